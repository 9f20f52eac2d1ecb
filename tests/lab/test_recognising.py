"""What a trainee is told: typical mistakes, alone and two at once, and what was done to the right values."""

import pandas as pd
import pytest

from helpers.lab.judging import judged
from helpers.lab.sheet import Mistake, Task
from helpers.values import encode

TABLE = pd.DataFrame(
    {"n": [311, 127, 206, 415], "spent": [1211.5, 2312.25, 3512.125, 871.25], "last": [10, 20, 30, 40]},
    index=pd.Index(["u1", "u2", "u3", "u4"], name="user_id"),
)
NET = TABLE.assign(spent=[1000.25, 2100.5, -17.5, 851.75])
LINES = TABLE.assign(n=[912, 871, 433, 1012])
BOTH = TABLE.assign(n=LINES["n"], spent=NET["spent"])
FEWER = TABLE.drop(index="u4")


def task(expected, *mistakes, order="ignored", pairs=()):
    known = tuple(Mistake(hint, encode(value), is_general=hint.startswith("This is")) for hint, value in mistakes)
    return Task("01.1", "T", 1, 3, "answer", order, encode(expected), known, (), None, pairs)


TASK = task(TABLE, ("Net.", NET), ("Lines.", LINES))


def told(one, value):
    return judged(one, value)[1]


def test_a_known_mistake_gets_its_hint():
    assert told(TASK, NET) == ["Net."] and told(TASK, LINES) == ["Lines."]


def test_two_at_once_get_both_hints():
    assert told(TASK, BOTH) == ["Net.", "Lines."]


def test_a_known_one_beside_a_slip_gets_its_hint_and_the_place_of_the_slip():
    slip = NET.assign(last=[10, 20, 30, 41])
    assert told(TASK, slip) == ["Net.", "Row 'u4' of column 'last' differs; it is too large."]


def test_a_missing_row_hides_no_mistake():
    hint, rows = told(TASK, NET.drop(index="u4").assign(spent=NET["spent"][:3]))[:2]
    assert (hint, rows) != ("Net.", "") and "row" in rows
    few = task(pd.Series({"a": 120, "b": 0, "c": 310}), ("Turned.", pd.Series({"a": 310, "b": 0, "c": 120})))
    assert told(few, pd.Series({"a": 310, "c": 120})) == ["Turned.", "Your table has 2 rows; 3 are expected."]


def test_what_two_mistakes_give_together_is_known_where_they_meet_in_one_part():
    mistakes = (("Clock.", 17.25), ("Dates.", 21.75))
    alone = task(19.5, *mistakes)
    both = task(19.5, *mistakes, pairs=((0, 1, alone.sketched(33.125)),))
    assert told(both, 33.125) == ["Clock.", "Dates."]
    assert told(alone, 33.125) == ["The number is not the one expected; it is too large."]


def test_a_mistake_that_was_changed_in_one_more_step_gets_its_hint_and_the_step():
    rows = task(pd.Series({"a": 0.25, "b": 0.5, "c": 0.7}), ("Rows.", pd.Series({"a": 0.31, "b": 0.47, "c": 0.6})))
    hint, step = told(rows, pd.Series({"a": 31.0, "b": 47.0, "c": 60.0}))
    assert hint == "Rows." and "a hundred times these values" in step


def test_a_small_change_of_the_code_comes_after_written_hints_and_says_where():
    mean = TABLE.assign(spent=TABLE["spent"] / 7)
    one = task(TABLE, ("Net.", NET), ("This is what comes out with a mean in place of a sum.", mean))
    assert told(one, mean) == ["In column 'spent': this is what comes out with a mean in place of a sum."]
    assert told(one, NET) == ["Net."]


def test_a_small_number_met_by_chance_gets_no_general_hint():
    one = task({"a": 3, "b": 8}, ("This is what comes out with `x` in place of `y`.", {"a": 4, "b": 8}))
    assert told(one, {"a": 4, "b": 8}) == ["1 value of 2 differs: 'a'; it is too large."]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            TABLE.assign(spent=TABLE["spent"].round(1)),
            "Column 'spent' holds the right values, but rounded to 1 decimal.",
        ),
        (TABLE * 100, "a hundred times the right values"),
        (TABLE.assign(n=TABLE["last"], last=TABLE["n"]), "exchanged"),
        (TABLE.assign(spent=TABLE["spent"].astype(str)), "as text"),
        (TABLE.assign(n=TABLE["last"]), "Column 'n' holds what belongs in column 'last'"),
    ],
)
def test_what_was_done_to_the_right_values_is_named(value, words):
    assert any(words in line for line in told(TASK, value)), told(TASK, value)


SHARES = pd.Series({"a": 0.31, "b": 0.47, "c": 0.6, "d": 0.72})


@pytest.mark.parametrize(
    ("right", "given", "words"),
    [
        (SHARES, SHARES.rename({"a": "b", "b": "a"}), "those of 'a' and 'b' are exchanged"),
        (SHARES, list("abcd"), "The right row labels alone"),
        (SHARES, 0.47, "This is one of the 4 values that are asked"),
        ({"in": 8, "out": 3, "new": 4}, 15, "the sum of all values; the task asks for each"),
        ({"in": 8, "out": 3}, {"ins": 8, "outs": 3}, "under other keys: 'ins', 'outs'"),
        ({"left": [3, 5, 9], "all": 7}, {"left": 3, "all": 7}, "In 'left': this is how many there are"),
        (
            {"left": [3, 5, 9], "new": [1]},
            {"left": {3, 5, 9}, "new": {1}},
            "In 'new': the right items; a list is asked",
        ),
    ],
)
def test_right_values_in_a_form_that_is_not_asked_are_named(right, given, words):
    assert any(words in line for line in told(task(right), given)), told(task(right), given)


def test_right_answers_in_another_form_pass():
    wide = TABLE.assign(more=0).reset_index()
    for form in (wide, TABLE.iloc[::-1], TABLE.round(6), TABLE.rename_axis("id").reset_index()):
        assert judged(TASK, form)[0] == "passed" or form.columns[0] == "id"
    assert judged(task([1, 2, 3]), pd.Series([1, 2, 3], index=[7, 8, 9]))[0] == "passed"


def test_nothing_said_holds_a_value_of_the_solution():
    for wrong in (NET, LINES, BOTH, FEWER, TABLE * 2, TABLE + 1, TABLE.assign(spent=0)):
        text = " ".join(told(TASK, wrong))
        assert not any(str(value) in text for value in (311, 1211.5, 2312.25, 3512.125, 871.25, 415))
