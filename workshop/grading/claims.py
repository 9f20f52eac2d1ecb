"""The claims of a sandbox run: the encoded values that a submission gave, read from its frames and checked."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.grading.records import CellOutput

_TEXT, _FIGURES, _FIGURE = 20_000, 4, 400_000  # characters; figures a cell, bytes of one
_VIA = ("check", "name")
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Claims:
    """The claims of one or several runs on the same data; later ones replace earlier ones.

    Parameters
    ----------
    calls
        Tasks whose answer is a function, with the number of inputs that it is asked on.
    """

    calls: Mapping[str, int]
    values: dict[tuple[str, str], Any] = field(default_factory=dict)  # (task, via): an encoded value
    errors: dict[str, str] = field(default_factory=dict)  # task: why there is no value
    outcomes: dict[tuple[str, str], list] = field(default_factory=dict)  # (task, via): a whole round of a function's
    levels: set[int] = field(default_factory=set)  # those that were loaded
    cells: dict[int, dict] = field(default_factory=dict)  # what each cell showed

    def add(self, frames: Iterable[Any]) -> None:
        """Add a run's frames; malformed frames are left out."""
        rounds: dict[tuple[str, str], list] = {(task, via): [] for task in self.calls for via in _VIA}
        for frame in frames:
            if not isinstance(frame, dict):
                continue
            kind, task = frame.get("k"), frame.get("task")
            if kind == "claim" and isinstance(task, str):
                self._claim(task, frame)
            elif kind == "call" and isinstance(task, str) and task in self.calls:
                self._call(rounds[task, _via(frame)], task, frame)
            elif kind == "load_level" and type(frame.get("level")) is int:
                self.levels.add(frame["level"])
            elif kind == "out" and type(frame.get("i")) is int:
                self.cells[frame["i"]] = frame

    def answers(self, task: str) -> list:
        """Return the values claimed for a task: by the last check, and what its name held last if that is another.

        They differ honestly: who found the answer in a cell below the check, or used the name again for something else.
        For a function each is the list of what it gave.
        """
        found = self.outcomes if task in self.calls else self.values
        return [found[task, via] for via in _VIA if (task, via) in found]

    def output(self, number: int, source: str) -> CellOutput:
        """Return what a cell showed."""
        frame = self.cells.get(number, {})
        text, error, figures = (frame.get(name) for name in ("text", "error", "figures"))
        images = map(_image, figures[:_FIGURES]) if isinstance(figures, list) else ()
        return CellOutput(source, _short(text), _short(error), tuple(image for image in images if image))

    def _claim(self, task: str, frame: dict) -> None:
        if "value" in frame:
            self.values[task, _via(frame)] = frame["value"]
        else:
            self.errors[task] = _short(frame.get("error"))

    def _call(self, outcomes: list, task: str, frame: dict) -> None:
        if type(frame.get("n")) is not int or frame["n"] not in (0, len(outcomes)):
            return
        if frame["n"] == 0:
            outcomes.clear()
        outcomes.append(frame["value"] if "value" in frame else {"error": _short(frame.get("error"))})
        if len(outcomes) == self.calls[task]:
            self.outcomes[task, _via(frame)] = list(outcomes)


def _via(frame: dict) -> str:
    return "check" if frame.get("via") == "check" else "name"


def size(value: Any) -> int:
    """Return how many numbers, texts, lists and so on a value is made of; a long text counts as several."""
    count, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        count += 1
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, str):
            count += len(one) // 100
    return count


def _short(text: Any) -> str:
    return text[:_TEXT] if isinstance(text, str) else ""


def _image(figure: Any) -> bytes | None:
    if not isinstance(figure, str) or len(figure) > 2 * _FIGURE:
        return None
    try:
        image = base64.b64decode(figure, validate=True)
    except (binascii.Error, ValueError):
        return None
    return image if image.startswith(_PNG) and len(image) <= _FIGURE else None
