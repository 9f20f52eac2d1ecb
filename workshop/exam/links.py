"""Personal links: a trainee's last link opens their form; no other link does."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from sqlite3 import Row

from helpers.files import whole
from workshop.exam.exams import ACTOR, read_exam
from workshop.exam.form import Form
from workshop.gradebook import Gradebook
from workshop.secret import Secret


class Links:
    """The links of one exam that are valid now."""

    def __init__(self, book: Gradebook, secret: Secret, exam: str) -> None:
        self._book, self._secret, self._exam = book, secret, exam
        self._known: dict[str, str] = {}

    def who(self, token: str) -> str | None:
        """Return the trainee whose link has this token; None for an unknown token or a replaced link."""
        if token not in self._known:
            self._known = {self._token(*row): row["trainee"] for row in self._rows("")}
        trainee = self._known.get(token)
        if trainee and any(self._token(*row) == token for row in self._rows("AND trainee = ?", trainee)):
            return trainee
        return None

    def _rows(self, which: str, *trainee: str) -> list[Row]:
        # not the whole forms: guessing tokens should cost the server little
        query = f"SELECT trainee, json_extract(form, '$.link') FROM sittings WHERE exam = ? {which}"
        return self._book.read(query, self._exam, *trainee)

    def _token(self, trainee: str, link: int) -> str:
        return link_token(self._secret, self._exam, trainee, link)


def link_token(secret: Secret, exam: str, trainee: str, link: int) -> str:
    """Return what opens a form: the trainee's first link, second link and so on."""
    return base64.urlsafe_b64encode(secret.key("exam link", exam, trainee, link)[:18]).decode()


def links(book: Gradebook, secret: Secret, exam: str, at: str) -> dict[str, str]:
    """Return the link of each trainee of an exam, below the address at which it is served."""
    rows = book.read("SELECT trainee, form FROM sittings WHERE exam = ? ORDER BY trainee", read_exam(book, exam).name)
    return {row["trainee"]: _link(at, secret, exam, row["trainee"], Form.read(row["form"])) for row in rows}


def write_links(of: Mapping[str, str], path: Path) -> None:
    """Write the links as CSV, for the instructor's eyes alone: a link is all it takes to sit as that trainee."""
    rows = io.StringIO()
    csv.writer(rows).writerows([("trainee", "link"), *of.items()])
    with whole(path) as part:
        part.touch(mode=0o600)
        part.write_text(rows.getvalue(), encoding="utf-8", newline="")


def new_link(book: Gradebook, secret: Secret, exam: str, trainee: str, at: str) -> str:
    """Return a new link for one trainee: answers stay, and the old link stops working at once.

    Raises
    ------
    ValueError
        If the trainee has no form in that exam.
    """
    read_exam(book, exam)
    with book.writing(ACTOR) as writing:
        rows = writing.read("SELECT form FROM sittings WHERE exam = ? AND trainee = ?", exam, trainee)
        if not rows:
            raise ValueError(f"{trainee!r} has no form in exam {exam!r}; `course exam form` draws those missing.")
        form = Form.read(rows[0]["form"])
        form = replace(form, link=form.link + 1)
        writing.execute("UPDATE sittings SET form = ? WHERE exam = ? AND trainee = ?", [form.text(), exam, trainee])
        writing.log("exam link renewed", exam=exam, trainee=trainee, link=form.link)
    return _link(at, secret, exam, trainee, form)


def _link(at: str, secret: Secret, exam: str, trainee: str, form: Form) -> str:
    return f"{at.rstrip('/')}/?token={link_token(secret, exam, trainee, form.link)}"
