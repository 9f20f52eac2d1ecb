"""What recency, frequency and money of a day tell about the quarter of a year that follows it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from helpers.resampling import aucs, draw_again, share_of_total, with_leads
from helpers.rfm.scores import COLUMNS, LEVELS, rfm_scores, share_of, value_level
from helpers.rfm.table import rfm_table

DAYS = 91


def next_quarter(lines: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Return each customer as the day knew them, and what they did in the 91 days from that day on.

    Parameters
    ----------
    lines : DataFrame as `datasets.clean_retail` gives it. Orders before `day` make the scores.
    day : midnight of the day that looks back.

    Returns
    -------
    DataFrame by CustomerID, everyone with an order before the day
        recency, frequency, monetary, level; ``again`` (bool: an order in the 91 days), ``later`` (net money in them).
    """
    table = rfm_table(lines, day)
    buyers = table[table["frequency"] > 0]
    window = lines[(lines["InvoiceDate"] >= day) & (lines["InvoiceDate"] < day + pd.Timedelta(DAYS, "D"))]
    ordered = window.loc[~window["InvoiceNo"].str.startswith("C"), "CustomerID"]
    later = window.groupby("CustomerID")["money"].sum().reindex(buyers.index, fill_value=0.0)
    levels = value_level(rfm_scores(buyers))
    return buyers.assign(level=levels, again=buyers.index.isin(ordered), later=later)


def again_by_level(quarter: pd.DataFrame) -> pd.DataFrame:
    """Return for each level: customers, the share that ordered again, its 95 % interval low and high (Wilson).

    Parameters
    ----------
    quarter : DataFrame, as `next_quarter` gives it.
    """
    rows = {}
    for level, part in quarter.groupby("level", observed=True)["again"]:
        rows[level] = {"customers": len(part), **share_of(part.sum(), len(part))}
    return pd.DataFrame.from_dict(rows, orient="index").astype({"customers": int}).rename_axis("level")


def told_by(quarter: pd.DataFrame, earlier: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return how well each measure tells who orders again: the AUC, and the gain over frequency alone.

    Parameters
    ----------
    quarter : DataFrame, as `next_quarter` gives it: the customers to be told.
    earlier : DataFrame
        The same for a day 91 days earlier. The model of R, F and M is fitted here, so that it knows nothing of the
        quarter to be told.
    seed : int, for the customers that are drawn again.

    Returns
    -------
    DataFrame by measure
        ``AUC`` with ``low`` and ``high``; ``gain`` (AUC less that of frequency) with ``gain low`` and ``gain high``.
        The intervals are of 95 %, from 500 draws of the same customers for all measures (paired bootstrap).
    """
    scaler = StandardScaler().fit(_logs(earlier))
    model = LogisticRegression().fit(scaler.transform(_logs(earlier)), earlier["again"])
    told = {
        "recency": -quarter["recency"].to_numpy(),
        "frequency": quarter["frequency"].to_numpy(float),
        "money": quarter["monetary"].to_numpy(),
        "level": quarter["level"].map(again_by_level(earlier)["share"]).astype(float).to_numpy(),
        "model of R, F, M": model.decision_function(scaler.transform(_logs(quarter))),
    }
    again = quarter["again"].to_numpy()
    draws = draw_again(len(again), [seed, 51])
    areas = {
        name: np.concatenate([aucs(score[part], again[part]) for part in np.array_split(draws, 20)])
        for name, score in told.items()
    }
    return with_leads(areas, "AUC", "frequency").set_axis(
        ["AUC", "low", "high", "gain", "gain low", "gain high"], axis=1
    )


def told_in(logs: dict[str, tuple[pd.DataFrame, pd.Timestamp]], seed: int) -> pd.DataFrame:
    """Return `told_by` of several logs, each looked at on a day, with the model of the quarter before that day.

    Parameters
    ----------
    logs : dict of name to the lines, as in `next_quarter`, and the day.
    seed : int, as in `told_by`.

    Returns
    -------
    DataFrame by log and measure, with the columns of `told_by`.
    """
    back = pd.Timedelta(DAYS, "D")
    tables = {
        name: told_by(next_quarter(lines, day), next_quarter(lines, day - back), seed)
        for name, (lines, day) in logs.items()
    }
    return pd.concat(tables, names=["log", "measure"])


def later_money_share(quarter: pd.DataFrame, seed: int, level: str = LEVELS[0]) -> pd.Series:
    """Return which share of these customers' later net money one level brought, with a 95 % interval (bootstrap)."""
    money, inside = quarter["later"].to_numpy(), (quarter["level"] == level).to_numpy()
    return share_of_total(money, inside, [seed, 52])


def _logs(quarter: pd.DataFrame) -> np.ndarray:
    measures = quarter[list(COLUMNS)].to_numpy(float)
    return np.sign(measures) * np.log1p(np.abs(measures))
