"""The figures of lesson 06: K-means at work, skew before and after, the choice of k, segments in pairs of measures."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers import plotting
from helpers.segments.steps import Steps

COLOURS = [plotting.BLUE, plotting.ORANGE, plotting.GREEN, plotting.VERMILION, plotting.PURPLE, plotting.SKY]


@plotting.drawing()
def draw_steps(points: pd.DataFrame, steps: Steps, rounds: list[int]) -> Figure:
    """Draw the points in the colours of their centres after some rounds, a panel each."""
    figure, panels = plt.subplots(1, len(rounds), figsize=(2.9 * len(rounds), 2.9), sharex=True, sharey=True)
    for number, panel in zip(rounds, np.atleast_1d(panels), strict=True):
        _draw_round(points, steps, number, panel)
    return figure


@plotting.drawing()
def draw_round(points: pd.DataFrame, steps: Steps, number: int) -> Figure:
    """Draw one round alone, for a slider."""
    figure, ax = plt.subplots(figsize=(5.2, 3.6))
    _draw_round(points, steps, number, ax)
    return figure


def _draw_round(points: pd.DataFrame, steps: Steps, number: int, ax: Axes) -> None:
    centres, nearest = steps.centres[number], steps.nearest[number]
    behind = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.5}
    x, y = points.columns
    for centre, part in points.groupby(nearest):
        ax.scatter(part[x], part[y], s=34, color=COLOURS[centre], edgecolor="white", linewidth=0.5, zorder=4)
        for _, point in part.iterrows():
            ax.plot(
                [point[x], centres.loc[centre, x]], [point[y], centres.loc[centre, y]], color=COLOURS[centre], lw=0.6
            )
    for centre, place in centres.iterrows():
        ax.scatter(place[x], place[y], s=150, marker="X", color=COLOURS[centre], edgecolor="white", zorder=3)
        ax.annotate(f"centre {centre}", place, (0, 8), textcoords="offset points", ha="center", fontsize=8, bbox=behind)
    name = "first centres" if number == 0 else f"after round {number}"
    ax.margins(y=0.15)
    ax.set(title=f"{name}: sum {steps.sums[number]:.1f}", xlabel=f"{x}, scaled", ylabel=f"{y}, scaled")


@plotting.drawing()
def draw_bases(tried: pd.DataFrame) -> Figure:
    """Draw how well each way of grouping tells each outcome, with its interval; behaviour in colour."""
    outcomes = list(tried.index.unique("outcome"))
    figure, panels = plt.subplots(1, len(outcomes), figsize=(9.2, 2.3), sharey=True)
    for outcome, panel in zip(outcomes, np.atleast_1d(panels), strict=True):
        part = tried.loc[outcome].iloc[::-1]
        colours = [plotting.BLUE if basis == "behaviour" else plotting.GREY for basis in part.index]
        panel.hlines(part.index, part["low"], part["high"], color=colours, lw=2)
        panel.scatter(part["value"], part.index, color=colours, s=36, zorder=3)
        is_amount = outcome == "spending"
        panel.axvline(0 if is_amount else 0.5, color=plotting.PALE, lw=1)
        panel.set(
            title=outcome, xlabel="share explained" if is_amount else "AUC", xlim=None if is_amount else (0.35, 0.7)
        )
    return figure


@plotting.drawing()
def draw_clusters(customers: pd.DataFrame, cards: pd.DataFrame, cut: int) -> Figure:
    """Draw the article's clusters, recency against number of lines, each with its name, and one cut of recency."""
    figure, ax = plt.subplots(figsize=(7.2, 3.4))
    for colour, (name, card) in zip(COLOURS, cards.iterrows(), strict=False):
        part = customers[customers["Cluster"] == card["cluster"]]
        ax.scatter(part["Recency"], part["Frequency"], s=9, alpha=0.5, color=colour)
        middle = part[["Recency", "Frequency"]].median()
        box = {"boxstyle": "round", "fc": "white", "ec": colour, "alpha": 0.9}
        ax.annotate(f"{name}, {card['customers']:,}", middle, color=colour, weight="bold", bbox=box, ha="center")
    ax.axvline(cut + 0.5, color=plotting.INK, lw=1)
    ax.annotate(f"{cut} days", (cut + 0.5, 1), (4, -10), xycoords=("data", "axes fraction"), textcoords="offset points")
    ax.set(yscale="log", xlabel="recency, days", ylabel="lines in the sample")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_limits(shapes: dict[str, pd.DataFrame]) -> Figure:
    """Draw point sets with what K-means makes of them; `shapes` has x, y and cluster of each, by title."""
    figure, panels = plt.subplots(1, len(shapes), figsize=(2.9 * len(shapes), 2.8))
    for (title, points), panel in zip(shapes.items(), panels, strict=True):
        colours = [COLOURS[cluster] for cluster in points["cluster"]]
        panel.scatter(points["x"], points["y"], s=7, color=colours, alpha=0.7)
        panel.set(title=title, xticks=[], yticks=[])
        panel.set_aspect("equal", adjustable="datalim")
    return figure


@plotting.drawing(constrained=False)
def draw_skew(before: pd.DataFrame, after: pd.DataFrame) -> Figure:
    """Draw each column's distribution with its density, as it is and as it is transformed, with its skewness."""
    tables = {"as it is": before, "transformed": after}
    long = pd.concat({state: table.melt(var_name="measure") for state, table in tables.items()}, names=["state", ""])
    grid = sns.displot(
        long.reset_index("state").reset_index(drop=True),
        x="value",
        row="state",
        col="measure",
        hue="state",
        palette=[plotting.VERMILION, plotting.BLUE],
        kde=True,
        bins=40,
        height=2.1,
        aspect=1.33,
        legend=False,
        common_bins=False,
        facet_kws={"sharex": False, "sharey": False},
    )
    for (state, name), panel in grid.axes_dict.items():
        panel.set(yticks=[], xlabel="", ylabel="")
        panel.set_title(f"{name}: skewness {tables[state][name].skew():.2f}", fontsize=10)
        panel.xaxis.set_major_locator(plt.MaxNLocator(4))
        panel.xaxis.set_major_formatter("{x:,.0f}" if tables[state][name].max() > 10 else "{x:.1f}")
    for state, panel in zip(tables, grid.axes[:, 0], strict=True):
        panel.set_ylabel(f"customers,\n{state}")
    grid.tight_layout()
    return grid.figure


@plotting.drawing()
def draw_choice(choice: pd.DataFrame) -> Figure:
    """Draw what speaks for each k: the elbow, and beside it silhouette and stability, each line named at its end."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.3), width_ratios=(1, 1.4))
    sns.pointplot(x=choice.index, y=choice["inertia"], color=plotting.GREY, ax=left)
    left.set(title="the elbow 肘部", xlabel="k, number of segments", ylabel="inertia", ylim=0)
    last = len(choice) - 1  # a point plot counts its places from 0
    for name, colour, up, words in (
        ("ari_median", plotting.BLUE, 3, "stability, median"),
        ("ari_min", plotting.GREEN, -11, "stability, worst draw"),
        ("silhouette", plotting.VERMILION, -4, "silhouette"),
    ):
        sns.pointplot(x=choice.index, y=choice[name], color=colour, ax=right)
        right.annotate(words, (last, choice[name].iloc[-1]), (8, up), textcoords="offset points", color=colour)
    right.set(title="stability and silhouette", xlabel="k, number of segments", ylabel="", ylim=(0, 1.05))
    right.set_xlim(right=last + 2.6)
    return figure


@plotting.drawing(constrained=False)
def draw_pairs(table: pd.DataFrame, segments: pd.Series, most: int = 1500) -> Figure:
    """Draw each pair of recency, frequency and money, coloured by segment; of more customers than `most`, a sample.

    Frequency and money are drawn as sign(x) ln(1 + |x|), as the segments are made of them.
    """
    shown = table[["recency", "frequency", "monetary"]].astype(float)
    for name in ("frequency", "monetary"):
        shown[name] = np.sign(shown[name]) * np.log1p(shown[name].abs())
    shown = shown.set_axis(["recency, days", "frequency, log", "money, log"], axis=1)
    shown["segment"] = segments.reindex(shown.index)
    shown = shown.dropna().astype({"segment": int})
    if len(shown) > most:
        shown = shown.sample(most, random_state=0)
    grid = sns.pairplot(
        shown,
        hue="segment",
        corner=True,
        height=1.9,
        aspect=1.25,
        palette=COLOURS[: shown["segment"].nunique()],
        plot_kws={"s": 9, "alpha": 0.6, "linewidth": 0},
    )
    sns.move_legend(grid, "upper right", bbox_to_anchor=(0.85, 0.95), frameon=False, markerscale=3)
    return grid.figure
