"""The rule while it is being built: groups and conditions with numbers, which may be unfinished, as plain JSON.

group       {"id", "join": "all" or "any", "not", "parts": […]}
condition   {"id", "tag", "operator", "value", "not"}
"""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator, Mapping

from helpers.audience import And, Leaf, Not, Or, Rule
from helpers.audience.rule import DEEPEST, LARGEST

TOP = 0  # the number of the group that holds everything
JOINS = {"all": And, "any": Or}
Node = dict


def group(number: int = TOP, join: str = "all", parts: list[Node] | None = None) -> Node:
    """Return a group, empty unless `parts` are given."""
    return {"id": number, "join": check_join(join), "not": False, "parts": parts or []}


def condition(number: int, tag: str, operator: str, value: object) -> Node:
    """Return a condition, finished or not."""
    return {"id": number, "tag": tag, "operator": operator, "value": value, "not": False}


def check_join(join: object) -> str:
    """Return how a group joins its parts, or raise ValueError."""
    if join not in ("all", "any"):
        raise ValueError(f"A group joins its parts by 'all' or 'any'; {join!r:.40} is neither.")
    return join


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it, in reading order."""
    yield node
    for part in node.get("parts", ()):
        yield from walk(part)


def find(top: Node, number: object) -> Node:
    """Return the node of that number."""
    for node in walk(top):
        if type(number) is int and node["id"] == number:
            return node
    raise ValueError(f"The rule has no part number {number!r:.40}; it may have been removed.")


def find_group(top: Node, number: object) -> Node:
    """Return the group of that number."""
    node = find(top, number)
    if "parts" not in node:
        raise ValueError(f"Part {number} is a condition and cannot hold others; choose a group.")
    return node


def home(top: Node, number: object) -> tuple[Node, int]:
    """Return the group that holds a node, and the node's place in it."""
    find(top, number)
    for node in walk(top):
        for place, part in enumerate(node.get("parts", ())):
            if part["id"] == number:
                return node, place
    raise ValueError("The outermost group stays where it is.")


def insert(top: Node, node: Node, into: object, at: int | None = None) -> None:
    """Put a node into a group, at a place or at the end."""
    parts = find_group(top, into)["parts"]
    if at is not None and (type(at) is not int or not 0 <= at <= len(parts)):
        raise ValueError(f"The group has {len(parts)} parts, and no place {at!r:.40}.")
    parts.insert(len(parts) if at is None else at, node)
    if _depth(top) > DEEPEST or sum(1 for _ in walk(top)) > LARGEST:
        raise ValueError(f"A rule holds at most {LARGEST} parts in {DEEPEST} levels; remove some first.")


def take(top: Node, number: object) -> Node:
    """Take a node out, and return it."""
    holder, place = home(top, number)
    return holder["parts"].pop(place)


def move(top: Node, number: object, into: object, at: int | None = None) -> None:
    """Move a node into a group; `at` counts the places before it is taken out."""
    holder, place = home(top, number)
    goal = find_group(top, into)
    if any(node is goal for node in walk(holder["parts"][place])):
        raise ValueError("A group cannot be moved into itself.")
    if holder is goal and type(at) is int and at > place:
        at -= 1
    insert(top, take(top, number), into, at)


def duplicate(top: Node, number: object) -> int:
    """Put a copy of a node right after it, with numbers of its own, and return the copy's number."""
    holder, place = home(top, number)
    numbers = itertools.count(1 + max(node["id"] for node in walk(top)))
    copied = copy.deepcopy(holder["parts"][place])
    for node in walk(copied):
        node["id"] = next(numbers)
    insert(top, copied, holder["id"], place + 1)
    return copied["id"]


def warnings(top: Node) -> dict[int, str]:
    """Return by number what an empty group, and a part that stands twice in its group, do to the rule."""
    found = {}
    for node in walk(top):
        said = set()
        for part in node.get("parts", ()):
            if part.get("parts") == []:
                found[part["id"]] = "The group is empty and changes nothing; add a condition, or remove it."
            elif (meaning := _meaning(part)) in said:
                found[part["id"]] = "This stands twice in its group and counts once; change it, or remove it."
            else:
                said.add(meaning)
    return found


def step(top: Node, number: object, way: str) -> None:
    """Move a node one place up or down in reading order: into the group that is there, or out of its own.

    At either end of the outermost group it stays.
    """
    if way not in ("up", "down"):
        raise ValueError(f"A part is moved 'up' or 'down', not {way!r:.40}.")
    holder, place = home(top, number)
    beside = place - 1 if way == "up" else place + 1
    if 0 <= beside < len(holder["parts"]):
        other = holder["parts"][beside]
        if "parts" in other:
            move(top, number, other["id"], None if way == "up" else 0)
        else:
            holder["parts"].insert(beside, holder["parts"].pop(place))
    elif holder is not top:
        outer, own = home(top, holder["id"])
        move(top, number, outer["id"], own if way == "up" else own + 1)


def rule_of(top: Node, leaves: Mapping[int, Rule]) -> Rule | None:
    """Return the rule that a tree says, without its empty groups; None if it holds no condition.

    Parameters
    ----------
    leaves
        The rule of each condition, by number.
    """
    if "parts" in top:
        parts = [rule for part in top["parts"] if (rule := rule_of(part, leaves)) is not None]
        rule = (parts[0] if len(parts) == 1 else JOINS[top["join"]](tuple(parts))) if parts else None
    else:
        rule = leaves[top["id"]]
    return Not(rule) if top["not"] and rule is not None else rule


def tree_of(rule: Rule) -> Node:
    """Return a tree that says the same as a rule."""
    numbers = itertools.count(TOP + 1)

    def leaf(found: Leaf) -> Node:
        value = list(found.value) if isinstance(found.value, tuple) else found.value
        return condition(next(numbers), found.tag, found.operator, value)

    def join(kind: str, parts: list[Node]) -> Node:
        if kind != "not":
            return group(next(numbers), kind, parts)
        inner = parts[0] if not parts[0]["not"] else group(next(numbers), "all", parts)
        return inner | {"not": True}

    top = rule.fold(leaf, join)
    return top | {"id": TOP} if "parts" in top else group(parts=[top])


def _meaning(node: Node) -> str:
    """Return a text that is the same for nodes that say the same."""
    said = {name: value for name, value in node.items() if name not in ("id", "parts")}
    return json.dumps([said, [_meaning(part) for part in node.get("parts", ())]], sort_keys=True, default=str)


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node["parts"]), default=0) if "parts" in node else 0
