"""Mistakes as edits of a solution: lines ``# - old`` and ``# + new``."""

from __future__ import annotations

import re

from nbformat import NotebookNode


def edited(code: str, *cells: NotebookNode) -> str:
    """Return a solution's code with mistakes made in it, or the code of the one mistake that has its own.

    Raises
    ------
    ValueError
        If words to be replaced do not stand in the solution just once.
    """
    if len(cells) == 1 and not edits(cells[0]):
        return cells[0].source
    for old, new in (pair for cell in cells for pair in edits(cell)):
        if code.count(old) != 1:
            raise ValueError(f"{old!r} stands {code.count(old)} times in the solution; name words that stand once")
        code = code.replace(old, new)
    return code


def edits(cell: NotebookNode) -> list[tuple[str, str]]:
    """Return the words that a mistake replaces, each with those in their place; none if it has code of its own."""
    lines = cell.source.splitlines()
    if not lines or not all(re.match(r"# [-+]( |$)", line) for line in lines):
        return []
    found: list[tuple[list[str], list[str]]] = []
    for line in lines:
        is_old = line.startswith("# -")
        if is_old and (not found or found[-1][1]):
            found.append(([], []))
        if found:
            found[-1][0 if is_old else 1].append(line[4:])
    return [("\n".join(old), "\n".join(new)) for old, new in found]
