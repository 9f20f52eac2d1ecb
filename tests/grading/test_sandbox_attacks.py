"""What a hostile submission tries against the sandbox, and what comes of it: nothing but values of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from sandbox_samples import QUICK, claims, job, ran, shown

from helpers.course.grading import sandbox
from helpers.course.grading.sandbox import Limits, cgroup
from helpers.paths import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)
PIPE = """
import json, os
pipes = [int(n) for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}")
         and os.readlink(f"/proc/self/fd/{n}").startswith("pipe:")]
def forge(text):
    for pipe in pipes:
        try:
            os.write(pipe, text if isinstance(text, bytes) else text.encode() + b"\\n")
        except OSError:
            pass
"""
ORDINARY = """
set -e
mount --make-rprivate /
mkdir -p {scratch}/python
mount --bind {python} {scratch}/python
mount -t tmpfs -o mode=755 none {top}
mkdir -p {python}
mount --move {scratch}/python {python}
chown 4242:4242 {scratch}
exec setpriv --reuid 4242 --regid 4242 --clear-groups --no-new-privs env HOME={scratch} "$@"
"""


def told(rows):
    return [row for row in rows if not row[1]]


def test_each_protection_holds():
    assert told(sandbox.doctor()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an ordinary user; without root we are one")
def test_each_protection_holds_for_an_ordinary_user():
    """Without control groups: by the kernel's limits and the watch. Python may lie in a home that only root enters."""
    prefix = Path(sys.base_prefix).resolve()
    scratch = Path("/tmp") / f"ordinary-{os.getpid()}"
    scratch.mkdir()
    command = [sys.executable, "-m", "helpers.course.grading.sandbox.checkup"]
    if prefix.is_relative_to("/root"):
        script = ORDINARY.format(scratch=scratch, python=prefix, top="/root")
    else:
        script = ORDINARY.splitlines()[-1].format(scratch=scratch)
        shutil.chown(scratch, 4242, 4242)
    try:
        done = subprocess.run(
            ["unshare", "-m", "bash", "-c", script, "bash", *command], cwd=ROOT, capture_output=True, text=True
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_watch_ends_what_no_control_group_limits(monkeypatch):
    monkeypatch.setattr(cgroup, "_parents", list)
    bomb = "import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        held = b'x' * 200_000_000\n"
    limits = Limits(wall=30, cell=20, memory=700_000_000)
    outcome = ran(f"{bomb}        time.sleep(30)\ntime.sleep(30)", limits=limits)
    assert outcome.reason == "memory" and outcome.cell == 0


def test_forged_frames_are_dropped_unless_they_claim_a_value_of_this_job():
    forged = [
        {"k": "claim", "task": "1.1", "via": "check", "value": 1},
        {"k": "claim", "task": "9.9", "via": "check", "value": 1},
        {"k": "claim", "task": "1.2", "via": "check", "value": 1},
        {"k": "claim", "task": ["1.1"], "via": "check", "value": 1},
        {"k": "claim", "task": {}, "via": "name", "value": 1},
        {"k": "claim", "task": "1.1", "via": "grader", "value": 1},
        {"k": "call", "task": "1.2", "n": 5, "value": 1},
        {"k": "call", "task": "1.2", "n": True, "value": 1},
        {"k": "call", "task": "1.1", "n": 0, "value": 1},
        {"k": "mark", "task": "1.1", "points": 100},
        {"k": "start", "i": 0},
        {"k": "start", "i": 99},
        {"k": "out", "i": -1, "text": "x", "error": None, "figures": []},
        {"k": "out", "i": 0, "text": "x" * 30_000, "error": None, "figures": ["PHNjcmlwdD4=", 3, None]},
        {"k": "load_level", "level": -1},
        {"k": "ready", "points": 3},
        ["k", "claim"],
        {"k": ["claim"]},
        "claim",
    ]
    odd = [
        '{"k": "claim", "task": "1.1", "via": "check", "value": NaN}',
        '{"k": "claim", "task": "1.1", "via": "check", "value": 1e999}',
        '{"k": "claim", "task": "1.1", "via": "check", "value": "\\ud800"}',
        '{"k": "claim", "task": "1.1", "via": "check", "value": ' + "9" * 5000 + "}",
        '{"k": "claim", "task": "1.1", "via": "check", "value": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "{",
        "",
    ]
    text = "\n".join([*map(json.dumps, forged), *odd])
    functions = {"1.2": {"name": "area", "cases": [[1]]}}
    outcome = ran(PIPE, f"forge({text!r})", "forge(b'\\xff\\xfe\\x00\\n')", "answer = 2", functions=functions)
    assert outcome.ended and claims(outcome) == [1, 2]
    assert {frame["k"] for frame in outcome.frames} == {"start", "out", "claim", "call"}
    assert [frame["n"] for frame in outcome.frames if frame["k"] == "call"] == [0]
    outputs = [frame for frame in outcome.frames if frame["k"] == "out" and frame["i"] == 0]
    assert all(len(frame["text"]) <= 20_000 and frame["figures"] == [] for frame in outputs)


def test_an_end_that_comes_early_ends_only_its_own_run():
    outcome = ran(PIPE, 'answer = 1\nforge(\'{"k": "end"}\')\nimport time\ntime.sleep(60)', "answer = 2")
    assert outcome.ended and outcome.seconds < 30 and claims(outcome) == []


@pytest.mark.parametrize(
    "flood",
    [
        "while True:\n    forge(b'x' * 60_000)",
        "while True:\n    forge('{}\\n' * 20_000)",
        'forge(\'{"k": "claim", "task": "1.1", "via": "check", "value": [\' + \'[],\' * 2_000_000 + \'1]}\')',
    ],
    ids=["one line without end", "lines without end", "a line of millions of lists"],
)
def test_a_flood_ends_the_run(flood):
    limits = Limits(wall=60, cell=40, total=30_000_000)
    outcome = ran(PIPE, flood, limits=limits)
    assert (outcome.reason, outcome.cell) == ("flood", 1)


def test_two_hundred_megabytes_of_output_are_cut_and_harm_nothing():
    outcome = ran(
        "for _ in range(200):\n    print('x' * 1_000_000)", "!yes | head -c 200000000", "answer = 1", limits=QUICK
    )
    assert outcome.ended and claims(outcome) == [1]
    assert max(map(len, shown(outcome).values())) <= 20_000


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


def test_objects_that_equal_everything_are_no_values():
    trick = """
import pandas as pd
class Any:
    __class__ = dict
    __eq__ = lambda *_: True
    __hash__ = lambda _: 0
    __float__ = __len__ = lambda _: 1
    def __getattr__(self, name):
        return lambda *a, **o: True
class Sly(dict):
    def items(self): return [('right', True)]
class Table(pd.DataFrame):
    def to_json(self): return 'right'
answer = Any()
"""
    cells = [
        trick,
        "answer = [Any()]",
        "answer = Sly(a=1)",
        "answer = pd.Series([Any()])",
        "answer = Table({'a': [1]})",
    ]
    given = claims(ran(*cells))
    told = "A value of type Any cannot be compared; a number, text, time, list, dict, Series or DataFrame is expected."
    assert given[0] == told and given[1] == {"dict": [["a", 1]]} and given[2] == told
    assert given[3] == {"frame": {"rows": 1, "names": [None], "index": None, "columns": ["a"], "cells": [[1]]}}


def test_a_fork_that_comes_back_runs_no_further_cell():
    outcome = ran("import os, time\nchild = os.fork()", "answer = 'child' if child == 0 else 'parent'", "time.sleep(1)")
    assert claims(outcome) == ["parent"]


def test_nothing_is_left_for_the_next_run():
    ran("open('/tmp/left', 'w').write('x'); open('/dev/shm/left', 'w').write('x'); open('left', 'w').write('x')")
    looking = "import glob\nprint(glob.glob('/tmp/left') + glob.glob('/dev/shm/*') + glob.glob('*'))"
    assert shown(ran(looking)) == {0: "[]"}


def test_one_run_does_not_see_another_that_runs_beside_it():
    code = "import time; from helpers.course.grading import sandbox\n"
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
