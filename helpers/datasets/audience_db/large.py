"""Large audience databases for benchmarks, filled with copies of simulated customers."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa

from helpers.datasets.anhe import CUSTOMERS, SEED
from helpers.datasets.audience_db.database import audience_db
from helpers.datasets.audience_db.permissions import TABLES

_MOST = 100_000_000


def large_audience_db(
    customers: int,
    seed: int = SEED,
    *,
    columns: Sequence[str] | None = None,
    permissions: bool = True,
    donors: int = CUSTOMERS,
) -> duckdb.DuckDBPyConnection:
    """Return a database in memory like that of `audience_db`, without payments, so of one day only.

    Each customer has the features and the permissions of a donor drawn at random, and a number of its own.

    Parameters
    ----------
    customers
        How many, up to 100,000,000. A million with all columns takes about 300 MB.
    columns
        The tags to keep besides user_id; all by default. The lists of days are most of the size.
    permissions
        Whether consents, opt-outs, contacts and so on are copied as well.
    donors
        How many customers are simulated.

    Raises
    ------
    ValueError
        If a number is out of range or a column is no tag.
    """
    if isinstance(customers, bool) or not isinstance(customers, int) or not 1 <= customers <= _MOST:
        raise ValueError(f"customers is {customers!r}; give a whole number from 1 to {_MOST:,}.")
    db = audience_db(seed, donors)
    known = [row[0] for row in db.execute("DESCRIBE user_features").fetchall()][1:]
    if unknown := set(columns or ()) - set(known):
        raise ValueError(f"{', '.join(sorted(unknown))} is no tag; choose from {', '.join(known)}.")
    kept = "".join(f', "{name}"' for name in (known if columns is None else columns))
    donor = np.random.default_rng([seed, 9]).integers(donors, size=customers, dtype=np.int32)
    ids = np.arange(100_000, 100_000 + 3 * customers, 3)
    db.register("drawn", pa.table({"new_id": ids, "donor": donor}))
    db.execute(
        "CREATE TABLE numbered AS SELECT *, row_number() OVER (ORDER BY user_id) - 1 AS donor FROM user_features"
    )
    db.execute(
        f"CREATE OR REPLACE TABLE user_features AS SELECT new_id AS user_id{kept}"
        " FROM drawn JOIN numbered USING (donor)"
    )
    _as_enums(db)
    for table in TABLES:
        db.execute(
            f"CREATE OR REPLACE TABLE {table} AS SELECT {table}.* REPLACE (new_id AS user_id)"
            f" FROM {table} JOIN numbered ON {table}.user_id = numbered.user_id JOIN drawn USING (donor)"
            f"{'' if permissions else ' LIMIT 0'}"
        )
    if columns is not None:
        db.execute("DELETE FROM tags WHERE tag NOT IN (SELECT unnest(?))", [list(columns)])
    db.unregister("drawn")
    gone = ("numbered", "payments", "user_potential", "app_visits")
    db.execute("".join(f"DROP TABLE {name}; " for name in gone) + "DROP MACRO TABLE user_features_at")
    return db


def _as_enums(db: duckdb.DuckDBPyConnection) -> None:
    """Keep texts of tags as numbers of a list of words: they still read as texts, and are filtered in half the time."""
    for name, kind in db.execute(
        "SELECT column_name, data_type FROM duckdb_columns()"
        " WHERE table_name = 'user_features' AND data_type IN ('VARCHAR', 'VARCHAR[]')"
    ).fetchall():
        brackets = kind.removeprefix("VARCHAR")
        words = f"SELECT DISTINCT {f'unnest({name})' if brackets else name} AS word FROM user_features"
        listed = f"SELECT word FROM ({words}) WHERE word IS NOT NULL ORDER BY word"
        if not db.execute(listed).fetchall():  # nobody has one, and a list of no words is no ENUM
            continue
        db.execute(f"CREATE TYPE {name}_word AS ENUM ({listed})")
        db.execute(f"ALTER TABLE user_features ALTER {name} TYPE {name}_word{brackets}")
