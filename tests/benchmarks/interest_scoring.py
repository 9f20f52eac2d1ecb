"""Interest scoring side by side: S = sum of decay by customer, and the keywords' tf-idf.

Run with ``python tests/benchmarks/interest_scoring.py``; --help lists the options. Every contender is a process of its
own that makes the same events, brings them into its own form (not timed) and then waits; the contenders take turns, one
round after another, so that a busy moment of the machine hits all of them. Printed are medians, how many times longer
than the fastest, and how much memory the work took at its peak on top of the events.

All sums are compared before a time is printed. The tutorial way is left out from 10^7 rows on unless --all.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from bench import Taken, command_line, forget_the_peak, memory, print_ratios

from helpers import interest

AS_OF = pd.Timestamp("2018-01-01")
ETA = 0.5
RATE = ETA / (30 * 86_400e6)  # a microsecond
TUTORIAL = "groupby.apply, the tutorial way"
OURS = "helpers.interest"
USUAL = "超市 购物 餐饮 外卖 水费 电费 充值 加油 停车 火车票 机票 酒店 地铁 公交 电影 书店 医院 保险 理财 转账"


def events(rows: int, ids: str) -> pd.DataFrame:
    """Return events of rows / 20 customers in two years, some busier than others."""
    rng = np.random.default_rng(7)
    customers = max(rows // 20, 100)
    busy = np.cumsum(rng.lognormal(0, 1, customers))
    highest = 4 * customers if ids == "dense" else 10**12
    names = np.unique(rng.integers(10**7, 10**7 + highest, customers))
    who = rng.permutation(names)[np.searchsorted(busy / busy[-1], rng.random(rows)) * len(names) // customers]
    ago = (rng.beta(1.0, 1.3, rows) * 730 * 86_400).astype("int64") + 1
    return pd.DataFrame({"user_id": who, "time": (AS_OF - pd.to_timedelta(ago, "s")).astype("datetime64[us]")})


def tutorial(table: pd.DataFrame) -> Callable[[], pd.Series]:
    """Return one call of Python a customer."""

    def score(mine: pd.DataFrame) -> float:
        return np.exp(-ETA * ((AS_OF - mine["time"]).dt.total_seconds() / (30 * 86_400))).sum()

    return lambda: table.groupby("user_id").apply(score)


def vectorised(table: pd.DataFrame) -> Callable[[], pd.Series]:
    """Return one exponential of the column, and a group-by's sum."""

    def score() -> pd.Series:
        left = np.exp(-ETA * ((AS_OF - table["time"]).dt.total_seconds() / (30 * 86_400)))
        return left.groupby(table["user_id"]).sum()

    return score


def duckdb(table: pd.DataFrame) -> Callable[[], pd.DataFrame]:
    """Return a query of a table in DuckDB's own memory."""
    import duckdb

    connection = duckdb.connect()
    connection.register("given", table)
    connection.execute("CREATE TABLE events AS SELECT * FROM given")
    connection.unregister("given")
    since = f"(epoch_us(time) - {AS_OF.value // 1000})"
    query = f"SELECT user_id, sum(exp({since} * {RATE!r})) AS s FROM events WHERE {since} < 0 GROUP BY 1 ORDER BY 1"
    return lambda: connection.execute(query).df()


def polars(table: pd.DataFrame) -> Callable[[], object]:
    """Return a lazy query of a polars frame."""
    import polars

    frame = polars.from_pandas(table).lazy()
    since = (polars.col("time") - AS_OF.to_pydatetime()).dt.total_microseconds()
    left = (since * RATE).exp().sum()
    return lambda: frame.filter(since < 0).group_by("user_id").agg(left.alias("s")).sort("user_id").collect()


S_WAYS = {
    TUTORIAL: tutorial,
    "pandas, vectorised": vectorised,
    "DuckDB": duckdb,
    "polars": polars,
    OURS: lambda table: lambda: interest.time_interest(table, AS_OF, ETA),
}


def texts(customers: int) -> pd.DataFrame:
    """Return twenty texts a customer, of 400 different ones, in which one in twenty is of the lottery."""
    rng = np.random.default_rng(1)
    lines = [list(rng.choice(USUAL.split(), rng.integers(3, 7), replace=False)) for _ in range(400)]
    for line in lines[::20]:
        line += list(rng.choice(interest.LOTTERY, rng.integers(1, 4), replace=False))
    shares = rng.permutation(1 / np.arange(1, 401) ** 0.7)
    which = rng.choice(400, 20 * customers, p=shares / shares.sum())
    who = rng.integers(0, customers, 20 * customers)
    return pd.DataFrame({"user_id": who, "text": np.array(["，".join(line) for line in lines], dtype=object)[which]})


def every_document(table: pd.DataFrame) -> Callable[[], pd.Series]:
    """Return the way that glues the texts, cuts every document, and asks scikit-learn for all weights."""
    import rjieba
    from sklearn.feature_extraction.text import TfidfVectorizer

    for word in interest.DICTIONARY:
        rjieba.add_word(word, None, None)

    def score() -> pd.Series:
        documents = table.groupby("user_id")["text"].agg("，".join)
        cut = documents.map(lambda document: " ".join(rjieba.cut(document)))
        vectorizer = TfidfVectorizer()
        weights = vectorizer.fit_transform(cut)
        columns = [vectorizer.vocabulary_[word] for word in interest.LOTTERY]
        return pd.Series(np.asarray(weights[:, columns].sum(axis=1)).ravel(), documents.index)

    return score


TFIDF_WAYS = {
    "every document cut, scikit-learn": every_document,
    "each text cut once, scikit-learn": lambda table: (
        lambda: interest.tfidf_interest(interest.customer_documents(table), interest.LOTTERY)
    ),
    OURS: lambda table: lambda: interest.tfidf_of_events(table, interest.LOTTERY),
}


def contend(work: str, way: str, size: int, ids: str) -> None:
    """Work once for every line of input, and print what it took: the process of one contender."""
    table = events(size, ids) if work == "S" else texts(size)
    score = (S_WAYS if work == "S" else TFIDF_WAYS)[way](table)
    before = forget_the_peak()
    print(json.dumps("ready"), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        result = score()
        seconds = time.perf_counter() - start
        sums = (result if isinstance(result, pd.Series) else result["s"]).to_numpy()
        checked = [len(sums), float(sums.sum()), float(sums @ np.arange(len(sums)))]
        print(json.dumps({"seconds": seconds, "mb": memory("VmHWM") - before, "sums": checked}), flush=True)


def compare(work: str, ways: list[str], size: int, rounds: int, ids: str) -> None:
    """Let the contenders take turns, and print their medians."""
    command = [sys.executable, __file__, "contend", work]
    contenders = {
        way: subprocess.Popen([*command, way, str(size), ids], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for way in ways
    }
    for contender in contenders.values():
        contender.stdout.readline()
    taken: dict[str, list[dict]] = {way: [] for way in ways}
    for turn in range(rounds):
        for way, contender in contenders.items():
            if turn and way in (TUTORIAL, next(iter(TFIDF_WAYS))) and taken[way][0]["seconds"] > 5:
                continue  # once is enough for what takes that long
            contender.stdin.write("\n")
            contender.stdin.flush()
            taken[way].append(json.loads(contender.stdout.readline()))
    for contender in contenders.values():
        contender.communicate()
    reference = taken[OURS][0]["sums"]
    for way, results in taken.items():
        np.testing.assert_allclose(results[0]["sums"], reference, rtol=1e-9, err_msg=way)
    median = {way: statistics.median(result["seconds"] for result in results) for way, results in taken.items()}
    ratios = {way: Taken(seconds, max(result["mb"] for result in taken[way])) for way, seconds in median.items()}
    print_ratios(f"{work}, {size:,} {'events' if work == 'S' else 'customers, 20 texts each'}", ratios)
    print(f"  {OURS} is {median[ways[0]] / median[OURS]:.0f} times as fast as {ways[0]}")


def main() -> None:
    """Read the sizes and compare."""
    if sys.argv[1:2] == ["contend"]:
        work, way, size, ids = sys.argv[2:]
        return contend(work, way, int(size), ids)
    options = command_line(
        __doc__,
        sizes=([100_000, 1_000_000, 10_000_000], "events to score by time"),
        customers=([10_000, 100_000], "customers to score by words"),
        ids=("dense", "dense: numbered through; sparse: far apart"),
        rounds=(5, "times that each is measured"),
        all=(False, "the tutorial way at every size"),
        no_tfidf=(False, "leave out the scores by words"),
    )
    for size in options.sizes:
        ways = [way for way in S_WAYS if way != TUTORIAL or size < 10**7 or options.all]
        compare("S", ways, size, options.rounds, options.ids)
    for size in [] if options.no_tfidf else options.customers:
        compare("tf-idf", list(TFIDF_WAYS), size, options.rounds, options.ids)


if __name__ == "__main__":
    main()
