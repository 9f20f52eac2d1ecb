"""Saved audiences as conditions of other audiences: which rule names which, no circles, members laid into the database.

The condition is ``leaf("saved_audience", "member of", name)``. Its query reads a temporary table of the connection,
which `lay_members` fills.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from helpers.audience import values
from helpers.audience.audiences import Audience, members
from helpers.audience.operators import MEMBERS
from helpers.audience.rule import Rule
from helpers.audience.storing import load, saved_audiences
from helpers.audience.tags import AUDIENCE


def named_in(rule: Rule) -> list[str]:
    """Return the names of the saved audiences that a rule names, each once, in reading order."""
    return list(dict.fromkeys(leaf.value for leaf in rule.leaves() if leaf.tag == AUDIENCE))


def needed_by(rule: Rule, folder: Path | str) -> dict[str, Audience]:
    """Return by name the audiences that a rule needs: those it names, and those which these name, and so on."""
    found: dict[str, Audience] = {}
    names = named_in(rule)
    while names:
        if (name := names.pop()) not in found:
            found[name] = load(name, folder)
            names += named_in(found[name].rule)
    return found


def users_of(name: str, folder: Path | str) -> list[str]:
    """Return the names of the saved audiences whose latest version names this one."""
    table = saved_audiences(folder)
    readable = table.loc[table["version"].notna(), "name"]
    return [other for other in readable if name in named_in(load(other, folder).rule)]


def check_circle(name: str, rule: Rule, folder: Path | str) -> None:
    """Raise ValueError if the audience of this name would be a part of itself with this rule."""
    if name in named_in(rule):
        raise ValueError(f"The audience {values.short(name)} cannot be a condition of itself; take that condition out.")
    for other in named_in(rule):
        if name in needed_by(load(other, folder).rule, folder):
            raise ValueError(
                f"The audience {values.short(other)} is built on {values.short(name)}, so neither can be a condition"
                " of the other; take that condition out."
            )


def lay_members(db: duckdb.DuckDBPyConnection, rule: Rule, folder: Path | str) -> None:
    """Write the members of the saved audiences that a rule names into the database's temporary table of members.

    A daily audience has the members whom its rule selects on the database's own day.
    """
    make_members_table(db)
    for name in named_in(rule):
        found = load(name, folder)
        if found.ids is None:
            check_circle(name, found.rule, folder)  # a file that was changed by hand
            lay_members(db, found.rule, folder)
        ids = members(db, found).to_numpy()
        db.register("ids_to_lay", pa.table({"user_id": ids}))
        try:
            db.execute(f"DELETE FROM {MEMBERS} WHERE audience = ?", [name])
            db.execute(f"INSERT INTO {MEMBERS} SELECT ?, user_id FROM ids_to_lay", [name])
        finally:
            db.unregister("ids_to_lay")


def make_members_table(db: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table of members, without which the tag of saved audiences is unknown to the database."""
    db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {MEMBERS} (audience VARCHAR, user_id BIGINT)")
