import pytest
from IPython.core.interactiveshell import InteractiveShell
from lab_samples import CODE, RIGHT, SEED, make_sheet, save_notebook, save_sheet, trainee_notebook
from traitlets.config import Config

from helpers.lab import open_lab


@pytest.fixture
def room(tmp_path, monkeypatch):
    """The trainee's folder, as the working folder; the answers lie elsewhere."""
    answers = tmp_path / "answers"
    answers.mkdir()
    save_sheet(answers, make_sheet())
    monkeypatch.setenv("COURSE_ANSWERS", str(answers))
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.delenv("COURSE_RECORD", raising=False)
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.chdir(room)
    return room


@pytest.fixture
def shell():
    """A notebook's kernel without the notebook."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False, "hist_file": ":memory:"}))
    yield shell
    InteractiveShell.clear_instance()


@pytest.fixture
def lab(room):
    return open_lab("01", seed=SEED)


@pytest.fixture
def work(room):
    """A lab with one task solved and checked, and the written answer given."""
    open_lab("01").check("01.1", RIGHT["01.1"])
    return save_notebook(room, trainee_notebook({"01.1": CODE["01.1"]}))
