"""`course roster`, `course marks`, `course report`, `course certificate`."""

from __future__ import annotations

import getpass
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from workshop.commands.options import BOOK, FILE, FOLDER, RULES, SECRET, say_whose_rules, secret_of


@click.command()
@click.argument("file", type=FILE)
@BOOK
@RULES
@SECRET
def roster(file: Path, book: Path, rules: Path | None, secret: Path | None) -> None:
    """Enter a roster, FILE (CSV: trainee, name, sessions, certificate), into the gradebook."""
    from workshop.course_rules import read_rules
    from workshop.gradebook import open_book
    from workshop.marks.roster import enter_roster, read_roster

    say_whose_rules(rules)
    entries = read_roster(file, read_rules(rules))
    with open_book(book, secret_of(book, secret), create=True) as opened:
        others = enter_roster(opened, entries, getpass.getuser())
    click.echo(f"Entered {len(entries)} trainee{'s' * (len(entries) > 1)} into {book}.")
    if others:
        click.echo(f"Not in {file.name}, and kept in {book}: {', '.join(others)}.")


@click.command()
@click.option("--out", type=FOLDER, default=Path("marks"), show_default=True, help="The folder to write.")
@BOOK
@RULES
@SECRET
def marks(out: Path, book: Path, rules: Path | None, secret: Path | None) -> None:
    """Write the cohort's table, marks.csv and marks.xlsx; before the release date without points."""
    from collections import Counter

    from workshop.marks.table import rows, write_csv, write_xlsx

    with _standings(book, rules, secret) as (agreed, found, _, _):
        table = rows(found, agreed, _now())
        click.echo(write_csv(table, out / "marks.csv"))
        click.echo(write_xlsx(table, agreed, out / "marks.xlsx"))
        results = Counter(row["result"] for row in table)
    click.echo(f"{len(table)} trainees: {', '.join(f'{count} {result}' for result, count in sorted(results.items()))}.")


@click.command()
@click.argument("trainees", nargs=-1)
@click.option("--out", type=FOLDER, default=Path("reports"), show_default=True, help="The folder to write.")
@click.option("--feedback", type=FOLDER, help="The folder of feedback pages, for the figures; beside the gradebook.")
@BOOK
@RULES
@SECRET
def report(
    trainees: tuple[str, ...], out: Path, feedback: Path | None, book: Path, rules: Path | None, secret: Path | None
) -> None:
    """Write the project reports of TRAINEES (none means all), as PDF and HTML."""
    from workshop.marks.report import write_reports

    pages = feedback or book.with_name(f"{book.stem}-feedback")
    with _standings(book, rules, secret) as (agreed, found, opened, _):
        written = write_reports(opened, _chosen(found, trainees), agreed, out, _now(), pages)
    click.echo(f"Wrote {len(written)} reports (PDF and HTML) to {out}/.")


@click.group()
def certificate() -> None:
    """Certificates: issue those that are due, verify one, show the course's public key."""


@certificate.command("issue")
@click.argument("trainees", nargs=-1)
@click.option("--out", type=FOLDER, default=Path("certificates"), show_default=True, help="The folder to write.")
@BOOK
@RULES
@SECRET
def issue(trainees: tuple[str, ...], out: Path, book: Path, rules: Path | None, secret: Path | None) -> None:
    """Issue the certificates of TRAINEES; without names, of everybody who is due one."""
    from workshop.certificate.issuing import issue as issue_certificates
    from workshop.certificate.issuing import reasons_against
    from workshop.certificate.signing import public_key

    if rules is None:
        raise ValueError("A certificate is signed for good and no rules are named; give your cohort's with --rules.")
    with _standings(book, rules, secret) as (agreed, found, opened, key):
        against = {each.trainee: reasons_against(each, agreed) for each in found}
        due = _chosen(found, trainees) if trainees else [each for each in found if not against[each.trainee]]
        written = issue_certificates(opened, due, agreed, key, out, _now(), getpass.getuser())
    click.echo(f"Issued {len(written)} certificates to {out}/; the public key that verifies them: {public_key(key)}")
    for standing in [] if trainees else found:
        if against[standing.trainee] and standing.wants_certificate:
            click.echo(f"None for {standing.trainee}: {'; '.join(against[standing.trainee])}.")


@certificate.command("verify")
@click.argument("what")
@click.option("--key", help="The course's public key; without it, the one of this machine's secret.")
@click.option("--book", type=FILE, help="The gradebook, where WHAT is a check code.")
@SECRET
def verify(what: str, key: str | None, book: Path | None, secret: Path | None) -> None:
    """Verify a certificate, WHAT: its PDF file, or with --book the check code printed on it."""
    from workshop.certificate.issuing import look_up
    from workshop.certificate.issuing import verify as verify_file
    from workshop.certificate.signing import public_key
    from workshop.gradebook import open_book
    from workshop.secret import read_secret

    if book is not None:
        with open_book(book, secret_of(book, secret)) as opened:
            found = look_up(opened, what)
        if found is None:
            raise ValueError(
                "No certificate with this check code was issued; compare it with the page, letter by letter."
            )
        click.echo(f"Issued: {found['name']} ({found['trainee']}), {found['total']:g} points, on {found['issued_on']}.")
        return
    if key is None:
        try:
            key = public_key(read_secret(secret, create=False))
        except ValueError as error:
            raise ValueError(f"{str(error).rstrip('.')}, or give the course's public key with --key.") from error
    facts = verify_file(Path(what), key)
    click.echo(f"Genuine: {facts.name} ({facts.trainee}), {facts.total} points, {facts.course}, issued {facts.issued}.")


@certificate.command("key")
@SECRET
def key(secret: Path | None) -> None:
    """Show the public key that verifies this course's certificates."""
    from workshop.certificate.signing import public_key
    from workshop.secret import read_secret

    click.echo(public_key(read_secret(secret, create=False)))


@contextmanager
def _standings(book: Path, rules: Path | None, secret: Path | None):
    """Give the rules, everybody's standing, the gradebook and the secret."""
    from workshop.course_rules import read_rules
    from workshop.gradebook import open_book
    from workshop.marks.standings import standings

    say_whose_rules(rules)
    agreed, known = read_rules(rules), secret_of(book, secret)
    with open_book(book, known) as opened:
        yield agreed, standings(opened, agreed), opened, known


def _chosen(found: list, trainees: tuple[str, ...]) -> list:
    """Return the standings of these trainees, or of all."""
    known = {standing.trainee: standing for standing in found}
    if unknown := [trainee for trainee in trainees if trainee not in known]:
        raise ValueError(
            f"{', '.join(unknown)} is not in the gradebook; its trainees are {', '.join(known) or 'none'}."
        )
    return [known[trainee] for trainee in trainees] or found


def _now() -> datetime:
    return datetime.now(UTC)


COMMANDS = (roster, marks, report, certificate)
