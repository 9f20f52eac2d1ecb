"""The figures of the lesson on value and segments."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting

_FIVE = range(1, 6)


def draw_grid(scorings: dict[str, pd.DataFrame]) -> Figure:
    """Draw how many customers fall into each cell of F and M, a panel a scoring."""
    figure, panels = plt.subplots(1, len(scorings), figsize=(4.1 * len(scorings), 3.7), sharey=True, squeeze=False)
    grids = {
        title: pd.crosstab(scores["M"], scores["F"]).reindex(index=_FIVE, columns=_FIVE, fill_value=0)
        for title, scores in scorings.items()
    }
    most = max(cells.to_numpy().max() for cells in grids.values())
    for panel, (title, cells) in zip(panels[0], grids.items(), strict=True):
        panel.imshow(cells, cmap="Blues", origin="lower", vmin=0, vmax=1.15 * most)
        for (row, column), count in np.ndenumerate(cells.to_numpy()):
            colour = "white" if count > 0.55 * most else plotting.INK
            panel.text(column, row, f"{count:,}", ha="center", va="center", color=colour)
        panel.set(title=title, xlabel="F score", xticks=range(5), xticklabels=_FIVE, yticks=range(5), yticklabels=_FIVE)
        panel.tick_params(length=0)
    panels[0, 0].set_ylabel("M score")
    return figure


def draw_groups(groups: pd.DataFrame) -> Figure:
    """Draw each group's mean scores, a panel a score, the groups in the order of their R."""
    ordered = groups.sort_values("R").reset_index(drop=True)
    figure, panels = plt.subplots(1, 3, figsize=(8.4, 2.9), sharey=True)
    for panel, name in zip(panels, "RFM", strict=True):
        weights = ordered["customers"] / ordered["customers"].sum()
        panel.axvline((ordered[name] * weights).sum(), color=plotting.GREY, lw=1)
        panel.scatter(ordered[name], ordered.index, s=ordered["customers"] / 22, color=plotting.BLUE)
        panel.set(
            title=name, xlabel=f"mean {name} score", xlim=(0.5, 5.5), xticks=_FIVE, ylim=(-0.6, len(ordered) - 0.4)
        )
    panels[0].set_yticks(ordered.index, [f"group {name}" for name in ordered["group"]])
    panels[2].annotate("all customers", (3, len(ordered) - 1), (6, 8), textcoords="offset points", color=plotting.GREY)
    return figure


def draw_skew(before: pd.DataFrame, after: pd.DataFrame) -> Figure:
    """Draw each column's distribution as it is and as it is transformed, with its skewness."""
    figure, panels = plt.subplots(2, before.shape[1], figsize=(8.4, 4.2))
    for row, (table, colour) in enumerate(((before, plotting.VERMILION), (after, plotting.BLUE))):
        for panel, name in zip(panels[row], table, strict=True):
            panel.hist(table[name], bins=40, color=colour)
            panel.set_title(f"{name}: skewness {table[name].skew():.2f}", fontsize=10)
            panel.set_yticks([])
            panel.xaxis.set_major_locator(plt.MaxNLocator(4))
            panel.xaxis.set_major_formatter("{x:,.0f}" if table[name].max() > 10 else "{x:.1f}")
        panels[row][0].set_ylabel("customers")
    return figure


def draw_choice(choice: pd.DataFrame) -> Figure:
    """Draw what speaks for each k: the elbow, and beside it silhouette and stability."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.3), width_ratios=(1, 1.4))
    left.plot(choice["inertia"], marker="o", color=plotting.GREY)
    left.set(title="the elbow 肘部", xlabel="k, number of segments", ylabel="inertia", ylim=0, xticks=choice.index)
    for name, colour, words in (
        ("ari_median", plotting.BLUE, "stability, median"),
        ("ari_min", plotting.SKY, "stability, worst draw"),
        ("silhouette", plotting.VERMILION, "silhouette"),
    ):
        right.plot(choice[name], marker="o", color=colour)
        right.annotate(
            words, (choice.index[-1], choice[name].iloc[-1]), (8, -3), textcoords="offset points", color=colour
        )
    right.set(title="three better questions", xlabel="k, number of segments", ylim=(0, 1.05), xticks=choice.index)
    right.set_xlim(right=choice.index[-1] + 2.6)
    return figure


def draw_evidence(signs: pd.DataFrame, habit: pd.Series | None) -> Figure:
    """Draw units per product against the share bought at a cut price, coloured by the planted habit if it is known."""
    figure, ax = plt.subplots(figsize=(7.2, 3.8))
    kinds = pd.Series("all", index=signs.index) if habit is None else habit.reindex(signs.index)
    named = {"wholesale": plotting.BLUE, "resale": plotting.VERMILION}
    groups = {"others": signs[~kinds.isin(named)], **{name: signs[kinds == name] for name in named}}
    for name, part in groups.items():
        colour = named.get(name, plotting.PALE)
        ax.scatter(part["cut_share"], part["units_per_product"], s=14, alpha=0.7, color=colour)
        if len(part):
            low = name == "wholesale"  # above it lie those who resell at usual prices
            place = (part["cut_share"].median(), part["units_per_product"].quantile(0.02 if low else 0.98))
            ax.annotate(
                name,
                place,
                (4, -18 if low else 10),
                textcoords="offset points",
                color=named.get(name, plotting.GREY),
                weight="bold",
            )
    ax.set(yscale="log", xlabel="share of the units bought at a cut price", ylabel="units per different product")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    return figure
