"""How often an interval holds the true size: exactly, for every size, and by drawing samples again and again."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import pandas as pd

from helpers.audience.estimating import interval

Bounds = Callable[[int, int, int], tuple[float, float]]


def plain_interval(hits: int, sample: int, population: int) -> tuple[float, float]:
    """Return the share plus and minus 1.96 standard errors, as numbers of customers: the interval of first courses.

    It is narrowed for a finite population, as `interval` is.

    Examples
    --------
    >>> [round(bound) for bound in plain_interval(30, 100, 10_000)]
    [2106, 3894]
    >>> plain_interval(0, 100, 10_000)
    (0.0, 0.0)
    """
    share = hits / sample
    error = np.sqrt(share * (1 - share) / sample * (population - sample) / max(population - 1, 1))
    half = NormalDist().inv_cdf(0.975) * error
    return float(population * (share - half)), float(population * (share + half))


def coverage(bounds: Bounds, sample: int, population: int) -> pd.Series:
    """Return the chance that the interval holds the true size, by that size, from 0 to the population.

    The hits of a sample of people, none of them drawn twice, follow the hypergeometric distribution, so the chance is
    a sum, and nothing has to be drawn.

    Parameters
    ----------
    bounds
        `interval`, `plain_interval`, or another function of hits, sample and population.
    sample, population
        How many people are drawn, and from how many.

    Examples
    --------
    >>> coverage(plain_interval, 10, 1000).loc[[0, 1, 500]].round(2).tolist()
    [1.0, 0.01, 0.89]
    """
    from scipy import stats  # slow to import; the audience builder does without

    hits, sizes = np.arange(sample + 1), np.arange(population + 1)
    low, high = np.array([bounds(int(hit), sample, population) for hit in hits]).T
    holds = (low <= sizes[:, None]) & (sizes[:, None] <= high)
    chance = stats.hypergeom.pmf(hits, population, sizes[:, None], sample)
    return pd.Series((chance * holds).sum(axis=1), pd.Index(sizes, name="size"))


def draw_hits(members: pd.DataFrame, sample: int, draws: int, seed: int) -> pd.DataFrame:
    """Return how many members of each audience are in each of many samples of rows, none drawn twice in a sample.

    Parameters
    ----------
    members
        One row per person (or per line), one column per audience: whether it belongs to it.

    Returns
    -------
    DataFrame, one row per draw, the columns of `members`.
    """
    rng, table = np.random.default_rng(seed), members.to_numpy(dtype=bool)
    hits = [table[rng.choice(len(table), sample, replace=False, shuffle=False)].sum(axis=0) for _ in range(draws)]
    return pd.DataFrame(hits, columns=members.columns)


def held(hits: pd.DataFrame, sizes: pd.Series, sample: int, population: int, bounds: Bounds = interval) -> pd.DataFrame:
    """Return in which share of the draws the interval held the true size of each audience.

    Parameters
    ----------
    hits
        What `draw_hits` returns.
    sizes
        The true size of each audience, in people.

    Returns
    -------
    DataFrame, one row per audience: size, held (a share), low and high (its 95 % interval, Wilson's).
    """
    from scipy import stats  # as in `coverage`

    rows = {}
    for name, size in sizes.items():
        ends = [bounds(hit, sample, population) for hit in hits[name].tolist()]
        good = sum(low <= size <= high for low, high in ends)
        sure = stats.binomtest(good, len(ends)).proportion_ci(method="wilson")
        rows[name] = {"size": size, "held": good / len(ends), "low": sure.low, "high": sure.high}
    return pd.DataFrame.from_dict(rows, orient="index")
