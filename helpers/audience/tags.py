"""What conditions are held against: the tag dictionary decides which names and which operators there are."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers.audience import values
from helpers.audience.operators import OPERATORS
from helpers.features import tag_dictionary

if TYPE_CHECKING:
    from helpers.audience.rule import Leaf

_HELD = {
    "number": "a number",
    "flag": "0 or 1",
    "text": "a text",
    "texts": "several texts",
    "day": "a day",
    "days": "the days of an event",
}
_NUMBERS = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DECIMAL.*|FLOAT|DOUBLE|BOOLEAN"
_COLUMNS = {  # what a database's column may be
    "number": _NUMBERS,
    "flag": _NUMBERS,
    "text": r"VARCHAR|ENUM.*\)",
    "texts": r"(VARCHAR|ENUM.*)\[\]",
    "day": r"DATE|TIMESTAMP(_\w+)?",
    "days": r"(DATE|TIMESTAMP(_\w+)?)\[\]",
}


class Tags:
    """A tag dictionary, ready to read conditions."""

    def __init__(self, table: pd.DataFrame | None = None):
        table = tag_dictionary() if table is None else table
        self.rows = {row["tag"]: row for row in table.to_dict("records")}

    def row(self, tag: str) -> dict:
        """Return a tag's row, or say which names come close."""
        if tag not in self.rows:
            near = difflib.get_close_matches(tag, self.rows, 1) if len(tag) < 60 else []
            hint = f"did you mean {near[0]!r}?" if near else "tag_dictionary() lists those there are."
            raise ValueError(f"There is no tag {values.short(tag)}; {hint}")
        return self.rows[tag]

    def sql(self, leaf: Leaf, as_of: dt.date | None) -> tuple[str, list]:
        """Return the condition in SQL, and its values."""
        value = self._value(leaf)
        column = '"' + leaf.tag.replace('"', '""') + '"'
        return OPERATORS[leaf.operator].sql(column, value, as_of)

    def mask(self, leaf: Leaf, features: pd.DataFrame, as_of: dt.date | None) -> np.ndarray:
        """Return the condition in pandas, row by row."""
        value = self._value(leaf)
        if leaf.tag not in features:
            raise ValueError(f"The table of features has no column {values.short(leaf.tag)}; build it with that tag.")
        return OPERATORS[leaf.operator].mask(features[leaf.tag], value, as_of)

    def words(self, leaf: Leaf) -> str:
        """Return the condition in words."""
        row, value = self.row(leaf.tag), self._value(leaf)
        name = row["name"] + (f" ({row['chinese']})" if row.get("chinese") else "")
        if row["value_type"] == "flag" and leaf.operator == "=":
            return f"{name}: {'yes' if value else 'no'}"
        if row["value_type"] == "days" and value is None:
            return f"{name} {'at least once' if leaf.operator == 'is set' else 'never'}"
        return f"{name} {OPERATORS[leaf.operator].words(value)}"

    def _value(self, leaf: Leaf) -> object:
        """Return the value as the tag's kind needs it, or say why operator, value and tag do not fit."""
        row = self.row(leaf.tag)
        kind, operator, name = row["value_type"], OPERATORS[leaf.operator], values.short(leaf.tag)
        if not fits_database(row):
            raise ValueError(
                f"{name} is in the dictionary as {_HELD[kind]}, and in the database as"
                f" {row['held'][:40] or 'no column at all'}; make the database anew."
            )
        if kind not in operator.fits:
            if leaf.operator == "!=" and kind == "texts":
                raise ValueError(
                    f"{name} holds several texts, so != could mean none of them or some other;"
                    " for none write ~leaf(…, 'contains', …)."
                )
            fitting = ", ".join(sign for sign, other in OPERATORS.items() if kind in other.fits)
            raise ValueError(f"{name} holds {_HELD[kind]}, which {leaf.operator!r} does not fit; choose {fitting}.")
        if leaf.operator in ("within", "not within", "did") or leaf.value is None:
            return leaf.value
        given = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
        if kind == "flag" and not set(given) <= {0, 1}:
            raise ValueError(f"{name} is 0 or 1; {values.short(leaf.value)} is neither.")
        if isinstance(given[0], str) == (kind in ("number", "flag")):
            raise ValueError(f"{name} holds {_HELD[kind]}; {values.short(given[0])} is something else.")
        if kind == "day":
            given = tuple(map(values.day, given))
        return given if isinstance(leaf.value, tuple) else given[0]


def fits_database(row: dict) -> bool:
    """Return whether the database holds a tag as its row of the dictionary says; True where no database is known."""
    return "held" not in row or re.fullmatch(_COLUMNS[row["value_type"]], row["held"]) is not None
