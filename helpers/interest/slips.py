"""What one misread payment does to a ranking, for many payments that it could have been."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from helpers.resampling import draw_again, ends

FACTOR = 100  # fen read as yuan


def misread(
    rest: pd.Series,
    yuan: pd.Series,
    payments: pd.DataFrame,
    scales: Mapping[str, Callable[[pd.Series], pd.Series]],
    top: int = 50,
) -> pd.DataFrame:
    """Return what becomes of the first places if a payment is read a hundred times too large, payment by payment.

    Parameters
    ----------
    rest
        By customer, the other parts of the score, added up; they do not change.
    yuan
        By customer, the money that is scaled and added to `rest`.
    payments
        The payments that are misread, one at a time: ``user_id`` and ``amount`` (yuan).
    scales
        Ways to scale the money, by name.
    top
        How many places count as first; equal scores stand in the ids' order.

    Returns
    -------
    DataFrame, a row per scale and payment
        ``payment`` (its number in `payments`), ``scale``, ``reach`` (the payer's wrong sum of money as a multiple of
        the largest true sum), ``places`` (of the first places, those with another customer), ``others`` (the same in
        both lists without the payer: what happens to people whose payments were read rightly), ``left`` (customers who
        drop out of the first places).

    Examples
    --------
    >>> yuan = pd.Series({7: 1.0, 8: 2.0, 9: 4.0})
    >>> slip = pd.DataFrame({"user_id": [7], "amount": [1.0]})
    >>> misread(yuan * 0, yuan, slip, {"as it is": lambda money: money}, top=1)[["reach", "places", "left"]]
       reach  places  left
    0   25.0       1     1
    """
    rest = rest.sort_index()
    yuan = yuan.reindex(rest.index)
    rows = []
    for name, scale in scales.items():
        was = _first(rest + scale(yuan), top + 1)
        for number, (user, amount) in enumerate(payments[["user_id", "amount"]].itertuples(index=False)):
            wrong = yuan.copy()
            wrong[user] += (FACTOR - 1) * amount
            now = _first(rest + scale(wrong), top + 1)
            rows.append(
                {
                    "payment": number,
                    "scale": name,
                    "reach": wrong[user] / yuan.max(),
                    "places": int((was[:top] != now[:top]).sum()),
                    "others": int((was[was != user][:top] != now[now != user][:top]).sum()),
                    "left": len(np.setdiff1d(was[:top], now[:top])),
                }
            )
    return pd.DataFrame(rows)


def sum_up(slips: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    """Return, for each scale, what changes per misread payment: the mean, its 95 % interval, and the most.

    Parameters
    ----------
    slips
        As `misread` gives them.
    seed
        Of the payments that are drawn again for the interval; the same ones for each scale.
    """
    again = _drawn_again(slips, seed)
    measures = {"places": "places changed", "others": "… without the payer", "left": "customers who leave"}
    rows = {}
    for scale, part in slips.groupby("scale", sort=False):
        rows[scale] = {}
        for name, words in measures.items():
            values = part[name].to_numpy(float)
            low, high = ends(values[again].mean(axis=1))
            rows[scale][words] = f"{values.mean():.2f} ({low:.2f} to {high:.2f}), most {values.max():.0f}"
    return pd.DataFrame.from_dict(rows, orient="index")


def more_places(slips: pd.DataFrame, scale: str, than: str, seed: int = 0) -> tuple[float, float, float]:
    """Return how many more places change under one scale than under another, without the payer, per misread payment.

    Parameters
    ----------
    slips, seed
        As in `sum_up`.
    scale, than
        The two scales; each payment is read wrongly under both of them.

    Returns
    -------
    tuple
        The mean difference, and its 95 % interval's two ends: the payments are drawn again with replacement.

    Examples
    --------
    >>> slips = pd.DataFrame({"payment": [0, 1, 0, 1], "scale": ["a", "a", "b", "b"], "others": [3, 5, 1, 3]})
    >>> print(*more_places(slips, "a", "b"))
    2.0 2.0 2.0
    """
    table = slips.pivot(index="payment", columns="scale", values="others")
    more = (table[scale] - table[than]).to_numpy(float)
    low, high = ends(more[_drawn_again(slips, seed)].mean(axis=1))
    return float(more.mean()), float(low), float(high)


def _drawn_again(slips: pd.DataFrame, seed: int) -> np.ndarray:
    count = slips["payment"].nunique()
    return draw_again(count, [seed, 43], draws=1000)[1:]


def _first(score: pd.Series, top: int) -> np.ndarray:
    """Return the customers on the first places, in order; the score's index is sorted."""
    order = np.argsort(-score.to_numpy(), kind="stable")[:top]
    return score.index.to_numpy()[order]
