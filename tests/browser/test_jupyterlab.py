"""JupyterLab as `course lab` opens it: the sidebar leaves room in a narrow window; sliders redraw a figure."""

import json
import re

import pytest
from builder_server import WAIT
from playwright.sync_api import expect

WIDE, PHONE = {"width": 1300, "height": 800}, {"width": 390, "height": 800}
SIDEBAR = "#jp-left-stack"


@pytest.fixture(scope="module")
def page(new_page):
    return new_page(PHONE)


def open_lab(page, address, size):
    page.set_viewport_size(size)
    page.goto(address)
    page.locator(".jp-NotebookPanel").first.wait_for()


def closed_in_what_is_saved(page, change):
    """Change something, and return whether the sidebar is closed in the layout that JupyterLab saves after that."""

    def saves(request):
        return request.method == "PUT" and "/api/workspaces/" in request.url

    with page.expect_request(saves) as saved:
        change()
    return json.loads(saved.value.post_data)["data"]["layout-restorer:data"]["left"]["collapsed"]


def toggle_sidebar(page):
    page.keyboard.press("Control+b")


def test_a_narrow_window_starts_with_the_sidebar_closed_and_does_not_choose_for_a_wide_one(jupyterlab, page):
    open_lab(page, jupyterlab[0], PHONE)
    expect(page.locator(SIDEBAR)).to_be_hidden()
    assert not closed_in_what_is_saved(page, lambda: [toggle_sidebar(page), toggle_sidebar(page)])
    expect(page.locator(SIDEBAR)).to_be_hidden()
    assert page.locator("#jp-main-dock-panel").bounding_box()["width"] > 0.6 * PHONE["width"]
    page.set_viewport_size(WIDE)  # a phone turned round
    expect(page.locator(SIDEBAR)).to_be_visible()
    open_lab(page, jupyterlab[0], WIDE)
    expect(page.locator(SIDEBAR)).to_be_visible()
    assert page.locator("#jp-main-dock-panel").bounding_box()["width"] > 0.6 * WIDE["width"]


def test_a_trainee_who_closes_the_sidebar_finds_it_closed_after_a_narrow_window_too(jupyterlab, page):
    assert closed_in_what_is_saved(page, lambda: toggle_sidebar(page))
    open_lab(page, jupyterlab[0], PHONE)
    expect(page.locator(SIDEBAR)).to_be_hidden()
    assert closed_in_what_is_saved(page, lambda: toggle_sidebar(page))  # on the phone it opens, and that is not kept
    expect(page.locator(SIDEBAR)).to_be_visible()
    open_lab(page, jupyterlab[0], WIDE)
    expect(page.locator(SIDEBAR)).to_be_hidden()


def test_a_slider_redraws_the_figure(jupyterlab, new_page):
    page = new_page({"width": 1400, "height": 1500})
    page.goto(re.sub(r"/lab\S*\?", "/lab/tree/02_forgetting_curve.ipynb?", jupyterlab[0]))
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.locator("h1", has_text="Lesson 02").wait_for()
    notebook.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    notebook.locator(".jp-CodeCell", has_text="explore(").locator(".jp-InputPrompt").click()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Above Selected Cell", exact=True).click()
    page.keyboard.press("Control+Enter")

    notebook.locator(".widget-slider").first.wait_for(state="attached")
    figure = notebook.locator(".widget-output img")
    expect(figure).to_have_count(1, timeout=WAIT)
    first = figure.get_attribute("src")
    handle = notebook.locator(".widget-slider .noUi-handle").first
    handle.focus()
    handle.press("ArrowRight")
    expect(figure).not_to_have_attribute("src", first, timeout=WAIT)
    expect(notebook.locator(".widget-output details")).to_have_count(1)
