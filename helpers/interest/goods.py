"""The rankings on a real shop: who buys goods of one kind in the month that follows?"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

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
        The observation point 观察点, and the end of the time to be told.
    eta
        Decay factor in 1/month.

    Returns
    -------
    scores : DataFrame by customer
        For everybody who bought such goods before `start`: ``sum of three`` (the source document's score), ``S
        alone``, ``S, ten times slower`` (a tenth of eta), ``lines of these goods`` and ``orders of any goods`` (how
        many).
    later : DataFrame by customer
        ``bought`` (True or False) and ``money`` from `start` until before `stop`, refunds not taken off.
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
    later = pd.DataFrame({"bought": bought, "money": money.reindex(bought.index, fill_value=0.0)})
    return pd.DataFrame(scores).reindex(bought.index), later
