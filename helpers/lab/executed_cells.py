"""The cells that were run in this session, where the front end tells cells apart."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from IPython import get_ipython

_ran: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()  # kernel's shell -> cell id -> source


def watch(shell: Any) -> None:
    """Note from now on what each cell ran, so that an unsaved notebook can be told."""
    if shell in _ran:
        return
    sources = _ran.setdefault(shell, {})

    def note(info: Any) -> None:
        if getattr(info, "cell_id", None):
            sources[info.cell_id] = info.raw_cell

    shell.events.register("pre_run_cell", note)


def last_run(cell_id: str) -> str | None:
    """Return what a cell ran last, None if it did not run since the lab was opened."""
    shell = get_ipython()
    return None if shell is None else _ran.get(shell, {}).get(cell_id)
