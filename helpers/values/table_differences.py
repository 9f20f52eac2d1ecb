"""Naming what differs between two tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from helpers.values.tables import Table
from helpers.values.validating import codes, key
from helpers.values.words import SHOWN, are, count, differ, listed, missing_and_extra, mixtures, numbered, size


def table_differences(expected: Table, given: Table, ordered: bool) -> list[str]:
    """Return sentences on two tables that are already `aligned`, none if they are the same.

    Parameters
    ----------
    ordered
        Whether the order of rows counts.
    """
    shape = _columns(expected, given)
    if expected.rows != given.rows:
        shape.append(f"Your table has {count(given.rows, 'row')}; {expected.rows:,} {are(expected.rows)} expected.")
    by_label = expected.is_series or expected.labels is not None
    if by_label:
        shape += _labels(expected, given)
    if shape:
        return shape
    names = list(expected.columns)
    pairs = [codes(expected.columns[name], given.columns[name]) for name in names]
    wanted, found = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    wanted_rows, found_rows = _rows(wanted, expected.rows), _rows(found, given.rows)
    if by_label:
        wanted_labels, found_labels = _label_codes(expected, given)
        wanted_rows = list(zip(wanted_labels, wanted_rows, strict=True))
        found_rows = list(zip(found_labels, found_rows, strict=True))
    if wanted_rows == found_rows or Counter(wanted_rows) == Counter(found_rows):
        if ordered and wanted_rows != found_rows:
            return [_order(expected, wanted, found, wanted_rows, found_rows)]
        return []
    if by_label:
        place = {label: row for row, label in enumerate(found_labels)}
        turn = [place[label] for label in wanted_labels]
        if len(place) == len(turn):
            found = [[column[row] for row in turn] for column in found]
    labels = [wanted_labels[row] for row in range(expected.rows)] if by_label else None
    return _cells(expected, given, wanted, found, in_place=by_label or ordered, labels=labels)


def _columns(expected: Table, given: Table) -> list[str]:
    missing = [name for name in expected.columns if name not in given.columns]
    extra = [name for name in given.columns if name not in expected.columns]
    if not missing and not extra:
        return []
    if expected.is_series:
        return [f"Your table has {count(len(given.columns), 'column')} of values; one, or a Series, is expected."]
    if given.is_series:
        return [f"Your answer is a Series; a DataFrame with {count(len(expected.columns), 'column')} is expected."]
    if not missing:
        return []
    named = [f"Columns that are not expected: {listed(extra)}."] if extra else []
    return [f"Missing columns: {listed(missing)}.", *named]


def _labels(expected: Table, given: Table) -> list[str]:
    if expected.labels is not None and given.labels is None and not _count_up(expected):
        return ["Your rows are numbered 0, 1, 2 …; row labels that say what a row is about (an index) are expected."]
    levels = [len(table.labels or [0]) for table in (given, expected)]
    if levels[0] != levels[1]:
        return [f"Your row labels (index) have {count(levels[0], 'level')}; {levels[1]} {are(levels[1])} expected."]
    ours, theirs = _label_codes(expected, given)
    wanted, found = Counter(ours), Counter(theirs)
    if wanted == found:
        return []
    wanted_cells, found_cells = ([cell for level in _levels(table) for cell in level] for table in (expected, given))
    if kinds := mixtures("The index", wanted_cells, found_cells):
        return kinds
    extra = found - wanted
    own = [label for label, code in zip(zip(*_levels(given), strict=True), theirs, strict=True) if code in extra]
    named = [(key(label[0] if len(label) == 1 else list(label)), 0) for label in own[:SHOWN]]
    return missing_and_extra((wanted - found).total(), extra.total(), "row label", named)


def _count_up(table: Table) -> bool:
    """Return whether the row labels are the numbers 0, 1, 2 …, in any order: a default index says the same."""
    levels = list(table.labels.values())
    return len(levels) == 1 and all(type(label) is int for label in levels[0]) and {*levels[0]} == {*range(table.rows)}


def _levels(table: Table) -> list[Sequence]:
    return [range(table.rows)] if table.labels is None else list(table.labels.values())


def _label_codes(expected: Table, given: Table) -> tuple[list, list]:
    pairs = [codes(one, other) for one, other in zip(_levels(expected), _levels(given), strict=True)]
    wanted, found = zip(*pairs, strict=True)
    return list(zip(*wanted, strict=True)), list(zip(*found, strict=True))


def _rows(columns: Sequence[Sequence], rows: int) -> list[tuple]:
    return list(zip(*columns, strict=True)) if columns else [()] * rows


def _order(expected: Table, wanted: Sequence, found: Sequence, wanted_rows: list, found_rows: list) -> str:
    if found_rows == wanted_rows[::-1]:
        return "The right rows, in the opposite order."
    columns = zip(expected.columns, wanted, found, strict=True)
    sorted_by = [name for name, ours, theirs in columns if ours == theirs and 1 < len({*ours}) < len(ours)]
    if sorted_by:
        return f"The right rows, but those that are equal in {listed(sorted_by[:1])} stand in another order."
    return "The right rows, in another order."


def _cells(
    expected: Table, given: Table, wanted: Sequence, found: Sequence, in_place: bool, labels: list | None
) -> list[str]:
    """Return a sentence for each column that differs; in place, or as a bag where rows have no place."""
    sentences = []
    for name, ours, theirs in zip(expected.columns, wanted, found, strict=True):
        places = [n for n, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
        wrong = len(places) if in_place else (Counter(ours) - Counter(theirs)).total()
        if wrong:
            where = "The Series" if expected.is_series else f"Column {listed([name])}"
            sentences += mixtures(where, expected.columns[name], given.columns[name])
            rows = _named_rows(labels, places) if in_place else ""
            direction = size([ours[n] for n in places], [theirs[n] for n in places]) if in_place else ""
            sentences.append(f"{where}: {count(wrong, 'value')} of {given.rows:,} {differ(wrong)}{rows}{direction}.")
    return sentences or ["Each column holds the right values, but some stand in the wrong rows."]


def _named_rows(labels: list | None, places: list[int]) -> str:
    """Return which rows differ, the first few: the labels are in both tables, so they are the trainee's own."""
    if labels is None:
        return numbered(places)
    names = [(labels[n][0] if len(labels[n]) == 1 else ("list", *labels[n]), 0) for n in places]
    return f" ({'row' if len(names) == 1 else 'rows'} {listed(names)})"
