"""Offers: the audience linked to a rule, and the profit of an offer to it."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike


def linked_audience(
    lines: pd.DataFrame,
    a: Hashable,
    b: Hashable,
    as_of: pd.Timestamp | str,
    *,
    customer: str = "household_id",
    item: str = "category",
    time: str = "time",
) -> pd.Index:
    """Return the customers who bought A before ``as_of`` and had not bought B: those who get the tag "linked B".

    Parameters
    ----------
    lines
        One row a line of a receipt, with the columns named below.
    a, b
        Two different items.
    as_of
        Only lines before this moment are looked at.

    Raises
    ------
    ValueError
        If a column is missing, an item is unknown, or both are the same.

    Examples
    --------
    >>> lines = pd.DataFrame({"who": [1, 1, 2, 3], "what": ["cat food", "litter", "cat food", "litter"],
    ...                       "when": pd.Timestamp("2017-05-01")})
    >>> linked_audience(lines, "cat food", "litter", "2017-07-01", customer="who", item="what", time="when").tolist()
    [2]
    """
    for column in (customer, item, time):
        if column not in lines:
            raise ValueError(f"There is no column {column!r}; the lines have {', '.join(map(str, lines.columns))}.")
    if a == b:
        raise ValueError(f"A and B are both {a!r}; a rule links two different items.")
    buyers = []
    for name in (a, b):
        bought = lines[item] == name
        if not bought.any():
            raise ValueError(f"Nobody ever bought {name!r}; check its spelling against the column {item!r}.")
        buyers.append(pd.Index(lines.loc[bought & (lines[time] < pd.Timestamp(as_of)), customer].unique()))
    return buyers[0].difference(buyers[1]).sort_values().rename(customer)


def offer_profit(
    with_offer: ArrayLike, without: ArrayLike, margin: float, coupon: float, contact: float = 0.0
) -> np.ndarray:
    """Return the incremental profit of one offer: what it earns beyond what would have been earned without it.

    A customer who buys with the offer brings the margin and takes the coupon; those who would have bought anyway
    (``without``) would have brought their margin without one.

    Parameters
    ----------
    with_offer, without
        Probability of buying B with the offer, and without it (in a control group).
    margin, coupon, contact
        Money: earned by one purchase, given away by one coupon, spent on one message.

    Raises
    ------
    ValueError
        If a probability is not between 0 and 1.

    Examples
    --------
    >>> round(float(offer_profit(0.10, 0.08, margin=2.0, coupon=0.5)), 3)
    -0.01
    """
    offered, control = np.asarray(with_offer, dtype=float), np.asarray(without, dtype=float)
    if np.any((offered < 0) | (offered > 1) | (control < 0) | (control > 1)):
        raise ValueError("Probabilities of buying lie between 0 and 1; give shares, not percentages.")
    return offered * (margin - coupon) - control * margin - contact
