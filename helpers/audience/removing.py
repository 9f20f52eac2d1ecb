"""Archiving, restoring and deleting saved audiences; none that another one is built on."""

from __future__ import annotations

from pathlib import Path

from helpers.audience import values
from helpers.audience.referring import needed_by, users_of
from helpers.audience.storing import load, version_paths

ARCHIVE = "archive"  # the folder of archived audiences, within the folder of the saved ones


def archive(name: str, folder: Path | str) -> None:
    """Move every version of a saved audience into the archive, from where `restore` brings it back."""
    _refuse_while_used(name, folder, "archived")
    _move(name, Path(folder), Path(folder) / ARCHIVE)


def restore(name: str, folder: Path | str) -> None:
    """Bring an archived audience back; the audiences that it is built on must be there."""
    folder = Path(folder)
    if version_paths(name, folder):
        raise ValueError(f"An audience {values.short(name)} is there already; give one of them another name.")
    needed_by(load(name, folder / ARCHIVE).rule, folder)  # a sentence if one is not there
    _move(name, folder / ARCHIVE, folder)


def delete(name: str, folder: Path | str) -> None:
    """Delete every version of a saved audience; what the log says of its exports stays."""
    _refuse_while_used(name, folder, "deleted")
    load(name, folder)  # a sentence if it is not there
    for path in version_paths(name, Path(folder)):
        path.unlink()


def _refuse_while_used(name: str, folder: Path | str, done: str) -> None:
    if users := users_of(name, folder):
        listed = ", ".join(map(values.short, users))
        raise ValueError(
            f"The audience {values.short(name)} is a condition of {listed} and cannot be {done};"
            " take it out of that rule first."
        )


def _move(name: str, here: Path, there: Path) -> None:
    load(name, here)  # a sentence if it is not there
    there.mkdir(parents=True, exist_ok=True)
    taken = {path.name for path in version_paths(name, there)}
    paths = version_paths(name, here)
    if clash := [path.name for path in paths if path.name in taken]:
        raise ValueError(f"{there.name}/ holds {clash[0]} already; move it away first.")
    for path in paths:
        path.rename(there / path.name)
