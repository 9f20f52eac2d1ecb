"""The month after an observation point, against which a ranking is tested."""

from __future__ import annotations

import pandas as pd

from helpers.interest.events import before, moment, times
from helpers.interest.keywords import purchases

MONTHS_BEFORE = 8  # earlier, few customers of the simulated cohort have played


def month_to_test(log: pd.DataFrame, as_of: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the month that follows the observation point: its start, and the moment at which it is over.

    Parameters
    ----------
    log
        All payments, with ``time``.
    as_of
        The observation point 观察点.

    Raises
    ------
    ValueError
        If the month lies neither in the log nor directly behind its end, or less than eight months lie before it.

    Examples
    --------
    >>> log = pd.DataFrame({"time": pd.to_datetime(["2017-01-01", "2017-12-31"])})
    >>> [day.date().isoformat() for day in month_to_test(log, "2017-10-01")]
    ['2017-10-01', '2017-11-01']
    """
    start = moment(as_of)
    when = times(log["time"], start)
    first, end = when.min().normalize(), when.max().normalize() + pd.Timedelta(1, "D")
    earliest, latest = first + pd.DateOffset(months=MONTHS_BEFORE), end - pd.DateOffset(months=1)
    if not (earliest <= start <= latest or start == end):
        raise ValueError(
            f"AS_OF is {start.date()}, and the month after it cannot be tested: give a day from {earliest.date()} to "
            f"{latest.date()}, or {end.date()}, whose month is kept apart."
        )
    return start, start + pd.DateOffset(months=1)


def buyers_after(log: pd.DataFrame, keywords: list[str], as_of: object, hidden: pd.Series) -> pd.Series:
    """Return who bought in the month after the observation point.

    Parameters
    ----------
    log
        All payments: ``user_id``, ``time``, ``amount``, ``text``.
    keywords
        The category's words.
    as_of
        The observation point, see `month_to_test`.
    hidden
        By user_id, whether the customer bought in the month behind the log's end; used if `as_of` is that end.

    Returns
    -------
    Series
        True or False by user_id, for everybody with any payment before `as_of`.
    """
    start, stop = month_to_test(log, as_of)
    everybody = pd.Index(sorted(before(log, start)["user_id"].unique()), name="user_id")
    if stop > log["time"].max():
        return hidden.reindex(everybody).astype(bool).rename("bought")
    goods = purchases(log, keywords)
    then = before(goods, stop)
    return pd.Series(everybody.isin(then.loc[then["time"] >= start, "user_id"]), everybody, name="bought")
