import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from workshop.gradebook import open_book
from workshop.rubric_desk.marking import bank_of, change_bank, comment, mark, marks_of
from workshop.rubric_desk.reading_order import ReadingOrder


@pytest.fixture
def rubric(rubrics):
    return rubrics["01.S1"]


@pytest.fixture
def answer(book, secret, rubrics):
    return ReadingOrder(book, secret, "Wang", rubrics).answers[0]


def events(book):
    rows = book.read("SELECT event, body FROM audit WHERE actor = 'Wang' ORDER BY seq")
    return [(row["event"], json.loads(row["body"])) for row in rows]


def test_an_answer_is_done_when_every_criterion_has_a_level(book, answer, rubric):
    states = [mark(book, "Wang", answer, rubric, each.name, each.points).state for each in rubric.criteria]
    assert states == ["draft", "draft", "draft", "done"]
    assert marks_of(book, answer, "Wang").total == 10
    assert mark(book, "Wang", answer, rubric, "Who is missing", None).state == "draft"


def test_another_level_replaces_the_first_and_both_are_in_the_audit(book, answer, rubric):
    mark(book, "Wang", answer, rubric, "Who is missing", 3)
    mark(book, "Wang", answer, rubric, "Who is missing", 1)
    assert [(body["was"], body["points"]) for _, body in events(book)] == [(None, 3), (3, 1)]
    assert book.verify() == []


def test_the_same_click_twice_is_one_mark(book, answer, rubric):
    mark(book, "Wang", answer, rubric, "Who is missing", 3)
    mark(book, "Wang", answer, rubric, "Who is missing", 3)
    assert len(events(book)) == 1


@pytest.mark.parametrize("points", [2, -1, "3", [3], float("nan"), {}, True])
def test_points_of_no_level_are_refused(book, answer, rubric, points):
    with pytest.raises(ValueError, match="No level"):
        mark(book, "Wang", answer, rubric, "Who is missing", points)
    assert marks_of(book, answer, "Wang").points == {}


def test_a_comment_alone_leaves_the_answer_half_done(book, answer, rubric):
    comment(book, "Wang", answer, " Which group? ")
    assert (marks_of(book, answer, "Wang").comment, marks_of(book, answer, "Wang").state) == ("Which group?", "draft")
    for each in rubric.criteria:
        mark(book, "Wang", answer, rubric, each.name, 0)
    comment(book, "Wang", answer, "")
    assert marks_of(book, answer, "Wang").state == "done"
    with pytest.raises(ValueError, match="at most"):
        comment(book, "Wang", answer, "x" * 4001)


def test_half_a_character_and_what_a_terminal_obeys_do_not_stop_a_comment(book, answer):
    comment(book, "Wang", answer, "Good \ud83d\x1b[31m\x00")
    assert marks_of(book, answer, "Wang").comment == "Good \ufffd\ufffd[31m\ufffd"


def test_two_graders_who_keep_the_same_comment_at_once_keep_it_once(book, secret):
    def keep():
        with open_book(book.path, secret) as own:
            change_bank(own, "Wang", "01.S1", None, "Give the base.")

    with ThreadPoolExecutor(1) as pool:
        with book.writing("Li") as writing:
            writing.execute("INSERT INTO comments (question, text) VALUES (?, ?)", ("01.S1", "Give the base."))
            writing.log("comment bank", question="01.S1", number=None, text="Give the base.")
            waiting = pool.submit(keep)
            with pytest.raises(TimeoutError):  # it waits for this transaction
                waiting.result(0.5)
        with pytest.raises(ValueError, match="in the bank already"):
            waiting.result()


def test_the_comment_bank_is_kept_for_each_question_and_every_change_of_it_in_the_audit(book):
    change_bank(book, "Wang", "01.S1", None, "Give the base.")
    number = bank_of(book, "01.S1")[0][0]
    with pytest.raises(ValueError, match="already"):
        change_bank(book, "Wang", "01.S1", None, "Give the base.")
    change_bank(book, "Wang", "01.S1", number, "Of how many rows?")
    assert [text for _, text in bank_of(book, "01.S1")] == ["Of how many rows?"] and bank_of(book, "02.S1") == []
    with pytest.raises(ValueError, match="no longer"):
        change_bank(book, "Wang", "02.S1", number, "x")
    change_bank(book, "Wang", "01.S1", number, "")
    assert bank_of(book, "01.S1") == [] and len(events(book)) == 3
    assert book.verify() == []
