"""Exam forms: which questions each trainee gets, and in which order, drawn by a blueprint and the course's secret."""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.exam.bank import Item
from workshop.secret import Secret

Blueprint = dict[tuple[str, str, str], int]  # (lesson, level, kind) -> questions, the same for every trainee


@dataclass(frozen=True)
class FormQuestion:
    """One question of a form: which one, what it said when it was drawn, its options in the trainee's order."""

    item: str
    wording: str
    order: tuple[int, ...]  # the bank's option numbers


@dataclass(frozen=True)
class Form:
    """One trainee's exam, as the gradebook stores it, without the key."""

    questions: tuple[FormQuestion, ...]
    link: int = 1  # how many links the trainee has been given; only the last one opens the form

    def text(self) -> str:
        """Return the form as JSON."""
        questions = [[asked.item, asked.wording, *asked.order] for asked in self.questions]
        return json.dumps({"link": self.link, "places": questions}, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> Form:
        """Return the form that :meth:`text` has written."""
        stored = json.loads(text)
        questions = (FormQuestion(item, wording, tuple(order)) for item, wording, *order in stored["places"])
        return cls(tuple(questions), stored["link"])


def wording(item: Item) -> str:
    """Return a short digest of what a trainee reads of a question: a corrected key leaves it as it is."""
    read = [item.kind, item.text, *(option.text for option in item.options)]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()[:16]


def option_id(secret: Secret, exam: str, trainee: str, item: str, option: int) -> str:
    """Return the id of an option in one trainee's page, which shows neither its number nor whether it is right."""
    return secret.key("exam option", exam, trainee, item, option).hex()[:16]


def shares(total: int, weights: Sequence[float], floors: Sequence[int], caps: Sequence[int]) -> list[int]:
    """Return whole numbers that add up to a total, as near to the weights as bounds allow (largest remainders).

    Raises
    ------
    ValueError
        If the bounds leave no way to reach the total.

    Examples
    --------
    >>> shares(6, weights=[3, 2, 2], floors=[0, 0, 0], caps=[9, 1, 9])
    [3, 1, 2]
    """
    if not sum(floors) <= total <= sum(caps):
        raise ValueError(f"{total} cannot be shared out between {sum(floors)} and {sum(caps)}; change the total.")
    given, scale = list(floors), total / (sum(weights) or 1)
    for _ in range(total - sum(floors)):
        open_ones = [number for number in range(len(given)) if given[number] < caps[number]]
        given[max(open_ones, key=lambda number: weights[number] * scale - given[number])] += 1
    return given


def blueprint(
    items: Iterable[Item], size: int, multiple: int, table: Mapping[str, Mapping[str, int]] | None = None
) -> Blueprint:
    """Return how many questions of each lesson, level and kind every form has.

    Parameters
    ----------
    items
        The bank's questions.
    size
        Questions of a form.
    multiple
        At least so many of them multiple choice; more, where the bank has a larger share of them.
    table
        Questions per lesson and level, ``{"01": {"recall": 1, "apply": 2}}``; without it, as in the bank.

    Raises
    ------
    ValueError
        If the bank has too few questions, of whatever sort.
    """
    held = Counter((item.lesson, item.level, item.kind) for item in items)
    cells = sorted({(lesson, level) for lesson, level, _ in held})
    singles, multiples = ([held[*cell, kind] for cell in cells] for kind in ("single", "multiple"))
    sizes = [one + several for one, several in zip(singles, multiples, strict=True)]
    if sum(sizes) < size:
        raise ValueError(f"A form has {size} questions and the bank only {sum(sizes)}; add some, or name another bank.")
    wanted = shares(size, sizes, [0] * len(cells), sizes) if table is None else _of_table(table, cells, sizes, size)
    floors = [max(0, count - one) for count, one in zip(wanted, singles, strict=True)]
    caps = [min(count, several) for count, several in zip(wanted, multiples, strict=True)]
    if sum(caps) < multiple:
        raise ValueError(
            f"A form should have at least {multiple} multiple-choice questions and can have {sum(caps)}; "
            "write more of them, or change the blueprint."
        )
    weights = [count * several / (whole or 1) for count, several, whole in zip(wanted, multiples, sizes, strict=True)]
    share = min(max(multiple, round(sum(weights)), sum(floors)), sum(caps))
    chosen = shares(share, weights, floors, caps)
    plan = {
        (*cell, kind): number
        for cell, count, several in zip(cells, wanted, chosen, strict=True)
        for kind, number in (("single", count - several), ("multiple", several))
    }
    return {stratum: number for stratum, number in plan.items() if number}


def _of_table(
    table: Mapping[str, Mapping[str, int]], cells: list[tuple[str, str]], sizes: list[int], size: int
) -> list[int]:
    asked = {(lesson, level): number for lesson, levels in table.items() for level, number in levels.items()}
    for cell, number in asked.items():
        held = dict(zip(cells, sizes, strict=True)).get(cell, 0)
        if number > held:
            raise ValueError(
                f"The blueprint asks for {number} questions of lesson {cell[0]}, level {cell[1]}, and the bank has "
                f"{held}; ask for fewer, or write more."
            )
    if sum(asked.values()) != size:
        raise ValueError(f"The blueprint adds up to {sum(asked.values())} questions; make it {size}, as in the rules.")
    return [asked.get(cell, 0) for cell in cells]


def read_blueprint(path: Path) -> dict[str, dict[str, int]]:
    """Return a table of questions per lesson and level: a TOML table a lesson, ``["01"]``, with ``recall = 1`` …

    Raises
    ------
    ValueError
        If the file is something else.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        whole = all(type(number) is int and number >= 0 for levels in table.values() for number in levels.values())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError):
        whole = False
    if not whole:
        raise ValueError(f'{path.name} is no blueprint; give a table a lesson, ["01"], with lines such as recall = 1.')
    return table


def draw(
    items: Iterable[Item], plan: Blueprint, secret: Secret, exam: str, trainee: str, *, same_items: bool = False
) -> Form:
    """Return a trainee's form: the questions of a blueprint, they and their options in an order of his own.

    Parameters
    ----------
    items
        The bank's questions.
    plan
        What :func:`blueprint` gave.
    secret, exam, trainee
        What the draw depends on: nothing else, so that it can be repeated.
    same_items
        Whether all trainees get the same questions, each in an order of his own.
    """
    items = sorted(items, key=lambda item: item.id)
    lots = random.Random(secret.key("exam items", exam, "" if same_items else trainee))
    chosen = [
        item
        for stratum, number in sorted(plan.items())
        for item in lots.sample([item for item in items if (item.lesson, item.level, item.kind) == stratum], number)
    ]
    orders = random.Random(secret.key("exam order", exam, trainee))
    orders.shuffle(chosen)
    questions = (
        FormQuestion(item.id, wording(item), tuple(orders.sample(range(len(item.options)), len(item.options))))
        for item in chosen
    )
    return Form(tuple(questions))
