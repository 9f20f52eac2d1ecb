"""Audiences saved at the builder, and what a page may ask of it."""

import json
import re
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from helpers.audience_builder import AudienceBuilder, Builder, FormRefused, form_problems, open_builder
from helpers.audience_builder.widget import CHANGES, LOOKS
from helpers.datasets.audience_db import audience_db
from helpers.paths import NOTEBOOKS, ROOT
from workshop.commands.audience import SETTINGS, write_page
from workshop.running.execute import execute

FORM = {"name": "C1 联名卡", "purpose": "marketing", "valid_from": "2018-01-01", "valid_until": "2018-01-14"}


@pytest.fixture(scope="module")
def db():
    return audience_db()


@pytest.fixture
def kept(db, tmp_path):
    """A builder with one saved audience."""
    builder = Builder(db, tmp_path)
    builder.add("home_city", "=", "北京")
    builder.save(**FORM)
    return builder


@pytest.fixture
def page(db, tmp_path):
    """The builder as a page asks it: action, arguments -> the state."""
    widget, turns = AudienceBuilder(db, tmp_path), iter(range(1, 1000))

    def ask(action, **arguments):
        widget.answer({"turn": next(turns), "action": action, "arguments": arguments})
        return widget.state

    return ask


# saving


@pytest.mark.parametrize(
    "field, value, words",
    [
        ("name", "", "人群包名称"),
        ("name", "x" * 61, "1 to 60"),
        ("name", "a\nb", "cannot be shown"),
        ("name", "a\u202eb", "cannot be shown"),
        ("purpose", "", "人群包用途"),
        ("purpose", "spam", "choose one of"),
        ("valid_from", "", "有效时间"),
        ("valid_until", "soon", "give a day"),
        ("valid_until", "2017-12-31", "ends before it begins; choose other days"),
        ("valid_until", "2019-01-02", "has 367 days, more than 366; choose"),
        ("frequency", "hourly", "one-off or updated daily"),
        ("description", "x" * 2001, "2,000"),
        ("owner", "x" * 61, "at most 60"),
    ],
)
def test_a_field_that_is_missing_or_wrong_is_told_at_the_field_in_a_sentence(field, value, words):
    problems = form_problems(**{"frequency": "once", "description": "", "owner": ""} | FORM | {field: value})
    assert list(problems) == [field]
    assert words in problems[field]


def test_all_fields_are_told_at_once_and_nothing_is_saved(db, tmp_path):
    builder = Builder(db, tmp_path)
    with pytest.raises(FormRefused) as refused:
        builder.save("", "", "", "")
    assert list(refused.value.problems) == ["name", "purpose", "valid_from", "valid_until", "rule"]
    assert list(tmp_path.iterdir()) == []


def test_an_audience_is_found_again_by_another_builder(kept, db):
    found = Builder(db, kept.folder).saved()
    assert found[["name", "version", "size", "status"]].values.tolist() == [["C1 联名卡", 1, kept.count(), "active"]]


def test_a_name_that_is_taken_is_refused_until_its_audience_is_opened(kept, db):
    builder = Builder(db, kept.folder)
    builder.add("home_city", "=", "上海")
    with pytest.raises(FormRefused, match="has this name already"):
        builder.save(**FORM)
    builder.edit(FORM["name"])
    assert builder.rule == kept.rule
    assert builder.save(**FORM).version == 2


def test_a_saved_one_is_stale_after_a_week_and_expired_after_its_validity(kept, db):
    for today, status in (("2018-01-07", "active"), ("2018-01-10", "stale"), ("2018-02-01", "expired")):
        builder = Builder(db, kept.folder, today=today)
        assert builder.saved()["status"].tolist() == [status]
        builder.edit(FORM["name"])
        assert len(builder.age()) == (status != "active")


def test_the_overlap_of_two_audiences_is_counted(kept):
    kept.clear()
    kept.add("home_city", "in", ["北京", "上海"])
    kept.save(**FORM | {"name": "two cities", "frequency": "daily"})
    shared = kept.overlap()
    assert shared.loc["C1 联名卡", "two cities"] == shared.loc["C1 联名卡", "C1 联名卡"]
    assert shared.loc["two cities", "two cities"] == kept.count()


def test_an_export_holds_ids_only_of_those_one_may_write_to_and_is_logged(kept):
    path, ledger = kept.export("C1 联名卡", by="Lin")
    lines = path.read_text().split()
    assert lines[0] == "user_id" and len(lines) - 1 == ledger["left"].iloc[-1] < kept.count()
    assert np.isin([int(line) for line in lines[1:]], kept.ids()).all()
    assert json.loads((path.parent / "exports.jsonl").read_text())["by"] == "Lin"


def test_nothing_is_handed_out_after_the_validity_or_to_nobody(kept, db):
    with pytest.raises(ValueError, match="say who takes"):
        kept.export("C1 联名卡", by=" ")
    with pytest.raises(ValueError, match="expired"):
        Builder(db, kept.folder, today="2018-02-01").export("C1 联名卡", by="Lin")


# the page


def test_every_deed_of_the_page_is_a_method_of_the_builder():
    asked = set(re.findall(r'\b(?:act|does)\("(\w+)"', AudienceBuilder._esm))
    assert asked == {*CHANGES, *LOOKS}
    assert all(callable(getattr(Builder, change)) for change in CHANGES)


def test_the_page_never_makes_html_of_text():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", AudienceBuilder._esm)


def test_one_deed_is_one_answer_with_its_turn(page):
    state = page("add", tag="home_city")
    assert (state["turn"], len(state["rule"]["parts"])) == (1, 1)
    assert state["count"] > 0 and "SELECT" in state["sql"]["text"]


def test_thoughts_last_until_the_rule_changes(page):
    page("add", tag="home_city")
    thoughts = page("consider", purpose="marketing")["thoughts"]
    assert thoughts["estimate"]["sample"] > 0 and len(thoughts["concerns"]) == 2
    assert page("aim", number=0)["thoughts"] == thoughts
    assert "thoughts" not in page("add", tag="channels")


def test_the_page_saves_lists_and_exports(page):
    page("add", tag="home_city")
    assert page("save", name="")["problems"]["name"].startswith("Give the audience a name")
    name = "</script><img src=x onerror=alert(1)> '; DROP TABLE tags"
    saved = page("save", **FORM | {"name": name})
    assert "version 1" in saved["said"]
    assert [row["name"] for row in saved["audiences"]["rows"]] == [name]
    handed = page("export", name=name, by="Lin")
    assert handed["ledger"][-1]["reason"] == "to be contacted"
    assert page("edit", name=name)["opened"]["version"] == 1


def test_the_profile_reaches_the_page_without_holes(page):
    page("add", tag="sleep_customers")
    rows = page("profile")["profile"]
    assert {row["value"] for row in rows if row["tag"] == "sleep_customers"} == {"yes", "no"}
    json.dumps(rows, allow_nan=False)


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {},
        {"action": "add"},
        {"action": "add", "arguments": []},
        {"action": "add", "arguments": {}},
        {"action": "__class__", "arguments": {}},
        {"action": ["add"], "arguments": {}},
        {"action": "close", "arguments": {}},
        {"action": "add", "arguments": {"tag": ["x"]}},
        {"action": "add", "arguments": {"tag": "home_city", "into": "0"}},
        {"action": "add", "arguments": {"tag": "home_city", "at": -1}},
        {"action": "add", "arguments": {"tag": "home_city", "operator": "=", "value": "\ud800"}},
        {"action": "add", "arguments": {"tag": "home_city", "self": 1}},
        {"action": "edit", "arguments": {"name": 7}},
        {"action": "export", "arguments": {"name": "../x", "by": "me"}},
        {"action": "save", "arguments": {"name": ["x"], "purpose": {}, "valid_from": [], "valid_until": {}}},
        {"action": "consider", "arguments": {"purpose": ["marketing"]}},
        {"turn": "7", "action": "undo", "arguments": {}},
    ],
)
def test_whatever_a_page_sends_is_answered_by_a_sentence(db, tmp_path, message):
    widget = AudienceBuilder(db, tmp_path)
    if isinstance(message, dict) and message.get("action") == "consider":
        widget.add("home_city")
    widget.answer(message)
    assert widget.state["refused"] and widget.state["said"]
    assert "traceback" not in widget.state["said"].lower()
    json.dumps(widget.state, ensure_ascii=False, allow_nan=False).encode()


def test_a_method_called_in_a_cell_moves_the_page_too(db, tmp_path):
    widget = AudienceBuilder(db, tmp_path)
    widget.add("home_city", "=", "北京")
    assert widget.state["count"] == widget.count()


@pytest.mark.kernel
def test_a_builder_in_a_sealed_notebook_is_words_and_no_widget(tmp_path):
    code = f"""
from helpers.audience_builder import open_builder
from helpers.datasets.audience_db import audience_db
builder = open_builder(audience_db(), {str(tmp_path)!r})
builder.add("home_city", "=", "<b>")
builder
"""
    done = json.dumps(execute(new_notebook(cells=[new_code_cell(code)]), NOTEBOOKS), ensure_ascii=False)
    assert "0 of 1,000 customers" in done and "“&lt;b&gt;”" in done
    assert "widget" not in done and "<b>”" not in done


def test_the_command_writes_a_page_that_opens_the_builder_behind_a_token(tmp_path):
    page = nbformat.read(write_page(tmp_path, 5000), as_version=4)
    nbformat.validate(page)
    assert "open_builder(large_audience_db(5000)" in page.cells[0].source
    settings = json.loads((SETTINGS / "voila.json").read_text())["Voila"]
    assert settings["auto_token"]
    assert settings["tornado_settings"]["headers"]["Content-Security-Policy"].startswith("default-src 'self'")


def test_outside_a_notebook_a_builder_has_no_front_end(db, tmp_path):
    assert type(open_builder(db, tmp_path)) is Builder


def test_the_builder_starts_without_the_libraries_that_draw_and_test():
    slow = ("matplotlib.pyplot", "scipy.stats", "sklearn")
    code = f"import sys, helpers.audience_builder; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
