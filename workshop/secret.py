"""The course's secret: what hidden data, drawn forms, links and certificates are derived from."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click
import platformdirs

from helpers.paths import ROOT

PLACE = "COURSE_SECRET"  # environment variable: the secret's file
SIZE = 32  # bytes


@dataclass(frozen=True)
class Secret:
    """Bytes that only the instructor has; shown nowhere, used through what is derived from them."""

    value: bytes = field(repr=False)

    def key(self, purpose: str, *parts: object) -> bytes:
        """Return 32 bytes for a purpose (HMAC-SHA256); other parts, other bytes.

        Parameters
        ----------
        purpose
            What they are for: bytes for one purpose tell nothing about those for another.
        parts
            What they are about, told apart by their text: a lab, a trainee, a number.

        Examples
        --------
        >>> secret = Secret(bytes(32))
        >>> secret.key("form", "ab", "c") == secret.key("form", "a", "bc")
        False
        """
        message = json.dumps([purpose, *map(str, parts)]).encode()
        return hmac.digest(self.value, message, hashlib.sha256)

    def number(self, purpose: str, *parts: object) -> int:
        """Return a whole number from 0 to 2**63 - 1 for a purpose, a seed for instance."""
        return int.from_bytes(self.key(purpose, *parts)[:8]) >> 1


def read_secret(
    path: Path | str | None = None, *, create: bool = True, say: Callable[[str], object] | None = None
) -> Secret:
    """Return the course's secret; it is made on first use, readable by its owner alone.

    Parameters
    ----------
    path
        Its file; else the one that the environment variable COURSE_SECRET names, else ``course.secret`` in the user's
        configuration folder.
    create
        Whether a missing one is made.
    say
        Told in a sentence that a secret was made; standard error unless given.

    Raises
    ------
    ValueError
        If the file lies in the course's folder, others may read it, it is no secret, or it is missing and shall not be
        made.
    """
    chosen = path or os.environ.get(PLACE) or platformdirs.user_config_path("precision-marketing") / "course.secret"
    place = Path(chosen).expanduser().resolve()
    if place.is_relative_to(ROOT.resolve()):
        raise ValueError(
            f"The secret {place.name} would lie in the course's folder, which trainees get too; "
            f"name a file outside it (--secret or {PLACE})."
        )
    if not place.exists() and not create:
        raise ValueError(
            f"There is no course secret {place} on this machine; put back your copy, or name its file "
            f"(--secret or {PLACE})."
        )
    if not place.exists() and _make(place):
        (say or _tell)(f"A new course secret was made in {place}: keep a copy, the same marks need the same secret.")
    return Secret(_read(place))


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _make(place: Path) -> bool:
    """Write a new secret whole, or leave the one that another process has just written."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".course-") as file:  # for the owner alone, mode 600
        file.write(f"{secrets.token_hex(SIZE)}\n".encode())
        file.flush()
        try:
            os.link(file.name, place)
        except FileExistsError:
            return False
    return True


def _read(place: Path) -> bytes:
    if os.name == "posix" and place.stat().st_mode & 0o077:
        raise ValueError(f"Others may read the secret {place}; take that from them: chmod 600 {place.name}.")
    try:
        value = bytes.fromhex(place.read_text(encoding="ascii"))
    except ValueError:
        value = b""
    if len(value) != SIZE:
        raise ValueError(
            f"{place} is no course secret ({2 * SIZE} hexadecimal digits are expected); "
            f"put back your copy, or name another file (--secret or {PLACE})."
        )
    return value
