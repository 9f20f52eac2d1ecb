"""Progress of `course run`: bars on a terminal, plain lines elsewhere, a table at the end."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

if TYPE_CHECKING:
    from workshop.running.execute import ExecutionFailed
    from workshop.sources import Source


@dataclass(frozen=True)
class Outcome:
    """How one lesson went."""

    slug: str
    seconds: float
    figures: int = 0
    failure: ExecutionFailed | None = None


class Bars:
    """A bar for each lesson, with its title and elapsed time, under one for all cells. Any thread may tell it."""

    def __init__(self, console: Console, lessons: list[Source]):
        words = TextColumn("{task.description}", table_column=Column(no_wrap=True, max_width=console.width - 42))
        self._bars = Progress(words, BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), console=console)
        self._overall = self._bars.add_task("[bold]All lessons", total=None)
        self._tasks = {}
        for lesson in lessons:
            name = f"{lesson.number} {escape(re.sub(r'^Lesson .. · ', '', lesson.title))}"
            self._tasks[lesson.slug] = self._bars.add_task(name, total=len(lesson.notebook.cells), start=False)

    def __enter__(self) -> Bars:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def advance(self, slug: str, done: int, total: int) -> None:
        """Show how many cells of a lesson are done."""
        self._bars.start_task(self._tasks[slug])
        self._bars.update(self._tasks[slug], completed=done, total=total)  # parameters bring a cell more
        each = [task for task in self._bars.tasks if task.id != self._overall]
        cells = sum(task.total or 0 for task in each)
        self._bars.update(self._overall, completed=sum(task.completed for task in each), total=cells)

    def end(self, outcome: Outcome) -> None:
        """Stop a lesson's clock."""
        self._bars.stop_task(self._tasks[outcome.slug])


class Lines:
    """A line when a lesson starts and one when it ends: for a log."""

    def __init__(self, console: Console, lessons: list[Source]):
        self._console = console
        self._waiting = {lesson.slug: lesson.title for lesson in lessons}
        self._lock = threading.Lock()

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def advance(self, slug: str, done: int, total: int) -> None:
        """Say that a lesson starts."""
        with self._lock:
            if title := self._waiting.pop(slug, None):
                _say(self._console, f"{slug} starts: {title}")

    def end(self, outcome: Outcome) -> None:
        """Say that a lesson has ended."""
        _say(self._console, f"{outcome.slug} {'failed' if outcome.failure else 'done'} in {outcome.seconds:.1f} s")


def show_summary(console: Console, outcomes: Iterable[Outcome], out: Path) -> None:
    """Print lesson, seconds, figures and status of each lesson, the errors, and where the executed copies lie."""
    table = Table("lesson", Column("seconds", justify="right"), Column("figures", justify="right"), "status")
    failures = []
    for outcome in outcomes:
        status = "[red]failed" if outcome.failure else "[green]ok"
        table.add_row(outcome.slug, f"{outcome.seconds:.1f}", str(outcome.figures), status)
        if outcome.failure:
            failures.append(outcome.failure)
    if table.rows:
        console.print(table)
        for failure in failures:
            _say(console, f"✗ {failure}")
        _say(console, f"The executed copies are in {os.path.relpath(out)}.")


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
