"""The program inside the sandbox; its arguments are a pipe number and, on standard input, the job."""

import json
import os
import resource
import signal
import sys

with open(0, "rb", closefd=False) as stream:
    job = json.load(stream)
limits = job["limits"]
for name, most in limits["resources"].items():
    resource.setrlimit(getattr(resource, name), (most, most))
nothing = os.open(os.devnull, os.O_RDWR)
for descriptor in (0, 1, 2):
    os.dup2(nothing, descriptor)
os.close(nothing)

from .cells import Cells  # noqa: E402, after the limits are in force
from .sending import Pipe  # noqa: E402

pipe = Pipe(int(sys.argv[1]))
cells = Cells(job, pipe)
pipe.send(k="ready")
cells.run()
pipe.send(k="end")
while True:
    signal.pause()  # the other side reads what was used, and ends everything
