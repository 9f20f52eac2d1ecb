import pytest
from desk_samples import RunningDesk, make_book, make_secret

from workshop.gradebook import open_book
from workshop.rubric_desk.rubrics import read_rubrics
from workshop.secret import read_secret


@pytest.fixture(scope="session")
def rubrics():
    return read_rubrics()


@pytest.fixture
def secret(tmp_path):
    return read_secret(make_secret(tmp_path))


@pytest.fixture
def texts():
    """Eight trainees' answers to two questions; the sixth wrote nothing for the second."""
    found = {f"trainee{n}": {q: f"Answer {n} to {q}." for q in ("01.S1", "02.S1")} for n in range(8)}
    found["trainee5"]["02.S1"] = " \n"
    return found


@pytest.fixture
def book(tmp_path, secret, texts):
    with open_book(make_book(tmp_path, texts), secret) as book:
        yield book


@pytest.fixture
def start(book):
    """Start `course desk` for a grader, as often as wanted."""
    running = []

    def start(grader, port=0):
        running.append(RunningDesk(book.path, grader, port))
        return running[-1]

    yield start
    for desk in running:
        desk.kill()
