"""Entering marks into the gradebook: one transaction for each submission."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from helpers.lab.sheet import Sheet
from workshop.gradebook import Gradebook, Writing
from workshop.grading.records import Graded, Handed, Rejected, TaskMark

State = Literal["graded", "late"]
_COLUMNS = ("sha", "trainee", "lab", "slug", "file", "received", "state", "reason", "key", "grader", "graded_at")
_COLUMNS += ("seconds", "notes")
_ENTER = (
    f"INSERT INTO submissions ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
    "ON CONFLICT (sha, trainee, lab) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[3:])
)


@dataclass(frozen=True)
class Entered:
    """A submission as the gradebook has it."""

    id: int
    key: str
    state: str
    received: datetime
    file: str
    notes: tuple[str, ...]


def moment(of: datetime) -> str:
    """Return a moment as the gradebook writes it: UTC, to the second (a deadline is a whole second)."""
    return of.astimezone(UTC).isoformat(timespec="seconds")


def entered(book: Gradebook) -> dict[tuple[str, str, str], Entered]:
    """Return all that the gradebook has, by hash, trainee and lab."""
    rows = book.read("SELECT id, sha, trainee, lab, key, state, received, file, notes FROM submissions")
    return {
        (row["sha"], row["trainee"], row["lab"]): Entered(
            row["id"],
            row["key"],
            row["state"],
            datetime.fromisoformat(row["received"]),
            row["file"],
            tuple(json.loads(row["notes"])),
        )
        for row in rows
    }


def enter(book: Gradebook, actor: str, grader: str, graded: Graded, state: State, sheet: Sheet) -> None:
    """Write a marked submission, in place of what it had before."""
    handed = graded.handed
    words = [state, "", graded.key, grader, moment(datetime.now(UTC)), graded.seconds, _json(graded.notes)]
    with book.writing(actor) as writing:
        writing.execute(_ENTER, [*_of(handed), *words])
        submission = _id(writing, handed)
        writing.execute("DELETE FROM task_marks WHERE submission = ?", [submission])
        writing.executemany(
            "INSERT INTO task_marks VALUES (?, ?, ?, ?, ?, ?)",
            [[submission, mark.task, mark.points, mark.out_of, mark.verdict, mark.hint] for mark in graded.marks],
        )
        writing.executemany(
            "INSERT INTO answers VALUES (?, ?, ?, ?, ?) ON CONFLICT (submission, question) "
            "DO UPDATE SET title = excluded.title, text = excluded.text, out_of = excluded.out_of",
            [
                [submission, question, sheet.written[question]["title"], text, sheet.written[question]["points"]]
                for question, text in handed.written.items()
            ],
        )
        writing.log(
            "graded",
            submission=submission,
            trainee=handed.trainee,
            lab=handed.lab,
            file=handed.file,
            sha=handed.sha,
            key=graded.key,
            points=graded.points,
            out_of=sum(mark.out_of for mark in graded.marks),
            state=state,
        )


def enter_refused(book: Gradebook, actor: str, grader: str, refused: Rejected) -> None:
    """Write a file that is no submission, with the reason."""
    words = [refused.sha, refused.trainee, "", "", refused.file, moment(refused.received)]
    with book.writing(actor) as writing:
        writing.execute(_ENTER, [*words, "refused", refused.reason, "", grader, moment(datetime.now(UTC)), 0, "[]"])
        writing.log("refused", trainee=refused.trainee, file=refused.file, sha=refused.sha, reason=refused.reason)


def enter_again(book: Gradebook, actor: str, handed: Handed, was: Entered, state: State) -> None:
    """Record that a submission has moved or counts otherwise, with its marks unchanged."""
    with book.writing(actor) as writing:
        writing.execute(
            "UPDATE submissions SET file = ?, received = ?, state = ? WHERE id = ?",
            [handed.file, moment(handed.received), state, was.id],
        )
        writing.log("moved", submission=was.id, file=handed.file, received=moment(handed.received), state=state)


def enter_fault(book: Gradebook, actor: str, handed: Handed, reason: str) -> None:
    """Note in the audit that a submission could not be graded; it stays to be graded."""
    with book.writing(actor) as writing:
        writing.log("not graded", trainee=handed.trainee, lab=handed.lab, file=handed.file, reason=reason)


def marks_of(book: Gradebook, handed: Handed, was: Entered) -> Graded:
    """Return a marked submission as the gradebook stores it, without its cells, which are on its feedback page."""
    rows = book.read(
        "SELECT task, points, out_of, verdict, hint FROM task_marks WHERE submission = ? ORDER BY task", was.id
    )
    return Graded(handed, was.key, tuple(TaskMark(*row) for row in rows), was.notes)


def _of(handed: Handed) -> list[str]:
    return [handed.sha, handed.trainee, handed.lab, handed.slug, handed.file, moment(handed.received)]


def _id(writing: Writing, handed: Handed) -> int:
    where = "SELECT id FROM submissions WHERE sha = ? AND trainee = ? AND lab = ?"
    return writing.read(where, handed.sha, handed.trainee, handed.lab)[0]["id"]


def _json(value: tuple[str, ...] | Mapping) -> str:
    return json.dumps(value, ensure_ascii=False)
