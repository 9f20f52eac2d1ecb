"""The start page's wall: small pictures of lessons' figures, each with its finding and a link to its cell."""

from __future__ import annotations

import base64
import copy
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode
from PIL import Image

from workshop.editions.lab_source import SourceFault

ACROSS = 3  # figures in a row
WIDTH, HEIGHT, COLOURS = 420, 260, 64  # of a small picture, at the most


class Figure(NamedTuple):
    """A figure of a lesson's page."""

    finding: str  # its title, with what it rests on
    alt: str
    png: bytes
    place: str  # a link to its cell


def has_wall(page: NotebookNode) -> bool:
    """Return whether a page shows the wall."""
    return any(cell.cell_type == "markdown" and "wall" in cell.metadata for cell in page.cells)


def hang_wall(start_page: NotebookNode, notebooks: Path) -> NotebookNode:
    """Return a page in which each text cell with ``wall="yes"`` is followed by the wall; other pages as they are.

    In a lesson's source, a cell with ``wall="yes"`` gives its figure to the wall.

    Parameters
    ----------
    start_page
        The page.
    notebooks
        The folder of the lessons' pages.

    Raises
    ------
    SourceFault
        If a cell for the wall shows no figure.
    """
    hung = copy.deepcopy(start_page)
    for cell in hung.cells:
        if cell.cell_type == "markdown" and "wall" in cell.metadata:
            figures = [figure for page in sorted(notebooks.glob("[0-9][0-9]_*.ipynb")) for figure in _figures(page)]
            cell.source += "\n\n" + _table(figures)
            cell.attachments = {_name(number): {"image/png": _small(one.png)} for number, one in enumerate(figures)}
    return hung


def _figures(page: Path) -> Iterator[Figure]:
    cells = nbformat.read(page, 4).cells
    after = [*cells[1:], None]
    for cell, following in zip(cells, after, strict=True):
        if cell.cell_type != "code" or "wall" not in cell.metadata:
            continue
        is_folded = following is not None and following["id"] == f"{cell['id']}-words"
        shown = following if is_folded else cell
        texts = [output.data for output in shown.outputs if "data" in output]
        pictures = [number for number, data in enumerate(texts) if "image/png" in data]
        if not pictures:
            raise SourceFault(f"{page.name}: cell {cell['id']} is for the wall, and shows no figure.")
        finding, picture = texts[pictures[0] - 1]["text/plain"], texts[pictures[0]]
        png = base64.b64decode(picture["image/png"])
        yield Figure(finding, picture["text/plain"], png, f"{page.name}#cell-id={shown['id']}")


def _table(figures: list[Figure]) -> str:
    rows = [figures[start : start + ACROSS] for start in range(0, len(figures), ACROSS)]
    lines = ["|" + "   |" * ACROSS, "|" + "---|" * ACROSS]
    for start, row in zip(range(0, len(figures), ACROSS), rows, strict=True):
        cells = [_picture(start + number, one) for number, one in enumerate(row)]
        lines.append("| " + " | ".join([*cells, *[""] * (ACROSS - len(cells))]) + " |")
    return "\n".join(lines)


def _picture(number: int, figure: Figure) -> str:
    alt, finding = (_plain(text) for text in (figure.alt, figure.finding))
    lesson = figure.place[:2]
    return f"[![{alt}](attachment:{_name(number)})]({figure.place})<br>**{lesson}** · {finding}"


def _plain(text: str) -> str:
    """Return a text without what Markdown would read as marks."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]|$<" else letter for letter in text)


def _name(number: int) -> str:
    return f"figure-{number + 1:02d}.png"


def _small(png: bytes) -> str:
    with Image.open(io.BytesIO(png)) as picture:
        picture = picture.convert("RGB")
        picture.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small = io.BytesIO()
        picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(small, "png", optimize=True)
    return base64.b64encode(small.getvalue()).decode() + "\n"
