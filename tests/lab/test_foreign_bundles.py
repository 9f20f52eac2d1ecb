import hashlib
import io
import json
import os
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_samples import read_bundle

from helpers.lab.bundle import make_bundle
from helpers.lab.unbundle import MAX_FILE

MEMBERS = ["manifest.json", "notebook.ipynb", "written.json", "progress.json"]


def repacked(path, edit=None, names=MEMBERS, **attributes):
    """The bundle's file, packed again by someone else."""
    with zipfile.ZipFile(path) as file:
        contents = {name: file.read(name) for name in MEMBERS}
    if edit:
        edit(contents)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items():
                setattr(info, attribute, value)
            file.writestr(info, contents.get(name, b"x"))
    path.write_bytes(whole.getvalue())
    return path


def test_repacking_alone_changes_nothing(work):
    assert read_bundle(repacked(make_bundle(work, "a").path)).trainee == "a"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda c: c.update({"notebook.ipynb": b"{}"}), "changed after it was packed"),
        (lambda c: c.update({"written.json": b'{"01.S1": "better"}'}), "changed after it was packed"),
        (lambda c: c.update({"manifest.json": b"{}"}), "manifest is not of a format"),
        (lambda c: c.update({"manifest.json": b"[" * 90_000}), "manifest.json is not JSON"),
        (lambda c: c.update({"manifest.json": c["manifest.json"].replace(b'"a"', b'"../a"')}), "names no lab"),
        (lambda c: c.update({"manifest.json": c["manifest.json"].replace(b'"a"', b"[1]")}), "names no lab"),
        (lambda c: c.update({"manifest.json": b" " * 100_001}), "larger than 100,000 bytes"),
        (lambda c: c.update({"notebook.ipynb": bytes(10_000_001)}), "larger than 10,000,000 bytes"),
    ],
)
def test_a_changed_bundle_is_refused(work, edit, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_bundle(repacked(make_bundle(work, "a").path, edit))


@pytest.mark.parametrize(
    "names",
    [MEMBERS[:3], [*MEMBERS, "more"], MEMBERS[::-1], [*MEMBERS[:3], "../progress.json"], [*MEMBERS, MEMBERS[1]]],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_only_the_four_members_are_taken(work, names):
    with pytest.raises(ValueError, match="not the four that belong there"):
        read_bundle(repacked(make_bundle(work, "a").path, names=names))


def test_links_and_odd_files_are_refused(work, tmp_path):
    path = make_bundle(work, "a").path
    link = tmp_path / "link.zip"
    link.symlink_to(path)
    with pytest.raises(ValueError, match="it is a link"):
        read_bundle(link)
    with pytest.raises(ValueError, match="no regular file"):
        os.mkfifo(tmp_path / "pipe")
        read_bundle(tmp_path / "pipe")
    with pytest.raises(ValueError, match="is not a submission"):
        read_bundle(tmp_path)
    with pytest.raises(ValueError, match="a link or no file"):
        read_bundle(repacked(path, external_attr=0o120777 << 16))


def test_a_file_too_large_is_not_even_read(work):
    path = make_bundle(work, "a").path
    with path.open("r+b") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(ValueError, match="larger than 25 MB"):
        read_bundle(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_broken_bundle_raises_anything_but_a_sentence(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("broken")
    whole = sample_bundle()
    place = data.draw(st.integers(0, len(whole) - 1))
    broken = data.draw(st.sampled_from([whole[:place], whole[:place] + b"\xff" + whole[place + 1 :], whole[place:]]))
    path = folder / "x.zip"
    path.write_bytes(broken)
    try:
        read_bundle(path)
    except ValueError as error:
        assert str(error).startswith("x.zip is not a submission") and "\n" not in str(error)


@cache
def sample_bundle() -> bytes:
    """A whole bundle of a small lab, made without one."""
    members = [b"{}", b"{}", b'{"format": 1, "slug": "s", "passed": [], "shown": [], "hints": {}}']
    entries = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in zip(MEMBERS[1:], members, strict=True)
    }
    manifest = {"format": 1, "lab": "01", "slug": "s", "trainee": "t", "members": entries, "course": "1"}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in zip(MEMBERS, [json.dumps(manifest).encode(), *members], strict=True):
            file.writestr(name, content)
    return whole.getvalue()
