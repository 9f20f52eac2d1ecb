"""Churn without a contract: defined by a gap without purchases, and the data leak that this definition invites."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def gaps(purchases: pd.DataFrame, as_of: str | pd.Timestamp, days: list[int]) -> pd.DataFrame:
    """Return for several gaps how many customers count as gone on as_of, and how many of them buy again later.

    Parameters
    ----------
    purchases : DataFrame of member_id and time, with purchases after as_of as well.
    days : list of int, silences in days after which a member is called gone.
    """
    day = pd.Timestamp(as_of)
    before, after = purchases[purchases["time"] < day], purchases[purchases["time"] >= day]
    silent = (day - before.groupby("member_id")["time"].max()) / pd.Timedelta(days=1)
    back = silent.index.isin(after["member_id"])
    rows = [{"gap": gap, "gone": (gone := silent > gap).mean(), "came_back": back[gone].mean()} for gap in days]
    return pd.DataFrame(rows).set_index("gap")


def leak(purchases: pd.DataFrame, as_of: str | pd.Timestamp, days: int = 90) -> pd.Series:
    """Return how well "no purchase in so many days" is predicted, with features that leak the answer and without.

    Both times a logistic regression on log(1 + recency, frequency, money), AUC over five folds. ``leaky``: features
    and label on as_of. ``honest``: features so many days earlier, label from the days between.

    Parameters
    ----------
    purchases : DataFrame
        member_id, time, amount; several lines of one visit may share a time or, where there is one, a ``visit`` number.
    """
    end = pd.Timestamp(as_of)
    cut = end - pd.Timedelta(days=days)
    now, then = _recency_frequency_money(purchases, end), _recency_frequency_money(purchases, cut)
    between = purchases["time"].between(cut, end, inclusive="left")
    stayed_away = ~then.index.isin(purchases.loc[between, "member_id"])
    return pd.Series(
        {
            "leaky": _auc(now, now["recency"] > days),
            "honest": _auc(then, stayed_away),
            "members": len(then),
            "stayed_away": stayed_away.mean(),
        }
    )


def _recency_frequency_money(purchases: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    known = purchases[purchases["time"] < as_of]
    visit = "visit" if "visit" in known.columns else "time"
    table = known.groupby("member_id").agg(last=("time", "max"), frequency=(visit, "nunique"), money=("amount", "sum"))
    table.insert(0, "recency", (as_of - table.pop("last")) / pd.Timedelta(days=1))
    return table


def _auc(features: pd.DataFrame, label: np.ndarray | pd.Series) -> float:
    if len(set(label)) < 2:
        raise ValueError("All members have the same label: take another as_of or another number of days.")
    model = make_pipeline(StandardScaler(), LogisticRegression())
    return float(cross_val_score(model, np.log1p(features), label, cv=5, scoring="roc_auc").mean())
