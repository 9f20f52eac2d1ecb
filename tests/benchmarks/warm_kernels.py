"""Ten small notebooks, each way: papermill one by one on ordinary kernels, and this course's parallel run on warm ones.

Run with ``python tests/benchmarks/warm_kernels.py``; --help lists the options. Every measurement is a process of its
own, from its first import to its last notebook; the ways take turns, and one round beforehand fills Python's bytecode
cache, as on a machine that has run the course before.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jupytext
from bench import Taken, command_line, print_ratios

NOTEBOOK = """\
# %% [markdown]
# # Small notebook {number}

# %%
import pandas as pd
from sklearn.cluster import KMeans
import matplotlib.pyplot as plt

# %%
points = pd.DataFrame({{"x": range(60), "y": [value % 7 for value in range(60)]}})
points["group"] = KMeans(3, n_init=2, random_state={number}).fit_predict(points)

# %%
fig, ax = plt.subplots()
ax.scatter(points.x, points.y, c=points.group)
plt.show()
"""

ONE_BY_ONE = """
import sys, pathlib, papermill
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ipynb")):
    papermill.execute_notebook(path, pathlib.Path(sys.argv[2]) / path.name, progress_bar=False, kernel_name="python3")
"""

COURSE = """
import sys, pathlib
from workshop.running.run import run
folder, out = map(pathlib.Path, sys.argv[1:])
sys.exit(run([], {}, out=out, sources=folder, folder=folder))
"""

WAYS = {"papermill, one by one, ordinary kernels": ONE_BY_ONE, "course run, in parallel, warm kernels": COURSE}


def seconds(program: str, folder: Path, out: Path, environment: dict[str, str]) -> float:
    """Return the wall time of one program over the notebooks of a folder."""
    started = time.perf_counter()
    command = [sys.executable, "-c", program, str(folder), str(out)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def main(rounds: int) -> None:
    """Measure, and print medians and the ratio."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "notebooks"), Path(place, "out")
        folder.mkdir()
        out.mkdir()
        for number in range(1, 11):
            source = folder / f"{number:02}_small.py"
            source.write_text(NOTEBOOK.format(number=number))
            jupytext.write(jupytext.read(source), source.with_suffix(".ipynb"))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(place, "bytecode"))
        taken: dict[str, list[float]] = {way: [] for way in WAYS}
        for turn in range(rounds + 1):
            for way, program in WAYS.items():
                elapsed = seconds(program, folder, out, environment)
                if turn:
                    taken[way].append(elapsed)
                print(f"{'round ' + str(turn) if turn else 'warm-up':8} {elapsed:6.1f} s  {way}", flush=True)
    medians = {way: Taken(statistics.median(values)) for way, values in taken.items()}
    print_ratios(f"ten notebooks on {os.cpu_count()} cores, medians", medians)


if __name__ == "__main__":
    main(command_line(__doc__, rounds=(3, "times that each is measured")).rounds)
