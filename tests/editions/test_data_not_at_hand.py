"""A notebook that needs real data: left out, with the reason, where they are not here; a fault if asked for by name."""

import io

import pytest
from rich.console import Console

from helpers.course.running.run import run
from helpers.course.sources import read_source

CASE = """
    # %% [markdown] requires="online_retail"
    # # Case study · A real table

    # %%
    1 + 1
"""
REASON = "Online Retail is not here; run `course data fetch`"


@pytest.fixture
def away(monkeypatch, tmp_path):
    """No table in the cache, and none in COURSE_DATA."""
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("COURSE_DATA", raising=False)


@pytest.fixture
def case(course):
    course.write("16_case", CASE)
    return course


def test_a_lesson_that_needs_nothing_lacks_nothing(course, away):
    assert read_source(course.source("01_three")).lacks == ""


def test_a_build_of_all_leaves_it_out_and_says_why(case, away):
    assert case.build() == []
    assert any(slug == "16_case" and state.startswith(f"left out: {REASON}") for slug, state in case.told)
    assert not (case.place.notebooks / "16_case.ipynb").exists()


def test_it_is_built_when_the_data_have_come(case, away, monkeypatch, tmp_path):
    case.build()
    (tmp_path / "online_retail.parquet").touch()
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert case.build() == []
    assert ("16_case", "built") in case.told
    assert (case.place.notebooks / "16_case.ipynb").exists()


def test_the_check_leaves_the_committed_edition_alone(case, away):
    (case.place.notebooks / "16_case.ipynb").write_text("as committed elsewhere")
    case.build()
    assert case.check() == []


def test_asked_for_by_name_it_is_a_fault(case, away):
    (fault,) = case.build("16")
    assert fault.startswith(f"16_case.py: {REASON}")


def test_a_run_of_all_leaves_it_out_and_says_why(case, away, tmp_path):
    console = Console(file=io.StringIO(), width=100)
    places = {"out": tmp_path / "out", "sources": case.place.sources, "folder": case.place.notebooks}
    assert run([], {}, console=console, **places) == 0
    assert f"16_case is left out: {REASON}" in console.file.getvalue()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["01_three.ipynb"]


def test_the_case_study_asks_for_its_table(real):
    assert read_source(real.sources / "16_case_online_retail.py").requires == "online_retail"
