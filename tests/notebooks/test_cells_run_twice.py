"""Each code cell of a solved lab run twice in a row: the checks must say what they say after one run."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from helpers.paths import NOTEBOOKS
from workshop.running.execute import execute

SOLVED = [pytest.param(path, id=path.stem) for path in sorted((NOTEBOOKS / "solutions").glob("*.ipynb"))]


def without_mistakes(notebook):
    """The solved lab as a trainee has it who solved every task."""
    kept = copy.deepcopy(notebook)
    kept.cells = [cell for cell in kept.cells if cell.metadata.get("course", {}).get("role") != "mistake"]
    return kept


def every_cell_twice(notebook):
    doubled = copy.deepcopy(notebook)
    doubled.cells = []
    for cell in notebook.cells:
        doubled.cells.append(cell)
        if cell.cell_type == "code":
            again = new_code_cell(cell.source)
            again.metadata = {"course": cell.metadata["course"]} if "course" in cell.metadata else {}
            doubled.cells.append(again)
    return doubled


def verdicts(notebook):
    """What each check says first, in order: "✓ Passed · 01.1 Three sizes of one table"."""
    checks = [cell for cell in notebook.cells if cell.metadata.get("course", {}).get("role") == "check"]
    return ["".join(output.data["text/plain"].partition("\n")[0] for output in cell.outputs) for cell in checks]


def doubly(said):
    return [verdict for verdict in said for _ in range(2)]


@pytest.mark.kernel
@pytest.mark.slow
@pytest.mark.parametrize("path", SOLVED)
def test_a_solved_lab_passes_with_every_cell_run_twice(path):
    solved = without_mistakes(nbformat.read(path, 4))
    once = verdicts(solved)
    assert once and all(verdict.startswith("✓") for verdict in once)
    assert verdicts(execute(every_cell_twice(solved), NOTEBOOKS, name=path.stem)) == doubly(once)
