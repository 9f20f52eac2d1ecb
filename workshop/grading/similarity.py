"""Pairs of similar submissions of a lab, for a person to look at; not a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from scipy import sparse

from helpers.paths import NOTEBOOKS
from workshop.grading.fingerprints import Lines
from workshop.grading.records import Handed, Rejected
from workshop.grading.submission_cells import SOLUTION, SubmissionCells, cells_of_answers, cells_of_code, read_given

MOST_CELLS = 8  # of a pair, side by side
_SMALL = 0.25  # of the median submission: what is smaller is held against that much, so that three lines rank nowhere


@dataclass(frozen=True)
class CellPair:
    """Two cells that have fingerprints in common, with the lines these come from."""

    first: str
    second: str
    first_lines: frozenset[int]
    second_lines: frozenset[int]
    shared_by: int  # how many trainees of the lab have the same, at the median of what the two share


@dataclass(frozen=True)
class Pair:
    """Two submissions and their similarity, 0 to 1: what they share of the smaller one, rare things weighing more."""

    first: SubmissionCells
    second: SubmissionCells
    value: float
    cell_pairs: tuple[CellPair, ...]


@dataclass(frozen=True)
class Comparison:
    """All pairs of a lab's submissions, the most similar first."""

    slug: str
    kind: Literal["code", "words"]
    trainees: int
    values: np.ndarray  # of all pairs, falling
    pairs: tuple[Pair, ...]  # those at the top


def similar(
    submissions: Iterable[Handed | Rejected],
    *,
    top: int = 20,
    labs: Path = NOTEBOOKS / "labs",
    solutions: Path | None = NOTEBOOKS / "solutions",
) -> list[Comparison]:
    """Return each lab's pairs, ranked: by code, then by written answers.

    Of a trainee's files for a lab, the one received last is compared. The course's own solution takes part like a
    trainee's submission, but does not change what counts as rare.

    Parameters
    ----------
    submissions
        As intake gives them; what was refused is passed over.
    top
        How many pairs of each lab and kind come with their cells.
    labs
        The trainees' edition: what it gives to everybody is taken out.
    solutions
        The solved edition; None compares trainees only.
    """
    last: dict[tuple[str, str], Handed] = {}
    for handed in sorted((each for each in submissions if isinstance(each, Handed)), key=lambda each: each.received):
        last[handed.slug, handed.trainee] = handed
    found = []
    for slug in sorted({slug for slug, _ in last}):
        files = [handed for (of, _), handed in sorted(last.items()) if of == slug]
        given = read_given(labs / f"{slug}.ipynb")
        code = cells_of_code(files, given, solutions / f"{slug}.ipynb" if solutions else None)
        found += [_compare(slug, "code", code, top), _compare(slug, "words", cells_of_answers(files, given), top)]
    return [comparison for comparison in found if len(comparison.values)]


def _compare(slug: str, kind: Literal["code", "words"], submissions: list[SubmissionCells], top: int) -> Comparison:
    prints = [each.prints for each in submissions]
    common = Counter(
        each for one, own in zip(submissions, prints, strict=True) if one.trainee != SOLUTION for each in own
    )
    trainees = sum(each.trainee != SOLUTION for each in submissions)
    columns = {each: column for column, each in enumerate(sorted(set().union(*prints)))}
    weights = np.array([np.log((trainees + 1) / max(1, common[each])) for each in columns])
    rows = np.repeat(np.arange(len(submissions)), [len(own) for own in prints])
    numbers = [columns[each] for own in prints for each in own]
    has = sparse.csr_array((np.ones(len(numbers)), (rows, numbers)), shape=(len(submissions), len(columns)))
    shared = (
        (has.multiply(weights[None, :]).tocsr() @ has.T).toarray() if columns else np.zeros((len(submissions),) * 2)
    )
    whole = shared.diagonal()
    small = _SMALL * np.median(whole[:trainees]) if trainees else 0.0
    least = np.maximum(np.minimum(whole[:, None], whole[None, :]), small)
    values = np.divide(shared, least, out=np.zeros_like(shared), where=least > 0)
    first, second = np.triu_indices(len(submissions), 1)
    order = np.argsort(-values[first, second], kind="stable")
    ranked = values[first, second][order]
    pairs = []
    for place in order[:top][ranked[:top] > 0]:
        one, other = submissions[first[place]], submissions[second[place]]
        value = float(values[first[place], second[place]])
        pairs.append(
            Pair(one, other, value, _side_by_side(one, other, common, dict(zip(columns, weights, strict=True))))
        )
    return Comparison(slug, kind, trainees, ranked, tuple(pairs))


def _side_by_side(
    one: SubmissionCells, other: SubmissionCells, common: Counter, weights: dict[int, float]
) -> tuple[CellPair, ...]:
    """Return each cell of one submission with the cell of the other that has most in common with it."""
    found = []
    for cell in one.cells:
        shares = [
            (sum(weights[each] for each in cell.prints.keys() & mate.prints.keys()), mate) for mate in other.cells
        ]
        most, mate = max(shares, key=lambda share: share[0], default=(0, None))
        both = cell.prints.keys() & mate.prints.keys() if mate else set()
        if both:
            shared_by = int(np.median([common[each] for each in both]))
            lines = (_lines(each.prints[print_] for print_ in both) for each in (cell, mate))
            found.append((most, CellPair(cell.text, mate.text, *lines, shared_by)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(pair for _, pair in found[:MOST_CELLS])


def _lines(places: Iterable[Lines]) -> frozenset[int]:
    return frozenset(line for place in places for line in range(place.first, place.last + 1))
