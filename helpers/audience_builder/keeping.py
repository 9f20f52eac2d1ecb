"""Saving, opening, comparing and exporting audiences."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd

from helpers import audience
from helpers.audience import Audience, Cleared, leaf
from helpers.audience_builder import tree
from helpers.audience_builder.building import Building
from helpers.dates import day_of

MOST_BESIDE = 12  # audiences of one overlap matrix
_ANY_RULE = leaf("nothing", "is set")  # holds the place of the rule while the form is looked at


class FormRefused(ValueError):
    """A form that cannot be saved: `problems` says, by field, what each one needs."""

    def __init__(self, problems: dict[str, str]):
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class Keeping(Building):
    """The part of the builder that saves, opens, compares and exports; see `Builder`."""

    db: duckdb.DuckDBPyConnection
    folder: Path
    today: dt.date

    def __init__(self):
        super().__init__()
        self.opened: Audience | None = None
        self._kept: tree.Node | None = tree.group()  # the rule as it was last saved or opened

    @property
    def is_unsaved(self) -> bool:
        """Whether the rule differs from what was last saved or opened."""
        return self.tree != self._kept and (self.opened is not None or bool(self.tree["parts"]))

    def save(
        self, name: str, purpose: str, valid_from: object, valid_until: object, frequency: str = "once",
        description: str = "", owner: str = "",
    ) -> Audience:  # fmt: skip
        """Keep the rule as an audience, or as the next version of the one that was opened, and return it.

        Raises
        ------
        FormRefused
            If fields are missing or wrong, another audience has the name, or the rule is unfinished or empty.
        """
        problems = form_problems(name, purpose, valid_from, valid_until, frequency, description, owner)
        if "name" not in problems and self.is_taken(name):
            problems["name"] = "An audience has this name already; open it to make a new version, or take another name."
        try:
            if self.rule is None:
                problems["rule"] = "The rule has no condition yet; add one."
        except ValueError as error:
            problems["rule"] = f"The rule is unfinished: {error}"
        if not problems and self.rule is not None:
            _try(problems, "rule", lambda: audience.check_circle(name, self.rule, self.folder))
        if problems:
            raise FormRefused(problems)
        self.opened = audience.save(
            audience.make_audience(
                self.db, self.rule, name=name, purpose=purpose, valid=(valid_from, valid_until), frequency=frequency,
                description=description, owner=owner,
            ),
            self.folder,
        )  # fmt: skip
        self._kept = copy.deepcopy(self.tree)
        self.refresh()
        self.show()
        return self.opened

    def refresh(self) -> None:
        """Read the names of the saved audiences anew; see `Shelf`."""

    def is_taken(self, name: str) -> bool:
        """Return whether another audience than the one that is open has this name."""
        return name in self.saved()["name"].tolist() and (self.opened is None or self.opened.name != name)

    def edit(self, name: str, version: int | None = None) -> Audience:
        """Lay out a saved audience, the latest version unless one is given; saving makes the next version."""
        found = audience.load(name, self.folder, version)
        with self._change():
            self.tree, self.opened = tree.tree_of(found.rule), found
            self._kept = copy.deepcopy(self.tree)
        return found

    def clear(self) -> None:
        """Begin afresh, with an empty rule and no audience opened."""
        with self._change():
            self.tree, self.opened, self._kept = tree.group(), None, tree.group()

    def saved(self) -> pd.DataFrame:
        """Return the saved audiences with their status of today, read from the folder."""
        return audience.saved_audiences(self.folder, self.today)

    def age(self) -> list[str]:
        """Return a sentence if the audience that was opened is out of date, or not yet to be used."""
        if self.opened is None:
            return []
        return {
            "stale": [f"It was selected on {self.opened.as_of}: habits and consents have moved on; save it anew."],
            "expired": [f"It was valid until {self.opened.valid_until}: give it a new validity to use it."],
            "planned": [f"It is valid from {self.opened.valid_from} on: nothing can be sent before."],
        }.get(audience.status(self.opened, self.today), [])

    def overlap(self, names: list[str] | None = None) -> pd.DataFrame:
        """Return how many customers each two saved audiences share; without names, of the first 12 that are in use."""
        if names is None:
            found = self.saved()
            names = found.loc[~found["status"].isin(["expired", "unreadable"]), "name"].tolist()
        chosen = {name: audience.load(name, self.folder) for name in names[:MOST_BESIDE]}
        return audience.overlap({name: self.members_of(found) for name, found in chosen.items()})

    def members_of(self, found: Audience) -> pd.Series:
        """Return the ids of a saved audience's members; those that it is built on are laid out first."""
        if found.ids is None:
            audience.lay_members(self.db, found.rule, self.folder)
        return audience.members(self.db, found)

    def clear_for_sending(self, name: str) -> Cleared:
        """Return which members of a saved audience may be written to today, and the ledger of the others."""
        found = audience.load(name, self.folder)
        return audience.exclusions(self.db, self.members_of(found), found.purpose)

    def export(self, name: str, by: str) -> tuple[Path, pd.DataFrame]:
        """Export the ids of the members that may be written to, and nothing else; return the file and the ledger."""
        cleared = self.clear_for_sending(name)
        found = audience.load(name, self.folder)
        return audience.export(found, cleared.ids, self.folder / "exports", by=by, on=self.today), cleared.ledger


def form_problems(
    name: object, purpose: object, valid_from: object, valid_until: object, frequency: object, description: object,
    owner: object = "",
) -> dict[str, str]:  # fmt: skip
    """Return by field what an audience's form still needs; nothing if it can be saved.

    Examples
    --------
    >>> form_problems("", "service", "2018-01-01", "2018-01-14", "once", "")
    {'name': 'Give the audience a name (人群包名称).'}
    """
    today = dt.date(2000, 1, 1)
    blank = {"name": "x", "purpose": "service", "rule": _ANY_RULE, "valid_from": today, "valid_until": today}
    blank |= {"frequency": "daily"}
    problems = {}
    given = {"name": name, "purpose": purpose, "description": description, "owner": owner}
    for field, value in given.items():
        if value in ("", None) and field in _ASKED:
            problems[field] = _ASKED[field]
        else:
            _try(problems, field, lambda field=field, value=value: Audience(**blank | {field: value}))
    if not isinstance(frequency, str) or frequency not in audience.FREQUENCIES:
        problems["frequency"] = "Choose one-off or updated daily (更新频率)."
    days = {"valid_from": valid_from, "valid_until": valid_until}
    for field, value in days.items():
        if value in ("", None):
            problems[field] = _ASKED[field]
        else:
            _try(problems, field, lambda value=value: day_of(value))
    if not problems.keys() & days.keys():
        _try(problems, "valid_until", lambda: Audience(**blank | days))
    return problems


_ASKED = {
    "name": "Give the audience a name (人群包名称).",
    "purpose": "Say what it is for (人群包用途): consent is given for a purpose.",
    "valid_from": "Say from which day it may be used (有效时间).",
    "valid_until": "Say until which day it may be used (有效时间).",
}


def _try(problems: dict[str, str], field: str, work: object) -> None:
    try:
        work()
    except ValueError as error:
        problems[field] = str(error).replace("as_of is", "The day is")
