"""The options that several of the instructor's commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from workshop.secret import Secret

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
BOOK = click.option("--book", type=FILE, default=Path("gradebook.db"), show_default=True, help="The gradebook.")
RULES = click.option("--rules", type=FILE, help="Your copy of data/rules.toml.")
SECRET = click.option("--secret", type=FILE, help="The course's secret, if it lies in another place than usual.")


def secret_of(book: Path, secret: Path | None, **more: Any) -> Secret:
    """Return the course's secret; none is made for a gradebook that is there, which was made with one."""
    from workshop.secret import read_secret

    return read_secret(secret, create=not book.exists(), **more)


def say_whose_rules(rules: Path | None) -> None:
    """Say that the rules are those of the source documents' cohort, where no others are named."""
    if rules is None:
        click.echo("No rules were named: dates and weights are those of data/rules.toml; --rules names your cohort's.")
