"""Everything that can be done at the audience desk, without a front end: build a rule, count it, think about it."""

from __future__ import annotations

import copy
import html
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from helpers.audience import Estimate, Rule, concerns, count, estimate, profile, select, snapshot, tags_of
from helpers.audience.tags import Tags
from helpers.audience_desk import conditions, palette, tree
from helpers.audience_desk.keeping import Keeping
from helpers.features import day_of


class Desk(Keeping):
    """An audience under construction: a tree of groups and conditions, counted in a database.

    Parts of the rule are called by their numbers; the outermost group is 0. Every change can be undone, and a change
    that is refused leaves everything as it was.

    Parameters
    ----------
    db
        A database such as `audience_db` or `large_audience_db` returns.
    folder
        Where audiences are kept.
    today
        The day on which audiences are active or expired; the database's own without it.

    Examples
    --------
    >>> from helpers.datasets.audience_db import audience_db
    >>> desk = Desk(audience_db())
    >>> city = desk.add("home_city", "=", "北京")
    >>> dormant = desk.add("sleep_customers")
    >>> desk.negate(dormant)
    >>> desk.sentence()
    'Customers for whom home city (常驻城市) is “北京”, and not [dormant (休眠客户): yes].'
    >>> desk.count()
    74
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, folder: Path | str = "audiences", *, today: object = None):
        super().__init__()
        self.db, self.folder = db, Path(folder)
        _, self.day = snapshot(db)
        self.today = day_of(today) or self.day
        self.dictionary = tags_of(db)
        self.palette = palette.palette(db, self.dictionary, self.day)
        self.customers: int = db.execute("SELECT count(*) FROM user_features").fetchall()[0][0]
        self.tree, self.target = tree.group(), tree.TOP
        self._history: list[tree.Node] = []
        self._read: tuple[Rule | None, dict[int, str]] | None = None
        self._counted: tuple[Rule | None, int] | None = None

    # building

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

    def clear(self) -> None:
        """Begin afresh, with an empty rule and no audience opened."""
        with self._change():
            self.tree, self.opened = tree.group(), None

    def undo(self) -> None:
        """Take back the last change of the rule."""
        if not self._history:
            raise ValueError("There is nothing to take back.")
        self.tree = self._history.pop()
        self._settle()

    # reading

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

    def count(self) -> int:
        """Return how many customers the rule means, everybody without a condition."""
        rule = self.rule
        if self._counted is None or self._counted[0] != rule:
            self._counted = rule, self.customers if rule is None else count(self.db, rule)
        return self._counted[1]

    def ids(self) -> pd.Series:
        """Return the ids of the customers whom the rule means."""
        return select(self.db, self._needed())

    def sentence(self) -> str:
        """Return the rule in words."""
        rule = self.rule
        return "Everybody." if rule is None else rule.to_sentence(self.dictionary)

    def sql(self) -> tuple[str, list]:
        """Return the rule's query, with a ? for every value, and the values."""
        return self._needed().to_sql(self.day, self.dictionary)

    def estimate(self) -> Estimate:
        """Return the size a 1 % sample suggests, with its interval; NotEstimable says why it cannot."""
        return estimate(self.db, self._needed())

    def concerns(self, purpose: str | None = None) -> list[str]:
        """Return what to think about before the rule is used."""
        return concerns(self.db, self._needed(), purpose)

    def profile(self) -> pd.DataFrame:
        """Return how those whom the rule means differ from everybody, who are 100."""
        return profile(self.db, self.ids())

    def timed_count(self) -> tuple[int, float]:
        """Return the count, and the milliseconds it took."""
        started = time.perf_counter()
        return self.count(), 1000 * (time.perf_counter() - started)

    def _repr_html_(self) -> str:
        """Return the desk in words, for a page on which nobody can click."""
        try:
            said = f"{self.count():,} of {self.customers:,} customers. {self.sentence()}"
        except ValueError as error:
            said = f"Not counted. {error}"
        return f"<div><b>Audience desk</b> <span lang='zh'>人群圈定</span>: {html.escape(said)}</div>"

    def show(self) -> None:
        """Tell a front end that something changed; here there is none."""

    # inner works

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

    def _read_tree(self) -> tuple[Rule | None, dict[int, str]]:
        leaves, problems = {}, {}
        for node in tree.walk(self.tree):
            if "tag" in node:
                try:
                    leaves[node["id"]] = conditions.leaf_of(node, self.dictionary, self.day)
                except ValueError as error:
                    problems[node["id"]] = str(error)
        return None if problems else tree.rule_of(self.tree, leaves), problems

    def _settle(self) -> None:
        self._read = None
        if not any(node["id"] == self.target and "parts" in node for node in tree.walk(self.tree)):
            self.target = tree.TOP
        self.show()

    def _next(self) -> int:
        return 1 + max(node["id"] for node in tree.walk(self.tree))

    def _into(self, number: int | None) -> int:
        return self.target if number is None else number

    def _needed(self) -> Rule:
        rule = self.rule
        if rule is None:
            raise ValueError("The rule has no condition yet: it would mean everybody; add one.")
        return rule

    def _first(self, tag: str, operator: str | None = None) -> tuple[str, object]:
        """Return an operator and a value for a tag to start with."""
        found = self.palette[tag]
        operator = operator or conditions.FIRST[found["kind"]]
        return operator, conditions.first_value(found["kind"], operator, self.day, found["known"])
