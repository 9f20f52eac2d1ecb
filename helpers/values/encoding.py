"""Values as plain JSON: a scalar or list as itself, everything else as ``{kind: content}``."""

from __future__ import annotations

import datetime
import decimal
import math
import numbers
from collections import deque
from typing import Any

import numpy as np
import pandas as pd

MAX_CELLS = 200_000
MAX_DEPTH = 20
MAX_BITS = 1000  # of an integer: larger ones have no float to compare with
TEXT_PER_CELL = 100  # characters: a long text counts as several cells
_SEVERAL = (range, deque, type({}.keys()), type({}.values()), type({}.items()))
_PANDAS = {
    "polars": ".to_pandas()",
    "pyarrow": ".to_pandas()",
    "duckdb": ".df()",
}  # libraries whose tables are not ours


class Unencodable(ValueError):
    """A value that has no encoding; the message is one sentence for the trainee."""


def encode(value: object) -> Any:
    """Return a value as plain JSON, the same bytes on every machine.

    Parameters
    ----------
    value
        None, bool, number, text, date or time, time span, period, interval, list, tuple, set, dict, or a NumPy or
        pandas object made of these. Floats are kept to 12 significant digits; a whole float below 1e12 is written as
        an integer; times with a zone are written in UTC. No method of another type is ever called.

    Raises
    ------
    Unencodable
        For any other type, more than 200,000 cells, or lists nested more than 20 deep.

    Examples
    --------
    >>> encode((0.1 + 0.2, 3.0, float("nan"), {"b"}))
    [0.3, 3, None, {'set': ['b']}]
    >>> encode(pd.Series([1.5, 2.5], index=pd.Index(["u1", "u2"], name="user_id")))
    {'series': {'rows': 2, 'names': ['user_id'], 'index': [['u1', 'u2']], 'values': [1.5, 2.5]}}
    """
    return _Encoder().any(value, 0)


class _Encoder:
    """Encodes one value, counting its cells."""

    def __init__(self) -> None:
        self.cells = 0

    def any(self, value: object, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise Unencodable(f"The value is nested more than {MAX_DEPTH} deep; a list, dict or table is expected.")
        kind = type(value)  # never value.__class__, which an object may fake
        if issubclass(kind, pd.DataFrame):
            return {"frame": self.frame(pd.DataFrame(value), depth)}
        if issubclass(kind, pd.Series):
            return {"series": self.series(pd.Series(value), depth)}
        if issubclass(kind, pd.Index | pd.api.extensions.ExtensionArray):
            return self.column(value, depth)
        if issubclass(kind, np.ndarray):
            return self.array(np.asarray(value), depth)
        if issubclass(kind, dict):
            return {"dict": [[self.any(key, depth + 1), self.any(item, depth + 1)] for key, item in dict.items(value)]}
        if issubclass(kind, set | frozenset):
            members = (set if issubclass(kind, set) else frozenset).__iter__(value)
            return {"set": sorted(self.items(members, depth), key=repr)}
        if issubclass(kind, list | tuple):
            return self.items((list if issubclass(kind, list) else tuple).__iter__(value), depth)
        return self.scalar(value)

    def items(self, values: Any, depth: int) -> list:
        return [self.any(value, depth + 1) for value in values]

    def array(self, value: np.ndarray, depth: int) -> Any:
        self.room(value.size)
        if value.ndim == 0:
            return self.any(value[()], depth + 1)
        flat = value.ravel()
        if flat.dtype.kind in "mM":  # NumPy itself would give integers for times
            flat = pd.Series(flat)
        cells = self.column(flat, depth)
        return cells if value.ndim == 1 else {"array": {"shape": list(value.shape), "values": cells}}

    def series(self, value: pd.Series, depth: int) -> dict:
        return {**self.rows(value.index, depth), "values": self.column(value, depth)}

    def frame(self, value: pd.DataFrame, depth: int) -> dict:
        self.room(value.size)
        columns = self.column(value.columns, depth)
        cells = [self.column(value.iloc[:, place], depth) for place in range(value.shape[1])]
        return {**self.rows(value.index, depth), "columns": columns, "cells": cells}

    def rows(self, index: pd.Index, depth: int) -> dict:
        """Return the rows' labels, level by level; None for the default 0..n-1."""
        names = [self.any(name, depth + 1) for name in index.names]
        default = names == [None] and index.equals(pd.RangeIndex(len(index)))
        levels = range(index.nlevels)
        labels = None if default else [self.column(index.get_level_values(n), depth) for n in levels]
        return {"rows": len(index), "names": names, "index": labels}

    def column(self, values: pd.Series | pd.Index | np.ndarray, depth: int) -> list:
        self.room(len(values))
        return [self.any(value, depth + 1) for value in values.tolist()]

    def room(self, cells: int) -> None:
        """Refuse a large table before a copy of it is made."""
        if self.cells + cells > MAX_CELLS:
            raise Unencodable(
                f"The value has more than {MAX_CELLS:,} cells; a smaller one is expected: check what it has a row for."
            )

    def scalar(self, value: object) -> Any:
        self.cells += 1
        self.room(0)
        if value is None or value is pd.NA or value is pd.NaT:
            return None
        kind = type(value)
        if issubclass(kind, bool | np.bool_):
            return bool(value)
        if issubclass(kind, str):
            text = str.__str__(value)
            self.cells += len(text) // TEXT_PER_CELL
            self.room(0)
            return text.encode("utf-8", "replace").decode("utf-8")
        if issubclass(kind, pd.Period):
            return {"period": f"{value.freqstr} {value}"}
        if issubclass(kind, pd.Interval):
            return {"interval": [self.scalar(value.left), self.scalar(value.right), value.closed]}
        if issubclass(kind, datetime.time):
            return {"time": datetime.time.isoformat(value)}
        if issubclass(kind, datetime.date | np.datetime64):
            return _time(value)
        if issubclass(kind, datetime.timedelta | np.timedelta64):
            return _span(value)
        if issubclass(kind, int | float | np.integer | np.floating | decimal.Decimal):
            return _number(value)
        if value is ...:
            raise Unencodable("There is still a hole (...) in it; write your own code there.")
        raise Unencodable(f"A value of type {type(value).__name__} cannot be compared; {_expected(value)}.")


def _number(value: numbers.Number | decimal.Decimal) -> Any:
    if isinstance(value, int | np.integer):
        whole = int.__index__(value) if isinstance(value, int) else int(value)
        if whole.bit_length() > MAX_BITS:
            raise Unencodable("The number has more than 300 digits; check what is multiplied or raised to a power.")
        return whole
    number = float.__float__(value) if isinstance(value, float) else float(value)
    if math.isnan(number):
        return None
    if math.isinf(number):
        return {"number": "inf" if number > 0 else "-inf"}
    number = float(f"{number:.12g}")
    return int(number) if number.is_integer() and abs(number) < 1e12 else number


def _time(value: datetime.date | np.datetime64) -> Any:
    moment = pd.Timestamp(value)
    if moment is pd.NaT:
        return None
    zone = "" if moment.tz is None else "Z"
    return {"time": (moment.tz_convert("UTC").tz_localize(None) if zone else moment).isoformat() + zone}


def _span(value: datetime.timedelta | np.timedelta64) -> Any:
    try:
        span = pd.Timedelta(value)
    except ValueError as error:
        raise Unencodable("A span of months or years has no fixed length; days are expected.") from error
    return None if span is pd.NaT else {"span": _number(span.total_seconds())}


def _expected(value: object) -> str:
    module = type(value).__module__.partition(".")[0]
    if callable(value):
        return "hand over what it returns: call it, with parentheses"
    if module == "matplotlib":
        return "hand over the numbers behind the figure"
    if module in _PANDAS:
        return f"make a pandas table or Series of it: {_PANDAS[module]}"
    if hasattr(type(value), "__next__") or type(value) in _SEVERAL:
        return "hand over a list of what it gives: list(...)"
    if module == "pandas":
        return "finish it with an aggregation, such as .sum() or .count()"
    return "a number, text, time, list, dict, Series or DataFrame is expected"
