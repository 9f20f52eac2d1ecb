"""The figures of the lesson on baskets."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from helpers import plotting
from helpers.baskets.evidence import lift_interval

STEPS = {
    "possible": ("possible 所有组合", plotting.PALE),
    "joined": ("joined 连接", plotting.SKY),
    "counted": ("left after pruning, counted 剪枝后", plotting.BLUE),
    "frequent": ("frequent 频繁", plotting.VERMILION),
}


@plotting.drawing()
def draw_rounds(rounds: pd.DataFrame) -> Figure:
    """Draw how many sets each step of Apriori leaves, round by round, on a log scale.

    Parameters
    ----------
    rounds
        Indexed by the number of items in a set; columns ``possible``, ``joined``, ``counted``, ``frequent``.
    """
    figure, ax = plt.subplots(figsize=(7.2, 4.0))
    place = np.arange(len(rounds))
    for shift, (step, (label, colour)) in enumerate(STEPS.items()):
        bars = ax.bar(place + (shift - 1.5) * 0.21, rounds[step], width=0.19, color=colour, label=label)
        ax.bar_label(bars, [_short(value) for value in rounds[step]], fontsize=7, padding=2)
    ax.set_yscale("log")
    ax.set(xticks=place, xticklabels=rounds.index, xlabel="items in a set (round)", ylabel="sets")
    ax.set_ylim(0.7, rounds["possible"].max() * 6)
    figure.legend(loc="outside upper left", ncols=4, fontsize=8, handlelength=1, columnspacing=1.2)
    return figure


@plotting.drawing()
def draw_intervals(rules: pd.DataFrame, names: pd.Series) -> Figure:
    """Draw each rule's lift with its exact 95 % interval and the counts it rests on.

    Parameters
    ----------
    rules
        Columns ``n_ab``, ``n_a``, ``n_b``, ``n``.
    names
        What to write beside each rule.
    """
    low, high = lift_interval(rules["n_ab"], rules["n_a"], rules["n_b"], rules["n"])
    lift = (rules["n_ab"] * rules["n"] / (rules["n_a"] * rules["n_b"])).to_numpy()
    figure, ax = plt.subplots(figsize=(8.2, 0.48 * len(rules) + 1.0))
    place = np.arange(len(rules))
    colour = [plotting.VERMILION if end < 1 else plotting.BLUE for end in low]
    ax.hlines(place, low, high, color=colour, lw=2.5)
    ax.scatter(lift, place, color=colour, zorder=3, s=28)
    for line, (end, both, a, b) in enumerate(zip(high, rules["n_ab"], rules["n_a"], rules["n_b"], strict=True)):
        ax.annotate(f"{both} of {a}, {b}", (end, line), (6, 0), textcoords="offset points", va="center", fontsize=8)
    ax.axvline(1, color=plotting.GREY, ls=":")
    if (low < 1).any():
        line = int(np.argmax(low < 1))
        words = {"textcoords": "offset points", "color": plotting.VERMILION, "fontsize": 8}
        ax.annotate("the interval holds 1", (1, line), (6, 6), **words)
    ax.set_xscale("log")
    ax.set_xlim(min(0.5, low[low > 0].min() / 1.4), high.max() * 5)
    ax.set(yticks=place, yticklabels=names, xlabel="lift, exact 95 % interval (log scale); beside it: n_AB of n_A, n_B")
    ax.xaxis.set_major_formatter("{x:,g}")
    ax.invert_yaxis()
    return figure


@plotting.drawing()
def draw_lifts(real: pd.DataFrame, dealt: pd.DataFrame) -> Figure:
    """Draw the lifts of all pairs, in the real baskets and in shuffled ones."""
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    edges = np.geomspace(0.3, 30, 70)
    for pairs, colour in ((dealt, plotting.GREY), (real, plotting.BLUE)):
        sns.histplot(x=pairs["lift"], bins=edges, element="step", color=colour, alpha=0.45, ax=ax)
    peak = np.histogram(dealt["lift"], edges)[0].max()
    ax.axvline(1, color=plotting.VERMILION, ls=":")
    ax.annotate("lift = 1", (1, peak * 0.93), (-6, 0), textcoords="offset points", ha="right", color=plotting.VERMILION)
    ax.annotate(
        "shuffled: nothing belongs together",
        (dealt["lift"].median(), peak),
        (34, -12),
        textcoords="offset points",
        color=plotting.GREY,
    )
    ax.annotate("real", (6, peak * 0.13), color=plotting.BLUE)
    ax.set_xscale("log")
    ax.set(xlabel="lift of a pair (log scale)", ylabel="pairs", xticks=[0.3, 1, 3, 10, 30])
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_formatter("")
    return figure


@plotting.drawing()
def draw_lift_table(pairs: pd.DataFrame, items: Sequence[str]) -> Figure:
    """Draw the lift of each two of some items as a heatmap, on a log scale of colour that begins at a lift of 1.

    Parameters
    ----------
    pairs
        Columns ``a``, ``b``, ``lift``, as `pair_table` gives them.
    items
        The items to draw, in this order.
    """
    chosen = pairs.loc[pairs["a"].isin(items) & pairs["b"].isin(items), ["a", "b", "lift"]]
    turned = chosen.rename(columns={"a": "b", "b": "a"})
    lifts = pd.concat([chosen, turned]).pivot(index="a", columns="b", values="lift").reindex(items, columns=items)
    lower = lifts.iloc[1:, :-1]
    figure, ax = plt.subplots(figsize=(7.2, 0.5 * len(items) + 1.1))
    sns.heatmap(
        lower,
        ax=ax,
        mask=np.triu(np.ones(lower.shape, dtype=bool), 1),
        annot=True,
        fmt=".1f",
        cmap="Blues",
        norm=LogNorm(1, 2 * lifts.max(axis=None)),
        cbar=False,
    )
    ax.set(xlabel="", ylabel="")
    ax.tick_params(length=0)
    plt.setp(ax.get_xticklabels(), rotation=25, ha="right")
    return figure


@plotting.drawing()
def draw_noise(noise: pd.DataFrame, pairs: pd.DataFrame) -> Figure:
    """Draw the lift of each pair against its count: pairs of unrelated items, and the printed ones among them."""
    figure, ax = plt.subplots(figsize=(7.2, 3.2))
    ax.scatter(noise["n_ab"], noise["lift"], s=8, color=plotting.GREY, alpha=0.4)
    ax.scatter(pairs["n_ab"], pairs["lift"], s=40, color=plotting.VERMILION)
    top = pairs.loc[pairs["lift"].idxmax(), ["n_ab", "lift"]]
    ax.annotate("the printed pairs", top, (10, -4), textcoords="offset points", color=plotting.VERMILION)
    ax.annotate("pairs of unrelated items", (40, 3), color=plotting.GREY)
    ax.set(xscale="log", yscale="log", xlabel="baskets with both (log scale)", ylabel="lift (log scale)")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_major_formatter("{x:g}")
    return figure


@plotting.drawing()
def draw_lasts(lasts: pd.DataFrame) -> Figure:
    """Draw each group's ratio to chance when it was chosen and later, the latter with its interval (`pooled`)."""
    figure, ax = plt.subplots(figsize=(7.6, 0.5 * len(lasts) + 1.2))
    place = np.arange(len(lasts))
    ax.hlines(place, lasts["later"], lasts["then"], color=plotting.PALE, lw=2)
    ax.hlines(place, lasts["low"], lasts["high"], color=plotting.BLUE, lw=3)
    ax.scatter(lasts["then"], place, color=plotting.VERMILION, s=44, zorder=3)
    ax.scatter(lasts["later"], place, color=plotting.BLUE, s=44, zorder=3)
    first = lasts.iloc[0]
    for column, word, colour in (("then", "when chosen", plotting.VERMILION), ("later", "later", plotting.BLUE)):
        ax.annotate(word, (first[column], 0), (0, 8), textcoords="offset points", ha="center", color=colour, fontsize=9)
    ax.axvline(1, color=plotting.GREY, ls=":")
    ax.annotate("chance", (1, len(lasts) - 1), (4, -12), textcoords="offset points", color=plotting.GREY, fontsize=9)
    ax.set(
        yticks=place, yticklabels=lasts.index, xlabel="times as often together as in shuffled baskets", xlim=(0, None)
    )
    ax.set_ylim(len(lasts) - 0.4, -0.7)
    return figure


@plotting.drawing()
def draw_trials(trials: pd.DataFrame, truth: float) -> Figure:
    """Draw what many trials of one size say an offer earns, coloured by what their interval can tell from zero."""
    verdict = np.select([trials["low"] > 0, trials["high"] < 0], ["a profit", "a loss"], "cannot tell")
    figure, ax = plt.subplots(figsize=(7.6, 3.2))
    edges = np.linspace(trials["earned"].min(), trials["earned"].max(), 45)
    colours = {"a loss": plotting.VERMILION, "cannot tell": plotting.PALE, "a profit": plotting.BLUE}
    parts = [trials.loc[verdict == word, "earned"] for word in colours]
    labels = [f"{word}: {len(part) / len(trials):.1%}" for word, part in zip(colours, parts, strict=True)]
    ax.hist(parts, edges, stacked=True, color=list(colours.values()), label=labels)
    ax.axvline(truth, color=plotting.INK, lw=1.5)
    ax.set_ylim(top=1.15 * ax.get_ylim()[1])
    peak = ax.get_ylim()[1]
    ax.annotate("planted", (truth, peak), (-4, -10), textcoords="offset points", ha="right", fontsize=9)
    ax.axvline(0, color=plotting.GREY, ls=":")
    ax.set(xlabel="dollars that one offer earns, as a trial measures it", ylabel="trials")
    ax.legend(title="the trial's interval says")
    return figure


def _short(value: float) -> str:
    for size, unit in ((1e9, " bn"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.2g}{unit}" if value < 10 * size else f"{value / size:,.0f}{unit}"
    return f"{value:,.0f}"
