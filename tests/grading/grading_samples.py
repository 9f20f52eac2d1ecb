"""A cohort's files, a grader that needs no sandbox, and rules whose deadline can be set."""

import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from workshop.course_rules import read_rules
from workshop.grading.records import CellOutput, Graded, TaskMark
from workshop.secret import Secret

SECRET = Secret(bytes(range(32)))
LAB, QUESTION = "01_groupby_lab", "01.S1"
RULES = replace(read_rules(), report_deadline=datetime.fromisoformat("2100-01-01T23:59:59+08:00"))


def notebook(code="x = 1", answer="", slug=LAB):
    """A trainee's notebook with one code cell and one written answer."""
    cells = [
        new_code_cell(code, id="a"),
        new_markdown_cell(answer, id="b", metadata={"course": {"role": "answer", "written": QUESTION}}),
    ]
    course = {"edition": "lab", "lab": slug[:2], "slug": slug, "title": "A lab"}
    return writes(new_notebook(cells=cells, metadata={"course": course})).encode()


def bundle(trainee, content=None, answer="An answer.", slug=LAB):
    """A bundle as `course submit` packs it."""
    members = {
        "notebook.ipynb": content or notebook(answer=answer),
        "written.json": json.dumps({QUESTION: answer}).encode(),
        "progress.json": json.dumps({"format": 1, "slug": slug, "passed": [], "shown": [], "hints": {}}).encode(),
    }
    manifest = {
        "format": 1,
        "lab": slug[:2],
        "slug": slug,
        "trainee": trainee,
        "members": {name: {"sha256": sha256(text).hexdigest(), "size": len(text)} for name, text in members.items()},
        "course": "0",
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in {"manifest.json": json.dumps(manifest).encode(), **members}.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return whole.getvalue()


class FakeGrader:
    """Gives the points that a notebook's code cell says (``points = 3``); needs no sandbox."""

    def __init__(self, key="k1", pause=0.0, missing=()):
        self.key, self.pause, self.graded, self._missing = key, pause, [], list(missing)

    def missing(self):
        return self._missing

    def prepare(self, slugs, say):
        pass

    def version(self, slug, sha):
        return self.key

    def stop(self):
        pass

    def grade(self, handed, guard):
        time.sleep(self.pause)
        source = json.loads(handed.notebook)["cells"][0]["source"]
        source = source if isinstance(source, str) else "".join(source)
        if "raise" in source:
            raise ZeroDivisionError("the grader's own fault")
        self.graded.append(handed.file)
        points = float(source.partition("points = ")[2] or 0)
        marks = (TaskMark("01.1", points, 4.0, "right" if points == 4 else "wrong", "Look at <b>the</b> rows."),)
        return Graded(handed, self.key, marks, cells=(CellOutput(source, text=source),), seconds=self.pause)
