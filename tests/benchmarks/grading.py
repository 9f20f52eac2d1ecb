"""The same solved lab, handed in many times: `course grade`, bare nbclient, and nbgrader where it is installed.

Run with ``python tests/benchmarks/grading.py``; --help lists the options. Each way is a process of its own; one
submission beforehand fills caches, and makes the hidden keys, which is done once for a version of a lab. Processor
time counts every process; nbgrader has no jobs.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "grading"))
from bench import command_line
from cohort_samples import SLUG, notebook

COURSE = """
import sys
from functools import partial
from pathlib import Path
from grading_samples import RULES, SECRET
from workshop.grading import sandbox
from workshop.grading.batch import grade_all
from workshop.grading.grader import SealedGrader
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.scoring import grade

inside = []

class Counted(SealedGrader):
    def grade(self, handed, guard):
        def run(job):
            outcome = guard(sandbox.run)(job)
            inside.append(outcome.cpu)
            return outcome
        return grade(handed, hidden_key(handed.slug, SECRET, handed.sha), run=run)

folder, book, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
batch = grade_all(folder, book, SECRET, jobs, rules=RULES, grader=Counted(SECRET, jobs), say=lambda text: None)
assert all(line.points == line.out_of for line in batch.lines), batch.lines
print(sum(inside))
"""
NBCLIENT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import nbformat
from nbclient import NotebookClient

def execute(path):
    place = {"metadata": {"path": sys.argv[2]}}
    NotebookClient(nbformat.read(path, 4), kernel_name="python3", resources=place).execute()

with ThreadPoolExecutor(int(sys.argv[3])) as pool:
    list(pool.map(execute, sorted(Path(sys.argv[1]).rglob("*.ipynb"))))
print(0)
"""


def measured(name: str, command: list[str], count: int, **options: object) -> None:
    """Run one way and print its submissions a minute and its processor time for one; nothing if it has no name."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if not name:
        return
    last = done.stdout.split()[-1:] or ["0"]  # processor time of processes that were not this one's to wait for
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + float(last[0])
    print(f"{name:<22}{count / seconds * 60:6.1f} a minute, {cpu / count:.2f} s of processor each, {seconds:.0f} s")


def hand_in(folder: Path, count: int) -> Path:
    """Write solved notebooks, each a little different."""
    for number in range(count):
        path = folder / f"trainee-{number}" / f"{SLUG}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(notebook(last=f"trainee = {number}"))
    return folder


def environment() -> dict[str, str]:
    """Return what the ways are started with: the checkout and the samples on the path."""
    places = [str(Path(__file__).resolve().parents[2]), sys.path[-1]]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "MPLBACKEND": "agg"}


def nbgrader(python: Path, top: Path, folder: Path, count: int) -> None:
    """Have nbgrader grade the notebooks, their check cells as its test cells, in this environment's kernel."""
    kernel = top / "jupyter" / "kernels" / "bench"
    kernel.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "bench", "language": "python"}))
    course = top / "course"
    release = course / "source" / "ps1" / f"{SLUG}.ipynb"
    release.parent.mkdir(parents=True)
    release.write_text(json.dumps(_as_nbgrader(json.loads(notebook()))))
    (course / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
    given = environment() | {"JUPYTER_PATH": str(top / "jupyter"), "HOME": str(top)}
    given["PATH"] = os.pathsep.join([str(python.parent), given["PATH"]])
    command = [str(python.with_name("nbgrader"))]
    quiet = {"cwd": course, "env": given, "stderr": subprocess.DEVNULL}
    subprocess.run([*command, "generate_assignment", "ps1", "--create"], check=True, **quiet)
    for trainee in folder.iterdir():
        place = course / "submitted" / trainee.name / "ps1" / f"{SLUG}.ipynb"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(_as_nbgrader(json.loads((trainee / f"{SLUG}.ipynb").read_text()))))
    measured("nbgrader autograde", [*command, "autograde", "ps1", "--create"], count, **quiet)


def _as_nbgrader(node: dict) -> dict:
    node["metadata"]["kernelspec"] = {"name": "bench", "display_name": "bench", "language": "python"}
    for number, cell in enumerate(node["cells"]):
        cell["id"] = f"cell-{number}"
        if cell["metadata"].get("course", {}).get("role") == "check":
            task = cell["metadata"]["course"]["task"]
            about = {
                "grade": True,
                "grade_id": f"test-{task.replace('.', '-')}",
                "locked": True,
                "points": 4,
                "schema_version": 3,
            }
            cell["metadata"]["nbgrader"] = about | {"solution": False, "task": False, "cell_type": "code"}
        cell["metadata"].pop("course", None)
    return node


def main() -> None:
    """Measure each way."""
    given = command_line(
        __doc__,
        submissions=(20, "how many"),
        jobs=(2, "how many at a time"),
        nbgrader=("", "the Python of an environment with nbgrader"),
    )
    root = Path(__file__).resolve().parents[2]
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        folder, one = hand_in(top / "in", given.submissions), hand_in(top / "one", 1)
        common = {"env": environment(), "cwd": root, "stderr": subprocess.DEVNULL}
        for way, program in {"course grade": COURSE, "bare nbclient": NBCLIENT}.items():
            for source, count in ((one, 0), (folder, given.submissions)):
                place = top / f"{way} of {source.name}"
                place.mkdir()
                target = place / "gradebook.db" if program is COURSE else place
                command = [sys.executable, "-c", program, str(source), str(target), str(given.jobs)]
                measured(way if count else "", command, count, **common)
        if given.nbgrader:
            nbgrader(Path(given.nbgrader), top, folder, given.submissions)


if __name__ == "__main__":
    main()
