"""`course build --check` goes red on each seeded fault, and says what to do."""

import pytest


def test_a_built_course_has_no_faults(course):
    assert course.check() == []


def test_a_stale_edition_is_found(course):
    course.change("01_three", "5, 8]", "5, 9]")
    (fault,) = course.check()
    assert fault.startswith("notebooks/01_three.ipynb is not what its source builds")
    assert "run 'course build'" in fault


def test_an_edition_edited_by_hand_is_found(course):
    edition = course.checkout.notebooks / "01_three.ipynb"
    edition.write_text(edition.read_text().replace("is 8.00", "is 9.00"))
    (fault,) = course.check()
    assert "notebooks/01_three.ipynb is not what its source builds" in fault


def test_a_changed_figure_is_found(course):
    edition = course.checkout.notebooks / "01_three.ipynb"
    edition.write_text(edition.read_text().replace("iVBORw0KGgo", "iVBORw0KGgp", 1))
    assert len(course.check()) == 1


def test_a_missing_edition_is_found(course):
    (course.checkout.notebooks / "labs" / "01_three_lab.ipynb").unlink()
    assert course.check() == ["notebooks/labs/01_three_lab.ipynb is missing: run 'course build'."]


def test_an_edition_without_a_source_is_found(course):
    (course.checkout.notebooks / "07_gone.ipynb").write_text("{}")
    assert course.check() == ["notebooks/07_gone.ipynb has no source: delete it, or write its source."]


def test_a_number_typed_by_hand_is_found(course):
    course.change("01_three", "is {{ max(numbers) : .2f }}", "is 8.00")
    (fault,) = course.check()
    assert "'8.00' typed by hand" in fault
    assert "{{ expression : format }}" in fault


def test_a_number_typed_into_an_alt_text_is_found(course):
    course.change("01_three", "to {max(numbers)},", "to 8,")
    (fault,) = course.check()
    assert "'8' typed by hand" in fault


def test_a_figure_without_alt_text_is_found(course):
    text = course.source("01_three").read_text()
    course.source("01_three").write_text(text[: text.index("plotting.show")] + "fig\n")
    faults = course.check()
    assert any("draws a figure without alt text" in fault and "plotting.show" in fault for fault in faults)


def test_an_alt_text_too_short_for_a_finding_is_refused(course):
    text = course.source("01_three").read_text()
    course.source("01_three").write_text(
        text[: text.index("plotting.show")] + 'plotting.show(ax, title="Bars", data="planted", alt="a bar chart")\n'
    )
    (fault,) = [line for line in course.check() if "too short" in line][:1]
    assert "state in a sentence what the figure shows" in fault


def test_a_mistake_that_equals_the_solution_is_found(course):
    course.change("01_three_lab", "total = max(numbers)", "total = numbers[0] + numbers[1] + numbers[2]")
    (fault,) = course.check()
    assert "task 01.1, mistake 2: it gives the solution's value" in fault


def test_two_mistakes_with_one_value_are_found(course):
    course.change("01_three_lab", "total = max(numbers)", "total = 3")
    (fault,) = course.check()
    assert "task 01.1, mistake 2: it gives the same value as mistake 1" in fault


def test_a_warning_in_an_output_is_found(course):
    course.change("01_three", "numbers = [", 'import warnings\n\nwarnings.warn("old")\nnumbers = [')
    (fault,) = course.check()
    assert "prints a warning" in fault


def test_a_path_of_this_machine_in_an_output_is_found(course):
    course.change("01_three", "numbers = [", "import os\n\nprint(os.getcwd())\nnumbers = [")
    (fault,) = course.check()
    assert "shows a path of this machine" in fault


def test_an_error_in_a_cell_names_notebook_and_cell(course):
    course.change("01_three", "numbers = [", "1 / 0\nnumbers = [")
    (fault,) = course.check()
    assert "01_three" in fault and "code cell 2" in fault and "ZeroDivisionError" in fault


def test_nothing_is_written_by_a_check(course):
    before = {path: path.read_bytes() for path in course.checkout.root.rglob("*") if path.is_file()}
    course.change("01_three", "5, 8]", "5, 9]")
    before[course.source("01_three")] = course.source("01_three").read_bytes()
    course.check()
    assert before == {path: path.read_bytes() for path in course.checkout.root.rglob("*") if path.is_file()}


LAB_FAULTS = {
    "a mistake too few": (
        '# %% mistake="01.1" hint="That is the largest."\ntotal = max(numbers)\n',
        "",
        "has 2 mistakes",
    ),
    "one hint for two mistakes": ("That is the largest.", "That is how many they are.", "of its own"),
    "two hints instead of three": ("# 3. `sum`.\n", "#\n", "has 2 hints"),
    "no points": ("level=1 points=2", "level=1", "needs level=… and points=…"),
    "a gap in the levels": ("level=2 points=3", "level=3 points=3", "levels must rise from 1"),
    "no check": ('# %% check="01.1"\nlab.check("01.1", total)\n', "", "has no check cell"),
    "no rubric": ('written="01.S1"', 'written="01.S2"', "written task 01.S1 and its rubric"),
    "a check of another name": ('lab.check("01.1", total)', 'lab.check("01.1", sum(numbers))', "name of one variable"),
}


@pytest.mark.parametrize("name", LAB_FAULTS)
def test_a_lab_with_this_fault_is_refused(course, name):
    old, new, sentence = LAB_FAULTS[name]
    course.change("01_three_lab", old, new)
    assert any(sentence in fault for fault in course.check()), course.check()
