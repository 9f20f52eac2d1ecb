import json
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from values_samples import SPEND, quick

from helpers.values import differences, encode, same


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


def test_integers_of_one_hash_are_compared_as_fast_as_others():
    one_hash = [(2**61 - 1) * number for number in range(1, 20_001)]
    table = {"series": {"rows": 20_000, "names": [None], "index": [one_hash], "values": one_hash}}
    sets = {"set": one_hash}
    begun = time.perf_counter()
    assert not same(encode(SPEND), table) and same(table, table)
    assert not same({"set": [1]}, sets) and same(sets, sets)
    assert time.perf_counter() - begun < 5
