"""What a source becomes."""

import json
import re

import jupytext
import nbformat

from workshop.editions.build import editions_of
from workshop.editions.prose import typed_numbers
from workshop.sources import find_sources, read_source


def read(course, *parts):
    return nbformat.read(course.checkout.notebooks.joinpath(*parts), 4)


def sheet(course):
    return json.loads((course.checkout.root / "data" / "answers" / "01_three_lab.json").read_text())


def test_prose_is_filled_from_the_kernel(course):
    texts = [cell.source for cell in read(course, "01_three.ipynb").cells if cell.cell_type == "markdown"]
    assert "The largest of 3 numbers is 8.00." in texts


def test_two_builds_are_byte_identical(course):
    for slug in ("01_three", "01_three_lab"):
        made = editions_of(read_source(course.source(slug)), course.checkout)
        assert {path: path.read_text() for path in made} == made


def test_only_changed_sources_are_rebuilt(course):
    course.build()  # the copy has other paths than the course it was copied from
    course.change("01_three", "5, 8]", "5, 9]")
    course.build()
    assert course.told[-1] == ("01_three", "built")
    assert ("01_three_lab", "unchanged") in course.told


def test_a_source_that_failed_is_tried_again(course):
    rubric = course.checkout.rubrics / "01_three_lab.toml"
    rubric.write_text(rubric.read_text().replace("points = 2, text", "points = 1, text"))
    first = course.build()
    assert len(first) == 1 and "the best level must give all its points" in first[0]
    assert course.build() == first


def test_a_named_source_is_rebuilt_even_if_unchanged(course):
    course.build("01_three")
    assert course.told == [("01_three", "running"), ("01_three", "built")]


def test_the_trainee_gets_holes_and_no_mistakes(course):
    lab = read(course, "labs", "01_three_lab.ipynb")
    code = [cell.source for cell in lab.cells if cell.cell_type == "code"]
    assert "count = len(numbers)\n# YOUR CODE HERE\ntotal = ..." in code
    assert any('"""Return the squares."""\n    # YOUR CODE HERE\n    ...\n' in source for source in code)
    everything = json.dumps(lab)
    assert (
        "sum(numbers)" not in everything
        and "That is the largest" not in everything
        and "There is a function" not in everything
    )
    assert all(not cell.get("outputs") for cell in lab.cells)


def test_statements_and_checks_are_locked_and_code_is_not(course):
    for cell in read(course, "labs", "01_three_lab.ipynb").cells:
        role = cell.metadata.get("course", {}).get("role")
        if role in ("statement", "check", "written"):
            assert cell.metadata.editable is False and cell.metadata.deletable is False
        elif role in ("task", "answer"):
            assert cell.metadata.get("editable", True) is True and cell.metadata.deletable is False


def test_a_written_question_gets_an_answer_cell(course):
    cells = read(course, "labs", "01_three_lab.ipynb").cells
    roles = [cell.metadata.get("course", {}).get("role") for cell in cells]
    assert roles[roles.index("written") + 1] == "answer"


def test_the_solved_edition_shows_each_mistake_with_its_hint(course):
    solved = read(course, "solutions", "01_three_lab.ipynb")
    outputs = {
        cell.source: "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in solved.cells
        if cell.cell_type == "code"
    }
    for task, entry in sheet(course)["tasks"].items():
        shown = [text for source, text in outputs.items() if source.startswith(f"%%typical_mistake {task}")]
        assert len(shown) == 3
        for text, mistake in zip(shown, entry["mistakes"], strict=True):
            assert mistake["hint"] in text


def test_the_answer_sheet_has_what_a_check_needs(course):
    found = sheet(course)
    assert (found["lab"], found["slug"], found["seed"]) == ("01", "01_three_lab", 3)
    assert [level["tasks"] for level in found["levels"]] == [["01.1"], ["01.2"]]
    assert found["tasks"]["01.2"]["order"] == "matters"
    assert found["tasks"]["01.1"]["hints"] == ["Plus.", "There is a function.", "`sum`."]
    assert found["written"] == {"01.S1": {"title": "Why?", "points": 2}}


def test_saving_a_source_in_jupyterlab_changes_nothing(real):
    for path in sorted(real.sources.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        again = jupytext.writes(jupytext.reads(text, fmt="py:percent"), fmt="py:percent")
        body = again[again.index("# %%") :] if again.startswith("# ---") else again
        written = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), body)  # Chinese in a cell's metadata
        assert written == text, f"{path.name}: open and save it once in JupyterLab"


def test_every_lesson_has_its_lab(real):
    sources = find_sources(real.sources)
    lessons = {source.number for source in sources if not source.is_lab}
    assert lessons - {"00"} == {source.number for source in sources if source.is_lab}


def test_numbers_that_belong_to_the_text_are_no_computed_numbers():
    text = "Lesson 02 and lab 01, levels 3 to 5, `n = 10`, $x_1 = 2$, 2018-01-01, [a](b_12.html), {{ total : .2f }}"
    assert typed_numbers(f"{text}\n\n1. one\n2. two") == []


def test_a_typed_number_is_found_in_any_dress():
    assert typed_numbers("121,887 rows, 6.5 % of 3 and **42**") == ["121,887", "6.5", "3", "42"]


def test_a_given_fact_is_allowed_where_it_is_declared():
    assert typed_numbers("18 months of 30 days", given="18 30") == []
    assert typed_numbers("18 months of 31 days", given="18 30") == ["31"]
