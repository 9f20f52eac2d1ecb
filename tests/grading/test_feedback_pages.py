"""Feedback pages: they say what was found, and nothing that a trainee wrote does anything in them."""

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from grading_samples import LAB, QUESTION, RULES, SECRET, FakeGrader, bundle, notebook

from workshop.grading.batch import grade_all
from workshop.grading.feedback import write_page
from workshop.grading.intake import known_labs
from workshop.grading.records import CellOutput, Graded, Handed, TaskMark

SHEET = known_labs()[LAB]
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ATTACKS = (
    "<script>document.title = 'it ran'</script>",
    "<img src=x onerror=\"document.title = 'it ran'\">",
    "</pre></style></title></section><svg onload=\"document.title = 'it ran'\">",
    "<iframe srcdoc=\"<script>top.document.title = 'it ran'</script>\"></iframe>",
    "<meta http-equiv=refresh content=\"0;url=javascript:document.title='it ran'\">",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css><style>main { display: none }</style>",
    "{{ 7 * 191 }}{% raw %}",
    "`<b onmouseover=1>`",
)
HOSTILE = "\n".join(ATTACKS)
TAGS = {"html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2", "h3", "p", "pre"}
TAGS |= {"bdi", "b", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "img"}
LOOK = """() => ({
    title: document.title,
    text: document.body.innerText,
    shown: getComputedStyle(document.querySelector('main')).display,
    border: getComputedStyle(document.querySelector('header')).borderTopWidth,
    widths: [...document.images].map(image => image.naturalWidth),
    frames: window.frames.length,
})"""


def graded(text, figures=(PNG,)):
    handed = Handed(
        "li", "01", LAB, f"li/{text[:60]}.ipynb", datetime(2026, 1, 1, tzinfo=UTC), "ab" * 32, b"", {QUESTION: text}
    )
    marks = (
        TaskMark("01.1", 3, 3, "right"),
        TaskMark("01.2", 0, 4, "mistake", f"Look at `log` again. {text}"),
        TaskMark("01.9", 0, 4, "unheard of", text),
    )
    return Graded(handed, "k1", marks, (text,), (CellOutput(text, text, text, tuple(figures)),), 1.0)


def page(tmp_path, text=HOSTILE, **words):
    return write_page(tmp_path, graded(text, **words), SHEET, RULES, late=False)


def test_points_hints_and_titles_are_on_the_page(tmp_path):
    text = page(tmp_path, "Fine.").read_text("utf-8")
    assert "<strong>3</strong> of 11 points" in text
    assert SHEET.tasks["01.1"].title in text
    assert "Look at <code>log</code> again." in text
    assert "2026-01-01 08:00:00 (Asia/Shanghai)" in text


def test_nothing_that_a_trainee_wrote_is_markup(tmp_path):
    text = page(tmp_path).read_text("utf-8")
    tags = set(re.findall(r"<(\w+)", text))
    assert tags <= TAGS
    assert text.count("<meta") == 4 and not re.search(r"<[^>]*\son\w+=", text)
    assert "1337" not in text and "{{ 7 * 191 }}" in text
    for attack in ATTACKS[:6]:
        assert attack not in text


def test_a_policy_forbids_all_but_the_pages_own_style(tmp_path):
    text = page(tmp_path).read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-") and "unsafe" not in policy
    assert "script-src" not in policy and text.index("Content-Security-Policy") < text.index("<title>")


def test_only_pictures_are_shown_and_not_without_end(tmp_path, monkeypatch):
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>document.title = 'it ran'</script></svg>"
    assert page(tmp_path, figures=(PNG, svg, b"")).read_text("utf-8").count("<img") == 1
    monkeypatch.setattr("workshop.grading.feedback.MAX_FIGURES", 3 * len(PNG))
    assert page(tmp_path, figures=(PNG,) * 50).read_text("utf-8").count("<img") == 3


def test_a_page_of_many_full_cells_stays_one_that_can_be_opened(tmp_path):
    full = CellOutput("x = 1", '"' * 20_000, "<" * 2_000)
    whole = replace(graded("Fine."), cells=(CellOutput("first = 1", "shown"), *[full] * 300))
    text = write_page(tmp_path, whole, SHEET, RULES, late=False).read_text("utf-8")
    assert len(text) < 6_000_000 and "first = 1" in text and "(20,000 more characters)" in text


def test_endless_output_is_cut(tmp_path):
    cells = (CellOutput("x" * 3_000_000, "y" * 3_000_000),)
    path = write_page(tmp_path, replace(graded("a"), cells=cells), SHEET, RULES, late=False)
    assert path.stat().st_size < 100_000 and "more characters" in path.read_text("utf-8")


def visited(browser, path):
    """Return a page's title, what it asked for, and what the browser complained of, after hovering everything."""
    tab = browser.new_page()
    asked, said = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("requestfailed", lambda request: request.failure == "csp" and asked.remove(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
    tab.goto(path.as_uri())
    for element in tab.locator("td, pre").all():
        element.hover()
    tab.wait_for_timeout(200)
    seen = tab.evaluate(LOOK)
    tab.close()
    return seen, [url for url in asked if not url.startswith("data:image/png")], said


@pytest.mark.browser
def test_in_a_browser_nothing_runs_loads_or_hides_and_the_words_are_there_to_read(tmp_path, browser):
    path = page(tmp_path)
    seen, asked, said = visited(browser, path)
    assert seen["title"].endswith("· li") and seen["shown"] == "block" and seen["frames"] == 0
    assert seen["border"] == "4px" and seen["widths"] == [1]
    assert asked == [path.as_uri()] and said == []
    for attack in ATTACKS[:6]:
        assert seen["text"].count(attack) >= 4  # answer, source, output, error


@pytest.mark.browser
def test_in_a_browser_the_policy_holds_even_where_escaping_would_fail(tmp_path, browser):
    path = page(tmp_path)
    path.write_text(path.read_text("utf-8").replace("<h2>Tasks</h2>", f"<h2>Tasks</h2>{HOSTILE}", 1), "utf-8")
    seen, asked, said = visited(browser, path)
    assert "it ran" not in seen["title"] and seen["shown"] == "block"
    assert not [url for url in asked if url.startswith("http")]
    assert any("Content Security Policy" in message for message in said)


@pytest.mark.browser
def test_in_a_browser_the_overviews_of_a_hostile_cohort_run_nothing(tmp_path, browser):
    inbox = tmp_path / "in"
    (inbox / "<img src=x onerror=alert(1)>").mkdir(parents=True)
    (inbox / "<script>alert(1)<script>.zip").write_bytes(b"")
    (inbox / "li").mkdir()
    (inbox / "li" / "<svg onload=alert(1)>.zip").write_bytes(bundle("li", notebook("points = 4"), answer=HOSTILE))
    (inbox / "li" / "<b>not one<b>.zip").write_bytes(b"")
    batch = grade_all(inbox, tmp_path / "book.db", SECRET, grader=FakeGrader(), rules=RULES)
    for path in (batch.pages / "whole cohort.html", batch.pages / "li" / "index.html"):
        seen, asked, said = visited(browser, path)
        assert asked == [path.as_uri()] and said == [] and seen["border"] == "4px"
        assert "alert(1)" in seen["text"]
        tab = browser.new_page()
        tab.goto(path.as_uri())
        tab.locator("th a").first.click()
        assert tab.url.startswith(batch.pages.as_uri()) and tab.locator("h1").count() == 1
        tab.close()
