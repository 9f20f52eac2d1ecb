import pandas as pd
import pytest

from helpers import baskets, datasets
from helpers.datasets import journey


@pytest.fixture(scope="module")
def lines() -> pd.DataFrame:
    return datasets.load_journey()


def test_all_lines_baskets_and_households_are_there(lines):
    assert (len(lines), lines["basket_id"].nunique(), lines["household_id"].nunique()) == (1_469_307, 155_848, 2_469)
    assert lines["time"].agg(["min", "max"]).astype(str).tolist() == ["2017-01-01 11:53:26", "2018-01-01 04:01:20"]
    assert lines["category"].isna().sum() == 7_045
    assert lines["category"].nunique() == 302


def test_every_product_has_one_category_and_no_line_is_doubled(lines):
    assert (lines.groupby("product_id")["category"].nunique() <= 1).all()
    assert lines["sales_value"].min() >= 0


def test_what_is_no_goods_is_in_the_table(lines):
    assert set(datasets.NOT_GOODS) <= set(lines["category"].cat.categories)


def test_a_half_of_the_households_comes_whole_and_depends_on_the_seed(lines):
    half, other = datasets.load_journey(0.5, seed=1), datasets.load_journey(0.5, seed=2)
    kept = half["household_id"].unique()
    assert len(kept) == round(2_469 / 2)
    assert len(half) == lines["household_id"].isin(kept).sum()
    assert set(kept) != set(other["household_id"])
    assert half.equals(datasets.load_journey(0.5, seed=1))


@pytest.mark.parametrize("share", [0, -1, 1.5])
def test_a_share_out_of_range_is_refused(share):
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        datasets.load_journey(share)


def test_another_version_of_the_package_is_named(monkeypatch):
    monkeypatch.setattr(journey, "ROWS", 7)
    with pytest.raises(ValueError, match=r"holds 1,469,307 lines, not 7; run `uv sync --locked`"):
        datasets.load_journey()


def test_the_lift_of_shuffled_baskets_is_that_of_their_sizes(lines):
    """What lesson 08 says of large baskets: with nothing belonging together nearly every lift is above 1."""
    goods = lines[lines["category"].notna() & ~lines["category"].isin(datasets.NOT_GOODS) & (lines["quantity"] > 0)]
    table = baskets.boolean_table(goods[goods["time"] < "2017-04-01"], "basket_id", "category")
    dealt = baskets.pair_table(baskets.shuffled(table, 1), 10)
    size = table.sum(axis=1)
    assert (dealt["lift"] > 1).mean() > 0.97
    assert dealt["lift"].median() == pytest.approx((size * (size - 1)).mean() / size.mean() ** 2, rel=0.2)
