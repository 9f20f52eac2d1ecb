"""Offers: the audience linked to a rule, the profit of an offer to it, and the trial that can measure it."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from helpers.baskets.tables import boolean_table


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
    with_offer: ArrayLike, without: ArrayLike, margin: float, coupon: float, contact: float = 0.0, redeemed: float = 1.0
) -> np.ndarray:
    """Return the incremental profit of one offer: what it earns beyond what would have been earned without it.

    A customer who buys with the offer brings the margin and may use the coupon; those who would have bought anyway
    (``without``) would have brought their margin without one.

    Parameters
    ----------
    with_offer, without
        Probability of buying B with the offer, and without it (in a holdout).
    margin, coupon, contact
        Money: earned by one purchase, given away by one coupon, spent on one message.
    redeemed
        Share of the buyers with the offer who use the coupon.

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
    if any(np.any((share < 0) | (share > 1)) for share in (offered, control, np.asarray(redeemed))):
        raise ValueError("Probabilities of buying lie between 0 and 1; give shares, not percentages.")
    return offered * (margin - redeemed * coupon) - control * margin - contact


def plan_trial(
    per_arm: int,
    with_offer: float,
    without: float,
    margin: float,
    coupon: float,
    redeemed: float = 1.0,
    power: float = 0.8,
) -> pd.DataFrame:
    """Return what a trial of this size can show, before anybody gets an offer (normal approximation, 95 %).

    Parameters
    ----------
    per_arm
        Customers with the offer, and as many in the holdout.
    with_offer, without, margin, coupon, redeemed
        As in `offer_profit`.
    power
        The wanted probability that the interval leaves out zero.

    Returns
    -------
    DataFrame
        Rows "rise in buyers, share" and "earned, money per offer"; ``effect`` (as supposed), ``plus_minus`` (half of
        the interval), ``power`` (probability that the interval leaves out zero), ``per_arm_needed`` (customers in each
        arm for the wanted power; infinite without an effect).

    Raises
    ------
    ValueError
        If an arm has no two customers, or a probability is not between 0 and 1.

    References
    ----------
    Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd edition.

    Examples
    --------
    >>> plan_trial(100, 0.30, 0.25, margin=2.0, coupon=0.5)["per_arm_needed"].tolist()
    [1248.0, 3839.0]
    """
    if per_arm < 2:
        raise ValueError(f"An arm of {per_arm} customers measures nothing; give at least 2.")
    effects = [with_offer - without, float(offer_profit(with_offer, without, margin, coupon, redeemed=redeemed))]
    squares = with_offer * (redeemed * (margin - coupon) ** 2 + (1 - redeemed) * margin**2)
    spreads = [
        with_offer * (1 - with_offer) + without * (1 - without),
        squares - (with_offer * (margin - redeemed * coupon)) ** 2 + margin**2 * without * (1 - without),
    ]
    effect, spread, edge = np.array(effects), np.array(spreads), stats.norm.ppf(0.975)
    far = np.abs(effect) / np.sqrt(spread / per_arm)
    with np.errstate(divide="ignore"):
        needed = np.ceil((edge + stats.norm.ppf(power)) ** 2 * spread / effect**2)
    columns = {
        "effect": effect,
        "plus_minus": edge * np.sqrt(spread / per_arm),
        "power": stats.norm.cdf(far - edge) + stats.norm.cdf(-far - edge),
        "per_arm_needed": needed,
    }
    return pd.DataFrame(columns, index=["rise in buyers, share", "earned, money per offer"])


def simulate_trials(
    per_arm: int,
    with_offer: float,
    without: float,
    margin: float,
    coupon: float,
    redeemed: float = 1.0,
    *,
    trials: int = 2_000,
    seed: int,
) -> pd.DataFrame:
    """Return the results of many trials of one size: ``earned`` per offer, in money, from ``low`` to ``high`` (95 %).

    Parameters
    ----------
    per_arm, with_offer, without, margin, coupon, redeemed
        As in `plan_trial`; here they are planted.
    trials, seed
        How many trials; of the draws.
    """
    rng = np.random.default_rng(seed)
    users = rng.binomial(per_arm, with_offer * redeemed, trials)
    others = rng.binomial(per_arm - users, with_offer * (1 - redeemed) / max(1 - with_offer * redeemed, 1e-12))
    held_out = rng.binomial(per_arm, without, trials) / per_arm
    mean = (users * (margin - coupon) + others * margin) / per_arm
    spread = (users * (margin - coupon) ** 2 + others * margin**2) / per_arm - mean**2
    spread += margin**2 * held_out * (1 - held_out)
    earned = mean - margin * held_out
    wide = stats.norm.ppf(0.975) * np.sqrt(spread / per_arm)
    return pd.DataFrame({"earned": earned, "low": earned - wide, "high": earned + wide})


def audiences(lines: pd.DataFrame, pairs: pd.DataFrame, as_of: pd.Timestamp | str) -> pd.DataFrame:
    """Return how many households each pair tags, in both directions: who bought A before ``as_of``, and not yet B.

    Parameters
    ----------
    lines
        ``household_id``, ``category``, ``time``: one row a line of a receipt.
    pairs
        Columns ``a`` and ``b``.
    as_of
        Only lines before this moment are looked at.

    Returns
    -------
    DataFrame
        ``a``, ``b`` (each pair twice, once in each direction) and ``households``.

    Raises
    ------
    ValueError
        If an item of a pair was not bought before ``as_of``.
    """
    early = lines[lines["time"] < pd.Timestamp(as_of)]
    owns = boolean_table(early, "household_id", "category")
    has = owns.to_numpy(dtype=np.float32)  # floats: counts below 16 million are exact, and the product is fast
    lacks = (has.T @ (1 - has)).astype(np.int64)
    ways = pd.concat([pairs[["a", "b"]], pairs[["b", "a"]].set_axis(["a", "b"], axis=1)], ignore_index=True)
    places = [owns.columns.get_indexer(ways[side]) for side in ("a", "b")]
    if min(place.min(initial=0) for place in places) < 0:
        raise ValueError("A pair names an item that nobody bought before as_of.")
    return ways.assign(households=lacks[*places])
