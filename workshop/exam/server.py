"""The exam's web server: a page before, the paper, a page after; each click is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from tornado.web import Application

from workshop.course_rules import Rules
from workshop.exam.links import Links
from workshop.exam.retry import Given, faults_as_statuses, retry_while_locked
from workshop.exam.sitting import Sittings
from workshop.exam.wording import as_html, as_inline_html
from workshop.web_server import Access, PageHandler, RequestRefused, make_app

_block, _line = cache(as_html), cache(as_inline_html)  # a bank's texts are few, and asked for by every trainee
PAGES = Path(__file__).parent / "pages"


def exam_app(
    sittings: Sittings, links: Links, rules: Rules, at: str = "", *, tell: Callable[[str], object] = print
) -> Application:
    """Return the exam, to be served.

    Parameters
    ----------
    sittings
        The exam's sittings; keep their gradebook open and use it in no other thread.
    links
        Who may come in.
    rules
        For the time zone that hours are shown in, the room's name, and the day on which marks may be shown.
    at
        The address that trainees open, if it is not this machine's loopback.
    tell
        Told what the instructor should know: a disk that is full.
    """
    name = urlsplit(at).hostname or ""
    name = f"[{name}]" if ":" in name else name  # as browsers write an IPv6 address
    sittings.wait_for_nobody()
    routes = [(r"/", _Entry), (r"/begin", _Begin), (r"/answer", _Answer), (r"/hand-in", _HandIn), (r"/left", _Left)]

    def who(token: str) -> str | None:
        with faults_as_statuses(tell):
            return links.who(token)

    access = Access("exam", who, (name,) if name else ())
    return make_app(routes, access, PAGES, sittings=sittings, rules=rules, tell=tell)


class _ExamHandler(PageHandler):
    @property
    def sittings(self) -> Sittings:
        return self.settings["sittings"]

    @property
    def rules(self) -> Rules:
        return self.settings["rules"]

    def hour(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.rules.zone):%H:%M:%S}".removesuffix(":00")

    def seconds_to(self, moment: datetime) -> float:
        return max(0.0, (moment - self.sittings.now()).total_seconds())

    def faults_as_statuses(self):
        return faults_as_statuses(self.settings["tell"])

    async def retry_while_locked(self, act: Callable[[], Given]) -> Given:
        return await retry_while_locked(act, self.settings["tell"])


class _Entry(_ExamHandler):
    def get(self) -> None:
        with self.faults_as_statuses():
            phase = self.sittings.phase(self.person).phase
            pages = {"early": self._before, "ready": self._before, "running": self._paper}
            pages.get(phase, self._after)()

    def _before(self) -> None:
        sitting, exam = self.sittings.of(self.person), self.sittings.exam
        minutes = min(exam.minutes, self.seconds_to(exam.closes) / 60)
        self.page(
            "before.html",
            rules=self.rules,
            trainee=self.person,
            full_name=self.sittings.name(self.person),
            questions=len(sitting.form.questions),
            opens=f"{exam.opens.astimezone(self.rules.zone):%Y-%m-%d %H:%M}",
            closes=self.hour(exam.closes),
            minutes=int(minutes),
            whole=minutes == exam.minutes,
            wait=self.seconds_to(exam.opens),
        )

    def _paper(self) -> None:
        sitting, answers = self.sittings.of(self.person), self.sittings.answers(self.person)
        where = self.sittings.phase(self.person)
        questions = []
        for asked in sitting.form.questions:
            item, chosen = self.sittings.bank[asked.item], answers.get(asked.item, frozenset())
            options = [
                {
                    "id": self.sittings.option_id(self.person, item.id, option),
                    "text": Markup(_line(item.options[option].text)),
                    "chosen": option in chosen,
                }
                for option in asked.order
            ]
            questions.append(
                {
                    "text": Markup(_block(item.text)),
                    "several": item.kind == "multiple",
                    "options": options,
                    "answered": bool(chosen),
                }
            )
        left = self.seconds_to(where.ends)
        self.page(
            "paper.html",
            rules=self.rules,
            full_name=self.sittings.name(self.person),
            page=self.sittings.take_over(self.person),
            questions=questions,
            answered=len(answers),
            ends=self.hour(where.ends),
            left=left,
            minutes=int(left // 60),
        )

    def _after(self) -> None:
        where, sitting = self.sittings.phase(self.person), self.sittings.of(self.person)
        shown = self.rules.released(self.sittings.now())
        self.page(
            "after.html",
            rules=self.rules,
            full_name=self.sittings.name(self.person),
            phase=where.phase,
            at=self.hour(where.ends),
            questions=len(sitting.form.questions),
            answered=len(self.sittings.answers(self.person)),
            mark=self.sittings.mark(self.person) if shown else None,
        )


class _Begin(_ExamHandler):
    async def post(self) -> None:
        try:
            await self.retry_while_locked(lambda: self.sittings.begin(self.person))
        except RequestRefused as refusal:
            if refusal.status_code == 503:
                self.set_status(503)
                self.page("closed.html", sentence="The exam cannot be begun just now; go back and try again.")
                return
        self.redirect("/", status=303)  # the page there tells why it cannot be begun, where it cannot


class _Answer(_ExamHandler):
    async def post(self) -> None:
        sent, arrived = self.sent("page", "turn", "number", "chosen"), self.sittings.now()
        if type(sent["turn"]) is not int:
            raise ValueError("The page did not count its requests; reload it.")
        answer = (str(sent["page"]), sent["number"], sent["chosen"], sent["turn"])
        where = await self.retry_while_locked(lambda: self.sittings.save(self.person, *answer, arrived))
        self.finish({"left": self.seconds_to(where.ends)})


class _HandIn(_ExamHandler):
    async def post(self) -> None:
        sent, arrived = self.sent("page"), self.sittings.now()
        await self.retry_while_locked(lambda: self.sittings.hand_in(self.person, str(sent["page"]), arrived))
        self.finish({})


class _Left(_ExamHandler):
    def get(self) -> None:
        with self.faults_as_statuses():
            where = self.sittings.phase(self.person)
        self.finish({"left": self.seconds_to(where.ends) if where.phase == "running" else 0})
