"""Hidden keys: drawn by the secret, kept from everybody, new when something changed."""

import os
import stat
import time

import pytest
from small_lab import SECRET, SLUG, make_checkout

from helpers.lab.sheet import read_sheet
from workshop.grading import hidden_keys, hidden_sheets
from workshop.grading.hidden_keys import POOL, hidden_key, key_version, make_keys
from workshop.grading.hidden_sheets import ASKED, given_away
from workshop.secret import Secret


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    return make_checkout(tmp_path_factory.mktemp("keys") / "course")


@pytest.fixture(scope="module")
def folder(checkout, tmp_path_factory):
    """A folder with the lab's hidden sheets."""
    folder, told = tmp_path_factory.mktemp("hidden") / "sheets", []
    make_keys([SLUG, SLUG], SECRET, jobs=1, checkout=checkout, folder=folder, tell=told.append)
    assert told == [SLUG] * POOL
    return folder


@pytest.fixture
def key(checkout, folder):
    return lambda sha: hidden_key(SLUG, SECRET, sha, checkout=checkout, folder=folder)


def test_a_submissions_key_is_always_the_same(key):
    assert key("a") == key("a")


def test_submissions_get_one_of_the_pool_and_inputs_of_their_own(key):
    keys = [key(str(number)) for number in range(30)]
    assert len({one.sheet.seed for one in keys}) == POOL
    assert len({str(one.sheet.tasks["01.3"].cases) for one in keys}) > 20
    assert all(one.practice.seed == 3 and one.sheet.seed != 3 for one in keys)


def test_a_function_is_asked_on_some_rounds_with_what_the_solution_gives(key):
    task = key("a").sheet.tasks["01.3"]
    assert len(task.cases) == len(task.expected) == 5 * ASKED
    assert all(len(known.value) == len(task.cases) for known in task.mistakes)
    assert [list(case) for case in task.cases[::5]] == [[0, 0]] * ASKED
    pairs = zip(task.cases, task.expected, strict=True)
    assert all(given == pytest.approx(part / whole if whole else 0) for (part, whole), given in pairs)


def test_hidden_sheets_are_for_this_user_alone_and_made_once(checkout, folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    make_keys([SLUG], SECRET, checkout=checkout, folder=folder, tell=pytest.fail)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert len(before) == POOL


def test_seeds_on_which_a_mistake_passes_are_not_drawn(tmp_path):
    first = "total = sum(numbers[1:])"
    odd = make_checkout(tmp_path / "odd", first, f"{first} if DATA_SEED % 2 else sum(numbers)")
    make_keys([SLUG], SECRET, checkout=odd, folder=tmp_path / "hidden")
    assert all(read_sheet(path).seed % 2 for path in (tmp_path / "hidden").iterdir())


def test_of_the_seeds_one_is_taken_on_which_no_practice_answer_is_right(folder, checkout):
    practice = read_sheet(checkout.root / "data" / "answers" / f"{SLUG}.json")
    assert all(given_away(read_sheet(path), practice) == [] for path in folder.iterdir())
    assert given_away(practice, practice) == ["01.1", "01.2"]


def test_another_secret_draws_other_data_and_what_is_long_unused_goes(checkout, folder, tmp_path):
    for name, age in (("old.json", 100), ("new.json", 1)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, times=(0, time.time() - age * 86_400))
    other = hidden_key(SLUG, Secret(bytes(32)), "a", checkout=checkout, folder=tmp_path)
    seeds = {read_sheet(path).seed for path in folder.iterdir()}
    assert {path.name for path in tmp_path.glob("[on]*")} == {"new.json"}
    assert other.sheet.seed not in seeds and other.version != key_version(
        SLUG, SECRET, "a", checkout=checkout, folder=folder
    )


def version_of(root, change=()):
    """The key version of the small lab in a checkout with another text."""
    checkout = make_checkout(root / "course", *change)
    return key_version(SLUG, SECRET, "a", checkout=checkout, folder=root / "hidden")


def test_a_changed_docstring_text_or_hint_makes_the_sheets_anew_and_regrades_nobody(checkout, folder, tmp_path):
    (checkout.root / "helpers").mkdir(exist_ok=True)
    before = key_version(SLUG, SECRET, "a", checkout=checkout, folder=folder)
    for number, change in enumerate(
        (
            ("That is how many they are.", "You counted them."),
            ("### Level 1 · The sum", "### Level 1 · All of them together"),
            ("total = sum(numbers)\n    # END", "total = sum(list(numbers))\n    # END"),
        )
    ):
        assert version_of(tmp_path / str(number), change) == before
    topic = make_checkout(tmp_path / "topic" / "course")
    (topic.root / "helpers").mkdir()
    (topic.root / "helpers" / "grouping.py").write_text('"""Another docstring."""')
    hidden = tmp_path / "topic" / "hidden"
    assert key_version(SLUG, SECRET, "a", checkout=topic, folder=hidden) == before
    assert {path.name for path in hidden.iterdir()}.isdisjoint(path.name for path in folder.iterdir())


def test_a_changed_answer_point_or_name_regrades(checkout, folder, tmp_path):
    before = key_version(SLUG, SECRET, "a", checkout=checkout, folder=folder)
    changes = (
        ("numbers = [DATA_SEED, 5, 8]", "numbers = [DATA_SEED, 5, 9]"),
        ("level=1 points=2", "level=1 points=4"),
        ('rest = [total % 3, "rest"]', 'rest = [total % 3, "what is left"]'),
    )
    versions = [version_of(tmp_path / str(number), change) for number, change in enumerate(changes)]
    assert len({before, *versions}) == 4


def test_another_way_of_marking_regrades(checkout, folder, monkeypatch):
    before = key_version(SLUG, SECRET, "a", checkout=checkout, folder=folder)
    monkeypatch.setattr(hidden_keys, "MARKING", 0)
    hidden_keys._version.cache_clear()
    assert key_version(SLUG, SECRET, "a", checkout=checkout, folder=folder) != before
    hidden_keys._version.cache_clear()


def test_a_lab_that_does_not_exist_is_said_so(checkout, folder):
    with pytest.raises(ValueError, match="no lab '09_none_lab'"):
        hidden_key("09_none_lab", SECRET, "a", checkout=checkout, folder=folder)


def test_a_lab_without_a_usable_seed_gives_the_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(hidden_sheets, "TRIES", 2)
    old, new = "total = len(numbers)", "total = len(numbers) if DATA_SEED == 3 else sum(numbers)"
    broken = make_checkout(tmp_path / "broken", old, new)
    with pytest.raises(ValueError, match=r"in 2 tries, the last: .*mistake 1: it gives the solution's value"):
        hidden_key(SLUG, SECRET, "a", checkout=broken, folder=tmp_path / "hidden")


def test_inputs_that_seldom_show_a_mistake_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(hidden_sheets, "TRIES", 1)
    seldom = "return [(0, 0 if DATA_SEED == 3 or rng.integers(4) == 0 else 7)] +"
    easy = make_checkout(tmp_path / "easy", "return [(0, 0)] +", seldom)
    with pytest.raises(ValueError, match=r"too few inputs show the mistakes of 01\.3"):
        hidden_key(SLUG, SECRET, "c", checkout=easy, folder=tmp_path / "hidden")
