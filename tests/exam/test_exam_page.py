"""The paper in one trainee's browser: by keyboard, by ear, on a phone, in two windows."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from exam_samples import opened_book
from playwright.sync_api import expect
from served import Served

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WAIT = 60_000  # milliseconds, on a busy machine
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
fresh = iter([f"t{number:02}" for number in range(1, 21)])


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exam")
    with opened_book(folder, {f"t{number:02}": f"Name-of-{number:02}" for number in range(1, 21)}):
        served = Served(folder)
        yield served
        served.kill()


@pytest.fixture
def open_page(browser, served):
    """Open a trainee's link in a browser of his own; faults on the page's console fail the test."""
    served.set_clock(60)
    contexts, said = [], []

    def open_page(trainee, size="desk"):
        width, height = SIZES[size]
        contexts.append(browser.new_context(viewport={"width": width, "height": height}))
        page = contexts[-1].new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if "Content Security Policy" in line.text else None)
        page.goto(served.link(trainee))
        page.locator(".sheet, #paper").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def paper(open_page):
    """A paper, begun."""
    page = open_page(next(fresh))
    page.get_by_role("button", name="Begin").click()
    page.locator("#paper").wait_for()
    return page


def serious(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


def saved(page):
    expect(page.locator("#state")).to_have_text("✓ All saved", timeout=WAIT)


@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_serious_fault_of_accessibility(open_page, served, size):
    page = open_page(next(fresh), size)
    assert serious(page) == []
    page.get_by_role("button", name="Begin").click()
    page.locator("#q1 input").first.check()
    saved(page)
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")  # nothing to scroll sideways
    page.locator("#hand-in").click()
    assert serious(page) == []
    page.locator("#yes").click()
    expect(page.locator("h1")).to_have_text("Handed in")
    assert serious(page) == []
    served.set_clock(-600)
    assert serious(open_page(next(fresh), size)) == []


def test_the_exam_can_be_sat_by_keyboard_alone(open_page):
    page = open_page(next(fresh))
    press = page.keyboard.press
    press("Tab")
    press("Enter")
    page.locator("#paper").wait_for()
    press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    press("Enter")
    expect(page.locator("#q1")).to_be_focused()
    press("Tab")
    press("Space")
    saved(page)
    expect(page.locator("#answered")).to_have_text("1")
    page.locator("#next").focus()
    press("Enter")
    expect(page.locator("#q2")).to_be_focused()
    page.locator("#hand-in").focus()
    press("Enter")
    expect(page.locator("#back")).to_be_focused()
    press("Escape")
    expect(page.locator("#hand-in")).to_be_focused()
    press("Enter")
    press("Tab")
    press("Enter")
    expect(page.locator("h1")).to_have_text("Handed in")
    expect(page.locator("strong")).to_have_text("1 of 30")


def test_the_time_is_said_at_ten_five_and_one_minutes(open_page, served):
    page = open_page(next(fresh))
    page.clock.install()
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#missing")).to_contain_text("Unanswered")  # the script is there
    spoken = page.locator("#spoken")
    for gone, said in (
        (2000, ""),
        (3002, "10 minutes left."),
        (3200, "10 minutes left."),
        (3303, "5 minutes left."),
        (3542, "1 minute left."),
    ):
        served.set_clock(60 + gone)
        with page.expect_response("**/left"):
            page.clock.fast_forward(61_000)
        page.clock.run_for(1000)
        expect(spoken).to_have_text(said, timeout=WAIT)
    served.set_clock(60 + 3600)
    page.clock.fast_forward(61_000)
    expect(page.locator("h1")).to_have_text("The time is up", timeout=WAIT)


def test_what_was_answered_is_there_after_a_reload(paper):
    paper.locator("#q2 input").nth(2).check()
    saved(paper)
    paper.reload()
    expect(paper.locator("#q2 input").nth(2)).to_be_checked()
    expect(paper.locator("#s2")).to_have_text("✓ Saved")
    expect(paper.locator("#missing")).to_contain_text("Unanswered: 1, 3, 4")


def test_a_click_before_the_script_has_come_is_saved_too(paper):
    held = []
    paper.route("**/paper.js", lambda route: held.append(route))
    paper.reload(wait_until="commit")
    paper.locator("#q3 input").nth(1).check()
    while not held:
        paper.wait_for_timeout(50)
    held[0].continue_()
    expect(paper.locator("#s3")).to_have_text("✓ Saved", timeout=WAIT)


def test_the_window_opened_last_goes_on_and_the_other_says_so(paper):
    other = paper.context.new_page()
    other.goto(paper.url)
    other.locator("#q1 input").nth(1).check()
    saved(other)
    paper.locator("#q1 input").nth(0).check()
    expect(paper.locator("#fault")).to_contain_text("another window")
    expect(paper.locator("#q1 input").nth(0)).to_be_disabled()
    paper.get_by_role("link", name="Continue in this window").click()
    expect(paper.locator("#q1 input").nth(1)).to_be_checked()


def test_a_click_that_could_not_be_saved_outlives_a_reload(paper, served):
    paper.on("dialog", lambda dialog: dialog.accept())
    paper.route("**/answer", lambda route: route.abort())
    paper.locator("#q5 input").nth(1).check()
    expect(paper.locator("#s5")).to_contain_text("Not saved yet", timeout=WAIT)
    paper.unroute("**/answer")
    paper.reload()
    expect(paper.locator("#q5 input").nth(1)).to_be_checked()
    saved(paper)
    paper.reload()
    expect(paper.locator("#s5")).to_have_text("✓ Saved")


def test_a_kept_click_does_not_undo_what_was_answered_elsewhere_meanwhile(paper, served):
    paper.on("dialog", lambda dialog: dialog.accept())
    paper.route("**/answer", lambda route: route.abort())
    paper.locator("#q6 input").nth(1).check()
    expect(paper.locator("#s6")).to_contain_text("Not saved yet", timeout=WAIT)
    other = paper.context.new_page()
    other.goto(paper.url)
    other.locator("#q6 input").nth(2).check()
    saved(other)
    paper.unroute("**/answer")
    paper.reload()
    expect(paper.locator("#state")).to_have_text("✓ All saved", timeout=WAIT)
    expect(paper.locator("#q6 input").nth(2)).to_be_checked()


def test_the_paper_says_whose_it_is(paper):
    expect(paper.locator("main")).to_contain_text("You answer as Name-of-")


def test_a_link_clicked_in_a_mail_on_the_web_opens_the_exam(open_page, served):
    page = open_page(next(fresh))
    page.context.clear_cookies()
    page.goto(f"data:text/html,<a href='{served.link(next(fresh))}'>Your exam</a>")
    page.get_by_role("link").click()
    expect(page.get_by_role("button", name="Begin")).to_be_visible(timeout=WAIT)
    assert "token" not in page.url


def test_clicks_are_kept_and_sent_again_while_the_server_is_away(paper, served):
    served.kill()
    for place in (0, 1, 2):
        paper.locator("#q4 input").nth(place).click()
    expect(paper.locator("#state")).to_contain_text("Not saved yet", timeout=WAIT)
    expect(paper.locator("#spoken")).to_contain_text("not saved yet", timeout=WAIT)
    paper.locator("#hand-in").click()
    paper.locator("#yes").click()
    expect(paper.locator("#sure-text")).to_contain_text("not saved yet")
    paper.locator("#back").click()
    served.start()
    saved(paper)
    shown = [box.is_checked() for box in paper.locator("#q4 input").all()]
    paper.reload()
    assert [box.is_checked() for box in paper.locator("#q4 input").all()] == shown
