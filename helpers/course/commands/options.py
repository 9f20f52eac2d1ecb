"""The options that several of the instructor's commands share."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
BOOK = click.option("--book", type=FILE, default=Path("gradebook.db"), show_default=True, help="The gradebook.")
RULES = click.option("--rules", type=FILE, help="Your copy of data/rules.toml.")
SECRET = click.option("--secret", type=FILE, help="The course's secret, if it lies in another place than usual.")


def say_whose_rules(rules: Path | None) -> None:
    """Say that the rules are those of the source documents' cohort, where no others are named."""
    if rules is None:
        click.echo("No rules were named: dates and weights are those of data/rules.toml; --rules names your cohort's.")
