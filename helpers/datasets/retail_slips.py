"""The irregular lines of the simulated web shop: cancellations, charges, guests, copies, corrections."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.datasets.retail_orders import DAYS, GUEST, ONLY_RETURNS, PRODUCTS, START

__all__ = ["GUEST", "add_slips"]

CHARGES = {"POST": ("运费 POSTAGE", 18.0), "C2": ("快递 CARRIAGE", 50.0), "M": ("手工录入 Manual", 36.0)}
HUGE, MINUTES = 70_000, 12  # units ordered by mistake, and cancelled so many minutes later
_THINGS = (
    "茶杯 MUG",
    "餐巾 NAPKINS",
    "烛台 CANDLESTICK",
    "台灯 LAMP",
    "相框 FRAME",
    "提篮 BASKET",
    "挂钟 CLOCK",
    "围裙 APRON",
)
_LOOKS = ("RED", "BLUE", "WHITE", "GREEN", "ROUND", "STRIPED", "TINY", "LARGE", "OLD STYLE", "PAPER")
_COLUMNS = ["order", "CustomerID", "minute", "code", "text", "quantity", "price", "cancelled"]


def add_slips(rng: np.random.Generator, orders: pd.DataFrame, accounts: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the shop's lines in order of time, and how many lines of each slip were added."""
    code, text = _catalogue()
    sold = orders.assign(
        code=code[orders["product"]], text=text[orders["product"]], cancelled=False
    )[_COLUMNS]  # fmt: skip
    parts = {
        "order": sold,
        "cancellation": _cancellations(rng, sold),
        "all undone": _undone(rng, sold, accounts),
        "only returns": _only_returns(rng, sold, accounts),
        "huge order and its cancellation": _huge(rng, sold, accounts),
        "charge": _charges(rng, sold),
        "discount": _discounts(rng, sold),
        "stock correction": _corrections(rng, sold),
    }
    lines = pd.concat(parts.values(), ignore_index=True)
    free = np.flatnonzero((lines["CustomerID"] != 0) & ~lines["cancelled"] & (lines["price"] < 60))
    free = rng.choice(free, min(len(free), len(lines) // 2500), replace=False)
    lines.loc[free, "price"] = 0.0
    copies = lines.sample(len(lines) // 80, random_state=rng)
    lines = pd.concat([lines, copies], ignore_index=True)
    counts = {name: len(part) for name, part in parts.items() if name != "order"}
    counts |= {"free": len(free), "copy": len(copies), "without a customer": int((lines["CustomerID"] == 0).sum())}
    return _exported(lines), pd.Series(counts, name="lines")


def _catalogue() -> tuple[np.ndarray, np.ndarray]:
    number = np.arange(PRODUCTS)
    letters = np.where(number % 9 == 0, "B", np.where(number % 31 == 0, "b", ""))
    code = np.array([f"{20_000 + 7 * n}{letter}" for n, letter in zip(number, letters, strict=True)], dtype=object)
    words = [f"{_THINGS[n % 8]} {_LOOKS[n // 8 % 10]} {chr(65 + n // 80)}" for n in number]
    return code, np.array(words, dtype=object)


def _cancellations(rng: np.random.Generator, sold: pd.DataFrame) -> pd.DataFrame:
    """Cancel the first lines of one order in twelve, some days later, in whole or in part."""
    first = sold[sold["order"].isin(rng.choice(sold["order"].max() + 1, sold["order"].max() // 12, replace=False))]
    first = first[first.groupby("order").cumcount() < 3]
    back = first.assign(quantity=-rng.integers(1, first["quantity"] + 1), cancelled=True)
    days = rng.integers(1, 15, sold["order"].max() + 1)[back["order"]]
    back["minute"] += days * 1440
    return back[back["minute"] < DAYS * 1440]


def _undone(rng: np.random.Generator, sold: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Cancel all that some customers ever ordered, line by line, two days later: nothing is left but noise."""
    mine = sold.groupby("CustomerID").agg(orders=("order", "nunique"), lines=("order", "size"), last=("minute", "max"))
    few = mine.index[
        (mine["orders"] == 1) & (mine["lines"] > 3) & (mine["last"] < (DAYS - 3) * 1440) & (mine.index > 0)
    ]
    who = rng.choice(few, min(len(few), len(accounts) // 100), replace=False)
    back = sold[sold["CustomerID"].isin(who)]
    return back.assign(quantity=-back["quantity"], minute=back["minute"] + 2 * 1440, cancelled=True)


def _only_returns(rng: np.random.Generator, sold: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Send back what was bought before the log begins."""
    who = accounts.index[accounts["habit"] == ONLY_RETURNS].to_numpy()
    back = sold.sample(len(who), random_state=rng, replace=True)
    minute = rng.integers(0, 60 * 1440, len(who)) // 1440 * 1440 + rng.integers(480, 1200, len(who))
    return back.assign(
        CustomerID=who,
        minute=minute,
        quantity=-back["quantity"],
        order=_after(sold) + np.arange(len(who)),
        cancelled=True,
    )


def _huge(rng: np.random.Generator, sold: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """One customer orders a number with too many zeros and notices after some minutes."""
    who = accounts.index[accounts["habit"] == "new"]
    if not len(who):
        return sold.iloc[:0]
    line = sold[sold["price"].between(2, 9)].iloc[:1] if sold["price"].between(2, 9).any() else sold.iloc[:1]
    minute = (DAYS - int(rng.integers(3, 9))) * 1440 + 555
    slip = pd.concat([line, line], ignore_index=True)
    return slip.assign(
        CustomerID=int(rng.choice(who)),
        minute=[minute, minute + MINUTES],
        quantity=[HUGE, -HUGE],
        order=_after(sold) + 10_000 + np.arange(2),
        cancelled=[False, True],
    )


def _charges(rng: np.random.Generator, sold: pd.DataFrame) -> pd.DataFrame:
    """Postage on one order in twenty; now and then carriage, or a line entered by hand."""
    heads = sold.drop_duplicates("order")
    heads = heads[rng.random(len(heads)) < 0.05]
    kind = rng.choice(list(CHARGES), len(heads), p=[0.8, 0.08, 0.12])
    return heads.assign(
        code=kind, text=[CHARGES[name][0] for name in kind], price=[CHARGES[name][1] for name in kind], quantity=1
    )


def _discounts(rng: np.random.Generator, sold: pd.DataFrame) -> pd.DataFrame:
    """A discount is booked as a cancellation of its own."""
    heads = sold[sold["CustomerID"] != 0].drop_duplicates("order")
    heads = heads[rng.random(len(heads)) < 0.006]
    price = np.round(rng.uniform(5, 90, len(heads)), 2)
    return heads.assign(code="D", text="折扣 Discount", quantity=-1, price=price, cancelled=True)


def _corrections(rng: np.random.Generator, sold: pd.DataFrame) -> pd.DataFrame:
    """The warehouse writes off what is broken: no customer, no price, sometimes no words."""
    lines = sold.sample(len(sold) // 300, random_state=rng)
    words = rng.choice(np.array(["damaged", "check", "?", None], dtype=object), len(lines))
    order = _after(sold) + 20_000 + np.arange(len(lines))
    return lines.assign(CustomerID=0, text=words, quantity=-rng.integers(1, 60, len(lines)), price=0.0, order=order)


def _after(sold: pd.DataFrame) -> int:
    return int(sold["order"].max()) + 1


def _exported(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the lines under Online Retail's names, in order of time, with invoice numbers that rise with it."""
    lines = lines.sort_values(["minute", "order", "cancelled"], kind="stable")
    invoice = lines.groupby(["minute", "order", "cancelled"], sort=False).ngroup().astype("str")
    number = (500_001 + invoice.astype(int)).astype("str")
    countries = np.array(["China"] * 17 + ["Hong Kong", "Singapore", "Malaysia"], dtype=object)
    return pd.DataFrame(
        {
            "InvoiceNo": np.where(lines["cancelled"], "C", "") + number,
            "StockCode": lines["code"],
            "Description": lines["text"],
            "Quantity": lines["quantity"],
            "InvoiceDate": START + pd.to_timedelta(lines["minute"], "min"),
            "UnitPrice": lines["price"],
            "CustomerID": lines["CustomerID"].where(lines["CustomerID"] != 0),
            "Country": countries[lines["CustomerID"] % len(countries)],
        }
    ).reset_index(drop=True)
