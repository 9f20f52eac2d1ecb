"""The limits of a sandboxed run, and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal["ended", "died", "wall", "silent", "memory", "processes", "flood"]


@dataclass(frozen=True)
class Limits:
    """The limits of one run; a run that exceeds one is ended."""

    wall: float = 60.0  # seconds for the whole run; the longest lab takes six
    cell: float = 20.0  # seconds for a cell; the runner stops it kindly then, and is ended soon after
    grace: float = 3.0  # seconds that a cell has left to end when it was stopped kindly
    call: float = 5.0  # seconds for one call of a trainee's function
    memory: int = 2_000_000_000  # bytes, of all its processes together
    processes: int = 64  # and threads
    file: int = 64_000_000  # bytes of one file, and of each folder it may write to
    frame: int = 8_000_000  # bytes of one line
    total: int = 64_000_000  # bytes of all lines
    lines: int = 20_000
    items: int = 1_000_000  # things (numbers, texts, lists …) in one line, of which memory is made
    all_items: int = 4_000_000  # in all lines


@dataclass(frozen=True)
class Outcome:
    """What a run gave. Nothing in the frames is trusted: a claim is only a claim of a value."""

    frames: list[dict]
    ended: bool  # whether the last cell was reached and the runner said so
    reason: Reason
    cell: int | None  # the cell that was running when it was ended
    cpu: float  # seconds of processor time
    seconds: float
