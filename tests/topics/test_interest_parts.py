"""A score taken apart: shares of the variance, places, and the figures of lesson 04."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import interest

NUMBERS = st.floats(-1e3, 1e3, allow_nan=False)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=3, max_size=30))
def test_the_shares_of_the_variance_add_up_to_one(rows):
    parts = pd.DataFrame(rows, columns=["time", "money", "words"])
    if parts.sum(axis=1).var() > 1e-3:
        assert interest.variance_shares(parts).sum() == pytest.approx(1)


def test_a_part_that_is_the_same_for_all_has_no_share_however_large_it_is():
    parts = pd.DataFrame({"time": [100.0] * 4, "money": [0.0, 0.1, 0.2, 0.9]})
    assert interest.variance_shares(parts).to_dict() == pytest.approx({"time": 0, "money": 1})


def test_where_all_sums_are_equal_there_is_nothing_to_share():
    assert interest.variance_shares(pd.DataFrame({"time": [1.0, 1.0], "money": [2.0, 2.0]})).isna().all()


@given(st.dictionaries(st.integers(0, 99), st.integers(0, 3).map(float), min_size=1))
def test_places_are_those_of_a_sort_by_score_and_then_by_id(score):
    by_hand = sorted(score, key=lambda user: (-score[user], user))
    found = interest.places(pd.Series(score))
    assert found.index.tolist() == list(score)
    assert found.sort_values().index.tolist() == by_hand
    assert sorted(found) == list(range(1, len(score) + 1))


def test_every_figure_is_drawn_with_labelled_axes():
    parts = pd.DataFrame({"time": [0.99, 1.0, 1.0], "money": [1.0, 0.5, 0.1]})
    behind = pd.DataFrame({"lowest": [5.0, 14.5], "highest": [5.1, np.inf]})
    events = pd.DataFrame({"user_id": [1, 2, 2], "time": pd.to_datetime(["2017-01-02", "2017-02-03", "2017-03-04"])})
    compared = pd.DataFrame({"auc": [0.6, 0.5], "low": [0.5, 0.4], "high": [0.7, 0.6]}, index=["a", "b"])
    slips = pd.DataFrame({"scale": ["ranks", "min-max"] * 2, "reach": [0.1, 0.1, 2, 2], "others": [0, 0, 0, 9]})
    figures = [
        interest.draw_parts(parts),
        interest.draw_intervals(behind, open_text="open"),
        interest.draw_timelines(events, [2, 1], ["#1", "#2"], "purchases a month"),
        interest.draw_two(parts, xlabel="share"),
        interest.draw_scores(compared, ["a"], xlabel="AUC"),
        interest.draw_months({"May": compared, "June": compared}, ["a"], xlabel="AUC"),
        interest.draw_slips(slips, ["ranks", "min-max"], 50),
    ]
    for figure in figures:
        assert any(ax.get_xlabel() for ax in figure.axes) or figure.get_supylabel()
        plt.close(figure)
