"""Functions as answers: called on the inputs of their task, and judged by all that they give.

What a call gives is an encoded value, or ``{"error": "ZeroDivisionError: division by zero"}`` where it stops; no value
is encoded so, and two errors agree when their kinds do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from helpers import values

FEWEST = 5  # inputs of a task
_LONGEST = 120  # characters of an error's words


def draw_cases(inputs: Callable[[np.random.Generator], list[tuple]], seed: int, rounds: int = 1) -> list[list]:
    """Return the encoded inputs that a task's own `inputs` function draws; the first round depends on the seed alone.

    Parameters
    ----------
    inputs
        Gives a list of argument tuples for a random generator, in each round as many.
    seed
        The seed of the data that the notebook works on.
    rounds
        How often to draw.

    Raises
    ------
    ValueError
        If it gives something else, or too few to tell a right function from a wrong one.
    """
    drawn = [inputs(np.random.default_rng([seed, number] if number else seed)) for number in range(rounds)]
    if not all(type(cases) is list and all(type(case) is tuple for case in cases) for cases in drawn):
        raise ValueError("inputs(rng) must return a list of tuples, the arguments of each call: [(3, 1000), (0, 9)].")
    counts = {len(cases) for cases in drawn}
    if len(counts) > 1 or min(counts) < FEWEST:
        raise ValueError(
            f"inputs(rng) must return the same number of inputs each time, {FEWEST} or more; it returned "
            f"{' or '.join(map(str, sorted(counts)))}."
        )
    return [[values.encode(argument) for argument in case] for cases in drawn for case in cases]


def outcome(function: Callable, case: Sequence) -> Any:
    """Return what a function gives on encoded arguments, which are made afresh for it: encoded, or its error."""
    try:
        return values.encode(function(*map(values.decode, case)))
    except values.Unencodable as error:
        return {"error": str(error)}
    except (Exception, SystemExit) as error:  # whatever a trainee's function does
        return {"error": f"{type(error).__name__}: {_words(error)}"}


def is_error(given: Any) -> bool:
    """Return whether an outcome is an error."""
    return isinstance(given, dict) and given.keys() == {"error"}


def alike(expected: Sequence, given: Sequence, order: str) -> list[bool]:
    """Return for each call whether two outcomes agree."""
    return [_agree(one, other, order) for one, other in zip(expected, given, strict=True)]


def call_shown(name: str, case: Sequence) -> str:
    """Return a call as code in a sentence: ``share(3, 1000)`` between backticks."""
    arguments = ", ".join(map(values.shown, case))
    return f"`{name}({arguments})`".replace("\n", " ")


def difference(name: str, case: Sequence, expected: Any, given: Any, order: str) -> list[str]:
    """Return sentences on one call that went wrong: the input and what it gave, never the expected value."""
    call = call_shown(name, case)
    if is_error(given):
        return [f"In {call}: {str(given['error'])[:_LONGEST]}".rstrip(".") + "."]
    return [f"{call} gives `{values.shown(given)}`.", *values.differences(expected, given, order)]


def _agree(expected: Any, given: Any, order: str) -> bool:
    if is_error(expected) or is_error(given):
        return is_error(expected) and is_error(given) and _kind(expected) == _kind(given)
    return values.same(expected, given, order)


def _kind(given: dict) -> str:
    return str(given["error"]).partition(":")[0]


def _words(error: BaseException) -> str:
    try:
        return " ".join(str(error).split())[:_LONGEST]
    except Exception:  # the error may be the trainee's own class
        return "an error without words"
