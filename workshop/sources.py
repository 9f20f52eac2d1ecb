"""The text sources: the only form of a notebook that is edited by hand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
from nbformat import NotebookNode

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@dataclass(frozen=True)
class Source:
    """One text source, read: a lesson (``01_groupby``) or a lab (``01_groupby_lab``)."""

    path: Path
    notebook: NotebookNode

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def number(self) -> str:
        """The lesson's two digits, as text."""
        return self.slug[:2]

    @property
    def is_lab(self) -> bool:
        """Whether it makes a trainee and a solved edition rather than a lesson."""
        return self.slug.endswith("_lab")

    @property
    def title(self) -> str:
        """The first heading."""
        for cell in self.notebook.cells:
            if cell.cell_type == "markdown" and (found := re.search(r"^# (.+)$", cell.source, re.MULTILINE)):
                return found[1].strip()
        raise ValueError(f"{self.path.name} has no title: begin its first Markdown cell with '# '.")


def read_source(path: Path) -> Source:
    """Read one source, give its cells ids that depend on nothing but their text, and name its kernel."""
    notebook = jupytext.read(path, fmt="py:percent")
    notebook.metadata = NotebookNode(kernelspec=NotebookNode(KERNEL), language_info=NotebookNode(name="python"))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:10]
        repeat = seen[digest] = seen.get(digest, 0) + 1
        cell["id"] = digest if repeat == 1 else f"{digest}-{repeat}"
    return Source(path, notebook)


def find_sources(folder: Path, *, labs: bool | None = None) -> list[Source]:
    """Every source of a folder in course order; ``labs`` keeps only labs (True) or only lessons (False)."""
    paths = sorted(folder.glob("[0-9][0-9]_*.py"))
    return [read_source(path) for path in paths if labs is None or path.stem.endswith("_lab") == labs]
