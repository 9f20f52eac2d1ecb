"""The practice page: the questions of the bank, each option with its reason."""

from __future__ import annotations

from itertools import groupby

from workshop.exam.bank import Bank
from workshop.exam.exam_pages import render


def practice_page(bank: Bank, lesson: str = "") -> bytes:
    """Return a page of one file with the questions of a lesson, or of all; ValueError if the lesson has none.

    It holds the key and the reasons, so it is made of a bank that trainees may see.
    """
    items = [item for item in bank if lesson in ("", item.lesson)]
    if not items:
        known = ", ".join(sorted({item.lesson for item in bank}))
        raise ValueError(f"The bank has no questions on lesson {lesson!r}; it has some on {known}.")
    lessons = [(name, list(group)) for name, group in groupby(items, key=lambda item: item.lesson)]
    return render("practice.html", lessons=lessons)
