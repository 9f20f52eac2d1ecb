import re

import duckdb
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from helpers.datasets.audience_db import (
    AGREED,
    PURPOSES,
    as_lists,
    audience_db,
    large_audience_db,
    make_audience_db,
    simulate_permissions,
    simulate_visits,
    tag_dictionary,
)
from helpers.datasets.audience_db.app import INSTALLED
from helpers.datasets.audience_db.permissions import AGREED_AGAIN, HELD_OUT, OPTED_OUT, PROTECTED, TABLES
from workshop.cli import course

UNTIL = pd.Timestamp("2018-01-01")


def tables(db: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    names = [row[0] for row in db.execute("SHOW TABLES").fetchall()]
    return {name: as_lists(db.execute(f'FROM "{name}" ORDER BY ALL').df()) for name in names}


@pytest.fixture(scope="module")
def granted():
    users = pd.Series(UNTIL - pd.to_timedelta(np.arange(1, 20_001) % 500 + 1, "D"), index=np.arange(1, 20_001))
    return simulate_permissions(3, users, UNTIL)


def test_the_same_seed_gives_the_same_content(tmp_path):
    path = make_audience_db(3, 60, tmp_path / "new" / "a.duckdb")
    with duckdb.connect(str(path), read_only=True) as db:
        written = tables(db)
    again = tables(audience_db(3, 60))
    assert list(written) == list(again)
    for name, table in written.items():
        pd.testing.assert_frame_equal(table, again[name])
    assert [file.name for file in path.parent.iterdir()] == ["a.duckdb"]


def test_the_command_writes_it_beside_the_tables(tmp_path):
    words = ["data", "make", "--seed", "3", "--customers", "20", "--out", str(tmp_path), "--db"]
    assert CliRunner().invoke(course, words, catch_exceptions=False).exit_code == 0
    with duckdb.connect(str(tmp_path / "audience.duckdb"), read_only=True) as db:
        assert db.execute("SELECT count(*) FROM user_features").fetchall() == [(20,)]


def test_a_database_on_disk_answers_for_another_day_without_being_changed(tmp_path):
    path = make_audience_db(3, 60, tmp_path / "a.duckdb")
    with duckdb.connect(str(path), read_only=True) as db:
        then, now = (
            db.execute(sql).fetchall()[0][0]
            for sql in (
                "SELECT sum(credit_card_repay_cnt) FROM user_features_at(DATE '2017-06-01')",
                "SELECT sum(credit_card_repay_cnt) FROM user_features",
            )
        )
    assert 0 < then < now


def test_the_tables_lie_side_by_side():
    found = tables(audience_db(3, 60))
    assert set(TABLES) | {"payments", "app_visits", "user_features", "user_potential", "tags", "snapshot"} == set(found)
    users = set(found["user_features"]["user_id"])
    assert len(users) == 60
    for name in (*TABLES, "app_visits"):
        assert set(found[name]["user_id"]) <= users
    assert list(found["user_features"])[1:] == tag_dictionary()["tag"].tolist()
    assert found["contacts"]["day"].max() < UNTIL


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(ValueError, match="folder"):
        make_audience_db(3, 60, tmp_path)
    with pytest.raises(ValueError, match="customers"):
        make_audience_db(3, 0, tmp_path / "a.duckdb")
    assert not list(tmp_path.iterdir())


def test_consents_fold_to_what_was_planted(granted):
    current = granted.consents[granted.consents["withdrawn"].isna()]
    assert not current.duplicated(["user_id", "purpose"]).any()
    agreed = granted.agreed.set_index("user_id")
    for purpose in PURPOSES:
        assert set(current.loc[current["purpose"] == purpose, "user_id"]) == set(agreed.index[agreed[purpose]])


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_planted_shares_are_found(granted, purpose):
    lines = granted.consents[granted.consents["purpose"] == purpose]
    ever, leaves = AGREED[purpose]
    assert lines["user_id"].nunique() / 20_000 == pytest.approx(ever, abs=0.015)
    left = lines["withdrawn"].notna().sum() / lines["user_id"].nunique()
    assert left == pytest.approx(leaves, abs=0.02)
    assert granted.agreed[purpose].mean() == pytest.approx(ever * (1 - leaves * (1 - AGREED_AGAIN)), abs=0.015)


def test_dates_are_in_order_and_before_the_end(granted):
    lines = granted.consents
    assert (lines["given"] < UNTIL).all()
    assert (lines["withdrawn"].dropna() < UNTIL).all()
    assert (lines["withdrawn"] >= lines["given"])[lines["withdrawn"].notna()].all()
    again = lines[lines.duplicated(["user_id", "purpose"])]
    before = lines.groupby(["user_id", "purpose"])["withdrawn"].first()
    assert len(again)
    assert (again["given"].to_numpy() >= before.loc[list(zip(again["user_id"], again["purpose"], strict=True))]).all()


def test_the_other_permissions_have_their_shares(granted):
    assert len(granted.opt_outs) / 20_000 == pytest.approx(OPTED_OUT, abs=0.006)
    assert len(granted.holdout) / 20_000 == pytest.approx(HELD_OUT, abs=0.006)
    shares = granted.protected["reason"].value_counts() / 20_000
    assert shares.to_dict() == pytest.approx(PROTECTED, abs=0.005)


def test_a_large_database_looks_like_the_small_one_it_is_copied_from():
    small, large = audience_db(), large_audience_db(30_000)
    for share in ("avg((home_city = '北京')::INT)", "avg(sleep_customers)", "avg(credit_card_repay_cnt)"):
        one, other = (db.execute(f"SELECT {share} FROM user_features").fetchall()[0][0] for db in (small, large))
        assert other == pytest.approx(one, rel=0.1)
    columns = [[row[:2] for row in db.execute("DESCRIBE user_features").fetchall()] for db in (small, large)]
    assert columns[0] == [(name, re.sub(r"ENUM\(.*\)", "VARCHAR", kind)) for name, kind in columns[1]]
    assert large.execute("SELECT count(DISTINCT user_id) FROM user_features").fetchall() == [(30_000,)]


def test_a_word_that_a_large_database_does_not_know_is_had_by_nobody():
    db = large_audience_db(2_000, permissions=False)
    for test in ("home_city = ?", "home_city IN (?)", "list_contains(cities, ?)", "list_has_any(cities, [?])"):
        assert db.execute(f"SELECT count(*) FROM user_features WHERE {test}", ["'; DROP"]).fetchall() == [(0,)]


def test_consents_of_a_large_database_agree_with_its_features():
    db = large_audience_db(5_000)
    lists, lines = db.execute(
        "SELECT count(*) FILTER (list_contains(purposes, 'credit_offers')), (SELECT count(*) FROM consents"
        " WHERE purpose = 'credit_offers' AND withdrawn IS NULL) FROM user_features"
    ).fetchall()[0]
    assert lists == lines > 0


def test_a_large_database_may_hold_some_tags_only():
    db = large_audience_db(2_000, columns=["home_city"], permissions=False)
    assert [row[0] for row in db.execute("DESCRIBE user_features").fetchall()] == ["user_id", "home_city"]
    assert db.execute("SELECT count(*) FROM consents").fetchall() == [(0,)]
    with pytest.raises(ValueError, match="no tag"):
        large_audience_db(2_000, columns=["city; DROP"])
    with pytest.raises(ValueError, match="customers"):
        large_audience_db(0)


def test_visits_tell_where_customers_were_planted_to_live_and_work():
    db = audience_db()
    joined = db.execute("SELECT user_id, min(time)::DATE AS day FROM payments GROUP BY ALL ORDER BY ALL").df()
    city = pd.Series("北京", index=joined["user_id"].iloc[::2])
    visits, planted = simulate_visits(3, joined.set_index("user_id")["day"], city, UNTIL)
    assert visits["time"].max() < UNTIL and (visits["country"] == "中国").equals(visits["area"].notna())
    db.execute("CREATE OR REPLACE TABLE app_visits AS FROM visits")
    found = db.execute("FROM user_features_at(?::DATE)", [UNTIL]).df().merge(planted, on="user_id")
    assert found["home"].str.startswith("北京市").mean() > 0.5
    for tag, truth, least in (("home_area", "home", 0.98), ("work_area", "work", 0.97)):
        known = found[found[tag].notna() & found[truth].notna()]
        assert len(known) > 300 and (known[tag] == known[truth]).mean() > least
    assert found["app_installed"].mean() == pytest.approx(INSTALLED, abs=0.06)
    assert (found["loyalty"].notna() == found["last_visit_day"].notna()).all()
