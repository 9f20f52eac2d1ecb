"""Rivals of the forgetting curve: counts of purchases, recency alone, and slower or faster forgetting."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from helpers.interest.events import before, moment, need
from helpers.interest.forgetting import months_before, time_interest

COUNT, TIES, RECENCY = "plain count", "count, then recency", "recency alone"


def shop_orders(lines: pd.DataFrame) -> pd.DataFrame:
    """Return a shop's orders: the invoices of known customers, without lines that take goods back.

    Parameters
    ----------
    lines
        Lines in the columns of `datasets.load_online_retail`; it is not changed.

    Returns
    -------
    DataFrame
        A row per invoice: ``user_id`` (the customer's number), ``time`` and ``money`` (in the shop's currency).

    Examples
    --------
    >>> lines = pd.DataFrame({"InvoiceNo": ["1", "1", "2", "C3"], "CustomerID": [7, 7, None, 7],
    ...     "Quantity": [2, 1, 5, -1], "UnitPrice": [3.0, 4.0, 1.0, 4.0],
    ...     "InvoiceDate": pd.to_datetime(["2011-09-01", "2011-09-01", "2011-09-02", "2011-09-03"])})
    >>> shop_orders(lines)[["user_id", "money"]].to_dict("records")
    [{'user_id': 7, 'money': 10.0}]
    """
    bought = lines[lines["CustomerID"].notna() & (lines["Quantity"] > 0)]
    bought = bought.assign(money=bought["Quantity"] * bought["UnitPrice"])
    invoices = bought.groupby("InvoiceNo", sort=False)
    orders = invoices.agg(user_id=("CustomerID", "first"), time=("InvoiceDate", "first"), money=("money", "sum"))
    return orders.astype({"user_id": int}).reset_index(drop=True)


def rival_scores(events: pd.DataFrame, as_of: object, etas: Iterable[float]) -> pd.DataFrame:
    """Return several scores of everybody with an event before the observation point, to be held against each other.

    Parameters
    ----------
    events
        ``user_id`` and ``time``; events at or after `as_of` are not looked at.
    as_of
        The observation point 观察点.
    etas
        Decay factors in 1/month.

    Returns
    -------
    DataFrame by user_id
        ``plain count`` (events); ``count, then recency`` (the same, and of equal counts the one with the later latest
        event is higher, by less than 1); ``recency alone`` (months since the latest event, with a minus: more is
        later); and the interest S for each factor, as ``η = 0.5``.

    Examples
    --------
    >>> days = pd.to_datetime(["2017-12-02", "2017-11-02", "2018-01-03"])
    >>> events = pd.DataFrame({"user_id": [7, 7, 8], "time": days})
    >>> rival_scores(events, "2018-01-01", [0.5]).round(2).to_dict("records")
    [{'plain count': 2, 'count, then recency': 2.5, 'recency alone': -1.0, 'η = 0.5': 0.97}]
    """
    need(events, "user_id", "time")
    past = before(events, as_of)
    latest = past.groupby("user_id")["time"].max()
    count = past.groupby("user_id").size()
    scores = {
        COUNT: count,
        TIES: count + latest.rank(pct=True) / 2,
        RECENCY: pd.Series(-months_before(latest, moment(as_of)), latest.index),
    }
    return pd.DataFrame(scores | {named(eta): time_interest(past, as_of, eta) for eta in etas})


def named(eta: float) -> str:
    """Return what the scores and figures call a factor.

    Examples
    --------
    >>> named(0.50)
    'η = 0.5'
    """
    return f"η = {eta:g}"
