"""Item analysis: difficulty, discrimination and reliability of an exam, from its answers.

Forms are drawn per trainee, so a question is answered by some, and totals are sums over different questions. Every
comparison is therefore made with a trainee's *relative score*: the mean, over the questions of the form, of the point
earned less the question's facility. Where all trainees have the same questions, this is the total on another scale,
and the figures are the textbook ones.

References
----------
Kuder and Richardson (1937), The theory of the estimation of test reliability, Psychometrika 2.
Henrysson (1963), Correction of item-total correlations in item analysis, Psychometrika 28.
Kelley (1939), The selection of upper and lower groups for the validation of test items, J. Educ. Psychology 30.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workshop.exam.bank import Bank, Item
from workshop.exam.form import Form
from workshop.gradebook import Gradebook

Answers = Mapping[str, Mapping[str, frozenset[int]]]  # trainee -> question of the form -> chosen options, perhaps none
GROUP = 0.27  # Kelley's share for the upper and the lower group
SEVERAL = 4  # trainees; a correlation with fewer hangs on one of them


@dataclass(frozen=True)
class OptionFigures:
    """How often an option was chosen: by all, by the upper and by the lower group; its correlation with the rest."""

    number: int
    correct: bool
    chosen: int
    upper: float
    lower: float
    correlation: float  # NaN where all or none chose it


@dataclass(frozen=True)
class Rival:
    """A wrong answer, as a whole: how many chose it, and how that correlates with the rest of the exam."""

    answer: frozenset[int]
    chosen: int
    correlation: float


@dataclass(frozen=True)
class ItemFigures:
    """One question.

    Attributes
    ----------
    asked, unanswered : int
        In how many forms it stood; how many of them left it empty.
    facility : float
        The share that got it right.
    correlation : float
        Of its point with the relative score in all other questions; NaN where everybody or nobody got it right.
    discrimination : float
        The share right in the upper group less that in the lower one.
    rival : Rival or None
        Of the answers that several chose and that are not the key, the one that goes best with the rest.
    """

    item: Item
    asked: int
    unanswered: int
    facility: float
    correlation: float
    discrimination: float
    options: tuple[OptionFigures, ...]
    rival: Rival | None


@dataclass(frozen=True)
class Analysis:
    """An exam: its questions by id, everybody's points, and how far those can be trusted.

    Attributes
    ----------
    points, sizes : numpy.ndarray of int
        Points earned and questions asked, by trainee.
    reliability : float
        KR-20, from the mean variance of the forms' questions and the variance of the totals, each less what its form's
        facilities led to expect; NaN for fewer than two trainees or questions.
    error : float
        The standard error of a total, in points.
    """

    items: tuple[ItemFigures, ...]
    points: np.ndarray
    sizes: np.ndarray
    reliability: float
    error: float


def read_answers(book: Gradebook, exam: str) -> dict[str, dict[str, frozenset[int]]]:
    """Return what everybody who began was asked and chose; ValueError if nobody did."""
    chosen: dict[tuple[str, str], frozenset[int]] = {
        (row["trainee"], row["item"]): frozenset(json.loads(row["chosen"]))
        for row in book.read("SELECT trainee, item, chosen FROM exam_answers WHERE exam = ?", exam)
    }
    begun = book.read("SELECT trainee, form FROM sittings WHERE exam = ? AND started_at IS NOT NULL", exam)
    if not begun:
        raise ValueError(f"Nobody has begun an exam {exam!r} in this gradebook; name another with --exam.")
    return {
        row["trainee"]: {
            asked.item: chosen.get((row["trainee"], asked.item), frozenset())
            for asked in Form.read(row["form"]).questions
        }
        for row in begun
    }


def analyse(bank: Bank, answers: Answers) -> Analysis:
    """Return the figures of every question that was asked.

    Parameters
    ----------
    bank
        The questions with their key; it must know every question of the forms.
    answers
        By trainee and question, the bank's numbers of the chosen options; an empty set where nothing was chosen.
    """
    numbers = {item.id: number for number, item in enumerate(bank)}
    ids = sorted({bank[item].id for sheet in answers.values() for item in sheet}, key=numbers.__getitem__)
    asked = np.array([[item in sheet for item in ids] for sheet in answers.values()])
    right = np.array([[bank[item].is_right(sheet.get(item, ())) for item in ids] for sheet in answers.values()]) & asked
    facility = right.sum(axis=0) / asked.sum(axis=0)
    surplus = np.where(asked, right - facility, 0.0)
    sizes = asked.sum(axis=1)
    items = tuple(
        _figures(bank[item], [sheet[item] for sheet in answers.values() if item in sheet], k, asked, right, surplus)
        for k, item in enumerate(ids)
    )
    expected = np.where(asked, facility * (1 - facility), 0.0).sum(axis=1).mean()  # variance if questions had no tie
    variance, length = surplus.sum(axis=1).var(), sizes.mean()
    known = len(sizes) > 1 and length > 1 and variance > 0
    reliability = float(length / (length - 1) * (1 - expected / variance)) if known else np.nan
    error = float(np.sqrt(variance * (1 - reliability)))
    return Analysis(items, right.sum(axis=1), sizes, reliability, error)


def _figures(
    item: Item, chosen: list[frozenset[int]], k: int, asked: np.ndarray, right: np.ndarray, surplus: np.ndarray
) -> ItemFigures:
    rows = asked[:, k]
    sizes, total = asked[rows].sum(axis=1), surplus[rows].sum(axis=1)
    rest = (total - surplus[rows, k]) / np.maximum(sizes - 1, 1)
    upper, lower = extreme_groups(total / sizes)
    point = right[rows, k]
    options = []
    for number, option in enumerate(item.options):
        marked = np.array([number in choice for choice in chosen])
        shares = float(marked[upper].mean()), float(marked[lower].mean())
        options.append(OptionFigures(number, option.correct, int(marked.sum()), *shares, correlation(marked, rest)))
    return ItemFigures(
        item,
        asked=len(chosen),
        unanswered=sum(not choice for choice in chosen),
        facility=float(point.mean()),
        correlation=correlation(point, rest),
        discrimination=float(point[upper].mean() - point[lower].mean()),
        options=tuple(options),
        rival=_rival(item, chosen, rest),
    )


def _rival(item: Item, chosen: list[frozenset[int]], rest: np.ndarray) -> Rival | None:
    rivals = [
        Rival(answer, often, correlation(np.array([choice == answer for choice in chosen]), rest))
        for answer, often in Counter(chosen).items()
        if answer and answer != item.key and often >= SEVERAL
    ]
    return max((one for one in rivals if not np.isnan(one.correlation)), key=lambda one: one.correlation, default=None)


def extreme_groups(relative: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return masks of the upper and the lower 27 %; ties with the last of a group belong to it.

    >>> upper, lower = extreme_groups(np.array([9, 8, 8, 5, 4, 3, 2]))
    >>> upper.sum(), lower.sum()
    (np.int64(3), np.int64(2))
    """
    size = max(1, round(GROUP * len(relative)))
    ordered = np.sort(np.round(relative, 9))
    return np.round(relative, 9) >= ordered[-size], np.round(relative, 9) <= ordered[size - 1]


def correlation(mark: np.ndarray, rest: np.ndarray) -> float:
    """Return the point-biserial correlation, NaN where either does not vary."""
    if len(mark) < 3 or np.ptp(mark.astype(float)) == 0 or np.ptp(rest) < 1e-12:
        return np.nan
    return float(np.corrcoef(mark.astype(float), rest)[0, 1])
