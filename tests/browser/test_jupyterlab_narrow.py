"""JupyterLab as `course lab` opens it in a narrow window: the notebook has the room, not the sidebar."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("width", "is_open"), [(1300, True), (390, False)])
def test_the_sidebar_starts_closed_where_the_window_is_narrow(jupyterlab, browser, width, is_open):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_default_timeout(90_000)
    page.goto(jupyterlab[0])
    page.locator(".jp-NotebookPanel").first.wait_for()
    expect(page.locator("#jp-left-stack")).to_be_visible(visible=is_open, timeout=20_000)
    page.wait_for_timeout(2000)
    expect(page.locator("#jp-left-stack")).to_be_visible(visible=is_open)
    room = page.locator("#jp-main-dock-panel").bounding_box()["width"]
    assert room > 0.6 * width
    page.close()
