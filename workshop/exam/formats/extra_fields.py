"""How what has no field elsewhere is held: tags for lesson, objective and level, a paragraph for a misconception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, get_args

from workshop.exam.bank import Item, Level, Option, make_bank

_MISTAKE = "\n\n*The mistake:* "
_UNKNOWN = {"objective": "?", "level": "recall"}


class NoLessonError(ValueError):
    """A question is of no lesson: there is nowhere to put it."""


@contextmanager
def told(name: str, tell: Callable[[str], object] | None) -> Iterator[None]:
    """Tell, or without anybody to tell raise, in a sentence why a question is left out."""
    try:
        yield
    except NoLessonError:
        raise
    except ValueError as error:
        sentence = f"{name!r} is left out: {str(error).rstrip('.')}."
        if tell is None:
            raise ValueError(sentence) from None
        tell(sentence)


def tags(item: Item) -> list[str]:
    """Return what a question is about, as tags."""
    return [f"lesson:{item.lesson}", f"objective:{item.objective}", f"level:{item.level}"]


def feedback(option: Option) -> str:
    """Return an option's reason, and its misconception as a last paragraph."""
    return option.reason + (_MISTAKE + option.misconception if option.misconception else "")


def fractions(item: Item) -> list[float]:
    """Return each option's share of the mark in per cent, as Moodle takes it."""
    share = 100 / len(item.key)
    wrong = 0 if item.kind == "single" else -100
    return [share if option.correct else wrong for option in item.options]


def option_from(text: str, fraction: float, words: str) -> Option:
    """Return the option that was held so."""
    reason, _, misconception = words.replace("\r\n", "\n").partition(_MISTAKE)
    return Option(text.strip(), fraction > 0, reason.strip(), misconception.strip())


def item_from(name: str, tagged: Iterable[str], text: str, single: bool, options: list[Option], lesson: str) -> Item:
    """Return the question that was held so; ValueError if it cannot be one of a bank."""
    known: dict[str, Any] = dict(tag.split(":", 1) for tag in tagged if ":" in tag)
    about = {field: known.get(field, "").strip() or _UNKNOWN[field] for field in _UNKNOWN}
    lesson = known.get("lesson", "").strip() or lesson
    if not lesson:
        raise NoLessonError(f"{name!r} has no tag lesson:NN; name the lesson of such questions with --lesson.")
    if about["level"] not in get_args(Level):
        raise ValueError(f"it has the tag level:{about['level']}, and known are {', '.join(get_args(Level))}")
    kind = "single" if single else "multiple"
    item = Item(name.strip(), lesson, about["objective"], about["level"], kind, text.strip(), tuple(options))
    return make_bank([item]).items[0]
