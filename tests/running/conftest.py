from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workshop.running.execute import execute
from workshop.running.warm_kernels import warm_kernels


@pytest.fixture(scope="session")
def warm() -> Iterator[None]:
    """One warm parent for all tests that ask for it."""
    with warm_kernels():
        yield


@pytest.fixture
def notebook() -> Callable[..., NotebookNode]:
    """Make a notebook of its cells' sources; a text that begins with ``md:`` is Markdown."""

    def make(*sources: str) -> NotebookNode:
        cells = [
            new_markdown_cell(source.removeprefix("md:")) if source.startswith("md:") else new_code_cell(source)
            for source in sources
        ]
        return new_notebook(cells=cells)

    return make


@pytest.fixture
def answer(warm: None, notebook: Callable[..., NotebookNode], tmp_path: Path) -> Callable[[str], object]:
    """Run code in a warm kernel; give the value of its last line, which must be a literal."""

    def run(code: str, **options: object) -> object:
        done = execute(notebook(code), tmp_path, **options)
        return eval(done.cells[0].outputs[-1].data["text/plain"])

    return run
