"""Frequent itemsets: this course's search, and mlxtend's fpgrowth and apriori (with low_memory and without).

Run with ``python tests/benchmarks/itemsets.py``; --help lists the options. Without a number the baskets are the real
ones of The Complete Journey; with one, that many are simulated (500 items, three a basket, twenty planted pairs).
Every measurement is a process of its own; each starts from the same boolean table and must find the same sets.
Processor seconds are printed, which other programs on the machine disturb less than the clock, and the memory needed
beyond the table.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import zlib
from functools import partial

import numpy as np
import pandas as pd
from bench import Taken, command_line, forget_the_peak, memory, print_ratios

WAYS = ("ours", "fpgrowth", "apriori, low_memory", "apriori")
CASES = ((0.01, None), (0.01, 2), (0.001, 2), (0.00016, 2))
LIMIT = 4 << 30  # bytes a measurement may take
SECONDS = 200  # processor seconds a measurement may take


def real() -> pd.DataFrame:
    """Return the grocer's baskets by categories."""
    from helpers import baskets, datasets

    lines = datasets.load_journey()
    return baskets.boolean_table(lines[lines["category"].notna()], "basket_id", "category")


def simulated(number: int, items: int = 500) -> pd.DataFrame:
    """Return simulated baskets: 1 + Poisson(2) draws from a Zipf law, and twenty rare pairs."""
    rng = np.random.default_rng(2)
    size = 1 + rng.poisson(2, number)
    share = 1 / np.arange(1, items + 1)
    held = np.zeros((number, items), dtype=bool)
    held[np.repeat(np.arange(number), size), rng.choice(items, size.sum(), p=share / share.sum())] = True
    lucky = np.flatnonzero(rng.random(number) < 0.004)
    pair = rng.integers(0, 20, len(lucky))
    held[lucky, 400 + 2 * pair] = held[lucky, 401 + 2 * pair] = True
    return pd.DataFrame(held, columns=[f"{item:03}" for item in range(items)])


def measure(way: str, support: float, max_len: int | None, number: int) -> None:
    """Print the result of one measurement as a line of JSON."""
    table = simulated(number) if number else real()
    if way == "ours":
        from helpers.baskets import frequent_itemsets

        before, started = forget_the_peak(), time.process_time()
        found = frequent_itemsets(table, support, max_len)
        counts = dict(zip(found["itemset"], found["count"], strict=True))
    else:
        from mlxtend.frequent_patterns import apriori, fpgrowth

        resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        options = {"min_support": support, "max_len": max_len, "use_colnames": True}
        before, started = forget_the_peak(), time.process_time()
        search = fpgrowth if way == "fpgrowth" else partial(apriori, low_memory="low" in way)
        found = search(table, **options)
        each = zip(found["itemsets"], found["support"], strict=True)
        counts = {tuple(sorted(itemset)): round(share * len(table)) for itemset, share in each}
    taken = time.process_time() - started
    digest = sum(hash_of(itemset) * count for itemset, count in counts.items()) % 2**61
    print(json.dumps({"seconds": taken, "memory": memory("VmHWM") - before, "sets": len(counts), "digest": digest}))


def hash_of(itemset: tuple) -> int:
    """Return a number that names an itemset, the same in every process."""
    return zlib.crc32("|".join(itemset).encode())


def main(number: int) -> None:
    """Run every way on every case and print seconds, memory and ratios."""
    print(f"{number:,} simulated baskets" if number else "The Complete Journey")
    for support, max_len in CASES:
        first, taken = {}, {}
        for way in WAYS:
            command = [sys.executable, __file__, "--measure", way, str(support), str(max_len or 0), str(number)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                why = (done.stderr.strip().splitlines() or [f"stopped after {SECONDS} processor seconds"])[-1]
                print(f"  {way:20} {why[:90]}", flush=True)
                continue
            result = json.loads(done.stdout.splitlines()[-1])
            first = first or result
            same = (
                "same sets" if (result["sets"], result["digest"]) == (first["sets"], first["digest"]) else "OTHER SETS"
            )
            taken[way] = Taken(result["seconds"], result["memory"], f"{result['sets']:,} sets, {same}")
        print_ratios(f"support {support:g}, {'pairs' if max_len else 'all sizes'}", taken, beside="ours")


if __name__ == "__main__":
    if "--measure" in sys.argv:
        _, _, way, support, max_len, number = sys.argv
        measure(way, float(support), int(max_len) or None, int(number))
    else:
        main(command_line(__doc__, baskets=(0, "how many to simulate; 0 for the real ones")).baskets)
