"""Accounts that buy to resell: evidence, besides frequency and money, that tells them from wholesalers.

A flag here is a reason to look, with a person who decides and a way to object, not a finding about anyone.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.rfm.scores import share_of
from helpers.rfm.table import check_lines

CUT = 0.8  # a price at or below this share of the product's usual price is a cut price
SIGNS = {"cut_share": 0.4, "units_per_product": 40.0, "sharing": 2}


def evidence(lines: pd.DataFrame, as_of: str | pd.Timestamp, accounts: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return what each customer's orders and address say about resale.

    Parameters
    ----------
    lines : DataFrame as in `rfm_table`, with StockCode. Cancellations are left out, rows from `as_of` on too.
    as_of : the day that looks back.
    accounts : DataFrame by CustomerID with ``address``, a number for each delivery address; optional.

    Returns
    -------
    DataFrame by CustomerID
        cut_share (share of the units bought at a cut price: at most 80 % of the product's median price),
        units_per_product (units, divided by different products), products, sharing (customers at the address,
        1 where it is not known).
    """
    day = check_lines(lines, as_of)
    bought = (
        lines["CustomerID"].notna()
        & (lines["InvoiceDate"] < day)
        & (lines["Quantity"] > 0)
        & ~lines["InvoiceNo"].str.startswith("C").fillna(False)
    )
    sold = lines.loc[bought, ["CustomerID", "StockCode", "Quantity", "UnitPrice"]].astype({"CustomerID": "int64"})
    usual = sold.groupby("StockCode")["UnitPrice"].transform("median")
    sold["cut"] = sold["Quantity"].where(sold["UnitPrice"] <= CUT * usual, 0)
    groups = sold.groupby("CustomerID")
    table = groups.agg(units=("Quantity", "sum"), cut=("cut", "sum"), products=("StockCode", "nunique"))
    table["cut_share"] = table["cut"] / table["units"]
    table["units_per_product"] = table["units"] / table["products"]
    table["sharing"] = 1
    if accounts is not None:
        at = accounts["address"].map(accounts["address"].value_counts())
        table["sharing"] = at.reindex(table.index).fillna(1).astype(int)
    return table[["cut_share", "units_per_product", "products", "sharing"]]


def flagged(signs: pd.DataFrame, among: pd.Index, *, at_least: int = 2) -> pd.Index:
    """Return the customers among those given who show at least so many of the signs in `SIGNS`."""
    looked_at = signs.reindex(among)
    shown = sum((looked_at[name] >= limit).astype(int) for name, limit in SIGNS.items())
    return looked_at.index[shown >= at_least]


def held_against(listed: pd.Index, truth: pd.DataFrame) -> pd.Series:
    """Return how a list of accounts agrees with the planted truth.

    Parameters
    ----------
    listed : index of CustomerIDs.
    truth : DataFrame by CustomerID with ``habit``.

    Returns
    -------
    Series
        listed; precision (share of the list that resells), its 95 % interval low and high; recall (share of those who
        resell that is listed); wholesale (honest wholesalers on the list); others (other customers on the list).
        Precision is missing for an empty list.
    """
    habit = truth["habit"].reindex(listed)
    right = int((habit == "resale").sum())
    wholesale = int((habit == "wholesale").sum())
    precision = share_of(right, len(listed))
    return pd.Series(
        {
            "listed": float(len(listed)),
            "precision": precision["share"],
            "low": precision["low"],
            "high": precision["high"],
            "recall": right / max(int((truth["habit"] == "resale").sum()), 1),
            "wholesale": float(wholesale),
            "others": float(len(listed) - right - wholesale),
        }
    )


def bulk_share(lines: pd.DataFrame, units: int = 48, *, seed: int) -> pd.DataFrame:
    """Return which share of the units were bought in lines of at least so many units: cut price, and other prices.

    Where bulk buyers get lower prices, a cut price is a sign of bulk, not of a promotion.

    Parameters
    ----------
    lines : DataFrame as in `evidence`.
    units : int, of one line.
    seed : int, for the customers that are drawn again.

    Returns
    -------
    DataFrame with the rows "at a cut price", "at other prices" and "difference"
        share, with its 95 % interval low and high (500 draws of whole customers, the same for all rows).
    """
    sold = lines[(lines["Quantity"] > 0) & ~lines["InvoiceNo"].str.startswith("C")]
    is_cut = sold["UnitPrice"] <= CUT * sold.groupby("StockCode")["UnitPrice"].transform("median")
    is_bulk = sold["Quantity"] >= units
    kinds = {"cut": is_cut, "cut bulk": is_cut & is_bulk, "other": ~is_cut, "other bulk": ~is_cut & is_bulk}
    counted = pd.DataFrame({name: sold["Quantity"].where(kind, 0) for name, kind in kinds.items()})
    by_customer = counted.groupby(sold["CustomerID"]).sum().to_numpy(float)
    customers = len(by_customer)
    rng = np.random.default_rng([seed, 53])
    times = [np.bincount(rng.integers(0, customers, customers), minlength=customers) for _ in range(500)]
    sums = np.vstack([np.ones(customers), *times]) @ by_customer  # the first row is the log itself
    cut, other = sums[:, 1] / sums[:, 0], sums[:, 3] / sums[:, 2]
    shares = np.column_stack([cut, other, cut - other])
    low, high = np.quantile(shares[1:], [0.025, 0.975], axis=0)
    rows = ["at a cut price", "at other prices", "difference"]
    return pd.DataFrame({"share": shares[0], "low": low, "high": high}, index=rows)
