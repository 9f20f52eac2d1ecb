"""The five steps of the source article, as it writes them, to be repeated on other samples."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler

SAMPLE, K, SEED = 10_000, 3, 42  # the article's


def article_table(sample: pd.DataFrame) -> pd.DataFrame:
    """Return Recency, Frequency (lines!) and MonetaryValue (cancellations left in) of a sample of lines."""
    sample = sample.assign(day=sample["InvoiceDate"].dt.normalize(), TotalSum=sample["Quantity"] * sample["UnitPrice"])
    snapshot = sample["day"].max() + pd.Timedelta(1, "D")
    groups = sample.groupby("CustomerID")
    table = groups.agg(Frequency=("InvoiceNo", "count"), MonetaryValue=("TotalSum", "sum"))
    table.insert(0, "Recency", (snapshot - groups["day"].max()).dt.days)
    return table


def article_axes(table: pd.DataFrame) -> np.ndarray:
    """Return the article's three columns after Box-Cox, Box-Cox and cube root, scaled; the customers' index is lost."""
    moved = np.column_stack(
        [stats.boxcox(table["Recency"])[0], stats.boxcox(table["Frequency"])[0], np.cbrt(table["MonetaryValue"])]
    )
    return StandardScaler().fit_transform(moved)


def article_segments(lines: pd.DataFrame, seed: int = SEED, *, k: int = K, n_init: int | str = 10) -> pd.DataFrame:
    """Return the article's table with its Cluster, from another sample of 10,000 lines.

    Parameters
    ----------
    lines : DataFrame in Online Retail's columns.
    seed : of the sample; 42 is the article's. K-means starts from 42 in any case.
    n_init : how often K-means starts; scikit-learn's default was 10 when the article was written, and is "auto" now.

    Raises
    ------
    ValueError
        If fewer than 10,000 lines have a customer.
    """
    known = lines[lines["CustomerID"].notna()]
    if len(known) < SAMPLE:
        raise ValueError(f"The article samples {SAMPLE:,} lines with a customer; these are {len(known):,}.")
    table = article_table(known.sample(SAMPLE, random_state=seed))
    table["Cluster"] = KMeans(k, n_init=n_init, random_state=SEED).fit_predict(article_axes(table))
    return table
