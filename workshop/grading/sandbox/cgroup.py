"""Control groups, where this user may make some: the kernel's own limit on memory and processes of a whole run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path

_TOP = Path("/sys/fs/cgroup")
_PREFIX = "course-run-"
_numbers = count()
_LIMITS = ("memory.limit_in_bytes", "memory.max", "pids.max")  # of version 1, of version 2, of both


@contextmanager
def control_groups(memory: int, processes: int) -> Iterator[list[Path]]:
    """Give the folders of new control groups for one run, none where they cannot be made; they go with the context.

    Parameters
    ----------
    memory
        Bytes, all processes together.
    processes
        And threads.
    """
    folders = []
    try:
        for parent, limits in _parents():
            folder = parent / f"{_PREFIX}{os.getpid()}-{next(_numbers)}"
            with suppress(OSError):
                folder.mkdir()
                folders.append(folder)
                for name in limits:
                    (folder / name).write_text(str(memory if name.startswith("memory") else processes))
        yield folders
    finally:
        for folder in folders:
            _remove(folder)


def join(folders: list[Path], pid: int) -> bool:
    """Put a process into control groups, its children follow; return whether both limits now hold."""
    limited = set()
    for folder in folders:
        with suppress(OSError):
            (folder / "cgroup.procs").write_text(str(pid))
            limited |= {name.partition(".")[0] for name in _LIMITS if (folder / name).exists()}
    return limited == {"memory", "pids"}


def ran_out_of_memory(folders: list[Path]) -> bool:
    """Return whether the kernel ended a process of a group for its memory."""
    for name in ("memory.oom_control", "memory.events"):
        for folder in folders:
            with suppress(OSError):
                words = (folder / name).read_text().split()
                if "oom_kill" in words:
                    return int(words[words.index("oom_kill") + 1]) > 0
    return False


@cache
def _parents() -> list[tuple[Path, list[str]]]:
    """Return where groups can be made, and the limits that each takes; groups that a killed batch left go first."""
    found = []
    for kind, name in (("memory", "memory.limit_in_bytes"), ("pids", "pids.max")):
        if (_TOP / kind / "cgroup.procs").exists() and os.access(_TOP / kind, os.W_OK):
            found.append((_TOP / kind, [name]))
    if not found and (_TOP / "cgroup.controllers").exists():
        own = Path("/proc/self/cgroup").read_text().rpartition("::")[2].strip().strip("/")
        above = [_TOP / own, *(_TOP / own).parents]
        usable = (parent for parent in above if parent.is_relative_to(_TOP) and _gives_both(parent))
        found += [(parent, ["memory.max", "pids.max"]) for parent in list(usable)[:1]]
    for parent, _ in found:
        for folder in parent.glob(f"{_PREFIX}*"):
            owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
            if not Path("/proc", owner).exists():
                _remove(folder)
    return found


def _gives_both(parent: Path) -> bool:
    """Return whether groups of version 2 made here could limit memory and processes."""
    try:
        given = (parent / "cgroup.subtree_control").read_text().split()
    except OSError:
        return False
    return {"memory", "pids"} <= set(given) and os.access(parent, os.W_OK)


def _remove(folder: Path) -> None:
    for _ in range(50):
        try:
            folder.rmdir()
            return
        except FileNotFoundError:
            return
        except OSError:  # its last processes are still dying
            time.sleep(0.02)
