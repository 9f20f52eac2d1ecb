"""One lab's solved notebook, and what people hand in instead of it."""

import copy
import functools
import json
from dataclasses import dataclass, field

from grading_samples import bundle

from helpers.paths import DATA, NOTEBOOKS

SLUG = "01_groupby_lab"
TASKS = tuple(f"01.{number}" for number in range(1, 7))
PIPE = """
import json, os
pipes = [int(n) for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}")
         and os.readlink(f"/proc/self/fd/{n}").startswith("pipe:")]
def forge(**frame):
    for pipe in pipes:
        try:
            os.write(pipe, json.dumps(frame).encode() + b"\\n")
        except OSError:
            pass
"""


@dataclass(frozen=True)
class Submission:
    """What one trainee hands in, and what it is worth."""

    name: str
    files: dict[str, bytes]  # in the trainee's folder
    earned: tuple[str, ...] = ()  # tasks
    verdicts: dict[str, str] = field(default_factory=dict)
    says: str = ""  # in the notes, or as the reason of a refusal
    refused: bool = False


@functools.cache
def sheet():
    return json.loads((DATA / "answers" / f"{SLUG}.json").read_text("utf-8"))


@functools.cache
def _editions(slug=SLUG):
    return [json.loads((NOTEBOOKS / kind / f"{slug}.ipynb").read_text("utf-8")) for kind in ("labs", "solutions")]


@functools.cache
def solutions(slug=SLUG):
    """The code that solves each task."""
    cells = [(cell["metadata"].get("course", {}), "".join(cell["source"])) for cell in _editions(slug)[1]["cells"]]
    return {course["task"]: source for course, source in cells if course.get("role") == "task"}


def mistake(task, number=0):
    """The code of a typical mistake, without its magic."""
    cells = [(cell["metadata"].get("course", {}), "".join(cell["source"])) for cell in _editions()[1]["cells"]]
    found = [source for course, source in cells if course == {"role": "mistake", "task": task}]
    return found[number].partition("\n")[2]


def code(source, **metadata):
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def notebook(answers=None, *, first="", last="", change=lambda cells: cells, written="Because.", slug=SLUG):
    """A notebook with these answers (task -> code; all solved unless given), and cells put before and after them."""
    answers = solutions(slug) if answers is None else answers
    node = copy.deepcopy(_editions(slug)[0])
    for cell in node["cells"]:
        course = cell["metadata"].get("course", {})
        if course.get("role") == "task" and course["task"] in answers:
            cell["source"] = answers[course["task"]]
        if course.get("role") == "answer":
            cell["source"] = written
    node["cells"][3:3] = [code(first, id="first")] if first else []
    node["cells"] += [code(last)] if last else []
    node["cells"] = change(node["cells"])
    for number, cell in enumerate(node["cells"]):
        cell.setdefault("id", f"cell-{number}")
    return json.dumps(node).encode()


def zipped(trainee, content):
    return {"bundle.zip": bundle(trainee, content)}


def role(cell):
    return cell["metadata"].get("course", {}).get("role")


def at(cells, wanted, task):
    """The place of a task's cell."""
    return next(n for n, c in enumerate(cells) if c["metadata"].get("course") == {"role": wanted, "task": task})


def typed(tasks=TASKS):
    """Code that types in the practice data's answers."""
    lines = {}
    for task in tasks:
        entry = sheet()["tasks"][task]
        (kind, content), name = next(iter(entry["expected"].items())), entry["name"]
        if kind == "dict":
            lines[task] = f"{name} = dict({content!r})"
        elif kind == "series":
            lines[task] = f"{name} = pd.Series({content['values']!r}, index={content['index'][0]!r})"
        else:
            cells = [
                [cell["time"] if isinstance(cell, dict) else cell for cell in column] for column in content["cells"]
            ]
            columns = dict(zip(content["columns"], cells, strict=True))
            index = f"pd.Index({content['index'][0]!r}, name='user_id')"
            lines[task] = (
                f"{name} = pd.DataFrame({columns!r}, index={index})\n{name}['last'] = pd.to_datetime({name}['last'])"
            )
    return lines
