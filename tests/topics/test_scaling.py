"""Scales: each against its formula written out, on whatever numbers there are."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import scaling

NUMBERS = st.lists(st.none() | st.floats(-1e6, 1e6) | st.integers(-3, 3), max_size=12)
SCALES = [
    scaling.sigmoid,
    scaling.logit,
    scaling.min_max,
    scaling.rank_scale,
    lambda x: scaling.saturate(x, 1),
]


def known(values):
    return [value for value in values if value is not None]


def agree(scaled, expected):
    np.testing.assert_allclose(scaled, [math.nan if value is None else value for value in expected], atol=1e-12)


def column(values):
    return np.array(values, dtype=float)


@given(NUMBERS)
def test_min_max_is_its_formula_and_a_constant_column_is_0(values):
    there = known(values)
    span = max(there) - min(there) if there else 0
    expected = [None if x is None else (x - min(there)) / span if span else 0.0 for x in values]
    agree(scaling.min_max(column(values)), expected)


@given(NUMBERS)
def test_a_rank_counts_who_is_below_and_half_of_who_is_equal(values):
    there = known(values)

    def place(x):
        if len(there) == 1:
            return 0.5
        return (sum(y < x for y in there) + (sum(y == x for y in there) - 1) / 2) / (len(there) - 1)

    agree(scaling.rank_scale(column(values)), [None if x is None else place(x) for x in values])


@given(NUMBERS)
def test_the_sigmoid_is_its_formula(values):
    expected = [None if x is None else 1 / (1 + math.exp(-x)) if x > -700 else 0.0 for x in values]
    agree(scaling.sigmoid(column(values)), expected)


@given(st.floats(-15, 15))
def test_the_logit_undoes_the_sigmoid(s):
    assert scaling.logit(scaling.sigmoid(s)) == pytest.approx(s, abs=1e-8)


@given(st.lists(st.none() | st.floats(0, 1e9), max_size=12), st.floats(0.01, 1e3))
def test_saturating_is_its_formula(values, s50):
    agree(scaling.saturate(column(values), s50), [None if x is None else x / (x + s50) for x in values])


@given(st.floats(0, 30))
def test_the_s_behind_a_printed_sigmoid_lies_in_the_range_that_is_given(s):
    printed = round(float(scaling.sigmoid(s)), 6)
    (behind,) = scaling.behind_the_digits(printed).itertuples(index=False)
    assert behind.lowest - 1e-6 <= s <= behind.highest + 1e-6


def test_six_decimals_print_1_from_14_51_on():
    lowest = scaling.behind_the_digits(1.0)["lowest"].iloc[0]
    assert f"{scaling.sigmoid(lowest + 1e-6):.6f}" == "1.000000" != f"{scaling.sigmoid(lowest - 1e-6):.6f}"
    assert lowest == pytest.approx(14.51, abs=0.01)


def test_64_bits_hold_no_difference_from_36_74_on():
    assert scaling.sigmoid(36.73) < 1 == scaling.sigmoid(36.74)


def test_one_payment_of_50000_presses_min_max_and_leaves_ranks():
    amounts = np.random.default_rng(1).lognormal(3, 1.2, 999)
    with_one_more = np.append(amounts, 50_000.0)
    pressed = scaling.min_max(with_one_more)[:-1]
    assert np.median(pressed) < np.median(scaling.min_max(amounts)) / 10
    assert np.abs(scaling.rank_scale(with_one_more)[:-1] - scaling.rank_scale(amounts)).max() <= 1.01 / 999


@pytest.mark.parametrize("scale", SCALES)
def test_a_missing_value_stays_missing_and_touches_no_other(scale):
    values = np.array([0.2, 0.9, 0.4])
    with_gap = scale(np.array([0.2, np.nan, 0.9, 0.4]))
    assert np.isnan(with_gap[1])
    np.testing.assert_array_equal(np.delete(with_gap, 1), scale(values))


@pytest.mark.parametrize("scale", SCALES)
def test_a_series_keeps_its_index_and_name(scale):
    given_one = pd.Series([0.5, 0.25, pd.NA], index=[9, 3, 9], name="s", dtype="Float64")
    scaled = scale(given_one)
    assert scaled.index.tolist() == [9, 3, 9] and scaled.name == "s" and scaled.isna().tolist() == [False, False, True]


@pytest.mark.parametrize("scale", SCALES)
def test_an_empty_column_stays_empty_and_a_number_stays_a_number(scale):
    assert scale([]).shape == (0,) and scale(pd.Series([], dtype=float)).empty and np.ndim(scale(0.5)) == 0


def test_the_widest_numbers_do_not_overflow():
    np.testing.assert_array_equal(scaling.min_max([-1e308, 0.0, 1e308]), [0, 0.5, 1])
    np.testing.assert_array_equal(scaling.sigmoid([-1e308, 1e308]), [0, 1])


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("bad", [["0.5", "high"], pd.Series(["0.5", "high"]), "high"])
def test_a_text_that_is_no_number_is_named(scale, bad):
    with pytest.raises(ValueError, match="'high'"):
        scale(bad)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("bad", [np.zeros((2, 2)), pd.DataFrame({"a": [1.0]}), pd.to_datetime(["2018-01-01"])])
def test_a_table_or_a_date_is_refused(scale, bad):
    with pytest.raises(ValueError, match="scale wants"):
        scale(bad)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: scaling.min_max([1, math.inf]), "infinite"),
        (lambda: scaling.logit(1.2), "between 0 and 1"),
        (lambda: scaling.behind_the_digits(-0.1), "between 0 and 1"),
        (lambda: scaling.saturate([-1.0], 1), "from 0 up"),
        (lambda: scaling.saturate([1.0], 0), "s50 is 0"),
        (lambda: scaling.saturate([1.0], "median"), "s50 is 'median'"),
    ],
)
def test_what_no_scale_can_take_is_refused_in_a_sentence(call, words):
    with pytest.raises(ValueError, match=words):
        call()
