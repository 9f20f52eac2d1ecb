"""Point sets with known groups: round ones that K-means finds, and others that it takes apart."""

from __future__ import annotations

import numpy as np
import pandas as pd


def shapes(seed: int, size: int = 300) -> dict[str, pd.DataFrame]:
    """Return three point sets, each with its planted groups.

    Parameters
    ----------
    seed
        Of the draw.
    size
        Points of each set, about.

    Returns
    -------
    dict of DataFrame
        ``round`` (three equal, round groups), ``unequal`` (one wide group of five sixths beside two small ones) and
        ``long`` (two long parallel groups, aslant, so that scaling the axes does not part them): ``x``, ``y`` and
        ``group`` of each point.
    """
    rng = np.random.default_rng([seed, 6])
    third, twelfth, half = size // 3, size // 12, size // 2
    sets = {
        "round": _groups(rng, [((0, 0), (1, 1), third), ((6, 0), (1, 1), third), ((3, 5), (1, 1), third)]),
        "unequal": _groups(
            rng, [((0, 0), (2.6, 2.6), 10 * twelfth), ((8, 2), (0.5, 0.5), twelfth), ((8, -2), (0.5, 0.5), twelfth)]
        ),
        "long": _groups(rng, [((0, 0), (4, 0.4), half), ((0, 2.5), (4, 0.4), half)]),
    }
    x, y = sets["long"]["x"], sets["long"]["y"]
    sets["long"] = sets["long"].assign(x=(x - y) / 2**0.5, y=(x + y) / 2**0.5)
    return sets


def _groups(rng: np.random.Generator, groups: list[tuple]) -> pd.DataFrame:
    drawn = [
        pd.DataFrame(rng.normal(place, spread, (count, 2)), columns=["x", "y"]).assign(group=number)
        for number, (place, spread, count) in enumerate(groups)
    ]
    return pd.concat(drawn, ignore_index=True)
