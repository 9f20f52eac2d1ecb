"""RFM scores of one to five, value levels, and the movement of customers between levels."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

COLUMNS = ("recency", "frequency", "monetary")
LEVELS = ("keep 重要保持", "develop 重点发展", "hold 一般重要", "light touch 价值较低", "no order 无订单")


def rfm_scores(table: pd.DataFrame, method: str = "ties") -> pd.DataFrame:
    """Return scores R, F and M of 1 to 5; 5 is the most recent, the most frequent, the most money.

    Parameters
    ----------
    table : DataFrame with recency, frequency and monetary, as `rfm_table` gives it.
    method : str
        "ties": each measure for itself, ``ceil(5 x average percentile rank)``, so that equal values get equal scores,
        and classes may differ in size or be empty.
        "nested": fifths of recency; in each, fifths of frequency; in each of these, fifths of money. All classes have
        the same size. That needs an order among equal values: the other two measures decide, at last the customer's
        number, never the order of the rows.

    Returns
    -------
    DataFrame by customer: R, F, M (int64). A customer without an order has no scores, and no row.

    Raises
    ------
    ValueError
        If a column is missing or empty, or the method is unknown.

    Examples
    --------
    >>> columns = {"recency": [1.0, 1, 9, 40, 90], "frequency": [3, 1, 1, 1, 1], "monetary": [9.0, 5, 4, 3, 1]}
    >>> table = pd.DataFrame(columns)
    >>> rfm_scores(table)["F"].tolist()
    [5, 3, 3, 3, 3]
    """
    if method not in ("ties", "nested"):
        raise ValueError(f"There is no method {method!r}; choose 'ties' or 'nested'.")
    buyers = check_table(table)
    measures = pd.DataFrame({"R": -buyers["recency"], "F": buyers["frequency"], "M": buyers["monetary"]})
    if method == "ties":
        scores = np.ceil((5 * measures.rank(pct=True)).round(9))  # rounded: 5 x 0.6 is not quite 3
    else:
        scores, branch = pd.DataFrame(index=measures.index), []
        for name, others in {"R": ["F", "M"], "F": ["M", "R"], "M": ["R", "F"]}.items():
            in_order = measures.assign(number=measures.index).sort_values([name, *others, "number"]).index
            branches = [scores[before].loc[in_order] for before in branch] or [np.zeros(len(in_order))]
            parts = pd.Series(1, index=in_order).groupby(branches)
            scores[name] = np.ceil((parts.cumsum() * 5 / parts.transform("size")).round(9))
            branch.append(name)
    return scores.reindex(buyers.index).astype(np.int64)


def compare_scorings(buyers: pd.DataFrame) -> pd.Series:
    """Return what becomes of equal customers, and of the cell 555, by the way of scoring.

    Parameters
    ----------
    buyers : DataFrame with recency, frequency and monetary of customers with an order.

    Returns
    -------
    Series
        customers; how many ordered once; how many have a frequency to which ``rank(method="first")`` gives more than
        one F score; and how many the cell 555 holds: if shared out evenly, tie-safe, nested.
    """
    frequency = buyers["frequency"]
    patched = np.ceil((5 * frequency.rank(method="first", pct=True)).round(9))
    is_torn = patched.groupby(frequency).transform("nunique") > 1
    return pd.Series(
        {
            "customers": len(buyers),
            "with one order": (frequency == 1).sum(),
            "torn from equals by rank(method='first')": is_torn.sum(),
            "in 555, if shared evenly": len(buyers) / 125,
            "in 555, tie-safe scores": (rfm_scores(buyers) == 5).all(axis=1).sum(),
            "in 555, nested scores": (rfm_scores(buyers, method="nested") == 5).all(axis=1).sum(),
        }
    )


def value_level(scores: pd.DataFrame) -> pd.Series:
    """Return each customer's level: total (each has one) and exclusive (none has two), because the first rule decides.

    1. no scores: ``no order 无订单``
    2. R >= 3, F >= 4 and M >= 4: ``keep 重要保持``
    3. F >= 4 or M >= 4: ``hold 一般重要``: they gave much, and not all of it is recent
    4. R >= 4: ``develop 重点发展``: recent, and so far little
    5. all others: ``light touch 价值较低``

    Parameters
    ----------
    scores : DataFrame with R, F and M, as `rfm_scores` gives them. For a level of every customer, those without an
        order too, reindex them: ``value_level(rfm_scores(table).reindex(table.index))``.

    Returns
    -------
    Series of ordered categories, by customer.
    """
    if missing := [name for name in "RFM" if name not in scores]:
        raise ValueError(f"The scores have no column {', '.join(missing)}; use rfm_scores(table).")
    r, f, m = (scores[name].fillna(0).to_numpy(int) for name in "RFM")
    keep, develop, hold, light, none = LEVELS
    rules = {none: r * f * m == 0, keep: (r >= 3) & (f >= 4) & (m >= 4), hold: (f >= 4) | (m >= 4), develop: r >= 4}
    level = np.select(list(rules.values()), list(rules), default=light)
    return pd.Series(pd.Categorical(level, categories=LEVELS, ordered=True), index=scores.index, name="level")


def movement(before: pd.Series, after: pd.Series) -> pd.DataFrame:
    """Return how many customers moved from each level to each: rows the earlier day, columns the later one.

    Who was no customer yet on the earlier day stands in the row ``not yet 尚未``.
    """
    start = before.astype(object).reindex(after.index).fillna("not yet 尚未")
    moved = pd.crosstab(start, after.astype(object), rownames=["before"], colnames=["after"])
    moved = moved.reindex(index=[*LEVELS, "not yet 尚未"], columns=list(LEVELS), fill_value=0)
    return moved.rename(columns=lambda name: name.rpartition(" ")[0])


def share_of(part: int, whole: int) -> pd.Series:
    """Return ``share`` of the whole with its 95 % interval, ``low`` and ``high`` (Wilson); missing if whole is 0.

    Examples
    --------
    >>> share_of(82, 100).round(2).to_dict()
    {'share': 0.82, 'low': 0.73, 'high': 0.88}
    """
    if whole == 0:
        return pd.Series({"share": np.nan, "low": np.nan, "high": np.nan})
    interval = stats.binomtest(int(part), int(whole)).proportion_ci(method="wilson")
    return pd.Series({"share": part / whole, "low": interval.low, "high": interval.high})


def check_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the customers with an order; ValueError, in a sentence, if there are none or a column is missing."""
    if missing := [name for name in COLUMNS if name not in table]:
        raise ValueError(f"The table has no column {', '.join(missing)}; use rfm_table(lines, as_of).")
    buyers = table.loc[table["recency"].notna(), list(COLUMNS)].astype(float)
    if buyers.empty:
        raise ValueError("No customer in the table has an order; look at as_of and at the lines.")
    if buyers.isna().any(axis=None) or not np.isfinite(buyers.to_numpy()).all():
        raise ValueError(
            "A customer with an order has a missing or infinite frequency or amount; mend the lines first."
        )
    return buyers
