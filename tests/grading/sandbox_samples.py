"""Jobs for the sandbox, and what is asked of an outcome."""

from workshop.grading import sandbox
from workshop.grading.sandbox import Limits

PATIENT = Limits(wall=120, cell=40, call=20, memory=1_500_000_000)  # on a machine that does much else
QUICK = Limits(wall=25, cell=2, grace=1, call=1, memory=700_000_000, processes=40)
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


def job(*cells, **others):
    """A job of these cells; the task 1.1 is about `answer`, 1.2 about the function `area`."""
    plain = {"skip": [], "seed": 7, "names": {"1.1": "answer"}, "functions": {}, "levels": None, "figures": False}
    return {"cells": list(cells), **plain, **others}


def ran(*cells, limits=PATIENT, **others):
    """The outcome of running cells."""
    return sandbox.run(job(*cells, **others), limits)


def claims(outcome, via=None):
    """The values claimed for 1.1, in order; errors as they are."""
    found = [frame for frame in outcome.frames if frame["k"] == "claim" and via in (None, frame["via"])]
    return [frame.get("value", frame.get("error")) for frame in found]


def shown(outcome):
    """What each cell printed, by its number."""
    return {frame["i"]: frame["text"].strip() for frame in outcome.frames if frame["k"] == "out"}


def errors(outcome):
    """The errors of the cells that had one, by their number."""
    return {frame["i"]: frame["error"] for frame in outcome.frames if frame["k"] == "out" and frame["error"]}
