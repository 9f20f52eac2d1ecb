"""Audiences: a rule with a name, a purpose and an end; its members are frozen once or selected again every day."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from helpers.audience import values
from helpers.audience.rule import Rule
from helpers.audience.selecting import check_rule, select, snapshot
from helpers.datasets.audience_db import PURPOSES
from helpers.dates import day_of

FREQUENCIES = {"once": "one-off 一次性任务", "daily": "updated daily 每日更新"}
LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_VALIDITY = 60, 2000, 366
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # categories of Unicode: control signs, halves of signs, breaks of lines
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # signs that turn what stands beside a name
STALE_AFTER = 7  # days after which a frozen list is too old: consents and habits have moved on


@dataclass(frozen=True)
class Audience:
    """An audience: which customers to write to, for what purpose, how long; made by `make_audience`.

    A one-off audience holds the `ids` selected on the day `as_of`; a daily one holds none, only its rule. `version` is
    0 until it is saved; `owner` is who answers for it.
    """

    name: str
    purpose: str
    rule: Rule
    valid_from: dt.date
    valid_until: dt.date
    frequency: str = "once"
    description: str = ""
    as_of: dt.date | None = None
    ids: tuple[int, ...] | None = None
    version: int = 0
    owner: str = ""

    def __post_init__(self):
        _check_words(self)
        for field in ("valid_from", "valid_until", "as_of"):
            object.__setattr__(self, field, day_of(getattr(self, field), field))
        if self.valid_from is None or self.valid_until is None:
            raise ValueError("An audience needs its validity; give two days, such as ('2018-01-01', '2018-01-14').")
        days = (self.valid_until - self.valid_from).days + 1
        if not 0 < days <= LONGEST_VALIDITY:
            wrong = "ends before it begins" if days < 1 else f"has {days:,} days, more than {LONGEST_VALIDITY}"
            raise ValueError(f"The validity from {self.valid_from} to {self.valid_until} {wrong}; choose other days.")
        if (self.frequency == "once") != (self.ids is not None and self.as_of is not None):
            raise ValueError("A one-off audience holds its ids and their day, a daily one neither: use make_audience.")
        if self.ids is not None and not all(type(user) is int and abs(user) < 2**63 for user in self.ids):
            raise ValueError("The ids of an audience are whole numbers; give what select returns.")


def make_audience(
    db: duckdb.DuckDBPyConnection,
    rule: Rule,
    *,
    name: str,
    purpose: str,
    valid: tuple[object, object],
    frequency: str = "once",
    description: str = "",
    owner: str = "",
    as_of: object = None,
) -> Audience:
    """Return an audience; the members of a one-off audience are selected now and frozen.

    Parameters
    ----------
    name
        1 to 60 characters.
    purpose
        One of `PURPOSES`: what the customers must have agreed to.
    valid
        The first and the last day on which it may be used.
    frequency
        "once" or "daily".
    owner
        Who answers for it, up to 60 characters.
    as_of
        The day on which it is selected; the database's own without it.

    Raises
    ------
    ValueError
        If something required is missing, or the rule does not fit the tags.
    """
    check_rule(rule)
    if not isinstance(valid, tuple | list) or len(valid) != 2:
        raise ValueError(f"valid is {values.short(valid)}; give the first and the last day.")
    _, day = snapshot(db, as_of)
    draft = Audience(name, purpose, rule, *valid, "daily", description, owner=owner)
    ids = tuple(select(db, rule, day).tolist())  # a rule that does not fit the tags fails here, daily or not
    if frequency == "daily":
        return draft
    return dataclasses.replace(draft, frequency=frequency, as_of=day, ids=ids)


def members(db: duckdb.DuckDBPyConnection, audience: Audience, as_of: object = None) -> pd.Series:
    """Return the ids of an audience: the frozen ones, or those that its rule selects on the day."""
    if audience.ids is not None:
        return pd.Series(np.array(audience.ids, dtype=np.int64), name="user_id")
    return select(db, audience.rule, as_of)


def status(audience: Audience, on: object, size: int | None = None) -> str:
    """Return an audience's status on a day: the first of expired, planned, empty, stale and active that holds.

    Parameters
    ----------
    size
        How many members it has; a one-off audience knows, a daily one is taken for filled without it.
    """
    day = day_of(on)
    if day is None:
        raise ValueError("An audience is active or expired on a day; give that day (on).")
    size = len(audience.ids) if audience.ids is not None else size
    if day > audience.valid_until:
        return "expired"
    if day < audience.valid_from:
        return "planned"
    if size == 0:
        return "empty"
    return "stale" if audience.as_of is not None and (day - audience.as_of).days > STALE_AFTER else "active"


def _check_words(audience: Audience) -> None:
    name, description = audience.name, audience.description
    if not isinstance(name, str) or not 1 <= len(name.strip()) <= LONGEST_NAME or name != name.strip():
        raise ValueError(
            f"The name is {values.short(name)}; give 1 to {LONGEST_NAME} characters without spaces at the ends."
        )
    if not isinstance(description, str) or len(description) > LONGEST_DESCRIPTION:
        raise ValueError(
            f"The description is {values.short(description)}; give at most {LONGEST_DESCRIPTION:,} characters."
        )
    if not isinstance(audience.owner, str) or len(audience.owner) > LONGEST_NAME:
        raise ValueError(f"The owner is {values.short(audience.owner)}; give at most {LONGEST_NAME} characters.")
    for called, text in (("name", name), ("description", description), ("owner", audience.owner)):
        unseen = _UNSEEN if called == "name" else {"Cs"}
        turning = called == "name" and any(unicodedata.bidirectional(sign) in _TURNING for sign in text)
        if turning or any(unicodedata.category(sign) in unseen or sign == "\x00" for sign in text):
            raise ValueError(f"The {called} {values.short(text)} holds signs that cannot be shown; type it again.")
    check_purpose(audience.purpose)
    if audience.frequency not in FREQUENCIES:
        raise ValueError(f"The frequency is {values.short(audience.frequency)}; choose {' or '.join(FREQUENCIES)}.")
    if isinstance(audience.version, bool) or not isinstance(audience.version, int) or audience.version < 0:
        raise ValueError(f"The version is {values.short(audience.version)}; it is a whole number.")
    check_rule(audience.rule)


def check_purpose(purpose: object) -> None:
    """Raise ValueError unless it is one of `PURPOSES`."""
    if not isinstance(purpose, str) or purpose not in PURPOSES:
        raise ValueError(f"The purpose is {values.short(purpose)}; choose one of {', '.join(PURPOSES)}.")
