"""How much stands in the rows without a key, and what a growth looks like without them; with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.grouping.tables import known_columns

DRAWS = 1000


def missing_shares(table: pd.DataFrame, key: str, measures: list[str], unit: str, seed: int = 0) -> pd.DataFrame:
    """Return which share of the rows, and of each measure, has no key, with 95 % intervals by a paired bootstrap.

    Parameters
    ----------
    table
        Any table.
    key
        The grouping column.
    measures
        Columns of amounts of 0 or more.
    unit
        The column by which rows belong together (a customer, a month), missing nowhere: its values are drawn again
        with replacement, each with all of its rows.
    seed
        Of the draws, 0 or more.

    Returns
    -------
    DataFrame by ``rows`` and measure
        ``share`` from ``low`` to ``high``; ``lead`` (the share less that of the rows) from ``lead_low`` to
        ``lead_high``, in the same draws.

    Raises
    ------
    ValueError
        If a column is not there, a unit is missing, an amount is below 0, or a measure adds up to nothing.

    References
    ----------
    Efron, Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.

    Examples
    --------
    >>> table = pd.DataFrame({"shop": ["x", None, "y", None], "yuan": [10.0, 20, 40, 10], "day": [1, 1, 2, 2]})
    >>> missing_shares(table, "shop", ["yuan"], "day")[["share", "lead"]].round(3)
          share   lead
    rows  0.500  0.000
    yuan  0.375 -0.125
    """
    known_columns(table, [key, *measures])
    units = _units(table, unit)
    parts = table[measures].assign(rows=1.0)[["rows", *measures]]
    if (parts < 0).any(axis=None) or not (parts.sum() > 0).all():
        raise ValueError("A share needs amounts of 0 or more that do not all vanish; split them by their sign first.")
    without = parts.where(table[key].isna(), 0.0).groupby(units).sum().to_numpy()
    whole = parts.groupby(units).sum().to_numpy()
    times = _times(len(whole), np.random.default_rng([seed, 1]))
    shares = (times @ without) / (times @ whole)
    leads = shares - shares[:, :1]
    columns = ["share", "low", "high", "lead", "lead_low", "lead_high"]
    return pd.DataFrame([*_with_ends(shares), *_with_ends(leads)], columns=parts.columns, index=columns).T


def growth(
    table: pd.DataFrame, key: str, money: str, day: str, months: tuple[str, str], unit: str, seed: int = 0
) -> pd.DataFrame:
    """Return by how much money grew from one month to another, with all rows and with those that have a key.

    Parameters
    ----------
    table
        Any table.
    key
        The grouping column, missing in some rows.
    money
        A column of amounts.
    day
        A column of times.
    months
        Two months, such as ``("2011-10", "2011-11")``.
    unit
        As in `missing_shares`: drawn again with its rows of both months.
    seed
        Of the draws, 0 or more.

    Returns
    -------
    DataFrame by ``all rows``, ``rows with a key`` and ``difference`` (the first less the second, in the same draws)
        ``growth`` from ``low`` to ``high``; 0.1 is a rise of 10 %.

    Raises
    ------
    ValueError
        If a column is not there, a unit is missing, or a month has no money.

    Examples
    --------
    >>> times = pd.to_datetime(["2011-10-03", "2011-10-04", "2011-11-01", "2011-11-02"])
    >>> table = pd.DataFrame({"who": [1, 1, 1, None], "pounds": [50.0, 50, 60, 90], "time": times})
    >>> growth(table, "who", "pounds", "time", ("2011-10", "2011-11"), "time")["growth"].round(2).to_dict()
    {'all rows': 0.5, 'rows with a key': -0.4, 'difference': 0.9}
    """
    known_columns(table, [key, money, day])
    month = table[day].dt.strftime("%Y-%m")
    units = _units(table, unit)[month.isin(months)]
    amounts = pd.DataFrame({"all rows": table[money], "rows with a key": table[money].where(table[key].notna(), 0.0)})
    sums = []
    times = _times(units.nunique(), np.random.default_rng([seed, 2]))
    for name in months:
        of_month = amounts.loc[units.index].where(month == name, 0.0).groupby(units).sum().to_numpy()
        if not (of_month.sum(axis=0) > 0).all():
            raise ValueError(f"{name} has no money in {money!r}; give two months such as 2011-10 that have.")
        sums.append(times @ of_month)
    grown = sums[1] / np.where(sums[0] > 0, sums[0], np.nan) - 1
    grown = np.column_stack([grown, grown[:, 0] - grown[:, 1]])
    return pd.DataFrame(_with_ends(grown), columns=[*amounts.columns, "difference"], index=["growth", "low", "high"]).T


def _units(table: pd.DataFrame, unit: str) -> pd.Series:
    """Return the column by which rows are drawn again; a row without a unit would be lost in silence."""
    units = table[known_columns(table, unit)[0]]
    if missing := int(units.isna().sum()):
        raise ValueError(f"{missing:,} rows have no {unit!r} to be drawn by; give them one, such as their receipt.")
    return units


def _times(n: int, rng: np.random.Generator) -> np.ndarray:
    """Return how often each of `n` units is taken, a row per draw: first once each, then drawn with replacement."""
    drawn = rng.multinomial(n, np.full(n, 1 / n), DRAWS)
    return np.vstack([np.ones(n), drawn]).astype(float)


def _with_ends(values: np.ndarray) -> np.ndarray:
    """Return each column's first value, and the ends of the middle 95 % of its other values; a draw may lack one."""
    return np.vstack([values[0], np.nanquantile(values[1:], [0.025, 0.975], axis=0)])
