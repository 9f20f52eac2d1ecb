"""The trainee's copies: delivered, renewed, and never overwritten once touched."""

import pytest

from workshop.trainee_folder import deliver


@pytest.fixture
def course(tmp_path):
    (tmp_path / "notebooks" / "labs").mkdir(parents=True)
    (tmp_path / "notebooks" / "00_start_here.ipynb").write_text("start")
    (tmp_path / "notebooks" / "labs" / "01_lab.ipynb").write_text("first edition")
    return tmp_path


def hand_out(course):
    return deliver(course / "work", course / "notebooks")


def lab(course):
    return course / "work" / "labs" / "01_lab.ipynb"


def test_a_first_visit_gets_every_notebook(course):
    assert hand_out(course).new == ["00_start_here.ipynb", "labs/01_lab.ipynb"]
    assert lab(course).read_text() == "first edition"


def test_a_second_visit_changes_and_says_nothing(course):
    hand_out(course)
    assert hand_out(course).lines() == []


def test_an_untouched_lab_is_renewed(course):
    hand_out(course)
    (course / "notebooks" / "labs" / "01_lab.ipynb").write_text("second edition")
    assert hand_out(course).renewed == ["labs/01_lab.ipynb"]
    assert lab(course).read_text() == "second edition"


def test_a_touched_lab_is_kept_and_named(course):
    hand_out(course)
    lab(course).write_text("my work")
    (course / "notebooks" / "labs" / "01_lab.ipynb").write_text("second edition")
    delivery = hand_out(course)
    assert lab(course).read_text() == "my work"
    assert any("labs/01_lab.ipynb: yours, kept as it is" in line for line in delivery.lines())


def test_a_file_that_was_there_before_the_course_is_kept(course):
    lab(course).parent.mkdir(parents=True)
    lab(course).write_text("older work")
    assert hand_out(course).kept == ["labs/01_lab.ipynb"]
    assert lab(course).read_text() == "older work"


def test_a_lost_or_damaged_register_overwrites_nothing(course):
    hand_out(course)
    lab(course).write_text("my work")
    (course / "work" / ".progress" / "delivered.json").write_text("{damaged")
    assert hand_out(course).kept == ["labs/01_lab.ipynb"]
    assert lab(course).read_text() == "my work"


def test_a_deleted_lab_is_delivered_again(course):
    hand_out(course)
    lab(course).unlink()
    assert hand_out(course).new == ["labs/01_lab.ipynb"]
