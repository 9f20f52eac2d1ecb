"""K-means, step by step: assign each point to its nearest centre, move each centre to the mean of its points."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.segments.clusters import axes, segment

EACH = 4  # of the twelve customers, from each of three segments


class Steps(NamedTuple):
    """What Lloyd's two steps made, round by round; place 0 is before the first round."""

    centres: list[pd.DataFrame]  # by centre, one column for each axis
    nearest: list[pd.Series]  # each point's centre
    sums: list[float]  # of squared distances, each point to its centre


def twelve(table: pd.DataFrame) -> pd.DataFrame:
    """Return twelve customers on two scaled axes, four of each of three segments, to be grouped by hand.

    Parameters
    ----------
    table
        Recency, frequency and money by customer, as `rfm.rfm_table` gives it.

    Returns
    -------
    DataFrame by customer
        ``recency`` and ``monetary``, transformed and scaled as `axes` does it, to one decimal.
    """
    places = axes(table)[["recency", "monetary"]].round(1)
    segments = segment(table, 3)
    chosen = []
    for number in range(3):
        inside = places[segments == number].drop_duplicates()
        far = ((inside - inside.mean()) ** 2).sum(axis=1).sort_values(kind="stable")
        chosen += list(far.index[np.linspace(0, 0.9 * (len(far) - 1), EACH).astype(int)])
    return places.loc[sorted(chosen)]


def squared_distances(points: pd.DataFrame, centres: pd.DataFrame) -> pd.DataFrame:
    """Return the squared distance of each point (row) to each centre (column).

    Examples
    --------
    >>> points = pd.DataFrame({"x": [0.0, 3.0], "y": [0.0, 4.0]}, index=["a", "b"])
    >>> squared_distances(points, points.loc[["a"]])
          a
    a   0.0
    b  25.0
    """
    gaps = points.to_numpy()[:, None, :] - centres.to_numpy()[None, :, :]
    return pd.DataFrame((gaps**2).sum(axis=2), index=points.index, columns=centres.index)


def lloyd(points: pd.DataFrame, centres: pd.DataFrame, rounds: int = 100) -> Steps:
    """Return Lloyd's rounds from given first centres, until nobody changes the segment.

    Parameters
    ----------
    points
        One row for each point, scaled axes as columns.
    centres
        First centres, in the same columns, with 0, 1, 2 … as index. A centre without points stays where it is.
    rounds
        At most.

    Source
    ------
    Lloyd, S. (1982), Least squares quantization in PCM, IEEE Transactions on Information Theory 28, 129-137.
    """
    if rounds < 1:
        raise ValueError(f"rounds is {rounds}; give how many rounds to make at most, 1 or more.")
    moved, found, sums = [centres], [_nearest(points, centres)], [_sum(points, centres)]
    for _ in range(rounds):
        means = points.groupby(found[-1]).mean()
        moved.append(means.reindex(centres.index).fillna(moved[-1]))
        found.append(_nearest(points, moved[-1]))
        sums.append(_sum(points, moved[-1]))
        if found[-1].equals(found[-2]):
            break
    return Steps(moved, found, sums)


def _nearest(points: pd.DataFrame, centres: pd.DataFrame) -> pd.Series:
    return squared_distances(points, centres).idxmin(axis=1)


def _sum(points: pd.DataFrame, centres: pd.DataFrame) -> float:
    return float(squared_distances(points, centres).min(axis=1).sum())
