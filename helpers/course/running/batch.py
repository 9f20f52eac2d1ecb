"""The lessons of one `course run`: checked first, then executed side by side, then summed up."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from nbformat import NotebookNode
from rich.console import Console

from helpers.course.running.display import Bars, Lines, Outcome, show_summary
from helpers.course.running.engine import run_lesson
from helpers.course.running.execute import ExecutionFailed, stop
from helpers.course.running.lessons import chosen_lessons, parameters_for, parameters_of
from helpers.course.sources import Source


def run_batch(
    names: list[str],
    parameters: dict[str, str],
    jobs: int | None,
    out: Path,
    console: Console,
    sources: Path,
    folder: Path,
) -> int:
    """Execute lessons and return the exit code; see `helpers.course.running.run.run`."""
    lessons = chosen_lessons(names, sources)
    if not names:  # a lesson that is named is given its data, or fails; in a run of all it waits until they are here
        for lesson in (lesson for lesson in lessons if lesson.lacks):
            console.print(f"{lesson.slug} is left out: {lesson.lacks}", markup=False, highlight=False, soft_wrap=True)
        lessons = [lesson for lesson in lessons if not lesson.lacks]
    values = parameters_for(lessons, parameters)
    _fetch_data(lessons, values)
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


def _fetch_data(lessons: list[Source], values: dict[str, dict[str, object]]) -> None:
    """Have the data of each lesson here before its kernel runs without network."""
    wanted = {lesson.requires for lesson in lessons if lesson.requires}
    for lesson in lessons:
        if usual := parameters_of(lesson.notebook).get("DATASET"):
            wanted.add(str(values[lesson.slug].get("DATASET", usual.default)))
    if wanted:
        from helpers import datasets  # late: pandas, which the kernels have already

        for name in sorted(wanted):
            datasets.ensure(name)


def _run_one(lesson: Source, values: dict[str, object], out: Path, folder: Path, board: Bars | Lines) -> Outcome:
    started, failure = time.perf_counter(), None
    target = out / f"{lesson.slug}.ipynb"
    try:
        executed = run_lesson(
            lesson.notebook,
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
