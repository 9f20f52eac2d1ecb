"""The picture at the start of lesson 09, taken from the real thing: the audience builder with the printed rule.

The number of customers on it is written into the file as well, so that a test can hold the picture.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from builder_server import WAIT, free_port, started
from course_at_work import CUSTOMERS, FLAGS
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, expect, sync_playwright
from test_audience_builder import condition, tag

from helpers.audience.drawing import SCREEN

INSTALLED, WORK, AREA = "app installed", "work business area", "北京市-惠新西街"
SHOWN = "app and places"  # the theme of tags that stays open
WIDTH, HEIGHT = 1060, 656


def printed_rule(page: Page, address: str) -> tuple[bytes, str]:
    """Return the picture of the builder with the rule that the source documents print, and the count on it."""
    page.goto(address, timeout=WAIT)
    builder = page.locator(".audience-builder")
    size = builder.locator(f'.size[data-count="{CUSTOMERS}"]')
    size.wait_for()
    for head in builder.locator(".theme-head").all():
        if (SHOWN in head.inner_text()) != (head.get_attribute("aria-expanded") == "true"):
            head.click()
    tag(builder, INSTALLED).click()
    condition(builder, INSTALLED).wait_for()
    tag(builder, WORK).click()
    condition(builder, WORK).get_by_label("value", exact=False).fill(AREA)
    expect(builder).to_contain_text(f"is “{AREA}”")
    page.wait_for_timeout(1500)  # what is typed is counted when the hand rests
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    count = builder.locator(".size").get_attribute("data-count")
    box = builder.bounding_box()
    return page.screenshot(clip={**box, "height": min(box["height"], HEIGHT)}), count


def main() -> None:
    """Take the picture."""
    options = [f"--customers={CUSTOMERS}", "--no-browser", f"--port={free_port()}"]
    server, address = started("-m", "workshop", "audience", f"--folder={Path(tempfile.mkdtemp()) / 'work'}", *options)
    chromium = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            page = browser.new_page(viewport={"width": WIDTH, "height": 1100})
            page.set_default_timeout(WAIT)
            png, count = printed_rule(page, address)
            browser.close()
    finally:
        server.terminate()
        server.wait(30)
    told = PngInfo()
    told.add_text("customers", count)
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(128).save(SCREEN, pnginfo=told, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
