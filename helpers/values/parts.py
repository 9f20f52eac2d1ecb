"""The parts of an answer: columns, keys, row labels and entries, each held against the part it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from helpers.values.comparing import same_cell
from helpers.values.tables import Table, aligned, as_table
from helpers.values.validating import is_number, key, kind, well_formed
from helpers.values.words import listed

FEW = 12  # rows, items: so few are a part each


@dataclass(frozen=True)
class Part:
    """A column, key, row label or entry of an answer.

    Parameters
    ----------
    place
        Which part of the expected answer it is, the same for every answer.
    words
        The place in a sentence: ``column 'spent'``; empty for the answer as a whole.
    group
        Parts of one group may have been made by one calculation: the entries of a list, the cells of a column.
    expected, given
        Its cells, place by place; `given` is None where the answer has no such part.
    labels
        What the trainee calls the cells, where they have names.
    is_form
        Whether it says how an answer is laid out (which rows, in which order), no calculated cells.
    """

    place: str
    words: str
    group: str
    expected: list
    given: list | None
    labels: list | None = None
    is_form: bool = False

    @cached_property
    def wrong(self) -> list[int]:
        """The places of the cells that differ; all of them where the part is missing or of another length."""
        if self.given is None or len(self.given) != len(self.expected):
            return list(range(len(self.expected))) or [0]
        pairs = enumerate(zip(self.expected, self.given, strict=True))
        return [number for number, (one, other) in pairs if not same_cell(one, other)]


def parts(expected: Any, given: Any, order: str = "ignored") -> list[Part]:
    """Return the parts of an expected answer with those of a given one beside them; both are encoded and well-formed.

    Row labels that the given answer lacks are filled with 0 (with nothing among texts), so that a slip in one row does
    not hide the others.
    """
    return list(_parts(expected, given, order == "matters", "", ""))


def parts_of_calls(expected: Sequence, given: Sequence) -> list[Part]:
    """Return the parts of what a function gives: a part for each key of its dicts, or all outcomes as one."""
    given = [_outcome(one) for one in given]
    if not all(map(_is_dict, expected)) or len({tuple(map(key, _keys(one))) for one in expected}) > 1:
        return [Part("", "", "", list(expected), given)]
    return [
        Part(
            _at("", name),
            _say("", name),
            "",
            [_value(one, name) for one in expected],
            [_value(one, name) for one in given],
        )
        for name in _keys(expected[0])
    ]


def _outcome(given: Any) -> Any:
    """Return what a call gave; its error as a text, so that it can be compared."""
    if well_formed(given):
        return given
    return f"stops with {str(given.get('error')).partition(':')[0]}" if isinstance(given, dict) else "no value"


def _parts(expected: Any, given: Any, ordered: bool, place: str, words: str) -> Iterator[Part]:
    table, other = as_table(expected), as_table(given)
    if table and other:
        yield from _table(table, aligned(other, table), ordered, place, words)
    elif _is_dict(expected) and _is_dict(given):
        names = {key(name) for name in _keys(given)}
        for name in _keys(expected):
            value = _value(given, name)
            if key(name) not in names:
                yield Part(_at(place, name), _say(words, name), place, [_value(expected, name)], None)
            else:
                yield from _parts(_value(expected, name), value, False, _at(place, name), _say(words, name))
    elif isinstance(expected, list) and isinstance(given, list):
        yield from _list(expected, given, place, words)
    elif kind(expected) == kind(given) == "set":
        yield Part(place, words, place, *(sorted(value["set"], key=repr) for value in (expected, given)))
    elif kind(expected) == kind(given) == "array" and expected["array"]["shape"] == given["array"]["shape"]:
        yield Part(place, words, place, expected["array"]["values"], given["array"]["values"])
    else:
        yield Part(place, words, place.rpartition("/")[0], [expected], [given])


def _list(expected: list, given: list, place: str, words: str) -> Iterator[Part]:
    apart = len(expected) <= FEW and (len(expected) <= 4 or any(type(cell) is float for cell in expected))
    if not apart or len(expected) != len(given):
        yield Part(place, words, place, expected, given)
        return
    for number, (one, other) in enumerate(zip(expected, given, strict=True), 1):
        said = f"entry {number}" + (f" of {words}" if words else "")
        yield Part(_at(place, number), said, place, [one], [other])


def _table(expected: Table, given: Table, ordered: bool, place: str, words: str) -> Iterator[Part]:
    labels, theirs = row_labels(expected, given)
    yield Part(_at(place, "rows"), "the rows", "", *_in_order(labels, theirs), is_form=True)
    if ordered and Counter(map(key, labels)) == Counter(map(key, theirs)):
        yield Part(_at(place, "order"), "the order of the rows", "", labels, theirs, is_form=True)
    where = {key(label): row for row, label in enumerate(theirs)}
    if others := [where[label] for label in sorted(where.keys() - {*map(key, labels)}, key=repr)]:
        cells = [cells[row] for name, cells in given.columns.items() if name in expected.columns for row in others]
        yield Part(_at(place, "others"), "the rows that do not belong there", "", [], cells, is_form=True)
    rows = [where.get(key(label)) for label in labels]
    for name, cells in expected.columns.items():
        said = "" if expected.is_series else f"column {listed([name])}"
        said = f"{said} of {words}" if said and words else said or words
        column = _at(place, "cells" if expected.is_series else name[0])
        found = _looked_up(cells, given.columns.get(name), rows)
        if len(cells) > FEW or found is None:
            yield Part(column, said, column, cells, found, labels)
            continue
        for label, one, other in zip(labels, cells, found, strict=True):
            row = listed([(key(label), 0)])
            yield Part(
                _at(column, label), f"row {row}" + (f" of {said}" if said else ""), column, [one], [other], [label]
            )


def row_labels(expected: Table, given: Table) -> tuple[list, list]:
    """Return what tells the rows of two tables apart: their labels, a column of keys, or their places."""
    if expected.is_series or expected.labels is not None:
        both = [_tuples(table) for table in (expected, given)]
    else:
        columns = ((name, cells) for name, cells in expected.columns.items() if name in given.columns)
        named = next((name for name, cells in columns if _is_key(cells) and _is_key(given.columns[name])), None)
        both = [list(range(table.rows)) if named is None else table.columns[named] for table in (expected, given)]
    if any(len(set(map(key, labels))) < len(labels) for labels in both):
        return list(range(expected.rows)), list(range(given.rows))
    return both[0], both[1]


def _is_key(cells: list) -> bool:
    plain = all(type(cell) in (int, str) for cell in cells)
    return plain and len(set(cells)) == len(cells)


def _tuples(table: Table) -> list:
    if table.labels is None:
        return list(range(table.rows))
    levels = list(table.labels.values())
    return levels[0] if len(levels) == 1 else [list(labels) for labels in zip(*levels, strict=True)]


def _in_order(*labels: list) -> tuple[list, list]:
    one, other = (sorted(each, key=lambda label: repr(key(label))) for each in labels)
    return one, other


def _looked_up(cells: list, found: list | None, rows: list[int | None]) -> list | None:
    if found is None:
        return None
    filler = 0 if all(map(is_number, cells)) else None
    return [filler if row is None else found[row] for row in rows]


def _is_dict(value: Any) -> bool:
    return kind(value) == "dict"


def _keys(value: dict) -> list:
    return [name for name, _ in value["dict"]]


def _value(value: Any, name: Any) -> Any:
    """Return a dict's value, a text where it has none; what is no dict, as it is."""
    if not _is_dict(value):
        return value
    return next((item for other, item in value["dict"] if key(other) == key(name)), "no such key")


def _at(place: str, name: Hashable) -> str:
    return f"{place}/{name if isinstance(name, str) else repr(name)}"


def _say(words: str, name: Any) -> str:
    return f"{words} → {listed([(key(name), 0)])}" if words else listed([(key(name), 0)])
