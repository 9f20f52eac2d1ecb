"""Code holes inside lessons: two minutes of the reader's own code, checked on the spot.

A lesson has no answer sheet. Its hole brings the solution along, which is run on the data and parameters of the page as
it is, so that the check holds for every seed and every data set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpers import values
from helpers.lab.feedback import Result
from helpers.lab.judging import judged
from helpers.lab.magics import run_on_a_copy, user_names
from helpers.lab.sheet import Mistake, Task

_GOES_ON = "The page goes on with the right value; change your cell and run the check again."


@dataclass(frozen=True)
class _Hole:
    name: str
    solution: str
    mistakes: tuple[tuple[str, str], ...]


_HOLES: dict[str, _Hole] = {}


def hole(number: str, name: str, solution: str, mistakes: Sequence[tuple[str, str]] = ()) -> None:
    """Make a hole of this page known.

    Parameters
    ----------
    number
        Which one: ``"06.a"``.
    name
        The variable that the reader makes.
    solution
        Code that makes it.
    mistakes
        Code that makes it wrongly, each with the hint that this earns.
    """
    _HOLES[number] = _Hole(name, solution, tuple(mistakes))


def check_hole(number: str, value: object = ...) -> Result:
    """Say whether a hole is filled rightly, and put the right value in its place where it is not.

    Parameters
    ----------
    number
        The hole's.
    value
        What the reader made; ``...`` is a hole that is still empty.
    """
    if number not in _HOLES:
        return Result("waiting", f"hole {number}", ("The page does not know this hole: run the cells above it first.",))
    known = _HOLES[number]
    right = run_on_a_copy(known.solution)[known.name]
    if value is ...:
        user_names()[known.name] = right
        return Result("waiting", f"hole {number}", (f"`{known.name}` is still empty. {_GOES_ON}",))
    kind, lines = judged(_task(number, known, right), value)
    if kind == "passed":
        return Result("passed", f"hole {number}", word="Right")
    user_names()[known.name] = right
    return Result(kind, f"hole {number}", (*lines, _GOES_ON))


def _task(number: str, known: _Hole, right: object) -> Task:
    """Return the task that a hole is, with what each mistake gives on the page's data."""
    made = [(hint, _given(code, known.name)) for code, hint in known.mistakes]
    mistakes = tuple(Mistake(hint, value) for hint, value in made if value is not None)
    return Task(number, "", 1, 0, known.name, "ignored", values.encode(right), mistakes, ())


def _given(code: str, name: str) -> object:
    """Return what a mistake gives, encoded; None where it gives nothing on this data."""
    try:
        return values.encode(run_on_a_copy(code)[name])
    except Exception:  # on other data a mistake may fail in any way: then nobody can have made it
        return None
