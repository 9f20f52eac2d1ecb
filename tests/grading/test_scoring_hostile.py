"""Frames from an enemy: nothing raises, nothing is earned by form."""

import math
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_samples import CASES, HIDDEN, KEY, Says, answers, calls, claim, frames_of, handed, honest

from workshop.grading.scoring import grade

TASKS = ("1.1", "1.2", "1.3")


def marks(frames):
    return grade(handed(), KEY, Says(lambda job: frames)).marks


def deep(levels):
    value = []
    for _ in range(levels):
        value = [value]
    return value


ODD = [
    None, True, 0, -1, 1.1, math.nan, math.inf, 10**400, "", "22", "1.1", [], {}, [[]], deep(50), deep(900),
    {"error": "x"}, {"error": None}, {"value": 22}, {"number": "nan"}, {"set": [22]}, {"frame": 22}, {"dict": [[1]]},
    {"series": {"rows": 1, "names": [None], "index": None, "values": [22]}}, {"list": [22]}, {"k": "claim"}, b"22",
    {"array": {"shape": [10**9, 10**9], "values": []}}, {"period": "Q Q"}, {"time": "yesterday"}, {1: 2}, object(),
    (22,),
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_no_odd_value_raises_or_earns(odd):
    frames = [
        frame
        for task in (*TASKS, odd)
        for frame in (
            {"k": "claim", "task": task, "via": "check", "value": odd},
            {"k": "claim", "task": task, "via": odd, "value": odd},
            {"k": "claim", "task": task, "via": "name", "error": odd},
            {"k": "call", "task": task, "n": odd, "value": 22},
            {"k": odd, "task": task, "value": 22},
        )
    ]
    frames += [*calls([odd] * 5), odd, {"k": "load_level", "level": odd}]
    frames += [{"k": "out", "i": odd}, {"k": "out", "i": 0, "text": odd, "error": odd, "figures": odd}]
    frames += [{"k": "out", "i": 1, "text": "t", "error": None, "figures": [odd] * 9}]
    assert sum(mark.points for mark in marks(frames)) == 0


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(TASKS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["k", "task", "via", "value", "error", "n", "i", "level", "frame", "series", "dict"]), inner
        )
    ),
    max_leaves=20,
)
nearly = st.fixed_dictionaries(
    {
        "k": st.sampled_from(["claim", "call", "out", "load_level", "start", "end"]) | anything,
        "task": st.sampled_from(TASKS) | anything,
    },
    optional=dict.fromkeys(("via", "value", "error", "n", "i", "level", "text", "figures"), anything),
)


@given(st.lists(nearly | anything, max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_frames_raise_and_only_right_values_earn(frames):
    for mark in marks(frames):
        assert mark.points in (0, mark.out_of)
        assert (mark.verdict == "right") == (mark.points > 0)
        if mark.task == "1.3":
            assert mark.points == 0  # five right calls in a row are not found by chance


@given(st.randoms(use_true_random=False), st.lists(nearly, max_size=20))
@settings(max_examples=60, deadline=None)
def test_noise_before_an_honest_run_costs_nothing(rng: random.Random, noise):
    result = marks([*noise, *honest({"seed": HIDDEN})])
    assert all(mark.verdict == "right" for mark in result)


def test_guesses_do_not_add_up_only_the_last_counts():
    guesses = [claim("1.1", number) for number in range(1000)]
    assert marks(guesses)[0].verdict == "wrong"


def test_a_function_cannot_claim_a_value_nor_a_value_be_called():
    right = answers(HIDDEN)
    frames = [claim("1.3", right["1.3"]), *calls([right["1.1"]] * 5, "1.1")]
    assert [mark.verdict for mark in marks(frames)] == ["missing", "missing", "missing"]


def test_calls_out_of_order_or_beyond_their_number_make_no_round():
    right = calls(answers(HIDDEN)["1.3"])
    assert marks(right[::-1])[2].verdict == "missing"
    more = [*right, {"k": "call", "task": "1.3", "n": len(CASES[HIDDEN]), "value": 1}]
    assert marks(more)[2].verdict == "right"


def test_a_hint_shows_little_of_a_huge_answer():
    huge = {"frame": {"rows": 1, "names": [None], "index": None, "columns": ["x" * 5000] * 50, "cells": [[1]] * 50}}
    for mark in marks([claim("1.1", huge), claim("1.2", ["y" * 10**6]), *calls(["z" * 10**6] * 5)]):
        assert len(mark.hint) <= 600 and mark.points == 0


def test_a_value_far_too_large_is_not_compared_at_all():
    mark, *_ = marks([claim("1.1", [list(range(1000))] * 150)])
    assert mark.verdict == "wrong" and "far larger" in mark.hint


def test_nor_is_one_that_shows_itself_on_the_practice_data_only():
    tuples = [[2.0 ** (61 * n), 2.0 ** (61 * m)] * 3 for n in range(9) for m in range(9)] * 2000  # all of one hash

    def run(job):
        return [claim("1.1", 1.5 if job["seed"] == HIDDEN else {"dict": [[one, 1] for one in tuples]})]

    begun = time.perf_counter()
    assert grade(handed(), KEY, Says(run)).points == 0
    assert time.perf_counter() - begun < 20


def test_many_large_claims_are_held_against_the_key_in_moments():
    large = [float(number) for number in range(150_000)]
    frames = [frame for _ in range(50) for frame in frames_of({"1.1": large, "1.2": [large, large]})]
    begun = time.perf_counter()
    marks(frames)
    assert time.perf_counter() - begun < 20
