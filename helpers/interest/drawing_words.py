"""The figures of lesson 03: counts of words, keywords and their weights, two norms, and ways of finding records."""

from __future__ import annotations

from collections.abc import Collection

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from helpers import plotting

_PERSONS = {"wrong": "persons named wrongly,\nof all persons named", "missed": "persons missed,\nof all who did buy"}
_MANY = ((1, 3, plotting.SKY), (4, 5, plotting.ORANGE), (6, 99, plotting.VERMILION))  # different keywords, from and to


@plotting.drawing()
def draw_word_counts(counts: pd.Series, keywords: Collection[str], names: tuple[str, str]) -> Figure:
    """Draw how often words occur, most first; `names` says what the other words (blue) and the keywords (red) are."""
    figure, ax = plt.subplots(figsize=(7.2, 4.4))
    shown = counts.sort_values()
    colours = [plotting.VERMILION if word in keywords else plotting.BLUE for word in shown.index]
    ax.barh(shown.index, shown, color=colours)
    ax.bar_label(ax.containers[0], [f"{count:,}" for count in shown], padding=3, fontsize=8)
    for line, (name, colour) in enumerate(zip(names, (plotting.BLUE, plotting.VERMILION), strict=True)):
        ax.text(0.97, 0.32 - 0.09 * line, name, transform=ax.transAxes, ha="right", color=colour)
    ax.set(xlabel="occurrences in all payments", xlim=(0, shown.max() * 1.12))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_keywords(keywords: pd.DataFrame) -> Figure:
    """Draw the ``idf`` of each keyword, and beside it its payments with money going ``out`` and coming ``in``."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.0), sharey=True)
    rows = keywords.sort_values("idf")
    left.hlines(rows.index, 0, rows["idf"], color=plotting.PALE, lw=3)
    left.scatter(rows["idf"], rows.index, color=plotting.INK, zorder=3)
    for word, idf in rows["idf"].items():
        left.annotate(f"{idf:.2f}", (idf, word), (8, 0), textcoords="offset points", va="center")
    left.set(xlabel="weight of one occurrence (idf)", xlim=(0, rows["idf"].max() * 1.25))
    right.barh(rows.index, rows["out"], color=plotting.BLUE)
    right.barh(rows.index, rows["in"], left=rows["out"], color=plotting.VERMILION)
    for word, out, back in rows[["out", "in"]].itertuples():
        place = {"xytext": (5, 0), "textcoords": "offset points", "va": "center"}
        only = f"{back:,} come in" if not out else f"{out:,} go out"
        both = f"{out:,} go out, {back:,} come in" if out and back else only
        right.annotate(both, (out + back, word), **place, color=plotting.VERMILION if not out else plotting.BLUE)
    right.set(
        xlabel="payments (blue: money goes out; red: it comes in)",
        xlim=(0, rows[["out", "in"]].sum(axis=1).max() * 2.1),
    )
    right.xaxis.set_major_formatter("{x:,.0f}")
    return figure


@plotting.drawing()
def draw_norms(scores: pd.DataFrame) -> Figure:
    """Draw the score by the L2 norm (``l2``) over that by the L1 norm (``l1``), coloured by the number of keywords."""
    figure, ax = plt.subplots(figsize=(7.2, 3.8))
    for line, (first, last, colour) in enumerate(_MANY):
        part = scores[scores["keywords"].between(first, last)]
        ax.scatter(part["l1"], part["l2"], s=16, color=colour)
        label = f"{first} to {last} different keywords" if last < 99 else f"{first} or more"
        ax.text(0.72, 0.27 - 0.08 * line, label, transform=ax.transAxes, color=colour, fontweight="bold")
    ax.axhline(1, color=plotting.GREY, ls=":")
    ax.text(0.005, 1.01, "no share is larger than 1", va="bottom", color=plotting.GREY)
    ax.set(
        xlabel="weights of the keywords / weights of all words (L1)", ylabel="score with the L2 norm", ylim=0, xlim=0
    )
    return figure


@plotting.drawing()
def draw_matchers(judged: dict[str, dict[str, pd.DataFrame]]) -> Figure:
    """Draw which part of the persons each way names wrongly, and which it misses: a row of panels per data set."""
    figure, panels = plt.subplots(len(judged), 2, figsize=(8.4, 1.75 * len(judged) + 0.5), sharex="col", squeeze=False)
    for row, (name, measures) in zip(panels, judged.items(), strict=True):
        for panel, measure in zip(row, _PERSONS, strict=True):
            table = measures[measure].iloc[::-1]
            colour = plotting.VERMILION if measure == "wrong" else plotting.BLUE
            panel.hlines(range(len(table)), table["low"], table["high"], color=colour, lw=2)
            panel.scatter(table[measure], range(len(table)), s=36, color=colour, zorder=3)
            for line, part in enumerate(table[["high", measure]].to_numpy()):
                where = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "color": colour}
                panel.annotate(f"{part[1]:.1%}", (np.max(part), line), **where)
            panel.set(yticks=range(len(table)), yticklabels=table.index, ylim=(-0.6, len(table) - 0.4))
            panel.xaxis.set_major_formatter(lambda x, _: f"{100 * x:g} %")
            panel.tick_params(labelleft=measure == "wrong")
        row[0].set_title(name, fontsize=10)
    for column, measure in enumerate(_PERSONS):
        largest = max(measures[measure]["high"].max() for measures in judged.values())
        panels[-1, column].set(xlabel=_PERSONS[measure], xlim=(-0.03 * largest, 1.3 * largest or 1))
        panels[-1, column].locator_params(axis="x", nbins=5)
    return figure
