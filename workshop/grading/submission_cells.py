"""The cells of submissions with their fingerprints, without what every trainee was given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workshop.grading.fingerprints import (
    RUN_OF_CODE,
    RUN_OF_WORDS,
    Lines,
    Token,
    all_hashes,
    code_tokens,
    fingerprints,
    word_tokens,
)
from workshop.grading.records import Handed

SOLUTION = "the course's solution"  # no trainee's name: those have no spaces
MAX_CODE = 400_000  # characters of one trainee's code that are read: no lab needs a tenth
_SHOWN_MISTAKE = "%%typical_mistake"  # cells of the solved edition that solve nothing


@dataclass(frozen=True)
class Cell:
    """One cell, or one written answer, with its fingerprints."""

    text: str
    prints: dict[int, Lines]


@dataclass(frozen=True)
class SubmissionCells:
    """What one trainee handed in, as far as it is compared."""

    trainee: str
    received: datetime | None
    file: str
    cells: tuple[Cell, ...]

    @property
    def prints(self) -> set[int]:
        """All its fingerprints."""
        return {each for cell in self.cells for each in cell.prints}


@dataclass(frozen=True)
class GivenCells:
    """What the trainees' edition of a lab gives to everybody."""

    code: frozenset[int]
    words: frozenset[int]


def read_given(path: Path) -> GivenCells:
    """Return what a lab's trainee edition gives; nothing where it is not in this checkout."""
    cells = list(_cells(path.read_bytes())) if path.exists() else []
    code = {each for kind, text in cells if kind == "code" for each in all_hashes(code_tokens(text), RUN_OF_CODE)}
    words = {each for _, text in cells for each in all_hashes(word_tokens(text), RUN_OF_WORDS)}
    return GivenCells(frozenset(code), frozenset(words))


def cells_of_code(files: Sequence[Handed], given: GivenCells, solved: Path | None) -> list[SubmissionCells]:
    """Return the code of each file, then the course's solution where this checkout has it."""
    compared = [SubmissionCells(each.trainee, each.received, each.file, _code(each.notebook, given)) for each in files]
    if solved and solved.exists():
        compared.append(SubmissionCells(SOLUTION, None, "", _code(solved.read_bytes(), given)))
    return compared


def cells_of_answers(files: Sequence[Handed], given: GivenCells) -> list[SubmissionCells]:
    """Return the written answers of each file that has any."""
    compared = []
    for each in files:
        cells = _with_prints((text for text in each.written.values()), word_tokens, RUN_OF_WORDS, given.words)
        if cells:
            compared.append(SubmissionCells(each.trainee, each.received, each.file, cells))
    return compared


def _code(notebook: bytes, given: GivenCells) -> tuple[Cell, ...]:
    texts = (text for kind, text in _cells(notebook) if kind == "code" and not text.startswith(_SHOWN_MISTAKE))
    return _with_prints(texts, code_tokens, RUN_OF_CODE, given.code)


def _with_prints(
    texts: Iterable[str], tokens: Callable[[str], list[Token]], run: int, left_out: frozenset[int]
) -> tuple[Cell, ...]:
    room, cells = MAX_CODE, []
    for text in texts:
        room -= len(text)
        if text.strip() and room >= 0:
            cells.append(Cell(text, fingerprints(tokens(text), run, left_out)))
    return tuple(cells)


def _cells(notebook: bytes) -> Iterator[tuple[str, str]]:
    """Give a notebook's cells as kind and text; intake has checked its format already."""
    for cell in json.loads(notebook).get("cells", []):
        yield cell.get("cell_type", ""), "".join(cell.get("source", ""))
