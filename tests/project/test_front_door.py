"""The first pages that a newcomer reads: every link, every command and every lesson they name is there."""

import json
import re
import tomllib

import pytest
from click.testing import CliRunner

from helpers.paths import NOTEBOOKS, ROOT
from workshop.cli import course
from workshop.sources import find_sources

PAGES = [ROOT / "README.md", NOTEBOOKS / "for_instructors.md", ROOT / "data" / "exam" / "README.md"]
README = PAGES[0].read_text(encoding="utf-8")
SOURCES = find_sources(NOTEBOOKS / "sources")
LESSONS = {source.number: source for source in SOURCES if not source.is_lab}
CHECKED = ("helpers", "workshop", "notebooks/sources", "data/exam", "data/rubrics", "data/printed")


def texts():
    """Every text in which a lesson may be named: pages, sources, code, questions, rubrics."""
    files = [
        path for folder in CHECKED for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".toml", ".md")
    ]
    for path in [*PAGES, *files]:
        yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    here = [target for target in targets if not re.match(r"https?://|mailto:|#", target)]
    assert [target for target in here if not (page.parent / target.partition("#")[0]).exists()] == []


def test_no_text_names_a_lesson_or_lab_that_does_not_exist():
    known = set(LESSONS)
    for path, text in texts():
        for numbers in re.findall(r"\b(?:lesson|lab)s? ((?:\d\d(?:, | and | to |-|–)?)+)", text, re.IGNORECASE):
            named = set(re.findall(r"\d\d", numbers))
            assert named <= known, f"{path.name} names {sorted(named - known)}"


def test_the_table_of_the_readme_has_the_lessons_that_there_are_and_no_others():
    rows = re.findall(r"^\| \[(\d\d) [^\]]+\]\(notebooks/(\w+)\.ipynb\)", README, re.MULTILINE)
    assert dict(rows) == {number: source.slug for number, source in LESSONS.items()}
    labs = re.findall(r"\[lab (\d\d)\]\(notebooks/solutions/(\w+)\.ipynb\)", README)
    assert dict(labs) == {source.number: source.slug for source in SOURCES if source.is_lab}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_is_one(page):
    text = page.read_text(encoding="utf-8")
    lines = [*re.findall(r"^course [^#\n]+", text, re.MULTILINE), *re.findall(r"`(course [a-z][^`…]*)`", text)]
    assert lines
    for line in lines:
        command, words = course, line.split()[1:]
        while words and hasattr(command, "commands"):
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        options = {name for parameter in command.params for name in parameter.opts}
        free = command.context_settings.get("ignore_unknown_options")
        unknown = [word for word in words if re.match(r"--?[a-z]", word) and word.partition("=")[0] not in options]
        assert free or not unknown, line


def test_each_make_target_of_the_readme_is_one():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE)) <= targets
    assert {"course", "test", "lab", "quick"} <= targets


def test_the_picture_at_the_top_is_small_and_has_words():
    (words, picture), *_ = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)
    assert README.index(picture) < 700
    assert len(words) > 60
    path = ROOT / picture
    assert path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size < 500_000


def test_prerequisites_and_hours_stand_before_the_first_command():
    start = README.partition("## Set up")[0]
    assert "**You need**" in start and "hours" in start


def test_the_container_is_set_up_by_make_and_opens_on_the_start_page():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    low, high = (int(number) for number in re.findall(r"3\.(\d+)", needs))
    assert low <= int(re.search(r"python:3\.(\d+)-", container["image"])[1]) < high
    assert container["postCreateCommand"] == "make setup"
    assert container["remoteEnv"]["PATH"].startswith("${containerWorkspaceFolder}/.venv/bin:")
    (page,) = container["customizations"]["codespaces"]["openFiles"]
    assert (ROOT / page).exists()


def test_help_names_every_command_in_a_line():
    shown = CliRunner().invoke(course, ["--help"])
    assert shown.exit_code == 0
    for name in course.commands:
        assert re.search(rf"^  {name} +\S", shown.output, re.MULTILINE), name
