"""The real `course grade`, with a grader that needs no sandbox: ``python grade_with_a_fake.py grade FOLDER …``."""

import os
import subprocess
import sys

import psutil
from grading_samples import FakeGrader

from workshop.cli import main
from workshop.grading import batch, sandbox


class SleepingGrader(FakeGrader):
    """Starts a process for each submission, as the sandbox does, which ends in a minute."""

    def grade(self, handed, guard):
        guard(subprocess.run)([sys.executable, "-c", "import os, time; os.write(1, b'at work\\n'); time.sleep(60)"])
        return super().grade(handed, guard)

    def stop(self):
        for child in psutil.Process().children():
            child.kill()


def fake(*_):
    return SleepingGrader() if os.environ.get("SLEEP") else FakeGrader(pause=float(os.environ.get("PAUSE", 0)))


if __name__ == "__main__":
    batch.SealedGrader = fake
    sandbox.missing = list
    main()
