"""Recognising right values of another kind: numbers as text, another clock, nothing in place of infinity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from helpers.values.validating import close, is_number, kind

_HOURS = {24: "a day", 8: "eight hours", 1: "an hour", 168: "a week"}


def conversion(expected: Sequence, given: Sequence) -> str:
    """Return what happened to cells of any kind, empty if no one thing explains all that differ.

    Parameters
    ----------
    expected, given
        Encoded cells that differ, place by place.

    Returns
    -------
    str
        Words with ``{values}`` in place of what they are, without a final stop; never a value.
    """
    pairs = list(zip(expected, given, strict=True))
    return next((words for holds, words in _KINDS if all(holds(*pair) for pair in pairs)), "") or _shift(pairs)


def _as_text(one: Any, other: Any) -> bool:
    if not isinstance(other, str):
        return False
    if is_number(one):
        try:
            return close(one, float(other.strip().rstrip("%")))
        except ValueError:
            return False
    if kind(one) == "time":
        return _moment(one) is not None and _moment(one) == _moment({"time": other.strip().replace(" ", "T")})
    return False


def _as_number(one: Any, other: Any) -> bool:
    return is_number(other) and _as_text(other, one)


def _as_truth(one: Any, other: Any) -> bool:
    return {type(one), type(other)} <= {bool, int} and type(one) is not type(other) and int(one) == int(other)


def _is(one: Any, *values: Any) -> bool:
    return any(type(one) is type(value) and one == value for value in values)


def _infinite(one: Any) -> bool:
    return kind(one) == "number" and isinstance(one, dict)


def _spaces(one: Any, other: Any) -> bool:
    return isinstance(one, str) and isinstance(other, str) and one.casefold().split() == other.casefold().split()


def _day(one: Any, other: Any) -> bool:
    moments = _moment(one), _moment(other)
    return None not in moments and moments[1] == moments[0].replace(hour=0, minute=0, second=0, microsecond=0)


def _number_for_span(one: Any, other: Any) -> bool:
    if kind(one) != "span" or not is_number(other):
        return False
    return any(close(one["span"] / unit, other) for unit in (1, 60, 3600, 86_400))


_KINDS: list[tuple[Callable[[Any, Any], bool], str]] = [
    (_as_text, "the right {values} as text: convert them"),
    (_as_number, "the right {values} as numbers; text is asked"),
    (_as_truth, "the right {values}, but True and False in place of 1 and 0, or the other way round"),
    (_spaces, "the right {values} with other capitals or spaces"),
    (lambda one, other: _infinite(one) and other is None, "missing values (NaN) in place of infinity"),
    (lambda one, other: _infinite(one) and _is(other, 0), "0 in place of infinity: what never happens is not at once"),
    (lambda one, other: one is None and _is(other, 0), "0 in place of a missing value: unknown is not nothing"),
    (
        lambda one, other: _is(one, 0) and other is None,
        "missing values (NaN) where there is nothing to count: 0 is asked",
    ),
    (_day, "the days of the right {values} without their clock time"),
    (_number_for_span, "numbers where time spans are asked"),
    (lambda one, other: _number_for_span(other, one), "time spans where numbers are asked: divide by the unit"),
]


def _shift(pairs: list[tuple[Any, Any]]) -> str:
    moments = [(_moment(one), _moment(other)) for one, other in pairs]
    if any(None in pair for pair in moments):
        return ""
    hours = {(other - one).total_seconds() / 3600 for one, other in moments}
    if len(hours) != 1 or not (moved := hours.pop()):
        return ""
    way = "late" if moved > 0 else "early"
    return f"the right {{values}}, all {_HOURS.get(abs(moved), 'by one and the same span too')} {way}"


def _moment(value: Any) -> datetime | None:
    if kind(value) != "time" or not isinstance(value["time"], str):
        return None
    try:
        return datetime.fromisoformat(value["time"].removesuffix("Z")[:26])
    except ValueError:
        return None
