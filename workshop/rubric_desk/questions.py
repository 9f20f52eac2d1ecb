"""The text of a written question, as trainees read it."""

from __future__ import annotations

import json
from functools import cache

from helpers.paths import NOTEBOOKS
from workshop.rubric_desk.rubrics import Rubric


@cache
def question_text(rubric: Rubric) -> str:
    """Return a question's Markdown from its lab, empty where that lab is not in this checkout."""
    path = NOTEBOOKS / "labs" / f"{rubric.slug}.ipynb"
    if not path.exists():
        return ""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]  # nbformat would take seconds to import
    role = {"role": "written", "written": rubric.question}
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["metadata"].get("course") == role)
