"""Small sketches of parts, by which an answer sheet knows a typical mistake without holding all of it."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

from helpers.values.comparing import same_cell
from helpers.values.parts import FEW, Part
from helpers.values.validating import is_number

LOOKED_AT = 16  # cells of a long column that differ, and as many of all
_SMALL = 1e-3


def sketch(part: Part) -> Any:
    """Return a sketch of a part's given cells: as they are if few, else a digest (no decimals in them) or a sample.

    Parameters
    ----------
    part
        A part of a typical mistake, beside the solution's.

    Returns
    -------
    Any
        Plain JSON; None where the mistake has no such part.
    """
    cells = part.given
    if cells is None:
        return None
    text = json.dumps(cells, sort_keys=True)
    if len(text) <= 20 * FEW:
        return {"cells": cells}
    if not _has_decimals(cells):
        return {"digest": _digest(cells)}
    wrong = part.wrong
    places = sorted({*_some(wrong), *_some(range(len(cells)))})
    return {"count": len(cells), "wrong": len(wrong), "at": [[n, cells[n]] for n in places if n < len(cells)]}


def matches(known: Any, part: Part) -> bool:
    """Return whether a part of a given answer is the one that a sketch was made of."""
    cells = part.given
    if known is None or cells is None:
        return known is None and cells is None
    if "cells" in known:
        return len(cells) == len(known["cells"]) and all(map(_is_the_same, known["cells"], cells))
    if "digest" in known:
        return not _has_decimals(cells) and _digest(cells) == known["digest"]
    if len(cells) != known["count"] or not all(_is_the_same(cell, cells[n]) for n, cell in known["at"]):
        return False
    return abs(len(part.wrong) - known["wrong"]) <= 0.001 * len(cells)


def sketched_cells(known: Any, part: Part) -> list[tuple[Any, Any]]:
    """Return the cells that a sketch holds, each with the given one at its place; none if it does not fit the part."""
    if known is None or part.given is None:
        return []
    kept = list(enumerate(known["cells"])) if "cells" in known else known.get("at", [])
    if known.get("count", len(known.get("cells", ()))) != len(part.given):
        return []
    return [(cell, part.given[place]) for place, cell in kept]


def digits(part: Part) -> float:
    """Return how much is known by a part's being just so: the decimal digits of its wrong cells, six at most of each.

    A single small whole number is soon met by chance; a number with decimals, a column or a list of names is not.
    """
    if part.given is None:
        return 0.0
    wrong = {json.dumps(part.given[n], sort_keys=True): part.given[n] for n in part.wrong if n < len(part.given)}
    count, cells = len(part.wrong), len(part.given)
    pattern = min(6.0, count * math.log10(cells / count)) if count and cells > FEW else 0.0  # which of many are wrong
    return min(sum(map(_digits_of, wrong.values())) + pattern, 100.0)


def _is_the_same(one: Any, other: Any) -> bool:
    """Return whether two cells are the same; of small numbers, which the tolerance takes for 0, all digits count."""
    if is_number(one) and is_number(other) and 0 < abs(one) < _SMALL:
        return math.isclose(one, other, rel_tol=1e-6)
    return same_cell(one, other)


def _digits_of(cell: Any) -> float:
    if type(cell) is float:
        return float(min(6, len(f"{abs(cell):.12g}".replace(".", "").lstrip("0"))))
    if is_number(cell):
        return float(min(6, len(str(abs(cell)))) if cell else 0.3)
    if isinstance(cell, str):
        return min(6.0, len(cell) / 2)
    if isinstance(cell, list | dict):
        return min(12.0, len(json.dumps(cell)) / 3)
    return 0.3


def _some(places: Any) -> list[int]:
    step = max(1, len(places) // LOOKED_AT)
    return list(places[::step])[: LOOKED_AT + 1]


def _has_decimals(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(_has_decimals, value))
    if isinstance(value, dict):
        return any(map(_has_decimals, value.values()))
    return type(value) is float


def _digest(cells: list) -> str:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).hexdigest()[:16]
