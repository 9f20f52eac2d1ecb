"""Support, confidence and lift of rules, with the counts behind them."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from itertools import combinations

import numpy as np
import pandas as pd

from helpers.baskets.tables import Baskets, encode

COLUMNS = ["antecedent", "consequent", "n", "n_a", "n_b", "n_ab", "support", "confidence", "lift"]


def association_rules(
    itemsets: pd.DataFrame, *, min_count: int = 1, min_confidence: float = 0.0, min_lift: float = 0.0
) -> pd.DataFrame:
    """Return the association rules "customers who buy A buy B" that frequent itemsets give.

    Parameters
    ----------
    itemsets
        As from :func:`frequent_itemsets`, with the subsets of each set.
    min_count, min_confidence, min_lift
        Floors: a rule must reach all three.

    Returns
    -------
    DataFrame
        ``antecedent`` and ``consequent`` (sorted tuples), the counts ``n`` (all baskets), ``n_a``, ``n_b``, ``n_ab``
        (baskets with A, with B, with both), ``support`` = n_ab / n, ``confidence`` = n_ab / n_a, ``lift`` =
        confidence / (n_b / n). Highest lift first, then most baskets.

    Raises
    ------
    ValueError
        If a column or a subset is missing.

    Examples
    --------
    >>> from helpers.baskets import frequent_itemsets
    >>> rules = association_rules(frequent_itemsets([["tea", "milk"], ["tea"], ["milk", "tea"], []], 0.5))
    >>> rules[["antecedent", "consequent", "n_ab", "confidence"]].values.tolist()
    [[('milk',), ('tea',), 2, 1.0], [('tea',), ('milk',), 2, 0.6666666666666666]]
    """
    for column in ("itemset", "count", "support"):
        if column not in itemsets:
            raise ValueError(f"There is no column {column!r}; give the table that frequent_itemsets returns.")
    counts = dict(zip(itemsets["itemset"], itemsets["count"], strict=True))
    number = round(float((itemsets["count"] / itemsets["support"]).median())) if len(itemsets) else 0
    lines = []
    for itemset, both in counts.items():
        if both < min_count:
            continue
        for size in range(1, len(itemset)):
            for a in combinations(itemset, size):
                b = tuple(item for item in itemset if item not in a)
                if a not in counts or b not in counts:
                    raise ValueError(
                        f"The count of {a if a not in counts else b} is missing; keep every set's subsets."
                    )
                lines.append((a, b, number, counts[a], counts[b], both))
    rules = _with_measures(pd.DataFrame(lines, columns=COLUMNS[:6]))
    kept = rules[(rules["confidence"] >= min_confidence) & (rules["lift"] >= min_lift)]
    return kept.sort_values(["lift", "n_ab", "antecedent"], ascending=[False, False, True], ignore_index=True)


def measure(baskets: Baskets, a: Collection[Hashable], b: Collection[Hashable]) -> pd.Series:
    """Return counts, support, confidence and lift of the rule "a basket with all of ``a`` has all of ``b``".

    Raises
    ------
    ValueError
        If an item is in no basket, the two sides share an item, or no basket holds ``a`` (or none ``b``).

    Examples
    --------
    >>> measure([["tea", "milk"], ["tea"], ["milk"], []], ["tea"], ["milk"])[["n_ab", "lift"]].to_dict()
    {'n_ab': 1.0, 'lift': 1.0}
    """
    held, items = encode(baskets)
    sides = []
    for side in (a, b):
        names = [side] if isinstance(side, str) else list(side)
        for name in names:
            if name not in items:
                raise ValueError(f"No basket knows the item {name!r}; check its spelling against the table's columns.")
        sides.append(np.asarray(held[:, [items.index(name) for name in names]].sum(axis=1)).ravel() == len(set(names)))
        if not names or not sides[-1].any():
            raise ValueError(f"No basket holds {names}; a rule needs baskets on both sides.")
    if set([a] if isinstance(a, str) else a) & set([b] if isinstance(b, str) else b):
        raise ValueError("The two sides of a rule share an item; B must be something else than A.")
    line = (len(sides[0]), sides[0].sum(), sides[1].sum(), (sides[0] & sides[1]).sum())
    return _with_measures(pd.DataFrame([line], columns=COLUMNS[2:6])).iloc[0]


def pair_table(baskets: Baskets, min_count: int = 1) -> pd.DataFrame:
    """Return every pair of items that at least ``min_count`` baskets hold, once, with its counts and lift.

    Returns
    -------
    DataFrame
        ``a``, ``b`` (in the order of the items), ``n``, ``n_a``, ``n_b``, ``n_ab``, ``lift``.

    Examples
    --------
    >>> pair_table([["tea", "milk"], ["tea"], ["milk", "rice"], []])[["a", "b", "n_ab", "lift"]].values.tolist()
    [['milk', 'rice', 1, 2.0], ['milk', 'tea', 1, 1.0]]
    """
    held, items = encode(baskets)
    together = (held.T @ held).tocoo()
    a, b = together.coords
    keep = (a < b) & (together.data >= max(min_count, 1))
    order = np.lexsort((b[keep], a[keep]))
    a, b, both = a[keep][order], b[keep][order], together.data[keep][order].astype(np.int64)
    single = np.asarray(held.sum(axis=0)).ravel().astype(np.int64)
    names = pd.Index(items)
    table = pd.DataFrame({"a": names[a], "b": names[b], "n": held.shape[0], "n_a": single[a], "n_b": single[b]})
    table["n_ab"] = both
    return table.assign(lift=table["n_ab"] * table["n"] / (table["n_a"] * table["n_b"]))


def _with_measures(rules: pd.DataFrame) -> pd.DataFrame:
    confidence = rules["n_ab"] / rules["n_a"]
    return rules.assign(
        support=rules["n_ab"] / rules["n"], confidence=confidence, lift=confidence / (rules["n_b"] / rules["n"])
    )
