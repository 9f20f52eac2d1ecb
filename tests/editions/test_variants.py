"""Mistakes as edits of a solution, two at a time; small changes of its code; conditions that must bite."""

import json

import pytest

from workshop.editions import variants
from workshop.editions.build import build
from workshop.editions.changing import changes, edges
from workshop.editions.exchanging import exchanges, said

SOLUTION = "total = sum(numbers)\n"
SUMMED = """numbers_kept = [n for n in numbers if n > 3]
    total = sum(numbers_kept) / len(numbers)
"""
EDITS = """    # %% mistake="01.1" hint="The limit is kept."
    # - n > 3
    # + n < 8

    # %% mistake="01.1" hint="Divided by those kept."
    # - / len(numbers)
    # + / len(numbers_kept)
"""


def sheet(course):
    return json.loads((course.checkout.root / "data" / "answers" / "01_three_lab.json").read_text())["tasks"]["01.1"]


@pytest.fixture
def edited(course):
    course.change("01_three_lab", SOLUTION, SUMMED.replace("\n    ", "\n"))
    course.change(
        "01_three_lab",
        '# %% mistake="01.1" hint="That is the largest."',
        EDITS.replace("    #", "#") + '\n# %% mistake="01.1" hint="That is the largest."',
    )
    return course


def test_edits_are_run_alone_and_two_at_once(edited):
    assert edited.build("01_three_lab") == []
    entry = sheet(edited)
    hints = [one["hint"] for one in entry["mistakes"]]
    cells = {one["hint"]: one["parts"][""]["cells"] for one in entry["mistakes"] if "" in one["parts"]}
    assert cells["The limit is kept."] == [pytest.approx(8 / 3)] and cells["Divided by those kept."] == [6.5]
    [pair] = [
        one
        for one in entry["pairs"]
        if {hints[n] for n in one["of"]} == {"The limit is kept.", "Divided by those kept."}
    ]
    assert pair["parts"][""]["cells"] == [4]


def test_a_quick_check_takes_small_changes_from_the_sheet_as_long_as_they_are_the_same(edited, monkeypatch):
    tried = []
    monkeypatch.setattr(variants, "exchanges", lambda *given: tried.append(given) or exchanges(*given))
    assert edited.build("01_three_lab") == []
    path = edited.checkout.root / "data" / "answers" / "01_three_lab.json"
    kept = json.loads(path.read_text())

    def check(quick=True):
        tried.clear()
        return build(edited.checkout, ["01"], check=True, quick=quick, jobs=1, tell=lambda *_: None)

    assert check(quick=False) == [] and tried
    assert check() == [] and not tried
    general = [one for one in kept["tasks"]["01.1"]["mistakes"] if one.get("general")]
    assert general
    general[0]["hint"] = "Something else."
    path.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")
    [fault] = check()
    assert tried and "01_three_lab.json is not what its source builds" in fault


def test_a_name_that_the_page_makes_before_it_is_asked_for_is_found(course):
    course.change("01_three_lab", "numbers = [DATA_SEED, 5, 8]\n", "numbers = [DATA_SEED, 5, 8]\ntotal = 0\n")
    assert "task 01.1, the page makes 'total' before it is asked for" in " ".join(course.build("01_three_lab"))


def test_an_edit_of_words_that_are_not_there_is_found(edited):
    edited.change("01_three_lab", "# - n > 3", "# - n > 4")
    assert "mistake 2: 'n > 4' stands 0 times in the solution; name words that stand once" in " ".join(
        edited.build("01_three_lab")
    )


def test_a_condition_that_does_not_bite_is_found(course):
    course.change("01_three_lab", SOLUTION, "total = sum(n for n in numbers if n > 0)\n")
    faults = " ".join(course.build("01_three_lab"))
    assert "task 01.1, a condition does not bite: the answer is the same when the limit itself" in faults


def test_a_condition_that_may_be_idle_is_allowed_by_name(course):
    course.change("01_three_lab", SOLUTION, "total = sum(n for n in numbers if n > 0)\n")
    [said_of_it] = edges("total = sum(n for n in numbers if n > 0)", range(1, 2)).values()
    idle = said_of_it.removeprefix("This is what comes out ")
    course.change("01_three_lab", '# %% task="01.1"', f'# %% task="01.1" idle={json.dumps(idle)}')
    assert course.build("01_three_lab") == []


def test_a_solution_that_gives_something_else_the_second_time_is_found(course):
    course.change("01_three_lab", SOLUTION, "numbers = [*numbers, 1]\ntotal = sum(numbers)\n")
    assert "task 01.1, run a second time, the solution gives something else" in " ".join(course.build("01_three_lab"))


@pytest.mark.parametrize(
    ("code", "changed", "words"),
    [
        ("x = t[t['a'] < 3]", "x = t[t['a'] <= 3]", "the limit itself"),
        ("x = t[t['a'] < 3]", "x = t", "a condition is left out"),
        ("x = t['a'].sum()", "x = t['a'].mean()", "a mean in place of a sum"),
        ("x = t.agg(n=('a', 'nunique'))", "x = t.agg(n=('a', 'count'))", "a count of rows in place of"),
        ("x = t.drop_duplicates().size", "x = t.size", "repeats are not dropped"),
        ("x = t.sort_values('a', ascending=False)", "x = t.sort_values('a', ascending=True)", "`ascending=True`"),
        ("x = a - b", "x = b - a", "a difference is turned round"),
        ("x = a / b", "x = a", "a division is left out"),
        ("x = t[p & q]", "x = t[p | q]", '"or" in place of "and"'),
        ("x = t[~p]", "x = t[p]", "a condition is turned round"),
    ],
)
def test_each_small_change_is_made_and_named(code, changed, words):
    assert words in changes(code, range(1, 2))[changed]


def test_given_lines_are_not_changed():
    assert changes("y = a - b\nx = y", range(2, 3)) == {}


def test_names_and_columns_are_taken_for_each_other():
    found = exchanges(
        "x = early.groupby('user')['day'].max() - AS_OF", range(1, 2), ["early", "late", "AS_OF", "OCTOBER"]
    )
    assert found["x = late.groupby('user')['day'].max() - AS_OF"] == ("late", "early")
    assert found["x = early.groupby('user')['day'].max() - OCTOBER"] == ("OCTOBER", "AS_OF")
    assert (
        said(*found["x = early.groupby('day')['day'].max() - AS_OF"])
        == "This is what comes out with `day` in place of `user`."
    )
