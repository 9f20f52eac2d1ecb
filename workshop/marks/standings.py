"""Each trainee's standing: tasks, written answers and exam, weighted by the course's rules."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from helpers.lab.sheet import Sheet, find_sheet, lab_numbers
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook
from workshop.marks.written import Answer, exact, written_answers

EXAM = "final"


@dataclass(frozen=True)
class LabMark:
    """One lab of one trainee."""

    sheet: Sheet
    submission: int | None = None  # the one that counts
    late: bool = False  # handed in, but only after the deadline
    earned: Fraction = Fraction(0)  # by its tasks
    written: Fraction = Fraction(0)  # by its written answers
    unanswered: tuple[str, ...] = ()  # questions left empty
    unmarked: tuple[str, ...] = ()  # answers that no grader has finished

    @property
    def out_of(self) -> int:
        """What its tasks are worth."""
        return self.sheet.points

    @property
    def written_of(self) -> int:
        """What its written answers are worth."""
        return sum(question["points"] for question in self.sheet.written.values())


@dataclass(frozen=True)
class Standing:
    """One trainee's result; sums are exact fractions, so that 59.996 never passes as 60."""

    trainee: str
    name: str
    labs: tuple[LabMark, ...]
    exam: Fraction | None  # None: not sat, or not marked
    sessions: int  # live sessions attended
    wants_certificate: bool
    rules: Rules
    exam_waits: bool = False  # sat, and not marked
    enrolled: bool = True  # on the roster

    @cached_property
    def objective(self) -> Fraction:
        """Points for the checked tasks: their share of all tasks of all labs."""
        return _share(self.rules.objective, [(lab.earned, lab.out_of) for lab in self.labs])

    @cached_property
    def written(self) -> Fraction:
        """Points for the written answers: their share of all questions of all labs."""
        return _share(self.rules.written, [(lab.written, lab.written_of) for lab in self.labs])

    @property
    def report(self) -> Fraction:
        """Tasks and written answers together."""
        return self.objective + self.written

    @property
    def total(self) -> Fraction:
        """Report and exam together."""
        return self.report + (self.exam or 0)

    @cached_property
    def missing(self) -> list[str]:
        """What is not there: the trainee's line in the roster, the tasks (a lab), the report (a written answer)."""
        absent = [] if self.enrolled else ["not on the roster"]
        absent += [
            f"lab {lab.sheet.lab} {'handed in late' if lab.late else 'not handed in'}"
            for lab in self.labs
            if lab.submission is None
        ]
        return absent + [f"{question} not answered" for lab in self.labs for question in lab.unanswered]

    @cached_property
    def waiting(self) -> list[str]:
        """What has not been marked: written answers, the exam."""
        return [question for lab in self.labs for question in lab.unmarked] + ["exam"] * self.exam_waits

    @property
    def result(self) -> str:
        """``incomplete``, ``pending`` (not all marked yet), ``passed`` or ``not passed``."""
        if self.missing:
            return "incomplete"
        if self.waiting:
            return "pending"
        return "passed" if self.total >= self.rules.pass_mark else "not passed"

    @cached_property
    def no_certificate_because(self) -> list[str]:
        """Every reason against a certificate; none means that one is due."""
        reasons = []
        if not self.wants_certificate:
            reasons.append("not asked for")
        if self.result != "passed":
            reasons.append(f"{self.result}: {', '.join(self.waiting)}" if self.result == "pending" else self.result)
        if self.sessions < self.rules.sessions:
            reasons.append(f"{self.sessions} of {self.rules.sessions} sessions")
        if self.exam is None and not self.exam_waits:
            reasons.append("exam not sat")
        return reasons


def labs_that_count(rules: Rules) -> list[Sheet]:
    """Return the answer sheets of the labs that the rules name, or of all.

    Raises
    ------
    ValueError
        If the rules name a lab that is not there.
    """
    return [find_sheet(number) for number in rules.labs or lab_numbers()]


def standings(book: Gradebook, rules: Rules, exam: str = EXAM) -> list[Standing]:
    """Return everybody in the roster or with a submission, by trainee."""
    roster = {row["trainee"]: row for row in book.read("SELECT * FROM roster")}
    handed = _handed_in(book)
    written = written_answers(book)
    late = {tuple(row) for row in book.read("SELECT DISTINCT trainee, lab FROM submissions WHERE state = 'late'")}
    exams = {row["trainee"]: row for row in book.read("SELECT * FROM exam_marks WHERE exam = ?", exam)}
    begun = "SELECT trainee FROM sittings WHERE exam = ? AND started_at IS NOT NULL"
    sat_it = {row["trainee"] for row in book.read(begun, exam)}
    sheets = labs_that_count(rules)
    everybody = sorted(roster.keys() | {trainee for trainee, _ in handed.keys() | late})
    found = []
    for trainee in everybody:
        entry = roster.get(trainee)
        sat = exams.get(trainee)
        found.append(
            Standing(
                trainee=trainee,
                name=entry["name"] if entry else trainee,
                labs=tuple(
                    _lab_mark(sheet, handed[where], written.get(where, {}))
                    if (where := (trainee, sheet.lab)) in handed
                    else LabMark(sheet, late=where in late)
                    for sheet in sheets
                ),
                exam=None if sat is None else exact(sat["points"]) * rules.exam_items / exact(sat["out_of"]),
                sessions=len(json.loads(entry["sessions"])) if entry else 0,
                wants_certificate=bool(entry and entry["certificate"]),
                rules=rules,
                exam_waits=sat is None and trainee in sat_it,
                enrolled=entry is not None,
            )
        )
    return found


def shown(points: Fraction) -> str:
    """Return points to two digits, rounded down: what is shown never reaches a mark that was not reached."""
    hundredths = int(points * 100 // 1)
    whole, rest = divmod(hundredths, 100)
    return str(whole) if rest == 0 else f"{whole}.{rest:02d}".rstrip("0")


def _share(weight: float, marks: list[tuple[Fraction, int]]) -> Fraction:
    possible = sum(out_of for _, out_of in marks)
    return Fraction(weight) * sum((earned for earned, _ in marks), Fraction(0)) / possible if possible else Fraction(0)


def _handed_in(book: Gradebook) -> dict[tuple[str, str], tuple[int, Fraction]]:
    """Return the submission that counts for each trainee and lab, with what its tasks earned."""
    rows = book.read("SELECT id, trainee, lab, points FROM counted_submissions")
    return {(row["trainee"], row["lab"]): (row["id"], exact(row["points"])) for row in rows}


def _lab_mark(sheet: Sheet, handed: tuple[int, Fraction], answered: dict[str, Answer]) -> LabMark:
    submission, earned = handed
    return LabMark(
        sheet,
        submission,
        earned=earned,
        written=sum((answered[name].mark or Fraction(0) for name in sheet.written if name in answered), Fraction(0)),
        unanswered=tuple(question for question in sheet.written if question not in answered),
        unmarked=tuple(name for name in sheet.written if name in answered and answered[name].mark is None),
    )
