"""The simulated customers behind the log, with everything that drives their payments."""

import numpy as np
import pandas as pd

from helpers.datasets.anhe.calendar import DAYS, HORIZON
from helpers.datasets.anhe.wordings import CHANNEL_SHARES, CHANNELS, CITIES

PERSONAS = {
    "everyday": 0.34,
    "fashion": 0.18,
    "sport": 0.12,
    "family": 0.12,
    "business_travel": 0.08,
    "investing": 0.05,
    "borrowing": 0.05,
    "lottery": 0.06,
}
KNOWN_POTENTIAL = 0.52  # the bank scored about half of its customers


def draw_customers(rng: np.random.Generator, customers: int) -> pd.DataFrame:
    """Return one row a customer: identity, habits, and the rates (per 30 days) of each kind of payment.

    Days count from the start of the window; `left` and the stops equal the horizon for those who go on.
    """
    n = customers
    names = np.array(list(PERSONAS))
    persona = names[rng.choice(len(names), n, p=list(PERSONAS.values()))]
    income = np.exp(rng.normal(8.6, 0.55, n))
    instalment = rng.random(n) < np.where(persona == "borrowing", 0.8, 0.18)
    joined = np.clip(rng.logistic(150, 45, n), 0, DAYS - 90).astype(int)
    left = np.where(rng.random(n) < 0.12, joined + 30 + rng.random(n) * (DAYS - 30 - joined), HORIZON).astype(int)
    table = pd.DataFrame(
        {
            "user_id": 100_000 + np.sort(rng.choice(32_900_000, n, replace=False, shuffle=False)),
            "persona": persona,
            "city": np.array(CITIES)[rng.integers(len(CITIES), size=n)],
            "main_channel": np.array(list(CHANNELS))[rng.choice(len(CHANNELS), n, p=CHANNEL_SHARES)],
            "income": income.round(2),
            "joined": joined,
            "left": left,
            "activity": (0.04 + 0.96 * rng.gamma(0.85, 1 / 0.85, n)).round(4),
            "has_salary": rng.random(n) < 0.55,
            "has_card": rng.random(n) < 0.35 + 0.35 * instalment,
            "is_installment": instalment,
        }
    )
    table["repay_rate"] = _repayment_rates(rng, table["has_card"].to_numpy())
    table["business_travel_rate"] = _travel_rates(rng, persona)
    table = table.assign(**_lottery_habits(rng, table))
    leaning = -1.25 + 1.6 * (table["income"].rank(pct=True) > 0.75) + 0.8 * (table["activity"].rank(pct=True) - 0.5)
    table["user_potential"] = (rng.random(n) < 1 / (1 + np.exp(-leaning))).astype(int)
    table["potential_known"] = rng.random(n) < KNOWN_POTENTIAL
    return table


def _repayment_rates(rng: np.random.Generator, has_card: np.ndarray) -> np.ndarray:
    """Most pay once a month; about one holder in a hundred moves debt from card to card every other day."""
    rate = np.exp(rng.normal(0.1, 0.5, len(has_card)))
    rolls_over = rng.random(len(has_card)) < 0.012
    return np.where(has_card, np.where(rolls_over, rng.uniform(9, 18, len(has_card)), rate), 0.0).round(4)


def _travel_rates(rng: np.random.Generator, persona: np.ndarray) -> np.ndarray:
    n = len(persona)
    often = persona == "business_travel"
    travels = often | (rng.random(n) < 0.12)
    return np.where(travels, np.where(often, rng.gamma(2, 1.2, n), rng.gamma(1, 0.25, n)), 0.0).round(4)


def _lottery_habits(rng: np.random.Generator, table: pd.DataFrame) -> dict[str, np.ndarray]:
    """Everyone of the lottery persona plays, and one in six of the others, seldom and for less."""
    n = len(table)
    often = (table["persona"] == "lottery").to_numpy()
    plays = often | (rng.random(n) < 0.17)
    end = table["left"].to_numpy()
    start = table["joined"].to_numpy() + (rng.random(n) * 0.7 * (np.minimum(end, DAYS) - table["joined"])).to_numpy()
    goes_on = rng.random(n) < 0.5
    stop = np.where(goes_on, end, start + 10 + rng.random(n) * np.maximum(np.minimum(end, DAYS) - start - 10, 0))
    rate = np.where(often, rng.gamma(2, 5, n), rng.gamma(1.5, 0.6, n))
    stake = np.exp(np.where(often, rng.normal(3.2, 0.9, n), rng.normal(2.3, 0.9, n)))
    stake *= np.where(rng.random(n) < 0.02, 25, 1)
    return {
        "lottery_rate": np.where(plays, rate, 0.0).round(4),
        "lottery_start": np.where(plays, start, 0).astype(int),
        "lottery_stop": np.where(plays, np.minimum(stop, end), 0).astype(int),
        "lottery_stake": np.where(plays, stake, 0.0).round(2),
    }
