"""Comparing audiences: customers in common, customers who entered and left, differences from all customers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from helpers.audience import values
from helpers.audience.joining import quoted
from helpers.audience.rule import Rule
from helpers.audience.selecting import select, snapshot, tags_of
from helpers.audience.tags import fits_database


class Drift(NamedTuple):
    """The ids that entered an audience, that left it and that stayed, each in order."""

    entered: pd.Series
    left: pd.Series
    stayed: pd.Series


def overlap(audiences: Mapping[str, object], *, share: bool = False) -> pd.DataFrame:
    """Return how many customers each pair of audiences has in common; the diagonal holds the sizes.

    Parameters
    ----------
    audiences
        Name to ids (Series, array, list). An id that is given twice counts once.
    share
        True: the common customers as a share of the row's audience, missing where that one is empty.

    Examples
    --------
    >>> overlap({"C1": [1, 2, 3, 4], "C2": [4, 5]}).to_numpy().tolist()
    [[4, 1], [1, 2]]
    >>> overlap({"C1": [1, 2, 3, 4], "C2": [4, 5]}, share=True).to_numpy().tolist()
    [[1.0, 0.25], [0.5, 1.0]]
    """
    ids = {name: np.unique(values.ids(given)) for name, given in audiences.items()}
    table = pd.DataFrame(
        [[len(np.intersect1d(row, column, assume_unique=True)) for column in ids.values()] for row in ids.values()],
        index=list(ids),
        columns=list(ids),
        dtype=np.int64,
    )
    return table.div(pd.Series(np.diag(table), table.index).replace(0, np.nan), axis=0) if share else table


def reach(audiences: Mapping[str, object]) -> int:
    """Return how many different customers the audiences reach together.

    Examples
    --------
    >>> reach({"C1": [1, 2, 3, 4], "C2": [4, 5]})
    5
    """
    given = [values.ids(ids) for ids in audiences.values()]
    return len(np.unique(np.concatenate(given))) if given else 0


def drift(db: duckdb.DuckDBPyConnection, rule: Rule, date1: object, date2: object) -> Drift:
    """Return the ids that entered and that left between two days; the rule is evaluated as of each day."""
    before, after = (pd.Index(select(db, rule, day)) for day in (date1, date2))
    parts = after.difference(before), before.difference(after), before.intersection(after)
    return Drift(*(pd.Series(part, name="user_id", dtype=np.int64) for part in parts))


def profile(
    db: duckdb.DuckDBPyConnection,
    ids: object,
    as_of: object = None,
    *,
    tags: list[str] | None = None,
    sensitive: bool = False,
) -> pd.DataFrame:
    """Return how an audience differs from all customers: a row per value of a tag, with an index (all customers: 100).

    Parameters
    ----------
    ids
        The audience.
    tags
        The tags to show; without it all that hold numbers, yes or no, a text or several.
    sensitive
        Whether to show sensitive tags as well; naming one in `tags` shows it too.

    Returns
    -------
    DataFrame
        tag, value, audience and base (shares of the customers in either), index (100 x audience / base), customers (of
        the audience). Numbers fall into bands between the quartiles of all customers. Shares of a tag with several
        values add up to more than 1. "not known" is a value.
    """
    table, _ = snapshot(db, as_of)
    rows = {row["tag"]: row for row in tags_of(db).to_dict("records")}
    shown = [tag for tag, row in rows.items() if row["value_type"] in _SHOWN and fits_database(row)]
    if unknown := [tag for tag in tags or () if tag not in shown]:
        raise ValueError(f"{values.short(unknown[0])} cannot be profiled; choose tags of numbers, flags or texts.")
    chosen = tags or [tag for tag in shown if sensitive or _open(rows[tag])]
    db.register("audience_ids", pa.table({"user_id": np.unique(values.ids(ids))}))
    try:
        parts = [_shares(db, table, tag, rows[tag]["value_type"]) for tag in chosen]
    finally:
        db.unregister("audience_ids")
    return pd.concat(parts, ignore_index=True)


_SHOWN = ("number", "flag", "text", "texts")


def _open(row: dict) -> bool:
    return not row["sensitivity"].startswith("sensitive")


def _shares(db: duckdb.DuckDBPyConnection, table: str, tag: str, kind: str) -> pd.DataFrame:
    column = quoted(tag)
    order, label = f"{column}::VARCHAR", f"{column}::VARCHAR"
    if kind == "texts":
        order = label = f"unnest(CASE WHEN len({column}) > 0 THEN {column} ELSE [NULL] END)::VARCHAR"
    elif kind == "number":
        order, label = _bands(column, *_edges(db, table, column))
    found = db.execute(
        f"""
        WITH shown AS (SELECT user_id, {order} AS place, {label} AS shown FROM {quoted(table)}),
        sizes AS (SELECT count(*) AS base, count(a.user_id) AS audience
                  FROM {quoted(table)} LEFT JOIN audience_ids a USING (user_id))
        SELECT coalesce(shown, 'not known') AS value, count(a.user_id) / nullif(any_value(audience), 0) AS audience,
               count(*) / any_value(sizes.base) AS base, count(a.user_id) AS customers
        FROM shown LEFT JOIN audience_ids a USING (user_id) CROSS JOIN sizes
        GROUP BY place, shown ORDER BY place NULLS LAST
        """
    ).df()
    found.insert(0, "tag", tag)
    found.insert(4, "index", 100 * found["audience"] / found["base"])
    return found


def _edges(db: duckdb.DuckDBPyConnection, table: str, column: str) -> tuple[float | None, list[float]]:
    """Return the lowest value if at least a quarter of the customers have it, and the quartiles of the others."""
    lowest, first = db.execute(f"SELECT min({column}), quantile_disc({column}, 0.25) FROM {quoted(table)}").fetchall()[
        0
    ]
    alone = lowest if lowest == first else None
    others = f"WHERE {column} > {alone!r}" if alone is not None else ""
    quarters = f"SELECT quantile_disc({column}, [0.25, 0.5, 0.75, 1]) FROM {quoted(table)} {others}"
    return alone, sorted(set(db.execute(quarters).fetchall()[0][0] or []))


def _bands(column: str, lowest: float | None, edges: list[float]) -> tuple[str, str]:
    """Return SQL that numbers the bands, each up to its edge, and SQL that names them."""
    names = {} if lowest is None else {lowest: f"{lowest:.10g}"}
    for edge in edges:
        names[edge] = f"above {max(names):.10g} to {edge:.10g}" if names else f"up to {edge:.10g}"
    if not names:
        return "NULL::INTEGER", "NULL::VARCHAR"
    order = " ".join(f"WHEN {column} <= {edge!r} THEN {place}" for place, edge in enumerate(names))
    label = " ".join(f"WHEN {column} <= {edge!r} THEN '{name}'" for edge, name in names.items())
    return f"CASE {order} END", f"CASE {label} END"
