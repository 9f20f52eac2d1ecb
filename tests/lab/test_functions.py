"""Tasks whose answer is a function: judged by what it gives on the inputs of the task."""

import json

import numpy as np
import pandas as pd
import pytest
from lab_samples import SEED, make_sheet, save_sheet

from helpers.lab import open_lab
from helpers.lab.calling import draw_cases, outcome
from helpers.values import encode


def share(part, whole):
    return part / whole if whole else 0.0


def unguarded(part, whole):
    return part / whole


INPUTS = [(3, 1000), (0, 7), (5, 5), (1, 8), (0, 0)]


@pytest.fixture
def lab(room, monkeypatch):
    """A lab whose first task asks for the function `share`."""
    sheet = make_sheet(title="A function")
    cases = [encode(case) for case in INPUTS]
    sheet["tasks"]["01.1"] |= {
        "name": "share",
        "cases": cases,
        "expected": [outcome(share, case) for case in cases],
        "mistakes": [
            {"value": [100 * share(*case) for case in INPUTS], "hint": "Per cent."},
            {
                "value": [*map(encode, (share(*case) for case in INPUTS[:4])), {"error": "ZeroDivisionError"}],
                "hint": "Nobody came.",
            },
        ],
    }
    save_sheet(room.parent / "answers", sheet)
    return open_lab("01", seed=SEED)


def test_a_right_function_passes_whatever_it_is_made_of(lab):
    assert lab.check("01.1", share).passed
    assert lab.check("01.1", lambda a, b: np.float64(a) / max(b, 1)).passed


def test_a_known_mistake_gets_its_own_hint_and_so_does_a_known_error(lab):
    assert lab.check("01.1", lambda a, b: 100 * share(a, b)).lines == ("Per cent.",)
    assert lab.check("01.1", unguarded).lines == ("Nobody came.",)


def test_another_wrong_function_is_told_one_input_and_what_it_gave_and_never_what_is_expected(lab):
    told = lab.check("01.1", lambda a, b: share(a, b) + (a == 5)).lines
    why = "The number is not the one expected; it is too large."
    assert told == ("4 of 5 calls are right.", "`share(5, 5)` gives `2`.", why)


def test_an_error_names_the_input_that_led_to_it(lab):
    told = lab.check("01.1", lambda a, b: int("x") if a == 5 else share(a, b)).lines
    assert told == (
        "4 of 5 calls are right.",
        "In `share(5, 5)`: ValueError: invalid literal for int() with base 10: 'x'.",
    )
    assert "TypeError" in repr(lab.check("01.1", lambda a: a))
    assert "finish it" not in repr(lab.check("01.1", exit))


def test_what_is_no_function_is_told_so(lab):
    assert "is to be a function; define it with `def share(…):`" in repr(lab.check("01.1", 0.003))
    assert lab.check("01.1", ...).kind == "waiting"


def test_a_function_that_changes_its_inputs_spoils_only_its_own(room):
    def greedy(table):
        return table.pop("a").sum()

    case = [encode(pd.DataFrame({"a": [1, 2]}))]
    assert outcome(greedy, case) == outcome(greedy, case) == 3


def test_a_function_that_still_has_its_hole_has_not_passed(lab):
    def share(part, whole): ...

    assert "gives `None`" in repr(lab.check("01.1", share))


class Silent(Exception):
    def __str__(self):
        raise RuntimeError


@pytest.mark.parametrize("error", [Silent, SystemExit, RecursionError, MemoryError])
def test_no_error_of_a_function_leaves_the_check(lab, error):
    def bad(part, whole):
        raise error

    assert error.__name__ in repr(lab.check("01.1", bad))


@pytest.fixture
def recording(room, monkeypatch):
    monkeypatch.setenv("COURSE_RECORD", str(room / "record.jsonl"))
    lab = open_lab("01")
    return lab, lambda: [json.loads(line) for line in (room / "record.jsonl").read_text().splitlines()]


def test_a_recorded_function_is_noted_by_what_it_gives(recording):
    lab, lines = recording
    lab.draw_inputs("01.1", lambda rng: INPUTS, seed=SEED)
    lab.check("01.1", share)
    lab.check_mistake("01.1", unguarded)
    drawn, right, mistake = lines()
    assert drawn == {"task": "01.1", "cases": [list(case) for case in INPUTS]}
    assert right == {"task": "01.1", "value": [0.003, 0, 1, 0.125, 0]}
    assert mistake["mistake"] == 0 and mistake["value"][-1] == {"error": "ZeroDivisionError"}


def test_a_solution_that_fails_on_an_input_has_no_value(recording):
    lab, lines = recording
    lab.draw_inputs("01.1", lambda rng: INPUTS, seed=SEED)
    lab.check("01.1", unguarded)
    assert lines()[-1] == {"task": "01.1", "error": "in `the function(0, 0)`: ZeroDivisionError: division by zero"}


@pytest.mark.parametrize(
    "inputs", [lambda rng: 3, lambda rng: [(1,)] * 4, lambda rng: [1] * 9, lambda rng: [(1,)] * rng.integers(5, 99)]
)
def test_inputs_that_cannot_be_asked_are_refused(recording, inputs):
    lab, lines = recording
    lab.draw_inputs("01.1", inputs, seed=SEED, rounds=3)
    assert "inputs(rng) must return" in lines()[0]["error"]


def test_the_first_round_of_inputs_depends_on_the_seed_alone_and_others_differ():
    def inputs(rng):
        return [(int(rng.integers(10**9)),) for _ in range(6)]

    assert draw_cases(inputs, 7) == draw_cases(inputs, 7, rounds=3)[:6] != draw_cases(inputs, 8)
    assert len({case for (case,) in draw_cases(inputs, 7, rounds=3)}) == 18
