"""The similarity report as one static page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from helpers.files import write_whole
from workshop.grading.clean_text import cleaned
from workshop.grading.similarity import Comparison
from workshop.static_pages import Pages

MAX_CELL = 20_000  # characters of a cell that are shown
BARS = 20
_PAGES = Path(__file__).parent / "pages"


def write_similarity(path: Path, comparisons: Sequence[Comparison]) -> Path:
    """Write the report on what :func:`workshop.grading.similarity.similar` found, and return its path."""
    pages = Pages(_PAGES, "similarity.css", {"lines": _lines}, pictures=False)
    shown = [(comparison, _bars(comparison.values)) for comparison in comparisons]
    write_whole(Path(path), pages.render("similarity.html", shown=shown))
    return Path(path)


def _lines(text: str, marked: frozenset[int]) -> list[tuple[str, bool]]:
    """Return a cell's lines, and whether each has something in common with the other's."""
    return [(line, number in marked) for number, line in enumerate(cleaned(text, MAX_CELL).split("\n"), 1)]


def _bars(values: np.ndarray) -> list[dict[str, float]]:
    """Return the bars of all pairs' values: how many in each twentieth, the height by the logarithm."""
    counts, _ = np.histogram(values, bins=BARS, range=(0, 1))
    heights = np.log1p(counts) / max(np.log1p(counts).max(), 1e-9)
    return [
        {"x": place, "height": round(height, 3), "n": n}
        for place, (n, height) in enumerate(zip(counts.tolist(), heights.tolist(), strict=True))
    ]
