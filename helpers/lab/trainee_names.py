"""The rule for a trainee's name or number, wherever one is taken: it becomes part of file names on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_LETTERS = 64
MAX_BYTES = 200  # a file's name has 255, and a trainee's is only part of it
_ALLOWED = re.compile(rf"[\w\-.]{{1,{MAX_LETTERS}}}")
_EXAMPLES = {
    *("yourname", "yournumber", "yournameornumber", "name", "number", "trainee", "test"),
    *("none", "null", "nan", "true", "false"),
    *("姓名", "名字", "你的名字", "您的姓名", "学号", "测试"),
}
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", re.IGNORECASE)  # no file of Windows has such a name


def composed(name: object) -> str:
    """Return a name in Unicode's composed form (NFC), the one in which names are compared and kept."""
    return unicodedata.normalize("NFC", str(name))


def is_trainee(name: object) -> bool:
    """Return whether a name can be a trainee's."""
    return not why_no_trainee(name)


def why_no_trainee(name: object) -> str:
    """Return one sentence that says why a name cannot be a trainee's and what to give; empty if it can.

    Examples
    --------
    >>> why_no_trainee("t01")
    ''
    >>> why_no_trainee("your-name")
    "'your-name' stands for a name; give the name or number that your instructor knows you by."
    """
    given = composed(name)
    shown = repr(given[:70])
    if not given.strip():
        return f"Your name or number is missing; {_RULE}."
    if re.sub(r"[\W_]", "", given).casefold() in _EXAMPLES:
        return f"{shown} stands for a name; give the name or number that your instructor knows you by."
    if not _ALLOWED.fullmatch(given) or len(given.encode()) > MAX_BYTES:
        return f"{shown} is no trainee's name here; {_RULE}{_such_as(given)}."
    if given[0] in "-._" or given[-1] == ".":
        return f"{shown} is no trainee's name here; begin with a letter or a digit, end with no dot{_such_as(given)}."
    if _DEVICES.fullmatch(unicodedata.normalize("NFKC", given)):
        return f"{shown} is a word that Windows keeps for itself; write more, such as t-{given}."
    return ""


_RULE = f"use letters, digits, - _ . (no spaces), up to {MAX_LETTERS} characters"


def _such_as(name: str) -> str:
    near = re.sub(r"[^\w.-]+", "-", name.strip()).strip("-._")
    return f", such as {near}" if near != name and is_trainee(near) else ""
