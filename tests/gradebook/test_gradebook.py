"""The gradebook: what is in it is whole, and what counts is the best in time."""

import sqlite3
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from workshop.gradebook import BookFault, backup, open_book
from workshop.gradebook.migrate import steps
from workshop.secret import Secret


def counted(book):
    return [row["sha"] for row in book.read("SELECT sha FROM counted_submissions ORDER BY trainee")]


def test_the_best_submission_in_time_counts(book, hand_in):
    hand_in("good", 3.0)
    hand_in("best", 4.0, state="late")
    hand_in("worse", 1.0, received="2026-02-01T00:00:00+00:00")
    hand_in("other", 2.0, trainee="wang")
    assert counted(book) == ["good", "other"]


def test_of_equally_good_ones_the_last_counts(book, hand_in):
    hand_in("second", 3.0, received="2026-01-02T00:00:00+00:00")
    hand_in("first", 3.0)
    assert counted(book) == ["second"]


def test_an_empty_answer_in_a_better_submission_hides_no_written_one(book, hand_in):
    written = hand_in("essay", 1.0, text="A long answer.")
    hand_in("forged", 4.0, text="")
    rows = book.read("SELECT submission, text FROM counted_answers")
    assert [tuple(row) for row in rows] == [(written, "A long answer.")]


def test_a_transaction_that_fails_leaves_nothing(book, hand_in):
    submission = hand_in("a", 2.0)
    with pytest.raises(sqlite3.IntegrityError), book.writing("test") as writing:
        writing.execute("UPDATE task_marks SET points = 3.0 WHERE submission = ?", [submission])
        writing.execute("UPDATE task_marks SET points = 5.0 WHERE submission = ?", [submission])  # of 4
    assert book.read("SELECT points FROM task_marks")[0]["points"] == 2.0
    assert book.read("SELECT count(*) FROM audit")[0][0] == 2
    assert book.verify() == []


def test_a_transaction_that_logs_nothing_is_refused(book):
    with pytest.raises(RuntimeError, match="must log"), book.writing("test") as writing:
        writing.execute("INSERT INTO comments (question, text) VALUES ('01.S1', 'Good.')")
    assert not book.read("SELECT * FROM comments")


def test_nothing_is_written_past_the_audit(book, hand_in):
    hand_in("a")
    with pytest.raises(BookFault):
        book.read("DELETE FROM task_marks")
    with pytest.raises(BookFault), book.writing("test") as writing:
        writing.read("DELETE FROM task_marks")
    assert book.read("SELECT count(*) FROM task_marks")[0][0] == 1


@pytest.mark.parametrize("value", ["datetime('now')", "random()", "CURRENT_TIMESTAMP", "last_insert_rowid()"])
def test_a_value_that_a_replay_would_not_give_again_is_refused(book, value):
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"), book.writing("test") as writing:
        writing.execute(f"INSERT INTO comments (question, text) VALUES ('01.S1', {value})")
    assert not book.read("SELECT * FROM comments")


def test_a_mark_without_its_submission_cannot_be(book):
    with pytest.raises(sqlite3.IntegrityError), book.writing("test") as writing:
        writing.execute("INSERT INTO task_marks VALUES (77, '01.1', 1.0, 4.0, 'right', '')")
        writing.log("graded")


def test_several_programs_write_at_a_time_and_the_chain_stays_one(path, book, secret):
    def write(worker):
        with open_book(path, secret) as own:
            for number in range(25):
                with own.writing(f"worker {worker}") as writing:
                    writing.execute("INSERT INTO comments (question, text) VALUES (?, ?)", [str(worker), str(number)])
                    writing.log("comment")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert book.read("SELECT count(*) FROM comments")[0][0] == 100
    assert book.verify() == []


def test_a_book_that_another_program_is_just_making_is_waited_for(path, secret):
    path.touch()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN")
    other.execute("SELECT * FROM sqlite_schema").fetchall()
    later = threading.Timer(0.3, other.close)
    later.start()
    with open_book(path, secret, create=True) as book:
        assert book.verify() == []
        assert book.read("PRAGMA journal_mode")[0][0] == "wal"
    later.join()


def test_only_its_owner_may_read_it(path, book):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_book_killed_while_it_was_made_is_made_again(path, secret):
    path.touch()
    with pytest.raises(BookFault, match="is not a gradebook"):
        open_book(path, secret)
    with open_book(path, secret, create=True) as book:
        assert book.verify() == []


def test_a_missing_book_is_made_only_when_asked(path, secret):
    with pytest.raises(BookFault, match=r"There is no gradebook .*`course roster`"):
        open_book(path, secret)
    assert not path.exists()


def test_another_courses_secret_opens_nothing(path, book):
    with pytest.raises(BookFault, match="another course's secret"):
        open_book(path, Secret(bytes(31) + b"1"))


def test_a_newer_book_is_left_alone(path, book, secret):
    book.close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {len(steps()) + 1}")
    raw.close()
    with pytest.raises(BookFault, match="newer version of the course"):
        open_book(path, secret)


@pytest.mark.parametrize("content", [b"not a database, " * 300, b"PK\x03\x04"])
def test_another_file_is_no_gradebook(path, secret, content):
    path.write_bytes(content)
    with pytest.raises(BookFault, match="is not a gradebook"):
        open_book(path, secret, create=True)
    assert path.read_bytes() == content


def test_another_database_is_no_gradebook(path, secret):
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE mine (x)")
    raw.close()
    with pytest.raises(BookFault, match="is not a gradebook"):
        open_book(path, secret, create=True)


def test_a_backup_is_a_whole_book_of_its_own(path, book, hand_in, secret, tmp_path):
    hand_in("a", 2.0)
    copy = backup(path, tmp_path / "copy.db")
    hand_in("b", 3.0)
    with open_book(copy, secret) as copied:
        assert counted(copied) == ["a"]
        assert copied.verify() == []
    folder = tmp_path / "backups"
    folder.mkdir()
    assert backup(path, folder).parent == folder


def test_a_backup_writes_over_nothing(path, book, tmp_path):
    other = tmp_path / "thesis.txt"
    other.write_text("mine")
    with pytest.raises(BookFault, match="writes over nothing"):
        backup(path, other)
    with pytest.raises(BookFault, match="is not a gradebook"):
        backup(other, tmp_path / "copy.db")
    assert other.read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == []


WRITER = """
import sys
from workshop.gradebook import open_book
from workshop.secret import Secret
with open_book(sys.argv[1], Secret(bytes(32))) as book:
    for number in range(100_000):
        with book.writing("w") as w:
            w.execute("INSERT INTO comments (question, text) VALUES (?, ?)", ["a", str(number)])
            w.execute("INSERT INTO comments (question, text) VALUES (?, ?)", ["b", str(number)])
            w.log("two")
        print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_transactions_only(path, book):
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    told = [int(writer.stdout.readline()) for _ in range(40)]
    writer.kill()
    told += [int(line) for line in writer.stdout.read().splitlines() if line]
    writer.wait()
    numbers = {
        question: [int(row["text"]) for row in book.read("SELECT text FROM comments WHERE question = ?", question)]
        for question in "ab"
    }
    assert sorted(numbers["a"]) == sorted(numbers["b"])
    assert set(told) <= set(numbers["a"])
    assert book.verify() == []
