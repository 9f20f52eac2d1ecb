"""Recognising numbers that were rounded, or were not."""

from __future__ import annotations

import numpy as np

Numbers = np.ndarray
ENOUGH = 4.0  # decimal digits in common, to be no chance


def rounding(expected: Numbers, given: Numbers) -> str:
    """Return how the given numbers were rounded, or that whole numbers were not; empty if neither explains them all."""
    if np.allclose(expected, np.round(expected)):
        return "the right {values}, not rounded" if _unrounded(expected, given) else ""
    for decimals in range(7):
        told = f"to {decimals} decimal{'s' * (decimals != 1)}" if decimals else "to whole numbers"
        for made, done, digits in ((np.round, "rounded", 2), (_cut, "cut off", 3), (_up, "rounded up", 3)):
            if (
                abs(made(expected[0], decimals) - given[0]) <= 1e-9
                and np.allclose(given, made(expected, decimals), rtol=0, atol=1e-9)
                and _kept(given, decimals) >= digits
            ):
                return f"the right {{values}}, but {done} {told}"
    return ""


def is_rounded(made: Numbers, given: Numbers) -> bool:
    """Return whether numbers are others, rounded to a few decimals, with enough digits left to be no chance."""
    if not np.isfinite(made).all() or np.allclose(made, np.round(made), rtol=0):
        return False
    rounded = (n for n in range(5) if np.allclose(given, np.round(made, n), rtol=0, atol=1e-9))
    decimals = next(rounded, None)
    if decimals is None:
        return False
    return sum(len(f"{abs(x):.{decimals}f}".replace(".", "").lstrip("0")) for x in {*given.tolist()}) >= ENOUGH


def _unrounded(expected: Numbers, given: Numbers) -> bool:
    return bool(np.array_equal(np.round(given), expected) and (np.abs(expected) >= 10).any())


def _kept(given: Numbers, decimals: int) -> int:
    """Return how many digits numbers so rounded still have, all together; two are soon met by chance."""
    return sum(len(f"{abs(number):.{decimals}f}".replace(".", "").lstrip("0")) for number in {*given.tolist()})


def _cut(numbers: Numbers, decimals: int) -> Numbers:
    return np.trunc(numbers * 10**decimals) / 10**decimals


def _up(numbers: Numbers, decimals: int) -> Numbers:
    return np.ceil(numbers * 10**decimals) / 10**decimals
