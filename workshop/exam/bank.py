"""The bank: questions with their key, read from TOML, one file a lesson.

The practice bank lies in ``data/exam`` and ships with its reasons. A live bank is a folder or a file of the same shape
that lies elsewhere, and is named by its path. Texts are Markdown (paragraphs, code, tables); `wording` makes them HTML.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from helpers.paths import DATA

PRACTICE = DATA / "exam"
Level = Literal["recall", "apply", "analyse"]
Kind = Literal["single", "multiple"]
LETTERS = "ABCDEFGH"  # of the options, in the bank's order


@dataclass(frozen=True)
class Option:
    """One answer that may be chosen.

    Attributes
    ----------
    text : str
        What is read.
    correct : bool
        Whether it belongs to the key.
    reason : str
        Why it is right or wrong; shown after the exam.
    misconception : str
        The mistake that leads here, of a wrong option; "" of a right one.
    compute : tuple of str
        ``expression : format`` each; what they give must stand in the text or the reason (see `keys`).
    """

    text: str
    correct: bool
    reason: str
    misconception: str = ""
    compute: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """A question. An answer is the set of the chosen options' numbers, counted from 0 in the order of the bank."""

    id: str
    lesson: str
    objective: str
    level: Level
    kind: Kind
    text: str
    options: tuple[Option, ...]
    compute: tuple[str, ...] = ()

    @property
    def key(self) -> frozenset[int]:
        """The numbers of the right options."""
        return frozenset(number for number, option in enumerate(self.options) if option.correct)

    def is_right(self, chosen: Iterable[int]) -> bool:
        """Tell whether the chosen options are the key: all of it and nothing else."""
        return frozenset(chosen) == self.key


@dataclass(frozen=True)
class Bank:
    """Questions in the order of their files, and by lesson the Python code that its ``compute`` expressions need."""

    items: tuple[Item, ...]
    prepare: dict[str, str]

    @cached_property
    def version(self) -> str:
        """Twelve characters that change whenever a question does."""
        content = json.dumps([asdict(item) for item in self.items], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """The questions by their ids."""
        return {item.id: item for item in self.items}

    def __getitem__(self, item: str) -> Item:
        """Return one question by its id."""
        if item not in self.by_id:
            raise ValueError(f"The bank has no question {item!r}, but {len(self)} others: name the bank it came from.")
        return self.by_id[item]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def load_bank(path: Path | str | None = None) -> Bank:
    """Return the bank in a folder of TOML files or in one such file; the practice bank by default.

    Raises
    ------
    ValueError
        In one sentence: no bank there, TOML that cannot be read, a field that is missing, unknown or of the wrong kind,
        an id that occurs twice, a key that does not fit the kind of question.
    """
    place = Path(path) if path else PRACTICE
    files = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    if not files or not files[0].is_file():
        raise ValueError(f"{place} holds no questions: name a folder of .toml files, or one such file.")
    items, prepare = [], {}
    for file in files:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{file.name} is no TOML in UTF-8 that can be read: {error}.") from None
        _require_known(table, {"lesson", "prepare", "item"}, file.name)
        lesson = _text(table, "lesson", file.name)
        if lesson in prepare:
            raise ValueError(f"{file.name} is of lesson {lesson}, as another file: put a lesson's questions in one.")
        prepare[lesson] = _text(table, "prepare", file.name) if "prepare" in table else ""
        items += [
            _item(entry, lesson, f"{file.name}, question {n}") for n, entry in enumerate(table.get("item", []), 1)
        ]
    return make_bank(items, prepare)


def make_bank(items: Iterable[Item], prepare: dict[str, str] | None = None) -> Bank:
    """Return a bank of these questions, once the ids differ and each key fits its kind; else ValueError."""
    bank = Bank(tuple(items), prepare or {})
    if not bank.items:
        raise ValueError("A bank without questions: write [[item]] tables, as the files in data/exam do.")
    seen: set[str] = set()
    for item in bank:
        if item.id in seen:
            raise ValueError(f"The id {item.id} occurs twice: give each question its own.")
        seen.add(item.id)
        _require_fitting_key(item)
    return bank


def _require_fitting_key(item: Item) -> None:
    right, all_of_them = len(item.key), len(item.options)
    if all_of_them > len(LETTERS):
        raise ValueError(f"{item.id} has {all_of_them} options; {len(LETTERS)} at most have a letter.")
    if item.kind == "single" and (right != 1 or all_of_them < 2):
        raise ValueError(f"{item.id} is single choice with {right} of {all_of_them} right: it takes exactly one.")
    if item.kind == "multiple" and not 2 <= right < all_of_them:
        raise ValueError(f"{item.id} is multiple choice with {right} of {all_of_them} right: two or more, not all.")
    if len({option.text for option in item.options}) < all_of_them:
        raise ValueError(f"{item.id} has the same option twice: every option says something else.")


def _item(entry: Any, lesson: str, where: str) -> Item:
    _require_known(entry, {"id", "objective", "level", "kind", "text", "option", "compute"}, where)
    where = f"{where} ({entry.get('id', 'no id')})"
    words = {name: _text(entry, name, where) for name in ("id", "objective", "level", "kind", "text")}
    for name, known in (("level", get_args(Level)), ("kind", get_args(Kind))):
        if words[name] not in known:
            raise ValueError(f"{where}: {name} is {words[name]!r}; it is one of {', '.join(known)}.")
    options = tuple(_option(option, where) for option in entry.get("option", []))
    return Item(lesson=lesson, options=options, compute=_expressions(entry, where), **words)  # type: ignore[arg-type]


def _option(entry: Any, where: str) -> Option:
    _require_known(entry, {field.name for field in fields(Option)}, where)
    correct = entry.get("correct", False)
    if not isinstance(correct, bool):
        raise ValueError(f"{where}: correct is {correct!r}; write true or false.")
    words = [_text(entry, name, where) for name in ("text", "reason")]
    misconception = "" if correct else _text(entry, "misconception", where)
    if correct and "misconception" in entry:
        raise ValueError(f"{where}: the right option {words[0]!r} names a misconception; only wrong ones have one.")
    return Option(words[0], correct, words[1], misconception, _expressions(entry, where))


def _require_known(entry: Any, known: set[str], where: str) -> None:
    if not isinstance(entry, dict):
        raise ValueError(f"{where} is no table: write [[item]] with its fields under it.")
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"{where} has the unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}.")


def _text(entry: dict[str, Any], name: str, where: str) -> str:
    text = entry.get(name)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{where} lacks {name!r}: write it as a text.")
    return text.strip()


def _expressions(entry: dict[str, Any], where: str) -> tuple[str, ...]:
    given = entry.get("compute", [])
    given = [given] if isinstance(given, str) else given
    if not isinstance(given, list) or not all(isinstance(line, str) for line in given):
        raise ValueError(f"{where}: compute is {given!r}; write one text 'expression : format', or a list of them.")
    return tuple(given)
