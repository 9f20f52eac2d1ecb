"""A sitting by the server's clock: what counts, what comes too late, what a crash leaves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from exam_samples import OPENS, RULES, SECRET, bank, opened_book
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.exam.active_page import PageReplaced, WrongLink
from workshop.exam.bank import make_bank
from workshop.exam.exams import Exam, make_exam, require_same_wording
from workshop.exam.form import Form, FormQuestion, blueprint
from workshop.exam.links import Links, link_token, new_link
from workshop.exam.scoring import read_scores, score, score_exam
from workshop.exam.sitting import Sittings
from workshop.exam.sitting_phase import Over, sitting_phase
from workshop.gradebook import open_book

BANK = bank()
EXAM = Exam("final", "v", OPENS, OPENS + timedelta(hours=2), 60)
SECONDS = st.integers(-4000, 12_000)


class Clock:
    """A clock that a test sets: seconds after the opening."""

    def __init__(self, seconds=0):
        self.seconds = seconds

    def __call__(self):
        return OPENS + timedelta(seconds=self.seconds)


@pytest.fixture
def book(tmp_path):
    with opened_book(tmp_path, {"t1": "王小明", "t2": "Li Wei", "t3": "Absent"}) as book:
        yield book


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def sittings(book, clock):
    return Sittings(book, BANK, SECRET, "final", clock)


def options(sittings, trainee, number, *chosen):
    item = sittings.of(trainee).form.questions[number - 1].item
    return [sittings.option_id(trainee, item, option) for option in chosen]


def begin(sittings, trainee="t1"):
    sittings.begin(trainee)
    return sittings.take_over(trainee)


def answer_right(sittings, trainee, page, number):
    key = sorted(BANK[sittings.of(trainee).form.questions[number - 1].item].key)
    sittings.save(trainee, page, number, options(sittings, trainee, number, *key))


@settings(deadline=None)
@given(SECONDS, SECONDS, st.none() | SECONDS)
def test_answers_are_taken_within_the_minutes_and_the_window_only(now, started, handed_in):
    moments = [None if one is None else OPENS + timedelta(seconds=one) for one in (started, handed_in)]
    where = sitting_phase(EXAM, *moments, OPENS + timedelta(seconds=now))
    running = now < started + 3600 and now < 7200 and handed_in is None
    assert (where.phase == "running") == running
    assert where.ends <= EXAM.closes or where.phase == "handed in"


@pytest.mark.parametrize("begun, last", [(0, 3600), (1800, 5400), (7190, 7200)])
def test_the_last_second_counts_and_the_next_does_not(sittings, clock, begun, last):
    clock.seconds = begun
    page = begin(sittings)
    clock.seconds = last - 1
    answer_right(sittings, "t1", page, 1)
    for late in (last, last + 1):
        clock.seconds = late
        with pytest.raises(Over, match="the time is up"):
            answer_right(sittings, "t1", page, 2)
    assert len(sittings.answers("t1")) == 1


def test_the_exam_begins_within_its_window_only(sittings, clock):
    for outside in (-1, 7200):
        clock.seconds = outside
        with pytest.raises(Over, match="not open"):
            sittings.begin("t1")
    assert sittings.of("t1").started is None
    assert sittings.phase("t1").phase == "missed"


def test_beginning_again_gives_no_new_minutes(sittings, clock):
    begin(sittings)
    clock.seconds = 3599
    begin(sittings)
    assert sittings.phase("t1").ends == OPENS + timedelta(hours=1)


def test_a_moved_window_holds_while_the_exam_is_served(book, sittings, clock):
    clock.seconds = 7300
    later = replace(RULES, exam_closes=OPENS + timedelta(hours=3))
    make_exam(book, BANK, blueprint(BANK, 30, 10), later, SECRET, "final")
    assert sittings.phase("t1").phase == "ready"


def test_an_answer_is_in_the_book_when_save_returns_and_stays_after_a_crash(book, sittings, clock):
    page = begin(sittings)
    answer_right(sittings, "t1", page, 7)
    with open_book(book.path, SECRET) as other:  # what another process sees
        again = Sittings(other, BANK, SECRET, "final", clock)
        assert len(again.answers("t1")) == 1
        answer_right(again, "t1", page, 8)  # the page that was open goes on with the server that came after
        assert len(sittings.answers("t1")) == 2


def test_the_last_click_counts_and_an_answer_can_be_taken_back(sittings):
    page = begin(sittings)
    for chosen in ((0,), (1,), (2,)):
        sittings.save("t1", page, 1, options(sittings, "t1", 1, *chosen))
    assert list(sittings.answers("t1").values()) == [{2}]
    sittings.save("t1", page, 1, [])
    assert sittings.answers("t1") == {}


def test_an_answer_sent_twice_is_one_answer(book, sittings):
    page = begin(sittings)
    for _ in range(2):
        answer_right(sittings, "t1", page, 1)
    assert len(book.read("SELECT * FROM audit WHERE event = 'exam answer'")) == 1


def test_handed_in_is_handed_in(sittings):
    page = begin(sittings)
    answer_right(sittings, "t1", page, 1)
    sittings.hand_in("t1", page)
    for late in (lambda: answer_right(sittings, "t1", page, 2), lambda: sittings.hand_in("t1", page)):
        with pytest.raises(Over, match="handed in"):
            late()
    sittings.begin("t1")
    assert sittings.phase("t1").phase == "handed in"
    assert len(sittings.answers("t1")) == 1


def test_the_page_opened_last_answers_and_the_one_before_is_told(sittings):
    old = begin(sittings)
    new = sittings.take_over("t1")
    answer_right(sittings, "t1", new, 1)
    with pytest.raises(PageReplaced, match="another window"):
        answer_right(sittings, "t1", old, 1)
    with pytest.raises(PageReplaced):
        sittings.hand_in("t1", old)


def test_another_s_page_answers_for_nobody_even_after_a_crash(book, sittings, clock):
    mine, theirs = begin(sittings), begin(sittings, "t2")
    answer_right(sittings, "t1", mine, 1)
    after_a_crash = Sittings(book, BANK, SECRET, "final", clock)
    with pytest.raises(WrongLink, match="open your own link"):
        after_a_crash.save("t1", theirs, 1, [])  # one machine, two trainees: the page of one, the cookie of the other
    after_a_crash.save("t1", mine, 2, [])
    assert len(sittings.answers("t1")) == 1


def test_an_answer_that_the_network_held_back_does_not_undo_a_later_one(sittings):
    page = begin(sittings)
    sittings.save("t1", page, 1, options(sittings, "t1", 1, 2), 7)
    with pytest.raises(PageReplaced, match="later answer"):
        sittings.save("t1", page, 1, options(sittings, "t1", 1, 0), 6)
    sittings.save("t1", page, 2, options(sittings, "t1", 2, 0), 6)
    assert list(sittings.answers("t1").values()) == [{2}, {0}]
    sittings.save("t1", sittings.take_over("t1"), 1, [], 1)  # a page opened later counts anew
    assert list(sittings.answers("t1").values()) == [{0}]


def test_what_came_in_time_counts_though_it_waited_for_the_gradebook(sittings, clock):
    page = begin(sittings)
    clock.seconds = 3599
    came = clock()
    clock.seconds = 3615
    sittings.save("t1", page, 1, options(sittings, "t1", 1, 0), 1, came)
    with pytest.raises(Over):
        sittings.save("t1", page, 2, options(sittings, "t1", 2, 0), 2)
    assert len(sittings.answers("t1")) == 1


def test_options_of_another_s_form_or_question_are_refused(sittings):
    page = begin(sittings)
    mine, theirs = (options(sittings, trainee, 1, 0) for trainee in ("t1", "t2"))
    for number, chosen in (
        (1, theirs),
        (2, mine),
        (1, [*mine, "0" * 16]),
        (1, ["0"]),
        (1, mine[0]),
        (1, [mine]),
        (1, {}),
    ):
        with pytest.raises(ValueError, match="none of this question"):
            sittings.save("t1", page, number, chosen)
    for number in (0, 31, -1, 1.0, True, "1", None, [1], 10**400):
        with pytest.raises(ValueError, match="1 to 30"):
            sittings.save("t1", page, number, mine)
    assert sittings.answers("t1") == {}


def test_single_choice_takes_one_option(sittings):
    page = begin(sittings)
    kinds = [BANK[asked.item].kind for asked in sittings.of("t1").form.questions]
    with pytest.raises(ValueError, match="one option"):
        number = kinds.index("single") + 1
        sittings.save("t1", page, number, options(sittings, "t1", number, 0, 1))


def test_whoever_tries_tokens_makes_the_server_read_no_forms(book, monkeypatch):
    known = Links(book, SECRET, "final")
    monkeypatch.setattr(Form, "read", lambda _: pytest.fail("a form was read"))
    assert [known.who("guess"), known.who(link_token(SECRET, "final", "t1", 1))] == [None, "t1"]


def test_a_new_link_shuts_out_the_old_one_at_once(book):
    links = Links(book, SECRET, "final")
    first = link_token(SECRET, "final", "t1", 1)
    assert links.who(first) == "t1"
    second = new_link(book, SECRET, "final", "t1", "http://127.0.0.1:1").partition("token=")[2]
    assert (links.who(first), links.who(second), links.who("")) == (None, "t1", None)
    assert links.who(link_token(SECRET, "other", "t1", 1)) is None
    with pytest.raises(ValueError, match="no form"):
        new_link(book, SECRET, "final", "t9", "http://127.0.0.1:1")


def test_a_latecomer_gets_a_form_and_the_others_keep_theirs(book, sittings):
    before = sittings.of("t1")
    with book.writing("test") as writing:
        writing.execute("INSERT INTO roster (trainee, name) VALUES ('t4', 'Late')")
        writing.log("roster")
    plan = blueprint(BANK, 30, 10)
    assert make_exam(book, BANK, plan, RULES, SECRET, "final") == (1, 4)
    assert make_exam(book, BANK, plan, RULES, SECRET, "final") == (0, 4)
    assert sittings.of("t1") == before
    with pytest.raises(ValueError, match="another bank or blueprint"):
        make_exam(book, make_bank(BANK.items[:60]), blueprint(BANK.items[:60], 30, 10), RULES, SECRET, "final")


def test_an_exam_needs_a_roster_and_a_name_that_exists(tmp_path):
    with open_book(tmp_path / "empty.db", SECRET, create=True) as empty:
        with pytest.raises(ValueError, match="roster is empty"):
            make_exam(empty, BANK, blueprint(BANK, 30, 10), RULES, SECRET, "final")
        with pytest.raises(ValueError, match="no exam 'final'"):
            Sittings(empty, BANK, SECRET, "final")


@settings(deadline=None)
@given(st.sets(st.integers(0, 3)))
def test_a_point_is_for_all_right_options_and_no_other(chosen):
    for item in BANK.items[:3]:
        form = Form((FormQuestion(item.id, "", (0, 1, 2, 3)),))
        result = score(BANK, "t1", form, {item.id: chosen, "08.Q72": [0]})
        assert (result.points, result.answered, result.out_of) == (chosen == item.key, bool(chosen), 1)


def test_scores_go_into_the_book_after_the_close(book, sittings, clock):
    page = begin(sittings)
    for number in range(1, 13):
        answer_right(sittings, "t1", page, number)
    begin(sittings, "t2")
    with pytest.raises(ValueError, match="have not handed in"):
        score_exam(book, BANK, "final", clock())
    clock.seconds = 7200
    score_exam(book, BANK, "final", clock())
    marks = [tuple(row) for row in book.read("SELECT trainee, points, out_of FROM exam_marks ORDER BY trainee")]
    assert marks == [("t1", 12, 30), ("t2", 0, 30)]  # who did not begin has no mark
    assert book.verify() == []


def test_a_corrected_key_marks_again_and_another_wording_is_refused(book, sittings, clock):
    page = begin(sittings)
    answer_right(sittings, "t1", page, 1)
    clock.seconds = 7200
    item = BANK[sittings.of("t1").form.questions[0].item]
    rights = [option.correct for option in item.options]
    turned = tuple(
        replace(option, correct=right) for option, right in zip(item.options, rights[-1:] + rights[:-1], strict=True)
    )
    corrected = [replace(one, options=turned) if one.id == item.id else one for one in BANK]
    assert [one.points for one in score_exam(book, make_bank(corrected), "final", clock())] == [0]
    assert [one.points for one in score_exam(book, BANK, "final", clock())] == [1]
    reworded = [replace(one, text="Other") if one.id == item.id else one for one in BANK]
    with pytest.raises(ValueError, match="reads otherwise"):
        require_same_wording(book, "final", make_bank(reworded))
    with pytest.raises(ValueError, match="reads otherwise"):
        read_scores(book, make_bank(reworded), "final")
