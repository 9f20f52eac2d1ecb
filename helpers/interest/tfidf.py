"""tf-idf: how much a category's words stand out among all the words of a customer."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from helpers.interest.events import need
from helpers.interest.keywords import keyword_list, words


def tfidf_interest(documents: pd.Series, keywords: Iterable[str], **options: object) -> pd.Series:
    r"""Return the sum of the keywords' tf-idf weights, document by document.

    Scikit-learn's `TfidfVectorizer` with its defaults: words of two or more characters in small letters, smoothed
    :math:`idf = \ln\frac{1+n}{1+df} + 1`, each document's weights to length 1 over all its words.

    Parameters
    ----------
    documents
        One text a customer, words separated by spaces (`customer_documents`), indexed by user_id.
    keywords
        The category's words; one that no document holds adds nothing.
    **options
        Other settings of `TfidfVectorizer`.

    Examples
    --------
    >>> tfidf_interest(pd.Series({7: "彩票 咖啡", 8: "咖啡 地铁"}), ["彩票"]).round(4).to_dict()
    {7: 0.8148, 8: 0.0}
    """
    documents = documents if isinstance(documents, pd.Series) else pd.Series(list(documents), dtype=object)
    wanted = _tokens(keywords)
    vectorizer = TfidfVectorizer(**options)
    split = vectorizer.build_analyzer()
    if not any(split(text) for text in documents):  # scikit-learn refuses a vocabulary without words
        return pd.Series(0.0, documents.index, name="tfidf_interest")
    weights = vectorizer.fit_transform(documents)
    columns = [vectorizer.vocabulary_[word] for word in wanted if word in vectorizer.vocabulary_]
    return pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index, name="tfidf_interest")


def tfidf_of_events(events: pd.DataFrame, keywords: Iterable[str]) -> pd.Series:
    r"""Return `tfidf_interest(customer_documents(events), keywords)` without gluing or weighing the documents.

    Each different text is cut once; with C the count of texts by customer and M the count of words by text, the
    customers' word counts are the sparse product CM, and for a few keywords K

    .. math:: \frac{\sum_{k \in K} tf_k\,idf_k}{\sqrt{\sum_w (tf_w\,idf_w)^2}}

    needs one pass. The norm runs over all words w: a vocabulary of the keywords alone would give other weights.
    """
    need(events, "user_id", "text")
    wanted = _tokens(keywords)
    who, ids = pd.factorize(events["user_id"], sort=True)
    which, different = pd.factorize(events["text"])
    index = pd.Index(ids, name="user_id")
    counter = CountVectorizer()
    lines = words(different, wanted).map(" ".join).tolist()
    split = counter.build_analyzer()
    if not any(split(line) for line in lines):
        return pd.Series(0.0, index, name="tfidf_interest")
    by_text = counter.fit_transform(lines)
    there = which >= 0
    ones = np.ones(there.sum())
    texts = sparse.csr_array((ones, (who[there], which[there])), shape=(len(ids), len(different)))
    counts = (texts @ by_text.astype(float)).tocsr()
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    counts.data *= (np.log((1 + len(ids)) / (1 + holders)) + 1)[counts.indices]
    columns = [counter.vocabulary_[word] for word in wanted if word in counter.vocabulary_]
    wanted_words = np.zeros(counts.shape[1])
    wanted_words[columns] = 1
    norm = np.sqrt(counts.multiply(counts).sum(axis=1))
    return pd.Series(counts @ wanted_words / np.where(norm > 0, norm, 1), index, name="tfidf_interest")


def _tokens(keywords: Iterable[str]) -> list[str]:
    """Return the keywords, each of which must be a word as scikit-learn splits text by default."""
    wanted, split = keyword_list(keywords), CountVectorizer().build_analyzer()
    for word in wanted:
        if split(word) != [word]:
            raise ValueError(
                f"The keyword {word!r} is no single word of two or more characters; scikit-learn drops it."
            )
    return wanted
