"""One run of a submission's cells in the sandbox: started, watched, ended."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from workshop.grading.sandbox import reaper
from workshop.grading.sandbox.bubblewrap import SYSTEM_PATH, bubblewrap, interpreter
from workshop.grading.sandbox.cgroup import control_groups, join, ran_out_of_memory
from workshop.grading.sandbox.cores import own_core, pin
from workshop.grading.sandbox.frames import Flood, Frames
from workshop.grading.sandbox.limits import Limits, Outcome, Reason
from workshop.grading.sandbox.seccomp import program
from workshop.grading.sandbox.usage import Watch

_TICK = 0.2  # seconds between two looks
_START = 60.0  # seconds until the runner must be ready, on the slowest machine
_stopped = 0  # how many times `stop` was called


class NoSandbox(ValueError):
    """The machine, not the submission, keeps cells from running."""


def stop() -> None:
    """Let the runs that are under way in this process end within a moment, as if they had died."""
    global _stopped
    _stopped += 1


def run(job: Mapping[str, Any], limits: Limits = Limits()) -> Outcome:  # noqa: B008, it is frozen
    """Return what a submission's cells gave, run in a sandbox of their own.

    Parameters
    ----------
    job
        ``cells`` (sources), ``skip`` (numbers of cells left out), ``seed``, ``names`` (task -> variable), ``functions``
        (task -> name, cases), ``levels`` (start, levels) or None, ``figures`` (whether to draw them).
    limits
        What it may use.

    Raises
    ------
    NoSandbox
        If the sandbox does not start; see `missing`.
    """
    began = time.monotonic()
    with ExitStack() as stack:
        groups = stack.enter_context(control_groups(limits.memory, limits.processes + 2))
        box = stack.enter_context(_Box(job, limits, groups, stack.enter_context(own_core())))
        frames = Frames(job, limits)
        reason = _followed(box, frames, limits, began)
        cpu = box.cpu()
        if reason == "died" and ran_out_of_memory(groups):
            reason = "memory"
        if not frames.is_ready:
            raise NoSandbox(
                f"The sandbox did not start ({reason}): {box.complaint()}; `course grade --doctor` says why."
            )
    return Outcome(frames.kept, frames.has_ended, reason, frames.cell, cpu, time.monotonic() - began)


def _followed(box: _Box, frames: Frames, limits: Limits, began: float) -> Reason:
    """Read frames until the run ends, by itself or by a limit, and return why."""
    look = began + _TICK
    stopped = _stopped
    while True:
        if _stopped != stopped:
            return "died"
        ready = box.wait(_TICK)
        now = time.monotonic()
        if ready:
            chunk = box.read() if box.pipe in ready else b""
            try:
                frames.feed(chunk)
            except Flood:
                return "flood"
            if not chunk:
                return "died"
        if frames.has_ended:
            return "ended"
        if now - began > limits.wall + (0 if frames.is_ready else _START):
            return "wall"
        if now - frames.since > (limits.cell + limits.grace if frames.is_ready else _START):
            return "silent"
        if box.is_watched and now >= look:
            look = now + _TICK
            if excess := box.watch.excess(limits.memory, limits.processes):
                return excess


def _held(name: str, content: bytes) -> int:
    """Return a file in memory, to be read from its start."""
    descriptor = os.memfd_create(name)
    with os.fdopen(descriptor, "wb", closefd=False) as stream:
        stream.write(content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


class _Box:
    """The sandbox's processes and the pipe from them; leaving the context ends them all."""

    def __init__(self, job: Mapping[str, Any], limits: Limits, groups: list[Path], core: int) -> None:
        resources = {
            "RLIMIT_DATA": limits.memory,
            "RLIMIT_AS": 4 * limits.memory,
            "RLIMIT_NPROC": limits.processes,
            "RLIMIT_FSIZE": limits.file,
            "RLIMIT_CPU": int(limits.wall) + 5,
            "RLIMIT_NOFILE": 256,
            "RLIMIT_CORE": 0,
            "RLIMIT_MEMLOCK": 0,
            "RLIMIT_MSGQUEUE": 0,
        }
        inside = {"cell": limits.cell, "call": limits.call, "resources": resources}
        self._job = json.dumps({**job, "limits": inside}).encode()
        self._limits, self._groups, self._core = limits, groups, core
        self.is_watched = True  # unless control groups limit it

    def __enter__(self) -> _Box:
        reaper.start()
        self.pipe, out = os.pipe()
        told, tell = os.pipe()
        held, self._release = os.pipe()
        given, calls = _held("job", self._job), _held("calls", program())
        command = bubblewrap(self._limits.file, calls if program() else None)
        command += ["--info-fd", str(tell), "--block-fd", str(held), "--"]
        command += [*interpreter(), str(out)]
        self._process = subprocess.Popen(
            command,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={"PATH": SYSTEM_PATH},
            cwd="/",
            pass_fds=(out, tell, held, calls),
            start_new_session=True,
        )
        for descriptor in (out, tell, held, given, calls):
            os.close(descriptor)
        self._ended = os.pidfd_open(self._process.pid)
        init = self._read_init(told)
        self._init = os.pidfd_open(init) if init else None  # its number may soon be another's
        self.watch = Watch(init or self._process.pid)
        if init:
            self.is_watched = not join(self._groups, init)
            with suppress(OSError):  # it may have ended already
                pin(init, self._core)
            os.write(self._release, b".")
        return self

    @staticmethod
    def _read_init(told: int) -> int | None:
        """Return the sandbox's first process, as this side numbers it; None if it did not come so far."""
        with os.fdopen(told, "rb") as stream:
            found = re.search(rb'"child-pid": *(\d+)', stream.read())
        return int(found[1]) if found else None

    def wait(self, seconds: float) -> list[int]:
        """Return what has news: the pipe, or the end of the sandbox (once the pipe is read empty)."""
        return select.select([self.pipe, self._ended], [], [], seconds)[0]

    def read(self) -> bytes:
        """Return bytes from the pipe."""
        return os.read(self.pipe, 1 << 16)

    def cpu(self) -> float:
        """Return the processor time used so far."""
        return self.watch.cpu()

    def complaint(self) -> str:
        """Return what bubblewrap had to say when it did not start."""
        self._end()  # while anything in it lives, its words have no end
        words = self._process.stderr
        said = os.read(words.fileno(), 2000) if select.select([words], [], [], 2)[0] else b""
        return said.decode("utf-8", "replace").strip() or "no word from bubblewrap"

    def _end(self) -> None:
        if self._init:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._init, signal.SIGKILL)  # with it, everything inside ends
        self._process.kill()

    def __exit__(self, *_: object) -> None:
        self._end()
        self._process.wait()
        self._process.stderr.close()
        for descriptor in (self.pipe, self._ended, self._release, self._init):
            if descriptor:
                os.close(descriptor)
