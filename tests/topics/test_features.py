import numpy as np
import pandas as pd
import pytest

from helpers.datasets import clean_wallet, load_potential, load_truth, load_wallet, simulate
from helpers.features import build_user_features, tag_dictionary

AS_OF = "2018-01-01"


@pytest.fixture(scope="module", params=[20180101, 7])
def found(request) -> pd.DataFrame:
    """The features beside the truth, of two cohorts."""
    anhe = simulate(request.param)
    payments, _ = clean_wallet(anhe.wallet_payments)
    features = build_user_features(payments, AS_OF, potential=anhe.user_potential)
    return features.merge(anhe.truth.customers, on="user_id", suffixes=("", "_true"))


@pytest.fixture(scope="module")
def payments() -> pd.DataFrame:
    return clean_wallet(load_wallet())[0]


def one(*lines, as_of=AS_OF, **options) -> pd.Series:
    """The features of one customer with these payments (day, yuan, text)."""
    days, yuan, texts = zip(*lines, strict=True)
    table = pd.DataFrame({"user_id": 7, "time": pd.to_datetime(list(days)), "amount": yuan, "text": texts})
    return build_user_features(table, as_of, **options).iloc[0]


def test_repayments_and_trips_are_those_that_happened(found):
    for counted, true in (("credit_card_repay_cnt", "repay_n"), ("business_travel_cnt", "business_travel_n")):
        assert 0.97 < found[counted].sum() / found[true].sum() <= 1
        assert (found[counted] <= found[true]).all()
        assert np.corrcoef(found[counted], found[true])[0, 1] > 0.99


def test_payers_by_instalments_are_all_found_and_nobody_else(found):
    assert (found["is_installment"] == found["is_installment_true"]).mean() > 0.995


def test_the_dormant_are_mostly_those_who_left(found):
    left, asleep = found["dormant_since"].notna(), found["sleep_customers"] == 1
    assert left[asleep].mean() > 0.7
    assert asleep[left].mean() > 0.85
    assert 0.05 < asleep.mean() < 0.25


def test_one_number_of_days_for_all_finds_fewer_of_those_who_left_among_the_dormant(payments):
    truth = load_truth().customers.set_index("user_id")["dormant_since"].notna()
    own, fixed = (
        build_user_features(payments, AS_OF, asleep_after=days).set_index("user_id")["sleep_customers"] == 1
        for days in (None, 30)
    )
    assert truth[own].mean() > truth[fixed].mean() + 0.1
    assert abs(own[truth].mean() - fixed[truth].mean()) < 0.05


def test_the_home_city_is_the_planted_one_for_most(found):
    known = found["home_city"].notna()
    assert 0.9 < known.mean() < 1
    assert (found["home_city"] == found["city"])[known].mean() > 0.95
    assert [
        home in cities for home, cities in found.loc[known & found["cities"].notna(), ["home_city", "cities"]].values
    ].count(False) < 0.02 * len(found)


def test_lottery_interest_is_of_those_who_play(found):
    assert (found.loc[found["lottery_n"] == 0, "lottery_interest"] == 0).all()
    assert (found["lottery_interest"] > 0).sum() > 0.97 * (found["lottery_n"] > 0).sum()


def test_nothing_of_the_day_itself_or_later_is_looked_at(payments):
    before = payments[payments["time"] < "2017-06-01"]
    pd.testing.assert_frame_equal(
        build_user_features(payments, "2017-06-01"), build_user_features(before, "2017-06-01")
    )


def test_every_tag_is_in_the_dictionary_and_every_column_too(payments):
    tags = tag_dictionary()
    table = build_user_features(payments, AS_OF)
    assert list(table)[1:] == tags["tag"].tolist()
    assert tags["tag"].is_unique and not (tags.drop(columns="window") == "").any(axis=None)
    assert set(tags["type"]) == {"fact", "rule", "model"}
    assert set(tags["value_type"]) == {"number", "flag", "text", "texts", "day", "days"}


def test_the_order_of_the_payments_does_not_matter(payments):
    shuffled = payments.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(build_user_features(payments, AS_OF), build_user_features(shuffled, AS_OF))


def test_money_back_is_no_trip_and_no_repayment():
    found = one(
        ("2017-12-01", 780, "余额支付-北京机票 经济舱"),
        ("2017-12-03", -780, "退票退订-余额支付-北京机票 经济舱"),
        ("2017-12-04", 500, "信用卡 最低还款"),
        ("2017-12-05", -500, "失败退回-信用卡 最低还款"),
        ("2017-12-06", 90, "信用卡消费-上海早点 豆浆油条"),
    )
    assert (found["business_travel_cnt"], found["credit_card_repay_cnt"], found["spend_90d"]) == (1, 1, 90)


def test_a_shoe_is_no_lottery_and_a_shop_of_instalments_no_instalment():
    found = one(("2017-12-01", 189, "余额支付-双色球鞋 休闲运动"), ("2017-12-02", 320, "扫码支付-分期商城 首付"))
    assert (found["lottery_interest"], found["is_installment"]) == (0, 0)
    assert one(("2017-12-02", 4, "余额支付-双色球 第2017145期 投注"))["lottery_interest"] == pytest.approx(np.exp(-0.5))


def test_what_is_not_known_is_missing():
    found = one(("2017-12-01", 50, "手机充值 12800001234"), ("2017-12-02", 5, None))
    assert found[["home_city", "cities", "channels", "purposes", "user_potential", "travel_days"]].isna().all()


def test_visits_tell_home_work_loyalty_and_the_city_of_each_business_line():
    def seen(time, area, line="shopping", city="北京", country="中国"):
        return (1, pd.Timestamp(time), line, country, city, {"望京": "朝阳区", "五道口": "海淀区"}.get(area), area)

    visits = pd.DataFrame(
        [
            *(seen(f"2017-12-{day} 21:00", "望京") for day in ("05", "06", "09")),
            *(seen(f"2017-12-{day} 10:00", "五道口", "renting") for day in ("05", "06", "07")),
            *(seen(f"2017-12-{day} 10:00", "望京") for day in ("09", "10", "16", "17")),  # at weekends nobody works
            seen("2017-12-20 12:00", None, "travel", None, "日本"),
            *(seen(f"2018-01-0{day} 21:00", "五道口") for day in range(1, 6)),  # not yet
        ],
        columns=["user_id", "time", "line", "country", "city", "district", "area"],
    )
    payments = pd.DataFrame({"user_id": [1, 2], "time": pd.Timestamp("2017-11-01"), "amount": 9.0, "text": "扫码支付"})
    found = build_user_features(payments, "2018-01-01", visits=visits).set_index("user_id")
    app = ["app_installed", "loyalty", "home_district", "home_area", "work_district", "work_area", "renting_city"]
    said = [1, "low", "北京市-朝阳区", "北京市-望京", "北京市-海淀区", "北京市-五道口", "北京"]
    assert found.loc[1, app].tolist() == said
    assert (found.loc[1, "country_abroad"], str(found.loc[1, "last_visit_day"])[:10]) == ("日本", "2017-12-20")
    assert found.loc[2, "app_installed"] == 0 and found.loc[2, app[1:]].isna().all()
    assert build_user_features(payments, "2018-01-01")[app].isna().all(axis=None)


def test_cities_and_days_are_lists_and_days_are_newest_first():
    found = one(
        ("2016-11-01", 9, "扫码支付-沈阳便利店"),
        ("2017-11-01", 9, "扫码支付-上海便利店"),
        ("2017-12-01", 780, "余额支付-北京机票"),
        ("2017-12-09", 780, "余额支付-北京机票"),
    )
    assert found["cities"] == ["上海", "北京"]
    assert found["channels"] == ["balance", "scan"]
    assert [str(day) for day in found["travel_days"]] == ["2017-12-09", "2017-12-01"]


def test_a_customer_sleeps_after_a_pause_longer_than_any_before():
    days = pd.date_range("2017-10-01", "2017-10-30", freq="3D")
    lines = [(day, 10, "便利店") for day in days]
    assert one(*lines, as_of="2017-10-31")["sleep_customers"] == 0
    assert one(*lines, as_of="2017-11-05")["sleep_customers"] == 1
    assert one(*lines, as_of="2017-11-05", asleep_after=30)["sleep_customers"] == 0


def test_consents_count_from_the_day_after_and_end_with_their_withdrawal():
    lines = (("2017-01-01", 10, "便利店"),)
    consents = pd.DataFrame(
        {
            "user_id": [7, 7, 7],
            "purpose": ["marketing", "research", "service"],
            "given": pd.to_datetime(["2017-02-01", "2017-02-01", "2018-01-01"]),
            "withdrawn": pd.to_datetime(["2017-06-01", None, None]),
        }
    )
    assert one(*lines, consents=consents)["purposes"] == ["research"]
    assert one(*lines, consents=consents, as_of="2017-05-01")["purposes"] == ["marketing", "research"]


def test_the_bank_knows_about_half(payments):
    table = build_user_features(payments, AS_OF, potential=load_potential())
    assert 0.45 < table["user_potential"].notna().mean() < 0.6


@pytest.mark.parametrize("as_of", [None, "yesterday", "2018-01-01 12:00"])
def test_a_moment_that_is_no_day_is_refused(payments, as_of):
    with pytest.raises(ValueError, match="as_of"):
        build_user_features(payments, as_of)


def test_a_table_that_is_no_log_is_refused(payments):
    with pytest.raises(ValueError, match="text"):
        build_user_features(payments.drop(columns="text"), AS_OF)
    with pytest.raises(ValueError, match="asleep_after"):
        build_user_features(payments, AS_OF, asleep_after=0)


@pytest.mark.parametrize(
    "changes, why",
    [
        ({"time": lambda table: table["time"].dt.tz_localize("Asia/Shanghai")}, "without a time zone"),
        ({"time": lambda table: table["time"].astype("str")}, "without a time zone"),
        ({"amount": lambda table: table["amount"].astype("str")}, "numbers, in yuan"),
        ({"text": 1}, "texts"),
        ({"user_id": "seven"}, "whole numbers"),
    ],
)
def test_a_column_that_holds_something_else_is_named_whatever_clock_the_computer_has(payments, changes, why):
    with pytest.raises(ValueError, match=why):
        build_user_features(payments.head(50).assign(**changes), AS_OF)


@pytest.mark.parametrize(
    "given, why",
    [
        ({"potential": pd.DataFrame({"user_id": [7, 7], "user_potential": [1, 0]})}, "a customer twice"),
        ({"potential": pd.DataFrame({"user_id": [7]})}, "no column user_potential"),
        ({"potential": pd.DataFrame({"user_id": [7], "user_potential": ["yes"]})}, "potential cannot be read"),
        ({"consents": pd.DataFrame({"user_id": [7]})}, "consents has no column purpose, given, withdrawn"),
        ({"asleep_after": "x"}, "asleep_after"),
    ],
)
def test_a_side_table_that_does_not_fit_gets_a_sentence(payments, given, why):
    with pytest.raises(ValueError, match=why):
        build_user_features(payments.head(50), AS_OF, **given)


def test_a_column_that_nobody_asked_for_and_a_number_of_numpy_do_no_harm(payments):
    potential = pd.DataFrame({"user_id": payments["user_id"].head(1), "user_potential": 1, "note": "x"})
    found = build_user_features(payments.head(500), AS_OF, potential=potential, asleep_after=np.int64(5))
    assert found["user_potential"].sum() == 1
