"""Held against what came after: how well a score finds the buyers of the next month."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

from helpers.interest.events import before, moment, need, times
from helpers.interest.forgetting import time_interest


def auc(score: pd.Series, bought: pd.Series) -> float:
    """Return the chance that a buyer scores above a customer who did not buy (a tie counts one half).

    Parameters
    ----------
    score, bought
        By user_id; `bought` is True or False. Who has no score gets 0.
    """
    return float(roc_auc_score(bought.astype(bool), score.reindex(bought.index, fill_value=0.0)))


def precision_at(score: pd.Series, bought: pd.Series, n: int = 50) -> float:
    """Return the share of buyers among the n highest scores; equal scores in the ids' order."""
    best = (
        score.reindex(bought.index, fill_value=0.0).sort_index().sort_values(ascending=False, kind="stable").index[:n]
    )
    return float(bought.loc[best].astype(bool).mean())


def bought_between(events: pd.DataFrame, start: object, stop: object) -> pd.Series:
    """Return, for everybody with an event before `start`, whether there is another from `start` until before `stop`."""
    need(events, "user_id", "time")
    past, later = before(events, start), before(events, stop)
    later = later[(times(later["time"], moment(start)) >= moment(start)).to_numpy()]
    everybody = pd.Index(np.sort(past["user_id"].unique()), name="user_id")
    return pd.Series(everybody.isin(later["user_id"]), everybody, name="bought")


def backtest_eta(events: pd.DataFrame, bought_after: pd.Series, etas: Iterable[float], as_of: object) -> pd.Series:
    """Return the AUC of S for each eta: scored on what was before `as_of`, judged by who bought after.

    Parameters
    ----------
    events
        The category's purchases (``user_id``, ``time``); those at or after `as_of` are not looked at.
    bought_after
        True or False by user_id: whether the customer bought in the time that follows `as_of`. Only these customers
        are judged; who has no purchase before scores 0.
    etas
        The decay factors to compare, in 1/month.
    as_of
        The observation point, before which everything is known and after which nothing.
    """
    past = before(events, as_of)
    etas = list(etas)
    areas = [auc(time_interest(past, as_of, eta), bought_after) for eta in etas]
    return pd.Series(areas, pd.Index(etas, name="eta"), name="auc")
