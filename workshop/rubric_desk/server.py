"""The rubric desk's web server."""

from __future__ import annotations

import base64
import hmac
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tornado.web import Application

from workshop.gradebook import BookFault, Gradebook
from workshop.rubric_desk import marking
from workshop.rubric_desk.agreement import by_criterion, changed_after, compare
from workshop.rubric_desk.questions import question_text
from workshop.rubric_desk.reading_order import ReadingOrder
from workshop.rubric_desk.rubrics import Rubric
from workshop.secret import Secret
from workshop.web_server import Access, PageHandler, RequestRefused, make_app

PAGES = Path(__file__).parent / "pages"
_PRINTABLE = re.compile(r"[^\x00-\x1f\x7f]{1,64}")


@dataclass(frozen=True)
class RubricDesk:
    """One grader at one gradebook."""

    book: Gradebook
    secret: Secret
    grader: str
    rubrics: dict[str, Rubric]

    def __post_init__(self) -> None:
        if not _PRINTABLE.fullmatch(self.grader) or self.grader != self.grader.strip():
            raise ValueError("The grader's name must be a text of 1 to 64 characters; give another --grader.")

    @cached_property
    def token(self) -> str:
        """The token that opens this grader's desk; the same after a restart, so that an open page goes on."""
        key = self.secret.key("desk token", self.grader, self.book.path.resolve())
        return base64.urlsafe_b64encode(key[:24]).decode()

    def who(self, token: str) -> str | None:
        """Return the grader, if the token is theirs."""
        return self.grader if hmac.compare_digest(token.encode(), self.token.encode()) else None

    def order(self) -> ReadingOrder:
        """Return the answers as they are now: others grade at the same time."""
        return ReadingOrder(self.book, self.secret, self.grader, self.rubrics)

    def app(self) -> Application:
        """Return the desk as an application to serve."""
        routes = [
            (r"/", Overview),
            (r"/go", Go),
            (r"/answer/([0-9a-f]{18})", Answer),
            (r"/agreement", Compare),
            (r"/mark", Mark),
            (r"/comment", Comment),
            (r"/bank", Bank),
        ]
        return make_app(routes, Access("desk", self.who), PAGES, desk=self)


class _DeskHandler(PageHandler):
    @property
    def desk(self) -> RubricDesk:
        return self.settings["desk"]

    def desk_page(self, name: str, order: ReadingOrder, **values: Any) -> None:
        desk = self.desk
        store = desk.secret.key("desk store", desk.grader, desk.book.path.resolve())[:6].hex()
        self.page(name, grader=desk.grader, rubrics=desk.rubrics, order=order, store=store, **values)

    def post(self) -> None:
        """Write what was sent; where the gradebook cannot be written just now, the page keeps it and sends it again."""
        try:
            self.finish(self.write_down())
        except BookFault as fault:
            raise RequestRefused(503, str(fault)) from fault

    def write_down(self) -> dict:
        """Save what was sent, and return what the page needs next."""
        raise RequestRefused(405, "Nothing can be written here.")


class Overview(_DeskHandler):
    """All questions, with how far this grader is."""

    def get(self) -> None:
        """Show it."""
        order = self.desk.order()
        compared = compare(self.desk.book, order, self.desk.grader)
        self.desk_page("overview.html", order, next=order.resume(), compared=compared)


class Go(_DeskHandler):
    """On from where the grader left."""

    def get(self) -> None:
        """Go to that answer."""
        answer = self.desk.order().resume()
        self.redirect(f"/answer/{answer.handle}" if answer else "/")


class Answer(_DeskHandler):
    """One answer beside its rubric."""

    def get(self, handle: str) -> None:
        """Show it."""
        desk, order = self.desk, self.desk.order()
        answer = order.find(handle)
        self.desk_page(
            "answer.html",
            order,
            answer=answer,
            rubric=desk.rubrics[answer.question],
            asked=question_text(desk.rubrics[answer.question]),
            marks=marking.marks_of(desk.book, answer, desk.grader),
            bank=marking.bank_of(desk.book, answer.question),
        )


class Compare(_DeskHandler):
    """What this grader and others have both done."""

    def get(self) -> None:
        """Show it."""
        order = self.desk.order()
        compared = compare(self.desk.book, order, self.desk.grader)
        self.desk_page(
            "agreement.html",
            order,
            compared=compared,
            by_criterion=by_criterion,
            changed=changed_after(self.desk.book),
        )


class Mark(_DeskHandler):
    """A level chosen, or taken back."""

    def write_down(self) -> dict:
        """Write it, and answer with what stands in the book."""
        sent = self.sent("answer", "criterion", "points")
        desk, order = self.desk, self.desk.order()
        answer = order.find(_text(sent["answer"]))
        rubric = desk.rubrics[answer.question]
        marks = marking.mark(desk.book, desk.grader, answer, rubric, _text(sent["criterion"]), sent["points"])
        states = [marks.state if other is answer else other.state for other in order.of(answer.question)]
        return {"points": marks.points, "total": marks.total, "state": marks.state, "done": states.count("done")}


class Comment(_DeskHandler):
    """A comment, as far as it is written."""

    def write_down(self) -> dict:
        """Write it."""
        sent = self.sent("answer", "text")
        marking.comment(self.desk.book, self.desk.grader, self.desk.order().find(_text(sent["answer"])), sent["text"])
        return {}


class Bank(_DeskHandler):
    """A question's comment bank, changed."""

    def write_down(self) -> dict:
        """Write it, and answer with the whole bank."""
        sent = self.sent("question", "number", "text")
        question = _text(sent["question"])
        if question not in self.desk.rubrics:
            raise ValueError("There is no such question; reload the page.")
        marking.change_bank(self.desk.book, self.desk.grader, question, sent["number"], sent["text"])
        return {"bank": marking.bank_of(self.desk.book, question)}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("The request is not what is expected here; reload the page.")
    return value
