"""The state of each level: passed, shown, open or locked."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.lab.progress import State
from helpers.lab.sheet import Level, Sheet


@dataclass(frozen=True)
class LevelState:
    """One level of a lab as it stands for one trainee."""

    level: Level
    status: str  # "passed", "shown" (its solution was loaded), "open" or "locked"
    left: tuple[str, ...]  # "01.2 Title" of the tasks that are neither passed nor shown
    points: int  # earned

    @property
    def number(self) -> int:
        """The level's number, from 1."""
        return self.level.number


def level_states(sheet: Sheet, state: State, free: bool = False) -> list[LevelState]:
    """Return how each level stands.

    Parameters
    ----------
    free
        Whether every level is open from the start; else a level opens when those before it are passed or shown.
    """
    rows = []
    reached = True
    for level in sheet.levels:
        left = tuple(f"{task.id} {task.title}" for task in level.tasks if task.id not in state.passed | state.shown)
        points = sum(task.points for task in level.tasks if task.id in state.passed)
        if not left:
            status = "passed" if all(task.id in state.passed for task in level.tasks) else "shown"
        else:
            status = "open" if reached or free else "locked"
        reached = reached and not left
        rows.append(LevelState(level, status, left, points))
    return rows


def map_line(rows: list[LevelState], out_of: int) -> str:
    """Return the levels in one line."""
    words = " · ".join(f"level {row.number} {row.status}" for row in rows)
    return f"{words} · {sum(row.points for row in rows)} of {out_of} points"
