"""Rules: conditions on tags, joined by & (and), | (or), ~ (not); one tree, read as SQL, in pandas, in words, as JSON.

A condition on a missing tag is not known to hold, so it does not hold, and ``~rule`` selects exactly the
customers that `rule` does not. So ``leaf("home_city", "!=", "北京")`` wants a city that is known and is another, and
``~leaf("home_city", "=", "北京")`` also takes the customers whose city is not known. De Morgan's laws hold for every
customer. In SQL, where a comparison with NULL is neither true nor false, ``~`` becomes ``(…) IS NOT TRUE``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import pandas as pd

from helpers.audience import strict_json, values
from helpers.audience.joining import joined_masks, joined_sql, joined_words, quoted
from helpers.audience.operators import checked_value
from helpers.audience.tags import Tags
from helpers.dates import day_of

DEEPEST, LARGEST = 20, 500  # groups in groups, and conditions, of one rule

T = TypeVar("T")


class Rule:
    """A rule, which selects customers: made by `leaf`, joined by ``&``, ``|`` and ``~``, immutable."""

    kind: ClassVar[str]  # leaf, all, any, not
    parts: tuple[Rule, ...]
    depth: int
    size: int

    def __and__(self, other: Rule) -> Rule:
        """Return the rule of the customers that fulfil both."""
        return _join(And, self, other)

    def __or__(self, other: Rule) -> Rule:
        """Return the rule of the customers that fulfil at least one."""
        return _join(Or, self, other)

    def __invert__(self) -> Rule:
        """Return the rule of all other customers."""
        return Not(self)

    def __bool__(self) -> bool:
        raise ValueError("A rule is neither true nor false: join rules with & | ~, in brackets, not with and, or, not.")

    def fold(self, leaf: Callable[[Leaf], T], join: Callable[[str, list[T]], T]) -> T:
        """Return what `leaf` makes of every condition and `join` of every group's kind (all, any, not) and parts."""
        return leaf(self) if self.kind == "leaf" else join(self.kind, [part.fold(leaf, join) for part in self.parts])

    def leaves(self) -> list[Leaf]:
        """Return the conditions, in reading order."""
        return self.fold(lambda leaf: [leaf], lambda _, parts: [leaf for part in parts for leaf in part])

    def condition(self, as_of: object = None, tags: pd.DataFrame | None = None) -> tuple[str, list]:
        """Return the condition that follows WHERE, with a ? for every value, and the values."""
        dictionary, day = Tags(tags), day_of(as_of)
        text, given = self.fold(lambda leaf: dictionary.sql(leaf.tag, leaf.operator, leaf.value, day), joined_sql)
        return (text[1:-1] if self.kind in ("all", "any") else text), given

    def to_sql(
        self, as_of: object = None, tags: pd.DataFrame | None = None, table: str = "user_features"
    ) -> tuple[str, list]:
        """Return a query for the customers' ids, with a ? for every value, and the values.

        Parameters
        ----------
        as_of
            The day of which "the last n days" speak; rules without them need none.
        tags
            A dictionary such as `tag_dictionary` returns, which is the one used without it.
        table
            The table of features.

        Raises
        ------
        ValueError
            If a tag is unknown, an operator does not fit its tag, or a day is needed.

        Examples
        --------
        >>> rule = leaf("business_travel_cnt", ">", 0) & ~leaf("home_city", "=", "北京")
        >>> sql, given = rule.to_sql()
        >>> print(sql, given)
        SELECT user_id
        FROM "user_features"
        WHERE "business_travel_cnt" > ? AND ("home_city" = ?) IS NOT TRUE
        ORDER BY user_id [0, '北京']
        """
        text, given = self.condition(as_of, tags)
        return f"SELECT user_id\nFROM {quoted(table)}\nWHERE {text}\nORDER BY user_id", given

    def to_sentence(self, tags: pd.DataFrame | None = None) -> str:
        """Return the rule in words a marketer can read, with the tags' Chinese names.

        Examples
        --------
        >>> print((leaf("home_city", "=", "北京") & ~leaf("lottery_days", "did", (2, 30))).to_sentence())
        Customers for whom home city (常驻城市) is “北京”, and not [lottery purchase (彩票消费) at least 2 times in \
the last 30 days].
        """
        dictionary = Tags(tags)
        words, _ = self.fold(lambda leaf: (dictionary.words(leaf.tag, leaf.operator, leaf.value), False), joined_words)
        return f"Customers for whom {words}."

    def matches(self, features: pd.DataFrame, as_of: object = None, tags: pd.DataFrame | None = None) -> pd.Series:
        """Return, by row of a table of features, whether the rule holds: in pandas what `to_sql` is in SQL."""
        dictionary, day = Tags(tags), day_of(as_of)
        holds = self.fold(
            lambda leaf: dictionary.mask(leaf.tag, leaf.operator, leaf.value, day, features), joined_masks
        )
        return pd.Series(holds, features.index, dtype=bool)

    def to_json(self) -> str:
        """Return the rule as text to be saved; `Rule.from_json` reads it."""
        return json.dumps(self.as_dict(), ensure_ascii=False)

    def as_dict(self) -> dict:
        """Return {"tag", "operator", "value"}, {"all": […]}, {"any": […]} or {"not": …}, nested."""
        return self.fold(_leaf_as_dict, lambda kind, parts: {kind: parts[0] if kind == "not" else parts})

    @staticmethod
    def from_json(text: str) -> Rule:
        """Return the rule of a saved text; ValueError, in a sentence, for anything else.

        Examples
        --------
        >>> Rule.from_json('{"not": {"tag": "home_city", "operator": "=", "value": "北京"}}')
        Not(part=Leaf(tag='home_city', operator='=', value='北京'))
        """
        return rule_from_dict(strict_json.loads(text))


@dataclass(frozen=True)
class Leaf(Rule):
    """One condition: a tag, an operator of `OPERATORS`, a value."""

    kind: ClassVar[str] = "leaf"
    tag: str
    operator: str
    value: Any = None

    def __post_init__(self):
        value = checked_value(self.tag, self.operator, self.value)
        _set(self, value=value, parts=(), depth=0, size=1)


class _Group(Rule):
    def __post_init__(self):
        parts = tuple(self.parts)
        if not parts or not all(isinstance(part, Rule) for part in parts):
            raise ValueError("A group holds one rule or more; give rules made by leaf, & | and ~.")
        depth, size = 1 + max(part.depth for part in parts), sum(part.size for part in parts)
        if depth > DEEPEST or size > LARGEST:
            raise ValueError(
                f"The rule has {size:,} conditions in {depth} levels; {LARGEST} in {DEEPEST} levels are the most."
            )
        _set(self, parts=parts, depth=depth, size=size)


@dataclass(frozen=True)
class And(_Group):
    """All of its parts hold."""

    kind: ClassVar[str] = "all"
    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class Or(_Group):
    """At least one of its parts holds."""

    kind: ClassVar[str] = "any"
    parts: tuple[Rule, ...]


@dataclass(frozen=True)
class Not(_Group):
    """Its part does not hold, or is not known to hold."""

    kind: ClassVar[str] = "not"
    part: Rule

    def __post_init__(self):
        _set(self, parts=(self.part,))
        super().__post_init__()


def leaf(tag: str, operator: str, value: Any = None) -> Rule:
    """Return a rule of one condition.

    ===================== ============================ ==========================================================
    operator              tags                         value
    ===================== ============================ ==========================================================
    = !=                  number flag text (= also day) a number, a text, a day
    < <= > >=             number                       a number
    in                    number text                  a list
    between               number day                   (lowest, highest), both included
    contains              texts                        a text, or a list of which any will do
    within, not within    day                          n: in the n days before `as_of`; a known day before these
    did                   days                         (k, n): at least k times in the n days before `as_of`; k: ever
    member of             saved_audience               the name of a saved audience (see `lay_members`)
    is set, is not set    all                          none
    ===================== ============================ ==========================================================

    Examples
    --------
    >>> leaf("credit_card_repay_cnt", ">", 0)
    Leaf(tag='credit_card_repay_cnt', operator='>', value=0)
    """
    return Leaf(tag, operator, value)


def rule_from_dict(found: Any, depth: int = 0) -> Rule:
    """Return the rule that dictionaries and lists describe, as `Rule.as_dict` writes them."""
    if depth > DEEPEST:
        raise ValueError(f"The saved rule has more than {DEEPEST} levels, the most there may be.")
    keys = set(found) if isinstance(found, dict) else set()
    if keys in ({"tag", "operator"}, {"tag", "operator", "value"}):
        return Leaf(found["tag"], found["operator"], found.get("value"))
    if keys == {"not"}:
        return Not(rule_from_dict(found["not"], depth + 1))
    for key, group in (("all", And), ("any", Or)):
        if keys == {key} and isinstance(found[key], list):
            return group(tuple(rule_from_dict(part, depth + 1) for part in found[key]))
    raise ValueError(
        f"{values.short(found)} is no rule; it needs tag, operator and value, or one of all, any (lists) and not."
    )


def _leaf_as_dict(leaf: Leaf) -> dict:
    value = list(leaf.value) if isinstance(leaf.value, tuple) else leaf.value
    return {"tag": leaf.tag, "operator": leaf.operator} | ({} if value is None else {"value": value})


def _join(group: type[And] | type[Or], left: Rule, right: object) -> Rule:
    if not isinstance(right, Rule):
        return NotImplemented
    return group(tuple(p for side in (left, right) for p in (side.parts if isinstance(side, group) else (side,))))


def _set(rule: Rule, **fields: object) -> None:
    for name, value in fields.items():
        object.__setattr__(rule, name, value)
