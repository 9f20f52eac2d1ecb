"""RFM of 10^5 to 10^7 lines: the article's aggregate with a lambda, this course's table, DuckDB and polars.

Run with ``python tests/benchmarks/rfm.py``, on Linux; --help lists the options. Every measurement is a process of
its own, in which the lines are already a table of that library; the ways take turns, and of three calls the quickest
counts. Peak memory is what the process held at the most, less what it held before the calls.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from bench import Taken, command_line, forget_the_peak, memory, print_ratios

AS_OF = pd.Timestamp("2018-01-01")
SQL = """
    select CustomerID,
           date '2018-01-01' - max(InvoiceDate) filter (InvoiceNo not like 'C%')::date as recency,
           count(distinct InvoiceNo) filter (InvoiceNo not like 'C%') as frequency,
           sum(Quantity * UnitPrice) as monetary
    from lines where CustomerID is not null group by CustomerID order by CustomerID
"""


def article(lines: pd.DataFrame) -> pd.DataFrame:
    """Lines counted as orders, and a Python function called for each customer; as the article writes it."""
    lines = lines[lines["CustomerID"].notna()].copy()
    lines["InvoiceDate"] = lines["InvoiceDate"].dt.date
    lines["TotalSum"] = lines["Quantity"] * lines["UnitPrice"]
    snapshot = AS_OF.date()
    return lines.groupby(["CustomerID"]).agg(
        {"InvoiceDate": lambda x: (snapshot - x.max()).days, "InvoiceNo": "count", "TotalSum": "sum"}
    )


def course(lines: pd.DataFrame) -> pd.DataFrame:
    """Return what the lessons use."""
    from helpers.rfm.table import rfm_table

    return rfm_table(lines, AS_OF)


def duck(lines: object) -> pd.DataFrame:
    """Return the same by SQL, from a DuckDB table."""
    return lines.execute(SQL).df().set_index("CustomerID")


def polars(lines: object) -> pd.DataFrame:
    """Return the same by polars expressions."""
    import polars as pl

    order = ~pl.col("InvoiceNo").str.starts_with("C")
    found = (
        lines.filter(pl.col("CustomerID").is_not_null())
        .group_by("CustomerID")
        .agg(
            last=pl.col("InvoiceDate").filter(order).max(),
            frequency=pl.col("InvoiceNo").filter(order).n_unique(),
            monetary=(pl.col("Quantity") * pl.col("UnitPrice")).sum(),
        )
    )
    days = (pl.lit(AS_OF).dt.date() - pl.col("last").dt.date()).dt.total_days().alias("recency")
    return found.with_columns(days).sort("CustomerID").to_pandas().set_index("CustomerID")


WAYS: dict[str, Callable] = {"article": article, "course": course, "duckdb": duck, "polars": polars}


def read(way: str, path: str) -> object:
    """Return the lines as that library's own table."""
    if way == "duckdb":
        import duckdb

        connection = duckdb.connect()
        connection.execute(f"create table lines as from '{path}'")
        return connection
    if way == "polars":
        import polars as pl

        return pl.read_parquet(path)
    return pd.read_parquet(path)


def measure(way: str, path: str) -> None:
    """Print the seconds of the quickest of three calls, the peak memory in MB, and the sums of the result."""
    import polars  # noqa: F401

    import helpers.rfm  # noqa: F401, so that its import is no part of the memory

    lines = read(way, path)
    before = forget_the_peak()
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        found = WAYS[way](lines)
        taken.append(time.perf_counter() - started)
    peak = memory("VmHWM") - before
    sums = [] if way == "article" else [float(found[name].sum()) for name in ("recency", "frequency", "monetary")]
    print(json.dumps({"seconds": min(taken), "peak": peak, "customers": len(found), "sums": sums}))


def write(path: Path, lines: int) -> None:
    """Write so many lines: shops of other customers and invoices, one below the other."""
    from helpers.datasets import simulate_retail

    shop = simulate_retail(1, min(30_000, max(lines // 60, 50))).lines.drop(columns=["Description", "Country"])
    parts = []
    for part in range(-(-lines // len(shop))):
        cancelled = shop["InvoiceNo"].str.startswith("C")
        number = shop["InvoiceNo"].str.lstrip("C").astype(int) + part * 10_000_000
        invoice = cancelled.map({True: "C", False: ""}) + number.astype("str")
        parts.append(shop.assign(InvoiceNo=invoice, CustomerID=shop["CustomerID"] + part * 1_000_000))
    pd.concat(parts, ignore_index=True).head(lines).to_parquet(path)


def main(largest: int, rounds: int) -> None:
    """Measure each size and way, and print medians and ratios."""
    with tempfile.TemporaryDirectory() as place:
        for power in range(5, largest + 1):
            path = Path(place, f"{power}.parquet")
            write(path, 10**power)
            results: dict[str, list[dict]] = {way: [] for way in WAYS}
            for _ in range(rounds):
                for way, found in results.items():
                    command = [sys.executable, __file__, "measure", way, str(path)]
                    found.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
            sums = [[round(value) for value in found[0]["sums"]] for way, found in results.items() if way != "article"]
            assert all(one == sums[0] for one in sums), sums
            medians = {
                way: Taken(*(statistics.median(run[what] for run in found) for what in ("seconds", "peak")))
                for way, found in results.items()
            }
            print_ratios(f"10^{power} lines", medians, beside="course")
            path.unlink()


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(*sys.argv[2:])
    else:
        given = command_line(
            __doc__, largest=(7, "the largest power of ten"), rounds=(3, "times that each is measured")
        )
        main(given.largest, given.rounds)
