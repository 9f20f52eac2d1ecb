"""The figures of the lesson on value and segments."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from helpers import plotting

_FIVE = range(1, 6)


@plotting.house_style()
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


@plotting.house_style()
def draw_movement(moved: pd.DataFrame) -> Figure:
    """Draw where the customers of each level went, a heatmap of the shares of each row; `moved` is from `movement`."""
    customers = moved.sum(axis=1)
    figure, ax = plt.subplots(figsize=(7.2, 3.4))
    sns.heatmap(moved.div(customers, axis=0), ax=ax, annot=True, fmt=".0%", cmap="Blues", vmin=0, vmax=1, cbar=False)
    ax.set(xlabel="level after", ylabel="level before (customers)")
    ax.set_yticks(ax.get_yticks(), [f"{level} ({n:,})" for level, n in customers.items()])
    ax.tick_params(length=0, rotation=0)
    return figure


@plotting.house_style()
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


@plotting.house_style(constrained=False)
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


@plotting.house_style()
def draw_choice(choice: pd.DataFrame) -> Figure:
    """Draw what speaks for each k: the elbow, and beside it silhouette and stability."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.3), width_ratios=(1, 1.4))
    sns.pointplot(x=choice.index, y=choice["inertia"], color=plotting.GREY, ax=left)
    left.set(title="the elbow 肘部", xlabel="k, number of segments", ylabel="inertia", ylim=0)
    last = len(choice) - 1  # a point plot counts its places from 0
    for name, colour, words in (
        ("ari_median", plotting.BLUE, "stability, median"),
        ("ari_min", plotting.SKY, "stability, worst draw"),
        ("silhouette", plotting.VERMILION, "silhouette"),
    ):
        sns.pointplot(x=choice.index, y=choice[name], color=colour, ax=right)
        right.annotate(words, (last, choice[name].iloc[-1]), (8, -3), textcoords="offset points", color=colour)
    right.set(title="three better questions", xlabel="k, number of segments", ylabel="", ylim=(0, 1.05))
    right.set_xlim(right=last + 2.6)
    return figure


@plotting.house_style(constrained=False)
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
    palette = [plotting.BLUE, plotting.ORANGE, plotting.GREEN, plotting.VERMILION, plotting.PURPLE, plotting.SKY]
    grid = sns.pairplot(
        shown,
        hue="segment",
        corner=True,
        height=1.9,
        aspect=1.25,
        palette=palette[: shown["segment"].nunique()],
        plot_kws={"s": 9, "alpha": 0.6, "linewidth": 0},
    )
    sns.move_legend(grid, "upper right", bbox_to_anchor=(0.85, 0.95), frameon=False, markerscale=3)
    return grid.figure


@plotting.house_style()
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
