"""Conditions as people type them: defaults, required values, and what is missing."""

from __future__ import annotations

import datetime as dt
import re

from helpers.audience import OPERATORS, Leaf, Rule
from helpers.audience.tags import Tags

# What an operator wants to be given: nothing, one value, several, two bounds, days, or times within days.
WANTS = {"in": "several", "contains": "several", "between": "bounds", "within": "days", "not within": "days"}
WANTS |= {"did": "times", "member of": "audience", "is set": "nothing", "is not set": "nothing"}
SAID = {
    "=": "is 等于", "!=": "is not 不等于", "<": "is below <", "<=": "is at most ≤", ">": "is above >",
    ">=": "is at least ≥", "in": "is one of", "between": "from … to", "contains": "include any of 包含",
    "within": "in the last … days", "not within": "longer ago than … days", "did": "at least … times",
    "member of": "is", "is set": "is known", "is not set": "is not known",
}  # fmt: skip
FIRST = {"number": ">", "flag": "=", "text": "=", "texts": "contains", "day": "within", "days": "did"}
FIRST |= {"audience": "member of"}
_MISSING = {"several": "Give one value or more.", "bounds": "Give both bounds.", "times": "Say how often."}
_MISSING |= {"audience": "Choose a saved audience; where there is none, save one first."}
_NUMBER = re.compile(r"\s*[+-]?(\d+)(\.\d*)?\s*|\s*[+-]?\.\d+\s*")


def wants(operator: object) -> str:
    """Return what an operator wants: nothing, one, several, bounds, days or times."""
    return WANTS.get(operator, "one") if isinstance(operator, str) else "one"


def operators(kind: str) -> list[dict]:
    """Return the operators that fit tags of a kind: their sign, their words, what they want."""
    fitting = [sign for sign, operator in OPERATORS.items() if kind in operator.fits]
    return [{"sign": sign, "words": SAID.get(sign, sign), "wants": wants(sign)} for sign in fitting]


def first_value(kind: str, operator: str, today: dt.date, known: list[str]) -> object:
    """Return a value that a new condition starts with, so that it can be counted at once.

    Parameters
    ----------
    kind
        The tag's value_type.
    known
        Its texts, the most frequent first.
    """
    yesterday, month_ago = (str(today - dt.timedelta(days)) for days in (1, 30))
    one = {"number": 0, "flag": 1, "day": yesterday}.get(kind, known[0] if known else "")
    bounds = [month_ago, yesterday] if kind == "day" else [0, 10]
    return {
        "nothing": None,
        "one": one,
        "audience": one,
        "several": [one],
        "bounds": bounds,
        "days": 30,
        "times": [1, 30],
    }[wants(operator)]


def kept_value(value: object, before: str, after: str) -> object | None:
    """Return a value as another operator wants it, or None where it means nothing there."""
    change = wants(before), wants(after)
    if change[0] == change[1]:
        return value
    if change == ("one", "several"):
        return [value]
    if change == ("several", "one") and isinstance(value, list) and value:
        return value[0]
    return None


def typed(kind: str, operator: object, value: object) -> object:
    """Return a value with its texts read as numbers where the tag or the operator needs numbers."""
    if kind in ("number", "flag") or wants(operator) in ("days", "times"):
        if isinstance(value, list | tuple):
            return [_number(item) for item in value]
        return _number(value)
    return value


def leaf_of(node: dict, tags: Tags, today: dt.date) -> Rule:
    """Return the rule of a condition; ValueError, in a sentence, says what it still needs."""
    kind = tags.row(node["tag"])["value_type"]
    value = [None if item == "" else item for item in node["value"]] if type(node["value"]) is list else node["value"]
    asked = wants(node["operator"])
    needed = value[:1] if asked == "times" and isinstance(value, list) else value  # without days: ever
    if asked != "nothing" and (needed in (None, "", []) or (isinstance(needed, list) and None in needed)):
        raise ValueError(_MISSING.get(asked, "Give a value."))
    value = typed(kind, node["operator"], value)
    _check_typed(kind, asked, value)
    rule = Leaf(node["tag"], node["operator"], value)
    tags.sql(rule.tag, rule.operator, rule.value, today)  # raises where tag, operator and value do not fit
    return rule


def _check_typed(kind: str, asked: str, value: object) -> None:
    """Refuse what people type in good faith, with what to type instead."""
    items = value if isinstance(value, list) else [value]
    words = [item for item in items if isinstance(item, str)]
    if kind == "number" and asked != "nothing" and words:
        raise ValueError(f"The tag holds a number: write digits alone, such as 1000 or 2.5, not {words[0]!r:.40}.")
    comparable = len(words) == 2 or all(isinstance(item, int | float) for item in items)
    if asked == "bounds" and len(items) == 2 and comparable and items[0] > items[1]:
        raise ValueError(f"Nothing lies from {items[0]} to {items[1]}; put the lower bound first.")


def _number(value: object) -> object:
    """Return the number that a text is, or the text."""
    if not isinstance(value, str) or len(value) > 40 or not (found := _NUMBER.fullmatch(value)):
        return value
    return int(value) if found[1] and not found[2] else float(value)
