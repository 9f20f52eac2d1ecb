"""Segments by K-means: transform, scale, fit, and measure how stable the result is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score
from threadpoolctl import threadpool_limits

from helpers.rfm.scores import check_table

FIT_ON = 100_000  # customers at most; more are assigned to the nearest centre, which costs far less
TRANSFORMS = {
    "signed_log": lambda values: np.sign(values) * np.log1p(np.abs(values)),
    "cbrt": np.cbrt,
    "log": np.log,
    "boxcox": lambda values: stats.boxcox(values)[0],
}
_POSITIVE = ("log", "boxcox")


def axes(table: pd.DataFrame, transform: str = "signed_log") -> pd.DataFrame:
    """Return recency, frequency and money transformed and scaled to mean 0 and standard deviation 1.

    Parameters
    ----------
    table : DataFrame as `rfm_table` gives it. Customers without an order are left out.
    transform : str
        "signed_log", ``sign(x) ln(1 + |x|)``, and "cbrt" take refunds; "log" and "boxcox" need amounts above 0.

    Raises
    ------
    ValueError
        If the transform is unknown, or cannot take a column's values.
    """
    if transform not in TRANSFORMS:
        raise ValueError(f"There is no transform {transform!r}; choose one of {', '.join(TRANSFORMS)}.")
    buyers = check_table(table)
    for name, values in buyers.items():
        if transform in _POSITIVE and (low := int((values <= 0).sum())):
            raise ValueError(
                f"{transform} needs values above 0, and {low:,} of {len(values):,} customers have {name} of 0 or less"
                " (they gave back what they bought); use 'signed_log' or 'cbrt', or say which customers you leave out."
            )
        if transform == "boxcox" and values.nunique() == 1:
            raise ValueError(
                f"boxcox needs different values, and every customer has the same {name}; use 'signed_log'."
            )
    moved = buyers.apply(lambda values: pd.Series(TRANSFORMS[transform](values.to_numpy()), index=values.index))
    return (moved - moved.mean()) / moved.std(ddof=0).replace(0, 1)


def segment(
    table: pd.DataFrame, k: int, *, transform: str = "signed_log", random_state: int = 0, n_init: int = 10
) -> pd.Series:
    """Return each customer's segment: transform, scale, K-means, and labels that mean the same in every run.

    K-means numbers its clusters as they come. Here they are numbered by profile: 0 is the segment with the highest
    mean of (frequency + money - recency) on the scaled axes, k - 1 the lowest.

    Parameters
    ----------
    table : DataFrame by customer, as `rfm_table` gives it.
    k : int, 2 or more, and at most the number of different customers.
    transform : str, see `axes`.
    random_state, n_init : K-means is started n_init times, the best start is kept.

    Returns
    -------
    Series of int, 0 to k - 1, by customer. A customer without an order is in no segment, and has no row.

    Raises
    ------
    ValueError
        If k does not fit the table, or the transform cannot take its values.

    Source
    ------
    Lloyd, S. (1982), Least squares quantization in PCM, IEEE Transactions on Information Theory 28, 129-137.
    """
    points = axes(table, transform)
    check_k(points, k)
    return _labels(points, _fit(points, k, random_state, n_init))


def stability(
    table: pd.DataFrame, k: int, *, transform: str = "signed_log", resamples: int = 20, random_state: int = 0
) -> pd.Series:
    """Return the adjusted Rand index of segments fitted again on resampled customers, one per resample.

    Each draw takes as many customers as there are, with replacement, on the same axes; the centres it gives are used
    to place all customers, and these segments are compared with those of the whole table. 1 is the same segments,
    0 what chance would give.

    Source
    ------
    Hennig, C. (2007), Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52.
    """
    points = axes(table, transform)
    check_k(points, k)
    whole = _fit(points, k, random_state).predict(points)
    rng = np.random.default_rng(random_state)
    drawn = [
        adjusted_rand_score(
            whole, _fit(points.iloc[rng.integers(0, len(points), len(points))], k, draw).predict(points)
        )
        for draw in range(resamples)
    ]
    return pd.Series(drawn, name="adjusted Rand index").rename_axis("draw")


def choose_k(
    table: pd.DataFrame, ks: Iterable[int] = range(2, 8), *, transform: str = "signed_log", resamples: int = 20
) -> pd.DataFrame:
    """Return for each k its inertia, silhouette, size of the smallest segment and stability."""
    points, ks = axes(table, transform), list(ks)
    check_k(points, max(ks))
    rows = {}
    for k in ks:
        fit = _fit(points, k, 0)
        labels = fit.predict(points)
        agreement = stability(table, k, transform=transform, resamples=resamples)
        rows[k] = {
            "inertia": fit.inertia_,
            "silhouette": silhouette_score(points, labels, sample_size=min(len(points), 10_000), random_state=0),
            "smallest": int(np.bincount(labels).min()),
            "ari_median": agreement.median(),
            "ari_min": agreement.min(),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("k").astype({"smallest": int})


def profile(table: pd.DataFrame, segments: pd.Series) -> pd.DataFrame:
    """Return what is in each segment.

    Returns
    -------
    DataFrame by segment
        customers, share (of the customers), days, orders and money (medians of recency, frequency and monetary),
        money_share (of all money).
    """
    inside = table.loc[segments.index]
    groups = inside.groupby(segments.rename("segment"), observed=True)
    medians = groups[["recency", "frequency", "monetary"]].median().set_axis(["days", "orders", "money"], axis=1)
    size = groups.size()
    medians.insert(0, "customers", size)
    medians.insert(1, "share", size / len(inside))
    return medians.assign(money_share=groups["monetary"].sum() / inside["monetary"].sum())


def check_k(points: pd.DataFrame, k: int) -> None:
    """ValueError, in a sentence, unless k segments can be made of these points."""
    if isinstance(k, bool) or not isinstance(k, int | np.integer) or k < 2:
        raise ValueError(f"k is {k!r}; give a whole number of segments, 2 or more.")
    if k > (different := len(points.drop_duplicates())):
        raise ValueError(
            f"k is {k}, and the table has {different:,} different customers with an order; choose a smaller k."
        )


def _fit(points: pd.DataFrame, k: int, random_state: int, n_init: int = 10) -> KMeans:
    fitted = points if len(points) <= FIT_ON else points.sample(FIT_ON, random_state=random_state)
    with threadpool_limits(1):  # the same sums on every machine; and threads would wait for each other in small tables
        return KMeans(k, n_init=n_init, random_state=random_state).fit(fitted)


def _labels(points: pd.DataFrame, fit: KMeans) -> pd.Series:
    centres = pd.DataFrame(fit.cluster_centers_, columns=points.columns)
    activity = centres["frequency"] + centres["monetary"] - centres["recency"]
    name = (-activity).rank(method="first").astype(int).to_numpy() - 1
    return pd.Series(name[fit.predict(points)], index=points.index, name="segment")
