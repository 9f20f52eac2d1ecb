"""Recovering the counts behind a printed table of rules."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

HALF = {"support": 0.5e-6, "confidence": 0.5e-2, "lift": 0.5e-2}  # half a unit of the last printed decimal
SLACK = 1e-9


def recover_counts(printed: pd.DataFrame, totals: Iterable[int], most: int = 9) -> pd.DataFrame:
    """Return every set of whole numbers that gives a printed table of rules when it is rounded.

    A category has one count, in whichever rule it appears.

    Parameters
    ----------
    printed
        antecedent, consequent, support (six decimals), confidence and lift (two decimals).
    totals
        The numbers of baskets to try.
    most
        The largest n_ab to try.

    Returns
    -------
    DataFrame
        For each total ``n`` that explains all rules: ``rule`` (the printed row, from 0), ``n_a``, ``n_b``, ``n_ab``.

    Examples
    --------
    >>> rule = pd.DataFrame({"antecedent": "A", "consequent": "B", "support": 0.000242, "confidence": 0.75,
    ...                      "lift": 582.14}, index=[0])
    >>> recover_counts(rule, range(12_400, 12_430)).values.tolist()
    [[12419, 0, 4, 16, 3]]
    """
    found = []
    lines = list(printed.itertuples())
    for n in totals:
        solutions = []
        for line in lines:
            counts = _solutions(line, n, most)
            if not counts:
                break
            solutions += [(n, line.Index, *each) for each in counts]
        else:
            found += _consistent(solutions, printed)
    return pd.DataFrame(found, columns=["n", "rule", "n_a", "n_b", "n_ab"])


def _solutions(line: tuple, n: int, most: int) -> list[tuple[int, int, int]]:
    rounds_to = {name: half + SLACK for name, half in HALF.items()}
    solutions = []
    for both in _whole(n * (line.support - rounds_to["support"]), n * (line.support + rounds_to["support"])):
        if not 1 <= both <= most:
            continue
        low, high = line.confidence - rounds_to["confidence"], line.confidence + rounds_to["confidence"]
        for n_a in _whole(both / high, both / low if low > 0 else n):
            each = both * n / n_a
            for n_b in _whole(each / (line.lift + rounds_to["lift"]), each / (line.lift - rounds_to["lift"])):
                if both <= min(n_a, n_b) and max(n_a, n_b) <= n:
                    solutions.append((n_a, n_b, both))
    return solutions


def _whole(low: float, high: float) -> range:
    return range(int(np.ceil(low)), int(np.floor(high)) + 1)


def _consistent(solutions: list[tuple], printed: pd.DataFrame) -> list[tuple]:
    """Drop the solutions that give a category another count than one of its other rules can have."""
    allowed: dict[str, set[int]] = {}
    table = pd.DataFrame(solutions, columns=["n", "rule", "n_a", "n_b", "n_ab"])
    for rule, group in table.groupby("rule"):
        for side, counts in (("antecedent", group["n_a"]), ("consequent", group["n_b"])):
            name = printed.loc[rule, side]
            allowed[name] = allowed.get(name, set(counts)) & set(counts)
    return [
        line
        for line in solutions
        if line[2] in allowed[printed.loc[line[1], "antecedent"]]
        and line[3] in allowed[printed.loc[line[1], "consequent"]]
    ]
