"""Frames: the lines that come out of a sandbox, checked before they are used."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
import time
from collections.abc import Mapping
from typing import Any

from workshop.grading.sandbox.limits import Limits

_TEXT, _ERROR, _FIGURES, _FIGURE = 20_000, 2_000, 4, 400_000  # characters, characters, figures, characters of one
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n\0\0\0\rIHDR(?:\0\0[\0-\x0f].){2}", re.DOTALL)  # under 4,096 pixels a side


class Flood(Exception):
    """More came than any submission needs."""


class Frames:
    """The frames of one run, in order; what is no frame of this job is dropped.

    Parameters
    ----------
    job
        What the run was asked to do: only its cells, tasks and cases can be spoken of.
    limits
        How much may come.
    """

    def __init__(self, job: Mapping[str, Any], limits: Limits) -> None:
        self.kept: list[dict] = []
        self.is_ready = self.has_ended = False
        self.cell: int | None = None  # the one that runs
        self.since = time.monotonic()  # when it began
        self._job, self._limits = job, limits
        self._last = -1
        self._bytes = self._items = self._lines = 0
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises
        ------
        Flood
            If they are too many.
        """
        *lines, rest = chunk.split(b"\n")
        for line in lines:  # one after the other, so that a flood is the fault of the cell that began it
            self._lines += 1
            if self._lines > self._limits.lines:
                raise Flood
            self._rest += line
            self._line(bytes(self._rest))
            self._rest.clear()
            if self.has_ended:
                return
        self._rest += rest
        self._bytes += len(chunk)
        if self._bytes > self._limits.total or len(self._rest) > self._limits.frame:
            raise Flood

    def _line(self, line: bytes) -> None:
        items = line.count(b",") + line.count(b"[") + line.count(b"{")
        self._items += items
        if len(line) > self._limits.frame or items > self._limits.items or self._items > self._limits.all_items:
            raise Flood
        frame = parsed(line)
        kind = frame.get("k")
        if isinstance(kind, str) and kind in _KINDS and (found := _KINDS[kind](self, frame)):
            self.kept.append({"k": kind, **found})

    def _ready(self, _frame: dict) -> None:
        if not self.is_ready:
            self.is_ready, self.since = True, time.monotonic()

    def _end(self, _frame: dict) -> None:
        self.has_ended, self.cell = True, None

    def _ask(self, _frame: dict) -> None:
        self.cell, self.since = None, time.monotonic()  # the cells are through: what happens now is the fault of none

    def _start(self, frame: dict) -> dict | None:
        number = self._number(frame.get("i"), len(self._job["cells"]))
        if number is None or number <= self._last or number in self._job["skip"]:
            return None
        self.cell = self._last = number
        self.since = time.monotonic()
        return {"i": number}

    def _out(self, frame: dict) -> dict | None:
        number = self._number(frame.get("i"), len(self._job["cells"]))
        text, error, figures = frame.get("text"), frame.get("error"), frame.get("figures")
        if number is None or not isinstance(text, str) or not isinstance(error, str | None):
            return None
        figures = [figure for figure in figures if _is_png(figure)] if isinstance(figures, list) else []
        error = error if error is None else error[:_ERROR]
        return {"i": number, "text": text[:_TEXT], "error": error, "figures": figures[:_FIGURES]}

    def _claim(self, frame: dict) -> dict | None:
        task, via = frame.get("task"), frame.get("via")
        if task not in list(self._job["names"]) or task in (self._job.get("functions") or {}):
            return None
        return {"task": task, "via": via, **_content(frame)} if via in ("check", "name") else None

    def _call(self, frame: dict) -> dict | None:
        task, via, functions = frame.get("task"), frame.get("via"), self._job.get("functions") or {}
        if task not in list(functions) or via not in ("check", "name"):
            return None
        number = self._number(frame.get("n"), len(functions[task]["cases"]))
        if number is None:
            return None
        self.since = time.monotonic()  # a slow function takes its own time, not its cell's
        return {"task": task, "via": via, "n": number, **_content(frame)}

    def _load_level(self, frame: dict) -> dict | None:
        level = self._number(frame.get("level"), 100)
        return {"level": level} if level else None

    @staticmethod
    def _number(value: Any, count: int) -> int | None:
        return value if type(value) is int and 0 <= value < count else None


_KINDS = {
    "ready": Frames._ready,
    "end": Frames._end,
    "ask": Frames._ask,
    "start": Frames._start,
    "out": Frames._out,
    "claim": Frames._claim,
    "call": Frames._call,
    "load_level": Frames._load_level,
}


def parsed(line: bytes) -> dict:
    """Return a line's JSON object, an empty one for anything else: too deep, NaN, half a character, another kind."""
    try:
        text = line.decode("utf-8")
        frame = json.loads(text, parse_constant=_refuse, parse_float=_finite)
        if "\\u" in text:
            json.dumps(frame, ensure_ascii=False).encode("utf-8")  # half a character fails here, not in the gradebook
    except (ValueError, RecursionError):
        return {}
    return frame if isinstance(frame, dict) else {}


def _refuse(word: str) -> None:
    raise ValueError(word)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _content(frame: dict) -> dict:
    if "value" in frame:
        return {"value": frame["value"]}
    error = frame.get("error")
    return {"error": error[:_ERROR] if isinstance(error, str) else "No value was given."}


def _is_png(figure: Any) -> bool:
    if not isinstance(figure, str) or len(figure) > _FIGURE:
        return False
    try:
        return _PNG.match(base64.b64decode(figure, validate=True)) is not None
    except (binascii.Error, ValueError):
        return False
