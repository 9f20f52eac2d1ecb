"""A progress bar a source, on a terminal or as plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def source_progress(console: Console) -> Iterator[Callable[[str, str], None]]:
    """Give a function that is told each source's state (``running``, ``built``, ``failed`` …) and shows it."""
    columns = (SpinnerColumn(finished_text="·"), TextColumn("{task.description}"), BarColumn(18), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[state]}"), console=console) as bars:
        tasks = {}

        def tell(slug: str, state: str) -> None:
            if slug not in tasks:
                tasks[slug] = bars.add_task(slug, total=None, state=state)
            finished = {} if state == "running" else {"total": 1, "completed": 1}
            bars.update(tasks[slug], state=state, **finished)

        yield tell
