"""Simulated baskets with planted pairs, and a score of the pairs that a method finds."""

from __future__ import annotations

import numpy as np
import pandas as pd


def plant_baskets(
    seed: int, baskets: int = 12_419, items: int = 300, pairs: int = 12
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a boolean table of simulated baskets and the pairs that were planted in it.

    Basket sizes differ as they do in a grocer's shop (most small, few very large); items sell unevenly. Beyond that
    nothing belongs together, but for the planted pairs: some who take A are given B as well.

    Parameters
    ----------
    seed
        Of everything that is drawn.
    baskets, items, pairs
        How many of each; at least ten items a pair.

    Returns
    -------
    table : DataFrame of bool, baskets by items ("C001" sells best)
    truth : DataFrame
        ``a``, ``b`` (in the order of the items) and ``added``, the probability with which B was put to A.

    Raises
    ------
    ValueError
        If there are too few items for the pairs.
    """
    if pairs < 1 or items < 10 * pairs or baskets < 1:
        raise ValueError(
            f"{pairs} pairs, {items} items and {baskets} baskets do not go together; give at least one pair and one"
            " basket, and ten items a pair."
        )
    rng = np.random.default_rng(seed)
    share = 1 / np.arange(1, items + 1)
    size = np.minimum(1 + rng.negative_binomial(0.7, 0.12, baskets), items // 4)
    drawn = np.log(share) + rng.gumbel(size=(baskets, items))  # the largest keys: drawn without repeating an item
    held = drawn >= np.take_along_axis(np.sort(drawn, axis=1), (items - size)[:, None], axis=1)
    middle = rng.permutation(np.arange(items // 15, items // 15 + items // 3))[: 2 * pairs]  # neither first nor last
    a, b = np.sort(middle.reshape(2, pairs), axis=0)
    added = rng.uniform(0.05, 0.35, pairs)
    held[:, b] |= held[:, a] & (rng.random((baskets, pairs)) < added)
    names = np.array([f"C{number:03}" for number in range(1, items + 1)])
    table = pd.DataFrame(held, columns=pd.Index(names, name="item", dtype="str"))
    truth = pd.DataFrame({"a": names[a], "b": names[b], "added": added})
    return table, truth.sort_values(["a", "b"], ignore_index=True)


def score(reported: pd.DataFrame, truth: pd.DataFrame) -> dict[str, float]:
    """Return how well the reported pairs match the planted ones.

    Parameters
    ----------
    reported, truth
        Tables with ``a`` and ``b``, in the order of the items.

    Returns
    -------
    dict
        ``reported`` (how many), ``true`` (planted ones among them), ``false`` (the others), ``recall`` (share of the
        planted ones that was reported), ``false_share`` (share of the reported ones that was not planted).
    """
    true = len(reported[["a", "b"]].merge(truth[["a", "b"]]))
    false = len(reported) - true
    return {
        "reported": len(reported),
        "true": true,
        "false": false,
        "recall": true / len(truth),
        "false_share": false / max(len(reported), 1),
    }
