"""The written answers that count, each with the marks that graders have finished."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from workshop.gradebook import Gradebook

# Marks follow the text: an equal answer handed in again keeps what was given to the first.
_FINISHED = """
SELECT counted.trainee, counted.lab, counted.question, counted.text, counted.place, notes.grader, notes.comment,
       marks.criterion, marks.points
FROM counted_answers AS counted
JOIN submissions AS same ON same.trainee = counted.trainee AND same.lab = counted.lab
JOIN answers AS twins ON twins.submission = same.id AND twins.question = counted.question AND twins.text = counted.text
LEFT JOIN rubric_notes AS notes
     ON notes.submission = twins.submission AND notes.question = twins.question AND notes.state = 'done'
LEFT JOIN rubric_marks AS marks
     ON marks.submission = notes.submission AND marks.question = notes.question AND marks.grader = notes.grader
ORDER BY counted.place, notes.at
"""


@dataclass
class Answer:
    """One trainee's answer to one question, not blank."""

    text: str
    points: dict[str, dict[str, Fraction]] = field(default_factory=lambda: defaultdict(dict))  # grader -> criterion
    comments: dict[str, str] = field(default_factory=dict)  # grader -> comment

    @property
    def mark(self) -> Fraction | None:
        """The mean of the graders' marks, None while no grader has finished."""
        if not self.comments:
            return None
        return sum((sum(self.points[grader].values(), Fraction(0)) for grader in self.comments), Fraction(0)) / len(
            self.comments
        )


def written_answers(book: Gradebook) -> dict[tuple[str, str], dict[str, Answer]]:
    """Return, by trainee and lab, the answers that count by their questions.

    Of several texts the one with the best mark counts: nobody's mark is lowered by what another handed in for them.
    """
    texts: dict[tuple[str, str, str], dict[str, Answer]] = defaultdict(dict)
    for row in book.read(_FINISHED):
        if not row["text"].strip():
            continue
        answer = texts[row["trainee"], row["lab"], row["question"]].setdefault(row["text"], Answer(row["text"]))
        if row["grader"] is not None:  # of one grader's marks for equal texts, the newest
            answer.comments[row["grader"]] = row["comment"]
            if row["criterion"] is not None:
                answer.points[row["grader"]][row["criterion"]] = exact(row["points"])
    found: dict[tuple[str, str], dict[str, Answer]] = defaultdict(dict)
    for (trainee, lab, question), answers in texts.items():
        first, *others = answers.values()
        better = [answer for answer in others if answer.mark is not None]
        is_waiting = first.mark is None
        found[trainee, lab][question] = first if is_waiting else max([first, *better], key=lambda answer: answer.mark)
    return dict(found)


def exact(points: float) -> Fraction:
    """Return points to a millionth, without what binary floats add to 0.1."""
    return Fraction(round(points * 10**6), 10**6)
