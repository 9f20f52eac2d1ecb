"""`course roster`, `marks`, `report` and `certificate`, as they are typed."""

import errno
import os
import sys

import pytest

from workshop.cli import main
from workshop.course_rules import RULES

ROSTER = "trainee,name,sessions,certificate\nt1,张伟,1 2 3 4 5 6,yes\n"


@pytest.fixture
def typed(tmp_path, monkeypatch, capsys):
    """Types a command in a folder with a roster; returns what it printed, errors last."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COURSE_SECRET", str(tmp_path / "course.secret"))
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")

    def type_it(words):
        monkeypatch.setattr(sys, "argv", ["course", *words.split()])
        with pytest.raises(SystemExit):
            main()
        return "".join(capsys.readouterr())

    return type_it


def test_it_is_said_whose_rules_hold_where_none_are_named(typed, tmp_path):
    assert "No rules were named" in typed("roster roster.csv")
    assert "No rules were named" in typed("marks")
    assert "No rules were named" not in typed(f"marks --rules {RULES}")


def test_no_certificate_is_signed_without_rules(typed, tmp_path):
    typed("roster roster.csv")
    assert typed("certificate issue").startswith("✗ A certificate is signed for good and no rules are named")


def test_who_is_only_in_the_gradebook_is_said(typed, tmp_path):
    typed("roster roster.csv")
    (tmp_path / "roster.csv").write_text(ROSTER.replace("t1", "t2"), encoding="utf-8")
    assert "Not in roster.csv, and kept in gradebook.db: t1." in typed("roster roster.csv")


@pytest.mark.parametrize("words", ["roster none.csv", "marks --rules none.csv", "certificate verify none.csv --key 00"])
def test_a_file_that_is_not_there_is_named_with_what_to_do(typed, words):
    assert typed(words).endswith("✗ none.csv is not there; look at its name, and at the folder you are in.\n")


def test_a_folder_without_room_is_said_in_a_sentence(typed, monkeypatch):
    typed("roster roster.csv")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("helpers.files.os.fsync", full)
    assert typed(f"marks --rules {RULES}").endswith(
        "✗ What was to be written has no room left on its disk; make room there and run the command again.\n"
    )


def test_no_secret_is_made_for_a_gradebook_that_has_its_own(typed, tmp_path):
    typed("roster roster.csv")
    (tmp_path / "course.secret").rename(tmp_path / "copy")
    for words in (
        "marks",
        "audit gradebook.db",
        "exam score",
        "desk --grader W",
        "roster roster.csv",
        "certificate key",
    ):
        assert "✗ There is no course secret" in typed(words)
    assert not (tmp_path / "course.secret").exists()


def test_a_backup_goes_into_a_folder_that_is_named_as_one(typed, tmp_path):
    typed("roster roster.csv")
    assert typed("backup gradebook.db backups/").startswith("Copied: backups/gradebook-")


def test_what_says_only_part_of_a_certificate_gets_one_sentence(typed, tmp_path, caplog):
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    assert typed("certificate verify half.pdf --key 00").count("\n") == 1
    assert not caplog.records  # of the PDF reader, which a terminal would show
