import json
import threading

import numpy as np
import pandas as pd
import pytest

from helpers.audience import (
    PURPOSES,
    Audience,
    NotEstimable,
    concerns,
    count,
    drift,
    estimate,
    exclusions,
    export,
    features,
    interval,
    leaf,
    load,
    make_audience,
    members,
    not_estimable,
    overlap,
    profile,
    reach,
    save,
    saved_audiences,
    select,
    status,
)
from helpers.datasets.audience_db import audience_db, large_audience_db

TRAVELLERS = leaf("business_travel_cnt", ">", 0) & leaf("credit_card_repay_cnt", ">", 0)
RECENT = leaf("last_payment_day", "within", 7)
VALID = ("2018-01-01", "2018-01-14")


@pytest.fixture(scope="module")
def db():
    return audience_db()


@pytest.fixture(scope="module")
def many():
    return large_audience_db(20_000, permissions=False)


@pytest.fixture
def c1(db) -> Audience:
    return make_audience(db, TRAVELLERS, name="C1 联名卡", purpose="credit_offers", valid=VALID)


# estimating


@pytest.mark.parametrize("rule", [TRAVELLERS, leaf("cities", "contains", "北京"), leaf("user_potential", "is set")])
def test_the_interval_holds_the_true_size_19_times_in_20(many, rule):
    truth = count(many, rule)
    population = 20_000
    hits = np.random.default_rng(1).hypergeometric(truth, population - truth, 400, 1000)
    held = np.mean([low <= truth <= high for low, high in (interval(int(x), 400, population) for x in hits)])
    assert 0.93 <= held <= 0.97


@pytest.mark.slow
def test_estimates_of_the_database_hold_the_true_size_19_times_in_20(many):
    truth = count(many, TRAVELLERS)
    found = [estimate(many, TRAVELLERS, sample=0.02, seed=seed) for seed in range(1000)]
    assert 0.93 <= np.mean([given.low <= truth <= given.high for given in found]) <= 0.97
    assert np.mean([given.n for given in found]) == pytest.approx(truth, rel=0.03)


def test_a_sample_of_everybody_is_the_count(db):
    n, low, high, *_ = estimate(db, TRAVELLERS, sample=1)
    assert n == low == high == count(db, TRAVELLERS)


def test_no_hit_is_not_nobody(many):
    given = estimate(many, leaf("spend_90d", ">", 1e7), sample=0.01)
    assert (given.n, given.low, given.hits) == (0, 0, 0)
    assert 100 < given.high < 1000


def test_the_same_seed_draws_the_same_people(db):
    assert estimate(db, TRAVELLERS, sample=0.1, seed=3) == estimate(db, TRAVELLERS, sample=0.1, seed=3)
    assert len({estimate(db, TRAVELLERS, sample=0.1, seed=seed).hits for seed in range(20)}) > 3


@pytest.mark.parametrize(
    "rule, why",
    [
        (RECENT, "not in the sample's index"),
        (TRAVELLERS & leaf("lottery_days", "did", 2), "not in the sample's index"),
        (~leaf("cities", "contains", "北京"), "several values"),
        (~(TRAVELLERS & leaf("cities", "contains", "北京")), "several values"),
        (leaf("cities", "is not set"), "several values"),
    ],
)
def test_what_the_sample_cannot_tell_is_refused_with_the_reason(db, rule, why):
    with pytest.raises(NotEstimable, match=why):
        estimate(db, rule, sample=0.1)


def test_what_the_sample_can_tell_is_not_refused():
    twice_negated = ~(~leaf("cities", "contains", "北京") & TRAVELLERS)
    assert not_estimable(twice_negated) == not_estimable(~leaf("cities", "is not set")) == []


@pytest.mark.parametrize("sample", [0, -1, 1.5, True])
def test_a_share_of_the_people_is_between_0_and_1(db, sample):
    with pytest.raises(ValueError, match="share"):
        estimate(db, TRAVELLERS, sample=sample)


# comparing


def test_the_overlap_of_two_audiences_is_their_common_members(db):
    first, second = TRAVELLERS, leaf("is_installment", "=", 1)
    sizes = overlap({"C1": select(db, first), "C2": select(db, second)})
    assert sizes.loc["C1", "C2"] == sizes.loc["C2", "C1"] == count(db, first & second)
    assert reach({"C1": select(db, first), "C2": select(db, second)}) == count(db, first | second)
    assert overlap({"nobody": [], "C1": [1]}, share=True).loc["nobody"].isna().all()


def test_who_enters_and_leaves_a_daily_audience_adds_up(db):
    entered, left, stayed = drift(db, RECENT, "2017-12-01", "2017-12-15")
    assert len(entered) and len(left)
    assert sorted([*left, *stayed]) == select(db, RECENT, "2017-12-01").tolist()
    assert sorted([*entered, *stayed]) == select(db, RECENT, "2017-12-15").tolist()


def test_on_one_day_nothing_moves(db):
    entered, left, _ = drift(db, RECENT, "2017-12-01", "2017-12-01")
    assert entered.empty and left.empty


def test_another_day_knows_nothing_of_what_came_after(db):
    then = features(db, "2017-06-01")
    assert then["last_payment_day"].max() < pd.Timestamp("2017-06-01")
    assert (then["business_travel_cnt"].sum()) < features(db)["business_travel_cnt"].sum()
    assert db.execute(
        "SELECT max(day) FROM (SELECT unnest(lottery_days) AS day FROM user_features_20170601)"
    ).fetchall()


def test_a_database_without_payments_says_that_it_cannot_go_back(many):
    with pytest.raises(ValueError, match="no payments"):
        count(many, RECENT, "2017-06-01")


def test_nobody_knows_the_day_after_the_last(db):
    with pytest.raises(ValueError, match="ends on 2018-01-01"):
        count(db, RECENT, "2018-01-02")


def test_what_is_no_rule_is_refused(db):
    for ask in (select, count, estimate, concerns):
        with pytest.raises(ValueError, match="no rule"):
            ask(db, "business_travel_cnt > 0")


@pytest.mark.parametrize("ids", [["7"], [1.5], 7, [[1]], [None], [True], "7"])
def test_what_is_no_id_is_refused(db, ids):
    for ask in (lambda: overlap({"a": ids}), lambda: exclusions(db, ids, "marketing"), lambda: profile(db, ids)):
        with pytest.raises(ValueError, match="no list of ids"):
            ask()


def test_the_profile_of_everybody_is_100(db):
    everybody = profile(db, features(db)["user_id"], sensitive=True)
    assert everybody["index"].to_numpy() == pytest.approx(100)
    bands = everybody[~everybody["tag"].isin(["cities", "channels", "purposes"])].groupby("tag")["base"].sum()
    assert bands.to_numpy() == pytest.approx(1)


def test_sensitive_tags_are_shown_only_when_asked_for(db, c1):
    assert "lottery_interest" not in set(profile(db, c1.ids)["tag"])
    shown = profile(db, c1.ids, tags=["home_city", "business_travel_cnt"])
    assert set(shown["tag"]) == {"home_city", "business_travel_cnt"}
    cards = shown[shown["tag"] == "business_travel_cnt"]
    assert cards["index"].iloc[0] == 0 and (cards["index"].iloc[1:] > 100).all()


# audiences


@pytest.mark.parametrize(
    "changes, word",
    [
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "two\nlines"}, "name"),
        ({"purpose": "spam"}, "purpose"),
        ({"purpose": None}, "purpose"),
        ({"valid": ("2018-01-14", "2018-01-01")}, "validity"),
        ({"valid": ("2018-01-01", "2028-01-01")}, "validity"),
        ({"valid": ("2018-01-01", None)}, "validity"),
        ({"valid": "2018"}, "valid"),
        ({"frequency": "hourly"}, "frequency"),
        ({"description": "x" * 3000}, "description"),
    ],
)
def test_what_an_audience_needs_is_asked_for_by_name(db, changes, word):
    given = {"name": "C1", "purpose": "marketing", "valid": VALID} | changes
    with pytest.raises(ValueError, match=word):
        make_audience(db, TRAVELLERS, **given)


def test_a_one_off_audience_stays_and_a_daily_one_moves(db):
    frozen = make_audience(db, RECENT, name="a", purpose="marketing", valid=VALID, as_of="2017-12-01")
    daily = make_audience(db, RECENT, name="b", purpose="marketing", valid=VALID, frequency="daily")
    assert members(db, frozen, "2017-12-20").tolist() == select(db, RECENT, "2017-12-01").tolist()
    assert members(db, daily, "2017-12-20").tolist() == select(db, RECENT, "2017-12-20").tolist()


def test_the_status_follows_the_calendar(db, c1):
    found = {day: status(c1, day) for day in ("2017-12-31", "2018-01-01", "2018-01-08", "2018-01-09", "2018-01-15")}
    assert list(found.values()) == ["planned", "active", "active", "stale", "expired"]
    nobody = make_audience(db, leaf("spend_90d", ">", 1e9), name="n", purpose="marketing", valid=VALID)
    assert status(nobody, "2018-01-02") == "empty"


# exclusions


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_ledger_adds_up_and_each_is_counted_once(db, purpose):
    ids = select(db, TRAVELLERS)
    left, ledger, reasons = exclusions(db, [*ids, *ids[:3]], purpose)
    assert ledger["excluded"].iloc[1] == 3
    assert ledger["left"].iloc[0] - ledger["excluded"].sum() == ledger["left"].iloc[-1] == len(left)
    assert (ledger["left"].shift().iloc[1:] - ledger["excluded"].iloc[1:] == ledger["left"].iloc[1:]).all()
    assert sorted([*left, *reasons.index]) == ids.tolist()
    assert reasons.value_counts().to_dict() == {
        row.reason: row.excluded for row in ledger.iloc[2:-1].itertuples() if row.excluded
    }


def test_nobody_is_left_who_must_not_be_written_to(db):
    left, *_ = exclusions(db, features(db)["user_id"], "credit_offers")
    facts = {name: db.execute(f"FROM {name}").df() for name in ("opt_outs", "protected", "holdout", "contacts")}
    recent = facts["contacts"].query("day >= '2017-12-25'")
    agreed = features(db).set_index("user_id")["purposes"].loc[left]
    assert not set(left) & {*facts["opt_outs"]["user_id"], *facts["protected"]["user_id"], *facts["holdout"]["user_id"]}
    assert not set(left) & set(recent["user_id"])
    assert all("credit_offers" in purposes for purposes in agreed)


def test_the_day_decides_what_was_agreed(db):
    everybody = features(db, "2017-03-01")["user_id"]
    early, late = (set(exclusions(db, everybody, "marketing", day).ids) for day in ("2017-03-01", "2018-01-01"))
    assert early - late and late - early


def test_a_purpose_nobody_was_asked_for_is_refused(db):
    with pytest.raises(ValueError, match="purpose"):
        exclusions(db, [1, 2], "'; DROP TABLE consents")


def test_concerns_name_sensitive_tags_purpose_and_emptiness(db):
    said = concerns(
        db, TRAVELLERS & leaf("lottery_interest", ">", 0) & ~leaf("cities", "contains", "北京"), "credit_offers"
    )
    assert any("gambling" in line for line in said) and any("not agreed" in line for line in said)
    assert any("several values" in line for line in said)
    assert any("Nobody" in line for line in concerns(db, leaf("spend_90d", ">", 1e9)))
    assert concerns(db, leaf("spend_90d", ">", 0), None) == []


# keeping


def test_a_saved_audience_is_the_same_when_loaded(db, c1, tmp_path):
    daily = make_audience(db, RECENT, name="daily", purpose="marketing", valid=VALID, frequency="daily")
    for audience in (c1, daily):
        kept = save(audience, tmp_path)
        assert kept.version == 1
        assert load(audience.name, tmp_path) == kept


def test_every_save_is_a_version_and_none_is_lost(c1, tmp_path):
    first, second = save(c1, tmp_path), save(c1, tmp_path)
    assert (load("C1 联名卡", tmp_path, 1), load("C1 联名卡", tmp_path)) == (first, second)
    assert saved_audiences(tmp_path, "2018-01-02")[["name", "version", "size", "status"]].values.tolist() == [
        ["C1 联名卡", 2, len(c1.ids), "active"]
    ]
    with pytest.raises(ValueError, match="version 1, 2"):
        load("C1 联名卡", tmp_path, 3)


def test_two_who_save_at_once_get_two_versions(c1, tmp_path):
    got = []
    threads = [threading.Thread(target=lambda: got.append(save(c1, tmp_path).version)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(1, 9))
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b", "CON", ".hidden", "😀", "a:b*?", "北京" * 30, "*", "A", "a"]
)
def test_any_name_stays_in_its_folder(db, name, tmp_path):
    made = make_audience(db, TRAVELLERS, name=name, purpose="marketing", valid=VALID)
    save(made, tmp_path / "kept")
    assert load(name, tmp_path / "kept").name == name
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert len(list((tmp_path / "kept").iterdir())) == 1


@pytest.mark.parametrize(
    "content", ["", "[]", '{"name": "C1"}', "[" * 100_000, "\ud83d".encode("utf-8", "replace").decode()]
)
def test_a_spoilt_file_is_named_and_spoils_no_other(c1, tmp_path, content):
    save(c1, tmp_path)
    kept = next(tmp_path.glob("*.json"))
    spoilt = tmp_path / "x-0123456789ab.v1.json"
    spoilt.write_text(content, encoding="utf-8")
    (tmp_path / "notes.json").write_text("no audience")
    assert saved_audiences(tmp_path, "2018-01-02")["status"].tolist() == ["active", "unreadable"]
    kept.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="no saved audience"):
        load(c1.name, tmp_path)


def test_an_audience_names_its_owner_and_one_kept_before_owners_were_noted_has_none(db, c1, tmp_path):
    kept = save(make_audience(db, TRAVELLERS, name="C2", purpose="service", valid=VALID, owner="林 Lin"), tmp_path)
    assert load("C2", tmp_path).owner == kept.owner == "林 Lin"
    (path,) = tmp_path.glob("*.json")
    older = json.loads(path.read_text(encoding="utf-8"))
    del older["owner"]
    path.write_text(json.dumps(older), encoding="utf-8")
    assert load("C2", tmp_path).owner == ""


@pytest.mark.parametrize(
    "change",
    [{"version": "2"}, {"ids": [1.5]}, {"ids": "12"}, {"frequency": "daily"}, {"rule": {}}, {"extra": 1}, {"name": 7}],
)
def test_a_file_changed_by_hand_is_refused(c1, tmp_path, change):
    save(c1, tmp_path)
    path = next(tmp_path.glob("*.json"))
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(ValueError):
        load(c1.name, tmp_path)


def test_an_export_holds_ids_only_and_is_logged(db, c1, tmp_path):
    kept = save(c1, tmp_path / "audiences")
    left = exclusions(db, kept.ids, kept.purpose).ids
    path = export(kept, left, tmp_path / "out", by="小林", on="2018-01-03")
    assert path.read_text().split() == ["user_id", *map(str, left)]
    export(kept, left, tmp_path / "out", by="小林", on="2018-01-04")
    log = [json.loads(line) for line in (tmp_path / "out" / "exports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["by"], line["rows"], line["on"]) for line in log] == [
        ("小林", len(left), "2018-01-03"),
        ("小林", len(left), "2018-01-04"),
    ]
    assert log[0]["file"] == path.name


def test_what_may_not_be_used_is_not_handed_out(c1, tmp_path):
    kept = save(c1, tmp_path)
    refused = [
        (c1, kept.ids, "小林", "2018-01-02", "not saved"),
        (kept, kept.ids, "小林", "2018-01-10", "stale"),
        (kept, kept.ids, "小林", "2018-02-01", "expired"),
        (kept, [1, *kept.ids], "小林", "2018-01-02", "not in the audience"),
        (kept, kept.ids, " ", "2018-01-02", "who takes"),
    ]
    for audience, ids, by, on, why in refused:
        with pytest.raises(ValueError, match=why):
            export(audience, ids, tmp_path, by=by, on=on)
    assert not list(tmp_path.glob("*.csv"))
