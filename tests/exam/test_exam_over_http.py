"""What a program may try that speaks to the exam in a trainee's name, or in nobody's."""

import asyncio
import json
import re
import socket
import sqlite3
import time
from collections import Counter
from contextlib import closing
from datetime import timedelta

import pytest
from exam_samples import OPENS, RULES, SECRET, bank, opened_book
from served import Browser, Served
from tornado.httpclient import AsyncHTTPClient
from tornado.netutil import bind_sockets

from workshop.exam.form import Form
from workshop.exam.links import Links, link_token, new_link
from workshop.exam.server import exam_app
from workshop.exam.sitting import Sittings
from workshop.gradebook import BookFault
from workshop.web_server import http_server

TRAINEES = {f"t{number:02}": f"Name-of-{number:02}" for number in range(1, 25)}
fresh = iter(TRAINEES)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    with opened_book(tmp_path_factory.mktemp("exam"), TRAINEES) as book:
        yield book


@pytest.fixture(scope="module")
def served(book):
    served = Served(book.path.parent)
    yield served
    served.kill()


@pytest.fixture
def browser(served):
    """A trainee of one's own, begun."""
    served.set_clock(60)
    return Browser(served, next(fresh)).begin()


def saved(book, trainee):
    rows = book.read("SELECT item, chosen FROM exam_answers WHERE trainee = ?", trainee)
    return {row["item"]: json.loads(row["chosen"]) for row in rows}


def form(book, trainee):
    return Form.read(book.read("SELECT form FROM sittings WHERE trainee = ?", trainee)[0]["form"])


def test_an_answer_is_in_the_book_before_it_is_called_saved(book, browser):
    status, text = browser.answer(3, browser.options(3)[1:2])
    asked = form(book, browser.trainee).questions[2]
    assert (status, saved(book, browser.trainee)) == (200, {asked.item: [asked.order[1]]})
    assert json.loads(text) == {"left": 3600}


def test_the_page_holds_neither_key_nor_reason_nor_another_s_name(book, browser):
    paper = browser.paper
    assert paper.count("<fieldset") == 30
    for word in ("KEY-REASON", "KEY-MISCONCEPTION", "correct", ".Q"):
        assert word not in paper
    assert set(re.findall(r"Name-of-\d+", paper)) == {TRAINEES[browser.trainee]}
    before = Browser(browser.served, "t12").ask("/")[1]
    assert [name for name in TRAINEES.values() if name in before] == ["Name-of-12"]


def test_what_looks_like_script_is_text(browser):
    assert "&lt;script&gt;" in browser.paper
    assert browser.paper.count("<script") == 1  # the paper's own, from a file


def test_nobody_without_a_link_gets_in(served, browser):
    for cookie in (
        "",
        f"exam-{served.port}=",
        f"exam-{served.port}=AAAAAAAAAAAAAAAAAAAAAAAA",
        f"exam-{served.port}=t01",
    ):
        for path, body in (("/", None), ("/left", None), ("/begin", b""), ("/answer", b"{}"), ("/hand-in", b"{}")):
            status, text = browser.ask(path, body, Cookie=cookie)
            assert status == 403
            assert "fieldset" not in text


def test_another_s_options_another_s_page_and_another_s_name_are_refused(book, served, browser):
    other = Browser(served, next(fresh)).begin()
    own = browser.options(1)[:1]
    assert browser.answer(1, other.options(1)[:1])[0] == 400
    body = {"page": browser.page, "turn": 9, "number": 1, "chosen": own}
    assert browser.ask("/answer", json.dumps(body | {"trainee": other.trainee}).encode())[0] == 400
    assert browser.ask("/answer", json.dumps(body | {"page": other.page}).encode())[0] == 403
    assert browser.ask("/answer?trainee=" + other.trainee, json.dumps(body).encode())[0] == 200
    assert saved(book, other.trainee) == {}
    assert list(saved(book, browser.trainee).values()) == [[form(book, browser.trainee).questions[0].order[0]]]


def test_an_old_link_is_refused_once_a_new_one_is_given(book, served, browser):
    browser.answer(1, browser.options(1)[:1])
    new_link(book, SECRET, "final", browser.trainee, served.address)
    assert browser.answer(2, browser.options(2)[:1])[0] == 403
    assert browser.ask("/")[0] == 403
    assert Browser(served, browser.trainee).ask(f"/?token={browser.cookie.partition('=')[2]}", Cookie="")[0] == 403
    renewed = Browser(served, browser.trainee, link=2).begin()
    assert f'value="{browser.options(1)[0]}" checked' in renewed.paper
    assert renewed.answer(2, renewed.options(2)[:1])[0] == 200
    assert len(saved(book, browser.trainee)) == 2


HOSTILE_BODIES = {
    "empty": b"",
    "no JSON": b"number=1&chosen=1",
    "no object": b"[1, 2]",
    "no UTF-8": b'{"page": "\xff"}',
    "deep": b"[" * 90_000,
    "deep within": b'{"page": "p", "turn": 1, "number": 1, "chosen": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "digits": b'{"page": "p", "turn": 1, "number": ' + b"9" * 150_000 + b', "chosen": []}',
    "NaN": b'{"page": "p", "turn": 1, "number": NaN, "chosen": []}',
    "keys twice": b'{"page": "p", "page": {}, "turn": 1, "number": [], "chosen": null}',
    "SQL": b'{"page": "p", "turn": 1, "number": "1; DROP TABLE sittings", "chosen": ["\' OR 1=1"]}',
}


@pytest.mark.parametrize("body", HOSTILE_BODIES.values(), ids=HOSTILE_BODIES)
def test_a_hostile_body_is_refused_in_a_sentence_and_changes_nothing(book, served, body):
    browser = Browser(served, "t01")
    before = saved(book, "t01")
    status, text = browser.ask("/answer", body)
    assert status in (400, 403)
    assert json.loads(text)["error"].endswith(".")
    assert saved(book, "t01") == before


def test_a_huge_body_is_not_read(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as raw:
        head = f"POST /answer HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nContent-Length: 2000000000\r\n\r\n"
        raw.sendall(head.encode())
        assert raw.recv(100).startswith(b"HTTP/1.1 4") or raw.recv(100) == b""
    assert Browser(served, "t01").ask("/")[0] == 200


def test_another_site_can_neither_write_nor_read(browser):
    chosen = browser.options(5)[:1]
    assert browser.answer(5, chosen, Origin="https://elsewhere.example")[0] == 403
    assert browser.answer(5, chosen, Origin="null")[0] == 403
    assert browser.answer(5, chosen, Host="elsewhere.example")[0] == 403
    assert browser.answer(5, chosen, **{"Content-Type": "text/plain"})[0] == 400


def test_59_59_counts_and_60_01_does_not(book, served, browser):
    served.set_clock(60 + 3599)
    assert browser.answer(1, browser.options(1)[:1])[0] == 200
    served.set_clock(60 + 3601)
    status, text = browser.answer(2, browser.options(2)[:1])
    assert (status, "the time is up" in text) == (410, True)
    assert len(saved(book, browser.trainee)) == 1
    assert "<strong>1 of 30</strong>" in browser.ask("/")[1]


def test_after_the_close_nobody_begins(served):
    served.set_clock(7201)
    late = Browser(served, "t12")
    assert late.ask("/begin", b"")[0] == 200
    assert "The exam is closed" in late.ask("/")[1]


def test_before_the_opening_the_page_waits(served):
    served.set_clock(-600)
    early = Browser(served, "t12")
    early.ask("/begin", b"")
    status, text = early.ask("/")
    assert (status, "not open yet" in text, "fieldset" in text) == (200, True, False)


def test_no_mark_is_shown_before_the_release(book, served, browser):
    browser.answer(1, browser.options(1)[:1])
    assert browser.ask("/hand-in", json.dumps({"page": browser.page}).encode())[0] == 200
    with book.writing("test") as writing:
        row = ["final", browser.trainee, 17.0, 30.0, bank().version, "now"]
        writing.execute("INSERT INTO exam_marks VALUES (?, ?, ?, ?, ?, ?)", row)
        writing.log("exam marked")
    text = browser.ask("/")[1]
    assert "You handed in" in text
    assert ("published on 2026-03-15" in text, "17 of 30" in text) == (True, False)
    served.set_clock(14 * 24 * 3600)
    assert "17 of 30" in browser.ask("/")[1]


def test_a_kill_of_the_server_loses_nothing_that_was_saved(book, served, browser):
    for number in range(1, 31):
        assert browser.answer(number, browser.options(number)[:1])[0] == 200
        if number % 10 == 0:
            served.kill()
            served.start()
            assert len(saved(book, browser.trainee)) == number
    assert book.verify() == []


class HouseServer:
    """The exam served in this process, its requests sent with the clients of trainees who have begun."""

    def __init__(self, sittings, book, tell=print):
        self.sittings = sittings
        self.server = http_server(exam_app(sittings, Links(book, SECRET, "final"), RULES, tell=tell))
        (listening,) = bind_sockets(0, "127.0.0.1")
        self.server.add_socket(listening)
        self.port = listening.getsockname()[1]

    async def ask(self, trainee, path, body=None):
        address = f"http://127.0.0.1:{self.port}"
        cookie = f"exam-{self.port}={link_token(SECRET, 'final', trainee, 1)}"
        headers = {"Cookie": cookie, "Origin": address, "Content-Type": "application/json"}
        method, body = ("GET", None) if body is None else ("POST", json.dumps(body))
        request = {"method": method, "headers": headers, "body": body}
        return await AsyncHTTPClient().fetch(address + path, raise_error=False, **request)


def test_a_disk_that_refuses_is_told_to_the_instructor_and_the_page_may_try_again(book, monkeypatch):
    sittings, told = Sittings(book, bank(), SECRET, "final", lambda: OPENS), []

    def full(*_):
        raise BookFault("The gradebook /home/li/gradebook.db was not changed: the disk is full.")

    async def ask():
        house = HouseServer(sittings, book, told.append)
        answer = await house.ask("t12", "/answer", {"page": "", "turn": 1, "number": 1, "chosen": []})
        house.server.stop()
        return answer

    monkeypatch.setattr(sittings, "save", full)
    answer = asyncio.run(ask())
    assert (answer.code, b"/home/li" in answer.body, "/home/li" in told[0]) == (503, False, True)


def test_while_another_program_writes_pages_open_and_answers_wait_and_what_came_in_time_is_saved(tmp_path, monkeypatch):
    async def scene(book, lock):
        sittings = Sittings(book, bank(), SECRET, "final", lambda: clock)
        clock = OPENS
        for trainee in TRAINEES:
            sittings.begin(trainee)
        house, tried = HouseServer(sittings, book), Counter()
        save = sittings.save
        monkeypatch.setattr(sittings, "save", lambda trainee, *sent: tried.update([trainee]) or save(trainee, *sent))

        def answer(trainee):
            sent = {"page": sittings.take_over(trainee), "turn": 1, "number": 1, "chosen": []}
            sent["chosen"] = [sittings.option_id(trainee, sittings.of(trainee).form.questions[0].item, 0)]
            return house.ask(trainee, "/answer", sent)

        lock.execute("BEGIN IMMEDIATE")
        clock = OPENS + timedelta(minutes=59, seconds=59)
        waiting = [asyncio.create_task(answer(trainee)) for trainee in ("t01", "t02")]
        while len(tried) < 2:
            await asyncio.sleep(0.01)
        assert b"fieldset" in (await house.ask("t03", "/")).body
        clock = OPENS + timedelta(minutes=60, seconds=5)
        assert not any(task.done() for task in waiting)
        lock.execute("COMMIT")
        assert [(await task).code for task in waiting] == [200, 200]
        assert len(saved(book, "t01")) == len(saved(book, "t02")) == 1
        assert (await answer("t03")).code == 410
        house.server.stop()

    with opened_book(tmp_path, TRAINEES) as book, closing(sqlite3.connect(book.path, isolation_level=None)) as lock:
        asyncio.run(scene(book, lock))


def test_requests_a_second(served, browser, record_property):
    started = time.perf_counter()
    for turn in range(60):
        assert browser.answer(turn % 30 + 1, browser.options(turn % 30 + 1)[turn % 2 : turn % 2 + 1])[0] == 200
    rate = 60 / (time.perf_counter() - started)
    print(f"\n{rate:.0f} answers a second, saved one after the other")
    assert rate > 5  # 300 trainees click some three times a second in all
