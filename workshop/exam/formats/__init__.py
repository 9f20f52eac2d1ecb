"""Questions as files of other systems: GIFT and Moodle XML both ways, QTI out.

Neither GIFT nor Moodle XML has a field for lesson, objective or level (they become tags), for a misconception (it
becomes the last paragraph of an option's feedback), or for the code that computes a number (it stays behind). Moodle
marks its multiple choice by parts: each right option has its share, and each wrong one takes all of it. QTI holds text,
options, key and feedback.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workshop.exam.bank import Bank, Item
from workshop.exam.formats.gift import from_gift, to_gift
from workshop.exam.formats.moodle import from_moodle, to_moodle
from workshop.exam.formats.qti import to_qti

WRITERS: dict[str, Callable[[Bank], bytes]] = {"gift": to_gift, "moodle": to_moodle, "qti": to_qti}
SUFFIXES = {"gift": ".gift", "moodle": ".xml", "qti": ".zip"}
LARGEST = 20_000_000  # bytes; a bank of a thousand questions has one million

__all__ = ["SUFFIXES", "WRITERS", "from_gift", "from_moodle", "read_items", "to_gift", "to_moodle", "to_qti"]


def read_items(path: Path, *, lesson: str = "", tell: Callable[[str], object] | None = None) -> list[Item]:
    """Return the choice questions in a GIFT (``.txt``, ``.gift``) or Moodle XML (``.xml``) file.

    Parameters
    ----------
    path : Path
    lesson : str
        For questions that carry no tag ``lesson:…``.
    tell : callable, optional
        Told in a sentence of each question that is left out, and of each that gets another id than its name, which
        questions in several categories may share. Without it, a choice question that a bank cannot hold raises.

    Raises
    ------
    ValueError
        In one sentence, if the file is neither, too large, damaged, or a question cannot be one of the bank's.
    """
    reader = {".txt": from_gift, ".gift": from_gift, ".xml": from_moodle}.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"{path.name} is neither GIFT (.txt, .gift) nor Moodle XML (.xml): export one of these.")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} is larger than {LARGEST:,} bytes: export fewer questions at a time.")
    items = reader(path.read_bytes(), lesson=lesson, tell=tell)
    return _told_apart(items, tell) if tell else items


def _told_apart(items: list[Item], tell: Callable[[str], object]) -> list[Item]:
    """Return questions with ids that differ; only a further question of one name gets a number behind it."""
    seen: dict[str, Item] = {}
    for item in items:
        number, name = 1, item.id
        while name in seen:
            number, name = number + 1, f"{item.id} ({number + 1})"
        if name != item.id:
            tell(f"{item.id!r} names several questions: this one is {name!r}.")
        seen[name] = replace(item, id=name)
    return list(seen.values())
