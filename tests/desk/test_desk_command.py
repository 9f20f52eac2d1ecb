import pytest
from click.testing import CliRunner

from helpers.course.cli import course
from helpers.course.desk.rubrics import read_rubrics
from helpers.course.desk.server import Desk


def run(*words):
    result = CliRunner().invoke(course, ["desk", *map(str, words), "--no-browser"])
    return str(result.exception)


def test_a_missing_gradebook_is_said_with_what_makes_one(tmp_path, secret):
    said = run("--book", tmp_path / "none.db", "--grader", "Wang", "--secret", tmp_path / "course.secret")
    assert "There is no gradebook" in said and "course grade" in said


def test_a_folder_without_rubrics_is_said(tmp_path, secret):
    assert "no rubrics" in run("--grader", "Wang", "--rubrics", tmp_path, "--secret", tmp_path / "course.secret")


@pytest.mark.parametrize("name", ["", " Wang", "a\nb", "x" * 65])
def test_a_grader_needs_a_name_that_can_stand_beside_marks(book, secret, name):
    with pytest.raises(ValueError, match="another --grader"):
        Desk(book, secret, name, read_rubrics())


def test_each_grader_and_gradebook_has_a_link_of_its_own_that_stays(book, secret, rubrics):
    first, again, other = (Desk(book, secret, name, rubrics) for name in ("Wang", "Wang", "Li"))
    assert first.token == again.token != other.token
    assert (first.who(first.token), first.who(other.token), first.who(""), first.who("é")) == ("Wang", None, None, None)
