"""Checking the numbers in a question bank by computing them again from the course's data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.paths import ROOT
from workshop.exam.bank import Bank
from workshop.running.execute import ExecutionFailed, execute


class _Claim(NamedTuple):
    """A text, and an expression whose value must stand in it."""

    item: str
    text: str
    expression: str


def recompute(bank: Bank, tell: Callable[[str], None] = lambda lesson: None) -> list[str]:
    """Return a sentence for each number that the data contradict; empty if all agree.

    Each lesson's ``prepare`` runs in a kernel without network, then its expressions are formatted there as in the
    lessons' prose. An expression's value stands in a text if it occurs there whole: 1.39 does not stand in 21.39.

    Parameters
    ----------
    bank : Bank
        A bank whose code you trust: it is run.
    tell : callable, optional
        Told each lesson before it is computed.
    """
    faults = []
    for lesson, prepare in bank.prepare.items():
        claims = [claim for claim in _claims(bank) if bank[claim.item].lesson == lesson]
        if claims:
            tell(lesson)
            faults += _faults(lesson, prepare, claims)
    return faults


def _claims(bank: Bank) -> Iterator[_Claim]:
    for item in bank:
        yield from (_Claim(item.id, item.text, expression) for expression in item.compute)
        for option in item.options:
            words = f"{option.text} | {option.reason}"
            yield from (_Claim(item.id, words, expression) for expression in option.compute)


def _faults(lesson: str, prepare: str, claims: list[_Claim]) -> list[str]:
    notebook = new_notebook(cells=[new_code_cell(prepare)])
    notebook.cells += [new_markdown_cell(f"{{{{ {claim.expression} }}}}") for claim in claims]
    nbformat.validate(notebook)
    try:
        values = [cell.source for cell in execute(notebook, ROOT, name=f"exam {lesson}").cells[1:]]
    except ExecutionFailed as failure:
        where = claims[failure.position - 1].item if failure.position else f"prepare of lesson {lesson}"
        return [f"{where}: {failure.ename}: {failure.evalue}"]
    return [
        f"{claim.item}: {claim.expression!r} gives {value}, which does not stand in {claim.text!r}."
        for claim, value in zip(claims, values, strict=True)
        if not stands_in(value, claim.text)
    ]


def stands_in(value: str, text: str) -> bool:
    """Tell whether a value occurs in a text whole, not as a part of a longer number or word.

    >>> stands_in("1.39", "1.39 months."), stands_in("1.39", "21.39 months"), stands_in("3", "3.5")
    (True, False, False)
    """
    before, after = r"(?<![\w])(?<!\d[.,])" if value[:1].isalnum() else "", r"(?!\w)(?![.,]\d)"
    after = after if value[-1:].isalnum() else ""
    return bool(value) and re.search(before + re.escape(value) + after, text) is not None
