"""The figures of lesson 04 in which scores are compared: with intervals, after slips, on a real shop."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers import plotting


@plotting.drawing()
def draw_scores(compared: pd.DataFrame, bold: Sequence[str], *, xlabel: str) -> Figure:
    """Draw the AUC of each score with its interval and its value, best first; the scores in `bold` in colour."""
    figure, ax = plt.subplots(figsize=(7.2, 0.42 * len(compared) + 1.1))
    _draw_rows(ax, compared.sort_values("auc"), bold)
    ax.set_xlabel(xlabel)
    return figure


@plotting.drawing()
def draw_months(tried: dict[str, pd.DataFrame], bold: Sequence[str], *, xlabel: str) -> Figure:
    """Draw the AUC of each score with its interval, a panel per month; the rows stand as in the first month."""
    figure, panels = plt.subplots(1, len(tried), figsize=(9.2, 2.7), sharey=True, sharex=True)
    for panel, (month, compared) in zip(panels, tried.items(), strict=True):
        _draw_rows(panel, compared.iloc[::-1], bold)
        panel.set(title=month, xlabel=xlabel)
    return figure


def _draw_rows(ax: Axes, compared: pd.DataFrame, bold: Sequence[str]) -> None:
    for line, (name, row) in enumerate(compared.iterrows()):
        colour = plotting.BLUE if name in bold else plotting.GREY
        ax.hlines(line, row["low"], row["high"], color=colour, lw=2)
        ax.scatter(row["auc"], line, s=36, color=colour, zorder=3)
        ax.annotate(
            f"{row['auc']:.2f}", (row["auc"], line), (0, 5), textcoords="offset points", ha="center", color=colour
        )
    ax.axvline(0.5, color=plotting.GREY, lw=1, ls=":")
    ax.annotate("chance", (0.5, -0.55), (3, 0), textcoords="offset points", color=plotting.GREY, fontsize=9)
    ax.set(yticks=range(len(compared)), yticklabels=compared.index, ylim=(-0.6, len(compared) - 0.3))


@plotting.drawing()
def draw_slips(slips: pd.DataFrame, shown: Sequence[str], top: int) -> Figure:
    """Draw, for each misread payment, how far the wrong sum reaches and how many places of the others change."""
    figure, panels = plt.subplots(1, len(shown), figsize=(7.6, 3.2), sharex=True, sharey=True)
    for panel, scale in zip(panels, shown, strict=True):
        part = slips[slips["scale"] == scale]
        beyond = part["reach"] > 1
        for inside, colour in ((~beyond, plotting.GREY), (beyond, plotting.VERMILION)):
            panel.scatter(part.loc[inside, "reach"], part.loc[inside, "others"], s=14, color=colour, alpha=0.6)
        panel.axvline(1, color=plotting.GREY, lw=1, ls=":")
        panel.set(xscale="log", ylim=(-1, top), title=scale, xlabel="wrong sum / largest true sum")
        panel.xaxis.set_major_formatter("{x:g}")
    at = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "color": plotting.VERMILION}
    panels[-1].annotate("the wrong sum\nbecomes the\nlargest →", (1, 0.97), (-4, 0), ha="right", va="top", **at)
    panels[0].set_ylabel(f"first {top} places changed,\nwithout the payer")
    return figure
