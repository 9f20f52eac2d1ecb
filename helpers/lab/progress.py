"""A trainee's progress, saved beside the notebook; it survives restarts, crashes and a second kernel."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from helpers.files import one_writer, write_whole

FORMAT = 1


@dataclass
class State:
    """Tasks passed, tasks whose level was loaded instead, and how many hints were shown for each task."""

    passed: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    hints: dict[str, int] = field(default_factory=dict)

    def merged(self, other: State) -> State:
        """Return what either knows; a passed task stays passed."""
        passed = self.passed | other.passed
        names = self.hints | other.hints
        hints = {name: max(self.hints.get(name, 0), other.hints.get(name, 0)) for name in names}
        return State(passed, (self.shown | other.shown) - passed, hints)

    def to_json(self, slug: str) -> bytes:
        """Return the file's content."""
        content = {
            "format": FORMAT,
            "slug": slug,
            "passed": sorted(self.passed),
            "shown": sorted(self.shown),
            "hints": dict(sorted(self.hints.items())),
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, content: bytes, slug: str) -> State:
        """Return the state in a file's content; `ValueError` if it is none, or another lab's."""
        try:
            read = json.loads(content)
            state = cls(set(read["passed"]), set(read["shown"]), dict(read["hints"]))
            words = {*state.passed, *state.shown, *state.hints}
            sound = all(type(word) is str for word in words) and all(type(n) is int for n in state.hints.values())
            if not sound or read["format"] != FORMAT or read["slug"] != slug:
                raise ValueError(slug)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"This is no progress file of {slug}.") from error
        return state


class Progress:
    """A `State` and the file it is kept in.

    Parameters
    ----------
    slug
        The lab's file name without its ending.
    folder
        Where the notebook lies; None keeps the progress only as long as the kernel lives.
    """

    def __init__(self, slug: str, folder: Path | None) -> None:
        self.slug = slug
        self.path = folder / ".progress" / f"{slug}.json" if folder else None
        self.notices: list[str] = []  # sentences the trainee has not been told yet
        self.state = self._on_disk()

    def passed(self, task: str) -> None:
        """Note that a task is passed; not if its level was loaded."""
        if task not in self.state.shown:
            self._note(State(passed={task}))

    def shown(self, tasks: set[str]) -> None:
        """Note that the level of these tasks was loaded; what is passed stays passed."""
        self._note(State(shown=tasks))

    def hinted(self, task: str, stage: int) -> None:
        """Note how many hints were shown for a task."""
        self._note(State(hints={task: stage}))

    def _note(self, news: State) -> None:
        self.state = self.state.merged(news)
        if self.path is None:
            return
        try:
            with one_writer(self.path.parent):
                on_disk = self._on_disk()  # a second kernel may have written since
                self.state = self.state.merged(on_disk)
                if self.state != on_disk:
                    if self.path.exists():
                        write_whole(self._backup, self.path.read_bytes())
                    write_whole(self.path, self.state.to_json(self.slug))
        except OSError as error:
            self.notices.append(f"Progress could not be saved ({error.strerror}); it lasts as long as this kernel.")

    @property
    def _backup(self) -> Path:
        return self.path.with_name(self.path.name + ".bak")

    def _on_disk(self) -> State:
        """Return what the file says; a damaged one is set aside, and the one before it is used."""
        if self.path is None or not self.path.exists():
            return State()
        try:
            return State.from_json(self.path.read_bytes(), self.slug)
        except ValueError:
            aside = self._set_aside()
        try:
            state = State.from_json(self._backup.read_bytes(), self.slug)
            instead = "the one before it is used"
        except (OSError, ValueError):
            state = State()
            instead = "progress begins anew: run your checks again"
        self.notices.append(f"The progress file was damaged; it is kept as {aside.name}, and {instead}.")
        return state

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists():
            number += 1
        return self.path.replace(aside)
