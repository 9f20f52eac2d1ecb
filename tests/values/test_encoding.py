import json

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from helpers.values import Unencodable, encode


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
        (range(3), r"list\(\.\.\.\)"),
        ({1: 2}.values(), r"list\(\.\.\.\)"),
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


def test_a_table_of_another_library_is_asked_for_as_one_of_pandas():
    for table, call in (
        (pl.Series([1]), "to_pandas"),
        (pa.table({"a": [1]}), "to_pandas"),
        (duckdb.sql("SELECT 1"), "df"),
    ):
        with pytest.raises(Unencodable, match=rf"make a pandas table or Series of it: \.{call}\(\)"):
            encode(table)


def test_a_value_nested_in_itself_is_refused():
    endless: list = []
    endless.append(endless)
    with pytest.raises(Unencodable, match="20 deep"):
        encode(endless)


def test_bytes_are_the_same_on_every_machine():
    assert json.dumps(encode([0.1 + 0.2, {"b", "a", "c"}, -0.0])) == '[0.3, {"set": ["a", "b", "c"]}, 0]'
    assert encode("\ud800") == "?"
