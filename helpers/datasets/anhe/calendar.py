"""Time in the simulation: the window, busy and quiet days, purchases that trigger further purchases."""

import numpy as np
import pandas as pd

START = pd.Timestamp("2016-07-01")
OBSERVATION = pd.Timestamp("2018-01-01")
DAYS = (OBSERVATION - START).days  # the 18 months of the window
EXPORT = DAYS + 2  # the export ran two days into 2018
HORIZON = DAYS + 31  # January 2018: simulated, and kept apart as what there is to predict
MONTH = 30  # days in the course's month

_HOURS = np.array([9, 4, 3, 2, 1, 1, 3, 6, 9, 11, 13, 13, 14, 12, 11, 11, 11, 11, 12, 12, 12, 12, 10, 8], dtype=float)


def _busy_days() -> np.ndarray:
    """Cumulated weight of the days (mean 1): weekends, the 11.11 and 12.12 sales, a quiet Spring Festival."""
    days = pd.date_range(START, periods=HORIZON)
    weight = 1 + 0.12 * (days.day_of_week >= 5)
    weight = np.where((days.month == 11) & (days.day == 11), 2.6, weight)
    weight = np.where((days.month == 12) & (days.day == 12), 1.6, weight)
    weight = np.where((days >= "2017-01-27") & (days <= "2017-02-02"), 0.55, weight)
    return np.concatenate([[0.0], np.cumsum(weight / weight.mean())])


_BUSY = _busy_days()


def visits(
    rng: np.random.Generator, rate: np.ndarray, start: np.ndarray, stop: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return customer number and day of Poisson events, `rate` a month between `start` and `stop`, busy days fuller."""
    first, last = _BUSY[start], _BUSY[stop]
    who = np.repeat(np.arange(len(rate)), rng.poisson(rate / MONTH * (last - first)))
    at = first[who] + rng.random(len(who)) * (last - first)[who]
    return who, np.searchsorted(_BUSY, at, side="right") - 1


def monthly(day_of_month: np.ndarray, months: int) -> np.ndarray:
    """Return the days (customer x month) on which a fixed day of the month falls."""
    firsts = (pd.date_range(START, periods=months, freq="MS") - START).days.to_numpy()
    return firsts[None, :] + (day_of_month - 1)[:, None]


def renewing(
    rng: np.random.Generator, rate: np.ndarray, start: np.ndarray, stop: np.ndarray, half_life: float, renewal: float
) -> tuple[np.ndarray, np.ndarray]:
    r"""Return customer number and time (days) of purchases whose interest fades with a half-life.

    Each purchase lifts the customer's rate by :math:`\eta\,r\,e^{-\eta\Delta t}` a month, :math:`\eta = \ln 2 / h`,
    so it calls for `renewal` = r further purchases in the mean: a self-exciting (Hawkes) process, drawn
    generation by generation. All that the past tells of the next purchases is then the forgetting curve's
    sum :math:`\sum e^{-\eta\Delta t}`, and the spontaneous rate. A customer starts at full interest, so that
    `rate` holds from the first day; after `stop` nothing is spontaneous, and the interest runs out.

    Parameters
    ----------
    rate : array of float, purchases in 30 days between `start` and `stop` (days), called for or not.
    half_life : float, months of 30 days.
    renewal : float in [0, 1).

    References
    ----------
    Hawkes, Oakes (1974), A cluster process representation of a self-exciting process, J. Appl. Prob. 11.
    """
    fading = half_life * MONTH / np.log(2)
    everyone = np.arange(len(rate))
    fresh = np.repeat(everyone, rng.poisson((1 - renewal) * rate / MONTH * (stop - start)))
    brought = np.repeat(everyone, rng.poisson(renewal * rate / MONTH * fading))
    when = np.concatenate([rng.random(len(fresh)) * (stop - start)[fresh], rng.exponential(fading, len(brought))])
    who = np.concatenate([fresh, brought])
    when = when + start[who]
    who, when = who[when < HORIZON], when[when < HORIZON]
    whos, whens = [who], [when]
    while len(who):
        called = rng.poisson(renewal, len(who))
        when = np.repeat(when, called)
        when = when + rng.exponential(fading, len(when))
        who = np.repeat(who, called)[when < HORIZON]
        when = when[when < HORIZON]
        whos.append(who)
        whens.append(when)
    return np.concatenate(whos), np.concatenate(whens)


def expected_ahead(
    past: tuple[np.ndarray, np.ndarray],
    rate: np.ndarray,
    start: np.ndarray,
    goes_on: np.ndarray,
    half_life: float,
    renewal: float,
) -> np.ndarray:
    """Return by customer the purchases to expect from the observation point to the horizon, given those before it.

    `past` is what `renewing` returned, `goes_on` says who is active at the observation point.
    """
    eta = np.log(2) / half_life
    who, when = past
    seen = when < DAYS
    interest = np.bincount(who[seen], np.exp(-eta * (DAYS - when[seen]) / MONTH), minlength=len(rate))
    interest = interest + rate / eta * np.exp(-eta * (DAYS - start) / MONTH)
    settled = rate * goes_on
    now = (1 - renewal) * settled + renewal * eta * interest
    fading, months = eta * (1 - renewal), (HORIZON - DAYS) / MONTH
    return settled * months + (now - settled) * (1 - np.exp(-fading * months)) / fading


def seconds_of_day(rng: np.random.Generator, size: int) -> np.ndarray:
    """Return seconds after midnight, by the wallet's daily rhythm; never midnight itself, which marks a bare date."""
    return rng.choice(24, size, p=_HOURS / _HOURS.sum()) * 3600 + rng.integers(1, 3600, size)
