"""Judging one answer: a value, or a function by what it returns."""

from __future__ import annotations

from typing import Any

from helpers import values
from helpers.lab.calling import alike, difference, outcome
from helpers.lab.recognising import Explanation, explain
from helpers.lab.sheet import Task

BESIDES = 2  # sentences on what the hints do not explain


def judged(task: Task, value: Any) -> tuple[str, list[str]]:
    """Return the kind of result ("passed", "wrong") and its sentences; never an exception, whatever the value.

    In this order: typical mistakes, matched a part at a time; what was done to the right values (another unit, a
    rounding); what can be seen to differ.
    """
    if task.cases is not None:
        if not callable(value):
            return "wrong", [f"`{task.name}` is to be a function; define it with `def {task.name}(…):`."]
        given: Any = [outcome(value, case) for case in task.cases]
    else:
        try:
            given = values.encode(value)
        except values.Unencodable as error:
            return "wrong", [str(error)]
        except Exception as error:  # an odd object may fail in any way when it is read
            return "wrong", [
                f"The value could not be read ({type(error).__name__}); hand over a plain table or number."
            ]
    if is_right(task, given):
        return "passed", []
    return "wrong", sentences(task, given, explain(task, given))


def is_right(task: Task, given: Any) -> bool:
    """Return whether an encoded value, or what a function gave on each of the task's inputs, is right.

    Safe on any JSON, as `explain` and `sentences` are; a function's outcomes must be as many as its inputs.
    """
    if task.cases is not None:
        return all(alike(task.expected, given, task.order))
    return values.same(task.expected, given, task.order)


def sentences(task: Task, given: Any, known: Explanation) -> list[str]:
    """Return what is said of a wrong answer: what is known of it, and what else can be seen to differ."""
    if not known.hints and not known.steps:
        return told(task, given)
    lines = [*known.hints, *known.steps]
    if any(part.is_form for part in known.left):
        return [*lines, *told(task, given)[:1]]
    return [*lines, *map(values.part_told, known.left[:BESIDES])]


def told(task: Task, given: Any) -> list[str]:
    """Return what can be seen to differ, in sentences without an expected value."""
    if task.cases is None:
        return values.differences(task.expected, given, task.order)
    right = alike(task.expected, given, task.order)
    first = right.index(False)
    example = difference(task.name, task.cases[first], task.expected[first], given[first], task.order)
    return [f"{sum(right)} of {len(right)} calls are right.", *example]


def points(number: int) -> str:
    """Return ``1 point`` or ``4 points``."""
    return f"{number} point{'' if number == 1 else 's'}"
