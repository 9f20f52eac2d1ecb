"""The figures of forecasts and what is done with them: plans in money, calibration, the loop, silence."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting


@plotting.drawing()
def draw_plans(plans: pd.DataFrame) -> Figure:
    """Draw what each plan was expected to earn and what it earned, with its interval, as `compare_plans` gives it."""
    figure, ax = plt.subplots(figsize=(7.6, 2.4))
    ax.axvline(0, color=plotting.GREY, lw=1)
    for line, row in enumerate(plans.itertuples()):
        ax.hlines(line, row.low, row.high, color=plotting.BLUE, lw=2)
        ax.plot(row.realised, line, "o", color=plotting.BLUE, ms=7)
        ax.plot(row.expected, line, "D", color=plotting.VERMILION, ms=7, mfc="white", mew=1.6)
    ax.set(yticks=range(len(plans)), yticklabels=plans.index, ylim=(len(plans) - 0.5, -0.5))
    ax.set_xlabel("yuan in 90 days, after costs, with 95 % interval")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.text(0, 1.03, "◇ expected on the day", color=plotting.VERMILION, transform=ax.transAxes, va="bottom")
    ax.text(0.4, 1.03, "● with those who left", color=plotting.BLUE, transform=ax.transAxes, va="bottom")
    return figure


@plotting.drawing()
def draw_calibration(groups: pd.DataFrame, ahead: str) -> Figure:
    """Draw observed against predicted shares of groups of members, with the line on which both agree."""
    figure, ax = plt.subplots(figsize=(5.4, 4.2))
    most = 1.08 * max(groups["high"].max(), groups["predicted"].max())
    ax.plot([0, most], [0, most], color=plotting.GREY, lw=1)
    ax.annotate(
        "as predicted", (most * 0.86, most * 0.86), (-6, 8), textcoords="offset points", ha="right", color=plotting.GREY
    )
    for row in groups.itertuples():
        colour = plotting.BLUE if row.low <= row.predicted <= row.high else plotting.VERMILION
        ax.vlines(row.predicted, row.low, row.high, color=colour)
        ax.plot(row.predicted, row.observed, "o", color=colour)
    ax.text(0.02, 0.97, "interval holds the prediction", color=plotting.BLUE, transform=ax.transAxes, va="top")
    ax.text(0.02, 0.9, "interval misses it", color=plotting.VERMILION, transform=ax.transAxes, va="top")
    ax.set(
        xlim=(0, most),
        ylim=(0, most),
        xlabel=f"predicted: share leaving {ahead}",
        ylabel=f"observed: share that left {ahead}",
    )
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda value, _: f"{value:.0%}")
    return figure


@plotting.drawing()
def draw_loop(last: pd.Series, effects: int) -> Figure:
    """Draw the source's six steps as a loop, each with what it did on one date.

    Parameters
    ----------
    last : the round's members, expected, pace, ratio and warned; its name is the date.
    effects : how many the model has.
    """
    steps = {
        "data integration 数据整合": f"seen on\n{last.name}",
        "churn model 流失模型": f"Cox, fitted again\n{effects} effects",
        "mining, estimation 分析测算": f"{last['members']:,.0f} members\n{last['expected']:.0f} expected to leave",
        "check and tune 校验调优": f"pace {last['pace']:.2f}\nthen {last['ratio']:.2f} observed/expected",
        "automatic warning 预警": f"{last['warned']:,.0f} members\nabove normal",
        "churn features 流失特征": "T, E and what was\nknown at joining",
    }
    figure, ax = plt.subplots(figsize=(7.8, 3.4))
    ax.set(xlim=(-0.02, 3.02), ylim=(-0.05, 2.0))
    ax.axis("off")
    places = [(0.5, 1.5), (1.5, 1.5), (2.5, 1.5), (2.5, 0.45), (1.5, 0.45), (0.5, 0.45)]
    for (x, y), (name, line) in zip(places, steps.items(), strict=True):
        ax.text(x, y + 0.13, name, ha="center", va="center", weight="bold", color=plotting.BLUE, fontsize=9.5)
        ax.text(x, y - 0.15, line, ha="center", va="center", fontsize=9)
        ax.add_patch(plt.Rectangle((x - 0.42, y - 0.36), 0.84, 0.72, fill=False, ec=plotting.BLUE, lw=1.2))
    arrow = {"arrowstyle": "-|>", "color": plotting.GREY, "lw": 1.4}
    for tail, head in (
        ((0.92, 1.5), (1.08, 1.5)),
        ((1.92, 1.5), (2.08, 1.5)),
        ((2.5, 1.14), (2.5, 0.81)),
        ((2.08, 0.45), (1.92, 0.45)),
        ((1.08, 0.45), (0.92, 0.45)),
        ((0.5, 0.81), (0.5, 1.14)),
    ):
        ax.annotate("", head, tail, arrowprops=arrow)
    return figure


@plotting.drawing()
def draw_silence(told: dict[str, pd.DataFrame]) -> Figure:
    """Draw by shop how well each score tells who stays away, with its interval, as `told_silent` gives it."""
    figure, panels = plt.subplots(1, len(told), figsize=(8.4, 2.5), sharey=True)
    for panel, (name, scores) in zip(panels, told.items(), strict=True):
        rows = scores.iloc[::-1]
        panel.hlines(rows.index, rows["low"], rows["high"], color=plotting.BLUE, lw=2)
        panel.scatter(rows["auc"], rows.index, color=plotting.BLUE, s=36, zorder=3)
        for score, row in rows.iterrows():
            panel.annotate(f"{row['auc']:.3f}", (row["auc"], score), (0, 6), textcoords="offset points", ha="center")
        panel.axvline(0.5, color=plotting.PALE, lw=1)
        panel.set(title=name, xlabel="AUC with its 95 % interval", xlim=(0.48, 0.95))
        panel.margins(y=0.18)
    panels[0].text(0.505, 0, "chance", color=plotting.GREY, rotation=90, va="bottom", fontsize=9)
    return figure
