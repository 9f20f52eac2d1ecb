"""The audit: a chain of rows, sealed with the course's secret, from which every table can be made again.

Each transaction leaves the statements it ran in its row. So :func:`verify` finds not only a row of the audit that was
changed, added or taken out, but also a mark that was changed past the audit: replaying the rows gives other tables.
Only putting back an older copy of the whole file goes unseen: keep backups, and compare the last row's number.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from workshop.gradebook.migrate import migrate

START = "0" * 64  # what the first row follows
MIGRATED = "migrated"
_COLUMNS = "seq, at, actor, event, body, changes, previous, hash"
_AT_MOST = 20  # sentences: a damaged book is damaged, a thousand lines say no more


def append(
    connection: sqlite3.Connection, key: bytes, actor: str, event: str, body: dict, changes: list[list[Any]]
) -> None:
    """Add a row to the chain, within the transaction that is open."""
    last = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    words = [seq, at, actor, event, _json(body), _json(changes), previous]
    seal = _seal(key, words)
    connection.execute(f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*words, seal])
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('head', ?)", [_seal(key, ["head", seal])])


def verify(connection: sqlite3.Connection, key: bytes) -> list[str]:
    """Return a sentence for each place where chain or tables are not what was written; none if all is whole."""
    broken = list(islice(_broken_links(connection, key), _AT_MOST))
    if broken:
        return broken  # never replay statements that somebody may have put there
    made_again = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _replay(connection, made_again)
        return list(islice(_differences(connection, made_again), _AT_MOST))
    finally:
        made_again.close()


def _broken_links(connection: sqlite3.Connection, key: bytes) -> Iterator[str]:
    expected, previous = 1, START
    for seq, at, actor, event, body, changes, row_previous, seal in connection.execute(
        f"SELECT {_COLUMNS} FROM audit ORDER BY seq"
    ):
        name = f"Audit row {seq} ({at}, {actor}: {event})"
        if seq != expected:
            missing = f"row {expected} is" if seq == expected + 1 else f"rows {expected} to {seq - 1} are"
            yield f"{missing[0].upper()}{missing[1:]} missing from the audit."
        elif row_previous != previous:
            yield f"{name} does not follow the row before it."
        if not hmac.compare_digest(seal, _seal(key, [seq, at, actor, event, body, changes, row_previous])):
            yield f"{name} was changed after it was written, or not written by this course."
        expected, previous = seq + 1, seal
    head = connection.execute("SELECT value FROM meta WHERE name = 'head'").fetchone()
    if not head or not hmac.compare_digest(head[0], _seal(key, ["head", previous])):
        yield f"The audit ends too early: rows after {expected - 1} were taken out."


def _replay(connection: sqlite3.Connection, to: sqlite3.Connection) -> None:
    to.execute("PRAGMA foreign_keys = ON")
    for event, body, changes in connection.execute("SELECT event, body, changes FROM audit ORDER BY seq"):
        if event == MIGRATED:
            migrate(to, json.loads(body)["to"])
        for statement, parameters in json.loads(changes):
            to.execute(statement, parameters).fetchall()


def _differences(book: sqlite3.Connection, made_again: sqlite3.Connection) -> Iterator[str]:
    shapes = "SELECT name, type, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    here, there = ({row[0]: tuple(row) for row in source.execute(shapes)} for source in (book, made_again))
    for name in sorted(here.keys() | there.keys()):
        if here.get(name) != there.get(name):
            yield f"{name} was added to the gradebook, taken out or defined anew past the audit."
        elif here[name][1] == "table" and name not in ("audit", "meta"):
            yield from _rows_that_differ(name, book, made_again)


def _rows_that_differ(table: str, book: sqlite3.Connection, made_again: sqlite3.Connection) -> Iterator[str]:
    columns = list(made_again.execute(f"PRAGMA table_info({table})"))
    keys = [column[1] for column in sorted(columns, key=lambda column: column[5]) if column[5]]
    query = f"SELECT {', '.join(keys)}, {', '.join(column[1] for column in columns)} FROM {table}"
    here, there = (
        {tuple(row)[: len(keys)]: tuple(row) for row in source.execute(query)} for source in (book, made_again)
    )
    for key in sorted(here.keys() | there.keys()):
        if here.get(key) != there.get(key):
            row = ", ".join(f"{name} {value}" for name, value in zip(keys, key, strict=True))
            done = "added" if key not in there else "taken out" if key not in here else "changed"
            yield f"In {table}, the row of {row} was {done} past the audit."


def _seal(key: bytes, words: list) -> str:
    return hmac.new(key, _json(words).encode("utf-8"), hashlib.sha256).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
