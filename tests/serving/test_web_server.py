"""The web server answers requests with a token, at its own address, from its own pages."""

import asyncio
import contextlib
import json
import logging
import socket
import unittest.mock
from pathlib import Path

import pytest
import tornado.testing

from workshop import web_server
from workshop.web_server import MAX_BODY, Access, PageHandler, http_server, make_app, serve


class Hello(PageHandler):
    def get(self):
        self.page("hello.html", person=self.person, text=self.get_query_argument("text", ""))

    def post(self):
        sent = self.sent("text")
        if sent["text"] == "bad":
            raise ValueError("A text of 'good' was expected.")
        if sent["text"] == "fault":
            raise RuntimeError("inner workings")
        self.finish({"person": self.person})


class TestAccess(tornado.testing.AsyncHTTPTestCase):
    @pytest.fixture(autouse=True)
    def _pages(self, tmp_path):
        self.pages = tmp_path
        (tmp_path / "hello.html").write_text("<p>{{ person }} {{ text }}</p>", encoding="utf-8")
        (tmp_path / "hello.js").write_text("hello()", encoding="utf-8")

    def get_app(self):
        access = Access("hello", {"abc": "Ming"}.get, hosts=("room316.example",))
        return make_app([(r"/", Hello)], access, self.pages)

    def get_http_server(self):
        return http_server(self._app)

    def ask(self, path="/", token="abc", body=None, **headers):
        port = self.get_http_port()
        given = {"Host": f"127.0.0.1:{port}", "Content-Type": "application/json", "Cookie": f"hello-{port}={token}"}
        if body is not None:
            given["Origin"] = f"http://127.0.0.1:{port}"
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        method = "GET" if body is None else "POST"
        return self.fetch(path, method=method, body=body, headers=given, follow_redirects=False)

    def test_a_token_lets_its_person_in(self):
        assert self.ask().body == b"<p>Ming </p>"

    def test_no_token_and_a_wrong_token_are_refused(self):
        assert self.ask(token="abd").code == self.ask(token="").code == self.ask("/?token=abd").code == 403

    def test_the_token_of_the_link_goes_into_a_cookie_that_no_script_reads(self):
        answer = self.ask("/?token=abc", token="")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and f"hello-{self.get_http_port()}=abc" in cookie
        assert b"abc" not in answer.body and b"url=/" in answer.body

    def test_another_host_name_is_refused_and_a_named_one_is_not(self):
        port = self.get_http_port()
        assert self.ask(Host=f"evil.example:{port}").code == 403
        assert self.ask(Host=f"127.0.0.1.evil.example:{port}").code == 403
        assert self.ask("/static/hello.js", Host="evil.example").code == 403
        for odd in ("127.0.0.1:evil", "127.0.0.1:999999", "127.0.0.1:80:80", "[::1", "127.0.0.1:\xb2"):
            assert self.ask(Host=odd).code in (400, 403), odd
        assert self.ask(Host=f"room316.example:{port}").code == self.ask(Host=f"localhost:{port}").code == 200

    def test_only_its_own_pages_may_post(self):
        body = json.dumps({"text": "good"})
        assert json.loads(self.ask(body=body).body) == {"person": "Ming"}
        for origin in ("http://evil.example", "null", "", f"http://localhost:{self.get_http_port()}", "http://[::1"):
            assert self.ask(body=body, Origin=origin).code == 403, origin

    def test_a_page_at_another_port_of_this_machine_can_neither_load_nor_frame_but_link(self):
        for mode, dest in (("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "script")):
            for site in ("same-site", "cross-site"):
                fetched = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
                assert self.ask(**fetched).code == 403, fetched
                assert self.ask(**fetched | {"Sec_Fetch_Site": "same-origin"}).code == 200
        handshake = {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": "http://127.0.0.1:1"}
        assert self.ask(**handshake).code == 403
        link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
        assert self.ask(**link).code == 200

    def test_a_method_that_is_not_taken_is_refused_in_a_sentence(self):
        origin = {"Origin": f"http://127.0.0.1:{self.get_http_port()}"}
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH"):
            answer = self.fetch("/", method=method, headers=origin | {"Cookie": f"hello-{self.get_http_port()}=abc"},
                                allow_nonstandard_methods=True)  # fmt: skip
            assert (answer.code, json.loads(answer.body)) == (405, {"error": "That cannot be done here."})

    def test_one_machine_cannot_take_all_connections(self):
        with unittest.mock.patch.object(web_server, "MAX_HELD", 3):
            held = [socket.create_connection(("127.0.0.1", self.get_http_port())) for _ in range(4)]
            held[3].settimeout(0)

            def closed():
                with contextlib.suppress(BlockingIOError):
                    return held[3].recv(1) == b""

            while not closed():
                self.io_loop.run_sync(lambda: asyncio.sleep(0.01))
            for one in held:
                one.close()
            while self.ask().code != 200:  # until the server has seen that they are closed
                pass

    def test_what_is_sent_must_be_the_expected_json(self):
        for body in ("[]", "{}", '{"text": 1, "more": 2}', "{", "[" * 50_000, '{"text": "bad"}'):
            answer = self.ask(body=body)
            assert answer.code == 400 and json.loads(answer.body)["error"].endswith("."), body[:20]
        assert self.ask(body='{"text": "good"}', Content_Type="text/plain").code == 400

    def test_a_body_too_large_is_not_read(self):
        assert self.ask(body=json.dumps({"text": "x" * MAX_BODY})).code in (400, 599)  # 599: closed before it was sent

    def test_a_fault_tells_nothing_and_logs_no_token(self):
        with self.assertLogs("course.serving", logging.ERROR) as logged:
            answer = self.ask("/?x=abc", body='{"text": "fault"}')
        assert answer.code == 500 and b"inner" not in answer.body and "abc" not in logged.records[0].getMessage()

    def test_every_answer_carries_the_policy_even_a_refusal(self):
        answers = self.ask(), self.ask(token=""), self.ask("/static/hello.js"), self.ask("/nothing")
        for answer in answers:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'") and "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Cache-Control"] == "no-store"

    def test_text_is_escaped_and_templates_are_not_served(self):
        assert b"&lt;script&gt;" in self.ask("/?text=%3Cscript%3E").body
        assert self.ask("/static/hello.html").code == self.ask("/static/..%2f..%2fserving.py").code == 404
        assert self.ask("/static/hello.js").body == b"hello()"


def test_a_taken_port_is_said_in_one_sentence():
    with tornado.testing.bind_unused_port()[0] as taken, pytest.raises(ValueError, match=r"give another --port\.$"):
        serve(make_app([], Access("x", {}.get), Path()), port=taken.getsockname()[1])
