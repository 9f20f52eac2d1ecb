"""Grading a folder of submissions; a batch that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from helpers.lab.sheet import Sheet
from workshop.course_rules import Rules, read_rules
from workshop.gradebook import BookFault, open_book
from workshop.grading.grader import Grader, SealedGrader
from workshop.grading.intake import Found, find_files, known_labs, read_found
from workshop.grading.records import Graded, Handed, Rejected
from workshop.grading.result_writer import FileResult, PageFault, ResultWriter
from workshop.grading.workers import Workers
from workshop.secret import Secret

Tell = Callable[[str], object]


@dataclass(frozen=True)
class _Piece:
    """A file, what it holds in few words, and its notebook's digest."""

    found: Found
    read: Handed | Rejected
    notebook: str = ""


@dataclass
class Batch:
    """What became of the files of a folder."""

    files: int
    pages: Path  # the folder of feedback
    lines: list[FileResult] = field(default_factory=list)  # fewer than files if it was stopped
    stopped: bool = False
    stale: int = 0  # submissions that count by an older key; their files are not in this folder

    def number(self, state: str, *, fresh: bool | None = None) -> int:
        """Return how many files are in a state; `fresh` ones only, or those that were graded before."""
        return sum(line.state == state and fresh in (None, line.fresh) for line in self.lines)


def grade_all(
    folder: Path,
    book: Path,
    secret: Secret,
    jobs: int = 1,
    again: bool = False,
    *,
    rules: Rules | None = None,
    pages: Path | None = None,
    received: datetime | None = None,
    grader: Grader | None = None,
    say: Tell = print,
    progress: Callable[[int], AbstractContextManager[Tell]] = lambda total: nullcontext(lambda line: None),
) -> Batch:
    """Grade a folder of submissions into a gradebook, and return what became of each file.

    What the gradebook has already against the same key is left as it is; so a batch that was stopped, by Ctrl-C, a
    power cut or a full disk, goes on where it was when it is run again.

    Parameters
    ----------
    folder
        As `intake.read_submissions` takes it.
    book
        The gradebook's file; made if missing.
    secret
        The course's secret.
    jobs
        How many submissions at a time.
    again
        Whether to grade also what has its marks.
    rules
        The course's rules, for the deadline; ``data/rules.toml`` unless given.
    pages
        The folder of feedback pages; beside the gradebook unless given.
    received
        When all of them were received; the time of each file's last change unless given.
    grader
        Who marks; the sandbox with the hidden keys unless given.
    say
        Called with a sentence before each step that takes long.
    progress
        Called with the number of files, returns a context; its value is called with a line for each finished file.

    Raises
    ------
    ValueError
        In one sentence: before anything is written, where submissions cannot be run in isolation or there are none;
        later, where the gradebook or the pages cannot be written.
    """
    folder, book = Path(folder), Path(book)
    grader = grader or SealedGrader(secret, jobs)
    if missing := grader.missing():
        raise ValueError(" ".join(missing))
    pages = pages or book.with_name(f"{book.stem}-feedback")
    rules, labs = rules or read_rules(), known_labs()
    own = [pages, book, book.with_name(f"{book.name}-wal"), book.with_name(f"{book.name}-shm")]
    found = find_files(folder, leave_out=own)
    batch = Batch(len(found), pages)
    pieces: list[_Piece] = []
    slugs: list[str] = []
    with open_book(book, secret, create=True) as opened:
        writer = ResultWriter(opened, labs, rules, pages)
        writer.begin(folder.resolve().name, len(found))  # a book that cannot be written says so now
        try:
            pieces = [_piece(one, read_found(one, labs, received=received), writer, received) for one in found]
            slugs = sorted({piece.read.slug for piece in pieces if isinstance(piece.read, Handed)})
            grader.prepare(slugs, say)
            with progress(len(found)) as tell, Workers(jobs, grader.stop) as workers:
                for line in _lines(pieces, labs, writer, grader, workers, again):
                    batch.lines.append(line)
                    tell(str(line))
        except KeyboardInterrupt:
            batch.stopped = True
        batch.lines.sort(key=lambda line: line.file)
        _name_copies(pieces, batch.lines)
        writer.finish(batch.lines)
        if not batch.stopped:
            batch.stale = writer.stale(slugs, grader.version)
    return batch


def without_rules(book: Path, secret: Secret) -> Rules:
    """Return the committed rules without their deadline, which is another cohort's.

    Raises
    ------
    ValueError
        If the gradebook has late submissions already: they would count all of a sudden.
    """
    if book.exists():
        with open_book(book, secret, create=True) as opened:  # another batch may just be making it
            if opened.read("SELECT 1 FROM submissions WHERE state = 'late' LIMIT 1"):
                raise ValueError(
                    f"{book.name} was graded with a deadline and has late submissions; name the same rules: --rules."
                )
    return read_rules().without_deadline()


def _piece(found: Found, read: Handed | Rejected, writer: ResultWriter, received: datetime | None) -> _Piece:
    """Return what is remembered of a file; its bytes are read again when its turn comes, so that few are in memory."""
    if isinstance(read, Rejected):
        return _Piece(found, read)
    digest = hashlib.sha256(read.notebook).hexdigest()
    light = replace(read, notebook=b"", written={})
    return _Piece(found, light if received else writer.dated(light), digest)


def _lines(
    pieces: Iterable[_Piece],
    labs: Mapping[str, Sheet],
    writer: ResultWriter,
    grader: Grader,
    workers: Workers,
    again: bool,
) -> Iterator[FileResult]:
    """Give each file's line: first those that are settled, then those to be graded, as they are."""
    to_grade, seen = [], {}
    for piece in sorted(pieces, key=lambda piece: piece.read.received):  # of the same file twice, the first one counts
        read = piece.read
        if isinstance(read, Rejected):
            yield writer.refused(read)
        elif first := seen.get((read.sha, read.trainee, read.lab)):
            yield FileResult(read.file, read.trainee, "refused", read.slug, notes=[f"the same file as {first}"])
        else:
            seen[read.sha, read.trainee, read.lab] = read.file
            if writer.done(read, grader.version(read.slug, read.sha)) and not again:
                yield writer.as_it_was(read)
            else:
                to_grade.append(piece)

    def work(piece: _Piece) -> Graded | Rejected:
        read = read_found(piece.found, labs, received=piece.read.received)
        return read if isinstance(read, Rejected) else grader.grade(read, workers.guard)

    for piece, future in workers.each(work, to_grade):
        try:
            graded = future.result()
            yield writer.refused(graded) if isinstance(graded, Rejected) else writer.graded(graded)
        except (BookFault, PageFault):
            raise  # the same would happen to the next one
        except Exception as error:  # whatever one submission brings about, the others are graded
            yield writer.fault(piece.read, error)


def _name_copies(pieces: Iterable[_Piece], lines: Iterable[FileResult]) -> None:
    """Note for the instructor, and not for the trainee, whose notebooks are one and the same."""
    trainees = defaultdict(set)
    for piece in pieces:
        if isinstance(piece.read, Handed):
            trainees[piece.notebook].add(piece.read.trainee)
    notebooks = {piece.read.file: piece.notebook for piece in pieces}
    for line in lines:
        others = sorted(trainees[notebooks[line.file]] - {line.trainee}) if line.sha else []
        if others:
            more = f" and {len(others) - 3} more" if len(others) > 3 else ""
            line.notes.append(f"the same notebook as {', '.join(others[:3])}{more}")
