import duckdb
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.audience import Drift, Estimate, drawing, plan

ORDER = "SELECT user_id FROM people WHERE city = ?"


@pytest.fixture
def db():
    with duckdb.connect() as db:
        db.execute(
            "CREATE TABLE people AS SELECT i AS user_id, chr(97 + (i % 9)::INTEGER) AS city, i AS money "
            "FROM range(100) AS t(i)"
        )
        db.execute("CREATE TABLE letters AS SELECT i % 7 AS user_id FROM range(50) AS t(i)")
        yield db


@pytest.fixture(autouse=True)
def no_figure_stays_open():
    yield
    plt.close("all")


def words(figure) -> list[str]:
    return [text.get_text() for ax in figure.axes for text in ax.texts]


def test_a_plan_reads_only_the_columns_asked_for(db):
    found = plan(db, ORDER, ["b"])
    assert found["step"].tolist() == ["SEQ_SCAN"]
    assert "city = 'b'" in found["what"][0]
    assert "reads user_id" in found["what"][0]
    assert "money" not in found["what"][0]


def test_exists_is_planned_as_a_semi_join_with_two_scans_below(db):
    found = plan(db, "SELECT user_id FROM people p WHERE EXISTS (FROM letters l WHERE l.user_id = p.user_id)")
    assert found["what"].str.contains("SEMI").sum() == 1
    assert (found["step"] == "· SEQ_SCAN").sum() == 2


def test_a_query_that_is_only_planned_changes_nothing(db):
    plan(db, "DELETE FROM people")
    assert db.execute("SELECT count(*) FROM people").fetchall() == [(100,)]


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


def test_intervals_that_miss_are_drawn_apart():
    held, missed = Estimate(10, 5, 20, 1, 10, 100), Estimate(40, 30, 60, 4, 10, 100)
    colours = drawing.draw_estimates([missed, held], truth=12).axes[0].collections[0].get_colors()
    assert [tuple(colour) for colour in colours[:1]] != [tuple(colour) for colour in colours[1:2]]


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
    assert "the 1 with most repayments" in words(figure)
    assert [len(dots.get_offsets()) for dots in figure.axes[0].collections] == [2, 1]
