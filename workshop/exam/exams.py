"""Exams in the gradebook: made for a roster, with a form and a personal link for each trainee."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from workshop.course_rules import Rules
from workshop.exam.bank import Bank
from workshop.exam.form import Blueprint, Form, draw, wording
from workshop.gradebook import Gradebook
from workshop.secret import Secret

ACTOR = "instructor"


@dataclass(frozen=True)
class Exam:
    """An exam's window; its moments have a time zone."""

    name: str
    bank_version: str
    opens: datetime
    closes: datetime
    minutes: float


def read_exam(book: Gradebook, name: str) -> Exam:
    """Return an exam of the gradebook.

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    rows = book.read("SELECT * FROM exams WHERE exam = ?", name)
    if not rows:
        known = ", ".join(row["exam"] for row in book.read("SELECT exam FROM exams ORDER BY exam")) or "none yet"
        raise ValueError(f"The gradebook has no exam {name!r} (it has {known}); `course exam form` makes one.")
    (row,) = rows
    opens, closes = (datetime.fromisoformat(row[column]) for column in ("opens", "closes"))
    return Exam(name, row["bank_version"], opens, closes, row["minutes"])


def make_exam(
    book: Gradebook, bank: Bank, plan: Blueprint, rules: Rules, secret: Secret, name: str, *, same_items: bool = False
) -> tuple[int, int]:
    """Draw a form for each trainee on the roster without one; return how many were drawn and how many there are.

    Called again, it gives forms to those who came late, and moves the window to where the rules have it now.

    Raises
    ------
    ValueError
        If the roster is empty, or the exam was drawn from another bank or by another blueprint.
    """
    stored_plan = json.dumps([[*stratum, number] for stratum, number in sorted(plan.items())])
    window = [rules.exam_opens.astimezone(UTC).isoformat(), rules.exam_closes.astimezone(UTC).isoformat()]
    values = [bank.version, stored_plan, *window, float(rules.exam_minutes)]
    with book.writing(ACTOR) as writing:
        trainees = [row["trainee"] for row in writing.read("SELECT trainee FROM roster ORDER BY trainee")]
        if not trainees:
            raise ValueError("The roster is empty; put the trainees on it first (`course roster`).")
        columns = "SELECT bank_version, blueprint, opens, closes, minutes FROM exams WHERE exam = ?"
        there = [list(row) for row in writing.read(columns, name)]
        if there and there[0][:2] != values[:2]:
            raise ValueError(
                f"Exam {name!r} was drawn from another bank or blueprint, and forms are given out; "
                "name those with --bank and --blueprint, or make a new exam with --exam."
            )
        have = {row["trainee"] for row in writing.read("SELECT trainee FROM sittings WHERE exam = ?", name)}
        missing = [trainee for trainee in trainees if trainee not in have]
        if there != [values]:
            writing.execute(
                "INSERT INTO exams (exam, bank_version, blueprint, opens, closes, minutes, made_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (exam) DO UPDATE SET "
                "opens = excluded.opens, closes = excluded.closes, minutes = excluded.minutes",
                [name, *values, datetime.now(UTC).isoformat()],
            )
            writing.log("exam window", exam=name, opens=window[0], closes=window[1], minutes=rules.exam_minutes)
        if missing:
            for trainee in missing:
                form = draw(bank, plan, secret, name, trainee, same_items=same_items)
                writing.execute(
                    "INSERT INTO sittings (exam, trainee, form) VALUES (?, ?, ?)", [name, trainee, form.text()]
                )
            writing.log("exam forms", exam=name, bank_version=bank.version, trainees=missing)
    return len(missing), len(have) + len(missing)


def require_same_wording(book: Gradebook, name: str, bank: Bank) -> None:
    """Raise ValueError, in a sentence, if a bank does not say what the forms of an exam were drawn from.

    A corrected key is no other wording: an exam may be scored again with it.
    """
    for row in book.read("SELECT form FROM sittings WHERE exam = ?", name):
        for asked in Form.read(row["form"]).questions:
            if wording(bank[asked.item]) != asked.wording:
                raise ValueError(
                    f"Question {asked.item} reads otherwise in this bank than when the forms were drawn; "
                    "name that bank with --bank."
                )
