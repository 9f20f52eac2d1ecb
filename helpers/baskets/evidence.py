"""Evidence for a rule: an exact interval, a test against chance, and shuffled baskets for comparison."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from helpers.baskets.rules import pair_table

SWAPS = 1_000  # rounds of swapping before `shuffled` gives up


def lift_interval(
    n_ab: ArrayLike, n_a: ArrayLike, n_b: ArrayLike, n: ArrayLike, level: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """Return the lower and upper end of a lift's exact interval.

    The confidence n_ab / n_a gets its exact binomial interval (Clopper and Pearson 1934), divided by n_b / n. That
    share is taken as known, so the interval is a little too narrow.

    Raises
    ------
    ValueError
        If the counts cannot be: n_ab above n_a or n_b, one of these above n, or none at all.

    Examples
    --------
    >>> low, high = lift_interval(3, 4, 16, 12_419)
    >>> round(float(low)), round(float(high))
    (151, 771)
    """
    both, a, b, every = (np.asarray(count, dtype=float) for count in (n_ab, n_a, n_b, n))
    if np.any(both > np.minimum(a, b)) or np.any(np.maximum(a, b) > every) or np.any(np.minimum(a, b) < 1):
        raise ValueError("These counts cannot be: n_ab is at most n_a and n_b, these are 1 to n.")
    tail = (1 - level) / 2
    low = np.where(both > 0, stats.beta.ppf(tail, np.maximum(both, 1), a - both + 1), 0.0)
    high = np.where(both < a, stats.beta.ppf(1 - tail, both + 1, np.maximum(a - both, 1)), 1.0)
    return low * every / b, high * every / b


def chance(pairs: pd.DataFrame) -> np.ndarray:
    """Return the probability of ``n_ab`` baskets or more with both, if the items fell into baskets independently.

    Examples
    --------
    >>> chance(pd.DataFrame({"n_ab": [3], "n_a": [4], "n_b": [16], "n": [12_419]})).round(12).tolist()
    [7.013e-09]
    """
    return stats.hypergeom.sf(pairs["n_ab"] - 1, pairs["n"], pairs["n_a"], pairs["n_b"])


def shuffled(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return shuffled baskets: sizes and item counts stay, every association between items is gone.

    All items are dealt out again. Where a basket gets an item twice, its copy is swapped with items of other baskets
    until none is left.

    Parameters
    ----------
    table
        A boolean table, baskets by items.
    seed
        Of the dealing.

    Raises
    ------
    ValueError
        If the table leaves no room for swapping (nearly all of its baskets hold nearly all items).

    Examples
    --------
    >>> table = pd.DataFrame([[1, 1, 0], [0, 1, 1], [1, 0, 0]], columns=list("abc")).astype(bool)
    >>> dealt = shuffled(table, seed=1)
    >>> dealt.sum().tolist() == table.sum().tolist(), dealt.sum(axis=1).tolist()
    (True, [2, 2, 1])
    """
    rng = np.random.default_rng(seed)
    row, item = np.divmod(np.flatnonzero(np.ascontiguousarray(table.to_numpy())), max(table.shape[1], 1))
    item = rng.permutation(item)
    start, one = row * table.shape[1], np.uint16(1)
    cells = np.zeros(table.size, dtype=np.uint16)
    np.add.at(cells, start + item, one)
    pool = np.arange(len(row))
    for _ in range(SWAPS):
        twice = pool[cells[start[pool] + item[pool]] > 1]
        if not len(twice):
            held = cells.astype(bool).reshape(table.shape)
            return pd.DataFrame(held, index=table.index, columns=table.columns)
        chosen = np.zeros(len(row), dtype=bool)
        chosen[twice] = chosen[rng.integers(0, len(row), len(twice) + 1)] = True
        pool = np.flatnonzero(chosen)
        np.subtract.at(cells, start[pool] + item[pool], one)
        item[pool] = item[rng.permutation(pool)]
        np.add.at(cells, start[pool] + item[pool], one)
    raise ValueError(
        "These baskets are too full to be dealt out again; leave out the items that nearly all of them hold."
    )


def against_shuffled(table: pd.DataFrame, seed: int, *, min_count: int = 10, shuffles: int = 4) -> pd.DataFrame:
    """Return the pairs that at least ``min_count`` baskets hold, each compared with shuffled baskets.

    If the real baskets were like the shuffled ones, each basket with both items would lie among the real ones with
    probability 1 / (1 + shuffles): a binomial test. The p values are adjusted for the false discovery rate (Benjamini
    and Hochberg 1995) with *all* pairs of items as tests, also those below ``min_count``.

    Returns
    -------
    DataFrame
        As :func:`helpers.baskets.pair_table`, with ``expected`` (the mean count in shuffled baskets), ``ratio`` =
        n_ab / expected (infinite where no shuffle has the pair), ``ratio_low`` (the low end of its exact 95 % interval,
        as if baskets were independent), ``p`` and ``q`` (p adjusted). Smallest p first, then highest ratio.

    Raises
    ------
    ValueError
        If there is nothing to shuffle with.
    """
    pairs = pair_table(table, min_count)
    seen = shuffles * expected_count(pairs, table, seed, shuffles)
    with np.errstate(divide="ignore"):
        ratio = pairs["n_ab"] / (seen / shuffles)
    p = stats.binom.sf(pairs["n_ab"] - 1, pairs["n_ab"] + seen, 1 / (1 + shuffles))
    q = adjusted(p, table.shape[1] * (table.shape[1] - 1) // 2)
    real = stats.beta.ppf(0.025, pairs["n_ab"], seen + 1)  # Clopper and Pearson: the share of real baskets among all
    result = pairs.assign(expected=seen / shuffles, ratio=ratio, ratio_low=shuffles * real / (1 - real), p=p, q=q)
    return result.sort_values(["p", "ratio", "a", "b"], ascending=[True, False, True, True], ignore_index=True)


def expected_count(pairs: pd.DataFrame, table: pd.DataFrame, seed: int, shuffles: int = 4) -> np.ndarray:
    """Return in how many baskets each of the given pairs is if nothing belongs together: the mean of some shuffles.

    Parameters
    ----------
    pairs
        Columns ``a`` and ``b``, in the order of the items.
    table
        A boolean table, baskets by items.
    seed, shuffles
        Of the dealing; how often the baskets are dealt out again.

    Raises
    ------
    ValueError
        If there is nothing to shuffle with.
    """
    if shuffles < 1:
        raise ValueError(f"shuffles is {shuffles}; at least one set of shuffled baskets is needed.")
    key = pd.MultiIndex.from_frame(pairs[["a", "b"]])
    seen = np.zeros(len(pairs))
    for child in np.random.SeedSequence(seed).generate_state(shuffles):
        dealt = pair_table(shuffled(table, int(child))).set_index(["a", "b"])["n_ab"]
        seen += dealt.reindex(key, fill_value=0).to_numpy()
    return seen / shuffles


def adjusted(p: ArrayLike, tests: int) -> np.ndarray:
    """Return p values adjusted for the false discovery rate among ``tests`` tests; those not given count as p = 1.

    Examples
    --------
    >>> adjusted([0.001, 0.04], tests=10).round(6).tolist()
    [0.01, 0.2]
    """
    known = np.asarray(p, dtype=float)
    if tests < len(known):
        raise ValueError(f"{len(known):,} p values came from {tests:,} tests; count every test, also those not shown.")
    padded = np.ones(tests)
    padded[: len(known)] = known
    return stats.false_discovery_control(padded)[: len(known)] if tests else known
