"""A lesson's holes and the words of its figures: what a reader sees, and what a trainee gets."""

import json

import jupytext
import nbformat
import pytest

from workshop.editions.figure_cells import fold_words
from workshop.editions.lab_source import SourceFault
from workshop.editions.lesson_holes import fill_holes
from workshop.page_editions import open_holes

HOLE = """
# %% [markdown] hole="01.a"
# Add them up.

# %% hole="01.a"
first = numbers[0]
# BEGIN SOLUTION
total = sum(numbers)
# END SOLUTION

# %% mistake="01.a" hint="That is the largest."
# - sum
# + max
"""


def lesson(text):
    return jupytext.reads(text.strip(), fmt="py:percent")


def code(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_a_hole_is_solved_for_the_reader_and_checked():
    known, solved, check = code(fill_holes(lesson(HOLE)))
    assert solved == "first = numbers[0]\ntotal = sum(numbers)"
    assert check == 'check_hole("01.a", total)'
    assert "total = max(numbers)" in known and "That is the largest." in known


def test_what_a_trainee_is_to_write_is_gone_from_the_copy_and_nothing_else():
    filled = fill_holes(lesson(HOLE))
    for cell in filled.cells:
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="right")]
    opened = json.loads(open_holes(nbformat.writes(filled).encode()))
    known, hole, check = (cell for cell in opened["cells"] if cell["cell_type"] == "code")
    assert "".join(hole["source"]) == "first = numbers[0]\n# YOUR CODE HERE\ntotal = ..."
    assert not hole["outputs"] and not check["outputs"] and known["outputs"]
    assert "sum(numbers)" not in json.dumps(hole)
    plain = nbformat.writes(lesson("x = 1")).encode()
    assert open_holes(plain) == plain


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("# - sum", "# - add", "hole 01.a: 'add' stands 0 times"), ("# BEGIN SOLUTION\n", "", "hole 01.a has no")],
)
def test_a_fault_names_its_hole(old, new, words):
    with pytest.raises(SourceFault, match=words):
        fill_holes(lesson(HOLE.replace(old, new)))


def test_the_words_of_a_figure_are_a_cell_of_their_own_with_its_code_hidden():
    text = """
# %%
fig, ax = plotting.subplots()
ax.set(xlabel="days")
plotting.show(
    ax,
    alt="A line rises.",
)

# %%
plotting.show(rfm.draw_grid({"one": table}), alt="A grid.")

# %%
x = 1
"""
    drawing, words, grid, its_words, plain = fold_words(fill_holes(lesson(text))).cells
    assert drawing.source == 'fig, ax = plotting.subplots()\n_ = ax.set(xlabel="days")'
    assert words.source.startswith("plotting.show(\n    ax,") and words.metadata["jupyter"]["source_hidden"]
    assert grid.source == 'drawn = rfm.draw_grid({"one": table})'
    assert its_words.source == 'plotting.show(drawn, alt="A grid.")'
    assert plain.source == "x = 1" and "jupyter" not in plain.metadata
