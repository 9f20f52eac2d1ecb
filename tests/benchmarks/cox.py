"""Cox with eight covariates on 10^4 … 10^6 customers: what ``churn.cox`` calls (lifelines), against statsmodels.

Run with ``python tests/benchmarks/cox.py``; --help lists the options. Every fit is a process of its own, so that its
peak memory is its own; the time is that of the fit alone, the memory includes Python and the table (measured before
the fit, and shown). Durations are whole days, so there are ties; both use Efron's method, and their coefficients are
compared.
"""

from __future__ import annotations

import json
import subprocess
import sys

from bench import Taken, command_line, print_ratios

PROGRAM = """
import json, resource, sys, time, warnings
import numpy as np, pandas as pd
way, n = sys.argv[1], int(sys.argv[2])
rng = np.random.default_rng(n)
names = [f"x{k}" for k in range(8)]
x = np.column_stack([rng.normal(size=(n, 5)), rng.random((n, 3)) < 0.3]).astype(float)
beta = np.array([0.3, -0.2, 0.1, 0.0, 0.05, 0.4, -0.3, 0.0])
stay = rng.exponential(1000 / np.exp(x @ beta))
seen = rng.integers(30, 1500, n)
table = pd.DataFrame(x, columns=names).assign(T=np.ceil(np.minimum(stay, seen)), E=stay <= seen)
if way == "lifelines":
    from helpers import churn
else:
    from statsmodels.duration.hazard_regression import PHReg
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, started = peak(), time.perf_counter()
if way == "lifelines":
    coef = churn.cox(table).params_[names].tolist()
else:
    coef = PHReg(table["T"], table[names], status=table["E"].astype(int), ties="efron").fit().params.tolist()
print(json.dumps({"seconds": time.perf_counter() - started, "before": before, "peak": peak(), "coef": coef}))
"""


def fit(way: str, customers: int) -> dict:
    """Return seconds, memory in MiB before and at its peak, and the coefficients of one fit in a fresh process."""
    command = [sys.executable, "-c", PROGRAM, way, str(customers)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(largest: int) -> None:
    """Print a line for each size: both ways side by side."""
    for customers in (size for size in (10_000, 100_000, 1_000_000) if size <= largest):
        ours, theirs = fit("lifelines", customers), fit("statsmodels", customers)
        apart = max(abs(a - b) for a, b in zip(ours["coef"], theirs["coef"], strict=True))
        taken = {
            way: Taken(run["seconds"], run["peak"], f"{run['before']:.0f} MB before the fit")
            for way, run in (("lifelines", ours), ("statsmodels", theirs))
        }
        print_ratios(f"{customers:,} customers; largest difference of coefficients {apart:.1e}", taken, "lifelines")


if __name__ == "__main__":
    main(command_line(__doc__, largest=(1_000_000, "customers, at the most")).largest)
