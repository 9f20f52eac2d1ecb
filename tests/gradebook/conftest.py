import pytest

from workshop.gradebook import open_book
from workshop.secret import Secret

SECRET = Secret(bytes(32))
SUBMISSION = (
    "INSERT INTO submissions (sha, trainee, lab, slug, file, received, state, grader, graded_at) "
    "VALUES (?, ?, '01', '01_groupby_lab', 'a.zip', ?, ?, 'test', '2026-01-01T00:00:00+00:00')"
)


@pytest.fixture
def secret():
    return SECRET


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gradebook.db"


@pytest.fixture
def book(path):
    with open_book(path, SECRET, create=True) as opened:
        yield opened


@pytest.fixture
def hand_in(book):
    """Enter a submission with its points and its written answer; return its number."""

    def enter(sha, points=0.0, *, trainee="li", state="graded", received="2026-01-01T00:00:00+00:00", text="Because."):
        with book.writing("test") as writing:
            submission = writing.execute(SUBMISSION, [sha, trainee, received, state]).lastrowid
            writing.execute("INSERT INTO task_marks VALUES (?, '01.1', ?, 4.0, 'right', '')", [submission, points])
            writing.execute("INSERT INTO answers VALUES (?, '01.S1', 'Why?', ?, 10.0)", [submission, text])
            writing.log("graded", submission=submission)
        return submission

    return enter
