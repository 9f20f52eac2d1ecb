"""The exam's scoring: one point for a question if exactly its right options were chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.exam.bank import Bank
from workshop.exam.exams import ACTOR, read_exam, require_same_wording
from workshop.exam.form import Form
from workshop.gradebook import Gradebook


@dataclass(frozen=True)
class Score:
    """What one trainee's answers earned."""

    trainee: str
    points: int
    answered: int
    out_of: int


def score(bank: Bank, trainee: str, form: Form, answers: Mapping[str, Iterable[int]]) -> Score:
    """Return the points of one form.

    Parameters
    ----------
    bank
        The questions with their key.
    trainee
        Whose form it is.
    form
        What was asked; an answer to anything else counts nothing.
    answers
        By question, the bank's numbers of the chosen options.
    """
    chosen = [(bank[asked.item], frozenset(answers.get(asked.item, ()))) for asked in form.questions]
    return Score(
        trainee,
        sum(item.is_right(marks) for item, marks in chosen),
        sum(bool(marks) for _, marks in chosen),
        len(chosen),
    )


def read_scores(book: Gradebook, bank: Bank, exam: str) -> list[Score]:
    """Return the points of everybody who began, by trainee.

    Raises
    ------
    ValueError
        If there is no such exam, or the bank reads otherwise than the one its forms were drawn from.
    """
    read_exam(book, exam)
    require_same_wording(book, exam, bank)
    answers: dict[str, dict[str, list[int]]] = {}
    for row in book.read("SELECT trainee, item, chosen FROM exam_answers WHERE exam = ?", exam):
        answers.setdefault(row["trainee"], {})[row["item"]] = json.loads(row["chosen"])
    begun = "SELECT trainee, form FROM sittings WHERE exam = ? AND started_at IS NOT NULL ORDER BY trainee"
    return [
        score(bank, row["trainee"], Form.read(row["form"]), answers.get(row["trainee"], {}))
        for row in book.read(begun, exam)
    ]


def score_exam(book: Gradebook, bank: Bank, exam: str, now: datetime | None = None) -> list[Score]:
    """Put the points of everybody who began into the gradebook, and return them; again, after a key was corrected.

    Raises
    ------
    ValueError
        If somebody may still answer, or as :func:`read_scores`.
    """
    now, closes = now or datetime.now(UTC), read_exam(book, exam).closes
    open_ones = book.read("SELECT trainee FROM sittings WHERE exam = ? AND handed_in_at IS NULL", exam)
    if now < closes and open_ones:
        raise ValueError(
            f"The exam is open until {closes.astimezone(UTC):%Y-%m-%d %H:%M} UTC and {len(open_ones)} have not "
            "handed in; score it after that."
        )
    scores = read_scores(book, bank, exam)
    marks = book.read("SELECT trainee, points, out_of, bank_version FROM exam_marks WHERE exam = ?", exam)
    known = {row["trainee"]: (row["points"], row["out_of"], row["bank_version"]) for row in marks}
    changed = [one for one in scores if known.get(one.trainee) != (one.points, one.out_of, bank.version)]
    if changed:
        with book.writing(ACTOR) as writing:
            writing.executemany(
                "INSERT OR REPLACE INTO exam_marks (exam, trainee, points, out_of, bank_version, at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [
                    [exam, one.trainee, float(one.points), float(one.out_of), bank.version, now.isoformat()]
                    for one in changed
                ],
            )
            points = {one.trainee: one.points for one in changed}
            writing.log("exam marked", exam=exam, bank_version=bank.version, points=points)
    return scores
