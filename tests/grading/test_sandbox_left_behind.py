"""A grader that is killed or stopped leaves no sandbox running, not even one whose cell will not end."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, wait

import psutil
import pytest

from helpers.paths import ROOT
from workshop.grading import sandbox

pytestmark = pytest.mark.skipif(bool(sandbox.missing()), reason="no isolation on this machine")

CELL = """
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
while True:
    try:
        time.sleep(1000)
    except BaseException:
        pass
"""
JOB = {"cells": ["print('first')", CELL], "skip": [], "seed": 1, "names": {}, "functions": {}, "levels": None}
JOB["figures"] = False
GRADER = f"""
from workshop.grading import sandbox
sandbox.run({JOB!r}, sandbox.Limits(wall=300, cell=200))
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


@pytest.mark.parametrize("moment", [0.0, 0.3, 6.0])
def test_a_run_that_is_stopped_ends_at_once_at_work_or_in_its_start(moment):
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(sandbox.run, JOB, sandbox.Limits(wall=300, cell=200))
        time.sleep(moment)
        deadline = time.monotonic() + 15
        while not run.done():
            assert time.monotonic() < deadline
            sandbox.stop()
            wait([run], timeout=0.1)
    assert isinstance(run.exception(), sandbox.NoSandbox) or run.result().reason == "died"
