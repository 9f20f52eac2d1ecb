"""An item analysis as a page for instructors."""

from __future__ import annotations

import math

from workshop.exam.analysis import Analysis
from workshop.exam.analysis_figures import draw_items, draw_totals
from workshop.exam.exam_pages import render
from workshop.exam.item_warnings import FEW, letters, warnings_of


def analysis_page(analysis: Analysis, exam: str, version: str) -> bytes:
    """Return the page: one file, in which nothing runs and every text of the bank is escaped."""
    found = warnings_of(analysis)
    by_id = {figures.item.id: figures for figures in analysis.items}
    sizes = sorted(set(analysis.sizes.tolist()))
    return render(
        "analysis.html",
        exam=exam,
        version=version,
        analysis=analysis,
        asked=" or ".join(map(str, sizes)) if len(sizes) <= 2 else f"{sizes[0]} to {sizes[-1]}",
        notes=_notes(analysis),
        totals=_totals(analysis),
        totals_figure=draw_totals(analysis),
        items_figure=draw_items(analysis, {item: why[0].weight for item, why in found.items()}),
        flagged=[(by_id[item], why) for item, why in found.items()],
        letters=letters,
        signed=lambda value: "–" if math.isnan(value) else f"{value:+.2f}",
    )


def _totals(analysis: Analysis) -> str:
    if math.isnan(analysis.reliability):
        return "Too few answers to say how far totals can be trusted."
    return (
        f"Reliability (KR-20) {analysis.reliability:.2f}: the share of the differences between totals that another "
        f"exam of the same kind would show again. The standard error of a total is {analysis.error:.1f} points: two "
        f"totals less than {2.8 * analysis.error:.0f} points apart may stand the other way round on another day."
    )


def _notes(analysis: Analysis) -> list[str]:
    few = sum(figures.asked < FEW for figures in analysis.items)
    notes = []
    if few:
        notes.append(
            f"{few} of {len(analysis.items)} questions have fewer than {FEW} answers: their figures are hints. "
            "Forms with the same questions for all (--same-items) give each question everybody's answers."
        )
    if any(len(set(analysis.sizes)) > 1 or figures.asked < len(analysis.points) for figures in analysis.items):
        notes.append(
            "Trainees had different questions. They are compared by what they earned beyond what their questions' "
            "facilities let expect; reliability is that of an average form."
        )
    return notes
