"""A lesson's notebook: holes solved and checked, the words of figures folded away, the start page's wall."""

from __future__ import annotations

from nbformat import NotebookNode

from workshop.editions.figure_cells import fold_words
from workshop.editions.lesson_holes import fill_holes
from workshop.editions.wall import hang_wall
from workshop.sources import Source


def lesson_edition(source: Source) -> NotebookNode:
    """Return the lesson as everybody reads it, ready to be executed; trainees get its holes open (`page_editions`)."""
    lesson = hang_wall(fold_words(fill_holes(source.notebook)), source.path.parent.parent)
    lesson.metadata["course"] = NotebookNode(edition="lesson", lab=source.number, slug=source.slug, title=source.title)
    return lesson
