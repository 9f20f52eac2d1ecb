"""A lab of three tasks with its key, and a sandbox that only says what it is told to say."""

from datetime import UTC, datetime

from nbformat.v4 import new_code_cell, new_notebook, writes

from helpers.lab.calling import outcome
from helpers.lab.sheet import sheet_of
from helpers.values import encode
from workshop.grading.records import Handed, Key
from workshop.grading.sandbox import Outcome

PRACTICE, HIDDEN = 3, 9
CASES = {PRACTICE: [(0, 0), (1, 4), (2, 4), (3, 4), (4, 4)], HIDDEN: [(0, 0), (1, 5), (2, 7), (3, 9), (4, 11)]}


def share(part, whole):
    return part / whole if whole else 0.0


def answers(seed, function=share):
    """What an honest solution claims on a seed's data; the third task is a function."""
    return {"1.1": seed + 13, "1.2": [seed, 25, 64], "1.3": [outcome(function, case) for case in CASES[seed]]}


def sheet(seed):
    right = answers(seed)
    wrong = {
        "1.1": [(3, "That is how many they are."), (seed - 8, "Plus, not minus.")],
        "1.2": [([seed], "One number only.")],
        "1.3": [([100 * one for one in right["1.3"]], "That is per cent.")],
    }
    names = {"1.1": "total", "1.2": "squares", "1.3": "share"}
    tasks = {
        task: {
            "title": f"Task {task}",
            "level": level,
            "points": level + 1,
            "name": name,
            "order": "matters",
            "expected": encode(right[task]) if task != "1.3" else right[task],
            "mistakes": [{"value": value, "hint": hint} for value, hint in wrong[task]],
            "hints": ["a", "b", "c"],
            **({"cases": [list(case) for case in CASES[seed]]} if task == "1.3" else {}),
        }
        for level, (task, name) in enumerate(names.items(), 1)
    }
    levels = [
        {"level": n, "tasks": [task], "code": [f"{tasks[task]['name']} = 'solved'"]} for n, task in enumerate(tasks, 1)
    ]
    whole = {"lab": "01", "slug": "01_three_lab", "title": "Three", "seed": seed, "start": ["numbers = 1"]}
    return sheet_of({**whole, "levels": levels, "tasks": tasks, "written": {}})


KEY = Key("v1", sheet(HIDDEN), sheet(PRACTICE))


def handed(*sources, content=None):
    """A notebook whose cells are, in turn, the tasks' own."""
    cells = [new_code_cell(source) for source in sources or ("one", "two", "three")]
    for number, cell in enumerate(cells, 1):
        cell.metadata["course"] = {"role": "task", "task": f"1.{number}"}
    content = content if content is not None else writes(new_notebook(cells=cells)).encode()
    return Handed("u1", "01", "01_three_lab", "u1/lab.ipynb", datetime.now(UTC), "5ha", content, {})


def claim(task, value, via="check"):
    return {"k": "claim", "task": task, "via": via, "value": value}


def failed(task, error, via="check"):
    return {"k": "claim", "task": task, "via": via, "error": error}


def calls(outcomes, task="1.3"):
    """The frames of one round of calls."""
    fields = [one if isinstance(one, dict) and "error" in one else {"value": one} for one in outcomes]
    return [{"k": "call", "task": task, "n": number, **field} for number, field in enumerate(fields)]


def frames_of(claimed):
    """The frames of a run in which every check was made."""
    return [
        frame for task, value in claimed.items() for frame in (calls(value) if task == "1.3" else [claim(task, value)])
    ]


class Says:
    """A sandbox whose runs say what a function of the job gives; it remembers the jobs."""

    def __init__(self, frames):
        self.jobs, self._frames = [], frames

    def __call__(self, job):
        self.jobs.append(job)
        given = self._frames(job)
        return given if isinstance(given, Outcome) else Outcome(given, True, "ended", None, 0.1, 0.1)


def ended(frames, reason, cell):
    """A run that did not come to its end."""
    return Outcome(frames, False, reason, cell, 0.1, 0.1)


def honest(job):
    return frames_of(answers(job["seed"]))
