"""The second source document's printed table of six value groups, of which five are legible."""

from __future__ import annotations

import pandas as pd

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
