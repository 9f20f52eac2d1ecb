"""The ten rows that the third source document prints, and every claim that the lesson makes about them."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from helpers import churn
from helpers.datasets import printed_table

PRINTED = {
    "sex (male)": (0.078, 1.081, 0.045, 1.721, 0.085),
    "age": (-0.067, 0.936, 0.008, -8.376, 0.000),
    "age squared": (0.001, 1.001, 0.000, 6.529, 0.000),
    "gold card": (-0.324, 0.724, 0.305, -1.060, 0.289),
    "ordinary card": (0.310, 1.363, 0.232, 1.334, 0.182),
    "diamond card": (-2.671, 0.069, 314.600, -0.008, 0.993),
    "corporate group purchase card": (-0.454, 0.635, 0.346, -1.314, 0.189),
    "discount": (-0.001, 1.000, 0.001, -3.585, 0.000),
    "payment type": (-0.110, 0.896, 0.036, -3.012, 0.003),
    "days with purchases": (-0.385, 0.680, 0.020, -19.326, 0.000),
}
CARDS = ["gold card", "ordinary card", "diamond card", "corporate group purchase card"]


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    return printed_table("churn_cox")


@pytest.fixture(scope="module")
def audit(printed: pd.DataFrame) -> pd.DataFrame:
    return churn.audit(printed)


def test_the_fixture_is_what_the_document_prints(printed: pd.DataFrame):
    assert {row[0]: row[1:] for row in printed.itertuples(index=False, name=None)} == PRINTED


@pytest.mark.parametrize("feature", PRINTED)
def test_exp_coef_can_be_recomputed_but_for_rounding(feature: str, audit: pd.DataFrame):
    coef, exp_coef = PRINTED[feature][:2]
    assert np.exp(coef - 0.0005) - 0.0005 <= exp_coef <= np.exp(coef + 0.0005) + 0.0005
    assert audit.loc[feature, "exp_fits"]


@pytest.mark.parametrize("feature", PRINTED)
def test_z_can_be_recomputed_but_for_rounding_in_nine_of_ten_rows(feature: str, audit: pd.DataFrame):
    coef, _, error, z, _ = PRINTED[feature]
    nearest, furthest = (abs(coef) - 0.0005) / (error + 0.0005), (abs(coef) + 0.0005) / max(error - 0.0005, 1e-12)
    assert (nearest - 0.0005 <= abs(z) <= furthest + 0.0005) == (feature != "discount") == audit.loc[feature, "z_fits"]


@pytest.mark.parametrize("feature", PRINTED)
def test_p_can_be_recomputed_from_z(feature: str, audit: pd.DataFrame):
    z, p = PRINTED[feature][3:]
    assert 2 * stats.norm.sf(abs(z)) == pytest.approx(p, abs=0.001)
    assert audit.loc[feature, "p_fits"]


def test_the_discount_row_contradicts_itself():
    coef, exp_coef, error, z, _ = PRINTED["discount"]
    at_most = -np.log(exp_coef - 0.0005)  # what the printed ratio allows
    at_least = abs(z) * (error - 0.0005)  # what the printed z needs
    assert at_most == pytest.approx(0.0005, abs=1e-6)
    assert at_least == pytest.approx(0.0018, abs=1e-4)
    assert at_most < at_least < abs(coef) + 0.001


def test_five_rows_are_significant(audit: pd.DataFrame):
    five = ["age", "age squared", "discount", "payment type", "days with purchases"]
    assert list(audit.index[audit["significant"]]) == five
    outside = (audit["low"] > 1) | (audit["high"] < 1)
    assert list(audit.index[outside]) == five


def test_men_may_leave_less_or_more_often(audit: pd.DataFrame):
    low, high = audit.loc["sex (male)", ["low", "high"]]
    assert (round(low, 3), round(high, 3)) == (0.990, 1.181)


def test_no_card_can_be_told_from_platinum(audit: pd.DataFrame):
    assert not audit.loc[CARDS, "significant"].any()
    assert (audit.loc[CARDS, "low"] < 1).all()
    assert (audit.loc[CARDS, "high"] > 1).all()


def test_gold_is_not_the_lowest_of_the_other_cards():
    assert PRINTED["corporate group purchase card"][0] < PRINTED["gold card"][0]


def test_the_diamond_row_has_the_face_of_separation(audit: pd.DataFrame):
    assert audit.loc["diamond card", "low"] < 1e-200
    assert audit.loc["diamond card", "high"] > 1e200


def test_the_u_has_its_bottom_anywhere_between_22_and_68(printed: pd.DataFrame):
    vertex = churn.vertex_range(printed)
    assert vertex["at"] == pytest.approx(33.5)
    assert (round(vertex["low"]), round(vertex["high"])) == (22, 68)


@pytest.mark.parametrize(("base", "ratio"), [(0.05, 1.079), (0.30, 1.066), (0.80, 1.031)])
def test_the_hazard_ratio_of_men_is_a_smaller_ratio_of_probabilities(base: float, ratio: float):
    assert (1 - (1 - base) ** PRINTED["sex (male)"][1]) / base == pytest.approx(ratio, abs=5e-4)
