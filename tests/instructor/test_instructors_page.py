"""The instructor's page, done as it says: every command of it, in order, from the roster to a verified certificate."""

import csv
import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import nbformat
import pytest
from playwright.sync_api import expect

from helpers.lab.bundle import make_bundle
from helpers.paths import NOTEBOOKS, ROOT

PAGE = (NOTEBOOKS / "for_instructors.md").read_text(encoding="utf-8")
COMMANDS = [line for line in re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)[1].splitlines() if line]
SERVERS = ("exam serve", "desk")
ROSTER = re.search(r"```\n(trainee,name.*?)```", PAGE, re.DOTALL)[1]
NOW = datetime.now(ZoneInfo("Asia/Shanghai")).replace(microsecond=0)
pytestmark = pytest.mark.browser


def my_rules():
    """The committed rules with dates around now, and one lab."""
    text = (ROOT / "data" / "rules.toml").read_text(encoding="utf-8")
    days = {
        r"deadline = \S+": f"deadline = {(NOW + timedelta(days=1)).replace(tzinfo=None).isoformat()}",
        r"opens = \S+": f"opens = {(NOW - timedelta(minutes=1)).replace(tzinfo=None).isoformat()}",
        r"closes = \S+": f"closes = {(NOW + timedelta(minutes=59)).replace(tzinfo=None).isoformat()}",
        r"release = \S+": f"release = {(NOW - timedelta(days=2)).date()}",
        r"first_issue = \S+": f"first_issue = {(NOW - timedelta(days=1)).date()}",
        r"# labs = .*": 'labs = ["01"]',
    }
    for pattern, line in days.items():
        text, found = re.subn(pattern, line, text)
        assert found == 1, pattern
    return text


def hand_in(folder, trainee):
    """Pack lab 01 as a trainee who has solved it and written an answer."""
    solved = nbformat.read(NOTEBOOKS / "solutions" / "01_groupby_lab.ipynb", as_version=4)
    lab = nbformat.read(NOTEBOOKS / "labs" / "01_groupby_lab.ipynb", as_version=4)
    solutions = {
        cell.metadata.course.task: cell.source
        for cell in solved.cells
        if cell.metadata.get("course", {}).get("role") == "task"
    }
    for cell in lab.cells:
        course = cell.metadata.get("course", {})
        if course.get("role") == "task":
            cell.source = solutions[course.task]
        elif course.get("role") == "answer":
            cell.source = "The log cannot know those who pay in cash, so its mean is a mean over wallet users."
    notebook = folder / "01_groupby_lab.ipynb"
    nbformat.write(lab, notebook)
    (folder / "submissions").mkdir(exist_ok=True)
    make_bundle(notebook, trainee, out=folder / "submissions")


@pytest.fixture(scope="module")
def cohort(tmp_path_factory):
    """What the page's section "Before you begin" asks for, in a folder of its own."""
    folder = tmp_path_factory.mktemp("cohort")
    (folder / "my_rules.toml").write_text(my_rules(), encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    for trainee in ("t01", "t02"):
        hand_in(folder, trainee)
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    home = tmp_path_factory.mktemp("instructor")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER_"))}
    return {**kept, "COURSE_SECRET": str(home / "course.secret"), "PYTHONPATH": str(ROOT)}


def arguments(command):
    program, *words = shlex.split(command)
    assert program == "course"
    return [sys.executable, "-m", "workshop", *words]


def run(command, cohort, environment):
    done = subprocess.run(arguments(command), cwd=cohort, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@contextmanager
def served(command, cohort, environment):
    """A serving command, with the address that it prints; ended with Ctrl-C."""
    more = ["--no-browser"] if " desk " in command else []
    server = subprocess.Popen(
        [*arguments(command), "--port", "0", *more], cwd=cohort, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        printed = ""
        for line in server.stdout:
            printed += line
            if found := re.search(r"http://127\.0\.0\.1:\d+(/\?token=\S+)?", line):
                yield found[0]
                break
        else:
            pytest.fail(f"{command} did not serve:\n{printed}")
    finally:
        server.send_signal(signal.SIGINT)
        rest, _ = server.communicate(timeout=20)
    assert server.returncode == 0, printed + rest


def sit(browser, address, cohort):
    """Both trainees answer the first question and hand in."""
    with (cohort / "links.csv").open(encoding="utf-8", newline="") as file:
        links = {row["trainee"]: row["link"] for row in csv.DictReader(file)}
    assert links.keys() == {"t01", "t02"}
    for link in links.values():
        context = browser.new_context()
        page = context.new_page()
        page.goto(re.sub(r"^http://[^/]+", address, link))
        page.get_by_role("button", name="Begin").click()
        page.locator("#q1 label").first.click()
        expect(page.locator("#s1")).to_contain_text("Saved")
        page.locator("#hand-in").click()
        page.locator("#yes").click()
        expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
        context.close()


def mark(browser, link):
    """Every answer gets the best level of each of the four criteria, by keys."""
    page = browser.new_page()
    page.goto(link)
    page.get_by_role("link", name="Begin with 01.S1").click()
    for _ in range(2):
        expect(page.locator("#state")).to_have_text("Not done yet")
        expect(page.locator("#saved")).to_have_text("Saved")
        before = page.url
        for key in "3333":
            page.keyboard.press(key)
        expect(page.locator("#state")).to_have_text("Done")
        page.keyboard.press("u")
        page.wait_for_url(lambda url, before=before: url != before)
    page.close()


def test_the_page_takes_a_cohort_from_release_to_certificates(cohort, environment, browser):
    assert len(COMMANDS) == 10
    printed = {}
    for command in COMMANDS:
        name = command.removeprefix("course ")
        if name.startswith("exam serve"):
            with served(command, cohort, environment) as address:
                sit(browser, address, cohort)
        elif name.startswith("desk"):
            with served(command, cohort, environment) as link:
                mark(browser, link)
        else:
            printed[name.split(" --")[0]] = run(command, cohort, environment)

    with (cohort / "marks" / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        marks = {row["trainee"]: row for row in csv.DictReader(file)}
    assert {row["objective"] for row in marks.values()} == {"50"}
    assert {row["written"] for row in marks.values()} == {"20"}
    assert {row["result"] for row in marks.values()} == {"passed"}
    assert sorted(path.name for path in (cohort / "reports").iterdir()) == [
        "t01.html",
        "t01.pdf",
        "t02.html",
        "t02.pdf",
    ]
    assert [path.name for path in (cohort / "certificates").iterdir()] == [
        "t01.pdf"
    ]  # t02 missed a session, asked for none
    assert (cohort / "similar.html").exists()
    assert list((cohort / "gradebook-feedback").rglob("*.html"))

    key = re.search(r"\b[0-9a-f]{64}\b", printed["certificate issue"])[0]
    verified = run(f"course certificate verify certificates/t01.pdf --key {key}", cohort, environment)
    assert "Genuine: 张伟 (t01)" in verified
    run("course backup gradebook.db backups/", cohort, environment)
    assert "whole" in run("course audit gradebook.db", cohort, environment)


def test_every_command_and_file_that_the_page_names_is_there():
    from workshop.cli import course

    named = set(re.findall(r"`course ([a-z]+)(?: ([a-z]+))?", PAGE)) | {
        tuple([*command.split()[1:3], ""][:2]) for command in COMMANDS
    }
    for group, word in named:
        command = course.commands[group]
        assert word in getattr(command, "commands", {word: None}), f"{group} {word}"
    for target in re.findall(r"\]\(\.\./([^)]+)\)", PAGE):
        assert (ROOT / target).exists(), target
