"""A lesson's figures: the reader sees the code that draws; the words of title and alt text stay folded away."""

from __future__ import annotations

import ast
import copy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

NAME = "drawn"  # of a figure that its cell gives no name


def fold_words(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook in which each last ``plotting.show(…)`` of a cell is a cell of its own, with its code hidden.

    ``plotting.show(rfm.draw_skew(table), alt=…)`` becomes ``drawn = rfm.draw_skew(table)``, in sight, and
    ``plotting.show(drawn, alt=…)``. Hidden code is opened by a click on the bar beside it.
    """
    folded = copy.deepcopy(notebook)
    folded.cells = [part for cell in folded.cells for part in _parts(cell)]
    return folded


def hidden_cell(code: str, name: str) -> NotebookNode:
    """Return a cell whose code is folded away, with its id."""
    cell = new_code_cell(code)
    cell["id"] = name
    cell.metadata = NotebookNode({"jupyter": {"source_hidden": True}, "tags": ["hide-input"]})
    return cell


def _parts(cell: NotebookNode) -> list[NotebookNode]:
    call = _last_show(cell.source) if cell.cell_type == "code" and not cell.source.startswith("%") else None
    if call is None:
        return [cell]
    lines = cell.source.splitlines(keepends=True)
    before, shown = "".join(lines[: call.lineno - 1]), "".join(lines[call.lineno - 1 :])
    figure = call.args[0]
    if not isinstance(figure, ast.Name):
        code = ast.get_source_segment(cell.source, figure)
        before += f"{NAME} = {code}\n"
        shown = shown.replace(code, NAME, 1)
    if not before.strip():
        return [cell]
    words = hidden_cell(shown.strip(), f"{cell['id']}-words")
    cell.source = _silent(before.strip())
    return [cell, words]


def _last_show(source: str) -> ast.Call | None:
    """Return the cell's last statement, where it is a call of `plotting.show` on a figure."""
    body = ast.parse(source).body
    call = body[-1].value if body and isinstance(body[-1], ast.Expr) else None
    is_show = isinstance(call, ast.Call) and ast.unparse(call.func) == "plotting.show" and call.args
    return call if is_show else None


def _silent(code: str) -> str:
    """Return code whose last line shows nothing: matplotlib's calls return what nobody wants to read.

    A semicolon would do in JupyterLab, but not where cells run without a history.
    """
    last = ast.parse(code).body[-1]
    if not isinstance(last, ast.Expr):
        return code
    lines = code.splitlines()
    lines[last.lineno - 1] = f"_ = {lines[last.lineno - 1]}"
    return "\n".join(lines)
