"""Recognising what was done to the right values: another unit, a sign, a rounding, a rank."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from helpers.values.rounding import ENOUGH, is_rounded, rounding
from helpers.values.validating import ATOL, RTOL

Numbers = np.ndarray
_UNITS = {
    7: "weeks and days",
    12: "months and years",
    24: "hours and days",
    30: "days and months of 30 days",
    60: "seconds, minutes and hours",
    365: "days and years",
    86_400: "seconds and days",
    3_600: "seconds and hours",
}


def _unit(factor: int, way: str = "times") -> str:
    of = f"{factor:,} times" if way == "times" else f"a part (1 of {factor:,}) of"
    return f"{of} the right {{values}}: another unit ({_UNITS[factor]}), or are other things counted?"


# what was done to all of the right values, and how to say it; none says what the right value is
_ONE_BY_ONE: list[tuple[Callable[[Numbers], Numbers], str]] = [
    (lambda x: 100 * x, "a hundred times the right {values}: per cent where a share was asked, or fen for yuan?"),
    (lambda x: x / 100, "a hundredth of the right {values}: a share where per cent was asked, or yuan for fen?"),
    (lambda x: 1 - x, "one less the right {values}: the share of the others"),
    (lambda x: 100 - x, "a hundred less the right {values}: the per cent of the others"),
    (lambda x: -x, "the right {values} with the other sign: what is to be taken from what?"),
    (np.abs, "the right {values} without their sign"),
    (lambda x: 1 / x, "the right {values} upside down: what is to be divided by what?"),
    (np.log, "the natural logarithm of the right {values}; one step back is missing"),
    (np.exp, "e to the power of the right {values}: a logarithm is missing"),
    (np.log10, "the logarithm to base 10 of the right {values}"),
    (np.log2, "the logarithm to base 2 of the right {values}"),
    (np.log1p, "the logarithm of one more than the right {values}"),
    (np.sqrt, "the square root of the right {values}"),
    (np.square, "the square of the right {values}; a square root is missing"),
    (
        lambda x: np.log(x) / np.log(10) * np.log(2),
        "the right {values} with another logarithm in place of the natural one",
    ),
    (lambda x: 1000 * x, "a thousand times the right {values}: which unit is asked, or what for each of a thousand?"),
    (lambda x: x / 1000, "a thousandth of the right {values}: which unit is asked, or is it a mean?"),
    (lambda x: 2 * x, "twice the right {values}: is something counted two times?"),
    (lambda x: x / 2, "half of the right {values}"),
    *((lambda x, n=n: n * x, _unit(n)) for n in _UNITS),
    *((lambda x, n=n: x / n, _unit(n, "of")) for n in _UNITS),
    (
        lambda x: x * 30.4375 / 30,
        "the right {values} with another length of the month: how many days has a month here?",
    ),
    (
        lambda x: x * 30 / 30.4375,
        "the right {values} with another length of the month: how many days has a month here?",
    ),
    (lambda x: x * 365.25 / 365, "the right {values} with another length of the year"),
    (lambda x: x + 1, "one more than the right {values}: where does the counting begin?"),
    (lambda x: x - 1, "one less than the right {values}: where does the counting begin?"),
]
# what needs all values together; tried on three values and more
_TOGETHER: list[tuple[Callable[[Numbers], Numbers], str]] = [
    (
        lambda x: x / x.sum(),
        "the right {values} divided by their sum: amounts are asked, and these are shares of the whole",
    ),
    (lambda x: 100 * x / x.sum(), "per cent of the sum of the right {values}: amounts are asked"),
    (lambda x: x / x.max(), "the right {values} divided by the largest of them"),
    (lambda x: (x - x.min()) / (x.max() - x.min()), "the right {values} on a scale from 0 to 1 (min-max)"),
    (lambda x: (x - x.mean()) / x.std(ddof=1), "z-scores of the right {values}"),
    (lambda x: (x - x.mean()) / x.std(), "z-scores of the right {values}"),
    (lambda x: x - x.mean(), "the right {values} less their mean"),
    (np.cumsum, "running totals of the right {values}"),
    (lambda x: np.diff(x, prepend=0), "the differences from each of the right {values} to the next"),
    (lambda x: _ranks(x), "ranks (1, 2, 3 …) in place of the {values} themselves"),
    (lambda x: len(x) + 1 - _ranks(x), "ranks (1, 2, 3 …) in place of the {values} themselves"),
    (lambda x: _ranks(x) - 1, "places (0, 1, 2 …) in place of the {values} themselves"),
]


def transformation(expected: Sequence, given: Sequence) -> str:
    """Return what was done to numbers that should be others, empty if no one step explains all that differ.

    Parameters
    ----------
    expected, given
        Numbers of one part or group of parts, place by place; those that are right may be among them.

    Returns
    -------
    str
        Words with ``{values}`` in place of what they are, without a final stop; never a value.

    Examples
    --------
    >>> transformation([0.25, 0.5], [25, 50]).partition(":")[0]
    'a hundred times the right {values}'
    >>> transformation([1, 2], [3, 5])
    ''
    """
    one, other = np.array(expected, dtype=float), np.array(given, dtype=float)
    wrong = ~_close(one, other)
    if not wrong.any() or not np.isfinite(one).all() or not np.isfinite(other).all():
        return ""
    e, g = one[wrong], other[wrong]
    if how := rounding(e, g):
        return how
    with np.errstate(all="ignore"):
        found = {words for made, words in _ONE_BY_ONE if _begins(made, e, g) and _holds(made(e), g)}
        found = found if _tell_apart(e, g) else set()
        if len(one) >= 3 and wrong.sum() >= 2 and len(set(one)) > 1:
            found |= {words for made, words in _TOGETHER if _holds(made(one), other) and _varied(one, other)}
        if not found:
            found = {
                f"{words} (and rounded)"
                for made, words in _ONE_BY_ONE
                if _begins(made, e, g, rounded=True) and is_rounded(made(e), g)
            }
        if not found and len(set(e)) >= 3:
            found = _constant(e, g)
    return found.pop() if len(found) == 1 else ""


def _close(one: Numbers, other: Numbers) -> Numbers:
    return np.isclose(other, one, rtol=RTOL, atol=ATOL)


def _begins(made: Callable[[Numbers], Numbers], expected: Numbers, given: Numbers, rounded: bool = False) -> bool:
    """Return whether the first number may have been made so: quickly told, and mostly not."""
    first, other = float(made(expected[0])), float(given[0])
    if not math.isfinite(first):
        return False
    if rounded:
        return any(abs(round(first, decimals) - other) <= 1e-9 for decimals in range(5))
    return math.isclose(first, other, rel_tol=RTOL, abs_tol=1e-9)


def _holds(made: Numbers, given: Numbers) -> bool:
    return bool(np.isfinite(made).all() and np.allclose(given, made, rtol=RTOL, atol=1e-12))


def _tell_apart(expected: Numbers, given: Numbers) -> bool:
    """Return whether an agreement is no chance: several digits of it, and not all on one value."""
    return _evidence(expected, given) >= ENOUGH and len({*given.tolist()}) >= min(2, len({*expected.tolist()}))


def _evidence(expected: Numbers, given: Numbers) -> float:
    """Return how many decimal digits the agreement has: six for a number with decimals, few for a small count."""
    pairs = {*zip(expected.tolist(), given.tolist(), strict=True)}
    return sum(map(_digits, pairs))


def _digits(pair: tuple[float, float]) -> float:
    if not all(number.is_integer() for number in pair):
        return 6.0
    return min(6.0, math.log10(1 + min(map(abs, pair))))


def _varied(expected: Numbers, given: Numbers) -> bool:
    return len(set(given.tolist())) >= min(3, len(set(expected.tolist())))


def _ranks(numbers: Numbers) -> Numbers:
    return pd.Series(numbers).rank().to_numpy()


def _constant(expected: Numbers, given: Numbers) -> set[str]:
    if (expected != 0).all():
        ratio = given / expected
        if (ratio != 0).all() and _holds(np.full_like(ratio, ratio[0]), ratio):
            return {"values that are off by one and the same factor: which number, or which unit, do all of them use?"}
    shift = given - expected
    if np.allclose(shift, shift[0], rtol=1e-6, atol=1e-9):
        return {"values that are off by one and the same amount: look at what is added or taken away"}
    return set()


def of_another(expected: dict[str, Any], name: str, given: Sequence) -> str:
    """Return what a column or key holds instead of its own values: those of another one, or a sum for a mean.

    Parameters
    ----------
    expected
        All columns (or keys) of numbers of the expected answer, by their words.
    name
        The one that differs.
    given
        What the trainee has there.
    """
    own, other = np.array(expected[name], dtype=float), np.array(given, dtype=float)
    if _evidence(own, other) < ENOUGH or len(own) != len(other):
        return ""
    for words, cells in expected.items():
        beside = np.array(cells, dtype=float)
        if words == name or len(beside) != len(own) or ((beside == beside[0]).all() and len(beside) > 1):
            continue
        with np.errstate(all="ignore"):
            if _holds(beside, other):
                return f"what belongs in {words}"
            if _holds(own / beside, other):
                return f"the right {{values}} divided by {words}: a mean in place of a sum, or a share?"
            if _holds(own * beside, other):
                return f"the right {{values}} times {words}: a sum in place of a mean, or an amount for a share?"
    return ""
