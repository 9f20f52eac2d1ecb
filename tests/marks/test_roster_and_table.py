"""The roster read strictly, the cohort's table written safely."""

import csv
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest

from workshop.marks.roster import Entry, enter_roster, read_roster
from workshop.marks.standings import standings
from workshop.marks.table import COLUMNS, rows, write_csv, write_xlsx

AFTER = datetime(2020, 9, 1, tzinfo=UTC)
FIRST = "trainee,name,sessions,certificate\n"


def roster(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_roster_from_excel(tmp_path, rules):
    path = roster(tmp_path, FIRST + "t1,欧阳 伟,1 2 3 4 5 6,是\r\nt2,O'Brien,,no\r\n", "utf-8-sig")
    assert read_roster(path, rules) == [
        Entry("t1", "欧阳 伟", (1, 2, 3, 4, 5, 6), True),
        Entry("t2", "O'Brien", (), False),
    ]


def test_a_name_from_a_mac_is_the_one_under_which_work_is_handed_in(tmp_path, rules):
    (entry,) = read_roster(roster(tmp_path, FIRST + "jose\u0301,José,,no\n"), rules)
    assert entry.trainee == "jos\u00e9"


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("trainee,name\nt1,x\n", "give trainee, name, sessions, certificate"),
        (FIRST + "t1,x,1,yes\nt1,y,1,no\n", "t1 more than once"),
        (FIRST + "t1,x,1,yes\nT1,y,1,no\n", "names T1, t1 more than once"),
        (FIRST, "names nobody"),
        (FIRST + 't1,"x,1,yes\n', "lone quotation mark"),
        (FIRST + "t 1,x,1,yes\n", "line 2: 't 1' is no trainee's name"),
        (FIRST + "t1,,1,yes\n", "line 2: name"),
        (FIRST + "t1,x\u202e,1,yes\n", "line 2: name"),  # a sign that turns text around
        (FIRST + "t1,x,7,yes\n", "numbers from 1 to 6"),
        (FIRST + "t1,x,1,maybe\n", "give yes or no"),
        (FIRST + "t1,x\n", "has not 4 fields"),
        (FIRST + "t1,x,1,yes,more\n", "has not 4 fields"),
        ("", "columns none"),
    ],
)
def test_a_roster_that_cannot_be_meant_is_refused_by_its_line(tmp_path, rules, text, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_roster(roster(tmp_path, text), rules)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_roster_in_another_encoding_is_told_how_excel_saves_it(tmp_path, rules, encoding):
    with pytest.raises(ValueError, match="in Excel, save it as 'CSV UTF-8'"):
        read_roster(roster(tmp_path, FIRST + "t1,张伟,1,yes\n", encoding), rules)


def test_an_excel_workbook_is_no_roster(tmp_path, rules):
    path = tmp_path / "roster.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(ValueError, match="is an Excel workbook"):
        read_roster(path, rules)


@pytest.mark.parametrize("between", [";", "\t", ", "])
def test_a_roster_as_excel_saves_it_elsewhere(tmp_path, rules, between):
    lines = ["Trainee,Name,Sessions,Certificate,", '007,"O\'Brien ","1 2",no,', ",,,,", "", "t2,张伟,,yes,", ",,,,"]
    path = roster(tmp_path, "\r\n".join(lines).replace(",", between), "utf-8-sig")
    assert read_roster(path, rules) == [Entry("007", "O'Brien", (1, 2), False), Entry("t2", "张伟", (), True)]


def test_entering_a_roster_again_changes_lines_and_keeps_the_rest(book):
    enter_roster(book, [Entry("t1", "A", (1,), False), Entry("t2", "B", (), False)], "test")
    assert enter_roster(book, [Entry("t1", "张伟", (1, 2), True)], "test") == ["t2"]
    found = [tuple(row) for row in book.read("SELECT trainee, name, sessions FROM roster ORDER BY trainee")]
    assert found == [("t1", "张伟", "[1, 2]"), ("t2", "B", "[]")]


def test_before_the_release_no_point_and_no_result_is_shown(cohort, book, rules):
    cohort.add("t1", exam=20)
    midnight = rules.start_of(rules.release)
    [before] = rows(standings(book, rules), rules, midnight - timedelta(seconds=1))
    [after] = rows(standings(book, rules), rules, midnight)
    assert (before["result"], before["total"], before["no certificate because"]) == ("not released", "", "not released")
    assert (after["result"], after["total"]) == ("passed", "90")


def test_a_name_that_begins_like_a_formula_stays_text(cohort, book, rules, tmp_path):
    name = '=HYPERLINK("http://127.0.0.1/","x")'
    cohort.add("t1", exam=20, name=name)
    table = rows(standings(book, rules), rules, AFTER)
    with write_csv(table, tmp_path / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        [line] = csv.DictReader(file)
    assert line["name"] == f"'{name}"
    sheet = openpyxl.load_workbook(write_xlsx(table, rules, tmp_path / "marks.xlsx")).active
    cells = dict(zip(COLUMNS, sheet[2], strict=True))
    assert (cells["name"].value, cells["name"].data_type) == (name, "s")
    assert (cells["total"].value, cells["total"].data_type) == (90, "n")


def test_a_full_disk_leaves_the_old_table(tmp_path, monkeypatch, rules):
    path = write_csv([], tmp_path / "marks.csv")
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_csv([dict.fromkeys(COLUMNS, "x")], path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["marks.csv"]
