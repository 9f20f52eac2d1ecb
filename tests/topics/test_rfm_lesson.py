"""Lesson 05's statements: what is planted is recovered, and the figures of the printed and the real table hold."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from helpers import datasets, rfm

SEEDS = range(1, 9)
QUARTER = pd.Timedelta(91, "D")
KEEP = rfm.LEVELS[0]


@pytest.fixture(scope="module", params=SEEDS)
def practice(request):
    shop = datasets.simulate_retail(request.param)
    return shop, datasets.clean_retail(shop.lines)[0]


@pytest.fixture(scope="module")
def real(online_retail):
    return datasets.clean_retail(online_retail)[0], pd.Timestamp("2011-12-10")


@pytest.fixture(scope="module")
def quarter(real):
    lines, day = real
    return rfm.next_quarter(lines, day - QUARTER)


@pytest.fixture(scope="module")
def told(real, quarter):
    lines, day = real
    return rfm.told_by(quarter, rfm.next_quarter(lines, day - 2 * QUARTER), seed=20180101)


def levels_at(lines, day):
    table = rfm.rfm_table(lines, day)
    return rfm.value_level(rfm.rfm_scores(table).reindex(table.index))


def test_the_three_customers_have_a_dozen_lines_and_one_kind_of_history_each(practice):
    few = rfm.few_lines(practice[1])
    is_cancel = few["InvoiceNo"].str.startswith("C")
    orders = few[~is_cancel].groupby("CustomerID")["InvoiceNo"].nunique()
    cancels = is_cancel.groupby(few["CustomerID"]).sum()
    assert len(few) == 12 and len(orders) == 3
    assert ((orders == 1) & (cancels == 0)).sum() == ((orders > 1) & (cancels == 0)).sum() == (cancels > 0).sum() == 1


def test_who_is_planted_as_stopped_leaves_keep_late_and_most_who_leave_are_not(practice):
    shop, lines = practice
    was, levels = levels_at(lines, shop.as_of - QUARTER), levels_at(lines, shop.as_of)
    habit = shop.truth["habit"].reindex(was.index)
    is_left = (was == KEEP) & (levels.reindex(was.index) != KEEP)
    assert is_left[(was == KEEP) & (habit == "stopped")].mean() > 0.95
    last = shop.truth["last"].reindex(was.index)[is_left & (habit == "stopped")]
    assert (shop.as_of - QUARTER - last).dt.days.min() > 60
    assert 0.2 < (habit[is_left] == "stopped").mean() < 0.6
    assert (habit[is_left] == "regular").mean() > 0.1


def test_the_planted_december_buyers_take_the_models_gain_and_a_quarter_of_its_auc_away(practice):
    shop, lines = practice
    day = shop.as_of - QUARTER
    is_december = lines["CustomerID"].isin(shop.truth.index[shop.truth["habit"] == "seasonal"])
    told = rfm.told_in({"all": (lines, day), "without": (lines[~is_december], day)}, seed=1)
    everyone, without = (told.loc[(log, "model of R, F, M")] for log in ("all", "without"))
    assert everyone["gain"] < 0 < without["gain low"] and everyone["gain high"] < without["gain low"]
    assert without["AUC"] - everyone["AUC"] == pytest.approx(0.25, abs=0.03)


def test_in_two_earlier_quarters_of_online_retail_the_model_gains_as_well(real):
    lines, day = real
    told = rfm.told_in({str(back): (lines, day - back * QUARTER) for back in (2, 3)}, seed=20180101)
    models = told.xs("model of R, F, M", level="measure")
    assert models["gain"].round(3).tolist() == [0.028, 0.030] and (models["gain low"] > 0).all()
    shares = [rfm.later_money_share(rfm.next_quarter(lines, day - back * QUARTER), seed=1)["share"] for back in (2, 3)]
    assert shares == pytest.approx([0.732, 0.688], abs=0.001)


def test_the_auc_is_scikit_learns_and_gains_are_over_frequency(quarter, told):
    assert told.loc["frequency", "AUC"] == pytest.approx(roc_auc_score(quarter["again"], quarter["frequency"]))
    assert told.loc["recency", "AUC"] == pytest.approx(roc_auc_score(quarter["again"], -quarter["recency"]))
    assert told.loc["frequency", ["gain", "gain low", "gain high"]].tolist() == [0, 0, 0]
    assert ((told["low"] < told["AUC"]) & (told["AUC"] < told["high"])).all()


def test_what_r_f_and_m_told_about_the_last_quarter_of_online_retail(quarter, told):
    assert told["AUC"].round(3).tolist() == [0.684, 0.723, 0.712, 0.715, 0.737]
    model = told.loc["model of R, F, M"]
    assert model["gain"] == pytest.approx(0.014, abs=0.001) and model["gain low"] > 0
    again = rfm.again_by_level(quarter)
    assert again["share"].round(3).tolist() == [0.863, 0.499, 0.578, 0.383]
    assert again.loc[KEEP, "low"] > again.drop(KEEP)["high"].max()
    money = rfm.later_money_share(quarter, seed=20180101)
    assert money["share"] == pytest.approx(0.726, abs=0.001) and 0.6 < money["low"] < money["share"] < money["high"]


def test_the_quarter_before_the_day_makes_the_scores_and_the_quarter_after_it_the_outcome(real, quarter):
    lines, day = real
    after = lines[(lines["InvoiceDate"] >= day - QUARTER) & ~lines["InvoiceNo"].str.startswith("C")]
    pd.testing.assert_frame_equal(
        quarter[["recency", "frequency", "monetary"]], rfm.rfm_table(lines, day - QUARTER).query("frequency > 0")
    )
    assert quarter["again"].sum() == len(set(after["CustomerID"]) & set(quarter.index))


def test_a_share_of_cancelled_money_depends_on_its_whole(online_retail, real):
    lines, _ = real
    is_back = lines["InvoiceNo"].str.startswith("C")
    has_order = lines["CustomerID"].isin(lines.loc[~is_back, "CustomerID"])
    money = online_retail["Quantity"] * online_retail["UnitPrice"]
    is_cancel, is_known = online_retail["InvoiceNo"].str.startswith("C"), online_retail["CustomerID"].notna()
    two = rfm.cancelled_at_once(lines)["money"].head(2).sum()
    assert -money[is_cancel].sum() == pytest.approx(896_812.49) and two == pytest.approx(245_653.20)
    assert two / -money[is_cancel].sum() == pytest.approx(0.274, abs=0.0005)
    assert two / -money[is_cancel & is_known].sum() == pytest.approx(0.402, abs=0.0005)
    of_products = -lines.loc[is_back & has_order, "money"].sum()
    assert of_products == pytest.approx(467_827.73) and two / of_products == pytest.approx(0.525, abs=0.0005)


def test_four_in_five_stay_on_keep_and_those_who_leave_are_late(real):
    lines, day = real
    was, levels = levels_at(lines, day - QUARTER), levels_at(lines, day)
    moved = rfm.movement(was, levels)
    stays = rfm.share_of(moved.loc[KEEP, "keep"], moved.loc[KEEP].sum())
    assert stays.round(3).tolist() == [0.817, 0.791, 0.840]
    left = was.index[(was == KEEP) & (levels.reindex(was.index) != KEEP)]
    assert (rfm.rfm_scores(rfm.rfm_table(lines, day)).loc[left, "R"] < 3).mean() > 0.99


def test_ties_tear_equals_apart_and_make_an_empty_class(real):
    lines, day = real
    table = rfm.rfm_table(lines, day)
    found = rfm.compare_scorings(table[table["frequency"] > 0])
    assert found.round(1).tolist() == [4335, 1506, 3076, 34.7, 347, 35]


def test_in_online_retail_a_cut_price_means_bulk_and_two_signs_list_twelve(real):
    lines, day = real
    bulk = rfm.bulk_share(lines, seed=1)
    assert bulk["share"].round(2).tolist() == [0.88, 0.40, 0.48] and bulk.loc["difference", "low"] > 0.4
    scores = rfm.rfm_scores(rfm.rfm_table(lines, day))
    best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
    assert (len(best), len(rfm.flagged(rfm.evidence(lines, day), best))) == (636, 12)


def test_the_printed_cell_of_721_excludes_nested_and_unrelated_fifths():
    cells = datasets.printed_table("rfm_cells").set_index(["R", "F"])["customers"]
    n = int(datasets.printed_table("rfm_groups")["customers"].iloc[-1])
    sizes = rfm.cell_sizes(n, 25)
    assert sizes["expected"].tolist() == [398.6, 398.6] and (sizes["high"] < cells[1, 3]).all()
    three = rfm.cell_sizes(n, 125)
    assert (three["high"] > cells[5, 5]).tolist() == [False, True] and (three["low"] < cells[5, 5]).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_fifths_fill_the_cells_as_is_said(seed):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(
        rng.permuted(np.tile(np.arange(1.0, 9966), (3, 1)), axis=1).T, columns=["recency", "frequency", "monetary"]
    )
    sizes = rfm.cell_sizes(len(table), 25)
    for name, method in zip(sizes.index, ("nested", "ties"), strict=True):
        scores = rfm.rfm_scores(table, method=method)
        cells = pd.crosstab(scores["R"], scores["F"]).stack()
        assert cells.between(sizes.loc[name, "low"], sizes.loc[name, "high"]).all()


def test_another_number_of_cells_is_refused():
    with pytest.raises(ValueError, match="cells is 5; give 25"):
        rfm.cell_sizes(100, 5)


def test_the_printed_signs_follow_the_means_in_f_and_m_and_no_even_rule_in_r():
    printed = datasets.printed_table("rfm_groups").set_index("group")
    legible, total = printed[printed["source"] == "table"].drop("total"), printed.loc["total"]
    signs = rfm.signs_of(legible, total)
    assert (signs["printed"] == signs["by the means"]).all()
    assert total["R"] - legible.loc["4", "R"] == pytest.approx(legible.loc["5", "R"] - total["R"])
    assert legible["signs"].str.split(",").str[0][["4", "5"]].tolist() == ["R--", "R+"]


def test_a_share_of_nobody_is_missing():
    assert rfm.share_of(0, 0).isna().all()
