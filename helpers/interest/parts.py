"""The parts of a score: each part's share in its variance, and the ranking."""

from __future__ import annotations

import numpy as np
import pandas as pd


def variance_shares(parts: pd.DataFrame) -> pd.Series:
    r"""Return the share of each part in the variance of the parts' sum: :math:`cov(part, sum) / var(sum)`.

    The shares add up to 1. A negative one belongs to a part that pulls against the sum. Where all sums are equal there
    is nothing to share, and the shares are missing.

    Parameters
    ----------
    parts
        A row for each person or thing that is scored, a column for each part.

    Examples
    --------
    >>> variance_shares(pd.DataFrame({"time": [1.0, 1.0, 1.0], "money": [0.0, 0.2, 1.0]})).round(3).to_dict()
    {'time': 0.0, 'money': 1.0}
    """
    total = parts.sum(axis=1)
    variance = total.var()
    return parts.apply(lambda part: part.cov(total) / variance if variance > 0 else np.nan)


def places(score: pd.Series) -> pd.Series:
    """Return each row's place in the ranking, 1 for the highest score; equal scores in the order of the index.

    Examples
    --------
    >>> places(pd.Series({7: 0.2, 8: 0.9, 5: 0.2})).sort_values().to_dict()
    {8: 1, 5: 2, 7: 3}
    """
    ordered = score.sort_index().sort_values(ascending=False, kind="stable").index
    return pd.Series(np.arange(1, len(ordered) + 1), ordered, name="place").reindex(score.index)
