"""The instructor's table of a batch: trainee, lab, points, notes, and a summary."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.table import Table
from rich.text import Text

from workshop.course_rules import Rules
from workshop.grading.batch import Batch
from workshop.grading.feedback import COHORT
from workshop.grading.result_writer import FileResult


def table(batch: Batch) -> Table:
    """Return a row for each file: trainee, lab, points, notes."""
    shown = Table(box=box.SIMPLE, pad_edge=False)
    shown.add_column("Trainee", overflow="fold")
    shown.add_column("Lab", no_wrap=True)
    shown.add_column("Points", justify="right", no_wrap=True)
    shown.add_column("Notes", overflow="fold")
    for line in sorted(batch.lines, key=lambda line: (not line.trainee, line.trainee, line.slug, line.file)):
        words = [line.trainee or line.file, line.slug.removesuffix("_lab"), _points(line), "; ".join(line.notes)]
        shown.add_row(*map(Text, words), style=None if line.counts else "dim")  # Text: never read as markup
    return shown


def summary(batch: Batch, rules: Rules) -> list[str]:
    """Return how the batch went and where the feedback lies; what is to be done comes after it."""
    counts = [
        (batch.number("graded", fresh=True), "graded"),
        (batch.number("graded", fresh=False), "as they were"),
        (batch.number("late"), "late"),
        (batch.number("refused"), "not read"),
        (batch.number("fault"), "could not be graded"),
    ]
    parts = ", ".join(f"{number} {word}" for number, word in counts if number) or "nothing done"
    lines = [f"{batch.files} files: {parts}. Feedback: {Path(batch.pages) / COHORT}"]
    if not rules.has_deadline:
        lines.append("No rules were named, so nothing is late; --rules names your cohort's.")
    if batch.number("late"):
        deadline = f"{rules.report_deadline:%Y-%m-%d %H:%M:%S} ({rules.zone})"
        lines.append(f"Late is after {deadline}, by the rules; --rules names your cohort's, --received when it came.")
    if batch.number("fault"):
        lines.append("What could not be graded is tried again when you run the same command.")
    if batch.stale:
        lines.append(
            f"{batch.stale} in the gradebook count by an older key; grade their files again, they are not here."
        )
    if batch.stopped:
        done = len(batch.lines)
        lines.append(
            f"Stopped after {done} of {batch.files} files. What is graded is kept; run the same command to go on."
        )
    return lines


def _points(line: FileResult) -> str:
    return f"{line.points:g} / {line.out_of:g}" if line.state in ("graded", "late") else "–"
