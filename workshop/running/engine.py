"""Papermill's engine "course": kernels without network, prose filled anew. Importing this registers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

from workshop.running.execute import ExecutionFailed, OnCell, execute_in_place

NAME = "course"


class CourseEngine(Engine):
    """Executes with `workshop.running.execute` in place of papermill's own client."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        lesson: str = "notebook",
        folder: str | Path = ".",
        on_cell: OnCell | None = None,
        **others: Any,
    ) -> None:
        """Execute a notebook whose parameters papermill has filled in.

        Parameters
        ----------
        lesson : str
            What errors call it.
        folder : str or Path
            Where its kernel runs. Papermill's own ``cwd`` moves the whole process, and with it every other thread.
        on_cell : callable, optional
            Told ``(cells done, cells in all)``.
        """
        nb_man.nb.metadata.papermill["input_path"] = lesson  # papermill put the whole notebook there
        try:
            execute_in_place(nb_man.nb, Path(folder), name=lesson, on_cell=on_cell)
        except ExecutionFailed as failure:
            nb_man.cell_exception(nb_man.nb.cells[failure.position])
            raise


papermill_engines.register(NAME, CourseEngine)


def run_lesson(
    notebook: NotebookNode,
    target: Path,
    parameters: dict[str, object],
    *,
    lesson: str,
    folder: Path,
    on_cell: OnCell,
) -> NotebookNode:
    """Execute a lesson with parameters, write the executed copy to ``target`` and return it.

    Raises
    ------
    ExecutionFailed
        Naming lesson, cell and error; ``target`` then holds the lesson up to there.
    """
    try:
        return papermill.execute_notebook(
            notebook,
            target,
            parameters,
            engine_name=NAME,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            lesson=lesson,
            folder=folder,
            on_cell=on_cell,
        )
    except ExecutionFailed as failure:
        nbformat.write(failure.executed, target)
        raise
