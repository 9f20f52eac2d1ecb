"""Waiting for another program that writes in the gradebook, while the exam goes on for everybody else."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from helpers.course.exam.latest import Elsewhere, Stranger
from helpers.course.exam.standing import Over
from helpers.course.gradebook import BookFault
from helpers.course.gradebook.faults import code_of
from helpers.course.serving import Refusal

Given = TypeVar("Given")
PATIENCE = 30.0  # seconds; a page that hears nothing for ten of them sends again
TRY_AGAIN = "The exam cannot be read or saved just now; reload the page in a moment."  # a paper sends again by itself


@contextmanager
def faults_told(tell: Callable[[str], object]) -> Iterator[None]:
    """Give a trainee a status to act on, and the gradebook's faults to the instructor alone."""
    try:
        yield
    except BookFault as fault:
        tell(str(fault))
        raise Refusal(503, TRY_AGAIN) from fault
    except Over as fault:
        raise Refusal(410, str(fault)) from fault
    except Elsewhere as fault:
        raise Refusal(409, str(fault)) from fault
    except Stranger as fault:
        raise Refusal(403, str(fault)) from fault


async def patiently(act: Callable[[], Given], tell: Callable[[str], object]) -> Given:
    """Return what an act gives, tried again while another program is writing; its faults as `faults_told` has them."""
    until = time.monotonic() + PATIENCE
    while True:
        with faults_told(tell):
            try:
                return act()
            except BookFault as fault:
                busy = isinstance(fault.__cause__, sqlite3.Error) and code_of(fault.__cause__) == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > until:
                    raise
        await asyncio.sleep(random.uniform(0.1, 0.4))  # not all who wait at the same moment
