"""A small lab, its answers, and a trainee's notebook of it."""

import json
from pathlib import Path

import pandas as pd
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from helpers.lab.unbundle import Submission, parse_bundle, read_submitted
from helpers.values import encode

SEED = 20180101


def receipts(**counts: float) -> pd.Series:
    return pd.Series(counts, dtype=float).rename_axis("user_id")


RIGHT = {"01.1": receipts(u1=2, u2=1), "01.2": 12.5, "01.3": ("u1", 0.75), "01.4": ["u1", "u2"]}
NAMES = {"01.1": "counted", "01.2": "total", "01.3": "cause", "01.4": "kept"}
LEVELS = {1: ["01.1"], 2: ["01.2", "01.3"], 3: ["01.4"]}
CODE = {
    "01.1": "import pandas as pd\ncounted = pd.Series({'u1': 2.0, 'u2': 1.0}).rename_axis('user_id')",
    "01.2": "total = 12.5",
    "01.3": "cause = ('u1', 0.75)",
    "01.4": "kept = ['u1', 'u2']",
}


def make_sheet(seed: int = SEED, title: str = "Lab 01 · Receipts") -> dict:
    tasks = {
        task: {
            "title": f"Task <b>{task[-1]}</b>",
            "level": level,
            "points": 3,
            "name": NAMES[task],
            "order": "ignored",
            "expected": encode(RIGHT[task]),
            "mistakes": [
                {"value": encode(-1), "hint": f"Mistake one of {task}: use `nunique`."},
                {"value": encode("no"), "hint": f"Mistake two of {task}."},
            ],
            "hints": [f"The idea of {task}.", "The tool.", "The step."],
        }
        for level, names in LEVELS.items()
        for task in names
    }
    levels = [{"level": n, "tasks": names, "code": [CODE[task] for task in names]} for n, names in LEVELS.items()]
    return {
        "lab": "01",
        "slug": "01_groupby_lab",
        "title": title,
        "seed": seed,
        "start": [
            "import pandas as pd\npayments = pd.DataFrame({'user_id': ['u1'], 'payment': [5]})\nprint('loud')\npayments"
        ],
        "levels": levels,
        "tasks": tasks,
        "written": {"01.S1": {"title": "What would you tell finance?", "points": 10}},
    }


def save_sheet(folder: Path, sheet: dict) -> None:
    (folder / f"{sheet['slug']}-{sheet['seed']}.json").write_text(json.dumps(sheet), encoding="utf-8")


def trainee_notebook(code: dict[str, str], answer: str = "Receipts, not lines.") -> NotebookNode:
    """A trainee's lab with their code by task (holes elsewhere) and their written answer."""
    cells = [new_code_cell('from helpers.lab import open_lab\nlab = open_lab("01")')]
    for task, name in NAMES.items():
        cell = new_code_cell(code.get(task, f"# YOUR CODE HERE\n{name} = ..."), id=f"task-{task[-1]}")
        cell.metadata["course"] = {"role": "task", "task": task}
        cells.append(cell)
    written = new_markdown_cell(answer, id="answer-1")
    written.metadata["course"] = {"role": "answer", "written": "01.S1"}
    notebook = new_notebook(cells=[*cells, written])
    notebook.metadata["course"] = {"edition": "lab", "lab": "01", "slug": "01_groupby_lab", "title": "Lab 01"}
    return notebook


def save_notebook(folder: Path, notebook: NotebookNode, name: str = "01_groupby_lab.ipynb") -> Path:
    path = folder / name
    path.write_text(writes(notebook), encoding="utf-8")
    return path


def read_bundle(path: Path) -> Submission:
    """What a bundle's file holds, read as grading reads it."""
    return parse_bundle(read_submitted(path), path.name)
