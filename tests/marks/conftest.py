"""A gradebook with the marks that a test gives it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workshop.course_rules import read_rules
from workshop.gradebook import open_book
from workshop.marks.roster import Entry, enter_roster
from workshop.marks.standings import labs_that_count
from workshop.secret import Secret

AFTER = datetime(2020, 9, 1, tzinfo=UTC)


@pytest.fixture
def rules():
    return replace(read_rules(), labs=("01", "02"))


@pytest.fixture
def secret():
    return Secret(bytes(range(32)))


@pytest.fixture
def book(tmp_path, secret):
    with open_book(tmp_path / "gradebook.db", secret, create=True) as opened:
        yield opened


@pytest.fixture
def cohort(book, rules):
    return Cohort(book, rules)


class Cohort:
    """Puts trainees with given shares of their points into a gradebook."""

    def __init__(self, book, rules):
        self.book, self.rules = book, rules

    def add(self, trainee, *, tasks=1.0, written=1.0, exam=0.0, sessions=6, name="张伟", certificate=True, **changes):
        """Enter a trainee who has these shares of tasks and written points, and these points in the exam."""
        enter_roster(self.book, [Entry(trainee, name, tuple(range(1, sessions + 1)), certificate)], "test")
        for sheet in labs_that_count(self.rules):
            if sheet.lab not in changes.get("without", ()):
                self.hand_in(trainee, sheet, tasks, written, **changes)
        if exam is not None:
            self.sit(trainee, exam)

    def hand_in(
        self, trainee, sheet, tasks, written, *, sha="a", state="graded", text="An answer.", graders=("g1",), **_
    ):
        received = "2020-08-01T10:00:00+00:00"
        with self.book.writing("test") as w:
            number = w.execute(
                "INSERT INTO submissions (sha, trainee, lab, slug, file, received, state, grader, graded_at) "
                "VALUES (?, ?, ?, ?, 'f', ?, ?, 'test', ?)",
                (sha, trainee, sheet.lab, sheet.slug, received, state, received),
            ).lastrowid
            for task in sheet.tasks.values():
                values = (number, task.id, tasks * task.points, task.points, "right", "")
                w.execute("INSERT INTO task_marks VALUES (?, ?, ?, ?, ?, ?)", values)
            for question, entry in sheet.written.items():
                w.execute("INSERT INTO answers VALUES (?, ?, '', ?, ?)", (number, question, text, entry["points"]))
            w.log("handed in", trainee=trainee)
        shares = written if isinstance(written, tuple) else [written] * len(graders)
        for grader, share in zip(graders, shares, strict=True):
            self.mark(number, sheet, grader, share)
        return number

    def mark(self, number, sheet, grader, share, state="done"):
        with self.book.writing(grader) as w:
            for question, entry in sheet.written.items():
                w.execute(
                    "INSERT INTO rubric_marks VALUES (?, ?, 'all of it', ?, ?, '2020-08-15')",
                    (number, question, grader, share * entry["points"]),
                )
                w.execute(
                    "INSERT INTO rubric_notes VALUES (?, ?, ?, '', ?, '2020-08-15')", (number, question, grader, state)
                )
            w.log("marked", submission=number)

    def sit(self, trainee, points):
        with self.book.writing("test") as w:
            w.execute(
                "INSERT OR IGNORE INTO exams VALUES ('final', 'v1', '{}', '2020-08-07', '2020-08-07', 60, '2020-08-01')"
            )
            w.execute("INSERT INTO sittings VALUES ('final', ?, '[]', NULL, NULL)", (trainee,))
            w.execute("INSERT INTO exam_marks VALUES ('final', ?, ?, 30, 'v1', '2020-08-08')", (trainee, points))
            w.log("sat", trainee=trainee)
