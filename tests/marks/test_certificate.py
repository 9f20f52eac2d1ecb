"""Certificates: who gets one, what the page says, and what a forger cannot do."""

import io
import json
from dataclasses import replace
from datetime import timedelta

import pypdf
import pytest

from workshop.certificate.issuing import issue, look_up, page, verify
from workshop.certificate.signing import Facts, is_signed, public_key, sign
from workshop.marks.roster import Entry, enter_roster
from workshop.marks.standings import standings
from workshop.secret import Secret

FACTS = Facts("Precision marketing in Python", "t1", "欧阳䶮伟", "83.51", 6, "2020-08-22")


def text_of(path):
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.fixture
def first_day(rules):
    return rules.start_of(rules.first_issue)


@pytest.fixture
def issued(cohort, book, rules, secret, tmp_path, first_day):
    cohort.add("t1", exam=13.5, name="欧阳伟")
    [path] = issue(book, standings(book, rules), rules, secret, tmp_path, first_day, "test")
    return path


def test_the_page_shows_the_chinese_name_and_is_tagged(issued):
    shown = text_of(issued)
    assert all(word in shown for word in ("欧阳伟", "83.5", "2020-08-22", "精准营销"))
    root = pypdf.PdfReader(issued).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"


def test_anyone_can_verify_it_with_the_public_key_alone(issued, secret):
    facts = verify(issued, public_key(secret))
    assert (facts.name, facts.total, facts.issued) == ("欧阳伟", "83.5", "2020-08-22")


def test_the_check_code_is_found_in_the_gradebook_however_it_is_spaced(issued, book):
    code = book.read("SELECT code FROM certificates")[0]["code"]
    assert look_up(book, code.replace(" ", "").lower())["trainee"] == "t1"
    assert look_up(book, code[:-1] + ("A" if code[-1] != "A" else "Q")) is None


def test_another_courses_key_does_not_verify_it(issued):
    with pytest.raises(ValueError, match="not signed with this course's key"):
        verify(issued, public_key(Secret(bytes(32))))


@pytest.mark.parametrize("change", [{"name": "李四"}, {"total": "99"}, {"issued": "2030-01-01"}, {"trainee": "t2"}])
def test_changed_facts_are_not_signed(secret, change):
    code = sign(FACTS, secret)
    assert is_signed(FACTS, code, public_key(secret))
    assert not is_signed(replace(FACTS, **change), code, public_key(secret))


def test_a_page_that_shows_another_name_than_was_signed_is_refused(rules, secret, tmp_path):
    """A forger keeps the signed attachment of one certificate and puts another page in front of it."""
    honest = pypdf.PdfReader(io.BytesIO(page(FACTS, sign(FACTS, secret), rules)))
    other = pypdf.PdfReader(io.BytesIO(page(replace(FACTS, name="李四"), sign(FACTS, secret), rules)))
    forged = pypdf.PdfWriter()
    forged.add_page(other.pages[0])
    forged.add_attachment("certificate.json", honest.attachments["certificate.json"][0])
    path = tmp_path / "forged.pdf"
    forged.write(path)
    with pytest.raises(ValueError, match="shows something else than was signed: 欧阳䶮伟"):
        verify(path, public_key(secret))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"no pdf", json.dumps({}).encode()])
def test_a_file_that_is_no_certificate_gets_its_sentence(tmp_path, secret, content):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"x\.pdf is no certificate"):
        verify(path, public_key(secret))


def test_none_before_the_first_day_of_issue(cohort, book, rules, secret, tmp_path, first_day):
    cohort.add("t1", exam=20)
    with pytest.raises(ValueError, match="from 2020-08-22 on"):
        issue(book, standings(book, rules), rules, secret, tmp_path, first_day - timedelta(seconds=1), "test")
    assert not list(tmp_path.glob("*.pdf"))


def test_five_of_six_sessions_give_none(cohort, book, rules, secret, tmp_path, first_day):
    cohort.add("t1", exam=20, sessions=5)
    with pytest.raises(ValueError, match="t1 gets no certificate: 5 of 6 sessions"):
        issue(book, standings(book, rules), rules, secret, tmp_path, first_day, "test")


def test_issuing_again_gives_the_same_file_and_one_entry(issued, book, rules, secret, tmp_path, first_day):
    before = issued.read_bytes()
    issue(book, standings(book, rules), rules, secret, tmp_path, first_day + timedelta(days=30), "test")
    assert issued.read_bytes() == before
    assert book.read("SELECT COUNT(*) FROM certificates")[0][0] == 1


def test_a_name_the_font_cannot_draw_is_refused_by_its_letters(cohort, book, rules, secret, tmp_path, first_day):
    cohort.add("t1", exam=20, name="𠮷野")
    with pytest.raises(ValueError, match=r"'𠮷野' has '𠮷', which no font here can draw: .* in the roster"):
        issue(book, standings(book, rules), rules, secret, tmp_path, first_day, "test")


def test_a_name_that_is_put_right_in_the_roster_gets_a_certificate_of_its_own(
    issued, cohort, book, rules, secret, first_day
):
    enter_roster(book, [Entry("t1", "欧阳炜", tuple(range(1, 7)), True)], "test")
    [path] = issue(book, standings(book, rules), rules, secret, issued.parent, first_day, "test")
    assert verify(path, public_key(secret)).name == "欧阳炜"
    assert [row["name"] for row in book.read("SELECT name FROM certificates ORDER BY name")] == ["欧阳伟", "欧阳炜"]


@pytest.mark.parametrize(
    "name",
    [
        "Seán O'Brien-Łukasiewicz",
        "Nguyễn Thị Khai",
        "Ольга",
        "محمد بن سلمان",
        "㛃",
        '#panic("x")',
        "*bold* _it_ $x$",
        '"; drop table',
        "<script>alert(1)</script>",
        "名" * 64,
    ],
)
def test_a_name_is_never_markup(rules, secret, tmp_path, name):
    facts = replace(FACTS, name=name)
    path = tmp_path / "c.pdf"
    path.write_bytes(page(facts, sign(facts, secret), rules))
    assert verify(path, public_key(secret)).name == name
    assert len(pypdf.PdfReader(path).pages) == 1


def test_two_programs_that_issue_at_once_enter_one_certificate(cohort, book, rules, secret, tmp_path, first_day):
    """The second looks before the first has written, and writes after it."""
    cohort.add("t1", exam=20)
    found = standings(book, rules)

    class Late:
        """A gradebook in which another program has issued, seen only when it is written."""

        def __init__(self):
            self.seen = False

        def read(self, *query):
            return book.read(*query) if self.seen else []

        def writing(self, actor):
            self.seen = True
            return book.writing(actor)

    [first] = issue(book, found, rules, secret, tmp_path / "a", first_day, "one")
    [second] = issue(Late(), found, rules, secret, tmp_path / "b", first_day + timedelta(days=1), "two")
    assert first.read_bytes() == second.read_bytes()
    assert book.read("SELECT COUNT(*) FROM certificates")[0][0] == 1
