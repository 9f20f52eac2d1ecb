"""The start page's wall: each figure has its finding below it and leads to its cell."""

import re

import nbformat

from workshop.editions.build import Checkout
from workshop.editions.wall import hang_wall, has_wall

START = """
    # %% [markdown] wall="yes"
    # # What you will see
"""


def with_wall(course):
    course.change("01_three", "# %%\nfig", '# %% wall="yes"\nfig')
    course.write("00_start_here", START)


def page(course, slug):
    return nbformat.read(course.checkout.notebooks / f"{slug}.ipynb", 4)


def test_the_wall_shows_what_the_lesson_shows_and_is_built_after_it(course):
    with_wall(course)
    assert course.build() == []
    (wall,) = page(course, "00_start_here").cells
    assert r"**01** · From 3 to \| 8 (planted)" in wall.source
    lesson, place = re.search(r"\]\((\w+)\.ipynb#cell-id=([\w-]+)\)", wall.source).groups()
    (shown,) = [cell for cell in page(course, lesson).cells if cell["id"] == place]
    assert any("image/png" in output.get("data", {}) for output in shown.outputs)
    assert list(wall.attachments) == ["figure-01.png"]
    assert course.build() == [] and {state for _, state in course.told if state != "unchanged"} == set()


def test_a_changed_figure_changes_the_wall(course):
    with_wall(course)
    course.build()
    course.change("01_three", "numbers = [DATA_SEED, 5, 8]", "numbers = [DATA_SEED, 5, 9]")
    assert course.build("01") == []
    assert any("00_start_here.ipynb is not what its source builds" in fault for fault in course.check())
    assert course.build() == [] and course.check() == []
    assert r"to \| 9" in page(course, "00_start_here").cells[0].source


def test_a_cell_for_the_wall_without_a_figure_is_a_fault(course):
    with_wall(course)
    text = course.source("01_three").read_text()
    course.source("01_three").write_text(text[: text.index("plotting.show")])
    (fault,) = course.build()
    assert fault.startswith("01_three.ipynb: cell ") and fault.endswith(" is for the wall, and shows no figure.")


def test_the_start_page_shows_twelve_figures_of_all_lessons():
    notebooks = Checkout().notebooks
    start = nbformat.read(notebooks / "00_start_here.ipynb", 4)
    (wall,) = [cell for cell in start.cells if "wall" in cell.metadata]
    places = re.findall(r"\]\((\w+)\.ipynb#cell-id=([\w-]+)\)", wall.source)
    assert len(places) == len(wall.attachments) == 12
    assert {lesson[:2] for lesson, _ in places} == {path.name[:2] for path in notebooks.glob("0[1-9]_*.ipynb")}


def test_other_pages_have_no_wall(tmp_path):
    plain = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Text.")])
    assert not has_wall(plain) and hang_wall(plain, tmp_path) == plain
