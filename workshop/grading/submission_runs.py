"""The sandbox runs of one submission, repeated without the cells that end a run."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from helpers.lab.sheet import Sheet
from workshop.grading.claims import Claims

Run = Callable[[dict], Any]  # a job for the sandbox -> its Outcome

CELLS = 300  # code cells that are run
LETHAL = 4  # cells that are left out because they ended a run
BUDGET = 240.0  # seconds, after which no further run is begun
_ENDED = {
    "died": "ended the whole session",
    "wall": "took longer than a whole lab may",
    "silent": "did not come to an end",
    "memory": "used too much memory",
    "processes": "started too many processes",
    "flood": "printed or made far too much",
}


class SubmissionRuns:
    """A submission's code, run as often as its marks need.

    Parameters
    ----------
    notebook
        The submission's bytes.
    run
        Runs a job in isolation.

    Attributes
    ----------
    cells : list of str
        Its code cells.
    own : dict of str to list of int
        Which of them are a task's own, by what the notebook says.
    notes : list of str
        What the trainee and the instructor should know of its runs.

    Raises
    ------
    ValueError
        If it is no notebook.
    """

    def __init__(self, notebook: bytes, run: Run) -> None:
        code = _code_cells(notebook)
        self.cells = [source for source, _ in code[:CELLS]]
        self.notes = [f"Only its first {CELLS} code cells were run."] if len(code) > CELLS else []
        self.own: dict[str, list[int]] = {}
        for number, (_, task) in enumerate(code[:CELLS]):
            self.own.setdefault(task, []).append(number)
        self._run = run
        self._started = time.monotonic()
        self._skip: list[int] = []

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._started

    def claims(self, sheet: Sheet, level: int | None = None, *, figures: bool = False) -> Claims:
        """Run the cells on a sheet's data and return what they claim.

        Parameters
        ----------
        sheet
            Whose seed, names and inputs are used; no answer of it goes in.
        level
            If given, `load_level` can run the code of the levels below it: these are solutions, so no task of those
            levels may earn points from this run.
        figures
            Whether the figures are wanted.
        """
        functions = {name: task for name, task in sheet.tasks.items() if task.cases is not None}
        claims = Claims({name: len(task.cases) for name, task in functions.items()})
        job = {
            "cells": self.cells,
            "seed": sheet.seed,
            "names": {name: task.name for name, task in sheet.tasks.items()},
            "functions": {name: {"name": task.name, "cases": list(task.cases)} for name, task in functions.items()},
            "levels": None if level is None else _code_below(sheet, level),
            "figures": figures,
        }
        while self.seconds < BUDGET:
            outcome = self._run({**job, "skip": list(self._skip)})
            claims.add(outcome.frames)
            if outcome.ended or not self._left_out(outcome.cell, outcome.reason):
                return claims
        self.notes.append("It took so long that not everything was tried.")
        return claims

    def _left_out(self, cell: int | None, reason: str) -> bool:
        """Note the cell that ended a run, and return whether to run again without it."""
        words = _ENDED.get(reason, "ended the run")
        if cell is None or cell in self._skip or not 0 <= cell < len(self.cells):
            self.notes.append(f"A run of it {words}; no single cell can be named for that.")
            return False
        if len(self._skip) == LETHAL:
            self.notes.append(f"Code cell {cell + 1} {words}; after {LETHAL} such cells nothing more was tried.")
            return False
        self._skip.append(cell)
        self.notes.append(f"Code cell {cell + 1} {words} and was left out.")
        return True


def _code_cells(notebook: bytes) -> list[tuple[str, str]]:
    """Return each code cell's source, and the task whose own it says it is."""
    try:
        cells = [cell for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]
        return [(_text(cell["source"]), _task(cell.get("metadata"))) for cell in cells]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("The notebook cannot be read; save it again from JupyterLab.") from error


def _text(source: str | list[str]) -> str:
    return "".join(source).encode("utf-8", "replace").decode("utf-8")  # half a character could not be written down


def _task(metadata: Any) -> str:
    course = metadata.get("course") if isinstance(metadata, dict) else None
    return str(course.get("task")) if isinstance(course, dict) and course.get("role") == "task" else ""


def _code_below(sheet: Sheet, level: int) -> dict:
    below = {str(entry.number): list(entry.code) for entry in sheet.levels if entry.number < level}
    return {"start": list(sheet.start), "levels": below}
