"""The trainee's copies: delivered, renewed while untouched, and never overwritten once touched."""

import json

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, writes

from workshop.trainee_folder import DELIVERED, deliver

LAB = "labs/01_lab.ipynb"
FIRST = ["# Lab 01", "log = load()", ("01.1", "### Level 1 · Sizes"), ("01.1", "sizes = ...")]
SECOND = [*FIRST[:1], "log = load(seed=1)", *FIRST[2:]]
THIRD = [*SECOND[:3], ("01.1", "sizes = dict(...)")]
SOLVED = ("01.1", "sizes = 3")


def notebook(cells):
    """A notebook of sources; one with its task is (task, source), and one that begins with # is Markdown."""
    made = []
    for number, cell in enumerate(cells):
        task, source = cell if isinstance(cell, tuple) else ("", cell)
        make = new_markdown_cell if source.startswith("#") else new_code_cell
        course = {"course": {"task": task}} if task else {}
        made.append(make(source, id=f"cell-{number}", metadata=course))
    return new_notebook(cells=made)


def opened_and_run(cells):
    """The same cells as JupyterLab saves them when each was run."""
    saved = notebook([*cells, ""])
    saved.metadata = {"kernelspec": {"name": "python3", "display_name": "Mine"}, "widgets": {}}
    for number, cell in enumerate(saved.cells):
        cell.id = f"other-{number}"
        cell.metadata["trusted"] = True
        if cell.cell_type == "code":
            cell.execution_count = number + 1
            cell.outputs = [new_output("stream", text="42")]
    return saved


class Course:
    """A course with a start page and a lab, and one trainee's folder."""

    def __init__(self, folder):
        self.notebooks, self.work = folder / "notebooks", folder / "work"
        (self.notebooks / "labs").mkdir(parents=True)
        (self.notebooks / "00_start_here.ipynb").write_text(writes(notebook(["# Start"])))
        self.publish(FIRST)

    def publish(self, cells, **metadata):
        edition = notebook(cells)
        edition.metadata.update(metadata)
        (self.notebooks / LAB).write_text(writes(edition))

    def deliver(self):
        return deliver(self.work, self.notebooks)

    def write(self, cells, name=LAB):
        (self.work / name).parent.mkdir(parents=True, exist_ok=True)
        (self.work / name).write_text(writes(notebook(cells)))

    def holds(self, cells, name=LAB):
        return (self.work / name).read_text() == writes(notebook(cells))

    @property
    def labs(self):
        return sorted(path.name for path in (self.work / "labs").iterdir())


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path)


@pytest.fixture
def touched(course):
    """A trainee has solved the task of the first edition; the second has come and lies beside it."""
    course.deliver()
    course.write([*FIRST[:3], SOLVED])
    course.publish(SECOND)
    course.deliver()
    return course


def test_a_first_visit_gets_every_notebook(course):
    assert course.deliver().new == ["00_start_here.ipynb", LAB]
    assert course.holds(FIRST)


def test_a_second_visit_changes_and_says_nothing(course):
    course.deliver()
    assert course.deliver().lines() == []


def test_an_untouched_lab_is_renewed(course):
    course.deliver()
    course.publish(SECOND)
    assert course.deliver().renewed == [LAB]
    assert course.holds(SECOND)


def test_a_page_that_was_only_opened_and_run_is_renewed(course):
    course.deliver()
    (course.work / LAB).write_text(writes(opened_and_run(FIRST)))
    course.publish(SECOND)
    assert course.deliver().renewed == [LAB]
    assert course.holds(SECOND)


def test_a_page_that_was_only_run_keeps_its_outputs_until_the_next_edition(course):
    course.deliver()
    (course.work / LAB).write_text(writes(opened_and_run(FIRST)))
    assert course.deliver().lines() == []
    assert "42" in (course.work / LAB).read_text()
    course.publish(FIRST, title="other metadata")
    assert course.deliver().renewed == [LAB]


@pytest.mark.parametrize(
    "cells",
    [
        [*FIRST[:3], SOLVED],
        [*FIRST, "# My notes"],
        FIRST[:3],
        [FIRST[1], FIRST[0], *FIRST[2:]],
    ],
    ids=["written in", "a cell more", "a cell less", "another order"],
)
def test_a_touched_page_is_never_overwritten(course, cells):
    course.deliver()
    course.write(cells)
    course.publish(SECOND)
    for _ in range(2):
        course.deliver()
        assert course.holds(cells)
    assert course.holds(SECOND, "labs/01_lab.new.ipynb")


def test_a_cell_of_another_kind_is_a_touch(course):
    course.deliver()
    changed = notebook(FIRST)
    changed.cells[0] = new_code_cell(FIRST[0])
    (course.work / LAB).write_text(writes(changed))
    course.publish(SECOND)
    assert course.deliver().renewed == []


def test_the_trainee_is_told_what_the_new_edition_changes_and_how_to_take_it(touched):
    [line] = touched.deliver().lines()
    assert line == (
        'labs/01_lab.ipynb: yours, kept as it is. The course changed "Lab 01"; its new edition is 01_lab.new.ipynb, in '
        "the same folder. To take it, copy what you wrote into it and go on there; to stay with yours, delete it."
    )


def test_a_change_within_a_task_is_told_by_its_number(course):
    course.deliver()
    course.write([*FIRST[:3], SOLVED])
    course.publish(THIRD)
    [kept] = course.deliver().kept
    assert kept.changed == ['"Lab 01"', "task 01.1"]


def test_only_another_cell_is_news_for_a_touched_page(course):
    course.deliver()
    course.write([*FIRST[:3], SOLVED])
    course.publish(FIRST, title="other metadata")
    assert course.deliver().lines() == [] and course.labs == ["01_lab.ipynb"]


def test_without_a_new_edition_nothing_is_said_of_a_touched_page(course):
    course.deliver()
    course.write([*FIRST[:3], SOLVED])
    assert course.deliver().lines() == [] and course.labs == ["01_lab.ipynb"]


def test_a_deleted_new_edition_does_not_come_back_until_the_next_one(touched):
    (touched.work / "labs" / "01_lab.new.ipynb").unlink()
    assert touched.deliver().lines() == [] and touched.labs == ["01_lab.ipynb"]
    touched.publish(THIRD)
    [kept] = touched.deliver().kept
    assert kept.beside == "01_lab.new.ipynb" and kept.changed == ['"Lab 01"', "task 01.1"]


def test_an_untouched_new_edition_is_replaced_by_the_next(touched):
    touched.publish(THIRD)
    touched.deliver()
    assert touched.labs == ["01_lab.ipynb", "01_lab.new.ipynb"] and touched.holds(THIRD, "labs/01_lab.new.ipynb")


def test_a_new_edition_that_was_worked_in_is_kept_and_the_next_has_a_number(touched):
    mine = [*SECOND[:3], SOLVED]
    touched.write(mine, "labs/01_lab.new.ipynb")
    assert touched.deliver().lines() == []
    touched.publish(THIRD)
    [kept] = touched.deliver().kept
    assert kept.beside == "01_lab.new-2.ipynb" and touched.holds(THIRD, "labs/01_lab.new-2.ipynb")
    assert touched.holds(mine, "labs/01_lab.new.ipynb") and touched.holds([*FIRST[:3], SOLVED])


def test_a_new_edition_that_took_the_pages_place_is_what_the_next_is_held_against(touched):
    (touched.work / "labs" / "01_lab.new.ipynb").replace(touched.work / LAB)
    touched.write([*SECOND[:3], SOLVED])
    assert touched.deliver().lines() == []
    touched.publish(THIRD)
    [kept] = touched.deliver().kept
    assert kept.changed == ["task 01.1"]


def test_a_course_that_goes_back_to_an_earlier_edition_is_followed(touched):
    touched.write(SECOND)
    touched.publish(FIRST)
    assert touched.deliver().renewed == [LAB] and touched.holds(FIRST)


def test_a_file_that_was_there_before_the_course_is_kept(course):
    course.write(["# Older work"])
    [kept] = course.deliver().kept
    assert kept.name == LAB and course.holds(["# Older work"]) and course.holds(FIRST, f"labs/{kept.beside}")


@pytest.mark.parametrize("register", ["{damaged", "[]", '{"labs/01_lab.ipynb": "0a1b"}', '{"labs/01_lab.ipynb": [1]}'])
def test_a_lost_or_damaged_register_overwrites_nothing(course, register):
    course.deliver()
    course.write([*FIRST[:3], SOLVED])
    (course.work / DELIVERED).write_text(register)
    course.deliver()
    assert course.holds([*FIRST[:3], SOLVED])


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"cells": 3}', '{"cells": [{"cell_type": "code"}]}'])
def test_a_page_that_cannot_be_read_is_kept(course, damage):
    course.deliver()
    (course.work / LAB).write_text(damage)
    course.publish(SECOND)
    course.deliver()
    assert (course.work / LAB).read_text() == damage


def test_a_deleted_lab_is_delivered_again(course):
    course.deliver()
    (course.work / LAB).unlink()
    assert course.deliver().new == [LAB]


def test_a_crash_before_the_register_was_written_loses_nothing(touched):
    touched.publish(THIRD)
    register = (touched.work / DELIVERED).read_text()
    touched.deliver()
    (touched.work / DELIVERED).write_text(register)
    touched.deliver()
    assert touched.labs == ["01_lab.ipynb", "01_lab.new.ipynb"] and touched.holds([*FIRST[:3], SOLVED])


def test_what_was_delivered_is_kept_as_text_that_any_program_can_read(course):
    course.deliver()
    [[digest, cells]] = json.loads((course.work / DELIVERED).read_text())[LAB]
    assert len(digest) == 64 and cells[1] == ["code", "log = load()", '"Lab 01"']


def test_a_page_made_from_an_edition_that_was_withdrawn_is_offered_the_earlier_one(touched):
    (touched.work / "labs" / "01_lab.new.ipynb").unlink()
    touched.write([*SECOND[:3], SOLVED])
    touched.publish(FIRST)
    [kept] = touched.deliver().kept
    assert kept.changed == ['"Lab 01"'] and touched.holds(FIRST, "labs/01_lab.new.ipynb")
