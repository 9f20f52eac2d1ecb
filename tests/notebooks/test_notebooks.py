"""Every lesson and lab, executed by papermill on other data; what committed outputs show is re-run by nbval."""

import ast
import json
import re
import subprocess
import sys

import nbformat
import papermill
import pytest

from helpers.paths import NOTEBOOKS, ROOT
from workshop.editions.build import Checkout
from workshop.editions.labs import solved_edition, trainee_edition
from workshop.editions.lessons import lesson_edition
from workshop.editions.outputs import output_faults
from workshop.grading.hidden_keys import hidden_key
from workshop.running import engine  # noqa: F401, registers the engine "course"
from workshop.secret import Secret
from workshop.sources import find_sources

PLACE = Checkout(ROOT)
LESSONS = {source.slug: source for source in find_sources(PLACE.sources, labs=False)}
LABS = {source.slug: source for source in find_sources(PLACE.sources, labs=True)}
OTHER_SEED = 7


@pytest.fixture
def other_sheet(slug, hidden_answers):
    """A lab's answers on other data: those of a hidden sheet, which the tests of grading use as well."""
    return hidden_key(slug, Secret(bytes(range(32))), "a", folder=hidden_answers).sheet


def executed(notebook, tmp_path, **parameters):
    nbformat.write(notebook, tmp_path / "in.ipynb")
    return papermill.execute_notebook(
        tmp_path / "in.ipynb",
        tmp_path / "out.ipynb",
        parameters,
        engine_name="course",
        cwd=NOTEBOOKS,
        progress_bar=False,
    )


def with_mistakes_in_holes(lesson):
    """The lesson with each mistake of each hole made after its check, and the hole left empty; then solved again."""
    cells = []
    for cell in lesson.cells:
        cells.append(cell)
        if found := re.fullmatch(r'check_hole\("(.+)", (\w+)\)', cell.source):
            number, name = found.groups()
            tries = ["...", *(f"hole_made({code!r}, {name!r})" for code, _ in registered(lesson, number))]
            cells += [nbformat.v4.new_code_cell(f"check_hole({number!r}, {one})") for one in tries]
    lesson.cells = cells
    lesson.cells.insert(0, nbformat.v4.new_code_cell(MADE))
    return lesson


MADE = """from helpers.lab.magics import run_on_a_copy
def hole_made(code, name): return run_on_a_copy(code)[name]"""


def registered(lesson, number):
    """The mistakes of a hole, as code and hint."""
    (known,) = [cell.source for cell in lesson.cells if cell.source.startswith("from helpers.lab import check_hole")
                and f"{number!r}" in cell.source]  # fmt: skip
    call = ast.parse(known).body[-1].value
    return ast.literal_eval(call.args[3])


def assert_holes_answer(done):
    checks = [cell for cell in done.cells if cell.source.startswith("check_hole(")]
    for cell in checks:
        text = "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        number = re.search(r"\d\d\.\w", cell.source)[0]
        if "hole_made(" in cell.source:
            hints = dict(registered(done, number))
            assert hints[ast.parse(cell.source).body[0].value.args[1].args[0].value] in text
        else:
            assert text.startswith("○" if "..." in cell.source else "✓"), text


def texts_of_checks(notebook):
    """What each check and each typical mistake printed, by the cell's first line."""
    return [
        (cell.source.splitlines()[0], "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs))
        for cell in notebook.cells
        if cell.cell_type == "code" and ("lab.check(" in cell.source or "%%typical_mistake" in cell.source)
    ]


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_runs_on_another_seed(slug, tmp_path):
    lesson = with_mistakes_in_holes(lesson_edition(LESSONS[slug]))
    seeded = any("DATA_SEED" in cell.source and "parameters" in cell.metadata.get("tags", []) for cell in lesson.cells)
    done = executed(lesson, tmp_path, **({"DATA_SEED": OTHER_SEED} if seeded else {}))
    assert output_faults(done) == []
    assert "{{" not in "".join(cell.source for cell in done.cells if cell.cell_type == "markdown")
    assert_holes_answer(done)


def test_a_lesson_runs_from_an_earlier_observation_point(tmp_path):
    done = executed(lesson_edition(LESSONS["04_interest_ranking"]), tmp_path, AS_OF="2017-03-01")
    assert output_faults(done) == []


@pytest.mark.parametrize("slug", LABS)
def test_a_solved_lab_passes_and_its_mistakes_are_named_on_another_seed(
    slug, tmp_path, monkeypatch, other_sheet, hidden_answers
):
    monkeypatch.setenv("COURSE_ANSWERS", str(hidden_answers))
    done = executed(solved_edition(LABS[slug]), tmp_path, DATA_SEED=other_sheet.seed)
    hints = {number: [mistake.hint for mistake in task.mistakes] for number, task in other_sheet.tasks.items()}
    for line, text in texts_of_checks(done):
        task = re.search(r"\d\d\.\d+", line)[0]
        if line.startswith("%%typical_mistake"):
            assert hints[task].pop(0) in text
        else:
            assert text.startswith("✓"), text
    assert not any(hints.values()), "a mistake was not run"


@pytest.mark.parametrize("slug", LABS)
def test_answers_depend_on_the_seed(slug, other_sheet):
    committed = json.loads(PLACE.editions(slug)[2].read_text(encoding="utf-8"))
    for task, entry in committed["tasks"].items():
        assert entry["expected"] != other_sheet.tasks[task].expected, f"{task} can be answered without its data"


@pytest.mark.parametrize("slug", LABS)
def test_an_untouched_lab_runs_and_every_hole_is_not_attempted(slug, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lab = trainee_edition(LABS[slug])
    lab.cells = [cell for cell in lab.cells if "lab.submit(" not in cell.source or cell.cell_type == "markdown"]
    for cell in lab.cells:  # the copy's progress must not land beside the committed notebooks
        cell.source = re.sub(r"(open_lab\([^)]*)\)", r"\1, keep=False)", cell.source)
    for line, text in texts_of_checks(executed(lab, tmp_path)):
        assert "ot attempted" in text, (line, text)


@pytest.mark.parametrize(
    "slug, figures",
    [
        (
            "01_groupby",
            [
                "24.9% of the lines",
                "16.5% of the money above zero",
                "One netted column would show 14.9%",
                "without them the difference is 10 points (2 to 18)",
                "8,747 of them go as repeats. One column of money would show -358,635.97 yuan",
            ],
        ),
        (
            "05_rfm",
            [
                "Customer 16446 cancelled 168,470 pounds after 12 minutes",
                "27% of all cancelled money, 40% of what known customers cancelled, and 53% if only products",
                "35% of the buyers cancelled something",
                "three holds 721",
                "398.6 customers into *every* cell of R and F, unrelated ones 347 to 452 in 999 of 1,000 tables",
            ],
        ),
    ],
)
def test_a_lesson_states_the_known_figures_of_online_retail_and_of_the_printed_table(slug, figures):
    page = nbformat.read(NOTEBOOKS / f"{slug}.ipynb", 4)
    text = " ".join(" ".join(cell.source for cell in page.cells if cell.cell_type == "markdown").split())
    for figure in figures:
        assert figure in text


def test_a_broken_notebook_turns_the_tests_red(tmp_path):
    lesson = nbformat.read(NOTEBOOKS / "00_start_here.ipynb", 4)
    next(cell for cell in lesson.cells if cell.cell_type == "code").source = "print('no')"
    nbformat.write(lesson, tmp_path / "broken.ipynb")
    words = ["-p", "no:cacheprovider", "-o", "addopts=", "--nbval", "--rootdir", tmp_path, tmp_path / "broken.ipynb"]
    done = subprocess.run([sys.executable, "-m", "pytest", *words], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Cell 0" in done.stdout and "Cell outputs differ" in done.stdout


def test_every_link_between_notebooks_leads_somewhere():
    folders = [NOTEBOOKS, NOTEBOOKS / "labs", NOTEBOOKS / "solutions"]
    for path in (path for folder in folders for path in folder.glob("*.ipynb")):
        text = "\n".join(cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "markdown")
        for target in re.findall(r"\]\((?!https?://|#|attachment:)([^)#]+)", text):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_start_page_links_every_lesson_and_lab():
    text = (PLACE.sources / "00_start_here.py").read_text(encoding="utf-8")
    for slug in (*LESSONS, *LABS):
        assert slug == "00_start_here" or f"{slug}.ipynb)" in text, f"{slug} is not on the start page"


def test_chinese_glyphs_are_drawn_by_a_font_that_has_them():
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    from helpers import plotting

    with plotting.house_style():
        path = font_manager.findfont(plotting.CHINESE, fallback_to_default=False)
    known = FT2Font(path).get_charmap()
    texts = "".join(path.read_text(encoding="utf-8") for path in PLACE.sources.glob("*.py"))
    missing = {letter for letter in texts if "\u4e00" <= letter <= "\u9fff" and ord(letter) not in known}
    assert not missing
