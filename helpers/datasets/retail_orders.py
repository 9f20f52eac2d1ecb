"""The regular orders of the simulated web shop: customers, days, products."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

START, DAYS = pd.Timestamp("2016-12-01"), 396
GUEST, ONLY_RETURNS = "guest", "only returns"
PRODUCTS, WANTED = 600, 12  # the first WANTED products go out at a cut price on promotion days, and are resold
PROMOTION_DAYS = np.arange(17, DAYS, 21)
CUT = 0.6  # of the usual price
_RING = 4  # accounts of one reseller, at most


class Habit(NamedTuple):
    """How a group of customers buys."""

    share: float  # of the customers
    orders: float  # a year, on average
    lines: float  # an order, on average
    units: float  # a line, on average
    first: tuple[int, int]  # between these days the customer begins
    last: tuple[int, int]  # between these days the customer ends
    hunts: float = 0.0  # share of them that wait for promotions


HABITS = {
    "regular": Habit(0.16, 14, 8, 2, (-200, 60), (360, 396)),
    "occasional": Habit(0.30, 3.2, 6, 2, (-200, 120), (250, 396)),
    "seasonal": Habit(0.13, 0, 5, 2, (0, 24), (350, 396)),
    "new": Habit(0.13, 7, 5, 2, (306, 390), (396, 397)),
    "stopped": Habit(0.17, 7, 6, 2, (-200, 0), (60, 240)),
    "wholesale": Habit(0.05, 32, 11, 12, (-200, 60), (370, 396), hunts=0.12),
    "resale": Habit(0.05, 38, 4, 30, (-200, 90), (370, 396), hunts=0.8),
    ONLY_RETURNS: Habit(0.01, 0, 0, 0, (0, 1), (1, 2)),
}
HUNT = 0.75  # who hunts waits so often for a promotion day, and takes so many lines of products that are wanted
GUESTS = 0.7  # orders without an account, for each customer with one


def draw_accounts(rng: np.random.Generator, customers: int) -> pd.DataFrame:
    """Return the customers by CustomerID, with habit, first and last day, and delivery address; guests come last."""
    names, shares = list(HABITS), np.array([habit.share for habit in HABITS.values()])
    counts = np.floor(shares * customers).astype(int)
    counts[np.argmax(shares)] += customers - counts.sum()
    habit = rng.permutation(np.repeat(names, counts))
    first = rng.integers(*np.array([HABITS[name].first for name in habit]).T)
    last = rng.integers(*np.array([HABITS[name].last for name in habit]).T)
    address = np.arange(customers)
    resale = rng.permutation(np.flatnonzero(habit == "resale"))
    rings = resale[: int(len(resale) * 0.7)]  # the others give an address of their own
    address[rings] = address[rings[np.arange(len(rings)) // _RING * _RING]]
    honest = rng.permutation(np.flatnonzero(habit != "resale"))
    pairs = honest[: int(len(honest) * 0.08) // 2 * 2]  # families, office buildings
    address[pairs[1::2]] = address[pairs[::2]]
    accounts = pd.DataFrame({"habit": habit, "address": rng.permutation(customers)[address]})
    accounts["since"], accounts["until"] = first, last
    accounts["hunts"] = rng.random(customers) < [HABITS[name].hunts for name in habit]
    accounts.index = pd.Index(12_000 + np.sort(rng.choice(8 * customers + 100, customers, replace=False)))
    guests = pd.DataFrame({"habit": GUEST, "address": -1, "since": 0, "until": DAYS, "hunts": False}, index=[0])
    return pd.concat([accounts, guests]).rename_axis("CustomerID")


def draw_orders(rng: np.random.Generator, accounts: pd.DataFrame) -> pd.DataFrame:
    """Return the honest lines: order, CustomerID, minute since the start, product, quantity, price."""
    people = accounts[~accounts["habit"].isin([GUEST, ONLY_RETURNS])]
    table = pd.DataFrame.from_dict({name: habit._asdict() for name, habit in HABITS.items()}, orient="index")
    habits = table.loc[people["habit"]]
    begin, end = people["since"].clip(0).to_numpy(), people["until"].clip(upper=DAYS).to_numpy()
    yearly = habits["orders"].to_numpy(float) * rng.gamma(4, 1 / 4, len(people))
    count = np.maximum(1, rng.poisson(yearly * (end - begin) / 365))
    who = np.repeat(np.arange(len(people)), count)
    day = (begin[who] + rng.random(len(who)) * (end - begin)[who]).astype(int)
    waits = people["hunts"].to_numpy()[who] & (rng.random(len(who)) < HUNT)
    day[waits] = PROMOTION_DAYS[np.searchsorted(PROMOTION_DAYS, day[waits]) % len(PROMOTION_DAYS)]
    seasonal = (people["habit"] == "seasonal").to_numpy()
    day[seasonal[who]] %= 25  # last December, and now again
    who = np.r_[who, np.flatnonzero(seasonal)]
    day = np.r_[day, rng.integers(340, DAYS, seasonal.sum())]

    guests = int(len(people) * GUESTS)
    lines_mean = np.r_[habits["lines"].to_numpy()[who], np.full(guests, 20.0)]
    units_mean = np.r_[habits["units"].to_numpy()[who], np.full(guests, 2.0)]
    wanted = np.r_[HUNT * people["hunts"].to_numpy()[who], np.zeros(guests)]
    customer = np.r_[people.index.to_numpy()[who], np.zeros(guests, int)]
    day = np.r_[day, rng.integers(0, DAYS, guests)]
    minute = day * 1440 + rng.integers(8 * 60, 20 * 60, len(day))

    order = np.repeat(np.arange(len(customer)), rng.geometric(1 / lines_mean))
    weights = 1 / np.arange(5, PRODUCTS + 5)
    product = rng.choice(PRODUCTS, len(order), p=weights / weights.sum())
    resold = rng.random(len(order)) < wanted[order]
    product[resold] = rng.integers(0, WANTED, resold.sum())
    usual = np.round(rng.lognormal(3.1, 0.7, PRODUCTS), 2)
    cut = np.isin(day[order], PROMOTION_DAYS) & (product < WANTED)
    lines = pd.DataFrame(
        {
            "order": order,
            "CustomerID": customer[order],
            "minute": minute[order],
            "product": product,
            "quantity": rng.geometric(1 / units_mean[order]),
            "price": np.round(usual[product] * np.where(cut, CUT, 1.0), 2),
        }
    )
    return lines.drop_duplicates(["order", "product"], ignore_index=True)
