"""Checking each protection of the sandbox on this machine by harmless attacks."""

from __future__ import annotations

import os
import platform
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from helpers.paths import ROOT
from workshop.grading.sandbox.attacks import QUIET
from workshop.grading.sandbox.lethal_attacks import LETHAL
from workshop.grading.sandbox.limits import Limits, Outcome
from workshop.grading.sandbox.probing import missing
from workshop.grading.sandbox.running import NoSandbox, run
from workshop.grading.sandbox.seccomp import program

Row = tuple[str, bool, str]  # the protection, whether it holds, what was tried and seen
_LIMITS = Limits(wall=120, cell=60, memory=700_000_000, processes=40, file=20_000_000, total=8_000_000)
_SHORT = Limits(wall=20, cell=8, grace=1, memory=700_000_000, processes=40, file=20_000_000, total=8_000_000)
_MEMFD = {"x86_64": 319, "aarch64": 279}


def doctor() -> list[Row]:
    """Return each protection, whether it holds on this machine, and what was tried and seen."""
    if lacking := missing():
        return [("isolation", False, sentence) for sentence in lacking]
    rows: list[Row] = []
    try:
        with _bait() as host:
            outcome = run(_job(host, *QUIET.values()), _LIMITS)
            shown = {frame["i"]: frame for frame in outcome.frames if frame["k"] == "out"}
            ended = f"{outcome.reason} after {outcome.seconds:.0f} s"
            rows += [_quiet(name, shown.get(number, {}), ended) for number, name in enumerate(QUIET, 1)]
            for name, (cell, reasons) in LETHAL.items():
                limits = replace(_SHORT, cell=1) if name in ("endless cell", "fork bomb") else _SHORT
                rows.append(_lethal(name, run(_job(host, cell), limits), reasons, host))
    except NoSandbox as fault:
        rows.append(("isolation", False, str(fault)))
    return rows


@contextmanager
def _bait() -> Iterator[dict[str, Any]]:
    """Give what attacks look for: listening sockets, a variable, files of this machine."""
    planted = f"planted-{secrets.token_hex(8)}"
    with ExitStack() as stack:
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        abstract = stack.enter_context(socket.socket(socket.AF_UNIX))
        abstract.bind(f"\0{planted}")
        abstract.listen()
        os.environ["COURSE_PROBE"] = planted
        stack.callback(os.environ.pop, "COURSE_PROBE")
        folders = [ROOT / name for name in ("notebooks", "tests", "data", "workshop", "pyproject.toml", ".git")]
        files = [
            *folders,
            Path.home() / ".config",
            Path.home() / ".ssh",
            "/etc/shadow",
            "/etc/passwd",
            "/sys/fs/cgroup",
        ]
        hidden = [f"/course/{name}" for name in ("data/answers", "data/rubrics", "data/exam", "workshop/cli.py")]
        yield {
            "files": [*map(str, files), *hidden],
            "port": listening.getsockname()[1],
            "abstract": f"\0{planted}",
            "planted": planted,
            "pid": os.getpid(),
            "filtered": bool(program()),
            "cores": os.cpu_count(),
            "memfd": _MEMFD.get(platform.machine(), -1),
            "file": _LIMITS.file,
            "memory": _SHORT.memory,
            "processes": _SHORT.processes,
            "sleep": str(100_000 + secrets.randbelow(900_000)),
        }


def _job(host: dict[str, Any], *cells: str) -> dict[str, Any]:
    given = [f"HOST = {host!r}", *cells]
    return {"cells": given, "skip": [], "seed": 0, "names": {}, "functions": {}, "levels": None, "figures": False}


def _quiet(name: str, frame: dict[str, Any], ended: str) -> Row:
    text, error = frame.get("text", ""), frame.get("error")
    reached = [line for line in text.splitlines() if line.startswith("reached")]
    tried = next((line for line in text.splitlines() if line.startswith("tried")), "")
    if error or not tried:
        return name, False, f"the probe did not end ({error or ended})"
    return name, not reached, "; ".join(reached[:3]) or tried


def _lethal(name: str, outcome: Outcome, reasons: set[str], host: dict[str, Any]) -> Row:
    text = "".join(frame["text"] for frame in outcome.frames if frame["k"] == "out")
    errors = [frame["error"] for frame in outcome.frames if frame["k"] == "out" and frame["error"]]
    seen = f"{outcome.reason} after {outcome.seconds:.1f} s" + (f" ({errors[0][:60]})" if errors else "")
    if "reached" in text:
        return name, False, f"{text.strip()[:100]}; {seen}"
    if left := _left(host["sleep"]):
        return name, False, f"{left} process left running"
    return name, outcome.reason in reasons, seen


def _left(sleep: str) -> int:
    count = 0
    for process in psutil.process_iter(["cmdline"]):
        count += (process.info["cmdline"] or [])[-1:] == [sleep]
    return count


if __name__ == "__main__":
    found = doctor()
    for row in found:
        print(*row, sep=" | ")
    sys.exit(not all(row[1] for row in found))
