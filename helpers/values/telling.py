"""Telling what differs in one part of an answer."""

from __future__ import annotations

from typing import Any

from helpers.values.comparing import differences
from helpers.values.parts import Part
from helpers.values.validating import key
from helpers.values.words import count, differ, listed, size


def part_told(part: Part) -> str:
    """Return a sentence on a part that differs, without a value or label that is not the trainee's own.

    Examples
    --------
    >>> part_told(Part("/low", "'low'", "", [2.5], [1.5]))
    "'low' differs; it is too small."
    """
    where = part.words or "the answer"
    if part.given is None:
        return f"{_capital(where)} is missing."
    if len(part.expected) == len(part.given) == 1:
        inside = differences(part.expected[0], part.given[0]) if isinstance(part.expected[0], list | dict) else []
        if inside:
            return f"In {where}: {inside[0][0].lower()}{inside[0][1:]}"
        return f"{_capital(where)} differs{size(part.expected, part.given)}."
    if part.labels is None or len(part.labels) != len(part.given):
        sentence = differences(part.expected, part.given)[0]
        return f"In {where}: {sentence[0].lower()}{sentence[1:]}" if part.words else sentence
    wrong = part.wrong
    rows = listed([(key(part.labels[n]), 0) for n in wrong])
    direction = size([part.expected[n] for n in wrong], [part.given[n] for n in wrong])
    told = f"{count(len(wrong), 'value')} of {len(part.given):,} {differ(len(wrong))}"
    return f"{_capital(where)}: {told} ({'row' if len(wrong) == 1 else 'rows'} {rows}){direction}."


def named(one: Any, other: Any) -> str:
    """Return two row labels of the trainee's in words: ``'a' and 'b'``."""
    return " and ".join(listed([(key(label), 0)]) for label in (one, other))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
