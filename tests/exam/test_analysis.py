"""What the answers say about the questions, held against figures computed by hand and against what was planted."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest

from workshop.exam.analysis import analyse, extreme_groups
from workshop.exam.analysis_page import analysis_page
from workshop.exam.bank import Item, Option, load_bank, make_bank
from workshop.exam.item_warnings import warnings_of

BANK = load_bank()


def small_bank(size):
    options = (Option("yes", True, "It is."), Option("no", False, "It is not.", "Looks away."))
    return make_bank([Item(f"Q{k}", "01", "A", "recall", "single", f"Question {k}?", options) for k in range(size)])


def sheets(right):
    """Answers of which each is right or wrong as the table says."""
    return {
        f"t{row}": {f"Q{k}": frozenset({0 if point else 1}) for k, point in enumerate(points)}
        for row, points in enumerate(right)
    }


BY_HAND = [[1, 1, 1, 1], [1, 1, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]


def test_reliability_is_kuder_and_richardsons_by_hand():
    # p = 4/5, 4/5, 2/5, 1/5: sum of pq = 0.16 + 0.16 + 0.24 + 0.16 = 0.72; totals 4 3 2 1 1: variance 1.36
    found = analyse(small_bank(4), sheets(BY_HAND))
    assert found.reliability == pytest.approx(4 / 3 * (1 - 0.72 / 1.36))
    assert found.error == pytest.approx(math.sqrt(1.36 * (1 - found.reliability)))
    assert found.points.tolist() == [4, 3, 2, 1, 1]


def test_correlation_leaves_the_question_itself_out():
    found = analyse(small_bank(4), sheets(BY_HAND))
    right = np.array(BY_HAND)
    for k, figures in enumerate(found.items):
        rest = right.sum(axis=1) - right[:, k]
        assert figures.correlation == pytest.approx(np.corrcoef(right[:, k], rest)[0, 1])
        assert figures.facility == right[:, k].mean()


def test_the_extreme_groups_are_27_percent_with_their_equals():
    found = analyse(small_bank(4), sheets(BY_HAND))  # of five, one: the best; the worst two are equal
    assert [figures.discrimination for figures in found.items] == pytest.approx([1 - 0.5, 1 - 0.5, 1, 1])
    upper, lower = extreme_groups(np.arange(100.0))
    assert np.flatnonzero(upper).tolist() == list(range(73, 100)) and lower.sum() == 27


def test_kr20_is_cronbachs_alpha_on_any_full_table():
    right = (np.random.default_rng(7).random((60, 12)) < np.linspace(0.2, 0.9, 12)).astype(int)
    alpha = 12 / 11 * (1 - right.var(axis=0, ddof=1).sum() / right.sum(axis=1).var(ddof=1))
    assert analyse(small_bank(12), sheets(right)).reliability == pytest.approx(alpha)


def sat(seed, trainees, *, asked=None, wrong_key=""):
    """A cohort: abilities, a difficulty for each question, mistakes spread over the wrong options.

    The trainees know what is right by the shipped bank; the key that they are held against has `wrong_key` moved.
    """
    rng = np.random.default_rng(seed)
    ability = rng.normal(size=trainees)
    difficulty = {item.id: rng.uniform(-1.5, 1.0) for item in BANK}
    answers = {}
    for person in range(trainees):
        form = rng.choice(len(BANK), asked or len(BANK), replace=False)
        answers[f"t{person}"] = {
            item.id: choose(rng, item, ability[person] - difficulty[item.id])
            for item in (BANK.items[place] for place in sorted(form))
        }
    bank = make_bank([with_wrong_key(item) if item.id == wrong_key else item for item in BANK])
    return bank, answers, difficulty


def choose(rng, item, lead):
    if rng.random() < 1 / (1 + math.exp(-1.7 * lead)):
        return item.key
    if item.kind == "single":
        return frozenset({int(rng.choice([k for k in range(len(item.options)) if k not in item.key]))})
    while (chosen := frozenset(np.flatnonzero(rng.random(len(item.options)) < 0.5).tolist())) == item.key:
        pass
    return chosen


def with_wrong_key(item):
    """The first right option and the first wrong one change places in the key."""
    swapped = {min(item.key), min(set(range(len(item.options))) - item.key)}
    options = (replace(o, correct=o.correct != (k in swapped)) for k, o in enumerate(item.options))
    return replace(item, options=tuple(options))


def test_planted_difficulty_comes_back_from_forms_of_thirty():
    bank, answers, difficulty = sat(1, 300, asked=30)
    found = analyse(bank, answers)
    facility = [figures.facility for figures in found.items]
    planted = [difficulty[figures.item.id] for figures in found.items]
    assert np.corrcoef(facility, planted)[0, 1] < -0.95
    assert all(figures.correlation > 0 for figures in found.items)
    assert {figures.item.id for figures in found.items} == set(bank.by_id)


def test_reliability_of_drawn_forms_is_near_that_of_one_form_for_all():
    bank, answers, _ = sat(2, 400)
    thirty = [item.id for item in BANK][::2][:30]
    same = {name: {item: sheet[item] for item in thirty} for name, sheet in answers.items()}
    rng = np.random.default_rng(2)
    drawn = {
        name: {item: sheet[item] for item in rng.choice(list(sheet), 30, replace=False)}
        for name, sheet in answers.items()
    }
    assert analyse(bank, drawn).reliability == pytest.approx(analyse(bank, same).reliability, abs=0.05)


@pytest.mark.parametrize("asked, trainees", [(None, 60), (30, 250)])
@pytest.mark.parametrize("kind, seed", [("single", 3), ("single", 4), ("multiple", 5), ("multiple", 6)])
def test_a_planted_wrong_key_is_named_first_and_no_other(asked, trainees, kind, seed):
    wrong = [item.id for item in BANK if item.kind == kind][seed * 3]
    bank, answers, _ = sat(seed, trainees, asked=asked, wrong_key=wrong)
    found = warnings_of(analyse(bank, answers))
    assert next(iter(found)) == wrong
    assert [item for item, why in found.items() if any(flag.weight == "key" for flag in why)] == [wrong]


def test_without_a_wrong_key_no_key_is_doubted():
    for seed in range(5):
        bank, answers, _ = sat(seed, 100)
        assert not [
            flag for why in warnings_of(analyse(bank, answers)).values() for flag in why if flag.weight == "key"
        ]


def test_what_was_left_empty_is_wrong_and_counted():
    answers = sheets(BY_HAND)
    answers["t0"]["Q3"] = frozenset()
    figures = analyse(small_bank(4), answers).items[3]
    assert (figures.asked, figures.unanswered, figures.facility) == (5, 1, 0)
    assert [option.chosen for option in figures.options] == [0, 4]


def test_one_trainee_or_equal_answers_give_no_figures_but_no_fault_either():
    for right in ([[1, 0, 1]], [[1, 1, 1]] * 4, [[1]] * 3):
        found = analyse(small_bank(len(right[0])), sheets(right))
        assert math.isnan(found.reliability)
        assert b"Too few answers" in analysis_page(found, "e", "v")


def test_a_question_of_another_bank_is_named():
    with pytest.raises(ValueError, match="no question 'Q3'"):
        analyse(small_bank(3), sheets(BY_HAND))


def test_the_page_escapes_loads_nothing_and_says_what_its_figures_show():
    option = Option("<img src=x onerror=alert(1)>", True, "It is so by <b>design</b>.")
    other = Option("a wrong one", False, "It is not so.", "Looks away.")
    items = [Item(f"<i>{k}", "01", "A", "recall", "single", f"<script>{k}</script>", (option, other)) for k in range(3)]
    answers = {f"t{n}": {item.id: frozenset({n % 2}) for item in items} for n in range(30)}
    answers["t1"] = {item.id: frozenset() for item in items}
    page = analysis_page(analyse(make_bank(items), answers), "<u>final</u>", "v").decode()
    assert "<script" not in page and "<img src=x" not in page and "<i>" not in page and "<u>" not in page
    assert (
        "default-src &#39;none&#39;; style-src &#39;sha256-" in page
        and "http://" not in page
        and "https://" not in page
    )
    assert page.count('<img src="data:image/png;base64,') == 2
    assert "The median question was answered right by 50%" in page
    words = re.sub('base64,[^"]*', "", page)
    assert not re.search(r"\bt\d+\b", words)  # no trainee is named
