"""The audience builder without a front end: build a rule, count it, save it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from helpers.audience import make_members_table, snapshot, tags_of
from helpers.audience_builder import palette
from helpers.audience_builder.condition_bits import ConditionBits
from helpers.audience_builder.counting import Counting
from helpers.audience_builder.shelf import Shelf
from helpers.dates import day_of


class Builder(Counting, Shelf):
    """An audience under construction: a tree of groups and conditions, counted in a database.

    Parts of the rule are called by their numbers; the outermost group is 0. Every change can be undone, and a change
    that is refused leaves everything as it was.

    Parameters
    ----------
    db
        A database such as `audience_db` or `large_audience_db` returns.
    folder
        Where audiences are kept.
    today
        The day on which audiences are active or expired; the database's own without it.

    Examples
    --------
    >>> from helpers.datasets.audience_db import audience_db
    >>> builder = Builder(audience_db())
    >>> city = builder.add("home_city", "=", "北京")
    >>> dormant = builder.add("sleep_customers")
    >>> builder.negate(dormant)
    >>> builder.sentence()
    'Customers for whom home city (常驻城市) is “北京”, and not [dormant (休眠客户): yes].'
    >>> builder.count()
    74
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, folder: Path | str = "audiences", *, today: object = None):
        super().__init__()
        self.db, self.folder = db, Path(folder)
        _, self.day = snapshot(db)
        self.today = day_of(today) or self.day
        make_members_table(db)
        self.dictionary = tags_of(db)
        self.palette = palette.palette(db, self.dictionary, self.day)
        self.customers: int = db.execute("SELECT count(*) FROM user_features").fetchall()[0][0]
        self.held = ConditionBits(db, self.customers, self.dictionary, self.day)
        self.refresh()

    def concerns(self, purpose: str | None = None) -> list[str]:
        """Return what to think about before the rule is used."""
        return [*super().concerns(purpose), *self.inherited_concerns()]
