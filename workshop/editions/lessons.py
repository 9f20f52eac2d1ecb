"""A lesson's notebook: its holes solved and checked, the words of its figures folded away."""

from __future__ import annotations

from nbformat import NotebookNode

from workshop.editions.figure_cells import fold_words
from workshop.editions.lesson_holes import fill_holes
from workshop.sources import Source


def lesson_edition(source: Source) -> NotebookNode:
    """Return the lesson as everybody reads it, ready to be executed; trainees get its holes open (`page_editions`)."""
    lesson = fold_words(fill_holes(source.notebook))
    lesson.metadata["course"] = NotebookNode(edition="lesson", lab=source.number, slug=source.slug, title=source.title)
    return lesson
