"""The figures of the lesson on audiences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting
from helpers.audience.comparing import Drift
from helpers.paths import NOTEBOOKS

SCREEN = NOTEBOOKS / "pictures" / "audience_builder.png"  # the audience builder with the printed rule


@plotting.drawing(constrained=False)
def draw_screen() -> Figure:
    """Draw the picture of the audience builder with the rule that the source documents print, point for point."""
    picture = plt.imread(SCREEN)
    dots = plt.rcParams["figure.dpi"]
    figure = plt.figure(figsize=(picture.shape[1] / dots, picture.shape[0] / dots))
    figure.figimage(picture)
    return figure


@plotting.drawing()
def draw_cut(counts: Sequence[float], cut: int) -> Figure:
    """Draw counts in falling order, with the cut after so many of them and the people tied there.

    Parameters
    ----------
    counts
        One number per customer, the largest first.
    cut
        After how many the list ends.
    """
    counts = np.asarray(counts)
    last = counts[cut - 1]
    tied, more = int((counts == last).sum()), int((counts > last).sum())
    figure, ax = plt.subplots(figsize=(7.2, 3.2))
    edges = (0, more, more + tied, len(counts))
    parts = {"in": plotting.BLUE, "equal at the cut": plotting.ORANGE, "out": plotting.PALE}
    for (name, colour), start, end in zip(parts.items(), edges[:-1], edges[1:], strict=True):
        ax.stairs(counts[start:end], np.arange(start, end + 1) + 0.5, fill=True, color=colour, label=name)
    ax.axvline(cut + 0.5, color=plotting.VERMILION, ls="--")
    above = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "ha": "center"}
    ax.annotate(f"cut after {cut}", (cut + 0.5, 1), (0, 3), color=plotting.VERMILION, **above)
    words = f"{tied} customers with {last}: who is in?" if tied > 1 else f"one with {last}"
    ax.annotate(words, (more + tied + 0.5, last), (8, -10), textcoords="offset points")
    ax.set(xlabel="customers, most repayments first", ylabel="card repayments", xlim=(0.2, len(counts) + 0.8))
    figure.legend(loc="outside upper left", ncols=3, fontsize=9, handlelength=1)
    return figure


@plotting.drawing()
def draw_extremes(rate: pd.Series, months: pd.Series, chosen: Sequence[int]) -> Figure:
    """Draw repayments per month of all who repay a card, and of the customers picked, beside one bill per month.

    Parameters
    ----------
    rate, months
        By customer: repayments per month, over how many calendar months with a repayment.
    chosen
        The customers picked.
    """
    picked = rate.index.isin(chosen)
    figure, ax = plt.subplots()
    for who, colour, size in ((~picked, plotting.GREY, 12), (picked, plotting.VERMILION, 42)):
        ax.scatter(months[who], rate[who], s=size, color=colour, alpha=0.35 if size < 20 else 0.9, lw=0)
    ax.axhline(1, color=plotting.BLUE, ls=":")
    below = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "ha": "right"}
    ax.annotate("one bill per month", (0.99, 1), (0, -12), color=plotting.BLUE, **below)
    corner = {"xycoords": "axes fraction", "va": "top"}
    ax.annotate(f"behind the letters: {picked.sum()}", (0.02, 0.97), color=plotting.VERMILION, **corner)
    ax.annotate(f"other card users: {(~picked).sum():,}", (0.02, 0.9), color=plotting.GREY, **corner)
    ax.set(
        xlabel="months with a repayment",
        ylabel="repayments in such a month (log scale)",
        yscale="log",
        ylim=(0.8, None),
    )
    ax.set_yticks([1, 2, 5, 10], ["1", "2", "5", "10"])
    ax.yaxis.set_minor_formatter("")
    return figure


@plotting.drawing()
def draw_coverage(chances: Mapping[str, pd.Series], tried: pd.DataFrame) -> Figure:
    """Draw the chance that an interval holds the true size, by size; on it what drawing gave, with its interval.

    Parameters
    ----------
    chances
        What `coverage` returns, by the interval's name; up to three.
    tried
        What `held` returns for the first of these intervals.
    """
    figure, ax = plt.subplots(figsize=(7.2, 3.8))
    population = next(iter(chances.values())).index.max()
    colours = (plotting.BLUE, plotting.ORANGE, plotting.PURPLE)
    for number, (name, chance) in enumerate(chances.items()):
        shown = chance.loc[1 : population / 2]
        looks = {"color": colours[number], "lw": 1, "zorder": 2.5 - 0.1 * number}
        ax.plot(shown.index / population, shown, label=f"{name}, exact", **looks)
    ax.axhline(0.95, color=plotting.GREY, ls=":", label="promised")
    place = tried["size"] / population
    ax.vlines(place, tried["low"], tried["high"], color=plotting.INK, lw=2, zorder=3)
    ax.scatter(place, tried["held"], color=plotting.INK, s=26, zorder=4, label="drawn, with 95 % interval")
    for number, (name, row) in enumerate(tried.sort_values("size").iterrows()):
        x, height = row["size"] / population, 1.045 - 0.02 * (number % 3)
        ax.vlines(x, row["high"], height, color=plotting.GREY, lw=0.6)
        side = ("left", 3) if x < 0.2 else ("right", -3)
        ax.annotate(name, (x, height), (side[1], -2), textcoords="offset points", ha=side[0], fontsize=9)
    ax.set(xlabel="true size, share of the customers (log scale)", ylabel="chance to hold it")
    ax.set(xscale="log", xlim=(1 / population, 0.5), ylim=(0.75, 1.06))
    ax.set_xticks([share for share in (0.001, 0.01, 0.1, 0.5) if share * population > 1])
    ax.xaxis.set_minor_formatter("")
    ax.set_yticks([0.75, 0.8, 0.85, 0.9, 0.95, 1])
    ax.xaxis.set_major_formatter(lambda share, _: f"{100 * share:g}%")
    ax.yaxis.set_major_formatter("{x:.0%}")
    ax.legend(loc="lower left")
    return figure


@plotting.drawing()
def draw_drifts(drifts: Mapping[str, Drift]) -> Figure:
    """Draw how frozen audiences differ from the one of today: who still matches, who no longer does, who is missed."""
    figure, ax = plt.subplots(figsize=(7.2, 0.75 * len(drifts) + 1.3))
    parts = {
        "still match": ("stayed", plotting.BLUE, "white"),
        "no longer match": ("left", plotting.VERMILION, plotting.INK),
        "match now, not on the list": ("entered", plotting.ORANGE, plotting.INK),
    }
    start, longest = np.zeros(len(drifts)), max(sum(map(len, found)) for found in drifts.values())
    for label, (part, colour, ink) in parts.items():
        width = [len(getattr(found, part)) for found in drifts.values()]
        bars = ax.barh(list(drifts), width, left=start, color=colour, label=label, height=0.6)
        shown = [f"{n:,}" if n > longest / 30 else "" for n in width]
        ax.bar_label(bars, shown, label_type="center", color=ink, weight="bold")
        start = start + width
    ax.set_xlabel("customers")
    ax.invert_yaxis()
    figure.legend(loc="outside upper left", ncols=3, fontsize=9, handlelength=1)
    return figure


@plotting.drawing()
def draw_ledger(ledger: pd.DataFrame) -> Figure:
    """Draw a ledger of exclusions as a staircase: who is left after each reason.

    Parameters
    ----------
    ledger
        What `exclusions` returns: reason, excluded, left.
    """
    shown = ledger[(ledger["excluded"] > 0) | ~ledger.index.isin(range(1, len(ledger) - 1))]
    gone = (shown["excluded"] > 0).to_numpy()
    width, left = np.where(gone, shown["excluded"], shown["left"]), np.where(gone, shown["left"], 0)
    figure, ax = plt.subplots(figsize=(7.2, 0.45 * len(shown) + 0.8))
    bars = ax.barh(shown["reason"], width, left=left, color=np.where(gone, plotting.VERMILION, plotting.BLUE))
    ax.bar_label(bars, [f"−{n:,}" if out else f"{n:,}" for n, out in zip(width, gone, strict=True)], padding=4)
    ax.set(xlabel="customers", xlim=(0, 1.1 * ledger["left"].max()))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.invert_yaxis()
    return figure
