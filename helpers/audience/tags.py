"""The tag dictionary applied to a condition: whether it fits its tag; its SQL, its rows in pandas, its words."""

from __future__ import annotations

import datetime as dt
import difflib
import re

import numpy as np
import pandas as pd

from helpers.audience import values
from helpers.audience.joining import quoted
from helpers.audience.operators import OPERATORS
from helpers.datasets.audience_db import tag_dictionary

_HELD = {
    "number": "a number",
    "flag": "0 or 1",
    "text": "a text",
    "texts": "several texts",
    "day": "a day",
    "days": "the days of an event",
    "audience": "membership of saved audiences",
}
_NUMBERS = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|UINTEGER|DECIMAL.*|FLOAT|DOUBLE|BOOLEAN"
_COLUMNS = {  # what a database's column may be
    "number": _NUMBERS,
    "flag": _NUMBERS,
    "text": r"VARCHAR|ENUM.*\)",
    "texts": r"(VARCHAR|ENUM.*)\[\]",
    "day": r"DATE|TIMESTAMP(_\w+)?",
    "days": r"(DATE|TIMESTAMP(_\w+)?)\[\]",
    "audience": "MEMBERS",
}
AUDIENCE = "saved_audience"  # the tag of the saved audiences a customer is a member of; no column of the features
AUDIENCE_ROW = {
    "tag": AUDIENCE,
    "name": "saved audience",
    "chinese": "人群包",
    "theme": "saved audiences 已存人群",
    "value_type": "audience",
    "definition": "Members of another saved audience: the frozen ones of a one-off audience, those of today of a daily"
    " one. What was sensitive in its rule is sensitive here.",
    "source": "saved audiences",
    "type": "rule",
    "sensitivity": "as its rule",
    "estimate": "no",
    "held": "MEMBERS",
}


class Tags:
    """A tag dictionary, ready to read conditions."""

    def __init__(self, table: pd.DataFrame | None = None):
        table = tag_dictionary() if table is None else table
        self.rows = {AUDIENCE: AUDIENCE_ROW} | {row["tag"]: row for row in table.to_dict("records")}

    def row(self, tag: str) -> dict:
        """Return a tag's row, or say which names come close."""
        if tag not in self.rows:
            near = difflib.get_close_matches(tag, self.rows, 1) if len(tag) < 60 else []
            hint = f"did you mean {near[0]!r}?" if near else "tag_dictionary() lists those there are."
            raise ValueError(f"There is no tag {values.short(tag)}; {hint}")
        return self.rows[tag]

    def sql(self, tag: str, operator: str, value: object, as_of: dt.date | None) -> tuple[str, list]:
        """Return the condition in SQL, and its values."""
        value = self._value(tag, operator, value)
        return OPERATORS[operator].sql(quoted(tag), value, as_of)

    def mask(self, tag: str, operator: str, value: object, as_of: dt.date | None, features: pd.DataFrame) -> np.ndarray:
        """Return the condition in pandas: row by row of `features` whether it holds."""
        value = self._value(tag, operator, value)
        if tag not in features:
            raise ValueError(f"The table of features has no column {values.short(tag)}; build it with that tag.")
        return OPERATORS[operator].mask(features[tag], value, as_of)

    def words(self, tag: str, operator: str, value: object) -> str:
        """Return the condition in words."""
        row, value = self.row(tag), self._value(tag, operator, value)
        name = row["name"] + (f" ({row['chinese']})" if row.get("chinese") else "")
        if row["value_type"] == "flag" and operator == "=":
            return f"{name}: {'yes' if value else 'no'}"
        if row["value_type"] == "days" and value is None:
            return f"{name} {'at least once' if operator == 'is set' else 'never'}"
        return f"{name} {OPERATORS[operator].words(value)}"

    def _value(self, tag: str, operator: str, value: object) -> object:
        """Return the value as the tag's kind needs it, or say why operator, value and tag do not fit."""
        row = self.row(tag)
        kind, fitting_kinds, name = row["value_type"], OPERATORS[operator].fits, values.short(tag)
        if not fits_database(row):
            raise ValueError(
                f"{name} is in the dictionary as {_HELD[kind]}, and in the database as"
                f" {row['held'][:40] or 'no column at all'}; make the database anew."
            )
        if kind not in fitting_kinds:
            if operator == "!=" and kind == "texts":
                raise ValueError(
                    f"{name} holds several texts, so != could mean none of them or some other;"
                    " for none write ~leaf(…, 'contains', …)."
                )
            fitting = ", ".join(sign for sign, other in OPERATORS.items() if kind in other.fits)
            raise ValueError(f"{name} holds {_HELD[kind]}, which {operator!r} does not fit; choose {fitting}.")
        if operator in ("within", "not within", "did") or value is None:
            return value
        given = value if isinstance(value, tuple) else (value,)
        if kind == "flag" and not set(given) <= {0, 1}:
            raise ValueError(f"{name} is 0 or 1; {values.short(value)} is neither.")
        if isinstance(given[0], str) == (kind in ("number", "flag")):
            raise ValueError(f"{name} holds {_HELD[kind]}; {values.short(given[0])} is something else.")
        if kind == "day":
            given = tuple(map(values.day, given))
        return given if isinstance(value, tuple) else given[0]


def fits_database(row: dict) -> bool:
    """Return whether the database holds a tag as its row of the dictionary says; True where no database is known."""
    return "held" not in row or re.fullmatch(_COLUMNS[row["value_type"]], row["held"]) is not None
