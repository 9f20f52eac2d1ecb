"""Words in payment texts: cutting Chinese text, and which records belong to a category."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import pandas as pd
import rjieba

from helpers.interest.events import amounts, need

LOTTERY = ("停彩", "大乐透", "双色球", "福利彩票", "彩票", "竞彩", "追号")  # the source document's list
DICTIONARY = ("停彩", "竞彩", "追号", "双色球鞋", "彩票夹")  # words that rjieba's own dictionary lacks


def words(texts: Iterable[str], extra: Iterable[str] = ()) -> pd.Series:
    """Return the words of each text, as lists; punctuation and spaces are left out, capitals made small.

    Each different text is cut once. A missing text has no words.

    Parameters
    ----------
    texts
        Texts; a Series keeps its index.
    extra
        Words to add to `DICTIONARY`, which the segmenter knows besides its own.

    Examples
    --------
    >>> words(["余额支付-双色球鞋 休闲", "大乐透追号"]).tolist()
    [['余额', '支付', '双色球鞋', '休闲'], ['大乐透', '追号']]
    """
    given = texts if isinstance(texts, pd.Series) else pd.Series(list(texts), dtype=object)
    codes, different = pd.factorize(given)
    cut = _segmenter(_unknown(extra)).cut
    lists = np.empty(len(different) + 1, dtype=object)
    lists[:] = [[word for word in cut(text.lower()) if any(map(str.isalnum, word))] for text in different] + [[]]
    return pd.Series(lists[codes], given.index, name=given.name)


def keyword_list(keywords: Iterable[str]) -> list[str]:
    """Return the keywords, small letters, each once."""
    if isinstance(keywords, str):
        raise ValueError(f"keywords is the text {keywords!r}, whose characters would be taken; give a list of words.")
    listed = list(dict.fromkeys(keywords))
    if not listed or not all(isinstance(word, str) and word.strip() for word in listed):
        raise ValueError(f"keywords is {listed!r}; give one or more words, such as {list(LOTTERY[:2])}.")
    return [word.strip().lower() for word in listed]


def matching(events: pd.DataFrame, keywords: Iterable[str], whole_words: bool = True) -> pd.Series:
    """Return which records name a keyword, as True or False by row.

    Parameters
    ----------
    events
        ``text``; a missing one matches nothing.
    keywords
        The category's words.
    whole_words
        True: a word of the text equals a keyword. False, as a search for characters does it: the keyword lies anywhere
        in the text, so 双色球鞋 (a shoe) is found for 双色球 (a lottery).

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
        found = [not set(wanted).isdisjoint(cut) for cut in words(different, wanted)]
    else:
        found = [any(word in text.lower() for word in wanted) for text in different]
    return pd.Series(np.array([*found, False])[codes], events.index, name="matching")


def purchases(events: pd.DataFrame, keywords: Iterable[str], whole_words: bool = True) -> pd.DataFrame:
    """Return the category's purchases: the records that match and whose amount is above 0, so no refunds."""
    return events[matching(events, keywords, whole_words).to_numpy() & (amounts(events) > 0)]


def customer_documents(events: pd.DataFrame, extra: Iterable[str] = ()) -> pd.Series:
    """Return one document a customer: the words of all texts, separated by spaces.

    Examples
    --------
    >>> customer_documents(pd.DataFrame({"user_id": [7, 7], "text": ["停车费", "大乐透追号"]})).to_dict()
    {7: '停车费 大乐透 追号'}
    """
    need(events, "user_id", "text")
    lines = words(events["text"], extra).map(" ".join)
    glued = lines.groupby(events["user_id"].to_numpy()).agg(lambda texts: " ".join(filter(None, texts)))
    return glued.rename_axis("user_id").rename("document").astype(object)


def _unknown(extra: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word.lower() for word in extra if not _segmenter().has_word(word.lower())}))


@lru_cache(maxsize=8)
def _segmenter(extra: tuple[str, ...] = ()) -> rjieba.Jieba:
    """Return a segmenter of our own: words added to rjieba's shared one would change every other caller's cuts."""
    segmenter = rjieba.Jieba()
    for word in DICTIONARY + extra:
        segmenter.add_word(word, None, None)
    return segmenter
