"""Retrying while the gradebook is locked by another program; the server goes on answering others."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from workshop.exam.active_page import PageReplaced, WrongLink
from workshop.exam.sitting_phase import Over
from workshop.gradebook import BookFault
from workshop.gradebook.faults import code_of
from workshop.web_server import RequestRefused

Given = TypeVar("Given")
RETRY_SECONDS = 30.0  # seconds; a page that hears nothing for ten of them sends again
TRY_AGAIN = "The exam cannot be read or saved just now; reload the page in a moment."  # a paper sends again by itself


@contextmanager
def faults_as_statuses(tell: Callable[[str], object]) -> Iterator[None]:
    """Give a trainee a status to act on, and the gradebook's faults to the instructor alone."""
    try:
        yield
    except BookFault as fault:
        tell(str(fault))
        raise RequestRefused(503, TRY_AGAIN) from fault
    except Over as fault:
        raise RequestRefused(410, str(fault)) from fault
    except PageReplaced as fault:
        raise RequestRefused(409, str(fault)) from fault
    except WrongLink as fault:
        raise RequestRefused(403, str(fault)) from fault


async def retry_while_locked(act: Callable[[], Given], tell: Callable[[str], object]) -> Given:
    """Return what an act gives, tried again while another program writes; faults as in `faults_as_statuses`."""
    until = time.monotonic() + RETRY_SECONDS
    while True:
        with faults_as_statuses(tell):
            try:
                return act()
            except BookFault as fault:
                busy = isinstance(fault.__cause__, sqlite3.Error) and code_of(fault.__cause__) == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > until:
                    raise
        await asyncio.sleep(random.uniform(0.1, 0.4))  # not all who wait at the same moment
