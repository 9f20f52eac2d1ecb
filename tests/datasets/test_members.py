"""Members whose hazards are known: the register, what was seen on a day, and that the planted hazards are there."""

import numpy as np
import pandas as pd
import pytest

from helpers.datasets import simulate_members
from helpers.datasets.members import FIRST, LAST, SHIFT, Members


@pytest.fixture(scope="module")
def world() -> Members:
    return simulate_members()


def test_the_same_seed_gives_the_same_tables_and_another_seed_others(world: Members):
    again, other = simulate_members(), simulate_members(seed=7)
    pd.testing.assert_frame_equal(again.members, world.members)
    pd.testing.assert_frame_equal(again.purchases, world.purchases)
    pd.testing.assert_frame_equal(again.truth.members, world.truth.members)
    assert not other.members["left"].equals(world.members["left"])


def test_the_register_is_one_row_a_member_with_dates_in_order(world: Members):
    members = world.members
    assert members["member_id"].is_unique
    assert members.drop(columns="left").notna().all().all()
    assert (members["left"] > members["joined"])[members["left"].notna()].all()
    assert members["joined"].between(FIRST, LAST).all()
    assert members["left"].max() < LAST
    assert members["age"].between(18, 80).all()
    assert members["discount"].between(0, 40).all()


def test_nobody_buys_before_joining_or_after_leaving(world: Members):
    bought = world.purchases.merge(world.members, on="member_id")
    assert (bought["time"] >= bought["joined"]).all()
    assert (bought["time"] < bought["left"].fillna(LAST)).all()
    assert (bought["amount"] > 0).all()
    assert world.purchases["time"].is_monotonic_increasing


@pytest.mark.parametrize("as_of", ["2014-02-01", "2018-01-01", "2019-01-01"])
def test_what_was_seen_on_a_day_has_nothing_later_in_it(world: Members, as_of: str):
    members, purchases = world.seen(as_of)
    day = pd.Timestamp(as_of)
    assert (members["joined"] < day).all()
    assert (members["left"].dropna() <= day).all()
    assert (purchases["time"] < day).all()
    assert set(purchases["member_id"]) <= set(members["member_id"])


def test_the_truth_has_an_end_for_everyone_that_agrees_with_the_register(world: Members):
    true_end = world.truth.members["left"]
    told = world.members.set_index("member_id")["left"]
    assert true_end.notna().all()
    assert (true_end[told.notna()] == told.dropna()).all()
    assert (true_end[told.isna()] >= LAST).all()


def test_a_diamond_card_is_not_given_back_in_its_first_year(world: Members):
    diamonds = world.members[world.members["card"] == "diamond"]
    ends = world.truth.members["left"].reindex(diamonds["member_id"]).to_numpy()
    assert len(diamonds) > 20
    assert (ends - diamonds["joined"].to_numpy() > np.timedelta64(365, "D")).all()
    assert world.seen("2018-01-01")[0].query("card == 'diamond'")["left"].isna().all()


def test_planted_lifetimes_follow_the_planted_hazard():
    """Carried through its own cumulative hazard, every lifetime is a standard exponential draw."""
    world = simulate_members(seed=3, customers=20_000)
    members = world.members.set_index("member_id")
    one_pace = ~members["card"].isin(["diamond", "group purchase"])
    truth = world.truth.members
    days = (truth["left"] - members["joined"]).dt.days - 0.5  # leaving is told by the day
    before = (SHIFT - members["joined"]).dt.days.clip(lower=0)
    base = 0.29 * (days / 365) ** 0.9
    at_shift = 0.29 * (before / 365) ** 0.9
    spent = truth["risk"] * (base + 0.5 * (base - at_shift).clip(lower=0))
    assert spent[one_pace].mean() == pytest.approx(1, abs=0.03)
    assert spent[one_pace].quantile(0.5) == pytest.approx(np.log(2), abs=0.03)


def test_purchases_come_at_the_same_rate_to_those_who_leave_soon_and_late(world: Members):
    truth = world.truth.members
    lived = (truth["left"] - world.members.set_index("member_id")["joined"]).dt.days
    assert abs(np.corrcoef(truth["rate"], lived)[0, 1]) < 0.03


@pytest.mark.parametrize("customers", [1, 2, 50])
def test_a_small_sample_can_be_drawn(customers: int):
    assert len(simulate_members(seed=0, customers=customers).members) == customers


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"seed": -1}, "seed is -1"), ({"seed": 1.5}, "seed is 1.5"), ({"customers": 0}, "customers is 0")],
)
def test_what_cannot_be_drawn_gets_one_sentence(arguments: dict, message: str):
    with pytest.raises(ValueError, match=message):
        simulate_members(**arguments)


@pytest.mark.parametrize("as_of", ["2014-01-01", "2019-01-02"])
def test_a_day_outside_the_world_gets_one_sentence(world: Members, as_of: str):
    with pytest.raises(ValueError, match=f"as_of is {as_of}; the members were observed after 2014-01-01"):
        world.seen(as_of)
