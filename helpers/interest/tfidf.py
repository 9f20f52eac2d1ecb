"""tf-idf: how much a category's words stand out among all the words of a customer."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from helpers.interest.events import amounts, before, need
from helpers.interest.keywords import cut, keyword_list, purchases


def tfidf_interest(documents: pd.Series, keywords: Iterable[str], **options: object) -> pd.Series:
    r"""Return the sum of the keywords' tf-idf weights, document by document.

    Scikit-learn's `TfidfVectorizer` with its defaults: words of two or more characters in small letters, smoothed
    :math:`idf = \ln\frac{1+n}{1+df} + 1`, and each document's weights brought to length 1 over all its words.

    Parameters
    ----------
    documents
        One text a customer, words separated by spaces (`customer_documents`), indexed by user_id.
    keywords
        The category's words; one that no document holds adds nothing.
    **options
        Other settings of `TfidfVectorizer`.

    Raises
    ------
    ValueError
        If keywords is a text or empty, or a keyword can be no word of the vocabulary (one character, or two words).

    Examples
    --------
    >>> tfidf_interest(pd.Series({7: "彩票 咖啡", 8: "咖啡 地铁"}), ["彩票"]).round(4).to_dict()
    {7: 0.8148, 8: 0.0}
    """
    documents = documents if isinstance(documents, pd.Series) else pd.Series(list(documents), dtype=object)
    vectorizer = TfidfVectorizer(**options)
    wanted = _tokens(keywords)
    if _wordless(vectorizer, documents):
        return pd.Series(0.0, documents.index, name="tfidf_interest")
    weights = sparse.csr_array(vectorizer.fit_transform(documents))
    columns = [vectorizer.vocabulary_[word] for word in wanted if word in vectorizer.vocabulary_]
    return pd.Series(weights[:, columns].sum(axis=1), documents.index, name="tfidf_interest")


def tfidf_of_events(events: pd.DataFrame, keywords: Iterable[str], norm: str = "l2") -> pd.Series:
    r"""Return the same as `tfidf_interest(customer_documents(events), keywords)`, without writing the documents.

    Each different text is cut and counted once. With C the number of times each customer has each text, and M the
    number of times each text has each word, the customers' word counts tf are the sparse product CM; and for a few
    keywords K

    .. math:: \sum_{k \in K} \frac{tf_k\,idf_k}{\sqrt{\sum_w (tf_w\,idf_w)^2}}

    is one pass over them. The root runs over all words w: a vocabulary of the keywords alone gives other weights.

    With one keyword this score is 1 at most, with k of them the root of k: several different keywords raise it. With
    ``norm="l1"`` the sum of all weights stands below the line, and the score is a share, from 0 to 1.

    Parameters
    ----------
    events
        ``user_id`` and ``text``; cut them off at the observation point first (`before`).
    keywords
        As in `tfidf_interest`; one that the segmenter does not know is added to its dictionary.
    norm
        ``"l2"`` (scikit-learn's default) or ``"l1"``: what the weights of a customer's words are divided by.

    Raises
    ------
    ValueError
        As `tfidf_interest`, and if `norm` is another word.

    Examples
    --------
    >>> twice = pd.DataFrame({"user_id": [7, 7, 8, 8], "text": ["大乐透", "大乐透", "大乐透", "追号"]})
    >>> tfidf_of_events(twice, ["大乐透", "追号"]).round(4).to_dict()
    {7: 1.0, 8: 1.3945}
    >>> tfidf_of_events(twice, ["大乐透", "追号"], norm="l1").to_dict()
    {7: 1.0, 8: 1.0}
    """
    if norm not in ("l1", "l2"):
        raise ValueError(f"norm is {norm!r}; give 'l2' (the root of the sum of squares) or 'l1' (the sum).")
    need(events, "user_id", "text")
    wanted = _tokens(keywords)
    who, ids = pd.factorize(events["user_id"], sort=True)
    which, different = pd.factorize(events["text"])
    lines = [" ".join(line) for line in cut(different, wanted)]
    counter = CountVectorizer(dtype=float)
    if _wordless(counter, lines):
        return pd.Series(0.0, pd.Index(ids, name="user_id"), name="tfidf_interest")
    words_by_text = sparse.csr_array(counter.fit_transform(lines))
    there = which >= 0
    times = sparse.coo_array((np.ones(there.sum()), (who[there], which[there])), shape=(len(ids), len(lines)))
    weights = times.tocsr() @ words_by_text
    holders = np.bincount(weights.indices, minlength=weights.shape[1])
    weights.data *= (np.log((1 + len(ids)) / (1 + holders)) + 1)[weights.indices]
    lengths = np.sqrt((weights * weights).sum(axis=1)) if norm == "l2" else weights.sum(axis=1)
    counts = np.isin(counter.get_feature_names_out(), wanted).astype(float)
    sums = weights @ counts / np.where(lengths > 0, lengths, 1)
    return pd.Series(sums, pd.Index(ids, name="user_id"), name="tfidf_interest")


def word_scores(events: pd.DataFrame, keywords: Iterable[str], as_of: str) -> pd.DataFrame:
    """Return four scores for a category's words, of everybody who bought in it before the observation point.

    Parameters
    ----------
    events
        ``user_id``, ``time``, ``text`` and ``amount``; only rows with money going out, before `as_of`, are used.
    keywords
        As in `tfidf_of_events`.
    as_of
        The observation point 观察点.

    Returns
    -------
    DataFrame by user_id
        ``tf-idf, L2`` and ``tf-idf, L1`` (`tfidf_of_events` with these norms), ``share of rows`` (rows of the category
        divided by all the customer's rows, from 0 to 1) and ``number of rows`` (of the category).

    Examples
    --------
    >>> rows = {"user_id": [7, 7, 8], "text": ["大乐透", "咖啡", "咖啡"], "amount": [2.0, 20.0, 20.0]}
    >>> events = pd.DataFrame(rows).assign(time=pd.Timestamp("2017-12-01"))
    >>> word_scores(events, ["大乐透"], "2018-01-01")[["share of rows", "number of rows"]].loc[7].tolist()
    [0.5, 1.0]
    """
    past = before(events, as_of)
    past = past[amounts(past) > 0]
    number = purchases(past, keywords).groupby("user_id").size()
    scores = {
        "tf-idf, L2": tfidf_of_events(past, keywords),
        "tf-idf, L1": tfidf_of_events(past, keywords, norm="l1"),
        "share of rows": number / past.groupby("user_id").size(),
        "number of rows": number,
    }
    return pd.DataFrame(scores).loc[number.index]


def _wordless(vectorizer: CountVectorizer, documents: Iterable[str]) -> bool:
    """Return whether no document has a word, which scikit-learn refuses."""
    split = vectorizer.build_analyzer()
    return not any(split(document) for document in documents)


def _tokens(keywords: Iterable[str]) -> list[str]:
    split, wanted = CountVectorizer().build_analyzer(), keyword_list(keywords)
    for word in wanted:
        if split(word) != [word]:
            raise ValueError(f"The keyword {word!r} is no single word of two or more characters, which tf-idf needs.")
    return wanted
