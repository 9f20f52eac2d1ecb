"""What this session knows about its notebook: where it lies, and what was run in it."""

from __future__ import annotations

from typing import Any

_ran: dict[str, str] = {}  # cell id -> the source that was run last, where the front end tells ids


def watch(shell: Any) -> None:
    """Note from now on what each cell ran, so that an unsaved notebook can be told."""
    if _note not in shell.events.callbacks["pre_run_cell"]:
        shell.events.register("pre_run_cell", _note)


def _note(info: Any) -> None:
    if getattr(info, "cell_id", None):
        _ran[info.cell_id] = info.raw_cell
