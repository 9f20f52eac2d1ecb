"""What a written question asked, as the trainees read it."""

from __future__ import annotations

from functools import cache

from helpers.course.desk.rubrics import Rubric
from helpers.lab.notebook import read_notebook
from helpers.paths import NOTEBOOKS


@cache
def question_text(rubric: Rubric) -> str:
    """Return a question's Markdown from its lab, empty where that lab is not in this checkout."""
    path = NOTEBOOKS / "labs" / f"{rubric.slug}.ipynb"
    if not path.exists():
        return ""
    cells = read_notebook(path).of_role("written", rubric.question)
    return "\n\n".join(cell.source for cell in cells)
