"""A rule read three ways: as SQL, in pandas, in words. What a group is (all, any, not) comes from the rule's `fold`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.audience.tags import Tags
from helpers.features import day_of

if TYPE_CHECKING:
    from helpers.audience.rule import Rule


def condition(rule: Rule, as_of: object, tags: pd.DataFrame | None) -> tuple[str, list]:
    """Return what stands after WHERE, with a ? for every value, and the values."""
    known, day = Tags(tags), day_of(as_of)

    def join(kind: str, parts: list) -> tuple[str, list]:
        given = [value for _, own in parts for value in own]
        if kind == "not":
            return f"{_bracketed(parts[0][0])} IS NOT TRUE", given
        word = " AND " if kind == "all" else " OR "
        return f"({word.join(text for text, _ in parts)})", given

    text, given = rule.fold(lambda leaf: known.sql(leaf, day), join)
    return (text[1:-1] if rule.kind in ("all", "any") else text), given


def sentence(rule: Rule, tags: pd.DataFrame | None) -> str:
    """Return the rule as an English sentence."""

    known = Tags(tags)

    def join(kind: str, parts: list[tuple[str, bool]]) -> tuple[str, bool]:
        """Join texts, each with whether it needs brackets beside others."""
        if kind == "not":
            return f"not [{parts[0][0]}]", False
        if len(parts) == 1:
            return parts[0]
        word = ", and " if kind == "all" else ", or "
        return word.join(f"[{text}]" if group else text for text, group in parts), True

    return f"Customers for whom {rule.fold(lambda leaf: (known.words(leaf), False), join)[0]}."


def mask(rule: Rule, features: pd.DataFrame, as_of: object, tags: pd.DataFrame | None) -> pd.Series:
    """Return by row of `features` whether the rule holds."""
    known, day = Tags(tags), day_of(as_of)

    def join(kind: str, parts: list[np.ndarray]) -> np.ndarray:
        if kind == "not":
            return ~parts[0]
        return (np.logical_and if kind == "all" else np.logical_or).reduce(parts)

    return pd.Series(rule.fold(lambda leaf: known.mask(leaf, features, day), join), features.index, dtype=bool)


def quoted(name: str) -> str:
    """Return a name as SQL's identifier, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _bracketed(text: str) -> str:
    return text if text.startswith("(") and text.endswith(")") else f"({text})"
