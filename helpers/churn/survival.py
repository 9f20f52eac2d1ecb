"""Durations observed until an as_of, and the Kaplan-Meier curve (生存曲线)."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from lifelines import KaplanMeierFitter


def durations(
    members: pd.DataFrame, as_of: str | pd.Timestamp, *, start: str = "joined", end: str = "left"
) -> pd.DataFrame:
    """Return for each member the days observed until as_of, and whether the member had left by then.

    Parameters
    ----------
    members
        One row a member: two columns of dates, of which `end` is missing for those who have not left. An end after
        as_of is not known on that day: the member is censored (删失). Members who start on as_of or later are left out.
    as_of
        The day on which the table is made.
    start, end
        The names of the two columns.

    Returns
    -------
    DataFrame, in the order of members
        ``T`` (int, days) and ``E`` (bool: left). Indexed by ``member_id`` where there is such a column.

    Raises
    ------
    ValueError
        If a start is missing, somebody left before joining, or nobody had joined by as_of.

    Examples
    --------
    >>> book = pd.DataFrame({"joined": ["2017-01-01", "2017-01-01"], "left": ["2017-01-31", "2018-05-01"]})
    >>> book = book.astype("datetime64[s]")
    >>> durations(book, "2018-01-01").to_dict("list")
    {'T': [30, 365], 'E': [True, False]}
    """
    if missing := [column for column in (start, end) if column not in members.columns]:
        raise ValueError(f"The members have no column {missing[0]!r}; name the columns with start= and end=.")
    table = members.set_index("member_id") if "member_id" in members.columns else members
    day, first, last = pd.Timestamp(as_of), table[start], table[end]
    if first.isna().any():
        raise ValueError(f"{start} is missing for {first.isna().sum():,} members; without it they have no duration.")
    if (backwards := last < first).any():
        raise ValueError(
            f"{backwards.sum():,} members left before they joined, such as {table.index[backwards.argmax()]};"
            " a duration cannot be below zero: mend these dates."
        )
    if not len(first) or day <= first.min():
        since = f"the first member joined on {first.min():%Y-%m-%d}" if len(first) else "there are no members"
        raise ValueError(f"Nobody had joined before as_of {day:%Y-%m-%d}: {since}; give a later day.")
    gone = last <= day
    until = last.where(gone, day)
    return pd.DataFrame({"T": (until - first).dt.days, "E": gone})[first < day]


def kaplan_meier(
    times: pd.Series, events: pd.Series, groups: pd.Series | None = None, *, level: float = 0.95
) -> pd.DataFrame:
    r"""Return the Kaplan-Meier curve, :math:`\hat S(t) = \prod_{t_i \le t} (1 - d_i / n_i)`, of all or of each group.

    Parameters
    ----------
    times : Series of numbers, 0 or more.
    events : Series of bool, True where the time ended with the event, False where it was censored.
    groups : Series of labels, in the same order; None for one curve.
    level : float, of the pointwise intervals (Greenwood's variance, on the scale of log(-log S)).

    Returns
    -------
    DataFrame, a row for each different time of a group, and one for time 0
        ``group``, ``time``, ``at_risk`` (just before), ``events``, ``survival``, ``lower``, ``upper``.

    Raises
    ------
    ValueError
        If the inputs are empty, of different lengths, missing, or a time is below zero.

    Notes
    -----
    Kaplan and Meier (1958). The curve is lifelines' (tested against a brute-force product).

    Examples
    --------
    >>> kaplan_meier(pd.Series([1, 2, 2, 3]), pd.Series([True, True, False, True]))["survival"].round(4).tolist()
    [1.0, 0.75, 0.5, 0.0]
    """
    check_times(times, events)
    labels = pd.Series("all", index=times.index) if groups is None else groups
    if len(labels) != len(times):
        raise ValueError(f"There are {len(times):,} times and {len(labels):,} group labels; give one label a time.")
    labels = labels.to_numpy()
    curves = []
    for name in sorted(set(labels)):
        rows = labels == name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pd.errors.Pandas4Warning)  # lifelines 0.30.0 was written for pandas 2
            fitted = KaplanMeierFitter(alpha=1 - level).fit(times.to_numpy()[rows], events.to_numpy()[rows])
            table, band = fitted.event_table, fitted.confidence_interval_
        curve = pd.DataFrame(
            {
                "group": name,
                "time": table.index,
                "at_risk": table["at_risk"].to_numpy(int),
                "events": table["observed"].to_numpy(int),
                "survival": fitted.survival_function_.iloc[:, 0].to_numpy(),
                "lower": band.iloc[:, 0].to_numpy(),
                "upper": band.iloc[:, 1].to_numpy(),
            }
        )
        curves.append(curve)
    return pd.concat(curves, ignore_index=True)


def median_survival(curve: pd.DataFrame) -> pd.DataFrame:
    """Return by group the time at which half are gone, with its interval; inf where that was not reached (未达到).

    Examples
    --------
    >>> median_survival(kaplan_meier(pd.Series([1, 2, 3, 9]), pd.Series([True, True, True, False])))["median"].tolist()
    [2.0]
    """

    def first_below(column: str) -> pd.Series:
        return curve["time"].where(curve[column] <= 0.5).groupby(curve["group"]).min().fillna(np.inf)

    return pd.DataFrame(
        {name: first_below(column) for name, column in {"median": "survival", "low": "lower", "high": "upper"}.items()}
    )


def check_times(times: pd.Series, events: pd.Series) -> None:
    """Raise ValueError, in a sentence, unless times and events can be analysed together."""
    if len(times) != len(events) or not len(times):
        raise ValueError(f"There are {len(times):,} times and {len(events):,} events; give one of each a member.")
    if times.isna().any() or events.isna().any():
        raise ValueError("A time or an event is missing; who is still there has the days until as_of, and False.")
    if (times < 0).any():
        raise ValueError(f"{(times < 0).sum():,} times are below zero, such as {times.min():g}; a duration cannot be.")
    if not events.isin([0, 1]).all():
        raise ValueError("An event is True (left) or False (censored), or 1 or 0; there are other values.")
