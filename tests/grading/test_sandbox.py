"""An honest submission in the sandbox: its cells run as in a notebook, and its values come out."""

import shutil
import subprocess
import sys

import pytest
from sandbox_samples import QUICK, claims, errors, job, ran, shown

from helpers.paths import ROOT
from workshop.grading import sandbox

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)
OPEN = "from helpers.lab import open_lab\nlab = open_lab('01', seed=DATA_SEED)"


@pytest.fixture(scope="module")
def notebook():
    """One run of many small cells: each test looks at its own."""
    cells = {
        "seed": "DATA_SEED = 20180101  # which cohort\nprint(DATA_SEED)",
        "local seed": "def f():\n    DATA_SEED = 5\n    return DATA_SEED\nf(), DATA_SEED",
        "open": OPEN,
        "check": "import pandas as pd\nlab.check('1.1', pd.Series([1.5, 2], index=['a', 'b']))",
        "name": "answer = 1",
        "changed in place": "answer = [1]\nanswer.append(2)",
        "mentioned": "answer",
        "shown": "print('a'); pd.DataFrame({'x': [1, 2]})",
        "quiet": "3;",
        "warning": "import warnings, sys\nwarnings.warn('mind')\nprint('to stderr', file=sys.stderr)",
        "error": "1 / 0",
        "after": "print('goes on')",
        "syntax": "def (",
        "magic": "%matplotlib inline\n%time x = 3\n!echo from a shell",
        "figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "levels": "lab.load_level(2)\nlab.hint('1.1'), lab.progress()",
        "await": "import asyncio\nawait asyncio.sleep(0)\nprint('waited')",
        "input": "print([input('name?')])",
        "pylab": "%pylab inline\nprint('goes on')",
        "cores": "import os, duckdb\nduckdb.sql(\"SELECT current_setting('threads')\").fetchall(), os.cpu_count()",
        "where": "import os\nprint(os.getcwd(), os.listdir('.'), os.listdir('/course/data')[:1] != [])",
        "write": "open('mine.csv', 'w').write('x')\nopen('/tmp/mine.csv', 'w').write('x')",
        "by name": "answer = 5\nlab.check('1.1')",
        "no value": "lab.check('1.1', lambda: 0)",
        "function": "def area(a, b):\n    print('noise')\n    return a * b if b != 13 else unlucky",
        "display": "from IPython.display import display\ndisplay('by hand')",
    }
    functions = {
        "1.2": {"name": "area", "cases": [[2, 3], [1, 13], [4, 5]]},
        "1.3": {"name": "never_made", "cases": [[0]]},
    }
    outcome = ran(*cells.values(), figures=True, functions=functions, names={"1.1": "answer", "1.2": "area"})
    assert outcome.ended and outcome.reason == "ended" and outcome.cell is None
    return {name: number for number, name in enumerate(cells)}, outcome


def of(notebook, name, what=shown):
    cells, outcome = notebook
    return what(outcome).get(cells[name], "")


def test_the_seed_of_a_cell_gives_way_to_the_jobs(notebook):
    assert of(notebook, "seed") == "7"
    assert of(notebook, "local seed") == "(5, 7)"


def test_a_check_claims_its_value_and_a_name_what_it_holds_after_each_cell(notebook):
    series = {"series": {"rows": 2, "names": [None], "index": [["a", "b"]], "values": [1.5, 2]}}
    told = "A value of type function cannot be compared; hand over what it returns: call it, with parentheses."
    assert claims(notebook[1], "check") == [series, 5, told]
    assert claims(notebook[1], "name") == [1, [1, 2]]


def test_output_is_that_of_a_notebook_without_prompts(notebook):
    assert of(notebook, "shown") == "a\n   x\n0  1\n1  2"
    assert of(notebook, "display") == "'by hand'"
    assert of(notebook, "quiet") == ""
    assert of(notebook, "await") == "waited"
    assert "from a shell" in of(notebook, "magic")


def test_warnings_and_standard_error_are_output_and_no_fault(notebook):
    assert "mind" in of(notebook, "warning") and "to stderr" in of(notebook, "warning")
    assert of(notebook, "warning", errors) == ""


def test_an_error_is_told_in_one_line_and_the_next_cell_runs(notebook):
    assert of(notebook, "error", errors) == "ZeroDivisionError: division by zero"
    assert of(notebook, "syntax", errors).startswith("SyntaxError")
    assert of(notebook, "after") == "goes on"


def test_a_question_is_answered_by_enter_and_a_window_does_not_open(notebook):
    assert of(notebook, "input") == "name?\n['']"
    assert of(notebook, "pylab").endswith("goes on")


def test_a_machine_of_many_cores_starts_no_more_threads_than_one_of_few(notebook):
    assert of(notebook, "cores") == "([(1,)], 1)"


def test_a_figure_comes_out_as_a_picture(notebook):
    cells, outcome = notebook
    figures = {frame["i"]: frame["figures"] for frame in outcome.frames if frame["k"] == "out"}
    assert [number for number, pictures in figures.items() if pictures] == [cells["figure"]]
    assert of(notebook, "figure") == "", "no warning that agg shows nothing"


def test_a_cell_works_in_the_folder_of_a_lab_beside_open_data(notebook):
    assert of(notebook, "where") == "/course/notebooks/labs [] True"
    assert of(notebook, "write", errors) == ""


def test_a_function_is_called_on_each_case_and_its_errors_are_its_outcomes(notebook):
    calls = [(f["task"], f["n"], f.get("value", f.get("error"))) for f in notebook[1].frames if f["k"] == "call"]
    assert calls[:3] == [("1.2", 0, 6), ("1.2", 1, "NameError: name 'unlucky' is not defined"), ("1.2", 2, 20)]
    assert calls[3][:2] == ("1.3", 0) and calls[3][2].startswith("TypeError")


def test_an_endless_call_is_stopped_and_the_others_answer():
    functions = {"1.1": {"name": "slow", "cases": [[0], [1], [0]]}}
    outcome = ran("def slow(n):\n    while n:\n        pass\n    return n", functions=functions, limits=QUICK)
    calls = [frame.get("value", frame.get("error")) for frame in outcome.frames if frame["k"] == "call"]
    assert calls == [0, "TimeUp: the call ended in a way of its own", 0]


def test_an_endless_function_takes_the_time_of_few_calls_and_a_slow_one_that_of_all():
    functions = {
        "1.1": {"name": "endless", "cases": [[0]] * 30},
        "1.2": {"name": "slow", "cases": [[number] for number in range(8)]},
    }
    cell = (
        "import time\ndef endless(n):\n    while True:\n        pass\ndef slow(n):\n    time.sleep(0.5)\n    return n"
    )
    outcome = ran(cell, functions=functions, limits=QUICK)
    assert outcome.ended
    calls = [(frame["task"], frame.get("value")) for frame in outcome.frames if frame["k"] == "call"]
    assert calls == [*[("1.1", None)] * 30, *(("1.2", number) for number in range(8))]


def test_a_level_is_told_and_without_code_not_loaded(notebook):
    assert [frame["level"] for frame in notebook[1].frames if frame["k"] == "load_level"] == [2]


def test_a_level_with_code_is_loaded_without_those_above():
    levels = {"start": ["base = DATA_SEED"], "levels": {"1": ["one = base + 1"], "2": ["two = 2"]}}
    outcome = ran(OPEN, "lab.load_level(2)", "answer = one", "two", levels=levels)
    assert claims(outcome) == [8]
    assert errors(outcome)[3] == "NameError: name 'two' is not defined"


def test_a_cell_left_out_does_not_run():
    assert claims(ran("answer = 1", "answer = 2", skip=[1])) == [1]


def test_an_innocent_endless_cell_is_stopped_and_the_rest_runs():
    outcome = ran("while True:\n    pass", "answer = 1", limits=QUICK)
    assert errors(outcome)[0].startswith("TimeUp") and claims(outcome) == [1] and outcome.ended


def test_what_it_cost_is_told():
    outcome = ran("import time\nstart = time.process_time()\nwhile time.process_time() < start + 1:\n    pass")
    assert 1 < outcome.cpu < 10 and outcome.seconds > 1


def test_a_sandbox_that_does_not_start_is_no_fault_of_the_submission(monkeypatch):
    monkeypatch.setattr("workshop.grading.sandbox.running.bubblewrap", lambda *_: ["/usr/bin/false"])
    with pytest.raises(sandbox.NoSandbox, match="did not start"):
        sandbox.run(job("answer = 1"))


def test_nothing_is_missing_here():
    assert sandbox.missing() == []


def test_the_course_may_lie_in_a_private_folder_under_tmp(tmp_path):
    shutil.copytree(ROOT / "helpers", tmp_path / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", tmp_path / "data")
    code = "import helpers.paths; from workshop.grading import sandbox; print(helpers.paths.ROOT, sandbox.missing())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == f"{tmp_path} []\n", done.stderr


@pytest.mark.parametrize(
    ("said", "restricted", "remedy"),
    [
        ("bwrap: setting up uid map: Permission denied", "1\n", "apparmor_restrict_unprivileged_userns=0"),
        ("bwrap: Creating new namespace failed", "0\n", "unprivileged_userns_clone=1"),
        ("bwrap: Unknown option --disable-userns", "0\n", "0.8 or newer"),
        ("PermissionError: [Errno 13] Permission denied: '/course/data/tags.csv'", "1\n", "chmod -R a+rX"),
        ("bwrap: Can't mount proc on /newroot/proc: Operation not permitted", "0\n", "systempaths=unconfined"),
    ],
)
def test_what_keeps_bubblewrap_from_starting_is_named_with_its_remedy(said, restricted, remedy, tmp_path, monkeypatch):
    switch = tmp_path / "switch"
    switch.write_text(restricted)
    monkeypatch.setattr("workshop.grading.sandbox.probing._USERNS", switch)
    failing = ["/bin/sh", "-c", f'echo "{said}" >&2; exit 1']
    monkeypatch.setattr("workshop.grading.sandbox.probing.bubblewrap", lambda *_: failing)
    (sentence,) = sandbox.missing()
    assert said in sentence and remedy in sentence


def test_without_linux_or_bubblewrap_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    assert "apt install bubblewrap" in sandbox.missing()[0]
    monkeypatch.setattr("sys.platform", "darwin")
    assert "virtual machine" in sandbox.missing()[0]
