"""Three ways to give out the same actions, held against each other in yuan: expected on the day, and as it came."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.churn.levels import ACTIONS, LEVELS, profit

_DRAWS = 2000


def give_out(levels: pd.Series, score: pd.Series) -> pd.Series:
    """Return as many of each level as there are in `levels`, the dearest to those with the highest score.

    Raises
    ------
    ValueError
        If the scores are of other members.

    Examples
    --------
    >>> give_out(pd.Series(["normal", "win back", "normal"]), pd.Series([3.0, 1.0, 2.0])).tolist()
    ['win back', 'normal', 'normal']
    """
    if not levels.index.equals(score.index):
        raise ValueError("Give the levels and the scores of the same members, in the same order.")
    in_order = levels.iloc[np.argsort(levels.map(list(LEVELS).index), kind="stable")].to_numpy()
    return pd.Series(in_order, index=score.sort_values(kind="stable").index).reindex(levels.index)


def compare_plans(
    marks: pd.DataFrame,
    left: pd.Series,
    seed: int,
    actions: pd.DataFrame = ACTIONS,
    others: dict[str, pd.Series] | None = None,
) -> pd.DataFrame:
    """Return what three plans were expected to earn and what they earned, when as many of each action are given out.

    Parameters
    ----------
    marks : DataFrame, as `mark` gives it.
    left : Series of bool, in the same order: who left in the days ahead.
    seed : int, 0 or more, of the members that are drawn again.
    actions : DataFrame like `ACTIONS`.
    others : by name, the levels of further plans, for the same members in the same order.

    Returns
    -------
    DataFrame by plan, in yuan
        ``expected``: what the plan would earn if the probabilities were true. ``realised``: with those who left, each
        action keeping its assumed share of them; ``low`` to ``high`` its 95 % interval. ``lead``: realised by the first
        plan less realised by this one, with ``lead_low`` to ``lead_high``. Members are drawn again with replacement,
        the same for all plans (paired bootstrap).
    """
    chance, value = marks["probability"], marks["value"]
    plans = {"probability x value": marks["level"], "value alone": give_out(marks["level"], value)}
    plans["probability alone"] = give_out(marks["level"], chance)
    plans |= others or {}
    earned = {name: profit(level, left.astype(float), value, actions).to_numpy() for name, level in plans.items()}
    rng, n = np.random.default_rng([seed, 71]), len(marks)
    counts = np.stack([np.bincount(rng.integers(0, n, n), minlength=n) for _ in range(_DRAWS)])
    first, rows = earned["probability x value"], {}
    for name, money in earned.items():
        behind = first - money
        rows[name] = [
            profit(plans[name], chance, value, actions).sum(),
            *(money.sum(), *np.quantile(counts @ money, [0.025, 0.975])),
            *(behind.sum(), *np.quantile(counts @ behind, [0.025, 0.975])),
        ]
    columns = ["expected", "realised", "low", "high", "lead", "lead_low", "lead_high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)
