"""Days given as a text, a date or a timestamp."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

import numpy as np
import pandas as pd

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([ T]00:00(:00)?)?")


def day_of(as_of: object, called: str = "as_of") -> dt.date | None:
    """Return a day, or None for None; `called` is what an error calls it.

    Numbers are no days, nor are texts in which month and day could be taken for each other.
    """
    if as_of is None:
        return None
    when = pd.NaT
    if _DAY.fullmatch(as_of) if isinstance(as_of, str) else isinstance(as_of, dt.date | np.datetime64):
        with suppress(ValueError):
            when = pd.Timestamp(as_of)
    if when is pd.NaT or when != when.normalize():
        raise ValueError(f"{called} is {as_of!r:.60}; give a day, such as '2018-01-01'.")
    return when.date()
