"""A lab's two notebooks: the trainee's edition, with holes, and the solved edition, with the typical mistakes."""

from __future__ import annotations

import copy
import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from helpers.lab.notebook import ANSWER_PLACEHOLDER
from workshop.editions.lab_source import SOLUTION, UNSEEN, Task, read_tasks, role, without_markers
from workshop.sources import Source

HOLE = "# YOUR CODE HERE"


def trainee_edition(source: Source) -> NotebookNode:
    """Return the lab as a trainee gets it: holes for solutions, answer cells, no mistakes, no outputs."""
    tasks = read_tasks(source)
    cells = []
    for cell in copy.deepcopy(source.notebook.cells):
        kind, name = role(cell)
        if kind in UNSEEN:
            continue
        if kind == "task":
            cell.source = with_holes(cell.source, tasks[name].name)
        cells.append(_stamp(cell, kind, name))
        if kind == "written":
            cells.append(_answer_cell(name))
    return _notebook(source, cells, "lab")


def solved_edition(source: Source) -> NotebookNode:
    """Return the lab solved, each check followed by the likeliest mistakes, ready to be executed."""
    tasks = read_tasks(source)
    cells = []
    for cell in copy.deepcopy(source.notebook.cells):
        kind, name = role(cell)
        if kind in UNSEEN or "trainee-only" in cell.metadata.get("tags", []):
            continue
        cell.source = re.sub(r"(open_lab\([^)]*)\)", r"\1, keep=False)", without_markers(cell.source))
        cells.append(_stamp(cell, kind, name))
        if kind == "check":
            cells += _shown_mistakes(tasks[name])
    return _notebook(source, cells, "solution")


def with_holes(code: str, name: str) -> str:
    """Replace a solution by a hole that leaves the checked name untouched."""

    def hole(found: re.Match) -> str:
        indent = found[1]
        return f"{indent}{HOLE}\n{indent}..." if indent else f"{HOLE}\n{name} = ..."

    return SOLUTION.sub(hole, code)


def _shown_mistakes(task: Task) -> list[NotebookNode]:
    intro = new_markdown_cell(f"**Typical mistakes in task {task.id}**, each with the hint it gets:")
    intro["id"] = f"mistakes-{task.id}".replace(".", "-")
    shown = [intro]
    for number, cell in enumerate(task.shown, 1):
        mistake = new_code_cell(f"%%typical_mistake {task.id} {task.name}\n{task.mistaken(cell)}")
        mistake["id"] = f"mistake-{task.id}-{number}".replace(".", "-")
        shown.append(_stamp(mistake, "mistake", task.id))
    return shown


def _answer_cell(name: str) -> NotebookNode:
    cell = new_markdown_cell(ANSWER_PLACEHOLDER)
    cell["id"] = f"answer-{name}".replace(".", "-")
    return _stamp(cell, "answer", name)


def _stamp(cell: NotebookNode, kind: str, name: str) -> NotebookNode:
    """Give a cell its role in the edition; only code and answers stay editable."""
    tags = cell.metadata.get("tags")
    cell.metadata = NotebookNode({"tags": tags} if tags else {})
    if kind:
        key = "written" if kind in ("written", "answer") else "task"
        cell.metadata["course"] = NotebookNode({"role": kind, key: name})
        cell.metadata["deletable"] = False
        if kind in ("statement", "check", "written"):
            cell.metadata["editable"] = False
    return cell


def _notebook(source: Source, cells: list[NotebookNode], edition: str) -> NotebookNode:
    notebook = copy.deepcopy(source.notebook)
    notebook.cells = cells
    notebook.metadata["course"] = NotebookNode(edition=edition, lab=source.number, slug=source.slug, title=source.title)
    return notebook
