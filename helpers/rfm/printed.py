"""The second source document's printed table of six value groups, of which five are legible, and two of its cells."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

MEANS = ("mean_orders", "mean_amount", "R", "F", "M")
_HALF = 0.005  # half of the last printed digit


def missing_row(groups: pd.DataFrame, total: pd.Series) -> pd.DataFrame:
    """Return the group that is missing from a printed table, from its total: the number, and how far off it may be.

    The total's mean is the mean of the groups' means *weighted by their customers*, so
    ``n x mean = N x total mean - sum of the other groups' n x mean``. Every printed mean is rounded to two digits;
    ``within`` is what that rounding can change at the most.

    Parameters
    ----------
    groups : DataFrame with customers and any of mean_orders, mean_amount, R, F, M: the legible rows.
    total : Series with the same names: the total row.

    Returns
    -------
    DataFrame by quantity: value, within.

    Raises
    ------
    ValueError
        If the groups have as many customers as the total, or more.

    Examples
    --------
    >>> groups = pd.DataFrame({"customers": [30], "mean_orders": [2.0]})
    >>> missing_row(groups, pd.Series({"customers": 40, "mean_orders": 2.5}))["value"].to_dict()
    {'customers': 10.0, 'mean_orders': 4.0}
    """
    n = float(total["customers"] - groups["customers"].sum())
    if n <= 0:
        raise ValueError(
            f"The groups have {groups['customers'].sum():,} customers, and the total has {total['customers']:,};"
            " no row is missing."
        )
    means = [name for name in MEANS if name in groups]
    weights = groups["customers"]
    found = {name: (total["customers"] * total[name] - (weights * groups[name]).sum()) / n for name in means}
    within = (total["customers"] + weights.sum()) * _HALF / n
    return pd.DataFrame(
        {"value": {"customers": n} | found, "within": {"customers": 0.0} | dict.fromkeys(means, within)}
    )


def axis_spread(groups: pd.DataFrame) -> pd.Series:
    """Return for each score the variance of the groups' means, weighted by customers: how far it tells groups apart.

    Parameters
    ----------
    groups : DataFrame with customers and the mean scores R, F and M of every group.
    """
    weights = groups["customers"] / groups["customers"].sum()
    scores = groups[["R", "F", "M"]]
    middle = scores.mul(weights, axis=0).sum()
    return ((scores - middle) ** 2).mul(weights, axis=0).sum().rename("variance between groups")


def cell_sizes(customers: int, cells: int) -> pd.DataFrame:
    """Return how many customers one cell holds if all classes are fifths.

    Parameters
    ----------
    customers : int, all of them.
    cells : int
        25 for a cell of two scores, 125 for a cell of three.

    Returns
    -------
    DataFrame by scoring
        ``expected``, ``low`` and ``high``. Nested fifths leave no choice but the rounding. With fifths that are made
        apart and have nothing to do with each other, chance decides; 999 of 1,000 such tables lie between low and high
        (hypergeometric for two scores; for three the binomial, which is a little wider).

    Raises
    ------
    ValueError
        If cells is neither 25 nor 125.

    Examples
    --------
    >>> cell_sizes(100, 25)["expected"].tolist()
    [4.0, 4.0]
    """
    if cells not in (25, 125):
        raise ValueError(f"cells is {cells}; give 25 for two scores of one to five, 125 for three.")
    expected = customers / cells
    fifth = round(customers / 5)
    chance = stats.hypergeom(customers, fifth, fifth) if cells == 25 else stats.binom(customers, 1 / cells)
    rows = {
        "nested 嵌套": (expected, np.floor(expected), np.ceil(expected)),
        "apart, unrelated 独立": (expected, *chance.interval(0.999)),
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["expected", "low", "high"])


def signs_of(groups: pd.DataFrame, total: pd.Series) -> pd.DataFrame:
    """Return what the printed signs say of F and M, and what the means say: + above the mean of all, - below.

    Parameters
    ----------
    groups : DataFrame with F, M and ``signs`` such as "R0,F+,M-".
    total : Series with the means of F and M over all customers.

    Returns
    -------
    DataFrame by the index of groups
        ``printed`` and ``by the means``, each such as "F+ M-", without the number of signs.
    """
    printed = groups["signs"].str.extract(r"(F[+-])[+-]?,(M[+-])")
    found = {name: np.where(groups[name] > total[name], f"{name}+", f"{name}-") for name in "FM"}
    return pd.DataFrame(
        {
            "printed": printed[0] + " " + printed[1],
            "by the means": [f"{f} {m}" for f, m in zip(*found.values(), strict=True)],
        },
        index=groups.index,
    )
