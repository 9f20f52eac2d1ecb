"""The palette of tags: names, notes, operators, known values."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd

from helpers.audience.tags import fits_database
from helpers.audience_builder import conditions

MOST_KNOWN = 50  # texts of a tag that are offered; any other can be typed


def palette(db: duckdb.DuckDBPyConnection, tags: pd.DataFrame, day: dt.date) -> dict[str, dict]:
    """Return by tag what a front end needs to show it, in the order of the dictionary, if the database holds it so."""
    return {row["tag"]: _entry(db, row) for row in tags.to_dict("records") if fits_database(row)}


def _entry(db: duckdb.DuckDBPyConnection, row: dict) -> dict:
    noted = {name: str(row.get(name) or "") for name in ("definition", "source", "window", "type", "sensitivity")}
    noted |= {name: str(row.get(name) or "") for name in ("owner", "refresh")}
    return {
        "tag": row["tag"],
        "name": row["name"],
        "chinese": row.get("chinese") or "",
        "theme": row.get("theme") or "tags 标签",
        "kind": row["value_type"],
        "sensitive": noted["sensitivity"].startswith("sensitive"),
        "estimated": row["estimate"] == "yes",
        "operators": conditions.operators(row["value_type"]),
        "known": known_texts(db, row["tag"], row["value_type"]),
        "note": noted,
    }


def known_texts(db: duckdb.DuckDBPyConnection, tag: str, kind: str) -> list[str]:
    """Return the texts that most customers have, the most frequent first; none for a tag of another kind."""
    if kind not in ("text", "texts"):
        return []
    column = '"' + tag.replace('"', '""') + '"'
    text = f"unnest({column})" if kind == "texts" else column
    rows = db.execute(
        f"SELECT text FROM (SELECT {text}::VARCHAR AS text FROM user_features) WHERE text IS NOT NULL"
        f" GROUP BY text ORDER BY count(*) DESC, text LIMIT {MOST_KNOWN}"
    ).fetchall()
    return [text for (text,) in rows]
