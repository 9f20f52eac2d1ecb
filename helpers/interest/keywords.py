"""Words in payment texts: segmenting Chinese text, and finding the records of a category."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd
import rjieba

from helpers.interest.events import amounts, need

LOTTERY = ("停彩", "大乐透", "双色球", "福利彩票", "彩票", "竞彩", "追号")  # the source document's list
DICTIONARY = ("停彩", "竞彩", "追号", "双色球鞋", "彩票夹")  # words that the segmenter's own dictionary lacks


def words(texts: Iterable[str], extra: Iterable[str] = ()) -> pd.Series:
    """Return the words of each text, as lists; punctuation and spaces are left out, capitals made small.

    Parameters
    ----------
    texts
        Texts, of which each different one is cut once; a missing one has no words. A Series keeps its index.
    extra
        Words to add to those of `DICTIONARY`, which the segmenter knows besides its own.

    Examples
    --------
    >>> words(["余额支付-双色球鞋 休闲", "大乐透追号"]).tolist()
    [['余额', '支付', '双色球鞋', '休闲'], ['大乐透', '追号']]
    """
    given = texts if isinstance(texts, pd.Series) else pd.Series(list(texts), dtype=object)
    codes, different = pd.factorize(given)
    lists = np.empty(len(different) + 1, dtype=object)
    lists[:] = [*cut(different, extra), []]
    return pd.Series(lists[codes], given.index, name=given.name)


def cut(different: Iterable[str], extra: Iterable[str] = ()) -> list[list[str]]:
    """Return the words of each text, text by text; see `words`."""
    small = {word.lower() for word in extra}  # of Latin letters and digits, whole runs are words: none need be added
    lacking = {word for word in small if not word.isascii() and not _segmenter().has_word(word)}
    segment = _segmenter(*sorted(lacking)).cut
    return [[word for word in segment(text.lower()) if any(map(str.isalnum, word))] for text in different]


def matching(events: pd.DataFrame, keywords: Iterable[str], whole_words: bool = True) -> pd.Series:
    """Return which records name a keyword, True or False row by row.

    Parameters
    ----------
    events
        ``text``; a missing one matches nothing.
    keywords
        The category's words; a Chinese one that the segmenter does not know is added to its dictionary.
    whole_words
        True: a word of the text equals a keyword. False, as a search for characters does it: the keyword lies anywhere
        in the text, so 双色球鞋 (a shoe) is found for 双色球 (a lottery).

    Raises
    ------
    ValueError
        If there is no column ``text``, or keywords is a text or empty.

    Examples
    --------
    >>> shop = pd.DataFrame({"text": ["双色球 投注", "双色球鞋 休闲", "咖啡"]})
    >>> matching(shop, ["双色球"]).tolist(), matching(shop, ["双色球"], whole_words=False).tolist()
    ([True, False, False], [True, True, False])
    """
    need(events, "text")
    wanted = keyword_list(keywords)
    codes, different = pd.factorize(events["text"])
    if whole_words:
        found = [not set(wanted).isdisjoint(text) for text in cut(different, wanted)]
    else:
        found = [any(word in text.lower() for word in wanted) for text in different]
    return pd.Series(np.array([*found, False])[codes], events.index, name="matching")


def purchases(events: pd.DataFrame, keywords: Iterable[str], whole_words: bool = True) -> pd.DataFrame:
    """Return the category's purchases: the records that match and whose amount is above 0, so no refunds.

    Parameters
    ----------
    events
        ``text`` and ``amount`` (yuan).
    keywords, whole_words
        As in `matching`.

    Examples
    --------
    >>> shop = pd.DataFrame({"text": ["竞彩足球 投注", "彩票停彩 返款", "咖啡"], "amount": [10.0, -10.0, 27.0]})
    >>> purchases(shop, LOTTERY)["amount"].tolist()
    [10.0]
    """
    return events[matching(events, keywords, whole_words).to_numpy() & (amounts(events) > 0)]


def customer_documents(events: pd.DataFrame, extra: Iterable[str] = ()) -> pd.Series:
    """Return one document a customer: the words of all texts in the rows' order, separated by spaces.

    Parameters
    ----------
    events
        ``user_id`` and ``text``; cut them off at the observation point first (`before`).
    extra
        As in `words`.

    Returns
    -------
    Series
        Texts by user_id, in the ids' order; empty for a customer without any text.

    Examples
    --------
    >>> customer_documents(pd.DataFrame({"user_id": [7, 7], "text": ["停车费", "大乐透追号"]})).to_dict()
    {7: '停车费 大乐透 追号'}
    """
    need(events, "user_id", "text")
    who, ids = pd.factorize(events["user_id"], sort=True)
    which, different = pd.factorize(events["text"])
    lines = np.array([*map(" ".join, cut(different, extra)), ""], dtype=object)[which]
    order = np.argsort(who, kind="stable")
    pieces = np.split(lines[order], np.searchsorted(who[order], np.arange(1, len(ids))))
    documents = [" ".join(filter(None, piece)) for piece in pieces[: len(ids)]]
    return pd.Series(documents, pd.Index(ids, name="user_id"), name="document", dtype=object)


def keyword_list(keywords: Iterable[str]) -> list[str]:
    """Return the keywords in small letters, each once."""
    if isinstance(keywords, str):
        raise ValueError(
            f"keywords is the text {keywords!r}, of which each character would count; give a list of words."
        )
    listed = list(keywords)
    if not listed or not all(isinstance(word, str) and word.strip() for word in listed):
        raise ValueError(f"keywords is {listed!r}; give one or more words, such as {list(LOTTERY[:2])}.")
    return list(dict.fromkeys(word.strip().lower() for word in listed))


@lru_cache(maxsize=8)
def _segmenter(*extra: str) -> rjieba.Jieba:
    """Return a segmenter of our own: words added to rjieba's shared one would change every other caller's cuts."""
    segmenter = rjieba.Jieba()
    for word in DICTIONARY + extra:
        segmenter.add_word(word, None, None)
    return segmenter
