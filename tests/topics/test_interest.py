"""Interest: each step against its definition written out as a loop, on random events."""

import math
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from interest_samples import AS_OF, ETAS, ROWS, TABLES, by_hand, same, table, tfidf_by_hand

from helpers import interest
from helpers.interest import LOTTERY


@TABLES
@given(ROWS, ETAS)
def test_s_is_the_sum_of_the_decay_of_what_was_before(rows, eta):
    events = table(rows)

    def left(row):
        return math.exp(-eta * (AS_OF - row.time) / timedelta(days=30)) if row.time < AS_OF else None

    same(interest.time_interest(events, AS_OF, eta), by_hand(events.itertuples(), left))


@TABLES
@given(ROWS)
def test_the_future_changes_nothing(rows):
    events = table(rows)
    past = events[events["time"] < AS_OF]
    pd.testing.assert_series_equal(interest.time_interest(events, AS_OF), interest.time_interest(past, AS_OF))
    pd.testing.assert_frame_equal(
        interest.interest_ranking(events, LOTTERY, AS_OF), interest.interest_ranking(past, LOTTERY, AS_OF)
    )


@TABLES
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing_but_the_last_digit(rows, random):
    events = table(rows)
    order = list(range(len(events)))
    random.shuffle(order)
    shuffled = events.iloc[order].set_axis([0] * len(events))  # and an index that repeats
    for score in (interest.interest_ranking, interest.repaired_ranking):
        one, other = score(events, LOTTERY, AS_OF), score(shuffled, LOTTERY, AS_OF)
        pd.testing.assert_frame_equal(one.sort_index(), other.sort_index(), rtol=1e-9, atol=1e-9)


@given(st.lists(st.tuples(st.sampled_from([5, -9, 17]) | st.integers(0, 40), st.integers(0, 99)), max_size=30))
def test_ids_close_together_and_far_apart_are_summed_alike(pairs):
    near = pd.DataFrame(pairs, columns=["user_id", "amount"]).astype({"user_id": "int64", "amount": float})
    far = near.assign(user_id=near["user_id"] * 1_000_003)
    pd.testing.assert_series_equal(
        interest.amount_interest(near), interest.amount_interest(far).rename(lambda user: user // 1_000_003)
    )


def test_names_serve_as_ids():
    events = pd.DataFrame({"user_id": ["b", "a", "b"], "amount": [1.0, 2.0, 3.0]})
    assert interest.amount_interest(events).to_dict() == {"a": 2.0, "b": 4.0}


def test_the_half_life_leaves_one_half():
    assert interest.decay(interest.half_life(0.5), 0.5) == pytest.approx(0.5)
    assert interest.half_life(interest.half_life(2)) == pytest.approx(2)


@given(st.datetimes(datetime(2015, 1, 1), datetime(2018, 1, 1)), st.integers(1, 40))
def test_a_calendar_month_is_over_when_its_day_has_come(when, months):
    end = pd.Timestamp(when) + pd.DateOffset(months=months)
    assert interest.calendar_months_before(when, end) == months
    assert interest.calendar_months_before(when, end - timedelta(microseconds=1)) == months - 1


@pytest.mark.parametrize("days, months", [(30, 1.033333), (365.25 / 12, 1.018480)])
def test_from_28_february_to_31_march_is_a_month_and_a_bit(days, months):
    assert interest.months_before("2017-02-28", "2017-03-31", days) == pytest.approx(months, abs=1e-6)


def test_the_same_moments_in_two_time_zones_give_the_same_interest():
    events = pd.DataFrame({"user_id": 7, "time": pd.to_datetime(["2017-11-30 16:00", "2017-12-31 15:59"])})
    utc = events.assign(time=events["time"].dt.tz_localize("UTC"))
    beijing = AS_OF.tz_localize("Asia/Shanghai")
    in_beijing = events.assign(time=utc["time"].dt.tz_convert("Asia/Shanghai").dt.tz_localize(None))
    np.testing.assert_allclose(interest.time_interest(utc, beijing), interest.time_interest(in_beijing, AS_OF))
    assert interest.calendar_months_before(utc["time"], beijing).tolist() == [1, 0]


@TABLES
@given(ROWS)
def test_refunds_are_netted_and_missing_amounts_count_nothing(rows):
    events = table(rows)
    sums = by_hand(events.itertuples(), lambda row: 0.0 if math.isnan(row.amount) else row.amount)
    same(interest.amount_interest(events), sums)


@TABLES
@given(ROWS, ETAS, st.tuples(*[st.sampled_from([0, 1, 2.5])] * 3))
def test_the_ranking_is_its_three_parts_by_hand(rows, eta, weights):
    events = table(rows)
    ranking = interest.interest_ranking(events, LOTTERY, AS_OF, eta, weights)
    past = events[events["time"] < AS_OF]
    words = dict(zip(past.index, interest.words(past["text"]), strict=True))
    records = [row for row in past.itertuples() if not set(LOTTERY).isdisjoint(words[row.Index])]
    users = sorted(past["user_id"].unique())
    s, net = dict.fromkeys(users, 0.0), dict.fromkeys(users, 0.0)
    for row in records:
        net[row.user_id] += 0 if math.isnan(row.amount) else row.amount
        s[row.user_id] += math.exp(-eta * (AS_OF - row.time) / timedelta(days=30)) if row.amount > 0 else 0
    tfidf = dict(zip(users, tfidf_by_hand(interest.customer_documents(past), LOTTERY), strict=True))

    def spread(values):
        low, high = min(values.values(), default=0), max(values.values(), default=0)
        return {user: (value - low) / (high - low) if high > low else 0.0 for user, value in values.items()}

    parts = [{user: 1 / (1 + math.exp(-value)) for user, value in s.items()}, spread(net), spread(tfidf)]
    by_hand = pd.DataFrame(parts, index=["time_penalty", "payment_sum", "tfidf_sum"], columns=users).T
    assert list(ranking) == [*by_hand, "final_score"]
    np.testing.assert_allclose(ranking[list(by_hand)].sort_index(), by_hand.sort_index(), atol=1e-9)
    np.testing.assert_allclose(ranking["final_score"], ranking[list(by_hand)].to_numpy() @ weights, atol=1e-12)
    order = list(zip(-ranking["final_score"], ranking.index, strict=True))
    assert order == sorted(order)


def test_equal_scores_stand_in_the_ids_order():
    events = pd.DataFrame({"user_id": [9, 3, 5], "time": AS_OF - timedelta(9), "amount": 2.0, "text": "彩票"})
    assert interest.interest_ranking(events, LOTTERY, AS_OF).index.tolist() == [3, 5, 9]
    assert interest.repaired_ranking(events, LOTTERY, AS_OF).index.tolist() == [3, 5, 9]


def test_who_never_bought_stands_last_in_the_repaired_ranking():
    days = pd.to_datetime(["2017-12-02", "2017-12-02", "2017-12-03"])
    columns = {"user_id": [5, 7, 8], "time": days, "amount": [2.0, 189.0, -2.0]}
    events = pd.DataFrame({**columns, "text": ["彩票", "双色球鞋 休闲", "彩票停彩 返款"]})
    ranking = interest.repaired_ranking(events, iter(LOTTERY), AS_OF, eta=0.5)
    assert ranking.index.tolist() == [5, 7, 8] and ranking["purchases"].tolist() == [1, 0, 0]
    assert ranking["net_amount"].tolist() == [2, 0, -2] and ranking["final_score"].tolist()[1:] == [0, 0]


def test_a_ranking_of_nobody_is_an_empty_table():
    ranking = interest.interest_ranking(table([]), LOTTERY, AS_OF)
    assert ranking.empty and list(ranking) == ["time_penalty", "payment_sum", "tfidf_sum", "final_score"]


@TABLES
@given(ROWS, st.sets(st.sampled_from([7, 8, 12]), min_size=1, max_size=2))
def test_the_back_test_sees_nothing_of_the_future(rows, buyers):
    events, bought = table(rows), pd.Series({user: user in buyers for user in (7, 8, 12)})
    areas = interest.backtest_eta(events, bought, [0.1, 1.0], AS_OF)
    pd.testing.assert_series_equal(
        areas, interest.backtest_eta(events[events["time"] < AS_OF], bought, [0.1, 1.0], AS_OF)
    )
    s = interest.time_interest(events, AS_OF, 1.0)
    pairs = [
        (s.get(yes, 0) > s.get(no, 0)) + (s.get(yes, 0) == s.get(no, 0)) / 2
        for yes in buyers
        for no in {7, 8, 12} - buyers
    ]
    assert areas[1.0] == pytest.approx(np.mean(pairs))


def test_a_purchase_at_the_observation_point_is_one_of_the_future():
    events = pd.DataFrame({"user_id": [7, 8, 7], "time": [AS_OF - timedelta(1), AS_OF - timedelta(2), AS_OF]})
    assert interest.bought_between(events, AS_OF, "2018-02-01").to_dict() == {7: True, 8: False}
