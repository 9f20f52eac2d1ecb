"""A trainee's notebook, read as data."""

from __future__ import annotations

import ast
import threading
import warnings
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode
from nbformat.reader import reads
from nbformat.validator import get_validator, normalize

ANSWER_PLACEHOLDER = "*Write your answer here (double-click this cell).*"
AFTER_ANSWERS = "## Where you stand"  # the course's own cell below the last answer
MAX_NOTEBOOK = 10_000_000  # bytes
_one_at_a_time = threading.Lock()  # Python's filter of warnings is one for all threads


@dataclass(frozen=True)
class Notebook:
    """A notebook's bytes and what they say."""

    content: bytes
    node: NotebookNode

    @property
    def course(self) -> dict:
        """What the course wrote into its metadata: edition, lab, slug, title; empty for any other notebook."""
        course = self.node.metadata.get("course", {})
        return course if isinstance(course, dict) else {}

    @property
    def ids(self) -> set[str]:
        """The ids of its cells."""
        return {cell["id"] for cell in self.node.cells if "id" in cell}

    @property
    def sources(self) -> set[str]:
        """The text of its cells, without space around."""
        return {cell.source.strip() for cell in self.node.cells}

    def of_role(self, role: str, name: str) -> list[NotebookNode]:
        """Return the cells that are the task, or hold the answer, of one task or question."""
        found = []
        for cell in self.node.cells:
            course = cell.metadata.get("course", {})
            fits = isinstance(course, dict) and course.get("role") == role
            if fits and name in (course.get("task"), course.get("written")):
                found.append(cell)
        return found

    def is_attempted(self, task: str) -> bool:
        """Return whether a task's cell holds something else than its hole."""
        return any(not _has_hole(cell.source) for cell in self.of_role("task", task))

    def answer(self, question: str) -> str:
        """Return the written answer to a question, empty if there is none yet.

        It may go on in Markdown cells that the trainee put below its own.
        """
        texts, goes_on = [], False
        own = {id(cell) for cell in self.of_role("answer", question)}
        for cell in self.node.cells:
            goes_on = id(cell) in own or (goes_on and not _is_given(cell))
            if id(cell) in own or (goes_on and cell.cell_type == "markdown"):
                texts.append(cell.source.replace(ANSWER_PLACEHOLDER, "").strip())
        return "\n\n".join(text for text in texts if text)


def read_notebook(path: Path) -> Notebook:
    """Return a notebook file.

    Raises
    ------
    ValueError
        If it is no notebook, or larger than 10 MB.
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        return parse_notebook(file.read(MAX_NOTEBOOK + 1), path.name)


def parse_notebook(content: bytes, name: str) -> Notebook:
    """Return the notebook in a file's bytes; `ValueError` if it is none."""
    if len(content) > MAX_NOTEBOOK:
        raise ValueError(f"{name} is larger than {MAX_NOTEBOOK // 10**6} MB; clear its outputs and save it.")
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # ids that are missing, or twice from copying a cell, are put right
            _, node = normalize(reads(content.decode("utf-8-sig")))
            get_validator(4, node.nbformat_minor).validate(node)  # `nbformat.validate` takes minutes to name all faults
    except Exception as error:  # nbformat raises what its parser and its schema do: many kinds, one meaning
        raise ValueError(f"{name} is not a notebook that can be read; save it again from JupyterLab.") from error
    return Notebook(content, node)


def _is_given(cell: NotebookNode) -> bool:
    return "course" in cell.metadata or cell.source.strip() == AFTER_ANSWERS


def _has_hole(source: str) -> bool:
    """Return whether code still has a hole: a ``...`` that is no index, as in ``table[..., 0]``."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return not source.strip()
    indexes = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Subscript) for part in ast.walk(node.slice)}
    holes = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value is ...]
    return not tree.body or any(id(node) not in indexes for node in holes)
