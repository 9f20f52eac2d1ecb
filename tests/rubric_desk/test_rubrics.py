import pytest

from workshop.rubric_desk.questions import question_text
from workshop.rubric_desk.rubrics import read_rubrics

GOOD = """
["09.S1"]
title = "T"
[["09.S1".criteria]]
name = "A"
points = 2
levels = [{ points = 0, text = "none" }, { points = 2, text = "all" }]
"""


def test_every_rubric_of_the_course_can_be_marked_by(rubrics):
    assert {"01.S1", "08.S1"} <= rubrics.keys()
    assert all(rubric.points == 10 for rubric in rubrics.values())


def test_the_question_is_found_in_its_lab(rubrics):
    assert "whom does the" in question_text(rubrics["01.S1"])


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("points = 2\n", "points = 3\n", "best level must give all"),
        ("points = 0", "points = 2", "must rise"),
        ('{ points = 0, text = "none" }, ', "", "has 1 levels"),
        ('name = "A"\n', "", "'name' is missing"),
        ("levels = [", "levels = ", "cannot be marked by"),
    ],
)
def test_a_rubric_that_cannot_be_marked_by_is_refused_with_its_reason(tmp_path, old, new, reason):
    (tmp_path / "09_lab.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"09_lab\.toml.*{reason}"):
        read_rubrics(tmp_path)


def test_a_folder_without_rubrics_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no rubrics"):
        read_rubrics(tmp_path)
