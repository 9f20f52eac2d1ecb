"""Progress of `course build` and `course grade`: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

RUNNING = "running"


@contextmanager
def source_progress(console: Console) -> Iterator[Callable[[str, str], None]]:
    """Give a function that is told each source's state (``running``, ``built``, ``failed`` …) and shows it."""
    if not console.is_terminal:
        yield lambda slug, state: console.print(f"{slug} {state}", highlight=False, soft_wrap=True)
        return
    columns = (TextColumn("{task.description}"), BarColumn(18), TimeElapsedColumn(), TextColumn("{task.fields[state]}"))
    with Progress(*columns, console=console) as bars:
        tasks = {}

        def tell(slug: str, state: str) -> None:
            if slug not in tasks:
                tasks[slug] = bars.add_task(slug, total=None, state=state)
            finished = {} if state == RUNNING else {"total": 1, "completed": 1}
            bars.update(tasks[slug], state=state, **finished)

        yield tell


@contextmanager
def batch_progress(console: Console, total: int) -> Iterator[Callable[[str], None]]:
    """Give a function that is told one finished piece, in a line; one bar on a terminal, plain lines elsewhere."""
    if not console.is_terminal:
        yield lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True)
        return
    columns = (
        BarColumn(30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[line]}", markup=False),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=total, line="")
        yield lambda line: bar.update(task, advance=1, line=line)
