"""A task whose answer is a function, from its source to the sheet."""

import copy
import json
import shutil

import pytest

from workshop.editions.build import Checkout
from workshop.editions.sheets import answer_sheet
from workshop.sources import read_source

FUNCTION = '''# %% [markdown] task="01.3" level=3 points=5
# ### Level 3 · A share

# %% task="01.3"
def share(part, whole):
    """Return part of whole, nothing of nothing."""
    # BEGIN SOLUTION
    return part / whole if whole else 0.0
    # END SOLUTION

# %% inputs="01.3"
def inputs(rng):
    return [(0, 0)] + [(int(rng.integers(1, 50)), sum(numbers)) for _ in range(5)]

# %% mistake="01.3" hint="Nothing of nothing is a share too."
def share(part, whole):
    return part / whole

# %% mistake="01.3" hint="That is per cent."
def share(part, whole):
    return 100 * part / whole if whole else 0.0

# %% mistake="01.3" hint="Upside down."
def share(part, whole):
    return whole / part if part else 0.0

# %% [markdown] hints="01.3"
# 1. Divide.
# 2. `/`
# 3. `part / whole`

# %% check="01.3"
lab.check("01.3", share)

'''


@pytest.fixture(scope="module")
def built(built_once, tmp_path_factory):
    """The small course with a function task, built."""
    course = copy.copy(built_once)
    course.checkout = Checkout(tmp_path_factory.mktemp("functions") / "course")
    shutil.copytree(built_once.checkout.root, course.checkout.root)
    course.change("01_three_lab", '# %% [markdown] written="01.S1"', FUNCTION + '# %% [markdown] written="01.S1"')
    assert course.build() == []
    return course


def text(course, *parts):
    return course.checkout.root.joinpath(*parts).read_text(encoding="utf-8")


def entry(sheet):
    return sheet["tasks"]["01.3"]


def test_no_notebook_shows_the_inputs(built):
    for edition in ("labs", "solutions"):
        assert "rng" not in text(built, "notebooks", edition, "01_three_lab.ipynb")
    assert "rng" not in text(built, "data", "answers", "01_three_lab.json")


def test_the_sheet_has_the_inputs_and_what_the_solution_gives(built):
    found = entry(json.loads(text(built, "data", "answers", "01_three_lab.json")))
    assert found["name"] == "share" and len(found["cases"]) == len(found["expected"]) == 6
    assert found["cases"][0] == [0, 0] and found["expected"][0] == 0
    assert found["expected"][1] == pytest.approx(found["cases"][1][0] / 16)
    assert "stops with ZeroDivisionError" in str(found["mistakes"][0]["parts"])


def test_the_solved_edition_shows_each_mistake_with_its_hint(built):
    solved = text(built, "notebooks", "solutions", "01_three_lab.ipynb")
    assert all(hint in solved for hint in ("Nothing of nothing is a share too.", "That is per cent.", "Upside down."))
    assert "Passed" in solved


def test_a_grader_draws_more_rounds_for_another_seed(built):
    source = read_source(built.source("01_three_lab"))
    hidden = answer_sheet(source, built.checkout.rubrics, built.checkout.notebooks, {"DATA_SEED": 9}, rounds=4)
    assert hidden["seed"] == 9
    assert len(entry(hidden)["cases"]) == 24 and entry(hidden)["cases"][6] == [0, 0]
    assert entry(hidden)["cases"][1][1] == 22  # the data's own numbers


def broken(course, old, new):
    course.change("01_three_lab", '# %% [markdown] written="01.S1"', FUNCTION + '# %% [markdown] written="01.S1"')
    course.change("01_three_lab", old, new)
    return " ".join(course.build("01_three_lab"))


def test_too_few_inputs_are_a_fault(course):
    assert "5 or more; it returned 3" in broken(course, "range(5)", "range(2)")


def test_a_solution_that_fails_on_an_input_is_a_fault(course):
    faults = broken(course, "return part / whole if whole else 0.0", "return part / whole")
    assert "task 01.3 gave no comparable value" in faults and "(0, 0)" in faults and "ZeroDivisionError" in faults


def test_a_mistake_that_no_input_shows_is_a_fault(course):
    assert "mistake 1: it gives the solution's value" in broken(course, "[(0, 0)]", "[(1, 2)]")


def test_an_inputs_cell_without_its_function_is_a_fault(course):
    assert "must define inputs(rng)" in broken(course, "def inputs(rng)", "def cases(rng)")
