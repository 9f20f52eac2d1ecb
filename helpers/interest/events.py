"""The table of events that every interest is counted from, checked once and in sentences."""

from __future__ import annotations

import contextlib
import datetime
from numbers import Real

import numpy as np
import pandas as pd

MEANING = {"user_id": "who", "time": "a timestamp", "amount": "yuan", "text": "what was bought"}


def need(events: pd.DataFrame, *columns: str) -> None:
    """Raise ValueError unless `events` is a table with these columns, in which every row has a user_id."""
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
    when = pd.NaT
    if isinstance(as_of, str | datetime.date | np.datetime64):
        with contextlib.suppress(ValueError):
            when = pd.Timestamp(as_of)
    if when is pd.NaT:
        raise ValueError(f"as_of is {as_of!r}; give the observation point, such as '2018-01-01'.")
    return when


def positive(name: str, value: float, example: str) -> float:
    """Return the value, a number above 0."""
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < value < np.inf:
        raise ValueError(f"{name} is {value!r}; give a number above 0, such as {example}.")
    return float(value)


def times(values: pd.Series, as_of: pd.Timestamp, name: str = "time") -> pd.Series:
    """Return the values, timestamps that can be compared with the observation point."""
    if not len(values):
        return pd.Series([], values.index, dtype=pd.Series([as_of]).dtype)
    if values.dtype.kind != "M":
        raise ValueError(f"{name} holds {values.dtype}, no timestamps; convert it with pd.to_datetime first.")
    if (values.dt.tz is None) != (as_of.tz is None):
        zones = ("no time zone and as_of has one", "a time zone and as_of has none")
        raise ValueError(f"{name} has {zones[values.dt.tz is not None]}; give both with one, or both without.")
    return values


def amounts(events: pd.DataFrame) -> np.ndarray:
    """Return the amounts in yuan as floats, missing ones NaN."""
    need(events, "amount")
    numbers = pd.to_numeric(events["amount"], errors="coerce")
    words = events["amount"][numbers.isna() & events["amount"].notna()]
    if len(words):
        raise ValueError(f"amount holds {words.iloc[0]!r} and is no number in {len(words):,} rows; drop or mend them.")
    return numbers.to_numpy(float, na_value=np.nan)


def before(events: pd.DataFrame, as_of: object) -> pd.DataFrame:
    """Return the events that had happened at the observation point 观察点: those strictly before it.

    What happens at or after `as_of` is the future that a score shall predict; a row without a time is left out too,
    because nobody knows on which side it lies.

    Parameters
    ----------
    events
        A table with ``time``.
    as_of
        The observation point; with a time zone if ``time`` has one.

    Raises
    ------
    ValueError
        If there is no column ``time`` of timestamps, `as_of` is no moment, or only one of them has a time zone.

    Examples
    --------
    >>> events = pd.DataFrame({"user_id": [1, 2], "time": pd.to_datetime(["2017-12-31", "2018-01-01"])})
    >>> before(events, "2018-01-01")["user_id"].tolist()
    [1]
    """
    need(events, "time")
    as_of = moment(as_of)
    known = (times(events["time"], as_of) < as_of).to_numpy(bool)
    return events if known.all() else events[known]


def by_user(ids: pd.Series, weights: np.ndarray) -> pd.Series:
    """Return the sum of the weights by user_id, in the ids' order."""
    if len(ids) and ids.dtype.kind in "iu" and (span := int(ids.max()) - (low := int(ids.min()))) < len(ids):
        # a table of all ids between the lowest and the highest is no longer than the events: no need to look ids up
        places = ids.to_numpy() - ids.dtype.type(low)
        known = np.flatnonzero(np.bincount(places, minlength=span + 1))
        return pd.Series(np.bincount(places, weights)[known], pd.Index(known + low, ids.dtype, name="user_id"))
    codes, known = pd.factorize(ids, sort=True)
    return pd.Series(np.bincount(codes, weights, len(known)), pd.Index(known, name="user_id"))
