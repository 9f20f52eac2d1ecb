"""What a bank is, and what is refused with a sentence."""

import re
import tomllib

import pytest

from workshop.exam.bank import PRACTICE, load_bank

GOOD = """
lesson = "01"
[[item]]
id = "01.Q1"
objective = "A"
level = "recall"
kind = "single"
text = "Which?"
option = [
    {text = "this", correct = true, reason = "It is."},
    {text = "that", reason = "It is not.", misconception = "Looks away."},
]
"""
MANY = '{{text = "other {}", reason = "It is not.", misconception = "Looks away."}},'


def bank_of(tmp_path, text):
    path = tmp_path / "bank.toml"
    path.write_text(text, encoding="utf-8")
    return load_bank(path)


def test_a_question_is_right_only_with_all_of_its_key_and_nothing_else():
    item = load_bank()["01.Q2"]
    assert item.kind == "multiple" and item.key == {0, 2, 3}
    assert item.is_right([3, 0, 2])
    assert not item.is_right([0, 2])
    assert not item.is_right([0, 1, 2, 3])
    assert not item.is_right([])


def test_a_live_bank_is_a_file_or_a_folder_anywhere(tmp_path):
    assert [item.id for item in bank_of(tmp_path, GOOD)] == ["01.Q1"]
    assert [item.id for item in load_bank(tmp_path)] == ["01.Q1"]


def test_the_version_changes_with_a_question_and_with_nothing_else(tmp_path):
    before = bank_of(tmp_path, GOOD).version
    assert bank_of(tmp_path, "# a remark\n" + GOOD).version == before
    assert bank_of(tmp_path, GOOD.replace("that", "those")).version != before


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('level = "recall"', 'level = "easy"', "level is 'easy'; it is one of recall, apply, analyse"),
        ('kind = "single"', 'kind = "multiple"', "multiple choice with 1 of 2 right"),
        ("correct = true", "correct = false", "lacks 'misconception'"),
        ("correct = true", 'correct = "yes"', "write true or false"),
        ("option = [", "option = [" + "".join(MANY.format(k) for k in range(8)), "has 10 options"),
        ('reason = "It is."', 'reason = " "', "lacks 'reason'"),
        ('"that"', '"this"', "the same option twice"),
        ('objective = "A"', 'objektive = "A"', "unknown field 'objektive'"),
        ('objective = "A"', "objective = 1", "lacks 'objective'"),
        ('lesson = "01"', "lesson = ", "no TOML"),
        ('lesson = "01"', "", "lacks 'lesson'"),
        ('lesson = "01"', 'lesson = "01"\ntitle = "x"', "unknown field 'title'"),
        ("[[item]]", "[[itmes]]", "unknown field 'itmes'"),
        ('lesson = "01"', 'lesson = "01"\nprepare = 3', "lacks 'prepare'"),
        ('text = "Which?"', 'text = "Which?"\ncompute = 3', "compute is 3"),
        ('option = [', 'option = [\n    "a text",', "is no table"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_is_refused_by_name(tmp_path, old, new, said):
    with pytest.raises(ValueError, match=re.escape(said)) as refusal:
        bank_of(tmp_path, GOOD.replace(old, new, 1))
    assert "\n" not in str(refusal.value)


def test_a_file_of_a_windows_editor_is_read(tmp_path):
    assert len(bank_of(tmp_path, "\ufeff" + GOOD)) == 1


def test_two_files_of_one_lesson_are_refused_and_named(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.toml is of lesson 01, as another file"):
        (tmp_path / "b.toml").write_text(GOOD.replace("01.Q1", "01.Q2"), encoding="utf-8")
        load_bank(tmp_path)


def test_an_id_occurs_once(tmp_path):
    with pytest.raises(ValueError, match=r"01\.Q1 occurs twice"):
        bank_of(tmp_path, GOOD + GOOD.partition("\n[[")[2].join(["[[", ""]))


def test_no_bank_is_said_in_a_sentence(tmp_path):
    for place in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(ValueError, match="holds no questions"):
            load_bank(place)
    with pytest.raises(ValueError, match="without questions"):
        bank_of(tmp_path, 'lesson = "01"')


def test_a_question_of_another_bank_is_not_found():
    with pytest.raises(ValueError, match="no question 'X'"):
        load_bank()["X"]


def test_the_shipped_files_are_utf8_toml_of_one_lesson_each():
    for path in PRACTICE.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["lesson"] == path.name[:2]
