"""A batch: each submission is marked once, whatever the others do, and again only when something has changed."""

import io
import os
import re
import sqlite3
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from grading_samples import LAB, QUESTION, RULES, SECRET, FakeGrader, bundle, notebook
from rich.console import Console

from workshop.cli import course
from workshop.gradebook import backup, open_book
from workshop.grading import batch_table, sandbox
from workshop.grading.batch import grade_all, without_rules


@pytest.fixture
def cohort(tmp_path):
    """A folder of submissions and what grades it."""

    class Cohort:
        folder, book = tmp_path / "in", tmp_path / "gradebook.db"

        def put(self, name, content):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            return path

        def points(self, trainee, points, **words):
            return self.put(f"{trainee}/{LAB}.ipynb", notebook(f"points = {points}", **words))

        def grade(self, key="k1", rules=RULES, **options):
            self.grader = FakeGrader(key)
            return grade_all(self.folder, self.book, SECRET, 2, grader=self.grader, rules=rules, **options)

        def rows(self, sql, *parameters):
            with open_book(self.book, SECRET) as opened:
                assert opened.verify() == []
                return [tuple(row) for row in opened.read(sql, *parameters)]

        def counted(self):
            return dict(self.rows("SELECT trainee, points FROM counted_submissions"))

    return Cohort()


def notes(batch, trainee):
    return "; ".join(note for line in batch.lines if line.trainee == trainee for note in line.notes)


def test_every_submission_gets_its_marks_its_answers_and_its_page(cohort):
    cohort.points("li", 3, answer="Because.")
    cohort.put("wang/a.zip", bundle("wang", notebook("points = 4"), answer="为什么？"))
    batch = cohort.grade()
    assert cohort.counted() == {"li": 3.0, "wang": 4.0}
    answers = cohort.rows("SELECT trainee, question, text, answers.out_of FROM counted_answers answers")
    assert sorted(answers) == [("li", QUESTION, "Because.", 10.0), ("wang", QUESTION, "为什么？", 10.0)]
    assert len(list(batch.pages.rglob(f"{LAB}-*.html"))) == 2
    assert (batch.pages / "li" / "index.html").exists()
    assert batch_table.summary(batch, RULES) == [f"2 files: 2 graded. Feedback: {batch.pages / 'whole cohort.html'}"]


def test_each_mark_names_its_submission_key_grader_and_time(cohort):
    cohort.points("li", 3)
    cohort.grade()
    ((sha, key, grader, at, received),) = cohort.rows("SELECT sha, key, grader, graded_at, received FROM submissions")
    assert len(sha) == 64 and key == "k1" and grader.startswith("course ")
    assert datetime.fromisoformat(at).utcoffset().total_seconds() == 0 and datetime.fromisoformat(received)


def test_a_second_run_grades_nothing_and_writes_no_mark_again(cohort):
    cohort.points("li", 3)
    cohort.grade()
    before = cohort.rows("SELECT * FROM submissions"), cohort.rows("SELECT * FROM task_marks")
    batch = cohort.grade()
    assert cohort.grader.graded == []
    assert (cohort.rows("SELECT * FROM submissions"), cohort.rows("SELECT * FROM task_marks")) == before
    assert batch.number("graded", fresh=False) == 1 and "1 as they were" in batch_table.summary(batch, RULES)[0]


def test_whatever_a_trainee_is_called_the_next_batch_runs(cohort):
    for trainee in (
        "li.99999999.part",
        "a.html.99999999.part",
        "b.html.99999999999999999999.part",
        "-rf",
        "r-f",
        "whole",
    ):
        cohort.points(trainee, 3)
    cohort.put("flat.zip", bundle("王" * 64, notebook("points = 4")))
    cohort.grade()
    batch = cohort.grade()
    assert batch.number("graded", fresh=False) == 6 and batch.number("refused") == 1  # a name does not begin with -


def test_what_changed_is_graded_again_and_only_that(cohort):
    cohort.points("li", 3)
    cohort.points("wang", 2)
    cohort.grade()
    cohort.points("li", 4)  # another submission
    cohort.grade()
    assert cohort.grader.graded == [f"li/{LAB}.ipynb"]
    cohort.grade(key="k2")  # another key
    assert sorted(cohort.grader.graded) == [f"li/{LAB}.ipynb", f"wang/{LAB}.ipynb"]
    (cohort.folder / "wang" / f"{LAB}.ipynb").rename(cohort.folder / "wang" / "02_forgetting_curve_lab.ipynb")
    cohort.grade(key="k2")  # another lab
    assert cohort.grader.graded == ["wang/02_forgetting_curve_lab.ipynb"]
    cohort.grade(key="k2", again=True)
    assert len(cohort.grader.graded) == 2
    assert cohort.counted()["li"] == 4.0


def test_marks_by_an_older_key_whose_files_are_not_here_are_told_of(cohort):
    cohort.points("li", 3)
    path = cohort.points("wang", 2)
    cohort.grade()
    path.unlink()
    assert cohort.grade().stale == 0
    batch = cohort.grade(key="k2")
    assert batch.stale == 1 and "1 in the gradebook count by an older key" in batch_table.summary(batch, RULES)[1]


def test_a_file_that_only_moved_keeps_its_marks_and_its_first_time(cohort):
    path = cohort.points("li", 3)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    cohort.grade()
    os.utime(path, (1_800_000_000, 1_800_000_000))
    path.rename(path.with_name("again.ipynb"))
    cohort.grade()
    assert cohort.grader.graded == []
    assert cohort.rows("SELECT file, received FROM submissions") == [("li/again.ipynb", "2023-11-14T22:13:20+00:00")]


@pytest.mark.parametrize(
    ("second", "state"),
    [("23:59:58", "graded"), ("23:59:59", "graded"), ("23:59:59.9", "graded"), ("00:00:00", "late")],
)
def test_the_last_second_is_in_time_where_the_course_is(cohort, second, state):
    day = "2020-08-15" if state == "late" else "2020-08-14"
    moment = datetime.fromisoformat(f"{day}T{second}+08:00").timestamp()
    os.utime(cohort.points("li", 3), (moment, moment))
    batch = cohort.grade(rules=None)  # the source documents' deadline: 2020-08-14 23:59:59 in Shanghai
    assert [line.state for line in batch.lines] == [state]
    assert cohort.counted() == ({"li": 3.0} if state == "graded" else {})


def test_a_late_submission_is_marked_shown_and_counts_nothing(cohort):
    os.utime(cohort.put("li/first.ipynb", notebook("points = 1")), (1_000_000_000, 1_000_000_000))
    cohort.put("li/late.ipynb", notebook("points = 4"))
    batch = cohort.grade(rules=None)
    assert cohort.counted() == {"li": 1.0}
    assert "li/late.ipynb is late and does not count" in notes(batch, "li")
    (page,) = [path for path in batch.pages.rglob(f"{LAB}-*.html") if "after the deadline" in path.read_text("utf-8")]
    assert "2020-08-14 23:59:59 (Asia/Shanghai)" in page.read_text("utf-8")


def test_without_rules_no_deadline_holds_unless_the_gradebook_knows_one(cohort):
    cohort.book.touch()  # as another batch does, a moment before it fills it
    assert without_rules(cohort.book, SECRET).report_in_time(datetime(2500, 1, 1, tzinfo=UTC))
    cohort.points("t1", 3)
    cohort.grade(rules=None)  # late
    with pytest.raises(ValueError, match="name the same rules"):
        without_rules(cohort.book, SECRET)


def test_a_deadline_that_moved_changes_what_counts_without_grading_again(cohort):
    cohort.points("li", 3)
    cohort.grade(rules=None)
    assert cohort.counted() == {}
    batch = cohort.grade()
    assert cohort.grader.graded == [] and cohort.counted() == {"li": 3.0}
    assert not any("after the deadline" in page.read_text("utf-8") for page in batch.pages.rglob("*.html"))


def test_the_moment_given_is_the_moment_received(cohort):
    cohort.points("li", 3)
    cohort.grade(rules=None, received=datetime(2020, 8, 14, tzinfo=UTC))
    assert cohort.counted() == {"li": 3.0}


def test_of_two_submissions_of_one_trainee_the_better_counts(cohort):
    cohort.put("li/a.ipynb", notebook("points = 4"))
    cohort.put("li/b.ipynb", notebook("points = 1"))
    batch = cohort.grade()
    assert cohort.counted() == {"li": 4.0}
    assert "li/a.ipynb counts, the best of 2" in notes(batch, "li")
    assert "li/b.ipynb was handed in too; another one counts" in notes(batch, "li")


def test_a_forged_submission_in_anothers_name_lowers_nobodys_mark(cohort):
    cohort.put("honest.zip", bundle("li", notebook("points = 4"), answer="My own words."))
    cohort.put("z_forged.zip", bundle("li", notebook("points = 0"), answer=""))
    cohort.put("zz_forged.zip", bundle("li", notebook("points = 4 "), answer=""))
    batch = cohort.grade()
    assert cohort.counted() == {"li": 4.0}
    assert cohort.rows("SELECT text FROM counted_answers") == [("My own words.",)]
    assert "best of 3" in notes(batch, "li")


def test_a_bundle_in_anothers_folder_counts_for_neither(cohort):
    cohort.put("li/a.zip", bundle("wang", notebook("points = 4")))
    batch = cohort.grade()
    assert cohort.counted() == {}
    assert "packed by wang" in notes(batch, "li")
    assert cohort.rows("SELECT trainee, state, lab FROM submissions") == [("li", "refused", "")]


def test_one_file_of_two_trainees_is_told_to_the_instructor_and_to_neither_of_them(cohort):
    cohort.points("li", 4)
    cohort.points("wang", 4)
    cohort.put("zhao/z.zip", bundle("zhao", notebook("points = 4")))
    batch = cohort.grade()
    assert cohort.counted() == {"li": 4.0, "wang": 4.0, "zhao": 4.0}
    assert "the same notebook as wang, zhao" in notes(batch, "li")
    assert "wang" not in "".join(page.read_text("utf-8") for page in (batch.pages / "li").iterdir())


def test_a_trainee_whom_the_roster_does_not_know_is_told_of(cohort):
    cohort.points("li", 3)
    cohort.points("lí", 3)
    assert "not on the roster" not in notes(cohort.grade(), "lí")
    with open_book(cohort.book, SECRET) as book, book.writing("test") as writing:
        writing.execute("INSERT INTO roster (trainee, name) VALUES ('li', '李')")
        writing.log("roster")
    batch = cohort.grade()
    assert "not on the roster" in notes(batch, "lí") and "not on the roster" not in notes(batch, "li")


def test_the_same_file_twice_is_one_submission(cohort):
    cohort.put("li/a.ipynb", notebook("points = 3"))
    cohort.put("li/b.ipynb", notebook("points = 3"))
    batch = cohort.grade()
    assert len(cohort.grader.graded) == 1
    assert "the same file as li/a.ipynb" in notes(batch, "li")
    cohort.grade()
    assert cohort.grader.graded == []


def test_of_the_same_file_twice_the_one_that_came_first_counts_whatever_it_is_called(cohort):
    for name, year in (("a (1).ipynb", 2101), ("a.ipynb", 2099)):  # before and after the deadline
        os.utime(cohort.put(f"li/{name}", notebook("points = 3")), (datetime(year, 1, 1, tzinfo=UTC).timestamp(),) * 2)
    batch = cohort.grade()
    assert cohort.counted() == {"li": 3.0}
    assert [(line.file, line.state) for line in batch.lines] == [
        ("li/a (1).ipynb", "refused"),
        ("li/a.ipynb", "graded"),
    ]
    assert cohort.grade().number("graded", fresh=False) == 1


def test_files_that_cannot_be_read_are_named_and_the_others_graded(cohort):
    cohort.put("bad/a.zip", b"PK")
    cohort.put("deep/a.ipynb", b"[" * 100_000)
    cohort.put("empty/a.ipynb", b"")
    cohort.put("linked/x", b"")
    (cohort.folder / "linked" / "a.zip").symlink_to("/etc/passwd")
    for trainee in ("li", "wang", "zhao"):
        cohort.points(trainee, 3)
    batch = cohort.grade()
    assert cohort.counted() == {"li": 3.0, "wang": 3.0, "zhao": 3.0}
    assert batch.number("refused") == 5
    assert dict(cohort.rows("SELECT trainee, reason FROM submissions WHERE state = 'refused' AND trainee = 'bad'"))[
        "bad"
    ].endswith("no whole zip file.")
    assert "no whole zip file" in (batch.pages / "bad" / "index.html").read_text("utf-8")
    audit = len(cohort.rows("SELECT * FROM audit"))
    cohort.grade()
    assert len(cohort.rows("SELECT * FROM audit")) == audit + 1  # the batch itself; nothing is refused twice


def test_a_grader_that_fails_on_one_stops_nobody_and_tries_it_again(cohort):
    cohort.put("bad.ipynb", notebook("raise"))
    cohort.points("li", 3)
    batch = cohort.grade()
    assert cohort.counted() == {"li": 3.0}
    assert "could not be graded (ZeroDivisionError" in notes(batch, "bad")
    assert "tried again" in batch_table.summary(batch, RULES)[1]
    batch = cohort.grade()
    assert batch.number("fault") == 1 and batch.number("graded", fresh=False) == 1


def test_marks_that_no_gradebook_takes_are_a_note_and_stop_nobody(cohort):
    cohort.points("cheat", 99)  # of 4
    cohort.points("li", 3)
    batch = cohort.grade()
    assert cohort.counted() == {"li": 3.0}
    assert "could not be graded" in notes(batch, "cheat")


def test_without_isolation_nothing_is_written_and_the_remedy_is_said(cohort, monkeypatch):
    cohort.points("li", 3)
    sentence = "bubblewrap is missing: install it with apt-get install bubblewrap."
    with pytest.raises(ValueError, match="install it with"):
        grade_all(cohort.folder, cohort.book, SECRET, grader=FakeGrader(missing=[sentence]))
    monkeypatch.setattr(sandbox, "missing", lambda: [sentence])
    monkeypatch.setenv("COURSE_SECRET", str(cohort.folder.parent / "a.secret"))
    result = CliRunner().invoke(course, ["grade", str(cohort.folder), "--book", str(cohort.book)])
    assert isinstance(result.exception, ValueError) and sentence in str(result.exception)
    assert sorted(path.name for path in cohort.folder.parent.iterdir()) == ["in"]


def test_a_page_that_was_lost_is_made_again_from_the_gradebook(cohort):
    cohort.points("li", 3)
    batch = cohort.grade()
    (page,) = batch.pages.rglob(f"{LAB}-*.html")
    page.unlink()
    cohort.grade()
    assert cohort.grader.graded == []
    assert "made from the gradebook alone" in page.read_text("utf-8")


def test_a_page_that_cannot_be_written_leaves_its_submission_to_be_graded(cohort):
    cohort.points("li", 3)
    blocked = cohort.folder.parent / "pages"
    blocked.write_text("a file where a folder should be")
    with pytest.raises(ValueError, match=r"A feedback page cannot be written .*: what is graded stays so"):
        cohort.grade(pages=blocked)
    assert cohort.rows("SELECT * FROM submissions") == []
    cohort.grade()
    assert cohort.counted() == {"li": 3.0}


def test_the_table_shows_who_which_lab_points_and_notes(cohort):
    cohort.points("li", 3)
    cohort.put("[red]x[bold]/a.zip", b"")
    console = Console(width=120, file=io.StringIO())
    console.print(batch_table.table(cohort.grade()))
    text = console.file.getvalue()
    assert re.search(r"li +01_groupby +3 / 4", text) and "[red]x[bold]" in text


def test_commands_back_up_and_verify(cohort, monkeypatch, tmp_path):
    cohort.points("li", 3)
    cohort.grade()
    file = tmp_path / "the.secret"
    monkeypatch.setattr("workshop.secret.read_secret", lambda *_, **__: SECRET)
    runner = CliRunner()
    done = runner.invoke(course, ["audit", str(cohort.book), "--secret", str(file)])
    assert done.exit_code == 0 and "The audit is whole: 3 rows" in done.output
    done = runner.invoke(course, ["backup", str(cohort.book), str(tmp_path / "copy.db")])
    assert done.exit_code == 0 and (tmp_path / "copy.db").exists()
    with sqlite3.connect(cohort.book) as raw:
        raw.execute("UPDATE task_marks SET points = 4")
    raw.close()
    done = runner.invoke(course, ["audit", str(cohort.book), "--secret", str(file)])
    assert done.exit_code == 1 and "task_marks, the row of submission 1, task 01.1 was changed" in done.output
    assert backup(cohort.book, tmp_path / "another.db").exists()
