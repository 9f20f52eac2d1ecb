"""Thirty trainees sit the exam at once in Chromium; one browser is killed, and so is the server, in between."""

import asyncio
import json
import os
import signal
import time

import pytest
from exam_samples import opened_book
from playwright.async_api import async_playwright, expect
from served import Served

from workshop.exam.form import Form

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TRAINEES = {f"t{number:02}": f"Name-of-{number:02}" for number in range(1, 32)}
COHORT, LATE = list(TRAINEES)[:30], "t31"
CLICK = """(choices) => { for (const [number, place] of choices)
    document.querySelectorAll(`#q${number} input`)[place].click() }"""
WAIT = 90_000  # milliseconds, on a busy machine


class Trainee:
    """One trainee at a page, and what he believes to have answered: {question: place of the option}."""

    def __init__(self, name, served, context):
        self.name, self.served, self.context, self.believed = name, served, context, {}

    async def arrive(self):
        self.page = await self.context.new_page()
        self.page.set_default_timeout(WAIT)
        await self.page.goto(self.served.link(self.name))
        await self.page.locator(".sheet, #paper").wait_for()

    async def begin(self):
        await self.arrive()
        await self.page.get_by_role("button", name="Begin").click()
        await self.page.locator("#paper").wait_for()

    async def click(self, *numbers):
        turn = int(self.name[1:])
        choices = {number: (number + turn) % 4 for number in numbers}
        await self.page.evaluate(CLICK, list(choices.items()))
        self.believed |= choices

    async def saved(self):
        await expect(self.page.locator("#state")).to_have_text("✓ All saved", timeout=WAIT)


def in_book(book, trainee):
    """Return the saved answers as places in the trainee's form: {question: place of the option}."""
    query = "SELECT item, chosen FROM exam_answers WHERE trainee = ?"
    rows = {row["item"]: json.loads(row["chosen"]) for row in book.read(query, trainee)}
    form = Form.read(book.read("SELECT form FROM sittings WHERE trainee = ?", trainee)[0]["form"])
    return {
        number: asked.order.index(rows[asked.item][0])
        for number, asked in enumerate(form.questions, start=1)
        if asked.item in rows
    }


async def pid(browser):
    """Return the process of a browser."""
    session = await browser.new_browser_cdp_session()
    processes = (await session.send("SystemInfo.getProcessInfo"))["processInfo"]
    return next(process["id"] for process in processes if process["type"] == "browser")


async def sit(book, served, chromium):
    async with async_playwright() as playwright:

        async def launch():
            return await playwright.chromium.launch(executable_path=chromium, args=FLAGS)

        room, own = await launch(), await launch()
        cohort = [
            Trainee(
                name, served, await (own if name == "t30" else room).new_context(viewport={"width": 500, "height": 400})
            )
            for name in COHORT
        ]
        doomed = cohort[-1]

        def everybody(step):
            return asyncio.gather(*map(step, cohort))

        await everybody(Trainee.begin)
        await everybody(lambda one: one.click(1, 2, 3))
        await everybody(Trainee.saved)

        os.kill(await pid(own), signal.SIGKILL)
        await own.close()
        doomed.context = await room.new_context()
        await doomed.arrive()
        for number, place in doomed.believed.items():
            await expect(doomed.page.locator(f"#q{number} input").nth(place)).to_be_checked()

        clicks = everybody(lambda one: one.click(4, 5, 6, 7))
        await asyncio.sleep(0.15)
        served.kill()
        await clicks
        await everybody(lambda one: one.click(8))
        await expect(cohort[0].page.locator("#state")).to_contain_text("Not saved yet", timeout=WAIT)
        served.start()
        await everybody(Trainee.saved)
        assert {one.name: in_book(book, one.name) for one in cohort} == {one.name: one.believed for one in cohort}

        titles = await everybody(lambda one: one.page.title())
        assert set(titles) == {"Exam · Precision marketing in Python"}  # no script of a question has run

        first = cohort[0]
        await first.page.locator("#hand-in").click()
        await first.page.get_by_role("button", name="Hand in for good").click()
        await expect(first.page.locator("h1")).to_have_text("Handed in")

        served.set_clock(7201)
        second = cohort[1]
        await second.page.evaluate(CLICK, [[9, 0]])
        await expect(second.page.locator("h1")).to_have_text("The time is up")
        late = Trainee(LATE, served, await room.new_context())
        await late.arrive()
        await expect(late.page.locator("h1")).to_have_text("The exam is closed")
        await room.close()
        return {one.name: one.believed for one in cohort}


def test_thirty_sit_at_once_and_nothing_is_lost(tmp_path, chromium):
    started = time.perf_counter()
    with opened_book(tmp_path, TRAINEES) as book:
        served = Served(tmp_path)
        try:
            believed = asyncio.run(sit(book, served, chromium))
        finally:
            served.kill()
        assert {name: in_book(book, name) for name in COHORT} == believed
        assert in_book(book, LATE) == {}
        assert book.verify() == []
    print(f"\n30 trainees, 8 answers each, in {time.perf_counter() - started:.0f} s")
