"""How many wrong answers get a hint of their own: `python tests/lab/measure_hints.py [01 02 …] [--show generic]`.

Each file in wrong_answers/ holds wrong answers to one lab, written from the lab's page alone. They are run after the
lab's own cells, and counted by what a trainee is told:

named    a hint of a typical mistake, or what was done to the right values
format   which kind of value, column, key or row label is missing or not expected
generic  only how many values differ, and where
misled   something that is not true of this answer; a reader notes it in the file: misled="words of that hint"
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import io
import json
import os
import warnings
from collections import Counter
from pathlib import Path

import jupytext
import matplotlib
import nbformat
import numpy as np
import pandas as pd

from helpers import values
from helpers.lab.calling import outcome
from helpers.lab.judging import judged
from helpers.lab.recognising import explain
from helpers.lab.sheet import Task, find_sheet
from helpers.paths import NOTEBOOKS

FILES = Path(__file__).with_name("wrong_answers")
KINDS = ("named", "format", "generic", "passed", "misled")
_FORM = (
    "Your answer is",
    "Your list has",
    "Your table has",
    "Missing columns",
    "missing",
    "not expected",
    "holds",
    "Your array",
    "cannot be compared",
    "calls are right",
)


_COPIED = (pd.DataFrame, pd.Series, np.ndarray, list, dict, set)


def answers(lab: str, folder: Path) -> list:
    """Return the cells of a lab's file of wrong answers."""
    return jupytext.read(folder / f"{lab}.py", fmt="py:percent").cells


def names_of(lab: str, right: dict[str, str]):
    """Run a lab's page with right answers in its holes, and give after each task its number and the names."""
    [page] = (NOTEBOOKS / "labs").glob(f"{lab}_*.ipynb")
    names: dict = {}
    os.chdir(page.parent)
    for cell in nbformat.read(page, 4).cells:
        mark = cell.metadata.get("course", {})
        if cell.cell_type != "code" or "lab.submit" in cell.source or "open_lab" in cell.source:
            continue
        if mark.get("role") == "check":
            yield mark["task"], names
        elif mark.get("role") == "task":
            given = cell.source.partition("# YOUR CODE HERE")[0]
            if "def " not in given.rpartition("\n\n")[2]:
                _run(given, names)
            _run(right[mark["task"]], names)
        elif "lab." not in cell.source:
            _run(cell.source, names)


def told(task: Task, code: str, names: dict) -> tuple[str, list[str]]:
    """Return how a wrong answer is counted, and what its trainee is told."""
    own = {name: copy.deepcopy(value) if isinstance(value, _COPIED) else value for name, value in names.items()}
    _run(code, own)
    kind, lines = judged(task, own[task.name])
    if kind == "passed":
        return "passed", lines
    try:
        given = (
            values.encode(own[task.name])
            if task.cases is None
            else [outcome(own[task.name], one) for one in task.cases]
        )
        known = explain(task, given)
    except (values.Unencodable, TypeError):
        return "format", lines
    if known.hints or known.steps:
        return "named", lines
    return ("format" if any(word in lines[0] for word in _FORM) else "generic"), lines


def _run(code: str, names: dict) -> None:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        exec(compile(code, "<cell>", "exec"), names)


def measure(lab: str, folder: Path, show: set[str], only: str) -> Counter:
    """Count the wrong answers of a lab, and print those that are to be shown."""
    sheet = find_sheet(lab)
    cells = answers(lab, folder)
    right = {str(cell.metadata["right"]): cell.source for cell in cells if "right" in cell.metadata}
    counts: Counter = Counter()
    for number, names in names_of(lab, right):
        if judged(sheet.tasks[number], names[sheet.tasks[number].name])[0] != "passed":
            print(f"{number}: the file's right answer does not pass")
        for cell in cells:
            if str(cell.metadata.get("wrong")) != number or not number.startswith(only):
                continue
            try:
                kind, lines = told(sheet.tasks[number], cell.source, names)
            except Exception as error:
                print(f"{number} {cell.metadata['why']}: {type(error).__name__}: {error}")
                continue
            if (words := cell.metadata.get("misled")) and any(words in line for line in lines):
                kind = "misled"
            likely = "likely" if str(cell.metadata.get("likely")).lower() == "true" else "less likely"
            counts[number, likely, kind] += 1
            if kind in show:
                print(
                    f"{number} [{likely}, {kind}] {cell.metadata['why']}", *(f"    {line}" for line in lines), sep="\n"
                )
    return counts


def main() -> None:
    """Measure the labs that are named, or all that have a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labs", nargs="*", help="Numbers of labs or tasks, all by default.")
    parser.add_argument("--set", default="", help="A folder in wrong_answers/ with another set, such as second.")
    parser.add_argument("--show", default="", help="Kinds to print with what is told: named,format,generic,misled.")
    parser.add_argument("--json", type=Path, help="A file to write the counts to.")
    given = parser.parse_args()
    matplotlib.use("agg")
    total: Counter = Counter()
    folder = FILES / given.set
    print(f"{'task':6}" + "".join(f"{kind:>9}" for kind in KINDS) + "   named of likely, of all")
    for only in given.labs or sorted(path.stem for path in folder.glob("*.py")):
        counts = measure(only[:2], folder, {*given.show.split(",")}, only)
        total += counts
        for number in sorted({key[0] for key in counts}):
            print(line(number, Counter({key: n for key, n in counts.items() if key[0] == number})))
    print(line("all", total))
    if given.json:
        given.json.write_text(json.dumps([[*key, n] for key, n in sorted(total.items())]))


def line(name: str, counts: Counter) -> str:
    """Return a line of the table."""
    by_kind = [sum(n for (_, _, kind), n in counts.items() if kind == one) for one in KINDS]
    likely = [n for key, n in counts.items() if key[1] == "likely"]
    named = sum(n for key, n in counts.items() if key[1:] == ("likely", "named"))
    shares = f"{named / max(1, sum(likely)):.0%}, {by_kind[0] / max(1, sum(by_kind)):.0%}"
    return f"{name:6}" + "".join(f"{n:9}" for n in by_kind) + f"   {shares}"


if __name__ == "__main__":
    main()
