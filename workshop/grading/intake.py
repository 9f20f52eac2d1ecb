"""Reading submissions as data: nothing is extracted, no link is followed, every name is checked."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path

from helpers.lab.bundle import MAX_ANSWER
from helpers.lab.notebook import Notebook, parse_notebook
from helpers.lab.sheet import Sheet, find_sheet, lab_numbers
from helpers.lab.trainee_names import is_trainee, why_no_trainee
from helpers.lab.unbundle import parse_bundle, read_submitted
from workshop.grading.clean_text import cleaned, one_line
from workshop.grading.records import Handed, Rejected

KINDS = (".zip", ".ipynb")
MAX_STRUCTURE = 300_000  # braces and brackets; more take gigabytes to parse, and no lab has a tenth of it
_NOT_HANDED_IN = ("__MACOSX", "desktop.ini", "Thumbs.db")


@dataclass(frozen=True)
class Found:
    """A file that may be a submission, and what its place says about it."""

    path: Path
    name: str  # its path within the folder of submissions
    trainee: str = ""  # whose folder it lies in; "" in a flat folder
    fault: str = ""  # why it need not be opened


def known_labs() -> dict[str, Sheet]:
    """Return the course's labs by their file names (``01_groupby_lab``)."""
    sheets = [find_sheet(number) for number in lab_numbers()]
    return {sheet.slug: sheet for sheet in sheets}


def read_submissions(
    folder: Path, labs: Mapping[str, Sheet], *, received: datetime | None = None
) -> list[Handed | Rejected]:
    """Return every submission in a folder, and every other file with the reason why it is none.

    Parameters
    ----------
    folder
        ``<trainee>/<anything>.zip`` or ``.ipynb``, where the folder's name is the trainee; or flat: bundles, whose
        manifest names the trainee, and notebooks named ``<trainee>_<lab>.ipynb`` or ``<trainee>.ipynb``.
    labs
        The course's labs by slug, as :func:`known_labs` gives them.
    received
        When they were received; each file's time of change if not given.
    """
    return [read_found(found, labs, received=received) for found in find_files(folder)]


def find_files(folder: Path, *, leave_out: Collection[Path] = ()) -> list[Found]:
    """Return the files of a folder of submissions, in order; nothing is opened.

    Parameters
    ----------
    folder
        As for :func:`read_submissions`.
    leave_out
        Files and folders in it that are the instructor's own.

    Raises
    ------
    ValueError
        If it is no folder, or holds nothing.
    """
    folder = Path(folder).resolve()
    if not folder.is_dir():
        raise ValueError(f"There is no folder {folder}; name the one that holds what was handed in.")
    own = {path.resolve() for path in leave_out}
    found = list(_walk(folder, own))
    if not found:
        raise ValueError(f"The folder {folder} holds nothing that was handed in: no bundle (.zip), no notebook.")
    return found


def read_found(found: Found, labs: Mapping[str, Sheet], *, received: datetime | None = None) -> Handed | Rejected:
    """Return what one file holds; never raises."""
    received = received or _changed(found.path)
    sha = hashlib.sha256(f"never read: {found.name}".encode()).hexdigest()
    try:
        if found.fault:
            raise ValueError(found.fault)
        content = read_submitted(found.path)
        sha = hashlib.sha256(content).hexdigest()
        read = _bundle if found.path.suffix.lower() == ".zip" else _bare
        trainee, sheet, notebook, answers = read(content, found, labs)
    except ValueError as error:
        return Rejected(found.trainee, found.name, received, sha, one_line(str(error)))
    except Exception as error:  # no submission may stop the others, whatever it does to a parser
        reason = f"{found.name} cannot be read ({type(error).__name__}); ask for it again."
        return Rejected(found.trainee, found.name, received, sha, one_line(reason))
    written = {question: cleaned(answers.get(question, "")) for question in sheet.written}
    return Handed(trainee, sheet.lab, sheet.slug, found.name, received, sha, notebook, written)


def _walk(folder: Path, own: set[Path]) -> Iterator[Found]:
    for entry in _entries(folder, own):
        name = _readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _of_one_trainee(Path(entry.path), name, own)
        else:
            yield _found(entry, name, "")


def _of_one_trainee(folder: Path, trainee: str, own: set[Path]) -> Iterator[Found]:
    trainee = unicodedata.normalize("NFC", trainee)
    if not is_trainee(trainee):
        fault = f"The folder {trainee} is no trainee's: {why_no_trainee(trainee)}"
        yield Found(folder, trainee, fault=fault)
        return
    try:
        entries = _entries(folder, own)
    except OSError as error:
        yield Found(folder, trainee, trainee, f"The folder {trainee} cannot be opened ({error.strerror}).")
        return
    for entry in entries:
        yield _found(entry, f"{trainee}/{_readable(entry.name)}", trainee)


def _found(entry: os.DirEntry, name: str, trainee: str) -> Found:
    fault = ""
    if entry.is_symlink():
        fault = f"{name} is a link; only files themselves are read."
    elif entry.is_dir(follow_symlinks=False):
        fault = f"{name} is a folder in a trainee's folder; put its files one level higher."
    elif not name.lower().endswith(KINDS):
        fault = f"{name} is neither a bundle (.zip) nor a notebook (.ipynb)."
    return Found(Path(entry.path), name, trainee, fault)


def _entries(folder: Path, own: set[Path]) -> list[os.DirEntry]:
    with os.scandir(folder) as entries:
        kept = [
            entry
            for entry in entries
            if not entry.name.startswith(".") and entry.name not in _NOT_HANDED_IN and Path(entry.path) not in own
        ]
    return sorted(kept, key=lambda entry: entry.name)


def _bundle(content: bytes, found: Found, labs: Mapping[str, Sheet]) -> tuple[str, Sheet, bytes, Mapping[str, str]]:
    bundle = parse_bundle(content, found.name)
    if found.trainee and unicodedata.normalize("NFC", bundle.trainee) != found.trainee:
        raise ValueError(
            f"{found.name} was packed by {bundle.trainee} and lies in {found.trainee}'s folder; ask who made it."
        )
    sheet = labs.get(bundle.slug)
    if sheet is None or sheet.lab != bundle.lab:
        raise ValueError(f"{found.name} is of {bundle.slug}, which is no lab of this course.")
    _parsed(bundle.notebook, found.name)
    return unicodedata.normalize("NFC", bundle.trainee), sheet, bundle.notebook, bundle.written


def _bare(content: bytes, found: Found, labs: Mapping[str, Sheet]) -> tuple[str, Sheet, bytes, Mapping[str, str]]:
    notebook = _parsed(content, found.name)
    stem = unicodedata.normalize("NFC", Path(found.name).stem)
    slug = next((slug for slug in labs if slug in stem), None)
    trainee = found.trainee or (stem.partition(f"_{slug}")[0] if slug else stem)
    if not is_trainee(trainee) or trainee == slug:
        raise ValueError(f"{found.name} names no trainee; call it <trainee>_<lab>.ipynb, or put it in their folder.")
    sheet = labs.get(slug or str(notebook.course.get("slug")))
    if sheet is None:
        raise ValueError(f"{found.name} is no lab of this course, by its name or its metadata.")
    answers = {question: notebook.answer(question) for question in sheet.written}
    too_long = next((question for question, answer in answers.items() if len(answer) > MAX_ANSWER), None)
    if too_long:
        raise ValueError(f"The written answer to {too_long} in {found.name} has more than {MAX_ANSWER:,} characters.")
    return trainee, sheet, content, answers


def _parsed(content: bytes, name: str) -> Notebook:
    if content.count(b"{") + content.count(b"[") > MAX_STRUCTURE:
        raise ValueError(f"{name} holds more structure than a notebook does; clear its outputs and save it again.")
    return parse_notebook(content, name)


def _readable(name: str) -> str:
    """Return a file's name as text; one that is no UTF-8 keeps its readable part."""
    return re.sub(r"\s", " ", cleaned(os.fsencode(name).decode("utf-8", "replace")))


def _changed(path: Path) -> datetime:
    try:
        changed = datetime.fromtimestamp(int(path.lstat().st_mtime), UTC)  # deadlines are whole seconds
    except (OSError, OverflowError, ValueError):
        return datetime.now(UTC)
    return changed if MINYEAR < changed.year < MAXYEAR else datetime.now(UTC)  # at the ends, no zone can show it
