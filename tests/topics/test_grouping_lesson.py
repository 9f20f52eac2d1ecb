"""What lesson 01 states of the wallet's ledger and of Online Retail, and that its intervals hold what they promise."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from helpers import datasets, grouping, interest
from helpers.grouping import drawing

MONTHS = ("2011-10", "2011-11")


@cache
def retail():
    lines = datasets.load_online_retail()
    money = lines["Quantity"] * lines["UnitPrice"]
    buyer = lines["CustomerID"].astype("string").fillna(lines["InvoiceNo"])
    month = lines["InvoiceDate"].dt.strftime("%Y-%m")
    return lines.assign(plus=money.clip(lower=0), minus=money.clip(upper=0).abs(), buyer=buyer, month=month)


@cache
def repeats(seed, customers):
    """What the ledger drops as repeats, and what the truth says of them: copies, and payments that are honest."""
    log, truth = datasets.load_wallet(seed, customers), datasets.load_truth(seed, customers)
    ledger = datasets.clean_wallet(log)[1].set_index("reason")
    fen = pd.to_numeric(log["payment"], errors="coerce")
    sent_twice = fen[truth.rows["dirt"] == "copy"]
    honest = log[truth.rows["dirt"] == "none"]
    return ledger, sent_twice, fen[honest.index[honest.duplicated()]]


def test_the_repeats_of_the_sample_are_five_million_in_two_directions():
    ledger, _, honest = repeats(datasets.SEED, datasets.CUSTOMERS)
    again = ledger.loc["repeats an earlier row"]
    assert again[["out_dropped", "in_dropped", "money_dropped"]].tolist() == [2_683_191.15, 3_041_827.12, -358_635.97]
    assert (len(honest), honest.sum()) == (628, 169_100)


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_repeats_are_the_copies_that_were_planted_and_the_honest_payments(seed):
    ledger, sent_twice, honest = repeats(seed, 60)
    again = ledger.loc["repeats an earlier row"]
    planted = pd.concat([sent_twice, honest])
    assert again["rows_dropped"] == len(planted)
    assert again["out_dropped"] == pytest.approx(planted.clip(lower=0).sum() / 100)
    assert again["in_dropped"] == pytest.approx(-planted.clip(upper=0).sum() / 100)
    net = ledger["out_dropped"] - ledger["in_dropped"]
    assert net.to_numpy() == pytest.approx(ledger["money_dropped"].to_numpy(), nan_ok=True)


def test_lines_without_a_customer_in_online_retail():
    shares = grouping.missing_shares(retail(), "CustomerID", ["plus", "minus"], "buyer")
    assert shares["share"].round(4).tolist() == [0.2493, 0.1646, 0.3347]
    assert shares.loc["plus", "lead_high"] < -0.05
    assert shares.loc["minus", "lead_low"] < 0 < shares.loc["minus", "lead_high"]
    by_month = grouping.missing_shares(retail(), "CustomerID", ["plus"], "month").loc["plus"]
    assert by_month["low"] < shares.loc["plus", "low"] and shares.loc["plus", "high"] < by_month["high"]
    assert grouping.grain(retail(), "CustomerID").tolist() == [541_909, 135_080, 4372, 7983, False]


def november(lines):
    return grouping.growth(lines, "CustomerID", "plus", "InvoiceDate", MONTHS, "buyer")


def test_without_them_november_grows_less():
    rise = november(retail())
    assert rise["growth"].round(3).tolist() == [0.307, 0.118, 0.189]
    assert rise.loc["difference", "low"] > 0
    assert rise.loc["rows with a key", "low"] < 0


def test_two_invoices_make_half_of_that_difference():
    rise = november(retail()[~retail()["InvoiceNo"].isin(["574941", "576365"])])
    assert rise["growth"].round(3).tolist() == [0.217, 0.118, 0.099]


@pytest.mark.parametrize("month", range(3, 12))
def test_lines_are_never_ahead_of_orders(month):
    counts, bought = grouping.three_counts(retail(), f"2011-{month:02d}-01")
    leads = interest.compare_scores(counts, bought, "orders")
    assert leads.loc["lines", "lead"] < 0
    assert (leads.loc["lines", "lead_high"] < 0) == (month < 10)
    assert abs(leads.loc["days", "lead"]) < 0.005


def shop(rng, rate, days=40, each=20):
    """Lines whose money per line differs by day, with a key missing at a known rate, less often where money is high."""
    day = np.repeat(np.arange(days), each)
    yuan = rng.gamma(2, 10, days)[day] * rng.random(len(day))
    missing = rng.random(len(day)) < rate * (1.5 - 0.5 * (yuan > 10))
    return pd.DataFrame({"who": np.where(missing, np.nan, 1.0), "yuan": yuan, "day": day})


def test_nineteen_of_twenty_intervals_hold_the_planted_share():
    rng = np.random.default_rng(5)
    endless = shop(rng, 0.3, days=50_000)
    truth = endless.loc[endless["who"].isna(), "yuan"].sum() / endless["yuan"].sum()
    lead = truth - endless["who"].isna().mean()
    found = [grouping.missing_shares(shop(rng, 0.3), "who", ["yuan"], "day").loc["yuan"] for _ in range(120)]
    assert np.mean([row["low"] <= truth <= row["high"] for row in found]) > 0.86
    assert np.mean([row["lead_low"] <= lead <= row["lead_high"] for row in found]) > 0.86


@pytest.mark.parametrize("seed", range(6))
def test_a_planted_growth_is_found(seed):
    rng = np.random.default_rng(seed)
    days = pd.date_range("2011-10-01", "2011-11-30")
    level = np.where(days.month == 10, 100, 150) * rng.uniform(0.8, 1.2, len(days))
    lines = pd.DataFrame({"time": days.repeat(2), "who": [1.0, np.nan] * len(days), "yuan": (level / 2).repeat(2)})
    rise = grouping.growth(lines, "who", "yuan", "time", MONTHS, "time", seed=seed)
    assert rise["growth"].tolist() == pytest.approx([0.5, 0.5, 0], abs=0.12)
    assert rise.loc["difference", ["low", "high"]].tolist() == pytest.approx([0, 0])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda table: grouping.missing_shares(table, "shop", ["yuan"], "day"), "no column 'shop'"),
        (lambda table: grouping.missing_shares(-table, "who", ["yuan"], "day"), "amounts of 0 or more"),
        (lambda table: grouping.missing_shares(table.assign(yuan=0), "who", ["yuan"], "day"), "do not all vanish"),
        (lambda table: grouping.missing_shares(table, "day", ["yuan"], "who"), "1 rows have no 'who' to be drawn by"),
    ],
)
def test_a_share_that_cannot_be_had_is_refused_in_a_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call(pd.DataFrame({"who": [1.0, np.nan], "yuan": [2.0, 3.0], "day": [1, 2]}))


def test_a_month_without_money_is_refused():
    lines = pd.DataFrame({"who": [1.0], "yuan": [2.0], "time": pd.to_datetime(["2011-10-01"])})
    with pytest.raises(ValueError, match="2011-11 has no money in 'yuan'"):
        grouping.growth(lines, "who", "yuan", "time", MONTHS, "who")


def test_money_that_cannot_be_read_has_a_word_and_no_bar():
    ledger = repeats(1, 60)[0].iloc[1:-1]
    words = [text.get_text() for text in drawing.draw_in_and_out(ledger).axes[0].texts]
    assert words.count("cannot be read") == 1
    assert f"{ledger.loc['repeats an earlier row', 'out_dropped']:,.0f}" in words
