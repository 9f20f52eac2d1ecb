"""Building a rule part by part; every change can be undone."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from helpers.audience import Leaf, Rule
from helpers.audience.tags import Tags
from helpers.audience_builder import conditions, tree


class Building:
    """The part of the builder that changes the rule, and reads what it says; see `Builder`."""

    dictionary: pd.DataFrame
    palette: dict[str, dict]
    day: dt.date

    def __init__(self):
        super().__init__()
        self.tree, self.target = tree.group(), tree.TOP
        self._history: list[tree.Node] = []
        self._read: tuple[Rule | None, dict[int, str]] | None = None

    def add(
        self, tag: str, operator: str | None = None, value: object = None, *, into: int | None = None,
        at: int | None = None,
    ) -> int:  # fmt: skip
        """Add a condition to a group, and return its number; without an operator it starts with a usual one."""
        row = Tags(self.dictionary).row(tag if isinstance(tag, str) else repr(tag))
        if operator is None:
            operator, value = self._first(tag)
        with self._change():
            number = self._next()
            tree.insert(self.tree, tree.condition(number, row["tag"], operator, value), self._into(into), at)
        return number

    def group(self, join: str | None = None, *, into: int | None = None, at: int | None = None) -> int:
        """Add a group, the new target, and return its number; it joins the other way than the group around it."""
        with self._change():
            number, into = self._next(), self._into(into)
            join = join or ("any" if tree.find_group(self.tree, into)["join"] == "all" else "all")
            tree.insert(self.tree, tree.group(number, join), into, at)
            self.target = number
        return number

    def aim(self, number: int) -> None:
        """Choose the group that further parts are added to."""
        self.target = tree.find_group(self.tree, number)["id"]
        self.show()

    def join(self, number: int, join: str) -> None:
        """Join a group's parts by "all" or by "any"."""
        with self._change():
            tree.find_group(self.tree, number)["join"] = tree.check_join(join)

    def negate(self, number: int) -> None:
        """Turn a part into everybody else; twice, back."""
        with self._change():
            node = tree.find(self.tree, number)
            node["not"] = not node["not"]

    def change(self, number: int, operator: str | None = None, value: object = None) -> None:
        """Give a condition another operator or another value; what is typed may still be unfinished."""
        with self._change():
            node = tree.find(self.tree, number)
            if "tag" not in node:
                raise ValueError(f"Part {number} is a group; join or negate it.")
            before = node["operator"]
            node["operator"] = before if operator is None else operator
            if value is None:
                value = conditions.kept_value(node["value"], before, node["operator"])
            node["value"] = self._first(node["tag"], node["operator"])[1] if value is None else value

    def move(self, number: int, into: int, at: int | None = None) -> None:
        """Move a part into a group: to a place there, or to its end."""
        with self._change():
            tree.move(self.tree, number, into, at)

    def step(self, number: int, way: str) -> None:
        """Move a part one place "up" or "down", into and out of groups."""
        with self._change():
            tree.step(self.tree, number, way)

    def remove(self, number: int) -> None:
        """Take a part out, with everything in it."""
        with self._change():
            tree.take(self.tree, number)

    def duplicate(self, number: int) -> int:
        """Put a copy of a part, with everything in it, right after it, and return the copy's number."""
        with self._change():
            copied = tree.duplicate(self.tree, number)
        return copied

    def undo(self) -> None:
        """Take back the last change of the rule."""
        if not self._history:
            raise ValueError("There is nothing to take back.")
        self.tree = self._history.pop()
        self._settle()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._history)

    @property
    def rule(self) -> Rule | None:
        """The rule as it stands, None without a condition; ValueError while a condition is unfinished."""
        if self._read is None:
            self._read = self._read_tree()
        rule, problems = self._read
        if problems:
            raise ValueError(next(iter(problems.values())))
        return rule

    def problems(self) -> dict[int, str]:
        """Return what is wrong or missing, by the number of the part."""
        if self._read is None:
            self._read = self._read_tree()
        return self._read[1]

    def warnings(self) -> dict[int, str]:
        """Return what stands in the rule to no effect, by the number of the part."""
        return tree.warnings(self.tree)

    def check_leaf(self, leaf: Leaf) -> None:
        """Refuse a condition for more than its tag, operator and value; here there is nothing to refuse."""

    def show(self) -> None:
        """Tell a front end that something changed; here there is none."""

    @contextmanager
    def _change(self) -> Iterator[None]:
        before = copy.deepcopy(self.tree)
        try:
            yield
        except Exception:
            self.tree = before
            raise
        self._history = [*self._history[-99:], before]
        self._settle()

    def _settle(self) -> None:
        self._read = None
        if not any(node["id"] == self.target and "parts" in node for node in tree.walk(self.tree)):
            self.target = tree.TOP
        self.show()

    def _next(self) -> int:
        return 1 + max(node["id"] for node in tree.walk(self.tree))

    def _into(self, number: int | None) -> int:
        return self.target if number is None else number

    def _first(self, tag: str, operator: str | None = None) -> tuple[str, object]:
        """Return an operator and a value for a tag to start with."""
        found = self.palette[tag]
        operator = operator or conditions.FIRST[found["kind"]]
        return operator, conditions.first_value(found["kind"], operator, self.day, found["known"])

    def _read_tree(self) -> tuple[Rule | None, dict[int, str]]:
        leaves, problems, tags = {}, {}, Tags(self.dictionary)
        for node in tree.walk(self.tree):
            if "tag" in node:
                try:
                    leaves[node["id"]] = conditions.leaf_of(node, tags, self.day)
                    self.check_leaf(leaves[node["id"]])
                except ValueError as error:
                    name = self.palette.get(node["tag"], {}).get("name", node["tag"])
                    said, operator = str(error).replace(repr(node["tag"]), name), node["operator"]
                    words = conditions.SAID.get(operator, operator) if isinstance(operator, str) else operator
                    problems[node["id"]] = said.replace(f"{name} {operator}:", f"{name} {words}:")
        return None if problems else tree.rule_of(self.tree, leaves), problems
