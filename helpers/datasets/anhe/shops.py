"""Simulated purchases in shops and on the web: shopping, return trips, business travel."""

import numpy as np
import pandas as pd

from helpers.datasets.anhe import wordings
from helpers.datasets.anhe.calendar import renewing, visits
from helpers.datasets.anhe.record import Events, block

TRAVEL_HALF_LIFE, TRAVEL_RENEWAL = 3.0, 0.4
_OWN_TOPIC = {"fashion": 0.45, "sport": 0.45, "family": 0.45, "investing": 0.15, "borrowing": 0.15}
_SHOPS = [phrase for topic in wordings.PHRASES.values() for phrase in topic]
_PHRASES = [*_SHOPS, *wordings.TRAVEL]
_KINDS = np.array(
    [
        "lookalike" if topic == "lookalike" else "ride" if text.endswith("刷码乘车") else "shopping"
        for topic, phrases in wordings.PHRASES.items()
        for text, *_ in phrases
    ],
    dtype=object,
)


def shopping(rng: np.random.Generator, people: pd.DataFrame) -> Events:
    """Return what customers buy, each leaning to the topic of their persona."""
    who, day = visits(rng, 5.2 * people["activity"].to_numpy(), people["joined"].to_numpy(), people["left"].to_numpy())
    topic = np.array([name for name, phrases in wordings.PHRASES.items() for _ in phrases])
    base = np.concatenate(
        [share * _falling(len(wordings.PHRASES[name])) for name, share in wordings.TOPIC_SHARES.items()]
    )
    personas = people["persona"].unique()
    shares = []
    for persona in personas:
        lean, own = _OWN_TOPIC.get(persona, 0.0), topic == persona
        shares.append((1 - lean) * base / base.sum() + lean * own / max(own.sum(), 1))
    # one search over all personas: persona k's cumulated shares lie between k and k + 1
    ladder = (np.cumsum(shares, axis=1) + np.arange(len(personas))[:, None]).ravel()
    row = pd.Index(personas).get_indexer(people["persona"])[who]
    found = np.searchsorted(ladder, row + rng.random(len(who)), side="right")
    phrase = np.minimum(found - row * len(_SHOPS), len(_SHOPS) - 1)
    yuan, text, bank = _merchants(rng, people, who, phrase)
    return block(rng, who, day, yuan, text, _KINDS[phrase], bank)


def return_trips(rng: np.random.Generator, bought: Events) -> Events:
    """Half of the bus and metro rides are paid again on the way back: the same fare, text and day."""
    rides = bought[(bought.category == "ride") & (rng.random(len(bought)) < 0.5)]
    return block(rng, rides.who, rides.day, rides.fen / 100, rides.text, rides.category, rides.bank)


def travel(rng: np.random.Generator, people: pd.DataFrame) -> Events:
    """Return tickets, nights and rides of business travel: a trip calls for more, and that fades."""
    rate = people["business_travel_rate"].to_numpy()
    span = people["joined"].to_numpy(), people["left"].to_numpy()
    who, when = renewing(rng, rate, *span, TRAVEL_HALF_LIFE, TRAVEL_RENEWAL)
    phrase = len(_SHOPS) + rng.integers(len(wordings.TRAVEL), size=len(who))
    yuan, text, bank = _merchants(rng, people, who, phrase)
    return block(rng, who, when, yuan, text, "travel", bank)


def prices(rng: np.random.Generator, yuan: np.ndarray) -> np.ndarray:
    """Return prices as shops write them: half in whole yuan, a third in tenths, the rest to the fen."""
    style = rng.random(len(yuan))
    rounded = np.where(style < 0.5, np.rint(yuan), np.where(style < 0.83, np.rint(yuan * 10) / 10, yuan))
    return np.maximum(rounded, 0.5)


def _falling(size: int) -> np.ndarray:
    """Return shares that fall with the rank: the second is half of the first, the third a third."""
    weight = 1 / np.arange(1, size + 1)
    return weight / weight.sum()


def _merchants(rng, people: pd.DataFrame, who: np.ndarray, phrase: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return price, text and whether a bank sent it, for a phrase bought by a customer over some channel."""
    size = len(who)
    names = list(wordings.CHANNELS)
    own = pd.Index(names).get_indexer(people["main_channel"])[who]
    channel = np.where(rng.random(size) < 0.7, own, rng.integers(len(names), size=size))
    home = pd.Index(wordings.CITIES).get_indexer(people["city"])[who]
    away = rng.integers(len(wordings.CITIES), size=size)
    city = np.where(rng.random(size) < 0.4, np.where(rng.random(size) < 0.88, home, away), len(wordings.CITIES))
    spaced = rng.random(size) < 0.2
    every = [
        prefix + place + (text if keep else text.replace(" ", ""))
        for prefix, _ in wordings.CHANNELS.values()
        for place in (*wordings.CITIES, "")
        for text, *_ in _PHRASES
        for keep in (False, True)
    ]
    shape = (len(names), len(wordings.CITIES) + 1, len(_PHRASES), 2)
    text = np.array(every, dtype=object)[np.ravel_multi_index((channel, city, phrase, spaced.astype(int)), shape)]
    usual, spread = np.array([row[1:] for row in _PHRASES], dtype=float)[phrase].T
    purse = (people["income"].to_numpy()[who] / 5400) ** 0.4
    free = prices(rng, usual * purse * np.exp(spread * rng.normal(size=size)))
    bank = np.array([bank for _, bank in wordings.CHANNELS.values()])[channel]
    return np.where(spread > 0, free, usual), text, bank
