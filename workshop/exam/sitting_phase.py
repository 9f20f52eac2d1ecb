"""The phase of a sitting at a moment: before, running, or ended in one of three ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from workshop.exam.exams import Exam

Phase = Literal["early", "ready", "running", "handed in", "time up", "missed"]


class Over(ValueError):
    """An answer that came while no answers are taken."""


@dataclass(frozen=True)
class SittingPhase:
    """The phase of a trainee's sitting at a moment.

    Attributes
    ----------
    phase : str
        Before the window, not begun, running, or one of three ends.
    ends : datetime
        When answers are no longer taken: the minutes after the beginning, never past the close.
    """

    phase: Phase
    ends: datetime


def sitting_phase(exam: Exam, started: datetime | None, handed_in: datetime | None, now: datetime) -> SittingPhase:
    """Return the phase of a sitting: 59:59 after the beginning it runs, 60:00 after it does not.

    Parameters
    ----------
    exam
        Its window and minutes.
    started, handed_in
        The moments of the trainee's two decisions; None for what has not happened.
    now
        The server's clock, with a time zone.
    """
    ends = exam.closes if started is None else min(started + timedelta(minutes=exam.minutes), exam.closes)
    if handed_in is not None:
        return SittingPhase("handed in", handed_in)
    if started is None:
        return SittingPhase("early" if now < exam.opens else "ready" if now < exam.closes else "missed", ends)
    return SittingPhase("running" if now < ends else "time up", ends)


def require_running(where: SittingPhase) -> None:
    """Raise Over, in a sentence for the trainee, unless answers are taken."""
    reasons = {"handed in": "you have handed in", "time up": "the time is up", "missed": "the exam is closed"}
    if where.phase != "running":
        reason = reasons.get(where.phase, "you have not begun")
        raise Over(f"This answer is not taken: {reason}. What was saved before counts.")
