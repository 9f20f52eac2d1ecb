"""Saving a grader's clicks: levels, comments and the comment bank, each with its row in the audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.gradebook import Gradebook, Writing
from workshop.grading.clean_text import cleaned
from workshop.rubric_desk.reading_order import AnswerToMark
from workshop.rubric_desk.rubrics import Rubric

MAX_COMMENT = 4_000  # characters


@dataclass(frozen=True)
class Marks:
    """One grader's marks of one answer."""

    points: dict[str, float]  # criterion -> points
    comment: str = ""
    state: str = ""  # "", "draft" or "done"

    @property
    def total(self) -> float:
        """The points so far."""
        return sum(self.points.values())


def marks_of(book: Gradebook | Writing, answer: AnswerToMark, grader: str) -> Marks:
    """Return what a grader has given an answer."""
    where = (answer.submission, answer.question, grader)
    given = book.read(
        "SELECT criterion, points FROM rubric_marks WHERE submission = ? AND question = ? AND grader = ?", *where
    )
    note = book.read(
        "SELECT comment, state FROM rubric_notes WHERE submission = ? AND question = ? AND grader = ?", *where
    )
    return Marks({row["criterion"]: row["points"] for row in given}, *(note[0] if note else ()))


def mark(
    book: Gradebook, grader: str, answer: AnswerToMark, rubric: Rubric, criterion: str, points: float | None
) -> Marks:
    """Give an answer one level's points in one criterion, or take them back with None; return all its marks.

    Raises
    ------
    ValueError
        If no level of that criterion has these points.
    """
    known = rubric.criterion(criterion)
    if points is not None and (type(points) not in (int, float) or known.level_of(points) is None):
        raise ValueError(f"No level of {criterion!r} gives {str(points)[:20]} points; reload the page.")
    where, at = (answer.submission, answer.question), _now()
    with book.writing(grader) as writing:
        before = marks_of(writing, answer, grader)
        was = before.points.get(criterion)
        if was == points:
            return before
        if points is None:
            writing.execute(
                "DELETE FROM rubric_marks WHERE submission = ? AND question = ? AND criterion = ? AND grader = ?",
                (*where, criterion, grader),
            )
        else:
            writing.execute(
                "INSERT OR REPLACE INTO rubric_marks (submission, question, criterion, grader, points, at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (*where, criterion, grader, float(points), at),
            )
        after = marks_of(writing, answer, grader).points
        state = "done" if {each.name for each in rubric.criteria} <= after.keys() else "draft"
        _note(writing, answer, grader, before.comment, state, at)
        body = {"submission": answer.submission, "question": answer.question, "criterion": criterion}
        compared = before.state == "done" and bool(_others_done(writing, answer, grader))
        writing.log("rubric mark", **body, points=points, was=was, compared=compared)
    return Marks(after, before.comment, state)


def comment(book: Gradebook, grader: str, answer: AnswerToMark, text: str) -> None:
    """Keep the comment on an answer, as far as it is written."""
    text = _text(text, "comment", least=0)
    with book.writing(grader) as writing:
        before = marks_of(writing, answer, grader)
        if text != before.comment:
            _note(writing, answer, grader, text, before.state or "draft", _now())
            writing.log("rubric comment", submission=answer.submission, question=answer.question, comment=text)


def bank_of(book: Gradebook | Writing, question: str) -> list[tuple[int, str]]:
    """Return a question's comment bank: number and text, oldest first."""
    return [tuple(row) for row in book.read("SELECT id, text FROM comments WHERE question = ? ORDER BY id", question)]


def change_bank(book: Gradebook, grader: str, question: str, number: int | None, text: str) -> None:
    """Add a comment to a question's bank (number None), change one, or take one out (with an empty text)."""
    text = _text(text, "comment", least=1 if number is None else 0)
    with book.writing(grader) as writing:
        bank = dict(bank_of(writing, question))
        if number is not None and (type(number) is not int or number not in bank):
            raise ValueError("That comment is no longer in the bank; reload the page.")
        if text in {kept for other, kept in bank.items() if other != number}:
            raise ValueError("That comment is in the bank already.")
        if number is None:
            writing.execute("INSERT INTO comments (question, text) VALUES (?, ?)", (question, text))
        elif text:
            writing.execute("UPDATE comments SET text = ? WHERE id = ?", (text, number))
        else:
            writing.execute("DELETE FROM comments WHERE id = ?", (number,))
        writing.log("comment bank", question=question, number=number, text=text)


def _note(writing: Writing, answer: AnswerToMark, grader: str, text: str, state: str, at: str) -> None:
    writing.execute(
        "INSERT OR REPLACE INTO rubric_notes (submission, question, grader, comment, state, at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (answer.submission, answer.question, grader, text, state, at),
    )


def _others_done(writing: Writing, answer: AnswerToMark, grader: str) -> list:
    return writing.read(
        "SELECT grader FROM rubric_notes WHERE submission = ? AND question = ? AND grader <> ? AND state = 'done'",
        *(answer.submission, answer.question, grader),
    )


def _text(text: object, what: str, *, least: int) -> str:
    if not isinstance(text, str) or not least <= len(text.strip()) <= MAX_COMMENT:
        raise ValueError(f"A {what} is a text of at most {MAX_COMMENT:,} characters; shorten it.")
    return cleaned(text.strip())  # a page may send half a character, where a text was cut


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
