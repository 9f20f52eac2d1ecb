"""A lab's answer sheet: its levels, its tasks with their expected values, recognised mistakes and hints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.paths import DATA

ANSWERS = "COURSE_ANSWERS"  # environment variable: a folder with sheets of other seeds, looked in first


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
    mistakes: tuple[tuple[Any, str], ...]  # encoded value, hint
    hints: tuple[str, ...]
    cases: tuple[list, ...] | None = None  # of a function: the encoded arguments of each call; outcomes are lists then


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
    tasks = {name: _task(name, entry) for name, entry in content["tasks"].items()}
    levels = tuple(
        Level(entry["level"], tuple(tasks[name] for name in entry["tasks"]), tuple(entry["code"]))
        for entry in content["levels"]
    )
    words = {name: content[name] for name in ("lab", "slug", "title", "seed")}
    return Sheet(**words, start=tuple(content["start"]), levels=levels, written=content["written"])


def _task(name: str, entry: dict) -> Task:
    words = {field: entry[field] for field in ("title", "level", "points", "name", "order", "expected")}
    mistakes = tuple((mistake["value"], mistake["hint"]) for mistake in entry["mistakes"])
    cases = tuple(entry["cases"]) if "cases" in entry else None
    return Task(id=name, **words, mistakes=mistakes, hints=tuple(entry["hints"]), cases=cases)


def _folders() -> list[Path]:
    given = os.environ.get(ANSWERS)
    return [*([Path(given)] if given else []), DATA / "answers"]


def _sheets(lab: str) -> Iterator[Sheet]:
    """Give a lab's sheets; a file's name begins with its lab, so that no other sheet need be read."""
    if str(lab).isalnum():
        for folder in _folders():
            for path in sorted(folder.glob(f"{lab}_*.json")):
                yield read_sheet(path)
