"""What lesson 02 says about people, factors and rivals, on the committed data, on the real shop and on other seeds."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from helpers import datasets, interest
from helpers.interest import LOTTERY

AS_OF = pd.Timestamp("2018-01-01")
ETAS = (0.05, 0.1, 0.5)
TIES = "count, then recency"
MONTH = pd.DateOffset(months=1)
# AUC of the factor 0.5, of the plain count and of recency alone, and the interval of the first less the second
SHOP = {
    "2011-09-01": (0.713, 0.726, 0.672, -0.025, 0.001),
    "2011-10-01": (0.696, 0.706, 0.644, -0.026, 0.005),
    "2011-11-01": (0.710, 0.724, 0.656, -0.029, -0.001),
}


@cache
def orders():
    return interest.shop_orders(datasets.load_online_retail())


@cache
def wallet(seed):
    """The lottery purchases of one cohort, and who of those who ever played bought in January."""
    payments, _ = datasets.clean_wallet(datasets.load_wallet(seed))
    played = interest.purchases(payments, LOTTERY)
    bought = datasets.load_truth(seed).customers.set_index("user_id")["purchases_jan2018"] > 0
    return played, bought.loc[np.sort(played["user_id"].unique())]


@cache
def in_the_shop(start):
    start = pd.Timestamp(start)
    bought = interest.bought_between(orders(), start, start + MONTH)
    return interest.rival_scores(orders(), start, ETAS), bought


def test_the_shop_has_as_many_orders_as_invoices_of_known_customers():
    lines = datasets.load_online_retail()
    kept = lines[lines["CustomerID"].notna() & (lines["Quantity"] > 0)]
    assert len(orders()) == kept["InvoiceNo"].nunique() == 18_536
    assert orders()["money"].sum() == pytest.approx((kept["Quantity"] * kept["UnitPrice"]).sum())


@pytest.mark.slow
@pytest.mark.parametrize("start", SHOP)
def test_on_real_orders_the_documents_factor_is_no_better_than_a_plain_count(start):
    compared = interest.compare_scores(*in_the_shop(start), "plain count")
    document, count, recency, low, high = SHOP[start]
    found = compared["auc"][["η = 0.5", "plain count", "recency alone"]]
    assert found.tolist() == pytest.approx([document, count, recency], abs=0.0006)
    assert compared.loc["η = 0.5", ["lead_low", "lead_high"]].tolist() == pytest.approx([low, high], abs=0.004)
    assert compared["auc"].idxmin() == "recency alone"


@pytest.mark.slow
@pytest.mark.parametrize("start", SHOP)
def test_on_real_orders_a_decay_five_times_slower_is_better_than_both(start):
    rivals, bought = in_the_shop(start)
    some = rivals[["η = 0.1", "η = 0.5", "plain count"]]
    for against in ("η = 0.5", "plain count"):
        assert interest.compare_scores(some, bought, against).loc["η = 0.1", "lead_low"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("start", SHOP)
def test_most_of_that_lead_is_the_plain_counts_ties_and_the_documents_factor_loses_to_a_count_without_ties(start):
    rivals, bought = in_the_shop(start)
    compared = interest.compare_scores(rivals[["plain count", TIES, "η = 0.1", "η = 0.5"]], bought, TIES)
    assert compared.loc["η = 0.5", "lead_high"] < 0
    assert compared.loc["plain count", "lead_high"] < 0
    assert 0 < compared.loc["η = 0.1", "lead"] < -compared.loc["plain count", "lead"] / 2


def test_the_back_test_of_august_before_the_months_that_judge_chooses_the_slower_decay():
    bought = interest.bought_between(orders(), "2011-08-01", "2011-09-01")
    areas = interest.backtest_eta(orders(), bought, [0.02, 0.05, 0.1, 0.2, 0.5, 1.0], "2011-08-01")
    assert areas.idxmax() == 0.1


def test_of_equal_counts_the_later_last_order_is_higher_and_a_higher_count_is_higher_still():
    rivals, _ = in_the_shop("2011-11-01")
    count, recency, ties = rivals["plain count"], rivals["recency alone"], rivals[TIES]
    by_hand = pd.MultiIndex.from_arrays([count, recency]).argsort(kind="stable")
    assert ties.iloc[by_hand].is_monotonic_increasing
    assert ties.between(count, count + 0.5).all()
    assert ties.nunique() > 20 * count.nunique()


@pytest.mark.parametrize("seed", (datasets.SEED, 1, 2, 3, 4))
def test_where_the_decay_is_planted_the_documents_factor_is_better_than_a_plain_count(seed):
    played, january = wallet(seed)
    compared = interest.compare_scores(interest.rival_scores(played, AS_OF, ETAS), january, "plain count")
    assert compared.loc["η = 0.5", "lead_low"] > 0


def test_an_auc_of_177_customers_is_rough_and_many_factors_cannot_be_told_from_the_documents():
    played, january = wallet(datasets.SEED)
    assert (len(january), january.sum()) == (177, 68)
    factors = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 3.0, 5.0)
    compared = interest.compare_scores(interest.rival_scores(played, AS_OF, factors), january, "η = 0.5")
    low, high = compared.loc["η = 0.5", ["low", "high"]]
    assert (high - low) / 3.92 == pytest.approx(0.026, abs=0.002)
    same = (compared["lead_low"] <= 0) & (compared["lead_high"] >= 0)
    assert same[[f"η = {eta:g}" for eta in factors]].tolist() == [0.2 <= eta <= 1.5 for eta in factors]


def test_one_person_more_is_marked_in_the_raw_log_by_a_payment_at_the_observation_point():
    log = datasets.load_wallet()
    raw = log.rename(columns={"describe": "text"})
    payments, _ = datasets.clean_wallet(log)
    players = set(interest.purchases(payments, LOTTERY)["user_id"])
    marked = [set(table["user_id"][interest.matching(table, LOTTERY, False)]) for table in (payments, raw)]
    assert [len(people) for people in marked] == [317, 318]
    assert [len(people - players) for people in marked] == [140, 141]
    (only,) = marked[1] - marked[0]
    seconds = raw.loc[(raw["user_id"] == only) & interest.matching(raw, LOTTERY, False), "unix_time"]
    assert (pd.to_datetime(pd.to_numeric(seconds), unit="s") + pd.Timedelta(hours=8) >= AS_OF).all()


def test_what_comes_after_the_observation_point_changes_no_rival():
    start = pd.Timestamp("2011-11-01")
    known = orders()[orders()["time"] < start]
    pd.testing.assert_frame_equal(
        interest.rival_scores(orders(), start, ETAS), interest.rival_scores(known, start, ETAS)
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", (2, 3))
def test_the_planted_half_life_is_recovered_on_other_seeds(seed):
    payments, _ = datasets.clean_wallet(datasets.load_wallet(seed, customers=5000))
    fitted = interest.fit_half_life(interest.purchases(payments, LOTTERY), AS_OF, payments)
    assert fitted["half_life"] == pytest.approx(2, rel=0.3)


@pytest.mark.parametrize("etas", ([0.01, 0.1], [0.1, 0.5, 1.5], [10]))
def test_curves_are_drawn_for_every_factor_that_the_lesson_takes(etas):
    (ax,) = interest.draw_decay(etas).axes
    assert [f"η = {eta:g}" in text.get_text() for eta, text in zip(etas, ax.texts, strict=True)] == [True] * len(etas)


def test_a_half_life_without_an_upper_end_is_drawn():
    fits = pd.DataFrame({"few": {"half_life": 3.0, "low": 0.0, "high": np.inf}})
    (ax,) = interest.draw_half_lives(fits, {"planted": (2.0, "green"), "η = 0.5": (1.4, "red")}).axes
    assert np.isfinite(ax.get_xlim()).all()
