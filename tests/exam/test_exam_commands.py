"""`course exam bank …`, `analyse` and `practise`, as they are typed."""

import json

import pytest
from click.testing import CliRunner
from exam_samples import bank as sample_bank

from workshop.cli import course
from workshop.course_rules import read_rules
from workshop.exam.bank import load_bank
from workshop.exam.exam_pages import render
from workshop.exam.exams import make_exam
from workshop.exam.form import Form, blueprint
from workshop.exam.writing import write_bank
from workshop.gradebook import open_book
from workshop.secret import read_secret


def exam(*words):
    result = CliRunner().invoke(course, ["exam", *map(str, words)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_bank_is_written_for_moodle_and_read_back_into_a_live_one(tmp_path):
    exam("bank", "export", "moodle", "--out", tmp_path / "bank.xml")
    said = exam("bank", "import", tmp_path / "bank.xml", "--out", tmp_path / "live").output
    assert "lacks" not in said
    live = load_bank(tmp_path / "live")
    assert [(item.id, item.key) for item in live] == [(item.id, item.key) for item in load_bank()]
    checked = exam("bank", "check", "--bank", tmp_path / "live")
    assert checked.exit_code == 0 and checked.output.startswith(f"{len(live)} questions")


def test_an_export_that_finds_no_room_leaves_the_file_that_was_there(tmp_path, monkeypatch):
    out = tmp_path / "bank.xml"
    out.write_text("before", encoding="utf-8")

    def full(*_):
        raise OSError("no room")

    monkeypatch.setattr("helpers.files.os.fsync", full)
    with pytest.raises(OSError, match="no room"):
        exam("bank", "export", "moodle", "--out", out)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("bank.xml", "before")]


def test_what_an_imported_question_lacks_is_said(tmp_path):
    (tmp_path / "one.gift").write_text("::Q1::Which? {=this#It is so. ~that#It is not.}", encoding="utf-8")
    said = exam("bank", "import", tmp_path / "one.gift", "--lesson", "09", "--out", tmp_path / "live").output
    assert "Q1 lacks 0 reasons and 1 misconceptions" in said
    with pytest.raises(ValueError, match="lacks 'misconception'"):
        load_bank(tmp_path / "live")


@pytest.mark.parametrize("form, start", [("gift", b"// [id:"), ("moodle", b"<?xml"), ("qti", b"PK")])
def test_every_format_is_written(tmp_path, form, start):
    out = tmp_path / "out"
    assert "with their key" in exam("bank", "export", form, "--out", out).output
    assert out.read_bytes().startswith(start)


def test_objections_end_the_check_with_a_fault(tmp_path):
    (tmp_path / "bad.gift").write_text("::Q1::Which? {=this#It is so. ~All of these#It is not.}", encoding="utf-8")
    exam("bank", "import", tmp_path / "bad.gift", "--lesson", "09", "--out", tmp_path / "live")
    path = tmp_path / "live" / "09.toml"
    path.write_text(path.read_text().replace('misconception = ""', 'misconception = "Looks away."'))
    checked = exam("bank", "check", "--bank", tmp_path / "live")
    assert checked.exit_code == 1 and "✗ Q1: the option 'All of these'" in checked.output


@pytest.fixture
def sat(tmp_path, monkeypatch):
    """A gradebook with thirty answered forms, and the bank beside it."""
    monkeypatch.setenv("COURSE_SECRET", str(tmp_path / "secret"))
    secret, questions = read_secret(), sample_bank()
    write_bank(questions.items, tmp_path / "bank")
    with open_book(tmp_path / "book.db", secret, create=True) as book:
        with book.writing("test") as writing:
            writing.executemany("INSERT INTO roster (trainee, name) VALUES (?, ?)", [[f"t{n}", "X"] for n in range(30)])
            writing.log("roster")
        make_exam(book, load_bank(tmp_path / "bank"), blueprint(questions, 30, 10), read_rules(), secret, "final")
        with book.writing("test") as writing:
            writing.execute("UPDATE sittings SET started_at = '2026-03-01T12:00:00+00:00' WHERE trainee <> 't0'")
            for row in writing.read("SELECT trainee, form FROM sittings WHERE started_at IS NOT NULL"):
                number = int(row["trainee"][1:])
                for asked in Form.read(row["form"]).questions[:number]:  # trainee n answers the first n, all right
                    chosen = json.dumps(sorted(questions[asked.item].key))
                    values = ["final", row["trainee"], asked.item, chosen, "2026-03-01T12:30:00+00:00"]
                    writing.execute("INSERT INTO exam_answers VALUES (?, ?, ?, ?, ?)", values)
            writing.log("answers")
    return tmp_path


def test_an_exam_in_the_gradebook_is_analysed(sat):
    out = sat / "page.html"
    said = exam("analyse", "--book", sat / "book.db", "--bank", sat / "bank", "--out", out).output
    assert "29 trainees. It holds the key." in said
    page = out.read_text(encoding="utf-8")
    assert "Points from 1 to 29 of 30; half of the trainees have 15 or more." in page
    assert "<script" not in page and "<img src=x" not in page


def test_an_analysis_with_another_bank_is_refused(sat):
    with pytest.raises(ValueError, match="bank"):
        exam("analyse", "--book", sat / "book.db", "--out", sat / "page.html")
    assert not (sat / "page.html").exists()


def test_practice_is_a_page_of_one_lesson_or_all(tmp_path):
    out = tmp_path / "practice.html"
    exam("practise", "03", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert "03.Q1" in page and "04.Q1" not in page and "<script" not in page
    with pytest.raises(ValueError, match=r"no questions on lesson '99'; it has some on 01, 02"):
        exam("practise", "99", "--out", out)


def test_a_page_allows_nothing_but_its_own_style():
    page = render("practice.html", lessons=[]).decode()
    assert "default-src &#39;none&#39;" in page and "unsafe" not in page


@pytest.mark.browser
def test_the_pages_are_accessible_and_their_style_applies(sat, chromium):
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    exam("practise", "--out", sat / "practice.html")
    exam("analyse", "--book", sat / "book.db", "--bank", sat / "bank", "--out", sat / "analysis.html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in ("practice", "analysis"):
            page = browser.new_context(bypass_csp=True).new_page()  # axe is a script; the policy is tested below
            page.goto((sat / f"{name}.html").as_uri())
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            strict = browser.new_page()
            complaints = []
            strict.on("console", lambda message, to=complaints: to.append(message.text))
            strict.goto((sat / f"{name}.html").as_uri())
            assert strict.locator("main").evaluate("main => getComputedStyle(main).maxWidth") == "992px"
            assert complaints == []
        option = strict.context.browser.new_page()
        option.goto((sat / "practice.html").as_uri())
        option.locator("details.option").nth(1).click()
        assert option.locator("details.option .verdict").nth(1).is_visible()
        browser.close()
