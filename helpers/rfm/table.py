"""Recency, frequency and money of each customer, as they were on a day."""

from __future__ import annotations

import numpy as np
import pandas as pd

_NOBODY = np.iinfo(np.int64).min  # stands for a missing customer
NEEDED = ("InvoiceNo", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID")


def rfm_table(lines: pd.DataFrame, as_of: str | pd.Timestamp) -> pd.DataFrame:
    """Return recency, frequency and monetary value of each customer, looking back from a day.

    An order is an invoice whose number does not begin with C. A cancellation is no order, but its money counts
    (it is below 0). A customer who only cancels stays, with frequency 0 and no recency.

    Parameters
    ----------
    lines : DataFrame, one row per line of an invoice
        InvoiceNo (str), Quantity (units), InvoiceDate (timestamp), UnitPrice (money per unit), CustomerID. Rows without
        a customer are left out; so are rows from `as_of` on, which that day could not know.
    as_of : midnight of the day that looks back; the day after the last day of the log, for all of it.

    Returns
    -------
    DataFrame indexed by CustomerID (int64), sorted
        recency (float64: days since the day of the last order, 1 is yesterday; missing without an order),
        frequency (int64: distinct orders), monetary (float64: net of cancellations, rounded to a
        millionth, so that money that came back in full leaves 0).

    Raises
    ------
    ValueError
        If a column is missing, as_of is no day, or no line is left.

    Examples
    --------
    >>> lines = pd.DataFrame({
    ...     "InvoiceNo": ["1", "1", "C2", "C3"], "Quantity": [2, 1, -1, -1], "UnitPrice": [5.0, 2.0, 5.0, 9.0],
    ...     "InvoiceDate": pd.to_datetime(["2017-12-30", "2017-12-30", "2017-12-31", "2017-12-31"]),
    ...     "CustomerID": [7, 7, 7, 8]})
    >>> rfm_table(lines, "2018-01-01").loc[7].to_dict()
    {'recency': 2.0, 'frequency': 1.0, 'monetary': 7.0}
    """
    day = check_lines(lines, as_of)
    if (late := lines["InvoiceDate"] >= day).any():
        lines = lines[~late]
    # Neighbouring lines of one invoice and customer are added up first: what is left to group is a twentieth.
    invoices, ids = lines["InvoiceNo"].astype("str"), lines["CustomerID"].fillna(_NOBODY).to_numpy(np.int64)
    starts = invoices.ne(invoices.shift()).fillna(True).to_numpy(bool, copy=True)
    starts[1:] |= ids[1:] != ids[:-1]
    heads = np.flatnonzero(starts)
    heads_known = ids[heads] != _NOBODY
    if not heads_known.any():
        raise ValueError(f"No line with a customer lies before {day.date()}; choose a later as_of.")
    money = np.add.reduceat(lines["Quantity"].to_numpy() * lines["UnitPrice"].to_numpy(), heads)[heads_known]
    when = np.maximum.reduceat(lines["InvoiceDate"].to_numpy(), heads)[heads_known].astype("datetime64[D]")
    heads = heads[heads_known]

    who, customers = pd.factorize(ids[heads], sort=True)
    runs = pd.DataFrame({"who": who, "invoice": invoices.take(heads).to_numpy()})
    order = ~runs["invoice"].str.startswith("C").to_numpy(bool)
    monetary = np.bincount(who, money)
    frequency = np.bincount(runs[order].drop_duplicates()["who"], minlength=len(customers))
    last = np.full(len(customers), np.iinfo(np.int64).min)
    np.maximum.at(last, who[order], when[order].astype(np.int64))
    today = day.to_datetime64().astype("datetime64[D]").astype(np.int64)
    recency = np.where(frequency > 0, today - last, np.nan)
    return pd.DataFrame(
        {"recency": recency, "frequency": frequency, "monetary": monetary.round(6)},
        index=pd.Index(customers, name="CustomerID"),
    )


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


def few_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of three customers, to count by hand: four lines each, or as near to four as there are.

    One customer ordered and cancelled, one has a single order, one has several orders and no cancellation.

    Parameters
    ----------
    lines : DataFrame as `datasets.clean_retail` gives it.

    Returns
    -------
    DataFrame
        CustomerID, InvoiceNo, InvoiceDate, Quantity, UnitPrice and money, by customer and time.
    """
    is_cancel = lines["InvoiceNo"].str.startswith("C")
    sizes = lines.groupby("CustomerID").size()
    orders = lines[~is_cancel].groupby("CustomerID")["InvoiceNo"].nunique()
    cancels = lines[is_cancel].groupby("CustomerID").size().reindex(orders.index, fill_value=0)
    kinds = [cancels > 0, (cancels == 0) & (orders == 1), (cancels == 0) & (orders > 1)]
    far = (sizes.reindex(orders.index) - 4).abs()
    chosen = [far[kind].idxmin() for kind in kinds]
    shown = lines.loc[
        lines["CustomerID"].isin(chosen), ["CustomerID", "InvoiceNo", "InvoiceDate", "Quantity", "UnitPrice", "money"]
    ]
    return shown.sort_values(["CustomerID", "InvoiceDate", "InvoiceNo"], ignore_index=True)


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
