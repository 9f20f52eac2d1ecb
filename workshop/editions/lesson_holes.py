"""A lesson's code holes: solved and checked on the page that a reader sees, open in the trainee's copy."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from workshop.editions.figure_cells import hidden_cell
from workshop.editions.lab_source import SOLUTION, SourceFault, without_markers
from workshop.editions.labs import with_holes
from workshop.editions.mistake_edits import edited


def fill_holes(notebook: NotebookNode) -> NotebookNode:
    """Return a lesson in which each hole is solved, made known before and checked after.

    In the source a hole is a code cell ``hole="06.a"`` with ``# BEGIN SOLUTION`` and ``# END SOLUTION``, and cells
    ``mistake="06.a" hint="…"`` after it, as in a lab.

    Raises
    ------
    SourceFault
        If a hole has no solution, or words that a mistake replaces do not stand in it just once.
    """
    filled = copy.deepcopy(notebook)
    mistakes: dict[str, list[NotebookNode]] = {}
    for cell in filled.cells:
        if "mistake" in cell.metadata:
            mistakes.setdefault(cell.metadata["mistake"], []).append(cell)
    filled.cells = [part for cell in filled.cells for part in _parts(cell, mistakes)]
    return filled


def _parts(cell: NotebookNode, mistakes: dict[str, list[NotebookNode]]) -> Iterator[NotebookNode]:
    if "mistake" in cell.metadata:
        return
    if "hole" not in cell.metadata:
        yield cell
        return
    if cell.cell_type != "code":
        cell.metadata = NotebookNode()
        yield cell
        return
    number, opened = cell.metadata["hole"], cell.source
    if not SOLUTION.search(opened):
        raise SourceFault(f"hole {number} has no '# BEGIN SOLUTION' … '# END SOLUTION'.")
    solution = without_markers(opened)
    name = _made(solution)
    try:
        wrong = [(edited(solution, one), one.metadata["hint"]) for one in mistakes.get(number, [])]
    except ValueError as error:
        raise SourceFault(f"hole {number}: {error}.") from error
    registered = f"from helpers.lab import check_hole, hole\n\n{_registered(number, name, solution, wrong)}"
    known = hidden_cell(registered, f"{cell['id']}-hole")
    cell.source = solution
    cell.metadata = NotebookNode({"course": {"role": "hole", "hole": number, "open": with_holes(opened, name)}})
    check = new_code_cell(f'check_hole("{number}", {name})')
    check["id"], check.metadata = f"{cell['id']}-check", NotebookNode({"course": {"role": "hole-check"}})
    yield from (known, cell, check)


def _registered(number: str, name: str, solution: str, wrong: list[tuple[str, str]]) -> str:
    pairs = "".join(f"        ({code!r}, {hint!r}),\n" for code, hint in wrong)
    return f"hole(\n    {number!r},\n    {name!r},\n    {solution!r},\n    [\n{pairs}    ],\n)"


def _made(code: str) -> str:
    """Return the name that code makes last."""
    names = [
        (node.lineno, node.col_offset, node.id)
        for statement in ast.parse(code).body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.col_offset == 0
    ]
    return max(names)[2]
