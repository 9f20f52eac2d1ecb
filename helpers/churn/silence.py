"""Churn without a contract: defined by a gap without purchases, and the data leak that this definition invites."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from helpers.interest import compare_scores
from helpers.resampling import share_of_total

QUARTER = 90  # days of silence, and days ahead
MEASURES = ["recency", "frequency", "money"]


def gaps(
    purchases: pd.DataFrame, as_of: str | pd.Timestamp, days: list[int], within: int | None = None
) -> pd.DataFrame:
    """Return for several gaps how many customers count as gone on as_of, and how many of them buy again later.

    Parameters
    ----------
    purchases : DataFrame of member_id and time, with purchases after as_of as well.
    days : list of int, silences in days after which a member is called gone.
    within : int, the days after as_of that are looked at; None looks at all there are.

    Returns
    -------
    DataFrame by gap
        ``gone`` (share of the customers), ``came_back`` (share of those gone), its 95 % interval ``low`` to ``high``
        (Wilson).
    """
    day = pd.Timestamp(as_of)
    before, after = purchases[purchases["time"] < day], purchases[purchases["time"] >= day]
    if within is not None:
        after = after[after["time"] < day + pd.Timedelta(days=within)]
    silent = (day - before.groupby("member_id")["time"].max()) / pd.Timedelta(days=1)
    back = silent.index.isin(after["member_id"])
    rows = [{"gap": gap, "gone": (gone := silent > gap).mean(), **_share(back[gone])} for gap in days]
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


def quarter(purchases: pd.DataFrame, day: str | pd.Timestamp) -> pd.DataFrame:
    """Return each customer as the day knew them, and what they did in the 90 days from that day on.

    Parameters
    ----------
    purchases : DataFrame, as in `leak`.
    day : purchases before it make the features, those of the 90 days from it on the outcome.

    Returns
    -------
    DataFrame by member_id
        ``recency`` (days), ``frequency``, ``money``; ``silent`` (bool: no purchase in the 90 days), ``later`` (their
        money).
    """
    start = pd.Timestamp(day)
    known = _recency_frequency_money(purchases, start)
    after = purchases[(purchases["time"] >= start) & (purchases["time"] < start + pd.Timedelta(days=QUARTER))]
    later = after.groupby("member_id")["amount"].sum().reindex(known.index, fill_value=0.0)
    return known.assign(silent=~known.index.isin(after["member_id"]), later=later)


def told_silent(now: pd.DataFrame, earlier: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return how well R, F and M of a day tell who stays away for the 90 days that follow.

    Parameters
    ----------
    now : DataFrame, as `quarter` gives it: the customers to be told.
    earlier : DataFrame
        The same for a day 90 days earlier, so that its outcome was known: a logistic regression on the logarithms of
        the three measures is fitted here.
    seed : int, 0 or more, of the customers that are drawn again.

    Returns
    -------
    DataFrame by score
        ``auc`` with ``low`` and ``high``, and the lead over recency with ``lead_low`` and ``lead_high``: 95 %
        intervals by a paired bootstrap (`helpers.interest.compare_scores`).
    """
    fitted = _model().fit(np.log1p(earlier[MEASURES]), earlier["silent"])
    scores = pd.DataFrame({"recency": now["recency"], "frequency": -now["frequency"], "money": -now["money"]})
    scores["R, F and M"] = fitted.decision_function(np.log1p(now[MEASURES]))
    return compare_scores(scores, now["silent"], "recency", seed)


def money_of_the_gone(now: pd.DataFrame, seed: int, days: int = QUARTER) -> pd.Series:
    """Return which share of the next 90 days' money comes from customers called gone, with a 95 % interval (bootstrap).

    Parameters
    ----------
    now : DataFrame, as `quarter` gives it.
    seed : int, 0 or more, of the customers that are drawn again.
    days : int, the silence after which a customer is called gone.
    """
    money, gone = now["later"].to_numpy(), (now["recency"] > days).to_numpy()
    return share_of_total(money, gone, [seed, 72])


def _recency_frequency_money(purchases: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    known = purchases[purchases["time"] < as_of]
    visit = "visit" if "visit" in known.columns else "time"
    table = known.groupby("member_id").agg(last=("time", "max"), frequency=(visit, "nunique"), money=("amount", "sum"))
    table.insert(0, "recency", (as_of - table.pop("last")) / pd.Timedelta(days=1))
    return table


def _auc(features: pd.DataFrame, label: np.ndarray | pd.Series) -> float:
    if len(set(label)) < 2:
        raise ValueError("All members have the same label: take another as_of or another number of days.")
    return float(cross_val_score(_model(), np.log1p(features), label, cv=5, scoring="roc_auc").mean())


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression())


def _share(back: np.ndarray) -> dict[str, float]:
    if not len(back):
        return {"came_back": np.nan, "low": np.nan, "high": np.nan}
    interval = stats.binomtest(int(back.sum()), len(back)).proportion_ci(method="wilson")
    return {"came_back": back.mean(), "low": interval.low, "high": interval.high}
