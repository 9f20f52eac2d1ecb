"""The forgetting curve: how much of a purchase's interest is left after some months."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from helpers.interest.events import before, by_user, moment, need, positive, times

_DAY = np.timedelta64(1, "D")


def decay(months: ArrayLike, eta: float = 0.5) -> np.ndarray:
    r"""Return what is left of each purchase's interest: :math:`e^{-\eta\Delta t}`.

    Parameters
    ----------
    months
        Months from the purchase to the observation point, 0 or more; a missing one gives a missing weight.
    eta
        Decay factor 衰减因子 in 1/month; at 0.5 half is left after 1.386 months.

    Raises
    ------
    ValueError
        If a month is negative (a purchase of the future would count more than one of today) or no number, or eta is
        not above 0.

    Examples
    --------
    >>> decay([0, 0.5, 2, 6]).round(4)
    array([1.    , 0.7788, 0.3679, 0.0498])
    """
    eta = positive("eta", eta, "0.5")
    try:
        months = np.asarray(months, float)
    except (TypeError, ValueError):
        raise ValueError(f"months is {months!r}; give numbers, such as months_before returns.") from None
    if (months < 0).any():
        raise ValueError(
            f"months holds {months[months < 0].min():g}, a purchase after the observation point; drop it with before()."
        )
    return np.exp(-eta * months)


def half_life(eta: float) -> float:
    """Return the months after which half of the interest is left: ln 2 / eta.

    Examples
    --------
    >>> print(f"{half_life(0.5):.3f} months")
    1.386 months
    """
    return float(np.log(2)) / positive("eta", eta, "0.5")


def months_before(when: ArrayLike, as_of: object, days_per_month: float = 30) -> np.ndarray:
    """Return how many months before the observation point each moment lies, as a decimal number.

    Parameters
    ----------
    when
        Moments; a missing one gives NaN.
    as_of
        The observation point 观察点.
    days_per_month
        30 as in the source document; 365.25 / 12 = 30.4375 is the mean calendar month.

    Raises
    ------
    ValueError
        If a moment lies after `as_of`, only one of the two has a time zone, or days_per_month is not above 0.

    Examples
    --------
    >>> months_before(["2017-12-02", "2018-01-01"], "2018-01-01")
    array([1., 0.])
    """
    as_of, days = moment(as_of), positive("days_per_month", days_per_month, "30")
    months = (as_of - _not_after(when, as_of)).to_numpy() / _DAY / days
    return months if np.ndim(when) else months[0]


def calendar_months_before(when: ArrayLike, as_of: object) -> np.ndarray:
    """Return how many whole calendar months lie between each moment and the observation point.

    A month is over when the same day of the month (or the month's last, where it has no such day) and the same time
    of day have come: from 28 February to 31 March is 1, from 31 January to 28 February is 1, to 27 February 0.

    Parameters
    ----------
    when, as_of
        As in `months_before`; the days are those of the time zone of `as_of`.

    Examples
    --------
    >>> calendar_months_before(["2017-02-28", "2016-03-31", "2017-03-01"], "2017-03-31")
    array([ 1., 12.,  0.])
    """
    as_of = moment(as_of)
    then = _not_after(when, as_of)
    if as_of.tz:
        then = then.dt.tz_convert(as_of.tz)
    months = (as_of.year - then.dt.year) * 12 + as_of.month - then.dt.month
    due = np.minimum(then.dt.day, as_of.days_in_month) * _DAY + (then - then.dt.normalize())
    months = (months - (due > as_of.day * _DAY + (as_of - as_of.normalize()))).to_numpy(float)
    return months if np.ndim(when) else months[0]


def time_interest(events: pd.DataFrame, as_of: object, eta: float = 0.5, days_per_month: float = 30) -> pd.Series:
    r"""Return each customer's interest from time alone: :math:`S = \sum e^{-\eta\Delta t}`.

    Every event that is given counts, whatever its amount, and a duplicate twice: pick the category's purchases first
    (`purchases`). Events at or after `as_of` are left out, and so is a customer who has no others.

    Parameters
    ----------
    events
        ``user_id`` and ``time``.
    as_of
        The observation point 观察点.
    eta
        Decay factor in 1/month.
    days_per_month
        Length of a month in days.

    Returns
    -------
    Series
        S by user_id, in the ids' order.

    Raises
    ------
    ValueError
        If a column or a user_id is missing, or an argument is out of range.

    Examples
    --------
    >>> days = pd.to_datetime(["2017-12-02", "2017-11-02", "2018-03-01"])
    >>> events = pd.DataFrame({"user_id": [7, 7, 8], "time": days})
    >>> time_interest(events, "2018-01-01").round(4).to_dict()
    {7: 0.9744}
    """
    need(events, "user_id", "time")
    past = before(events[["user_id", "time"]], as_of)
    weights = decay(months_before(past["time"], as_of, days_per_month), eta)
    return by_user(past["user_id"], weights).rename("time_interest")


def _not_after(when: ArrayLike, as_of: pd.Timestamp) -> pd.Series:
    if not isinstance(when, pd.Series):
        try:
            when = pd.Series(pd.to_datetime(when if np.ndim(when) else [when]))
        except (TypeError, ValueError):
            raise ValueError(f"when is {when!r}; give moments, such as '2017-12-02'.") from None
    then = times(when, as_of, "when")
    if (then > as_of).any():
        raise ValueError(f"{then.max()} lies after the observation point {as_of}; drop the future with before().")
    return then
