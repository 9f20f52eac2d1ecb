"""Durations, curves, Cox, levels and the loop, held against brute force, a second library and planted truth."""

import inspect
import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import churn
from helpers.datasets import simulate_members

AS_OF = "2018-01-01"
SEEDS = (20180101, 7, 11, 2024, 105, 107, 112, 114)
lives = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=40)


@pytest.fixture(scope="module")
def world():
    return simulate_members()


@pytest.fixture(scope="module")
def members(world):
    return world.seen(AS_OF)[0]


@pytest.fixture(scope="module")
def usable(members):
    return churn.churn_table(members, AS_OF)


@pytest.fixture(scope="module")
def repaired():
    """Coefficients and truth of several worlds, the group-purchase card with a baseline of its own."""
    rows = []
    for seed in SEEDS:
        other = simulate_members(seed)
        table = churn.churn_table(other.seen(AS_OF)[0], AS_OF)
        model = churn.cox(table, strata=["group purchase"])
        vertex = churn.turning_point(model)
        ratios = churn.hazard_ratios(model).assign(seed=seed, truth=other.truth.effects, vertex_at=vertex["at"])
        rows.append(ratios)
    return pd.concat(rows).reset_index()


def book(*rows):
    return pd.DataFrame(rows, columns=["member_id", "joined", "left"]).astype(
        {"joined": "datetime64[us]", "left": "datetime64[us]"}
    )


# Durations


def test_who_leaves_on_as_of_has_left_and_who_leaves_later_is_censored():
    table = churn.durations(book((1, "2017-12-01", "2018-01-01"), (2, "2017-12-01", "2018-01-02")), AS_OF)
    assert table.to_dict("index") == {1: {"T": 31, "E": True}, 2: {"T": 31, "E": False}}


def test_who_has_not_joined_yet_is_not_in_the_table():
    table = churn.durations(
        book((1, "2017-12-01", None), (2, "2018-01-01", None), (3, "2018-03-01", "2018-04-01")), AS_OF
    )
    assert table.index.tolist() == [1]


def test_what_happens_after_as_of_changes_nothing(world, members):
    pd.testing.assert_frame_equal(churn.durations(world.members, AS_OF), churn.durations(members, AS_OF))
    pd.testing.assert_frame_equal(churn.churn_table(world.members, AS_OF), churn.churn_table(members, AS_OF))


@pytest.mark.parametrize(
    ("rows", "as_of", "message"),
    [
        ([(5, "2017-12-01", "2017-11-30")], AS_OF, "1 members left before they joined, such as 5"),
        ([(5, "2018-12-01", None)], AS_OF, "the first member joined on 2018-12-01; give a later day"),
        ([(5, None, None)], AS_OF, "joined is missing for 1 members"),
        ([], AS_OF, "there are no members"),
    ],
    ids=["backwards", "as_of too early", "no start", "empty"],
)
def test_dates_that_make_no_duration_get_one_sentence(rows, as_of, message):
    with pytest.raises(ValueError, match=message):
        churn.durations(book(*rows), as_of)


# Kaplan-Meier


def brute_force(times, events, at):
    """The product over all days up to one, of the share that stays."""
    stay = 1.0
    for day in sorted({time for time, event in zip(times, events, strict=True) if event and time <= at}):
        at_risk = sum(time >= day for time in times)
        leave = sum(time == day and event for time, event in zip(times, events, strict=True))
        stay *= 1 - leave / at_risk
    return stay


@settings(deadline=None, max_examples=60)
@given(lives)
def test_kaplan_meier_is_the_product_of_shares_that_stay(rows):
    times, events = zip(*rows, strict=True)
    curve = churn.kaplan_meier(pd.Series(times), pd.Series(events))
    assert np.allclose(curve["survival"], [brute_force(times, events, at) for at in curve["time"]])
    assert (curve["survival"].diff().dropna() <= 1e-12).all()
    inside = curve["lower"].notna()  # no interval where nobody is left
    assert (curve["lower"][inside] <= curve["survival"][inside] + 1e-12).all()
    assert curve.set_index("time")["at_risk"].to_dict() == {
        at: sum(time >= at for time in times) for at in curve["time"]
    }


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=40))
def test_without_censoring_the_curve_is_the_share_still_there(times):
    curve = churn.kaplan_meier(pd.Series(times), pd.Series(True, index=range(len(times))))
    assert np.allclose(curve["survival"], [np.mean([time > at for time in times]) for at in curve["time"]])


def test_each_group_has_the_curve_it_would_have_alone(members):
    table, card = churn.durations(members, AS_OF), members.set_index("member_id")["card"]
    together = churn.kaplan_meier(table["T"], table["E"], card)
    gold = table[card == "gold"]
    alone = churn.kaplan_meier(gold["T"], gold["E"])
    part = together[together["group"] == "gold"].reset_index(drop=True)
    pd.testing.assert_frame_equal(part.drop(columns="group"), alone.drop(columns="group"))


def test_a_median_that_is_not_reached_is_infinite():
    curve = churn.kaplan_meier(pd.Series([1, 2, 3]), pd.Series([True, False, False]))
    assert churn.median_survival(curve).loc["all", "median"] == np.inf


def test_the_interval_of_a_median_holds_it(members):
    table, card = churn.durations(members, AS_OF), members.set_index("member_id")["card"]
    medians = churn.median_survival(churn.kaplan_meier(table["T"], table["E"], card))
    assert ((medians["low"] <= medians["median"]) & (medians["median"] <= medians["high"])).all()
    assert np.isinf(medians.loc["diamond", "median"])


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_only_kaplan_meier_finds_the_planted_share_after_two_years(seed):
    world = simulate_members(seed)
    table = churn.durations(world.seen(AS_OF)[0], AS_OF)
    times, left = table["T"], table["E"]
    joined = world.members.set_index("member_id")["joined"]
    truth = ((world.truth.members["left"] - joined).dt.days[joined < "2016-04-01"] > 730).mean()
    curve = churn.kaplan_meier(times, left)
    assert curve.loc[curve["time"] <= 730, "survival"].iloc[-1] == pytest.approx(truth, abs=0.03)
    assert (times[left] > 730).mean() < (times > 730).mean() < truth - 0.2
    assert 1 - (left & (times <= 730)).mean() > truth + 0.05


@pytest.mark.parametrize(
    ("times", "events", "message"),
    [
        ([-1, 2], [True, False], "1 times are below zero, such as -1"),
        ([1, None], [True, False], "A time or an event is missing"),
        ([1, 2], [True, 2], "An event is True"),
        ([1, 2], [True], "2 times and 1 events"),
        ([], [], "0 times and 0 events"),
    ],
)
def test_times_that_cannot_be_get_one_sentence(times, events, message):
    with pytest.raises(ValueError, match=message):
        churn.kaplan_meier(pd.Series(times, dtype=float), pd.Series(events))


# Cox


def test_five_people_by_hand_equal_the_library():
    five = pd.DataFrame({"T": [3, 5, 7, 9, 12], "E": [True, True, False, True, False], "x": [1, 0, 1, 1, 0]})

    def partial_likelihood(beta):
        risk = np.exp(beta * five["x"])
        return np.prod([risk[i] / risk[five["T"] >= five["T"][i]].sum() for i in five.index[five["E"]]])

    model = churn.cox(five)
    beta = model.params_["x"]
    assert partial_likelihood(0) == pytest.approx(1 / 5 / 4 / 2)
    assert np.log(partial_likelihood(beta)) == pytest.approx(model.log_likelihood_, abs=1e-6)
    assert partial_likelihood(beta) > max(partial_likelihood(beta - 0.01), partial_likelihood(beta + 0.01))


@pytest.mark.parametrize("days", [1, 30, 91], ids=["daily", "monthly", "quarterly"])
def test_cox_agrees_with_statsmodels(usable, days):
    from statsmodels.duration.hazard_regression import PHReg

    table = usable.drop(columns="group purchase").assign(T=np.ceil(usable["T"] / days))
    ours = churn.hazard_ratios(churn.cox(table))
    theirs = PHReg(table["T"], table[list(ours.index)], status=table["E"].astype(int), ties="efron").fit()
    assert np.allclose(ours["coef"], theirs.params, atol=1e-4)
    assert np.allclose(ours["se_coef"], theirs.bse, atol=1e-4)


@pytest.mark.slow
def test_planted_effects_lie_in_their_intervals_as_often_as_they_should(repaired):
    inside = (np.log(repaired["low"]) <= repaired["truth"]) & (repaired["truth"] <= np.log(repaired["high"]))
    assert inside.mean() > 0.85  # 95 % is promised; 72 intervals, some of them correlated
    assert ((repaired["coef"] - repaired["truth"]) / repaired["se_coef"]).abs().max() < 4


def test_the_turning_point_of_age_is_found(repaired):
    assert repaired.groupby("seed")["vertex_at"].first().between(43, 47).all()


def test_the_turning_point_is_where_the_parabola_is_lowest(usable):
    model = churn.cox(usable)
    ages = np.linspace(18, 80, 62_001)
    risk = model.params_["age"] * ages + model.params_["age_squared"] * ages**2
    assert churn.turning_point(model)["at"] == pytest.approx(ages[risk.argmin()], abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS[:4])
def test_the_group_purchase_card_is_the_one_whose_ratio_changes_in_time(seed):
    world = simulate_members(seed)
    table = churn.churn_table(world.seen(AS_OF)[0], AS_OF)
    p = churn.proportionality(churn.cox(table), table)
    assert p.idxmin() == "group purchase"
    assert p["group purchase"] < 1e-6
    first = table.assign(E=table["E"] & (table["T"] <= 365), T=table["T"].clip(upper=365))
    for part, rows in {"first year": first, "later": churn.landmark(table, 365)}.items():
        row = churn.hazard_ratios(churn.cox(rows)).loc["group purchase"]
        assert abs(row["coef"] - world.truth.effects[f"group purchase, {part}"]) < 3 * row["se_coef"]


def test_a_level_without_events_is_refused_and_shows_a_standard_error_beyond_sense(members):
    table = churn.durations(members, AS_OF).join(churn.design(members))
    with pytest.raises(ValueError, match="Nobody with diamond = 1 has left"):
        churn.cox(table)
    bare = churn.hazard_ratios(churn.cox(table, separated=True))
    shrunk = churn.hazard_ratios(churn.cox(table, penalizer=0.1))
    assert bare.loc["diamond", "se_coef"] > 100
    assert abs(bare.loc["diamond", "z"]) < 0.1
    assert shrunk.loc["diamond", "se_coef"] < 1
    assert abs(shrunk.loc["age", "z"]) < abs(bare.loc["age", "z"]) / 2  # what the penalizer costs


def test_after_its_first_year_a_diamond_card_is_like_platinum():
    members = simulate_members(customers=60_000).seen("2019-01-01")[0]
    table = churn.landmark(churn.durations(members, "2019-01-01").join(churn.design(members)), 365)
    row = churn.hazard_ratios(churn.cox(table)).loc["diamond"]
    assert table.loc[table["diamond"] == 1, "E"].sum() > 50
    assert abs(row["coef"]) < 3 * row["se_coef"]


def test_one_number_for_four_ways_to_pay_tells_what_the_code_list_says(members, usable):
    pay = members.set_index("member_id")["pay"].reindex(usable.index)
    z = []
    for codes in (["cash", "bank card", "wallet", "gift card"], ["wallet", "bank card", "cash", "gift card"]):
        coded = usable.drop(columns=list(churn.PAY[1:])).assign(pay_type=pay.map(codes.index))
        z.append(churn.hazard_ratios(churn.cox(coded)).loc["pay_type", "z"])
    assert z[0] < -1.96 < 1.96 < z[1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"T": [-1, 2, 3, 4]}, "below zero"),
        ({"E": [False] * 4}, "Nobody of the 4 has left"),
        ({"x": ["a", "b", "a", "b"]}, "x has values that are no finite numbers"),
        ({"x": [1.0, np.nan, 0.0, 2.0]}, "x has values that are no finite numbers"),
        ({"x": [1, 1, 1, 1]}, "x is 1 for everyone"),
        ({"x": [1, 1, 0, 0], "E": [True, True, False, False]}, "Nobody with x = 0 has left"),
    ],
)
def test_a_table_that_cannot_be_fitted_gets_one_sentence(change, message):
    table = pd.DataFrame({"T": [1, 2, 3, 4], "E": [True, False, True, False], "x": [0.0, 1.0, 2.0, 1.5]})
    with pytest.raises(ValueError, match=message):
        churn.cox(table.assign(**change))


def test_a_missing_column_and_no_covariate_get_one_sentence():
    with pytest.raises(ValueError, match="no column 'E'"):
        churn.cox(pd.DataFrame({"T": [1], "x": [1]}))
    with pytest.raises(ValueError, match="no covariate"):
        churn.cox(pd.DataFrame({"T": [1], "E": [True]}))


def test_two_equal_covariates_get_one_sentence(usable):
    with pytest.raises(ValueError, match="drop covariates that are sums of others"):
        churn.cox(usable.assign(again=usable["age"] + usable["discount"]))


def test_nothing_warns_and_the_callers_filters_stay(usable):
    before = warnings.filters[:]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        churn.proportionality(churn.cox(usable), usable)
    assert warnings.filters == before


# Features that are known


def test_an_unknown_level_gets_one_sentence(members):
    with pytest.raises(ValueError, match="card has the unknown level 'silver'; known are platinum, ordinary"):
        churn.design(members.head(3).assign(card="silver"))
    with pytest.raises(ValueError, match="pay has the unknown level 'barter'"):
        churn.design(members.head(3).assign(pay="barter"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS[:4])
def test_accumulated_days_explain_everything_and_a_landmark_takes_it_back(seed):
    world = simulate_members(seed)
    members, purchases = world.seen(AS_OF)
    table = churn.churn_table(members, AS_OF)
    assert world.truth.effects["purchase_days"] == 0
    leaky = table.join(churn.purchase_days(members, purchases))
    early = churn.landmark(table.join(churn.purchase_days(members, purchases, first_days=180)), 180)
    rows = [
        churn.hazard_ratios(churn.cox(fit, strata=["group purchase"])).loc["purchase_days"] for fit in (leaky, early)
    ]
    assert rows[0]["z"] < -15
    assert rows[0]["high"] < 0.98
    assert abs(rows[1]["z"]) < 3
    assert abs(np.log(rows[1]["exp_coef"])) < 0.02


def test_purchase_days_count_days_and_not_purchases():
    register = book((1, "2017-01-01", None), (2, "2017-01-01", None))
    times = pd.to_datetime(["2017-01-01 10:00", "2017-01-01 18:00", "2017-01-10 12:00", "2017-01-11 12:00"])
    purchases = pd.DataFrame({"member_id": [1, 1, 1, 1], "time": times, "amount": 1.0})
    assert churn.purchase_days(register, purchases).to_dict() == {1: 3, 2: 0}
    assert churn.purchase_days(register, purchases, first_days=10).to_dict() == {1: 2, 2: 0}


def test_a_landmark_keeps_those_still_there_and_restarts_their_clock():
    table = pd.DataFrame({"T": [10, 180, 200], "E": [True, True, False]}, index=list("abc"))
    assert churn.landmark(table, 180).to_dict("index") == {"c": {"T": 20, "E": False}}
    with pytest.raises(ValueError, match="Nobody is observed beyond day 200"):
        churn.landmark(table, 200)
    with pytest.raises(ValueError, match="landmark is day -1"):
        churn.landmark(table, -1)


def test_the_leak_on_simulated_purchases(world):
    members, purchases = world.seen(AS_OF)
    then = members.loc[~(members["left"] <= pd.Timestamp(AS_OF) - pd.Timedelta(days=90)), "member_id"]
    result = churn.leak(purchases[purchases["member_id"].isin(then)], AS_OF)
    assert result["leaky"] > 0.999
    assert 0.65 < result["honest"] < 0.85


def test_the_leak_on_online_retail(online_retail):
    lines = online_retail[online_retail["CustomerID"].notna() & (online_retail["UnitPrice"] > 0)].drop_duplicates()
    lines = lines[~lines["InvoiceNo"].str.startswith("C")]
    purchases = pd.DataFrame(
        {
            "member_id": lines["CustomerID"],
            "time": lines["InvoiceDate"],
            "amount": lines["Quantity"] * lines["UnitPrice"],
            "visit": lines["InvoiceNo"],
        }
    )
    result = churn.leak(purchases, "2011-12-10")
    assert result["leaky"] == pytest.approx(0.99998, abs=2e-5)
    assert result["honest"] == pytest.approx(0.736, abs=1e-3)
    assert result["members"] == 3370
    assert result["stayed_away"] == pytest.approx(0.430, abs=5e-4)


def test_a_longer_gap_calls_fewer_gone_and_errs_less_often(world):
    table = churn.gaps(world.purchases, AS_OF, [30, 90, 365])
    assert table["gone"].is_monotonic_decreasing
    assert table["came_back"].is_monotonic_decreasing


# Probability, levels, loop


def test_a_probability_grows_with_the_days_ahead_and_with_the_pace(usable):
    model = churn.cox(usable, strata=["group purchase"])
    there = usable[~usable["E"]]
    short, long, fast = (
        churn.leave_probability(model, there, days, pace=pace) for days, pace in ((30, 1), (90, 1), (90, 1.5))
    )
    assert (short < long).all()
    assert (long < fast).all()
    assert fast.between(0, 1).all()
    with pytest.raises(ValueError, match="days is 0"):
        churn.leave_probability(model, there, 0)
    with pytest.raises(ValueError, match="needs the column 'age'"):
        churn.leave_probability(model, there.drop(columns="age"), 90)


@pytest.mark.slow
def test_probabilities_are_calibrated_over_several_worlds_in_every_fifth():
    predicted, observed = np.zeros(5), np.zeros(5)
    for seed in SEEDS[:4]:
        world = simulate_members(seed)
        for day in ("2017-04-01", "2017-07-01", "2017-10-01"):
            later = pd.Timestamp(day) + pd.Timedelta(days=90)
            marks = churn.mark(*world.seen(day), day)
            left = world.seen(later)[0].set_index("member_id")["left"].reindex(marks.index) <= later
            groups = churn.calibration(marks["probability"], left, groups=5)
            predicted += (groups["predicted"] * groups["members"]).to_numpy()
            observed += (groups["observed"] * groups["members"]).to_numpy()
    assert (np.abs(observed / predicted - 1) < 0.15).all()
    assert observed.sum() / predicted.sum() == pytest.approx(1, abs=0.07)


def test_levels_begin_where_the_next_action_overtakes():
    edges = churn.boundaries()
    for (level, edge), below in zip(edges.items(), churn.LEVELS, strict=False):
        just = pd.Series([edge - 1e-6, edge, edge + 1e-6])
        assert churn.churn_level(pd.Series(1.0, index=just.index), just).tolist() == [below, below, level]


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1e6)), min_size=1, max_size=30))
def test_no_other_level_earns_more(rows):
    prob, value = (pd.Series(column) for column in zip(*rows, strict=True))
    chosen = churn.profit(churn.churn_level(prob, value), prob, value)
    for level in churn.LEVELS:
        assert (chosen >= churn.profit(pd.Series(level, index=prob.index), prob, value) - 1e-6).all()


def test_a_large_hazard_of_a_small_value_is_no_reason_to_call():
    assert churn.churn_level(0.9, 20) == "normal"
    assert churn.churn_level(0.1, 20_000) == "win back"
    assert [churn.churn_level(0.1, value) for value in (100, 500, 1500, 3000)] == list(churn.LEVELS)


@pytest.mark.parametrize(
    ("prob", "value", "message"),
    [(1.2, 5, "prob must lie"), (-0.1, 5, "prob must lie"), (np.nan, 5, "prob must lie"), (0.5, -1, "value must be")],
)
def test_a_probability_or_value_that_cannot_be_gets_one_sentence(prob, value, message):
    with pytest.raises(ValueError, match=message):
        churn.churn_level(prob, value)


def test_actions_that_make_no_levels_get_one_sentence():
    with pytest.raises(ValueError, match="expected, in this order: normal, prevent"):
        churn.churn_level(0.5, 5, churn.ACTIONS.rename(index={"prevent": "nag"}))
    with pytest.raises(ValueError, match="cost more and keep more"):
        churn.boundaries(churn.ACTIONS.assign(keeps=[0, 0.2, 0.1, 0.3]))
    with pytest.raises(ValueError, match="level 'lost' is unknown"):
        churn.profit(pd.Series(["lost"]), pd.Series([0.5]), pd.Series([1.0]))


def test_a_later_date_changes_marks_and_tuning_brings_the_ratio_back():
    world = simulate_members()
    dates = pd.date_range(AS_OF, periods=4, freq="90D")
    marks = [churn.mark(*world.seen(day), day) for day in dates[:3]]
    results = [churn.check(mark, world.seen(day)[0], day) for mark, day in zip(marks, dates[1:], strict=True)]
    both = marks[0].index.intersection(marks[1].index)
    assert (marks[0].loc[both, "level"] != marks[1].loc[both, "level"]).any()
    assert results[0]["low"] < 1 < results[0]["high"]  # before the competitor
    assert results[1]["low"] > 1  # after it
    tuned = churn.check(
        churn.mark(*world.seen(dates[2]), dates[2], pace=results[1]["ratio"]), world.seen(dates[3])[0], dates[3]
    )
    assert abs(np.log(tuned["ratio"])) < abs(np.log(results[2]["ratio"]))


def test_marks_use_nothing_after_their_day(world):
    day = pd.Timestamp(AS_OF)
    seen = churn.mark(*world.seen(day), day)
    members = world.members[world.members["joined"] < day]
    pd.testing.assert_frame_equal(churn.mark(members, world.purchases, day), seen)


def test_levels_by_value_earn_more_than_levels_by_probability_alone(world):
    marks = churn.mark(*world.seen(AS_OF), AS_OF)
    chosen = churn.profit(marks["level"], marks["probability"], marks["value"]).sum()
    by_hazard = marks.sort_values("probability")
    severity = marks["level"].map(list(churn.LEVELS).index).sort_values()
    by_hazard["level"] = marks["level"][severity.index].to_numpy()
    assert chosen > 0 > churn.profit(by_hazard["level"], by_hazard["probability"], by_hazard["value"]).sum()


def test_observed_to_expected_counts_and_brackets():
    result = churn.observed_to_expected(pd.Series([0.5] * 40), pd.Series([True] * 25 + [False] * 15))
    assert (result["expected"], result["observed"], result["ratio"]) == (20, 25, 1.25)
    assert result["low"] == pytest.approx(16.18 / 20, abs=1e-3)  # the exact Poisson interval of 25
    assert result["high"] == pytest.approx(36.90 / 20, abs=1e-3)
    with pytest.raises(ValueError, match="same members"):
        churn.observed_to_expected(pd.Series([0.5]), pd.Series([True, False]))
    with pytest.raises(ValueError, match="no probabilities"):
        churn.calibration(pd.Series([1.5]), pd.Series([True]))


def test_the_agreed_names_are_there():
    assert list(inspect.signature(churn.churn_level).parameters)[:2] == ["prob", "value"]
    for name in ("durations", "kaplan_meier", "cox"):
        assert callable(getattr(churn, name))
