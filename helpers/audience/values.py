"""The values in a condition: checked once, kept in one plain form (numbers, texts, ISO days), shown in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from helpers.dates import day_of

LONGEST_TEXT, MOST_VALUES, MOST_DAYS, MOST_TIMES = 10_000, 1000, 36_500, 10_000
_LARGEST = 2**53  # above it, a whole number is not itself as a float


def scalar(value: Any) -> int | float | str:
    """Return a number, a text, or a day as its ISO text."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, dt.date) and value is not pd.NaT:
        return day_of(value, "The value").isoformat()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{short(value)} is a {type(value).__name__}; compare a tag with a number, a text or a day.")
    if not abs(value) <= _LARGEST:
        raise ValueError(f"{short(value)} cannot be compared exactly; give a number of at most 2**53.")
    return value


def several(value: Any) -> tuple:
    """Return 1 to 1,000 numbers, or as many texts."""
    if isinstance(value, str) or not isinstance(value, Sequence | set | frozenset | np.ndarray | pd.Series):
        raise ValueError(f"{short(value)} is no list; give a list of values.")
    if not 1 <= len(value) <= MOST_VALUES:
        raise ValueError(f"The list holds {len(value):,} values; give 1 to {MOST_VALUES:,}.")
    listed = tuple(dict.fromkeys(map(scalar, value)))
    if len({isinstance(item, str) for item in listed}) > 1:
        raise ValueError("The list mixes numbers and texts; give values of one kind.")
    return tuple(sorted(listed)) if isinstance(value, set | frozenset) else listed


def texts(value: Any) -> tuple[str, ...]:
    """Return one text, or several of which any will do, as a tuple."""
    listed = several([value] if isinstance(value, str) else value)
    if not isinstance(listed[0], str):
        raise ValueError(f"{listed[0]!r} is no text; this tag holds texts.")
    return listed


def name(value: Any) -> str:
    """Return the name of a saved audience."""
    if not isinstance(value, str):
        raise ValueError(f"{short(value)} is no name; give the name of a saved audience.")
    return _text(value)


def pair(value: Any) -> tuple:
    """Return a lower and an upper bound, both included."""
    listed = tuple(map(scalar, value)) if isinstance(value, list | tuple) else ()
    if len(listed) != 2 or isinstance(listed[0], str) != isinstance(listed[1], str) or listed[0] > listed[1]:
        raise ValueError(f"{short(value)} is no pair; give the lower and the upper bound, such as (1, 5).")
    return listed


def whole_days(value: Any) -> int:
    """Return a number of days."""
    return _count(value, "a number of days", MOST_DAYS)


def times_in_days(value: Any) -> tuple[int, int | None]:
    """Return how often, and within how many last days (None: ever); a bare number means ever."""
    times, days = value if isinstance(value, list | tuple) and len(value) == 2 else (value, None)
    return _count(times, "how often", MOST_TIMES), None if days is None else whole_days(days)


def nothing(value: Any) -> None:
    """Return None: the operator stands alone."""
    if value is not None:
        raise ValueError(f"This operator takes no value, and got {short(value)}.")


def day(value: Any) -> dt.date:
    """Return the day that an ISO text names."""
    try:
        found = dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        found = None
    if str(found) != value:  # 20180101 is a day too, but sorts among the others where it does not belong
        raise ValueError(f"{short(value)} is no day; write it as '2018-01-01'.")
    return found


def for_pandas(value: Any) -> Any:
    """Return a day as pandas compares it; anything else as it is."""
    return pd.Timestamp(value) if isinstance(value, dt.date) else value


def ids(given: Any) -> np.ndarray:
    """Return customers' ids as an array, or say that they are none."""
    listed = given.to_numpy() if isinstance(given, pd.Series | pd.Index) else np.asarray(given)
    whole = listed.dtype.kind in "iu" or all(type(user) is int and abs(user) < 2**63 for user in listed.ravel())
    if listed.ndim != 1 or not whole:
        raise ValueError(f"{short(given)} is no list of ids, which are whole numbers; give what select returns.")
    return listed.astype(np.int64)


def marks(value: Sequence) -> str:
    """Return a ? for each value."""
    return ", ".join("?" * len(value))


def words(value: Any) -> str:
    """Return a value as a reader wants it; a long text is cut, and no text breaks the line or ends its quotation."""
    if isinstance(value, tuple):
        shown = [words(item) for item in value[:5]] + ([f"one of {len(value) - 5:,} more"] if len(value) > 5 else [])
        return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
    if isinstance(value, str):
        return f"“{short(value)[1:-1].replace('“', chr(92) + '“').replace('”', chr(92) + '”')}”"
    return str(value) if isinstance(value, dt.date) else f"{value:,}"


def short(value: Any) -> str:
    """Return a repr of at most 60 characters."""
    if isinstance(value, str) and len(value) > 50:
        begun = repr(value[:40])
        return f"{begun[:-1][:55]}…{len(value):,} characters{begun[0]}"
    text = repr(value) if isinstance(value, str) else " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:56]} …"


def days(number: int) -> str:
    """Return "1 day", "30 days"."""
    return f"{number:,} day{'' if number == 1 else 's'}"


def times(number: int) -> str:
    """Return "once", "3 times"."""
    return "once" if number == 1 else f"{number:,} times"


def _text(value: str) -> str:
    if not value or len(value) > LONGEST_TEXT:
        raise ValueError(f"The text has {len(value):,} characters; give 1 to {LONGEST_TEXT:,}.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{short(value)} holds half a character (a lone surrogate); type it again.") from None
    return str(value)


def _count(value: Any, meaning: str, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not 1 <= value <= most:
        raise ValueError(f"{short(value)} is not {meaning}; give a whole number from 1 to {most:,}.")
    return int(value)
