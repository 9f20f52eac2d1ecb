"""The project report: what it says, when, and that nothing in it runs."""

import io
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
from matplotlib.figure import Figure
from playwright.sync_api import sync_playwright

from workshop.grading.feedback import write_page
from workshop.grading.records import CellOutput, Graded, Handed
from workshop.marks.report import as_page, as_pdf, report, write_reports
from workshop.marks.standings import labs_that_count, standings

AFTER = datetime(2020, 9, 1, tzinfo=UTC)
HOSTILE = "<script>document.title = 'ran'</script><img src=x onerror=\"document.title='ran'\"> #panic(\"x\") 我的回答"


def content(book, rules, now=AFTER):
    return report(book, standings(book, rules)[0], rules, now)


def test_a_report_shows_each_part_and_the_answers(cohort, book, rules):
    cohort.add("t1", tasks=0.5, written=1, exam=20, name="李雷")
    said = content(book, rules)
    assert [part[1:] for part in said["parts"]] == [["25", "50"], ["20", "20"], ["20", "30"]]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(said))).pages)
    assert all(word in text for word in ("李雷", "An answer.", "Who is missing", "Lab 02"))


def feedback_page(folder, cohort, figures):
    """A page as grading writes it, with these pictures in it."""
    [sheet, _] = labs_that_count(cohort.rules)
    cells = (CellOutput("draw()", figures=tuple(figures)),)
    handed = Handed("t1", sheet.lab, sheet.slug, "f", AFTER, "a", b"", {})
    write_page(folder, Graded(handed, "k", (), (), cells), sheet, cohort.rules, late=False)


def drawn():
    file = io.BytesIO()
    figure = Figure(figsize=(2, 1))
    figure.subplots().plot([1, 2])
    figure.savefig(file, format="png")
    return file.getvalue()


def test_the_figures_of_the_notebook_are_in_it(cohort, book, rules, tmp_path):
    cohort.add("t1")
    feedback_page(tmp_path, cohort, [drawn()])
    said = report(book, standings(book, rules)[0], rules, AFTER, tmp_path)
    assert [len(lab["figures"]) for lab in said["labs"]] == [1, 0]
    pdf = pypdf.PdfReader(io.BytesIO(as_pdf(said)))
    assert sum(len(page.images) for page in pdf.pages) == 1
    assert as_page(said).count("<img") == 1


def test_a_picture_that_claims_more_pixels_than_fit_is_left_out(cohort, book, rules, tmp_path):
    cohort.add("t1")
    huge = drawn()[:16] + (60_000).to_bytes(4) * 2 + drawn()[24:]
    feedback_page(tmp_path, cohort, [huge])
    assert report(book, standings(book, rules)[0], rules, AFTER, tmp_path)["labs"][0]["figures"] == []


def test_none_is_made_before_the_release(cohort, book, rules):
    cohort.add("t1")
    with pytest.raises(ValueError, match="released on 2020-08-21"):
        content(book, rules, rules.start_of(rules.release) - timedelta(seconds=1))


def test_the_same_marks_give_the_same_bytes(cohort, book, rules):
    cohort.add("t1")
    said = content(book, rules)
    assert as_pdf(said) == as_pdf(said)


def test_graders_stay_unnamed(cohort, book, rules):
    cohort.add("t1", graders=("strict-grader",), written=1)
    assert "strict-grader" not in as_page(content(book, rules))


@pytest.mark.browser
def test_an_answer_is_text_wherever_it_is_shown(cohort, book, rules, tmp_path, chromium):
    cohort.add("t1", text=HOSTILE, name="<b>t</b>")
    [pdf] = write_reports(book, standings(book, rules), rules, tmp_path, AFTER)
    said = "".join("".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    assert '#panic("x")我的回答' in said
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(pdf.with_suffix(".html").as_uri())
        assert page.title() == "Project report of <b>t</b>"
        assert HOSTILE in page.inner_text("main")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 114, 178)"
        )  # style is let in
        browser.close()


def test_marks_given_to_the_same_answer_handed_in_before_are_shown(cohort, book, rules):
    cohort.add("t1", tasks=0.5)
    [sheet, _] = labs_that_count(rules)
    [first] = book.read("SELECT id FROM submissions WHERE lab = ?", sheet.lab)
    criterion = next(iter(content(book, rules)["labs"][0]["questions"]))["criteria"][0]["name"]
    with book.writing("g1") as w:
        w.execute("UPDATE rubric_marks SET criterion = ? WHERE submission = ?", (criterion, first["id"]))
        w.log("named")
    cohort.hand_in("t1", sheet, 1, (), sha="b", graders=())
    assert content(book, rules)["labs"][0]["questions"][0]["criteria"][0]["points"] == "10"


def test_what_no_font_can_draw_does_not_keep_anybody_from_a_report(cohort, book, rules, tmp_path):
    cohort.add("t1", name="𠮷野 明", text="Good 👍🏽, “so” e\u0301 \ufeff हाँ \u2028 Łódź")
    [pdf] = write_reports(book, standings(book, rules), rules, tmp_path, AFTER)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).split())
    assert "□野明" in text and "Łódź" in text
    assert "𠮷野 明" in pdf.with_suffix(".html").read_text(encoding="utf-8")


def test_a_late_lab_is_called_late_in_the_courses_time(cohort, book, rules):
    cohort.add("t1", state="late", without=("02",))
    assert [lab["late"] for lab in content(book, rules)["labs"]] == [True, False]
    assert "Handed in late" in as_page(content(book, rules))
    cohort.add("t2")
    assert (
        "2020-08-01 18:00:00 (Asia/Shanghai)"
        in report(book, standings(book, rules)[1], rules, AFTER)["labs"][0]["handed_in"]
    )
