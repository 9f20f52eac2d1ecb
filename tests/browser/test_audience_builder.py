"""The audience builder as people use it: in JupyterLab and under Voilà, with the mouse and with the keyboard alone."""

import contextlib
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from builder_server import WAIT, free_port, started
from playwright.sync_api import expect

from helpers.audience import leaf, select
from helpers.datasets.audience_db import large_audience_db
from workshop.commands.audience import PAGE, write_page

CUSTOMERS = 5_000
TRAVELS, CITIES, SPENT, DORMANT = "number of business-travel", "cities paid in", "spend of the last", "dormant"
HOSTILE = """<img src=x onerror="broken=1"><script>broken=1</script>'"""


@pytest.fixture(scope="module")
def meant():
    """How many A and (B or C) and not D means, counted without the builder."""
    db = large_audience_db(CUSTOMERS)
    either = leaf("cities", "contains", "上海") | leaf("spend_90d", ">", 3000)
    return len(select(db, leaf("business_travel_cnt", ">", 0) & either & ~leaf("sleep_customers", "=", 1)))


@pytest.fixture(scope="module")
def voila(tmp_path_factory):
    """The address of the builder opened by `course audience`."""
    options = [f"--folder={tmp_path_factory.mktemp('builder') / 'work'}", f"--customers={CUSTOMERS}"]
    server, address = started("-m", "workshop", "audience", *options, "--no-browser", f"--port={free_port()}")
    yield address
    server.terminate()
    server.wait(30)


@pytest.fixture(scope="module", params=["jupyterlab", "voila"])
def opened(request, new_page):
    """A page, and how to open the builder on it anew: by running its notebook, or by loading it."""
    page = new_page({"width": 1400, "height": 1300})
    page.on("dialog", lambda dialog: dialog.accept())  # JupyterLab asks before it is left with something unsaved
    if request.param == "voila":
        address = request.getfixturevalue("voila")

        def open_builder():
            page.goto(address, timeout=WAIT)

    else:
        asked = page.locator(".jp-Dialog")  # on a busy machine JupyterLab may ask about a kernel that is slow to come
        page.add_locator_handler(asked, lambda _: asked.locator(".jp-mod-accept").first.click())
        address = re.sub(r"/lab\S*\?", f"/lab/tree/{PAGE}?", request.getfixturevalue("jupyterlab")[0])

        def open_builder():
            write_page(request.getfixturevalue("room"), CUSTOMERS)
            page.goto(address, timeout=WAIT)
            page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
            prompt = page.locator(".jp-NotebookPanel:visible .jp-InputPrompt").first
            for _ in range(15):  # JupyterLab does nothing, and says nothing, before its kernel is there
                page.get_by_role("menuitem", name="Run", exact=True).click()
                page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
                with contextlib.suppress(AssertionError):
                    expect(prompt).to_have_text(re.compile(r"\[[*\d]+\]"), timeout=4000)
                    break
            expect(prompt).to_have_text(re.compile(r"\[\d+\]"), timeout=WAIT)

    return page, open_builder


@pytest.fixture(scope="module")
def page(opened):
    return opened[0]


@pytest.fixture(scope="module")
def builder(opened):
    page, open_builder = opened
    open_builder()
    found = page.locator(".audience-builder")
    expect(found.locator(".size")).to_have_attribute("data-count", str(CUSTOMERS), timeout=WAIT)
    return found


def tag(builder, name):
    return builder.locator(".tag", has_text=name)


def condition(builder, name):
    return builder.locator(".condition", has_text=name)


def drag(page, what, where):
    """Drag as a hand does: what is dragged over moves aside once the dragging has begun."""
    what.hover()
    page.mouse.down()
    box = what.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 12, steps=3)
    where.page.locator(".audience-builder.dragging").wait_for()
    box = where.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()


def test_a_rule_is_built_with_the_mouse(page, builder, meant):
    tag(builder, TRAVELS).click()
    condition(builder, TRAVELS).wait_for()
    builder.get_by_role("button", name="Add a group").click()
    group = builder.locator(".group.any")
    group.wait_for()
    tag(builder, CITIES).click()
    condition(builder, CITIES).locator(".chip", has_text="上海").wait_for()
    tag(builder, SPENT).click()
    condition(builder, SPENT).get_by_label("value", exact=False).last.fill("3000")
    drag(page, tag(builder, DORMANT), builder.locator(".slot[data-into='0']").last)
    condition(builder, DORMANT).get_by_role("button", name="not: everybody").click()
    expect(group.locator(".condition")).to_have_count(2)
    expect(builder.locator(".size")).to_have_attribute("data-count", str(meant))


def press_until(page, key, focused, most=90):
    """Press Tab, or Shift+Tab, until the focus is where the selector says."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", focused):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reaches {focused}")


def search_and_add(page, words):
    press_until(page, "Shift+Tab", "[data-key=search]")
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_the_same_rule_is_built_with_the_keyboard_alone(page, builder, meant):
    builder.get_by_role("button", name="New").focus()
    page.keyboard.press("Enter")
    expect(builder.locator(".condition")).to_have_count(0)
    search_and_add(page, TRAVELS)
    condition(builder, TRAVELS).wait_for()
    press_until(page, "Tab", "[data-key='group-in-0']")
    page.keyboard.press("Enter")
    builder.locator(".group.any").wait_for()
    search_and_add(page, CITIES)
    condition(builder, CITIES).wait_for()
    search_and_add(page, SPENT)
    condition(builder, SPENT).wait_for()
    press_until(page, "Tab", f"[aria-label^='{SPENT}'] .values input")
    page.keyboard.press("Control+a")
    page.keyboard.type("3000")
    press_until(page, "Tab", "[data-key='aim-0']")
    page.keyboard.press("Space")
    expect(builder.locator("[data-key='aim-0']")).to_have_attribute("aria-pressed", "true")
    search_and_add(page, DORMANT)
    condition(builder, DORMANT).wait_for()
    press_until(page, "Tab", f".condition[aria-label='{DORMANT}'] .not")
    page.keyboard.press("Space")
    expect(builder.locator(".size")).to_have_attribute("data-count", str(meant))
    expect(builder.locator(".group.any .condition")).to_have_count(2)


def test_a_theme_folds_its_tags_away_and_a_search_finds_them_again(page, builder):
    builder.get_by_label("Search tags").fill("")
    theme = builder.locator(".theme-head", has_text="activity")
    theme.click()
    expect(tag(builder, DORMANT)).to_be_hidden()
    builder.get_by_label("Search tags").fill("休眠")
    expect(tag(builder, DORMANT)).to_be_visible()
    builder.get_by_label("Search tags").fill("")
    theme.click()
    expect(tag(builder, DORMANT)).to_be_visible()
    last = tag(builder, "work business area")
    expect(last).to_be_hidden()  # at first: open, so many would push the rule out of sight
    builder.locator(".theme-head", has_text="app and places").click()
    expect(last).to_be_visible()


def test_the_guide_opens_with_the_keyboard_and_stays_open_while_the_builder_changes(page, builder):
    guide = builder.locator(".guide")
    expect(guide).to_contain_text("查看建包指南")
    guide.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(guide.locator("li").last).to_be_visible()
    for step in ("Choose tags", "Combine", "Preview", "what the count means", "a name, a purpose", "Save"):
        expect(guide).to_contain_text(step)
    tag(builder, DORMANT).click()
    expect(builder.locator(".condition")).to_have_count(5)
    builder.get_by_role("button", name="Undo").click()
    expect(guide.locator("li").last).to_be_visible()
    guide.locator("summary").click()
    expect(guide.locator("li").last).to_be_hidden()
    assert builder.evaluate("builder => builder.scrollHeight - builder.clientHeight") == 0  # hidden notes take no room


def test_the_note_of_a_tag_does_not_lie_over_the_rule_once_the_tag_is_clicked(page, builder):
    item = builder.locator(".tag-item", has_text=CITIES)
    item.locator(".tag").hover()
    expect(item.locator(".note")).to_be_visible()
    item.locator(".tag").click()
    expect(item.locator(".note")).to_be_hidden()
    builder.get_by_role("button", name="Undo").click()
    expect(builder.locator(".condition")).to_have_count(4)
    item.locator(".tag").hover()
    expect(item.locator(".note")).to_be_visible()


def test_a_field_that_is_missing_is_told_at_the_field(builder):
    builder.get_by_role("button", name="Save audience").click()
    expect(builder.locator(".field.name .problem")).to_contain_text("人群包名称")
    expect(builder.locator(".form-foot")).to_contain_text("Not saved")
    expect(builder.get_by_label("Purpose")).to_have_attribute("aria-invalid", "true")


def test_a_saved_audience_is_found_again_after_a_reload(opened, builder, meant):
    page, open_builder = opened
    builder.get_by_label("Name *").fill(HOSTILE)
    builder.get_by_label("Purpose *").select_option("marketing")
    builder.get_by_role("button", name="Save audience").dblclick()  # a second save would be another version
    expect(builder.locator(".said")).to_contain_text("version 1")
    expect(builder.locator(".opened")).to_contain_text("version 1")
    expect(builder.locator(".form-foot")).to_contain_text("Saved")  # the banner may be far above the button
    open_builder()
    builder.get_by_role("button", name="My audiences").click()
    row = builder.locator("tbody tr", has=page.locator(".audience-name"))
    expect(row.locator(".audience-name")).to_have_text(HOSTILE, timeout=WAIT)
    expect(row).to_contain_text(f"{meant:,}")
    row.get_by_role("button", name="Open").click()
    expect(builder.locator(".size")).to_have_attribute("data-count", str(meant))
    expect(builder.get_by_label("Name *")).to_have_value(HOSTILE)
    assert page.evaluate("self.broken") is None


def test_ids_are_handed_out_with_the_keyboard_to_whoever_signs(page, builder):
    builder.get_by_role("button", name="My audiences").click()
    builder.get_by_role("button", name="Export ids").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Lin")
    page.keyboard.press("Enter")
    expect(builder.locator(".said")).to_contain_text("exports/")
    expect(builder.locator(".ledger")).to_contain_text("to be contacted")


@pytest.mark.parametrize("view", ["Create audience", "My audiences", "Audience insight"])
def test_axe_finds_nothing_serious(page, builder, view):
    builder.get_by_role("button", name=view).click()
    if view == "Audience insight":
        builder.get_by_role("button", name="Compare").click()
        builder.locator(".insight").first.wait_for()
    found = Axe().run(page, context=".audience-builder", options={"resultTypes": ["violations"]}).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"], fault["nodes"][0].get("any")) for fault in serious] == []
