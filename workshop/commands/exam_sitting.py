"""The commands `course exam form|link|serve|score`, added to the group of `exam`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from workshop.commands.exam import BANK, exam
from workshop.commands.options import BOOK, FILE, RULES, SECRET, say_whose_rules, secret_of

NAME = click.option("--exam", "name", default="final", show_default=True, help="Which exam of the gradebook.")
AT = click.option(
    "--at", default="http://127.0.0.1:8760", show_default=True, help="The address that trainees open, http or https."
)


@contextmanager
def _opened(book: Path, secret: Path | None) -> Iterator[tuple]:
    from workshop.gradebook import open_book

    key = secret_of(book, secret)
    with open_book(book, key) as opened:
        yield opened, key


@exam.command()
@NAME
@BOOK
@BANK
@RULES
@SECRET
@AT
@click.option("--blueprint", "table", type=FILE, help="Questions per lesson and level (TOML); else as in the bank.")
@click.option("--same-items", is_flag=True, help="The same questions for all, each in an order of their own.")
@click.option("--links", "out", type=FILE, default=Path("links.csv"), show_default=True, help="Where the links go.")
def form(
    name: str,
    book: Path,
    bank: Path | None,
    rules: Path | None,
    secret: Path | None,
    at: str,
    table: Path | None,
    same_items: bool,
    out: Path,
) -> None:
    """Draw a form for each trainee on the roster without one, and write the personal links.

    Again, it serves those who came late, and moves the window to where the rules have it now.
    """
    from workshop.course_rules import read_rules
    from workshop.exam.bank import load_bank
    from workshop.exam.exams import make_exam
    from workshop.exam.form import blueprint, read_blueprint
    from workshop.exam.links import links, write_links

    say_whose_rules(rules)
    agreed, questions = read_rules(rules), load_bank(bank)
    plan = blueprint(questions, agreed.exam_items, agreed.exam_multiple, read_blueprint(table) if table else None)
    with _opened(book, secret) as (opened, key):
        drawn, there = make_exam(opened, questions, plan, agreed, key, name, same_items=same_items)
        write_links(links(opened, key, name, at), out)
    if bank is None:
        click.echo(
            "These are the questions of data/exam, whose reasons everybody can read: for an exam that counts, --bank."
        )
    multiple = sum(number for (_, _, kind), number in plan.items() if kind == "multiple")
    click.echo(f"Drawn {drawn} forms of {agreed.exam_items} questions ({multiple} multiple choice); there are {there}.")
    click.echo(f"Open {agreed.exam_opens:%Y-%m-%d %H:%M} to {agreed.exam_closes:%Y-%m-%d %H:%M} ({agreed.zone}).")
    click.echo(f"{out}: a personal link each. Who has a link can sit the exam: send each trainee only their own.")


@exam.command()
@click.argument("trainee")
@NAME
@BOOK
@SECRET
@AT
def link(trainee: str, name: str, book: Path, secret: Path | None, at: str) -> None:
    """Give TRAINEE a new link; the old one is refused from now on, and the answers stay."""
    from workshop.exam.links import new_link

    with _opened(book, secret) as (opened, key):
        click.echo(new_link(opened, key, name, trainee, at))


@exam.command()
@NAME
@BOOK
@BANK
@RULES
@SECRET
@AT
@click.option(
    "--host", help="Where to listen; by default the host of --at. 0.0.0.0 means every network of this machine."
)
@click.option("--port", type=int, help="By default the port of --at.")
@click.option("--certfile", type=FILE, help="A certificate (PEM), for https.")
@click.option("--keyfile", type=FILE, help="Its key, if it does not lie in the same file.")
def serve(
    name: str,
    book: Path,
    bank: Path | None,
    rules: Path | None,
    secret: Path | None,
    at: str,
    host: str | None,
    port: int | None,
    certfile: Path | None,
    keyfile: Path | None,
) -> None:
    """Serve the exam to browsers until Ctrl-C; stopped and started again, it goes on where it was."""
    from workshop.course_rules import read_rules
    from workshop.exam.address import address_of
    from workshop.exam.bank import load_bank
    from workshop.exam.exams import require_same_wording
    from workshop.exam.links import Links
    from workshop.exam.server import exam_app
    from workshop.exam.sitting import Sittings
    from workshop.web_server import serve as serve_room

    say_whose_rules(rules)
    agreed, questions = read_rules(rules), load_bank(bank)
    where = address_of(at, host, port, certfile, keyfile)
    with _opened(book, secret) as (opened, key):
        sittings = Sittings(opened, questions, key, name)
        require_same_wording(opened, name, questions)
        for sentence in (*where.warnings, sittings.sentence(agreed.zone)):
            click.echo(sentence)
        app = exam_app(sittings, Links(opened, key, name), agreed, at, tell=partial(click.echo, err=True))
        serve_room(app, where.host, where.port, ready=_say_where, tls=where.tls)
        click.echo(sittings.sentence(agreed.zone))


def _say_where(address: str) -> None:
    click.echo(f"Serving at {address}; Ctrl-C ends it.")


@exam.command()
@NAME
@BOOK
@BANK
@SECRET
def score(name: str, book: Path, bank: Path | None, secret: Path | None) -> None:
    """Mark the answers: a point for each question whose chosen options are its key."""
    from workshop.exam.bank import load_bank
    from workshop.exam.scoring import score_exam

    with _opened(book, secret) as (opened, _):
        scores = score_exam(opened, load_bank(bank), name)
        absent = opened.read("SELECT trainee FROM sittings WHERE exam = ? AND started_at IS NULL", name)
    for one in scores:
        click.echo(f"{one.trainee}  {one.points} of {one.out_of}  ({one.answered} answered)")
    click.echo(f"Marked {len(scores)}; {len(absent)} did not sit the exam.")
