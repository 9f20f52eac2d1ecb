"""A lab's answer sheet: its levels, its tasks with their expected values, recognised mistakes and hints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from helpers import values
from helpers.paths import DATA

ANSWERS = "COURSE_ANSWERS"  # environment variable: a folder with sheets of other seeds, looked in first


@dataclass(frozen=True)
class Mistake:
    """A typical mistake: its hint, and its value or sketches of the parts in which it differs from the solution."""

    hint: str
    value: Any = None  # encoded; of a function, what it gives on each input
    sketches: dict[str, Any] | None = None  # place -> sketch; made from the value unless given
    is_general: bool = False  # a small change of the solution's code that nobody wrote a hint for


@dataclass(frozen=True)
class Known:
    """What a mistake, or two of them at once, does to an answer."""

    hints: tuple[str, ...]
    sketches: dict[str, Any]  # by the places of the parts that differ from the solution
    is_general: bool = False


@dataclass(frozen=True)
class Task:
    """One objective task."""

    id: str
    title: str
    level: int
    points: int
    name: str  # of the variable that is checked
    order: str  # of a table's rows: "ignored" or "matters"
    expected: Any  # encoded, as `helpers.values` does
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, ...]
    cases: tuple[list, ...] | None = None  # of a function: the encoded arguments of each call; outcomes are lists then
    pairs: tuple[tuple[int, int, dict[str, Any]], ...] = ()  # two mistakes at once: their numbers, and sketches

    def compared(self, given: Any) -> list[values.Part]:
        """Return the parts of the solution beside those of an encoded answer; none if it is no encoded value."""
        if self.cases is not None:
            return values.parts_of_calls(self.expected, given)
        return values.parts(self.expected, given, self.order) if values.well_formed(given) else []

    def sketched(self, value: Any) -> dict[str, Any]:
        """Return sketches of the parts in which an encoded answer differs from the solution."""
        return {part.place: values.sketch(part) for part in self.compared(value) if part.wrong}

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """All that is known of wrong answers: each mistake, two at once, then small changes of the code."""
        sketches = [self.sketched(one.value) if one.sketches is None else one.sketches for one in self.mistakes]
        single = [Known((one.hint,), made, one.is_general) for one, made in zip(self.mistakes, sketches, strict=True)]
        double = [
            Known((self.mistakes[first].hint, self.mistakes[second].hint), made) for first, second, made in self.pairs
        ]
        return (*(one for one in single if not one.is_general), *double, *(one for one in single if one.is_general))


@dataclass(frozen=True)
class Level:
    """Tasks that open together, and the code that solves them."""

    number: int
    tasks: tuple[Task, ...]
    code: tuple[str, ...]

    @property
    def points(self) -> int:
        """What its tasks are worth together."""
        return sum(task.points for task in self.tasks)


@dataclass(frozen=True)
class Sheet:
    """What a lab is made of."""

    lab: str
    slug: str
    title: str
    seed: int
    start: tuple[str, ...]  # the code before the first task
    levels: tuple[Level, ...]
    written: dict[str, dict]  # question -> title, points

    @property
    def tasks(self) -> dict[str, Task]:
        """All objective tasks by id, in order."""
        return {task.id: task for level in self.levels for task in level.tasks}

    @property
    def points(self) -> int:
        """What all objective tasks are worth."""
        return sum(level.points for level in self.levels)


def find_sheet(lab: str, seed: int | None = None) -> Sheet:
    """Return the sheet of a lab for a seed; the first one if there is none for that seed, or no seed is asked for.

    Raises
    ------
    ValueError
        If there is no such lab, or its sheet cannot be read.
    """
    sheets = list(_sheets(lab))
    if not sheets:
        known = lab_numbers()
        if not known:
            raise ValueError(f"There are no answer sheets in {_folders()[-1].name}/; make them with `course build`.")
        raise ValueError(f"There is no lab {str(lab)!r}; the labs are {', '.join(known)}.")
    return next((sheet for sheet in sheets if sheet.seed == seed), sheets[0])


def lab_numbers() -> list[str]:
    """Return the numbers of the labs that have an answer sheet, in order."""
    return sorted({path.name.partition("_")[0] for folder in _folders() for path in folder.glob("*_*.json")})


def read_sheet(path: Path) -> Sheet:
    """Return the answer sheet in a file."""
    try:
        return sheet_of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"The answer sheet {path.name} cannot be read; make it again with `course build`.") from error


def sheet_of(content: dict) -> Sheet:
    """Return the answer sheet that a file's JSON is."""
    tasks = {name: task_of(name, entry) for name, entry in content["tasks"].items()}
    levels = tuple(
        Level(entry["level"], tuple(tasks[name] for name in entry["tasks"]), tuple(entry["code"]))
        for entry in content["levels"]
    )
    words = {name: content[name] for name in ("lab", "slug", "title", "seed")}
    return Sheet(**words, start=tuple(content["start"]), levels=levels, written=content["written"])


def task_of(name: str, entry: dict) -> Task:
    """Return the task that its entry in a sheet's JSON is."""
    words = {field: entry[field] for field in ("title", "level", "points", "name", "order", "expected")}
    mistakes = tuple(
        Mistake(one["hint"], one.get("value"), one.get("parts"), one.get("general", False)) for one in entry["mistakes"]
    )
    cases = tuple(entry["cases"]) if "cases" in entry else None
    pairs = tuple((*pair["of"], pair["parts"]) for pair in entry.get("pairs", ()))
    return Task(id=name, **words, mistakes=mistakes, hints=tuple(entry["hints"]), cases=cases, pairs=pairs)


def _folders() -> list[Path]:
    given = os.environ.get(ANSWERS)
    return [*([Path(given)] if given else []), DATA / "answers"]


def _sheets(lab: str) -> Iterator[Sheet]:
    """Give a lab's sheets; a file's name begins with its lab, so that no other sheet need be read."""
    if str(lab).isalnum():
        for folder in _folders():
            for path in sorted(folder.glob(f"{lab}_*.json")):
                yield read_sheet(path)
