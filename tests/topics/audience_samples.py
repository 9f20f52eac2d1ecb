"""A small world with everything missing somewhere, hostile names among the tags, and rules drawn at random."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import pandas as pd
from hypothesis import strategies as st

from helpers.audience import And, Not, Or, Rule, leaf

AS_OF = dt.date(2018, 1, 1)
HOSTILE = 'x" > 0; DROP TABLE user_features; -- 😈'
KINDS = {"number": "number", "amount": "number", "flag": "flag", "city": "text", HOSTILE: "text"}
KINDS |= {"places": "texts", "day": "day", "trips": "days"}
COLUMNS = ("INTEGER", "DOUBLE", "INTEGER", "VARCHAR", "VARCHAR", "VARCHAR[]", "DATE", "DATE[]")
TEXTS = ("北京", "上海", "O'Brien", '"; DROP TABLE user_features; --', "😀", "%", "?", "\\", "x" * 10_000)


def tags() -> pd.DataFrame:
    table = pd.DataFrame({"tag": list(KINDS), "value_type": list(KINDS.values())})
    return table.assign(name=table["tag"], chinese="", sensitivity="none", estimate="yes")


def world(customers: int = 400, seed: int = 5) -> duckdb.DuckDBPyConnection:
    """Return a database whose every tag is missing for a quarter of the customers."""
    rng = np.random.default_rng(seed)

    def holey(values: list) -> list:
        return [None if gone else value for gone, value in zip(rng.random(customers) < 0.25, values, strict=True)]

    def some(options, most: int) -> list:
        return [[options[i] for i in rng.choice(len(options), rng.integers(1, most))] for _ in range(customers)]

    days = [AS_OF - dt.timedelta(int(ago)) for ago in range(1, 60)]
    columns = {
        "number": holey(rng.integers(-2, 6, customers).tolist()),
        "amount": holey((rng.integers(-4, 9, customers) / 4).tolist()),
        "flag": holey(rng.integers(0, 2, customers).tolist()),
        "city": holey([TEXTS[i] for i in rng.integers(0, len(TEXTS), customers)]),
        HOSTILE: holey([TEXTS[i] for i in rng.integers(0, 4, customers)]),
        "places": holey(some(TEXTS, 4)),
        "day": holey([days[i] for i in rng.integers(0, len(days), customers)]),
        "trips": holey([sorted(some_days, reverse=True) for some_days in some(days, 9)]),
    }
    kinds = dict(zip(columns, COLUMNS, strict=True))
    db = duckdb.connect()
    named = ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}" {kind}' for name, kind in kinds.items())
    db.execute(f"CREATE TABLE user_features (user_id BIGINT, {named})")
    rows = list(zip(range(1, customers + 1), *columns.values(), strict=True))
    db.executemany(f"INSERT INTO user_features VALUES ({', '.join('?' * (len(kinds) + 1))})", rows)
    db.register("dictionary", tags())
    db.execute("CREATE TABLE tags AS FROM dictionary")
    db.execute("CREATE TABLE snapshot AS SELECT ?::DATE AS as_of", [AS_OF])
    return db


NUMBERS = st.one_of(st.integers(-3, 7), st.sampled_from([-0.5, 0.25, 1.0, 1.75]), st.floats(-1e9, 1e9))
WORDS = st.one_of(st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
DAYS = st.dates(dt.date(2017, 10, 25), dt.date(2018, 1, 3))
AGO = st.integers(1, 70)


def _ordered(values):
    return st.tuples(values, values).map(sorted).map(tuple)


_SET = st.tuples(st.sampled_from(["is set", "is not set"]), st.none())
_VALUES = {
    "number": st.one_of(
        st.tuples(st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), NUMBERS),
        st.tuples(st.just("in"), st.lists(NUMBERS, min_size=1, max_size=5)),
        st.tuples(st.just("between"), _ordered(NUMBERS)),
        _SET,
    ),
    "flag": st.one_of(st.tuples(st.sampled_from(["=", "!="]), st.sampled_from([0, 1])), _SET),
    "text": st.one_of(
        st.tuples(st.sampled_from(["=", "!="]), WORDS),
        st.tuples(st.just("in"), st.lists(WORDS, min_size=1, max_size=4)),
        _SET,
    ),
    "texts": st.one_of(st.tuples(st.just("contains"), st.lists(WORDS, min_size=1, max_size=12)), _SET),
    "day": st.one_of(
        st.tuples(st.just("="), DAYS),
        st.tuples(st.just("between"), _ordered(DAYS)),
        st.tuples(st.sampled_from(["within", "not within"]), AGO),
        _SET,
    ),
    "days": st.one_of(st.tuples(st.just("did"), st.tuples(st.integers(1, 9), st.one_of(st.none(), AGO))), _SET),
}


@st.composite
def leaves(draw) -> Rule:
    tag = draw(st.sampled_from(list(KINDS)))
    return leaf(tag, *draw(_VALUES[KINDS[tag]]))


def _groups(rules):
    several = st.lists(rules, min_size=1, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), rules.map(Not))


def rules():
    """Random trees of conditions and groups."""
    return st.recursive(leaves(), _groups, max_leaves=8)
