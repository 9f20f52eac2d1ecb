"""A disk that is full or may not be written: one sentence, and the book as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from workshop.gradebook import BookFault, backup, open_book

as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="mounting takes root"
)


@pytest.fixture
def mounted(tmp_path):
    """Mount a small file system; remount it at will."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(book, upto=400):
    for number in range(upto):
        with book.writing("test") as writing:
            writing.execute("INSERT INTO comments (question, text) VALUES (?, ?)", [str(number), "x" * 20_000])
            writing.log("comment", number=number)


def whole(path, secret):
    with open_book(path, secret) as book:
        assert book.verify() == []
        (check,) = book.read("PRAGMA integrity_check")
        assert check[0] == "ok"
        return book.read("SELECT count(*) FROM comments")[0][0]


@as_root
def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(mounted, secret, tmp_path):
    path = mounted / "gradebook.db"
    with open_book(path, secret, create=True) as book:
        with pytest.raises(BookFault, match="disk is full; make room") as told:
            fill(book)
        assert "\n" not in str(told.value)
        kept = book.read("SELECT count(*) FROM comments")[0][0]
    assert kept > 3
    assert whole(path, secret) == kept
    subprocess.run(["mount", "-o", "remount,size=8m", str(mounted)], check=True)
    with open_book(path, secret) as book, book.writing("test") as writing:
        writing.execute("INSERT INTO comments (question, text) VALUES ('more', 'room')")
        writing.log("comment")
    assert whole(path, secret) == kept + 1


@as_root
def test_a_book_on_a_full_disk_is_not_begun(mounted, secret):
    (mounted / "filler").write_bytes(bytes(1_044_000))
    with pytest.raises(BookFault) as told:
        open_book(mounted / "gradebook.db", secret, create=True)
    assert "full" in str(told.value)
    (mounted / "filler").unlink()
    with open_book(mounted / "gradebook.db", secret, create=True) as book:
        assert book.verify() == []


@as_root
def test_a_read_only_book_can_be_read_and_says_that_it_cannot_be_written(mounted, secret):
    path = mounted / "gradebook.db"
    with open_book(path, secret, create=True) as book:
        fill(book, 2)
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    with open_book(path, secret) as book:
        assert book.verify() == []
        with pytest.raises(BookFault, match="can only be read; give yourself the right"), book.writing("test") as w:
            w.execute("DELETE FROM comments")
            w.log("gone")
        assert book.read("SELECT count(*) FROM comments")[0][0] == 2


@pytest.fixture
def ordinary():
    """A folder of an ordinary user, whom file rights bind; root becomes one for the test."""
    folder = Path(tempfile.mkdtemp())
    was = os.geteuid()
    if was == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    yield folder
    folder.chmod(0o700)
    os.seteuid(was)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="rights are other ones here")
def test_a_book_without_the_right_to_write_it_is_one_sentence(ordinary, secret):
    path = ordinary / "gradebook.db"
    with open_book(path, secret, create=True) as book:
        fill(book, 2)
    path.chmod(0o400)
    ordinary.chmod(0o500)
    with open_book(path, secret) as book:
        assert book.read("SELECT count(*) FROM comments")[0][0] == 2
        with pytest.raises(BookFault, match="can only be read"), book.writing("test") as writing:
            writing.log("nothing")
    with pytest.raises(BookFault, match=r"cannot be made .Permission denied"):
        open_book(ordinary / "another.db", secret, create=True)


@as_root
def test_a_new_book_on_a_read_only_disk_is_one_sentence(mounted, secret):
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    with pytest.raises(BookFault, match=r"cannot be made .*name a folder that you can write"):
        open_book(mounted / "gradebook.db", secret, create=True)


@as_root
def test_a_backup_to_a_full_disk_leaves_no_half_of_one(mounted, secret, tmp_path):
    path = tmp_path / "gradebook.db"
    with open_book(path, secret, create=True) as book:
        fill(book, 60)
    with pytest.raises(BookFault, match="disk is full"):
        backup(path, mounted)
    assert list(mounted.iterdir()) == []


LIMITED = """
import resource, sys
from workshop.gradebook import BookFault, open_book
from workshop.secret import Secret
with open_book(sys.argv[1], Secret(bytes(32))) as book:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        for number in range(400):
            with book.writing("test") as w:
                w.execute("INSERT INTO comments (question, text) VALUES (?, ?)", [str(number), "x" * 20_000])
                w.log("comment")
    except BookFault as fault:
        print(fault)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes here")
def test_a_file_that_may_not_grow_is_one_sentence(path, book, secret):
    book.close()
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True)
    assert "was not changed: the disk refused" in done.stdout or "disk is full" in done.stdout, done
    assert whole(path, secret) >= 1


def test_a_book_in_use_is_waited_for_and_then_said_so(path, book, secret, monkeypatch):
    monkeypatch.setattr("workshop.gradebook.opening._WAIT", 0.1)
    blocker = sqlite3.connect(path, isolation_level=None)
    with open_book(path, secret) as waiting:
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookFault, match="another program has been writing"), waiting.writing("test") as writing:
            writing.log("nothing")
    blocker.close()


def test_a_damaged_book_says_where_to_go_on(path, book, hand_in, secret):
    for number in range(60):
        hand_in(str(number), text="x" * 2000)
    book.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\xa5" * (4096 * 27)
    Path(path).write_bytes(content)
    with (
        pytest.raises(BookFault, match="damaged; go on from your last `course backup`"),
        open_book(path, secret) as book,
    ):
        book.verify()
