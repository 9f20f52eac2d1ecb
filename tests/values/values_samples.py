"""Values to draw from, and short words for comparing two."""

import datetime

import pandas as pd
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from helpers.values import differences, encode, same

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


SPEND = pd.Series([1.5, 2.5, 3.5], index=pd.Index(["u1", "u2", "u3"], name="user_id"), name="spend")
