"""The command `course desk`: opens the rubric desk, where people mark the written answers."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.paths import DATA
from workshop.commands.options import BOOK, SECRET, secret_of


@click.command()
@BOOK
@click.option("--grader", required=True, help="Your name, as it shall stand beside your marks.")
@click.option("--port", type=click.IntRange(0, 65535), default=8750, show_default=True, help="0 takes any free one.")
@click.option("--no-browser", is_flag=True, help="Only print the link.")
@click.option("--rubrics", type=click.Path(path_type=Path), default=DATA / "rubrics", help="A folder of TOML files.")
@SECRET
def desk(book: Path, grader: str, port: int, no_browser: bool, rubrics: Path, secret: Path | None) -> None:
    """Mark the written answers in your browser: blind, by rubric, saved at every click."""
    import threading
    import webbrowser

    from workshop.gradebook import open_book
    from workshop.rubric_desk.rubrics import read_rubrics
    from workshop.rubric_desk.server import RubricDesk
    from workshop.web_server import serve

    known, key = read_rubrics(rubrics), secret_of(book, secret)
    with open_book(book, key) as opened:
        rubric_desk = RubricDesk(opened, key, grader, known)

        def ready(address: str) -> None:
            link = f"{address}/?token={rubric_desk.token}"
            click.echo(f"The desk of {grader} is open: {link}\nEnd it with Ctrl-C; every click is saved as it is made.")
            if not no_browser:
                threading.Thread(target=webbrowser.open, args=[link], daemon=True).start()

        serve(rubric_desk.app(), port=port, ready=ready)


COMMANDS = (desk,)
