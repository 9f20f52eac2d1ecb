"""Audiences of data that nobody has seen: other types of columns, rare sizes, large numbers."""

import math
from itertools import pairwise

import duckdb
import pytest
from audience_samples import AS_OF, world

from helpers.audience import (
    Rule,
    count,
    estimate,
    export,
    features,
    interval,
    leaf,
    make_audience,
    profile,
    save,
    select,
    tags_of,
)
from helpers.audience_builder import Builder
from helpers.datasets.audience_db import large_audience_db

RULE = leaf("number", ">", 1)
VALID = ("2018-01-01", "2018-01-14")


@pytest.fixture
def db():
    with world(60) as db:
        yield db


def test_pandas_reads_the_words_of_a_large_database_as_sql_does():
    db = large_audience_db(200, 5, donors=30)
    table = features(db)
    for rule in (
        leaf("channels", "contains", "scan"),
        ~leaf("cities", "contains", "北京"),
        leaf("home_city", "!=", "x"),
    ):
        found = select(db, rule).tolist()
        assert found and table.loc[rule.matches(table), "user_id"].tolist() == found


def test_a_large_database_may_copy_a_customer_who_has_no_lists():
    db = large_audience_db(3, 5, donors=1)
    assert count(db, leaf("business_travel_cnt", ">=", 0)) == 3


# a dictionary that says something else than the database


def test_a_tag_without_a_column_is_named_and_spoils_no_other(db):
    db.execute("ALTER TABLE user_features DROP city")
    for ask in (count, select, estimate):
        with pytest.raises(ValueError, match=r"'city' .* no column at all"):
            ask(db, leaf("city", "=", "北京"))
    assert "city" not in set(profile(db, [1])["tag"])
    with pytest.raises(ValueError, match="cannot be profiled"):
        profile(db, [1], tags=["city"])
    assert count(db, leaf("flag", "=", 1)) == (features(db)["flag"] == 1).sum()


@pytest.mark.parametrize(
    "tag, kind, rule",
    [
        ("number", "VARCHAR", leaf("number", "in", [1, 2])),
        ("day", "VARCHAR", leaf("day", "=", "2017-12-01")),
        ("day", "TIMESTAMP WITH TIME ZONE", leaf("day", "within", 7)),
        ("places", "VARCHAR", leaf("places", "contains", "北京")),
    ],
)
def test_a_column_of_another_kind_is_refused_in_sql_and_in_pandas(db, tag, kind, rule: Rule):
    table = features(db)
    db.execute(f"ALTER TABLE user_features ALTER {tag} TYPE {kind}")
    with pytest.raises(ValueError, match="in the database as"):
        count(db, rule)
    with pytest.raises(ValueError, match="in the database as"):
        rule.matches(table, AS_OF, tags_of(db))


def test_the_builder_opens_without_the_tags_that_a_database_lacks(db, tmp_path):
    db.execute("ALTER TABLE user_features DROP city")
    builder = Builder(db, tmp_path)
    builder.add("flag", "=", 1)
    assert builder.count() == count(db, leaf("flag", "=", 1))
    builder.add("city", "=", "北京")
    assert "no column at all" in next(iter(builder.problems().values()))


@pytest.mark.parametrize("kind", ["BOOLEAN", "UTINYINT", "DECIMAL(9, 2)", "HUGEINT", "FLOAT"])
def test_numbers_may_be_held_in_any_kind_of_number(db, kind):
    db.execute(f"UPDATE user_features SET flag = abs(flag); ALTER TABLE user_features ALTER flag TYPE {kind}")
    rule = leaf("flag", "=", 1)
    assert count(db, rule) == rule.matches(features(db), AS_OF, tags_of(db)).sum() > 0


def test_a_database_of_something_else_gets_a_sentence():
    for other in (duckdb.connect(), None):
        with pytest.raises(ValueError, match="no database of audiences"):
            count(other, leaf("home_city", "is set"))


# estimates


def coverage(size: int, sample: int, population: int) -> float:
    """How often the interval holds the size, over all samples there are."""

    def ways(n: int, k: int) -> float:
        return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

    held = 0.0
    for hits in range(max(0, sample - population + size), min(sample, size) + 1):
        low, high = interval(hits, sample, population)
        if low <= size <= high:
            held += math.exp(ways(size, hits) + ways(population - size, sample - hits) - ways(population, sample))
    return held


@pytest.mark.parametrize("sample, population", [(100, 10_000), (100, 1000), (25, 50), (1, 50)])
def test_the_interval_keeps_its_promise_for_sizes_near_nobody_and_near_everybody(sample, population):
    few = range(0, min(population, 8 * population // sample) + 1, max(1, population // 2000))
    assert min(coverage(size, sample, population) for size in few) > 0.92
    assert min(coverage(population - size, sample, population) for size in few) > 0.92


def test_more_hits_never_mean_fewer_customers():
    bounds = [interval(hits, 100, 10_000) for hits in range(101)]
    assert all(low <= later and high <= above for (low, high), (later, above) in pairwise(bounds))


@pytest.mark.parametrize("sample", ["x", None])
def test_a_share_is_a_number(db, sample):
    with pytest.raises(ValueError, match="share"):
        estimate(db, RULE, sample=sample)


# profiles and exports


def test_bands_of_large_numbers_have_names_of_their_own(db):
    db.execute("UPDATE user_features SET number = 1000000 + user_id % 7")
    assert profile(db, [1], tags=["number"])["value"].tolist()[:2] == ["up to 1000001", "above 1000001 to 1000003"]


def test_nobody_is_handed_out_twice(db, tmp_path):
    kept = save(make_audience(db, RULE, name="a", purpose="marketing", valid=VALID), tmp_path)
    first = kept.ids[0]
    assert export(kept, [first, first], tmp_path, by="x", on="2018-01-02").read_text().split() == [
        "user_id",
        str(first),
    ]


@pytest.mark.parametrize(
    "changes, why",
    [
        ({"description": None}, "description is None"),
        ({"description": "\ud800"}, "description .* cannot be shown"),
        ({"owner": "\ud800"}, "owner .* cannot be shown"),
        ({"valid": ("2018-01-01", "2018-02-29")}, "valid_until is '2018-02-29'"),
        ({"valid": (0, "2018-01-02")}, "valid_from is 0"),
    ],
)
def test_the_sentence_names_the_field_that_is_wrong(db, changes, why):
    given = {"name": "a", "purpose": "marketing", "valid": VALID} | changes
    with pytest.raises(ValueError, match=why):
        make_audience(db, RULE, **given)
