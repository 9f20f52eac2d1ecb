"""The sandbox: submissions run in bubblewrap, where they reach nothing; values come out, no marks.

`run` gives what a submission's cells gave. Inside are seen, read-only, the interpreter, the course's helpers without
grading, and its open data; there is no network, no other process, no file of this machine. Only capped JSON lines come
out. Limits hold in three layers: control groups where this user may make some, the kernel's limits for a process, and a
watch over all of them from outside. `missing` says why a machine has no isolation, `doctor` tries each protection.
"""

from workshop.grading.sandbox.checkup import doctor
from workshop.grading.sandbox.limits import Limits, Outcome
from workshop.grading.sandbox.probing import missing
from workshop.grading.sandbox.running import NoSandbox, run, stop

__all__ = ["Limits", "NoSandbox", "Outcome", "doctor", "missing", "run", "stop"]
