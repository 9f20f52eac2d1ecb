"""The list of saved audiences: copying, archiving and deleting them, and having them as conditions of others."""

from __future__ import annotations

import dataclasses

import duckdb
import numpy as np
import pandas as pd

from helpers import audience
from helpers.audience import Leaf, values
from helpers.audience.audiences import LONGEST_NAME
from helpers.audience.tags import AUDIENCE
from helpers.audience_builder.condition_bits import ConditionBits
from helpers.audience_builder.keeping import Keeping


class Shelf(Keeping):
    """The part of the builder that knows the saved audiences; see `Builder`."""

    db: duckdb.DuckDBPyConnection
    held: ConditionBits

    def __init__(self):
        super().__init__()
        self._laid: set[str] = set()  # audiences whose members the database holds
        self._circles: dict[tuple[str, str], bool] = {}  # by the opened audience and another: whether they make one

    def refresh(self) -> None:
        """Read the names in the folder anew, and forget the members of all saved audiences."""
        table = self.saved()
        self.names = table.loc[table["version"].notna(), "name"].tolist()
        self._laid.clear()
        self._circles.clear()
        self.held.forget(AUDIENCE)
        self._read = None

    def usable(self) -> list[str]:
        """Return the saved audiences that can be a condition here: no circle comes of them."""
        return [name for name in self.names if not self._makes_circle(name)]

    def copy(self, name: str) -> str:
        """Save a copy of a saved audience under a name of its own, and return that name."""
        found, taken, number = audience.load(name, self.folder), set(self.saved()["name"]), 1
        while (copied := _copied(name, number)) in taken:
            number += 1
        audience.save(dataclasses.replace(found, name=copied, version=0), self.folder)
        self.refresh()
        return copied

    def archive(self, name: str) -> None:
        """Move a saved audience into the archive."""
        audience.archive(name, self.folder)
        self._forget(name)

    def restore(self, name: str) -> None:
        """Bring an audience back from the archive."""
        audience.restore(name, self.folder)
        self.refresh()

    def delete(self, name: str) -> None:
        """Delete a saved audience with all of its versions."""
        audience.delete(name, self.folder)
        self._forget(name)

    def archived(self) -> pd.DataFrame:
        """Return the archived audiences."""
        return audience.saved_audiences(self.folder / audience.ARCHIVE, self.today)

    def used_by(self) -> dict[str, list[str]]:
        """Return by name the saved audiences that are built on it."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            for part in audience.named_in(audience.load(name, self.folder).rule):
                found.setdefault(part, []).append(name)
        return found

    def sample(self, name: str | None = None, size: int = 10) -> pd.Series:
        """Return the ids of some members drawn at random, of a saved audience or of the rule as it stands."""
        ids = self.ids() if name is None else self.members_of(audience.load(name, self.folder))
        return ids.sample(min(size, len(ids)), random_state=np.random.default_rng(0)).sort_values(ignore_index=True)

    def inherited_concerns(self) -> list[str]:
        """Return a sentence for each sensitive tag in the rules of the audiences that the rule is built on."""
        rows = self.dictionary.set_index("tag")
        said = []
        for name, found in audience.needed_by(self.rule, self.folder).items():
            for tag in dict.fromkeys(leaf.tag for leaf in found.rule.leaves()):
                if tag in rows.index and rows.loc[tag, "sensitivity"].startswith("sensitive"):
                    said.append(
                        f"The audience {values.words(name)} is selected by {rows.loc[tag, 'name']}, which is"
                        f" {rows.loc[tag, 'sensitivity']}; ask the privacy office before it is used."
                    )
        return said

    def check_leaf(self, leaf: Leaf) -> None:
        """Refuse a saved audience that is not there or would be a part of itself; lay out the members of others."""
        if leaf.tag != AUDIENCE:
            return
        if leaf.value not in self.names:
            raise ValueError(f"No audience {values.words(leaf.value)} is saved here; choose another.")
        if self._makes_circle(leaf.value):
            audience.check_circle(self.opened.name, leaf, self.folder)
        if leaf.value not in self._laid:
            audience.lay_members(self.db, leaf, self.folder)
            self._laid.add(leaf.value)

    def _first(self, tag: str, operator: str | None = None) -> tuple[str, object]:
        return ("member of", next(iter(self.usable()), "")) if tag == AUDIENCE else super()._first(tag, operator)

    def _makes_circle(self, name: str) -> bool:
        if self.opened is None:
            return False
        pair = self.opened.name, name
        if pair not in self._circles:
            try:
                audience.check_circle(self.opened.name, audience.leaf(AUDIENCE, "member of", name), self.folder)
                self._circles[pair] = False
            except ValueError:
                self._circles[pair] = True
        return self._circles[pair]

    def _forget(self, name: str) -> None:
        """Let go of an audience that is no longer in the list; its rule stays laid out."""
        if self.opened is not None and self.opened.name == name:
            self.opened, self._kept = None, None
        self.refresh()


def _copied(name: str, number: int) -> str:
    ending = " (copy)" if number == 1 else f" (copy {number})"
    return name[: LONGEST_NAME - len(ending)].rstrip() + ending
