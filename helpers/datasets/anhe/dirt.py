"""Dirt in the exported log: bare dates, unreadable cells, wrong clocks, rows sent twice."""

import numpy as np
import pandas as pd

from helpers.datasets.anhe.calendar import DAYS, EXPORT, START
from helpers.datasets.anhe.record import Events

DATE_ONLY = 0.39  # of all rows; banks send the bare date in three of four
MISSING_TEXT = 0.009
PAYMENT_MISSING, TIME_ZERO, BEFORE_WINDOW = 0.002, 0.0005, 0.003
RESENT, RETRIED = 0.045, 0.019  # whole days delivered twice, single rows delivered twice: 6 % of the log
KINDS = ("payment_missing", "time_zero", "before_window", "time_garbled")
_EPOCH = (START - pd.Timestamp(0)).days
_DAY, _BEIJING = 86_400, 8 * 3600


def export(rng: np.random.Generator, events: Events, user_id: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the raw log in order of arrival, and row by row what it truly holds.

    The log: user_id (int64), payment (fen as text), describe (text or missing), unix_time (seconds as text).
    The truth: category (what the payment was) and dirt (what was done to the row; "none" for an honest one).
    """
    events = events[events.day < EXPORT]
    happened = events.day * _DAY + events.second
    events = events[np.argsort(happened, kind="stable")]
    happened = np.sort(happened, kind="stable")
    size = len(events)
    seconds = np.where(_bare_dates(rng, events.bank), events.day * _DAY, happened) + _EPOCH * _DAY - _BEIJING
    dirt = np.where(events.day >= DAYS, "after_window", "none").astype(object)
    _plant(rng, dirt, events.day)

    text = events.text.copy()
    text[(rng.random(size) < MISSING_TEXT) & (dirt != "time_zero")] = None
    text[dirt == "time_zero"] = "&nbsp;"
    seconds[dirt == "before_window"] -= 900 * _DAY  # a device whose clock is two and a half years slow
    log = pd.DataFrame(
        {
            "user_id": user_id[events.who],
            "payment": pd.array(events.fen, dtype="int64[pyarrow]").astype("string[pyarrow]"),
            "describe": pd.array(text, dtype="str"),
            "unix_time": pd.array(seconds, dtype="int64[pyarrow]").astype("string[pyarrow]"),
        }
    ).astype({"payment": "str", "unix_time": "str"})
    log.loc[dirt == "payment_missing", "payment"] = r"\N"
    log.loc[dirt == "time_zero", "unix_time"] = "0"
    log.loc[dirt == "time_garbled", "unix_time"] = "14 3264000"

    again, delay = _sent_twice(rng, events.day, dirt)
    arrival = np.concatenate([happened, happened[again] + delay])
    order = np.argsort(arrival, kind="stable")
    rows = np.concatenate([np.arange(size), again])[order]
    truth = pd.DataFrame({"category": events.category, "dirt": dirt}).iloc[rows].reset_index(drop=True)
    truth.loc[order >= size, "dirt"] = "copy"
    return log.iloc[rows].reset_index(drop=True), truth


def count_dirt(log: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """Return rows by kind of dirt; "honest_repeat" counts true payments that no rule can tell from a copy."""
    honest = log[truth["dirt"] == "none"]
    rows = truth["dirt"].value_counts().reindex(["none", *KINDS, "after_window", "copy"], fill_value=0)
    rows["honest_repeat"] = honest.duplicated().sum()
    rows["text_missing"] = log.loc[truth["dirt"].isin(["none", "copy"]), "describe"].isna().sum()
    return rows.rename_axis("dirt").rename("rows").reset_index()


def _bare_dates(rng: np.random.Generator, bank: np.ndarray) -> np.ndarray:
    """Return which rows carry midnight in Beijing for a time: three in four of a bank's, the rest to make 39 %."""
    banks = bank.mean() if len(bank) else 0.0
    others = np.clip((DATE_ONLY - 0.75 * banks) / max(1 - banks, 1e-9), 0, 1)
    return rng.random(len(bank)) < np.where(bank, 0.75, others)


def _plant(rng: np.random.Generator, dirt: np.ndarray, day: np.ndarray) -> None:
    """Mark the rows of each kind, in the window and apart from each other."""
    pool = rng.permutation(np.flatnonzero(day < DAYS))
    counts = [max(1, round(share * len(pool))) for share in (PAYMENT_MISSING, TIME_ZERO, BEFORE_WINDOW)] + [1]
    for kind, rows in zip(KINDS, np.split(pool, np.cumsum(counts))[:-1], strict=True):
        dirt[rows] = kind


def _sent_twice(rng: np.random.Generator, day: np.ndarray, dirt: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows that arrive a second time and their delay in seconds: some whole days, and single retries."""
    clean = dirt == "none"
    volume = np.bincount(day[clean], minlength=EXPORT)
    days = rng.permutation(DAYS)
    resent = np.zeros(EXPORT, dtype=bool)
    resent[days[np.cumsum(volume[days]) <= RESENT * len(day)]] = True
    whole = np.flatnonzero(clean & resent[day])
    single = np.flatnonzero(clean & ~resent[day] & (rng.random(len(day)) < RETRIED / (1 - RESENT)))
    late = np.concatenate([np.full(len(whole), 2 * _DAY), rng.integers(1, 900, len(single))])
    return np.concatenate([whole, single]), late
