"""Storing audiences in a folder, one JSON file per version, never changed; exporting ids, with a log."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import secrets
from pathlib import Path

import pandas as pd

from helpers.audience import strict_json, values
from helpers.audience.audiences import Audience, status
from helpers.audience.rule import rule_from_dict
from helpers.dates import day_of
from helpers.files import whole

_FILE = re.compile(r"(?P<stem>.*-[0-9a-f]{12})\.v(?P<version>[1-9][0-9]{0,5})\.json")
_FIELDS = [field.name for field in dataclasses.fields(Audience)]
_SHOWN = [name for name in _FIELDS if name not in ("rule", "ids")]
_LARGEST = 200_000_000  # bytes of a file
LOG = "exports.jsonl"


def save(audience: Audience, folder: Path | str) -> Audience:
    """Save the audience as the next version of its name, and return it with that version; older versions stay."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        version = max(_versions(audience.name, folder), default=0) + 1
        kept = dataclasses.replace(audience, version=version)
        path = folder / f"{_stem(audience.name)}.v{version}.json"
        beside = _beside(path)
        try:
            beside.write_text(json.dumps(_as_dict(kept), ensure_ascii=False), encoding="utf-8")
            os.link(beside, path)  # unlike a move it fails where a file is, so two who save get two versions
            return kept
        except FileExistsError:
            continue
        finally:
            beside.unlink(missing_ok=True)


def load(name: str, folder: Path | str, version: int | None = None) -> Audience:
    """Return a saved audience, the latest version unless one is given.

    Raises
    ------
    ValueError
        If it is not there, or its file is not what `save` wrote.
    """
    folder = Path(folder)
    versions = _versions(name, folder)
    if not versions or (version is not None and version not in versions):
        there = f"version {', '.join(map(str, sorted(versions)))}" if versions else "nothing"
        raise ValueError(
            f"{folder.name}/ holds {there} of an audience {values.short(name)}; saved_audiences lists what is there."
        )
    found = _read(folder / f"{_stem(name)}.v{version or max(versions)}.json")
    if found.name != name:
        raise ValueError(f"The file of the audience {values.short(name)} holds another one; it was changed by hand.")
    return found


def saved_audiences(folder: Path | str, on: object | None = None) -> pd.DataFrame:
    """Return the latest version of every audience in the folder, by name.

    Returns
    -------
    DataFrame
        name, version, purpose, valid_from, valid_until, frequency, description, as_of, owner, size (missing for a
        daily one), and with a day `on` the status of that day. A file that cannot be read is a line with its own name,
        with what is wrong as its description and the status unreadable.
    """
    newest: dict[str, tuple[int, Path]] = {}
    for path in Path(folder).glob("*.json"):
        if match := _FILE.fullmatch(path.name):
            version = int(match["version"])
            newest[match["stem"]] = max(newest.get(match["stem"], (0, path)), (version, path))
    lines = [_line(path, on) for _, path in newest.values()]
    shown = [*_SHOWN, "size", *([] if on is None else ["status"])]
    table = pd.DataFrame(lines, columns=shown).sort_values("name", ignore_index=True)
    return table.astype({"version": "Int64", "size": "Int64"})


def export(audience: Audience, ids: object, folder: Path | str, *, by: str, on: object) -> Path:
    """Export ids, and nothing else, to a CSV file, log the export in `exports.jsonl`, and return the file.

    Parameters
    ----------
    audience
        A saved audience, active on the day.
    ids
        The customers to write to: what `exclusions` left of its members. An id that is given twice is written once.
    by
        Who takes them.
    on
        The day.

    Raises
    ------
    ValueError
        If the audience is not saved or not active that day, an id is not one of a frozen audience's, or `by` is empty.
    """
    listed = pd.Series(pd.unique(values.ids(ids)), name="user_id")
    if audience.version < 1:
        raise ValueError(
            f"The audience {values.short(audience.name)} is not saved; save it, so that the log can name it."
        )
    if (found := status(audience, on, len(listed))) != "active":
        raise ValueError(
            f"The audience {values.short(audience.name)} is {found} on {day_of(on)}; nothing is handed out."
        )
    if audience.ids is not None and (strange := int((~listed.isin(audience.ids)).sum())):
        raise ValueError(
            f"{strange:,} of the ids are not in the audience {values.short(audience.name)}; export its own."
        )
    if not isinstance(by, str) or not 1 <= len(by.strip()) <= 100:
        raise ValueError(f"by is {values.short(by)}; say who takes the ids.")
    content = listed.to_csv(index=False, lineterminator="\n").encode()
    digest = hashlib.sha256(content).hexdigest()
    folder = Path(folder)
    path = folder / f"{_stem(audience.name)}.v{audience.version}.{day_of(on)}.{digest[:8]}.csv"
    entry = {"audience": audience.name, "version": audience.version, "purpose": audience.purpose}
    entry |= {"on": str(day_of(on)), "by": by.strip(), "rows": len(listed), "sha256": digest, "file": path.name}
    with whole(path) as part:
        part.write_bytes(content)
        with (folder / LOG).open("a", encoding="utf-8") as log:  # before the file is there: none without its line
            log.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return path


def _line(path: Path, on: object | None) -> dict:
    try:
        audience = _read(path)
    except ValueError as error:
        return {"name": path.name, "description": str(error), "status": "unreadable"}
    size = None if audience.ids is None else len(audience.ids)
    days = {"status": status(audience, on)} if on is not None else {}
    return {name: getattr(audience, name) for name in _SHOWN} | {"size": size} | days


def _stem(name: str) -> str:
    """Return a file name's beginning for any name: its letters and digits to be read, its digest to be its own."""
    readable = re.sub(r"\W+", "-", name.lower())[:30].strip("-_")
    return f"{readable or 'audience'}-{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:12]}"


def _beside(path: Path) -> Path:
    """Return a name of one's own beside a file, to write to before it is moved."""
    return path.with_name(f".{secrets.token_hex(8)}.tmp")


def version_paths(name: str, folder: Path) -> dict[Path, int]:
    """Return the files of an audience in a folder, with their versions."""
    matches = {path: _FILE.fullmatch(path.name) for path in folder.glob("*.json")}
    stem = _stem(values.name(name))
    return {path: int(match["version"]) for path, match in matches.items() if match and match["stem"] == stem}


def _versions(name: str, folder: Path) -> set[int]:
    return set(version_paths(name, folder).values())


def _as_dict(audience: Audience) -> dict:
    days = {name: str(getattr(audience, name)) for name in ("valid_from", "valid_until", "as_of")}
    fields = {name: getattr(audience, name) for name in _FIELDS} | days | {"rule": audience.rule.as_dict()}
    if audience.ids is None:
        return {name: value for name, value in fields.items() if name not in ("ids", "as_of")}
    return fields | {"ids": list(audience.ids)}


def _read(path: Path) -> Audience:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        fields = strict_json.loads(path.read_text(encoding="utf-8"), longest=_LARGEST)
        if not isinstance(fields, dict) or not set(_FIELDS) - {"ids", "as_of", "owner"} <= set(fields) <= set(_FIELDS):
            raise ValueError("its fields are not those of an audience")
        ids = fields.get("ids")
        if ids is not None and not isinstance(ids, list):
            raise ValueError("its ids are no list")
        ids = None if ids is None else tuple(ids)
        return Audience(**fields | {"rule": rule_from_dict(fields["rule"]), "ids": ids})
    except (ValueError, TypeError, OSError) as error:
        raise ValueError(f"{path.name} is no saved audience: {error}") from None
