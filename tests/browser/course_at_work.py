"""The picture at the top of README.md, taken from the real thing: ``make picture``.

A figure of a committed lesson, lab 01 in JupyterLab with its map and the hint for a typical mistake, and the audience
builder with a rule; laid side by side by Chromium.
"""

from __future__ import annotations

import base64
import re
import shutil
import sys
import tempfile
from itertools import starmap
from pathlib import Path

import nbformat
from conftest import address_of, start_jupyterlab, stop
from playwright.sync_api import Page, sync_playwright
from test_audience_builder import CITIES, SPENT, TRAVELS, condition, tag
from test_trainee_in_jupyterlab import COUNTED, answer, cell, run

from helpers.paths import NOTEBOOKS
from workshop.commands.audience import PAGE, write_page

PICTURE = NOTEBOOKS / "pictures" / "course_at_work.png"
FIGURES = (("02_forgetting_curve", 0), ("05_rfm", 0))  # lessons, and which of their figures
CUSTOMERS = 100_000
IDLE = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SIDE_BY_SIDE = """
<style>
  body {{ margin: 0; padding: 14px; width: 1180px; color: #222; background: #fff; }}
  body {{ font: 15px/1.35 "DejaVu Sans", sans-serif; }}
  main {{ display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }}
  figure {{ margin: 0; border: 1px solid #d9d9d9; border-radius: 8px; padding: 10px; overflow: hidden; }}
  figcaption {{ font-weight: 600; margin-bottom: 8px; }}
  img {{ width: 100%; display: block; margin-top: 8px; }}
  .wide {{ grid-column: 1 / 3; }}
</style>
<main>
  <figure><figcaption>Lessons: figures of what was found</figcaption><img src="{one}"><img src="{two}"></figure>
  <figure><figcaption>Labs: a hint that names the mistake</figcaption><img src="{map}"><img src="{hint}"></figure>
  <figure class="wide">
    <figcaption>The audience builder, counting at each click</figcaption><img src="{builder}">
  </figure>
</main>
"""


def figure_of_a_lesson(lesson: str, number: int) -> bytes:
    """Return a figure of a committed lesson as it stands there."""
    cells = nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", 4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    figures = [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    return base64.b64decode(figures[number])


def lab_with_a_hint(page: Page, address: str) -> dict[str, bytes]:
    """Return the pictures of lab 01's map, and of its first task and check after a typical mistake."""
    page.goto(re.sub(r"/lab\S*\?", "/lab/tree/labs/01_groupby_lab.ipynb?", address))
    page.locator(".jp-NotebookPanel:visible h1", has_text="Lab 01").wait_for()
    page.locator(f".jp-NotebookPanel:visible {IDLE}").wait_for()
    page.wait_for_timeout(3000)  # the spinner of a page that is still being put together takes clicks
    for start in ("DATA_SEED", "from helpers.lab", "import pandas"):
        run(page, cell(page, start))
    picture = cell(page, "from helpers.lab").locator(".jp-OutputArea-output").first.screenshot()
    answer(page, COUNTED)
    task, check = cell(page, "rows = len(payments)").bounding_box(), cell(page, 'lab.check("01.1"').bounding_box()
    height = check["y"] + check["height"] - task["y"]
    return {"map": picture, "hint": page.screenshot(clip={**task, "height": height})}


def builder_with_a_rule(page: Page, folder: Path, address: str) -> bytes:
    """Return the picture of the audience builder with "A and (B or C) and not D"."""
    write_page(folder, CUSTOMERS)
    page.goto(re.sub(r"/lab\S*\?", f"/lab/tree/{PAGE}?", address))
    page.locator(f".jp-NotebookPanel:visible {IDLE}").wait_for()
    page.wait_for_timeout(3000)
    run(page, page.locator(".jp-NotebookPanel:visible .jp-CodeCell").first)
    builder = page.locator(".audience-builder")
    builder.locator(f'.size[data-count="{CUSTOMERS}"]').wait_for()
    tag(builder, TRAVELS).click()
    builder.get_by_role("button", name="Add a group").click()
    builder.locator(".group.any").wait_for()
    tag(builder, CITIES).click()
    condition(builder, CITIES).locator(".chip", has_text="上海").wait_for()
    tag(builder, SPENT).click()
    condition(builder, SPENT).get_by_label("value", exact=False).last.fill("3000")
    page.wait_for_timeout(1500)
    box = builder.bounding_box()
    return page.screenshot(clip={**box, "height": min(box["height"], 620)})


def main() -> None:
    """Take the three pictures and lay them side by side."""
    folder = Path(tempfile.mkdtemp()) / "work"
    server = start_jupyterlab(folder)
    chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    try:
        address = address_of(server, [])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": 1100, "height": 1200})
            page.set_default_timeout(90_000)
            pictures = dict(zip(("one", "two"), starmap(figure_of_a_lesson, FIGURES), strict=True))
            pictures |= lab_with_a_hint(page, address)
            page.set_viewport_size({"width": 1800, "height": 1300})
            pictures["builder"] = builder_with_a_rule(page, folder, address)
            coded = {name: base64.b64encode(png).decode() for name, png in pictures.items()}
            sources = {name: f"data:image/png;base64,{code}" for name, code in coded.items()}
            page.set_content(SIDE_BY_SIDE.format(**sources))
            page.set_viewport_size({"width": 1208, "height": 800})
            PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(path=PICTURE, full_page=True)
            browser.close()
    finally:
        stop(server)


if __name__ == "__main__":
    sys.exit(main())
