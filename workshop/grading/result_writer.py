"""Writing the results of a batch: gradebook, feedback page and a line for each file."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from helpers.lab.sheet import Sheet
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook
from workshop.grading import entering, feedback
from workshop.grading.clean_text import cleaned, one_line
from workshop.grading.records import Graded, Handed, Rejected


class PageFault(ValueError):
    """A feedback page cannot be written; its submission is not entered either."""


@dataclass
class FileResult:
    """What became of one file."""

    file: str
    trainee: str
    state: Literal["graded", "late", "refused", "fault"]
    slug: str = ""
    sha: str = ""
    points: float = 0.0
    out_of: float = 0.0
    notes: list[str] = field(default_factory=list)
    fresh: bool = True  # graded now; else as it was
    counts: bool = False

    def __str__(self) -> str:
        if self.state in ("refused", "fault"):
            return f"{self.file}: {self.notes[0]}"
        word = ", late" if self.state == "late" else "" if self.fresh else ", as it was"
        return f"{self.file}: {self.points:g} of {self.out_of:g}{word}"


class ResultWriter:
    """Keeps gradebook, pages and table in step.

    Parameters
    ----------
    book
        The gradebook, open.
    labs
        The course's labs by slug.
    rules
        For the deadline.
    pages
        The folder of feedback.
    """

    def __init__(self, book: Gradebook, labs: Mapping[str, Sheet], rules: Rules, pages: Path) -> None:
        self._book, self._labs, self._rules, self._pages = book, labs, rules, pages
        self._known = entering.entered(book)
        self._refused = {(sha, trainee) for (sha, trainee, _), was in self._known.items() if was.state == "refused"}
        self._actor = _user()
        self._grader = f"course {_version()}"

    def begin(self, folder: str, files: int) -> None:
        """Record that a batch begins; so a gradebook that cannot be written is reported before hours of work."""
        with self._book.writing(self._actor) as writing:
            writing.log("batch", folder=one_line(folder), files=files)
        feedback.sweep(self._pages)

    def dated(self, handed: Handed) -> Handed:
        """Return a submission with the earliest time at which its file is known to have been here."""
        was = self._was(handed)
        return replace(handed, received=min(handed.received, was.received)) if was else handed

    def done(self, handed: Handed, key: str) -> bool:
        """Return whether the gradebook has its marks, against the same key."""
        was = self._was(handed)
        return was is not None and was.state != "refused" and was.key == key

    def refused(self, refused: Rejected) -> FileResult:
        """Enter a file that is no submission, once."""
        identity = (refused.sha, refused.trainee)
        if identity not in self._refused:
            self._refused.add(identity)
            entering.enter_refused(self._book, self._actor, self._grader, refused)
        return FileResult(refused.file, refused.trainee, "refused", notes=[refused.reason])

    def graded(self, graded: Graded) -> FileResult:
        """Write a submission's page, then its marks: so marks have a page even after a crash in between."""
        graded, handed = _fit(graded), graded.handed
        state = self._state(handed.received)
        self._write_page(graded, state)
        entering.enter(self._book, self._actor, self._grader, graded, state, self._labs[handed.slug])
        return _line(graded, state, fresh=True)

    def as_it_was(self, handed: Handed) -> FileResult:
        """Leave a submission's marks; write down if its file has moved, or the deadline has."""
        was = self._was(handed)
        state = self._state(handed.received)
        graded = entering.marks_of(self._book, handed, was)
        page = self._pages / feedback.page_of(handed.trainee, handed.slug, handed.sha)
        if state != was.state or not page.exists():
            self._write_page(graded, state)
        if (state, handed.file, entering.moment(handed.received)) != (
            was.state,
            was.file,
            entering.moment(was.received),
        ):
            entering.enter_again(self._book, self._actor, handed, was, state)
        return _line(graded, state, fresh=False)

    def fault(self, handed: Handed, error: BaseException) -> FileResult:
        """Note that a submission could not be graded, through no fault of its own that is known."""
        words = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        reason = one_line(f"could not be graded ({words})")
        entering.enter_fault(self._book, self._actor, handed, reason)
        return FileResult(handed.file, handed.trainee, "fault", handed.slug, handed.sha, notes=[reason])

    def stale(self, slugs: Collection[str], version: Callable[[str, str], str]) -> int:
        """Return how many submissions of these labs count by an older key than their present one."""
        rows = self._book.read("SELECT slug, sha, key FROM counted_submissions")
        return sum(version(slug, sha) != key for slug, sha, key in rows if slug in slugs)

    def finish(self, lines: Sequence[FileResult]) -> None:
        """Say which of a trainee's submissions counts and which trainees are not on the roster; write the overviews."""
        roster = {row["trainee"] for row in self._book.read("SELECT trainee FROM roster")}
        counted = {
            (row["sha"], row["trainee"], row["slug"])
            for row in self._book.read("SELECT sha, trainee, slug FROM counted_submissions")
        }
        times = Counter((line.trainee, line.slug) for line in lines if line.state in ("graded", "late"))
        for line in lines:
            line.counts = (line.sha, line.trainee, line.slug) in counted
            if line.state == "late":
                line.notes.insert(0, f"{line.file} is late and does not count")
            elif line.state == "graded" and not line.counts:
                line.notes.insert(0, f"{line.file} was handed in too; another one counts")
            elif line.counts and times[line.trainee, line.slug] > 1:
                line.notes.insert(0, f"{line.file} counts, the best of {times[line.trainee, line.slug]}")
            if roster and line.trainee and line.trainee not in roster:
                line.notes.append("not on the roster")
        try:
            feedback.write_overviews(self._pages, self._book, self._labs, self._rules)
        except OSError as error:
            raise _page_fault(error) from error

    def _was(self, handed: Handed) -> entering.Entered | None:
        return self._known.get((handed.sha, handed.trainee, handed.lab))

    def _state(self, received: datetime) -> entering.State:
        return "graded" if self._rules.report_in_time(received) else "late"

    def _write_page(self, graded: Graded, state: entering.State) -> None:
        sheet = self._labs[graded.handed.slug]
        try:
            feedback.write_page(self._pages, graded, sheet, self._rules, late=state == "late")
        except OSError as error:
            raise _page_fault(error) from error


def _page_fault(error: OSError) -> PageFault:
    return PageFault(
        f"A feedback page cannot be written ({error.strerror}: {error.filename}); see to that folder and run the "
        "command again: what is graded stays so."
    )


def _fit(graded: Graded) -> Graded:
    """Return the marks with hints and notes that database and terminal take: they may quote the trainee's errors."""
    marks = tuple(replace(mark, hint=cleaned(mark.hint, 2000)) for mark in graded.marks)
    return replace(graded, marks=marks, notes=tuple(map(one_line, graded.notes)))


def _line(graded: Graded, state: entering.State, *, fresh: bool) -> FileResult:
    handed = graded.handed
    out_of = sum(mark.out_of for mark in graded.marks)
    words = (handed.slug, handed.sha, graded.points, out_of, list(graded.notes))
    return FileResult(handed.file, handed.trainee, state, *words, fresh)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "instructor"


def _version() -> str:
    try:
        return version("precision-marketing")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unknown"
