"""Reading baskets, in any of their formats, into one sparse table of ones."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

Baskets = pd.DataFrame | Iterable[Collection[Hashable]]


def boolean_table(lines: pd.DataFrame, basket: str, item: str) -> pd.DataFrame:
    """Return the lines of receipts as a boolean table: one row per basket, one column per item.

    Parameters
    ----------
    lines
        One row a line of a receipt. A basket that holds an item on several lines holds it once.
    basket, item
        The columns that name the basket and the item; lines without an item add no item to their basket.

    Raises
    ------
    ValueError
        If a column is not there, or a line belongs to no basket.

    Examples
    --------
    >>> lines = pd.DataFrame({"receipt": [1, 1, 1, 2], "goods": ["tea", "milk", "tea", "milk"]})
    >>> boolean_table(lines, "receipt", "goods").to_dict("index")
    {1: {'milk': True, 'tea': True}, 2: {'milk': True, 'tea': False}}
    """
    for column in (basket, item):
        if column not in lines:
            raise ValueError(f"There is no column {column!r}; the lines have {', '.join(map(str, lines.columns))}.")
    if lines[basket].isna().any():
        raise ValueError(f"{lines[basket].isna().sum():,} lines have no {basket!r}; drop them, and say how many.")
    row, names = pd.factorize(lines[basket], sort=True)
    column, items = pd.factorize(lines[item], sort=True)
    held = np.zeros((len(names), len(items)), dtype=bool)
    known = column >= 0
    held[row[known], column[known]] = True
    return pd.DataFrame(held, index=pd.Index(names, name=basket), columns=pd.Index(np.asarray(items), name=item))


def twelve(table: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """Return twelve of the baskets, to count by hand: three with both items, two with A, one with B, six with neither.

    Raises
    ------
    ValueError
        If the table has too few baskets of a kind.
    """
    pair = table[[a, b]]
    kinds = {(True, True): 3, (True, False): 2, (False, True): 1, (False, False): 6}
    parts = [pair[(pair[a] == with_a) & (pair[b] == with_b)].head(n) for (with_a, with_b), n in kinds.items()]
    chosen = pd.concat(parts).sort_index()
    if len(chosen) < 12:
        raise ValueError(f"There are too few baskets with {a!r} and {b!r} to choose twelve from.")
    return chosen


def encode(baskets: Baskets) -> tuple[csr_array, list]:
    """Return a sparse table of ones (baskets by items, sorted within a basket), and the items in its columns' order.

    Raises
    ------
    ValueError
        If there is no basket, a basket is a text, or a table holds anything but true and false.
    """
    if isinstance(baskets, pd.DataFrame):
        if not baskets.columns.is_unique:
            raise ValueError("Two columns of the table name the same item; give each item one column.")
        entries, items, number = _of_table(baskets), list(baskets.columns), len(baskets)
    else:
        entries, items, number = _of_collections(baskets)
    if not number:
        raise ValueError("There is no basket at all; give at least one (an empty basket counts as one).")
    order = sorted(range(len(items)), key=lambda place: _sortable(items[place]))
    rank = np.empty(len(items), dtype=np.int64)
    rank[order] = np.arange(len(items))
    row, column = entries
    held = csr_array((np.ones(len(row), np.int32), (row, rank[column])), shape=(number, len(items)))
    held.sum_duplicates()
    held.data[:] = 1
    return held, [items[place] for place in order]


def _of_table(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows and columns of the true cells."""
    if len(table.columns) and all(isinstance(dtype, pd.SparseDtype) for dtype in table.dtypes):
        sparse = table.sparse.to_coo()
        values, places = sparse.data, (sparse.row, sparse.col)
    else:
        values = table.to_numpy()
        places = _true_cells(values if values.dtype == bool else values == 1)
    if values.dtype != bool and not np.isin(values, (0, 1)).all():
        raise ValueError("A table of baskets holds True and False (or 1 and 0) alone; this one holds other values.")
    return places


def _true_cells(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what np.nonzero does, in the order of memory: in one dimension NumPy finds them seven times as fast."""
    if not values.size:
        return np.nonzero(values)
    if values.flags.f_contiguous:
        column, row = np.divmod(np.flatnonzero(values.ravel(order="F")), len(values))
        return row, column
    return np.divmod(np.flatnonzero(values.ravel()), values.shape[1])


def _of_collections(baskets: Iterable) -> tuple[tuple[np.ndarray, np.ndarray], list, int]:
    place: dict[Hashable, int] = {}
    row, column = [], []
    number = 0
    for basket in baskets:
        if isinstance(basket, str | bytes) or not isinstance(basket, Iterable):
            raise ValueError(f"Basket {number + 1:,} is {basket!r}; a basket is a collection of items, such as a list.")
        for item in basket:
            row.append(number)
            column.append(place.setdefault(item, len(place)))
        number += 1
    return (np.array(row, np.int64), np.array(column, np.int64)), list(place), number


def _sortable(item: Hashable) -> tuple[str, Hashable]:
    """Numbers among themselves, everything else by its text: items of mixed types have an order too."""
    return ("", item) if isinstance(item, int | float | np.number) else (type(item).__name__, str(item))
