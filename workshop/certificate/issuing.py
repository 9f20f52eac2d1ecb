"""Issuing certificates, and verifying one."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import pypdf
from pypdf.errors import PyPdfError

from helpers.files import write_whole
from workshop.certificate.signing import Facts, is_signed, public_key, sign
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook, Writing
from workshop.marks.standings import Standing, shown
from workshop.marks.written import exact
from workshop.secret import Secret
from workshop.typesetting import typeset, without_glyph

TEMPLATE = Path(__file__).with_name("certificate.typ")
MAX_PDF = 5_000_000


def issue(
    book: Gradebook, due: list[Standing], rules: Rules, secret: Secret, folder: Path, now: datetime, actor: str
) -> list[Path]:
    """Write a certificate for each standing and enter it in the gradebook.

    One issued before under the same name is written as it was.

    Raises
    ------
    ValueError
        Before the first day of issue; for somebody who is not due one; for a name that no font here can draw.
    """
    if now < rules.start_of(rules.first_issue):
        raise ValueError(f"Certificates are issued from {rules.first_issue} on; wait until then.")
    for standing in due:
        if reasons := reasons_against(standing, rules):
            raise ValueError(f"{standing.trainee} gets no certificate: {'; '.join(reasons)}.")
    return [_issue(book, standing, rules, secret, folder, now, actor) for standing in due]


def reasons_against(standing: Standing, rules: Rules) -> list[str]:
    """Return every reason why a trainee gets no certificate; none means that one can be issued."""
    said = {standing.name: "roster", standing.trainee: "roster", rules.name: "rules"}
    return standing.no_certificate_because + [
        f"{words!r} has {strange!r}, which no font here can draw: spell it otherwise in the {where}"
        for words, where in said.items()
        if (strange := without_glyph(words))
    ]


def page(facts: Facts, code: str, rules: Rules) -> bytes:
    """Return a certificate as tagged PDF, with its facts and their signature attached."""
    signed = json.dumps({"facts": asdict(facts), "code": code}, ensure_ascii=False, indent=1)
    content = {
        "facts": asdict(facts),
        "code": code,
        "signed": signed,
        "course_zh": rules.name_zh,
        "group": f"{rules.group} ({rules.group_number})",
        "pass_mark": f"{rules.pass_mark:g}",
    }
    return typeset(TEMPLATE, content)


def verify(path: Path, key: str) -> Facts:
    """Return the facts that a certificate's signature covers.

    Parameters
    ----------
    path
        The PDF file.
    key
        The course's public key.

    Raises
    ------
    ValueError
        In one sentence: no certificate, not signed with this key, or a page that says something else than was signed.
    """
    path = Path(path)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would say more than the one sentence
    try:
        if path.stat().st_size > MAX_PDF:
            raise ValueError("it is too large")
        reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
        [attached] = reader.attachments["certificate.json"]
        text = "".join("".join(page.extract_text() for page in reader.pages).split())
        content = json.loads(attached)
        facts, code = Facts(**content["facts"]), str(content["code"])
    except (PyPdfError, KeyError, ValueError, TypeError, RecursionError, AttributeError) as error:
        raise ValueError(f"{path.name} is no certificate of this course: nothing signed is attached to it.") from error
    if not is_signed(facts, code, key):
        raise ValueError(
            f"{path.name} is not signed with this course's key: it is forged, changed, or another course's."
        )
    # word by word: a name from right to left comes out of a PDF with its last word first
    said = (facts.name, facts.total, facts.issued, facts.course)
    unsaid = [words for words in said if not all(word in text for word in words.split())]
    if unsaid:
        raise ValueError(
            f"{path.name} shows something else than was signed: {', '.join(unsaid)} is not on its page; "
            "ask the trainee for the file as it was issued."
        )
    return facts


def look_up(book: Gradebook, code: str) -> dict | None:
    """Return the gradebook's entry for a check code, however its letters are spaced; None if there is none."""
    letters = "".join(code.split()).upper()
    found = book.read("SELECT * FROM certificates WHERE replace(code, ' ', '') = ?", letters)
    return dict(found[0]) if found else None


def _issue(
    book: Gradebook, standing: Standing, rules: Rules, secret: Secret, folder: Path, now: datetime, actor: str
) -> Path:
    if not _entered(book, standing):
        day = str(now.astimezone(rules.zone).date())
        facts = _facts(standing, rules, standing.name, shown(standing.total), day)
        _enter(book, standing, facts, sign(facts, secret), now, actor)
    row = _entered(book, standing)[-1]
    facts = _facts(standing, rules, row["name"], shown(exact(row["total"])), row["issued_on"])
    if not is_signed(facts, row["code"], public_key(secret)):
        raise ValueError(
            f"{standing.trainee}'s certificate of {row['issued_on']} was signed with another secret or under other "
            "rules; give the secret and the rules it was issued with."
        )
    path = Path(folder) / f"{standing.trainee}.pdf"
    write_whole(path, page(facts, row["code"], rules))
    return path


def _entered(book: Gradebook | Writing, standing: Standing) -> list[sqlite3.Row]:
    """Return a trainee's certificates; a name that was put right in the roster gets one of its own."""
    query = "SELECT * FROM certificates WHERE trainee = ? AND name = ? ORDER BY at"
    return book.read(query, standing.trainee, standing.name)


def _enter(book: Gradebook, standing: Standing, facts: Facts, code: str, now: datetime, actor: str) -> None:
    with book.writing(actor) as w:
        if _entered(w, standing):
            return  # another program has just entered it
        w.execute(
            "INSERT INTO certificates (code, trainee, name, total, issued_on, at) VALUES (?, ?, ?, ?, ?, ?)",
            (code, facts.trainee, facts.name, float(facts.total), facts.issued, now.isoformat()),
        )
        w.log("certificate", **asdict(facts), code=code)


def _facts(standing: Standing, rules: Rules, name: str, total: str, issued: str) -> Facts:
    return Facts(rules.name, standing.trainee, name, total, rules.sessions, issued)
