"""The active page of each trainee in an exam; requests of other pages, and late ones, are refused."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from workshop.secret import Secret


class PageReplaced(ValueError):
    """A request that another page of the same trainee, or a later request of the same page, has taken over from."""


class WrongLink(ValueError):
    """A request by one trainee's link from another trainee's page."""


@dataclass
class _Page:
    name: str
    turns: dict[str, int] = field(default_factory=dict)  # question -> the last turn that was saved


class ActivePages:
    """The pages of one exam's trainees, in memory: after a crash the first own page that answers is the latest."""

    def __init__(self, secret: Secret, exam: str) -> None:
        self._secret, self._exam = secret, exam
        self._pages: dict[str, _Page] = {}

    def take_over(self, trainee: str) -> str:
        """Return the name of a page that is opened now; from here on it alone may answer for the trainee."""
        self._pages[trainee] = _Page(self._prefix(trainee) + secrets.token_hex(8))
        return self._pages[trainee].name

    def require_page(self, trainee: str, page: str) -> None:
        """Raise PageReplaced, or WrongLink, in a sentence unless this page is the one that answers for the trainee."""
        if not page.startswith(self._prefix(trainee)):
            raise WrongLink("Another link was opened in this browser; close the page and open your own link again.")
        if self._pages.setdefault(trainee, _Page(page)).name != page:
            raise PageReplaced("This exam goes on in another window or browser; this page no longer saves.")

    def require_turn(self, trainee: str, question: str, turn: int) -> None:
        """Raise PageReplaced if a later request of the page has been saved: a network may hold back the earlier one."""
        if turn < self._pages[trainee].turns.get(question, 0):
            raise PageReplaced("A later answer to this question is saved already; reload the page.")

    def saved(self, trainee: str, question: str, turn: int) -> None:
        """Note that a request of the latest page is in the gradebook."""
        self._pages[trainee].turns[question] = turn

    def _prefix(self, trainee: str) -> str:
        return self._secret.key("exam page", self._exam, trainee).hex()[:8]
