"""The commands `course exam …` for the bank of questions; `exam_sitting` adds those for a sitting."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.files import write_whole
from workshop.commands.options import secret_of

BANK = click.option(
    "--bank", type=click.Path(path_type=Path), help="A live bank: a folder or .toml file. By default data/exam."
)


@click.group()
def exam() -> None:
    """The exam: its bank of questions, its sittings, and what the answers say of the questions."""


@exam.group()
def bank() -> None:
    """A bank of questions: check it, write it for other systems, read it from them."""


@bank.command()
@BANK
@click.option("--no-compute", is_flag=True, help="Leave the numbers: run none of the bank's code.")
def check(bank: Path | None, no_compute: bool) -> None:
    """Check form and wording of a bank, and compute its numbers again from the data."""
    from workshop.exam.bank import load_bank
    from workshop.exam.computed_numbers import recompute
    from workshop.exam.item_flaws import objections

    questions = load_bank(bank)
    faults = objections(questions)
    if not no_compute:
        faults += recompute(questions, tell=lambda lesson: click.echo(f"computing lesson {lesson}"))
    for fault in faults:
        click.echo(f"✗ {fault}")
    multiple = sum(item.kind == "multiple" for item in questions)
    click.echo(f"{len(questions)} questions, {multiple} of them multiple choice; version {questions.version}.")
    raise SystemExit(1 if faults else 0)


@bank.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["gift", "moodle", "qti"]))
@BANK
@click.option("--out", type=click.Path(path_type=Path), help="The file; by default exam.gift, exam.xml or exam.zip.")
def export(form: str, bank: Path | None, out: Path | None) -> None:
    """Write a bank as FORMAT: gift, moodle (XML) or qti (a zip). The file holds the key."""
    from workshop.exam.bank import load_bank
    from workshop.exam.formats import SUFFIXES, WRITERS

    questions = load_bank(bank)
    out = out or Path(f"exam{SUFFIXES[form]}")
    write_whole(out, WRITERS[form](questions))
    click.echo(f"{out}: {len(questions)} questions with their key.")


@bank.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="A folder; one .toml a lesson is made in it."
)
@click.option("--lesson", default="", help="The lesson of questions that do not name one.")
def import_(file: Path, out: Path, lesson: str) -> None:
    """Read the choice questions in FILE (GIFT or Moodle XML) into a bank of your own."""
    from workshop.exam.formats import read_items
    from workshop.exam.writing import lacking, write_bank

    items = read_items(file, lesson=lesson, tell=click.echo)
    for path in write_bank(items, out):
        click.echo(path)
    for sentence in lacking(items):
        click.echo(sentence)


@exam.command()
@click.option(
    "--book", type=click.Path(dir_okay=False, path_type=Path), default=Path("gradebook.db"), show_default=True
)
@click.option("--exam", "name", default="final", show_default=True, help="Which exam of the gradebook.")
@BANK
@click.option("--secret", type=click.Path(dir_okay=False, path_type=Path), help="The course's secret, if elsewhere.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("item_analysis.html"), show_default=True
)
def analyse(book: Path, name: str, bank: Path | None, secret: Path | None, out: Path) -> None:
    """Say what the answers tell of the questions, on a page for instructors."""
    from workshop.exam import analysis
    from workshop.exam.analysis_page import analysis_page
    from workshop.exam.bank import load_bank
    from workshop.exam.exams import read_exam, require_same_wording
    from workshop.exam.item_warnings import warnings_of
    from workshop.gradebook import open_book

    questions = load_bank(bank)
    with open_book(book, secret_of(book, secret)) as opened:
        read_exam(opened, name)
        require_same_wording(opened, name, questions)
        found = analysis.analyse(questions, analysis.read_answers(opened, name))
    write_whole(out, analysis_page(found, name, questions.version))
    for item, why in warnings_of(found).items():
        for flag in why:
            click.echo(f"{item}: {flag.words}")
    click.echo(f"{out}: {len(found.items)} questions, {len(found.points)} trainees. It holds the key.")


@exam.command()
@click.argument("lesson", default="")
@BANK
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=Path("practice.html"), show_default=True
)
def practise(lesson: str, bank: Path | None, out: Path) -> None:
    """Make a page of practice questions on LESSON (03; all by default): each option says why when it is opened."""
    from workshop.exam.bank import load_bank
    from workshop.exam.practice import practice_page

    write_whole(out, practice_page(load_bank(bank), lesson))
    click.echo(f"{out}: open it in a browser.")


COMMANDS = (exam,)
