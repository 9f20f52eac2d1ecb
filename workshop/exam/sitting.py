"""A sitting of an exam: who may answer, until when; an answer is in the gradebook before it is called saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from workshop.exam.active_page import ActivePages
from workshop.exam.bank import Bank
from workshop.exam.exams import Exam, read_exam
from workshop.exam.form import Form, option_id
from workshop.exam.sitting_phase import Over, SittingPhase, require_running, sitting_phase
from workshop.gradebook import Gradebook
from workshop.secret import Secret


@dataclass(frozen=True)
class Sitting:
    """One trainee's sitting, as the gradebook stores it."""

    trainee: str
    form: Form
    started: datetime | None
    handed_in: datetime | None


class Sittings:
    """All sittings of one exam. All but which page is the latest lies in the gradebook: a crash loses nothing."""

    def __init__(
        self, book: Gradebook, bank: Bank, secret: Secret, exam: str, clock: Callable[[], datetime] | None = None
    ) -> None:
        self.bank = bank
        self._book, self._secret, self._name = book, secret, read_exam(book, exam).name
        self._clock = clock or (lambda: datetime.now(UTC))
        self._latest = ActivePages(secret, self._name)

    @property
    def exam(self) -> Exam:
        """The exam as it is now: its window may be moved while it is served."""
        return read_exam(self._book, self._name)

    def now(self) -> datetime:
        """Return the moment on the server's clock."""
        return self._clock()

    def sentence(self, zone: ZoneInfo) -> str:
        """Return the window and the state of things, for the instructor."""
        opens, closes = (moment.astimezone(zone) for moment in (self.exam.opens, self.exam.closes))
        query = "SELECT count(*), count(started_at), count(handed_in_at) FROM sittings WHERE exam = ?"
        (counts,) = self._book.read(query, self._name)
        there, begun, done = counts
        return (
            f"Exam {self._name!r}, open {opens:%Y-%m-%d %H:%M} to {closes:%Y-%m-%d %H:%M} ({zone}): "
            f"{begun} of {there} have begun, {done} have handed in."
        )

    def of(self, trainee: str) -> Sitting:
        """Return a trainee's sitting."""
        query = "SELECT form, started_at, handed_in_at FROM sittings WHERE exam = ? AND trainee = ?"
        (row,) = self._book.read(query, self._name, trainee)
        return Sitting(trainee, Form.read(row["form"]), _moment(row["started_at"]), _moment(row["handed_in_at"]))

    def name(self, trainee: str) -> str:
        """Return the name on the roster; the trainee's number where it is no longer there."""
        rows = self._book.read("SELECT name FROM roster WHERE trainee = ?", trainee)
        return rows[0]["name"] if rows else trainee

    def mark(self, trainee: str) -> float | None:
        """Return the trainee's points, once the exam is scored."""
        rows = self._book.read("SELECT points FROM exam_marks WHERE exam = ? AND trainee = ?", self._name, trainee)
        return rows[0]["points"] if rows else None

    def phase(self, trainee: str) -> SittingPhase:
        """Return the phase of a trainee's sitting now."""
        return self._phase(self.of(trainee), self.now())

    def answers(self, trainee: str) -> dict[str, frozenset[int]]:
        """Return the saved answers by question, as the bank's numbers of the chosen options."""
        query = "SELECT item, chosen FROM exam_answers WHERE exam = ? AND trainee = ?"
        rows = self._book.read(query, self._name, trainee)
        return {row["item"]: frozenset(chosen) for row in rows if (chosen := json.loads(row["chosen"]))}

    def begin(self, trainee: str) -> None:
        """Start a trainee's minutes; begun already, nothing changes.

        Raises
        ------
        Over
            Outside the exam's window.
        """
        now = self.now()
        with self._book.writing(f"trainee {trainee}") as writing:
            sitting = self.of(trainee)
            if sitting.started:
                return
            if self._phase(sitting, now).phase != "ready":
                raise Over("The exam cannot be begun: it is not open now.")
            writing.execute(
                "UPDATE sittings SET started_at = ? WHERE exam = ? AND trainee = ?",
                [_text(now), self._name, trainee],
            )
            writing.log("exam begun", exam=self._name, trainee=trainee)

    def take_over(self, trainee: str) -> str:
        """Return the name of a page that is opened now; from here on it alone may answer for the trainee."""
        return self._latest.take_over(trainee)

    def wait_for_nobody(self) -> None:
        """Make the gradebook report at once that another program is writing, for a caller that retries."""
        self._book.read("PRAGMA busy_timeout = 0")

    def save(
        self, trainee: str, page: str, number: object, chosen: object, turn: int = 1, arrived: datetime | None = None
    ) -> SittingPhase:
        """Save an answer to the gradebook and return the sitting's phase; or raise and change nothing.

        Parameters
        ----------
        trainee
            Whose link the answer came by.
        page
            The page it came from.
        number
            The question's number in the trainee's form, from 1.
        chosen
            The ids of the chosen options; none takes the answer back.
        turn
            The how-manieth request of that page it is.
        arrived
            When it came, if that is not now: it may have waited for another program.

        Raises
        ------
        Over
            If the trainee has handed in, or the time was up when it came.
        PageReplaced, WrongLink
            If the sitting goes on in a page opened later, or with a later request; if the page is somebody else's.
        ValueError
            If question or options are none of the trainee's form.
        """
        now = arrived or self.now()
        with self._book.writing(f"trainee {trainee}") as writing:
            self._latest.require_page(trainee, page)
            sitting = self.of(trainee)
            where = self._phase(sitting, now)
            require_running(where)
            item, options = self._read_answer(sitting, number, chosen)
            self._latest.require_turn(trainee, item, turn)
            self._latest.saved(trainee, item, turn)
            if options == self.answers(trainee).get(item, frozenset()):
                return where  # sent again, because the page did not hear that it was saved
            writing.execute(
                "INSERT INTO exam_answers (exam, trainee, item, chosen, at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (exam, trainee, item) DO UPDATE SET chosen = excluded.chosen, at = excluded.at",
                [self._name, trainee, item, json.dumps(sorted(options)), _text(now)],
            )
            writing.log("exam answer", exam=self._name, trainee=trainee, item=item, chosen=sorted(options))
        return where

    def hand_in(self, trainee: str, page: str, arrived: datetime | None = None) -> None:
        """End a sitting before its time; it cannot be begun again.

        Raises
        ------
        Over, PageReplaced, WrongLink
            As :meth:`save`.
        """
        now = arrived or self.now()
        with self._book.writing(f"trainee {trainee}") as writing:
            self._latest.require_page(trainee, page)
            require_running(self._phase(self.of(trainee), now))
            writing.execute(
                "UPDATE sittings SET handed_in_at = ? WHERE exam = ? AND trainee = ?",
                [_text(now), self._name, trainee],
            )
            writing.log("exam handed in", exam=self._name, trainee=trainee)

    def _phase(self, sitting: Sitting, now: datetime) -> SittingPhase:
        return sitting_phase(self.exam, sitting.started, sitting.handed_in, now)

    def _read_answer(self, sitting: Sitting, number: object, chosen: object) -> tuple[str, frozenset[int]]:
        questions = sitting.form.questions
        if type(number) is not int or not 1 <= number <= len(questions):
            raise ValueError(f"There is no question of that number; your form has 1 to {len(questions)}.")
        item = self.bank[questions[number - 1].item]
        known = {self.option_id(sitting.trainee, item.id, option): option for option in range(len(item.options))}
        if not isinstance(chosen, list) or not all(isinstance(one, str) and one in known for one in chosen):
            raise ValueError("An option that was sent is none of this question; reload the page.")
        if item.kind == "single" and len(set(chosen)) > 1:
            raise ValueError("This question takes one option; reload the page.")
        return item.id, frozenset(known[one] for one in chosen)

    def option_id(self, trainee: str, item: str, option: int) -> str:
        """Return the id of an option in the trainee's page."""
        return option_id(self._secret, self._name, trainee, item, option)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
