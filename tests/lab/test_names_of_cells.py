"""Names that cells make: which of them were the trainee's own, and where a missing one comes from."""

import pytest
from lab_samples import CODE, make_sheet, save_sheet

from helpers.lab import open_lab

REPLACED = "Your own values were replaced"
ABOVE = "A restarted kernel has forgotten what was run: choose Run, then Run All Above Selected Cell."


class Notebook:
    """A kernel's shell, and the lab opened in it."""

    def __init__(self, shell):
        self.shell = shell
        self.open()

    def open(self):
        self.lab = self.shell.user_ns["lab"] = open_lab("01", keep=False)

    def run(self, code):
        return self.shell.run_cell(code, store_history=True)

    def load(self, level):
        """What loading a level says; its cell is run as any other."""
        return repr(self.run(f"lab.load_level({level})").result)


@pytest.fixture
def notebook(room, shell):
    return Notebook(shell)


@pytest.fixture
def widening(room, tmp_path, shell):
    """A lab whose first level makes `payments` anew, with a column more."""
    sheet = make_sheet()
    sheet["levels"][0]["code"] = ["payments = payments.assign(day=1)", CODE["01.1"]]
    save_sheet(tmp_path / "answers", sheet)
    return Notebook(shell)


@pytest.mark.parametrize(
    "change",
    [
        "payments['day'] = 1",
        "payments.loc[0, 'payment'] = 7",
        "import warnings; warnings.simplefilter('ignore'); payments.drop(columns='payment', inplace=True)",
        "payments.insert(0, 'day', 1)",
        "for payments in [3]:\n    pass",
        "%time payments = 3",
        "%%time\npayments = 3",
        "def payments():\n    return 1",
        "import json as payments",
    ],
)
def test_a_table_that_own_code_changed_is_said_once(notebook, change):
    notebook.load(1)
    notebook.run(change)
    assert f"{REPLACED}: `payments`." in notebook.load(1)
    assert REPLACED not in notebook.load(1)


@pytest.mark.parametrize(
    "look", ["payments.head()", "[payments for payments in []]", "f = lambda payments: payments", "payments = ("]
)
def test_a_table_that_own_code_only_looked_at_is_not_said(widening, look):
    widening.load(2)
    widening.run(look)
    assert REPLACED not in widening.load(1)


def test_what_the_courses_own_cells_made_is_not_said(widening):
    widening.run(make_sheet()["start"][0])
    widening.run("payments = payments.assign(day=1)\n")
    assert REPLACED not in widening.load(1)


def test_a_task_whose_hole_is_as_it_was_is_not_said(widening):
    widening.load(2)
    widening.run("payments = payments.assign(day=1)  # given\n# YOUR CODE HERE\ncounted = ...")
    widening.run("def payments():\n    # YOUR CODE HERE\n    ...")
    assert REPLACED not in widening.load(1)


def test_what_was_replaced_before_is_not_said_again_though_the_table_has_changed_since(widening):
    widening.run("payments = 1")
    assert f"{REPLACED}: `payments`." in widening.load(2)
    assert REPLACED not in widening.load(1)


def test_an_own_value_that_is_as_the_level_makes_it_is_not_said(notebook):
    notebook.run(f"{CODE['01.1']}\ntotal = 12.5")
    assert REPLACED not in notebook.load(3)


def test_own_work_after_a_level_that_is_not_there_is_still_own(notebook):
    notebook.run("total = 99")
    notebook.load(9)
    assert f"{REPLACED}: `total`." in notebook.load(3)


@pytest.mark.parametrize(
    ("code", "name", "made_by"),
    [
        ("payments.head()", "payments", "the first cells of this notebook"),
        ("def look():\n    return payments\nlook()", "payments", "the first cells of this notebook"),
        ('lab.check("01.1", counted)', "counted", "the cell of task 01.1"),
    ],
)
def test_a_missing_name_is_explained_after_its_error(notebook, capsys, code, name, made_by):
    notebook.run(code)
    assert capsys.readouterr().out.endswith(
        f"○ Not run · `{name}` has no value in this kernel.\n  It is made by {made_by}. {ABOVE}\n"
    )


def test_a_name_made_within_a_level_is_explained_by_its_level(room, tmp_path, shell, capsys):
    sheet = make_sheet()
    sheet["levels"][1]["code"].insert(0, "out = payments.copy()")
    save_sheet(tmp_path / "answers", sheet)
    Notebook(shell).run("out + 1")
    assert f"It is made by a cell of level 2. {ABOVE}" in capsys.readouterr().out


def test_a_name_is_explained_once_however_often_the_lab_was_opened(notebook, capsys):
    notebook.open()
    notebook.run("payments")
    assert capsys.readouterr().out.count(ABOVE) == 1


@pytest.mark.parametrize(
    "code", ["paymants.head()", "1 / 0", "x = (", "def f():\n    payments += 1\nf()", "raise NameError('no name')"]
)
def test_other_errors_are_not_explained(notebook, capsys, code):
    notebook.run(code)
    assert ABOVE not in capsys.readouterr().out


def test_a_check_of_a_later_level_names_what_the_cells_above_it_make(room, tmp_path, shell):
    sheet = make_sheet()
    sheet["levels"][1]["code"].insert(0, "out = payments.copy()")
    save_sheet(tmp_path / "answers", sheet)
    notebook = Notebook(shell)
    notebook.run(sheet["start"][0])
    assert notebook.lab.check("01.2").lines == (f"The cells above were not run: `out` has no value. {ABOVE}",)
    assert "Not attempted yet" in notebook.lab.check("01.1").lines[0]
