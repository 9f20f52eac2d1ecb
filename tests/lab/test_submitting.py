import hashlib
import json
import zipfile

import pytest
from lab_samples import CODE, RIGHT, read_bundle, save_notebook, trainee_notebook
from nbformat.v4 import new_code_cell, new_markdown_cell

from helpers.lab import open_lab
from helpers.lab.bundle import NotPacked, make_bundle
from helpers.lab.notebook import AFTER_ANSWERS, ANSWER_PLACEHOLDER, Notebook, parse_notebook
from helpers.paths import NOTEBOOKS

MEMBERS = ["manifest.json", "notebook.ipynb", "written.json", "progress.json"]


def is_answer(cell):
    return cell.metadata.get("course", {}).get("role") == "answer"


def change(path, edit):
    notebook = trainee_notebook({"01.1": CODE["01.1"]})
    edit(notebook)
    return save_notebook(path.parent, notebook)


def test_a_bundle_comes_back_as_it_was_packed(work):
    bundle = make_bundle(work, "zhang-san")
    read = read_bundle(bundle.path)
    assert (read.trainee, read.lab, read.slug) == ("zhang-san", "01", "01_groupby_lab")
    assert read.notebook == work.read_bytes()
    assert read.written == {"01.S1": "Receipts, not lines."}
    assert read.progress.passed == {"01.1"}
    assert bundle.warnings == () and bundle.path.parent == work.parent


def test_the_manifest_has_every_members_hash_and_size(work):
    with zipfile.ZipFile(make_bundle(work, "a").path) as file:
        assert file.namelist() == MEMBERS
        manifest = json.loads(file.read("manifest.json"))
        for name, entry in manifest["members"].items():
            content = file.read(name)
            assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    assert manifest["format"] == 1 and manifest["trainee"] == "a" and manifest["course"]


def test_the_same_work_is_the_same_file_and_other_work_is_another(work):
    one = make_bundle(work, "张三")
    content = one.path.read_bytes()
    assert make_bundle(work, "张三").path == one.path and one.path.read_bytes() == content
    open_lab("01").check("01.2", RIGHT["01.2"])
    two = make_bundle(work, "张三")
    assert two.path != one.path and one.path.read_bytes() == content


def test_a_crash_while_packing_leaves_no_half_file(work, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        make_bundle(work, "a")
    assert not list(work.parent.glob("*.zip*"))


@pytest.mark.parametrize("trainee", ["", " ", "a b", "../x", ".hidden", "a/b", "x" * 65, "a\n", "<b>", "a\x00"])
def test_a_name_that_is_no_name_is_refused(work, trainee):
    with pytest.raises(NotPacked, match=r"use letters, digits|begin with a letter"):
        make_bundle(work, trainee)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda nb: nb.metadata.pop("course"), "no notebook of this course"),
        (lambda nb: nb.metadata.update(course="lab"), "no notebook of this course"),
        (lambda nb: nb.metadata["course"].update(edition="solution"), "the course's solved lab, not yours"),
        (lambda nb: nb.metadata["course"].update(edition="lesson"), "the course's lesson, not yours"),
        (lambda nb: nb.metadata["course"].update(lab="02"), "It is lab 02, not lab 01"),
        (lambda nb: nb.cells[-1].update(source=ANSWER_PLACEHOLDER), "written answer to 01.S1 is empty"),
        (lambda nb: nb.cells[-1].update(source="x" * 50_001), "at most 50,000 are read"),
    ],
)
def test_each_reason_not_to_pack_has_its_sentence(work, edit, sentence):
    with pytest.raises(NotPacked, match=sentence):
        make_bundle(change(work, edit), "a", lab="01")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a notebook"),
        (b"{}", "is not a notebook"),
        (b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "is not a notebook"),
        (b"[" * 100_000, "is not a notebook"),
        (b" " * 10_000_001, "larger than 10 MB"),
        (b"\xff\xfe", "is not a notebook"),
    ],
)
def test_what_is_no_notebook_is_refused(work, content, sentence):
    work.write_bytes(content)
    with pytest.raises(NotPacked, match=sentence):
        make_bundle(work, "a")


def test_a_missing_file_and_an_unknown_lab_are_refused(work):
    with pytest.raises(NotPacked, match="No such file"):
        make_bundle(work.with_name("other.ipynb"), "a")
    with pytest.raises(NotPacked, match="There is no lab '77'"):
        make_bundle(change(work, lambda nb: nb.metadata["course"].update(lab="77")), "a")


def test_all_reasons_are_given_at_once(work):
    path = change(work, lambda nb: nb.cells[-1].update(source=""))
    with pytest.raises(NotPacked) as refusal:
        make_bundle(path, "a b")
    assert len(refusal.value.reasons) == 2 and str(refusal.value).count("\n- ") == 2


def test_an_untouched_lab_is_refused(work):
    path = save_notebook(work.parent, trainee_notebook({}, ANSWER_PLACEHOLDER))
    with pytest.raises(NotPacked, match="Nothing in it is attempted"):
        make_bundle(path, "a", allow_incomplete=True)


def test_an_empty_answer_may_be_left_out_on_purpose(work):
    path = change(work, lambda nb: nb.cells[-1].update(source=f"{ANSWER_PLACEHOLDER}\n"))
    with pytest.raises(NotPacked, match=r"The written answer to 01\.S1 is empty; write there, or leave it out by"):
        make_bundle(path, "a")
    bundle = make_bundle(path, "a", allow_incomplete=True)
    assert read_bundle(bundle.path).written == {"01.S1": ""}
    assert "It goes without an answer in writing to 01.S1." in str(bundle)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Xiao Lin", "'Xiao Lin' is no trainee's name here; .* such as Xiao-Lin."),
        ("", "Your name or number is missing; use letters, digits"),
        ("😀", "up to 64 characters.$"),
    ],
)
def test_a_name_that_cannot_be_taken_is_told_the_nearest_that_can(work, name, sentence):
    with pytest.raises(NotPacked, match=sentence):
        make_bundle(work, name)


def test_a_removed_cell_costs_only_its_task_and_is_told(work):
    bundle = make_bundle(change(work, lambda nb: nb.cells.pop(4)), "a")
    assert "cell of 01.4 was removed" in str(bundle)


@pytest.mark.parametrize(
    ("source", "attempted"),
    [
        ("# YOUR CODE HERE\nx = ...", False),
        ("def f(a):\n    # YOUR CODE HERE\n    ...", False),
        ("x = payments.groupby(...).sum()", False),
        ("# only a comment", False),
        ("", False),
        ("x = 1", True),
        ("x = table[..., 0]", True),
        ("x = (", True),
        ("%%sql\nselect 1", True),
    ],
)
def test_an_attempt_is_told_from_a_hole(source, attempted):
    notebook = trainee_notebook({"01.1": source})
    assert Notebook(b"", notebook).is_attempted("01.1") is attempted


def test_submitting_finds_the_notebook_of_this_kernel(work, monkeypatch):
    assert "01_groupby_lab-a-" in repr(open_lab("01").submit("a"))
    (work.parent / "copy.ipynb").write_bytes(work.read_bytes())
    assert "01_groupby_lab.ipynb, copy.ipynb are all copies" in repr(open_lab("01").submit("a"))
    monkeypatch.setenv("JPY_SESSION_NAME", str(work))
    assert "Packed" in repr(open_lab("01").submit("a"))
    assert "Packed" in repr(open_lab("01").submit("a", notebook="copy.ipynb"))


def test_submitting_tells_vs_codes_notebook_and_says_when_there_is_none(work, shell):
    moved = work.rename(work.with_name("mine.ipynb"))
    shell.user_ns["__vsc_ipynb_file__"] = str(moved)
    (work.parent / "second.ipynb").write_bytes(moved.read_bytes())
    assert "Packed" in repr(open_lab("01").submit("a"))
    for path in work.parent.glob("*.ipynb"):
        path.unlink()
    assert "No copy of 01_groupby_lab lies in this folder; say which" in repr(open_lab("01").submit("a"))


def test_submitting_shows_the_reason_instead_of_raising(work):
    assert (
        "Not packed" in (said := repr(open_lab("01").submit("a", notebook="none.ipynb"))) and "cannot be read" in said
    )


@pytest.mark.parametrize("has_ids", [True, False])
def test_a_notebook_that_is_behind_what_was_run_must_be_saved_first(work, shell, has_ids):
    lab = open_lab("01")
    shell.run_cell("counted = 5", cell_id="task-1" if has_ids else None, store_history=True)
    assert "does not have what you ran last for 01.1: save it (Ctrl+S)" in repr(lab.submit("a"))
    shell.run_cell(CODE["01.1"], cell_id="task-1" if has_ids else None, store_history=True)
    assert "Packed" in repr(lab.submit("a"))


def test_a_task_that_was_changed_after_its_run_asks_for_another_run(work, shell):
    lab = open_lab("01")
    shell.run_cell("counted = 5  # saved in another form", cell_id="task-1", store_history=True)
    assert "run those cells again if you changed them since" in repr(lab.submit("a"))


def test_an_answer_goes_on_in_the_trainees_own_cells_below_it_and_ends_at_the_courses(work):
    def edit(notebook):
        table, sum_, scratch = new_markdown_cell("| 客户 | 天 |"), new_code_cell("1 + 1"), new_markdown_cell("So: no.")
        given = new_markdown_cell(AFTER_ANSWERS)
        notebook.cells += [table, sum_, scratch, given, new_markdown_cell("Private notes.")]

    read = parse_notebook(change(work, edit).read_bytes(), "x")
    assert read.answer("01.S1") == "Receipts, not lines.\n\n| 客户 | 天 |\n\nSo: no."


@pytest.mark.parametrize("path", sorted((NOTEBOOKS / "labs").glob("*.ipynb")), ids=lambda path: path.stem)
def test_no_cell_of_an_untouched_lab_is_taken_for_an_answer(path):
    read = parse_notebook(path.read_bytes(), path.name)
    questions = [cell.metadata["course"]["written"] for cell in read.node.cells if is_answer(cell)]
    assert questions and [read.answer(question) for question in questions] == [""] * len(questions)


def test_a_notebook_with_a_byte_order_mark_is_read(work):
    assert parse_notebook(b"\xef\xbb\xbf" + work.read_bytes(), "x").answer("01.S1") == "Receipts, not lines."


def test_the_trainees_placeholder_is_no_answer():
    notebook = Notebook(b"", trainee_notebook({}, f"{ANSWER_PLACEHOLDER}\n\nBut this is one."))
    assert notebook.answer("01.S1") == "But this is one."


def test_a_notebook_with_odd_course_metadata_is_read_without_error(work):
    def odd(notebook):
        notebook.cells[1].metadata["course"] = "task"
        notebook.cells[2].metadata["course"] = {"role": ["task"]}

    read = parse_notebook(change(work, odd).read_bytes(), "x")
    assert read.of_role("task", "01.1") == [] and not read.is_attempted("01.2")


def test_an_answer_that_was_passed_and_then_lost_with_the_browser_is_told(room, work):
    assert not make_bundle(work, "a").warnings
    path = save_notebook(room, trainee_notebook({}))
    assert "The file has no answer to 01.1, though you passed: write it again and save." in str(make_bundle(path, "a"))
