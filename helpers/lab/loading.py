"""Loading the state at the start of a level, made by the code of the levels before."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd

from helpers import values
from helpers.lab.cell_names import note_loaded, own_names
from helpers.lab.feedback import Result
from helpers.lab.magics import run_quietly, user_names
from helpers.lab.sheet import Sheet

_LISTED = 30  # names


def load(sheet: Sheet, level: int) -> Result:
    """Run a lab's code up to the start of a level in the notebook's names, and return what they now hold."""
    names = user_names()
    before = dict(names)
    code = [*sheet.start, *(cell for entry in sheet.levels if entry.number < level for cell in entry.code)]
    try:
        run_quietly(code)
    except RuntimeError as error:
        return Result(
            "wrong",
            f"Level {level} could not be loaded: {error}.",
            ("Restart the kernel, run the notebook's first cells, and call `lab.load_level` again.",),
        )
    made = {name: value for name, value in names.items() if _is_news(name, value, before)}
    lines = [f"`{name}`: {describe(value)}" for name, value in list(made.items())[:_LISTED]]
    if len(made) > _LISTED:
        lines.append(f"and {len(made) - _LISTED} more names")
    own = own_names([*sheet.start, *(cell for entry in sheet.levels for cell in entry.code)])
    note_loaded()
    replaced = [name for name in made if name in before and name in own and _changed(before[name], made[name])]
    if replaced:
        lines.append(f"Your own values were replaced: {', '.join(f'`{name}`' for name in replaced)}.")
    shown = "; the levels before it count as shown, and the map has no points for those you had not passed"
    return Result(
        "noted", f"You are at the start of level {level}{shown if level > 1 else ''}.", tuple(lines), word="Loaded"
    )


def describe(value: Any) -> str:
    """Return what a name holds: its kind and shape.

    Examples
    --------
    >>> describe(pd.DataFrame({"a": [1, 2]})), describe([1, 2, 3]), describe(0.5)
    ('DataFrame, 2 rows x 1 column', 'list, 3 items', 'float')
    """
    kind = type(value).__name__
    if isinstance(value, pd.DataFrame):
        rows, columns = value.shape
        return f"{kind}, {_count(rows, 'row')} x {_count(columns, 'column')}"
    if isinstance(value, pd.Series | pd.Index):
        return f"{kind}, {_count(len(value), 'value')}"
    if isinstance(value, np.ndarray):
        return f"array, {' x '.join(map(str, value.shape))}"
    if isinstance(value, list | tuple | set | frozenset | dict):
        return f"{kind}, {_count(len(value), 'item')}"
    return kind


def _is_news(name: str, value: Any, before: dict[str, Any]) -> bool:
    if name.startswith("_") or isinstance(value, ModuleType):
        return False
    return name not in before or before[name] is not value


def _changed(old: Any, new: Any) -> bool:
    if old is ...:
        return False
    try:
        one, other = values.encode(old), values.encode(new)
        return not (values.same(one, other, "matters") and values.same(other, one, "matters"))  # more columns: a change
    except Exception:  # what cannot be compared is said to be replaced
        return True


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
