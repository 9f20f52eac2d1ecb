"""Making the audience database: its tables, its tag dictionary, its features."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from helpers.datasets.anhe import CUSTOMERS, SEED, simulate
from helpers.datasets.anhe.calendar import OBSERVATION
from helpers.datasets.audience_db.app import AREAS, simulate_visits
from helpers.datasets.audience_db.permissions import simulate_permissions
from helpers.datasets.wallet import clean_wallet, load_potential, load_wallet
from helpers.files import whole
from helpers.paths import DATA

FEATURES_SQL = Path(__file__).with_name("features.sql").read_text(encoding="utf-8")


def tag_dictionary() -> pd.DataFrame:
    """Return what every tag means: a row a tag of `user_features`.

    Returns
    -------
    DataFrame
        ``tag``; ``name`` and ``chinese``; ``definition``; ``source``; ``window``; ``type`` (fact, rule or model);
        ``value_type`` (number; flag, 0 or 1; text; texts, several values; day; days, a list of them);
        ``sensitivity``; ``owner``; ``refresh``; ``estimate`` (yes or no: whether the sample index holds it); ``theme``
        (under what it stands in a list of tags).

    Examples
    --------
    >>> tag_dictionary().set_index("tag").loc["home_city", ["chinese", "type", "value_type"]].tolist()
    ['常驻城市', 'rule', 'text']
    """
    return pd.read_csv(DATA / "tags.csv", keep_default_na=False)


def audience_db(seed: int = SEED, customers: int = CUSTOMERS) -> duckdb.DuckDBPyConnection:
    """Return a connection to a database of that sample in memory: one's own, to try things in.

    Raises
    ------
    ValueError
        If seed or customers is out of range.
    """
    db = duckdb.connect()
    _fill(db, seed, customers)
    return db


def make_audience_db(seed: int = SEED, customers: int = CUSTOMERS, path: Path | str = "audience.duckdb") -> Path:
    """Write the database of that sample to a file, and return its path; a file that is there is replaced.

    Raises
    ------
    ValueError
        If seed or customers is out of range, or `path` is a folder.
    """
    path = Path(path)
    if path.is_dir():
        raise ValueError(f"{path} is a folder; give the name of a file in it, such as {path / 'audience.duckdb'}.")
    with whole(path) as part, duckdb.connect(str(part)) as db:
        _fill(db, seed, customers)
    return path


def store(db: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame, days: tuple[str, ...] = ()) -> None:
    """Put a table into the database under a name of ours; `days` are the columns that hold dates without a time."""
    dates = ", ".join(f'"{day}"::DATE AS "{day}"' for day in days)
    db.register("given", table)
    db.execute(f'CREATE TABLE "{name}" AS SELECT * {f"REPLACE ({dates})" if days else ""} FROM given')
    db.unregister("given")


def as_lists(table: pd.DataFrame) -> pd.DataFrame:
    """Return a DuckDB result with its lists as Python lists: of texts, or of dates."""
    lists = {}
    for name in table.columns[[dtype.kind == "O" for dtype in table.dtypes]]:
        if table[name].map(lambda cell: isinstance(cell, np.ndarray)).any():
            lists[name] = table[name].map(_listed, na_action="ignore")
    return table.assign(**lists)


def _fill(db: duckdb.DuckDBPyConnection, seed: int, customers: int) -> None:
    db.execute("SET enable_progress_bar = false")  # in a notebook, a slow query would leave a bar in the outputs
    if (seed, customers) == (SEED, CUSTOMERS):
        raw, potential = load_wallet(), load_potential()
    else:
        anhe = simulate(seed, customers)
        raw, potential = anhe.wallet_payments, anhe.user_potential
    payments, _ = clean_wallet(raw)
    joined = payments.groupby("user_id")["time"].min().dt.normalize()
    granted = simulate_permissions(seed, joined, OBSERVATION)
    store(db, "payments", payments)
    store(db, "app_visits", simulate_visits(seed, joined, _home_city(payments), OBSERVATION).visits)
    store(db, "user_potential", potential)
    store(db, "consents", granted.consents, ("given", "withdrawn"))
    store(db, "opt_outs", granted.opt_outs, ("day",))
    store(db, "protected", granted.protected, ("since",))
    store(db, "holdout", granted.holdout)
    store(db, "contacts", granted.contacts, ("day",))
    store(db, "tags", tag_dictionary())
    store(db, "snapshot", pd.DataFrame({"as_of": [OBSERVATION]}), ("as_of",))
    db.execute(FEATURES_SQL)
    db.execute("CREATE TABLE user_features AS FROM user_features_at(?::DATE)", [OBSERVATION.date()])


def _home_city(payments: pd.DataFrame) -> pd.Series:
    """Return by user_id the city that most of a customer's payments name."""
    named = payments["text"].str.extract(f"({'|'.join(AREAS)})", expand=False).rename("city")
    times = named.groupby([payments["user_id"], named]).size().sort_values(ascending=False, kind="stable")
    return times.rename("times").reset_index("city").groupby("user_id")["city"].first()


def _listed(cell: np.ndarray) -> list:
    return cell.astype("datetime64[D]").tolist() if cell.dtype.kind == "M" else cell.tolist()
