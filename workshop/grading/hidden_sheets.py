"""A lab's hidden answer sheets: answers for other data, and inputs for functions, drawn by the secret."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from helpers.lab.calling import alike
from helpers.lab.sheet import Sheet, Task, sheet_of
from helpers.values import same
from workshop.editions.build import Checkout
from workshop.editions.lab_source import SourceFault
from workshop.editions.sheets import answer_sheet
from workshop.running.execute import ExecutionFailed
from workshop.secret import Secret
from workshop.sources import read_source

ROUNDS, ASKED = 10, 3  # of the inputs for a function: how many a sheet holds, how many a submission is asked on
TRIES = 12  # seeds, until mistakes can be told from solutions
LOOKED_AT = 3  # good seeds, until no answer is by chance that of the practice data


def draw_sheet(slug: str, secret: Secret, number: int, practice: Sheet, checkout: Checkout) -> dict:
    """Return the content of a hidden sheet, made by running the lab's source on another ``DATA_SEED``.

    A seed on which a typical mistake gives the solution's value is skipped for the next; of those left, one is taken
    on which no practice answer, typed in, would be right, if there is one among the first.

    Raises
    ------
    ValueError
        If none of the seeds will do, with the last one's reason.
    """
    source = read_source(checkout.sources / f"{slug}.py")
    found: list[tuple[int, dict]] = []
    fault = ""
    for attempt in range(TRIES):
        seed = secret.number("hidden data", slug, number, attempt) % 10**9
        try:
            content = answer_sheet(source, checkout.rubrics, checkout.notebooks, {"DATA_SEED": seed}, ROUNDS)
        except (SourceFault, ExecutionFailed) as error:
            fault = str(error).partition("\n")[0]
            continue
        sheet = sheet_of(content)
        if hidden := [task.id for task in sheet.tasks.values() if not _shows_mistakes(task)]:
            fault = f"too few inputs show the mistakes of {', '.join(hidden)}; make them harder."
            continue
        found.append((len(given_away(sheet, practice)), content))
        if found[-1][0] == 0 or len(found) == LOOKED_AT:
            break
    if not found:
        raise ValueError(f"No hidden data could be made for {slug} in {TRIES} tries, the last: {fault}")
    return min(found, key=lambda one: one[0])[1]


def given_away(sheet: Sheet, practice: Sheet) -> list[str]:
    """Return the tasks whose right answer is the same on both sheets: typed in from one it passes on the other."""
    tasks = practice.tasks
    return [
        name
        for name, task in sheet.tasks.items()
        if task.cases is None and name in tasks and same(task.expected, tasks[name].expected, task.order)
    ]


def asked(sheet: Sheet, rng: np.random.Generator) -> Sheet:
    """Return a hidden sheet with some of the rounds of inputs for each function, those that the generator draws."""
    levels = tuple(replace(level, tasks=tuple(_some(task, rng) for task in level.tasks)) for level in sheet.levels)
    return replace(sheet, levels=levels)


def _some(task: Task, rng: np.random.Generator) -> Task:
    if task.cases is None:
        return task
    size = len(task.cases) // ROUNDS
    rounds = rng.choice(ROUNDS, ASKED, replace=False).tolist()
    chosen = [place for number in rounds for place in range(size * number, size * (number + 1))]

    def of(items: Iterable) -> list:
        items = list(items)
        return [items[place] for place in chosen]

    mistakes = tuple(replace(one, value=of(one.value)) for one in task.mistakes)
    return replace(task, cases=tuple(of(task.cases)), expected=of(task.expected), mistakes=mistakes)


def _shows_mistakes(task: Task) -> bool:
    """Return whether every choice of rounds shows each typical mistake of a function."""
    if task.cases is None:
        return True
    size = len(task.cases) // ROUNDS
    for mistake in task.mistakes:
        right = alike(task.expected, mistake.value, task.order)
        if sum(all(right[size * number : size * (number + 1)]) for number in range(ROUNDS)) >= ASKED:
            return False
    return True
