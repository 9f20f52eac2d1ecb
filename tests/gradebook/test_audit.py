"""The audit: whatever is changed past it is found, and named."""

import re
import sqlite3

import pytest

from workshop.gradebook import open_book


@pytest.fixture
def tampered(path, book, hand_in, secret):
    """Change the file as somebody with a database browser would; return what the audit says."""
    for number in range(4):
        hand_in(f"sha{number}", float(number))
    with book.writing("anna") as writing:
        writing.execute(
            "INSERT INTO rubric_marks VALUES (1, '01.S1', 'Who is missing', 'anna', 2.0, '2026-01-01T00:00:00+00:00')"
        )
        writing.log("rubric", submission=1)

    def tamper(*statements):
        raw = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            raw.execute(statement)
        raw.close()
        with open_book(path, secret) as again:
            return again.verify()

    return tamper


def test_an_untouched_book_is_whole(tampered):
    assert tampered() == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE audit SET body = replace(body, '3', '4') WHERE seq = 4", "Audit row 4 .* was changed"),
        ("UPDATE audit SET actor = 'nobody' WHERE seq = 2", r"Audit row 2 .*nobody: graded\) was changed"),
        ("UPDATE audit SET at = '2020' WHERE seq = 6", "Audit row 6 .* was changed"),
        ("UPDATE audit SET changes = '[]' WHERE seq = 3", "Audit row 3 .* was changed"),
        ("DELETE FROM audit WHERE seq = 3", "Row 3 is missing"),
        ("DELETE FROM audit WHERE seq IN (3, 4)", "Rows 3 to 4 are missing"),
        ("DELETE FROM audit WHERE seq = 6", "ends too early: rows after 5"),
        ("DELETE FROM audit", "ends too early: rows after 0"),
        ("UPDATE audit SET seq = 30 WHERE seq = 3", "Row 3 is missing"),
        (
            "INSERT INTO audit SELECT 7, at, actor, event, body, changes, hash, hash FROM audit WHERE seq = 6",
            "Audit row 7 .* not written by this course",
        ),
        ("DELETE FROM meta WHERE name = 'head'", "ends too early"),
    ],
)
def test_a_tampered_audit_row_is_found_and_named(tampered, change, named):
    found = tampered(change)
    assert found and any(re.search(named, sentence) for sentence in found), found


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE task_marks SET points = 4.0 WHERE submission = 2",
            "task_marks, the row of submission 2, task 01.1 was changed",
        ),
        ("DELETE FROM task_marks WHERE submission = 3", "task_marks, the row of submission 3, task 01.1 was taken out"),
        ("INSERT INTO roster (trainee, name) VALUES ('eve', 'Eve')", "roster, the row of trainee eve was added"),
        ("UPDATE rubric_marks SET points = 3.0", "rubric_marks, .*grader anna was changed"),
        ("UPDATE submissions SET state = 'graded', sha = 'x' WHERE id = 1", "submissions, the row of id 1 was changed"),
        ("CREATE TRIGGER evil AFTER UPDATE ON task_marks BEGIN SELECT 1; END", "evil was added"),
        ("DROP VIEW counted_submissions", "counted_submissions was .* taken out"),
    ],
)
def test_a_mark_changed_past_the_audit_is_found_and_named(tampered, change, named):
    found = tampered(change)
    assert len(found) == 1 and re.search(named, found[0]), found


def test_statements_put_into_the_audit_are_never_run(tampered, tmp_path):
    target = tmp_path / "made.db"
    found = tampered(f"""UPDATE audit SET changes = '[["ATTACH ''{target}'' AS x", []]]' WHERE seq = 5""")
    assert "Audit row 5" in found[0]
    assert not target.exists()


def test_two_rows_changed_places_are_both_named(tampered):
    found = tampered(
        "UPDATE audit SET seq = -1 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = -1",
    )
    assert any("row 3" in sentence for sentence in found) and any("row 4" in sentence for sentence in found)
