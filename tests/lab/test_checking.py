import json

import pandas as pd
import pytest
from lab_samples import NAMES, RIGHT, SEED, make_sheet, receipts, save_sheet

from helpers.lab import open_lab


def passed_all(lab, *tasks):
    return [lab.check(task, RIGHT[task]) for task in tasks]


def test_the_right_value_passes_completes_the_level_and_opens_the_next(lab):
    result = lab.check("01.1", receipts(u2=1, u1=2))
    assert result.passed
    assert repr(result).splitlines() == [
        "✓ Passed · 01.1 Task <b>1</b>",
        "  Worth 3 points when your work is graded.",
        "  Level 1 is complete; level 2 is open.",
        "  level 1 passed · level 2 open · level 3 locked · 3 of 12 points",
    ]


def test_a_level_of_two_tasks_says_what_is_still_open(lab):
    _, result = passed_all(lab, "01.1", "01.3")
    assert "Still open in level 2: 01.2 Task <b>2</b>." in repr(result)


def test_the_last_level_points_to_submit(lab):
    assert 'lab.submit("your-name")' in repr(passed_all(lab, "01.1", "01.2", "01.3", "01.4")[-1])


def test_a_right_value_in_another_honest_shape_passes(lab):
    assert lab.check("01.1", receipts(u1=2, u2=1).reset_index(name="n")).passed


def test_a_known_mistake_gets_its_own_hint(lab):
    result = lab.check("01.1", -1)
    assert not result.passed and result.kind == "wrong"
    assert result.lines == ("Mistake one of 01.1: use `nunique`.",)
    assert lab.check("01.1", "no").lines == ("Mistake two of 01.1.",)


def test_another_wrong_value_gets_what_differs_and_never_the_value(lab):
    result = lab.check("01.1", receipts(u1=2, u3=9))
    assert result.lines == ("1 row label is missing.", "1 row label is not expected: 'u3'.")


@pytest.fixture
def set_up(lab, shell):
    """The lab in a kernel in which its first cells were run."""
    shell.user_ns.update(pd=pd, payments=pd.DataFrame())
    return lab


def test_an_untouched_hole_is_not_attempted(lab):
    result = lab.check("01.1", ...)
    assert result.kind == "waiting" and "Not attempted yet: `counted` has no value of yours." in repr(result)


def test_an_untouched_hole_is_not_attempted_by_name(set_up, shell):
    shell.user_ns["counted"] = ...
    assert set_up.check("01.1").lines == ("Not attempted yet: `counted` has no value of yours.",)


def test_a_task_whose_cell_was_not_run_is_told_to_run_it(set_up):
    assert set_up.check("01.1").lines == (
        "Not attempted yet: `counted` has no value in this kernel; run the cell of task 01.1 first.",
    )


def test_a_check_in_a_restarted_kernel_says_which_cells_to_run(lab, shell):
    for result in (lab.check("01.1"), lab.check("01.1", ...)):
        assert result.lines == (
            "The cells above were not run: `payments`, `pd` have no value. "
            "A restarted kernel has forgotten what was run: choose Run, then Run All Above Selected Cell.",
        )


def test_a_task_can_be_checked_by_its_variable(lab, shell):
    shell.user_ns[NAMES["01.1"]] = RIGHT["01.1"]
    assert lab.check("01.1").passed


def test_a_locked_level_compares_nothing_and_names_what_is_open(lab):
    for value in (RIGHT["01.2"], -1):
        result = lab.check("01.2", value)
        assert not result.passed
        assert "Level 2 is locked: first pass level 1 (open: 01.1 Task <b>1</b>)." in repr(result)
    passed_all(lab, "01.1", "01.2")
    assert "first pass level 2 (open: 01.3 Task <b>3</b>)" in repr(lab.check("01.4", 1))


def test_a_reader_in_free_order_may_check_any_level(room):
    assert open_lab("01", order="free").check("01.4", RIGHT["01.4"]).passed


@pytest.mark.parametrize("task", ["01.9", "2.1", "11", "", "01.1.1", "1" * 5000, "<script>"])
def test_an_unknown_task_gets_the_nearest_names(lab, task):
    result = lab.check(task, 1)
    assert result.kind == "waiting" and "There is no task" in repr(result) and "nearest are 01." in repr(result)


@pytest.mark.parametrize("task", [1, 3.7, None, True, 1e300, [329577]])
def test_a_check_without_its_task_in_quotes_says_what_comes_first(lab, task):
    assert 'Give the task\'s number first, in quotes, such as "01.1".' in repr(lab.check(task))


@pytest.mark.parametrize(
    "task", ["01.1", "1.1", " 01.1 ", "01-1", "01_1", "1,1", "task 01.1", "Task 1.1", "01.01", "０１．１", 1.1]
)
def test_a_tasks_number_is_understood_in_many_forms(lab, task):
    assert lab.check(task, RIGHT["01.1"]).passed
    assert "The idea of 01.1." in repr(lab.hint(task))


def test_a_hint_without_a_task_is_for_the_first_open_one(lab):
    assert "The idea of 01.1." in repr(lab.hint())
    passed_all(lab, "01.1", "01.3")
    assert "The idea of 01.2." in repr(lab.hint()) and "Hint 2 of 3" in repr(lab.hint())
    passed_all(lab, "01.2", "01.4")
    result = lab.hint()
    assert (
        result.kind == "waiting"
        and 'No task is open; for a hint all the same, name one: `lab.hint("01.1")`.' in repr(result)
    )


@pytest.mark.parametrize("level", [0, 99, "four", 10**90])
def test_a_level_that_is_not_there_is_not_loaded(lab, level):
    assert "Not loaded · There is no level" in repr(lab.load_level(level))


class Odd:
    def __getattr__(self, name):
        raise RuntimeError(name)


@pytest.mark.parametrize(
    "value", [len, object(), b"x", 1j, [[...]], float("nan"), {1: {2: {3}}}, pd.DataFrame, 10**400, "\ud800"]
)
def test_no_wrong_value_is_an_error(lab, value):
    for wrong in (value, Odd()):
        result = lab.check("01.1", wrong)
        assert result.kind == "wrong" and result.lines and result._repr_html_()


def test_a_value_whose_reading_fails_in_any_way_is_told_in_one_sentence(lab):
    hollow = pd.DataFrame.__new__(pd.DataFrame)
    [sentence] = lab.check("01.1", hollow).lines
    assert "could not be read" in sentence


def test_the_text_of_an_answer_does_not_depend_on_what_was_tried_before(room):
    first = open_lab("01", keep=False)
    second = open_lab("01", keep=False)
    for value in (1, 2, 3):
        second.check("01.1", value)
    assert repr(first.check("01.1", RIGHT["01.1"])) == repr(second.check("01.1", RIGHT["01.1"]))


def test_hints_come_one_by_one_and_the_last_points_to_the_next_level(lab):
    said = [repr(lab.hint("01.1")) for _ in range(4)]
    assert [text.count("Hint ") for text in said] == [1, 2, 3, 3]
    assert "The idea of 01.1." in said[3] and "lab.load_level(2)" in said[3] and "lab.load_level" not in said[2]
    lab.check("01.1", RIGHT["01.1"])
    for _ in range(4):
        last = lab.hint("01.4")
    assert "load_level" not in repr(last) and "last hint" in repr(last)


def test_answers_of_another_seed_are_never_compared(room):
    result = open_lab("01", seed=7).check("01.1", RIGHT["01.1"])
    assert "answers for seed 7 are not here, these are for 20180101" in repr(result) and not result.passed


def test_the_sheet_of_the_asked_seed_is_found(room, tmp_path):
    sheet = make_sheet(seed=7)
    sheet["tasks"]["01.1"]["expected"] = 70
    save_sheet(tmp_path / "answers", sheet)
    assert open_lab("01", seed=7).check("01.1", 70).passed
    assert open_lab("01", seed=SEED, keep=False).check("01.1", RIGHT["01.1"]).passed


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ({"lab": "77"}, "There is no lab '77'"),
        ({"lab": "../01"}, "There is no lab"),
        ({"lab": "01", "order": "any"}, "order is 'any'"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence(room, call, sentence):
    with pytest.raises(ValueError, match=sentence) as refusal:
        open_lab(**call)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"tasks": {"a": 1}, "levels": []}', '{"tasks": []}'])
def test_a_damaged_sheet_is_told(room, tmp_path, content):
    for path in (tmp_path / "answers").iterdir():
        path.write_text(content)
    with pytest.raises(ValueError, match="cannot be read; make it again"):
        open_lab("01")


def test_recording_notes_every_value_and_judges_none(room, tmp_path, monkeypatch):
    record = tmp_path / "record.jsonl"
    monkeypatch.setenv("COURSE_RECORD", str(record))
    lab = open_lab("99", seed=3, keep=False)
    assert "Recorded" in repr(lab.check("99.3", 2.5))
    lab.check("99.4", len)
    lab.check("99.4", ...)
    lab.check_mistake("99.3", 1)
    lab.check_mistake("99.3", Odd())
    lab.check_mistake("99.4", [1])
    for call in (lab.hint, lab.load_level, lab.submit):
        assert "Recorded" in repr(call("99.3"))
    assert "Recorded" in repr(lab.progress())
    lines = [json.loads(line) for line in record.read_text().splitlines()]
    assert lines[0] == {"task": "99.3", "value": 2.5}
    assert "call it" in lines[1]["error"] and "hole" in lines[2]["error"]
    assert lines[3] == {"task": "99.3", "mistake": 0, "value": 1}
    assert lines[4]["mistake"] == 1 and "cannot be compared" in lines[4]["error"]
    assert lines[5] == {"task": "99.4", "mistake": 0, "value": [1]}
