import datetime
import json
import time
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from values_samples import SPEND, agree, frames, nested, quick

from helpers.values import encode, same


@quick
@given(nested)
def test_a_value_equals_itself_after_a_journey_as_json(value):
    encoded = encode(value)
    assert same(encoded, json.loads(json.dumps(encoded, allow_nan=False)))


@quick
@given(frames)
def test_a_table_equals_itself_with_and_without_labels(table):
    labelled = table.rename(lambda row: f"row {row}")
    for one in (table, labelled, table["x"], labelled["word"], table.set_index(["n", "word"])):
        assert agree(one, one.copy()) and agree(one, one.copy(), "matters")


@quick
@given(frames, st.randoms(use_true_random=False))
def test_shuffled_rows_are_the_same_only_while_order_is_ignored(table, chance):
    table["key"] = range(len(table))
    rows = list(range(len(table)))
    chance.shuffle(rows)
    for one in (table, table.set_index("key"), table.set_index("key")["x"]):
        other = one.iloc[rows]
        assert agree(one, other)
        assert agree(one, other, "matters") is (rows == sorted(rows))


@quick
@given(frames, st.data())
def test_one_changed_cell_makes_another_table(table, data):
    row = data.draw(st.integers(0, len(table) - 1))
    column = data.draw(st.sampled_from(["n", "x", "word", "flag"]))
    changed = table.copy()
    old = table.at[row, column]
    new = {
        "n": lambda: old + 1,
        "x": lambda: old + 1 + abs(old) / 1000,
        "word": lambda: f"{old}!",
        "flag": lambda: not old,
    }
    changed.at[row, column] = new[column]()
    for one, other in ((table, changed), (table.rename(str), changed.rename(str)), (table[column], changed[column])):
        assert not agree(one, other) and not agree(one, other, "matters")


def test_numbers_agree_within_the_tolerance_and_identifiers_only_when_equal():
    for number in (1 / 3, 12.3456789123, 0.000123456, -2 / 3, 100 / 7):
        assert agree(number, round(number, 6)) and not agree(number, round(number, 3)), number
    assert agree(0.3, 0.1 + 0.2) and agree(3, 3.0) and agree(1e-12, 0) and agree(np.float32(0.1), 0.1)
    assert agree(Decimal("2.5"), 2.5) and agree(1234567.0, 1234567.1)
    assert not agree(17850000, 17850001) and not agree(17850000.0, 17850001.0)
    assert not agree(1, True) and not agree(0, False) and not agree(1, "1") and not agree(0, None)
    assert agree(np.inf, float("inf")) and not agree(np.inf, -np.inf)


def test_a_missing_value_is_a_missing_value_of_any_kind():
    for one in (None, float("nan"), pd.NaT, pd.NA, np.datetime64("NaT")):
        assert agree(one, None)
    assert agree(pd.Series([1, None], dtype="Int64"), pd.Series([1, np.nan]))
    assert agree(pd.Series(["a", None], dtype="str"), pd.Series(["a", None], dtype=object))


def test_how_a_column_is_stored_does_not_count():
    words = pd.Series(["a", "b", "a"])
    for dtype in ("object", "category", "string", "string[pyarrow]"):
        assert agree(words, words.astype(dtype)), dtype
    numbers = pd.Series([1, 2, 3])
    for dtype in ("float32", "Int64", "Float64", "int64[pyarrow]", "Sparse[int]", "category"):
        assert agree(numbers, numbers.astype(dtype)), dtype


def test_times_are_the_same_moment_however_they_are_written():
    moment = pd.Timestamp("2018-01-01 08:00")
    for one in (moment.to_pydatetime(), moment.to_datetime64(), np.datetime64("2018-01-01T08:00", "s")):
        assert agree(moment, one)
    assert agree(datetime.date(2018, 1, 1), pd.Timestamp("2018-01-01"))
    assert agree(moment.tz_localize("Asia/Shanghai"), pd.Timestamp("2018-01-01", tz="UTC"))
    assert not agree(moment, moment.tz_localize("UTC"))
    assert agree(pd.date_range("2018", periods=3), np.array(pd.date_range("2018", periods=3)))
    assert agree(pd.Timedelta("1D"), np.timedelta64(24, "h")) and not agree(pd.Timedelta("1D"), 86400)
    months = pd.Series(pd.period_range("2017-01", "2017-03", freq="M"))
    assert agree(months, months.copy()) and not agree(months, months.dt.to_timestamp())
    assert agree(pd.cut(pd.Series([1, 5]), [0, 2, 9]), pd.cut(pd.Series([1, 5]), [0, 2, 9]).astype(object))


def test_sequences_are_lists_and_keep_their_order():
    assert agree([1, 2], (1, 2)) and agree([1, 2], np.array([1, 2])) and agree([1, 2], pd.Index([1, 2]))
    assert agree([1, 2], pd.Series([1, 2], index=["x", "y"])) and not agree([1, 2], pd.Series([2, 1]))
    assert agree([[1, "a"]], pd.MultiIndex.from_tuples([(1, "a")]))
    assert not agree(("column", 0.5), (0.5, "column")) and not agree([1, 2], [2, 1])
    assert agree({1, 2}, frozenset({2, 1})) and agree({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert agree(np.eye(2), np.eye(2) + 1e-12) and not agree(np.eye(2), np.eye(2).ravel())


def test_a_series_its_frame_and_its_reset_index_are_one_value():
    for shape in (SPEND.rename("other"), SPEND.to_frame(), SPEND.reset_index(), SPEND.reset_index(name="total")):
        assert agree(SPEND, shape), shape
    assert agree(SPEND.to_frame(), SPEND) and agree(SPEND.to_frame(), SPEND.reset_index())
    assert agree(SPEND.reset_index(), SPEND) and agree(SPEND.reset_index(), SPEND.to_frame())
    shuffled = SPEND.reset_index().iloc[::-1].reset_index(drop=True)
    assert agree(SPEND, shuffled) and not agree(SPEND, shuffled, "matters")


def test_keys_in_the_index_or_in_columns_make_one_grouped_table():
    log = pd.DataFrame({"user": list("aab"), "month": [1, 2, 1], "spend": [1.0, 2.0, 3.0], "n": [1, 1, 2]})
    grouped = log.groupby(["user", "month"]).sum()
    assert agree(grouped, log) and agree(log, grouped) and agree(grouped, log.groupby(["month", "user"]).sum())
    assert agree(grouped["spend"], log.drop(columns="n"))
    assert not agree(grouped, log.groupby("user").sum())


def test_an_index_without_meaning_does_not_count_where_the_answer_has_none():
    table = pd.DataFrame({"a": [3, 1, 2], "b": list("xyz")})
    assert agree(table, table.sort_values("a")) and not agree(table, table.sort_values("a"), "matters")
    assert agree(table, table.set_axis([7, 8, 9])) and not agree(table.set_axis([7, 8, 9]), table)
    assert agree(table, table[["b", "a"]]) and agree(table, table[["b", "a"]], "matters")
    assert agree(pd.DataFrame(index=range(3)), pd.DataFrame(index=range(3)))


def test_more_than_is_asked_is_the_same():
    table = pd.DataFrame({"a": [3, 1], "b": [1.5, 2.5]}, index=["x", "y"])
    assert agree(table, table.assign(c=0)) and not agree(table, table.assign(b=0, c=0))
    assert agree({"a": 1}, {"a": 1, "b": 2}) and not agree({"a": 1}, {"b": 1})


def test_a_key_column_of_any_name_stands_for_row_labels_without_a_name():
    table = pd.DataFrame({"a": [3.5, 1.5]}, index=["gold", "silver"])
    assert agree(table, table.rename_axis("card").reset_index()) and agree(table["a"], table["a"].reset_index())
    assert not agree(table, table.reset_index().assign(index=["gold", "bronze"]))


def test_repeated_labels_and_columns_are_compared_as_bags():
    twice = pd.Series([1, 2, 3], index=["a", "a", "b"])
    assert agree(twice, twice.iloc[[1, 0, 2]]) and not agree(twice, pd.Series([1, 1, 3], index=["a", "a", "b"]))
    wide = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])
    assert agree(wide, wide.copy()) and not agree(wide, pd.DataFrame([[1, 9], [3, 4]], columns=["a", "a"]))


def test_numbers_inside_cells_agree_within_the_tolerance_as_well():
    one = pd.DataFrame({"pair": [[1 / 3, 2], [0.5, 3]], "n": [1, 2]})
    other = pd.DataFrame({"pair": [[0.5, 3], [0.333333, 2]], "n": [2, 1]})
    assert agree(one, other) and not agree(one, other.assign(pair=[[0.5, 3], [0.3333, 2]]))


def test_rows_are_matched_within_the_tolerance_whatever_their_order():
    one = pd.DataFrame({"x": [1.0000001, 1.0, 5.0], "y": ["b", "a", "c"]})
    other = pd.DataFrame({"x": [5.0, 1.0000001, 1.0], "y": ["c", "a", "b"]})
    assert agree(one, other)
    assert agree(one.set_index("x"), other.set_index("x"))


@pytest.mark.slow
def test_two_hundred_thousand_cells_are_compared_quickly():
    table = pd.DataFrame(np.random.default_rng(1).random((20_000, 9))).assign(key=range(20_000)).set_index("key")
    expected, shuffled = encode(table.iloc[:19_999]), encode(table.iloc[:19_999].sample(frac=1, random_state=1))
    started = time.perf_counter()
    assert same(expected, shuffled) and not same(expected, encode(table.iloc[1:]))
    assert time.perf_counter() - started < 10  # some 1.5 s; quadratic time would take minutes


def test_a_default_index_stands_for_labels_that_count_from_nought():
    hours = pd.Series([5, 7, 9], index=pd.Index([0, 1, 2], name="hour"))
    assert agree(hours, pd.Series([5, 7, 9])) and agree(pd.Series([5, 7, 9]), hours)
    assert agree(hours.iloc[::-1], pd.Series([5, 7, 9])), "each value has its label, whatever the order"
    assert not agree(hours, pd.Series([7, 5, 9])) and not agree(hours, pd.Series([5, 7]))
    assert not agree(hours.rename(lambda hour: hour + 1), pd.Series([5, 7, 9]))
    assert not agree(hours.rename(float), pd.Series([7, 5, 9])) and not agree(hours.rename(bool), pd.Series([5, 7, 9]))
