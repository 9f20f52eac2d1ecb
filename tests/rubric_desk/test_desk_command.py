import json
import os
import signal

import pytest
import tornado.testing
from click.testing import CliRunner

from workshop.cli import course
from workshop.gradebook import BookFault
from workshop.rubric_desk.rubrics import read_rubrics
from workshop.rubric_desk.server import RubricDesk


def run(*words):
    result = CliRunner().invoke(course, ["desk", *map(str, words), "--no-browser"])
    return str(result.exception)


def test_a_missing_gradebook_is_said_with_what_makes_one(tmp_path, secret):
    said = run("--book", tmp_path / "none.db", "--grader", "Wang", "--secret", tmp_path / "course.secret")
    assert "There is no gradebook" in said and "course roster" in said


def test_a_folder_without_rubrics_is_said(tmp_path, secret):
    assert "no rubrics" in run("--grader", "Wang", "--rubrics", tmp_path, "--secret", tmp_path / "course.secret")


@pytest.mark.parametrize("name", ["", " Wang", "a\nb", "x" * 65])
def test_a_grader_needs_a_name_that_can_stand_beside_marks(book, secret, name):
    with pytest.raises(ValueError, match="another --grader"):
        RubricDesk(book, secret, name, read_rubrics())


def test_each_grader_and_gradebook_has_a_link_of_its_own_that_stays(book, secret, rubrics):
    first, again, other = (RubricDesk(book, secret, name, rubrics) for name in ("Wang", "Wang", "Li"))
    assert first.token == again.token != other.token
    assert (first.who(first.token), first.who(other.token), first.who(""), first.who("é")) == ("Wang", None, None, None)


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_ends_when_it_is_asked_to(start, number):
    desk = start("Wang")
    desk.process.send_signal(number)
    assert desk.process.wait(60) == 0


class TestFullDisk(tornado.testing.AsyncHTTPTestCase):
    @pytest.fixture(autouse=True)
    def _desk(self, book, secret, rubrics, monkeypatch):
        def refuse(_):
            raise BookFault("The gradebook was not changed: the disk is full.")

        monkeypatch.setattr(book, "writing", refuse)
        self.desk = RubricDesk(book, secret, "Wang", rubrics)

    def get_app(self):
        return self.desk.app()

    def test_a_full_disk_is_answered_as_what_passes_so_that_the_page_sends_the_click_again(self):
        port, handle = self.get_http_port(), self.desk.order().answers[0].handle
        body = json.dumps({"answer": handle, "criterion": "Who is missing", "points": 3})
        headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json"}
        headers["Cookie"] = f"desk-{port}={self.desk.token}"
        answer = self.fetch("/mark", method="POST", body=body, headers=headers)
        assert answer.code == 503 and "disk is full" in json.loads(answer.body)["error"]
