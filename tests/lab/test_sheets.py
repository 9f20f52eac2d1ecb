"""The answer sheets of the course's labs: small, with six typical mistakes a task and more, telling no answer."""

import json
import re

import pytest

from helpers.lab.judging import is_right
from helpers.lab.recognising import explain
from helpers.lab.sheet import find_sheet, lab_numbers
from helpers.paths import DATA
from helpers.values import decode, encode

LABS = lab_numbers()
TASKS = [(lab, task) for lab in LABS for task in find_sheet(lab).tasks]
LARGEST = 125_000  # bytes
FEWEST = 6


def of(name):
    lab, number = name
    return find_sheet(lab).tasks[number]


def cells(value):
    """All numbers of an encoded value with three digits or more, as they may be written."""
    if isinstance(value, list):
        return {text for item in value for text in cells(item)}
    if isinstance(value, dict):
        return {text for item in value.values() for text in cells(item)}
    return {str(value)} if type(value) in (int, float) and len(re.sub(r"\D", "", str(value))) >= 3 else set()


@pytest.mark.parametrize("lab", LABS)
def test_a_sheet_is_small(lab):
    [path] = (DATA / "answers").glob(f"{lab}_*.json")
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("name", TASKS, ids="-".join)
def test_a_task_knows_six_mistakes_and_each_has_a_hint_of_its_own(name):
    written = [mistake.hint for mistake in of(name).mistakes if not mistake.is_general]
    assert len(written) >= FEWEST and len({*written}) == len(written)


@pytest.mark.parametrize("name", TASKS, ids="-".join)
def test_no_hint_tells_a_number_of_the_answer(name):
    task = of(name)
    if isinstance(task.expected, dict) and {"frame", "series"} & task.expected.keys():
        return  # so many numbers that one is met by chance
    said = " ".join(mistake.hint for mistake in task.mistakes)
    assert not cells(task.expected) & {*re.findall(r"[\d.,]*\d", said)}


@pytest.mark.parametrize("name", [one for one in TASKS if of(one).cases is None], ids="-".join)
def test_the_right_answer_passes_in_each_honest_form(name):
    task = of(name)
    value = decode(task.expected)
    forms = [value]
    if hasattr(value, "reset_index"):
        forms += [
            value.rename_axis("key").reset_index() if value.index.nlevels == 1 and value.index.name is None else value
        ]
        forms += [value.assign(more=1)] if hasattr(value, "columns") else [value.rename("another name")]
        forms += [value.iloc[::-1]] if task.order == "ignored" else []
    elif isinstance(value, dict):
        forms += [value | {"more": 1}, dict(reversed(value.items()))]
    elif isinstance(value, list):
        forms += [tuple(value)]
    for form in forms:
        assert is_right(task, encode(form)), type(form)
        assert json.loads(json.dumps(encode(form))) == encode(form)


@pytest.mark.parametrize("name", TASKS, ids="-".join)
def test_an_answer_to_another_task_gets_no_hint_of_a_mistake(name):
    task = of(name)
    foreign = [None, 0, "", {"dict": []}, {"set": []}, encode([1.5, "x"]), *(of(one).expected for one in TASKS)]
    if task.cases is not None:
        foreign = [[value] * len(task.cases) for value in foreign[1:6]]
    hints = {hint for value in foreign if value != task.expected for hint in explain(task, value).hints}
    assert not hints
