"""Intake: what a stranger hands in is read as data, and what cannot be read is refused with a reason."""

import io
import json
import os
import re
import sys
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from grading_samples import LAB, QUESTION, bundle, notebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbformat.json_compat import JsonSchemaValidator

from helpers.paths import NOTEBOOKS
from workshop.grading.intake import find_files, known_labs, read_found, read_submissions
from workshop.grading.records import Handed, Rejected

LABS = known_labs()


def one(folder):
    (read,) = read_submissions(folder, LABS)
    return read


def refused(folder):
    read = one(folder)
    assert isinstance(read, Rejected), read
    assert read.reason.endswith(".") and "\n" not in read.reason
    return read


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "trainee"),
    [
        ("li/anything.zip", "li"),
        ("li/ANYTHING.ZIP", "li"),
        ("flat.zip", "li"),
        ("王小明/作业.zip", "王小明"),
    ],
)
def test_a_bundle_is_taken_from_a_trainees_folder_or_side_by_side(tmp_path, name, trainee):
    put(tmp_path, name, bundle(trainee, answer="Because."))
    read = one(tmp_path)
    assert (read.trainee, read.lab, read.slug, read.file) == (trainee, "01", LAB, name)
    assert read.written == {QUESTION: "Because."}


@pytest.mark.parametrize(
    ("name", "trainee"),
    [
        ("li/01_groupby_lab.ipynb", "li"),
        ("li/my copy of 01_groupby_lab (1).ipynb", "li"),
        ("li/untitled.ipynb", "li"),
        ("li_01_groupby_lab.ipynb", "li"),
        ("li_wang_01_groupby_lab_final.ipynb", "li_wang"),
        ("li.ipynb", "li"),
    ],
)
def test_a_bare_notebook_is_known_by_its_name_or_its_metadata(tmp_path, name, trainee):
    put(tmp_path, name, notebook(answer="Because."))
    read = one(tmp_path)
    assert (read.trainee, read.slug, read.written) == (trainee, LAB, {QUESTION: "Because."})


def test_the_trainee_edition_itself_can_be_handed_in(tmp_path):
    edition = NOTEBOOKS / "labs" / f"{LAB}.ipynb"
    put(tmp_path, "li/a.ipynb", edition.read_bytes())
    assert isinstance(one(tmp_path), Handed)


def test_a_name_decides_the_lab_whatever_the_metadata_say(tmp_path):
    put(tmp_path, "li_01_groupby_lab.ipynb", notebook(slug="02_forgetting_curve_lab"))
    assert one(tmp_path).slug == LAB


def test_received_is_the_files_time_or_the_one_given(tmp_path):
    path = put(tmp_path, "li.ipynb", notebook())
    os.utime(path, (1_600_000_000.9, 1_600_000_000.9))
    assert one(tmp_path).received == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    assert read_submissions(tmp_path, LABS, received=moment)[0].received == moment


@pytest.mark.parametrize("seconds", [253_402_300_799, -62_135_596_800, 2**60, -(2**60)])
def test_a_files_time_that_not_every_zone_can_show_is_taken_for_now(tmp_path, monkeypatch, seconds):
    put(tmp_path, "li.ipynb", notebook())
    (found,) = find_files(tmp_path)
    monkeypatch.setattr(Path, "lstat", lambda path: SimpleNamespace(st_mtime=seconds))
    received = read_found(found, LABS).received
    assert all(received.astimezone(timezone(timedelta(hours=hours))) == received for hours in (-14, 14))


def test_a_bundle_in_anothers_folder_is_refused_and_both_are_named(tmp_path):
    put(tmp_path, "li/01.zip", bundle("wang"))
    read = refused(tmp_path)
    assert read.trainee == "li" and "packed by wang" in read.reason and "li's folder" in read.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("li/a.zip", b"", "no whole zip file"),
        ("li/a.ipynb", b"", "not a notebook"),
        ("li/a.zip", bundle("li")[:-40], "no whole zip file"),
        ("li/a.zip", bundle("li")[:200] + b"x" * 50 + bundle("li")[250:], "no whole zip file|not what its manifest"),
        ("li/a.ipynb", b"[" * 300_000, "not a notebook"),
        ("li/a.ipynb", b'{"cells":' + b"[" * 90_000 + b"]" * 90_000 + b"}", "not a notebook"),
        ("li/a.ipynb", b'{"cells": [], "metadata": {"a": [' + b"{}," * 400_000 + b"{}]}}", "more structure"),
        ("li/a.ipynb", b"\xff\xfe\x00", "not a notebook"),
        ("li/a.ipynb", b"null", "not a notebook"),
        ("li/a.ipynb", notebook().replace(b"01_groupby_lab", b"99_no_such_lab"), "no lab of this course"),
        ("li/a.ipynb", notebook(answer="x" * 50_001), "more than 50,000 characters"),
        ("li/a.zip", bundle("li", slug="99_no_such_lab"), "no lab of this course"),
        ("li/a.zip", bundle("li", content=b"{}"), "not a notebook"),
        ("li/a.rar", b"Rar!", "neither a bundle"),
        ("li/deeper/a.zip", bundle("li"), "folder in a trainee's folder"),
        ("some body/a.zip", bundle("li"), "no trainee's"),
        ("01_groupby_lab.ipynb", notebook(), "names no trainee"),
        ("a b.ipynb", notebook(), "names no trainee"),
        ("flat.zip", bundle("../../etc"), "names no lab or no trainee"),
        ("flat.zip", bundle("\U00020000" * 64), "names no lab or no trainee"),  # 256 bytes: no folder can be called so
        ("flat.zip", bundle("\ufb2c" * 40), "names no lab or no trainee"),  # three times as long once it is composed
    ],
)
def test_what_is_no_submission_is_refused_with_the_reason(tmp_path, name, content, reason):
    put(tmp_path, name, content)
    assert re.search(reason, refused(tmp_path).reason)


def test_no_link_is_followed(tmp_path):
    target = put(tmp_path, "elsewhere/wang.zip", bundle("wang"))
    inbox = tmp_path / "in"
    (inbox / "li").mkdir(parents=True)
    (inbox / "li" / "a.zip").symlink_to(target)
    (inbox / "wang").symlink_to(target.parent)
    (inbox / "zhao.ipynb").symlink_to("/etc/passwd")
    reads = read_submissions(inbox, LABS)
    assert len(reads) == 3 and all(isinstance(read, Rejected) and "link" in read.reason for read in reads)


def zipped(*members):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return whole.getvalue()


def test_zip_slip_and_zip_bomb_write_and_unpack_nothing(tmp_path):
    inbox = tmp_path / "in"
    put(inbox, "li/slip.zip", zipped(("../../../slipped.txt", "x")))
    put(inbox, "li/slip_too.zip", zipped(("manifest.json", "{}"), ("../notebook.ipynb", "x")))
    bomb = zipped(
        ("manifest.json", "{}"), ("notebook.ipynb", bytes(300_000_000)), ("written.json", "{}"), ("progress.json", "{}")
    )
    assert len(bomb) < 1_000_000
    put(inbox, "li/zbomb.zip", bomb)
    tracemalloc.start()
    reads = read_submissions(inbox, LABS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert all(isinstance(read, Rejected) for read in reads)
    assert "larger than 10,000,000 bytes" in reads[2].reason
    assert peak < 60_000_000
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "slip.zip",
        "slip_too.zip",
        "zbomb.zip",
    ]


def test_a_file_of_200_megabytes_is_not_read(tmp_path):
    with put(tmp_path, "li/big.ipynb", b"").open("r+b") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    assert "larger than 25 MB" in refused(tmp_path).reason
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.zip")
    assert "no regular file" in refused(tmp_path).reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' file names are text")
def test_a_name_that_a_terminal_would_obey_is_made_harmless(tmp_path):
    (tmp_path / os.fsdecode(b"\xff\x1b[2J\n.ipynb")).write_bytes(notebook())
    read = refused(tmp_path)
    assert "\x1b" not in read.file + read.reason and read.file.isprintable()


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    put(tmp_path, "li/a.zip", bundle("li"))

    def denied(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("helpers.lab.unbundle.os.open", denied)
    assert "cannot be opened (Permission denied)" in refused(tmp_path).reason


def test_one_that_breaks_its_parser_stops_nobody(tmp_path, monkeypatch):
    put(tmp_path, "li/a.zip", bundle("li"))
    put(tmp_path, "wang/a.ipynb", notebook())

    def broken(*_):
        raise MemoryError

    monkeypatch.setattr("workshop.grading.intake.parse_bundle", broken)
    li, wang = read_submissions(tmp_path, LABS)
    assert "cannot be read (MemoryError)" in li.reason and isinstance(wang, Handed)


def test_a_notebook_of_thousands_of_faults_is_refused_at_the_first(tmp_path, monkeypatch):
    faulty = notebook().replace(b'"outputs": []', b'"outputs": [' + b"{}," * 20_000 + b"{}]")
    put(tmp_path, "li/a.ipynb", faulty)
    monkeypatch.setattr(JsonSchemaValidator, "iter_errors", lambda *_: pytest.fail("it takes minutes to name them all"))
    assert "not a notebook" in refused(tmp_path).reason


def test_control_characters_of_an_answer_are_made_harmless(tmp_path):
    text = json.dumps("a\ud800b\x00c\x1b[31m\u202ed\r\ne")
    content = notebook(answer="ANSWER").replace(b'"ANSWER"', text.encode())
    put(tmp_path, "li.ipynb", content)
    assert one(tmp_path).written[QUESTION] == "a\ufffdb\ufffdc\ufffd[31m\ufffdd\ne"


def test_the_instructors_own_files_are_left_out(tmp_path):
    put(tmp_path, "li/a.zip", bundle("li"))
    put(tmp_path, "gradebook.db", b"")
    put(tmp_path, ".DS_Store", b"")
    put(tmp_path, "__MACOSX/li/._a.zip", b"")
    assert [found.name for found in find_files(tmp_path, leave_out=[tmp_path / "gradebook.db"])] == ["li/a.zip"]


def test_a_folder_that_is_missing_or_empty_is_said_so(tmp_path):
    with pytest.raises(ValueError, match="There is no folder"):
        find_files(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="holds nothing that was handed in"):
        find_files(tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_bring_forth_anything_but_a_reading_or_a_reason(tmp_path, data):
    whole = data.draw(st.sampled_from([bundle("li"), notebook()]))
    start = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    name = data.draw(st.sampled_from(["li/a.zip", "li/a.ipynb"]))
    put(tmp_path, name, whole[:start] + noise + whole[start + data.draw(st.integers(0, 60)) :])
    (found,) = [one for one in find_files(tmp_path) if one.name == name]
    read = next(read for read in read_submissions(tmp_path, LABS) if read.file == found.name)
    assert isinstance(read, Handed) or read.reason.endswith(".")
