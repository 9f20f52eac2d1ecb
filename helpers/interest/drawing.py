"""The figures of the lesson on the interest ranking."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting


@plotting.drawing()
def draw_parts(parts: pd.DataFrame, named: int = 3) -> Figure:
    """Draw each part's values on one line of a common scale; the first few rows are named #1, #2, …"""
    figure, ax = plt.subplots(figsize=(7.2, 3.0))
    colours = [plotting.VERMILION, plotting.BLUE, plotting.GREEN, plotting.PURPLE]
    for line, part in enumerate(reversed(parts.columns)):
        values = parts[part].to_numpy()
        ax.scatter(values, [line] * len(values), s=22, color=plotting.GREY, alpha=0.6)
        together = np.ptp(values[:named]) < 0.05  # their names would lie on each other
        for place in range(named):
            colour, aside = colours[place % len(colours)], (place - 1) * 12 - 6 if together else 0
            where = {"xytext": (aside, 8 if place % 2 == 0 else -17), "textcoords": "offset points"}
            ax.scatter(values[place], line, s=42, color=colour, zorder=3)
            ax.annotate(f"#{place + 1}", (values[place], line), **where, ha="center", color=colour)
    ax.set(yticks=range(parts.shape[1]), yticklabels=list(reversed(parts.columns)), ylim=(-0.5, parts.shape[1] - 0.5))
    ax.set_xlabel("normalised score (no unit)")
    return figure


@plotting.drawing()
def draw_intervals(behind: pd.DataFrame, *, end: float = 40, open_text: str = "") -> Figure:
    """Draw intervals ``lowest`` to ``highest``, a row each; one without an upper end is an arrow to `end`."""
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    for line, (low, high) in enumerate(behind[["lowest", "highest"]].to_numpy()):
        endless = np.isinf(high)
        colour = plotting.VERMILION if endless else plotting.BLUE
        ax.plot([low, end if endless else high], [line, line], color=colour, lw=3)
        ax.plot(end if endless else (low + high) / 2, line, marker=">" if endless else "o", color=colour)
    limit = behind.loc[np.isinf(behind["highest"]), "lowest"].min()
    if open_text and np.isfinite(limit):
        ax.axvline(limit, color=plotting.GREY, ls=":")
        ax.annotate(open_text, (limit, 0.1), (6, 0), textcoords="offset points")
    ax.set(yticks=range(len(behind)), yticklabels=[f"#{n + 1}" for n in range(len(behind))], xlim=(0, end * 1.03))
    ax.set(
        xlabel="interest S before the sigmoid (purchases, each faded by its age)", ylabel="place in the printed list"
    )
    ax.invert_yaxis()
    return figure


@plotting.drawing()
def draw_timelines(events: pd.DataFrame, users: Sequence, titles: Sequence[str], what: str) -> Figure:
    """Draw the number of events a month, a panel a user, over all months that `events` has."""
    month = events["time"].dt.to_period("M")
    axis = pd.period_range(month.min(), month.max(), freq="M")
    figure, panels = plt.subplots(len(users), 1, figsize=(7.2, 1.4 * len(users)), sharex=True, sharey=True)
    for panel, user, title in zip(np.atleast_1d(panels), users, titles, strict=True):
        counts = month[events["user_id"] == user].value_counts().reindex(axis, fill_value=0)
        panel.bar(range(len(axis)), counts, color=plotting.BLUE)
        panel.set_title(title, fontsize=10)
    figure.supylabel(what, fontsize=10)
    panel.set_xticks(range(0, len(axis), 3), axis[::3].strftime("%Y-%m"))
    return figure


@plotting.drawing()
def draw_two(table: pd.DataFrame, *, xlabel: str, form: str = "{:.2f}") -> Figure:
    """Draw two columns as two dots a row, each with its value; the columns' names stand above the first row's dots."""
    figure, ax = plt.subplots(figsize=(7.2, 0.48 * len(table) + 1.2))
    lines = np.arange(len(table))[::-1]
    ax.hlines(lines, table.min(axis=1), table.max(axis=1), color=plotting.PALE, lw=3, zorder=1)
    for column, other, colour in zip(table, table.columns[::-1], (plotting.GREY, plotting.BLUE), strict=True):
        ax.scatter(table[column], lines, s=42, color=colour)
        for line, value, opposite in zip(lines, table[column], table[other], strict=True):
            left = value < opposite or (value == opposite and colour == plotting.GREY)
            word = f"{column} {form.format(value)}" if line == lines[0] else form.format(value)
            where = {"xytext": (-8 if left else 8, 0), "textcoords": "offset points"}
            ax.annotate(word, (value, line), **where, ha="right" if left else "left", va="center", color=colour)
    low, high = table.min().min(), table.max().max()
    room = 0.55 * (high - low)  # for the names
    ax.set(yticks=lines, yticklabels=table.index, xlim=(low - room, high + room), ylim=(-0.6, len(table) - 0.4))
    ticks = [tick for tick in ax.get_xticks() if low - room / 4 <= tick <= high + room / 4]
    ax.set_xticks(ticks, [form.format(tick) for tick in ticks])
    ax.set_xlabel(xlabel)
    return figure
