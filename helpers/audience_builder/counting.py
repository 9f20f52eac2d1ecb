"""Counting and describing the rule: size, ids, words, SQL, concerns."""

from __future__ import annotations

import html
import time

import duckdb
import pandas as pd

from helpers.audience import Estimate, Rule, concerns, estimate, profile, select
from helpers.audience_builder.building import Building
from helpers.audience_builder.condition_bits import ConditionBits


class Counting(Building):
    """The part of the builder that asks the database; see `Builder`."""

    db: duckdb.DuckDBPyConnection
    customers: int
    held: ConditionBits

    def count(self) -> int:
        """Return how many customers the rule selects; all customers while there is no condition."""
        return self.customers if self.rule is None else self.held.count(self.rule)

    def ids(self) -> pd.Series:
        """Return the ids of the customers that the rule selects."""
        return select(self.db, self._needed())

    def sentence(self) -> str:
        """Return the rule in words."""
        rule = self.rule
        return "Everybody." if rule is None else rule.to_sentence(self.dictionary)

    def sql(self) -> tuple[str, list]:
        """Return the rule's query, with a ? for every value, and the values."""
        return self._needed().to_sql(self.day, self.dictionary)

    def estimate(self) -> Estimate:
        """Return the size a 1 % sample suggests, with its interval; NotEstimable says why it cannot."""
        return estimate(self.db, self._needed())

    def concerns(self, purpose: str | None = None) -> list[str]:
        """Return what to think about before the rule is used."""
        return concerns(self.db, self._needed(), purpose)

    def profile(self) -> pd.DataFrame:
        """Return how the customers that the rule selects differ from all customers (index 100)."""
        return profile(self.db, self.ids())

    def timed_count(self) -> tuple[int, float]:
        """Return the count, and the milliseconds it took."""
        started = time.perf_counter()
        return self.count(), 1000 * (time.perf_counter() - started)

    def _repr_html_(self) -> str:
        """Return the builder as text, for a page without a running kernel."""
        try:
            said = f"{self.count():,} of {self.customers:,} customers. {self.sentence()}"
        except ValueError as error:
            said = f"Not counted. {error}"
        return f"<div><b>Audience builder</b> <span lang='zh'>人群圈定</span>: {html.escape(said)}</div>"

    def _needed(self) -> Rule:
        rule = self.rule
        if rule is None:
            raise ValueError("The rule has no condition yet: it would mean everybody; add one.")
        return rule
