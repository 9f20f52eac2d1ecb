"""The gradebook's schema: numbered SQL files, each applied once."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

APPLICATION = 0x504D4742  # "PMGB" in the file's header: this SQLite file is a gradebook


@cache
def steps() -> tuple[tuple[str, ...], ...]:
    """Return the statements of each migration, in order; the first leads from version 0 to 1."""
    files = sorted((Path(__file__).parent / "migrations").glob("*.sql"))
    return tuple(tuple(_statements(file.read_text(encoding="utf-8"))) for file in files)


def version(connection: sqlite3.Connection) -> int:
    """Return how many migrations a book has."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def migrate(connection: sqlite3.Connection, to: int) -> None:
    """Bring a book to a version, within the transaction that is open."""
    for step in steps()[version(connection) : to]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {int(to)}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


def _statements(script: str) -> list[str]:
    """Split a script; `Connection.executescript` would commit what is open."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return found
