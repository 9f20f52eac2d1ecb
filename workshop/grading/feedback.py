"""Feedback pages for each submission, each trainee and the instructor; they run no code and load nothing."""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import psutil
from markupsafe import Markup

from helpers.files import write_whole
from helpers.lab.sheet import Sheet
from workshop.course_rules import Rules
from workshop.gradebook import Gradebook
from workshop.grading.clean_text import cleaned
from workshop.grading.records import CellOutput, Graded
from workshop.static_pages import Pages

WORDS = {
    "right": "Right.",
    "mistake": "Not yet.",
    "wrong": "Not yet.",
    "typed": "Typed in.",
    "error": "It stopped with an error.",
    "missing": "Nothing was found to mark.",
}
MAX_CELL = 20_000  # characters of a cell's source, and of its output
MAX_TEXT = 1_000_000  # characters of all cells of a page; a lab's has a hundredth of it
MAX_FIGURES = 20_000_000  # bytes of all figures of a page
COHORT = "whole cohort.html"  # no trainee can be called so: their names have no spaces
_PAGES = Path(__file__).parent / "pages"
_PNG = b"\x89PNG\r\n\x1a\n"


def page_of(trainee: str, slug: str, sha: str) -> str:
    """Return the path of a submission's page in the folder of feedback."""
    return f"{trainee}/{slug}-{sha[:8]}.html"


def write_page(folder: Path, graded: Graded, sheet: Sheet, rules: Rules, *, late: bool) -> Path:
    """Write a submission's page and return its path.

    Parameters
    ----------
    folder
        The folder of feedback.
    graded
        Its marks; without cells (as the gradebook has it), the page says so.
    sheet
        The lab, for the titles of tasks and questions.
    rules
        For the deadline and the time zone.
    late
        Whether it came after the deadline.
    """
    handed = graded.handed
    path = folder / page_of(handed.trainee, handed.slug, handed.sha)
    page = _page(
        "feedback.html",
        handed=handed,
        graded=graded,
        sheet=sheet,
        titles=defaultdict(str, {name: task.title for name, task in sheet.tasks.items()}),
        words=defaultdict(lambda: "Not yet.", WORDS),
        points=f"{graded.points:g}",
        out_of=f"{sum(mark.out_of for mark in graded.marks):g}",
        received=_local(handed.received, rules.zone),
        deadline=_local(rules.report_deadline, rules.zone),
        late=late,
        cells=_shown(graded.cells),
    )
    write_whole(path, page)
    return path


def write_overviews(folder: Path, book: Gradebook, labs: Mapping[str, Sheet], rules: Rules) -> Path:
    """Write each trainee's overview and the instructor's, and return the latter's path."""
    counted = {row["id"] for row in book.read("SELECT id FROM counted_submissions")}
    rows = book.read(
        "SELECT s.*, p.points, p.out_of FROM submissions s JOIN submission_points p ON p.submission = s.id "
        "ORDER BY s.trainee, s.lab, s.received, s.id"
    )
    by_trainee = defaultdict(list)
    for row in rows:
        by_trainee[row["trainee"]].append(row)
    refused = [row for row in rows if row["state"] == "refused"]
    by_trainee.pop("", None)
    cohort = []
    for trainee, theirs in by_trainee.items():
        counting = {row["slug"]: row for row in theirs if row["id"] in counted}
        write_whole(folder / trainee / "index.html", _overview(trainee, theirs, counting, labs, rules))
        points = [f"{counting[slug]['points']:g}" if slug in counting else "–" for slug in labs]
        cohort.append({"trainee": trainee, "labs": points, "sum": f"{sum(r['points'] for r in counting.values()):g}"})
    path = folder / COHORT
    names = [(slug, sheet.lab) for slug, sheet in labs.items()]
    write_whole(path, _page("cohort.html", rows=cohort, labs=names, refused=refused))
    return path


def sweep(folder: Path) -> None:
    """Remove what a killed batch left half-written."""
    for part in folder.glob("**/*.html.*.part"):
        writer = part.suffixes[-2][1:]
        if part.is_file() and writer.isdecimal() and not psutil.pid_exists(int(writer)):  # a trainee may be called so
            part.unlink(missing_ok=True)


def _overview(trainee: str, rows: list, counting: dict, labs: Mapping[str, Sheet], rules: Rules) -> bytes:
    ids = {row["id"] for row in counting.values()}
    lines = []
    for row in rows:
        read = row["state"] != "refused"
        word = row["reason"] if not read else "late: it does not count" if row["state"] == "late" else ""
        if row["state"] == "graded" and row["id"] not in ids:
            word = "another of yours counts"
        lines.append(
            {
                "title": labs[row["slug"]].title if row["slug"] in labs else row["slug"],
                "page": Path(page_of(trainee, row["slug"], row["sha"])).name if read else "",
                "file": row["file"],
                "received": _local(datetime.fromisoformat(row["received"]), rules.zone),
                "points": f"{row['points']:g} / {row['out_of']:g}" if read else "",
                "word": word,
            }
        )
    points, out_of = (sum(row[name] for row in counting.values()) for name in ("points", "out_of"))
    words = {"points": f"{points:g}", "out_of": f"{out_of:g}", "labs": len(counting)}
    return _page("trainee.html", trainee=trainee, rows=lines, **words)


def _shown(cells: tuple[CellOutput, ...]) -> list[dict]:
    room, words = MAX_FIGURES, MAX_TEXT
    shown = []
    for cell in cells:
        figures = []
        for figure in cell.figures:
            room -= len(figure)
            if figure.startswith(_PNG) and room >= 0:
                figures.append(base64.b64encode(figure).decode())
        texts = {}
        for name in ("source", "text", "error"):
            text = getattr(cell, name)
            texts[name] = cleaned(text, min(MAX_CELL, words))
            words = max(0, words - len(text))
        shown.append({**texts, "figures": figures})
    return shown


def _with_code(text: str) -> Markup:
    """Return a sentence, escaped, whose `names` stand out."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts))


def _local(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M:%S} ({zone})"


_page = Pages(_PAGES, "feedback.css", {"with_code": _with_code}).render
