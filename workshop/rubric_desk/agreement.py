"""Agreement of two graders: where they differ, and how far they agree beyond chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workshop.gradebook import Gradebook
from workshop.rubric_desk.reading_order import AnswerToMark, ReadingOrder
from workshop.rubric_desk.rubrics import Rubric

_DONE = """
SELECT s.trainee, s.lab, a.question, a.text,
       notes.submission, notes.grader, notes.comment, marks.criterion, marks.points
FROM rubric_notes AS notes
JOIN rubric_marks AS marks USING (submission, question, grader)
JOIN answers AS a USING (submission, question) JOIN submissions AS s ON s.id = submission
WHERE notes.state = 'done' ORDER BY notes.at
"""


@dataclass(frozen=True)
class Agreement:
    """How far two graders agree on the same things."""

    n: int
    exact: float  # share of equal marks
    mean_difference: float  # mine less theirs, in points
    kappa: float | None  # quadratic-weighted; None where it says nothing (both gave everything the same mark)


@dataclass(frozen=True)
class Compared:
    """One answer that both have done."""

    answer: AnswerToMark
    mine: dict[str, float]
    theirs: dict[str, float]
    comment: str  # theirs

    @property
    def difference(self) -> float:
        """The points by which my total is higher."""
        return sum(self.mine.values()) - sum(self.theirs.values())

    @property
    def differing(self) -> list[str]:
        """The criteria in which we differ."""
        return [name for name, points in self.mine.items() if self.theirs.get(name) != points]


def weighted_kappa(mine: Sequence[float], theirs: Sequence[float]) -> float | None:
    """Return Cohen's kappa with quadratic weights (Cohen 1968): one less the squared differences, over those by chance.

    By chance means: each of my marks beside each of theirs. Points need not be evenly spaced.

    Examples
    --------
    >>> weighted_kappa([0, 1, 2, 2], [0, 1, 2, 2])
    1.0
    >>> weighted_kappa([0, 2], [2, 0])
    -1.0
    >>> weighted_kappa([2, 2], [2, 2]) is None
    True
    """
    x, y = np.asarray(mine, dtype=float), np.asarray(theirs, dtype=float)
    by_chance = np.mean((x[:, None] - y[None, :]) ** 2) if len(x) else 0.0
    return float(1 - np.mean((x - y) ** 2) / by_chance) if by_chance else None


def agreement(mine: Sequence[float], theirs: Sequence[float]) -> Agreement:
    """Return how far two graders' marks of the same things agree."""
    x, y = np.asarray(mine, dtype=float), np.asarray(theirs, dtype=float)
    return Agreement(len(x), float(np.mean(x == y)), float(np.mean(x - y)), weighted_kappa(mine, theirs))


def compare(book: Gradebook, order: ReadingOrder, grader: str) -> dict[str, list[Compared]]:
    """Return the answers that this grader and another have both done, by the other's name.

    What the other gave an answer is in it only once this grader has done the same answer.
    """
    marks: dict[tuple, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    comments, answers = {}, {(answer.submission, answer.question): answer for answer in order.answers}
    found = {}
    for row in book.read(_DONE):
        text = (
            row["trainee"],
            row["lab"],
            row["question"],
            row["text"],
        )  # the same text in several files is one answer
        marks[text][row["grader"]][row["criterion"]] = row["points"]
        comments[text, row["grader"]] = row["comment"]
        answer = answers.get((row["submission"], row["question"]))
        if row["grader"] == grader and answer and answer.state == "done":
            found[text] = answer
    compared = defaultdict(list)
    for text, answer in found.items():
        for other in marks[text].keys() - {grader}:
            words = (marks[text][grader], marks[text][other], comments[text, other])
            compared[other].append(Compared(answer, *words))
    return {other: sorted(pairs, key=lambda pair: -abs(pair.difference)) for other, pairs in sorted(compared.items())}


def by_criterion(pairs: list[Compared], rubric: Rubric) -> list[tuple[str, Agreement]]:
    """Return the agreement on a question's totals, then on each of its criteria.

    The criteria's marks are compared as points; both graders' answers have all criteria of the rubric.
    """
    names = [criterion.name for criterion in rubric.criteria]
    of = [
        pair
        for pair in pairs
        if pair.answer.question == rubric.question and set(names) <= pair.mine.keys() & pair.theirs.keys()
    ]
    if not of:
        return []
    totals = agreement(*([sum(marks[name] for name in names) for marks in side] for side in _sides(of)))
    each = [(name, agreement(*([marks[name] for marks in side] for side in _sides(of)))) for name in names]
    return [("Total", totals), *each]


def changed_after(book: Gradebook) -> int:
    """Return how many answers were marked anew when both graders had done them: these agree for another reason."""
    return book.read(
        "SELECT count(DISTINCT json_extract(body, '$.submission') || ' ' || json_extract(body, '$.question')) "
        "FROM audit WHERE event = 'rubric mark' AND json_extract(body, '$.compared')"
    )[0][0]


def _sides(pairs: list[Compared]) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    return [pair.mine for pair in pairs], [pair.theirs for pair in pairs]
