"""The rankings on a real shop: who buys goods of one kind in the month that follows?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from scipy import stats

from helpers.interest.backtest import bought_between
from helpers.interest.events import before, moment
from helpers.interest.keywords import purchases
from helpers.interest.ranking import interest_ranking, repaired_ranking

CHRISTMAS = ("christmas", "xmas")  # words of the descriptions in Online Retail


def goods_scores(
    lines: pd.DataFrame, words: Iterable[str], start: str, stop: str, eta: float = 0.5
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return scores of a shop's customers for goods of one kind, and what they bought of them afterwards.

    Parameters
    ----------
    lines
        A shop's lines, as `datasets.clean_retail` gives them.
    words
        Words of the description that make a line one of these goods.
    start, stop
        The observation point 观察点, and the end of the time that is predicted.
    eta
        Decay factor in 1/month.

    Returns
    -------
    scores : DataFrame by customer
        For everybody who bought such goods before `start`: ``sum of three`` (the source document's score), ``S
        alone``, ``S, ten times slower`` (a tenth of eta), ``lines of these goods`` and ``orders of any goods`` (how
        many).
    later : DataFrame by customer
        ``bought`` (True or False) and ``money`` from `start` until before `stop`, refunds not taken off; ``last``, the
        time of the last such purchase before `start`.
    """
    names = {"CustomerID": "user_id", "InvoiceDate": "time", "money": "amount", "Description": "text"}
    events = lines.rename(columns=names).astype({"user_id": "int64"})
    goods = purchases(events, words)
    bought = bought_between(goods, start, stop)
    past = before(events[events["amount"] > 0], start)
    repaired = repaired_ranking(events, words, start, eta)
    scores = {
        "sum of three": interest_ranking(events, words, start, eta)["final_score"],
        "S alone": repaired["interest"],
        "S, ten times slower": repaired_ranking(events, words, start, eta / 10)["interest"],
        "lines of these goods": repaired["purchases"],
        "orders of any goods": past.groupby("user_id")["InvoiceNo"].nunique(),
    }
    after = before(goods, stop)
    money = after[after["time"] >= moment(start)].groupby("user_id")["amount"].sum()
    last = before(goods, start).groupby("user_id")["time"].max()
    later = pd.DataFrame({"bought": bought, "money": money.reindex(bought.index, fill_value=0.0), "last": last})
    return pd.DataFrame(scores).reindex(bought.index), later


def returned(later: pd.DataFrame, ends: Mapping[str, str]) -> pd.DataFrame:
    """Return which share of the customers bought again, by the time of their last such purchase before.

    Parameters
    ----------
    later
        By customer: ``bought`` (True or False) and ``last`` (a timestamp), as `goods_scores` gives them.
    ends
        The spans in their order, each with the moment before which it ends; it begins where the one before ends.

    Returns
    -------
    DataFrame by span
        ``customers`` and ``bought again`` (how many), ``share`` from ``low`` to ``high`` (95 %, Wilson's interval).

    Examples
    --------
    >>> days = pd.to_datetime(["2011-01-05", "2011-09-01", "2011-10-31"])
    >>> later = pd.DataFrame({"bought": [True, False, True], "last": days})
    >>> returned(later, {"winter": "2011-03-01", "autumn": "2011-11-01"})[["customers", "bought again", "share"]]
            customers  bought again  share
    winter          1             1    1.0
    autumn          2             1    0.5
    """
    rows, begin = {}, later["last"].min()
    for span, end in ends.items():
        inside = later.loc[(later["last"] >= begin) & (later["last"] < moment(end)), "bought"]
        again, begin = int(inside.sum()), moment(end)
        interval = stats.binomtest(again, len(inside)).proportion_ci(method="wilson")
        rows[span] = [len(inside), again, again / len(inside), interval.low, interval.high]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["customers", "bought again", "share", "low", "high"])
    return table.astype({"customers": int, "bought again": int})
