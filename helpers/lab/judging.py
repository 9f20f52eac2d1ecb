"""The verdict on one answer: a value, or a function by what it gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from helpers import values
from helpers.lab.calling import alike, difference, outcome
from helpers.lab.sheet import Task


def judged(task: Task, value: Any) -> tuple[str, list[str]]:
    """Return the kind of result ("passed", "wrong") and its sentences; never an exception, whatever the value.

    A known mistake gets its own hint, any other wrong value what can be seen to differ.
    """
    if task.cases is not None:
        if not callable(value):
            return "wrong", [f"`{task.name}` is to be a function; define it with `def {task.name}(…):`."]
        return judged_outcomes(task, [outcome(value, case) for case in task.cases])
    try:
        encoded = values.encode(value)
    except values.Unencodable as error:
        return "wrong", [str(error)]
    except Exception as error:  # an odd object may fail in any way when it is read
        return "wrong", [f"The value could not be read ({type(error).__name__}); hand over a plain table or number."]
    return judged_value(task, encoded)


def judged_value(task: Task, encoded: Any) -> tuple[str, list[str]]:
    """Return the verdict on an encoded value; safe on any JSON."""
    if values.same(task.expected, encoded, task.order):
        return "passed", []
    if hint := next((hint for known, hint in task.mistakes if values.same(known, encoded, task.order)), ""):
        return "wrong", [hint]
    return "wrong", values.differences(task.expected, encoded, task.order)


def judged_outcomes(task: Task, outcomes: Sequence) -> tuple[str, list[str]]:
    """Return the verdict on what a function gave on each of the task's inputs; safe on any JSON."""
    right = alike(task.expected, outcomes, task.order)
    if all(right):
        return "passed", []
    if hint := next((hint for known, hint in task.mistakes if all(alike(known, outcomes, task.order))), ""):
        return "wrong", [hint]
    first = right.index(False)
    example = difference(task.name, task.cases[first], task.expected[first], outcomes[first], task.order)
    return "wrong", [f"{sum(right)} of {len(right)} calls are right.", *example]


def points(number: int) -> str:
    """Return ``1 point`` or ``4 points``."""
    return f"{number} point{'' if number == 1 else 's'}"
