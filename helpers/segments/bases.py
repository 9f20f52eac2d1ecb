"""Who people are against what they do: groups by demographics and by behaviour, held against later purchases."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from helpers.segments.clusters import segment

K, FOLDS, DRAWS = 4, 10, 200
GOODS = {  # that a stage of life or a household may call for
    "baby": ("BABY FOODS", "BABYFOOD", "DIAPERS & DISPOSABLES", "INFANT FORMULA"),
    "toys": ("TOYS AND GAMES",),
    "pets": ("CAT FOOD", "DOG FOODS"),
    "wine": ("DOMESTIC WINE", "IMPORTED WINE", "MISC WINE"),
}


def bases(people: pd.DataFrame, lines: pd.DataFrame, day: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return groups of households as they are known on a day, and what they bought from that day on.

    Parameters
    ----------
    people
        Demographics by household, as `datasets.load_demographics` gives them.
    lines
        Receipts, as `datasets.load_journey` gives them.
    day
        Behaviour is what lies before it; purchases to be told are what comes from it on.

    Returns
    -------
    groups : DataFrame by household
        ``age``, ``income``, ``household`` (who lives there) and ``behaviour`` (four segments by K-means).
    later : DataFrame by household
        ``spending`` in dollars, and for each of `GOODS` whether any were bought.
    """
    lines = lines[lines["household_id"].isin(people.index)]
    is_before = lines["time"] < pd.Timestamp(day)
    past, after = lines[is_before], lines[~is_before]
    receipts = past.groupby("household_id").agg(
        last=("time", "max"), frequency=("basket_id", "nunique"), monetary=("sales_value", "sum")
    )
    receipts.insert(0, "recency", (pd.Timestamp(day) - receipts.pop("last")).dt.days)
    behaviour = segment(receipts.assign(monetary=receipts["monetary"].round(2)), K)
    groups = people.loc[people.index.isin(behaviour.index), ["age", "income", "household"]]
    spending = after.groupby("household_id")["sales_value"].sum().reindex(groups.index, fill_value=0)
    bought = {
        name: groups.index.isin(after.loc[after["category"].isin(categories), "household_id"])
        for name, categories in GOODS.items()
    }
    return groups.assign(behaviour=behaviour), pd.DataFrame({"spending": spending, **bought})


def compare_bases(groups: pd.DataFrame, later: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return how well each way of grouping tells each later purchase, for households that were not looked at.

    Returns
    -------
    DataFrame by outcome and basis
        ``value`` with its 95 % interval, ``low`` and ``high``: for an amount the share of the differences explained
        (R², which is below 0 where the mean of all would do better), for yes or no the AUC. Each household is told by
        the mean of its group among nine tenths of the others; households are drawn again for the interval.
    """
    rng = np.random.default_rng([seed, 61])
    fold = rng.permutation(len(groups)) % FOLDS
    again = rng.integers(0, len(groups), (DRAWS, len(groups)))
    rows = {}
    for outcome, truth in later.items():
        measure = _auc if truth.dtype == bool else _explained
        actual = truth.to_numpy(float)
        for basis, group in groups.items():
            told = _told(truth.astype(float), group, fold)
            value = measure(actual[None, :], told[None, :])[0]
            low, high = np.quantile(measure(actual[again], told[again]), [0.025, 0.975])
            rows[outcome, basis] = {"value": value, "low": low, "high": high}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(["outcome", "basis"])


def _told(truth: pd.Series, group: pd.Series, fold: np.ndarray) -> np.ndarray:
    told = np.empty(len(truth))
    for number in range(FOLDS):
        learnt = truth[fold != number]
        means = learnt.groupby(group[fold != number], observed=True).mean()
        told[fold == number] = group[fold == number].map(means).astype(float).fillna(learnt.mean())
    return told


def _explained(truth: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Return R² of each row."""
    gaps = truth - truth.mean(axis=1, keepdims=True)
    return 1 - ((truth - told) ** 2).sum(axis=1) / (gaps**2).sum(axis=1)


def _auc(truth: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Return the AUC of each row, by ranks: who bought is told a higher share than who did not, a tie is one half."""
    bought = truth.sum(axis=1)
    ranks = (rankdata(told, axis=1) * truth).sum(axis=1)
    return (ranks - bought * (bought + 1) / 2) / (bought * (truth.shape[1] - bought))
