"""Random events, with all that may go wrong in them, and sums by hand."""

import math
import re
from collections import Counter
from datetime import timedelta

import numpy as np
import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

AS_OF = pd.Timestamp("2018-01-01")
USERS = st.sampled_from([7, 8, 12, 900_000, 2**62])
# midnight of the observation point itself, hours around it, and months before and after
TIMES = st.sampled_from([-3, -1, 0, 0, 1, 24, 720, 9000]).map(lambda hours: AS_OF - timedelta(hours=hours)) | st.none()
AMOUNTS = st.none() | st.sampled_from([0.0, -20.0, 0.01, 20.0]) | st.floats(-1e5, 1e5)
TEXTS = st.none() | st.sampled_from(
    ["", "双色球 投注", "福利彩票", "彩票彩票 追号", "双色球鞋 休闲", "彩票停彩 返款", "咖啡", "TEA 12,5"]
)
ROWS = st.lists(st.tuples(USERS, TIMES, AMOUNTS, TEXTS), max_size=14)
ETAS = st.floats(0.01, 5)
TABLES = settings(max_examples=40, deadline=None)  # the first ranking loads a dictionary


def table(rows):
    frame = pd.DataFrame(rows + rows[:1], columns=["user_id", "time", "amount", "text"])  # the first event twice
    return frame.astype({"user_id": "int64", "time": "datetime64[us]", "amount": float, "text": "str"})


def by_hand(rows, value):
    """The sum of a value by user, and nobody without one."""
    sums = {}
    for row in rows:
        if (amount := value(row)) is not None:
            sums[row.user_id] = sums.get(row.user_id, 0.0) + amount
    return sums


def same(series, sums):
    assert series.index.tolist() == sorted(sums) and series.index.name == "user_id"
    np.testing.assert_allclose(series, [sums[user] for user in sorted(sums)], rtol=1e-12, atol=1e-9)


def tfidf_by_hand(documents, keywords):
    counts = [Counter(re.findall(r"(?u)\b\w\w+\b", document.lower())) for document in documents]
    holders = Counter(word for words in counts for word in words)

    def weight(words, word):
        return words[word] * (math.log((1 + len(counts)) / (1 + holders[word])) + 1)

    lengths = [math.hypot(*(weight(words, word) for word in words)) or 1 for words in counts]
    return [
        sum(weight(words, word) for word in keywords if word in words) / length
        for words, length in zip(counts, lengths, strict=True)
    ]
