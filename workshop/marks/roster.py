"""The roster: the trainees of the cohort, their names, sessions attended, and wish for a certificate."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from helpers.lab.trainee_names import why_no_trainee
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook

COLUMNS = ("trainee", "name", "sessions", "certificate")
MAX_NAME = 64
_YES_NO = {"yes": True, "no": False, "是": True, "否": False}


@dataclass(frozen=True)
class Entry:
    """One line of a roster."""

    trainee: str
    name: str
    sessions: tuple[int, ...]
    certificate: bool


def read_roster(path: Path, rules: Rules) -> list[Entry]:
    """Return the entries of a CSV file with the columns trainee, name, sessions, certificate.

    ``sessions`` are the numbers of the live sessions attended, with spaces between (``1 2 3 5``); ``certificate`` is
    yes or no (是, 否). UTF-8, with or without a byte-order mark; commas, semicolons or tabs between the columns, as
    Excel chooses by the country; empty lines count nothing.

    Raises
    ------
    ValueError
        Naming the first line that cannot be meant.
    """
    path = Path(path)
    text = _text(path)
    first = text.partition("\n")[0]
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), skipinitialspace=True, strict=True
    )
    try:
        columns = _cells(next(rows, []))
        if tuple(column.casefold() for column in columns) != COLUMNS:
            given = ", ".join(columns) or "none"
            raise ValueError(f"{path.name} has the columns {given}; give {', '.join(COLUMNS)} in its first line.")
        lines = ((rows.line_num, _cells(row)) for row in rows)
        entries = [_entry(cells, f"{path.name}, line {number}", rules) for number, cells in lines if any(cells)]
    except csv.Error as error:
        raise ValueError(
            f"{path.name}, line {rows.line_num} is no CSV ({error}); look for a lone quotation mark."
        ) from error
    if not entries:
        raise ValueError(f"{path.name} names nobody; give a line for each trainee.")
    _require_different([entry.trainee for entry in entries], path.name)
    return entries


def enter_roster(book: Gradebook, entries: list[Entry], actor: str) -> list[str]:
    """Write entries into the gradebook, replacing earlier lines; return the trainees that only the gradebook has."""
    with book.writing(actor) as w:
        for entry in entries:
            w.execute(
                "INSERT INTO roster (trainee, name, certificate, sessions) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (trainee) DO UPDATE SET name = excluded.name, certificate = excluded.certificate, "
                "sessions = excluded.sessions",
                (entry.trainee, entry.name, int(entry.certificate), json.dumps(entry.sessions)),
            )
        w.log("roster", entries=[[entry.trainee, entry.name, entry.sessions, entry.certificate] for entry in entries])
    entered = {entry.trainee for entry in entries}
    return [row["trainee"] for row in book.read("SELECT trainee FROM roster") if row["trainee"] not in entered]


def _text(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith(b"PK"):
        raise ValueError(f"{path.name} is an Excel workbook; save it as 'CSV UTF-8'.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name} is no text in UTF-8; in Excel, save it as 'CSV UTF-8'.") from error


def _cells(row: list[str]) -> list[str]:
    """Return a line's cells without the spaces around them and the empty ones that a table may have to its right."""
    cells = [cell.strip() for cell in row]
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    return cells


def _require_different(trainees: list[str], file: str) -> None:
    same = Counter(trainee.casefold() for trainee in trainees)  # t1.pdf and T1.pdf are one file on many machines
    if twice := sorted({trainee for trainee in trainees if same[trainee.casefold()] > 1}):
        raise ValueError(f"{file} names {', '.join(twice)} more than once; keep one line for each.")


def _entry(cells: list[str], where: str, rules: Rules) -> Entry:
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{where} has not {len(COLUMNS)} fields; give one for each column.")
    trainee, name, sessions, certificate = (unicodedata.normalize("NFC", cell) for cell in cells)
    if fault := why_no_trainee(trainee):
        raise ValueError(f"{where}: {fault}")
    if not 0 < len(name) <= MAX_NAME or not all(character.isprintable() for character in name):
        raise ValueError(
            f"{where}: name is {name[:70]!r}; give the name for the certificate, up to {MAX_NAME} letters."
        )
    numbers = sessions.split()
    known = {str(number) for number in range(1, rules.sessions + 1)}
    if not set(numbers) <= known:
        raise ValueError(f"{where}: sessions are {sessions!r}; give numbers from 1 to {rules.sessions}: 1 2 3.")
    if certificate.lower() not in _YES_NO:
        raise ValueError(f"{where}: certificate is {certificate!r}; give yes or no.")
    return Entry(trainee, name, tuple(sorted({int(number) for number in numbers})), _YES_NO[certificate.lower()])
