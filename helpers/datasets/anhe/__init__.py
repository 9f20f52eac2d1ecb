"""Anhe Life (安禾生活): the wallet log of a retailer that does not exist, with the truth behind it.

    customers.py   who they are and how often they do what
    calendar.py    busy days, and purchases that call for more purchases
    shops.py       shopping and business travel
    events.py      every payment that truly happened: these, lottery, repayments, salaries, transfers, refunds
    record.py      payments as columns
    dirt.py        the log as the export wrote it down
    wordings.py    what the texts say

The same seed gives the same tables. The truth lies apart, so that a result can be held against it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.datasets.anhe.calendar import DAYS, START, expected_ahead
from helpers.datasets.anhe.customers import draw_customers
from helpers.datasets.anhe.dirt import count_dirt, export
from helpers.datasets.anhe.events import LOTTERY_HALF_LIFE, LOTTERY_RENEWAL, draw_events
from helpers.datasets.anhe.record import Events

__all__ = ["CUSTOMERS", "SEED", "Anhe", "Truth", "simulate"]

SEED, CUSTOMERS = 20180101, 1000
_MOST = 100_000  # some 12 million rows: more wants more memory than a laptop has


@dataclass(frozen=True)
class Truth:
    """What was planted: a row a customer, a row a line of the log, and the count of each kind of dirt."""

    customers: pd.DataFrame
    rows: pd.DataFrame
    dirt: pd.DataFrame


@dataclass(frozen=True)
class Anhe:
    """The tables an analyst gets, and apart from them the truth."""

    wallet_payments: pd.DataFrame
    user_potential: pd.DataFrame
    truth: Truth


def simulate(seed: int = SEED, customers: int = CUSTOMERS, *, lottery_half_life: float = LOTTERY_HALF_LIFE) -> Anhe:
    """Return the simulated wallet log of 2016-07-01 to 2017-12-31, its side table, and the planted truth.

    Parameters
    ----------
    seed : int, 0 or more. The same seed gives the same bytes.
    customers : int, 1 to 100,000. About 120 rows each.
    lottery_half_life : float, months of 30 days
        After this time a lottery purchase has lost half of its power to call for another; ``eta = ln 2 / half_life``.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Examples
    --------
    >>> anhe = simulate(seed=1, customers=20)
    >>> list(anhe.wallet_payments)
    ['user_id', 'payment', 'describe', 'unix_time']
    >>> anhe.wallet_payments["user_id"].nunique()
    20
    """
    check_sample(seed, customers)
    if not 0.05 <= lottery_half_life <= 60:
        raise ValueError(f"lottery_half_life is {lottery_half_life}; give months between 0.05 and 60, such as 2.")
    rng = np.random.default_rng(seed)
    people = draw_customers(rng, customers)
    events, lottery = draw_events(rng, people, lottery_half_life)
    log, rows = export(rng, events, people["user_id"].to_numpy())
    known = people.loc[people["potential_known"], ["user_id", "user_potential"]].reset_index(drop=True)
    return Anhe(log, known, Truth(_truth(people, events, lottery, lottery_half_life), rows, count_dirt(log, rows)))


def check_sample(seed: int, customers: int) -> None:
    """Raise ValueError, in a sentence, unless a sample of this seed and size can be drawn."""
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"seed is {seed!r}; give a whole number of 0 or more, such as {SEED}.")
    if isinstance(customers, bool) or not isinstance(customers, int | np.integer) or not 1 <= customers <= _MOST:
        raise ValueError(f"customers is {customers!r}; give a whole number from 1 to {_MOST:,}.")


def _truth(people: pd.DataFrame, events: Events, lottery: tuple, half_life: float) -> pd.DataFrame:
    """Return the customers' table with days as dates, and what each did in the window and in January 2018."""
    who, when = lottery
    n = len(people)
    stays = people["left"].to_numpy() > DAYS
    plays_on = stays & (people["lottery_stop"].to_numpy() > DAYS)
    rate, start = people["lottery_rate"].to_numpy(), people["lottery_start"].to_numpy()
    ahead = expected_ahead(lottery, rate, start, plays_on, half_life, LOTTERY_RENEWAL)

    def did(category: str) -> np.ndarray:
        return np.bincount(events.who[(events.category == category) & (events.day < DAYS)], minlength=n)

    table = people.assign(
        joined=_date(people["joined"]),
        dormant_since=_date(people["left"].where(~stays)),
        lottery_start=_date(people["lottery_start"].where(people["lottery_rate"] > 0)),
        lottery_stop=_date(people["lottery_stop"].where((people["lottery_rate"] > 0) & ~plays_on)),
        lottery_half_life=half_life,
        lottery_n=did("lottery"),
        business_travel_n=did("travel"),
        repay_n=did("repayment"),
        expected_jan2018=(ahead * stays).round(6),
        purchases_jan2018=np.bincount(who[when >= DAYS], minlength=n),
    )
    return table.drop(columns="left")


def _date(day: pd.Series) -> pd.Series:
    return (START + pd.to_timedelta(day, "D")).astype("datetime64[us]")
