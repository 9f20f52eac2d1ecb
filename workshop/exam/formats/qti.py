"""QTI 1.2 as Canvas and others import it, made by text2qti."""

from __future__ import annotations

from text2qti.config import Config
from text2qti.err import Text2qtiError
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from workshop.exam.bank import LETTERS, Bank, Item
from workshop.exam.formats.extra_fields import feedback
from workshop.exam.wording import as_html

_OURS = str.maketrans({"$": "&#36;", "\\": "&#92;", "\n": "&#10;"})  # what text2qti would take as its own


def to_qti(bank: Bank) -> bytes:
    """Return the bank as a QTI zip, one point a question, all or nothing; ValueError if text2qti refuses it."""
    first = {item.text: item.id for item in reversed(bank.items)}
    if again := [item for item in bank if first[item.text] != item.id]:
        raise ValueError(
            f"{again[0].id} has the same text as {first[again[0].text]}, and text2qti takes each but once; word one "
            "otherwise."
        )
    text = "\n\n".join(["Quiz title: Exam\nShuffle answers: true", *map(_written, bank.items, range(1, len(bank) + 1))])
    try:
        return QTI(Quiz(text, config=Config(), source_name="bank")).zip_bytes()
    except Text2qtiError as error:
        raise ValueError(f"text2qti refuses the bank: {' '.join(str(error).split())}.") from None


def _written(item: Item, number: int) -> str:
    lines = [f"Title: {item.id}", "Points: 1", f"{number}. {_raw(item.text)}"]
    for letter, option in zip(LETTERS, item.options, strict=False):
        mark = f"[{'*' if option.correct else ' '}]" if item.kind == "multiple" else f"{'*' * option.correct}{letter})"
        lines += [f"{mark} {_raw(option.text)}", f"... {_raw(feedback(option))}"]
    return "\n".join(lines)


def _raw(text: str) -> str:
    """A block of HTML in one line, which text2qti's Markdown leaves as it is."""
    return f"<div>{as_html(text).strip()}</div>".translate(_OURS)
