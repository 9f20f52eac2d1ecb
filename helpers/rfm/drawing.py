"""The figures of the lesson on value and segments."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from helpers import plotting

_FIVE = range(1, 6)


@plotting.drawing()
def draw_grid(scorings: dict[str, pd.DataFrame]) -> Figure:
    """Draw how many customers fall into each cell of F and M, a heatmap for each scoring."""
    figure, panels = plt.subplots(1, len(scorings), figsize=(4.1 * len(scorings), 3.7), sharey=True, squeeze=False)
    grids = {
        title: pd.crosstab(scores["M"], scores["F"]).reindex(index=_FIVE[::-1], columns=_FIVE, fill_value=0)
        for title, scores in scorings.items()
    }
    most = max(cells.to_numpy().max() for cells in grids.values())
    for panel, (title, cells) in zip(panels[0], grids.items(), strict=True):
        sns.heatmap(cells, ax=panel, annot=True, fmt=",d", cmap="Blues", vmin=0, vmax=1.15 * most, cbar=False)
        panel.set(title=title, xlabel="F score", ylabel="")
        panel.tick_params(length=0, rotation=0)
    panels[0, 0].set_ylabel("M score")
    return figure


@plotting.drawing()
def draw_movement(moved: pd.DataFrame) -> Figure:
    """Draw where the customers of each level went, a heatmap of the shares of each row; `moved` is from `movement`."""
    customers = moved.sum(axis=1)
    figure, ax = plt.subplots(figsize=(7.2, 3.4))
    sns.heatmap(moved.div(customers, axis=0), ax=ax, annot=True, fmt=".0%", cmap="Blues", vmin=0, vmax=1, cbar=False)
    ax.set(xlabel="level after", ylabel="level before (customers)")
    ax.set_yticks(ax.get_yticks(), [f"{level} ({n:,})" for level, n in customers.items()])
    ax.tick_params(length=0, rotation=0)
    return figure


@plotting.drawing()
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


@plotting.drawing()
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
