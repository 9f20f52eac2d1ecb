"""The desk in a headless Chromium, as a grader has it: by keys alone, with a server that dies, on hostile answers."""

import sqlite3
import urllib.error
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_samples import HOSTILE, submit
from playwright.sync_api import expect

from workshop.rubric_desk.marking import bank_of, change_bank

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)  # a busy machine is no fault of the desk


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


def open_desk(page, desk):
    page.goto(desk.link)
    page.wait_for_url(f"{desk.address}/")
    saved(page)


def saved(page):
    expect(page.locator("#saved")).to_have_text("Saved")


def opened(page):
    """An answer is there, and the desk's script with it."""
    expect(page.locator("#state")).to_be_visible()
    saved(page)


def given(book, grader="Wang"):
    rows = book.read("SELECT submission, question, points FROM rubric_marks WHERE grader = ?", grader)
    found = {}
    for row in rows:
        found[row["submission"], row["question"]] = found.get((row["submission"], row["question"]), 0) + row["points"]
    return found


def test_all_answers_are_marked_by_keys_alone(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    for number in range(15):
        expect(page.locator("#state")).to_have_text("Not done yet")
        saved(page)
        for key in "3231" if number else "3333":
            page.keyboard.press(key)
        if number == 0:
            page.keyboard.press("c")
            page.keyboard.type("Which group is it?")
            page.keyboard.press("Escape")
            page.keyboard.press("k")
            expect(page.locator("#bank .use span")).to_have_text("Which group is it?")
        elif number == 1:
            page.keyboard.press("Shift+Digit1")
        expect(page.locator("#state")).to_have_text("Done")
        before = page.url
        page.keyboard.press("u")
        page.wait_for_url(lambda url, before=before: url != before)
    expect(page.locator("h1")).to_have_text("15 of 15 answers done")
    assert len(given(book)) == 15 and max(given(book).values()) == 10
    comments = [row["comment"] for row in book.read("SELECT comment FROM rubric_notes WHERE comment <> ''")]
    assert comments == ["Which group is it?"] * 2
    assert book.verify() == [] and page.faults == []


def test_a_level_is_chosen_anew_or_taken_back(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    page.keyboard.press("3")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("1")
    page.locator(".criterion").nth(1).locator(".level").nth(2).click()
    saved(page)
    assert list(given(book).values()) == [2]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Backspace")
    saved(page)
    assert len(book.read("SELECT * FROM rubric_marks")) == 1


def test_a_killed_server_loses_no_click_and_the_desk_resumes_where_it_was(page, start, book):
    desk = start("Wang")
    open_desk(page, desk)
    page.keyboard.press("Enter")
    opened(page)
    page.keyboard.press("n")
    expect(page.locator(".steps span")).to_have_text("2 of 8")
    opened(page)
    page.keyboard.press("3")
    saved(page)
    desk.kill()
    where = page.url
    page.keyboard.press("3")
    page.keyboard.press("c")
    page.keyboard.type("half a sent")
    expect(page.locator("#saved")).to_contain_text("Not saved yet: the desk does not answer")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_timeout(1200)
    assert page.url == where  # it does not leave what is not saved
    again = start("Wang", desk.port)
    assert again.link == desk.link
    saved(page)
    open_desk(page, again)
    page.keyboard.press("Enter")
    page.wait_for_url(where)
    assert page.locator('.level[aria-pressed="true"]').count() == 2
    expect(page.locator("#comment")).to_have_value("half a sent")
    assert list(given(book).values()) == [5]


def test_what_was_not_saved_outlives_the_closed_page(page, start, book):
    desk = start("Wang")
    open_desk(page, desk)
    page.keyboard.press("Enter")
    opened(page)
    desk.kill()
    page.keyboard.press("3")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    other = page.context.new_page()
    page.close()
    again = start("Wang", desk.port)
    open_desk(other, again)
    saved(other)
    expect(other.locator("h1")).to_be_visible()
    other.wait_for_function("Saving.allSaved()")
    assert list(given(book).values()) == [3]


def test_a_comment_is_saved_while_it_is_written_but_not_at_every_letter(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    page.keyboard.press("c")
    page.keyboard.type("Which group is it that the log cannot know?")
    expect(page.locator("#saved")).to_have_text("Saving …")
    saved(page)
    rows = book.read("SELECT body FROM audit WHERE event = 'rubric comment'")
    assert 1 <= len(rows) <= 4 and "cannot know?" in rows[-1]["body"]


def test_the_comment_bank_is_changed_and_emptied_by_keys(page, start, book):
    change_bank(book, "Li", "01.S1", None, "Give the base.")
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    page.locator(".edit").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(" Of how many rows?")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator("#bank .use span")).to_have_text("Give the base. Of how many rows?")
    page.locator(".edit").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator(".empty")).to_be_visible()
    saved(page)
    assert bank_of(book, "01.S1") == [] and page.faults == []


def test_the_keys_are_told_on_a_question_mark_and_do_nothing_meanwhile(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("next answer that is not done")
    page.keyboard.press("3")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.locator('.level[aria-pressed="true"]').count() == 0


def test_a_gradebook_that_cannot_be_written_is_said_and_the_click_kept(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    with sqlite3.connect(book.path) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no room'); END")
    page.keyboard.press("3")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    with sqlite3.connect(book.path) as connection:
        connection.execute("DROP TRIGGER full")
    saved(page)
    assert list(given(book).values()) == [3]


def test_an_answer_found_late_meanwhile_is_not_marked_and_the_page_never_says_saved(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    number = page.locator("#answer").inner_text().split()[1]
    with book.writing("course") as writing:
        writing.execute("UPDATE submissions SET state = 'late' WHERE trainee = ?", [f"trainee{number}"])
        writing.log("other rules")
    page.keyboard.press("3")
    expect(page.locator("#saved")).to_contain_text("not, or no longer, among those that count")
    page.keyboard.press("1")
    page.wait_for_function("Saving.allSaved()")
    expect(page.locator("#saved")).to_contain_text("Not saved")
    assert given(book) == {}


def test_a_text_handed_in_beside_another_is_a_link_away(page, start, book):
    submit(book, "trainee1", "02.S1", "A forgery.", "2020-08-05T10:00:00+00:00")
    open_desk(page, start("Wang"))
    page.get_by_role("link", name="02.S1").click()
    while page.locator("#answer").inner_text() != "A forgery.":
        shown = page.url
        page.locator("#next").click()
        page.wait_for_url(lambda url, shown=shown: url != shown)
    page.get_by_role("link", name="text 2").click()
    expect(page.locator("#answer")).to_have_text("Answer 1 to 02.S1.")
    for key in "11111"[: page.locator(".criterion").count()]:
        page.keyboard.press(key)
        saved(page)
    expect(page.locator("#state")).to_have_text("Done")
    page.get_by_role("link", name="text 1").click()
    expect(page.locator(".note")).to_contain_text("text 1, text 2 (done)")


@pytest.mark.parametrize("texts", [{"trainee1": {"01.S1": HOSTILE}}])
def test_nothing_in_an_answer_runs_or_loads(page, start, book):
    desk = start("Wang")
    open_desk(page, desk)
    page.keyboard.press("Enter")
    opened(page)
    expect(page.locator("#answer")).to_have_text(HOSTILE)
    page.locator("#answer").click()
    page.keyboard.press("c")
    page.keyboard.type(HOSTILE.splitlines()[0])
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator("#bank .use span")).to_contain_text("<script>")
    saved(page)
    page.reload()
    expect(page.locator("#bank .use span")).to_contain_text("<script>")
    assert page.evaluate("window.ran") is None and page.title().startswith("01.S1")
    assert page.locator("#answer *").count() == 0
    assert all(url.startswith((desk.address, "data:")) for url in page.asked), page.asked


@pytest.mark.parametrize("texts", [{"trainee1": {"01.S1": "Cash is missing."}}])
def test_no_page_has_a_serious_fault_of_accessibility(page, start, book):
    desk = start("Wang")
    open_desk(page, desk)
    mark_all(page)
    open_other = start("Li")
    open_desk(page, open_other)
    mark_all(page, keys="2222")
    for path in ("/", "/go", "/agreement"):
        page.goto(open_other.address + path)
        if path == "/agreement":
            page.locator("summary").first.click()
        if path == "/go":
            page.keyboard.press("?")
        found = Axe().run(page).response["violations"]
        serious = [
            (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
        ]
        assert serious == [], path


def mark_all(page, keys="3333"):
    page.keyboard.press("Enter")
    opened(page)
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#state")).to_have_text("Done")


def test_names_and_trainees_are_nowhere_on_the_pages(page, start, book):
    open_desk(page, start("Wang"))
    page.keyboard.press("Enter")
    opened(page)
    assert "trainee" not in page.content().replace("Comment for the trainee", "")


def ask(url, **headers):
    request = urllib.request.Request(url, headers=headers, data=b"{}" if "Origin" in headers else None)
    try:
        return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error:
        return error.code


def test_a_wrong_token_a_wrong_host_and_another_sites_post_are_refused(start, book):
    desk, other = start("Wang"), start("Li")
    cookie = f"desk-{desk.port}={desk.token}"
    assert ask(f"{desk.address}/", Cookie=cookie) == 200
    assert ask(f"{desk.address}/") == ask(f"{desk.address}/?token={other.token}") == 403
    assert ask(f"{desk.address}/", Cookie=cookie, Host="evil.example") == 403
    assert ask(f"{desk.address}/mark", Cookie=cookie, Origin="http://evil.example") == 403
    assert ask(f"{desk.address}/mark", Cookie=cookie, Origin=desk.address) == 400  # let in; {} is no mark


def test_another_site_cannot_write_from_the_graders_own_browser(page, start, book):
    desk, stranger = start("Wang"), start("Li")
    open_desk(page, desk)
    page.goto(f"{stranger.address}/")  # another origin in the same browser
    post = (
        """url => fetch(url, {method: "POST", body: "{}", mode: "no-cors", credentials: "include"}).catch(() => "no")"""
    )
    assert page.evaluate(post, f"{desk.address}/mark") in ("no", {}) and book.read("SELECT * FROM rubric_marks") == []
