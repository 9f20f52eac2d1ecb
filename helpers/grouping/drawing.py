"""The figures of lesson 01: three steps, rows against days, sums, money in and out, hours, a share by month."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from helpers import plotting


@plotting.drawing()
def draw_three_steps(table: pd.DataFrame, key: str, value: str) -> Figure:
    """Draw one group-by as three panels, split, apply (a sum) and combine; for a table of a dozen rows at most."""
    rows = table[[key, value]].sort_values(key, kind="stable").reset_index(drop=True)
    figure, panels = plt.subplots(1, 3, figsize=(7.6, 0.27 * len(rows) + 0.6), width_ratios=(1.1, 0.9, 1))
    for panel, title in zip(panels, ("1 · split 拆分", "2 · apply 应用: sum", "3 · combine 合并"), strict=True):
        panel.set(title=title, xlim=(0, 1), ylim=(len(rows) - 0.3, -0.7))
        panel.axis("off")
    left, middle, right = panels
    palette = [plotting.BLUE, plotting.VERMILION, plotting.GREEN, plotting.ORANGE, plotting.PURPLE]
    for number, (name, group) in enumerate(rows.groupby(key)):
        colour, first, last = palette[number % len(palette)], group.index[0], group.index[-1]
        for line, amount in group[value].items():
            left.text(0, line, f"{name}", color=colour, va="center", weight="bold")
            left.text(0.85, line, f"{amount:,.2f}", va="center", ha="right")
        middle.plot([0, 0], [first - 0.35, last + 0.35], color=colour, lw=3, clip_on=False)
        place, total = (first + last) / 2, group[value].sum()
        middle.text(0.08, place, f"{len(group)} rows → {total:,.2f}", va="center")
        right.text(0, place, f"{name}", color=colour, va="center", weight="bold")
        right.text(0.85, place, f"{total:,.2f}", va="center", ha="right")
    return figure


@plotting.drawing()
def draw_counts(customers: pd.DataFrame, x: str, y: str) -> Figure:
    """Draw two counts per customer against each other, with the line on which they are equal; the top one is named."""
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    sns.scatterplot(customers, x=x, y=y, s=14, alpha=0.5, linewidth=0, color=plotting.BLUE, ax=ax)
    end = customers[y].max()
    ax.plot([0, end], [0, end], color=plotting.GREY, lw=1)
    ax.annotate(f"{x} = {y}", (end * 0.8,) * 2, (-8, 4), textcoords="offset points", ha="right", color=plotting.GREY)
    top = customers.loc[customers[x].idxmax()]
    words = f"{top[x]:,.0f} {x}, {top[y]:,.0f} {y}"
    ax.annotate(words, (top[x], top[y]), (-8, 0), textcoords="offset points", ha="right", va="center")
    ax.set(xlabel=f"{x} per customer", ylabel=f"{y} per customer")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_sums(sums: pd.Series, *, unit: str, marked: str = "") -> Figure:
    """Draw a bar per group with its share of all, the `marked` group in red."""
    figure, ax = plt.subplots(figsize=(7.2, 0.42 * len(sums) + 0.9))
    colours = [plotting.VERMILION if name == marked else plotting.BLUE for name in sums.index]
    ax.barh(sums.index.astype(str), sums, color=colours, height=0.62)
    ax.bar_label(ax.containers[0], [f"{share:.0%}" for share in sums / sums.sum()], padding=4)
    ax.invert_yaxis()
    ax.set(xlabel=unit, xlim=(0, sums.max() * 1.1))
    return figure


@plotting.drawing()
def draw_in_and_out(ledger: pd.DataFrame) -> Figure:
    """Draw, for each reason of a ledger, the money in to the left and the money out to the right, with the net beside.

    Parameters
    ----------
    ledger
        By reason: ``out_dropped``, ``in_dropped`` and their net ``money_dropped``, in yuan; missing where none of the
        amounts can be read.
    """
    figure, ax = plt.subplots(figsize=(8.4, 0.38 * len(ledger) + 1.0))
    lines = np.arange(len(ledger))
    widest = ledger[["out_dropped", "in_dropped"]].max(axis=None)
    for column, sign, colour, align, word in (
        ("out_dropped", 1, plotting.VERMILION, "left", "money out"),
        ("in_dropped", -1, plotting.BLUE, "right", "money in"),
    ):
        ax.barh(lines, sign * ledger[column].fillna(0), color=colour, height=0.62)
        ax.text(sign * widest * 0.02, -0.85, word, color=colour, ha=align, weight="bold")
        for line, amount in ledger[column].reset_index(drop=True).dropna().items():
            ax.text(sign * (amount + widest * 0.02), line, f"{amount:,.0f}", ha=align, va="center", fontsize=9)
    ax.text(widest * 1.85, -0.85, "net: out − in", ha="right", weight="bold")
    for line, net in ledger["money_dropped"].reset_index(drop=True).items():
        if np.isnan(net):
            ax.text(0, line, "cannot be read", ha="center", va="center", fontsize=9, color=plotting.GREY)
        else:
            ax.text(widest * 1.85, line, f"{net:,.0f}", ha="right", va="center", fontsize=9)
    ax.set(yticks=lines, yticklabels=ledger.index, xlim=(-1.4 * widest, 1.9 * widest), ylim=(len(ledger) - 0.5, -1.2))
    ticks = [tick for tick in ax.get_xticks() if abs(tick) <= widest * 1.1]
    ax.set_xticks(ticks, [f"{abs(tick) / 1e6:g}" for tick in ticks])
    ax.set_xlabel("dropped, million yuan", x=1.4 / 3.3)
    return figure


@plotting.drawing()
def draw_hours(time: pd.Series, date_only: pd.Series) -> Figure:
    """Draw payments by hour of the day: all rows, and those with a clock time on two clocks, Beijing's and UTC's."""
    table = pd.DataFrame({"hour": time.dt.hour, "kind": date_only.map({True: "date only", False: "clock time"})})
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.6, 3.2))
    order = ["date only", "clock time"]
    colours = {"date only": plotting.VERMILION, "clock time": plotting.BLUE}
    sns.histplot(
        table, x="hour", hue="kind", hue_order=order, palette=colours, multiple="stack", discrete=True, alpha=1, ax=left
    )
    left.get_legend().set_title("")
    left.set(title="all rows, clock of Beijing", xlabel="hour of the day", ylabel="payments", xticks=range(0, 24, 6))
    left.yaxis.set_major_formatter("{x:,.0f}")
    beijing = table.loc[~date_only, "hour"].value_counts().reindex(range(24), fill_value=0)
    utc = pd.Series(np.roll(beijing.to_numpy(), -8), beijing.index)
    for counts, word, colour, style in (
        (beijing, "clock of\nBeijing", plotting.BLUE, "-"),
        (utc, "read as\nUTC", plotting.GREY, "--"),
    ):
        right.plot(counts, color=colour, ls=style)
        right.annotate(
            word, (counts.idxmax(), counts.max()), (0, 5), textcoords="offset points", color=colour, ha="center"
        )
    right.set(title="rows with a clock time", xlabel="hour of the day", ylabel="payments", xticks=range(0, 24, 6))
    right.set_ylim(0, beijing.max() * 1.3)
    right.yaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_missing_by_month(shares: pd.DataFrame, rise: pd.DataFrame) -> Figure:
    """Draw the share of money without a key by month, and beside it a growth with and without it; with intervals.

    Parameters
    ----------
    shares
        By month (text): ``share`` from ``low`` to ``high``.
    rise
        What `helpers.grouping.growth` returns; its first two rows are drawn.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.2, 3.1), width_ratios=(1.7, 1))
    left.vlines(shares.index, shares["low"], shares["high"], color=plotting.SKY, lw=3)
    left.plot(shares.index, shares["share"], "o-", color=plotting.BLUE, lw=1)
    left.set(title="share of money without a customer", ylim=(0, None))
    left.tick_params("x", rotation=60)
    left.yaxis.set_major_formatter("{x:.0%}")
    for line, (name, row) in enumerate(rise.iloc[:2].iterrows()):
        colour = (plotting.BLUE, plotting.VERMILION)[line]
        right.plot([row["low"], row["high"]], [line, line], color=colour, lw=3)
        right.plot(row["growth"], line, "o", color=colour)
        right.annotate(f"{name}: {row['growth']:+.0%}", (row["growth"], line), (0, 8), textcoords="offset points",
                       ha="center", color=colour)  # fmt: skip
    right.axvline(0, color=plotting.PALE, lw=1)
    right.set(title="growth of the month's sales", yticks=[], ylim=(1.5, -0.6))
    right.spines["left"].set_visible(False)
    right.xaxis.set_major_formatter("{x:+.0%}")
    return figure
