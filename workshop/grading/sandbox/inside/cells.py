"""Running a submission's cells one after the other, each with a time limit; sending outputs and claims."""

from __future__ import annotations

import base64
import io
import json
import os
import signal
import sys
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import Any

from .lab import ClaimingLab, encoded, open_with
from .sending import Pipe
from .shell import Capped, make_shell

FIGURES, FIGURE_BYTES = 4, 300_000
STOPPED = 3  # calls of a function that took too long, after which it is not called again
AGAIN = 0.5  # seconds until one that caught the first stop is stopped again


class TimeUp(BaseException):
    """A cell or a call ran too long."""


class Cells:
    """One submission's code.

    Parameters
    ----------
    job
        What the trusted side asks for.
    pipe
        Where frames go.
    """

    def __init__(self, job: dict[str, Any], pipe: Pipe) -> None:
        self._job, self._pipe, self._limits = job, pipe, job["limits"]
        self._mentioned: set[str] = set()
        self._sent: dict[str, str] = {}
        self._asked: dict[str, object] = {}
        self._process = os.getpid()
        self._stopped = False
        self._shell = make_shell(job["seed"], self._mentioned.update)
        self._functions = job.get("functions") or {}
        self._lab = ClaimingLab(pipe, job["names"], job.get("levels"), self._ask)
        open_with(self._lab)
        warnings.filterwarnings("ignore", message="FigureCanvasAgg is non-interactive")
        signal.signal(signal.SIGALRM, self._stop)

    def run(self) -> None:
        """Run them all, then ask the functions that no check has asked as they are now."""
        skipped = set(self._job["skip"])
        for number, source in enumerate(self._job["cells"]):
            if number not in skipped:
                self._pipe.send(k="start", i=number)
                self._cell(number, source)
        self._pipe.send(k="ask")
        for task, entry in self._functions.items():
            function = self._shell.user_ns.get(entry["name"], ...)
            if task not in self._asked or self._asked[task] is not function:
                self._ask(task, function, via="name")

    def _cell(self, number: int, source: str) -> None:
        self._mentioned.clear()
        self._lab.claimed.clear()
        self._shell.source = source
        shown, error = Capped(), None
        try:
            with redirect_stdout(shown), redirect_stderr(shown), self._timed(self._limits["cell"]):
                result = self._shell.run_cell(source, store_history=False)
                if raised := result.error_before_exec or result.error_in_exec:
                    error = f"{type(raised).__name__}: {raised}"[:2000]
        except BaseException as raised:  # whatever a trainee's code throws at it, the next cell runs
            error = f"{type(raised).__name__}: the cell ended in a way of its own"
        if os.getpid() != self._process:
            os._exit(0)  # a fork of a cell's making that came back
        if self._stopped:
            self._end_others()
        self._pipe.send(k="out", i=number, text=shown.getvalue(), error=error, figures=self._figures())
        for task, name in self._job["names"].items():
            if name in self._mentioned and task not in self._lab.claimed and task not in self._functions:
                self._claim(task, name)

    def _end_others(self) -> None:
        """End the processes that a stopped cell began, or they would take the time of those that follow."""
        self._stopped = False
        with suppress(OSError):
            os.kill(-1, signal.SIGKILL)  # all but this one, and the first of the sandbox

    def _claim(self, task: str, name: str) -> None:
        """Claim what a name holds, if it is not what was claimed before."""
        names = self._shell.user_ns
        if name not in names:
            return
        try:
            with self._timed(self._limits["call"]):
                fields = encoded(names[name])
                text = json.dumps(fields)
        except BaseException:
            return
        if self._sent.get(task) != text:
            self._sent[task] = text
            self._pipe.send(k="claim", task=task, via="name", **fields)

    def _ask(self, task: str, function: object, via: str = "check") -> bool:
        """Call a task's function on its cases and send what it gives; False if the task is none of a function."""
        if task not in self._functions:
            return False
        from helpers.lab.calling import is_error, outcome  # most labs ask for no function

        self._asked[task] = function
        stopped = 0
        for number, case in enumerate(self._functions[task]["cases"]):
            try:
                if stopped == STOPPED:
                    raise TimeUp
                with redirect_stdout(Capped()), redirect_stderr(Capped()), self._timed(self._limits["call"]):
                    given = outcome(function, case)
                if is_error(given):  # it may lean on what a later cell makes: ask again at the end
                    self._asked[task] = None
            except BaseException as raised:
                stopped = min(STOPPED, stopped + isinstance(raised, TimeUp))
                given = {"error": f"{type(raised).__name__}: the call ended in a way of its own"}
            fields = given if is_error(given) else {"value": given}
            self._pipe.send(k="call", task=task, via=via, n=number, **fields)
        return True

    def _figures(self) -> list[str]:
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return []
        drawn = []
        try:
            with self._timed(self._limits["call"]), redirect_stdout(Capped()), redirect_stderr(Capped()):
                for number in pyplot.get_fignums()[:FIGURES] if self._job.get("figures") else []:
                    image = io.BytesIO()
                    pyplot.figure(number).savefig(image, format="png", dpi=70)
                    if image.tell() <= FIGURE_BYTES:
                        drawn.append(base64.b64encode(image.getvalue()).decode())
                pyplot.close("all")
        except BaseException:
            pass
        return drawn

    @contextmanager
    def _timed(self, seconds: float):
        """Stop the body after a time, and again if it goes on; an outer clock goes on after it."""
        left, _ = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, left, AGAIN if left else 0.0)

    def _stop(self, *_: object) -> None:
        self._stopped = True
        raise TimeUp("it ran too long and was stopped")
