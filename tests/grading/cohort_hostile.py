"""Hostile submissions: each earns what its values earn, and nothing else happens."""

import io
import json
import zipfile

from cohort_cells import (
    BY_SEED,
    CATCHES_ALL,
    EQUAL,
    FILLS,
    FORGED_RIGHT,
    FORKS,
    HUNT,
    MARKS,
    MEMORY,
    NETWORK,
    ODD_FRAMES,
    OVERWRITES,
    PATCHED,
    PRACTICE,
    SCRIPT,
    SCRIPTS,
    STAYS,
)
from cohort_honest import alone, without
from cohort_samples import PIPE, TASKS, Submission, at, code, notebook, sheet, solutions, typed, zipped
from grading_samples import bundle


def between(cell, answers=None, place="01.3"):
    """A notebook with a cell between two tasks."""
    return notebook(
        answers,
        change=lambda cells: [*cells[: (n := at(cells, "statement", place))], code(cell), *cells[n:]],
    )


def archive(**members):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return whole.getvalue()


def edited(content, **metadata):
    node = json.loads(content)
    node["metadata"]["course"].update(metadata)
    return json.dumps(node).encode()


def hostile():
    expected = {task: entry["expected"] for task, entry in sheet()["tasks"].items()}
    some = without(("01.4",))
    return [
        alone("typed", notebook(typed()), (), verdicts=dict.fromkeys(TASKS, "typed")),
        alone("typed-one", notebook(solutions() | typed(("01.4",))), some, verdicts={"01.4": "typed"}),
        alone("practice-data", between(PRACTICE, place="01.1"), (), verdicts=dict.fromkeys(TASKS, "typed")),
        alone("endless", between(CATCHES_ALL), says="did not come to an end"),
        alone("memory-bomb", between(MEMORY)),
        alone("fork-bomb", between(FORKS)),
        alone("much-output", between("for _ in range(200):\n    print('x' * 1_000_000)\n!yes | head -c 200000000")),
        alone("exits", between("import os\nos._exit(0)"), says="ended the whole session"),
        alone("kills", between("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"), says="ended the whole"),
        alone(
            "stops", between("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"), says="did not come to an end"
        ),
        alone("kills-parent", between("import os, signal\nos.kill(os.getppid(), 9)\nos.kill(1, 9)\nos.kill(-1, 19)")),
        alone(
            "four-lethal",
            notebook(dict.fromkeys(TASKS[:4], "import os\nos._exit(1)") | {"01.5": solutions()["01.5"]}),
            ("01.5",),
        ),
        alone("hunts-keys", notebook({}, first=HUNT), ()),
        alone("patches", notebook({}, first=PATCHED.format(answers=expected)), ()),
        alone("equals-all", notebook({}, first=EQUAL), ()),
        alone("forges-marks", notebook({}, first=MARKS), ()),
        alone("odd-frames", notebook(first=ODD_FRAMES)),
        alone("forges-what-is-right", between(FORGED_RIGHT, {}, "01.1"), ("01.1",)),
        alone(
            "floods",
            between(PIPE + "while True:\n    [os.write(pipe, b'x' * 60_000) for pipe in pipes]"),
            says="far too much",
        ),
        alone("stays-behind", between(STAYS)),
        alone("fills-disks", between(FILLS)),
        alone("overwrites", between(OVERWRITES)),
        alone("network", between(NETWORK)),
        alone("scripts", notebook(first=SCRIPTS, written=SCRIPT)),
        alone(
            "knows-the-seed",
            notebook(solutions() | {"01.1": BY_SEED.format(typed()["01.1"], "sizes = {}")}),
            without(("01.1",)),
        ),
        alone("edits-metadata", edited(notebook({}), edition="solution", points=99, seed=1, title=SCRIPT), ()),
        alone("claims-other-lab", edited(notebook(), lab="05", slug="05_rfm_lab")),
        Submission("of-another", zipped("solved", notebook()), refused=True, says="was packed by solved"),
        Submission("slips", {"a.zip": archive(**{"../../solved/x.ipynb": notebook()})}, refused=True),
        Submission(
            "bomb", {"a.zip": archive(**{"manifest.json": "{}", "notebook.ipynb": bytes(300_000_000)})}, refused=True
        ),
        Submission("corrupted", {"01_groupby_lab.ipynb": notebook()[:-500]}, refused=True),
        Submission("deep", {"01_groupby_lab.ipynb": b"[" * 200_000 + b"]" * 200_000}, refused=True),
        Submission(
            "no-json", {"01_groupby_lab.ipynb": notebook().replace(b'"nbformat": 4', b'"nbformat": NaN')}, refused=True
        ),
        Submission("empty", {"01_groupby_lab.ipynb": b""}, refused=True),
        Submission("tampered", {"a.zip": bundle("tampered", notebook())[:-40] + b"x" * 40}, refused=True),
    ]
