"""The bootstrap: the same units (customers, payments) drawn again with replacement, and 95 % intervals from that.

draw_again      which units each draw holds
ends            the two ends of the middle 95 % of the draws
with_leads      several values of the same draws, and their leads over one of them (paired)
share_of_total  which share of a total a group brings, with its interval
aucs            the AUC of each draw
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import rankdata

LEAD = ["lead", "lead_low", "lead_high"]


def draw_again(units: int, seed: int | Sequence[int], draws: int = 500) -> np.ndarray:
    """Return rows of positions 0 to units - 1: first the units as they are, then one row per draw with replacement.

    Parameters
    ----------
    units
        How many there are.
    seed
        0 or more; or several numbers, so that two uses of one seed draw apart.
    draws
        How often.

    References
    ----------
    Efron, Tibshirani (1993), An Introduction to the Bootstrap.

    Examples
    --------
    >>> draw_again(4, 0, draws=2).shape
    (3, 4)
    """
    again = np.random.default_rng(seed).integers(0, units, (draws, units))
    return np.vstack([np.arange(units), again])


def ends(values: np.ndarray) -> np.ndarray:
    """Return the two ends of the middle 95 % of the values, along the first axis.

    Examples
    --------
    >>> ends(np.arange(101)).tolist()
    [2.5, 97.5]
    """
    return np.quantile(values, [0.025, 0.975], axis=0)


def with_leads(values: dict[str, np.ndarray], name: str, against: str) -> pd.DataFrame:
    """Return each score's first value, its 95 % interval over the others, and its lead over `against`, draw by draw.

    Parameters
    ----------
    values
        By score, what each row of `draw_again` gives: the units as they are first.
    name
        The column of the values; the others are ``low``, ``high``, ``lead``, ``lead_low`` and ``lead_high``.
    against
        The score that the others are held against.

    Examples
    --------
    >>> draws = {"a": np.array([3.0, 2.0, 4.0]), "b": np.array([1.0, 0.0, 2.0])}
    >>> with_leads(draws, "mean", "b")[["mean", "lead", "lead_low", "lead_high"]]
       mean  lead  lead_low  lead_high
    a   3.0   2.0       2.0        2.0
    b   1.0   0.0       0.0        0.0
    """
    rows = {}
    for score, value in values.items():
        lead = value - values[against]
        rows[score] = [value[0], *ends(value[1:]), lead[0], *ends(lead[1:])]
    return pd.DataFrame.from_dict(rows, orient="index", columns=[name, "low", "high", *LEAD])


def share_of_total(amounts: np.ndarray, inside: np.ndarray, seed: int | Sequence[int], draws: int = 500) -> pd.Series:
    """Return which share of all amounts a group brings: ``share`` from ``low`` to ``high`` (95 %), units drawn again.

    Parameters
    ----------
    amounts
        One per unit, in any currency.
    inside
        True for the units of the group.
    seed, draws
        As in `draw_again`.

    Examples
    --------
    >>> share_of_total(np.array([1.0, 1.0, 2.0]), np.array([True, True, False]), 0)["share"]
    np.float64(0.5)
    """
    part, again = amounts * inside, draw_again(len(amounts), seed, draws)[1:]
    low, high = ends(part[again].sum(axis=1) / amounts[again].sum(axis=1))
    return pd.Series({"share": part.sum() / amounts.sum(), "low": low, "high": high})


def aucs(scores: np.ndarray, actual: np.ndarray) -> np.ndarray:
    """Return the AUC of each row of scores: how often a unit with the outcome has the higher one; a tie is one half.

    Parameters
    ----------
    scores, actual
        One row per draw, one column per unit; `actual` is True for the units with the outcome, some in each row.

    Examples
    --------
    >>> aucs(np.array([[3, 1, 2], [1, 1, 1]]), np.array([[True, False, False], [True, False, False]])).tolist()
    [1.0, 0.5]
    """
    positive = actual.sum(axis=1)
    ranks = (rankdata(scores, axis=1) * actual).sum(axis=1)
    return (ranks - positive * (positive + 1) / 2) / (positive * (actual.shape[1] - positive))
