"""Estimating the half-life from purchases, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import expit

from helpers.interest.echoes import MONTH, Watched
from helpers.interest.events import before, moment, need

_DAY = pd.Timedelta(1, "D")
_FAR = np.log(
    40
)  # eta and the odds of renewal are looked for between 1/40 and 40: half-lives of half a day to 28 months


def fit_half_life(purchases: pd.DataFrame, as_of: object, payments: pd.DataFrame | None = None) -> pd.Series:
    """Return the maximum likelihood estimate of the half-life, with a 95 % interval.

    Parameters
    ----------
    purchases
        The category's purchases: ``user_id``, ``time``; those at or after `as_of` are not looked at.
    as_of
        The observation point 观察点.
    payments
        The customers' payments of every kind. A customer without one in the last 30 days has left, and is watched
        until the last one only. Without this table, a customer who left looks like one whose interest went out at
        once, and the half-life comes out far too short.

    Returns
    -------
    Series
        ``half_life``, ``low`` and ``high`` in months of 30 days, ``eta`` in 1/month, ``renewal`` (purchases that one
        calls for), ``stopped`` (share of the customers who stopped), ``customers``, ``purchases``. In a window of 18
        months a half-life of more than about 3 looks much like a steady rate, and the interval is wide; where the
        likelihood has no peak, it is 0 to infinity.

    Raises
    ------
    ValueError
        If a column or a user_id is missing, or nobody bought on two days.
    """
    watched = _watch(purchases, as_of, payments)

    def loss(at: np.ndarray) -> float:
        return -watched.log_likelihood(np.exp(at[0]), expit(at[1]))[0] if np.all(np.abs(at) < _FAR) else np.inf

    start = np.array([np.log(0.5), 0.0])
    triangle = start + np.array([[0, 0], [0.5, 0], [0, 1]])
    options = {"xatol": 0.005, "fatol": 0.005, "initial_simplex": triangle}
    found = minimize(loss, start, method="Nelder-Mead", options=options).x
    eta, renewal = np.exp(found[0]), expit(found[1])
    half_life, error = np.log(2) / eta, _standard_error(loss, found)
    return pd.Series(
        {
            "half_life": half_life,
            "low": half_life * np.exp(-1.96 * error),
            "high": half_life * np.exp(1.96 * error),
            "eta": eta,
            "renewal": renewal,
            "stopped": watched.log_likelihood(eta, renewal)[1],
            "customers": len(watched.span),
            "purchases": watched.count.sum(),
        }
    )


def _watch(purchases: pd.DataFrame, as_of: object, payments: pd.DataFrame | None) -> Watched:
    """Return the purchases day by day, and until when each customer could be seen buying."""
    need(purchases, "user_id", "time")
    end = moment(as_of)
    past = before(purchases, end)
    days = past.groupby(["user_id", _days_before(past["time"], end)]).size()
    days = days.sort_index(ascending=[True, False]).rename_axis(["user_id", "ago"]).reset_index(name="count")
    who, ids = pd.factorize(days["user_id"])
    if len(days) == len(ids):
        raise ValueError("Nobody bought on two days before as_of; a half-life shows in repeated purchases only.")
    ago = days.groupby("user_id")["ago"]
    unseen = np.ones(len(ids))  # the day before the observation point is the last one watched
    if payments is not None:
        need(payments, "user_id", "time")
        known = before(payments, end)
        quiet = _days_before(known["time"], end).groupby(known["user_id"]).min().reindex(ids)
        unseen = np.minimum(quiet.where(quiet > MONTH, 1), ago.min()).to_numpy()
    since = ago.transform("max") - days["ago"]
    return Watched(who, days["count"].to_numpy(float), since.to_numpy(float), ago.max().to_numpy() - unseen)


def _days_before(times: pd.Series, end: pd.Timestamp) -> pd.Series:
    """Return how many days before the observation point's day each day began; part of a day counts whole."""
    if end.tz:
        times, end = times.dt.tz_convert(end.tz).dt.tz_localize(None), end.tz_localize(None)
    return np.ceil((end - times.dt.normalize()) / _DAY)


def _standard_error(loss: Callable[[np.ndarray], float], at: np.ndarray, step: float = 0.05) -> float:
    """Return the standard error of log eta from the curvature of the loss; infinite where that is no valley."""
    signs = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    moves = np.eye(2) * step
    corners = np.array([[[loss(at + s * a + t * b) for s, t in signs] for b in moves] for a in moves])
    if not np.isfinite(corners).all():
        return np.inf
    curvature = corners @ [1, -1, -1, 1] / (4 * step**2)
    return float(np.sqrt(np.linalg.inv(curvature)[0, 0])) if np.linalg.eigvalsh(curvature).min() > 0 else np.inf
