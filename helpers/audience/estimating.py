"""Estimating the size of a rule from a sample of customers, with an interval."""

from __future__ import annotations

import math
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from helpers.audience import values
from helpers.audience.joining import quoted
from helpers.audience.rule import Leaf, Rule
from helpers.audience.selecting import check_rule, snapshot, tags_of
from helpers.audience.tags import Tags

_Z = 1.959963984540054  # 97.5 % of the normal distribution lie below
_RARE = {1: 0.0512933, 2: 0.3553615, 3: 0.8176914}  # hits: the Poisson mean that gives so many or more 1 time in 20


class NotEstimable(ValueError):
    """The sample cannot give an estimate; the sentence says why, and what to do."""


class Estimate(NamedTuple):
    """The size to expect, the bounds that hold the true size 19 times in 20, and the sample they come from."""

    n: int
    low: int
    high: int
    hits: int
    sample: int
    population: int


def estimate(
    db: duckdb.DuckDBPyConnection, rule: Rule, as_of: object = None, *, sample: float = 0.01, seed: int = 0
) -> Estimate:
    """Return about how many customers the rule selects, with a 95 % interval.

    People are drawn, each with the same chance and none twice; that a sample of a small population says more is counted
    in. A sample without a hit gives 0, and an upper bound that is not 0.

    Parameters
    ----------
    sample
        The share of the customers to draw, above 0 and at most 1.
    seed
        Another seed, another sample.

    Raises
    ------
    NotEstimable
        A ValueError: the rule asks what the sample's index does not hold (see `not_estimable`).
    ValueError
        If the rule does not fit the tags, or `sample` is out of range.
    """
    if isinstance(sample, bool) or not isinstance(sample, int | float) or not 0 < sample <= 1:
        raise ValueError(f"sample is {sample!r:.60}; give a share above 0 and at most 1, such as 0.01.")
    check_rule(rule)
    table, day = snapshot(db, as_of)
    tags = tags_of(db)
    condition, given = rule.condition(day, tags)
    if reasons := not_estimable(rule, tags):
        raise NotEstimable(" ".join(reasons))
    people = db.execute(f"SELECT user_id FROM {quoted(table)} ORDER BY user_id").fetchnumpy()["user_id"]
    size = math.ceil(sample * len(people))
    drawn = np.random.default_rng(seed).choice(len(people), size, replace=False, shuffle=False)
    db.register("people_drawn", pa.table({"user_id": people[drawn]}))
    try:
        sql = f"SELECT count(*) FROM {quoted(table)} SEMI JOIN people_drawn USING (user_id) WHERE {condition}"
        hits = db.execute(sql, given).fetchall()[0][0]
    finally:
        db.unregister("people_drawn")
    return Estimate(
        round(len(people) * hits / max(size, 1)), *interval(hits, size, len(people)), hits, size, len(people)
    )


def interval(hits: int, sample: int, population: int, *, corrected: bool = True) -> tuple[int, int]:
    """Return bounds of the number in the population, 95 %: Wilson's interval, narrowed for a finite population.

    With up to three hits, or all but three, Wilson's bound is too sure of itself; there it is that of a Poisson count.

    Parameters
    ----------
    corrected
        False: Wilson's own bounds, with few hits as well.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
    Brown, Cai, DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16, 4.1.1.

    Examples
    --------
    >>> interval(0, 100, 10_000), interval(30, 100, 100), interval(30, 100, 10_000)
    ((0, 367), (30, 30), (2193, 3954))
    """
    if not 0 <= hits <= sample <= population:
        raise ValueError(
            f"{hits} hits in a sample of {sample} from {population} cannot be; give hits <= sample <= all."
        )
    if sample == 0:
        return 0, population
    z2 = _Z**2 * (population - sample) / max(population - 1, 1)
    middle = (hits + z2 / 2) / (sample + z2)
    half = math.sqrt(z2) / (sample + z2) * math.sqrt(hits * (sample - hits) / sample + z2 / 4)
    rare = _RARE if corrected else {}
    lower = min(middle - half, rare.get(hits, math.inf) / sample)
    upper = max(middle + half, 1 - rare.get(sample - hits, math.inf) / sample)
    low, high = math.floor(lower * population + 1e-9), math.ceil(upper * population - 1e-9)
    return max(low, hits), min(high, population - (sample - hits))


def not_estimable(rule: Rule, tags: pd.DataFrame | None = None) -> list[str]:
    """Return one sentence for each reason why the sample cannot give the rule's size; an empty list means that it can.

    The index of the sample is made once a day for tags that can be looked up by value. Days and lists of days, which
    mean something else every day, are not in it; of a tag with several values it holds who has a value, so it cannot
    tell who has it not from who is not listed.
    """
    known, reasons = Tags(tags), []

    def look(part: Rule, negated: bool) -> None:
        if isinstance(part, Leaf):
            reasons.extend(_reason(part, known.row(part.tag), negated))
        for inner in part.parts:
            look(inner, negated != (part.kind == "not"))

    look(rule, False)
    return list(dict.fromkeys(reasons))


def _reason(leaf: Leaf, row: dict, negated: bool) -> list[str]:
    name = f"{row['name']} ({row['chinese']})" if row.get("chinese") else row["name"]
    if row["estimate"] != "yes":
        return [f"{values.short(name)[1:-1]} is not in the sample's index: count this rule exactly."]
    if row["value_type"] == "texts" and negated != (leaf.operator == "is not set"):
        return [
            f"{values.short(name)[1:-1]} can have several values, and the sample's index holds who has one, not who"
            " has it not: count this rule exactly."
        ]
    return []
