"""The figures of the lesson on audiences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting
from helpers.audience.comparing import Drift
from helpers.audience.estimating import Estimate


@plotting.drawing()
def draw_cut(counts: Sequence[float], cut: int) -> Figure:
    """Draw counts in falling order, with the cut after so many of them and the people tied there.

    Parameters
    ----------
    counts
        A number a customer, the largest first.
    cut
        After how many the list ends.
    """
    counts = np.asarray(counts)
    tied = counts == counts[cut - 1]
    colour = np.where(tied, plotting.ORANGE, np.where(np.arange(len(counts)) < cut, plotting.BLUE, plotting.PALE))
    figure, ax = plt.subplots(figsize=(7.2, 3.2))
    ax.bar(np.arange(1, len(counts) + 1), counts, color=colour)
    ax.axvline(cut + 0.5, color=plotting.VERMILION, ls="--")
    ax.annotate(
        f"cut after {cut}", (cut + 0.5, counts[0]), (6, -10), textcoords="offset points", color=plotting.VERMILION
    )
    ax.annotate(
        f"{tied.sum()} customers with {counts[cut - 1]}: who is in?"
        if tied.sum() > 1
        else f"one with {counts[cut - 1]}",
        (np.flatnonzero(tied)[-1] + 1.4, counts[cut - 1]),
        (8, 8),
        textcoords="offset points",
    )
    ax.set(xlabel="customers, most repayments first", ylabel="card repayments", xlim=(0.2, len(counts) + 0.8))
    return figure


@plotting.drawing()
def draw_extremes(rate: pd.Series, months: pd.Series, chosen: Sequence[int]) -> Figure:
    """Draw repayments a month of everybody who repays a card, and those whom an order picks, beside one bill a month.

    Parameters
    ----------
    rate, months
        By customer: repayments a month, over how many calendar months with a repayment.
    chosen
        The customers picked.
    """
    picked = rate.index.isin(chosen)
    figure, ax = plt.subplots()
    for who, colour, size in ((~picked, plotting.GREY, 12), (picked, plotting.VERMILION, 42)):
        ax.scatter(months[who], rate[who], s=size, color=colour, alpha=0.35 if size < 20 else 0.9, lw=0)
    ax.axhline(1, color=plotting.BLUE, ls=":")
    below = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "ha": "right"}
    ax.annotate("one bill a month", (0.99, 1), (0, -12), color=plotting.BLUE, **below)
    corner = {"xycoords": "axes fraction", "va": "top"}
    ax.annotate(f"the {picked.sum()} with most repayments", (0.02, 0.97), color=plotting.VERMILION, **corner)
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
def draw_estimates(estimates: Sequence[Estimate], truth: int) -> Figure:
    """Draw intervals from many samples beside the true size, the smallest estimate first."""
    ranked = sorted(estimates, key=lambda found: found.n)
    low, high = (np.array([getattr(found, end) for found in ranked]) for end in ("low", "high"))
    holds = (low <= truth) & (truth <= high)
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    place = np.arange(1, len(ranked) + 1)
    ax.vlines(place, low, high, color=np.where(holds, plotting.SKY, plotting.VERMILION), lw=2)
    ax.scatter(place, [found.n for found in ranked], s=6, color=plotting.INK, zorder=3)
    ax.axhline(truth, color=plotting.BLUE)
    words = (("the true size, counted", plotting.BLUE), ("intervals that miss it", plotting.VERMILION))
    for line, (text, colour) in enumerate(words):
        ax.annotate(text, (0.02, 0.96 - 0.08 * line), xycoords="axes fraction", va="top", color=colour)
    ax.set(xlabel="samples, the smallest estimate first", ylabel="customers", ylim=(0, None))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_drifts(drifts: Mapping[str, Drift]) -> Figure:
    """Draw how frozen audiences differ from the one of today: who is still meant, who no longer is, who is missed."""
    figure, ax = plt.subplots(figsize=(7.2, 0.75 * len(drifts) + 1.3))
    parts = {
        "still meant": ("stayed", plotting.BLUE, "white"),
        "no longer meant": ("left", plotting.VERMILION, plotting.INK),
        "meant, not on the list": ("entered", plotting.ORANGE, plotting.INK),
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
