"""What two mistakes at once give, and small changes of a solution: tried at build time, kept in the practice sheet."""

from __future__ import annotations

import ast
import copy
from collections.abc import Container
from itertools import combinations
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from helpers.lab.sheet import Task, task_of
from workshop.editions import lab_source
from workshop.editions.changing import changes, edges
from workshop.editions.exchanging import exchanges, said
from workshop.editions.kept_variants import digest
from workshop.editions.lab_source import SHOWN
from workshop.editions.mistake_edits import edits

PAIRED = 7  # mistakes of a task, the first ones, that are tried two at a time
AGAIN = "again"  # the solution itself, run once more


def with_variants(
    notebook: NotebookNode, tasks: dict[str, lab_source.Task], is_practice: bool, kept: Container[str] = ()
) -> NotebookNode:
    """Return a solved lab to be recorded, in which variants of each solution are tried after its check.

    For a hidden sheet, and for the tasks in `kept`, these are the solution itself and the edges of its conditions; for
    the practice sheet the mistakes that the solved edition does not show as well, two at once, and all small changes.
    """
    copied = copy.deepcopy(notebook)
    for name, task in tasks.items():
        checked = {"role": "check", "task": name}
        place = next(n for n, cell in enumerate(copied.cells) if cell.metadata.get("course") == checked)
        tried = {AGAIN: task.code, **{code: code for code in edges(task.code, task.own_lines)}}
        exchanged = {}
        is_new = is_practice and name not in kept
        if is_new:
            tried |= _more(task)
        if is_new and not task.is_slow:
            exchanged = exchanges(task.code, task.own_lines, names_before(notebook, name))
            tried |= _pairs(task) | {code: code for code in (*changes(task.code, task.own_lines), *exchanged)}
        call = f"lab.try_variants({name!r}, {task.name!r}, {tried!r}, {exchanged!r})"
        copied.cells.insert(place + 1, new_code_cell(call))
    return copied


def names_before(notebook: NotebookNode, task: str) -> list[str]:
    """Return the names that a trainee has on the page before a task, the latest first: those made by given code."""
    names: dict[str, None] = {}
    for cell in notebook.cells:
        course = cell.metadata.get("course", {})
        if course.get("role") == "task" and course.get("task") == task:
            break
        if cell.cell_type == "code" and not course and not cell.source.startswith("%"):
            stored = (node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Name))
            names |= dict.fromkeys(node.id for node in stored if isinstance(node.ctx, ast.Store))
    return list(names)[::-1]


def faults_of(entry: dict[str, Any], task: lab_source.Task, tried: dict[str, dict]) -> list[str]:
    """Return what is wrong with a task, by what its variants gave.

    A solution that gives something else when it is run again; a condition that may be dropped or moved without a
    change of the answer; a mistake that gives the solution's value or another mistake's.
    """
    judge = task_of(task.id, entry)
    again = tried[AGAIN]
    faults = []
    if "error" in again or not _is_right(judge, again["value"]):
        faults.append("run a second time, the solution gives something else; let it overwrite nothing that it reads.")
    allowed = str(task.solution.metadata.get("idle", ""))
    for code, sentence in edges(task.code, task.own_lines).items():
        change = sentence.removeprefix("This is what comes out ")
        if change not in allowed and "value" in tried[code] and _is_right(judge, tried[code]["value"]):
            faults.append(f"a condition does not bite: the answer is the same {change}\n{code}")
    return [*faults, *_twins([judge.sketched(one["value"]) for one in entry["mistakes"]])]


def add_more(entry: dict[str, Any], task: lab_source.Task, tried: dict[str, dict]) -> list[str]:
    """Put the mistakes that the solved edition does not show into a task's entry, and return which gave no value."""
    faults = []
    for number, cell in enumerate(task.mistakes[SHOWN:], SHOWN + 1):
        made = tried[_single(number)]
        if "error" in made:
            faults.append(f"mistake {number}: it gave no comparable value: {made['error']}.")
        else:
            entry["mistakes"].append({"value": made["value"], "hint": cell.metadata["hint"]})
    return faults


def sketch_all(
    entry: dict[str, Any], task: lab_source.Task, names: list[str], tried: dict[str, dict], kept: dict | None = None
) -> None:
    """Put sketches of all wrong answers into a task's entry: of its mistakes, of two at once, of small changes.

    All but those of the mistakes shown come from the entry `kept`, where there is one.
    """
    judge = task_of(task.id, entry)
    single = [{"hint": one["hint"], "parts": judge.sketched(one["value"])} for one in entry["mistakes"]]
    if kept:
        entry["mistakes"] = [*single, *kept["mistakes"][len(single) :]]
        entry["pairs"] = kept["pairs"]
    else:
        _sketch_variants(entry, task, names, tried, judge, single)
    entry["variants"] = digest(entry, task, names)


def _sketch_variants(
    entry: dict[str, Any], task: lab_source.Task, names: list[str], tried: dict[str, dict], judge: Task, single: list
) -> None:
    pairs = []
    for first, second in combinations(range(len(single)), 2):
        value = tried.get(_pair(first, second), {}).get("value")
        parts = {} if value is None else judge.sketched(value)
        if parts and not any(parts == one["parts"] for one in (*single, *pairs)):
            pairs.append({"of": [first, second], "parts": parts})
    general = []
    sentences = changes(task.code, task.own_lines)
    exchanged = exchanges(task.code, task.own_lines, names)
    for code, sentence in {**sentences, **{code: said(*pair) for code, pair in exchanged.items()}}.items():
        value = tried.get(code, {}).get("value")
        parts = {} if value is None else judge.sketched(value)
        if parts and not any(parts == one["parts"] for one in (*single, *pairs, *general)):
            general.append({"hint": sentence, "parts": parts, "general": True})
    entry["mistakes"] = [*single, *general]
    entry["pairs"] = [pair for pair in pairs if not _follows(pair, single)]


def _pairs(task: lab_source.Task) -> dict[str, str]:
    """Return the code of two mistakes at once, where both are edits that leave each other in place."""
    found = {}
    for (first, one), (second, other) in combinations(enumerate(task.mistakes[:PAIRED]), 2):
        if edits(one) and edits(other):
            try:
                found[_pair(first, second)] = task.mistaken(one, other)
            except ValueError:
                continue  # they change the same words
    return found


def _more(task: lab_source.Task) -> dict[str, str]:
    """Return the code of the mistakes that the solved edition does not show."""
    return {_single(n): task.mistaken(cell) for n, cell in enumerate(task.mistakes[SHOWN:], SHOWN + 1)}


def _twins(single: list[dict[str, Any]]) -> list[str]:
    faults = []
    for number, parts in enumerate(single, 1):
        if not parts:
            faults.append(f"mistake {number}: it gives the solution's value; change the data or the mistake.")
        elif parts in single[: number - 1]:
            other = single.index(parts) + 1
            faults.append(f"mistake {number}: it gives the same value as mistake {other}; one hint would be lost.")
    return faults


def _single(number: int) -> str:
    return f"mistake {number}"


def _pair(first: int, second: int) -> str:
    return f"mistakes {first} and {second}"


def _follows(pair: dict[str, Any], single: list[dict[str, Any]]) -> bool:
    """Return whether two mistakes together do just what each does alone, to parts of its own."""
    first, second = (single[number]["parts"] for number in pair["of"])
    return not first.keys() & second.keys() and pair["parts"] == first | second


def _is_right(task: Task, value: Any) -> bool:
    return not task.sketched(value)
