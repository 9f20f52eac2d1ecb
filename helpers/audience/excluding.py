"""Exclusions from an audience before anything is sent, with reasons; concerns to check before it is used."""

from __future__ import annotations

from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from helpers.audience import values
from helpers.audience.audiences import check_purpose
from helpers.audience.estimating import not_estimable
from helpers.audience.joining import quoted
from helpers.audience.rule import Rule
from helpers.audience.selecting import check_rule, count, snapshot, tags_of
from helpers.datasets.audience_db import PURPOSES

_AGREED = "purpose = ? AND given < ? AND (withdrawn IS NULL OR withdrawn >= ?)"


class Cleared(NamedTuple):
    """The ids that may be written to, the ledger of the others, and each one's reason by user_id."""

    ids: pd.Series
    ledger: pd.DataFrame
    reasons: pd.Series


def exclusions(
    db: duckdb.DuckDBPyConnection, ids: object, purpose: str, as_of: object = None, *, rest_days: int = 7
) -> Cleared:
    """Return which of these ids one may write to on a day for a purpose, and a ledger that adds up.

    Everyone is counted once, for the first reason that holds, in the ledger's order.

    Parameters
    ----------
    ids
        The audience. An id that is given twice counts once, with a line of its own in the ledger.
    purpose
        One of `PURPOSES`; the consent to it must be given before the day and not withdrawn before it.
    rest_days
        Customers who got a message within so many days before the day are left out.

    Returns
    -------
    Cleared
        ids (in order); ledger: reason, excluded, left, from "selected" to "to be contacted"; reasons: by user_id, for
        those who were taken out.
    """
    check_purpose(purpose)
    _, day = snapshot(db, as_of)
    given = values.ids(ids)
    users = np.unique(given)
    tests = {
        "opted out": ("SELECT user_id FROM opt_outs WHERE day < ?", [day]),
        "no consent to the purpose": (
            f"SELECT user_id FROM candidates ANTI JOIN (SELECT user_id FROM consents WHERE {_AGREED}) USING (user_id)",
            [purpose, day, day],
        ),
        "protected": ("SELECT user_id FROM protected WHERE since < ?", [day]),
        "holdout": ("SELECT user_id FROM holdout", []),
        f"contacted in the last {values.days(rest_days)}": (
            "SELECT user_id FROM contacts WHERE day < ? AND day >= ?::DATE - ?::INTEGER",
            [day, day, values.whole_days(rest_days)],
        ),
    }
    left, why = users, np.full(len(users), None, dtype=object)
    lines = [("selected", 0, len(given)), ("listed twice", len(given) - len(users), len(users))]
    db.register("candidates", pa.table({"user_id": users}))
    try:
        for reason, (sql, params) in tests.items():
            found = db.execute(f"SELECT DISTINCT user_id FROM ({sql})", params).fetchnumpy()["user_id"]
            out = np.isin(left, found)
            why[np.searchsorted(users, left[out])] = reason
            left = left[~out]
            lines.append((reason, int(out.sum()), len(left)))
    finally:
        db.unregister("candidates")
    lines.append(("to be contacted", 0, len(left)))
    reasons = pd.Series(why, pd.Index(users, name="user_id"), name="reason").dropna()
    return Cleared(
        pd.Series(left, name="user_id"), pd.DataFrame(lines, columns=["reason", "excluded", "left"]), reasons
    )


def concerns(db: duckdb.DuckDBPyConnection, rule: Rule, purpose: str | None = None, as_of: object = None) -> list[str]:
    """Return one sentence for each concern to check before the rule is used; an empty list means that there is none.

    Sensitive tags, a purpose that members did not agree to, nobody selected, a size that a sample cannot tell.
    """
    tags = tags_of(db)
    size, missing = _size_and_missing(db, rule, purpose, as_of)
    rows = tags.set_index("tag").loc[list(dict.fromkeys(leaf.tag for leaf in rule.leaves()))]
    said = [
        f"{row['name']} ({row['chinese']}) is {row['sensitivity']}; ask the privacy office before it is used."
        for _, row in rows.iterrows()
        if row["sensitivity"].startswith("sensitive")
    ]
    if missing:
        said.append(
            f"{missing:,} of {size:,} have not agreed to {PURPOSES[purpose]}, besides those who opted out:"
            " they must not be written to."
        )
    if not size:
        said.append("Nobody fulfils the rule: look at its conditions one by one.")
    return said + not_estimable(rule, tags)


def _size_and_missing(db: duckdb.DuckDBPyConnection, rule: Rule, purpose: str | None, as_of: object) -> tuple[int, int]:
    """Return how many the rule means, and how many of them neither opted out nor agreed to the purpose."""
    check_rule(rule)
    if purpose is None:
        return count(db, rule, as_of), 0
    check_purpose(purpose)
    table, day = snapshot(db, as_of)
    condition, given = rule.condition(day, tags_of(db))
    return db.execute(
        f"""
        WITH meant AS MATERIALIZED (SELECT user_id FROM {quoted(table)} WHERE {condition}),
        silent AS (
          FROM meant ANTI JOIN (SELECT user_id FROM opt_outs WHERE day < ?) USING (user_id)
          ANTI JOIN (SELECT user_id FROM consents WHERE {_AGREED}) USING (user_id)
        )
        SELECT (SELECT count(*) FROM meant), (SELECT count(*) FROM silent)
        """,
        [*given, day, purpose, day, day],
    ).fetchall()[0]
