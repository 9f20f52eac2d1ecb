"""The course's data: loaders that check what they load, and a cleaning that accounts for every row.

load_wallet, load_potential    Anhe Life's raw wallet log and its side table (simulated)
clean_wallet                   payments that can be used, and a ledger of the rest
load_truth                     what was planted in them
simulate                       another sample: other seed, other size
simulate_members               department-store members: who leaves when (simulated)
load_online_retail             Online Retail: a British web shop's year (real)
simulate_retail                a web shop in Online Retail's columns, with its anomalies, its accounts and the truth
load_retail, clean_retail      either shop in one form; its lines cleaned, with a ledger
load_journey                   The Complete Journey: a grocer's receipts (real; comes with a package)
load_demographics              who lives in 801 of its households (real; the same package)
printed_table                  tables as the source documents print them
dictionary                     meaning, unit, type, range and sensitivity of every column
"""

import pandas as pd

from helpers.datasets.anhe import CUSTOMERS, SEED, Anhe, Truth, simulate
from helpers.datasets.journey import NOT_GOODS, load_demographics, load_journey
from helpers.datasets.members import simulate_members
from helpers.datasets.online_retail import load_online_retail
from helpers.datasets.retail import Retail, clean_retail, load_retail, simulate_retail
from helpers.datasets.wallet import clean_wallet, load_potential, load_truth, load_wallet
from helpers.paths import DATA

__all__ = [
    "CUSTOMERS",
    "NOT_GOODS",
    "SEED",
    "Anhe",
    "Retail",
    "Truth",
    "clean_retail",
    "clean_wallet",
    "dictionary",
    "load_demographics",
    "load_journey",
    "load_online_retail",
    "load_potential",
    "load_retail",
    "load_truth",
    "load_wallet",
    "printed_table",
    "simulate",
    "simulate_members",
    "simulate_retail",
]


def printed_table(name: str) -> pd.DataFrame:
    """Return a table as a source document prints it, such as "interest_top10".

    Examples
    --------
    >>> printed_table("interest_top10").shape
    (10, 5)
    """
    _known(name, sorted(path.stem for path in (DATA / "printed").glob("*.csv")), "printed table")
    return pd.read_csv(DATA / "printed" / f"{name}.csv")


def dictionary(table: str | None = None) -> pd.DataFrame:
    """Return the data dictionary, of one table or of all.

    Examples
    --------
    >>> dictionary("user_potential")["column"].tolist()
    ['user_id', 'user_potential']
    """
    words = pd.read_csv(DATA / "dictionary.csv", keep_default_na=False)
    if table is None:
        return words
    _known(table, words["table"].unique().tolist(), "table")
    return words[words["table"] == table].reset_index(drop=True)


def _known(name: str, names: list[str], kind: str) -> None:
    if name not in names:
        raise ValueError(f"{name!r} is no {kind} of this course; choose one of {', '.join(names)}.")
