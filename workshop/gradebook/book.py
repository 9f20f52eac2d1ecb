"""Reading and writing a gradebook."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from workshop.gradebook import audit
from workshop.gradebook.faults import one_sentence

Parameters = Sequence[Any] | Mapping[str, Any]
# What would give something else when the audit is replayed; pass such values as parameters.
_UNREPEATABLE = {"random", "randomblob", "last_insert_rowid", "date", "time", "datetime", "julianday", "unixepoch"}
_UNREPEATABLE |= {"strftime", "current_date", "current_time", "current_timestamp", "changes", "total_changes"}


class Writing:
    """One transaction: its statements, and what the audit shall say of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.changes: list[list[Any]] = []
        self.events: list[tuple[str, dict]] = []

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Run one statement that changes something.

        Its parameters are None, int, float or str; moments and draws are among them, never made inside the SQL.
        """
        parameters = dict(parameters) if isinstance(parameters, Mapping) else list(parameters)
        cursor = self._connection.execute(sql, parameters)
        self.changes.append([sql, parameters])
        return cursor

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row of parameters."""
        for row in rows:
            self.execute(sql, row)

    def read(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """Return a query's rows as this transaction sees them."""
        self._connection.execute("PRAGMA query_only = ON")  # a change would go past the audit
        try:
            return self._connection.execute(sql, parameters).fetchall()
        finally:
            self._connection.execute("PRAGMA query_only = OFF")

    def log(self, event: str, **body: Any) -> None:
        """Say what this transaction does; `body` is plain JSON."""
        self.events.append((event, body))


class Gradebook:
    """A gradebook, open. Use it in one thread; several processes may have it open at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, key: bytes) -> None:
        self.path = path
        self._connection = connection
        self._key = key

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def read(self, sql: str, *parameters: Any) -> list[sqlite3.Row]:
        """Return a query's rows."""
        with one_sentence(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def writing(self, actor: str) -> Iterator[Writing]:
        """Give a transaction that is whole in the book, with its audit row, or not at all.

        Raises
        ------
        BookFault
            In one sentence, if disk or file refuse; the book is then as it was.
        RuntimeError
            If it changes something and logs nothing.
        """
        connection = self._connection
        with one_sentence(self.path):
            connection.execute("PRAGMA query_only = OFF")
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.set_authorizer(_only_repeatable)
                writing = Writing(connection)
                yield writing
                connection.set_authorizer(None)
                if writing.changes and not writing.events:
                    raise RuntimeError("A transaction of the gradebook must log what it does.")
                for number, (event, body) in enumerate(writing.events, start=1):
                    changes = writing.changes if number == len(writing.events) else []
                    audit.append(connection, self._key, actor, event, body, changes)
                connection.execute("COMMIT")
            finally:
                connection.set_authorizer(None)
                if connection.in_transaction:
                    with suppress(sqlite3.Error):  # some faults have rolled back already
                        connection.execute("ROLLBACK")
                connection.execute("PRAGMA query_only = ON")

    def verify(self) -> list[str]:
        """Return a sentence for each thing that was changed past the audit; empty if all is whole."""
        with one_sentence(self.path):
            self._connection.execute("BEGIN")  # one state of the book, whatever others write meanwhile
            try:
                return audit.verify(self._connection, self._key)
            finally:
                self._connection.execute("ROLLBACK")


def _only_repeatable(action: int, _first: str | None, second: str | None, *_: object) -> int:
    denied = action == sqlite3.SQLITE_FUNCTION and str(second).lower() in _UNREPEATABLE
    return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK
