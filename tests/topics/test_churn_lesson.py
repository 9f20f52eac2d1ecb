"""Lesson 07's statements: what is planted is recovered, and the figures of the two real shops hold."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.metrics import roc_auc_score

from helpers import churn, datasets, interest

AS_OF, DAYS = pd.Timestamp("2018-01-01"), pd.Timedelta(90, "D")
SEED = 20180101
SEEDS = (SEED, 7, 2024, 107)
DATES = {"gift shop": pd.Timestamp("2011-12-10"), "grocer": pd.Timestamp("2018-01-01")}


@pytest.fixture(scope="module")
def worlds():
    return {seed: datasets.simulate_members(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def marked(worlds):
    """By seed: the marks of a day, and who left within 90 days."""
    found = {}
    for seed, world in worlds.items():
        marks = churn.mark(*world.seen(AS_OF), AS_OF)
        left = world.seen(AS_OF + DAYS)[0].set_index("member_id")["left"] <= AS_OF + DAYS
        found[seed] = marks, left.reindex(marks.index)
    return found


@pytest.fixture(scope="module")
def plans(marked):
    return {seed: churn.compare_plans(*both, seed=seed) for seed, both in marked.items()}


@pytest.fixture(scope="module")
def logs(online_retail):
    lines, _ = datasets.clean_retail(online_retail)
    orders = lines[~lines["InvoiceNo"].str.startswith("C")]
    names = {"CustomerID": "member_id", "InvoiceDate": "time", "money": "amount", "InvoiceNo": "visit"}
    grocer = {"household_id": "member_id", "sales_value": "amount", "basket_id": "visit"}
    return {"gift shop": orders.rename(columns=names), "grocer": datasets.load_journey().rename(columns=grocer)}


@pytest.fixture(scope="module")
def quarters(logs):
    """By shop: the last 90 days as told from the day before them, and the same 90 days earlier."""
    return {name: [churn.quarter(log, DATES[name] - back * DAYS) for back in (1, 2)] for name, log in logs.items()}


# Plans in yuan


def test_what_three_plans_were_expected_to_earn_and_earned(plans):
    table = plans[SEED].round(0)
    assert table["expected"].tolist() == [5069, 4357, -873]
    assert table["realised"].tolist() == [4286, 2856, -1809]
    assert table.loc["probability x value", ["low", "high"]].tolist() == pytest.approx([126, 9436], abs=150)


@pytest.mark.parametrize("seed", SEEDS)
def test_levels_win_as_expected_and_most_of_the_gain_is_the_value(plans, seed):
    table = plans[seed]
    assert table["expected"].idxmax() == "probability x value"
    assert (table["low"] < table["realised"]).all() and (table["realised"] < table["high"]).all()
    assert table.loc["probability alone", "lead_low"] > 0
    assert table.loc["probability alone", "lead"] > table.loc["value alone", "lead"]


def test_the_lead_over_value_alone_can_vanish_in_another_cohort(plans):
    assert plans[SEED].loc["value alone", "lead_low"] > 0 > plans[2024].loc["value alone", "lead_low"]


@pytest.mark.parametrize("seed", [SEED, 2024])
def test_leaving_sex_out_changes_few_levels_and_hardly_any_money(worlds, marked, seed):
    marks, left = marked[seed]
    no_sex = churn.mark(*worlds[seed].seen(AS_OF), AS_OF, without=("male",))["level"]
    assert 0 < (no_sex != marks["level"]).sum() < 0.01 * len(marks)
    row = churn.compare_plans(marks, left, seed, others={"without sex": no_sex}).loc["without sex"]
    assert row["lead_low"] < row["lead"] < row["lead_high"] and abs(row["lead"]) < 0.03 * row["expected"]
    assert seed != SEED or row["lead_low"] < 0


def test_each_plan_gives_out_as_many_of_each_action(marked):
    marks, _ = marked[SEED]
    for score in ("value", "probability"):
        given = churn.give_out(marks["level"], marks[score])
        assert given.value_counts().to_dict() == marks["level"].value_counts().to_dict()
        assert marks.loc[given == "win back", score].min() >= marks.loc[given == "maintain", score].max()
    with pytest.raises(ValueError, match="the same members"):
        churn.give_out(marks["level"], marks["value"].iloc[::-1])


# Check


def test_the_riskiest_tenth_misses_where_nine_hold(marked):
    groups = churn.calibration(marked[SEED][0]["probability"], marked[SEED][1])
    inside = (groups["low"] <= groups["predicted"]) & (groups["predicted"] <= groups["high"])
    assert inside.tolist() == [True] * 9 + [False]
    assert groups.iloc[-1][["predicted", "observed", "low", "high"]].round(3).tolist() == [0.105, 0.073, 0.051, 0.102]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ranking_is_weak_and_the_planted_hazards_rank_hardly_better(worlds, marked, seed):
    marks, left = marked[seed]
    planted = churn.planted_hazard(worlds[seed], AS_OF).reindex(marks.index)
    scores = marks[["probability"]].assign(planted=planted)
    auc = interest.compare_scores(scores, left, "probability", seed)
    assert auc.loc["probability", "auc"] == pytest.approx(roc_auc_score(left, marks["probability"]))
    assert auc["auc"].between(0.55, 0.68).all() and abs(auc.loc["planted", "lead"]) < 0.03
    if seed == SEED:
        assert auc.loc["probability", "auc"] == pytest.approx(0.614, abs=0.001)


@pytest.mark.parametrize(("seed", "nearer", "overshoots"), [(SEED, True, False), (7, True, True), (2024, False, True)])
def test_tuning_by_the_whole_ratio_helps_or_overshoots(worlds, seed, nearer, overshoots):
    dates, world = [AS_OF + many * DAYS for many in (1, 2, 3)], worlds[seed]
    pace = churn.check(churn.mark(*world.seen(dates[0]), dates[0]), world.seen(dates[1])[0], dates[1])["ratio"]
    marks = [churn.mark(*world.seen(dates[1]), dates[1], pace=p) for p in (pace, 1.0)]
    tuned, plain = (churn.check(each, world.seen(dates[2])[0], dates[2]) for each in marks)
    assert pace > 1.25 and (tuned["high"] < 1) == overshoots
    assert (abs(np.log(tuned["ratio"])) < abs(np.log(plain["ratio"]))) == nearer


# Age


def test_the_planted_curve_of_age_is_recovered(worlds):
    """Both coefficients of age at once (Wald): chi-squared with two degrees of freedom per cohort, and added up."""
    both, ages, distance = ["age", "age_squared"], np.array([20.0, 30, 45, 60, 75]), []
    for world in worlds.values():
        model = churn.cox(churn.churn_table(world.seen(AS_OF)[0], AS_OF), strata=["group purchase"])
        off = (model.params_[both] - world.truth.effects[both]).to_numpy()
        distance.append(off @ np.linalg.solve(model.variance_matrix_.loc[both, both].to_numpy(), off))
        curve = churn.age_curve(model, ages, churn.REFERENCE_AGE)
        assert curve.loc[2, ["ratio", "low", "high"]].tolist() == [1, 1, 1]
        assert np.allclose(np.log(curve["ratio"]), 0.001 * (ages - 45) ** 2, atol=0.3)
        assert (np.log(curve["high"] / curve["low"]) / (2 * 1.96) < 0.12).all()
    assert max(distance) < stats.chi2.isf(0.001, 2) and sum(distance) < stats.chi2.isf(0.05, 2 * len(distance))


def test_the_band_of_the_printed_ages_is_what_rounding_allows():
    printed, ages = datasets.printed_table("churn_cox"), np.arange(18.0, 81.0)
    band = churn.printed_ages(printed, ages)
    corners = [
        np.exp((-0.067 + one) * (ages - 45) + (0.001 + two) * (ages**2 - 45**2))
        for one in (-0.0005, 0.0005)
        for two in (-0.0005, 0.0005)
    ]
    assert np.allclose(band["low"], np.min(corners, axis=0)) and np.allclose(band["high"], np.max(corners, axis=0))
    assert band.set_index("age")["ratio"].idxmin() in (33, 34)


# Silence in two real shops


def test_features_of_the_same_day_leak_the_label_in_both_shops(logs):
    found = pd.DataFrame({name: churn.leak(log, DATES[name]) for name, log in logs.items()})
    assert (found.loc["leaky"] > 0.9999).all()
    assert found.loc["honest"].round(3).tolist() == [0.738, 0.887]


def test_how_many_who_are_called_gone_come_back(logs):
    back = {name: churn.gaps(log, DATES[name] - DAYS, [90], within=90).loc[90] for name, log in logs.items()}
    assert pd.DataFrame(back).loc["gone"].round(3).tolist() == [0.438, 0.055]
    assert pd.DataFrame(back).loc["came_back"].round(3).tolist() == [0.415, 0.563]
    assert all(row["low"] < row["came_back"] < row["high"] for row in back.values())


def test_a_gap_that_nobody_reaches_has_no_share_who_came_back(logs):
    assert churn.gaps(logs["grocer"], "2017-03-01", [5000]).loc[5000, ["came_back", "low", "high"]].isna().all()


def test_what_r_f_and_m_tell_of_the_next_silence(quarters):
    told = {name: churn.told_silent(*both, seed=SEED) for name, both in quarters.items()}
    assert told["gift shop"]["auc"].round(3).tolist() == [0.684, 0.723, 0.712, 0.736]
    assert told["grocer"]["auc"].round(3).tolist() == [0.871, 0.845, 0.845, 0.882]
    gift, grocer = (told[name].loc["R, F and M"] for name in told)
    assert gift["lead_low"] > 0.03 and grocer["lead_low"] < 0 < grocer["lead_high"]


def test_the_money_of_those_called_gone(quarters):
    shares = {name: churn.money_of_the_gone(now, SEED) for name, (now, _) in quarters.items()}
    assert shares["gift shop"]["share"] == pytest.approx(0.201, abs=0.001)
    assert shares["grocer"]["share"] == pytest.approx(0.0073, abs=0.0001)
    assert all(row["low"] < row["share"] < row["high"] for row in shares.values())


def test_a_quarter_knows_the_day_and_what_came_after_it(logs, quarters):
    now, log = quarters["grocer"][0], logs["grocer"]
    day = DATES["grocer"] - DAYS
    after = log[log["time"].between(day, day + DAYS, inclusive="left")]
    assert set(now.index) == set(log.loc[log["time"] < day, "member_id"])
    assert set(now.index[~now["silent"]]) == set(now.index) & set(after["member_id"])
    assert now["later"].sum() == pytest.approx(after.loc[after["member_id"].isin(now.index), "amount"].sum())
