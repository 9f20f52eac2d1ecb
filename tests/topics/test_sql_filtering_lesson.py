"""What lesson 09 states of the real shop and of its picture; what its intervals promise, exactly and by drawing."""

from functools import partial

import duckdb
import numpy as np
import pandas as pd
import pytest
from PIL import Image

from helpers import audience, datasets
from helpers.audience import drawing, leaf
from helpers.audience_builder import Builder
from helpers.datasets.audience_db import audience_db, large_audience_db


@pytest.fixture(scope="module")
def shop():
    with duckdb.connect() as db:
        db.register("excel", datasets.load_online_retail())
        db.execute("CREATE TABLE lines AS FROM excel")
        yield db


def number(db, query):
    return db.execute(query).fetchall()[0][0]


@pytest.fixture(scope="module")
def base():
    with large_audience_db(100_000) as db:
        yield db


def test_the_picture_of_the_builder_shows_what_the_builder_counts(base):
    builder = Builder(base)
    builder.add("app_installed", "=", 1)
    builder.add("work_area", "=", "北京市-惠新西街")
    with Image.open(drawing.SCREEN) as picture:
        assert picture.text["customers"] == str(builder.count()) == "901"
        assert drawing.draw_screen().get_size_inches() * 110 == pytest.approx(picture.size)


def test_the_printed_limit_bites_on_the_base(base):
    rule = leaf("business_travel_cnt", ">", 0) & leaf("credit_card_repay_cnt", ">", 0)
    rule &= leaf("is_installment", "=", 1) & leaf("sleep_customers", "=", 0)
    assert audience.count(base, rule) == 2133


def test_missing_customers_in_the_real_shop(shop):
    assert number(shop, "SELECT count(*) - count(CustomerID) FROM lines") == 135_080
    differ = "count(*) FILTER (CustomerID IS DISTINCT FROM 17850) - count(*) FILTER (CustomerID <> 17850)"
    assert number(shop, f"SELECT {differ} FROM lines") == 135_080
    cancelled = "SELECT CustomerID FROM lines WHERE InvoiceNo LIKE 'C%'"
    never = "SELECT count(DISTINCT CustomerID) FROM lines WHERE CustomerID NOT IN"
    assert number(shop, f"{never} ({cancelled})") == 0
    assert number(shop, f"{never} ({cancelled} AND CustomerID IS NOT NULL)") == 2783


def test_a_tie_at_the_cut_in_the_real_shop(shop):
    orders = "count(DISTINCT InvoiceNo) FILTER (InvoiceNo NOT LIKE 'C%') AS n"
    ranked = shop.execute(
        f"SELECT {orders} FROM lines WHERE CustomerID IS NOT NULL GROUP BY CustomerID ORDER BY n DESC"
    )
    counts = ranked.df()["n"]
    assert ((counts == counts[199]).sum(), (counts > counts[199]).sum()) == (20, 190)


def test_wilsons_interval_promises_no_more_than_it_holds_and_the_plain_one_does():
    chance = audience.coverage(audience.interval, 100, 4372)[1:2186]
    assert chance.min() == pytest.approx(0.9296, abs=1e-4)
    assert chance.mean() == pytest.approx(0.953, abs=1e-3)
    own = audience.coverage(partial(audience.interval, corrected=False), 100, 4372)[1:2186]
    assert own.min() == pytest.approx(0.8703, abs=1e-4)
    assert audience.coverage(audience.plain_interval, 100, 4372)[1:2186].min() == pytest.approx(0.0229, abs=1e-4)


def test_few_simulated_customers_stand_behind_the_base(base):
    rule = leaf("business_travel_cnt", ">", 0) & leaf("credit_card_repay_cnt", ">", 0)
    rule &= leaf("is_installment", "=", 1) & leaf("sleep_customers", "=", 0)
    with audience_db() as log:
        donors = audience.select(log, rule)
        counts = audience.features(log).set_index("user_id").loc[donors, "credit_card_repay_cnt"]
        free = audience.exclusions(log, donors, "credit_offers").ids
        assert (len(donors), len(free), (counts >= 35).sum(), (counts == 35).sum()) == (22, 6, 3, 1)
    of_the_base = base.execute("SELECT DISTINCT credit_card_repay_cnt FROM user_features").df()["credit_card_repay_cnt"]
    assert set(counts) <= set(of_the_base)


@pytest.mark.parametrize("seed", range(4))
def test_drawing_again_and_again_finds_the_exact_chance(seed):
    members = pd.DataFrame({"few": np.arange(900) < 40, "many": np.arange(900) < 300})
    hits = audience.draw_hits(members, 60, draws=3000, seed=seed)
    for bounds in (audience.interval, audience.plain_interval):
        found = audience.held(hits, members.sum(), 60, len(members), bounds)
        exact = audience.coverage(bounds, 60, len(members)).loc[members.sum().tolist()]
        assert found["held"].to_numpy() == pytest.approx(exact.to_numpy(), abs=0.025)
        assert (found["low"] < found["held"]).all() and (found["held"] < found["high"]).all()


@pytest.mark.parametrize("bounds", [audience.interval, audience.plain_interval])
def test_a_sample_of_everybody_is_always_right(bounds):
    assert audience.coverage(bounds, 30, 30).tolist() == pytest.approx([1] * 31)


def test_the_coverage_and_what_was_drawn_stand_in_one_figure():
    tried = pd.DataFrame({"size": [40], "held": [0.94], "low": [0.93], "high": [0.95]}, index=["few"])
    chances = {"Wilson": audience.coverage(audience.interval, 60, 900)}
    chances["plain"] = audience.coverage(audience.plain_interval, 60, 900)
    ax = drawing.draw_coverage(chances, tried).axes[0]
    assert [text.get_text() for text in ax.texts] == ["few"]
    assert len(ax.lines) == 3
