"""What lesson 08 says: counts behind the slide, lifts that last, and an audience that cannot carry a test."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from helpers import baskets, datasets

COUPON = {"margin": 1.74, "coupon": 0.5, "redeemed": 0.8}


@cache
def goods():
    lines = datasets.load_journey()
    kept = lines["category"].notna() & ~lines["category"].isin(datasets.NOT_GOODS) & (lines["quantity"] > 0)
    return lines[kept]


@cache
def halves():
    table = baskets.boolean_table(goods(), "basket_id", "category")
    first = goods().groupby("basket_id")["time"].first().reindex(table.index) < "2017-07-01"
    return table[first], table[~first]


@cache
def chosen(seed):
    """The highest lifts of the first half-year and the kept rules, counted again in the second."""
    evidence = baskets.against_shuffled(halves()[0], seed, min_count=2)
    kept = evidence[(evidence["n_ab"] >= 10) & (evidence["q"] < 0.05) & (evidence["ratio"] >= 1.5)]
    both = pd.concat([baskets.highest(evidence), kept.assign(group="kept rules")])
    return baskets.recount(both, halves()[1], seed)


def simulated(seed, **options):
    """A store in two halves of baskets with the same planted pairs; ten baskets are a household's."""
    table, truth = baskets.plant_baskets(seed, **options)
    home = pd.Series(np.arange(len(table)) // 10, index=table.index)
    late = home % 2 == 1
    return table[~late], table[late], home, truth


def test_totals_that_are_no_multiples_explain_the_slide_too():
    printed = datasets.printed_table("association_rules")
    small = baskets.recover_counts(printed, range(1, 40_000)).groupby("n")["n_ab"].agg(["min", "max"])
    assert small.to_records().tolist() == [(12_419, 2, 3), (24_838, 4, 6), (37_257, 6, 9)]
    assert 136_610 % 12_419 and len(baskets.recover_counts(printed, [136_610], most=40)) >= 10
    between = baskets.recover_counts(printed, range(37_258, 136_610), most=40)["n"].unique()
    assert (between % 12_419 == 0).all()


def test_what_chance_makes_of_the_printed_pairs_depends_on_the_total():
    printed = datasets.printed_table("association_rules")
    counts = baskets.recover_counts(printed, [12_419, 24_838])
    rows = printed.index[~printed.duplicated("lift")]
    more = {}
    for n, found in counts.groupby("n"):
        pairs = found.drop_duplicates("rule").set_index("rule").loc[rows]
        more[n] = int((baskets.chance(pairs) * 300 * 299 / 2 > 1).sum())
    assert more == {12_419: 5, 24_838: 2}


@pytest.mark.slow
def test_the_figures_of_the_lesson_on_the_real_receipts():
    first, second = halves()
    home = goods().groupby("basket_id")["household_id"].first()
    found = baskets.pooled(chosen(datasets.SEED), second, home, datasets.SEED)
    assert found["then"].tolist() == pytest.approx([5.4, 4.4, 3.5, 3.4, 1.81], rel=0.05)
    assert found["later"].tolist() == pytest.approx([1.9, 2.4, 3.0, 3.2, 1.78], rel=0.08)
    assert (found["low"] > 1).all() and (found["low"] < found["later"]).all() and (found["later"] < found["high"]).all()
    dealt = baskets.pair_table(baskets.shuffled(first, datasets.SEED))
    assert baskets.pair_table(first)["lift"].median() < dealt["lift"].median()
    assert baskets.pair_table(first)["n_ab"].sum() == dealt["n_ab"].sum()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lifts_on_few_baskets_lose_most_of_their_excess_and_those_on_many_keep_it(seed):
    later = chosen(seed).groupby("group", sort=False)[["n_ab", "expected", "later", "later_expected"]].sum()
    then, again = later["n_ab"] / later["expected"], later["later"] / later["later_expected"]
    left = (again - 1) / (then - 1)
    assert left["2-3 baskets"] < 0.35 and left["30 or more"] > 0.85 and left["kept rules"] > 0.9


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_nothing_is_planted_the_highest_lifts_fall_to_chance(seed):
    first, second, home, _ = simulated(seed)
    first, second = baskets.shuffled(first, seed), baskets.shuffled(second, seed + 50)
    top = baskets.highest(baskets.against_shuffled(first, seed + 100, min_count=2))
    again = baskets.recount(top, second, seed, shuffles=8)
    found = baskets.pooled(again, second, home, seed)
    assert found.loc["2-3 baskets", "then"] > 2
    expected = again.groupby("group", sort=False)["later_expected"].sum()
    error = np.sqrt(
        (1 + 1 / 8) / expected
    )  # of a ratio of counts: the baskets', and an eighth as much of the shuffles'
    assert (found["later"] - 1).abs().le(3 * error).all()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_planted_pairs_last(seed):
    first, second, home, truth = simulated(seed)
    pairs = baskets.pair_table(first).merge(truth).assign(group="planted")
    pairs["expected"] = baskets.expected_count(pairs, first, seed)
    found = baskets.pooled(baskets.recount(pairs, second, seed), second, home, seed).loc["planted"]
    assert found["low"] > 1.5
    assert found["later"] == pytest.approx(found["then"], rel=0.2)


@pytest.mark.parametrize("effect", [0.0, 0.06, 0.3])
def test_the_plan_of_a_trial_predicts_what_trials_show(effect):
    plan = baskets.plan_trial(400, 0.25 + effect, 0.25, **COUPON).loc["earned, money per offer"]
    trials = baskets.simulate_trials(400, 0.25 + effect, 0.25, **COUPON, trials=8_000, seed=5)
    truth = float(baskets.offer_profit(0.25 + effect, 0.25, **COUPON))
    assert plan["effect"] == pytest.approx(truth) == pytest.approx(trials["earned"].mean(), abs=0.005)
    assert ((trials["high"] - trials["low"]) / 2).mean() == pytest.approx(plan["plus_minus"], rel=0.02)
    assert ((trials["low"] > 0) | (trials["high"] < 0)).mean() == pytest.approx(plan["power"], abs=0.02)
    assert trials["low"].le(truth).mean() - trials["high"].lt(truth).mean() == pytest.approx(0.95, abs=0.01)


def test_a_trial_of_the_size_that_it_needs_has_the_wanted_power():
    plan = baskets.plan_trial(50, 0.3, 0.25, **COUPON)
    for row, needed in plan["per_arm_needed"].items():
        assert baskets.plan_trial(int(needed), 0.3, 0.25, **COUPON).loc[row, "power"] == pytest.approx(0.8, abs=0.001)
    assert np.isinf(baskets.plan_trial(50, 0.25, 0.25, **COUPON).loc["rise in buyers, share", "per_arm_needed"])
    with pytest.raises(ValueError, match="measures nothing"):
        baskets.plan_trial(1, 0.3, 0.25, **COUPON)


def test_the_audience_of_cat_litter_is_too_small():
    as_of = pd.Timestamp("2017-07-01")
    tagged = baskets.linked_audience(goods(), "CAT FOOD", "CAT LITTER", as_of)
    litter = goods()[(goods()["category"] == "CAT LITTER") & (goods()["time"] >= as_of)]
    base = tagged.isin(litter["household_id"]).mean()
    margin = 0.3 * litter.groupby("basket_id")["sales_value"].sum().mean()
    assert (len(tagged), round(base, 3), round(margin, 2)) == (203, 0.251, 1.74)
    small, large = (baskets.plan_trial(n, base + 0.06, base, margin, 0.5) for n in (101, 2_000))
    assert small.loc["earned, money per offer", "plus_minus"] == pytest.approx(0.19, abs=0.005)
    assert large.loc["earned, money per offer", "plus_minus"] == pytest.approx(0.04, abs=0.005)
    assert baskets.plan_trial(101, base + 0.06, base, margin, 0.5, 0.8)["power"].max() < 0.2
    pair = pd.DataFrame({"a": ["CAT FOOD"], "b": ["CAT LITTER"]})
    assert baskets.audiences(goods(), pair, as_of)["households"].iloc[0] == 203


def test_a_coupon_that_is_dearer_than_the_margin_never_pays():
    rises = np.linspace(0, 0.7, 8)
    assert (baskets.offer_profit(0.3 + rises, 0.3, margin=0.58, coupon=2, redeemed=0.8) < 0).all()


def test_the_low_end_of_a_ratio_knows_that_thirty_over_one_is_little():
    table, truth = baskets.plant_baskets(3)
    tested = baskets.against_shuffled(table, 3)
    assert (tested["ratio_low"] < tested["ratio"]).all()
    assert len(tested.nlargest(12, "ratio_low").merge(truth)) >= 9


def test_what_lift_a_confidence_of_one_half_means_here():
    """No category is in 28 % of the baskets, so that every rule with a confidence of one half has a lift of 1.7."""
    table = pd.concat(halves())
    assert table.mean().max() == pytest.approx(0.279, abs=0.001)
    rules = baskets.association_rules(baskets.frequent_itemsets(table, 0.02), min_confidence=0.5)
    assert rules["lift"].min() >= 0.5 / table.mean().max() > 1.7


def test_an_interval_of_households_is_wider_where_a_household_repeats_itself():
    table = pd.concat(halves())
    home = goods().groupby("basket_id")["household_id"].first()
    counts = baskets.measure(table, ["CAT FOOD"], ["CAT LITTER"])[["n_ab", "n_a", "n_b", "n"]]
    low, high = baskets.lift_interval(*counts)
    assert (low, high) == pytest.approx((15.0, 17.1), abs=0.05)
    assert baskets.household_interval(table, "CAT FOOD", "CAT LITTER", home, 1) == pytest.approx((14.1, 18.3), abs=0.5)


@pytest.mark.parametrize("seed", range(4))
def test_an_interval_of_households_is_as_wide_as_that_of_baskets_where_these_are_independent(seed):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(rng.random((20_000, 2)) < 0.2, columns=["A", "B"])
    table["B"] |= table["A"] & (rng.random(len(table)) < 0.3)
    home = pd.Series(np.arange(len(table)) // 5, index=table.index)
    n_ab, n_a, n_b, n = (table["A"] & table["B"]).sum(), table["A"].sum(), table["B"].sum(), len(table)
    error = np.sqrt(1 / n_ab - 1 / n_a - 1 / n_b + (2 * n_ab * n / (n_a * n_b) - 1) / n)  # of log lift: delta method
    low, high = baskets.household_interval(table, "A", "B", home, seed)
    assert np.log(high / low) / 3.92 == pytest.approx(error, rel=0.25)


def test_dealt_baskets_keep_sizes_and_sales_whatever_the_order_in_memory():
    table = baskets.plant_baskets(5)[0]
    dealt = baskets.shuffled(table, 3)
    assert dealt.sum().equals(table.sum()) and dealt.sum(axis=1).equals(table.sum(axis=1))
    turned = pd.DataFrame(np.asfortranarray(table.to_numpy()), table.index, table.columns)
    assert dealt.equals(baskets.shuffled(turned, 3))


def test_an_audience_of_goods_that_nobody_bought_is_refused():
    with pytest.raises(ValueError, match="nobody bought before"):
        baskets.audiences(goods(), pd.DataFrame({"a": ["CAT FOOD"], "b": ["UNICORNS"]}), "2017-07-01")


def test_twelve_baskets_hold_each_case():
    few = baskets.twelve(baskets.plant_baskets(1)[0], "C001", "C002")
    assert few.value_counts().to_dict() == {(False, False): 6, (True, True): 3, (True, False): 2, (False, True): 1}
    with pytest.raises(ValueError, match="too few baskets"):
        baskets.twelve(few.head(3), "C001", "C002")
