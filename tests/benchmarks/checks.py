"""How long a check takes a trainee to wait for: right answers and wrong ones, for each task of the labs.

Run with ``python tests/benchmarks/checks.py``; --help lists the options. A wrong answer is the right one with every
number turned into another, which no typical mistake explains: the longest way through. Milliseconds, the median of
several, beside what encoding the answer alone takes.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from bench import command_line

from helpers import values
from helpers.lab.judging import is_right, sentences
from helpers.lab.recognising import explain
from helpers.lab.sheet import Task, find_sheet, lab_numbers


def spoilt(value: Any, number: int = 0) -> Any:
    """Return an encoded value with other numbers, each changed in its own way."""
    if isinstance(value, list):
        return [spoilt(item, number + place) for place, item in enumerate(value, 1)]
    if isinstance(value, dict):
        [(kind, content)] = value.items()
        if kind in ("series", "frame"):
            cells = "values" if kind == "series" else "cells"
            return {kind: content | {cells: spoilt(content[cells])}}
        return {kind: [[name, spoilt(item, 3)] for name, item in content]} if kind == "dict" else value
    return value * 1.37 + number % 7 + 0.5 if type(value) in (int, float) else value


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of some work."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def wrong(task: Task, given: Any) -> None:
    """Do what a check of a wrong answer does."""
    is_right(task, given)
    sentences(task, given, explain(task, given))


def main() -> None:
    """Print a line for each task."""
    options = command_line(__doc__, times=(7, "How often each is measured."))
    print(f"{'task':6}{'encode':>9}{'right':>9}{'wrong':>9}   milliseconds")
    for task in (task for lab in lab_numbers() for task in find_sheet(lab).tasks.values()):
        answer = values.decode(task.expected) if task.cases is None else None
        bad = spoilt(task.expected)
        ways = (
            lambda answer=answer: values.encode(answer),
            lambda task=task: is_right(task, task.expected),
            lambda task=task, bad=bad: wrong(task, bad),
        )
        print(f"{task.id:6}" + "".join(f"{milliseconds(way, options.times):9.1f}" for way in ways), flush=True)


if __name__ == "__main__":
    main()
