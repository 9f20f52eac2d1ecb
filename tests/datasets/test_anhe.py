import time

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from helpers.datasets import Anhe, simulate

OBSERVATION = pd.Timestamp("2018-01-01")


def shares(anhe: Anhe) -> pd.Series:
    return anhe.truth.dirt.set_index("dirt")["rows"] / len(anhe.wallet_payments)


def test_the_same_seed_gives_the_same_tables(anhe: Anhe):
    again = simulate()
    pd.testing.assert_frame_equal(again.wallet_payments, anhe.wallet_payments)
    pd.testing.assert_frame_equal(again.user_potential, anhe.user_potential)
    for part in ("customers", "rows", "dirt"):
        pd.testing.assert_frame_equal(getattr(again.truth, part), getattr(anhe.truth, part))


def test_another_seed_gives_another_log(anhe: Anhe):
    other = simulate(seed=7)
    assert set(other.wallet_payments["user_id"]) != set(anhe.wallet_payments["user_id"])
    assert other.truth.customers["income"].corr(anhe.truth.customers["income"]) < 0.2


def test_every_customer_is_in_the_log(anhe: Anhe):
    assert set(anhe.wallet_payments["user_id"]) == set(anhe.truth.customers["user_id"])


def test_the_truth_lies_row_by_row_beside_the_log(anhe: Anhe):
    assert len(anhe.truth.rows) == len(anhe.wallet_payments)
    dirt = anhe.truth.rows["dirt"]
    assert (anhe.wallet_payments.loc[dirt == "payment_missing", "payment"] == r"\N").all()
    assert (anhe.wallet_payments.loc[dirt == "time_zero", "unix_time"] == "0").all()
    assert (anhe.wallet_payments.loc[dirt == "time_zero", "describe"] == "&nbsp;").all()
    assert anhe.wallet_payments.loc[dirt == "time_garbled", "unix_time"].tolist() == ["14 3264000"]


@pytest.mark.parametrize("seed", [20180101, 3, 4])
def test_each_kind_of_dirt_has_its_share(seed: int):
    anhe = simulate(seed)
    share = shares(anhe)
    assert share["copy"] == pytest.approx(0.06, abs=0.005)
    assert share["text_missing"] == pytest.approx(0.009, abs=0.001)
    assert share["payment_missing"] == pytest.approx(0.002, abs=0.0005)
    assert share["time_zero"] == pytest.approx(0.0005, abs=0.0001)
    assert share["before_window"] == pytest.approx(0.003, abs=0.0005)
    assert 0.001 < share["after_window"] < 0.01
    assert share["honest_repeat"] > 0
    assert (anhe.truth.rows["dirt"] == "time_garbled").sum() == 1


@pytest.mark.parametrize("seed", [20180101, 3, 4])
def test_two_rows_in_five_carry_only_a_date(seed: int):
    anhe = simulate(seed)
    seconds = pd.to_numeric(anhe.wallet_payments["unix_time"], errors="coerce")
    midnight = (seconds + 8 * 3600) % 86_400 == 0
    assert midnight[seconds > 0].mean() == pytest.approx(0.39, abs=0.02)


def test_the_wallet_grows_and_peaks_on_singles_day(honest: pd.DataFrame):
    shopping = honest[honest["category"] == "shopping"]
    daily = shopping.groupby(shopping["time"].dt.normalize()).size()
    assert daily["2016-08"].mean() < 0.3 * daily["2017-08"].mean()
    assert daily["2017-11-11"] > 1.7 * daily["2017-11"].median()
    assert daily["2017-01-27":"2017-02-02"].mean() < 0.8 * daily["2017-02-06":"2017-02-26"].mean()
    weekend = daily["2017-04":"2017-09"].groupby(daily["2017-04":"2017-09"].index.day_of_week >= 5).mean()
    assert weekend[True] > weekend[False]


def test_money_in_is_negative_and_money_out_positive(honest: pd.DataFrame):
    sign = honest.groupby("category")["yuan"].agg(["min", "max"])
    inflow = ["salary", "transfer_in", "refund", "travel_refund", "repayment_failed", "lottery_refund"]
    assert (sign.loc[inflow, "max"] < 0).all()
    assert (sign.drop(inflow)["min"] > 0).all()


def test_a_keyword_alone_cannot_tell_lottery_from_shoes_and_refunds(honest: pd.DataFrame):
    matched = honest[honest["describe"].str.contains("停彩|大乐透|双色球|福利彩票|彩票|竞彩|追号", na=False)]
    kinds = matched["category"].value_counts()
    assert set(kinds.index) >= {"lottery", "lookalike", "lottery_refund"}
    assert kinds["lottery"] / len(matched) > 0.85
    assert matched["describe"].str.contains("双色球鞋").any()


def test_a_lottery_ticket_costs_two_yuan(honest: pd.DataFrame):
    assert (honest.loc[honest["category"] == "lottery", "yuan"] % 2 == 0).all()


def test_phone_numbers_are_of_a_prefix_that_nobody_has(anhe: Anhe):
    numbers = anhe.wallet_payments["describe"].str.extract(r"(\d{11})")[0].dropna()
    assert len(numbers) > 1000
    assert numbers.str.startswith("1280000").all()


@pytest.mark.slow
def test_planted_lottery_rates_are_found_in_the_log(honest: pd.DataFrame):
    anhe = simulate(seed=11, customers=6000)
    people = anhe.truth.customers.query("lottery_rate > 2")
    until = people["lottery_stop"].fillna(OBSERVATION).clip(upper=OBSERVATION)
    months = (until - people["lottery_start"]).dt.days / 30
    long = months > 4
    found = people["lottery_n"][long] / months[long]
    assert found.sum() / people["lottery_rate"][long].sum() == pytest.approx(1, abs=0.12)
    assert np.corrcoef(found, people["lottery_rate"][long])[0, 1] > 0.75


def test_planted_counts_are_those_of_the_log(anhe: Anhe, honest: pd.DataFrame):
    people = anhe.truth.customers.set_index("user_id")
    for column, category in {"repay_n": "repayment", "business_travel_n": "travel", "lottery_n": "lottery"}.items():
        seen = honest[honest["category"] == category].groupby("user_id").size().reindex(people.index, fill_value=0)
        assert (seen <= people[column]).all()  # what the dirt spoiled is missing from the honest rows
        assert seen.sum() > 0.98 * people[column].sum()
    assert honest[honest["category"] == "repayment"]["user_id"].isin(people.index[people["has_card"]]).all()


def test_a_dormant_customer_does_nothing_more(anhe: Anhe, honest: pd.DataFrame):
    asleep = anhe.truth.customers.dropna(subset="dormant_since").set_index("user_id")["dormant_since"]
    last = honest.groupby("user_id")["time"].max()
    assert len(asleep) > 50
    assert (last.reindex(asleep.index).dropna() < asleep.loc[last.reindex(asleep.index).dropna().index]).all()


def test_decayed_purchases_predict_who_buys_in_january(anhe: Anhe, honest: pd.DataFrame):
    bought = honest[honest["category"] == "lottery"]
    months = (OBSERVATION - bought["time"]).dt.total_seconds() / 86_400 / 30
    people = anhe.truth.customers.set_index("user_id")
    buys = people["purchases_jan2018"] > 0
    ever = people["lottery_n"] > 0

    def interest(eta: float) -> pd.Series:
        return np.exp(-eta * months).groupby(bought["user_id"]).sum().reindex(people.index, fill_value=0)

    assert roc_auc_score(buys, interest(0.5)) > 0.85
    # among those who ever played, when they played tells more than how often
    assert roc_auc_score(buys[ever], interest(0.5)[ever]) > roc_auc_score(buys[ever], interest(1e-6)[ever]) + 0.02


@pytest.mark.slow
def test_expected_january_purchases_are_right_in_the_mean():
    people = simulate(seed=12, customers=6000).truth.customers
    assert people["purchases_jan2018"].sum() == pytest.approx(people["expected_jan2018"].sum(), rel=0.1)


@pytest.mark.slow
def test_a_shorter_half_life_empties_january_of_those_who_stopped():
    def left_over(half_life: float) -> float:
        people = simulate(seed=5, customers=3000, lottery_half_life=half_life).truth.customers
        stopped = people["lottery_stop"] < OBSERVATION
        return people.loc[stopped, "purchases_jan2018"].sum() / people.loc[stopped, "lottery_rate"].sum()

    assert left_over(0.5) < 0.5 * left_over(4)


@pytest.mark.parametrize("customers", [1, 2, 7])
def test_a_handful_of_customers_is_a_sample_too(customers: int):
    assert simulate(1, customers).wallet_payments["user_id"].nunique() == customers


@pytest.mark.parametrize(
    "wrong", [{"seed": -1}, {"seed": 1.5}, {"customers": 0}, {"customers": 10**7}, {"lottery_half_life": 0}]
)
def test_a_bad_argument_gets_one_sentence(wrong: dict):
    with pytest.raises(ValueError, match=next(iter(wrong))) as caught:
        simulate(**wrong)
    assert str(caught.value).count(". ") == 0


def test_a_thousand_customers_take_less_than_two_seconds():
    start = time.process_time()
    simulate(seed=2)
    assert time.process_time() - start < 2
