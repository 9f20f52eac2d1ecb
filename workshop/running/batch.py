"""Running the lessons of one `course run` in parallel, with a summary."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from nbformat import NotebookNode
from rich.console import Console

from workshop.editions.lessons import lesson_edition
from workshop.running.display import Bars, Lines, Outcome, show_summary
from workshop.running.engine import run_lesson
from workshop.running.execute import ExecutionFailed, stop
from workshop.running.lessons import chosen_lessons, parameters_for
from workshop.sources import Source


def run_batch(
    names: list[str],
    parameters: dict[str, str],
    jobs: int | None,
    out: Path,
    console: Console,
    sources: Path,
    folder: Path,
) -> int:
    """Execute lessons and return the exit code; see `workshop.running.run.run`."""
    lessons = chosen_lessons(names, sources)
    values = parameters_for(lessons, parameters)
    out.mkdir(parents=True, exist_ok=True)
    outcomes = []
    with (
        (Bars if console.is_terminal else Lines)(console, lessons) as board,
        ThreadPoolExecutor(jobs or os.cpu_count() or 1, "lesson") as pool,
    ):
        work = [pool.submit(_run_one, lesson, values[lesson.slug], out, folder, board) for lesson in lessons]
        try:
            for done in as_completed(work):
                outcomes.append(done.result())
                board.end(outcomes[-1])
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(future.done() for future in work):  # one may be between papermill and its kernel
                stop()
                time.sleep(0.1)
    show_summary(console, sorted(outcomes, key=lambda outcome: outcome.slug), out)
    if len(outcomes) < len(lessons):
        console.print("Stopped before the other lessons had ended.")
        return 130
    return 1 if any(outcome.failure for outcome in outcomes) else 0


def _run_one(lesson: Source, values: dict[str, object], out: Path, folder: Path, board: Bars | Lines) -> Outcome:
    started, failure = time.perf_counter(), None
    target = out / f"{lesson.slug}.ipynb"
    try:
        executed = run_lesson(
            lesson_edition(lesson),
            target,
            values,
            lesson=lesson.slug,
            folder=folder,
            on_cell=lambda done, total: board.advance(lesson.slug, done, total),
        )
    except ExecutionFailed as stopped:
        executed, failure = stopped.executed, stopped
    return Outcome(lesson.slug, time.perf_counter() - started, _figures(executed), failure)


def _figures(notebook: NotebookNode) -> int:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return sum(any(kind.startswith("image/") for kind in output.get("data", {})) for output in outputs)
