"""A grader's reading order: answers by question, drawn at random within it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from workshop.gradebook import Gradebook
from workshop.grading.clean_text import cleaned
from workshop.rubric_desk.rubrics import Rubric
from workshop.secret import Secret

_ANSWERS = "SELECT trainee, lab, question, text, submission FROM counted_answers ORDER BY place"
_BEGUN = """
SELECT s.trainee, s.lab, a.question, a.text, submission, notes.state, notes.at
FROM rubric_notes AS notes JOIN answers AS a USING (submission, question) JOIN submissions AS s ON s.id = submission
WHERE notes.grader = ? ORDER BY notes.at
"""


@dataclass(frozen=True)
class AnswerToMark:
    """One answer in a grader's order."""

    question: str
    handle: str  # names the answer in addresses; it says nothing about who wrote it
    submission: int
    text: str
    state: str  # "", "draft" or "done"
    at: str  # of the grader's last change


class ReadingOrder:
    """One grader's order of all answers that have a rubric."""

    def __init__(self, book: Gradebook, secret: Secret, grader: str, rubrics: dict[str, Rubric]) -> None:
        # of a trainee's equal answers in several files, the one that this grader has begun to mark
        begun = {tuple(row)[:4]: tuple(row)[4:] for row in book.read(_BEGUN, grader)}
        texts: dict[tuple, list[AnswerToMark]] = defaultdict(
            list
        )  # of one trainee to one question, the first to be read
        self.without_rubric: set[str] = set()
        for *answer, submission in book.read(_ANSWERS):
            trainee, lab, question, text = answer
            if not text.strip():
                continue  # nothing to read: it earns nothing
            if question not in rubrics:
                self.without_rubric.add(question)
                continue
            # with the text in it: after a new submission, an open page marks nothing that it does not show
            handle = secret.key("desk answer", grader, *answer)[:9].hex()
            submission, state, at = begun.get(tuple(answer), (submission, "", ""))
            texts[trainee, lab, question].append(AnswerToMark(question, handle, submission, cleaned(text), state, at))
        self.answers = sorted(
            (first for first, *_ in texts.values()), key=lambda answer: (answer.question, answer.handle)
        )
        self._texts = {answer.handle: same for same in texts.values() for answer in same}
        at = {answer.handle: number for number, answer in enumerate(self.answers)}
        self._at = {handle: at[same[0].handle] for handle, same in self._texts.items()}

    def find(self, handle: str) -> AnswerToMark:
        """Return an answer by its handle; ValueError if it is none, or replaced."""
        if handle not in self._texts:
            raise ValueError("This answer is not, or no longer, among those that count; go on from the overview.")
        return next(answer for answer in self._texts[handle] if answer.handle == handle)

    def texts(self, answer: AnswerToMark) -> list[AnswerToMark]:
        """Return all texts that this trainee handed in for the question, the one to be read first."""
        return self._texts[answer.handle]

    def number(self, answer: AnswerToMark) -> int:
        """Return which of the question's answers this is, from 1; another text of a trainee has the first's number."""
        return self._at[answer.handle] - self._at[self.of(answer.question)[0].handle] + 1

    def beside(self, answer: AnswerToMark, step: int) -> AnswerToMark | None:
        """Return the answer some steps forward or back, None past the ends."""
        number = self._at[answer.handle] + step
        return self.answers[number] if 0 <= number < len(self.answers) else None

    def unfinished(self, after: AnswerToMark | None = None) -> AnswerToMark | None:
        """Return the next answer that is not done, from one on and round, None if all are."""
        start = self._at[after.handle] + 1 if after else 0
        ahead = self.answers[start:] + self.answers[:start]
        return next((answer for answer in ahead if answer.state != "done"), None)

    def resume(self) -> AnswerToMark | None:
        """Return where the grader left: the last answer touched if it is half done, else the next that is not done."""
        last = max((answer for answer in self.answers if answer.at), key=lambda answer: answer.at, default=None)
        return last if last and last.state == "draft" else self.unfinished(last)

    def of(self, question: str) -> list[AnswerToMark]:
        """Return the answers to one question."""
        return [answer for answer in self.answers if answer.question == question]
