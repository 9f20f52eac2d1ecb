import datetime
import json
import time
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.values import Unencodable, differences, encode, same

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=True, allow_infinity=True, width=32),
    st.text(max_size=8),
    st.datetimes(datetime.datetime(1700, 1, 1), datetime.datetime(2200, 1, 1)),
    st.timedeltas(datetime.timedelta(-999), datetime.timedelta(999)),
)
nested = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
columns = {
    "n": st.integers(-1000, 1000),
    "x": st.floats(-1e6, 1e6),
    "word": st.text(max_size=5),
    "flag": st.booleans(),
    "gap": st.none() | st.floats(0, 1),
}
frames = st.lists(st.fixed_dictionaries(columns), min_size=2, max_size=12).map(pd.DataFrame)


def agree(one, other, order="ignored"):
    return same(encode(one), encode(other), order)


def told(one, other, order="ignored"):
    return " ".join(differences(encode(one), encode(other), order))


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


@quick
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "series",
                        "frame",
                        "array",
                        "time",
                        "set",
                        "dict",
                        "span",
                        "interval",
                        "number",
                        "rows",
                        "names",
                        "index",
                        "values",
                        "columns",
                        "cells",
                        "shape",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_hostile_json_is_never_an_error(value):
    for honest in (encode(pd.Series([1.0])), encode(pd.DataFrame({"a": [1]})), 1, value):
        assert isinstance(differences(honest, value), list)
        assert same(value, honest) in (True, False)


def places(value, path=()):
    """Every place in nested JSON."""
    yield path
    for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[step], (*path, step))


def replaced(value, path, junk):
    if not path:
        return junk
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], junk)
    return copy


ENCODED = encode(
    [
        pd.DataFrame({"a": [1, 2.5], "t": pd.to_datetime(["2018", None])}, index=pd.Index(["x", "y"], name="k")),
        pd.DataFrame({"a": [1, 2.5]}),
        pd.Series([True, None], index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
        [np.eye(2), {"k": {1, "x"}}, pd.Interval(0, 1), pd.Period("2017-01"), pd.Timedelta("1h"), float("inf")],
    ]
)
junk = st.sampled_from(
    [None, True, -1, 10**300, 1e308, "", "inf", [], [[]], {}, {"list": []}, {"dict": [1]}, [None] * 9]
)


@quick
@given(st.integers(0, 3), st.data())
def test_one_spoilt_place_in_an_encoding_is_never_an_error(which, data):
    whole = ENCODED[which]
    spoilt = replaced(whole, data.draw(st.sampled_from(list(places(whole)))), data.draw(junk))
    for order in ("ignored", "matters"):
        assert same(whole, spoilt, order) is (not differences(whole, spoilt, order))
        assert isinstance(same(spoilt, whole, order), bool) and isinstance(same(spoilt, spoilt, order), bool)


@pytest.mark.parametrize(
    "value",
    [
        {"frame": {"rows": 10**12, "names": [None], "index": None, "columns": [], "cells": []}},
        {"frame": {"rows": 2, "names": [], "index": [], "columns": ["a"], "cells": [[1]]}},
        {"frame": {"rows": 1, "names": ["a", "b"], "index": [["x"]], "columns": [], "cells": []}},
        {"series": {"rows": True, "names": [None], "index": None, "values": [1]}},
        {"array": {"shape": [2, -1], "values": []}},
        {"interval": [1]},
        {"time": ["2018"]},
        {"number": 3},
        10**400,
        float("nan"),
        json.loads("[" * 900 + "]" * 900),
    ],
)
def test_malformed_encodings_are_the_same_as_nothing_even_themselves(value):
    assert not same(value, value)
    assert differences(encode([1]), value) == ["The answer could not be read."]


def test_numbers_agree_within_the_tolerance_and_identifiers_only_when_equal():
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
    for dtype in ("float32", "Int64", "Float64", "int64[pyarrow]", "Sparse[int]", "category", "complex"):
        if dtype == "complex":
            assert differences(encode(numbers), encode(list(numbers)))
        else:
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
    assert agree([[1, "a"]], pd.MultiIndex.from_tuples([(1, "a")]))
    assert not agree(("column", 0.5), (0.5, "column")) and not agree([1, 2], [2, 1])
    assert agree({1, 2}, frozenset({2, 1})) and agree({"a": 1, "b": 2}, {"b": 2, "a": 1})
    assert agree(np.eye(2), np.eye(2) + 1e-12) and not agree(np.eye(2), np.eye(2).ravel())


SPEND = pd.Series([1.5, 2.5, 3.5], index=pd.Index(["u1", "u2", "u3"], name="user_id"), name="spend")


def test_a_series_its_frame_and_its_reset_index_are_one_value():
    shapes = [SPEND, SPEND.rename("other"), SPEND.to_frame(), SPEND.reset_index(), SPEND.reset_index(name="total")]
    for one in (SPEND, SPEND.to_frame()):
        for other in shapes:
            if one is SPEND or "spend" in getattr(other, "columns", ["spend"]):
                assert agree(one, other), (one, other)
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
    assert agree(table, table[["b", "a"]]) and not agree(table, table[["b", "a"]], "matters")
    assert agree(pd.DataFrame(index=range(3)), pd.DataFrame(index=range(3)))


def test_repeated_labels_and_columns_are_compared_as_bags():
    twice = pd.Series([1, 2, 3], index=["a", "a", "b"])
    assert agree(twice, twice.iloc[[1, 0, 2]]) and not agree(twice, pd.Series([1, 1, 3], index=["a", "a", "b"]))
    wide = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])
    assert agree(wide, wide.copy()) and not agree(wide, pd.DataFrame([[1, 9], [3, 4]], columns=["a", "a"]))


def test_rows_are_matched_within_the_tolerance_whatever_their_order():
    one = pd.DataFrame({"x": [1.0000001, 1.0, 5.0], "y": ["b", "a", "c"]})
    other = pd.DataFrame({"x": [5.0, 1.0000001, 1.0], "y": ["c", "a", "b"]})
    assert agree(one, other)
    assert agree(one.set_index("x"), other.set_index("x"))


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
            text = told(expected, given_value, order)
            for form in ("987", "31337", "31_337", "4242", "zebra", "2011"):
                assert form not in text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (None, "Your answer is nothing yet (None); a Series is expected."),
        ([1.5, 2.5, 3.5], "Your answer is a list; a Series is expected."),
        (SPEND.iloc[:2], "Your table has 2 rows; 3 are expected. 1 row label is missing."),
        (SPEND.reset_index(drop=True), "Your rows are numbered 0, 1, 2 …; row labels that say what a row is about"),
        (SPEND.rename({"u1": "u9"}), "1 row label is missing. 1 row label is not expected."),
        (SPEND.replace(1.5, 9), "The Series: 1 value of 3 differs."),
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
    assert told(table, table.assign(c=1)) == "Columns that are not expected: 'c'."
    assert told(table, table.iloc[::-1], "matters") == "The right rows, in another order."
    assert told(table, table[["b", "a"]], "matters") == "The right columns, in another order."
    mixed_up = table.assign(b=list("yxz"))
    assert told(table, mixed_up) == "Each column holds the right values, but some stand in the wrong rows."
    assert told([1, 2, 3], [1, 2]) == "Your list has 2 items; 3 are expected."
    assert told([1, 2], [2, 1]) == "The right items, in another order."
    assert told({1, 2}, {1}) == "1 item is missing."
    assert told({"a": 1}, {"a": 2, "b": 1}) == "1 key is not expected. 1 value of 2 differs."
    assert told("Time Penalty", "time penalty ") == "Only capitals or spaces of your text are different."
    assert told(5, 6) == "The number is not the one expected."
    assert told(np.eye(2), np.eye(3)) == "Your array is 3 x 3; 2 x 2 is expected."


class Spy:
    """Would shout if any of its methods were called."""

    def __getattribute__(self, name):
        raise AssertionError(name)

    def __iter__(self):
        raise AssertionError("iterated")

    __str__ = __float__ = __len__ = __repr__ = __iter__


class Liar(dict):
    def items(self):
        raise AssertionError("called")

    __iter__ = keys = items


def test_methods_of_strange_objects_are_never_called():
    with pytest.raises(Unencodable, match="type Spy cannot be compared"):
        encode(Spy())
    assert encode(Liar(a=1)) == {"dict": [["a", 1]]}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (len, "call it, with parentheses"),
        ((number for number in [1]), r"list\(\.\.\.\)"),
        (pd.DataFrame({"a": [1]}).groupby("a"), "finish it with an aggregation"),
        (b"x", "a number, text, time, list, dict, Series or DataFrame is expected"),
        ([1, ...], "still a hole"),
        (10**400, "more than 300 digits"),
        (np.timedelta64(1, "M"), "months or years"),
        (np.zeros(200_001), "more than 200,000 cells"),
        (["x" * 30_000_000], "more than 200,000 cells"),
        (pd.DataFrame(np.zeros((50_000, 5))), "more than 200,000 cells"),
    ],
)
def test_what_has_no_encoding_is_refused_in_one_sentence(value, sentence):
    with pytest.raises(Unencodable, match=sentence) as refusal:
        encode(value)
    assert str(refusal.value).endswith(".") and "\n" not in str(refusal.value)


def test_a_value_nested_in_itself_is_refused():
    endless: list = []
    endless.append(endless)
    with pytest.raises(Unencodable, match="20 deep"):
        encode(endless)


def test_bytes_are_the_same_on_every_machine():
    assert json.dumps(encode([0.1 + 0.2, {"b", "a", "c"}, -0.0])) == '[0.3, {"set": ["a", "b", "c"]}, 0]'
    assert encode("\ud800") == "?"


def test_two_hundred_thousand_cells_are_compared_quickly():
    table = pd.DataFrame(np.random.default_rng(1).random((20_000, 9))).assign(key=range(20_000)).set_index("key")
    expected, shuffled = encode(table.iloc[:19_999]), encode(table.iloc[:19_999].sample(frac=1, random_state=1))
    started = time.perf_counter()
    assert same(expected, shuffled) and not same(expected, encode(table.iloc[1:]))
    assert time.perf_counter() - started < 10  # some 1.5 s; quadratic time would take minutes
