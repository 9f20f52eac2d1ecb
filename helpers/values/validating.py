"""Validating encoded values that may come from anywhere."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from helpers.values.encoding import MAX_BITS, MAX_CELLS, MAX_DEPTH

RTOL, ATOL = 1e-6, 5.01e-7  # six correct decimals, or six correct digits, are right


def well_formed(value: Any, depth: int = 0) -> bool:
    """Return whether a value is one that `encode` could have made; safe on any JSON."""
    if value is None or isinstance(value, bool | str):
        return True
    if isinstance(value, int):
        return value.bit_length() <= MAX_BITS
    if isinstance(value, float):
        return math.isfinite(value)
    if depth > MAX_DEPTH:
        return False
    if isinstance(value, list):
        return all(well_formed(item, depth + 1) for item in value)
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [(kind, content)] = value.items()
    check = _CONTENTS.get(kind)
    return check is not None and check(content, depth)


def _items(content: Any, depth: int) -> bool:
    return isinstance(content, list) and well_formed(content, depth)


def _pairs(content: Any, depth: int) -> bool:
    return _items(content, depth) and all(isinstance(pair, list) and len(pair) == 2 for pair in content)


def _array(content: Any, depth: int) -> bool:
    if not _has(content, "shape", "values") or not _items(content["values"], depth):
        return False
    shape = content["shape"]
    sizes = isinstance(shape, list) and len(shape) < 65 and all(type(size) is int and size >= 0 for size in shape)
    return sizes and math.prod(shape) == len(content["values"])


def _series(content: Any, depth: int) -> bool:
    return _has(content, "rows", "names", "index", "values") and _rows(content, [content["values"]], depth)


def _frame(content: Any, depth: int) -> bool:
    if not _has(content, "rows", "names", "index", "columns", "cells") or not _items(content["columns"], depth):
        return False
    cells = content["cells"]
    return isinstance(cells, list) and len(cells) == len(content["columns"]) and _rows(content, cells, depth)


def _rows(content: dict, columns: list, depth: int) -> bool:
    rows, names, index = content["rows"], content["names"], content["index"]
    if type(rows) is not int or not 0 <= rows <= MAX_CELLS or not _items(names, depth):
        return False
    if index is None:
        index = []
    elif not isinstance(index, list) or len(index) != len(names):
        return False
    return all(_items(column, depth) and len(column) == rows for column in chain(index, columns))


def _has(content: Any, *fields: str) -> bool:
    return isinstance(content, dict) and content.keys() == set(fields)


_CONTENTS = {
    "number": lambda content, _: content in ("inf", "-inf"),
    "time": lambda content, _: isinstance(content, str),
    "period": lambda content, _: isinstance(content, str),
    "span": lambda content, _: is_number(content) and well_formed(content),
    "interval": lambda content, _: _items(content, MAX_DEPTH - 1) and len(content) == 3,
    "set": _items,
    "dict": _pairs,
    "array": _array,
    "series": _series,
    "frame": _frame,
}


def kind(value: Any) -> str:
    """Return what an encoded value is, in one word."""
    if isinstance(value, dict):
        return next(iter(value))
    names = {bool: "bool", int: "number", float: "number", str: "text", list: "list"}
    return names.get(type(value), "nothing")


def is_number(value: Any) -> bool:
    """Return whether an encoded value is a finite number; True and False are not."""
    return type(value) in (int, float)


def close(one: float, other: float) -> bool:
    """Return whether two numbers agree; integers only when equal, because they may be identifiers."""
    if type(one) is int and type(other) is int:
        return one == other
    return math.isclose(one, other, rel_tol=RTOL, abs_tol=ATOL)


def key(value: Any, shared: Mapping[Hashable, Hashable] | None = None) -> Hashable:
    """Return a hashable twin of an encoded value; equal twins are the same value.

    Parameters
    ----------
    shared
        Codes of numbers from `codes`, by which numbers that are `close` have one twin; without them, floats have the
        twin of their first 9 digits.
    """
    if isinstance(value, bool):
        return ("bool", value)
    if is_number(value):
        if shared is not None:
            return shared[_code(value)]
        return float(f"{value:.9g}") if isinstance(value, float) else _code(value)
    if isinstance(value, list):
        return ("list", *(key(item, shared) for item in value))
    if isinstance(value, dict):
        word = kind(value)
        content = value[word]
        if word in ("set", "dict"):
            return (word, frozenset(key(item, shared) for item in content))
        fields = [content[field] for field in sorted(content)] if isinstance(content, dict) else content
        return (word, key(fields, shared))
    return value


def codes(one: Sequence, other: Sequence) -> tuple[list[Hashable], list[Hashable]]:
    """Return two columns with codes for cells, so that cells agree exactly when their codes are equal.

    Sorting and hashing know no tolerance; so neighbours among the numbers of *both* columns that are `close` share one
    code first. (A run of numbers spaced closer than the tolerance falls together.)
    """
    shared: dict[Hashable, Hashable] = {}
    last = None
    for number in sorted({_code(number): number for number in _numbers([*one, *other])}.values()):
        shared[_code(number)] = shared[_code(last)] if last is not None and close(last, number) else _code(number)
        last = number

    def coded(column: Sequence) -> list[Hashable]:
        return [shared[_code(cell)] if is_number(cell) else key(cell, shared) for cell in column]

    return coded(one), coded(other)


def _numbers(value: Any) -> Iterator[float]:
    """Give all numbers in a value, however deep."""
    for item in value if isinstance(value, list) else value.values():
        if is_number(item):
            yield item
        elif isinstance(item, list | dict):
            yield from _numbers(item)


def _code(number: float) -> Hashable:
    """Return a number as a key; large integers as text, for theirs are easily made to have one and the same hash."""
    return ("int", str(number)) if type(number) is int and number.bit_length() > 60 else number
