"""Memory, processes and time that a run uses, measured from outside."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import psutil

SOCKETS = 100  # of a run: what lies in them is the kernel's memory, no process's


class Watch:
    """All processes below one, summed.

    Parameters
    ----------
    pid
        The first of them: the init of the sandbox's own process table.
    """

    def __init__(self, pid: int) -> None:
        self._top = psutil.Process(pid)

    def processes(self) -> list[psutil.Process]:
        """Return them all, those included whose parent has ended: init adopts them."""
        try:
            return [self._top, *self._top.children(recursive=True)]
        except psutil.Error:
            return []

    def cpu(self) -> float:
        """Return the seconds of processor time used, ended children included."""
        total = 0.0
        for process in self.processes():
            try:
                total += sum(process.cpu_times()[:4])
            except psutil.Error:
                continue
        return total

    def excess(self, memory: int, processes: int) -> str | None:
        """Return what they use too much of, ``"memory"`` or ``"processes"``; None if nothing."""
        running = self.processes()
        resident = threads = 0
        for process in running:
            try:
                with process.oneshot():
                    resident += process.memory_info().rss
                    threads += process.num_threads()
            except psutil.Error:
                continue
        if threads > processes + 1:  # init is ours
            return "processes"
        if self._sockets() > SOCKETS:
            return "memory"
        return "memory" if resident > memory and self._shared_once(running) > memory else None

    def _sockets(self) -> int:
        """Return how many sockets there are in their network, which is theirs alone."""
        with suppress(OSError):
            return int(Path(f"/proc/{self._top.pid}/net/sockstat").read_text().split(maxsplit=3)[2])
        return 0

    @staticmethod
    def _shared_once(running: list[psutil.Process]) -> int:
        """Return the bytes in use, those that several share counted once: slower to read."""
        total = 0
        for process in running:
            try:
                total += process.memory_full_info().pss
            except psutil.AccessDenied:
                total += process.memory_info().rss
            except psutil.Error:
                continue
        return total
