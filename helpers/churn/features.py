"""Features known at the time of prediction, and calibration of the predictions."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

CARDS = (
    "platinum",
    "ordinary",
    "gold",
    "diamond",
    "group purchase",
)  # the first of each is what others are held against
PAY = ("cash", "bank card", "wallet", "gift card")


def design(members: pd.DataFrame) -> pd.DataFrame:
    """Return the covariates of the source's table that are known on the day of joining, by member_id.

    Text becomes columns of 0 and 1, one a level: a way to pay has no order, so it gets no number.

    Raises
    ------
    ValueError
        If a card, a sex or a way to pay is unknown.
    """
    table = members.set_index("member_id")
    for column, levels in {"card": CARDS, "pay": PAY, "sex": ("female", "male")}.items():
        if len(unknown := sorted(set(table[column]) - set(levels), key=str)):
            raise ValueError(f"{column} has the unknown level {unknown[0]!r}; known are {', '.join(levels)}.")
    columns = {"male": table["sex"] == "male", "age": table["age"], "age_squared": table["age"] ** 2}
    columns |= {name: table["card"] == name for name in CARDS[1:]}
    columns |= {"discount": table["discount"]}
    columns |= {name: table["pay"] == name for name in PAY[1:]}
    return pd.DataFrame(columns).astype(float)


def purchase_days(members: pd.DataFrame, purchases: pd.DataFrame, first_days: int | None = None) -> pd.Series:
    """Return by member_id the number of different days with a purchase (消费天数).

    Parameters
    ----------
    first_days
        Count only the first so many days of membership: a number that is known from then on. None counts all, so that
        it grows as long as a member stays.
    """
    joined = members.set_index("member_id")["joined"]
    known = purchases[purchases["member_id"].isin(joined.index)]
    day = (known["time"].dt.normalize() - known["member_id"].map(joined)).dt.days
    pairs = pd.DataFrame({"member_id": known["member_id"], "day": day})
    if first_days is not None:
        pairs = pairs[pairs["day"] < first_days]
    return (
        pairs.drop_duplicates().groupby("member_id").size().reindex(joined.index, fill_value=0).rename("purchase_days")
    )


def landmark(table: pd.DataFrame, day: int, *, duration: str = "T") -> pd.DataFrame:
    """Return the members still there on a given day of their membership, with time counted from that day.

    What is known by that day may then serve as a feature: nobody's later staying has gone into it.

    Raises
    ------
    ValueError
        If the day is below zero, or nobody is left on it.
    """
    if day < 0:
        raise ValueError(f"The landmark is day {day}; give a day of membership, 0 or more.")
    there = table[table[duration] > day]
    if there.empty:
        raise ValueError(f"Nobody is observed beyond day {day}; the longest time is {table[duration].max():g} days.")
    return there.assign(**{duration: there[duration] - day})


def calibration(probability: pd.Series, happened: pd.Series, groups: int = 10) -> pd.DataFrame:
    """Return predicted and observed shares in groups of equal size, from the least to the most probable.

    Returns
    -------
    DataFrame
        ``members``, ``predicted`` (mean probability), ``observed`` (share), ``low``, ``high`` (Wilson's 95 % interval).
    """
    _check_outcome(probability, happened)
    group = np.ceil(probability.rank(method="first") / len(probability) * groups).astype(int)
    table = pd.DataFrame({"p": probability, "e": happened.astype(float)}).groupby(group.to_numpy())
    rows = pd.DataFrame({"members": table.size(), "predicted": table["p"].mean(), "observed": table["e"].mean()})
    ends = [
        stats.binomtest(round(share * n), n).proportion_ci(method="wilson")
        for n, share in zip(rows["members"], rows["observed"], strict=True)
    ]
    return rows.assign(low=[end.low for end in ends], high=[end.high for end in ends]).rename_axis("group")


def observed_to_expected(probability: pd.Series, happened: pd.Series) -> pd.Series:
    """Return how many left and how many the model expected, their ratio, and its 95 % interval (Poisson, exact)."""
    _check_outcome(probability, happened)
    observed, expected = int(happened.sum()), float(probability.sum())
    low = stats.chi2.ppf(0.025, 2 * observed) / 2 if observed else 0.0
    high = stats.chi2.ppf(0.975, 2 * observed + 2) / 2
    names = ("members", "expected", "observed", "ratio", "low", "high")
    numbers = (len(probability), expected, observed, observed / expected, low / expected, high / expected)
    return pd.Series(dict(zip(names, numbers, strict=True)))


def _check_outcome(probability: pd.Series, happened: pd.Series) -> None:
    if not len(probability) or not probability.index.equals(happened.index):
        raise ValueError("Give the probability and what happened for the same members, in the same order.")
    if not probability.between(0, 1).all():
        raise ValueError("A probability lies between 0 and 1; hazard ratios are no probabilities.")
