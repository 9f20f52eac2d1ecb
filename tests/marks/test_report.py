"""The project report: what it says, when, and that nothing in it runs."""

import io
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
from playwright.sync_api import sync_playwright

from helpers.course.marks.report import as_page, as_pdf, report, write_reports
from helpers.course.marks.standings import standings

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
