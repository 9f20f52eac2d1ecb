"""Three ways to count how often a shop's customers came."""

from __future__ import annotations

import pandas as pd


def three_counts(lines: pd.DataFrame, start: object) -> tuple[pd.DataFrame, pd.Series]:
    """Return how often each customer had come before a day, counted in three ways, and who ordered in the month after.

    Parameters
    ----------
    lines
        Lines in the columns of `datasets.load_online_retail`; those without a customer, and those of cancellations,
        are left out.
    start
        The observation point 观察点.

    Returns
    -------
    counts : DataFrame by CustomerID
        ``lines`` (rows, as ``count`` gives them), ``orders`` (different invoices) and ``days`` (different days).
    bought : Series
        True or False by CustomerID: whether there is an order in the month that begins at `start`.

    Examples
    --------
    >>> times = pd.to_datetime(["2011-10-03 09:00", "2011-10-03 09:00", "2011-10-03 17:00", "2011-11-02 10:00"])
    >>> lines = pd.DataFrame({"CustomerID": [7, 7, 7, 7], "InvoiceNo": ["1", "1", "2", "3"], "InvoiceDate": times})
    >>> counts, bought = three_counts(lines, "2011-11-01")
    >>> counts.loc[7].to_dict(), bought.to_dict()
    ({'lines': 3, 'orders': 2, 'days': 1}, {7: True})
    """
    start = pd.Timestamp(start)
    orders = lines[lines["CustomerID"].notna() & ~lines["InvoiceNo"].str.startswith("C")]
    orders = orders.assign(day=orders["InvoiceDate"].dt.normalize())
    counts = (
        orders[orders["day"] < start]
        .groupby("CustomerID")
        .agg(lines=("InvoiceNo", "size"), orders=("InvoiceNo", "nunique"), days=("day", "nunique"))
    )
    after = orders.loc[orders["day"].between(start, start + pd.DateOffset(months=1), inclusive="left"), "CustomerID"]
    return counts, pd.Series(counts.index.isin(after), counts.index, name="bought")
