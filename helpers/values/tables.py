"""Bringing two encoded tables into one shape, so that rows can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Any

from helpers.values.validating import key

Name = tuple[Hashable, int]  # a column's or level's label, and which of the equal ones it is
UNNAMED: Name = ("a Series has no column name that counts", 0)


@dataclass(frozen=True)
class Table:
    """A Series or frame: row labels by level, cells by column."""

    rows: int
    labels: dict[Name, list] | None  # None: the default 0..n-1
    columns: dict[Name, list]
    is_series: bool

    @property
    def is_named(self) -> bool:
        """Whether every level of the row labels has a name of its own."""
        return self.labels is not None and all(name[0] is not None for name in self.labels)


def as_table(value: Any) -> Table | None:
    """Return an encoded Series or frame as a table, None for anything else."""
    word = next(iter(value)) if isinstance(value, dict) else ""
    if word not in ("series", "frame"):
        return None
    content = value[word]
    labels = None if content["index"] is None else dict(zip(_names(content["names"]), content["index"], strict=True))
    if word == "series":
        return Table(content["rows"], labels, {UNNAMED: content["values"]}, is_series=True)
    columns = dict(zip(_names(content["columns"]), content["cells"], strict=True))
    return Table(content["rows"], labels, columns, is_series=False)


def _names(labels: list) -> list[Name]:
    seen: Counter = Counter()
    names = []
    for label in map(key, labels):
        names.append((label, seen[label]))
        seen[label] += 1
    return names


def aligned(given: Table, expected: Table) -> Table:
    """Return the given table with its keys where the expected one has them: in the index or among the columns."""
    if expected.labels is None and given.is_named and not expected.is_series:
        if given.labels.keys() <= expected.columns.keys() and not given.labels.keys() & given.columns.keys():
            given = replace(given, labels=None, columns={**given.labels, **given.columns})
    elif expected.is_named and given.labels is None and expected.labels.keys() <= given.columns.keys():
        rest = {name: cells for name, cells in given.columns.items() if name not in expected.labels}
        given = replace(given, labels={name: given.columns[name] for name in expected.labels}, columns=rest)
    elif expected.is_named and given.labels is not None and given.labels.keys() == expected.labels.keys():
        given = replace(given, labels={name: given.labels[name] for name in expected.labels})
    elif given.labels is None and (name := _key_column(given, expected)):
        rest = {other: cells for other, cells in given.columns.items() if other != name}
        given = replace(given, labels={name: given.columns[name]}, columns=rest)
    mine = [name for name in given.columns if name not in expected.columns]
    theirs = [name for name in expected.columns if name not in given.columns]
    if (given.is_series or expected.is_series) and len(mine) == len(theirs) == 1:
        columns = {theirs[0] if name == mine[0] else name: cells for name, cells in given.columns.items()}
        given = replace(given, columns=columns)
    if expected.columns.keys() < given.columns.keys():  # more than asked
        given = replace(
            given, columns={name: given.columns[name] for name in given.columns if name in expected.columns}
        )
    return given


def _key_column(given: Table, expected: Table) -> Name | None:
    """Return the one column that holds the expected row labels, where these are no numbers 0, 1, 2 …"""
    if expected.labels is None or len(expected.labels) != 1:
        return None
    labels = {*map(key, next(iter(expected.labels.values())))}
    if labels == {*range(expected.rows)}:
        return None
    found = [
        name for name, cells in given.columns.items() if name not in expected.columns and {*map(key, cells)} == labels
    ]
    return found[0] if len(found) == 1 else None
