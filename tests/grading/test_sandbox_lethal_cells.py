"""Cells that end their session, will not end, patch what runs them, or stay behind; the next cell and run are safe."""

import json
import os
import shutil
import subprocess
import sys
import time

import psutil
import pytest
from sandbox_samples import PIPE, QUICK, claims, job, ran, shown

from helpers.paths import ROOT
from workshop.grading.sandbox import Limits, cgroup

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)


@pytest.mark.parametrize(
    "cell",
    [
        "import os\nos._exit(0)",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes\nctypes.string_at(0)",
        "import os\nos.execv('/usr/bin/true', ['true'])",
        PIPE + "[os.close(pipe) for pipe in pipes]\nopen('/dev/null')\nos._exit(3)",
    ],
    ids=["_exit", "kill itself", "segfault", "exec", "closed pipe"],
)
def test_a_cell_that_ends_the_session_is_named(cell):
    outcome = ran("answer = 1", cell, "answer = 2")
    assert (outcome.ended, outcome.reason, outcome.cell) == (False, "died", 1)
    assert claims(outcome) == [1]


@pytest.mark.parametrize(
    "lethal", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"]
)
def test_a_function_that_ends_the_session_once_all_cells_are_through_is_the_fault_of_none_of_them(lethal):
    functions = {"1.2": {"name": "area", "cases": [[1]]}}
    outcome = ran(f"def area(n):\n    {lethal}", "answer = 1", functions=functions, limits=QUICK)
    assert not outcome.ended and outcome.cell is None
    assert claims(outcome) == [1]


@pytest.mark.parametrize(
    "cell",
    [
        "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass",
        "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
        PIPE
        + 'import time\nwhile True:\n    forge(\'{"k": "load_level", "level": 1}\')\n    forge(\'{"k": "ready"}\')\n'
        "    try:\n        time.sleep(0.1)\n    except BaseException:\n        pass",
        "import signal\nclass Slow(Exception):\n    def __str__(self):\n"
        "        signal.signal(signal.SIGALRM, signal.SIG_IGN)\n        while True: pass\nraise Slow",
        "import threading\n[threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start() for _ in '12']\n"
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\nsignal.pause()",
    ],
    ids=["no alarm", "stopped", "catches everything", "sends frames", "endless error", "threads, blocked alarm"],
)
def test_a_stubborn_cell_is_ended_after_its_time(cell):
    outcome = ran("answer = 1", cell, "answer = 2", limits=QUICK)
    assert (outcome.ended, outcome.reason, outcome.cell) == (False, "silent", 1)
    assert claims(outcome)[:1] == [1] and outcome.seconds < 25


def test_one_that_forges_the_start_of_cells_is_ended_after_the_time_of_a_run():
    forging = "import time\nfor i in range(1, 100):\n    forge(json.dumps({'k': 'start', 'i': i}))\n"
    forging += "    try:\n        time.sleep(0.8)\n    except BaseException:\n        pass"
    outcome = ran(PIPE + forging, *["answer = 2"] * 98, limits=Limits(wall=8, cell=2, grace=1))
    assert outcome.reason == "wall" and outcome.seconds < 20


@pytest.mark.parametrize(
    "patch",
    [
        "from helpers import values\nvalues.encode = lambda value: 42",
        "import json\njson.dumps = lambda *a, **o: '{}'",
        "import builtins\nbuiltins.type = builtins.isinstance = builtins.str = lambda *a: True",
        "import numpy as np, pandas as pd\nnp.isclose = np.allclose = pd.testing.assert_frame_equal = print",
        "import IPython\nIPython.core.interactiveshell.InteractiveShell.run_cell = lambda *a, **o: None",
        "import inside.cells, inside.sending\ninside.cells.Cells._cell = lambda *a: None",
        "import sys\nsys.settrace(lambda *a: sys.exit())\nsys.modules.clear()",
        "import gc\n[setattr(o, 'send', lambda **f: 0) for o in gc.get_objects() if 'Pipe' in str(type(o))]",
        "raise SystemExit",
        "import os, signal\nos.kill(-1, signal.SIGKILL)",
        "import sys\nsys.stdout = sys.stderr = sys.__stdout__ = None",
        "import os\nos.environ.clear(); os.chdir('/')\nos.getpid = lambda: 1",
        "%reset -f",
        "exit()",
        "get_ipython().ast_transformers.clear()\nget_ipython().user_ns.clear()",
    ],
)
def test_patching_the_runner_never_claims_more_than_a_value(patch):
    outcome = ran(patch, "answer = 1", "answer", limits=QUICK)
    assert all(value in (1, 42) for value in claims(outcome))
    assert all(frame["k"] in ("start", "out", "claim") for frame in outcome.frames)


def test_a_fork_that_comes_back_runs_no_further_cell():
    outcome = ran("import os, time\nchild = os.fork()", "answer = 'child' if child == 0 else 'parent'", "time.sleep(1)")
    assert claims(outcome) == ["parent"]


def test_nothing_is_left_for_the_next_run():
    ran("open('/tmp/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x'); open('left', 'w').write('x')")
    looking = "import glob\nprint(glob.glob('/tmp/left') + glob.glob('/dev/shm/*') + glob.glob('*'))"
    assert shown(ran(looking)) == {0: "[]"}


def test_one_run_does_not_see_another_that_runs_beside_it():
    code = "import time; from workshop.grading import sandbox\n"
    code += "import sys; sys.path.append('tests/grading'); from sandbox_samples import ran\n"
    code += 'ran(\'import subprocess; subprocess.run(["/usr/bin/sleep", "7.531"])\')'
    other = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    try:
        until(lambda: any("7.531" in command for command in commands()))
        looking = "import glob\nprint([p for p in glob.glob('/proc/[0-9]*/cmdline') if '7.531' in open(p).read()])"
        assert shown(ran(looking)) == {0: "[]"}
    finally:
        other.terminate()
        other.wait()


def test_everything_ends_with_a_grader_that_is_killed():
    code = "import sys; sys.path.append('tests/grading'); from sandbox_samples import ran\n"
    code += 'ran(\'import subprocess; subprocess.Popen(["/usr/bin/sleep", "3517"]); import time; time.sleep(3518)\')'
    grader = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    until(lambda: any("3517" in command for command in commands()))
    grader.kill()
    grader.wait()
    until(lambda: not any("3517" in command for command in commands()))


def test_no_control_group_is_left():
    ran("answer = 1")
    mine = f"course-run-{os.getpid()}-"
    assert not [path for parent, _ in cgroup._parents() for path in parent.iterdir() if path.name.startswith(mine)]


def test_a_job_is_read_before_any_cell_runs():
    """A large one does not wait for a reader, and its text is nowhere to be found when it has been read."""
    cells = ["answer = 1", *["x = 1" + " " * 1000] * 2000]
    assert claims(ran(*cells, skip=list(range(1, 2001)))) == [1]
    assert json.dumps(job(*cells))


def commands():
    for process in psutil.process_iter(["cmdline"]):
        yield from (process.info["cmdline"] or [])[-1:]


def until(holds):
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
