"""Recency, frequency and money of each customer, as they were on a day."""

from __future__ import annotations

import numpy as np
import pandas as pd

NEEDED = ("InvoiceNo", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID")


def rfm_table(lines: pd.DataFrame, as_of: str | pd.Timestamp) -> pd.DataFrame:
    """Return recency, frequency and monetary value of each customer, looking back from a day.

    An order is an invoice whose number does not begin with C. A cancellation is no order, but its money counts
    (it is below 0). A customer who only cancels stays, with frequency 0 and no recency.

    Parameters
    ----------
    lines : DataFrame, a row a line of an invoice
        InvoiceNo (str), Quantity (units), InvoiceDate (timestamp), UnitPrice (money a unit), CustomerID. Rows without
        a customer are left out; so are rows from `as_of` on, which that day could not know.
    as_of : midnight of the day that looks back; the day after the last day of the log, for all of it.

    Returns
    -------
    DataFrame indexed by CustomerID (int64), sorted
        recency (float64: days since the day of the last order, 1 is yesterday; missing without an order),
        frequency (int64: distinct orders), monetary (float64: net of cancellations).

    Raises
    ------
    ValueError
        If a column is missing, as_of is no day, or no line is left.

    Examples
    --------
    >>> lines = pd.DataFrame({
    ...     "InvoiceNo": ["1", "1", "C2", "C3"], "Quantity": [2, 1, -1, -1], "UnitPrice": [5.0, 2.0, 5.0, 9.0],
    ...     "InvoiceDate": pd.to_datetime(["2017-12-30 09:00", "2017-12-30 09:00", "2017-12-31 10:00", "2017-12-31"]),
    ...     "CustomerID": [7, 7, 7, 8]})
    >>> rfm_table(lines, "2018-01-01")
                recency  frequency  monetary
    CustomerID
    7               2.0          1       7.0
    8               NaN          0      -9.0
    """
    day = check_lines(lines, as_of)
    who, customers = pd.factorize(lines["CustomerID"])  # -1 where the customer is missing
    when = lines["InvoiceDate"].to_numpy()
    keep = (who >= 0) & (when < day.to_datetime64())
    if not keep.any():
        raise ValueError(f"No line with a customer lies before {day.date()}; choose a later as_of.")
    invoices = lines["InvoiceNo"].astype("str")
    order = keep & ~invoices.str.startswith("C").to_numpy(bool)
    size = len(customers)

    money = lines["Quantity"].to_numpy() * lines["UnitPrice"].to_numpy()
    monetary = np.bincount(who[keep], money[keep], size)
    frequency = _distinct_orders(who, invoices, order, size)
    last = np.full(size, np.iinfo(np.int64).min)
    np.maximum.at(last, who[order], when[order].astype("datetime64[D]").astype(np.int64))
    today = day.to_datetime64().astype("datetime64[D]").astype(np.int64)
    table = pd.DataFrame(
        {
            "recency": np.where(frequency > 0, today - last, np.nan),
            "frequency": frequency,
            "monetary": monetary.round(6),
        },
        index=pd.Index(np.asarray(customers, dtype=np.int64), name="CustomerID"),
    )
    return table[np.bincount(who[keep], minlength=size) > 0].sort_index()


def cancelled_at_once(lines: pd.DataFrame, minutes: float = 60) -> pd.DataFrame:
    """Return order lines that the same customer cancelled in full, the same product and quantity, within minutes.

    Parameters
    ----------
    lines : DataFrame as in `rfm_table`, with StockCode.
    minutes : at most so long after the order.

    Returns
    -------
    DataFrame, the largest first
        CustomerID, InvoiceNo, StockCode, Quantity, minutes, money (of the order).
    """
    check_lines(lines, lines["InvoiceDate"].max() + pd.Timedelta(1, "D"))
    cancels = lines["InvoiceNo"].str.startswith("C").fillna(False)
    columns = ["CustomerID", "InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice"]
    known = lines.loc[lines["CustomerID"].notna(), columns]
    back = known[cancels.loc[known.index]].assign(Quantity=lambda part: -part["Quantity"])
    keys = ["CustomerID", "StockCode", "Quantity", "UnitPrice"]
    pairs = known[~cancels.loc[known.index]].merge(back, on=keys, suffixes=("", "_back"))
    pairs["minutes"] = (pairs["InvoiceDate_back"] - pairs["InvoiceDate"]).dt.total_seconds() / 60
    pairs["money"] = pairs["Quantity"] * pairs["UnitPrice"]
    soon = pairs[pairs["minutes"].between(0, minutes)].sort_values(["money", "InvoiceNo"], ascending=[False, True])
    return soon[["CustomerID", "InvoiceNo", "StockCode", "Quantity", "minutes", "money"]].reset_index(drop=True)


def check_lines(lines: pd.DataFrame, as_of: str | pd.Timestamp) -> pd.Timestamp:
    """Return as_of as the midnight of its day; ValueError, in a sentence, if it is none or a column is missing."""
    if missing := [name for name in NEEDED if name not in lines]:
        raise ValueError(f"The lines have no column {', '.join(missing)}; they need {', '.join(NEEDED)}.")
    try:
        day = pd.Timestamp(as_of)
    except (TypeError, ValueError):
        day = pd.NaT
    if day is pd.NaT:
        raise ValueError(f"as_of is {as_of!r}; give the day that looks back, such as '2018-01-01'.")
    return day.normalize()


def _distinct_orders(who: np.ndarray, invoices: pd.Series, order: np.ndarray, size: int) -> np.ndarray:
    """Count each customer's different orders; only the first of neighbouring lines of one order is looked at."""
    again = invoices.eq(invoices.shift()).fillna(False).to_numpy(bool, copy=True)
    again[1:] &= (who[1:] == who[:-1]) & order[:-1]
    heads = np.flatnonzero(order & ~again)
    pairs = pd.DataFrame({"who": who[heads], "invoice": invoices.take(heads).to_numpy()}).drop_duplicates()
    return np.bincount(pairs["who"], minlength=size)
