"""A cohort, honest and hostile, graded in one batch: nobody gets more than was earned, nobody less, and it ends."""

import html
import os
import shutil
import sys
from functools import partial

import pytest
from cohort_honest import honest
from cohort_hostile import hostile
from cohort_samples import Submission, notebook, sheet
from grading_samples import RULES, SECRET

from workshop.gradebook import open_book
from workshop.grading import sandbox
from workshop.grading.batch import grade_all
from workshop.grading.grader import SealedGrader
from workshop.grading.hidden_keys import hidden_key
from workshop.grading.scoring import grade

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("bwrap"), reason="bubblewrap, on Linux: apt install bubblewrap"
)
LIMITS = sandbox.Limits(wall=60, cell=12, grace=1, memory=1_000_000_000, total=16_000_000)
COHORT = [*honest(), *hostile()]
LINKED = Submission("links", {}, refused=True, says="is a link")
PIPED = Submission("pipes", {}, refused=True)


class ShortGrader(SealedGrader):
    """The grader with shorter limits, so that those who sit them out do not hold up the tests."""

    def grade(self, handed, guard):
        run = partial(sandbox.run, limits=LIMITS)
        return grade(handed, hidden_key(handed.slug, SECRET, handed.sha), run=guard(run))


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The batch, its marks by trainee, and where it lies."""
    top = tmp_path_factory.mktemp("cohort")
    folder, book = top / "handed in", top / "gradebook.db"
    for submission in COHORT:
        (folder / submission.name).mkdir(parents=True)
        for name, content in submission.files.items():
            (folder / submission.name / name).write_bytes(content)
    (folder / "links").mkdir()
    (folder / "links" / "01_groupby_lab.ipynb").symlink_to(folder / "solved" / "01_groupby_lab.ipynb")
    (folder / "pipes").mkdir()
    os.mkfifo(folder / "pipes" / "01_groupby_lab.ipynb")
    batch = grade_all(folder, book, SECRET, 2, rules=RULES, grader=ShortGrader(SECRET, 2), say=print)
    with open_book(book, SECRET) as opened:
        assert opened.verify() == []
        rows = opened.read("SELECT trainee, task, points, verdict FROM task_marks JOIN submissions ON id = submission")
        states = {row["trainee"]: row["state"] for row in opened.read("SELECT trainee, state FROM submissions")}
    marks = {}
    for trainee, task, points, verdict in rows:
        marks.setdefault(trainee, {})[task] = (points, verdict)
    return batch, marks, states, top


def test_the_cohort_is_large_enough():
    assert len(COHORT) >= 50 and len({submission.name for submission in COHORT}) == len(COHORT)


@pytest.mark.parametrize("submission", [one for one in COHORT if not one.refused], ids=lambda one: one.name)
def test_each_gets_what_was_earned(submission, graded):
    batch, marks, states, _ = graded
    (line,) = [line for line in batch.lines if line.trainee == submission.name]
    given = marks[submission.name]
    points = {task: entry["points"] for task, entry in sheet()["tasks"].items()}
    earned = {task: points[task] if task in submission.earned else 0 for task in points}
    assert {task: mark[0] for task, mark in given.items()} == earned, line.notes
    assert {task: given[task][1] for task in submission.verdicts} == submission.verdicts
    assert submission.says in "; ".join(line.notes)
    assert states[submission.name] == "graded" and line.points == sum(earned.values())


@pytest.mark.parametrize(
    "submission", [*(one for one in COHORT if one.refused), LINKED, PIPED], ids=lambda one: one.name
)
def test_each_that_is_no_submission_is_refused_with_a_reason(submission, graded):
    batch, marks, _, _ = graded
    (line,) = [line for line in batch.lines if line.trainee == submission.name]
    assert line.state == "refused" and line.points == 0 and submission.name not in marks
    assert submission.says in line.notes[0] and line.notes[0].endswith(".")


def test_every_file_has_its_line_and_none_could_not_be_graded(graded):
    assert len(graded[0].lines) == graded[0].files == len(COHORT) + 2
    assert graded[0].number("fault") == 0


def test_no_page_runs_a_trainees_script_or_tells_an_answer_of_the_key(graded):
    pages = list((graded[3] / "gradebook-feedback").rglob("*.html"))
    assert len(pages) > len(COHORT) / 2
    for page in pages:
        text = page.read_text("utf-8")
        assert "<script>alert" not in text and "<img src=x" not in text
        assert "default-src 'none'" in html.unescape(text)


def test_nothing_but_the_gradebook_and_its_pages_was_written(graded):
    left = {path.name for path in graded[3].iterdir()}
    assert left <= {"handed in", "gradebook.db", "gradebook.db-wal", "gradebook.db-shm", "gradebook-feedback"}
    assert (graded[3] / "handed in" / "solved" / "01_groupby_lab.ipynb").read_bytes() == notebook()


def test_no_process_is_left(graded):
    import psutil

    mine = psutil.Process().children(recursive=True)
    assert not [child for child in mine if child.name() in ("bwrap", "sleep", "sh")]
