"""Submissions marked through the real sandbox, against keys made from a source."""

import nbformat
import pytest
from small_lab import MISTAKES, RIGHT, SECRET, SLUG, filled, handed, make_checkout, solved

from workshop.grading import sandbox
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.scoring import grade

pytestmark = pytest.mark.skipif(bool(sandbox.missing()), reason=" ".join(sandbox.missing()))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    return make_checkout(tmp_path_factory.mktemp("scoring") / "course")


@pytest.fixture(scope="module")
def marked(checkout, tmp_path_factory):
    """Marks a notebook of the small lab."""
    folder = tmp_path_factory.mktemp("hidden")

    def marked(notebook):
        submission = handed(notebook)
        return grade(submission, hidden_key(SLUG, SECRET, submission.sha, checkout=checkout, folder=folder))

    return marked


def verdicts(result):
    return [mark.verdict for mark in result.marks]


def test_the_solved_edition_with_its_mistakes_shown_gets_every_point(marked, checkout):
    result = marked(solved(checkout))
    assert verdicts(result) == ["right"] * 3 and result.points == 10 and result.notes == ()


def test_an_untouched_lab_gets_nothing_and_no_reproach(marked, checkout):
    result = marked(filled(checkout, {}))
    assert verdicts(result) == ["missing"] * 3 and result.points == 0


def test_right_answers_by_another_route_get_every_point(marked, checkout):
    assert marked(filled(checkout, RIGHT)).points == 10


def test_a_function_that_was_right_at_its_check_keeps_its_points_when_its_name_is_used_again(marked, checkout):
    notebook = filled(checkout, RIGHT)
    notebook.cells.append(nbformat.v4.new_code_cell("share = 0"))
    assert marked(notebook).points == 10


@pytest.mark.parametrize("own", ["share = ...", "share = lambda *case: helper(*case)"])
def test_a_function_that_is_whole_only_below_its_check_gets_its_points(marked, checkout, own):
    notebook = filled(checkout, RIGHT | {"01.3": own})
    below = RIGHT["01.3"].replace("share", "helper" if "helper" in own else "share")
    notebook.cells.append(nbformat.v4.new_code_cell(below))
    assert marked(notebook).points == 10


def test_each_typical_mistake_gets_its_own_hint(marked, checkout):
    before = [("01.2", "total_before = sum(numbers)")]
    result = marked(filled(checkout, MISTAKES, before))
    assert verdicts(result) == ["mistake"] * 3
    assert [mark.hint for mark in result.marks] == [
        "That is the mean; do not divide.",
        "The word is missing.",
        "Nothing of nothing is a share too.",
    ]


def test_practice_answers_typed_in_earn_nothing(marked, checkout):
    table = {(0, 0): 0.0}
    typed = {"01.1": "total = 16", "01.2": "rest = [1, 'rest']", "01.3": f"share = lambda *case: {table}[case]"}
    result = marked(filled(checkout, typed))
    assert verdicts(result) == ["typed", "typed", "wrong"] and result.points == 0
    assert "KeyError" in result.marks[2].hint


def test_answers_that_fit_the_practice_data_only_are_told_apart(marked, checkout):
    result = marked(filled(checkout, RIGHT | {"01.1": "total = DATA_SEED + 13 if DATA_SEED == 3 else {}['u17']"}))
    assert verdicts(result)[0] == "error" and result.marks[0].hint.startswith("Right on the practice data and on no")
    assert "The cell of this task stops: KeyError: 'u17'" in result.marks[0].hint


def test_a_loaded_level_gives_the_points_from_there_on(marked, checkout):
    loads = [("01.2", "lab.load_level(2)")]
    result = marked(filled(checkout, {name: RIGHT[name] for name in ("01.2", "01.3")}, loads))
    assert verdicts(result) == ["missing", "right", "right"] and result.points == 8


def test_points_before_a_loaded_level_are_kept(marked, checkout):
    assert marked(filled(checkout, RIGHT, [("01.3", "lab.load_level(3)")])).points == 10


def test_a_cell_that_ends_the_session_costs_its_own_task_only(marked, checkout):
    result = marked(filled(checkout, RIGHT | {"01.3": "import os\nos._exit(0)"}))
    assert verdicts(result) == ["right", "right", "missing"]
    (note,) = result.notes
    assert note.startswith("Code cell ") and note.endswith("ended the whole session and was left out.")
