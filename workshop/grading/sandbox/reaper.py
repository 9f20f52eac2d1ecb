"""The reaper ends the sandboxes that a killed grader leaves behind; only root needs one.

As root, a sandbox's processes belong to a user of their own. When a grader is killed, the bubblewrap around them has
already given up its rights and may not signal them. So a small process, the reaper, waits until the grader has ended,
then ends all that runs for that user.
"""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from threading import Lock

FIRST, EACH = 2_000_000_000, 100  # user numbers of sandboxes: so many for each grader
_one = Lock()
_PROGRAM = """
import os, sys, time
sys.stdin.buffer.read()  # until the grader's end of it is closed, by whatever ends the grader
users = range(int(sys.argv[1]), int(sys.argv[2]))
for _ in range(5):
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/status") as status:
                user = next(int(line.split()[1]) for line in status if line.startswith("Uid:"))
            if user in users:
                os.kill(int(pid), 9)
        except (OSError, StopIteration):
            pass
    time.sleep(0.1)
"""


def users(grader: int) -> range:
    """Return the user numbers that a grader's sandboxes take in turn; bubblewrap takes 31 bits."""
    first = FIRST + grader % 1_000_000 * EACH
    return range(first, first + EACH)


def start() -> None:
    """Start the reaper of this process, once, where it is needed."""
    if os.geteuid() == 0:
        with _one:
            _reaper(os.getpid())


@cache
def _reaper(grader: int) -> subprocess.Popen:
    own = users(grader)
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _PROGRAM, str(own.start), str(own.stop)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
