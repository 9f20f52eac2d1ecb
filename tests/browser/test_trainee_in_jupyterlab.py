"""A trainee's first quarter of an hour: the start page, lab 01, a wrong answer, a right one."""

import contextlib
import json
import re

import pytest
from builder_server import WAIT
from playwright.sync_api import expect

from helpers.paths import DATA

SHEET = json.loads((DATA / "answers" / "01_groupby_lab.json").read_text(encoding="utf-8"))
WRONG = 'sizes = {"rows": rows, "customers": 3, "customer_days": 17}'
COUNTED = """sizes = {"rows": rows, "customers": payments["user_id"].count(),
"customer_days": len(payments[["user_id", "day"]].drop_duplicates())}"""
RIGHT = COUNTED.replace("count()", "nunique()")


@pytest.fixture(scope="module")
def page(new_page, jupyterlab):
    page = new_page({"width": 1400, "height": 1000})
    page.goto(jupyterlab[0])
    return page


@pytest.fixture(scope="module")
def lab(page):
    """Lab 01, opened by the link on the start page and run down to its first task."""
    page.get_by_role("link", name="lab 01").first.click()
    page.locator(".jp-NotebookPanel:visible h1", has_text="Lab 01").wait_for()
    notebook = page.locator(".jp-NotebookPanel:visible")
    notebook.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
    for start in ("DATA_SEED", "from helpers.lab", "import pandas"):
        run(page, cell(page, start))
    return page


def cell(page, start):
    """The code cell that begins with a text."""
    return page.locator(".jp-NotebookPanel:visible .jp-CodeCell").filter(
        has=page.locator(".cm-line", has_text=re.compile(rf"^{re.escape(start)}"))
    ).first  # fmt: skip


def run(page, target):
    """Run a cell and wait until it is done; JupyterLab drops keys that come before its kernel is there."""
    prompt = target.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    for _ in range(10):
        target.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        with contextlib.suppress(AssertionError):
            expect(prompt).not_to_have_text(before, timeout=6000)
            break
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=WAIT)


def answer(page, code):
    """Put code in place of the first task's answer, run it and the check; return the check's output."""
    task = cell(page, "rows = len(payments)")
    task.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"rows = len(payments)\n{code}")
    run(page, task)
    check = cell(page, 'lab.check("01.1"')
    run(page, check)
    return check.locator(".jp-OutputArea")


def test_the_command_says_what_it_delivered(jupyterlab):
    assert "work/00_start_here.ipynb: new" in jupyterlab[1]
    assert "work/labs/01_groupby_lab.ipynb: new" in jupyterlab[1]


def test_the_start_page_shows_first(page):
    expect(page.locator(".jp-NotebookPanel:visible h1").first).to_contain_text("Start here", timeout=WAIT)


def test_nothing_pops_up_over_the_start_page(page):
    page.wait_for_timeout(3000)
    assert page.locator(".Toastify__toast").all_inner_texts() == []


def test_an_untouched_hole_is_not_attempted(lab):
    run(lab, cell(lab, "rows = len(payments)"))
    check = cell(lab, 'lab.check("01.1"')
    run(lab, check)
    expect(check.locator(".jp-OutputArea")).to_contain_text("Not attempted yet")


def test_a_typical_mistake_gets_its_own_hint(lab):
    hint = SHEET["tasks"]["01.1"]["mistakes"][0]["hint"]
    expect(answer(lab, COUNTED)).to_contain_text(hint.split("`")[0].strip())


def test_another_wrong_answer_is_told_what_differs_and_never_the_value(lab):
    area = answer(lab, WRONG)
    expect(area).to_contain_text("2 values of 3 differ")
    for value in re.findall(r"\d{3,}", json.dumps(SHEET["tasks"]["01.1"]["expected"])):
        assert value not in area.inner_text().replace(",", "")


def test_the_next_level_is_locked_until_then(lab):
    check = cell(lab, 'lab.check("01.2"')
    cell(lab, "CHANNELS = [").wait_for()
    run(lab, cell(lab, "CHANNELS = ["))
    task = cell(lab, "group = out")
    task.locator(".cm-content").click()
    lab.keyboard.press("Control+End")
    lab.keyboard.insert_text("\nby_channel = example")
    run(lab, task)
    run(lab, check)
    expect(check.locator(".jp-OutputArea")).to_contain_text("first pass level 1")


def test_a_right_answer_turns_the_level_green(lab):
    area = answer(lab, RIGHT)
    expect(area).to_contain_text("level 2 is open")
    banner = area.locator('[role="status"]').first
    colour = banner.evaluate("element => getComputedStyle(element).borderLeftColor")
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    assert green > red and green > blue


def test_progress_is_kept_beside_the_notebook(lab, room):
    kept = json.loads((room / "labs" / ".progress" / "01_groupby_lab.json").read_text(encoding="utf-8"))
    assert kept["passed"] == ["01.1"]
