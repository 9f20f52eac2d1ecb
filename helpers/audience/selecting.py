"""Selecting and counting the customers of a rule on a day, and the table of features that this reads."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd

from helpers.audience import values
from helpers.audience.joining import quoted
from helpers.audience.operators import MEMBERS
from helpers.audience.rule import Rule
from helpers.audience.tags import AUDIENCE_ROW
from helpers.datasets.audience_db import as_lists
from helpers.dates import day_of


def select(db: duckdb.DuckDBPyConnection, rule: Rule, as_of: object = None) -> pd.Series:
    """Return the user_id of each customer that the rule selects, in order.

    Parameters
    ----------
    db
        A database such as `audience_db` returns.
    rule
        Made by `leaf`, & | ~.
    as_of
        The day; without it the day of the database's table. For another day the features are counted anew from the
        payments before it, once a connection.

    Raises
    ------
    ValueError
        If the rule does not fit the tags, or the database cannot go back to that day.
    """
    check_rule(rule)
    table, day = snapshot(db, as_of)
    sql, given = rule.to_sql(day, tags_of(db), table)
    return db.execute(sql, given).df()["user_id"]


def count(db: duckdb.DuckDBPyConnection, rule: Rule, as_of: object = None) -> int:
    """Return how many customers the rule selects."""
    check_rule(rule)
    table, day = snapshot(db, as_of)
    condition, given = rule.condition(day, tags_of(db))
    return db.execute(f"SELECT count(*) FROM {quoted(table)} WHERE {condition}", given).fetchall()[0][0]


def check_rule(rule: object) -> None:
    """Raise ValueError unless it is a rule."""
    if not isinstance(rule, Rule):
        raise ValueError(f"{values.short(rule)} is no rule; make one with leaf, & | ~.")


def features(db: duckdb.DuckDBPyConnection, as_of: object = None) -> pd.DataFrame:
    """Return the table of features of that day."""
    table, _ = snapshot(db, as_of)
    kinds = db.execute(f"DESCRIBE {quoted(table)}").fetchall()
    # DuckDB hands pandas a list of ENUMs as their numbers
    words = [
        f"{quoted(name)}::VARCHAR{'[]' * kind.endswith('[]')} AS {quoted(name)}"
        for name, kind, *_ in kinds
        if kind.startswith("ENUM")
    ]
    shown = f"SELECT * REPLACE ({', '.join(words)})" if words else "SELECT *"
    return as_lists(db.execute(f"{shown} FROM {quoted(table)} ORDER BY user_id").df())


def tags_of(db: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the database's tag dictionary, and as `held` how its table of features holds each tag, if it does."""
    held = {name: kind for name, kind, *_ in db.execute("DESCRIBE user_features").fetchall()}
    found = db.execute("FROM tags")
    rows = [["" if cell is None else cell for cell in row] for row in found.fetchall()]
    table = pd.DataFrame(rows, columns=[column[0] for column in found.description])
    table = table.assign(held=[held.get(tag, "") for tag in table["tag"]])
    if not db.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [MEMBERS]).fetchall():
        return table
    return pd.concat([table, pd.DataFrame([AUDIENCE_ROW])], ignore_index=True).fillna("")


def snapshot(db: duckdb.DuckDBPyConnection, as_of: object = None) -> tuple[str, dt.date]:
    """Return the name of the table of features of a day, made if it is not there, and the day."""
    try:
        ((kept,),) = db.execute("SELECT as_of FROM main.snapshot").fetchall()
    except (duckdb.Error, AttributeError, ValueError):
        raise ValueError(
            "This is no database of audiences; make one by audience_db() or `course data make --db`."
        ) from None
    day = kept if as_of is None else day_of(as_of)
    if day == kept:
        return "user_features", day
    if day > kept:
        raise ValueError(f"The database ends on {kept} and cannot know what was true on {day}; give an earlier day.")
    table = f"user_features_{day:%Y%m%d}"
    names = db.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    if (table,) not in names:
        if ("payments",) not in names:
            raise ValueError(f"This database holds no payments, so it knows {kept} only; leave as_of out.")
        db.execute(f"CREATE TEMP TABLE {table} AS FROM user_features_at(?::DATE)", [day])
    return table, day
