"""Segments: K-means by hand against the library, the bases of segments, the article's own figures, what is planted."""

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, r2_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from helpers import datasets, rfm, segments

SEEDS = range(1, 7)


@pytest.fixture(scope="module")
def table():
    shop = datasets.simulate_retail(1)
    lines, _ = datasets.clean_retail(shop.lines)
    return rfm.rfm_table(lines, shop.as_of)


@pytest.fixture(scope="module")
def known(online_retail):
    return online_retail[online_retail["CustomerID"].notna()]


@pytest.fixture(scope="module")
def customers(known):
    return segments.article_segments(known)


@pytest.mark.parametrize("seed", SEEDS)
def test_rounds_by_hand_end_where_the_librarys_end_and_never_raise_the_sum(seed):
    rng = np.random.default_rng(seed)
    points = pd.DataFrame(rng.normal(size=(60, 3)), columns=list("abc"))
    centres = points.sample(4, random_state=seed).reset_index(drop=True)
    steps = segments.lloyd(points, centres)
    library = KMeans(4, init=centres.to_numpy(), n_init=1, tol=0).fit(points.to_numpy())
    assert steps.sums[-1] == pytest.approx(library.inertia_)
    assert (steps.nearest[-1] == library.labels_).all()
    assert all(later <= earlier + 1e-9 for earlier, later in zip(steps.sums, steps.sums[1:], strict=False))


def test_a_centre_without_points_stays_and_no_rounds_are_refused():
    points = pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, 0.0]})
    centres = pd.DataFrame({"x": [0.5, 9.0], "y": [0.0, 9.0]})
    assert segments.lloyd(points, centres).centres[-1].loc[1].tolist() == [9, 9]
    with pytest.raises(ValueError, match="rounds is 0; give how many"):
        segments.lloyd(points, centres, rounds=0)


def test_the_twelve_are_four_of_each_segment(table):
    points = segments.twelve(table)
    assert segments.segment(table, 3)[points.index].value_counts().tolist() == [4, 4, 4]
    assert points.round(1).equals(points) and points.index.is_unique


def test_one_name_serves_for_both_packages():
    assert rfm.segment is segments.segment and rfm.choose_k is segments.choose_k
    with pytest.raises(AttributeError, match="has no attribute 'segmnt'"):
        _ = rfm.segmnt


@pytest.mark.parametrize("seed", SEEDS)
def test_round_groups_are_found_and_others_cut_apart(seed):
    agree = {}
    for name, shape in segments.shapes(seed).items():
        scaled = StandardScaler().fit_transform(shape[["x", "y"]])  # which must not rescue the long ones
        found = KMeans(shape["group"].nunique(), n_init=10, random_state=0).fit_predict(scaled)
        agree[name] = adjusted_rand_score(shape["group"], found)
    assert agree["round"] > 0.95 and agree["unequal"] < 0.5 and agree["long"] < 0.2


def test_behaviour_tells_spending_and_planted_groups_are_told():
    groups, later = segments.bases(datasets.load_demographics(), datasets.load_journey(), "2017-07-01")
    told = segments.compare_bases(groups, later, seed=1)
    spending = told.loc["spending"]
    assert spending.loc["behaviour", "low"] > spending.drop("behaviour")["high"].max()
    assert list(told.index[told["gap_low"] > 0]) == [("toys", "household")]
    assert told["value"].unstack("basis")["behaviour"].drop("spending").between(0.53, 0.62).all()
    assert (told["low"] <= told["value"]).all() and (told["value"] <= told["high"]).all()
    rng = np.random.default_rng(1)
    planted = pd.DataFrame({"true": rng.integers(0, 3, 900), "none": rng.integers(0, 3, 900)})
    outcome = pd.DataFrame(
        {"amount": planted["true"] + rng.normal(0, 1, 900), "yes": rng.random(900) < 0.2 + 0.25 * planted["true"]}
    )
    found = segments.compare_bases(planted, outcome, seed=1)
    assert found.loc[("amount", "true"), "value"] == pytest.approx(0.4, abs=0.06)  # 2/3 of 5/3 in all
    assert found.loc[("amount", "none"), "high"] < 0.03
    assert found.loc[("yes", "true"), "low"] > 0.65 and found.loc[("yes", "none"), "low"] < 0.5


def test_the_measures_are_those_of_the_library():
    from helpers.segments.bases import _auc, _explained

    rng = np.random.default_rng(2)
    truth, told = (rng.random(80) < 0.3).astype(float), rng.integers(0, 4, 80).astype(float)
    fold, weights = [np.zeros(80)], rng.multinomial(80, np.full(80, 1 / 80), 5)
    by_library = [roc_auc_score(truth, told, sample_weight=drawn) for drawn in weights]
    assert _auc(truth, [told], fold, weights) == pytest.approx(by_library)
    by_library = [r2_score(told, truth, sample_weight=drawn) for drawn in weights]
    assert _explained(told, [truth], fold, weights) == pytest.approx(by_library)


def test_groups_drawn_by_lot_reach_one_half_and_a_gap_is_paired():
    rng = np.random.default_rng(5)
    later = pd.DataFrame({"yes": rng.random(800) < 0.5})
    groups = pd.DataFrame({f"lot {number}": rng.integers(0, 4, 800) for number in range(30)})
    found = segments.compare_bases(groups, later, seed=1)
    assert found["value"].mean() == pytest.approx(0.5, abs=0.012)  # compared between folds they would reach .47
    last = found.iloc[-1]
    assert last[["gap", "gap_low", "gap_high"]].tolist() == [0, 0, 0]
    assert (found["gap_low"] <= found["gap"]).all() and (found["gap"] <= found["gap_high"]).all()
    assert found["gap"].to_numpy() == pytest.approx((found["value"] - last["value"]).to_numpy())


def test_the_articles_figures_on_its_own_table(customers):
    assert len(customers) == 2690
    profile = customers.groupby("Cluster").agg(
        recency=("Recency", "mean"),
        lines=("Frequency", "mean"),
        money=("MonetaryValue", "mean"),
        count=("Recency", "size"),
    )
    cards = segments.article_names(customers)
    ordered = profile.loc[cards["cluster"]]
    assert ordered["count"].tolist() == cards["customers"].tolist() == [927, 804, 959]
    assert ordered["recency"].round().tolist() == [46, 47, 227]
    assert ordered["lines"].round(2).tolist() == [7.69, 1.61, 1.64]
    assert ordered["money"].round(2).tolist() == [165.42, 21.42, 28.67]
    assert customers[["Recency", "Frequency", "MonetaryValue"]].skew().round(2).tolist() == [0.93, 14.77, 16.63]
    points = segments.article_axes(customers)
    sums = [KMeans(k, n_init=10, random_state=42).fit(points).inertia_ for k in range(1, 6)]
    assert np.round(sums).tolist() == [8070, 4734, 3782, 3116, 2612]


def test_one_cut_of_recency_parts_the_articles_new_from_its_lost(known, customers):
    loyal, new, _ = segments.article_names(customers)["cluster"]
    seldom = customers[customers["Cluster"] != loyal]
    assert ((seldom["Recency"] <= 100) == (seldom["Cluster"] == new)).mean() > 0.995
    assert customers["Frequency"].median() == 2
    assert known.groupby("CustomerID").size()[customers.index].median() == 78


def test_each_repair_has_its_number(known, customers):
    found = segments.repairs(known, customers, segments.article_names(customers))["number"]
    assert found["recency"] == "32%" and found["names"].startswith("49% (") and found["cancellations"] == "28 customers"
    by_lines, by_customers = map(float, found["sample"].split(", then "))
    assert 0.15 < by_lines < 0.35 and by_customers > 0.9  # the unit of the sample alone makes the difference
    assert 0.5 < float(found["frequency"]) < 0.95


def test_a_share_of_money_lies_in_its_interval_and_small_groups_have_wide_ones():
    rng = np.random.default_rng(3)
    buyers = pd.DataFrame({"monetary": rng.lognormal(3, 1, 4000)})
    number = pd.Series(rng.integers(0, 2, 4000))
    whole = segments.money_share(buyers, number, seed=1)
    part = segments.money_share(buyers[:200], number[:200], seed=1)
    assert whole["low"] < 0.5 < whole["high"]  # planted: no group has more
    assert part["high"] - part["low"] > 3 * (whole["high"] - whole["low"])
