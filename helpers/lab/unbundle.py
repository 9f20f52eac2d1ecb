"""Reading a submission safely: nothing is extracted, everything is checked against the manifest."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.lab.bundle import FORMAT, MAX_ANSWER, MEMBERS
from helpers.lab.notebook import MAX_NOTEBOOK
from helpers.lab.progress import State
from helpers.lab.trainee_names import is_trainee

MAX_FILE = 25_000_000  # bytes of the whole file
_LIMITS = {
    "manifest.json": 100_000,
    "notebook.ipynb": MAX_NOTEBOOK,
    "written.json": 5_000_000,
    "progress.json": 1_000_000,
}


@dataclass(frozen=True)
class Submission:
    """What a trainee handed in, read as data; its notebook is not trusted in any way."""

    trainee: str
    lab: str
    slug: str
    notebook: bytes
    written: dict[str, str]
    progress: State
    manifest: dict


def parse_bundle(content: bytes, name: str) -> Submission:
    """Return what a bundle's bytes hold; `ValueError` in one sentence if it is not whole."""
    try:
        return _read(content)
    except ValueError as error:
        raise _refusal(name, error) from error


def read_submitted(path: Path) -> bytes:
    """Return the bytes of a file from outside, at most 25 MB; links are not followed, pipes are not waited for.

    Raises
    ------
    ValueError
        In one sentence, if it is no regular file, too large, or cannot be opened.
    """
    try:
        return _content(Path(path))
    except ValueError as error:
        raise _refusal(Path(path).name, error) from error


def _refusal(name: str, error: ValueError) -> ValueError:
    return ValueError(f"{name} is not a submission that can be read: {str(error).rstrip('.')}.")


def _content(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise ValueError("it is no regular file")
        with os.fdopen(handle, "rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as error:
        reason = "it is a link" if error.errno == errno.ELOOP else f"it cannot be opened ({error.strerror})"
        raise ValueError(reason) from error
    if len(content) > MAX_FILE:
        raise ValueError(f"it is larger than {MAX_FILE // 10**6} MB")
    return content


def _read(content: bytes) -> Submission:
    members = _members(content)
    manifest = _json(members, "manifest.json")
    _hold_against(manifest, members)
    written = _json(members, "written.json")
    texts = isinstance(written, dict) and all(isinstance(text, str) for text in written.values())
    if not texts or any(len(text) > MAX_ANSWER for text in written.values()):
        raise ValueError("its written answers are no texts of a fitting length")
    progress = State.from_json(members["progress.json"], manifest["slug"])
    words = (manifest[name] for name in ("trainee", "lab", "slug"))
    return Submission(*words, members["notebook.ipynb"], written, progress, manifest)


def _members(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = file.infolist()
            if [info.filename for info in infos] != ["manifest.json", *MEMBERS]:
                raise ValueError("its members are not the four that belong there")
            return {info.filename: _member(file, info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise ValueError("it is no whole zip file") from error


def _member(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    limit = _LIMITS[info.filename]
    if info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError(f"its {info.filename} is encrypted or packed in an unknown way")
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        raise ValueError(f"its {info.filename} is a link or no file")
    with file.open(info) as member:
        content = member.read(limit + 1)  # never what the header says: that may be a lie
    if len(content) > limit:
        raise ValueError(f"its {info.filename} is larger than {limit:,} bytes")
    return content


def _hold_against(manifest: Any, members: dict[str, bytes]) -> None:
    fields = {"format", "lab", "slug", "trainee", "members", "course"}
    if not isinstance(manifest, dict) or manifest.keys() != fields or manifest["format"] != FORMAT:
        raise ValueError("its manifest is not of a format known here")
    words = [manifest[name] for name in ("lab", "slug", "trainee", "course")]
    if not all(isinstance(word, str) for word in words) or not all(map(is_trainee, words[:3])):
        raise ValueError("its manifest names no lab or no trainee")
    expected = {
        name: {"sha256": hashlib.sha256(members[name]).hexdigest(), "size": len(members[name])} for name in MEMBERS
    }
    if manifest["members"] != expected:
        raise ValueError("its content is not what its manifest says; it was changed after it was packed")


def _json(members: dict[str, bytes], name: str) -> Any:
    try:
        return json.loads(members[name].decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"its {name} is not JSON") from error
