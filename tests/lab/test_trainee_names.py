"""What a trainee may be called, wherever a name is taken."""

import pytest

from helpers.lab import open_lab
from helpers.lab.bundle import make_bundle
from helpers.lab.trainee_names import is_trainee, why_no_trainee


@pytest.mark.parametrize(
    "name",
    ["2018-042", "t01", 42, "张三", "Zoë", "Zoe\u0308", "a.b_c-d", "x" * 64, "connie", "con1", "t-test", "Nan-Li"],
)
def test_names_of_many_kinds_are_taken(name):
    assert why_no_trainee(name) == "" and is_trainee(name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Your name or number is missing; use letters, digits, - _ . (no spaces), up to 64 characters."),
        (" \n", "Your name or number is missing; use letters, digits, - _ . (no spaces), up to 64 characters."),
        ("Xiao Lin", "(no spaces), up to 64 characters, such as Xiao-Lin."),
        ("../x", "use letters, digits, - _ . (no spaces), up to 64 characters, such as x."),
        ("😀", "up to 64 characters."),
        ("x" * 65, "up to 64 characters."),
        ("-rf", "'-rf' is no trainee's name here; begin with a letter or a digit, end with no dot, such as rf."),
        (".hidden", "begin with a letter or a digit, end with no dot, such as hidden."),
        ("t01.", "begin with a letter or a digit, end with no dot, such as t01."),
        ("_", "begin with a letter or a digit, end with no dot."),
    ],
)
def test_a_name_that_no_file_should_have_is_refused_with_what_to_do(name, sentence):
    assert why_no_trainee(name).endswith(sentence) and "\n" not in why_no_trainee(name)


@pytest.mark.parametrize(
    "name", ["your-name", "your name", "Your_Name", "YOUR-NUMBER", "name", "trainee", "test", "姓名", "None", None]
)
def test_a_word_that_stands_for_a_name_is_refused(name):
    assert why_no_trainee(name) == (
        f"{str(name)!r} stands for a name; give the name or number that your instructor knows you by."
    )


@pytest.mark.parametrize("name", ["con", "NUL", "aux", "prn.txt", "com1", "LPT9", "COM¹"])
def test_a_name_that_windows_keeps_for_itself_is_refused(name):
    assert why_no_trainee(name) == f"{name!r} is a word that Windows keeps for itself; write more, such as t-{name}."


def test_a_name_too_long_for_a_files_name_is_refused():
    assert not is_trainee("\U00020000" * 64)


@pytest.mark.parametrize("name", ["your-name", "con", "-rf", None, "", "a b"])
def test_nothing_is_packed_under_such_a_name(work, name):
    result = open_lab("01").submit(name)
    assert result.kind == "wrong" and result.word == "Not packed" and result.lines == (why_no_trainee(name),)
    assert not list(work.parent.glob("*.zip"))


def test_a_number_is_a_name(work):
    assert "01_groupby_lab-42-" in repr(open_lab("01").submit(42))


@pytest.mark.parametrize("trainee", ["2018-042", "张三", "Zoë", "a.b_c-d", "x" * 64])
def test_a_name_is_part_of_the_files_name(work, trainee):
    assert trainee in make_bundle(work, trainee).path.name
