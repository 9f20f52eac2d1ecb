"""The command line `course …`; the work is done in the modules that it calls."""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
from pathlib import Path

import click
from rich.console import Console

from helpers.paths import ROOT
from workshop import commands

console = Console()
CORES = os.cpu_count() or 1


def say(text: object, *, fault: bool = False) -> None:
    """Print one line, unwrapped, as it is."""
    console.print("[red]✗[/]" if fault else "", end=" " if fault else "")
    console.print(str(text), markup=False, highlight=False, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def course() -> None:
    """Precision marketing in Python: run the lessons, open the labs, hand them in."""


@course.command()
@click.argument("lessons", nargs=-1)
@click.option("-p", "--parameter", nargs=2, multiple=True, metavar="NAME VALUE", help="For example -p DATA_SEED 7.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=CORES, help="How many lessons at a time.")
def run(lessons: tuple[str, ...], parameter: tuple[tuple[str, str], ...], jobs: int) -> None:
    """Run LESSONS (01, groupby; none means all); their executed copies go to executed/."""
    from workshop.running.run import run as run_lessons

    raise SystemExit(run_lessons(list(lessons), dict(parameter), jobs=jobs, console=console))


@course.command()
@click.argument("sources", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; fail on any difference or fault.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=CORES, help="How many sources at a time.")
def build(sources: tuple[str, ...], check: bool, jobs: int) -> None:
    """Build the editions of changed SOURCES: lessons, labs, solutions, answer sheets."""
    from workshop.editions.build import Checkout
    from workshop.editions.build import build as build_editions
    from workshop.progress import source_progress

    with source_progress(console) as tell:
        faults = build_editions(Checkout(), sources, check=check, jobs=jobs, tell=tell)
    for fault in faults:
        say(fault, fault=True)
    raise SystemExit(1 if faults else 0)


@course.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / "work", help="Your folder; work/ by default.")
@click.pass_context
def lab(context: click.Context, folder: Path) -> None:
    """Open JupyterLab on your own copies in work/ (other options go to JupyterLab: --no-browser, --port=8899)."""
    from workshop.trainee_folder import deliver, open_jupyterlab

    for line in deliver(folder).lines():
        say(f"{folder.name}/{line}")
    raise SystemExit(open_jupyterlab(folder, tuple(context.args)))


@course.command()
@click.argument("notebook", type=click.Path(path_type=Path))
@click.option("--trainee", required=True, help="Your name or number, as your instructor knows it.")
def submit(notebook: Path, trainee: str) -> None:
    """Pack a lab, NOTEBOOK, for your instructor: notebook, written answers, progress, hashes."""
    from helpers.lab.bundle import make_bundle

    say(f"Packed: {make_bundle(notebook, trainee=trainee)}")


@course.group()
def data() -> None:
    """The course's data: verify what is committed, make more."""


@data.command()
def verify() -> None:
    """Hold the committed data against their checksums."""
    from helpers.datasets import committed

    problems = committed.verify()
    for problem in problems:
        say(problem, fault=True)
    if not problems:
        say("Every committed data file is as its checksum says.")
    raise SystemExit(1 if problems else 0)


@data.command()
@click.option("--seed", type=int, default=20180101, show_default=True, help="Another seed, another cohort.")
@click.option("--customers", type=int, default=1000, show_default=True, help="How many customers.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("made"), show_default=True, help="The folder to write."
)
@click.option("--db", is_flag=True, help="Also write audience.duckdb, the database that audiences are selected from.")
def make(seed: int, customers: int, out: Path, db: bool) -> None:
    """Simulate the course's tables with their planted truth."""
    from helpers.datasets import committed

    for path in committed.make(seed, customers, out):
        say(path)
    if db:
        from helpers.datasets.audience_db import make_audience_db

        say(make_audience_db(seed, customers, out / "audience.duckdb"))


def _add_commands() -> None:
    """Add each area's commands; a module of `workshop.commands` names them in COMMANDS."""
    for module in pkgutil.iter_modules(commands.__path__):
        for command in getattr(importlib.import_module(f"{commands.__name__}.{module.name}"), "COMMANDS", ()):
            course.add_command(command)


_add_commands()


_REFUSED = {
    errno.ENOENT: "is not there; look at its name, and at the folder you are in",
    errno.EACCES: "may not be used by you; give yourself the right to it, or name another",
    errno.EPERM: "may not be used by you; give yourself the right to it, or name another",
    errno.EROFS: "lies where nothing can be written; name another place",
    errno.EISDIR: "is a folder; name a file",
    errno.ENOTDIR: "lies in a file instead of a folder; name another place",
    errno.ENOSPC: "has no room left on its disk; make room there and run the command again",
}


def _sentence(error: ValueError | OSError) -> str:
    """Return what went wrong, with what to do about it where the operating system only gives a number."""
    if isinstance(error, OSError) and error.errno in _REFUSED:
        return f"{error.filename or 'What was to be written'} {_REFUSED[error.errno]}."
    return str(error)


def main() -> None:
    """Run a command; bad input gets its one sentence instead of a traceback."""
    try:
        course()
    except (ValueError, OSError) as error:
        Console(stderr=True).print(f"✗ {_sentence(error)}", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(1) from None
