"""Who stands where: the shares, the limit at 60, what is incomplete, what is pending."""

from dataclasses import replace
from fractions import Fraction

import pytest

from workshop.marks.standings import labs_that_count, shown, standings


def only(book, rules):
    [standing] = standings(book, rules)
    return standing


@pytest.mark.parametrize(
    "tasks, written, exam, total, result",
    [
        (1, 0, 9.5, 59.5, "not passed"),
        (1, 0, 10, 60, "passed"),
        (1, 1, 0, 70, "passed"),  # the rule asks for no minimum in the exam
        (1, 1, 30, 100, "passed"),
        (0, 0, 30, 30, "not passed"),
    ],
)
def test_the_pass_mark(cohort, book, rules, tasks, written, exam, total, result):
    cohort.add("t1", tasks=tasks, written=written, exam=exam)
    standing = only(book, rules)
    assert (standing.total, standing.result) == (total, result)


def test_a_total_just_below_60_neither_passes_nor_reads_as_60(cohort, book, rules):
    cohort.add("t1", tasks=1, written=0, exam=9.9999)
    standing = only(book, rules)
    assert standing.result == "not passed"
    assert shown(standing.total) == "59.99"


def test_tenths_that_binary_floats_cannot_hold_still_make_60(cohort, book, rules):
    cohort.add("t1", tasks=0.3, written=1, exam=25)  # 15 + 20 + 25
    assert only(book, rules).result == "passed"


def test_labs_weigh_by_their_points(cohort, book, rules):
    first, second = labs_that_count(rules)
    cohort.add("t1", without=("02",))
    assert only(book, rules).objective == Fraction(50 * first.points, first.points + second.points)


def test_a_lab_not_handed_in_is_incomplete_and_named(cohort, book, rules):
    cohort.add("t1", exam=30, without=("02",))
    standing = only(book, rules)
    assert (standing.result, standing.missing) == ("incomplete", ["lab 02 not handed in"])


def test_a_late_lab_does_not_count_and_is_called_late(cohort, book, rules):
    cohort.add("t1", exam=30, state="late")
    standing = only(book, rules)
    assert standing.result == "incomplete"
    assert standing.total == 30
    assert standing.missing == ["lab 01 handed in late", "lab 02 handed in late"]


def test_tasks_without_written_answers_are_incomplete(cohort, book, rules):
    cohort.add("t1", exam=30, text=" \n\t\u3000", graders=())
    standing = only(book, rules)
    assert standing.result == "incomplete"
    assert "01.S1 not answered" in standing.missing


def test_an_answer_that_no_grader_has_finished_is_pending_not_zero(cohort, book, rules):
    cohort.add("t1", graders=())
    standing = only(book, rules)
    assert standing.result == "pending"
    assert "01.S1" in standing.waiting


def test_a_half_done_mark_does_not_count_yet(cohort, book, rules):
    cohort.add("t1", graders=())
    for row in book.read("SELECT id, lab FROM submissions"):
        sheet = next(sheet for sheet in labs_that_count(rules) if sheet.lab == row["lab"])
        cohort.mark(row["id"], sheet, "g1", 1, state="draft")
    assert only(book, rules).written == 0


def test_two_graders_count_by_their_mean(cohort, book, rules):
    cohort.add("t1", written=(1, 0.5), graders=("g1", "g2"))
    assert only(book, rules).written == 15


def test_a_better_second_try_counts_and_keeps_the_marks_of_the_same_text(cohort, book, rules):
    cohort.add("t1", tasks=0.5, written=1)
    for sheet in labs_that_count(rules):
        cohort.hand_in("t1", sheet, 1, (), sha="b", graders=())
    standing = only(book, rules)
    assert (standing.objective, standing.written, standing.result) == (50, 20, "passed")


def test_a_second_try_with_another_text_waits_for_its_grader(cohort, book, rules):
    cohort.add("t1", tasks=0.5, written=1)
    for sheet in labs_that_count(rules):
        cohort.hand_in("t1", sheet, 1, (), sha="b", graders=(), text="Another answer.")
    assert only(book, rules).result == "pending"


def test_a_worse_submission_under_somebodys_name_lowers_nothing(cohort, book, rules):
    cohort.add("t1", written=1)
    for sheet in labs_that_count(rules):
        cohort.hand_in("t1", sheet, 0, (), sha="b", graders=(), text="")
    assert only(book, rules).total == 70


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"sessions": 5}, "5 of 6 sessions"),
        ({"certificate": False}, "not asked for"),
        ({"exam": None}, "exam not sat"),
        ({"tasks": 0, "written": 0}, "not passed"),
        ({"without": ("01",)}, "incomplete"),
    ],
)
def test_what_a_certificate_takes(cohort, book, rules, changes, reason):
    cohort.add("t1", **{"exam": 20, **changes})
    assert only(book, rules).no_certificate_because == [reason]


def test_all_six_sessions_report_exam_and_sixty_points_give_one(cohort, book, rules):
    cohort.add("t1", exam=0)
    assert only(book, rules).no_certificate_because == []


def test_somebody_of_the_roster_who_handed_nothing_in_is_there(cohort, book, rules):
    cohort.add("t1", exam=None, without=("01", "02"))
    assert only(book, rules).result == "incomplete"


def test_a_lab_of_the_rules_that_is_not_there_is_refused(book, rules):
    with pytest.raises(ValueError, match="no lab '77'"):
        standings(book, replace(rules, labs=("77",)))


def test_an_exam_that_was_sat_and_is_not_marked_is_pending(cohort, book, rules):
    cohort.add("t1", exam=30)
    with book.writing("test") as w:
        w.execute("DELETE FROM exam_marks")
        w.execute("UPDATE sittings SET started_at = '2020-08-07T12:00:00+00:00'")
        w.log("not marked")
    standing = only(book, rules)
    assert (standing.result, standing.waiting) == ("pending", ["exam"])
    assert standing.no_certificate_because == ["pending: exam"]


def test_somebody_who_is_not_on_the_roster_is_incomplete_and_called_so(cohort, book, rules):
    cohort.add("t1", exam=30)
    with book.writing("test") as w:
        w.execute("DELETE FROM roster")
        w.log("taken out")
    assert (only(book, rules).result, only(book, rules).missing) == ("incomplete", ["not on the roster"])


def test_a_forgery_that_solves_more_cannot_put_its_text_in_place_of_the_trainees(cohort, book, rules):
    cohort.add("t1", tasks=0.5, written=1)
    for sheet in labs_that_count(rules):
        cohort.hand_in("t1", sheet, 1, 0, sha="b", text="Nonsense.")
    standing = only(book, rules)
    assert (standing.written, standing.result) == (20, "passed")
