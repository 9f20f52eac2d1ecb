"""The page of `course audience`: the focus is kept, the count in sight on a phone, no rule lost unasked; axe."""

from urllib.parse import urlsplit

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from builder_server import WAIT, asked, free_port, kernels, runs, started, waited_for
from playwright.sync_api import expect

from helpers.audience import leaf, saved_audiences, select
from helpers.datasets.audience_db import large_audience_db

CUSTOMERS = 5_000
TRAVELS, CITIES, SPENT, DORMANT = "number of business-travel", "cities paid in", "spend of the last", "dormant"
WIDE, PHONE = {"width": 1400, "height": 1000}, {"width": 390, "height": 800}
# Counts the frames in which nothing has the focus.
WATCH = """() => { Object.assign(window, { lost: 0, watched: true }); const watch = () => {
  if (document.activeElement === document.body) window.lost += 1;
  if (window.watched) requestAnimationFrame(watch); }; watch(); }"""
# Holds once all is answered, the slower questions too, and nothing moves any more.
STANDS_STILL = """() => !document.querySelector(".audience-builder .waiting") && !document.getAnimations().length"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("builder") / "work"
    server, address = started(*audience_command(folder))
    yield server, address, folder
    server.terminate()
    server.wait(30)


def audience_command(folder, port=None):
    options = [f"--folder={folder}", f"--customers={CUSTOMERS}", "--no-browser", f"--port={port or free_port()}"]
    return "-m", "workshop", "audience", *options


def open_builder(new_page, address, theme):
    page = new_page(WIDE)
    page.goto(f"{address}&theme={theme}", timeout=WAIT)
    builder = page.locator(".audience-builder")
    expect(builder.locator(".size")).to_have_attribute("data-count", str(CUSTOMERS), timeout=WAIT)
    return page


@pytest.fixture(scope="module")
def page(server, new_page):
    """The builder's page, which answers no question by itself."""
    return open_builder(new_page, server[1], "light")


@pytest.fixture
def builder(page):
    """The builder as after opening: wide, with an empty rule that is saved under no name."""
    builder = page.locator(".audience-builder")
    begin_anew(page, builder)
    return builder


def begin_anew(page, builder):
    page.set_viewport_size(WIDE)
    builder.get_by_role("button", name="Create audience").click()
    if builder.locator(".condition").count() or builder.locator(".opened").count():
        builder.get_by_role("button", name="New").click()
    expect(builder.locator(".size")).to_have_attribute("data-count", str(CUSTOMERS))
    expect(builder.locator(".condition")).to_have_count(0)


def condition(builder, name):
    return builder.locator(".condition", has_text=name)


def build(builder):
    """Click together a rule with a group, which is warned of, and a condition in it that stands twice."""
    builder.get_by_role("button", name="Add a group").click()
    builder.locator(".group.any").wait_for()
    builder.locator(".tag", has_text=TRAVELS).click()
    builder.get_by_role("button", name=f"Duplicate {TRAVELS}").click()
    expect(condition(builder, TRAVELS)).to_have_count(2)


def save(builder, name):
    builder.get_by_label("Name *").fill(name)
    builder.get_by_label("Purpose *").select_option("marketing")
    builder.locator(".form-foot button").click()
    expect(builder.locator(".opened")).to_contain_text(name)


def tab_to(page, key, focused):
    """Press Tab, or Shift+Tab, until the focus is where the selector says."""
    for _ in range(70):
        if page.evaluate("selector => document.activeElement.matches(selector)", focused):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reaches {focused}")


def test_a_rule_is_built_by_keyboard_and_the_focus_is_never_lost(page, builder):
    db = large_audience_db(CUSTOMERS)
    either = leaf("cities", "contains", "上海") | leaf("spend_90d", ">", 0)
    meant = len(select(db, leaf("business_travel_cnt", ">", 0) & either & ~leaf("sleep_customers", "=", 1)))
    builder.get_by_label("Search tags").focus()
    page.evaluate(WATCH)
    page.keyboard.type(TRAVELS)
    page.keyboard.press("Enter")
    condition(builder, TRAVELS).wait_for()
    expect(builder.get_by_label("Search tags")).to_have_value("")
    tab_to(page, "Tab", "[data-key='group-in-0']")
    page.keyboard.press("Enter")
    builder.locator(".group.any").wait_for()
    tab_to(page, "Shift+Tab", ".tags button")  # the tags are one stop, with arrows inside
    for name in (CITIES, SPENT):
        page.keyboard.press("Home")
        for _ in range(60):
            if name in page.evaluate("document.activeElement.textContent"):
                break
            if page.evaluate("document.activeElement.ariaExpanded") == "false":
                page.keyboard.press("ArrowRight")
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        condition(builder, name).wait_for()
    tab_to(page, "Tab", "[data-key='aim-0']")
    page.keyboard.press("Space")
    expect(builder.locator("[data-key='aim-0']")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "Shift+Tab", "[data-key=search]")
    page.keyboard.type(DORMANT)
    page.keyboard.press("Enter")
    condition(builder, DORMANT).wait_for()
    tab_to(page, "Tab", f".condition[aria-label='{DORMANT}'] .not")
    page.keyboard.press("Space")
    expect(builder.locator(".size")).to_have_attribute("data-count", str(meant))
    number = condition(builder, DORMANT).get_attribute("data-key").removeprefix("node-")
    for key in ("up", "up", "down", "down", "duplicate", "remove"):
        tab_to(page, "Tab", f"[data-key='{key}-{number}']")
        turn = builder.locator(".size").get_attribute("data-turn")
        page.keyboard.press("Enter")
        expect(builder.locator(".size")).not_to_have_attribute("data-turn", turn)
    tab_to(page, "Shift+Tab", ".builder-head button:first-of-type")
    for _ in range(14):  # until nothing is left to take back
        page.keyboard.press("Enter")
    expect(builder.locator(".condition")).to_have_count(0)
    assert page.evaluate("window.watched = false, window.lost") == 0


def test_the_tags_take_one_tab_stop(builder):
    assert builder.locator(".tags button:not([tabindex='-1'])").count() == 1
    assert builder.locator(".tags button").count() > 20


def test_the_count_stays_in_sight_on_a_phone_and_the_size_comes_before_the_form(page, builder):
    build(builder)
    page.set_viewport_size(PHONE)
    for place in (".condition", ".group-foot", ".summary", ".form"):
        builder.locator(place).last.evaluate("element => element.scrollIntoView({block: 'center'})")
        expect(builder.locator(".live")).to_be_in_viewport(ratio=1)
    assert builder.locator(".summary").bounding_box()["y"] < builder.locator(".form").bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_is_done_with_a_saved_audience_is_on_a_phone_s_screen(page, builder):
    build(builder)
    save(builder, "for the phone")
    page.set_viewport_size(PHONE)
    builder.get_by_role("button", name="My audiences").click()
    row = builder.locator(".list tbody tr", has_text="for the phone")
    for name in ("Open", "Export ids", "Ten members", "Duplicate", "Archive", "Delete"):
        box = row.get_by_role("button", name=name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"], name
    row.get_by_role("button", name="Ten members").click()
    expect(row.locator(".ids")).to_be_visible()
    builder.get_by_label("Search audiences").fill("no such name")
    expect(row).to_have_count(0)
    builder.get_by_label("Search audiences").fill("")


def test_an_unsaved_rule_is_not_lost_unasked_and_the_page_that_stays_still_answers(page, builder, server):
    (own,) = kernels(server[0])
    build(builder)
    save(builder, "kept")
    builder.get_by_role("button", name="New").click()
    condition(builder, TRAVELS).first.wait_for(state="detached")
    builder.locator(".tag", has_text=TRAVELS).click()
    expect(builder.locator(".unsaved")).to_be_visible()
    answers, asked = iter([False, False, True]), []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.accept() if next(answers) else dialog.dismiss()

    page.on("dialog", answer)
    builder.get_by_role("button", name="My audiences").click()
    builder.get_by_role("button", name="Open kept").click()
    assert asked == ["confirm"]
    builder.get_by_role("button", name="Create audience").click()
    page.evaluate("() => { location.reload(); }")
    expect(builder.locator(".unsaved")).to_be_visible()
    builder.get_by_role("button", name="Undo").click()  # its kernel is there
    expect(condition(builder, TRAVELS)).to_have_count(0)
    builder.locator(".tag", has_text=TRAVELS).click()
    condition(builder, TRAVELS).wait_for()
    page.reload(timeout=WAIT)
    expect(builder.locator(".size")).to_have_attribute("data-count", str(CUSTOMERS), timeout=WAIT)
    assert asked == ["confirm", "beforeunload", "beforeunload"]
    assert waited_for(lambda: own not in kernels(server[0]))
    assert len(kernels(server[0])) == 1
    page.remove_listener("dialog", answer)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(request, server, new_page, theme):
    page = request.getfixturevalue("page") if theme == "light" else open_builder(new_page, server[1], theme)
    builder = page.locator(".audience-builder")
    begin_anew(page, builder)
    build(builder)
    save(builder, f"kept in {theme}")
    found = {}
    for name in ("Create audience", "My audiences", "Audience insight"):
        builder.get_by_role("button", name=name).click()
        if name == "My audiences":
            builder.get_by_role("button", name="Export ids").first.click()
        for view in (WIDE, PHONE):
            page.set_viewport_size(view)
            page.wait_for_function(STANDS_STILL)
            faults = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            found |= {(name, view["width"], fault["id"]): fault["nodes"][0]["html"] for fault in faults}
    assert found == {}


def test_killed_it_leaves_nothing_running_and_each_saved_audience_whole_and_starts_again(page, server):
    killed, address, folder = server
    begin_anew(page, page.locator(".audience-builder"))
    build(page.locator(".audience-builder"))
    save(page.locator(".audience-builder"), "before the end")
    below = psutil.Process(killed.pid).children(recursive=True)
    killed.kill()
    assert waited_for(lambda: not any(map(runs, below)))
    kept = saved_audiences(folder / "audiences", on="2018-01-01").set_index("name")
    assert "before the end" in kept.index and not kept["status"].eq("unreadable").any()
    again, address = started(*audience_command(folder, urlsplit(address).port))
    try:
        assert b"widget-view+json" in asked(address)
    finally:
        again.terminate()
        assert again.wait(30) == 0
