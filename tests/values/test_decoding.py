import datetime
import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from values_samples import SPEND, frames, nested, quick, scalars

from helpers.values import decode, encode, same, shown

DAYS = pd.date_range("2018-01-01", periods=3, name="day")
ODD = [
    SPEND,
    SPEND.set_axis(DAYS),
    pd.Series([1.0, None, float("inf")]),
    pd.Series([], dtype=float),
    pd.Series(["a", None], index=pd.MultiIndex.from_tuples([("u1", 1), ("u2", 2)], names=["user", "n"])),
    pd.DataFrame({"a": [1, 2], "b": [[1, 2], {"x"}]}, index=["r1", "r2"]),
    pd.DataFrame([[1, 2]], columns=["same", "same"]),
    pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
    pd.DataFrame(index=[1, 2]),
    np.arange(6).reshape(2, 3),
    {("u1", 1): {frozenset("ab"), ("c", "d")}},
    [datetime.time(9, 30), datetime.date(2018, 1, 1), pd.Timestamp("2018-01-01", tz="Asia/Shanghai")],
    [pd.Period("2018-01-01", "W"), pd.Period("2018-01", "M"), pd.Interval(0, 2.5, "left"), pd.Timedelta("36h")],
]


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__)
def test_what_was_encoded_comes_back(value):
    encoded = encode(value)
    assert encode(decode(encoded)) == encoded


@given(nested)
@quick
def test_nested_values_come_back(value):
    encoded = encode(value)
    assert same(encoded, encode(decode(encoded)), "matters")


@given(frames)
@quick
def test_tables_come_back(frame):
    encoded = encode(frame)
    assert same(encoded, encode(decode(json.loads(json.dumps(encoded)))), "matters")


def test_each_call_makes_a_value_of_its_own():
    encoded = encode({"seen": [1, 2]})
    decode(encoded)["seen"].append(3)
    assert decode(encoded) == {"seen": [1, 2]}


def test_times_and_numbers_keep_their_kind_in_a_table():
    back = decode(encode(pd.DataFrame({"day": DAYS, "n": [1, 2, 3], "x": [0.5, None, 2]})))
    assert back["day"].dtype.kind == "M" and back["n"].dtype.kind == "i" and back["x"].dtype.kind == "f"


@pytest.mark.parametrize("spoilt", [{"set": 1}, {"error": "x"}, {"frame": {}}, {"a": 1, "b": 2}, object()])
def test_what_is_no_encoding_is_refused_and_called_so(spoilt):
    with pytest.raises(ValueError, match="no encoded value"):
        decode(spoilt)
    assert shown(spoilt) == "something unreadable"


@given(scalars | nested)
@quick
def test_any_value_is_shown_in_one_short_line(value):
    text = shown(encode(value))
    assert 0 < len(text) <= 60 and "\n" not in text


def test_tables_are_shown_by_their_size():
    assert shown(encode(SPEND)) == "a Series of 3"
    assert shown(encode(SPEND.reset_index())) == "a DataFrame of 3 x 2"
