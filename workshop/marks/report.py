"""A trainee's project report (项目报告): tasks, written answers and their marks, as PDF and as a page."""

from __future__ import annotations

import base64
from datetime import datetime
from pathlib import Path

from helpers.files import write_whole
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook
from workshop.grading.feedback import page_of
from workshop.marks.figures import figures_of
from workshop.marks.standings import LabMark, Standing, shown
from workshop.marks.written import Answer, written_answers
from workshop.rubric_desk.rubrics import Rubric, read_rubrics
from workshop.static_pages import Pages
from workshop.typesetting import typeset

PAGES = Path(__file__).parent / "pages"
_WORDS = {
    "right": "right",
    "mistake": "a known mistake",
    "wrong": "not right",
    "typed": "typed in, not computed",
    "error": "an error",
    "missing": "not attempted",
}


def report(book: Gradebook, standing: Standing, rules: Rules, now: datetime, pages: Path | None = None) -> dict:
    """Return what a report says, as plain JSON.

    Parameters
    ----------
    pages
        The folder of feedback pages, for the figures; without it there are none.

    Raises
    ------
    ValueError
        Before the release date: no mark is shown then.
    """
    if not rules.released(now):
        raise ValueError(f"Marks are released on {rules.release}; no report is made before.")
    rubrics, answers = read_rubrics(), written_answers(book)
    weights = {"objective": rules.objective, "written": rules.written, "exam": rules.exam_items}
    return {
        "course": rules.name,
        "course_zh": rules.name_zh,
        "group": f"{rules.group} ({rules.group_number})",
        "trainee": standing.trainee,
        "name": standing.name,
        "parts": [
            [label, _part(standing, part), f"{weights[part]:g}"]
            for part, label in (("objective", "Checked tasks"), ("written", "Written answers"), ("exam", "Exam"))
        ],
        "total": shown(standing.total),
        "result": standing.result,
        "pass_mark": f"{rules.pass_mark:g}",
        "missing": standing.missing,
        "waiting": standing.waiting,
        "labs": [
            {
                **_lab(book, standing.trainee, lab, rules, pages),
                "questions": [
                    _question(
                        f"{name} {asked['title']}",
                        rubrics.get(name),
                        answers.get((standing.trainee, lab.sheet.lab), {}).get(name),
                    )
                    for name, asked in lab.sheet.written.items()
                ],
            }
            for lab in standing.labs
        ],
    }


def as_pdf(content: dict) -> bytes:
    """Return a report as tagged PDF."""
    figures = {figure["name"]: base64.b64decode(figure["png"]) for lab in content["labs"] for figure in lab["figures"]}
    labs = [lab | {"figures": [figure["name"] for figure in lab["figures"]]} for lab in content["labs"]]
    return typeset(PAGES / "report.typ", content | {"labs": labs}, figures)


def as_page(content: dict) -> str:
    """Return a report as one HTML page that loads nothing; people's text in it is escaped."""
    return Pages(PAGES, "report.css").render("report.html", **content).decode()


def write_reports(
    book: Gradebook, found: list[Standing], rules: Rules, folder: Path, now: datetime, pages: Path | None = None
) -> list[Path]:
    """Write ``<trainee>.pdf`` and ``<trainee>.html`` for each standing; return the PDFs."""
    written = []
    for standing in found:
        content = report(book, standing, rules, now, pages)
        path = Path(folder) / f"{standing.trainee}.pdf"
        write_whole(path, as_pdf(content))
        write_whole(path.with_suffix(".html"), as_page(content).encode())
        written.append(path)
    return written


def _part(standing: Standing, part: str) -> str:
    value = getattr(standing, part)
    if value is None:
        return "not marked yet" if standing.exam_waits else "not sat"
    return shown(value)


def _lab(book: Gradebook, trainee: str, lab: LabMark, rules: Rules, pages: Path | None) -> dict:
    tasks = book.read("SELECT * FROM task_marks WHERE submission = ? ORDER BY task", lab.submission)
    received = book.read("SELECT received, sha FROM submissions WHERE id = ?", lab.submission)
    page = page_of(trainee, lab.sheet.slug, received[0]["sha"]) if received else ""
    figures = figures_of(pages / page) if pages and page else []
    return {
        "title": lab.sheet.title,
        "handed_in": f"{_moment(received[0]['received'], rules)}, {received[0]['sha'][:12]}" if received else "",
        "late": lab.late,
        "points": shown(lab.earned),
        "out_of": str(lab.out_of),
        "tasks": [
            {
                "title": f"{row['task']} {_title(lab, row['task'])}",
                "points": f"{row['points']:g} of {row['out_of']:g}",
                "verdict": _WORDS.get(row["verdict"], row["verdict"]),
                "hint": row["hint"],
            }
            for row in tasks
        ],
        "figures": [
            {"name": f"{lab.sheet.lab}-{number}.png", "png": base64.b64encode(figure).decode()}
            for number, figure in enumerate(figures, 1)
        ],
    }


def _moment(text: str, rules: Rules) -> str:
    """Return a moment by the clock of the deadline, to its second."""
    return f"{datetime.fromisoformat(text).astimezone(rules.zone):%Y-%m-%d %H:%M:%S} ({rules.zone})"


def _title(lab: LabMark, task: str) -> str:
    return lab.sheet.tasks[task].title if task in lab.sheet.tasks else ""


def _question(title: str, rubric: Rubric | None, answer: Answer | None) -> dict:
    """Return a question with the answer that counts and every finished grader's marks, graders unnamed."""
    given = list(answer.points.values()) if answer else []
    return {
        "title": title,
        "text": answer.text if answer else "",
        "criteria": [
            {
                "name": one.name,
                "points": " and ".join(shown(marks[one.name]) for marks in given if one.name in marks),
                "of": one.points,
            }
            for one in (rubric.criteria if rubric else ())
        ],
        "comments": [comment for comment in answer.comments.values() if comment] if answer else [],
    }
