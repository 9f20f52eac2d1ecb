"""Executing a notebook in order, in a kernel without network, and filling its prose."""

from __future__ import annotations

import asyncio
import copy
import os
import re
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from workshop.running import kernel_launcher
from workshop.running.client import CourseClient, OnCell
from workshop.running.prose import ProseError

CELL_LIMIT = 600  # seconds
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_running: set[asyncio.Task] = set()


class ExecutionFailed(Exception):
    """A notebook stopped.

    Attributes
    ----------
    notebook : str
        Its name.
    cell : int
        The code cell, counted from 1; for a failure in a text, the code cell before it.
    source, ename, evalue : str
        The failing cell's source; the error's name and words.
    executed : NotebookNode
        The notebook, with the outputs up to there.
    position : int
        The failing cell among all cells, counted from 0.
    """

    def __init__(self, notebook: str, executed: NotebookNode, position: int, ename: str, evalue: str, trace: str = ""):
        self.notebook, self.executed, self.position = notebook, executed, position
        self.ename, self.evalue = ename, evalue
        self.cell = sum(cell.cell_type == "code" for cell in executed.cells[: position + 1])
        failing = executed.cells[position]
        self.source = failing.source
        where = "at" if failing.cell_type == "code" else "in the text after"
        super().__init__(f"{notebook} stopped {where} code cell {self.cell} with {ename}: {evalue}\n{trace}".rstrip())

    @property
    def sentence(self) -> str:
        """One line for a summary."""
        return str(self).partition("\n")[0]


def execute(
    notebook: NotebookNode,
    cwd: Path,
    *,
    name: str = "",
    env: dict[str, str] | None = None,
    on_cell: OnCell | None = None,
    cell_limit: int = CELL_LIMIT,
) -> NotebookNode:
    """Return an executed copy of a notebook, its prose filled; it stops at the first error.

    May be called from several threads at once. The outputs carry no times, and streams are whole, so that the same
    notebook gives the same bytes.

    Parameters
    ----------
    notebook : NotebookNode
    cwd : Path
        The folder in which the kernel runs.
    name : str
        What errors call it; by default the slug in its metadata.
    env : dict of str to str, optional
        Variables that its kernel has besides this process's own.
    on_cell : callable, optional
        Told ``(cells done, cells in all)`` before each cell and at the end.
    cell_limit : float
        Seconds that one cell may take.

    Raises
    ------
    ExecutionFailed
        Naming notebook, cell and error.
    """
    executed = copy.deepcopy(notebook)
    name = name or notebook.metadata.get("course", {}).get("slug", "notebook")
    execute_in_place(executed, cwd, name=name, env=env, on_cell=on_cell, cell_limit=cell_limit)
    return executed


def execute_in_place(
    notebook: NotebookNode,
    cwd: Path,
    *,
    name: str,
    env: dict[str, str] | None = None,
    on_cell: OnCell | None = None,
    cell_limit: int = CELL_LIMIT,
) -> None:
    """Execute the notebook itself rather than a copy; otherwise as `execute`."""
    _wait_for(lambda: _execute(notebook, Path(cwd), name, env or {}, on_cell, cell_limit))


async def _execute(
    notebook: NotebookNode,
    cwd: Path,
    name: str,
    env: dict[str, str],
    on_cell: OnCell | None,
    cell_limit: int,
) -> None:
    client = CourseClient(notebook, on_cell, timeout=cell_limit, resources={"metadata": {"path": str(cwd)}})
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    try:
        await client.async_execute(env=os.environ | env | {kernel_launcher.OFFLINE: "1"})
    except (CellExecutionError, CellTimeoutError, DeadKernelError, ProseError, RuntimeError) as error:
        raise _failure(error, client, name, cell_limit) from None
    notebook.metadata.language_info.pop("version", None)  # it differs from machine to machine
    client.on_cell(len(notebook.cells), len(notebook.cells))


def _failure(error: Exception, client: CourseClient, name: str, cell_limit: int) -> ExecutionFailed:
    trace = ""
    match error:
        case CellExecutionError():
            ename, evalue, trace = error.ename, error.evalue, _in_notebook(error.traceback)
        case CellTimeoutError():
            ename, evalue = "TimeoutError", f"it took more than {cell_limit:g} seconds"
        case ProseError():
            ename, evalue = error.ename, f"{error.evalue}, in {{{{ {error.expression} }}}}"
        case DeadKernelError():
            ename, evalue = "DeadKernelError", "the kernel ended while it ran"
        case _:
            ename, evalue = type(error).__name__, str(error)
    return ExecutionFailed(name, client.nb, client.place, ename, evalue, trace)


def _in_notebook(traceback: str) -> str:
    """Return the part of a traceback that shows the notebook's own line."""
    _, found, frame = _COLOURS.sub("", traceback).partition("Cell In[")
    return (found + frame).partition("\n\n")[0]


def _wait_for(work: Callable[[], Coroutine]) -> None:
    """Run a coroutine to its end on a loop of its own, away from the main thread.

    There nbclient would take Ctrl-C for itself, and a notebook's own loop may be running.
    """

    async def tracked() -> None:
        task = asyncio.current_task()
        _running.add(task)
        try:
            await work()
        finally:
            _running.discard(task)

    def run() -> None:
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # pyzmq wants a selector on Windows
            runner.run(tracked())

    if threading.current_thread() is not threading.main_thread():
        return run()
    with ThreadPoolExecutor(1, "notebook") as pool:
        future = pool.submit(run)
        try:
            return future.result()
        except KeyboardInterrupt:
            stop()
            raise


def stop() -> None:
    """Stop every notebook that this process is executing; their kernels end."""
    for task in list(_running):
        if not task.cancelling():  # a second time would cut its cleaning up short
            task.get_loop().call_soon_threadsafe(task.cancel)
