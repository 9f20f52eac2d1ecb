"""The ten rows that the first source document prints: each figure, and each claim that lesson 04 makes about them."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from helpers import datasets, scaling

PARTS = ["time_penalty", "payment_sum", "tfidf_sum"]
HALF = 5e-7  # six decimals are printed, so a printed value stands for this much to either side
PRINTED = {  # as the document prints them: user_id: time, amount, tf-idf, sum
    544518: (0.993610, 1.000000, 0.487399, 2.481008),
    22321749: (1.000000, 0.521733, 0.600132, 2.121865),
    17488993: (0.999996, 0.310164, 0.750119, 2.060280),
    19199845: (0.999999, 0.009039, 0.978040, 1.987078),
    15001742: (0.981358, 0.004678, 1.000000, 1.986036),
    12947427: (0.992627, 0.026958, 0.956306, 1.975891),
    11957177: (1.000000, 0.080297, 0.881162, 1.961460),
    11012971: (1.000000, 0.069979, 0.880869, 1.950848),
    3382860: (1.000000, 0.293317, 0.654995, 1.948311),
    8878476: (0.999948, 0.011284, 0.933472, 1.944704),
}


@pytest.fixture(scope="module")
def top10():
    return datasets.printed_table("interest_top10").set_index("user_id")


@pytest.fixture(scope="module")
def gap(top10):
    return top10.iloc[1] - top10.iloc[2]


def interest_interval(printed):
    """The lowest and highest S that the sigmoid prints as this value."""
    return scaling.logit(printed - HALF), scaling.logit(np.where(printed + HALF < 1, printed + HALF, np.nan))


def test_every_figure_is_as_printed(top10):
    printed = pd.DataFrame.from_dict(PRINTED, orient="index", columns=[*PARTS, "final_score"])
    pd.testing.assert_frame_equal(top10, printed, check_names=False)


def test_the_three_parts_add_up_to_the_printed_sum_within_the_rounding(top10):
    assert ((top10[PARTS].sum(axis=1) - top10["final_score"]).abs() < 1.01e-6).all()


def test_the_rows_stand_in_the_order_of_their_sums(top10):
    assert top10["final_score"].is_monotonic_decreasing and top10["final_score"].is_unique


def test_number_two_is_above_number_three_by_money_and_not_by_time(gap):
    assert gap["time_penalty"] == pytest.approx(0.000004, abs=1e-9)
    assert gap["payment_sum"] == pytest.approx(0.211569, abs=1e-9)
    assert gap["tfidf_sum"] == pytest.approx(-0.149987, abs=1e-9)
    assert gap["final_score"] == pytest.approx(0.061585, abs=1e-9)
    assert gap[PARTS].idxmax() == "payment_sum"


def test_without_any_time_score_number_two_stays_above_number_three(top10):
    others = top10[["payment_sum", "tfidf_sum"]].sum(axis=1)
    assert others.iloc[0] > others.iloc[1] > others.iloc[2]


def test_the_amounts_of_number_two_and_three_are_not_about_equal(top10):
    second, third = top10["payment_sum"].iloc[1:3]
    assert (round(second, 3), round(third, 3)) == (0.522, 0.310)
    assert second / third == pytest.approx(1.68, abs=0.005)


def test_number_one_is_first_by_money_alone(top10):
    lead = top10.iloc[0] - top10.iloc[1]
    assert lead["payment_sum"] == pytest.approx(0.478267, abs=1e-9)
    assert lead["time_penalty"] < 0 and lead["tfidf_sum"] < 0
    assert (top10["time_penalty"] > top10["time_penalty"].iloc[0]).sum() == 7


def test_four_of_ten_time_scores_print_one_and_six_exceed_five_nines(top10):
    time = top10["time_penalty"]
    assert (time == 1).sum() == 4
    assert (time > 0.99999).sum() == 6
    assert time.max() - time.min() == pytest.approx(0.018642, abs=1e-9)


def test_the_spreads_of_the_three_scores_differ_by_a_factor_of_fifty(top10):
    spread = top10[PARTS].max() - top10[PARTS].min()
    assert spread["payment_sum"] == pytest.approx(0.995322, abs=1e-9)
    assert spread["tfidf_sum"] == pytest.approx(0.512601, abs=1e-9)
    assert spread["payment_sum"] / spread["time_penalty"] > 50


def test_leaving_the_time_score_out_turns_one_pair_of_forty_five(top10):
    full, without = top10["final_score"], top10[["payment_sum", "tfidf_sum"]].sum(axis=1)
    pairs = list(combinations(top10.index, 2))
    turned = [(a, b) for a, b in pairs if (full[a] > full[b]) != (without[a] > without[b])]
    assert (len(pairs), turned) == (45, [(19199845, 15001742)])


def test_one_payer_presses_the_others_to_the_bottom(top10):
    others = top10["payment_sum"].iloc[1:]
    assert top10["payment_sum"].iloc[0] == 1
    assert ((others < 0.30).sum(), (others < 0.08).sum(), len(others)) == (7, 5, 9)


@pytest.mark.parametrize(
    ("user", "low", "high"),
    [
        (544518, 5.0465, 5.0467),
        (17488993, 12.311, 12.563),
        (19199845, 13.410, 14.509),
        (15001742, 3.9634, 3.9636),
        (12947427, 4.9024, 4.9026),
        (8878476, 9.8545, 9.8739),
    ],
)
def test_each_printed_time_score_can_come_from_one_interval_of_interest(top10, user, low, high):
    least, most = interest_interval(top10["time_penalty"][user])
    assert low < least < most < high


def test_the_middle_of_the_intervals_is_what_the_lesson_names(top10):
    assert scaling.logit(top10["time_penalty"].iloc[0]) == pytest.approx(5.05, abs=0.005)
    assert scaling.logit(top10["time_penalty"].iloc[2]) == pytest.approx(12.43, abs=0.005)


def test_a_printed_one_says_only_that_the_interest_is_fourteen_and_a_half_or_more():
    least = scaling.logit(1 - HALF)
    assert least == pytest.approx(14.5087, abs=1e-4)
    assert f"{scaling.sigmoid(least + 1e-6):.6f}" == "1.000000"
    assert f"{scaling.sigmoid(least - 1e-6):.6f}" == "0.999999"


def test_the_sigmoid_itself_is_one_only_from_thirty_six_point_seven_four():
    assert scaling.sigmoid(36.73) < 1
    assert scaling.sigmoid(36.75) == 1
    assert 53 * np.log(2) == pytest.approx(36.74, abs=0.005)
