"""Saved audiences as conditions of others, copied, archived, deleted and sampled; what the rule warns of."""

import json

import pytest

from helpers import audience
from helpers.audience import leaf, select
from helpers.audience_builder import AudienceBuilder, Builder, FormRefused, tree
from helpers.datasets.audience_db import audience_db

FORM = {"purpose": "marketing", "valid_from": "2018-01-01", "valid_until": "2018-01-14"}


@pytest.fixture(scope="module")
def db():
    return audience_db()


@pytest.fixture
def builder(db, tmp_path):
    """A builder with the audience “capital”, and “built on it”, which has it as a condition."""
    builder = Builder(db, tmp_path)
    builder.add("home_city", "=", "北京")
    builder.save("capital", **FORM)
    builder.clear()
    builder.add("saved_audience")
    builder.negate(builder.add("sleep_customers"))
    builder.save("built on it", **FORM, frequency="daily")
    return builder


# a saved audience as a condition


def test_members_of_a_saved_audience_are_selected_like_any_condition(builder, db):
    meant = leaf("home_city", "=", "北京") & ~leaf("sleep_customers", "=", 1)
    assert builder.ids().tolist() == select(db, meant).tolist()
    assert builder.count() == len(builder.ids()) > 0
    assert "saved audience (人群包) is “capital”" in builder.sentence()
    assert builder.sql()[1] == ["capital", 1]
    builder.negate(1)
    assert builder.count() == len(select(db, ~leaf("home_city", "=", "北京") & ~leaf("sleep_customers", "=", 1)))


def test_pandas_and_sql_select_the_same_members():
    import pandas as pd

    features = pd.DataFrame({"saved_audience": [["a", "b"], [], ["b"]]})
    assert leaf("saved_audience", "member of", "b").matches(features).tolist() == [True, False, True]


def test_a_condition_follows_the_audience_that_it_names(builder, db):
    builder.edit("capital")
    builder.change(1, "=", "上海")
    builder.save("capital", **FORM)
    builder.edit("built on it")
    meant = leaf("home_city", "=", "上海") & ~leaf("sleep_customers", "=", 1)
    assert builder.ids().tolist() == select(db, meant).tolist()
    assert builder.count() == len(builder.ids())


def test_a_daily_audience_is_a_condition_with_its_own_conditions(builder):
    builder.clear()
    number = builder.add("saved_audience")
    builder.change(number, value="built on it")
    assert builder.count() == len(builder.members_of(audience.load("built on it", builder.folder))) > 0
    builder.save("third floor", **FORM, frequency="daily")
    _, ledger = builder.export("third floor", by="Lin")
    assert ledger["excluded"].sum() + ledger["left"].iloc[-1] == builder.count()


@pytest.mark.parametrize("part", ["capital", "built on it"])
def test_no_audience_is_a_part_of_itself(builder, part):
    builder.edit("capital")
    assert part not in builder.usable()
    builder.add("saved_audience", "member of", part)
    with pytest.raises(ValueError, match=r"can(not)? be a condition of"):
        builder.count()
    with pytest.raises(FormRefused, match=r"can(not)? be a condition of"):
        builder.save("capital", **FORM)


def test_a_saved_audience_that_is_not_there_is_told_at_the_condition(builder):
    number = builder.add("saved_audience", "member of", "nobody")
    assert builder.problems() == {number: "No audience “nobody” is saved here; choose another."}


def test_what_was_sensitive_in_an_audience_is_a_concern_of_those_built_on_it(builder):
    assert any("“capital” is selected by home city" in concern for concern in builder.concerns())


# the list


def test_an_audience_that_others_use_is_neither_deleted_nor_archived_and_they_are_named(builder):
    for work in (builder.delete, builder.archive):
        with pytest.raises(ValueError, match="'capital' is a condition of 'built on it' and cannot be"):
            work("capital")
    builder.delete("built on it")
    builder.delete("capital")
    assert builder.names == [] and list(builder.folder.glob("*.json")) == []


def test_a_deleted_audience_leaves_its_rule_laid_out_and_unsaved(builder):
    builder.delete("built on it")
    assert builder.opened is None and builder.is_unsaved and builder.count() > 0


def test_an_archived_audience_is_restored_with_its_versions(builder):
    builder.edit("built on it")
    builder.save("built on it", **FORM, frequency="daily")
    builder.archive("built on it")
    assert (builder.names, builder.archived()["name"].tolist()) == (["capital"], ["built on it"])
    builder.restore("built on it")
    assert audience.load("built on it", builder.folder, 1).frequency == "daily"
    assert builder.saved()["version"].tolist() == [2, 1]


def test_an_archived_audience_waits_for_those_it_is_built_on(builder):
    builder.archive("built on it")
    builder.archive("capital")
    with pytest.raises(ValueError, match="holds nothing of an audience 'capital'"):
        builder.restore("built on it")


def test_a_copy_has_the_same_members_and_a_name_of_its_own(builder):
    assert [builder.copy("capital"), builder.copy("capital")] == ["capital (copy)", "capital (copy 2)"]
    first, second = (audience.load(name, builder.folder) for name in ("capital", "capital (copy 2)"))
    assert (first.ids, second.version) == (second.ids, 1)
    builder.clear()
    builder.add("home_city")
    builder.save("x" * 60, **FORM)
    assert len(builder.copy("x" * 60)) == 60


def test_a_sample_is_ten_ids_of_members_and_nothing_else(builder):
    members = audience.load("capital", builder.folder).ids
    sample = builder.sample("capital")
    assert len(sample) == 10 and set(sample) <= set(members) and sample.name == "user_id"
    assert set(builder.sample()) <= set(builder.ids())
    builder.add("home_city", "=", "nowhere")
    assert builder.sample().empty


def test_the_page_does_with_its_list_what_the_builder_does(builder, db):
    page = AudienceBuilder(db, builder.folder)

    def ask(action, **arguments):
        page.answer({"turn": 1, "action": action, "arguments": arguments})
        return page.state

    assert "is a condition of 'built on it'" in ask("delete", name="capital")["said"]
    rows = ask("audiences")["audiences"]["rows"]
    assert [(row["name"], row["frequency"], row["used_by"]) for row in rows] == [
        ("built on it", "daily", []),
        ("capital", "once", ["built on it"]),
    ]
    assert [row["name"] for row in ask("archive", name="built on it")["audiences"]["archived"]] == ["built on it"]
    assert "capital (copy)" in ask("copy", name="capital")["said"]
    state = ask("sample", name="capital")
    assert (len(state["sample"]["ids"]), state["names"]) == (10, ["capital", "capital (copy)"])
    json.dumps(state, allow_nan=False)


# the rule


def test_a_rule_is_unsaved_from_its_first_change_until_it_is_saved(builder):
    assert not builder.is_unsaved
    builder.negate(1)
    assert builder.is_unsaved
    builder.undo()
    assert not builder.is_unsaved
    builder.clear()
    assert not builder.is_unsaved


def test_a_duplicate_stands_behind_its_original_with_numbers_of_its_own(builder):
    builder.clear()
    group = builder.group("all")
    builder.add("home_city")
    last = builder.add("cities", into=tree.TOP)
    copied = builder.duplicate(group)
    assert [part["id"] for part in builder.tree["parts"]] == [group, copied, last]
    numbers = [node["id"] for node in tree.walk(builder.tree)]
    assert len(numbers) == len(set(numbers)) == 6
    builder.undo()
    assert len(builder.tree["parts"]) == 2


def test_an_empty_group_and_a_condition_that_stands_twice_are_warned_of(builder):
    builder.clear()
    first = builder.add("home_city")
    second = builder.duplicate(first)
    empty = builder.group()
    assert {number: said.split(" and ")[0] for number, said in builder.warnings().items()} == {
        second: "This stands twice in its group",
        empty: "The group is empty",
    }
    builder.negate(second)
    builder.remove(empty)
    assert builder.warnings() == {}
