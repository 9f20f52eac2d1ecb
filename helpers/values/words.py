"""Words for comparisons: kinds, counts and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from helpers.values.validating import is_number, kind

KINDS = {
    "nothing": ("None", "missing values"),
    "bool": ("a True or False", "True or False"),
    "number": ("a number", "numbers"),
    "text": ("a text", "text"),
    "time": ("a time", "times"),
    "period": ("a period", "periods"),
    "span": ("a time span", "time spans"),
    "interval": ("an interval", "intervals"),
    "list": ("a list", "lists"),
    "set": ("a set", "sets"),
    "dict": ("a dict", "dicts"),
    "array": ("an array of several dimensions", "arrays"),
    "series": ("a Series", "Series"),
    "frame": ("a DataFrame", "DataFrames"),
}


SHOWN, _LONGEST = 6, 40  # column names in a sentence, characters of one


def mixtures(where: str, expected: Sequence, given: Sequence) -> list[str]:
    """Return what kinds of cells two columns hold, if these differ; and how many are missing."""
    wanted, found = (Counter(map(kind, cells)) for cells in (expected, given))
    gaps = [cells.pop("nothing", 0) for cells in (found, wanted)]
    sentences = []
    if wanted and found and not wanted.keys() & found.keys():
        words = [" and ".join(sorted(KINDS[word][1] for word in cells)) for cells in (found, wanted)]
        sentences.append(f"{where} holds {words[0]} instead of {words[1]}.")
    if gaps[0] != gaps[1]:
        sentences.append(f"{where} has {count(gaps[0], 'missing value')}; {gaps[1]:,} {are(gaps[1])} expected.")
    return sentences


def missing_and_extra(missing: int, extra: int, what: str, own: list = ()) -> list[str]:
    """Return how many are missing, how many are too many, and which of the trainee's own these are."""
    sentences = [f"{count(missing, what)} {are(missing)} missing."] if missing else []
    named = f": {listed(list(own))}" if own else ""
    return [*sentences, f"{count(extra, what)} {are(extra)} not expected{named}."] if extra else sentences


def size(expected: Sequence, given: Sequence) -> str:
    """Return that numbers are too large or too small, where all of them are."""
    if not expected or not all(map(is_number, (*expected, *given))):
        return ""
    way = {other > one for one, other in zip(expected, given, strict=True)}
    if len(way) > 1:
        return ""
    it = "it is" if len(expected) == 1 else "all of them are"
    return f"; {it} too {'large' if way.pop() else 'small'}"


def numbered(places: Sequence[int]) -> str:
    """Return positions in a list, counted from 1, the first few."""
    shown = ", ".join(str(place + 1) for place in places[:SHOWN])
    return f": {'number' if len(places) == 1 else 'numbers'} {shown}{' …' if len(places) > SHOWN else ''}"


def do(number: int) -> str:
    """Return ``does`` or ``do``."""
    return "does" if number == 1 else "do"


def listed(names: list) -> str:
    """Return column names (with which of the equal ones they are), the first few."""
    shown = [_shown(name) for name, _ in names[:SHOWN]]
    return ", ".join(shown) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")


def _shown(name: Hashable) -> str:
    if isinstance(name, tuple):  # a twin made by `key`: its kind, then its content
        name = name[1:] if name[0] == "list" else name[-1]
    text = repr(name)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def count(number: int, what: str) -> str:
    """Return ``1 row`` or ``2 rows``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def are(number: int) -> str:
    """Return ``is`` or ``are``."""
    return "is" if number == 1 else "are"


def differ(number: int) -> str:
    """Return ``differs`` or ``differ``."""
    return "differs" if number == 1 else "differ"
