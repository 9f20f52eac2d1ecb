"""The roster: who is in the cohort, by which name, at which sessions, and who asks for a certificate."""

from __future__ import annotations

import csv
import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from helpers.course.gradebook import Gradebook
from helpers.course.rules import Rules
from helpers.lab.bundle import is_trainee

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
    yes or no (是, 否). UTF-8, with or without a byte-order mark.

    Raises
    ------
    ValueError
        Naming the first line that cannot be meant.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file, strict=True)
            if tuple(lines.fieldnames or ()) != COLUMNS:
                raise ValueError(
                    f"{path.name} has the columns {', '.join(lines.fieldnames or ['none'])}; "
                    f"give {', '.join(COLUMNS)} in its first line."
                )
            entries = [_entry(line, f"{path.name}, line {lines.line_num}", rules) for line in lines]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{path.name} is no CSV file in UTF-8 ({error}); save it as one.") from error
    twice = {entry.trainee for entry in entries if sum(other.trainee == entry.trainee for other in entries) > 1}
    if twice:
        raise ValueError(f"{path.name} names {', '.join(sorted(twice))} more than once; keep one line for each.")
    return entries


def enter_roster(book: Gradebook, entries: list[Entry], actor: str) -> None:
    """Write entries into the gradebook; a trainee who is there already gets the new line."""
    with book.writing(actor) as w:
        for entry in entries:
            w.execute(
                "INSERT INTO roster (trainee, name, certificate, sessions) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (trainee) DO UPDATE SET name = excluded.name, certificate = excluded.certificate, "
                "sessions = excluded.sessions",
                (entry.trainee, entry.name, int(entry.certificate), json.dumps(entry.sessions)),
            )
        w.log("roster", entries=[[entry.trainee, entry.name, entry.sessions, entry.certificate] for entry in entries])


def _entry(line: dict, where: str, rules: Rules) -> Entry:
    if None in line or None in line.values():
        raise ValueError(f"{where} has not {len(COLUMNS)} fields; give one for each column.")
    trainee, name = (unicodedata.normalize("NFC", line[column].strip()) for column in ("trainee", "name"))
    if not is_trainee(trainee):
        raise ValueError(f"{where}: trainee is {trainee[:70]!r}; give letters, digits, - _ . up to 64 characters.")
    if not 0 < len(name) <= MAX_NAME or not all(character.isprintable() for character in name):
        raise ValueError(
            f"{where}: name is {name[:70]!r}; give the name for the certificate, up to {MAX_NAME} letters."
        )
    numbers = line["sessions"].split()
    known = {str(number) for number in range(1, rules.sessions + 1)}
    if not set(numbers) <= known:
        raise ValueError(f"{where}: sessions are {line['sessions']!r}; give numbers from 1 to {rules.sessions}: 1 2 3.")
    if line["certificate"].strip().lower() not in _YES_NO:
        raise ValueError(f"{where}: certificate is {line['certificate']!r}; give yes or no.")
    sessions = tuple(sorted({int(number) for number in numbers}))
    return Entry(trainee, name, sessions, _YES_NO[line["certificate"].strip().lower()])
