"""Do chosen pairs hold in later baskets? Together, and with the uncertainty of households."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.baskets.evidence import expected_count
from helpers.baskets.rules import pair_table

BANDS = {"2-3 baskets": (2, 3), "4-9 baskets": (4, 9), "10-29 baskets": (10, 29), "30 or more": (30, np.inf)}
DRAWS = 400


def highest(pairs: pd.DataFrame, most: int = 200) -> pd.DataFrame:
    """Return the pairs with the highest lift in each band of counts, with a column ``group`` that names the band.

    Parameters
    ----------
    pairs
        Columns ``n_ab`` and ``lift``, as `pair_table` or `against_shuffled` gives them.
    most
        How many pairs to take in each band.
    """
    tops = [
        pairs[pairs["n_ab"].between(*ends)].nlargest(most, "lift").assign(group=band) for band, ends in BANDS.items()
    ]
    return pd.concat(tops, ignore_index=True)


def recount(chosen: pd.DataFrame, table: pd.DataFrame, seed: int, shuffles: int = 4) -> pd.DataFrame:
    """Return the chosen pairs with their counts in other baskets: ``later``, and ``later_expected`` by shuffling.

    Parameters
    ----------
    chosen
        Columns ``a`` and ``b``, in the order of the items.
    table
        The other baskets: a boolean table, baskets by items.
    seed, shuffles
        As in `expected_count`.

    Examples
    --------
    >>> chosen = pd.DataFrame({"a": ["cup"], "b": ["tea"]})
    >>> table = pd.DataFrame({"cup": [True, True, False], "tea": [True, True, False], "jam": [False, False, True]})
    >>> recount(chosen, table, seed=1)["later"].tolist()
    [2]
    """
    counts = pair_table(table).set_index(["a", "b"])["n_ab"]
    later = counts.reindex(pd.MultiIndex.from_frame(chosen[["a", "b"]]), fill_value=0).to_numpy()
    return chosen.assign(later=later, later_expected=expected_count(chosen, table, seed, shuffles))


def household_interval(table: pd.DataFrame, a: str, b: str, household: pd.Series, seed: int) -> tuple[float, float]:
    """Return the lower and upper end of a lift's 95 % interval if households, not baskets, are independent.

    Households are drawn again with replacement, each with all of its baskets.

    Parameters
    ----------
    table
        A boolean table, baskets by items.
    a, b
        Two of its items.
    household
        By basket, who bought it.
    seed
        Of the draws.

    References
    ----------
    Field, Welsh (2007), Bootstrapping clustered data, Journal of the Royal Statistical Society B 69(3).
    """
    home, weight = _draw_homes(table, household, seed)
    of_a, of_b = table[a].to_numpy(), table[b].to_numpy()
    n_ab, n_a, n_b, n = (weight @ np.bincount(home, of) for of in (of_a & of_b, of_a, of_b, np.ones(len(table))))
    low, high = np.quantile(n_ab * n / (n_a * n_b), [0.025, 0.975])
    return float(low), float(high)


def pooled(recounted: pd.DataFrame, table: pd.DataFrame, household: pd.Series, seed: int) -> pd.DataFrame:
    """Return how many times as often as by chance each group's pairs were bought together, when chosen and later.

    The counts of a group are added up before they are divided. Households are drawn again with replacement, each with
    all of its baskets: the interval knows that baskets of one household are alike. A draw changes how often items
    are bought; what the size of baskets makes of that, the shuffles' ratio to independence, is taken as known, so the
    interval is a little too narrow.

    Parameters
    ----------
    recounted
        ``group``, ``a``, ``b``, ``n_ab``, ``expected``, ``later``, ``later_expected``: as from `recount`.
    table
        The baskets in which they were counted later.
    household
        By basket, who bought it.
    seed
        Of the draws.

    Returns
    -------
    DataFrame by group
        ``pairs``; ``then``, the ratio where they were chosen; ``later``, the ratio later, from ``low`` to ``high``
        (95 %).

    References
    ----------
    Field, Welsh (2007), Bootstrapping clustered data, Journal of the Royal Statistical Society B 69(3).
    """
    home, weight = _draw_homes(table, household, seed)
    homes = home.max() + 1
    held = {item: table[item].to_numpy() for item in {*recounted["a"], *recounted["b"]}}
    single = {item: weight @ np.bincount(home, of, homes) for item, of in held.items()}
    number = weight @ np.bincount(home, minlength=homes)
    rows = {}
    for group, pairs in recounted.groupby("group", sort=False, observed=True):
        both, chance = np.zeros(len(table), dtype=np.int64), np.zeros(DRAWS)
        for line in pairs.itertuples():
            both += held[line.a] & held[line.b]
            independent = held[line.a].sum() * held[line.b].sum() / len(table)
            if independent:
                chance += line.later_expected / independent * single[line.a] * single[line.b] / number
        ratio = pairs["later"].sum() / pairs["later_expected"].sum()
        ends = np.quantile(weight @ np.bincount(home, both, homes) / chance, [0.025, 0.975])
        rows[group] = [len(pairs), pairs["n_ab"].sum() / pairs["expected"].sum(), ratio, *ends]
    return pd.DataFrame.from_dict(rows, "index", columns=["pairs", "then", "later", "low", "high"]).rename_axis("group")


def _draw_homes(table: pd.DataFrame, household: pd.Series, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each basket's household, and by draw how often each household was drawn."""
    home = pd.factorize(household.reindex(table.index))[0]
    homes = home.max() + 1
    return home, np.random.default_rng([seed, 8]).multinomial(homes, np.full(homes, 1 / homes), DRAWS)
