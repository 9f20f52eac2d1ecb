"""Forms: the same blueprint for all, an order for each, nothing that tells the key."""

from collections import Counter

import pytest
from exam_samples import SECRET, bank, item
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.exam.bank import make_bank
from workshop.exam.form import Form, blueprint, draw, option_id, read_blueprint, shares, wording
from workshop.secret import Secret

BANK = bank()
PLAN = blueprint(BANK, 30, 10)
KINDS = st.sampled_from(("single", "multiple"))
CELLS = st.tuples(st.sampled_from(("01", "02", "03")), st.sampled_from(("recall", "apply")), KINDS)
TRAINEES = st.text(min_size=1, max_size=8)
anyone = settings(deadline=None, max_examples=50)


@anyone
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12), st.data()
)
def test_shares_reach_the_total_within_their_bounds(rows, data):
    weights, floors, more = zip(*rows, strict=True)
    caps = [floor + extra for floor, extra in zip(floors, more, strict=True)]
    total = data.draw(st.integers(sum(floors), sum(caps)))
    given_out = shares(total, weights, floors, caps)
    assert sum(given_out) == total
    assert all(low <= one <= high for low, one, high in zip(floors, given_out, caps, strict=True))


@anyone
@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(0, 60))
def test_shares_without_bounds_differ_from_the_weights_by_less_than_one(weights, total):
    given_out = shares(total, weights, [0] * len(weights), [total] * len(weights))
    assert all(abs(one - total * weight / sum(weights)) < 1 for one, weight in zip(given_out, weights, strict=True))


@anyone
@given(st.lists(CELLS, min_size=6, max_size=40), st.integers(1, 30), st.integers(0, 30))
def test_a_blueprint_fits_the_bank_or_says_why_not(cells, size, multiple):
    items = [item(number, kind, lesson, level) for number, (lesson, level, kind) in enumerate(cells)]
    try:
        plan = blueprint(items, size, multiple)
    except ValueError as fault:
        enough = len(items) >= size and sum(one.kind == "multiple" for one in items) >= multiple
        assert not enough or "can have" in str(fault)
        return
    held = Counter((one.lesson, one.level, one.kind) for one in items)
    assert sum(plan.values()) == size
    assert all(0 < number <= held[stratum] for stratum, number in plan.items())
    assert sum(number for (_, _, kind), number in plan.items() if kind == "multiple") >= multiple


@anyone
@given(TRAINEES)
def test_every_form_has_the_blueprint_s_questions_each_once(trainee):
    form = draw(BANK, PLAN, SECRET, "final", trainee)
    items = [BANK[asked.item] for asked in form.questions]
    assert len({one.id for one in items}) == 30
    assert Counter((one.lesson, one.level, one.kind) for one in items) == PLAN
    assert sum(one.kind == "multiple" for one in items) >= 10
    assert all(sorted(asked.order) == [0, 1, 2, 3] for asked in form.questions)


@anyone
@given(TRAINEES, TRAINEES, st.text(max_size=4))
def test_a_form_depends_on_secret_exam_and_trainee_alone(one, other, exam):
    assert draw(BANK, PLAN, SECRET, exam, one) == draw(reversed(BANK.items), PLAN, SECRET, exam, one)
    assert draw(BANK, PLAN, SECRET, exam, one) != draw(BANK, PLAN, Secret(b"another"), exam, one)
    if one != other:
        assert draw(BANK, PLAN, SECRET, exam, one) != draw(BANK, PLAN, SECRET, exam, other)


def test_with_the_same_items_only_the_order_differs():
    one, other = (draw(BANK, PLAN, SECRET, "final", trainee, same_items=True) for trainee in ("t1", "t2"))
    assert {asked.item for asked in one.questions} == {asked.item for asked in other.questions}
    assert [asked.item for asked in one.questions] != [asked.item for asked in other.questions]


@anyone
@given(TRAINEES)
def test_a_form_is_read_back_as_it_was_written(trainee):
    form = draw(BANK, PLAN, SECRET, "final", trainee)
    assert Form.read(form.text()) == form


def test_each_option_is_equally_often_first():
    firsts = Counter(
        asked.order[0] for number in range(60) for asked in draw(BANK, PLAN, SECRET, "final", str(number)).questions
    )
    assert all(380 < firsts[option] < 520 for option in range(4))  # 450 each of 1,800, standard deviation 18


def test_option_ids_tell_no_two_trainees_the_same():
    ids = {option_id(SECRET, "final", trainee, "01.Q1", option) for trainee in "abc" for option in range(4)}
    assert len(ids) == 12


def test_a_corrected_key_is_no_other_wording():
    one, other = item(1, "single"), item(1, "single", options=5)
    corrected = make_bank([item(1, "single")])["01.Q1"]
    assert wording(one) == wording(corrected) != wording(other)


def test_a_table_of_the_instructor_s_own_is_followed(tmp_path):
    table = tmp_path / "blueprint.toml"
    table.write_text('["01"]\nrecall = 3\napply = 2\n["07"]\nanalyse = 1\n')
    plan = blueprint(BANK, 6, 2, read_blueprint(table))
    assert Counter((lesson, level) for (lesson, level, _), number in plan.items() for _ in range(number)) == {
        ("01", "recall"): 3, ("01", "apply"): 2, ("07", "analyse"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text, said",
    [
        ('["01"]\nrecall = 4', "the bank has 3"),
        ('["09"]\nrecall = 1', "the bank has 0"),
        ('["01"]\nrecall = 1', "adds up to 1"),
        ('["01"]\nrecall = "many"', "no blueprint"),
        ("recall = 3", "no blueprint"),
        ('["01"]\nrecall = -1', "no blueprint"),
        ("[[", "no blueprint"),
    ],
)
def test_a_table_that_cannot_be_met_is_refused_in_a_sentence(tmp_path, text, said):
    table = tmp_path / "blueprint.toml"
    table.write_text(text)
    with pytest.raises(ValueError, match=said):
        blueprint(BANK, 6, 2, read_blueprint(table))


def test_a_bank_with_too_few_multiple_choice_is_refused():
    with pytest.raises(ValueError, match="at least 10 multiple-choice questions and can have 0"):
        blueprint([item(number, "single") for number in range(40)], 30, 10)
