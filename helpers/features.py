"""Features of customers on a day, computed from their payments: the table that audiences are selected from.

build_user_features    one row a customer, one column a tag, counted from events before a day
tag_dictionary         what every tag means, where it comes from, how sensitive it is
"""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral

import duckdb
import pandas as pd

from helpers.datasets.audience_db import FEATURES_SQL, as_lists, store, tag_dictionary
from helpers.dates import day_of

__all__ = ["build_user_features", "tag_dictionary"]

_COLUMNS = {
    "potential": {"user_id": "BIGINT", "user_potential": "BIGINT"},
    "consents": {"user_id": "BIGINT", "purpose": "VARCHAR", "given": "DATE", "withdrawn": "DATE"},
    "visits": {"user_id": "BIGINT", "time": "TIMESTAMP"}
    | dict.fromkeys(("line", "country", "city", "district", "area"), "VARCHAR"),
}
_KINDS = {
    "user_id": (pd.api.types.is_integer_dtype, "whole numbers"),
    "time": (pd.api.types.is_datetime64_dtype, "times without a time zone"),
    "amount": (pd.api.types.is_numeric_dtype, "numbers, in yuan"),
    "text": (lambda column: not pd.api.types.is_numeric_dtype(column), "texts"),
}


def build_user_features(
    payments: pd.DataFrame,
    as_of: object,
    *,
    potential: pd.DataFrame | None = None,
    consents: pd.DataFrame | None = None,
    visits: pd.DataFrame | None = None,
    asleep_after: int | None = None,
) -> pd.DataFrame:
    """Return one row a customer, from what had happened before `as_of`; the dictionary says what the columns mean.

    A customer is dormant (`sleep_customers` 1) whose pause since the last payment of their own is longer than every
    pause of theirs so far, and longer than 95 % of everybody's pauses between active days.

    Parameters
    ----------
    payments
        user_id, time (of the shop's clock), amount (yuan; positive is money out), text: what `clean_wallet` returns.
    as_of
        The day; nothing of that day or later is looked at, and who was not seen before it is not there.
    potential
        user_id, user_potential, a row a customer; without it the tag is missing for everybody.
    consents
        user_id, purpose, given, withdrawn; without it nobody agreed to anything.
    visits
        user_id, time, line, country, city, district, area; without it the tags of the app are missing for everybody.
    asleep_after
        Days without a payment after which everybody counts as dormant, in place of the rule above.

    Returns
    -------
    DataFrame, by user_id
        A column for each tag of `tag_dictionary`. A tag with several values holds lists, in the alphabet's order; days
        are newest first. Missing means: not known, or none.

    Raises
    ------
    ValueError
        If a column is missing or holds something else, or `as_of` is no day.

    Examples
    --------
    >>> payments = pd.DataFrame({"user_id": 7, "time": pd.to_datetime(["2017-05-01", "2017-05-03", "2017-06-01"]),
    ...                          "amount": [300.0, 20.0, 780.0],
    ...                          "text": ["信用卡还款", "余额支付-北京早点", "余额支付-机票"]})
    >>> now = build_user_features(payments, "2017-06-01")
    >>> now[["business_travel_cnt", "credit_card_repay_cnt", "sleep_customers", "cities"]].values.tolist()
    [[0, 1, 1, ['北京']]]
    """
    day = day_of(as_of)
    if day is None:
        raise ValueError("as_of is None; give a day, such as '2018-01-01'.")
    _check_columns("payments", payments, _KINDS)
    for name, (holds, what) in _KINDS.items():
        if not holds(payments[name]):
            raise ValueError(
                f"payments holds {payments[name].dtype} as {name}, and needs {what}; give what clean_wallet returns."
            )
    if asleep_after is not None:
        if type(asleep_after) is bool or not isinstance(asleep_after, Integral) or not 0 < asleep_after < 10_000:
            raise ValueError(f"asleep_after is {asleep_after!r:.60}; give a number of days, such as 30.")
        asleep_after = int(asleep_after)
    with duckdb.connect() as db:
        db.execute("SET enable_progress_bar = false")  # in a notebook, a slow query would leave a bar in the outputs
        store(db, "payments", payments[list(_KINDS)])
        _store_given(db, "user_potential", "potential", potential)
        _store_given(db, "consents", "consents", consents)
        _store_given(db, "app_visits", "visits", visits)
        db.execute(FEATURES_SQL)
        found = db.execute("FROM user_features_at(?::DATE, asleep_after := ?)", [day, asleep_after])
        return as_lists(found.df())


def _check_columns(name: str, table: object, columns: Iterable[str]) -> None:
    missing = [column for column in columns if not isinstance(table, pd.DataFrame) or column not in table]
    if missing:
        raise ValueError(f"{name} has no column {', '.join(missing)}; give a table with {', '.join(columns)}.")


def _store_given(db: duckdb.DuckDBPyConnection, name: str, called: str, table: pd.DataFrame | None) -> None:
    """Make a table, empty or with what was given."""
    columns = _COLUMNS[called]
    db.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns.items())})")
    if table is None:
        return
    _check_columns(called, table, columns)
    if called == "potential" and table["user_id"].duplicated().any():
        raise ValueError("potential names a customer twice; give one row a customer.")
    db.register("given", table[list(columns)])
    try:
        db.execute(f"INSERT INTO {name} BY NAME FROM given")
    except duckdb.Error as error:
        raise ValueError(f"{called} cannot be read: {str(error).splitlines()[0]}") from None
