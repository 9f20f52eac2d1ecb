"""The figures of lesson 02: curves of forgetting, an interest over time, back-tests, half-lives and rivals."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers import plotting
from helpers.interest.forgetting import decay, half_life
from helpers.interest.rivals import RECENCY

_COLOURS = [plotting.GREEN, plotting.BLUE, plotting.VERMILION, plotting.PURPLE]
_MONTHS = 12  # of the curves


@plotting.drawing()
def draw_decay(etas: Sequence[float]) -> Figure:
    """Draw the weight of a purchase over a year, a curve per factor; a dot marks the half-life if it is within it."""
    figure, ax = plt.subplots()
    ages = np.linspace(0, _MONTHS, 241)
    for line, (eta, colour) in enumerate(zip(sorted(etas), _COLOURS, strict=False)):
        half = half_life(eta)
        ax.plot(ages, decay(ages, eta), color=colour)
        if half <= _MONTHS:
            ax.plot(half, 0.5, "o", color=colour)
        words = f"η = {eta:g}: half is left after {half:.1f} months"
        ax.text(
            1, 1.03 + 0.08 * (len(etas) - 1 - line), words, color=colour, ha="right", transform=ax.transAxes
        )  # clear of all curves
    ax.set(xlabel="months since the purchase (30 days each)", ylabel="weight of the purchase")
    ax.set(ylim=(0, 1.02), xlim=(0, _MONTHS))
    return figure


@plotting.drawing()
def draw_ebbinghaus(measured: pd.Series, kept: pd.Series, single: pd.Series) -> Figure:
    """Draw what was saved after some hours, with two curves: Ebbinghaus's own, and one rate throughout."""
    figure, ax = plt.subplots()
    ax.plot(kept, color=plotting.BLUE)
    ax.plot(single, color=plotting.GREY, ls=":")
    ax.plot(measured, "o", color=plotting.BLUE)
    ax.text(0.35, 27, "measured (dots), and\nEbbinghaus's formula", color=plotting.BLUE)
    ax.text(60, 57, "one rate throughout", color=plotting.GREY)
    ax.annotate(
        "1 to 2 days: faster than\nbefore and after",
        (34, measured.loc[[24, 48]].mean()),
        (9, 18),
        color=plotting.VERMILION,
        arrowprops={"arrowstyle": "-", "color": plotting.VERMILION, "lw": 0.6},
    )
    ax.set(xscale="log", ylim=(15, 65), xlabel="hours since learning (logarithmic)", ylabel="work saved, %")
    ax.xaxis.set_major_formatter("{x:g}")
    return figure


@plotting.drawing()
def draw_interest(eta: float, past: np.ndarray) -> Figure:
    """Draw the interest over 18 months of somebody who bought so many months before the observation point."""
    ago = np.linspace(18, 0, 901)[:, None]
    left = np.exp(-eta * np.maximum(past - ago, 0)) * (past >= ago)
    total = left.sum(axis=1)
    figure, ax = plt.subplots()
    ax.plot(ago, left, color=plotting.GREY, lw=0.8)
    ax.fill_between(ago[:, 0], total, color=plotting.SKY, alpha=0.3)
    ax.plot(ago, total, color=plotting.BLUE)
    ax.annotate(f"S = {total[-1]:.2f}", (-0.15, total[-1]), va="center", color=plotting.BLUE)
    ax.set(xlim=(18, -1.8), xticks=range(0, 19, 3), ylim=(0, max(2.5, 1.05 * total.max())))
    ax.set(xlabel="months before the observation point", ylabel="interest (sum of weights)")
    return figure


@plotting.drawing()
def draw_backtest(runs: dict[str, pd.Series], leak: pd.Series, test: pd.DataFrame, against: float) -> Figure:
    """Draw back-tests of the factor: the AUC month by month, and beside it how sure the last month is.

    Parameters
    ----------
    runs
        AUC by factor, for each month's name; the last is the month that tests the choice.
    leak
        The same for a score that had seen the month it is judged by.
    test
        By factor: ``lead`` in the last month over the factor `against`, from ``lead_low`` to ``lead_high``.
    against
        The factor that all are held against.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.2, 3.9), width_ratios=(1.25, 1))
    styles = [(plotting.SKY, "-"), (plotting.ORANGE, "-."), (plotting.GREEN, "--"), (plotting.PURPLE, ":")]
    for (name, run), (colour, dashes) in zip(runs.items(), [*styles, (plotting.BLUE, "-")], strict=True):
        last = name == list(runs)[-1]
        left.plot(run, color=colour, ls=dashes, lw=2.4 if last else 1.5, label=name)
        left.plot(run.idxmax(), run.max(), "o", color=colour)
    left.plot(leak, color=plotting.VERMILION, ls=(0, (1, 1)), lw=2.4, label="December, seen")
    left.set(
        xlabel="decay factor η, per month", ylabel="AUC: buyers of the month found", title="dot: best of the month"
    )
    left.legend(fontsize=8, loc="lower right", ncols=2, handlelength=2.4)
    left.set_ylim(bottom=min(run.min() for run in runs.values()) - 0.11)
    told = (test["lead_low"] > 0) | (test["lead_high"] < 0)
    for eta, row in test.iterrows():
        colour = plotting.VERMILION if told[eta] else plotting.BLUE
        right.plot([eta, eta], row[["lead_low", "lead_high"]], color=colour, lw=2)
        right.plot(eta, row["lead"], "o", color=colour)
    right.axhline(0, color=plotting.GREY, lw=0.8)
    right.set(xlabel="decay factor η, per month", ylabel=f"lead over η = {against:g} in AUC", title=f"{name}, 95 %")
    notes = [
        ("worse or better than it", plotting.VERMILION, told.any()),
        ("cannot be told from it", plotting.BLUE, True),
    ]
    for line, (words, colour, _) in enumerate(note for note in notes if note[2]):
        right.annotate(words, (0.5, 0.05 + 0.07 * line), xycoords="axes fraction", ha="center", color=colour)
    low, high = test["lead_low"].min(), test["lead_high"].max()
    right.set_ylim(low - 0.35 * (high - low), high + 0.05 * (high - low))
    for panel in (left, right):
        _eta_axis(panel)
    return figure


@plotting.drawing()
def draw_half_lives(fits: pd.DataFrame, marks: dict[str, tuple[float, str]]) -> Figure:
    """Draw fitted half-lives with their intervals, a row per column of `fits`, and named vertical lines."""
    figure, ax = plt.subplots(figsize=(7.2, 2.4))
    far = 1.5 * max(fits.loc["half_life"].max(), *(value for value, _ in marks.values()))
    ax.hlines(fits.columns, fits.loc["low"], fits.loc["high"].clip(upper=far), color=plotting.BLUE, lw=3)
    ax.plot(fits.loc["half_life"], fits.columns, "o", color=plotting.BLUE, ms=9)
    by_place = sorted(marks.items(), key=lambda mark: mark[1][0])
    for place, (name, (value, colour)) in enumerate(by_place):
        first = place < len(by_place) - 1  # its name stands to the left
        ax.axvline(value, color=colour, ls="--")
        where = {"xytext": (-4 if first else 4, 0), "ha": "right" if first else "left", "textcoords": "offset points"}
        ax.annotate(name, (value, 1.5), **where, color=colour)
    ax.set(ylim=(-0.6, 1.85), xlabel="half-life, months of 30 days (line: 95 % interval)")
    return figure


@plotting.drawing()
def draw_leads(compared: dict[str, pd.DataFrame], against: str) -> Figure:
    """Draw how far each score leads over the one called `against`, a panel per data set; the rivals as rows."""
    figure, panels = plt.subplots(1, len(compared), figsize=(9.4, 2.7), sharex=True, sharey=True)
    for panel, (name, table) in zip(np.atleast_1d(panels), compared.items(), strict=True):
        rows = table.drop(index=against).iloc[::-1]
        for line, (score, row) in enumerate(rows.iterrows()):
            colour = plotting.GREY if score == RECENCY else plotting.BLUE
            colour = plotting.VERMILION if score.endswith(" = 0.5") else colour
            panel.hlines(line, row["lead_low"], row["lead_high"], color=colour, lw=2)
            panel.plot(row["lead"], line, "o", color=colour)
            at = {"xycoords": ("axes fraction", "data"), "ha": "right", "va": "center", "fontsize": 9}
            panel.annotate(f"{row['lead']:+.3f}", (1, line), **at, color=colour)
        panel.axvline(0, color=plotting.GREY, lw=0.8)
        panel.set(title=name, yticks=range(len(rows)), yticklabels=rows.index, ylim=(-0.5, len(rows) - 0.3))
    ends = pd.concat(compared.values())[["lead_low", "lead_high"]]
    low, high = ends["lead_low"].min(), ends["lead_high"].max()
    panel.set_xlim(low - 0.05 * (high - low), high + 0.45 * (high - low))  # the values stand at the right
    figure.supxlabel(f"lead over the {against}, in AUC (line: 95 % interval)", fontsize=10)
    return figure


def _eta_axis(ax: Axes) -> None:
    ax.set(xscale="log", xticks=[0.05, 0.1, 0.2, 0.5, 1, 2, 5])
    ax.minorticks_off()
    ax.xaxis.set_major_formatter("{x:g}")
