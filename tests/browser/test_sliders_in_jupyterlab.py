"""Lesson 02's sliders: a figure at once, and another one when a slider moves."""

import re

from playwright.sync_api import expect


def test_a_slider_redraws_the_figure(browser, jupyterlab):
    page = browser.new_page(viewport={"width": 1400, "height": 1500})
    page.set_default_timeout(90_000)
    page.goto(re.sub(r"/lab\S*\?", "/lab/tree/02_forgetting_curve.ipynb?", jupyterlab[0]))
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.locator("h1", has_text="Lesson 02").wait_for()
    notebook.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    notebook.locator(".widget-slider").first.wait_for(state="attached")
    notebook.locator("h2", has_text="Several purchases").scroll_into_view_if_needed()
    figure = notebook.locator(".widget-output img")
    expect(figure).to_have_count(1, timeout=60_000)
    first = figure.get_attribute("src")
    handle = notebook.locator(".widget-slider .noUi-handle").first
    handle.focus()
    handle.press("ArrowRight")
    expect(figure).not_to_have_attribute("src", first, timeout=60_000)
    expect(notebook.locator(".widget-output details")).to_have_count(1)
    page.close()
