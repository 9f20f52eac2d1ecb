"""SQLite's errors as one sentence that names the gradebook and the remedy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BookFault(ValueError):
    """The gradebook cannot be read or written; nothing of this change is in it."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "the disk is full; make room there and run the command again",
    sqlite3.SQLITE_READONLY: "it can only be read; give yourself the right to write it and its folder, or name another",
    sqlite3.SQLITE_PERM: "its file may not be used by you; give yourself the right to read and write it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; look whether its folder exists and is yours to write",
    sqlite3.SQLITE_BUSY: "another program has been writing in it for half a minute; try again when that has ended",
    sqlite3.SQLITE_NOTADB: "it is not a gradebook; name the file that `course roster` made",
    sqlite3.SQLITE_CORRUPT: "it is damaged; go on from your last `course backup`",
    sqlite3.SQLITE_IOERR: "the disk refused a read or a write (is it full?); see to the disk and run the command again",
}


@contextmanager
def one_sentence(path: Path) -> Iterator[None]:
    """Turn the faults of disk and file into a `BookFault`; those of a statement stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if (code := code_of(error)) not in _SENTENCES:
            raise
        raise BookFault(f"The gradebook {path} was not changed: {_SENTENCES[code]}.") from error


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's code of a fault, without its special case; 0 where Python itself raised it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
