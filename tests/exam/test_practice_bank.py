"""The bank that ships: enough questions, spread, written fairly, its numbers those of the data."""

import re
from collections import Counter
from pathlib import Path

import pytest

from helpers.paths import NOTEBOOKS
from workshop.exam.bank import Bank, load_bank, make_bank
from workshop.exam.computed_numbers import recompute
from workshop.exam.item_flaws import objections

BANK = load_bank()
LESSONS = sorted({item.lesson for item in BANK})


def test_every_lesson_has_seven_questions_or_more_and_all_levels():
    assert {"01", "02", "03", "04", "05", "06", "07", "08", "09"} <= set(LESSONS)
    for lesson in LESSONS:
        items = [item for item in BANK if item.lesson == lesson]
        assert len(items) >= 7
        assert {item.level for item in items} == {"recall", "apply", "analyse"}
        assert sum(item.kind == "multiple" for item in items) >= 2


def test_there_are_fifty_six_questions_twenty_of_them_multiple_choice():
    assert len(BANK) >= 56
    assert sum(item.kind == "multiple" for item in BANK) >= 20


def test_no_level_takes_more_than_half():
    assert max(Counter(item.level for item in BANK).values()) <= len(BANK) / 2


def test_an_editor_has_nothing_to_object():
    assert objections(BANK) == []


def test_the_number_of_options_does_not_tell_how_many_are_right():
    of_each = Counter((len(item.options), len(item.key)) for item in BANK if item.kind == "multiple")
    for options in {size for size, _ in of_each}:
        numbers = [often for (size, _), often in of_each.items() if size == options]
        assert max(numbers) <= 0.6 * sum(numbers)


def test_a_question_stands_alone_as_each_form_draws_and_orders_its_own():
    elsewhere = re.compile(r"\b(the same (table|data|members)|(question|table) (above|before)|previous)\b")
    assert [item.id for item in BANK if elsewhere.search(item.text.lower())] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_objective_is_one_of_its_lesson(lesson):
    (source,) = [path for path in (NOTEBOOKS / "sources").glob(f"{lesson}_*.py") if not path.stem.endswith("_lab")]
    letters = set(re.findall(r"^# - \*\*([A-Z])\*\* ", source.read_text(encoding="utf-8"), re.MULTILINE))
    assert {item.objective for item in BANK if item.lesson == lesson} <= letters


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_numbers_of_a_lesson_are_those_of_the_data(lesson):
    items = [item for item in BANK if item.lesson == lesson]
    assert any(holder.compute for item in items for holder in (item, *item.options))
    assert recompute(Bank(tuple(items), {lesson: BANK.prepare[lesson]})) == []


TOY = """
lesson = "01"
prepare = "x = 40 + 2"
[[item]]
id = "X"
objective = "A"
level = "apply"
kind = "single"
text = "How many?"
option = [
    {text = "42", correct = true, reason = "It is so.", compute = "x : d"},
    {text = "142", reason = "It is not so.", misconception = "Counts a hundred twice."},
]
"""


def toy(tmp_path: Path, old: str = "", new: str = "") -> Bank:
    (tmp_path / "toy.toml").write_text(TOY.replace(old, new, 1), encoding="utf-8")
    return load_bank(tmp_path)


def test_a_number_that_the_data_contradict_is_named(tmp_path):
    assert recompute(toy(tmp_path)) == []
    (fault,) = recompute(toy(tmp_path, "40 + 2", "40 + 3"))
    assert fault.startswith("X: 'x : d' gives 43, which does not stand in '42")


def test_an_expression_that_fails_is_named(tmp_path):
    assert recompute(toy(tmp_path, "x : d", "y : d")) == ["X: NameError: name 'y' is not defined, in {{ y : d }}"]
    (fault,) = recompute(toy(tmp_path, "40 + 2", "1 / 0"))
    assert fault.startswith("prepare of lesson 01: ZeroDivisionError")


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('"142"', '"All of the above"', "speaks of other options"),
        ('"142"', '"Never"', "readers take as a sign"),
        ("How many?", "How many are NOT there?", "ask for what holds"),
        ("It is not so.", "No.", "explains nothing"),
        ('"142"', f'"{"a much longer option " * 4}"', "make them alike"),
    ],
)
def test_clues_and_tricks_are_objected_to(tmp_path, old, new, said):
    assert any(said in words for words in objections(toy(tmp_path, old, new)))


def test_a_key_that_mostly_stands_first_is_objected_to():
    first = [item for item in BANK if item.kind == "single" and item.key == {0}]
    assert any("stands in place 1" in words for words in objections(make_bank(first)))
