"""Backing up a gradebook, also while others write in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from workshop.gradebook.faults import BookFault, one_sentence
from workshop.gradebook.opening import connect, hold_as_gradebook, touch


def backup(path: Path, to: Path) -> Path:
    """Copy a gradebook, also while others write in it, and return the copy's path.

    Parameters
    ----------
    path
        The gradebook.
    to
        The copy; in a folder, it is named after the gradebook and the moment.
    """
    path, to = Path(path), Path(to)
    if not path.exists():
        raise BookFault(f"There is no gradebook {path} to back up.")
    if to.is_dir():
        to = to / f"{path.stem}-{datetime.now().astimezone():%Y%m%d-%H%M%S}{path.suffix}"
    if to.exists():
        raise BookFault(f"{to} is there already; a backup writes over nothing, name another.")
    part = to.with_name(f"{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        touch(part)
        with one_sentence(path), closing(connect(path)) as source:
            hold_as_gradebook(path, source)
            with one_sentence(part), closing(sqlite3.connect(part)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
        part.replace(to)
    except BaseException:
        for ending in ("", "-journal", "-wal", "-shm"):
            part.with_name(part.name + ending).unlink(missing_ok=True)
        raise
    return to
