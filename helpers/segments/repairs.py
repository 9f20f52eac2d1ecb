"""The article's segments held against whole customers: one number for each step that is repaired."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from helpers.resampling import share_of_total
from helpers.segments.article import SEED, K, article_axes, article_segments, article_table

NAMES = ("loyal 忠实", "new 新", "lost 流失")
NEW = 90  # days since the first order


def article_names(customers: pd.DataFrame) -> pd.DataFrame:
    """Return the article's three names with the cluster that each means, by the article's own words.

    Parameters
    ----------
    customers
        Recency, Frequency, MonetaryValue and Cluster of each customer.

    Returns
    -------
    DataFrame by name
        cluster, customers, and what the article says of them.
    """
    means = customers.groupby("Cluster")[["Recency", "Frequency"]].mean()
    lost = means["Recency"].idxmax()
    new, loyal = means["Frequency"].drop(lost).sort_values().index
    said = ("often, much, lately", "seldom, little, lately", "seldom, little, long ago")
    found = pd.DataFrame({"cluster": [loyal, new, lost], "says": said}, index=pd.Index(NAMES, name="name"))
    found.insert(1, "customers", found["cluster"].map(customers["Cluster"].value_counts()))
    return found


def repairs(lines: pd.DataFrame, customers: pd.DataFrame, cards: pd.DataFrame) -> pd.DataFrame:
    """Return, for each step that is repaired, what the article does, what is done instead, and one number.

    Parameters
    ----------
    lines
        All lines with a customer, in the columns of Online Retail.
    customers
        The article's table of its sample, with Cluster.
    cards
        The article's names, as `article_names` gives them.
    """
    bought = lines[~lines["InvoiceNo"].str.startswith("C")]
    orders = bought.groupby("CustomerID").agg(
        first=("InvoiceDate", "min"), last=("InvoiceDate", "max"), orders=("InvoiceNo", "nunique")
    )
    end = lines["InvoiceDate"].max().normalize() + pd.Timedelta(1, "D")  # the article's snapshot
    ago = (end - orders[["first", "last"]].apply(lambda moments: moments.dt.normalize())).apply(lambda gap: gap.dt.days)
    longer = customers["Recency"] - ago["last"].reindex(customers.index)
    counts = lines.groupby("CustomerID").size()
    order = counts.corr(orders["orders"].reindex(counts.index, fill_value=0), method="spearman")
    net = (lines["Quantity"] * lines["UnitPrice"]).groupby(lines["CustomerID"]).sum()[orders.index].round(2)
    skews = np.cbrt(net).skew(), (np.sign(net) * np.log1p(net.abs())).skew()
    called_new = customers.index[customers["Cluster"] == cards.loc[NAMES[1], "cluster"]]
    new = int((ago["first"].reindex(called_new) <= NEW).sum())
    low, high = stats.binomtest(new, len(called_new)).proportion_ci(method="wilson")
    by_lines, by_customers = samples_agree(lines), samples_agree(lines, whole=len(customers))
    rows = {
        "sample": ("lines", "customers", "ARI of two samples", f"{by_lines:.2f}, then {by_customers:.2f}"),
        "recency": ("last sampled line", "last order", "over 30 days too long", f"{(longer > 30).mean():.0%}"),
        "frequency": ("lines", "orders", "rank correlation", f"{order:.2f}"),
        "cancellations": ("purchases", "in money only", "recency too short", f"{(longer < 0).sum():,} customers"),
        "money": ("cube root", "signed logarithm", "skewness", f"{skews[0]:.1f}, then {skews[1]:.1f}"),
        "numbers": (
            "as they come",
            "by profile",
            "same number in ten runs",
            f"{_equal_numbers(customers):.0%} at worst",
        ),
        "names": (
            "new: recent",
            "new: first order",
            f"first order within {NEW} days",
            f"{new / len(called_new):.0%} ({low:.0%} to {high:.0%})",
        ),
    }
    columns = ["the article", "repaired", "what was measured", "number"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def samples_agree(lines: pd.DataFrame, samples: int = 4, whole: int = 0) -> float:
    """Return the mean adjusted Rand index of the article's segments from several samples, over common customers.

    A sample has 10,000 lines; or, where `whole` is above 0, that many customers with all their lines.
    """
    if whole:
        table, rng = article_table(lines), np.random.default_rng(SEED)
        parts = [table.sample(whole, random_state=rng) for _ in range(samples)]
        drawn = [
            pd.Series(KMeans(K, n_init=10, random_state=SEED).fit_predict(article_axes(part)), index=part.index)
            for part in parts
        ]
    else:
        drawn = [article_segments(lines, seed=seed)["Cluster"] for seed in range(samples)]
    pairs = [one.to_frame("a").join(other.rename("b"), how="inner") for one, other in combinations(drawn, 2)]
    return float(np.mean([adjusted_rand_score(pair["a"], pair["b"]) for pair in pairs]))


def money_share(buyers: pd.DataFrame, segments: pd.Series, seed: int, number: int = 0) -> pd.Series:
    """Return the share of all money that one segment brings, with a 95 % interval over customers drawn again."""
    money = buyers.loc[segments.index, "monetary"].to_numpy()
    return share_of_total(money, (segments == number).to_numpy(), [seed, 62], draws=1000)


def _equal_numbers(customers: pd.DataFrame) -> float:
    points = article_axes(customers)
    runs = [KMeans(K, n_init=10, random_state=SEED + state).fit(points).labels_ for state in range(10)]
    return min((runs[0] == run).mean() for run in runs)
