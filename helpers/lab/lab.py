"""The lab object that a trainee uses: check, hint, progress, load_level, submit."""

from __future__ import annotations

import difflib
from pathlib import Path

from helpers.lab.drawing import Map
from helpers.lab.feedback import Result
from helpers.lab.judging import judged, points
from helpers.lab.level_states import LevelState, level_states, map_line
from helpers.lab.loading import load
from helpers.lab.magics import user_names
from helpers.lab.missing_names import why_no_value
from helpers.lab.progress import Progress
from helpers.lab.sheet import Sheet, Task
from helpers.lab.task_numbers import find_task

_BY_NAME = object()


class Lab:
    """A lab: made by `open_lab`, shown as a short welcome.

    Parameters
    ----------
    sheet
        The answers.
    progress
        What was passed before, and where it is kept.
    seed
        The seed of the data that the notebook works on; None means the sheet's.
    free
        Whether all levels are open.
    folder
        Where the notebook lies.
    """

    def __init__(self, sheet: Sheet, progress: Progress, *, seed: int | None, free: bool, folder: Path) -> None:
        self._sheet = sheet
        self._progress = progress
        self._seed = sheet.seed if seed is None else seed
        self._free = free
        self._folder = folder

    def check(self, task: str, value: object = _BY_NAME) -> Result:
        """Return whether a value answers a task and, if not, what it is that differs: a hint, never the value.

        Parameters
        ----------
        task
            Its number, ``"01.2"``.
        value
            The answer; left out, the variable that the task names.
        """
        found = self._task(task)
        if isinstance(found, Result):
            return found
        if value is _BY_NAME:
            value = user_names().get(found.name, ...)
        if value is ...:
            return self._answer("waiting", found, why_no_value(self._sheet, found))
        if locked := self._locked(found):
            return locked
        kind, lines = judged(found, value)
        if kind != "passed":
            return self._answer(kind, found, *lines)
        self._progress.passed(found.id)
        if found.id in self._progress.state.shown:
            lines = ["This level was loaded, so the map has no points for it; code of your own is graded all the same."]
        else:
            lines = [f"Worth {points(found.points)} when your work is graded."]
        return self._answer("passed", found, *lines, self._what_next(found), foot=self._map_line())

    def check_mistake(self, task: str, value: object) -> Result:
        """Return what `check` would say of a typical mistake; progress and locked levels play no part."""
        found = self._task(task)
        if isinstance(found, Result):
            return found
        kind, lines = judged(found, value)
        return self._answer(kind, found, *lines)

    def hint(self, task: str | None = None) -> Result:
        """Return the next hint for a task, below those already given; there are three.

        Parameters
        ----------
        task
            Its number, ``"01.2"``; left out, the first task that is still open.
        """
        if task is None and (task := self._first_open()) is None:
            return Result(
                "waiting", f'No task is open; for a hint all the same, name one: `lab.hint("{self._example}")`.'
            )
        found = self._task(task)
        if isinstance(found, Result):
            return found
        given = self._progress.state.hints.get(found.id, 0)
        count = len(found.hints)
        self._progress.hinted(found.id, min(given + 1, count))
        lines = [f"Hint {number} of {count}: {hint}" for number, hint in enumerate(found.hints[: given + 1], 1)]
        if given >= count:
            last = found.level == len(self._sheet.levels)
            way = (
                "the solved edition shows one way"
                if last
                else f"`lab.load_level({found.level + 1})` goes on from there"
            )
            lines.append(f"That was the last hint; {way}.")
        return self._answer("noted", found, *lines, word="Hints")

    def progress(self) -> Map:
        """Return the map of levels: what is passed, shown, open and locked, with points."""
        return self._map(self._news())

    def submit(self, trainee: str, *, notebook: str | Path | None = None, allow_incomplete: bool = False) -> Result:
        """Pack this notebook, its written answers and the progress into one file for the instructor.

        Parameters
        ----------
        trainee
            Your name or number, as the course knows you: letters, digits, ``- _ .``, up to 64 characters.
        notebook
            The notebook's file, where it is not found by itself.
        allow_incomplete
            Whether written answers may be empty.
        """
        from helpers.lab.submitting import submit  # with nbformat, which takes as long as pandas to import

        return submit(self._sheet, trainee, notebook, self._folder, allow_incomplete)

    def load_level(self, level: int) -> Result:
        """Put the notebook's names where they stand at the start of a level, and say which they are.

        The levels before count as shown: the map has no points for those that were not passed before.
        """
        count = len(self._sheet.levels)
        if type(level) is not int or not 1 <= level <= count:
            sentence = f"There is no level {level!r:.40} here; give a number from 1 to {count}."
            return Result("waiting", sentence, word="Not loaded")
        if unfit := self._other_seed():
            return unfit
        result = load(self._sheet, level)
        if result.kind == "noted":
            before = {task.id for entry in self._sheet.levels if entry.number < level for task in entry.tasks}
            self._progress.shown(before)
        return result

    def __repr__(self) -> str:
        welcome = self._map(self._progress.notices)
        return "\n".join([repr(welcome), "", *(f"  {call:<34}{what}" for call, what in self._calls())])

    def _repr_html_(self) -> str:
        return self._map(self._progress.notices).html_with(self._calls())

    def _calls(self) -> list[tuple[str, str]]:
        name = self._sheet.tasks[self._example].name
        return [
            (f'lab.check("{self._example}", {name})', "checks an answer"),
            (f'lab.hint("{self._example}")', "gives a hint, then the next: three for each task"),
            ("lab.progress()", "draws this map"),
            ("lab.load_level(2)", "goes on from the start of a level; the map has no points for those before"),
            ('lab.submit("your-name")', "packs your work for your instructor"),
        ]

    def _task(self, name: object) -> Task | Result:
        """Return a task, or the reason why nothing can be said about it."""
        tasks = self._sheet.tasks
        number = find_task(name, tasks)
        if number is not None:
            return self._other_seed() or tasks[number]
        if not isinstance(name, str):
            return Result("waiting", f'Give the task\'s number first, in quotes, such as "{self._example}".')
        near = ", ".join(sorted(difflib.get_close_matches(name, tasks, n=3, cutoff=0.5) or tasks))
        return Result("waiting", f"There is no task {name[:40]!r} here; the nearest are {near}.")

    @property
    def _example(self) -> str:
        """The number of the first task."""
        return next(iter(self._sheet.tasks))

    def _first_open(self) -> str | None:
        done = self._progress.state.passed | self._progress.state.shown
        return next((task for task in self._sheet.tasks if task not in done), None)

    def _other_seed(self) -> Result | None:
        if self._seed == self._sheet.seed:
            return None
        return Result(
            "waiting",
            f"The answers for seed {self._seed} are not here, these are for {self._sheet.seed}: "
            f"set `DATA_SEED = {self._sheet.seed}` and run the notebook again.",
        )

    def _locked(self, task: Task) -> Result | None:
        rows = self._level_states()
        if next(row.status for row in rows if row.number == task.level) != "locked":
            return None
        first = next(row for row in rows if row.status == "open")
        return self._answer(
            "waiting",
            task,
            f"Level {task.level} is locked: first pass level {first.number} (open: {', '.join(first.left)}).",
            foot=self._map_line(),
        )

    def _what_next(self, task: Task) -> str:
        rows = self._level_states()
        here = next(row for row in rows if row.number == task.level)
        if here.left:
            return f"Still open in level {here.number}: {', '.join(here.left)}."
        opened = next((row.number for row in rows if row.status == "open"), None)
        if opened is None:
            return f'Level {here.number} is complete, and so is the lab: `lab.submit("your-name")` packs your work.'
        return f"Level {here.number} is complete; level {opened} is open."

    def _answer(self, kind: str, task: Task, *lines: str, foot: str = "", word: str = "") -> Result:
        return Result(kind, f"{task.id} {task.title}", (*lines, *self._news()), foot, word)

    def _news(self) -> list[str]:
        """Return what the progress file has to say, once."""
        news, self._progress.notices = self._progress.notices, []
        return news

    def _level_states(self) -> list[LevelState]:
        return level_states(self._sheet, self._progress.state, self._free)

    def _map_line(self) -> str:
        return map_line(self._level_states(), self._sheet.points)

    def _map(self, news: list[str]) -> Map:
        questions = self._sheet.written.items()
        written = tuple(f"{name} {entry['title']} ({points(entry['points'])})" for name, entry in questions)
        return Map(self._sheet.title, self._level_states(), self._sheet.points, written, tuple(news))
