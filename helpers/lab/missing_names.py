"""Names without a value: after a kernel's restart a trainee is told which cells to run again."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from IPython import get_ipython
from IPython.display import display

from helpers.lab.cell_names import assigned
from helpers.lab.feedback import Result
from helpers.lab.magics import user_names
from helpers.lab.sheet import Sheet, Task

RUN_ABOVE = "A restarted kernel has forgotten what was run: choose Run, then Run All Above Selected Cell."
_FIRST = "the first cells of this notebook"
_LISTED = 4  # names
_sheets: WeakKeyDictionary[Any, Sheet] = WeakKeyDictionary()  # kernel's shell -> the lab opened last


def watch_names(sheet: Sheet) -> None:
    """From now on explain each `NameError` of a name that a cell of this lab makes; nothing outside IPython."""
    shell = get_ipython()
    if shell is None:
        return
    if shell not in _sheets:
        shell.events.register("post_run_cell", lambda result: _explain(shell, result))
    _sheets[shell] = sheet


def why_no_value(sheet: Sheet, task: Task) -> str:
    """Return why a task's name has no value: cells were not run in this kernel, or its hole is as it was."""
    names = user_names()
    if missing := _missing_above(sheet, task, names):
        which = ", ".join(f"`{name}`" for name in missing[:_LISTED])
        return f"The cells above were not run: {which} {'has' if len(missing) == 1 else 'have'} no value. {RUN_ABOVE}"
    if names and task.name not in names:
        return f"Not attempted yet: `{task.name}` has no value in this kernel; run the cell of task {task.id} first."
    return f"Not attempted yet: `{task.name}` has no value of yours."


def _missing_above(sheet: Sheet, task: Task, names: dict[str, Any]) -> list[str]:
    """Return the names without a value that given cells above a task make; none outside IPython."""
    levels = [level.number for level in sheet.levels if level.number <= task.level]
    places = {_FIRST, *map(_in_level, levels)}
    return [name for name, place in _made_in(sheet).items() if names and place in places and name not in names]


def _explain(shell: Any, result: Any) -> None:
    error = getattr(result, "error_in_exec", None)
    if not isinstance(error, NameError) or error.name in shell.user_ns:
        return
    if place := _made_in(_sheets[shell]).get(error.name):
        lines = (f"It is made by {place}. {RUN_ABOVE}",)
        display(Result("waiting", f"`{error.name}` has no value in this kernel.", lines, word="Not run"))


def _made_in(sheet: Sheet) -> dict[str, str]:
    """Return where each name is made that a given cell makes, or that is a task's answer; the first place counts."""
    places: dict[str, str] = {}
    for code in sheet.start:
        for name in sorted(assigned(code)):
            places.setdefault(name, _FIRST)
    for level in sheet.levels:
        for code in level.code:
            names = assigned(code)
            answers = {task.name: f"the cell of task {task.id}" for task in level.tasks if task.name in names}
            made = answers or dict.fromkeys(sorted(names), _in_level(level.number))
            places |= {name: place for name, place in made.items() if name not in places}
    return {name: place for name, place in places.items() if not name.startswith("_")}


def _in_level(number: int) -> str:
    return f"a cell of level {number}"
