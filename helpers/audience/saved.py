"""Rules as JSON: written plainly, read strictly, because what is read may come from anywhere."""

from __future__ import annotations

import json
from typing import Any

from helpers.audience import values
from helpers.audience.rule import DEEPEST, And, Leaf, Not, Or, Rule

LONGEST = 2_000_000  # characters
_GROUPS = {"all": And, "any": Or}


def to_json(rule: Rule) -> str:
    """Return {"tag", "operator", "value"}, {"all": […]}, {"any": […]} or {"not": …}, nested."""
    return json.dumps(plain(rule), ensure_ascii=False)


def plain(rule: Rule) -> dict:
    """Return a rule as dictionaries and lists."""

    def leaf(found: Leaf) -> dict:
        value = list(found.value) if isinstance(found.value, tuple) else found.value
        return {"tag": found.tag, "operator": found.operator} | ({} if value is None else {"value": value})

    def join(kind: str, parts: list[dict]) -> dict:
        return {kind: parts[0] if kind == "not" else parts}

    return rule.fold(leaf, join)


def from_json(text: str) -> Rule:
    """Return the rule of a saved text; ValueError, in a sentence, for anything else.

    Examples
    --------
    >>> from_json('{"not": {"tag": "home_city", "operator": "=", "value": "北京"}}')
    Not(part=Leaf(tag='home_city', operator='=', value='北京'))
    """
    return rule_of(loads(text))


def loads(text: str, longest: int = LONGEST) -> Any:
    """Return JSON's value; refuse long texts, names given twice, and numbers that are none."""
    if not isinstance(text, str) or len(text) > longest:
        raise ValueError(f"A saved rule is a text of at most {longest:,} characters; this is none.")
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("The saved rule is nested too deep to be one.") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"The saved rule is no JSON: {error.msg} at character {error.pos:,}.") from None


def rule_of(found: Any, depth: int = 0) -> Rule:
    """Return the rule that dictionaries and lists describe."""
    if depth > DEEPEST:
        raise ValueError(f"The saved rule has more than {DEEPEST} levels, the most there may be.")
    keys = set(found) if isinstance(found, dict) else set()
    if keys in ({"tag", "operator"}, {"tag", "operator", "value"}):
        return Leaf(found["tag"], found["operator"], found.get("value"))
    if keys == {"not"}:
        return Not(rule_of(found["not"], depth + 1))
    for key, group in _GROUPS.items():
        if keys == {key} and isinstance(found[key], list):
            return group(tuple(rule_of(part, depth + 1) for part in found[key]))
    raise ValueError(
        f"{values.short(found)} is no rule; it needs tag, operator and value, or one of all, any (lists) and not."
    )


def _once(pairs: list[tuple[str, Any]]) -> dict:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("The saved rule gives a name twice, so it is not clear which counts.")
    return dict(pairs)


def _refuse(name: str) -> None:
    raise ValueError(f"The saved rule holds {name}, which is no number.")
