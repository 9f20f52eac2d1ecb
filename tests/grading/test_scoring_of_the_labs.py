"""The course's own labs, each held against hidden data."""

import nbformat
import pytest
from scoring_samples import Says, calls, claim
from scoring_samples import handed as some_notebook
from small_lab import SECRET, handed

from helpers.lab.recognising import explain
from workshop.editions.build import Checkout
from workshop.grading import sandbox
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.hidden_sheets import given_away
from workshop.grading.scoring import grade

LABS = sorted(path.stem for path in Checkout().sources.glob("[0-9][0-9]_*_lab.py"))
needs_sandbox = pytest.mark.skipif(bool(sandbox.missing()), reason=" ".join(sandbox.missing()))


@pytest.fixture(scope="module", params=LABS)
def lab(request):
    return request.param


@pytest.fixture(scope="module")
def key_of(lab, hidden_answers):
    """The hidden key of a submission; one sheet is made for each lab, which other tests of the lab use as well."""
    return hidden_key(lab, SECRET, "a", folder=hidden_answers)


def edition(kind, lab):
    return nbformat.read(Checkout().notebooks / kind / f"{lab}.ipynb", 4)


def frames(answers, sheet):
    """The frames of a run that claims these answers."""
    return [
        frame
        for name, given in answers.items()
        for frame in (calls(given, name) if sheet.tasks[name].cases else [claim(name, given)])
    ]


@needs_sandbox
def test_the_solved_lab_gets_every_point_and_the_untouched_one_none(lab, key_of):
    solved = grade(handed(edition("solutions", lab), lab), key_of)
    assert [mark for mark in solved.marks if mark.verdict != "right"] == []
    assert solved.points == key_of.sheet.points and solved.notes == ()
    untouched = grade(handed(edition("labs", lab), lab), key_of)
    assert {mark.verdict for mark in untouched.marks} == {"missing"} and untouched.points == 0


def test_no_practice_answer_is_right_on_hidden_data(key_of):
    assert given_away(key_of.sheet, key_of.practice) == []
    typed = {name: task.expected for name, task in key_of.practice.tasks.items() if task.cases is None}
    result = grade(some_notebook(), key_of, Says(lambda job: frames(typed, key_of.sheet)))
    assert {mark.verdict for mark in result.marks if mark.task in typed} == {"typed"} and result.points == 0


def test_each_typical_mistake_gets_its_own_hint(key_of):
    count = max(len(task.mistakes) for task in key_of.sheet.tasks.values())
    for number in range(count):
        known = {
            name: task.mistakes[number] for name, task in key_of.sheet.tasks.items() if number < len(task.mistakes)
        }
        values = {name: mistake.value for name, mistake in known.items()}
        result = grade(some_notebook(), key_of, Says(lambda job, values=values: frames(values, key_of.sheet)))
        told = {mark.task: (mark.verdict, mark.hint, mark.points) for mark in result.marks if mark.task in known}
        assert told == {name: ("mistake", mistake.hint, 0) for name, mistake in known.items()}


def test_a_hint_is_given_to_no_mistake_of_another_task(key_of):
    tasks = [task for task in key_of.sheet.tasks.values() if task.cases is None]
    for task in tasks:
        others = [mistake.value for other in tasks if other is not task for mistake in other.mistakes]
        assert [hint for value in others for hint in explain(task, value).hints] == []


def test_a_slip_beside_a_mistake_hides_its_hint_in_no_table(key_of):
    for task in key_of.sheet.tasks.values():
        for mistake in task.mistakes:
            if slipped := with_a_slip(task, mistake.value):
                assert mistake.hint in explain(task, slipped).hints, (task.id, mistake.hint)


def with_a_slip(task, value):
    """A table with a mistake in one column and another number in one cell of another column, None if it has none."""
    parts = task.compared(value) if task.cases is None else []
    right = [part for part in parts if not part.wrong and not part.is_form and part.labels and len(part.given) > 12]
    numbers = [part for part in right if all(type(cell) in (int, float) for cell in part.given)]
    if not numbers or "frame" not in value:
        return None
    column = next(n for n, cells in enumerate(value["frame"]["cells"]) if sorted(cells) == sorted(numbers[0].given))
    cells = [[*cells] for cells in value["frame"]["cells"]]
    cells[column][0] += 7
    return {"frame": value["frame"] | {"cells": cells}}
