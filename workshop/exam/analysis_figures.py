"""The two figures of an item analysis, each with its finding in words."""

from __future__ import annotations

import io

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers import plotting
from workshop.exam.analysis import Analysis

Picture = tuple[bytes, str]  # PNG, and what it shows


@plotting.house_style()
def draw_items(analysis: Analysis, weights: dict[str, str]) -> Picture:
    """Return each question at its facility and its correlation with the rest; `weights` names the flagged ones."""
    axes = _axes(7.6, 4.6)
    known = [figures for figures in analysis.items if not np.isnan(figures.correlation)]
    for figures in known:
        weight = weights.get(figures.item.id, "")
        colour = {"key": plotting.VERMILION, "look": plotting.ORANGE}.get(weight, plotting.BLUE)
        at = figures.facility, figures.correlation
        axes.plot(*at, {"key": "D", "look": "s"}.get(weight, "o"), color=colour, ms=6, alpha=0.8)
        if weight:
            axes.annotate(figures.item.id, at, (5, 4), textcoords="offset points", fontsize=8)
    axes.axhline(0, color=plotting.GREY, lw=0.8)
    axes.set(xlabel="facility: share that got it right", ylabel="correlation with the other questions", xlim=(0, 1))
    middle = np.median([figures.facility for figures in analysis.items])
    below = sum(figures.correlation < 0 for figures in known)
    keys = [item for item, weight in weights.items() if weight == "key"]
    doubt = f"The key of {', '.join(keys)} should be checked (diamonds)." if keys else "No key is in doubt."
    words = (
        f"The median question was answered right by {middle:.0%}; {below} of {len(known)} "
        f"{'goes' if below == 1 else 'go'} against the rest (a correlation below zero). {doubt}"
    )
    return _png(axes), words


@plotting.house_style()
def draw_totals(analysis: Analysis) -> Picture:
    """Return the distribution of points."""
    axes = _axes(7.6, 3.2)
    points = analysis.points
    most = int(analysis.sizes.max())
    sns.histplot(x=points, discrete=True, color=plotting.BLUE, alpha=1, ax=axes)
    axes.margins(y=0.15)
    axes.axvline(points.mean(), color=plotting.GREY, ls="--")
    axes.annotate(
        f"mean {points.mean():.1f}", (points.mean(), 1), (4, -10), xycoords=("data", "axes fraction"),
        textcoords="offset points", color=plotting.GREY,
    )  # fmt: skip
    axes.set(xlabel="points", ylabel="trainees", xlim=(-0.5, most + 0.5))
    axes.yaxis.get_major_locator().set_params(integer=True)
    half = f"half of the trainees have {np.median(points):g} or more"
    words = f"Points from {points.min()} to {points.max()} of {most}; {half}."
    return _png(axes), words


def _axes(width: float, height: float) -> Axes:
    return Figure(figsize=(width, height)).subplots()  # pyplot would keep it


def _png(axes: Axes) -> bytes:
    png = io.BytesIO()
    axes.figure.savefig(png, format="png", metadata={"Software": None})
    return png.getvalue()
