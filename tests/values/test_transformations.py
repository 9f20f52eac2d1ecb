import numpy as np
import pandas as pd
import pytest

from helpers.values import conversion, encode, of_another, transformation

VALUES = np.array([0.1234567, 0.5, 0.731928, 2.25, 3.875])
SHARES = np.array([0.1234567, 0.5, 0.731928])


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (VALUES.round(2), "rounded to 2 decimals"),
        (VALUES.round(0), "rounded to whole numbers"),
        (np.trunc(VALUES * 1000) / 1000, "cut off to 3 decimals"),
        (VALUES * 100, "a hundred times"),
        (VALUES / 100, "a hundredth"),
        (1 - VALUES, "one less the right"),
        (-VALUES, "the other sign"),
        (1 / VALUES, "upside down"),
        (np.log(VALUES), "the natural logarithm"),
        (np.exp(VALUES), "e to the power"),
        (np.sqrt(VALUES), "the square root"),
        (VALUES**2, "the square of"),
        (VALUES * 30, "days and months"),
        (VALUES / 7, "weeks and days"),
        (VALUES * 12, "months and years"),
        (VALUES / 24, "hours and days"),
        (VALUES * 60, "minutes"),
        (VALUES / 365, "years"),
        (VALUES * 1000, "a thousand times"),
        (VALUES / VALUES.sum(), "divided by their sum"),
        (VALUES / VALUES.max(), "divided by the largest"),
        (pd.Series(VALUES).rank(), "ranks"),
        (pd.Series(VALUES).rank(ascending=False), "ranks"),
        (VALUES.cumsum(), "running totals"),
        ((VALUES - VALUES.min()) / np.ptp(VALUES), "min-max"),
        ((VALUES - VALUES.mean()) / VALUES.std(ddof=1), "z-scores"),
        (VALUES + 1, "one more than"),
        ((VALUES * 100).round(1), "a hundred times the right {values}: per cent where a share was asked"),
        (VALUES * 1.37, "one and the same factor"),
        (VALUES + 0.37, "one and the same amount"),
        (np.where(VALUES > 1, VALUES.round(1), VALUES), "rounded to 1 decimal"),
    ],
)
def test_what_was_done_to_all_values_is_named(made, words):
    assert words in transformation(VALUES, made)


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        (VALUES, VALUES),  # nothing was done
        (VALUES, [*VALUES[:4] * 100, 7.0]),  # not to all of them
        (VALUES, VALUES[::-1]),
        ([4], [2]),  # a root, a half, two fewer: chance
        ([120], [10]),
        ([3, 5, 9], [4, 6, 9]),
        ([0.37], [0]),  # an empty answer is not a rounded one
        ([1, 2, 3], [0, 0, 0]),
        (VALUES, np.full(5, np.nan)),
        ([5, 5, 5], [1, 1, 1]),
    ],
)
def test_what_may_be_chance_or_holds_for_some_only_is_not_named(expected, given):
    assert transformation(expected, given) == ""


@pytest.mark.parametrize("seed", range(20))
def test_unrelated_values_are_never_given_a_name(seed):
    rng = np.random.default_rng(seed)
    for size in (1, 3, 20):
        assert transformation(rng.random(size) * 9, rng.random(size) * 9) == ""
        assert size == 1 or transformation(rng.integers(0, 50, size), rng.integers(60, 99, size)) == ""


def test_a_sum_in_place_of_a_mean_is_seen_by_the_column_beside_it():
    columns = {"column 'members'": [10, 20, 40], "column 'profit'": [123.5, 250.25, 81.125]}
    mean = np.divide(columns["column 'profit'"], columns["column 'members'"])
    assert "divided by column 'members'" in of_another(columns, "column 'profit'", mean)
    assert of_another(columns, "column 'members'", [123.5, 250.25, 81.125]) == "what belongs in column 'profit'"
    assert of_another(columns, "column 'profit'", [1.5, 2.5, 3.5]) == ""


@pytest.mark.parametrize(
    ("expected", "given", "words"),
    [
        ([1.5, 2.5], ["1.5", "2.5 "], "as text"),
        (["3", "4"], [3, 4], "as numbers"),
        ([1, 0], [True, False], "True and False"),
        (["Gold"], ["gold "], "capitals or spaces"),
        ([np.inf], [None], "in place of infinity"),
        ([np.inf, np.inf], [0, 0], "0 in place of infinity"),
        ([0, 0], [None, None], "0 is asked"),
        ([None], [0], "unknown is not nothing"),
        ([pd.Timestamp("2018-01-02 10:00")], [pd.Timestamp("2018-01-02")], "without their clock time"),
        ([pd.Timestamp("2018-01-02 10:00")], [pd.Timestamp("2018-01-02 02:00")], "eight hours early"),
        ([pd.Timestamp("2018-01-02 10:00")], [pd.Timestamp("2018-01-03 10:00")], "a day late"),
        ([pd.Timestamp("2018-01-02 10:00")], ["2018-01-02 10:00:00"], "as text"),
        ([pd.Timedelta("2D")], [2], "numbers where time spans"),
        ([2], [pd.Timedelta("2D")], "time spans where numbers"),
        ([1.5, 2.5], ["1.5", "3.5"], ""),
        ([None, 1], [0, 2], ""),
    ],
)
def test_right_values_of_another_kind_are_named(expected, given, words):
    assert words in conversion(encode(expected), encode(given))
    assert words or conversion(encode(expected), encode(given)) == ""
