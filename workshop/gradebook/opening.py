"""Opening a gradebook: creating it, migrating its schema, checking it against the course's secret."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Protocol

from workshop.gradebook import audit
from workshop.gradebook.book import Gradebook
from workshop.gradebook.faults import BookFault, code_of, one_sentence
from workshop.gradebook.migrate import APPLICATION, migrate, steps, version

_WAIT = 30  # seconds for another program's transaction to end


class Keyring(Protocol):
    """What the gradebook needs of `workshop.secret.Secret`."""

    def key(self, purpose: str, *parts: str) -> bytes:
        """Return the key for a purpose."""


def open_book(path: Path, secret: Keyring, *, create: bool = False) -> Gradebook:
    """Return a gradebook, brought to the present schema; close it or use it with ``with``.

    Parameters
    ----------
    path
        Its file.
    secret
        The course's secret; it seals the audit.
    create
        Whether a missing one is made.

    Raises
    ------
    BookFault
        In one sentence, if it is missing, no gradebook, damaged, of a newer course, or of another course's secret.
    """
    path = Path(path)
    if not path.exists():
        if not create:
            raise BookFault(f"There is no gradebook {path}; name yours with --book, or begin with `course roster`.")
        touch(path)
    until = time.monotonic() + _WAIT
    with one_sentence(path):
        while (connection := _opened(path, secret, create, until)) is None:
            time.sleep(0.02)
    return Gradebook(path, connection, secret.key("audit"))


def touch(path: Path) -> None:
    """Make an empty file for its owner's eyes only."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        pass  # another program has just made it
    except OSError as error:
        raise BookFault(f"{path} cannot be made ({error.strerror}); name a folder that you can write.") from error


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection that makes nothing that is not there."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=rw", uri=True, isolation_level=None, timeout=_WAIT)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema")
    except sqlite3.OperationalError as error:
        connection.close()
        if code_of(error) == sqlite3.SQLITE_BUSY or Path(f"{path}-wal").exists():
            raise
        # A closed book in a folder that cannot be written: nobody else writes it either.
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def _opened(path: Path, secret: Keyring, create: bool, until: float) -> sqlite3.Connection | None:
    """Return a connection; None while another program is making the book, for which SQLite does not always wait."""
    connection = None
    try:
        connection = connect(path)
        _prepare(path, connection, secret, create)
    except BaseException as error:
        if connection:
            connection.close()
        busy = isinstance(error, sqlite3.Error) and code_of(error) == sqlite3.SQLITE_BUSY
        if busy and time.monotonic() < until:
            return None
        raise
    return connection


def _prepare(path: Path, connection: sqlite3.Connection, secret: Keyring, create: bool) -> None:
    fresh = version(connection) == 0 and not connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    if not (fresh and create):
        hold_as_gradebook(path, connection)
    connection.execute("PRAGMA foreign_keys = ON")
    if version(connection) < len(steps()):
        _migrate(path, connection, secret)
    known = connection.execute("SELECT value FROM meta WHERE name = 'course'").fetchone()
    if not known or known[0] != _fingerprint(secret):
        raise BookFault(f"The gradebook {path} belongs to another course's secret; name the right one with --secret.")
    connection.execute("PRAGMA query_only = ON")  # what changes it goes through `Gradebook.writing`


def hold_as_gradebook(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse any other database, and a newer course's."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise BookFault(f"{path} is not a gradebook; name the file that `course roster` made.")
    if version(connection) > len(steps()):
        raise BookFault(f"The gradebook {path} was made by a newer version of the course; update this one.")


def _migrate(path: Path, connection: sqlite3.Connection, secret: Keyring) -> None:
    connection.execute("PRAGMA journal_mode = WAL")  # readers and a writer need not wait for each other
    connection.execute("BEGIN IMMEDIATE")
    try:
        old, new = version(connection), len(steps())
        if old < new:  # no other program has done it meanwhile
            migrate(connection, new)
            if old == 0:
                connection.execute("INSERT INTO meta VALUES ('course', ?)", [_fingerprint(secret)])
            audit.append(connection, secret.key("audit"), "course", audit.MIGRATED, {"from": old, "to": new}, [])
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _fingerprint(secret: Keyring) -> str:
    return secret.key("gradebook").hex()
