"""The case study's figures, computed on the real table where it is at hand."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from helpers import datasets, rfm

AS_OF = pd.Timestamp("2011-12-10")


@pytest.fixture(scope="module")
def cleaned(online_retail):
    return datasets.clean_retail(online_retail)


@pytest.fixture(scope="module")
def lines(cleaned):
    return cleaned[0]


@pytest.fixture(scope="module")
def table(lines):
    return rfm.rfm_table(lines, AS_OF)


@pytest.fixture(scope="module")
def buyers(table):
    return table[table["frequency"] > 0]


@pytest.fixture(scope="module")
def net(lines, buyers):
    """Sums as the machine adds them, not rounded."""
    return lines.groupby("CustomerID")["money"].sum().reindex(buyers.index)


def test_the_anomalies(online_retail):
    cancels = online_retail["InvoiceNo"].str.startswith("C")
    negative = (online_retail["Quantity"] < 0) & ~cancels
    assert len(online_retail) == 541_909
    assert online_retail["CustomerID"].isna().sum() == 135_080
    assert cancels.sum() == 9_288 and negative.sum() == 1_336
    assert (online_retail.loc[negative, "UnitPrice"] == 0).all() and online_retail.loc[
        negative, "CustomerID"
    ].isna().all()
    assert (online_retail["UnitPrice"] == 0).sum() == 2_515
    assert (~online_retail["StockCode"].str.match(r"\d{5}")).sum() == 2_995
    assert online_retail.duplicated().sum() == 5_268


def test_the_ledger(cleaned):
    lines, ledger = cleaned
    assert ledger["rows_dropped"].tolist() == [0, 135_080, 1_920, 5_220, 0]
    assert len(lines) + 5_220 == 404_909
    money = ledger["money_left"]
    assert 1 - money.iloc[1] / money.iloc[0] == pytest.approx(0.149, abs=0.0005)


def test_buyers_and_those_who_only_cancel(table, buyers):
    assert (len(table), len(buyers)) == (4_363, 4_335)


def test_cancelled_money(lines, buyers):
    theirs = lines[lines["CustomerID"].isin(buyers.index)]
    back = theirs["InvoiceNo"].str.startswith("C")
    gross, taken_back = theirs.loc[~back, "money"].sum(), -theirs.loc[back, "money"].sum()
    assert taken_back == pytest.approx(467_827.73, abs=0.01)
    assert taken_back / gross == pytest.approx(0.054, abs=0.0005)


def test_twelve_minutes(lines, table):
    slips = rfm.cancelled_at_once(lines, minutes=60)
    assert slips["CustomerID"].head(2).tolist() == [16446, 12346]
    assert slips["money"].head(2).round(2).tolist() == [168_469.60, 77_183.60]
    assert slips["minutes"].head(2).tolist() == [12, 16]
    gross = lines[~lines["InvoiceNo"].str.startswith("C")].groupby("CustomerID")["money"].sum()
    assert gross.rank(ascending=False)[16446] == 4
    assert table.loc[[16446, 12346], "monetary"].tolist() == pytest.approx([2.90, 0])


def test_tie_safe_class_sizes(buyers):
    assert rfm.rfm_scores(buyers)["F"].value_counts().to_dict() == {1: 1506, 3: 1333, 4: 631, 5: 865}


@pytest.mark.parametrize(("method", "customers"), [("ties", 347), ("nested", 35)])
def test_the_cell_555(buyers, method, customers):
    assert (rfm.rfm_scores(buyers, method=method) == 5).all(axis=1).sum() == customers


def test_the_cell_555_of_valid_sales_alone(online_retail):
    sales = online_retail[
        online_retail["CustomerID"].notna()
        & ~online_retail["InvoiceNo"].str.startswith("C")
        & (online_retail["Quantity"] > 0)
        & (online_retail["UnitPrice"] > 0)
    ].drop_duplicates()
    table = rfm.rfm_table(sales, AS_OF)
    assert (len(sales), len(table), table["frequency"].sum()) == (392_692, 4_338, 18_532)
    assert table["monetary"].sum() == pytest.approx(8_887_208.89, abs=0.01)
    assert table.mean().round(2).tolist() == [93.06, 4.27, 2048.69]
    assert table.median().round(2).tolist() == [51, 2, 668.57]
    cells = [(rfm.rfm_scores(table, method=method) == 5).all(axis=1).sum() for method in ("ties", "nested")]
    assert cells == [347, 35]


def test_rank_correlations(buyers):
    agree = buyers.corr(method="spearman")
    assert agree.loc["frequency", "monetary"] == pytest.approx(0.806, abs=0.0005)
    assert agree.loc["recency", "frequency"] == pytest.approx(-0.563, abs=0.0005)


def test_the_article_as_it_prints(online_retail):
    auto = rfm.article_segments(online_retail, n_init="auto")
    means = auto.groupby("Cluster")[["Recency", "Frequency", "MonetaryValue"]].mean()
    sizes = auto["Cluster"].value_counts()
    loyal = means["Frequency"].idxmax()
    assert len(auto) == 2_690
    assert means.loc[loyal].tolist() == pytest.approx([46.2, 7.7, 165.8], abs=0.3)  # the author's own table of 2020
    assert sizes[loyal] == pytest.approx(924, abs=5)
    ten = rfm.article_segments(online_retail)
    assert sorted(ten["Cluster"].value_counts()) == pytest.approx([804, 927, 959], abs=3)
    assert adjusted_rand_score(auto["Cluster"], ten["Cluster"]) == pytest.approx(0.9923, abs=0.005)


@pytest.mark.slow
def test_sampled_lines_are_no_sample_of_customers(online_retail):
    known = online_retail[online_retail["CustomerID"].notna()]
    article = rfm.article_segments(online_retail)
    full = known.groupby("CustomerID").size()
    assert (len(full), full.median(), article["Frequency"].median()) == (4_372, 42, 2)
    recency = rfm.rfm_table(online_retail, AS_OF)["recency"].reindex(article.index)
    assert (article["Recency"] - recency > 30).mean() == pytest.approx(0.32, abs=0.015)
    other = rfm.article_segments(online_retail, seed=1)
    both = article.join(other["Cluster"].rename("other"), how="inner")
    assert 0.2 < adjusted_rand_score(both["Cluster"], both["other"]) < 0.3


def test_new_customers_that_are_not(online_retail):
    article = rfm.article_segments(online_retail)
    centre = article.groupby("Cluster")[["Recency", "Frequency"]].mean()
    called_new = centre.drop(centre["Recency"].idxmax())["Frequency"].idxmin()
    sales = online_retail[~online_retail["InvoiceNo"].str.startswith("C") & (online_retail["Quantity"] > 0)]
    first = sales.groupby("CustomerID")["InvoiceDate"].min()
    age = (AS_OF - first.reindex(article.index[article["Cluster"] == called_new])).dt.days
    assert (age <= 90).mean() == pytest.approx(0.49, abs=0.02)
    assert age.quantile(0.75) > 255


@pytest.mark.slow
def test_five_customers_made_of_rounding_win_the_silhouette(buyers, net):
    assert ((net <= 0).sum(), (buyers["monetary"] <= 0).sum()) == (10, 15)
    unrounded = buyers.assign(monetary=net).query("monetary > 0")
    choice = rfm.choose_k(unrounded, [2, 3, 4], transform="log")
    assert choice["silhouette"].round(3).tolist() == [0.429, 0.436, 0.350]
    assert choice.loc[3, "smallest"] == 5
    assert choice.loc[3, "ari_median"] == pytest.approx(0.96, abs=0.01)
    assert choice.loc[3, "ari_min"] == pytest.approx(0.39, abs=0.02)
    segments = rfm.segment(unrounded, 3, transform="log")
    five = unrounded[segments == segments.value_counts().idxmin()]
    assert len(five) == 5 and five["monetary"].max() < 1e-12
    assert np.log(five["monetary"]).max() < -30


def test_the_repaired_segments(buyers):
    profile = rfm.profile(buyers, rfm.segment(buyers, 3))
    assert profile["customers"].tolist() == [758, 1717, 1860]
    assert profile["money_share"].round(3).tolist() == [0.669, 0.252, 0.079]


def test_levels_and_movement(lines, table):
    levels = rfm.value_level(rfm.rfm_scores(table).reindex(table.index))
    assert levels.value_counts()[list(rfm.LEVELS)].tolist() == [1132, 575, 824, 1804, 28]
    before = rfm.rfm_table(lines, AS_OF - pd.Timedelta(91, "D"))
    moved = rfm.movement(rfm.value_level(rfm.rfm_scores(before).reindex(before.index)), levels)
    assert (moved.iloc[0].sum(), moved.iloc[0, 0]) == (944, 771)
