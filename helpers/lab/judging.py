"""The verdict on one value."""

from __future__ import annotations

from typing import Any

from helpers import values
from helpers.lab.sheet import Task


def judged(task: Task, value: Any) -> tuple[str, list[str]]:
    """Return the kind of result ("passed", "wrong") and its sentences; never an exception, whatever the value.

    A known mistake gets its own hint, any other wrong value what can be seen to differ.
    """
    try:
        encoded = values.encode(value)
    except values.Unencodable as error:
        return "wrong", [str(error)]
    except Exception as error:  # an odd object may fail in any way when it is read
        return "wrong", [f"The value could not be read ({type(error).__name__}); hand over a plain table or number."]
    if values.same(task.expected, encoded, task.order):
        return "passed", []
    for known, hint in task.mistakes:
        if values.same(known, encoded, task.order):
            return "wrong", [hint]
    return "wrong", values.differences(task.expected, encoded, task.order)


def points(number: int) -> str:
    """Return ``1 point`` or ``4 points``."""
    return f"{number} point{'' if number == 1 else 's'}"
