"""A `course grade` that is killed, stopped or out of room: nothing graded is lost or doubled, and it goes on."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from grading_samples import LAB, SECRET, notebook

from helpers.paths import ROOT
from workshop.gradebook import open_book

SCRIPT = Path(__file__).parent / "grade_with_a_fake.py"
FILES = 120


class Grading:
    """A real `course grade` process over a folder of submissions."""

    def __init__(self, place, files=FILES):
        self.folder, self.book, self.secret = place / "in", place / "gradebook.db", place / "course.secret"
        self.secret.write_text(SECRET.value.hex())
        self.secret.chmod(0o600)
        for number in range(files):
            path = self.folder / f"trainee{number:03}" / f"{LAB}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_bytes(notebook(f"points = {number % 5}  ", answer=f"Answer {number}."))

    def start(self, **environment):
        words = ["grade", self.folder, "--book", self.book, "--secret", self.secret, "--jobs", "2"]
        return subprocess.Popen(
            [sys.executable, SCRIPT, *map(str, words), "--received", "2020-01-01"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{SCRIPT.parent}", **environment},
        )

    def run(self, **environment):
        process = self.start(**environment)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def rows(self, sql):
        with open_book(self.book, SECRET) as opened:
            assert opened.verify() == []
            return [tuple(row) for row in opened.read(sql)]

    def graded(self):
        """Return what the gradebook has, whole, by trainee."""
        rows = self.rows(
            "SELECT trainee, graded_at, points, (SELECT count(*) FROM answers WHERE submission = s.id) "
            "FROM submissions s JOIN task_marks ON submission = s.id"
        )
        assert len({row[0] for row in rows}) == len(rows) and all(row[3] == 1 for row in rows)
        return {row[0]: row for row in rows}

    def pages(self):
        return {path.parent.name for path in self.book.with_name("gradebook-feedback").rglob(f"{LAB}-*.html")}


def test_ten_kills_at_random_moments_lose_and_double_nothing(tmp_path):
    grading, before, moments = Grading(tmp_path), {}, random.Random()
    for number in range(10):
        process = grading.start(PAUSE="0.1")
        if number % 5:  # at work, else anywhere from its start on
            process.stdout.readline()
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        process.communicate()
        if grading.book.exists() and number % 5:
            now = grading.graded()
            assert before.items() <= now.items()
            assert now.keys() <= grading.pages()
            before = now
    assert 0 < len(before) < FILES
    code, out, err = grading.run()
    assert code == 0, err
    now = grading.graded()
    assert before.items() <= now.items() and len(now) == FILES
    assert f"{FILES - len(before)} graded, {len(before)} as they were" in out
    assert grading.rows("SELECT count(*) FROM audit WHERE event = 'graded'") == [(FILES,)]
    assert sum(row[2] for row in now.values()) == sum(number % 5 for number in range(FILES))
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_cleanly_and_says_how_to_go_on(tmp_path, sign):
    grading = Grading(tmp_path)
    process = grading.start(PAUSE="0.05")
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(sign)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130 and err == ""
    assert re.search(r"Stopped after \d+ of 120 files. What is graded is kept; run the same command to go on.", out)
    before = grading.graded()
    assert 5 <= len(before) < FILES
    code, out, _ = grading.run()
    assert code == 0 and f"{len(before)} as they were" in out and len(grading.graded()) == FILES


def test_ctrl_c_ends_what_runs_in_sandboxes_and_enters_none_of_it(tmp_path):
    grading = Grading(tmp_path, files=6)
    process = grading.start(SLEEP="1")
    for _ in range(2):
        assert process.stdout.readline() == "at work\n"
    running = psutil.Process(process.pid).children()
    assert len(running) == 2
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 15 and process.returncode == 130 and err == ""
    assert "Stopped after 0 of 6 files" in out
    assert not any(child.is_running() for child in running)
    assert grading.graded() == {}


as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"), reason="mounting takes root"
)


@pytest.fixture
def disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "none", place], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@as_root
def test_a_full_disk_ends_a_batch_with_one_sentence_and_it_goes_on_when_there_is_room(tmp_path, disk):
    grading = Grading(tmp_path)
    grading.book = disk / "gradebook.db"
    code, out, err = grading.run()
    assert code == 1 and "Traceback" not in out + err
    assert re.fullmatch(r"✗ .*(disk is full|No space left on device|disk refused).*\n", err)
    before = grading.graded()
    assert 0 < len(before) < FILES
    subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
    code, out, err = grading.run()
    now = grading.graded()
    assert code == 0 and before.items() <= now.items() and len(now) == FILES


@as_root
def test_a_read_only_gradebook_is_said_so_before_anything_is_graded(tmp_path, disk):
    grading = Grading(tmp_path, files=3)
    grading.book = disk / "gradebook.db"
    grading.run()
    before = grading.graded()
    (grading.folder / "trainee000" / f"{LAB}.ipynb").write_bytes(notebook("points = 4"))
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    code, _, err = grading.run()
    assert code == 1
    assert re.fullmatch(r"✗ The gradebook .* was not changed: it can only be read; .*\n", err), err
    assert grading.graded() == before


def test_two_batches_at_a_time_leave_one_mark_each(tmp_path):
    grading = Grading(tmp_path, files=40)
    both = [grading.start(PAUSE="0.02") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert len(grading.graded()) == 40
