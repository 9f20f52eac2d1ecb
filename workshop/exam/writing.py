"""Writing questions as the bank's TOML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from helpers.files import write_whole
from workshop.exam.bank import Item, Option, make_bank


def write_bank(items: Sequence[Item], folder: Path) -> list[Path]:
    """Write a file a lesson into a folder that has none yet, and return their paths.

    Raises
    ------
    ValueError
        In one sentence: no questions, an id that occurs twice, a lesson that cannot name a file, a file already there.
    """
    make_bank(items)
    lessons = {item.lesson: folder / f"{item.lesson}.toml" for item in items}
    for lesson, path in lessons.items():
        if not lesson.isalnum():
            raise ValueError(f"The lesson {lesson!r} cannot name a file; lessons are called 01, 02 and so on.")
        if path.exists():
            raise ValueError(f"{path} is there already; name another folder with --out.")
    for lesson, path in lessons.items():
        write_whole(path, to_toml(item for item in items if item.lesson == lesson))
    return list(lessons.values())


def lacking(items: Iterable[Item]) -> list[str]:
    """Return a sentence for each question that the bank will not load before somebody completes it."""
    sentences = []
    for item in items:
        reasons = sum(not option.reason for option in item.options)
        mistakes = sum(not option.correct and not option.misconception for option in item.options)
        if reasons or mistakes:
            sentences.append(
                f"{item.id} lacks {reasons} reasons and {mistakes} misconceptions: write them in its file."
            )
    return sentences


def to_toml(items: Iterable[Item]) -> bytes:
    """Return questions of one lesson as a file that `load_bank` reads, once every reason in it is written."""
    items = list(items)
    return "\n".join([f"lesson = {_quoted(items[0].lesson)}\n", *map(_item, items)]).encode()


def _item(item: Item) -> str:
    fields = ("id", "objective", "level", "kind", "text")
    lines = ["[[item]]", *(f"{name} = {_quoted(getattr(item, name))}" for name in fields)]
    return "\n".join([*lines, *_compute(item), *map(_option, item.options)]) + "\n"


def _option(option: Option) -> str:
    lines = ["[[item.option]]", f"text = {_quoted(option.text)}"]
    lines += ["correct = true"] if option.correct else []
    lines += [f"reason = {_quoted(option.reason)}"]
    lines += [] if option.correct else [f"misconception = {_quoted(option.misconception)}"]
    return "\n".join(lines + _compute(option))


def _compute(holder: Item | Option) -> list[str]:
    return [f"compute = [{', '.join(map(_quoted, holder.compute))}]"] if holder.compute else []


def _quoted(text: str) -> str:
    """A JSON string is a TOML string, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
