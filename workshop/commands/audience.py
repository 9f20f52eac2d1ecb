"""`course audience`: the audience builder as a page of its own, under Voilà."""

from __future__ import annotations

import json
from pathlib import Path

import click

from helpers.files import write_whole
from helpers.paths import ROOT
from workshop.server_process import run_server

PAGE = "audience_builder.ipynb"
# A token, nothing loaded from elsewhere whatever Voilà's template names, and no extension that needs all of Lab.
SETTINGS = Path(__file__).parents[1] / "audience_builder_settings"
CODE = """\
from helpers.audience_builder import open_builder
from helpers.datasets.audience_db import large_audience_db

open_builder(large_audience_db({customers}), folder="audiences")"""


@click.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / "work", help="Your folder; work/ by default.")
@click.option("--customers", type=click.IntRange(1000, 10_000_000), default=1_000_000, show_default=True)
@click.option("--dark", is_flag=True, help="Light signs on a dark ground.")
@click.pass_context
def audience(context: click.Context, folder: Path, customers: int, dark: bool) -> None:
    """Open the audience builder; audiences are kept in work/audiences.

    Other options go to Voilà: --no-browser, --port=8899.
    """
    page = write_page(folder, customers)
    click.echo(f"The page is {folder.name}/{page.name}; it opens in JupyterLab, too.")
    raise SystemExit(open_page(page, ("--theme=dark", *context.args) if dark else tuple(context.args)))


def write_page(folder: Path, customers: int) -> Path:
    """Write the notebook that the page is made of into a folder, and return its path."""
    cell = {"cell_type": "code", "execution_count": None, "id": "builder", "metadata": {}, "outputs": []}
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    page = {
        "cells": [cell | {"source": CODE.format(customers=customers)}],
        "metadata": {"kernelspec": kernel, "title": "Audience builder"},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    write_whole(folder / PAGE, json.dumps(page, indent=1).encode())
    return folder / PAGE


def open_page(page: Path, options: tuple[str, ...] = ()) -> int:
    """Show a notebook under Voilà, with a token of its own, and return the exit code when it ends."""
    return run_server("voila", [str(page), f"--Voila.config_file_paths={SETTINGS}", *options], page.parent)


COMMANDS = [audience]
