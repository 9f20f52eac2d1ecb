"""Four warning levels (预警级别) from the probability of leaving and the value at stake."""

from __future__ import annotations

import numpy as np
import pandas as pd

LEVELS = {"normal": "一般(正常)", "prevent": "较重(预防)", "maintain": "严重(维系)", "win back": "特别严重(挽回)"}

# What an action costs (yuan) and which share of those who would have left it keeps. The shares are assumptions: a test
# with a control group must measure them.
ACTIONS = pd.DataFrame(
    {
        "action": ["nothing", "a message", "a coupon", "a call and a gift"],
        "cost": [0.0, 0.5, 6.0, 30.0],
        "keeps": [0.0, 0.02, 0.08, 0.20],
    },
    index=pd.Index(LEVELS, name="level"),
)


def boundaries(actions: pd.DataFrame = ACTIONS) -> pd.Series:
    r"""Return the expected loss (yuan) above which each level's action pays better than the level's before.

    An action earns :math:`keeps \cdot p v - cost`, so level k begins where
    :math:`p v = (cost_k - cost_{k-1}) / (keeps_k - keeps_{k-1})`.

    Raises
    ------
    ValueError
        If a level is unknown or missing, or an action never is the best of the four.

    Examples
    --------
    >>> boundaries().round(1).to_dict()
    {'prevent': 25.0, 'maintain': 91.7, 'win back': 200.0}
    """
    if list(actions.index) != list(LEVELS):
        raise ValueError(
            f"The levels are {', '.join(map(str, actions.index))}; expected, in this order: {', '.join(LEVELS)}."
        )
    steps = actions[["cost", "keeps"]].diff().iloc[1:]
    edges = steps["cost"] / steps["keeps"]
    if (steps <= 0).any().any() or not edges.is_monotonic_increasing:
        raise ValueError(
            "Each level must cost more and keep more than the one before, at a rising price per member kept."
        )
    return edges.rename("expected loss")


def churn_level(prob: float | pd.Series, value: float | pd.Series, actions: pd.DataFrame = ACTIONS) -> str | pd.Series:
    """Return the warning level whose action earns most: one of "normal", "prevent", "maintain", "win back".

    Parameters
    ----------
    prob : number or Series, probability of leaving in the time ahead, 0 to 1.
    value : number or Series, what is lost with the member (yuan of margin), 0 or more.
    actions : DataFrame like `ACTIONS`. At a boundary, where two actions earn the same, the cheaper one is taken.

    Returns
    -------
    A level for a number, a Series of levels for a Series.

    Raises
    ------
    ValueError
        If a probability is outside 0 to 1, a value is below zero or missing, or `boundaries` refuses the actions.

    Examples
    --------
    >>> churn_level(0.9, 20), churn_level(0.3, 3000)
    ('normal', 'win back')
    """
    edges = boundaries(actions)
    _check(prob, value)
    names = np.array(list(LEVELS), dtype=object)[np.searchsorted(edges, np.multiply(prob, value))]
    if not isinstance(names, np.ndarray):
        return str(names)
    index = next((given.index for given in (prob, value) if isinstance(given, pd.Series)), None)
    return pd.Series(names, index=index, name="level", dtype="str")


def profit(level: pd.Series, prob: pd.Series, value: pd.Series, actions: pd.DataFrame = ACTIONS) -> pd.Series:
    """Return what each member's action is expected to earn (yuan): the loss it avoids, less its cost."""
    if len(unknown := sorted(set(level) - set(actions.index), key=str)):
        raise ValueError(f"The level {unknown[0]!r} is unknown; known are {', '.join(actions.index)}.")
    _check(prob, value)
    chosen = actions.loc[level, ["cost", "keeps"]].set_axis(level.index)
    return (chosen["keeps"] * prob * value - chosen["cost"]).rename("profit")


def _check(prob: float | pd.Series, value: float | pd.Series) -> None:
    if not ((np.asarray(prob) >= 0) & (np.asarray(prob) <= 1)).all():
        raise ValueError("prob must lie between 0 and 1: a probability, no hazard ratio and no score.")
    if not (np.asarray(value) >= 0).all():
        raise ValueError("value must be 0 or more and not missing: the yuan of margin that would be lost.")
