"""Interest: each step against its definition written out as a loop, on random events."""

import math
import re
from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from helpers import interest
from helpers.interest import LOTTERY

AS_OF = pd.Timestamp("2018-01-01")
USERS = st.sampled_from([7, 8, 12, 900_000, 2**62])
# midnight of the observation point itself, hours around it, and months before and after
TIMES = st.sampled_from([-3, -1, 0, 0, 1, 24, 720, 9000]).map(lambda hours: AS_OF - timedelta(hours=hours)) | st.none()
AMOUNTS = st.none() | st.sampled_from([0.0, -20.0, 0.01, 20.0]) | st.floats(-1e5, 1e5)
TEXTS = st.none() | st.sampled_from(
    ["", "双色球 投注", "福利彩票", "彩票彩票 追号", "双色球鞋 休闲", "彩票停彩 返款", "咖啡", "TEA 12,5"]
)
ROWS = st.lists(st.tuples(USERS, TIMES, AMOUNTS, TEXTS), max_size=14)
ETAS = st.floats(0.01, 5)
TABLES = settings(max_examples=40, deadline=None)  # the first ranking loads a dictionary


def table(rows):
    frame = pd.DataFrame(rows + rows[:1], columns=["user_id", "time", "amount", "text"])  # the first event twice
    return frame.astype({"user_id": "int64", "time": "datetime64[us]", "amount": float, "text": "str"})


def by_hand(rows, value):
    """The sum of a value by user, and nobody without one."""
    sums = {}
    for row in rows:
        if (amount := value(row)) is not None:
            sums[row.user_id] = sums.get(row.user_id, 0.0) + amount
    return sums


def same(series, sums):
    assert series.index.tolist() == sorted(sums) and series.index.name == "user_id"
    np.testing.assert_allclose(series, [sums[user] for user in sorted(sums)], rtol=1e-12, atol=1e-9)


# ---- time


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
    assert interest.half_life(interest.eta_for(2)) == pytest.approx(2)


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


# ---- amount


@TABLES
@given(ROWS)
def test_refunds_are_netted_and_missing_amounts_count_nothing(rows):
    events = table(rows)
    sums = by_hand(events.itertuples(), lambda row: 0.0 if math.isnan(row.amount) else row.amount)
    same(interest.amount_interest(events), sums)


# ---- words


def test_each_word_the_course_adds_is_cut_whole_and_the_shared_segmenter_is_left_alone():
    texts = [f"余额支付-{word} 两张" for word in interest.DICTIONARY]
    assert [word in cut for word, cut in zip(interest.DICTIONARY, interest.words(texts), strict=True)] == [True] * 5
    assert not any(map(rjieba.has_word, interest.DICTIONARY))


@TABLES
@given(ROWS)
def test_a_record_matches_whole_words_or_any_characters(rows):
    events = table(rows)
    whole = [not set(LOTTERY).isdisjoint(words) for words in interest.words(events["text"])]
    anywhere = [isinstance(text, str) and any(word in text for word in LOTTERY) for text in events["text"]]
    assert interest.matching(events, LOTTERY).tolist() == whole
    assert interest.matching(events, LOTTERY, whole_words=False).tolist() == anywhere


def test_shoes_and_a_card_case_are_no_lottery():
    texts = ["双色球鞋 休闲运动", "余额支付-厦门彩票夹卡册收纳", "扫码支付-大乐透 追号 2017082期", "福利彩票 投注站"]
    shop = pd.DataFrame({"text": texts})
    assert interest.matching(shop, LOTTERY).tolist() == [False, False, True, True]
    assert interest.matching(shop, LOTTERY, whole_words=False).all()


def test_a_keyword_that_no_dictionary_holds_is_found():
    assert interest.matching(pd.DataFrame({"text": ["买了乐呵呵卡一张"]}), ["乐呵呵卡"]).tolist() == [True]


def test_a_refund_is_no_purchase_and_nor_is_a_missing_amount():
    shop = pd.DataFrame({"text": ["彩票停彩 返款", "彩票", "彩票", "彩票"], "amount": [-9.0, math.nan, 0.0, 2.0]})
    assert interest.purchases(shop, LOTTERY).index.tolist() == [3]


# ---- tf-idf


def tfidf_by_hand(documents, keywords):
    counts = [Counter(re.findall(r"(?u)\b\w\w+\b", document.lower())) for document in documents]
    holders = Counter(word for words in counts for word in words)

    def weight(words, word):
        return words[word] * (math.log((1 + len(counts)) / (1 + holders[word])) + 1)

    lengths = [math.hypot(*(weight(words, word) for word in words)) or 1 for words in counts]
    return [
        sum(weight(words, word) for word in keywords if word in words) / length
        for words, length in zip(counts, lengths, strict=True)
    ]


@TABLES
@given(ROWS)
def test_three_ways_to_the_same_weights(rows):
    events = table(rows)
    documents = interest.customer_documents(events)
    by_documents = interest.tfidf_interest(documents, LOTTERY)
    pd.testing.assert_series_equal(by_documents, interest.tfidf_of_events(events, LOTTERY), rtol=0, atol=1e-12)
    np.testing.assert_allclose(by_documents, tfidf_by_hand(documents, LOTTERY), atol=1e-12)
    assert documents.index.tolist() == sorted(events["user_id"].unique())


def test_the_weights_are_scikit_learns():
    documents = pd.Series({3: "彩票 咖啡 彩票", 5: "", 1: "地铁 双色球 一", 2: "咖啡 Tea tea"})
    vectorizer = TfidfVectorizer()
    weights = pd.DataFrame.sparse.from_spmatrix(
        vectorizer.fit_transform(documents), documents.index, vectorizer.get_feature_names_out()
    )
    given_back = interest.tfidf_interest(documents, [*LOTTERY, "TEA"])
    np.testing.assert_allclose(given_back, weights[["彩票", "双色球", "tea"]].sum(axis=1), atol=1e-12)
    assert given_back.index.tolist() == [3, 5, 1, 2]


def test_a_vocabulary_of_the_keywords_alone_gives_other_weights():
    documents = pd.Series({7: "彩票 咖啡 咖啡 地铁", 8: "咖啡 地铁"})
    short_cut = TfidfVectorizer(vocabulary=list(LOTTERY)).fit_transform(documents).sum(axis=1)
    assert short_cut[0, 0] == 1 > interest.tfidf_interest(documents, LOTTERY)[7] + 0.3


# ---- the ranking


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


# ---- held against what came after


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


# ---- bad input

GOOD = pd.DataFrame(
    {"user_id": [7, 8], "time": pd.to_datetime(["2017-12-02", "2017-12-03"]), "amount": 2.0, "text": "彩票"}
)
BAD = {
    "as_of is None": lambda: interest.time_interest(GOOD, None),
    "as_of is 20180101": lambda: interest.time_interest(GOOD, 20180101),
    "as_of is 'yesterday-ish'": lambda: interest.interest_ranking(GOOD, LOTTERY, "yesterday-ish"),
    "eta is 0": lambda: interest.time_interest(GOOD, AS_OF, 0),
    "eta is -0.5": lambda: interest.decay([1], -0.5),
    "eta is nan": lambda: interest.decay([1], math.nan),
    "eta is '0.5'": lambda: interest.interest_ranking(GOOD, LOTTERY, AS_OF, eta="0.5"),
    "months holds -3": lambda: interest.decay([1, -3]),
    "months is 'three'": lambda: interest.decay("three"),
    "half_life is 0": lambda: interest.eta_for(0),
    "days_per_month is 0": lambda: interest.months_before(GOOD["time"], AS_OF, 0),
    "lies after the observation point": lambda: interest.months_before(["2018-01-02"], AS_OF),
    "when is 'soon'": lambda: interest.months_before("soon", AS_OF),
    "no column time": lambda: interest.time_interest(GOOD.drop(columns="time"), AS_OF),
    "no column amount": lambda: interest.interest_ranking(GOOD.drop(columns="amount"), LOTTERY, AS_OF),
    "time holds str": lambda: interest.time_interest(GOOD.astype({"time": "str"}), AS_OF),
    "no time zone and as_of has one": lambda: interest.time_interest(GOOD, AS_OF.tz_localize("UTC")),
    "events is a list": lambda: interest.amount_interest([1, 2]),
    "user_id is missing in 1 of 2": lambda: interest.time_interest(GOOD.assign(user_id=[7, None]), AS_OF),
    "amount holds 'two'": lambda: interest.amount_interest(GOOD.assign(amount=["2", "two"])),
    "keywords is the text '彩票'": lambda: interest.matching(GOOD, "彩票"),
    "keywords is \\[\\]": lambda: interest.interest_ranking(GOOD, [], AS_OF),
    "'彩' is no single word": lambda: interest.tfidf_of_events(GOOD, ["彩"]),
    "'福利 彩票' is no single word": lambda: interest.tfidf_interest(pd.Series(["福利 彩票"]), ["福利 彩票"]),
    "weights is": lambda: interest.interest_ranking(GOOD, LOTTERY, AS_OF, weights=(1, 1)),
    "some who did and some not": lambda: interest.auc(pd.Series({7: 1.0}), pd.Series({7: True})),
    "1 scores or outcomes are missing": lambda: interest.auc(pd.Series({7: math.nan}), pd.Series({7: True})),
    "Nobody bought on two days": lambda: interest.fit_half_life(GOOD, AS_OF),
}


@pytest.mark.parametrize("words", BAD)
def test_bad_input_gets_one_clear_sentence(words):
    with pytest.raises(ValueError, match=words) as caught:
        BAD[words]()
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
