"""How conditions are joined into a group (all, any, not): their SQL, their words, their columns of True and False."""

from __future__ import annotations

import numpy as np


def joined_sql(kind: str, parts: list[tuple[str, list]]) -> tuple[str, list]:
    """Return the group's SQL, with a ? for every value, and the values."""
    given = [value for _, own in parts for value in own]
    if kind == "not":
        return f"{_bracketed(parts[0][0])} IS NOT TRUE", given
    word = " AND " if kind == "all" else " OR "
    return f"({word.join(text for text, _ in parts)})", given


def joined_words(kind: str, parts: list[tuple[str, bool]]) -> tuple[str, bool]:
    """Return the group in words, and whether they need brackets beside others; each part is such a pair."""
    if kind == "not":
        return f"not [{parts[0][0]}]", False
    if len(parts) == 1:
        return parts[0]
    word = ", and " if kind == "all" else ", or "
    return word.join(f"[{text}]" if group else text for text, group in parts), True


def joined_masks(kind: str, parts: list[np.ndarray]) -> np.ndarray:
    """Return row by row whether the group holds."""
    if kind == "not":
        return ~parts[0]
    return (np.logical_and if kind == "all" else np.logical_or).reduce(parts)


def quoted(name: str) -> str:
    """Return a name as SQL's identifier, quotation marks in it doubled."""
    return '"' + name.replace('"', '""') + '"'


def _bracketed(text: str) -> str:
    return text if text.startswith("(") and text.endswith(")") else f"({text})"
