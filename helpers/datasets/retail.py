"""Two web shops in one form: Online Retail (real), and a simulated one with the same anomalies and its planted truth.

The shop is Anhe Life's. `load_retail` gives it, or the real table, in one form; `clean_retail` cleans either.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.datasets.anhe import SEED, check_sample
from helpers.datasets.online_retail import DTYPES, load_online_retail
from helpers.datasets.retail_orders import DAYS, START, draw_accounts, draw_orders
from helpers.datasets.retail_slips import GUEST, add_slips

CUSTOMERS = 2000
PRODUCT = r"\d{5}"  # what a product's code begins with; postage, fees and corrections have other codes


@dataclass(frozen=True)
class Retail:
    """A shop's lines, the day from which they are looked back on, their currency, and what else is known.

    Attributes
    ----------
    lines : DataFrame, a row a line of an invoice, in Online Retail's eight columns, uncleaned.
    as_of : Timestamp, midnight after the last day.
    money : str, the currency's name.
    accounts : DataFrame or None
        By CustomerID: ``address``, a number that stands for a delivery address (the address itself is not here).
    truth : DataFrame or None
        By CustomerID: ``habit`` (how the customer buys), ``first`` and ``last`` (days of the first and the last
        order). None for real data.
    slips : Series or None
        What was planted besides honest orders: lines, by kind.
    """

    lines: pd.DataFrame
    as_of: pd.Timestamp
    money: str
    accounts: pd.DataFrame | None = None
    truth: pd.DataFrame | None = None
    slips: pd.Series | None = None


def load_retail(name: str = "simulated", seed: int = SEED) -> Retail:
    """Return the shop called "simulated" (of this seed) or "online_retail" (real).

    Raises
    ------
    ValueError
        For another name, a seed below 0, or real data that cannot be had.
    """
    if name == "simulated":
        return simulate_retail(seed)
    if name == "online_retail":
        return Retail(load_online_retail(), pd.Timestamp("2011-12-10"), "pounds")
    raise ValueError(f"{name!r} is no shop of this course; choose simulated or online_retail.")


def simulate_retail(seed: int = SEED, customers: int = CUSTOMERS) -> Retail:
    """Return thirteen months of a simulated web shop (2016-12-01 to 2017-12-31), and what was planted in it.

    Parameters
    ----------
    seed : int, 0 or more. The same seed gives the same lines.
    customers : int, 1 to 100,000. About 60 lines each.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> shop = simulate_retail(seed=1, customers=50)
    >>> shop.lines.shape[1], shop.as_of.date().isoformat(), shop.money
    (8, '2018-01-01', 'yuan')
    """
    check_sample(seed, customers)
    rng = np.random.default_rng(seed)
    accounts = draw_accounts(rng, customers)
    orders = draw_orders(rng, accounts)
    lines, slips = add_slips(rng, orders, accounts)
    return Retail(
        lines=lines.astype(DTYPES),
        as_of=START + pd.Timedelta(DAYS, "D"),
        money="yuan",
        accounts=accounts.loc[accounts["habit"] != GUEST, ["address"]],
        truth=_truth(orders, accounts),
        slips=slips,
    )


def clean_retail(lines: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the lines of known customers and real products, each once, and a ledger of what became of the rest.

    Cancellations stay: their invoice numbers begin with C and their quantities are below 0. So do free samples, whose
    price is 0. A row is dropped for the first reason that holds.

    Parameters
    ----------
    lines : DataFrame with the columns of `load_online_retail`; it is not changed.

    Returns
    -------
    lines : DataFrame, those that are kept, with a column ``money`` (quantity times price).
    ledger : DataFrame
        reason, rows_dropped, rows_left, money_dropped, money_left; the first line is "read", the last "kept".

    Raises
    ------
    ValueError
        If a column is missing.
    """
    if missing := [name for name in DTYPES if name not in lines]:
        raise ValueError(f"The lines have no column {', '.join(missing)}; they need {', '.join(DTYPES)}.")
    known = lines["CustomerID"].notna().to_numpy()
    product = lines["StockCode"].str.match(PRODUCT).fillna(False).to_numpy(bool)
    repeats = np.zeros(len(lines), dtype=bool)
    repeats[known & product] = lines.loc[known & product, list(DTYPES)].duplicated()
    reasons = {"no customer": ~known, "no product (postage, fee …)": ~product, "repeats an earlier line": repeats}

    money = (lines["Quantity"] * lines["UnitPrice"]).to_numpy()
    left = np.ones(len(lines), dtype=bool)
    rows = [("read", 0, len(lines), 0.0, money.sum())]
    for reason, holds in reasons.items():
        drop = left & holds
        left &= ~holds
        rows.append((reason, int(drop.sum()), int(left.sum()), money[drop].sum(), money[left].sum()))
    rows.append(("kept", 0, int(left.sum()), 0.0, money[left].sum()))
    ledger = pd.DataFrame(rows, columns=["reason", "rows_dropped", "rows_left", "money_dropped", "money_left"])
    return lines[left].assign(money=money[left]), ledger


def _truth(orders: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Return each customer's habit, and the days of the first and the last order (missing without one)."""
    days = (START + pd.to_timedelta(orders["minute"] // 1440, "D")).astype("datetime64[us]")
    seen = days.groupby(orders["CustomerID"]).agg(first="min", last="max")
    return accounts.loc[accounts["habit"] != GUEST, ["habit"]].join(seen)
