"""Simulated members of Anhe Life's department stores: register, purchases, departures, and the planted truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.datasets.anhe import SEED, check_sample

MEMBERS = 8000
FIRST, LAST = pd.Timestamp("2014-01-01"), pd.Timestamp("2019-01-01")  # the first day of a member; the end of the world
SHIFT, SHIFT_FACTOR = pd.Timestamp("2018-04-01"), 1.5  # a competitor opens: from then on everyone leaves sooner
YEAR = 365
_PACE, _SHAPE = 0.29, 0.9  # cumulative hazard of the baseline: pace * years ** shape
_GROUP_FIRST_YEAR, _GROUP_LATER = -0.9, 0.5  # the company pays for the first year of a group-purchase card
_DIAMOND_SINCE = pd.Timestamp("2017-02-01")

CARDS = {"ordinary": 0.25, "gold": -0.25, "platinum": 0.0, "diamond": 0.0, "group purchase": np.nan}
PAY = {"cash": 0.0, "bank card": -0.2, "wallet": -0.4, "gift card": 0.1}
_OTHERS = {"male": 0.0, "age": -0.09, "age_squared": 0.001, "discount": -0.015, "purchase_days": 0.0}


@dataclass(frozen=True)
class MembersTruth:
    """What was planted.

    effects : Series, log hazard ratios; cards against platinum, ways to pay against cash; the group-purchase card has
        one for its first year and one for later.
    members : DataFrame by member_id: risk (hazard ratio of the member, without the card's change after a year),
        rate (purchases in 30 days), left (date, also after the last day of the world).
    """

    effects: pd.Series
    members: pd.DataFrame


@dataclass(frozen=True)
class Members:
    """The register and the purchases from the first day to the last, and apart from them the truth."""

    members: pd.DataFrame
    purchases: pd.DataFrame
    truth: MembersTruth

    def seen(self, as_of: str | pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the register and the purchases as they stood at the beginning of a day: nothing later is in them.

        Examples
        --------
        >>> members, purchases = simulate_members(1, 200).seen("2018-01-01")
        >>> bool(members["left"].dropna().max() <= pd.Timestamp("2018-01-01"))
        True
        """
        day = pd.Timestamp(as_of)
        if not FIRST < day <= LAST:
            raise ValueError(
                f"as_of is {day:%Y-%m-%d}; the members were observed after {FIRST:%Y-%m-%d} until {LAST:%Y-%m-%d}."
            )
        known = self.members[self.members["joined"] < day]
        known = known.assign(left=known["left"].where(known["left"] <= day))
        return known, self.purchases[self.purchases["time"] < day]


def simulate_members(seed: int = SEED, customers: int = MEMBERS) -> Members:
    """Return simulated members of 2014-01-01 to 2018-12-31 whose hazards of leaving are known.

    A member gives the card back (退卡), so leaving has a date; purchases stop then. Planted: the effects in
    ``.truth.effects``; a diamond card (since 2017-02) cannot be given back in its first year; a group-purchase card
    is held by the company for a year; purchases say nothing about leaving; from 2018-04-01 all hazards are 1.5 times
    as high, because a competitor opens.

    Parameters
    ----------
    seed : int, 0 or more. The same seed gives the same tables.
    customers : int, 1 to 100,000.

    Returns
    -------
    Members
        ``.members``: member_id, joined and left (dates; left is missing for those who stay), card, sex, age (years, at
        joining), discount (mean discount in per cent, agreed at joining), pay (most used way to pay).
        ``.purchases``: member_id, time, amount (yuan), in order of time.

    Raises
    ------
    ValueError
        If seed or customers is out of range.

    Examples
    --------
    >>> world = simulate_members(seed=1, customers=20)
    >>> list(world.members), len(world.truth.members)
    (['member_id', 'joined', 'left', 'card', 'sex', 'age', 'discount', 'pay'], 20)
    """
    check_sample(seed, customers)
    rng = np.random.default_rng(seed)
    members = _register(rng, customers)
    risk = _risk(members)
    stay = np.ceil(_lifetimes(rng, members, risk)).clip(1, 36_500)  # a century: beyond it no date needs to be told
    left = members["joined"] + pd.to_timedelta(stay, "D")
    rate = rng.gamma(1.2, 0.8, customers)
    purchases = _purchases(rng, members, left.clip(upper=LAST), rate)
    members.insert(2, "left", left.where(left < LAST))
    truth = pd.DataFrame({"risk": risk, "rate": rate, "left": left}).set_index(members["member_id"])
    return Members(members, purchases, MembersTruth(_effects(), truth))


def _effects() -> pd.Series:
    cards = {name: effect for name, effect in CARDS.items() if effect == effect and name != "platinum"}
    group = {"group purchase, first year": _GROUP_FIRST_YEAR, "group purchase, later": _GROUP_LATER}
    return pd.Series(_OTHERS | cards | group | {name: effect for name, effect in PAY.items() if name != "cash"})


def _register(rng: np.random.Generator, n: int) -> pd.DataFrame:
    joined = FIRST + pd.to_timedelta(np.sort(rng.integers(0, (LAST - FIRST).days - 60, n)), "D")
    card = rng.choice(["ordinary", "gold", "platinum", "group purchase"], n, p=[0.5, 0.2, 0.18, 0.12])
    card[(joined >= _DIAMOND_SINCE) & (rng.random(n) < 0.04)] = "diamond"
    # two crowds, students and parents on one side, pensioners on the other
    age = np.where(rng.random(n) < 0.7, rng.normal(34, 9, n), rng.normal(59, 8, n)).clip(18, 80).round()
    return pd.DataFrame(
        {
            "member_id": 100_000 + rng.permutation(n),
            "joined": joined,
            "card": card,
            "sex": rng.choice(["female", "male"], n, p=[0.62, 0.38]),
            "age": age.astype(int),
            "discount": (40 * rng.beta(2, 3, n)).round(1),
            "pay": rng.choice(list(PAY), n, p=[0.3, 0.3, 0.3, 0.1]),
        }
    )


def _risk(members: pd.DataFrame) -> np.ndarray:
    """Return each member's hazard ratio; 1 is a platinum member of 45 who pays cash, without a discount."""
    age, cards = members["age"], pd.Series(CARDS).fillna(0)
    log_risk = (
        _OTHERS["age_squared"] * (age - 45) ** 2
        + members["card"].map(cards)
        + members["pay"].map(PAY)
        + _OTHERS["discount"] * members["discount"]
    )
    return np.exp(log_risk.to_numpy())


def _lifetimes(rng: np.random.Generator, members: pd.DataFrame, risk: np.ndarray) -> np.ndarray:
    """Return days from joining to leaving: an exponential draw, carried through each member's cumulative hazard.

    The hazard changes twice, after a year of membership (for two cards) and on the day of the shift (for all), so it
    has three pieces, each a multiple of the baseline.
    """
    shift = (SHIFT - members["joined"]).dt.days.clip(lower=0).to_numpy(float)
    starts = np.sort(np.column_stack([np.zeros_like(shift), np.full_like(shift, YEAR), shift]), axis=1)
    group, diamond = ((members["card"] == name).to_numpy()[:, None] for name in ("group purchase", "diamond"))
    first_year = starts < YEAR
    times = np.where(starts >= shift[:, None], SHIFT_FACTOR, 1.0) * risk[:, None]
    times *= np.where(group, np.exp(np.where(first_year, _GROUP_FIRST_YEAR, _GROUP_LATER)), 1.0)
    times *= np.where(diamond & first_year, 0.0, 1.0)
    base = _PACE * (starts / YEAR) ** _SHAPE
    reached = np.cumsum(np.diff(base, axis=1) * times[:, :2], axis=1)
    drawn = rng.exponential(size=len(risk))
    piece = (drawn[:, None] >= reached).sum(axis=1)
    rows = np.arange(len(risk))
    before = np.where(piece > 0, reached[rows, piece - 1], 0.0)
    total = base[rows, piece] + (drawn - before) / times[rows, piece]
    return YEAR * (total / _PACE) ** (1 / _SHAPE)


def _purchases(rng: np.random.Generator, members: pd.DataFrame, until: pd.Series, rate: np.ndarray) -> pd.DataFrame:
    days = (until - members["joined"]).dt.days.to_numpy()
    who = np.repeat(np.arange(len(members)), rng.poisson(rate / 30 * days))
    day = (rng.random(len(who)) * days[who]).astype(int)
    second = rng.integers(10 * 3600, 22 * 3600, len(who))  # the stores are open from ten to ten
    typical = rng.lognormal(np.log(160), 0.7, len(members))
    table = pd.DataFrame(
        {
            "member_id": members["member_id"].to_numpy()[who],
            "time": members["joined"].to_numpy()[who] + pd.to_timedelta(day * 86_400 + second, "s"),
            "amount": (typical[who] * rng.lognormal(0, 0.6, len(who))).round(2),
        }
    )
    return table.sort_values("time", kind="stable", ignore_index=True)
