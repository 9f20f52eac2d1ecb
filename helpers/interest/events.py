"""The table of events that every interest is counted from, checked once and in sentences."""

from __future__ import annotations

from numbers import Real

import numpy as np
import pandas as pd

MEANING = {"user_id": "who", "time": "a timestamp", "amount": "yuan", "text": "what was bought"}


def need(events: pd.DataFrame, *columns: str) -> None:
    """Raise ValueError unless `events` is a table with these columns and every row has a user_id."""
    if not isinstance(events, pd.DataFrame):
        raise ValueError(f"events is a {type(events).__name__}; give a table with user_id, time, amount and text.")
    for column in columns:
        if column not in events:
            raise ValueError(
                f"events has no column {column} ({MEANING[column]}); it has {', '.join(map(str, events))}."
            )
    if "user_id" in columns and (missing := int(events["user_id"].isna().sum())):
        raise ValueError(f"user_id is missing in {missing:,} of {len(events):,} rows; drop or mend them first.")


def moment(as_of: object) -> pd.Timestamp:
    """Return the observation point as a timestamp."""
    try:
        when = pd.Timestamp(as_of)
    except (TypeError, ValueError):
        when = pd.NaT
    if when is pd.NaT:
        raise ValueError(f"as_of is {as_of!r}; give the observation point, such as '2018-01-01'.")
    return when


def positive(name: str, value: float, example: str) -> float:
    """Return a number above 0."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < value < np.inf:
        raise ValueError(f"{name} is {value!r}; give a number above 0, such as {example}.")
    return float(value)


def times(values: object, as_of: pd.Timestamp, name: str = "time") -> pd.Series:
    """Return timestamps, in the same sort of time (with or without a zone) as the observation point."""
    given = values if isinstance(values, pd.Series) else pd.Series(values)
    if not len(given):
        return pd.Series([], dtype=f"datetime64[us{f', {as_of.tz}' if as_of.tz else ''}]")
    if given.dtype.kind != "M":
        raise ValueError(f"{name} holds {given.dtype}, no timestamps; convert with pd.to_datetime first.")
    if (given.dt.tz is None) != (as_of.tz is None):
        zone, other = ("a time zone", "none") if given.dt.tz else ("no time zone", "one")
        raise ValueError(f"{name} has {zone} and as_of has {other}; give both with one, or both without.")
    return given


def amounts(events: pd.DataFrame) -> np.ndarray:
    """Return the amounts in yuan as floats, missing ones NaN."""
    need(events, "amount")
    numbers = pd.to_numeric(events["amount"], errors="coerce")
    words = events["amount"][numbers.isna() & events["amount"].notna()]
    if len(words):
        raise ValueError(f"amount holds {words.iloc[0]!r} in {len(words):,} rows, which is no number; drop or mend it.")
    return numbers.to_numpy(float, na_value=np.nan)


def before(events: pd.DataFrame, as_of: object) -> pd.DataFrame:
    """Return the events that had happened at the observation point: those strictly before it.

    What happens at or after `as_of` is the future that a score shall foretell; a row without a time is left out too,
    because nobody knows on which side it lies.

    Examples
    --------
    >>> events = pd.DataFrame({"user_id": [1, 2], "time": pd.to_datetime(["2017-12-31", "2018-01-01"])})
    >>> before(events, "2018-01-01")["user_id"].tolist()
    [1]
    """
    as_of = moment(as_of)
    need(events, "time")
    return events[(times(events["time"], as_of) < as_of).to_numpy()]


def by_user(events: pd.DataFrame, weights: np.ndarray) -> pd.Series:
    """Return the weights' sums by user_id, in the ids' order."""
    codes, ids = pd.factorize(events["user_id"], sort=True)
    return pd.Series(np.bincount(codes, weights, len(ids)), pd.Index(ids, name="user_id"))
