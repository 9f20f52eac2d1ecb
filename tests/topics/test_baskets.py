"""Itemsets, rules and evidence: against brute force, against mlxtend, against planted truth."""

import ast
import re
import time
from itertools import chain, combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import baskets
from helpers.paths import NOTEBOOKS

ITEMS = list("abcdef")
BASKETS = st.lists(st.lists(st.sampled_from(ITEMS), max_size=8), min_size=1, max_size=25)
SUPPORTS = st.sampled_from([0.05, 0.1, 0.2, 1 / 3, 0.5, 1.0])


def lesson_code() -> str:
    """The cells of lesson 08 in which Apriori is written out."""
    text = (NOTEBOOKS / "sources" / "08_apriori.py").read_text(encoding="utf-8")
    return "\n".join(re.findall(r'# %% tags=\["apriori"\]\n(.*?)(?=# %%)', text, re.DOTALL))


@pytest.fixture(scope="module")
def lesson() -> dict:
    from math import comb

    names = {"combinations": combinations, "comb": comb, "np": np, "pd": pd}
    exec(lesson_code(), names)
    return names


def one_hot(given: list[list[str]]) -> pd.DataFrame:
    return pd.DataFrame([[item in basket for item in ITEMS] for basket in given], columns=ITEMS)


def by_brute_force(given: list[list[str]], min_support: float) -> dict[tuple, int]:
    every = chain.from_iterable(combinations(ITEMS, size) for size in range(1, len(ITEMS) + 1))
    counts = {itemset: sum(set(itemset) <= set(basket) for basket in given) for itemset in every}
    least = min_support * len(given) - 1e-9
    return {itemset: count for itemset, count in counts.items() if count >= least and count > 0}


def as_counts(itemsets: pd.DataFrame) -> dict[tuple, int]:
    return dict(zip(itemsets["itemset"], itemsets["count"], strict=True))


@given(BASKETS, SUPPORTS)
@settings(deadline=None, max_examples=60)
def test_frequent_itemsets_are_those_of_brute_force(given, min_support):
    assert as_counts(baskets.frequent_itemsets(given, min_support)) == by_brute_force(given, min_support)


@given(BASKETS, SUPPORTS, st.sampled_from([1, 2, 3, None]))
@settings(deadline=None, max_examples=40)
def test_frequent_itemsets_are_those_of_mlxtend(given, min_support, max_len):
    from mlxtend.frequent_patterns import apriori

    theirs = apriori(one_hot(given), min_support=min_support, use_colnames=True, max_len=max_len)
    expected = {
        tuple(sorted(s)): round(x * len(given)) for s, x in zip(theirs["itemsets"], theirs["support"], strict=True)
    }
    assert as_counts(baskets.frequent_itemsets(given, min_support, max_len)) == expected


@given(BASKETS, SUPPORTS)
@settings(deadline=None, max_examples=40)
def test_rules_are_those_of_mlxtend(given, min_support):
    from mlxtend.frequent_patterns import apriori, association_rules

    ours = baskets.association_rules(baskets.frequent_itemsets(given, min_support))
    sets = apriori(one_hot(given), min_support=min_support, use_colnames=True)
    if not (sets["itemsets"].map(len) > 1).any():
        assert ours.empty
        return
    theirs = association_rules(
        sets, metric="support", min_threshold=0, return_metrics=["support", "confidence", "lift"]
    )
    expected = {
        (tuple(sorted(line.antecedents)), tuple(sorted(line.consequents))): (line.support, line.confidence, line.lift)
        for line in theirs.itertuples()
    }
    assert len(ours) == len(expected)
    for line in ours.itertuples():
        wanted = expected[line.antecedent, line.consequent]
        assert (line.support, line.confidence, line.lift) == pytest.approx(wanted, rel=1e-9)


@given(BASKETS, st.integers(1, 4))
@settings(deadline=None, max_examples=60)
def test_the_apriori_of_the_lesson_finds_the_same_sets(lesson, given, min_count):
    found, rounds = lesson["apriori"](one_hot(given), min_count)
    assert found == by_brute_force(given, min_count / len(given))
    assert rounds["frequent"].sum() == len(found)
    assert (rounds[["possible", "joined", "counted", "frequent"]].diff(axis=1).iloc[:, 1:] <= 0).all(axis=None)


def test_the_apriori_of_the_lesson_has_at_most_60_lines():
    lines = [line for line in lesson_code().splitlines() if line.strip()]
    assert 15 < len(lines) <= 60
    names = {node.name for node in ast.walk(ast.parse(lesson_code())) if isinstance(node, ast.FunctionDef)}
    assert names == {"join", "prune", "count", "apriori"}


def test_pruning_drops_a_triple_with_an_infrequent_pair(lesson):
    frequent = {("a", "b"): 5, ("a", "c"): 5, ("b", "c"): 5, ("b", "d"): 5}
    assert lesson["join"](frequent) == [("a", "b", "c"), ("b", "c", "d")]
    assert lesson["prune"](lesson["join"](frequent), frequent) == [("a", "b", "c")]


@given(BASKETS)
@settings(deadline=None, max_examples=40)
def test_all_shapes_of_baskets_give_the_same(given):
    table = one_hot(given)
    held = table.to_numpy()
    orders = [
        pd.DataFrame(order(held), columns=ITEMS, copy=False) for order in (np.ascontiguousarray, np.asfortranarray)
    ]
    shapes = [given, map(set, given), table, *orders, table.astype(int), table.astype(pd.SparseDtype(bool, False))]
    results = [as_counts(baskets.frequent_itemsets(shape, 0.2)) for shape in shapes]
    assert all(result == results[0] for result in results)


@given(BASKETS)
@settings(deadline=None, max_examples=40)
def test_lift_has_no_direction_and_confidence_has(given):
    rules = baskets.association_rules(baskets.frequent_itemsets(given, 0.01, 2))
    lifts = rules.set_index(["antecedent", "consequent"])["lift"].to_dict()
    assert all(lift == pytest.approx(lifts[b, a]) for (a, b), lift in lifts.items())
    pairs = baskets.pair_table(given).set_index(["a", "b"])["lift"].to_dict()
    assert pairs == pytest.approx({(a[0], b[0]): lift for (a, b), lift in lifts.items() if a < b})


def test_an_item_twice_in_a_basket_counts_once():
    assert as_counts(baskets.frequent_itemsets([["tea", "tea"], ["milk"]], 0.5)) == {("tea",): 1, ("milk",): 1}
    lines = pd.DataFrame({"receipt": [1, 1, 2], "goods": ["tea", "tea", None]})
    assert baskets.boolean_table(lines, "receipt", "goods").to_numpy().tolist() == [[True], [False]]


def test_an_empty_basket_is_a_basket():
    one = baskets.frequent_itemsets([["tea"], [], [], []], 0.25)
    assert one["support"].tolist() == [0.25]
    assert baskets.frequent_itemsets([[], []], 0.5).empty
    assert baskets.association_rules(baskets.frequent_itemsets([[], []], 0.5)).empty


def test_items_of_mixed_types_have_an_order():
    sets = baskets.frequent_itemsets([["tea", 7, ("green", 1)]], 1.0)
    assert len(sets) == 7


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: baskets.frequent_itemsets([], 0.5), "no basket at all"),
        (lambda: baskets.frequent_itemsets(["tea", "milk"], 0.5), "a basket is a collection"),
        (lambda: baskets.frequent_itemsets([["tea"]], 0), "above 0 and at most 1"),
        (lambda: baskets.frequent_itemsets([["tea"]], 1.5), "above 0 and at most 1"),
        (lambda: baskets.frequent_itemsets([["tea"]], 0.5, 0), "whole number of items from 1"),
        (lambda: baskets.frequent_itemsets(pd.DataFrame({"tea": [2, 0]}), 0.5), "True and False"),
        (lambda: baskets.measure([["tea"]], ["tea"], ["milk"]), "No basket knows the item 'milk'"),
        (lambda: baskets.measure([["tea", "milk"]], ["tea"], ["tea"]), "share an item"),
        (lambda: baskets.association_rules(pd.DataFrame({"itemset": []})), "no column 'count'"),
        (lambda: baskets.boolean_table(pd.DataFrame({"a": [1]}), "a", "b"), "no column 'b'"),
        (lambda: baskets.lift_interval(5, 4, 16, 100), "cannot be"),
        (lambda: baskets.offer_profit(12, 0.1, 1, 0.5), "shares, not percentages"),
        (lambda: baskets.plant_baskets(1, items=20), "ten items a pair"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(call, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        call()


def test_a_missing_subset_is_named():
    sets = baskets.frequent_itemsets([["tea", "milk"]], 1.0)
    with pytest.raises(ValueError, match=r"\('tea',\) is missing"):
        baskets.association_rules(sets[sets["itemset"] != ("tea",)])


def test_a_support_that_would_exhaust_memory_is_refused_at_once():
    rng = np.random.default_rng(1)
    full = pd.DataFrame(rng.random((2_000, 60)) < 0.7)
    started = time.process_time()
    with pytest.raises(ValueError, match=r"itemsets reach min_support 0.001 \(2 of 2,000 baskets\).*raise min_support"):
        baskets.frequent_itemsets(full, 0.001)
    assert time.process_time() - started < 5


def test_a_refusal_is_not_a_matter_of_the_estimate_alone():
    with pytest.raises(ValueError, match=r"At least 15 itemsets .* more than the 14 this may find"):
        baskets.frequent_itemsets([list("abcde")], 1.0, max_len=2, most=14)
    assert len(baskets.frequent_itemsets([list("abcde")], 1.0, max_len=2, most=15)) == 15


@pytest.mark.parametrize("seed", range(5))
def test_the_estimate_has_the_right_order_of_magnitude(seed):
    from helpers.baskets.itemsets import _estimate, _prepare

    table = baskets.plant_baskets(seed, baskets=3_000)[0]
    truth = len(baskets.frequent_itemsets(table, 0.01))
    root, least, depth, *_ = _prepare(table, 0.01, None)
    assert truth / 2 < _estimate(root, least, depth) < truth * 2


@given(st.integers(0, 2**32 - 1))
@settings(deadline=None, max_examples=20)
def test_shuffling_keeps_every_size_and_every_count(seed):
    table = baskets.plant_baskets(3, baskets=200, items=120)[0]
    dealt = baskets.shuffled(table, seed)
    assert (dealt.sum() == table.sum()).all()
    assert (dealt.sum(axis=1) == table.sum(axis=1)).all()
    assert not dealt.equals(table)


def test_baskets_too_full_to_be_dealt_out_are_refused():
    with pytest.raises(ValueError, match="too full"):
        baskets.shuffled(pd.DataFrame(np.ones((40, 12), dtype=bool)), 1)


def test_adjusted_p_values_are_those_of_benjamini_and_hochberg():
    p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06]
    by_hand = [min(p[j] * 20 / (j + 1) for j in range(i, 6)) for i in range(6)]
    assert baskets.adjusted(p, 20) == pytest.approx(by_hand)
    with pytest.raises(ValueError, match="count every test"):
        baskets.adjusted(p, 5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20180101, 7, 11])
def test_floors_and_tests_find_the_planted_pairs_and_lift_alone_does_not(seed):
    table, truth = baskets.plant_baskets(seed)
    tests = table.shape[1] * (table.shape[1] - 1) // 2
    pairs = baskets.pair_table(table, 2)
    assert len(truth) == 12
    by_lift = baskets.score(pairs.nlargest(12, "lift"), truth)
    above_one = baskets.score(pairs[pairs["lift"] > 1], truth)
    independent = baskets.score(
        pairs[(pairs["n_ab"] >= 10) & (baskets.adjusted(baskets.chance(pairs), tests) < 0.05)], truth
    )
    tested = baskets.against_shuffled(table, seed)
    held = baskets.score(tested[(tested["q"] < 0.05) & (tested["ratio"] >= 1.5)], truth)
    assert held["recall"] >= 10 / 12 and held["false"] <= 2
    assert by_lift["true"] <= 6
    assert above_one["recall"] == 1 and above_one["false"] > 20_000
    assert independent["false"] > 5_000


@pytest.mark.parametrize("seed", [1, 2])
def test_where_nothing_is_planted_nothing_is_found(seed):
    table = baskets.shuffled(baskets.plant_baskets(seed)[0], seed)
    tested = baskets.against_shuffled(table, seed + 100)
    assert ((tested["q"] < 0.05) & (tested["ratio"] >= 1.5)).sum() <= 1


def test_the_tag_goes_to_owners_of_a_without_b_on_that_day():
    lines = pd.DataFrame(
        {
            "who": [1, 1, 2, 3, 4, 4, 5],
            "what": ["camera", "film", "camera", "film", "camera", "film", "camera"],
            "when": pd.to_datetime(["2017-01-01"] * 5 + ["2017-08-01"] * 2),
        }
    )
    columns = {"customer": "who", "item": "what", "time": "when"}
    assert baskets.linked_audience(lines, "camera", "film", "2017-07-01", **columns).tolist() == [2, 4]
    with pytest.raises(ValueError, match="Nobody ever bought 'tent'"):
        baskets.linked_audience(lines, "camera", "tent", "2017-07-01", **columns)
    with pytest.raises(ValueError, match="two different items"):
        baskets.linked_audience(lines, "camera", "camera", "2017-07-01", **columns)


def test_an_offer_pays_only_above_the_rise_that_its_coupons_cost():
    base, margin, coupon = 0.25, 1.7, 0.5
    needed = base * coupon / (margin - coupon)
    assert baskets.offer_profit(base + needed, base, margin, coupon) == pytest.approx(0)
    assert baskets.offer_profit(base + needed / 2, base, margin, coupon) < 0
    assert baskets.offer_profit(base + needed / 2, 0, margin, coupon) > 0  # what the offer seems to earn
