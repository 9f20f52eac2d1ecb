"""Item warnings: figures of a question that a person should look at again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from workshop.exam.analysis import Analysis, ItemFigures
from workshop.exam.bank import LETTERS

FEW = 20  # answers; below, a figure is a hint
_AGREED, _CARRIED = 2.0, 1.0  # standard errors of a correlation


class ItemWarning(NamedTuple):
    """Why to read a question again, and how urgent it is."""

    weight: Literal["key", "look"]  # the key may be wrong; something else
    words: str


def warnings_of(analysis: Analysis) -> dict[str, list[ItemWarning]]:
    """Return the warnings about each question that has one, by id, the most urgent questions first.

    The key is doubted where those who do well elsewhere agree on another answer (two standard errors or more), and the
    key's own answer does not go with the rest of the exam. The other warnings are invitations to look.
    """
    found = {figures.item.id: list(_of(figures)) for figures in analysis.items}
    return dict(sorted(((item, why) for item, why in found.items() if why), key=lambda pair: _urgency(pair[1])))


def letters(answer: Iterable[int]) -> str:
    """Return the letters that stand for options, in the order of the bank.

    >>> letters({2, 0})
    'A and C'
    """
    return " and ".join(LETTERS[number] for number in sorted(answer))


def strength(correlation: float, answers: int) -> float:
    """Return how many standard errors a correlation lies from zero (Fisher's z); 0 where it cannot be told."""
    if math.isnan(correlation) or answers < 6:
        return 0.0
    return math.atanh(max(-0.999, min(0.999, correlation))) * math.sqrt(answers - 3)


def _urgency(why: list[ItemWarning]) -> tuple[int, int]:
    return -sum(flag.weight == "key" for flag in why), -len(why)


def _of(figures: ItemFigures) -> Iterator[ItemWarning]:
    n, rival = figures.asked, figures.rival
    if rival and strength(rival.correlation, n) > _AGREED and strength(figures.correlation, n) < _CARRIED:
        yield ItemWarning(
            "key",
            f"Those who do well elsewhere answer {letters(rival.answer)} (correlation {rival.correlation:+.2f}, chosen "
            f"by {rival.chosen}); the key is {letters(figures.item.key)}. Is it right?",
        )
    if n >= FEW and figures.correlation < 0:
        how = f"(correlation {figures.correlation:+.2f})"
        yield ItemWarning("look", f"Those who do well elsewhere get it right less often {how}.")
    elif n >= FEW and figures.correlation < 0.1:
        yield ItemWarning("look", f"It hardly tells who does well elsewhere (correlation {figures.correlation:+.2f}).")
    if figures.facility < 0.2:
        yield ItemWarning(
            "look", f"Only {figures.facility:.0%} got it right: too hard, not taught, or worded unclearly."
        )
    if figures.facility > 0.95:
        yield ItemWarning("look", f"{figures.facility:.0%} got it right: it tells nothing about who knows more.")
    idle = [letters({option.number}) for option in figures.options if not option.correct and not option.chosen]
    if n >= FEW and idle:
        yield ItemWarning("look", f"Nobody chose {' or '.join(idle)}: a mistake that nobody makes tells nothing.")
    if figures.unanswered > 0.1 * n and n >= FEW:
        yield ItemWarning("look", f"{figures.unanswered} of {n} left it empty: too long, or too late in the hour?")
