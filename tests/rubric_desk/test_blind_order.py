from desk_samples import submit

from workshop.rubric_desk.marking import mark, marks_of
from workshop.rubric_desk.reading_order import ReadingOrder


def order_of(book, secret, rubrics, grader="Wang"):
    return ReadingOrder(book, secret, grader, rubrics)


def test_all_answers_to_one_question_come_together_and_empty_ones_not_at_all(book, secret, rubrics):
    questions = [answer.question for answer in order_of(book, secret, rubrics).answers]
    assert questions == ["01.S1"] * 8 + ["02.S1"] * 7


def test_the_order_is_another_for_each_grader_and_question_but_stays(book, secret, rubrics):
    first, again, other = (order_of(book, secret, rubrics, name) for name in ("Wang", "Wang", "Li"))
    assert [answer.text for answer in first.answers] == [answer.text for answer in again.answers]
    assert [answer.text for answer in first.of("01.S1")] != [answer.text for answer in other.of("01.S1")]
    numbers = [[answer.text.split()[1] for answer in first.of(question)] for question in ("01.S1", "02.S1")]
    assert [n for n in numbers[0] if n != "5"] != numbers[1]
    assert numbers[0] != sorted(numbers[0])


def test_a_handle_says_nothing_and_is_no_other_graders(book, secret, rubrics):
    mine, theirs = (order_of(book, secret, rubrics, name) for name in ("Wang", "Li"))
    assert not {answer.handle for answer in mine.answers} & {answer.handle for answer in theirs.answers}


def test_a_grader_resumes_at_the_half_done_answer_then_after_the_last_one(book, secret, rubrics):
    order = order_of(book, secret, rubrics)
    third, rubric = order.answers[2], rubrics["01.S1"]
    assert order.resume() == order.answers[0]
    for number, criterion in enumerate(rubric.criteria):
        mark(book, "Wang", third, rubric, criterion.name, 0)
        now = order_of(book, secret, rubrics)
        expected = 3 if number == len(rubric.criteria) - 1 else 2
        assert now.resume().handle == now.answers[expected].handle
    assert now.unfinished(now.answers[1]) == now.answers[3]
    assert now.unfinished(now.answers[-1]) == now.answers[0]


def test_an_equal_answer_handed_in_again_keeps_its_marks_and_a_new_one_starts_anew(book, secret, rubrics):
    answer = next(p for p in order_of(book, secret, rubrics).answers if p.text == "Answer 3 to 01.S1.")
    mark(book, "Wang", answer, rubrics["01.S1"], "Who is missing", 3)
    submit(book, "trainee3", "01.S1", "Answer 3 to 01.S1.", "2020-08-02T10:00:00+00:00")
    same = order_of(book, secret, rubrics).find(answer.handle)
    assert marks_of(book, same, "Wang").points == {"Who is missing": 3}
    submit(book, "trainee3", "01.S1", "Another answer.", "2020-08-03T10:00:00+00:00")
    order = order_of(book, secret, rubrics)
    assert answer.handle not in {each.handle for each in order.answers}
    assert [each.state for each in order.answers if each.text == "Another answer."] == [""]


def test_the_other_texts_of_a_trainee_can_be_read_and_marked_beside_the_one_that_is_asked_for(book, secret, rubrics):
    before = order_of(book, secret, rubrics)
    submit(book, "trainee3", "01.S1", "A forgery.", "2020-08-03T10:00:00+00:00")
    order = order_of(book, secret, rubrics)
    assert len(order.answers) == len(before.answers)
    answer = next(answer for answer in order.answers if answer.text == "A forgery.")
    assert [text.text for text in order.texts(answer)] == ["A forgery.", "Answer 3 to 01.S1."]
    other = order.find(order.texts(answer)[1].handle)
    assert order.number(other) == order.number(answer) and order.texts(other) == order.texts(answer)
    for criterion in rubrics["01.S1"].criteria:
        mark(book, "Wang", other, rubrics["01.S1"], criterion.name, 0)
    after = order_of(book, secret, rubrics)
    assert after.find(other.handle).state == "done" and after.find(answer.handle).state == ""
    assert all(order.texts(each) == [each] for each in order.answers if each is not answer)
