"""What a hostile submission tries against the sandbox, and what comes of it: nothing but values of its own."""

import base64
import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from sandbox_samples import PIPE, QUICK, claims, job, ran, shown

from helpers.paths import ROOT
from workshop.grading import sandbox
from workshop.grading.sandbox import Limits, cgroup
from workshop.grading.sandbox.cores import own_core
from workshop.grading.sandbox.frames import Flood, Frames

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)
TALL = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x0f\xff\x7f\0\x0f\xff\x01"  # 4,095 pixels wide, 2 milliards high
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
    command = [sys.executable, "-m", "workshop.grading.sandbox.checkup"]
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


def test_runs_side_by_side_have_a_core_each_as_far_as_there_are_some():
    there = os.sched_getaffinity(0)
    with ExitStack() as stack:
        assert {stack.enter_context(own_core()) for _ in there} == there
        assert stack.enter_context(own_core()) in there
        with own_core() as freed:
            pass
        assert stack.enter_context(own_core()) == freed


def test_the_watch_ends_what_no_control_group_limits(monkeypatch):
    monkeypatch.setattr(cgroup, "_parents", list)
    bomb = "import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        held = b'x' * 200_000_000\n"
    limits = Limits(wall=30, cell=20, memory=700_000_000)
    outcome = ran(f"{bomb}        time.sleep(30)\ntime.sleep(30)", limits=limits)
    assert outcome.reason == "memory" and outcome.cell == 0


def test_the_watch_ends_what_fills_sockets(monkeypatch):
    monkeypatch.setattr(cgroup, "_parents", list)
    cell = (
        "import os, socket, time\nfor _ in range(3):\n    os.fork()\nkept = [socket.socketpair() for _ in range(100)]\n"
    )
    outcome = ran("import socket\nsocket.socketpair()", f"{cell}time.sleep(30)", limits=Limits(wall=30, cell=20))
    assert outcome.reason == "memory" and outcome.cell == 1


def test_forged_frames_are_dropped_unless_they_claim_a_value_of_this_job():
    forged = [
        {"k": "claim", "task": "1.1", "via": "check", "value": 1},
        {"k": "claim", "task": "9.9", "via": "check", "value": 1},
        {"k": "claim", "task": "1.2", "via": "check", "value": 1},
        {"k": "claim", "task": ["1.1"], "via": "check", "value": 1},
        {"k": "claim", "task": {}, "via": "name", "value": 1},
        {"k": "claim", "task": "1.1", "via": "grader", "value": 1},
        {"k": "call", "task": "1.2", "via": "check", "n": 5, "value": 1},
        {"k": "call", "task": "1.2", "via": "check", "n": True, "value": 1},
        {"k": "call", "task": "1.2", "via": {}, "n": 0, "value": 1},
        {"k": "call", "task": "1.1", "via": "check", "n": 0, "value": 1},
        {"k": "mark", "task": "1.1", "points": 100},
        {"k": "start", "i": 0},
        {"k": "start", "i": 99},
        {"k": "out", "i": -1, "text": "x", "error": None, "figures": []},
        {"k": "out", "i": 0, "text": "x" * 30_000, "error": None, "figures": ["PHNjcmlwdD4=", 3, None]},
        {"k": "out", "i": 0, "text": "x", "error": None, "figures": [base64.b64encode(TALL).decode()]},
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


@pytest.mark.parametrize("limits", [Limits(lines=20), Limits(total=100)], ids=["lines", "bytes"])
def test_a_flood_is_the_fault_of_the_cell_that_began_it_though_both_arrive_at_once(limits):
    frames = Frames(job("1", "2", "3"), limits)
    starts = b"".join(b'{"k": "start", "i": %d}\n' % cell for cell in (0, 1))
    with pytest.raises(Flood):
        frames.feed(starts + b"{}\n" * 30)
    assert frames.cell == 1


def test_two_hundred_megabytes_of_output_are_cut_and_harm_nothing():
    outcome = ran(
        "for _ in range(200):\n    print('x' * 1_000_000)", "!yes | head -c 200000000", "answer = 1", limits=QUICK
    )
    assert outcome.ended and claims(outcome) == [1]
    assert max(map(len, shown(outcome).values())) <= 20_000


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
