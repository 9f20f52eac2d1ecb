import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from workshop.rubric_desk.agreement import agreement, by_criterion, changed_after, compare, weighted_kappa
from workshop.rubric_desk.marking import mark
from workshop.rubric_desk.reading_order import ReadingOrder

levels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40)


@given(levels)
def test_weighted_kappa_is_scikit_learns_on_evenly_spaced_levels(pairs):
    mine, theirs = zip(*pairs, strict=True)
    found = weighted_kappa(mine, theirs)
    if len({*mine, *theirs}) == 1:
        assert found is None
    else:
        expected = cohen_kappa_score(mine, theirs, weights="quadratic", labels=[0, 1, 2, 3])
        np.testing.assert_allclose(found, expected, atol=1e-12)


def test_a_grader_who_is_always_one_point_higher_is_seen_as_such():
    found = agreement([1, 2, 3, 4], [0, 1, 2, 3])
    assert (found.n, found.exact, found.mean_difference) == (4, 0, 1)
    assert found.kappa == pytest.approx(1 - 1 / 3.5)


def give(book, order, rubrics, grader, answer, points):
    rubric = rubrics[answer.question]
    for criterion, earned in zip(rubric.criteria, points, strict=True):
        mark(book, grader, answer, rubric, criterion.name, earned)


def same(order, answer):
    return next(
        each for each in order.answers if each.submission == answer.submission and each.question == answer.question
    )


def test_another_graders_marks_are_shown_only_for_answers_that_both_have_done(book, secret, rubrics):
    mine, theirs = (ReadingOrder(book, secret, name, rubrics) for name in ("Wang", "Li"))
    first, second, third = mine.answers[:3]
    give(book, mine, rubrics, "Wang", first, (3, 2, 3, 2))
    give(book, mine, rubrics, "Wang", second, (3, 2, 3, 2))
    assert compare(book, ReadingOrder(book, secret, "Wang", rubrics), "Wang") == {}
    give(book, theirs, rubrics, "Li", same(theirs, first), (3, 2, 1, 2))
    give(book, theirs, rubrics, "Li", same(theirs, third), (0, 0, 0, 0))
    mark(book, "Li", same(theirs, second), rubrics["01.S1"], "Who is missing", 1)  # half done: not compared
    found = compare(book, ReadingOrder(book, secret, "Wang", rubrics), "Wang")
    assert [pair.answer.handle for pair in found["Li"]] == [first.handle]
    assert (found["Li"][0].difference, found["Li"][0].differing) == (2, ["One loss in figures"])
    seen = compare(book, ReadingOrder(book, secret, "Li", rubrics), "Li")
    assert [pair.difference for pair in seen["Wang"]] == [-2]
    figures = dict(by_criterion(found["Li"], rubrics["01.S1"]))
    assert (figures["Total"].exact, figures["Who is missing"].exact, figures["Total"].n) == (0, 1, 1)


def test_a_mark_changed_after_both_had_done_is_counted(book, secret, rubrics):
    mine, theirs = (ReadingOrder(book, secret, name, rubrics) for name in ("Wang", "Li"))
    answer = mine.answers[0]
    give(book, mine, rubrics, "Wang", answer, (3, 2, 3, 2))
    mark(book, "Wang", answer, rubrics["01.S1"], "Who is missing", 1)
    give(book, theirs, rubrics, "Li", same(theirs, answer), (3, 2, 1, 2))
    assert changed_after(book) == 0
    mark(book, "Wang", answer, rubrics["01.S1"], "Who is missing", 3)
    assert changed_after(book) == 1
