"""Payments as columns, so that no step loops over customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from helpers.datasets.anhe.calendar import seconds_of_day


@dataclass(frozen=True)
class Events:
    """Payments as columns: customer number, day, second of the day, fen (outflow > 0), text, kind, from a bank."""

    who: np.ndarray
    day: np.ndarray
    second: np.ndarray
    fen: np.ndarray
    text: np.ndarray
    category: np.ndarray
    bank: np.ndarray

    def __getitem__(self, which: np.ndarray) -> Events:
        return Events(*(getattr(self, field.name)[which] for field in fields(self)))

    def __len__(self) -> int:
        return len(self.who)

    @staticmethod
    def join(parts: Sequence[Events]) -> Events:
        """Return the parts as one, in their order."""
        return Events(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Events)))


def block(
    rng: np.random.Generator,
    who: np.ndarray,
    day: np.ndarray,
    yuan: np.ndarray,
    text: np.ndarray | str,
    category: np.ndarray | str,
    bank: np.ndarray | bool = False,
) -> Events:
    """Return the payments as Events, each at some second of its day; one text, kind or bank serves for all."""
    size = len(who)

    def column(value: object, dtype: type) -> np.ndarray:
        return np.broadcast_to(np.asarray(value, dtype=dtype), size)

    fen = np.rint(np.asarray(yuan) * 100).astype(np.int64)
    when = np.asarray(day).astype(np.int64), seconds_of_day(rng, size)
    return Events(who, *when, fen, column(text, object), column(category, object), column(bank, bool))
