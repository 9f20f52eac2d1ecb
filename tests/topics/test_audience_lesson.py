import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.audience import Drift, drawing


@pytest.fixture(autouse=True)
def no_figure_stays_open():
    yield
    plt.close("all")


def words(figure) -> list[str]:
    return [text.get_text() for ax in figure.axes for text in ax.texts]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=2, max_size=30), st.data())
def test_the_cut_names_how_many_are_tied_there(counts, data):
    counts = sorted(counts, reverse=True)
    cut = data.draw(st.integers(1, len(counts)))
    said = words(drawing.draw_cut(counts, cut))
    plt.close("all")
    assert f"cut after {cut}" in said
    tied, number = counts.count(counts[cut - 1]), counts[cut - 1]
    assert (f"{tied} customers with {number}: who is in?" if tied > 1 else f"one with {number}") in said


def test_the_drift_shows_everyone_once():
    found = Drift(pd.Series(range(30)), pd.Series(range(20)), pd.Series(range(50)))
    ax = drawing.draw_drifts({"then": found}).axes[0]
    assert sum(bar.get_width() for bar in ax.patches) == 100
    assert {"30", "20", "50"} <= {text.get_text() for text in ax.texts}


def test_the_staircase_ends_where_the_ledger_ends():
    ledger = pd.DataFrame(
        {
            "reason": ["selected", "opted out", "holdout", "to be contacted"],
            "excluded": [0, 3, 0, 0],
            "left": [9, 6, 6, 6],
        }
    )
    ax = drawing.draw_ledger(ledger).axes[0]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["selected", "opted out", "to be contacted"]
    assert [bar.get_width() for bar in ax.patches] == [9, 3, 6]


def test_the_picked_stand_out_among_the_card_users():
    rate = pd.Series([1.0, 2.0, 9.0], index=[1, 2, 3])
    figure = drawing.draw_extremes(rate, pd.Series([3, 4, 5], index=[1, 2, 3]), [3])
    assert {"behind the letters: 1", "other card users: 2"} <= set(words(figure))
    assert [len(dots.get_offsets()) for dots in figure.axes[0].collections] == [2, 1]
