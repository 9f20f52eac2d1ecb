"""Decoding: from an encoded value back to a value."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pandas as pd

from helpers.values.validating import well_formed


def decode(encoded: Any) -> Any:
    """Return a value whose encoding is the given one, made afresh at each call.

    What encodings do not tell apart comes back as the plainer kind: a tuple, one-dimensional array or index as a list,
    a date as a Timestamp, a time with a zone in UTC, a Series without its name.

    Parameters
    ----------
    encoded
        What `encode` made.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> decode([0.3, 3, None, {"set": ["b"]}])
    [0.3, 3, None, {'b'}]
    >>> decode({"dict": [["since", {"time": "2018-01-01T00:00:00"}]]})
    {'since': Timestamp('2018-01-01 00:00:00')}
    """
    if not well_formed(encoded):
        raise ValueError("This is no encoded value; give what helpers.values.encode returns.")
    return _decoded(encoded)


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return list(map(_decoded, value))
    if not isinstance(value, dict):
        return value
    [(kind, content)] = value.items()
    return _MADE[kind](content)


def _label(value: Any) -> Any:
    """Return a value that can be a key, a member of a set or a label: tuples instead of lists."""
    if isinstance(value, list):
        return tuple(map(_label, value))
    if isinstance(value, dict) and "set" in value:
        return frozenset(map(_label, value["set"]))
    return _decoded(value)


def _time(content: str) -> pd.Timestamp | datetime.time:
    return pd.Timestamp(content) if "-" in content else datetime.time.fromisoformat(content)


def _period(content: str) -> pd.Period:
    frequency, _, name = content.partition(" ")
    return pd.Period(name, freq=frequency)


def _interval(content: list) -> pd.Interval:
    left, right, closed = content
    return pd.Interval(_decoded(left), _decoded(right), closed=closed)


def _array(content: dict) -> np.ndarray:
    return np.array(_decoded(content["values"])).reshape(content["shape"])


def _index(content: dict) -> pd.Index:
    names = list(map(_label, content["names"]))
    if content["index"] is None:
        return pd.RangeIndex(content["rows"])
    levels = [pd.Index(list(map(_label, labels)), tupleize_cols=False) for labels in content["index"]]
    return levels[0].rename(names[0]) if len(levels) == 1 else pd.MultiIndex.from_arrays(levels, names=names)


def _series(content: dict) -> pd.Series:
    return pd.Series(_decoded(content["values"]), index=_index(content))


def _frame(content: dict) -> pd.DataFrame:
    index = _index(content)
    cells = {place: pd.Series(_decoded(column), index=index) for place, column in enumerate(content["cells"])}
    frame = pd.DataFrame(cells, index=index)
    frame.columns = pd.Index(list(map(_label, content["columns"])))
    return frame


_MADE = {
    "number": float,
    "time": _time,
    "period": _period,
    "span": lambda content: pd.Timedelta(content, unit="s"),
    "interval": _interval,
    "set": lambda content: set(map(_label, content)),
    "dict": lambda content: {_label(key): _decoded(value) for key, value in content},
    "array": _array,
    "series": _series,
    "frame": _frame,
}
