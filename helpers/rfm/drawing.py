"""The figures of the lesson on value by rules."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers import plotting
from helpers.rfm.scores import share_of

_FIVE = range(1, 6)
_WITH_INTERVAL = 0.005  # smaller shares are written without one


@plotting.drawing()
def draw_measures(buyers: pd.DataFrame, money: str) -> Figure:
    """Draw how recency, frequency and money are distributed; the last two on scales that multiply.

    Money of 0 and less has no place on such a scale; its customers are counted below the axis.
    """
    figure, panels = plt.subplots(1, 3, figsize=(9, 2.7))
    sns.histplot(buyers["recency"], ax=panels[0], bins=30, kde=True, color=plotting.BLUE)
    orders = buyers["frequency"].clip(upper=20).value_counts().reindex(range(1, 21), fill_value=0)
    panels[1].bar(orders.index, orders, color=plotting.BLUE)
    panels[1].set_xticks([1, 5, 10, 15, 20], ["1", "5", "10", "15", "20+"])
    above = buyers.loc[buyers["monetary"] > 0, "monetary"]
    sns.histplot(above, ax=panels[2], log_scale=True, bins=30, kde=True, color=plotting.BLUE)
    without = len(buyers) - len(above)
    panels[0].set(xlabel="R, days since the last order", ylabel="customers")
    panels[1].set(xlabel="F, orders", ylabel="")
    panels[2].set(xlabel=f"M, net {money} ({without} have 0 or less)", ylabel="")
    return figure


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
def draw_cell(printed: int, sizes: pd.DataFrame) -> Figure:
    """Draw a cell's printed customers beside what each scoring would put there; `sizes` is from `cell_sizes`."""
    figure, ax = plt.subplots(figsize=(7.2, 1.9))
    names = [*sizes.index[::-1], "printed"]
    ax.barh(names, [*sizes["expected"][::-1], printed], color=[plotting.GREY] * len(sizes) + [plotting.VERMILION])
    ax.hlines(sizes.index, sizes["low"], sizes["high"], color=plotting.INK, lw=3)
    for name, size in sizes.iterrows():
        ends = f" ({size['low']:,.0f} to {size['high']:,.0f})"
        ax.annotate(f"{size['expected']:,.1f}{ends}", (size["high"], name), (6, -3), textcoords="offset points")
    ax.annotate(f"{printed:,}", (printed, "printed"), (6, -3), textcoords="offset points", weight="bold")
    ax.set(xlabel="customers in the cell", xlim=(0, 1.15 * max(printed, sizes["high"].max())))
    return figure


@plotting.drawing()
def draw_groups(groups: pd.DataFrame) -> Figure:
    """Draw each group's mean scores, a panel per score, with its printed signs and label; ordered by R."""
    ordered = groups.sort_values("R").reset_index(drop=True)
    figure, panels = plt.subplots(1, 4, figsize=(9.4, 3), sharey=True, width_ratios=(1, 1, 1, 1.1))
    weights = ordered["customers"] / ordered["customers"].sum()
    for panel, name in zip(panels[:3], "RFM", strict=True):
        panel.axvline((ordered[name] * weights).sum(), color=plotting.GREY, lw=1)
        panel.scatter(ordered[name], ordered.index, s=ordered["customers"] / 22, color=plotting.BLUE)
        panel.set(
            title=name, xlabel=f"mean {name} score", xlim=(0.5, 5.5), xticks=_FIVE, ylim=(-0.6, len(ordered) - 0.4)
        )
    panels[0].set_yticks(
        ordered.index, [f"group {group.group}: {group.customers:,.0f}" for group in ordered.itertuples()]
    )
    panels[0].set_ylabel("customers")
    panels[2].annotate("mean of all", (3, len(ordered) - 0.9), (4, 0), textcoords="offset points", color=plotting.GREY)
    panels[3].set_title("printed signs and label")
    for place, group in ordered.iterrows():
        signs = group["signs"] if isinstance(group["signs"], str) else "(row cut off)"
        panels[3].text(
            0, place, f"{signs}\n{group['label']}", va="center", fontsize=9, transform=panels[3].get_yaxis_transform()
        )
    panels[3].axis("off")
    return figure


@plotting.drawing()
def draw_movement(moved: pd.DataFrame) -> Figure:
    """Draw where the customers of each level went: shares of each row with their 95 % intervals; from `movement`."""
    customers = moved.sum(axis=1)
    said = pd.DataFrame("", index=moved.index, columns=moved.columns)
    for before, row in moved.iterrows():
        for after, number in row.items():
            said.loc[before, after] = _said(number, customers[before])
    figure, ax = plt.subplots(figsize=(7.6, 3.9))
    shares = moved.div(customers, axis=0)
    sns.heatmap(shares, ax=ax, annot=said, fmt="", annot_kws={"size": 8}, cmap="Blues", vmin=0, vmax=1, cbar=False)
    ax.set(xlabel="level after 91 days", ylabel="level before (customers)")
    ax.set_yticks(ax.get_yticks(), [f"{level} ({n:,})" for level, n in customers.items()])
    ax.tick_params(length=0, rotation=0)
    return figure


def _said(part: int, whole: int) -> str:
    if whole == 0 or part / whole < _WITH_INTERVAL:
        return "" if whole == 0 else f"{part / whole:.0%}"
    share = share_of(part, whole)
    return f"{share['share']:.0%}\n{100 * share['low']:.0f}–{share['high']:.0%}"


@plotting.drawing()
def draw_quarter(levels: pd.DataFrame, told: pd.DataFrame) -> Figure:
    """Draw who ordered again, by level, and how well each measure told it; from `again_by_level` and `told_by`."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 2.7))
    names = [f"{level} ({n:,})" for level, n in levels["customers"].items()]
    _intervals(left, names, levels["share"], levels["low"], levels["high"])
    left.set(xlabel="share that ordered in the next 91 days", xlim=(0, 1))
    left.xaxis.set_major_formatter("{x:.0%}")
    _intervals(right, list(told.index), told["AUC"], told["low"], told["high"])
    right.axvline(0.5, color=plotting.GREY, lw=1)
    right.annotate("chance", (0.5, -0.4), (4, 0), textcoords="offset points", color=plotting.GREY)
    right.set(xlabel="AUC: who orders again", xlim=(0.48, None))
    return figure


def _intervals(ax: Axes, names: list[str], value: pd.Series, low: pd.Series, high: pd.Series) -> None:
    places = np.arange(len(names))
    ax.hlines(places, low, high, color=plotting.BLUE, lw=2)
    ax.scatter(value, places, color=plotting.BLUE, s=36, zorder=3)
    ax.set_yticks(places, names)
    ax.set_ylim(len(names) - 0.4, -0.6)


@plotting.drawing()
def draw_evidence(signs: pd.DataFrame, kinds: pd.Series) -> Figure:
    """Draw units per product against the share bought at a cut price, coloured by kind, with the two limits.

    Parameters
    ----------
    signs : DataFrame by customer, as `evidence` gives it.
    kinds : Series by customer: a few words; the most frequent kind is drawn grey, two others in colours.
    """
    figure, ax = plt.subplots(figsize=(7.2, 3.6))
    common = kinds.mode()[0]
    names = [common, *sorted(set(kinds) - {common})]
    colours = dict(zip(names, [plotting.GREY, plotting.VERMILION, plotting.BLUE], strict=False))
    for kind, colour in colours.items():
        part = signs.loc[kinds.index[kinds == kind]]
        ax.scatter(
            part["cut_share"], part["units_per_product"], s=16, alpha=0.6, color=colour, label=f"{kind} ({len(part):,})"
        )
    ax.axvline(0.4, color=plotting.INK, lw=0.8, ls=":")
    ax.axhline(40, color=plotting.INK, lw=0.8, ls=":")
    ax.set(yscale="log", xlabel="share of the units bought at a cut price", ylabel="units per different product")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    figure.legend(loc="outside upper left", ncols=len(colours), markerscale=1.6)
    return figure
