import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from values_samples import SPEND, frames, nested, quick, told

from helpers.values import encode

SENTINELS = [987_654_321, 31_337.4242, "zebra-sentinel", pd.Timestamp("2011-11-11 11:11:11")]


@quick
@given(st.sampled_from(SENTINELS), nested | frames, st.sampled_from(["ignored", "matters"]))
def test_no_expected_value_is_ever_told(secret, wrong, order):
    table = pd.DataFrame({"key": [secret, secret], "n": [1, 2]})
    keyed = table.set_index("key")
    answers = [secret, [secret, 1], {secret}, {"a": secret}, {secret: 1}, table, keyed, keyed["n"], table["key"]]
    for expected in answers:
        near = [
            expected,
            wrong,
            table.assign(n=0),
            keyed.assign(n=0),
            ["x", 1],
            {"b": 2},
            table["key"].astype(str) + "!",
        ]
        for given_value in near:
            text, own = told(expected, given_value, order), str(encode(given_value))
            for form in ("987", "31337", "31_337", "4242", "zebra", "2011"):
                assert form not in text or form.replace("_", "") in own.replace(".", "")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (None, "Your answer is nothing yet (None); a Series is expected."),
        ([1.5, 2.5, 3.5], "Your answer is a list; a Series is expected."),
        (SPEND.iloc[:2], "Your table has 2 rows; 3 are expected. 1 row label is missing."),
        (SPEND.reset_index(drop=True), "Your rows are numbered 0, 1, 2 …; row labels that say what a row is about"),
        (SPEND.rename({"u1": "u9"}), "1 row label is missing. 1 row label is not expected: 'u9'."),
        (SPEND.replace(1.5, 9), "The Series: 1 value of 3 differs (row 'u1'); it is too large."),
        (SPEND.astype(str), "The Series holds text instead of numbers."),
        (SPEND.where(SPEND > 2), "The Series has 1 missing value; 0 are expected."),
        (SPEND.to_frame().assign(n=1), "Your table has 2 columns of values; one, or a Series, is expected."),
        (SPEND.set_axis([1, 2, 3]), "The index holds numbers instead of text."),
    ],
)
def test_each_difference_has_its_sentence(wrong, sentence):
    assert sentence in told(SPEND, wrong)


def test_more_differences_have_their_sentences():
    table = pd.DataFrame({"a": [1, 2, 3], "b": list("xyz")})
    stamped = pd.DataFrame([[1, 2, 3]], columns=[pd.Timestamp("2018"), ("a", 1), 7])
    assert told(stamped, table.iloc[:1, :0]) == "Missing columns: '2018-01-01T00:00:00', ('a', 1), 7."
    assert told(table, table.drop(columns="b")) == "Missing columns: 'b'."
    assert told(table, table.assign(c=1)) == ""
    assert told(table, table.assign(c=1)[["b", "c"]]) == "Missing columns: 'a'. Columns that are not expected: 'c'."
    assert told(table, table.iloc[::-1], "matters") == "The right rows, in the opposite order."
    turned = table.iloc[[1, 2, 0]]
    assert told(table, turned, "matters") == "The right rows, in another order."
    tied = pd.DataFrame({"who": [1, 2, 3, 4], "n": [9, 5, 5, 1]})
    equal = "The right rows, but those that are equal in 'n' stand in another order."
    assert told(tied, tied.iloc[[0, 2, 1, 3]], "matters") == equal
    assert told(table, table[["b", "a"]], "matters") == ""
    mixed_up = table.assign(b=list("yxz"))
    assert told(table, mixed_up) == "Each column holds the right values, but some stand in the wrong rows."
    begun = "Your list has 2 items; 3 are expected; yours are the right ones, as far as they go."
    assert told([1, 2, 3], [1, 2]) == begun
    assert told([1, 2], [1, 2, 5]) == "Your list has 3 items; 2 are expected; the first ones are right."
    assert told([1, 2], [2, 5, 1]) == "Your list has 3 items; 2 are expected; all that is asked is among them."
    assert told([1, 2, 3], [3, 1]) == "Your list has 2 items; 3 are expected; all of yours are among those asked."
    strange = "Your list has 2 items; 3 are expected; 1 item of yours does not belong there, such as 7."
    assert told([1, 2, 3], [7, 1]) == strange
    assert told([1, 2], [2, 1]) == "The right items, in the opposite order."
    assert told([2, 3, 1], [1, 2, 3]) == "The right items, in ascending order; another one is asked."
    assert told([1, 3, 2], [3, 2, 1]) == "The right items, in descending order; another one is asked."
    assert told([1, 3, 2], [3, 1, 2]) == "The right items, in another order."
    assert told([1, 3, 2], [1, 5, 4]) == "2 items of 3 differ: numbers 2, 3; all of them are too large."
    assert told(["a", 2.5], [0, 2.5]) == "Item 1 is a number; a text is expected. 1 item of 2 differs: number 1."
    assert told({1, 2}, {1, 7}) == "1 item is missing. 1 item is not expected: 7."
    assert told({1, 2}, {1}) == "1 item is missing."
    assert told({"a": 1}, {"a": 2, "b": 1}) == "1 value of 2 differs: 'a'; it is too large."
    assert told({"a": 1, "c": 3}, {"a": 1, "b": 1}) == "1 key is missing. Keys that are not expected: 'b'."
    assert told("Time Penalty", "time penalty ") == "Only capitals or spaces of your text are different."
    assert told(5, 6) == "The number is not the one expected; it is too large."
    assert told(np.eye(2), np.eye(3)) == "Your array is 3 x 3; 2 x 2 is expected."


def test_a_dict_tells_which_of_its_values_differs_and_how():
    moved = {"entered": [1, 2], "left": [3, 4], "days": 9}
    in_order = "1 value of 3 differs: 'left'. In 'left': the right items, in the opposite order."
    assert told(moved, moved | {"left": [4, 3]}) == in_order
    assert told(moved, moved | {"left": {3, 4}}).endswith("In 'left': your answer is a set; a list is expected.")
    assert told(moved, moved | {"left": pd.Series([3, 4])}) == ""
    assert told(moved, moved | {"days": 8}) == "1 value of 3 differs: 'days'; it is too small."
    ledger = {"ids": [1], "out": {"opted out": 2, "not drawn": 3}}
    given_ledger = {"ids": [1], "out": {"opted out": 1, "selected": 0}}
    inside = (
        "In 'out': 1 key is missing. In 'out': keys that are not expected: 'selected'. In 'out': 1 value of 2 differs"
    )
    assert inside in told(ledger, given_ledger)
    assert "not drawn" not in told(ledger, given_ledger)


def test_dicts_within_dicts_are_told_level_by_level_in_few_sentences():
    right, wrong = {"x": 1}, {"x": 2}
    for _ in range(6):
        right, wrong = (dict.fromkeys("abc", each) for each in (right, wrong))
    text = told(right, wrong)
    assert "In 'a': in 'a': 3 values of 3 differ: 'a', 'b', 'c'." in text
    assert text.count(".") == 5
