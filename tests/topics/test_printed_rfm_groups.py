"""The printed table of value groups: every figure as printed, and every claim that the lesson makes about it."""

import numpy as np
import pandas as pd
import pytest

from helpers import datasets, rfm

PRINTED = """\
2 1916 7.45 8829.29 3.00 3.04 2.94 R0,F+,M-
3 461 81.21 120605.79 4.38 4.93 4.13 R++,F++,M++
4 1972 5.50 7071.15 2.00 3.04 2.98 R--,F+,M-
5 1899 9.59 10385.31 4.00 2.94 2.92 R+,F-,M-
6 1724 12.95 13347.80 5.00 2.67 2.88 R++,F-,M-"""
MEANS = ["mean_orders", "mean_amount", "R", "F", "M"]


@pytest.fixture(scope="module")
def printed():
    return datasets.printed_table("rfm_groups")


@pytest.fixture(scope="module")
def legible(printed):
    return printed[printed["source"] == "table"].iloc[:-1]


@pytest.fixture(scope="module")
def total(printed):
    return printed.iloc[-1]


@pytest.fixture(scope="module")
def lost(legible, total):
    return rfm.missing_row(legible, total)


@pytest.fixture(scope="module")
def groups(legible, lost):
    first = {"group": "1"} | lost["value"].clip(lower=1).to_dict()
    return pd.concat([pd.DataFrame([first]), legible], ignore_index=True).set_index("group")


@pytest.mark.parametrize("row", PRINTED.splitlines())
def test_a_row_is_as_printed(legible, row):
    name, customers, *means, signs = row.split()
    found = legible.set_index("group").loc[name]
    assert found["customers"] == int(customers)
    assert found[MEANS].tolist() == [float(mean) for mean in means]
    assert found["signs"] == signs


def test_the_total_is_as_printed(total):
    assert total["customers"] == 9965
    assert total[MEANS].tolist() == [11.05, 13805.11, 3.00, 3.02, 3.00]


def test_the_lost_row_is_recovered(lost):
    value, within = lost["value"], lost["within"]
    assert value["customers"] == 1993
    assert value["mean_orders"] == pytest.approx(3.52, abs=0.005)
    assert value["mean_amount"] == pytest.approx(4201.76, abs=0.005)
    assert abs(value["R"] - 1) < within["R"] < 0.05
    assert (round(value["F"], 2), round(value["M"], 2)) == (2.92, 3.00)


def test_the_recovered_row_gives_back_the_total(groups, total):
    weights = groups["customers"] / groups["customers"].sum()
    assert groups["customers"].sum() == total["customers"]
    for name in MEANS:
        assert (groups[name] * weights).sum() == pytest.approx(total[name], abs=0.005)


def test_an_unweighted_mean_would_give_something_else(legible, total, lost):
    wrong = 6 * total["mean_orders"] - legible["mean_orders"].sum()
    assert wrong < 0 < lost.loc["mean_orders", "value"]


def test_groups_differ_in_recency(groups):
    assert rfm.axis_spread(groups).round(2).to_dict() == {"R": 1.97, "F": 0.19, "M": 0.06}


def test_without_the_one_group_that_matters_nothing_but_recency_is_left(groups):
    spread = rfm.axis_spread(groups.drop(index="3"))
    assert spread["R"] > 1.9 and spread["F"] < 0.03 and spread["M"] < 0.003


def test_group_6_has_more_orders_than_group_4_and_a_lower_f_score(groups):
    assert groups.loc["6", "mean_orders"] > 2 * groups.loc["4", "mean_orders"]
    assert groups.loc["6", "F"] < groups.loc["4", "F"]


def test_group_3_is_few_customers_with_much(groups, total):
    share = groups["customers"] / groups["customers"].sum()
    orders, money = (groups["customers"] * groups[name] for name in ("mean_orders", "mean_amount"))
    assert round(share["3"], 3) == 0.046
    assert round(orders["3"] / orders.sum(), 2) == 0.34
    assert round(money["3"] / money.sum(), 2) == 0.40
    assert round(groups.loc["3", "mean_amount"] / groups.loc["3", "mean_orders"]) == 1485
    assert round(total["mean_amount"] / total["mean_orders"]) == 1249


def test_its_555_is_one_in_125_as_if_the_scores_were_independent_or_nested(total):
    assert total["customers"] / 125 == pytest.approx(81, rel=0.02)
    assert 1.8 * total["customers"] / 25 < 721  # while recency 1 with frequency 3 holds far more than its share


def test_a_table_that_lacks_no_row_is_refused(printed):
    whole = printed.iloc[:-1]
    with pytest.raises(ValueError, match="no row is missing"):
        rfm.missing_row(whole, printed.iloc[-1])


def test_a_lost_row_is_found_in_any_table():
    rng = np.random.default_rng(5)
    rows = pd.DataFrame({"customers": rng.integers(5, 90, 6), "mean_orders": rng.random(6)})
    mean = np.average(rows["mean_orders"], weights=rows["customers"])
    total = pd.Series({"customers": rows["customers"].sum(), "mean_orders": mean})
    found = rfm.missing_row(rows.iloc[1:], total)["value"]
    assert found.tolist() == pytest.approx(rows.iloc[0].tolist())
