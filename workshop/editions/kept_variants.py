"""What variants gave when a sheet was built, kept as long as nothing that they are made from has changed.

Running all mistakes and small changes of all solutions takes minutes. A quick check of a committed sheet runs the
solution, the mistakes that the solved edition shows and the conditions that must bite. It takes the rest from the sheet
itself, where a digest tells that what was tried, the code that compares answers, and what the sheet says are the same.
"""

from __future__ import annotations

import ast
import hashlib
import json
from functools import cache
from typing import Any

from helpers.paths import ROOT
from workshop.editions.changing import changes
from workshop.editions.exchanging import exchanges
from workshop.editions.lab_source import Task


def digest(entry: dict[str, Any], task: Task, names: list[str]) -> str:
    """Return a digest of a task's variants and of what its entry in a sheet says of them.

    Parameters
    ----------
    entry
        The task's entry, with sketches.
    task
        The task.
    names
        What a trainee has on the page before it; see `variants.names_before`.
    """
    made_from = [
        comparing_code(),
        [task.mistaken(cell) for cell in task.mistakes],
        changes(task.code, task.own_lines),
        {} if task.is_slow else exchanges(task.code, task.own_lines, names),
    ]
    said = [entry["mistakes"], entry.get("pairs")]
    return hashlib.sha256(json.dumps([made_from, said], sort_keys=True).encode()).hexdigest()[:16]


def is_kept(sheet: dict[str, Any], task: Task, names: list[str]) -> bool:
    """Return whether what a sheet says of a task's variants is still what they give."""
    entry = sheet.get("tasks", {}).get(task.id, {})
    return "variants" in entry and entry["variants"] == digest(entry, task, names)


@cache
def comparing_code() -> str:
    """Return a digest of the code that encodes, compares and sketches answers; of its statements, not of its words."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "helpers/values").glob("*.py"))]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(getattr(node, "body", None), list):
            node.body = [one for one in node.body if not _is_text(one)]
    return hashlib.sha256("".join(map(ast.dump, trees)).encode()).hexdigest()


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
