"""Packing a submission: one file with the notebook, the written answers, the progress and a manifest of hashes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpers.files import write_whole
from helpers.lab.notebook import Notebook, read_notebook
from helpers.lab.progress import Progress
from helpers.lab.sheet import Sheet, find_sheet
from helpers.lab.trainee_names import composed, why_no_trainee

FORMAT = 1
MEMBERS = ("notebook.ipynb", "written.json", "progress.json")  # and manifest.json, first
MAX_ANSWER = 50_000  # characters of a written answer


class NotPacked(ValueError):
    """A notebook that cannot be submitted, with every reason."""

    def __init__(self, notebook: Path, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join([f"{notebook.name} was not packed:", *(f"- {reason}" for reason in reasons)]))


@dataclass(frozen=True)
class Bundle:
    """A file made for the instructor, and what the trainee should know about it."""

    path: Path
    warnings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([str(self.path), *self.warnings])


def make_bundle(
    notebook: Path,
    trainee: str,
    *,
    lab: str | None = None,
    out: Path | None = None,
    allow_incomplete: bool = False,
) -> Bundle:
    """Pack a trainee's lab into ``<slug>-<trainee>-<hash>.zip`` and return where it lies.

    The same work packed twice is the same file; other work has another hash, so that no earlier file is overwritten.
    A task's cell that was removed costs only that task: it is a warning.

    Parameters
    ----------
    notebook
        The lab's file; its progress is looked for beside it.
    trainee
        Letters (Chinese too), digits, ``- _ .``; up to 64 characters.
    lab
        The lab that it must be, ``"01"``; any if not given.
    out
        The folder of the new file; the notebook's own if not given.
    allow_incomplete
        Whether written answers may be empty.

    Raises
    ------
    NotPacked
        With every reason why this is not a trainee's lab that can be handed in.
    """
    notebook = Path(notebook)
    trainee = composed(trainee)
    reasons = [fault] if (fault := why_no_trainee(trainee)) else []
    try:
        read = read_notebook(notebook)
    except OSError as error:
        raise NotPacked(notebook, [*reasons, f"The file cannot be read: {error.strerror}."]) from error
    except ValueError as error:
        raise NotPacked(notebook, [*reasons, str(error)]) from error
    another_lab = _why_not_this_lab(read, lab)
    if another_lab:
        raise NotPacked(notebook, [*reasons, *another_lab])
    try:
        sheet = find_sheet(read.course["lab"])
    except ValueError as error:
        raise NotPacked(notebook, [*reasons, str(error)]) from error
    answers = {question: read.answer(question) for question in sheet.written}
    reasons += _what_is_missing(read, sheet, answers, allow_incomplete)
    if reasons:
        raise NotPacked(notebook, reasons)
    progress = Progress(sheet.slug, notebook.parent)
    members = [
        read.content,
        json.dumps(answers, ensure_ascii=False, indent=1).encode(),
        progress.state.to_json(sheet.slug),
    ]
    manifest = _manifest(sheet, trainee, members)
    name = f"{sheet.slug}-{trainee}-{hashlib.sha256(manifest).hexdigest()[:8]}.zip"
    path = (out if out is not None else notebook.parent) / name
    write_whole(path, _zipped(["manifest.json", *MEMBERS], [manifest, *members]))
    lost = [task for task in sheet.tasks if not read.of_role("task", task)]
    warnings = [f"The cell of {', '.join(lost)} was removed: there is nothing to mark there."] if lost else []
    gone = [task for task in sheet.tasks if task in progress.state.passed - {*lost} and not read.is_attempted(task)]
    if gone:
        warnings.append(f"The file has no answer to {', '.join(gone)}, though you passed: write it again and save.")
    if empty := [question for question, answer in answers.items() if not answer]:
        warnings.append(f"It goes without an answer in writing to {', '.join(empty)}.")
    return Bundle(path, (*warnings, *progress.notices))


def _why_not_this_lab(read: Notebook, lab: str | None) -> list[str]:
    course = read.course
    if not {"edition", "lab", "slug"} <= course.keys():
        return ["It is no notebook of this course; give your own copy of the lab, in work/labs."]
    if course["edition"] != "lab":
        kind = {"solution": "solved lab", "lesson": "lesson"}.get(course["edition"], "notebook")
        return [f"It is the course's {kind}, not yours; give your own copy of the lab, in work/labs."]
    if lab is not None and course["lab"] != lab:
        return [f"It is lab {course['lab']}, not lab {lab}; open that notebook, or submit from this one's own cells."]
    return []


def _what_is_missing(read: Notebook, sheet: Sheet, answers: dict[str, str], allow_incomplete: bool) -> list[str]:
    reasons = []
    if not any(read.is_attempted(task) for task in sheet.tasks) and not any(answers.values()):
        return ["Nothing in it is attempted yet: every task still has its hole."]
    empty = [question for question, answer in answers.items() if not answer]
    if empty and not allow_incomplete:
        which = f"answer to {empty[0]} is" if len(empty) == 1 else f"answers to {', '.join(empty)} are"
        reasons.append(
            f"The written {which} empty; write there, or leave it out by "
            'lab.submit("your-name", allow_incomplete=True).'
        )
    reasons += [
        f"The written answer to {question} has {len(answer):,} characters; at most {MAX_ANSWER:,} are read."
        for question, answer in answers.items()
        if len(answer) > MAX_ANSWER
    ]
    return reasons


def _manifest(sheet: Sheet, trainee: str, members: list[bytes]) -> bytes:
    files = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in zip(MEMBERS, members, strict=True)
    }
    try:
        course = version("precision-marketing")
    except PackageNotFoundError:  # run from a checkout that was never installed
        course = "unknown"
    words = {"format": FORMAT, "lab": sheet.lab, "slug": sheet.slug, "trainee": trainee}
    manifest = {**words, "members": files, "course": course}
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def _zipped(names: list[str], contents: list[bytes]) -> bytes:
    """Return a zip file whose bytes depend on nothing but its members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in zip(names, contents, strict=True):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr = 3, 0o100644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(member, content)
    return whole.getvalue()
