"""Rubrics: the criteria of a written question, each with described levels."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from helpers.paths import DATA

MOST_LEVELS = 9  # each is chosen by a digit


@dataclass(frozen=True)
class Level:
    """What an answer says that earns these points."""

    points: float
    text: str


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked for, its levels from least to most."""

    name: str
    points: float
    levels: tuple[Level, ...]

    def level_of(self, points: float) -> int | None:
        """Return the place of the level with these points, from 0; None if no level has them."""
        return next((place for place, level in enumerate(self.levels) if level.points == points), None)


@dataclass(frozen=True)
class Rubric:
    """How one written question is marked."""

    question: str
    title: str
    slug: str  # of the lab that asks it
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> float:
        """What a full answer earns."""
        return sum(criterion.points for criterion in self.criteria)

    def criterion(self, name: str) -> Criterion:
        """Return a criterion by its name; ValueError if there is none."""
        for criterion in self.criteria:
            if criterion.name == name:
                return criterion
        raise ValueError(f"Question {self.question} has no criterion {name!r}; reload the page.")


def read_rubrics(folder: Path = DATA / "rubrics") -> dict[str, Rubric]:
    """Return all rubrics of a folder by question, ``{"01.S1": Rubric(…)}``, in the order of their questions.

    Raises
    ------
    ValueError
        If there is none, or one cannot be marked by: it says which and why.
    """
    rubrics = {}
    for path in sorted(Path(folder).glob("*.toml")):
        try:
            read = tomllib.loads(path.read_text(encoding="utf-8"))
            rubrics |= {question: _rubric(question, path.stem, words) for question, words in read.items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error).rstrip(".")
            raise ValueError(f"The rubric {path.name} cannot be marked by: {reason}.") from error
    if not rubrics:
        raise ValueError(f"There are no rubrics (*.toml) in {folder}; name the folder that has them.")
    return dict(sorted(rubrics.items()))


def _rubric(question: str, slug: str, words: dict) -> Rubric:
    criteria = tuple(_criterion(question, each) for each in words["criteria"])
    names = [criterion.name for criterion in criteria]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"{question} needs criteria, each with a name of its own")
    return Rubric(question, words["title"], slug, criteria)


def _criterion(question: str, words: dict) -> Criterion:
    levels = tuple(Level(level["points"], level["text"]) for level in words["levels"])
    where = f"{question}, {words['name']!r}"
    if not 2 <= len(levels) <= MOST_LEVELS:
        raise ValueError(f"{where} has {len(levels)} levels; 2 to {MOST_LEVELS} are expected")
    if any(low.points >= high.points for low, high in pairwise(levels)) or levels[0].points < 0:
        raise ValueError(f"{where}: the points of its levels must rise, from 0")
    if levels[-1].points != words["points"]:
        raise ValueError(f"{where}: its best level must give all its points")
    return Criterion(words["name"], words["points"], levels)
