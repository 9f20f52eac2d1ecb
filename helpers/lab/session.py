"""What was run in this session, cell by cell, where the front end tells cells apart."""

from __future__ import annotations

from typing import Any

_ran: dict[str, str] = {}  # cell id -> source


def watch(shell: Any) -> None:
    """Note from now on what each cell ran, so that an unsaved notebook can be told."""
    if _note not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _note)


def last_run(cell_id: str) -> str | None:
    """Return what a cell ran last, None if it did not run since the lab was opened."""
    return _ran.get(cell_id)


def _note(info: Any) -> None:
    if getattr(info, "cell_id", None):
        _ran[info.cell_id] = info.raw_cell
