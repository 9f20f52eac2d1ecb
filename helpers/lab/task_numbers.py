"""A task's number, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NUMBER = re.compile(r"\s*(?:task\s+)?(\d{1,3})[\W_]+(\d{1,3})\s*", re.IGNORECASE)


def find_task(name: object, tasks: Iterable[str]) -> str | None:
    """Return the task that a number means; None if there is none.

    Examples
    --------
    >>> [find_task(name, ["01.1", "01.2"]) for name in ("01.1", "1.1", "01-2", 1.2, "Task 1.2", "2.1", "one")]
    ['01.1', '01.1', '01.2', '01.2', '01.2', None, None]
    """
    if not isinstance(name, str | float):
        return None
    wanted = _parts(str(name))
    return next((task for task in tasks if wanted and _parts(task) == wanted), None)


def _parts(text: str) -> tuple[int, int] | None:
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    return (int(found[1]), int(found[2])) if found else None
