"""The plan of a query: the steps by which the database will answer it."""

from __future__ import annotations

import json

import duckdb
import pandas as pd

_SHOWN = {"Table": "", "Join Type": "", "Conditions": "where ", "Filters": "keeps ", "Projections": "reads ", "Top": ""}


def plan(db: duckdb.DuckDBPyConnection, sql: str, given: object = ()) -> pd.DataFrame:
    """Return the steps of a query's plan, the last step first, each step's sources indented below it.

    Parameters
    ----------
    sql
        A query; it is planned, not run.
    given
        A value for each ? in it.

    Returns
    -------
    DataFrame
        step (an operator, such as SEQ_SCAN, which reads a table) and what (which table, columns and conditions).
    """
    found = json.loads(db.execute(f"EXPLAIN (FORMAT json) {sql}", given).fetchall()[0][1])
    return pd.DataFrame(_lines(found[0], 0), columns=["step", "what"])


def _lines(node: dict, depth: int) -> list[tuple[str, str]]:
    told = "; ".join(
        f"{word}{_text(node['extra_info'][key])}" for key, word in _SHOWN.items() if key in node["extra_info"]
    )
    below = [line for child in node["children"] for line in _lines(child, depth + 1)]
    return [("· " * depth + node["name"].strip(), told), *below]


def _text(value: str | list[str]) -> str:
    return (", ".join(value) if isinstance(value, list) else value).removeprefix("memory.main.")
