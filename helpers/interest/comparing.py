"""Scores held against each other on the same customers, with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.resampling import LEAD, aucs, draw_again, with_leads


def compare_scores(scores: pd.DataFrame, bought: pd.Series, against: str, seed: int = 0) -> pd.DataFrame:
    """Return each score's AUC and its lead over one of them, with 95 % intervals by a paired bootstrap.

    The customers are drawn again with replacement, and each draw judges all scores: what makes a draw easy or hard for
    all of them is not in the interval of a lead.

    Parameters
    ----------
    scores
        A row per customer, a column per score; none is missing.
    bought
        True or False by customer: the outcome. These customers are judged.
    against
        The column that the others are held against.
    seed
        Of the draws, 0 or more.

    Returns
    -------
    DataFrame by score
        ``auc`` from ``low`` to ``high``; ``lead`` (AUC less that of `against`) from ``lead_low`` to ``lead_high``.

    Raises
    ------
    ValueError
        If a score is missing, `against` is no column, or all of them bought or nobody did.

    References
    ----------
    Efron, Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.

    Examples
    --------
    >>> scores = pd.DataFrame({"count": [3, 1, 2, 0], "luck": [0, 1, 1, 0]})
    >>> compare_scores(scores, pd.Series([True, False, True, False]), "luck")[["auc", "lead"]].round(2)
           auc  lead
    count  1.0   0.5
    luck   0.5   0.0
    """
    judged = _complete(scores.reindex(bought.index), against)
    actual = bought.to_numpy(bool)
    if actual.all() or not actual.any():
        raise ValueError(
            f"Of {len(actual):,} customers {actual.sum():,} bought; an AUC needs some who did and some not."
        )
    draws = draw_again(len(actual), [seed, 41])
    draws = draws[actual[draws].any(axis=1) & ~actual[draws].all(axis=1)]
    areas = {name: aucs(score.to_numpy(float)[draws], actual[draws]) for name, score in judged.items()}
    return with_leads(areas, "auc", against)


def compare_money(
    scores: pd.DataFrame, money: pd.Series, against: str, part: float = 0.1, seed: int = 0
) -> pd.DataFrame:
    """Return which share of later money the customers at the top of each score bring, with 95 % intervals.

    Parameters
    ----------
    scores, against, seed
        As in `compare_scores`.
    money
        By customer, what was paid afterwards, 0 or more, in the shop's currency. These customers are judged.
    part
        The part of the customers that is the top; equal scores stand in the order of the rows.

    Returns
    -------
    DataFrame by score
        ``share`` from ``low`` to ``high``; ``lead`` (share less that of `against`) from ``lead_low`` to ``lead_high``.
        Customers are drawn again with replacement, and ranked again.

    Raises
    ------
    ValueError
        If a score is missing, `against` is no column, or there is no money.

    Examples
    --------
    >>> scores = pd.DataFrame({"count": [3, 1, 2, 0], "luck": [0, 1, 1, 0]})
    >>> compare_money(scores, pd.Series([60.0, 0, 40, 0]), "luck", part=0.25)[["share", "lead"]].round(2)
           share  lead
    count    0.6   0.6
    luck     0.0   0.0
    """
    judged = _complete(scores.reindex(money.index), against)
    paid, top = money.to_numpy(float), max(1, round(part * len(money)))
    if not paid.sum() > 0:
        raise ValueError("Nobody paid anything afterwards; a share of it needs some money.")
    draws = draw_again(len(paid), [seed, 41])
    draws = draws[paid[draws].sum(axis=1) > 0]
    shares = {}
    for name, score in judged.items():
        best = np.argsort(-score.to_numpy(float)[draws], axis=1, kind="stable")[:, :top]
        shares[name] = np.take_along_axis(paid[draws], best, axis=1).sum(axis=1) / paid[draws].sum(axis=1)
    return with_leads(shares, "share", against)


def lead_in_words(row: pd.Series, form: str = ".3f") -> str:
    """Return a lead with its interval, and whether it can be told from 0 at all.

    Examples
    --------
    >>> lead_in_words(pd.Series({"lead": 0.056, "lead_low": 0.022, "lead_high": 0.091}))
    'ahead by 0.056 (95 % interval 0.022 to 0.091)'
    >>> lead_in_words(pd.Series({"lead": -0.007, "lead_low": -0.035, "lead_high": 0.023}))
    'not to be told apart (-0.007, 95 % interval -0.035 to 0.023)'
    """
    lead, low, high = row[LEAD]
    if low <= 0 <= high:
        return f"not to be told apart ({lead:{form}}, 95 % interval {low:{form}} to {high:{form}})"
    low, high = sorted((abs(low), abs(high)))
    return f"{'ahead' if lead > 0 else 'behind'} by {abs(lead):{form}} (95 % interval {low:{form}} to {high:{form}})"


def _complete(scores: pd.DataFrame, against: str) -> pd.DataFrame:
    if against not in scores:
        raise ValueError(f"{against!r} is no score; choose one of {', '.join(map(str, scores))}.")
    if missing := int(scores.isna().any(axis=1).sum()):
        raise ValueError(f"A score is missing for {missing:,} of {len(scores):,} customers; fill it or leave them out.")
    return scores
