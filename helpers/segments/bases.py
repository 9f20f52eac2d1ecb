"""Who people are against what they do: groups by demographics and by behaviour, held against later purchases."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.segments.clusters import segment

K, FOLDS, PARTITIONS, DRAWS = 4, 10, 5, 400
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
        the mean of its group among nine tenths of the others, in five partitions; households are drawn again for the
        interval. ``gap``, ``gap_low`` and ``gap_high``: the value less that of the last basis, over the same draws.
    """
    rng = np.random.default_rng([seed, 61])
    size, last = len(groups), groups.columns[-1]
    folds = [rng.permutation(size) % FOLDS for _ in range(PARTITIONS)]
    weights = np.vstack([np.ones(size), rng.multinomial(size, np.full(size, 1 / size), DRAWS)])
    rows = {}
    for outcome, truth in later.items():
        measure = _auc if truth.dtype == bool else _explained
        actual = truth.astype(float)
        found = {
            basis: measure(actual.to_numpy(), [_told(actual, group, fold) for fold in folds], folds, weights)
            for basis, group in groups.items()
        }
        for basis, values in found.items():
            row = {}
            for name, made in (("value", values), ("gap", values - found[last])):
                low, high = np.quantile(made[1:], [0.025, 0.975])  # the first are the households as they are
                row |= {name: made[0], f"{name}_low": low, f"{name}_high": high}
            rows[outcome, basis] = row
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis(["outcome", "basis"])
    return table.rename(columns={"value_low": "low", "value_high": "high"})


def _told(truth: pd.Series, group: pd.Series, fold: np.ndarray) -> np.ndarray:
    told = np.empty(len(truth))
    for number in range(FOLDS):
        learnt = truth[fold != number]
        means = learnt.groupby(group[fold != number], observed=True).mean()
        told[fold == number] = group[fold == number].map(means).astype(float).fillna(learnt.mean())
    return told


def _explained(truth: np.ndarray, told: list[np.ndarray], folds: list[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Return R² for each row of weights (how often each household is drawn), the mean over the partitions."""
    errors = np.mean([(truth - guess) ** 2 for guess in told], axis=0)
    drawn = weights.sum(axis=1)
    means = weights @ truth / drawn
    return 1 - weights @ errors / (weights @ truth**2 - drawn * means**2)


def _auc(truth: np.ndarray, told: list[np.ndarray], folds: list[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Return the AUC for each row of weights: who bought is told a higher share than who did not, a tie is one half.

    Only households of one fold are compared. Between folds, those left out lower the means they are not told by: groups
    drawn by lot would then reach .47, not one half.
    """
    yes, no = truth > 0, truth == 0
    wins, pairs = 0, 0
    for guess, fold in zip(told, folds, strict=True):
        same = fold[yes][:, None] == fold[no]
        gaps = guess[yes][:, None] - guess[no]
        wins, pairs = wins + same * (np.sign(gaps) + 1) / 2, pairs + same
    return ((weights[:, yes] @ wins) * weights[:, no]).sum(axis=1) / ((weights[:, yes] @ pairs) * weights[:, no]).sum(
        axis=1
    )
