"""The figures of times, curves and hazards; those of forecasts are in :mod:`helpers.churn.figures_of_use`."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting

_COLOURS = (plotting.BLUE, plotting.INK, plotting.GREEN, plotting.VERMILION, plotting.PURPLE, plotting.SKY)
_YEAR = 365


@plotting.drawing()
def draw_histories(members: pd.DataFrame, as_of: str | pd.Timestamp, n: int = 14) -> Figure:
    """Draw some memberships on the calendar: those that ended by as_of, and those that go on, whose end is unknown."""
    day = pd.Timestamp(as_of)
    some = members.sample(n, random_state=3).sort_values("joined")
    figure, ax = plt.subplots(figsize=(7.2, 0.24 * n + 0.9))
    for line, (joined, left) in enumerate(zip(some["joined"], some["left"], strict=True)):
        gone = left <= day
        colour = plotting.VERMILION if gone else plotting.BLUE
        ax.plot([joined, left if gone else day], [line, line], color=colour, lw=2)
        ax.plot(left if gone else day, line, "o" if gone else ">", color=colour, ms=6, mfc=colour if gone else "white")
    ax.axvline(day, color=plotting.GREY, lw=1)
    ax.annotate(
        f"as_of {day:%Y-%m-%d}", (day, 0.4), (8, 0), textcoords="offset points", va="center", color=plotting.GREY
    )
    ax.text(0.01, 0.97, "● left: the end is known", color=plotting.VERMILION, transform=ax.transAxes, va="top")
    ax.text(0.01, 0.89, "▷ still there: censored 删失", color=plotting.BLUE, transform=ax.transAxes, va="top")
    ax.set(xlabel="date", ylabel="members, by date of joining", yticks=[])
    ax.set_xlim(right=day + pd.Timedelta(days=240))
    return figure


@plotting.drawing()
def draw_survival(curve: pd.DataFrame) -> Figure:
    """Draw Kaplan-Meier curves with their intervals, each labelled at its end; below, how many were still at risk."""
    years = range(int(curve["time"].max() // _YEAR) + 1)
    names = curve.groupby("group")["survival"].min().sort_values(ascending=False).index
    figure, (ax, counts) = plt.subplots(
        2, 1, figsize=(7.2, 5.2), height_ratios=(3.2, 0.2 + 0.22 * len(names)), sharex=True
    )
    ends = {}
    for colour, name in zip(_COLOURS, names, strict=False):
        rows = curve[curve["group"] == name]
        time = rows["time"] / _YEAR
        ax.step(time, rows["survival"], where="post", color=colour)
        ax.fill_between(time, rows["lower"], rows["upper"], step="post", color=colour, alpha=0.15, lw=0)
        ends[name] = (time.iloc[-1], rows["survival"].iloc[-1], colour)
    for name, height in _apart({name: end[1] for name, end in ends.items()}, 0.055).items():
        ax.annotate(name, (ends[name][0], height), (6, 0), textcoords="offset points", va="center", color=ends[name][2])
    for line, name in enumerate(names):
        rows = curve[curve["group"] == name]
        for year in years:
            left = (
                int(rows.loc[rows["time"] >= year * _YEAR, "at_risk"].max() or 0)
                if rows["time"].max() >= year * _YEAR
                else 0
            )
            counts.text(year, line, f"{left:,}", ha="center", va="center", fontsize=8.5)
    counts.set(ylim=(len(names) - 0.5, -0.5), yticks=range(len(names)), yticklabels=names, xlabel="years since joining")
    counts.set_title("still at risk", fontsize=9, color=plotting.GREY)
    counts.tick_params(length=0)
    counts.spines[:].set_visible(False)
    ax.set(ylim=(0, 1.02), ylabel="share still a member", xlim=(-0.15, len(years) - 0.1), xticks=list(years))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    return figure


@plotting.drawing()
def draw_hazard_ratios(
    ratios: pd.DataFrame,
    truth: pd.Series | None = None,
    limits: tuple[float, float] = (0.25, 4),
    steps: dict[str, int] | None = None,
) -> Figure:
    """Draw hazard ratios with their intervals on a log scale, each ratio written beside its bar.

    Parameters
    ----------
    ratios : DataFrame by feature with exp_coef, low, high. An arrow says that an interval leaves the figure.
    truth : Series, planted log hazard ratios by feature, drawn as crosses.
    limits : the smallest and the largest ratio that is drawn.
    steps : by feature, of how many units the ratio is drawn, where one unit is too small to be seen.
    """
    figure, ax = plt.subplots(figsize=(7.6, 0.3 * len(ratios) + 1.2))
    units = pd.Series(steps or {}).reindex(ratios.index, fill_value=1)
    ratios = ratios[["exp_coef", "low", "high"]].pow(units, axis=0)
    names = [name if units[name] == 1 else f"{name}, per {units[name]}" for name in ratios.index]
    ax.axvline(1, color=plotting.GREY, lw=1)
    for line, row in enumerate(ratios.itertuples()):
        colour = plotting.GREY if row.low <= 1 <= row.high else plotting.VERMILION if row.low > 1 else plotting.BLUE
        low, high = np.clip([row.low, row.high], *limits)
        ax.plot([low, high], [line, line], color=colour, lw=2)
        for end, outside, marker in ((low, row.low < low, "<"), (high, row.high > high, ">")):
            if outside:
                ax.plot(end, line, marker, color=colour, ms=6, clip_on=False)
        if limits[0] <= row.exp_coef <= limits[1]:
            ax.plot(row.exp_coef, line, "o", color=colour, ms=6)
        if truth is not None:
            ax.plot(np.exp(units[row.Index] * truth[row.Index]), line, "x", color=plotting.INK, ms=7, mew=1.6, zorder=3)
        ax.text(1.03, line, f"{row.exp_coef:.3f}", transform=ax.get_yaxis_transform(), va="center", color=colour)
    ax.set(xscale="log", xlim=limits, ylim=(len(ratios) - 0.4, -0.6), yticks=range(len(ratios)), yticklabels=names)
    ticks = [tick for tick in (0.25, 0.5, 0.8, 1, 1.25, 2, 4) if limits[0] <= tick <= limits[1]]
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()
    keys = {"leave later 较晚流失": plotting.BLUE, "interval holds 1": plotting.GREY}
    keys["leave sooner 较早流失"] = plotting.VERMILION
    for place, side, (words, colour) in zip((0.02, 0.5, 0.98), ("left", "center", "right"), keys.items(), strict=True):
        ax.text(place, 1.02, words, color=colour, transform=ax.transAxes, va="bottom", ha=side)
    planted = "; × planted" if truth is not None else ""
    ax.set_xlabel(f"hazard ratio with its 95 % interval, log scale{planted}")
    return figure


@plotting.drawing()
def draw_ages(printed: pd.DataFrame, ours: pd.DataFrame, bottoms: dict[str, tuple[float, float]], at: float) -> Figure:
    """Draw the hazard by age, printed and ours, each with the ages between which its lowest point may lie.

    Parameters
    ----------
    printed, ours : DataFrame as `printed_ages` and `age_curve` give it: age, ratio, low, high.
    bottoms : the youngest and the oldest age of the lowest point, by title of the panel, in this order.
    at : the planted age of the lowest point, drawn in the second panel.
    """
    figure, panels = plt.subplots(1, 2, figsize=(8.6, 3.5), sharey=True)
    for panel, curve, (title, (low, high)) in zip(panels, (printed, ours), bottoms.items(), strict=True):
        panel.axvspan(low, high, color=plotting.ORANGE, alpha=0.25, lw=0)
        panel.fill_between(curve["age"], curve["low"], curve["high"], color=plotting.BLUE, alpha=0.2, lw=0)
        panel.plot(curve["age"], curve["ratio"], color=plotting.BLUE)
        panel.set(title=title, xlabel="age, years", yscale="log")
        place = panel.get_xaxis_transform()
        words = f"lowest at\n{low:.0f} to {high:.0f}"
        panel.text((low + high) / 2, 0.96, words, transform=place, ha="center", va="top", bbox={"fc": "white", "lw": 0})
    panels[1].axvline(at, color=plotting.INK, lw=1.2, ls=":")
    panels[1].text(at + 1.5, 0.05, f"planted {at:.0f}", transform=panels[1].get_xaxis_transform(), color=plotting.INK)
    panels[0].set_ylabel("hazard against age 45, log scale")
    panels[0].set_yticks([0.25, 0.5, 1, 2, 4, 8, 16, 32], ["¼", "½", "1", "2", "4", "8", "16", "32"])
    panels[0].minorticks_off()
    return figure


def _apart(heights: dict[str, float], gap: float) -> dict[str, float]:
    """Return label heights in the same order, moved up until none is nearer than the gap to the one below."""
    placed: dict[str, float] = {}
    lowest = -np.inf
    for name in sorted(heights, key=heights.get):
        lowest = placed[name] = max(heights[name], lowest + gap)
    return placed
