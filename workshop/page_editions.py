"""A page's editions by their cells: whether a trainee has changed a page, and what a new edition changes.

JupyterLab writes metadata, ids, execution counts and outputs into every file that it opens, and an empty cell below the
last one that is run. None of that is a trainee's work: kinds and sources of the cells that are not empty are.
"""

from __future__ import annotations

import hashlib
import json
import re
from difflib import SequenceMatcher
from typing import NamedTuple


class Cell(NamedTuple):
    """A cell that is not empty."""

    kind: str  # "code", "markdown", "raw"
    source: str
    section: str  # what the course calls this part of the page: a task, a question, a heading


class Edition(NamedTuple):
    """An edition of a page, as it was delivered."""

    digest: str  # of the whole file, with metadata and outputs
    cells: list[Cell]

    @classmethod
    def of(cls, content: bytes) -> Edition:
        """Return the edition that a file's bytes are."""
        return cls(hashlib.sha256(content).hexdigest(), read_cells(content))


def read_cells(content: bytes) -> list[Cell]:
    """Return the cells of a notebook's bytes; none if it cannot be read."""
    try:
        return [Cell(*words) for words in _cells(json.loads(content)["cells"]) if words[1].strip()]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def open_holes(content: bytes) -> bytes:
    """Return a lesson as a trainee gets it: what is to be written in its holes is gone, their checks are not run."""
    notebook = json.loads(content)
    roles = ((str(cell["metadata"].get("course", {}).get("role")), cell) for cell in notebook["cells"])
    holes = [cell for role, cell in roles if role.startswith("hole")]
    if not holes:
        return content
    for cell in holes:
        cell["outputs"], cell["execution_count"] = [], None
        if "open" in cell["metadata"]["course"]:
            cell["source"] = cell["metadata"]["course"].pop("open").splitlines(keepends=True)
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def sources(cells: list[Cell]) -> list[tuple[str, str]]:
    """Return what makes two pages the same."""
    return [(cell.kind, cell.source) for cell in cells]


def made_from(page: list[Cell], editions: list[Edition]) -> Edition:
    """Return the edition that a page was made from: the first of those that it shares most cells with."""
    own = set(sources(page))
    return max(editions, key=lambda edition: len(own & set(sources(edition.cells))))


def changed_sections(old: list[Cell], new: list[Cell]) -> list[str]:
    """Return the sections in which two editions differ, in the page's order."""
    found: list[str] = []
    steps = SequenceMatcher(None, sources(old), sources(new), autojunk=False).get_opcodes()
    for step, old_from, old_to, new_from, new_to in steps:
        if step != "equal":
            found += [cell.section for cell in new[new_from:new_to] or old[old_from:old_to]]
    return list(dict.fromkeys(found))


def _cells(cells: list[dict]) -> list[tuple[str, str, str]]:
    found = []
    section = "the beginning"
    for cell in cells:
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        course = cell["metadata"].get("course", {})
        heading = re.search(r"^#+ +(.+)$", source, re.MULTILINE) if cell["cell_type"] == "markdown" else None
        if "task" in course:
            section = f"task {course['task']}"
        elif "written" in course:
            section = f"question {course['written']}"
        elif heading:
            section = f'"{heading[1].strip()}"'
        found.append((cell["cell_type"], source, section))
    return found
