"""The records that intake, sandbox, scoring and gradebook pass to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from helpers.lab.sheet import Sheet

Verdict = Literal["right", "mistake", "wrong", "typed", "error", "missing"]


@dataclass(frozen=True)
class Handed:
    """One lab of one trainee, read as data; nothing in it is trusted."""

    trainee: str
    lab: str
    slug: str
    file: str  # its path within the folder of submissions
    received: datetime  # with a time zone
    sha: str  # of the file's bytes
    notebook: bytes
    written: dict[str, str]  # question -> answer


@dataclass(frozen=True)
class Rejected:
    """A file that is no submission, with the reason in one sentence."""

    trainee: str  # "" where nobody can be named
    file: str
    received: datetime
    sha: str
    reason: str


@dataclass(frozen=True)
class Key:
    """The key of one submission: the sheets with the right answers."""

    version: str  # a digest of the answers: another one whenever they changed
    sheet: Sheet  # of the hidden data, with the inputs that this submission is asked on
    practice: Sheet  # what the trainee's own checks are held against


@dataclass(frozen=True)
class TaskMark:
    """What one objective task earned."""

    task: str
    points: float
    out_of: float
    verdict: Verdict
    hint: str = ""  # for the trainee: one sentence, never a value of the key


@dataclass(frozen=True)
class CellOutput:
    """What one code cell showed in the sandbox, capped."""

    source: str
    text: str = ""
    error: str = ""
    figures: tuple[bytes, ...] = ()  # PNG


@dataclass(frozen=True)
class Graded:
    """A submission, marked."""

    handed: Handed
    key: str  # the version of the key it was held against
    marks: tuple[TaskMark, ...]
    notes: tuple[str, ...] = ()  # what the trainee and the instructor should know: a cell left out, a late file
    cells: tuple[CellOutput, ...] = ()
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """The sum over its tasks."""
        return sum(mark.points for mark in self.marks)
