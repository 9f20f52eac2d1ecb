"""What lesson 04 says: leads with intervals, misread payments, the month to test, and a real shop's Christmas goods."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from helpers import datasets, interest, scaling

AS_OF = "2018-01-01"
SEEDS = (datasets.SEED, 1, 2, 3, 4)
NOVEMBER = ("2011-11-01", "2011-12-01")


@cache
def christmas(start, stop):
    lines, _ = datasets.clean_retail(datasets.load_retail("online_retail").lines)
    return interest.goods_scores(lines, interest.CHRISTMAS, start, stop)


def planted(seed):
    """Leads over S alone, among those who had played, for January of the simulated cohort."""
    payments, _ = datasets.clean_wallet(datasets.load_wallet(seed))
    repaired = interest.repaired_ranking(payments, interest.LOTTERY, AS_OF)
    played = repaired.index[repaired["purchases"] > 0]
    sums = interest.interest_ranking(payments, interest.LOTTERY, AS_OF)["final_score"]
    bought = datasets.load_truth(seed).customers.set_index("user_id")["purchases_jan2018"] > 0
    scores = pd.DataFrame({"S": repaired["interest"], "sum": sums, "count": repaired["purchases"]})
    return interest.compare_scores(scores, bought[played], "S", seed=seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_where_forgetting_is_planted_s_leads_the_sum_and_the_count_beyond_the_interval(seed):
    found = planted(seed)
    assert found.loc[["sum", "count"], "lead_high"].max() < 0
    assert found.loc[["sum", "count"], "lead"].between(-0.12, -0.03).all()


def test_on_real_christmas_goods_s_leads_the_documents_sum_and_a_plain_count_leads_both():
    scores, later = christmas(*NOVEMBER)
    found = interest.compare_scores(scores, later["bought"], "S alone")
    assert (len(later), later["bought"].sum()) == (1745, 589)
    expected = {"sum of three": 0.532, "S alone": 0.585, "S, ten times slower": 0.620}
    expected |= {"lines of these goods": 0.630, "orders of any goods": 0.697}
    assert found["auc"].to_dict() == pytest.approx(expected, abs=0.001)
    assert found.loc["sum of three", "lead_high"] < 0 < found.loc["lines of these goods", "lead_low"]
    assert found.loc["orders of any goods", "lead_low"] > found.loc["lines of these goods", "lead"]


@pytest.mark.parametrize("start, stop", [("2011-09-01", "2011-10-01"), ("2011-10-01", "2011-11-01")])
def test_in_september_and_october_s_and_the_count_of_lines_cannot_be_told_apart(start, stop):
    scores, later = christmas(start, stop)
    found = interest.compare_scores(scores, later["bought"], "S alone")
    assert found.loc["sum of three", "lead_high"] < 0 < found.loc["orders of any goods", "lead_low"]
    assert found.loc["lines of these goods", "lead_low"] < 0 < found.loc["lines of these goods", "lead_high"]


@pytest.mark.slow
@pytest.mark.parametrize("eta", [0.01, 0.1, 5])
def test_in_november_the_count_of_lines_is_ahead_of_s_for_slow_and_fast_forgetting(eta):
    lines, _ = datasets.clean_retail(datasets.load_retail("online_retail").lines)
    scores, later = interest.goods_scores(lines, interest.CHRISTMAS, *NOVEMBER, eta)
    assert interest.compare_scores(scores, later["bought"], "S alone").loc["lines of these goods", "lead_low"] > 0


def test_customers_of_last_season_return_in_november_about_as_often_as_those_of_autumn():
    _, later = christmas(*NOVEMBER)
    found = interest.returned(later, {"season": "2011-02-01", "between": "2011-09-01", "autumn": "2011-11-01"})
    assert found["customers"].tolist() == [232, 242, 1271] and found["customers"].sum() == len(later)
    assert found["share"].tolist() == pytest.approx([0.336, 0.240, 0.356], abs=0.001)
    assert found["low"]["season"] < found["share"]["autumn"] < found["high"]["season"]
    assert found["high"]["between"] < found["share"]["season"]


def test_the_tenth_with_most_orders_brings_more_of_novembers_christmas_money_than_the_tenth_with_the_highest_s():
    scores, later = christmas(*NOVEMBER)
    found = interest.compare_money(scores, later["money"], "S alone")
    assert later["money"].sum() == pytest.approx(75_073, abs=1)
    assert found["share"][["S alone", "orders of any goods"]].tolist() == pytest.approx([0.287, 0.403], abs=0.001)
    assert found.loc["orders of any goods", "lead_low"] > 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), min_size=4, max_size=40))
def test_the_auc_is_that_of_scikit_learn_and_the_lead_is_a_difference(rows):
    table = pd.DataFrame(rows, columns=["a", "b", "bought"])
    if table["bought"].nunique() == 2:
        found = interest.compare_scores(table[["a", "b"]], table["bought"], "b")
        for name in "ab":
            assert found.loc[name, "auc"] == pytest.approx(roc_auc_score(table["bought"], table[name]))
        assert found.loc["a", "lead"] == pytest.approx(found.loc["a", "auc"] - found.loc["b", "auc"])
        assert found.loc["b", ["lead_low", "lead_high"]].tolist() == [0, 0]
        assert (found["low"] <= found["high"]).all()


def test_the_interval_holds_the_true_lead_about_as_often_as_it_says():
    held, rounds = 0, 60
    for seed in range(rounds):
        rng = np.random.default_rng(seed)
        bought = pd.Series(np.arange(300) < 100)
        signal = bought * 1.0 + rng.normal(size=300)  # AUC 0.760; the noise alone 0.5
        found = interest.compare_scores(pd.DataFrame({"a": signal, "b": rng.normal(size=300)}), bought, "b", seed=seed)
        held += found.loc["a", "lead_low"] <= 0.260 <= found.loc["a", "lead_high"]
    assert 0.85 <= held / rounds <= 1


@pytest.mark.parametrize(
    "scores, bought, against, words",
    [
        ({"a": [1.0, 2.0]}, [True, False], "b", "'b' is no score"),
        ({"a": [1.0, np.nan]}, [True, False], "a", "missing for 1 of 2"),
        ({"a": [1.0, 2.0]}, [True, True], "a", "Of 2 customers 2 bought"),
    ],
)
def test_what_cannot_be_compared_is_refused(scores, bought, against, words):
    with pytest.raises(ValueError, match=words):
        interest.compare_scores(pd.DataFrame(scores), pd.Series(bought), against)


def test_a_share_of_no_money_is_refused():
    with pytest.raises(ValueError, match="Nobody paid"):
        interest.compare_money(pd.DataFrame({"a": [1.0, 2.0]}), pd.Series([0.0, 0.0]), "a")


def misread_payments(payments):
    rng = np.random.default_rng(1)
    yuan = pd.Series(rng.exponential(100, 300)).round(2)
    rest = pd.Series(rng.random(300))
    scales = {
        "min-max": scaling.min_max,
        "ranks": scaling.rank_scale,
        "fixed": lambda money: scaling.saturate(money, 100),
    }
    table = pd.DataFrame(payments, columns=["user_id", "amount"])
    return yuan, rest, interest.misread(rest, yuan, table, scales).set_index(["scale", "payment"])


def test_a_payment_that_makes_no_new_largest_sum_moves_nobody_but_its_payer_under_min_max():
    yuan, _, slips = misread_payments([(5, 0.5), (9, 1e4)])
    small, large = slips.loc[("min-max", 0)], slips.loc[("min-max", 1)]
    assert small["reach"] == pytest.approx((yuan[5] + 99 * 0.5) / yuan.max()) and small["reach"] < 1 < large["reach"]
    assert small["others"] == 0 < large["others"]
    assert slips.loc["fixed", "others"].max() == 0
    assert slips.loc[("ranks", 1), "others"] < large["others"]


def test_the_places_and_those_who_leave_are_counted_as_by_hand():
    yuan, rest, slips = misread_payments([(9, 1e4)])
    wrong = yuan.copy()
    wrong[9] += 99 * 1e4
    was, now = (
        interest.places(rest + scaling.min_max(money)).sort_values().index[:50].to_numpy() for money in (yuan, wrong)
    )
    row = slips.loc[("min-max", 0)]
    assert row["places"] == (was != now).sum()
    assert row["left"] == len(set(was) - set(now))


def test_the_difference_between_two_scales_is_paired_by_payment():
    _, _, slips = misread_payments([(5, 0.5), (9, 1e4), (9, 2e4)])
    table = slips["others"].unstack(level="scale")
    more, low, high = interest.more_places(slips.reset_index(), "min-max", "ranks")
    assert more == pytest.approx((table["min-max"] - table["ranks"]).mean()) and low <= more <= high
    assert interest.more_places(slips.reset_index(), "ranks", "ranks") == (0, 0, 0)


def test_the_summary_names_mean_interval_and_most():
    _, _, slips = misread_payments([(9, 1e4), (9, 1e4)])
    places = slips.loc[("min-max", 0), "places"]
    told = interest.sum_up(slips.reset_index()).loc["min-max", "places changed"]
    assert told == f"{places}.00 ({places}.00 to {places}.00), most {places}"


def test_the_month_to_test_moves_with_the_observation_point():
    log = pd.DataFrame(
        {
            "user_id": [1, 1, 2, 2, 3],
            "time": pd.to_datetime(["2016-07-01", "2017-10-05", "2016-08-01", "2017-11-05", "2017-12-31"]),
            "amount": 1.0,
            "text": "大乐透",
        }
    )
    hidden = pd.Series({1: False, 2: False, 3: True})
    told = {day: interest.buyers_after(log, interest.LOTTERY, day, hidden) for day in ("2017-10-01", "2017-11-01")}
    assert told["2017-10-01"].to_dict() == {1: True, 2: False}
    assert told["2017-11-01"].to_dict() == {1: False, 2: True}
    assert interest.buyers_after(log, interest.LOTTERY, AS_OF, hidden).to_dict() == {1: False, 2: False, 3: True}


@pytest.mark.parametrize("as_of", ["2018-02-01", "2017-12-15", "2017-02-28", "2015-01-01"])
def test_an_observation_point_without_a_month_to_test_is_refused_in_one_sentence(as_of):
    log = pd.DataFrame({"time": pd.to_datetime(["2016-07-01", "2017-12-31"])})
    with pytest.raises(ValueError, match="give a day from 2017-03-01 to 2017-12-01, or 2018-01-01"):
        interest.month_to_test(log, as_of)
