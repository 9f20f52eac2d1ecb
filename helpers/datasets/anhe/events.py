"""The true payments of every customer, before the record is made dirty."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.datasets.anhe import wordings
from helpers.datasets.anhe.calendar import HORIZON, MONTH, START, monthly, renewing, visits
from helpers.datasets.anhe.record import Events, block
from helpers.datasets.anhe.shops import prices, return_trips, shopping, travel

LOTTERY_HALF_LIFE, LOTTERY_RENEWAL = 2.0, 0.6  # months of 30 days; purchases that one purchase calls for


def draw_events(rng: np.random.Generator, people: pd.DataFrame, lottery_half_life: float) -> tuple[Events, tuple]:
    """Return all payments to the horizon, and the lottery purchases as (customer number, time in days)."""
    lottery, drawn = _lottery(rng, people, lottery_half_life)
    bought, trips, repaid = shopping(rng, people), travel(rng, people), _repayments(rng, people)
    parts = [
        bought,
        return_trips(rng, bought),
        trips,
        repaid,
        lottery,
        *_simple(rng, people),
        _salaries(rng, people),
        _instalments(rng, people),
        _reversals(rng, bought, 0.035, "退款-", "refund"),
        _reversals(rng, trips, 0.06, "退票退订-", "travel_refund"),
        _reversals(rng, repaid, 0.03, "失败退回-", "repayment_failed"),
        _reversals(rng, lottery, 0.03, "彩票停彩 返款", "lottery_refund"),
    ]
    events = Events.join(parts)
    return events[events.day < np.minimum(people["left"].to_numpy(), HORIZON)[events.who]], drawn


def _pick(rng, options: Sequence[str], size: int) -> np.ndarray:
    return np.array(options, dtype=object)[rng.integers(len(options), size=size)]


def _lottery(rng, people: pd.DataFrame, half_life: float) -> tuple[Events, tuple]:
    rate, start, stop = (people[f"lottery_{name}"].to_numpy() for name in ("rate", "start", "stop"))
    who, when = renewing(rng, rate, start, stop, half_life, LOTTERY_RENEWAL)
    goes = when < people["left"].to_numpy()[who]
    who, when = who[goes], when[goes]
    stake = people["lottery_stake"].to_numpy()[who] * np.exp(rng.normal(0, 0.7, len(who)))
    yuan = np.clip(2 * np.ceil(stake / 2), 2, 20_000)  # a ticket costs 2 yuan
    day = when.astype(np.int64)
    dates = START + pd.to_timedelta(np.arange(HORIZON), "D")
    issues = [f"{date.year}{min(date.day_of_year * 3 // 7 + 1, 154):03d}" for date in dates]  # three draws a week
    prefixes = [wordings.CHANNELS[name][0] for name in ("balance", "scan")]
    every = [
        [prefix + text.format(issue=issue) for prefix in prefixes for text in wordings.LOTTERY] for issue in issues
    ]
    text = np.array(every, dtype=object)[day, rng.integers(len(every[0]), size=len(who))]
    return block(rng, who, day, yuan, text, "lottery"), (who, when)


def _repayments(rng, people: pd.DataFrame) -> Events:
    rate = people["repay_rate"].to_numpy()
    who, day = visits(rng, rate, people["joined"].to_numpy(), people["left"].to_numpy())
    monthly_sum = people["income"].to_numpy()[who] * rng.uniform(0.1, 0.8, len(who))
    yuan = prices(rng, monthly_sum / np.maximum(rate[who] / 2, 1))
    return block(rng, who, day, yuan, _pick(rng, wordings.REPAYMENTS, len(who)), "repayment", True)


def _simple(rng, people: pd.DataFrame) -> list[Events]:
    """Card verification before joining, phone top-ups, cash, transfers both ways."""
    joined, left, activity = (people[name].to_numpy() for name in ("joined", "left", "activity"))
    n = len(people)
    before, fen = np.maximum(joined - 1, 0), np.full(n, 0.01)
    blocks = [block(rng, np.arange(n), before, fen, wordings.VERIFICATION, "verification", True)]

    phones = np.array([f"{wordings.TOP_UP}1280000{tail:04d}" for tail in rng.integers(10_000, size=n)], dtype=object)
    who, day = visits(rng, 0.5 * activity, joined, left)
    yuan = rng.choice([30, 50, 100, 200], len(who), p=[0.3, 0.35, 0.3, 0.05])
    blocks.append(block(rng, who, day, yuan, phones[who], "top_up"))

    who, day = visits(rng, 0.3 * activity, joined, left)
    yuan = 100 * np.ceil(rng.gamma(1.2, 5, len(who)))
    blocks.append(block(rng, who, day, yuan, wordings.WITHDRAWAL, "withdrawal", True))

    for category, sign, texts, red_packet in (
        ("transfer_out", 1, wordings.TRANSFERS_OUT, wordings.RED_PACKET_OUT),
        ("transfer_in", -1, wordings.TRANSFERS_IN, wordings.RED_PACKET_IN),
    ):
        who, day = visits(rng, 0.8 * activity, joined, left)
        yuan = prices(rng, np.exp(rng.normal(np.log(people["income"].to_numpy()[who] / 14), 1.2)))
        small = yuan <= 200  # no red packet holds more
        text = np.where(small, red_packet, _pick(rng, texts, len(who)))
        blocks.append(block(rng, who, day, sign * yuan, text, category, ~small))
    return blocks


def _salaries(rng, people: pd.DataFrame) -> Events:
    payday = rng.choice([5, 8, 10, 15, 20, 25, 28], len(people))
    day = monthly(payday, 20)
    paid = people["has_salary"].to_numpy()[:, None] & (day >= people["joined"].to_numpy()[:, None])
    who, _ = np.nonzero(paid)
    yuan = people["income"].to_numpy()[who] * rng.normal(1, 0.02, len(who))
    return block(rng, who, day[paid], -yuan, wordings.SALARY, "salary", True)


def _instalments(rng, people: pd.DataFrame) -> Events:
    """One plan for each customer who pays by instalments: 6 or 12 equal amounts, 30 days apart."""
    terms = rng.choice([6, 12], len(people))
    first = people["joined"].to_numpy() + rng.integers(0, 90, len(people))
    price = np.rint(people["income"].to_numpy() * rng.uniform(0.05, 0.25, len(people)))
    k = np.arange(12)
    due = people["is_installment"].to_numpy()[:, None] & (k < terms[:, None])
    who, step = np.nonzero(due)
    text = np.array([wordings.INSTALMENT.format(k=i + 1, terms=t) for t in (6, 12) for i in k], dtype=object)
    text = text[12 * (terms[who] == 12) + step]
    return block(rng, who, first[who] + MONTH * step, price[who], text, "instalment", True)


def _reversals(rng, events: Events, share: float, wording: str, category: str) -> Events:
    """A share of the payments comes back within days; a wording that ends in a dash is put before the old text."""
    back = events[rng.random(len(events)) < share]
    text = wording + back.text if wording.endswith("-") else np.full(len(back), wording, dtype=object)
    day = back.day + rng.geometric(0.35, len(back))
    return block(rng, back.who, day, -back.fen / 100, text, category, back.bank)
