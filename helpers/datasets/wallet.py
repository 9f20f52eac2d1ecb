"""The wallet payments of Anhe Life: the raw log, and the cleaning that accounts for every row."""

import numpy as np
import pandas as pd

from helpers.datasets import committed
from helpers.datasets.anhe import CUSTOMERS, SEED, Truth, simulate
from helpers.datasets.anhe.calendar import OBSERVATION, START

COLUMNS = ("user_id", "payment", "describe", "unix_time")
_BEIJING = 8 * 3600
_DAY = 86_400


def load_wallet(seed: int = SEED, customers: int = CUSTOMERS) -> pd.DataFrame:
    """Return the raw wallet log, as it was exported: nothing cleaned, nothing converted.

    The default sample is read from `data/` after a check of its checksum; any other is simulated on the spot.

    Returns
    -------
    DataFrame, one row a line of the log, in order of arrival
        user_id (int64), payment (fen as text; positive is money out), describe (text or missing),
        unix_time (seconds since 1970 in UTC, as text).

    Raises
    ------
    ValueError
        If seed or customers is out of range, or the committed file was changed.
    """
    return _sample("wallet_payments", seed, customers)


def load_potential(seed: int = SEED, customers: int = CUSTOMERS) -> pd.DataFrame:
    """Return user_id and user_potential (0 or 1), known for about half of the customers."""
    return _sample("user_potential", seed, customers)


def load_truth(seed: int = SEED, customers: int = CUSTOMERS) -> Truth:
    """Return what was planted in that sample: `.customers`, `.rows` (line by line of the log), `.dirt` (counts)."""
    if committed.holds(seed, customers):
        return Truth(*(committed.read(f"truth_{part}") for part in ("customers", "rows", "dirt")))
    return simulate(seed, customers).truth


def clean_wallet(raw: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the payments that can be used, and a ledger of what became of every row.

    The reasons are applied in the ledger's order, and a row is dropped for the first that holds. A true payment
    that repeats another in all four columns (two bus rides of one day, both with a bare date) cannot be told
    from a copy and is dropped as one.

    Parameters
    ----------
    raw : DataFrame with the columns of `load_wallet`; it is not changed.

    Returns
    -------
    payments : DataFrame, in the order of `raw`
        user_id (int64), time (naive, Asia/Shanghai), amount (yuan; positive is money out), text (str or missing),
        date_only (bool: the time is midnight, so the hour is unknown).
    ledger : DataFrame
        reason, rows_dropped, rows_left, out_dropped, in_dropped, money_dropped, money_left. The first line is "read",
        the last "kept". Money is the sum in yuan of amounts that can be read, NaN where none of a line's can: out
        and in are 0 or more, money is out less in. Each line's rows_left is the line's before less its
        rows_dropped; money likewise.

    Raises
    ------
    ValueError
        If a column is missing, or a user_id is not a whole number.

    Examples
    --------
    >>> raw = pd.DataFrame({"user_id": [7, 7], "payment": ["1250", r"\\N"], "describe": ["tea", "tea"],
    ...                     "unix_time": ["1500000000", "1500000000"]})
    >>> payments, ledger = clean_wallet(raw)
    >>> print(payments.loc[0, "time"], payments.loc[0, "amount"], "yuan")
    2017-07-14 10:40:00 12.5 yuan
    >>> ledger.loc[ledger["rows_dropped"] > 0, "reason"].tolist()
    ['payment cannot be read']
    """
    user = _user_ids(raw)
    fen = _whole_numbers(raw["payment"])
    unix = _whole_numbers(raw["unix_time"])
    local = unix.fillna(0).to_numpy(np.int64) + _BEIJING
    first, last = (int(moment.timestamp()) for moment in (START, OBSERVATION))
    reasons = {
        "time is 0": (unix == 0).fillna(False).to_numpy(bool),
        "time cannot be read": unix.isna().to_numpy(),
        f"before {START.date()}": local < first,
        f"after {(OBSERVATION - pd.Timedelta(1, 'D')).date()}": local >= last,
        "payment cannot be read": fen.isna().to_numpy(),
    }
    usable = ~np.any(list(reasons.values()), axis=0)
    reasons["repeats an earlier row"] = repeats = np.zeros(len(raw), dtype=bool)
    repeats[usable] = raw.loc[usable, list(COLUMNS)].duplicated()

    left = np.ones(len(raw), dtype=bool)
    lines = [("read", 0, len(raw), 0.0, 0.0, 0.0, _yuan(fen))]
    for reason, holds in reasons.items():
        drop = left & holds
        left &= ~holds
        money = _yuan(fen[drop].clip(lower=0)), _yuan(-fen[drop].clip(upper=0)), _yuan(fen[drop])
        lines.append((reason, int(drop.sum()), int(left.sum()), *money, _yuan(fen[left])))
    lines.append(("kept", 0, int(left.sum()), 0.0, 0.0, 0.0, _yuan(fen[left])))

    text = raw["describe"].astype("str")
    payments = pd.DataFrame(
        {
            "user_id": user[left],
            "time": local[left].astype("datetime64[s]").astype("datetime64[us]"),
            "amount": fen[left].to_numpy(np.int64) / 100,
            "text": text.mask(text.isin(["", "&nbsp;"]))[left].to_numpy(),
            "date_only": local[left] % _DAY == 0,
        }
    ).astype({"text": "str"})
    dropped = ["rows_dropped", "rows_left", "out_dropped", "in_dropped", "money_dropped"]
    return payments, pd.DataFrame(lines, columns=["reason", *dropped, "money_left"])


def _sample(name: str, seed: int, customers: int) -> pd.DataFrame:
    return committed.read(name) if committed.holds(seed, customers) else getattr(simulate(seed, customers), name)


def _user_ids(raw: pd.DataFrame) -> np.ndarray:
    if not isinstance(raw, pd.DataFrame):
        raise ValueError(f"clean_wallet got a {type(raw).__name__}; give the table that load_wallet returns.")
    missing = [name for name in COLUMNS if name not in raw]
    if missing:
        raise ValueError(
            f"The wallet log has no column {', '.join(missing)}; it needs {', '.join(COLUMNS)}: use load_wallet()."
        )
    numbers = pd.to_numeric(raw["user_id"], errors="coerce")
    bad = numbers.isna() | (numbers % 1 != 0)
    if bad.any():
        raise ValueError(
            f"user_id is no whole number in {bad.sum():,} rows (the first at position {int(np.argmax(bad))});"
            " mend or drop these rows before cleaning."
        )
    return numbers.to_numpy(np.int64)


def _whole_numbers(texts: pd.Series) -> pd.Series:
    """Return the texts that are whole numbers, others missing; at most 12 digits, so that no sum overflows."""
    texts = texts.astype("str").reset_index(drop=True)
    readable = texts.str.fullmatch(r"-?[0-9]{1,12}").fillna(False).astype(bool)
    return texts.where(readable).astype("Int64")


def _yuan(fen: pd.Series) -> float:
    """Return the sum in yuan, NaN if rows are there and none can be read; counted in fen, so exact."""
    return np.nan if len(fen) and fen.isna().all() else int(fen.sum()) / 100
