"""Grading several submissions at a time; an interrupted batch leaves no sandbox running."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import Self


class Stopped(Exception):
    """The batch was stopped while this piece was at work; what it would have given is not to be used."""


class Workers:
    """Threads that each wait for a sandbox. Leaving the context, however it is left, ends what is still at work.

    Parameters
    ----------
    jobs
        How many pieces are at work at a time.
    stop
        Ends, within a moment, the sandboxes that are running.
    """

    def __init__(self, jobs: int, stop: Callable[[], None]) -> None:
        self._jobs = jobs
        self._stop = stop
        self._stopping = threading.Event()
        self._at_work: dict[Future, object] = {}

    def __enter__(self) -> Self:
        self._pool = ThreadPoolExecutor(self._jobs, thread_name_prefix="grade")
        return self

    def guard(self, run: Callable) -> Callable:
        """Return a function that runs a sandbox, and raises `Stopped` once the batch is being stopped."""

        def guarded(*arguments: object, **options: object) -> object:
            if self._stopping.is_set():
                raise Stopped
            try:
                return run(*arguments, **options)
            finally:
                if self._stopping.is_set():  # it was ended from here: whatever it gave or raised is no finding
                    raise Stopped

        return guarded

    def each(self, work: Callable, pieces: Iterable) -> Iterator[tuple[object, Future]]:
        """Give each piece with its finished future, as they finish."""
        pieces = iter(pieces)
        while True:
            for piece in islice(pieces, 2 * self._jobs - len(self._at_work)):  # few results wait in memory
                self._at_work[self._pool.submit(work, piece)] = piece
            if not self._at_work:
                return
            for future in wait(self._at_work, return_when=FIRST_COMPLETED).done:
                yield self._at_work.pop(future), future

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for future in self._at_work:
            future.cancel()
        while not all(future.done() for future in self._at_work):
            self._stop()  # one that was just being started did not hear of it the last time
            wait(self._at_work, timeout=0.1)
        self._pool.shutdown(cancel_futures=True)
