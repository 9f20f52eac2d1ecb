import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_samples import RIGHT

from helpers import files
from helpers.lab import open_lab
from helpers.lab.progress import Progress, State

SLUG = "01_groupby_lab"
names = st.sets(st.sampled_from(["01.1", "01.2", "01.3"]))
states = st.builds(State, names, names, st.dictionaries(st.sampled_from(["01.1", "01.2"]), st.integers(0, 3)))


def kept(room) -> Path:
    return room / ".progress" / f"{SLUG}.json"


def test_progress_survives_a_restart(room):
    first = open_lab("01")
    first.check("01.1", RIGHT["01.1"])
    first.hint("01.2")
    again = open_lab("01")
    assert "level 1  passed  3 of 3 points" in repr(again)
    assert "Hint 2 of 3" in repr(again.hint("01.2"))


def test_progress_that_is_not_to_be_kept_leaves_no_file(room):
    open_lab("01", keep=False).check("01.1", RIGHT["01.1"])
    assert not (room / ".progress").exists()


def test_progress_lies_in_another_folder_if_told(room, tmp_path):
    open_lab("01", folder=tmp_path).check("01.1", RIGHT["01.1"])
    assert kept(tmp_path).exists() and not kept(room).exists()


def test_the_file_holds_no_times_and_no_values(room):
    open_lab("01").check("01.1", RIGHT["01.1"])
    content = json.loads(kept(room).read_text())
    assert content == {"format": 1, "slug": SLUG, "passed": ["01.1"], "shown": [], "hints": {}}


def test_two_kernels_lose_nothing_of_each_other(room):
    one, two = open_lab("01", order="free"), open_lab("01", order="free")
    one.check("01.1", RIGHT["01.1"])
    two.check("01.4", RIGHT["01.4"])
    assert Progress(SLUG, room).state.passed == {"01.1", "01.4"}
    one.check("01.2", RIGHT["01.2"])
    assert "9 of 12 points" in repr(one.progress())


def test_writers_in_several_processes_lose_nothing(room):
    code = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from helpers.lab.progress import Progress
        progress = Progress({SLUG!r}, Path({str(room)!r}))
        for number in range(15):
            progress.passed(f"{{sys.argv[1]}}.{{number}}")
    """)
    writers = [subprocess.Popen([sys.executable, "-c", code, name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert len(Progress(SLUG, room).state.passed) == 30


@settings(max_examples=60, deadline=None)
@given(states, states)
def test_merging_never_unpasses_and_never_depends_on_who_is_first(one, two):
    merged = one.merged(two)
    assert merged.passed == one.passed | two.passed
    assert merged == two.merged(one) and merged.merged(one) == merged
    assert not merged.passed & merged.shown
    assert State.from_json(merged.to_json("x"), "x") == merged


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b"\x00" * 200, b'{"passed": 3}', b"[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_the_backup_used(room, damage):
    lab = open_lab("01")
    lab.check("01.1", RIGHT["01.1"])
    lab.check("01.2", RIGHT["01.2"])
    kept(room).write_bytes(damage)
    again = open_lab("01")
    assert "kept as 01_groupby_lab.json.damaged-1, and the one before it is used" in repr(again)
    result = again.check("01.2", RIGHT["01.2"])
    assert "was damaged" in repr(result) and "was damaged" not in repr(again.check("01.1", RIGHT["01.1"]))
    assert kept(room).with_name(f"{SLUG}.json.damaged-1").read_bytes() == damage
    assert Progress(SLUG, room).state.passed == {"01.1", "01.2"}


def test_damage_during_the_session_costs_nothing(room):
    lab = open_lab("01")
    lab.check("01.1", RIGHT["01.1"])
    kept(room).write_bytes(b"broken")
    lab.check("01.2", RIGHT["01.2"])
    assert Progress(SLUG, room).state.passed == {"01.1", "01.2"}


def test_without_a_backup_progress_begins_anew_and_says_so(room):
    kept(room).parent.mkdir()
    kept(room).write_bytes(b"{")
    assert "begins anew" in repr(open_lab("01").progress())


def test_another_labs_file_is_not_taken_for_this_ones(room):
    Progress("02_other_lab", room).passed("01.1")
    (room / ".progress" / "02_other_lab.json").rename(kept(room))
    assert "0 of 12 points" in repr(open_lab("01").progress())


def test_a_crash_before_the_last_step_leaves_the_old_file(room, monkeypatch):
    lab = open_lab("01")
    lab.check("01.1", RIGHT["01.1"])
    old = kept(room).read_bytes()

    def crash(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", crash)
    result = lab.check("01.2", RIGHT["01.2"])
    assert result.passed and "could not be saved (No space left on device)" in repr(result)
    assert kept(room).read_bytes() == old and not list(kept(room).parent.glob("*.part"))
    monkeypatch.undo()
    assert "6 of 12 points" in repr(lab.progress())


def test_a_folder_that_cannot_be_written_never_stops_a_check(room):
    (room / ".progress").write_text("a file is in the way")
    result = open_lab("01").check("01.1", RIGHT["01.1"])
    assert result.passed and "could not be saved" in repr(result)


def test_a_kernel_killed_in_the_middle_of_writing_leaves_a_whole_file(room):
    code = textwrap.dedent(f"""
        from pathlib import Path
        from helpers.lab.progress import Progress
        progress = Progress({SLUG!r}, Path({str(room)!r}))
        print("ready", flush=True)
        number = 0
        while True:
            progress.passed(f"01.{{number}}")
            number += 1
    """)
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(0.15)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        progress = Progress(SLUG, room)
        assert progress.state.passed and not progress.notices
        progress.passed("after")  # the lock died with its holder


def test_a_whole_file_is_written_or_none(tmp_path, monkeypatch):
    path = tmp_path / "deep" / "file"
    files.write_whole(path, b"one")
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(path, b"two")
    assert path.read_bytes() == b"one" and [entry.name for entry in path.parent.iterdir()] == ["file"]
