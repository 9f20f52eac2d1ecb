"""What to ask of a table before it is grouped: what a row is, and which rows and money a grouping leaves out."""

from __future__ import annotations

import pandas as pd


def grain(table: pd.DataFrame, keys: str | list[str]) -> pd.Series:
    """Return how a table's rows relate to a candidate key.

    Parameters
    ----------
    table
        Any table.
    keys
        One column, or several that together should name a row.

    Returns
    -------
    Series
        ``rows``; ``without_key`` (rows in which a part of the key is missing); ``distinct`` (different keys); ``most``
        (rows of the commonest key); ``unique`` (whether the key names every row).

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> grain(pd.DataFrame({"receipt": ["a", "a", "b", None]}), "receipt").to_dict()
    {'rows': 4, 'without_key': 1, 'distinct': 2, 'most': 2, 'unique': False}
    """
    columns = known_columns(table, keys)
    missing = table[columns].isna().any(axis=1)
    sizes = table[~missing].groupby(columns, observed=True).size()
    result = {
        "rows": len(table),
        "without_key": int(missing.sum()),
        "distinct": len(sizes),
        "most": int(sizes.max()) if len(sizes) else 0,
        "unique": bool(not missing.any() and len(sizes) == len(table)),
    }
    return pd.Series(result, dtype=object, name=" + ".join(columns))


def silent_loss(table: pd.DataFrame, keys: str | list[str], money: str) -> pd.Series:
    """Return what ``table.groupby(keys)`` leaves out without a word: the rows whose key is missing.

    Parameters
    ----------
    table
        Any table.
    keys
        The grouping column or columns.
    money
        The column of amounts.

    Returns
    -------
    Series
        ``rows`` and ``money`` lost, and their shares ``rows_share`` and ``money_share`` of the table's totals. The
        share of money is missing where the total is 0.

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> table = pd.DataFrame({"shop": ["x", "y", None], "yuan": [10.0, 20.0, 10.0]})
    >>> silent_loss(table, "shop", "yuan").to_dict()
    {'rows': 1.0, 'money': 10.0, 'rows_share': 0.3333333333333333, 'money_share': 0.25}
    """
    columns = known_columns(table, keys)
    amounts = table[known_columns(table, money)[0]]
    lost = table[columns].isna().any(axis=1)
    total = amounts.sum()
    return pd.Series(
        {
            "rows": float(lost.sum()),
            "money": float(amounts[lost].sum()),
            "rows_share": float(lost.mean()) if len(table) else float("nan"),
            "money_share": float(amounts[lost].sum() / total) if total else float("nan"),
        },
        name=" + ".join(columns),
    )


def known_columns(table: pd.DataFrame, keys: str | list[str]) -> list[str]:
    """Return the names as a list; ValueError, in a sentence, if a column is not there."""
    columns = [keys] if isinstance(keys, str) else list(keys)
    for column in columns:
        if column not in table.columns:
            raise ValueError(f"There is no column {column!r}; the table has {', '.join(map(str, table.columns))}.")
    return columns
