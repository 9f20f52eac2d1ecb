"""The simulated shop: Online Retail's columns, its anomalies, the truth; and the cleaning of either."""

import numpy as np
import pandas as pd
import pytest

from helpers import datasets
from helpers.datasets.online_retail import DTYPES


@pytest.fixture(scope="module")
def shop():
    return datasets.simulate_retail()


@pytest.fixture(scope="module")
def cancels(shop):
    return shop.lines["InvoiceNo"].str.startswith("C")


def test_it_has_online_retails_columns_and_types(shop):
    assert {name: str(dtype) for name, dtype in shop.lines.dtypes.items()} == DTYPES


def test_the_same_seed_gives_the_same_shop_and_another_another(shop):
    again = datasets.simulate_retail()
    pd.testing.assert_frame_equal(again.lines, shop.lines)
    pd.testing.assert_frame_equal(again.truth, shop.truth)
    assert not datasets.simulate_retail(7).lines.head(100).equals(shop.lines.head(100))


def test_the_log_is_in_order_of_time_and_ends_before_the_day_that_looks_back(shop):
    assert shop.lines["InvoiceDate"].is_monotonic_increasing
    assert shop.lines["InvoiceDate"].iloc[-1] < shop.as_of == pd.Timestamp("2018-01-01")


def test_an_invoice_has_one_customer_and_one_time(shop):
    known = shop.lines[shop.lines["CustomerID"].notna()].groupby("InvoiceNo")
    assert known["CustomerID"].nunique().max() == 1
    assert known["InvoiceDate"].nunique().max() == 1


def test_cancellations_are_below_zero_and_nothing_else_of_a_customer_is(shop, cancels):
    assert (shop.lines.loc[cancels, "Quantity"] < 0).all()
    assert (shop.lines.loc[~cancels & shop.lines["CustomerID"].notna(), "Quantity"] > 0).all()


def test_stock_corrections_have_neither_customer_nor_price(shop, cancels):
    corrections = shop.lines[(shop.lines["Quantity"] < 0) & ~cancels]
    assert len(corrections) >= shop.slips["stock correction"]
    assert corrections["CustomerID"].isna().all() and (corrections["UnitPrice"] == 0).all()
    assert corrections["Description"].isna().any()


def test_the_planted_slips_are_in_the_lines(shop):
    lines, codes = shop.lines, shop.lines["StockCode"]
    assert lines["CustomerID"].isna().sum() == shop.slips["without a customer"]
    assert lines["CustomerID"].isna().mean() == pytest.approx(0.2, abs=0.05)
    assert lines.duplicated().sum() >= shop.slips["copy"] * 0.95
    assert {"POST", "C2", "M", "D"} == set(codes[~codes.str.match(r"\d{5}")])
    assert codes.str.fullmatch(r"\d{5}[Bb]").any()
    sold_free = (lines["UnitPrice"] == 0) & lines["CustomerID"].notna()
    assert sold_free.sum() >= shop.slips["free"] / 2


def test_a_huge_order_is_cancelled_after_twelve_minutes(shop):
    huge = shop.lines[shop.lines["Quantity"].abs() == 70_000].drop_duplicates()
    assert huge["Quantity"].tolist() == [70_000, -70_000]
    assert huge["InvoiceDate"].diff().iloc[1] == pd.Timedelta(12, "min")
    assert huge["CustomerID"].nunique() == 1


def test_some_customers_only_cancel_and_their_orders_are_not_known(shop, cancels):
    only = shop.truth.index[shop.truth["habit"] == "only returns"]
    theirs = shop.lines[shop.lines["CustomerID"].isin(only)]
    assert len(only) == 20 and set(theirs["CustomerID"]) == set(only)
    assert cancels[theirs.index].all()
    assert shop.truth.loc[only, "first"].isna().all()


def test_the_truth_knows_first_and_last_orders(shop, cancels):
    orders = shop.lines[~cancels & shop.lines["CustomerID"].notna()].groupby("CustomerID")["InvoiceDate"]
    truth = shop.truth.dropna()
    assert set(truth.index) == set(orders.groups)
    honest = shop.lines["Quantity"].abs() < 70_000
    last = shop.lines[honest & ~cancels].groupby("CustomerID")["InvoiceDate"].max().dt.normalize()
    assert (truth["last"] == last.reindex(truth.index)).mean() > 0.999
    assert (truth["first"] <= truth["last"]).all()


def test_new_customers_are_new_and_seasonal_ones_are_not(shop):
    age = (shop.as_of - shop.truth["first"]).dt.days.groupby(shop.truth["habit"])
    assert age.max()["new"] <= 90
    assert age.min()["seasonal"] > 300


def test_those_who_resell_share_addresses_more_than_others(shop):
    at = shop.accounts["address"].map(shop.accounts["address"].value_counts())
    shared = (at > 1).groupby(shop.truth["habit"]).mean()
    assert 0.6 < shared["resale"] < 0.8 and shared.drop("resale").max() < 0.2


@pytest.mark.parametrize(("seed", "customers"), [(0, 1), (3, 2), (5, 37)])
def test_small_shops_can_be_simulated(seed, customers):
    shop = datasets.simulate_retail(seed, customers)
    assert len(shop.truth) == len(shop.accounts) == customers


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: datasets.simulate_retail(-1), "seed is -1"),
        (lambda: datasets.simulate_retail(1, 0), "customers is 0"),
        (lambda: datasets.load_retail("shop"), "'shop' is no shop of this course"),
        (lambda: datasets.clean_retail(pd.DataFrame({"InvoiceNo": ["1"]})), "The lines have no column StockCode"),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call()


def test_cleaning_accounts_for_every_line_and_all_money(shop):
    lines, ledger = datasets.clean_retail(shop.lines)
    assert ledger["rows_dropped"].sum() + len(lines) == len(shop.lines)
    money = (shop.lines["Quantity"] * shop.lines["UnitPrice"]).sum()
    assert np.isclose(ledger["money_dropped"].sum() + lines["money"].sum(), money)
    assert lines["CustomerID"].notna().all() and not lines.duplicated().any()
    assert lines["StockCode"].str.match(r"\d{5}").all()
    assert lines["InvoiceNo"].str.startswith("C").any()
