"""Right values in another form than the one asked: each form is turned into the one asked, and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from helpers.values.comparing import same
from helpers.values.decoding import decode
from helpers.values.encoding import encode
from helpers.values.validating import key, kind, well_formed
from helpers.values.words import listed

MOST = 20_000  # cells of an answer that is turned into other forms
_COLUMNS = 12  # of a table, each of which may be the answer


def other_form(expected: Any, given: Any, order: str = "ignored") -> str:
    """Return a sentence on right values in another form, or on right rows among others; empty if they are none.

    Parameters
    ----------
    expected, given
        Encoded values.
    order
        ``"ignored"`` or ``"matters"``, as in `same`.

    Examples
    --------
    >>> other_form([3, 5, 9], 3)
    'This is how many there are; the task asks which ones.'
    >>> other_form(encode({"a": 1, "b": 2}), [1, 2])
    'The right values in a list; a dict is asked, with a name for each.'
    """
    if not (well_formed(expected) and well_formed(given)) or _cells(given) > MOST:
        return ""
    if kind(expected) == kind(given) == "dict":
        return _inside(expected["dict"], given["dict"])
    try:
        ours, theirs = decode(expected), decode(given)
        for made, sentence in _turned(ours, theirs, kind(expected), kind(given)):
            if same(expected, encode(made), order):
                return sentence
    except Exception:  # odd labels may fail in any way when they are sorted or looked up
        return ""
    return ""


def _inside(expected: list, given: list) -> str:
    """Return what is said of a dict's values, where each one that is not right is right in another form."""
    wanted = {key(name): value for name, value in expected}
    names = [key(name) for name, _ in given]
    if wanted.keys() != {*names}:
        strange = [(name, 0) for name in names if name not in wanted]
        in_order = len(wanted) == len(given) and all(map(same, wanted.values(), (value for _, value in given)))
        return f"The right values under other keys: {listed(strange)}. Which does the task give?" if in_order else ""
    wrong = [(name, value) for name, value in given if not same(wanted[key(name)], value)]
    said = {listed([(key(name), 0)]): other_form(wanted[key(name)], value) for name, value in wrong}
    return (
        " ".join(f"In {name}: {form[0].lower()}{form[1:]}" for name, form in said.items()) if all(said.values()) else ""
    )


def _turned(ours: Any, theirs: Any, asked: str, found: str) -> Iterator[tuple[Any, str]]:
    tables = ("series", "frame")
    if found in ("number", "text") and asked in ("list", "set", "dict", *tables):
        yield from _one_of(ours, theirs, asked)
    elif asked == "number" and found not in ("number", "text") and len(theirs) == ours > 1:
        yield ours, "These are the ones; the task asks how many there are."
    elif found in tables and asked in tables:
        yield from _tables(ours, theirs)
    elif found in tables:
        yield from _out_of_a_table(theirs, asked)
    elif found == "dict" and asked in tables:
        yield pd.Series(theirs), "The right values in a dict; a Series is asked: `pd.Series(…)` makes one of it."
    elif found == "list" and asked == "dict" and len(ours) == len(theirs):
        yield dict(zip(ours, theirs, strict=True)), "The right values in a list; a dict is asked, with a name for each."
    elif found in ("list", "set") and asked in tables and {*theirs} == {*ours.index}:
        yield ours, "The right row labels alone; the task asks for a table with values beside them."
    elif found == "list" and asked == "series" and len(ours) == len(theirs):
        yield pd.Series(theirs, index=ours.index), "The right values in a list; a Series is asked, with its row labels."
    elif found in ("list", "set") and asked not in ("list", "set") and len(theirs) == 1:
        yield next(iter(theirs)), "The right value, but in a list of one; take it out."
    elif {found, asked} == {"list", "set"}:
        word = {"list": "a list is asked", "set": "a set is asked"}[asked]
        turned = set(theirs) if asked == "set" else theirs
        yield (turned if asked == "set" else ours if set(ours) == theirs else turned), f"The right items; {word}."


def _one_of(ours: Any, theirs: Any, asked: str) -> Iterator[tuple[Any, str]]:
    """Give what is asked, where one number or text says how many there are, what they come to, or one of them."""
    items = list(ours.values()) if asked == "dict" else [] if asked == "frame" else list(ours)
    if len(ours) > 2 and len(ours) == theirs:
        yield ours, "This is how many there are; the task asks which ones."
    numbers = items and all(isinstance(item, int | float) and not isinstance(item, bool) for item in items)
    if numbers and not isinstance(theirs, str) and len(items) > 1 and np.isclose(sum(items), theirs, rtol=1e-9):
        yield ours, "This is the sum of all values; the task asks for each of them."
    if asked in ("list", "dict", "series") and len(items) <= _COLUMNS and theirs in items:
        yield ours, f"This is one of the {len(items)} values that are asked; the others belong in the answer, too."


def _out_of_a_table(theirs: pd.Series | pd.DataFrame, asked: str) -> Iterator[tuple[Any, str]]:
    frame = pd.DataFrame(theirs)
    if asked == "dict":
        if theirs.ndim == 1:
            yield theirs.to_dict(), "The right values in a Series; a dict is asked: `.to_dict()` makes one of it."
        elif len(theirs) == 1:
            yield theirs.iloc[0].to_dict(), "The right values in a table of one row; a dict is asked."
    elif asked == "list":
        sentence = "The right items stand in the {} of your table; hand over a list of them."
        for items, place in ((list(theirs.index), "index"), *_columns_of(frame)):
            yield items, sentence.format(place)
            yield sorted(items), sentence.format(place)
    elif theirs.size == 1:
        yield theirs.to_numpy().ravel()[0], "The right value, but in a table of one; take it out."


def _columns_of(frame: pd.DataFrame) -> list[tuple[list, str]]:
    return [(frame[name].tolist(), f"column {name!r}") for name in list(frame.columns)[:_COLUMNS]]


def _tables(ours: pd.Series | pd.DataFrame, theirs: pd.Series | pd.DataFrame) -> Iterator[tuple[Any, str]]:
    if theirs.ndim == 2 and ours.ndim == 2:
        yield theirs.T, "The right values, but the table lies on its side: its rows are to be columns (`.T`)."
    if theirs.ndim == 2 and ours.ndim == 1:
        for name in list(theirs.columns)[:_COLUMNS]:
            yield theirs[name], f"Column {name!r} of your table is what is asked; take it alone."
    if theirs.ndim == 1 and ours.ndim == 1 and len(theirs) != len(ours):
        yield (
            theirs.value_counts().reindex(ours.index, fill_value=0),
            ("You have an entry for each one; the task asks how many there are of each kind."),
        )
    if len(theirs) > len(ours):
        there = theirs[theirs.index.isin(ours.index)]
        yield there, f"The rows that are asked are right; {len(theirs) - len(there):,} more are not asked."
    if len(theirs) == len(ours):
        yield from _renamed(ours, theirs)


def _renamed(ours: pd.Series | pd.DataFrame, theirs: pd.Series | pd.DataFrame) -> Iterator[tuple[Any, str]]:
    if theirs.ndim == 2 and ours.ndim == 2 and theirs.shape == ours.shape:
        names = [name for name in theirs.columns if name not in ours.columns]
        listed = ", ".join(map(repr, names[:6]))
        for order in (list(ours.columns), _by_values(ours, theirs)):
            if order and names:
                yield (
                    theirs.set_axis(order, axis=1),
                    f"The right values under other names: {listed}. Which does the task give?",
                )
    missing = [label for label in ours.index if label not in theirs.index]
    extra = [label for label in theirs.index if label not in ours.index]
    if missing and len(missing) == len(extra):
        words = ", ".join(repr(label) for label in extra[:6])
        index = pd.Index([missing[extra.index(label)] if label in extra else label for label in theirs.index])
        yield theirs.set_axis(index), f"The right values with other row labels: {words}. Which does the task give?"


def _by_values(ours: pd.DataFrame, theirs: pd.DataFrame) -> list:
    """Return the asked columns in the order in which the given ones hold their values, none if some do not."""
    order = []
    for name in theirs.columns:
        fits = [own for own in ours.columns if own not in order and _alike(ours[own], theirs[name])]
        order.append(name if name in ours.columns else fits[0] if fits else None)
    return order if None not in order and len({*order}) == len(order) else []


def _alike(one: pd.Series, other: pd.Series) -> bool:
    if not all(map(pd.api.types.is_numeric_dtype, (one, other))):
        return bool((one.to_numpy() == other.reindex(one.index).to_numpy()).all())
    return bool(np.allclose(one, other.reindex(one.index), equal_nan=True))


def _cells(value: Any) -> int:
    if isinstance(value, list):
        return len(value) + sum(map(_cells, value))
    return sum(map(_cells, value.values())) if isinstance(value, dict) else 1
