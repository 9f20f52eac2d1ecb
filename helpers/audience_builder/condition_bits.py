"""The customers who fulfil each condition, kept as bits, so that groups are counted without the database."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import pandas as pd

from helpers.audience import Leaf, Rule

MOST_KEPT = 64  # conditions; at a million customers each takes an eighth of a megabyte


class ConditionBits:
    """Counts rules over one table of customers that does not change while it is counted.

    Turning, moving or removing a part asks the database nothing; a new condition is one query, of that condition alone.

    Parameters
    ----------
    day
        The day of which "the last n days" speak.
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, customers: int, tags: pd.DataFrame, day: dt.date):
        db.execute("SET preserve_insertion_order = true")  # the bits of all conditions stand in one order
        self._db, self._tags, self._day = db, tags, day
        self._everybody = np.packbits(np.ones(customers, dtype=bool))
        self._kept: dict[Rule, np.ndarray] = {}

    def count(self, rule: Rule) -> int:
        """Return how many customers a rule selects, the same number as `count`."""
        return int(np.bitwise_count(rule.fold(self._bits, self._join)).sum())

    def forget(self, tag: str) -> None:
        """Let go of the bits of a tag whose values have changed."""
        self._kept = {leaf: bits for leaf, bits in self._kept.items() if leaf.tag != tag}

    def _bits(self, leaf: Leaf) -> np.ndarray:
        bits = self._kept.pop(leaf, None)
        if bits is None:
            condition, given = leaf.condition(self._day, self._tags)
            found = self._db.execute(f"SELECT ({condition}) IS TRUE AS held FROM user_features", given).fetchnumpy()
            bits = np.packbits(found["held"])
        self._kept[leaf] = bits  # the latest asked for stands last
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return bits

    def _join(self, kind: str, parts: list[np.ndarray]) -> np.ndarray:
        if kind == "not":
            return self._everybody & ~parts[0]
        return (np.bitwise_and if kind == "all" else np.bitwise_or).reduce(parts)
