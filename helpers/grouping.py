"""Grouping (split, apply, combine): the grain of a table, the rows that grouping loses, and two figures."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting


def grain(table: pd.DataFrame, keys: str | list[str]) -> pd.Series:
    """Return how a table's rows relate to a candidate key.

    Parameters
    ----------
    table
        Any table.
    keys
        One column, or several that together should name a row.

    Returns
    -------
    Series
        ``rows``; ``without_key`` (rows in which a part of the key is missing); ``distinct`` (different keys); ``most``
        (rows of the commonest key); ``unique`` (whether the key names every row).

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> grain(pd.DataFrame({"receipt": ["a", "a", "b", None]}), "receipt").to_dict()
    {'rows': 4, 'without_key': 1, 'distinct': 2, 'most': 2, 'unique': False}
    """
    columns = _known(table, keys)
    missing = table[columns].isna().any(axis=1)
    sizes = table[~missing].groupby(columns, observed=True).size()
    result = {
        "rows": len(table),
        "without_key": int(missing.sum()),
        "distinct": len(sizes),
        "most": int(sizes.max()) if len(sizes) else 0,
        "unique": bool(not missing.any() and len(sizes) == len(table)),
    }
    return pd.Series(result, dtype=object, name=" + ".join(columns))


def silent_loss(table: pd.DataFrame, keys: str | list[str], money: str) -> pd.Series:
    """Return what ``table.groupby(keys)`` leaves out without a word: the rows whose key is missing.

    Parameters
    ----------
    table
        Any table.
    keys
        The grouping column or columns.
    money
        The column of amounts.

    Returns
    -------
    Series
        ``rows`` and ``money`` lost, and their shares ``rows_share`` and ``money_share`` of the table's totals. The
        share of money is missing where the total is 0.

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> table = pd.DataFrame({"shop": ["x", "y", None], "yuan": [10.0, 20.0, 10.0]})
    >>> silent_loss(table, "shop", "yuan").to_dict()
    {'rows': 1.0, 'money': 10.0, 'rows_share': 0.3333333333333333, 'money_share': 0.25}
    """
    columns = _known(table, keys)
    amounts = table[_known(table, money)[0]]
    lost = table[columns].isna().any(axis=1)
    total = amounts.sum()
    return pd.Series(
        {
            "rows": float(lost.sum()),
            "money": float(amounts[lost].sum()),
            "rows_share": float(lost.mean()) if len(table) else float("nan"),
            "money_share": float(amounts[lost].sum() / total) if total else float("nan"),
        },
        name=" + ".join(columns),
    )


@plotting.drawing()
def draw_three_steps(table: pd.DataFrame, key: str, value: str) -> Figure:
    """Draw one group-by as three panels, split, apply (a sum) and combine; for a table of a dozen rows at most."""
    rows = table[[key, value]].sort_values(key, kind="stable")
    sums = rows.groupby(key)[value].sum()
    palette = [plotting.BLUE, plotting.ORANGE, plotting.GREEN, plotting.VERMILION, plotting.PURPLE]
    colour = dict(zip(sums.index, palette * len(sums), strict=False))
    figure, panels = plt.subplots(1, 3, figsize=(8.4, 0.32 * len(rows) + 1.1), width_ratios=(1.25, 1, 1.1))
    titles = ("1 · split 拆分", "2 · apply 应用: sum", "3 · combine 合并")
    for panel, title in zip(panels, titles, strict=True):
        panel.set(title=title, xlim=(0, 1), ylim=(len(rows) + 0.2, -0.6))
        panel.axis("off")
    lines = {name: [] for name in sums.index}
    for line, (name, amount) in enumerate(rows.itertuples(index=False)):
        lines[name].append(line)
        panels[0].text(0.02, line, f"{name}", color=colour[name], va="center", weight="bold")
        panels[0].text(0.9, line, f"{amount:,.2f}", va="center", ha="right")
    for position, (name, total) in enumerate(sums.items()):
        middle = sum(lines[name]) / len(lines[name])
        panels[1].plot([0.05, 0.05], [lines[name][0] - 0.35, lines[name][-1] + 0.35], color=colour[name], lw=3)
        panels[1].text(0.15, middle, f"sum of {len(lines[name])} → {total:,.2f}", va="center")
        row = (len(rows) - len(sums)) / 2 + position
        panels[2].text(0.02, row, f"{name}", color=colour[name], va="center", weight="bold")
        panels[2].text(0.98, row, f"{total:,.2f}", va="center", ha="right")
    return figure


@plotting.drawing()
def draw_losses(losses: pd.Series, total: float, *, unit: str) -> Figure:
    """Draw what was lost, a bar a reason, each with its count and its share of all.

    Parameters
    ----------
    losses
        What was lost, by reason, drawn in this order.
    total
        All there was, of which the shares are taken.
    unit
        What is counted, for the axis.
    """
    figure, ax = plt.subplots(figsize=(7.2, 0.42 * len(losses) + 1.0))
    ax.barh(losses.index.astype(str), losses, color=plotting.VERMILION, height=0.62)
    ax.bar_label(ax.containers[-1], [f"{loss:,.0f} ({loss / total:.2%})" for loss in losses], padding=4, fontsize=9)
    ax.invert_yaxis()
    ax.set_xlim(0, losses.max() * 1.25)
    ax.set_xlabel(unit)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    return figure


def _known(table: pd.DataFrame, keys: str | list[str]) -> list[str]:
    columns = [keys] if isinstance(keys, str) else list(keys)
    for column in columns:
        if column not in table.columns:
            raise ValueError(f"There is no column {column!r}; the table has {', '.join(map(str, table.columns))}.")
    return columns
