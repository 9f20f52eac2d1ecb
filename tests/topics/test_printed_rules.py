"""The ten rules that the third source document prints: every figure, and every claim of lesson 08 about them."""

import numpy as np
import pandas as pd
import pytest

from helpers import baskets, datasets

TOTAL = 12_419
COUNTS = [  # n_ab, n_A, n_B, row by row
    (2, 3, 91),
    (2, 91, 3),
    (3, 4, 16),
    (3, 16, 4),
    (2, 9, 171),
    (2, 5, 72),
    (2, 72, 5),
    (2, 5, 775),
    (2, 11, 16),
    (2, 16, 11),
]


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    return datasets.printed_table("association_rules")


@pytest.fixture(scope="module")
def counts(printed) -> pd.DataFrame:
    return baskets.recover_counts(printed, range(1, 26_000))


def test_the_fixture_is_the_printed_table(printed):
    assert printed["support"].tolist() == [0.000161] * 2 + [0.000242] * 2 + [0.000161] * 6
    assert printed["confidence"].tolist() == [0.67, 0.02, 0.75, 0.19, 0.22, 0.40, 0.03, 0.40, 0.18, 0.13]
    assert printed["lift"].tolist() == [90.98, 90.98, 582.14, 582.14, 16.14, 68.99, 68.99, 6.41, 141.13, 141.13]
    assert printed.loc[2, ["antecedent", "consequent"]].tolist() == ["音像器材 摄像器材", "办公用品 照相器材"]


def test_one_total_and_its_double_explain_all_ten_rows(counts):
    assert counts["n"].unique().tolist() == [TOTAL, 2 * TOTAL]


def test_each_row_has_one_solution_of_two_or_three_baskets(counts):
    smallest = counts[counts["n"] == TOTAL].sort_values("rule")
    assert smallest[["n_ab", "n_a", "n_b"]].apply(tuple, axis=1).tolist() == COUNTS


@pytest.mark.parametrize("row", range(10))
def test_the_counts_give_the_printed_figures_back(printed, row):
    both, a, b = COUNTS[row]
    assert both / TOTAL == pytest.approx(printed.loc[row, "support"], abs=0.5e-6)
    assert both / a == pytest.approx(printed.loc[row, "confidence"], abs=0.5e-2 + 1e-9)
    assert both * TOTAL / (a * b) == pytest.approx(printed.loc[row, "lift"], abs=0.5e-2)


def test_a_category_has_the_same_count_in_all_its_rules(printed, counts):
    smallest = counts[counts["n"] == TOTAL].set_index("rule")
    sides = pd.concat([printed["antecedent"], printed["consequent"]])
    numbers = pd.concat([smallest["n_a"], smallest["n_b"]])
    assert (numbers.groupby(sides).nunique() == 1).all()


def test_ten_rows_are_six_pairs_four_of_them_printed_twice(printed):
    pairs = printed.apply(lambda row: tuple(sorted((row["antecedent"], row["consequent"]))), axis=1)
    assert pairs.nunique() == 6 == printed["lift"].nunique()
    assert (pairs.value_counts() == 2).sum() == 4


def test_the_exact_intervals():
    low, high = baskets.lift_interval([3, 2], [4, 5], [16, 775], TOTAL)
    assert (round(low[0]), round(high[0])) == (151, 771)
    assert (round(low[1], 2), round(high[1], 1)) == (0.85, 13.7)


def test_among_300_categories_the_camera_pair_alone_stands_against_chance():
    pairs = pd.DataFrame([COUNTS[row] for row in (0, 2, 4, 5, 7, 8)], columns=["n_ab", "n_a", "n_b"]).assign(n=TOTAL)
    by_chance = baskets.chance(pairs) * 300 * 299 / 2
    assert by_chance[1] < 0.001
    assert (np.delete(by_chance, 1) > 1).all()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20180101, 7, 11])
def test_unrelated_items_make_lifts_as_large_on_few_baskets(seed):
    share = 3 / np.arange(1, 301) / np.sum(1 / np.arange(1, 301))
    noise = baskets.pair_table(pd.DataFrame(np.random.default_rng(seed).random((TOTAL, 300)) < share), 2)
    p = baskets.chance(noise)
    assert len(noise) > 4_000
    assert (noise["lift"] > 10).sum() > 80
    assert (p < 0.05).sum() > 400
    assert (p * 300 * 299 / 2 < 0.05).sum() <= 1 and (baskets.adjusted(p, 300 * 299 // 2) < 0.05).sum() <= 1
    assert noise.loc[noise["n_ab"] >= 10, "lift"].max() < 5


def test_a_union_of_events_would_be_many_times_the_support():
    both, a, b = COUNTS[2]
    assert (a + b - both) / TOTAL > 5 * both / TOTAL


def test_a_table_that_no_counts_explain_gives_an_empty_answer(printed):
    assert baskets.recover_counts(printed, range(12_420, 12_600)).empty
