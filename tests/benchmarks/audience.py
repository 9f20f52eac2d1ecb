"""The same two rules in DuckDB (table, Parquet), SQLite and pandas; and a count through the rule beside its bare query.

Run with ``python tests/benchmarks/audience.py``; --help lists the options. Every way is a
process of its own, so that its peak of memory is its own; loading is not timed, except that DuckDB on Parquet loads
nothing. The counts must agree.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
from bench import Taken, command_line, print_ratios

from helpers.audience import Rule, count, leaf, select
from helpers.datasets.audience_db.large import large_audience_db

COLUMNS = [
    "business_travel_cnt",
    "credit_card_repay_cnt",
    "is_installment",
    "sleep_customers",
    "home_city",
    "spend_90d",
]
SOURCE = (
    leaf("business_travel_cnt", ">", 0)
    & leaf("credit_card_repay_cnt", ">", 0)
    & leaf("is_installment", "=", 1)
    & leaf("sleep_customers", "=", 0)
)
NESTED = (
    leaf("home_city", "in", ["北京", "上海"])
    & (leaf("business_travel_cnt", ">", 2) | leaf("spend_90d", ">=", 3000))
    & ~leaf("sleep_customers", "=", 1)
)
RULES = {"four conditions": SOURCE, "A and (B or C) and not D": NESTED}
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of a few rounds, after one that nobody counts."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def query(rule: Rule, table: str) -> tuple[str, list]:
    """Return the count of a rule as SQL, with its values."""
    condition, given = rule.condition()
    return f"SELECT count(*) FROM {table} WHERE {condition}", given


def duckdb_table(path: Path) -> Callable[[Rule], int]:
    """Count in a table in memory."""
    db = duckdb.connect()
    db.execute(f"CREATE TABLE u AS FROM '{path}'")
    return lambda rule: db.execute(*query(rule, "u")).fetchall()[0][0]


def duckdb_parquet(path: Path) -> Callable[[Rule], int]:
    """Count in the file, read anew each time."""
    db = duckdb.connect()
    return lambda rule: db.execute(*query(rule, f"'{path}'")).fetchall()[0][0]


def sqlite(path: Path) -> Callable[[Rule], int]:
    """Count in a SQLite file without an index."""
    file = path.with_suffix(".sqlite")
    db = sqlite3.connect(file)
    db.execute(f"CREATE TABLE u (user_id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    reader = duckdb.connect().execute(f"SELECT user_id, {', '.join(COLUMNS)} FROM '{path}' ORDER BY user_id")
    while rows := reader.fetchmany(200_000):
        db.executemany(f"INSERT INTO u VALUES ({', '.join('?' * (len(COLUMNS) + 1))})", rows)
    db.commit()
    return lambda rule: db.execute(*query(rule, "u")).fetchone()[0]


def pandas(path: Path) -> Callable[[Rule], int]:
    """Count by masks on a table in memory."""
    table = pd.read_parquet(path)
    return lambda rule: int(rule.matches(table).sum())


WAYS = {way.__name__: way for way in (duckdb_table, duckdb_parquet, sqlite, pandas)}


def measure(way: str, path: Path) -> None:
    """Print one way's counts, times and peak of memory as JSON, for the process that asked."""
    counted = WAYS[way](path)
    found = {name: [counted(rule), seconds(lambda rule=rule: counted(rule))] for name, rule in RULES.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rules": found, "peak": peak}))


def make(customers: int, path: Path) -> None:
    """Write the customers to a Parquet file."""
    db = large_audience_db(customers, columns=COLUMNS, permissions=False)
    db.execute(f"COPY user_features TO '{path}' (COMPRESSION zstd)")


def compare(customers: int, folder: Path) -> None:
    """Print a table of all ways at one size."""
    path = folder / f"{customers}.parquet"
    child("make", customers, path)
    size = path.stat().st_size / 1e6
    answers = {way: json.loads(child("way", way, path)) for way in WAYS}
    for name in RULES:
        taken = {
            way: Taken(answer["rules"][name][1], answer["peak"], f"{answer['rules'][name][0]:,} found")
            for way, answer in answers.items()
        }
        title = f"{name}, {customers:,} customers, {size:,.0f} MB of Parquet"
        print_ratios(title, taken, beside=next(iter(WAYS)))


def child(*words: object) -> str:
    """Return what this script prints with these words, in a process that inherits no peak of memory."""
    command = [sys.executable, __file__, *map(str, words)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def beside_the_bare_query(customers: int) -> None:
    """Print what a count costs from a rule, tags looked up and checked, beside its query alone."""
    db = large_audience_db(customers, permissions=False)
    several = leaf("cities", "contains", ["北京", "上海"]) & ~leaf("channels", "contains", "card")
    events = leaf("lottery_days", "did", (2, 30)) | leaf("travel_days", "did", (1, 90))
    print(f"\n{customers:,} customers, all tags; milliseconds: count(db, rule), the bare query, select(db, rule)")
    for name, rule in {**RULES, "several values": several, "did k times": events}.items():
        condition, given = rule.condition("2018-01-01")
        bare = f"SELECT count(*) FROM user_features WHERE {condition}"
        work = (
            lambda rule=rule: count(db, rule),
            lambda bare=bare, given=given: db.execute(bare, given).fetchall(),
            lambda rule=rule: select(db, rule),
        )
        print(f"{name:26s}", *(f"{seconds(each) * 1e3:8.1f}" for each in work), flush=True)


def main(sizes: list[int]) -> None:
    """Measure the count, then compare at each size."""
    print(child("count", min(sizes)), end="", flush=True)
    for customers in sizes:
        with tempfile.TemporaryDirectory() as folder:
            compare(customers, Path(folder))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", customers, path]:
            make(int(customers), Path(path))
        case ["way", way, path]:
            measure(way, Path(path))
        case ["count", customers]:
            beside_the_bare_query(int(customers))
        case _:
            main(command_line(__doc__, sizes=([1_000_000, 10_000_000], "how many customers")).sizes)
