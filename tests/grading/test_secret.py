"""The course's secret: made once, kept from others, shown nowhere."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers.paths import ROOT
from workshop.secret import Secret, read_secret


def test_it_is_made_on_first_use_and_said_so(tmp_path):
    said = []
    place = tmp_path / "config" / "course.secret"
    first = read_secret(place, say=said.append)
    assert str(place) in said[0] and len(said) == 1
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert read_secret(place, say=said.append) == first and len(said) == 1
    assert [file.name for file in place.parent.iterdir()] == ["course.secret"]


def test_processes_that_make_it_at_the_same_time_get_the_same(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: read_secret(tmp_path / "course.secret", say=str).value, range(16)))
    assert len(made) == 1


def test_the_environment_names_its_file(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_SECRET", str(tmp_path / "mine"))
    assert read_secret(say=str) == read_secret(tmp_path / "mine")


def test_it_may_not_lie_in_the_courses_folder(tmp_path):
    (tmp_path / "link").symlink_to(ROOT)
    for place in (ROOT / "data" / "course.secret", tmp_path / "link" / "course.secret"):
        with pytest.raises(ValueError, match="outside it"):
            read_secret(place)
        assert not place.exists()


def test_a_secret_that_others_may_read_is_refused(tmp_path):
    place = tmp_path / "course.secret"
    read_secret(place, say=str)
    place.chmod(0o644)
    with pytest.raises(ValueError, match="chmod 600"):
        read_secret(place)


@pytest.mark.parametrize("content", [b"", b"00ff", b"\xff\xfe", b"secret\n"])
def test_what_is_no_secret_is_refused(tmp_path, content):
    place = tmp_path / "course.secret"
    place.write_bytes(content)
    place.chmod(0o600)
    with pytest.raises(ValueError, match="is no course secret"):
        read_secret(place)


def test_it_never_shows():
    secret = Secret(b"\x01" * 31 + b"\xab")
    assert "01" not in repr(secret) and "ab" not in repr(secret)


def test_each_purpose_and_part_has_bytes_of_its_own():
    one, other = Secret(bytes(32)), Secret(b"\x01" * 32)
    keys = {one.key("seed", "01"), one.key("seed", "02"), one.key("form", "01"), one.key("seed"), other.key("seed")}
    assert len(keys) == 5
    assert one.key("seed", 1) == one.key("seed", "1") and len(one.key("seed")) == 32
    assert 0 <= one.number("seed", "01") < 2**63
