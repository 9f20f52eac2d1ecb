"""A grader that is killed leaves no sandbox running, not even one whose cell will not end."""

import subprocess
import sys
import time

import psutil
import pytest

from helpers.course.grading import sandbox
from helpers.paths import ROOT

pytestmark = pytest.mark.skipif(bool(sandbox.missing()), reason="no isolation on this machine")

GRADER = """
from helpers.course.grading import sandbox
cell = '''
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
while True:
    try:
        time.sleep(1000)
    except BaseException:
        pass
'''
job = {"cells": ["print('first')", cell], "skip": [], "seed": 1, "names": {}, "functions": {}, "levels": None}
sandbox.run({**job, "figures": False}, sandbox.Limits(wall=300, cell=200))
"""


def test_a_killed_grader_takes_its_sandbox_with_it():
    grader = subprocess.Popen([sys.executable, "-c", GRADER], cwd=ROOT)
    own = psutil.Process(grader.pid)
    deadline = time.monotonic() + 60
    while not any("python" in child.name() and child.ppid() != grader.pid for child in own.children(recursive=True)):
        assert time.monotonic() < deadline and grader.poll() is None
        time.sleep(0.2)
    time.sleep(2)
    everything = own.children(recursive=True)
    assert len(everything) >= 3
    grader.kill()
    grader.wait()
    _, alive = psutil.wait_procs(everything, timeout=20)
    assert alive == []
