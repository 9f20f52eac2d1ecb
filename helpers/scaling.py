"""Scaling numbers of different units: the source document's sigmoid and min-max, and more robust scales.

sigmoid, logit        the document's scale for time, and the way back
behind_the_digits     which values of S a printed, rounded sigmoid can come from
min_max               the document's scale for amounts and words
rank_scale, saturate  two that one extreme payment cannot move

All take a number, an array or a Series, and give the same back (a Series keeps its index and name). A missing value
stays missing and touches no other.
"""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special


def sigmoid(x: ArrayLike) -> np.ndarray | pd.Series:
    r"""Return :math:`1 / (1 + e^{-x})`, between 0 and 1.

    A sum of decayed purchases is never negative, so it fills the upper half only. In 64-bit floats the result is
    1 exactly from x = 36.74, and six printed decimals are 1.000000 from x = 14.51.

    Raises
    ------
    ValueError
        If a value is no number.

    Examples
    --------
    >>> sigmoid(np.array([0.0, 5.05, 15.0])).round(6)
    array([0.5     , 0.993631, 1.      ])
    """
    return _scaled(x, special.expit)


def logit(share: ArrayLike) -> np.ndarray | pd.Series:
    """Return the x whose sigmoid is `share`; 0 and 1 come from minus and plus infinity.

    Raises
    ------
    ValueError
        If a share is below 0, above 1, or no number.

    Examples
    --------
    >>> print(logit(0.5))
    0.0
    """

    def inverse(shares: np.ndarray) -> np.ndarray:
        outside = (shares < 0) | (shares > 1)
        if outside.any():
            raise ValueError(f"{shares[outside][0]:g} is no sigmoid of anything; give values between 0 and 1.")
        return special.logit(shares)

    return _scaled(share, inverse)


def behind_the_digits(printed: ArrayLike, decimals: int = 6) -> pd.DataFrame:
    """Return the lowest and the highest S whose sigmoid prints as given.

    Parameters
    ----------
    printed
        Sigmoids as printed, between 0 and 1.
    decimals
        How many decimals were printed.

    Returns
    -------
    DataFrame
        ``lowest`` and ``highest``, indexed like `printed`; the highest S behind 1.000000 is infinite.

    Examples
    --------
    >>> behind_the_digits([0.993610, 1.0]).round(4)
        lowest  highest
    0   5.0465   5.0467
    1  14.5087      inf
    """
    given = printed if isinstance(printed, pd.Series) else pd.Series(np.atleast_1d(printed))
    logit(given)
    half = 0.5 * 10.0**-decimals
    return pd.DataFrame({"lowest": logit((given - half).clip(lower=0)), "highest": logit((given + half).clip(upper=1))})


def min_max(x: ArrayLike) -> np.ndarray | pd.Series:
    """Return (x - min) / (max - min): the smallest is 0, the largest 1.

    Where all are equal nobody stands out: 0 for all. One extreme value presses all others together.

    Raises
    ------
    ValueError
        If a value is infinite or no number.

    Examples
    --------
    >>> min_max(np.array([2.0, 4.0, np.nan, 10.0]))
    array([0.  , 0.25,  nan, 1.  ])
    >>> min_max(np.array([7.0, 7.0]))
    array([0., 0.])
    """

    def stretch(values: np.ndarray) -> np.ndarray:
        _finite(values, "min_max")
        known = values[~np.isnan(values)]
        if not len(known):
            return values
        # halved, so that the span of the widest floats does not overflow
        low, span = known.min() / 2, known.max() / 2 - known.min() / 2
        return (values / 2 - low) / span if span > 0 else np.where(np.isnan(values), np.nan, 0.0)

    return _scaled(x, stretch)


def rank_scale(x: ArrayLike) -> np.ndarray | pd.Series:
    """Return the rank as a share: the smallest is 0, the largest 1, equal values share their mean rank.

    (rank - 1) / (n - 1), where n counts the values that are there. Where all are equal, or one is alone: 0.5.
    Only the order counts, so a payment of 50,000 moves nobody but its payer.

    Raises
    ------
    ValueError
        If a value is no number.

    Examples
    --------
    >>> rank_scale(np.array([30.0, 10.0, np.nan, 50_000.0, 10.0])).round(3)
    array([0.667, 0.167,   nan, 1.   , 0.167])
    """

    def by_rank(values: np.ndarray) -> np.ndarray:
        ranks = pd.Series(values).rank().to_numpy()
        n = np.count_nonzero(~np.isnan(values))
        return (ranks - 1) / (n - 1) if n > 1 else ranks / 2

    return _scaled(x, by_rank)


def saturate(x: ArrayLike, s50: float) -> np.ndarray | pd.Series:
    """Return x / (x + s50): 0 at 0, one half at `s50`, towards 1 without end.

    Unlike the sigmoid it starts at 0 and still tells 15 from 40; `s50` says in the unit of x what counts as half.

    Raises
    ------
    ValueError
        If a value is negative or no number, or `s50` is not above 0.

    Examples
    --------
    >>> saturate(np.array([0.0, 5.0, 15.0, 40.0]), s50=5).round(3)
    array([0.   , 0.5  , 0.75 , 0.889])
    """
    if not isinstance(s50, Real) or not 0 < s50 < np.inf:
        raise ValueError(f"s50 is {s50!r}; give the value that shall score one half, above 0, such as the median.")

    def half_at(values: np.ndarray) -> np.ndarray:
        if (values < 0).any():
            raise ValueError(f"saturate got {values[values < 0][0]:g}; it is defined from 0 up: net refunds first.")
        with np.errstate(divide="ignore", over="ignore"):
            return 1 / (1 + s50 / values)

    return _scaled(x, half_at)


def _scaled(x: ArrayLike, scale: Callable[[np.ndarray], np.ndarray]) -> np.ndarray | pd.Series:
    values = _floats(x)
    scaled = scale(np.atleast_1d(values))
    return pd.Series(scaled, x.index, name=x.name) if isinstance(x, pd.Series) else scaled.reshape(values.shape)[()]


def _floats(x: ArrayLike) -> np.ndarray:
    if np.ndim(x) > 1 or getattr(getattr(x, "dtype", None), "kind", "") in ("M", "m"):
        raise ValueError("A scale wants one column of numbers, neither a table nor times; pick a column.")
    try:
        return pd.to_numeric(x).to_numpy(float, na_value=np.nan) if isinstance(x, pd.Series) else np.asarray(x, float)
    except (TypeError, ValueError):
        raise ValueError(f"A scale wants numbers and got {_first_word(x)!r}; convert with pd.to_numeric.") from None


def _first_word(x: ArrayLike) -> object:
    """Return the first value that is no number."""
    values = pd.Series(x, dtype=object) if np.ndim(x) else pd.Series([x], dtype=object)
    return values[pd.to_numeric(values, errors="coerce").isna() & values.notna()].iloc[0]


def _finite(values: np.ndarray, name: str) -> None:
    if np.isinf(values).any():
        raise ValueError(f"{name} got an infinite value, which leaves every other at 0; drop it or use rank_scale.")
