"""`course grade`, `course similar`, `course backup`, `course audit`."""

from __future__ import annotations

import os
import signal
import sys
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from workshop.commands.options import BOOK, SECRET, secret_of

FILE = click.Path(path_type=Path)
STOPPED = 130  # the exit code of a command that Ctrl-C ended


@click.command()
@click.argument("submissions", type=FILE, required=False)
@BOOK
@click.option("-j", "--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="How many at a time.")
@SECRET
@click.option("--feedback", type=FILE, help="The folder of feedback pages; beside the gradebook unless given.")
@click.option("--rules", type=FILE, help="Your copy of data/rules.toml, for the deadline; without it none holds.")
@click.option("--received", metavar="MOMENT", help="When all came in (2026-12-01T20:00); else each file's own time.")
@click.option("--again", is_flag=True, help="Grade also what has its marks.")
@click.option("--doctor", is_flag=True, help="Grade nothing: try each protection of the sandbox on this machine.")
def grade(
    submissions: Path | None,
    book: Path,
    jobs: int,
    secret: Path | None,
    feedback: Path | None,
    rules: Path | None,
    received: str | None,
    again: bool,
    doctor: bool,
) -> None:
    """Grade the labs in the folder SUBMISSIONS: <trainee>/<bundle>.zip, or bundles side by side.

    Stop it when you like, with Ctrl-C: run the same command again, and it goes on where it was.
    """
    if doctor:
        raise SystemExit(_examine())
    if submissions is None:
        raise ValueError("No folder of submissions is given; name it: course grade SUBMISSIONS.")
    from workshop.course_rules import read_rules
    from workshop.grading import batch_table, sandbox
    from workshop.grading.batch import grade_all, without_rules
    from workshop.progress import batch_progress

    if missing := sandbox.missing():
        raise ValueError(" ".join(missing))  # before a secret is made, or anything else
    key = secret_of(book, secret, say=click.echo)
    agreed = read_rules(rules) if rules else without_rules(book, key)
    moment = _moment(received, agreed.zone) if received else None
    console = Console(width=None if sys.stdout.isatty() else 160)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a kill, too, ends it cleanly
    batch = grade_all(
        submissions,
        book,
        key,
        jobs,
        again,
        rules=agreed,
        pages=feedback,
        received=moment,
        say=click.echo,
        progress=lambda total: batch_progress(console, total),
    )
    console.print(batch_table.table(batch))
    for line in batch_table.summary(batch, agreed):
        click.echo(line)
    raise SystemExit(STOPPED if batch.stopped else 1 if batch.number("fault") else 0)


@click.command()
@click.argument("submissions", type=FILE)
@click.option("--out", type=FILE, default=Path("similar.html"), show_default=True, help="The page to write.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many pairs of each lab.")
def similar(submissions: Path, out: Path, top: int) -> None:
    """Show which of the SUBMISSIONS resemble each other most, for you to look at: it is no verdict."""
    from workshop.grading.intake import known_labs, read_submissions
    from workshop.grading.similarity import similar as compare
    from workshop.grading.similarity_page import write_similarity

    comparisons = compare(read_submissions(submissions, known_labs()), top=top)
    if not comparisons:
        raise ValueError(f"{submissions} holds no two submissions of one lab that could be compared.")
    click.echo(f"Written: {write_similarity(out, comparisons)}")


@click.command()
@click.argument("book", type=FILE)
@click.argument("to")
def backup(book: Path, to: str) -> None:
    """Copy the gradebook BOOK to a file or into a folder/, TO, also while it is in use."""
    from workshop.gradebook import backup as back_up

    if to.endswith(("/", os.sep)):
        Path(to).mkdir(parents=True, exist_ok=True)
    click.echo(f"Copied: {back_up(book, Path(to))}")


@click.command()
@click.argument("book", type=FILE)
@SECRET
def audit(book: Path, secret: Path | None) -> None:
    """Hold every mark in the gradebook BOOK against its audit."""
    from workshop.gradebook import open_book

    with open_book(book, secret_of(book, secret)) as opened:
        faults = opened.verify()
        rows = opened.read("SELECT count(*) FROM audit")[0][0]
    for fault in faults:
        click.echo(fault)
    if not faults:
        click.echo(f"The audit is whole: {rows} rows, and every table is as they say.")
    raise SystemExit(1 if faults else 0)


def _moment(text: str, zone: object) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"--received {text!r} is no moment; give one as 2026-12-01T20:00.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _examine() -> int:
    """Show what the sandbox protects from on this machine; return the exit code."""
    from rich.table import Table
    from rich.text import Text

    from workshop.grading.sandbox import doctor

    click.echo("Each protection is being tried, in half a minute or so …")
    shown = Table("Protection", "", "What was tried, and seen")
    findings = list(doctor())
    for protection, ok, seen in findings:
        shown.add_row(protection, "[green]✓[/]" if ok else "[red]✗[/]", Text(seen))
    Console().print(shown)
    return 0 if all(ok for _, ok, _ in findings) else 1


COMMANDS = (grade, similar, backup, audit)
