"""From event to count at the audience builder, beside the bare query: in this process, and in a browser under Voilà.

Run with ``python tests/benchmarks/audience_builder.py``; --help lists the options. In this process an event is
what a page sends, and it ends when the state that answers it is made. In the browser it is a click, and it ends when
the page shows the new count: the way to Python and back, the counting, and the drawing of the page are in it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import command_line
from playwright.sync_api import Page, sync_playwright

from helpers.audience_builder import AudienceBuilder
from helpers.datasets.audience_db.large import large_audience_db

ROUNDS = 15
# A and (B or C) and not D, with a condition of each kind of tag.
PARTS = [
    ("add", {"tag": "business_travel_cnt", "operator": ">", "value": 0}),
    ("group", {}),
    ("add", {"tag": "cities", "operator": "contains", "value": ["上海", "北京"]}),
    ("add", {"tag": "spend_90d", "operator": ">=", "value": 3000}),
    ("aim", {"number": 0}),
    ("add", {"tag": "lottery_days", "operator": "did", "value": [1, 30]}),
    ("negate", {"number": 5}),
]
NAMES = ["number of business-travel", "cities paid in", "spend of the last", "lottery purchase"]
NUMBERS = [1, 3, 4, 5]
# Click, or give another value, and wait until the page shows the count; return the milliseconds, drawing included.
DO = """([selector, value]) => new Promise((done) => {
  const size = document.querySelector(".audience-builder .size");
  const before = size.dataset.turn;
  const started = performance.now();
  new MutationObserver((_, observer) => {
    if (size.dataset.turn !== before && !size.classList.contains("waiting")) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
    }
  }).observe(size, { attributes: true });
  const target = document.querySelector(selector);
  if (value === null) target.click();
  else {
    target.value = value;
    target.dispatchEvent(new Event("change"));
  }
})"""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def said(name: str, times: list[float]) -> None:
    """Print the median and the slowest tenth."""
    slow = statistics.quantiles(times, n=10)[-1]
    print(f"{name:52s} {statistics.median(times):7.1f} {slow:7.1f}   {len(times)} events", flush=True)


def in_this_process(customers: int) -> None:
    """Print the time of an event, of its query alone, and of the questions that wait until the rule stands still."""
    db = large_audience_db(customers)
    with tempfile.TemporaryDirectory() as folder:
        builder = AudienceBuilder(db, folder)
        for action, arguments in PARTS:
            builder.answer({"turn": 1, "action": action, "arguments": arguments})
        turned, given_anew, queries = [], [], []
        for turn in range(ROUNDS):
            for number, value in zip(NUMBERS, (turn, ["上海", f"{turn}"], 3000 + turn, [1, 30 + turn]), strict=True):
                for times, action, arguments in (
                    (turned, "negate", {"number": number}),
                    (given_anew, "change", {"number": number, "value": value}),
                ):
                    message = {"turn": turn, "action": action, "arguments": arguments}
                    times.append(milliseconds(lambda message=message: builder.answer(message)))
                    condition, given = builder.rule.condition(builder.day, builder.dictionary)
                    bare = f"SELECT count(*) FROM user_features WHERE {condition}"
                    queries.append(milliseconds(lambda bare=bare, given=given: db.execute(bare, given).fetchall()))
        thought = {"turn": 1, "action": "consider", "arguments": {"purpose": "marketing"}}
        thoughts = [milliseconds(lambda: builder.answer(thought)) for _ in range(ROUNDS)]
    said("the bare query", queries)
    said("a part turned: message to state, in this process", turned)
    said("another value: message to state, in this process", given_anew)
    said("estimate and concerns, asked when the rule stands", thoughts)


@contextmanager
def served(customers: int) -> Iterator[str]:
    """Open the builder under Voilà, as `course audience` does; yield its address."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as room:
        server = subprocess.Popen(
            [sys.executable, "-m", "workshop", "audience", f"--folder={Path(room) / 'work'}",
             f"--customers={customers}", "--no-browser", f"--port={port}"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            yield next(found[0] for line in server.stdout if (found := re.search(r"http://\S+token=\w+", line)))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def build(page: Page) -> None:
    """Click the rule together: the tags with the values they start with."""
    builder = page.locator(".audience-builder")
    first, *either, last = (builder.locator(".tag", has_text=name) for name in NAMES)
    first.click()
    builder.get_by_role("button", name="Add a group").click()
    builder.locator(".group.any").wait_for()
    for tag in either:
        tag.click()
    builder.locator(".group.any .condition").nth(1).wait_for()
    builder.locator("[data-key='aim-0']").click()
    builder.locator("[data-key='aim-0'][aria-pressed='true']").wait_for()
    last.click()
    builder.locator("[data-key='node-5']").wait_for()


def in_the_browser(customers: int) -> None:
    """Print the time from a click to the count on the page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("No Chromium on this machine: nothing measured in a browser.")
        return
    with served(customers) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto(address, timeout=180_000)
        page.locator(".audience-builder .big").wait_for(timeout=180_000)
        build(page)
        turned, given_anew = [], []
        for turn in range(ROUNDS):
            for number in NUMBERS:
                page.wait_for_timeout(1000)  # as a person does: the slower questions have been answered
                turned.append(page.evaluate(DO, [f"[data-key='not-{number}']", None]))
            for place, value in (("1-one-one", turn + 1), ("4-one-one", 100 * turn + 50), ("5-times-days", turn + 31)):
                page.wait_for_timeout(1000)
                given_anew.append(page.evaluate(DO, [f"[data-key='{place}']", str(value)]))
        browser.close()
    said("a part turned: click to count on the page", turned)
    said("another value: field left to count on the page", given_anew)


if __name__ == "__main__":
    customers = command_line(__doc__, customers=(1_000_000, "how many customers")).customers
    print(f"{customers:,} customers, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'milliseconds':52s} {'median':>7s} {'slow':>7s}")
    in_this_process(customers)
    in_the_browser(customers)
