"""The operators of a condition: the tags they fit, the values they take, and their form in SQL, pandas and words.

A condition holds when it is known to hold. What is not known (a missing tag) fulfils no condition but "is not set".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from helpers.audience import values

Moment = dt.date | None
MEMBERS = "audience_members"  # the temporary table of a connection: audience, user_id


@dataclass(frozen=True)
class Operator:
    """One operator.

    fits    value types of the tags it can be asked of
    check   the value in its one plain form, or ValueError
    sql     column, value, as_of -> a condition with a ? for each parameter, and the parameters
    mask    Series, value, as_of -> an array of bool: the same in pandas
    words   value -> what stands after the tag's name in a sentence
    """

    fits: tuple[str, ...]
    check: Callable[[Any], Any]
    sql: Callable[[str, Any, Moment], tuple[str, list]]
    mask: Callable[[pd.Series, Any, Moment], np.ndarray]
    words: Callable[[Any], str]


def _known(series: pd.Series, holds: pd.Series) -> np.ndarray:
    """Return where the comparison holds and the tag is there: in pandas a missing cell is unequal to everything."""
    return holds.fillna(False).to_numpy(bool) & series.notna().to_numpy()


def _comparison(sign: str, method: str, words: str, fits: tuple[str, ...]) -> Operator:
    return Operator(
        fits,
        values.scalar,
        lambda column, value, _: (f"{column} {sign} ?", [value]),
        lambda series, value, _: _known(series, getattr(series, method)(values.for_pandas(value))),
        lambda value: f"{words} {values.words(value)}",
    )


def _days_ago(as_of: Moment, days: int) -> dt.date:
    if as_of is None:
        raise ValueError("The rule speaks of the last days; say of which day (as_of), such as '2018-01-01'.")
    return as_of - dt.timedelta(days)


def _within(column: str, days: int, as_of: Moment) -> tuple[str, list]:
    return f"({column} >= ? AND {column} < ?)", [_days_ago(as_of, days), as_of]


def _within_mask(series: pd.Series, days: int, as_of: Moment) -> np.ndarray:
    first = pd.Timestamp(_days_ago(as_of, days))
    return _known(series, (series >= first) & (series < pd.Timestamp(as_of)))


def _did(column: str, value: tuple, as_of: Moment) -> tuple[str, list]:
    """At least k times since a day: as the newest comes first, the k-th of the list is not before that day."""
    times, days = value
    if days is None:
        return f"len({column}) >= ?", [times]
    return f"{column}[?] >= ?", [times, _days_ago(as_of, days)]


def _did_mask(series: pd.Series, value: tuple, as_of: Moment) -> np.ndarray:
    times, days = value
    if days is None:
        return series.str.len().fillna(0).to_numpy() >= times
    kth = pd.to_datetime(series.str.get(times - 1))
    return (kth >= pd.Timestamp(_days_ago(as_of, days))).to_numpy(bool)


def _did_words(value: tuple) -> str:
    times, days = value
    return f"at least {values.times(times)}{'' if days is None else f' in the last {values.days(days)}'}"


def _contains(column: str, value: list, _: Moment) -> tuple[str, list]:
    if len(value) <= 8:  # one by one is twice as fast as list_has_any on few
        either = " OR ".join([f"list_contains({column}, ?)"] * len(value))
        return either if len(value) == 1 else f"({either})", list(value)
    return f"list_has_any({column}, [{values.marks(value)}])", list(value)


def _contains_mask(series: pd.Series, value: list, _: Moment) -> np.ndarray:
    cells = series.reset_index(drop=True).explode()
    return cells.isin(value).groupby(level=0).any().to_numpy(bool)


def _member(_: str, name: str, __: Moment) -> tuple[str, list]:
    return f"user_id IN (SELECT user_id FROM {MEMBERS} WHERE audience = ?)", [name]


_ORDERED = ("number",)
_SINGLE = ("number", "flag", "text", "day")
_ANY = (*_SINGLE, "texts", "days")

OPERATORS: dict[str, Operator] = {
    "=": _comparison("=", "eq", "is", _SINGLE),
    "!=": _comparison("<>", "ne", "is known and not", ("number", "flag", "text")),
    "<": _comparison("<", "lt", "is below", _ORDERED),
    "<=": _comparison("<=", "le", "is at most", _ORDERED),
    ">": _comparison(">", "gt", "is above", _ORDERED),
    ">=": _comparison(">=", "ge", "is at least", _ORDERED),
    "in": Operator(
        ("number", "text"),
        values.several,
        lambda column, value, _: (f"{column} IN ({values.marks(value)})", list(value)),
        lambda series, value, _: _known(series, series.isin(value)),
        lambda value: f"is one of {values.words(value)}",
    ),
    "between": Operator(
        ("number", "day"),
        values.pair,
        lambda column, value, _: (f"{column} BETWEEN ? AND ?", list(value)),
        lambda series, value, _: _known(series, series.between(*map(values.for_pandas, value))),
        lambda value: f"is from {values.words(value[0])} to {values.words(value[1])}",
    ),
    "contains": Operator(
        ("texts",),
        values.texts,
        _contains,
        _contains_mask,
        lambda value: f"{'include' if len(value) == 1 else 'include any of'} {values.words(value)}",
    ),
    "within": Operator(
        ("day",), values.whole_days, _within, _within_mask, lambda days: f"is in the last {values.days(days)}"
    ),
    "not within": Operator(
        ("day",),
        values.whole_days,
        lambda column, days, as_of: (f"{column} < ?", [_days_ago(as_of, days)]),
        lambda series, days, as_of: _known(series, series < pd.Timestamp(_days_ago(as_of, days))),
        lambda days: f"is known and more than {values.days(days)} ago",
    ),
    "did": Operator(("days",), values.times_in_days, _did, _did_mask, _did_words),
    "member of": Operator(
        ("audience",),
        values.name,
        _member,
        lambda series, name, _: _contains_mask(series, [name], None),
        lambda name: f"is {values.words(name)}",
    ),
    "is set": Operator(
        _ANY,
        values.nothing,
        lambda column, *_: (f"{column} IS NOT NULL", []),
        lambda series, *_: series.notna().to_numpy(bool),
        lambda _: "is known",
    ),
    "is not set": Operator(
        _ANY,
        values.nothing,
        lambda column, *_: (f"{column} IS NULL", []),
        lambda series, *_: series.isna().to_numpy(bool),
        lambda _: "is not known",
    ),
}


def checked_value(tag: Any, operator: Any, value: Any) -> Any:
    """Return the value of a condition in its one plain form; ValueError if this is no condition on any tag."""
    if not isinstance(tag, str) or not 1 <= len(tag) <= 100:
        raise ValueError(f"{values.short(tag)} is no tag; give a tag's name, such as 'home_city'.")
    if not isinstance(operator, str) or operator not in OPERATORS:
        raise ValueError(f"{values.short(operator)} is no operator; choose one of {', '.join(OPERATORS)}.")
    try:
        return OPERATORS[operator].check(value)
    except ValueError as error:
        raise ValueError(f"{values.short(tag)} {operator}: {error}") from None
