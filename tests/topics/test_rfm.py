"""Recency, frequency, money: against brute force, against the figures known of Online Retail, and bad input."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import datasets, rfm

AS_OF = pd.Timestamp("2017-03-01")
LINE = st.tuples(
    st.booleans(),  # a cancellation
    st.integers(1, 6),  # its invoice
    st.integers(1, 5),  # quantity
    st.sampled_from([0.1, 0.2, 1.0, 2.55]),  # price
    st.integers(0, 80),  # day
    st.sampled_from([11, 12, 13, None]),  # customer
)


def table_of(drawn):
    start = pd.Timestamp("2017-01-01")
    columns = {
        "InvoiceNo": [f"{'C' if back else ''}{number}" for back, number, *_ in drawn],
        "Quantity": [-quantity if back else quantity for back, _, quantity, *_ in drawn],
        "UnitPrice": [line[3] for line in drawn],
        "InvoiceDate": [start + pd.Timedelta(days=line[4], hours=13) for line in drawn],
        "CustomerID": pd.array([line[5] for line in drawn], dtype="Int64"),
        "StockCode": "20001",
    }
    return pd.DataFrame(columns)


def brute_force(lines):
    found = {}
    for line in lines.itertuples():
        if line.CustomerID is pd.NA or line.InvoiceDate >= AS_OF:
            continue
        entry = found.setdefault(line.CustomerID, {"orders": set(), "last": None, "money": 0.0})
        entry["money"] += line.Quantity * line.UnitPrice
        if not line.InvoiceNo.startswith("C"):
            entry["orders"].add(line.InvoiceNo)
            entry["last"] = max(entry["last"] or line.InvoiceDate, line.InvoiceDate)
    rows = {
        who: (
            (AS_OF - entry["last"].normalize()).days if entry["orders"] else np.nan,
            len(entry["orders"]),
            entry["money"],
        )
        for who, entry in found.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["recency", "frequency", "monetary"]).sort_index()


def buyers_of(recency, frequency, monetary):
    columns = {"recency": recency, "frequency": frequency, "monetary": monetary}
    return pd.DataFrame(columns, index=pd.RangeIndex(1, len(recency) + 1, name="CustomerID")).astype(float)


@pytest.fixture(scope="module")
def shop():
    return datasets.simulate_retail(customers=600)


@pytest.fixture(scope="module")
def table(shop):
    return rfm.rfm_table(datasets.clean_retail(shop.lines)[0], shop.as_of)


@settings(deadline=None, max_examples=150)
@given(st.lists(LINE, min_size=1, max_size=40))
def test_the_table_equals_brute_force(drawn):
    lines = table_of(drawn)
    expected = brute_force(lines)
    if expected.empty:
        with pytest.raises(ValueError, match="choose a later as_of"):
            rfm.rfm_table(lines, AS_OF)
        return
    found = rfm.rfm_table(lines, AS_OF)
    assert found.index.tolist() == expected.index.tolist()
    for name in expected:
        assert np.allclose(found[name].astype(float), expected[name].astype(float), atol=1e-6, equal_nan=True), name


@settings(deadline=None, max_examples=60)
@given(st.lists(LINE, min_size=2, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(drawn, chance):
    mixed = drawn.copy()
    chance.shuffle(mixed)
    if not brute_force(table_of(drawn)).empty:
        pd.testing.assert_frame_equal(rfm.rfm_table(table_of(drawn), AS_OF), rfm.rfm_table(table_of(mixed), AS_OF))


def test_what_happens_after_the_day_is_not_known_on_it(shop):
    early = shop.as_of - pd.Timedelta(60, "D")
    seen = shop.lines[shop.lines["InvoiceDate"] < early]
    pd.testing.assert_frame_equal(rfm.rfm_table(shop.lines, early), rfm.rfm_table(seen, early))


def test_a_cancelled_order_leaves_an_order_and_no_money():
    lines = table_of([(False, 1, 3, 0.1, 10, 11), (True, 2, 3, 0.1, 11, 11)])
    assert rfm.rfm_table(lines, AS_OF).loc[11].to_dict() == {"recency": 49.0, "frequency": 1.0, "monetary": 0.0}


def test_sums_of_decimal_fractions_are_rounded_so_that_nothing_is_nothing():
    lines = table_of(
        [(False, 1, 1, 0.1, 1, 11), (False, 1, 1, 0.2, 1, 11), (True, 2, 1, 0.2, 2, 11), (True, 2, 1, 0.1, 2, 11)]
    )
    assert (lines["Quantity"] * lines["UnitPrice"]).sum() != 0
    assert rfm.rfm_table(lines, AS_OF).loc[11, "monetary"] == 0


def test_a_customer_who_only_cancels_stays_without_recency_scores_or_segment(table):
    only = table.index[table["frequency"] == 0]
    assert len(only) and table.loc[only, "recency"].isna().all() and (table.loc[only, "monetary"] < 0).all()
    assert not only.isin(rfm.rfm_scores(table).index).any()
    assert not only.isin(rfm.segment(table, 3).index).any()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 4), st.integers(-3, 9)), min_size=1, max_size=60))
def test_equal_customers_get_equal_scores_whatever_the_order_of_the_rows(drawn):
    table = buyers_of(*zip(*drawn, strict=True))
    scores = rfm.rfm_scores(table)
    assert scores.isin(range(1, 6)).all(axis=None)
    for score, name in zip("RFM", table, strict=True):
        assert (scores[score].groupby(table[name]).nunique() == 1).all()
        direction = -1 if score == "R" else 1
        assert scores[score].iloc[(direction * table[name]).argsort(kind="stable")].is_monotonic_increasing
    pd.testing.assert_frame_equal(rfm.rfm_scores(table.iloc[::-1]).sort_index(), scores)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 4), st.integers(-3, 9)), min_size=1, max_size=300))
def test_nested_classes_have_equal_sizes_whatever_the_order_of_the_rows(drawn):
    table = buyers_of(*zip(*drawn, strict=True))
    scores = rfm.rfm_scores(table, method="nested")
    assert scores["R"].value_counts().reindex(range(1, 6), fill_value=0).agg(np.ptp) <= 1
    within = scores.groupby("R")["F"].value_counts().unstack(fill_value=0).reindex(columns=range(1, 6), fill_value=0)
    assert (within.max(axis=1) - within.min(axis=1) <= 1).all()
    pd.testing.assert_frame_equal(rfm.rfm_scores(table.iloc[::-1], method="nested").sort_index(), scores)


def test_every_cell_has_exactly_one_level_and_so_has_a_customer_without_an_order():
    cells = pd.MultiIndex.from_product([range(1, 6)] * 3, names=list("RFM")).to_frame(index=False)
    levels = rfm.value_level(cells)
    assert levels.notna().all() and set(levels) == set(rfm.LEVELS[:-1])
    nobody = pd.DataFrame({"R": [None], "F": [None], "M": [None]}, dtype="Int64")
    assert rfm.value_level(nobody).tolist() == [rfm.LEVELS[-1]]


def test_a_movement_counts_every_customer_once(table):
    levels = rfm.value_level(rfm.rfm_scores(table).reindex(table.index))
    moved = rfm.movement(levels.iloc[::2], levels)
    assert moved.to_numpy().sum() == len(levels)
    assert moved.loc["not yet 尚未"].sum() == len(levels) - len(levels.iloc[::2])


def test_segments_keep_the_index_and_are_numbered_by_profile(table):
    segments = rfm.segment(table, 3)
    assert segments.index.equals(table.index[table["frequency"] > 0])
    profile = rfm.profile(table, segments)
    assert profile["money"].idxmax() == 0 and profile["days"].idxmax() != 0
    assert profile["customers"].sum() == len(segments) and abs(profile["money_share"].sum() - 1) < 1e-9


def test_labels_do_not_depend_on_the_random_state(table):
    first = rfm.segment(table, 2, random_state=0)
    assert all((rfm.segment(table, 2, random_state=state) == first).mean() > 0.98 for state in range(1, 6))


def test_stability_is_one_for_segments_that_nobody_could_miss():
    rng = np.random.default_rng(0)
    near = rng.normal(1, 0.01, (200, 3)) * [5, 20, 5000]
    far = rng.normal(1, 0.01, (200, 3)) * [300, 1, 20]
    assert rfm.stability(buyers_of(*np.vstack([near, far]).T), 2, resamples=5).min() == 1


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda table: rfm.segment(table, 3, transform="boxcox"), "boxcox needs values above 0, and"),
        (lambda table: rfm.segment(table, 3, transform="log"), "have monetary of 0 or less"),
        (
            lambda table: rfm.segment(table, 3, transform="sqrt"),
            "There is no transform 'sqrt'; choose one of signed_log",
        ),
        (lambda table: rfm.segment(table, 100_000), "k is 100000, and the table has"),
        (lambda table: rfm.choose_k(table, [2, 100_000]), "choose a smaller k"),
        (lambda table: rfm.stability(table, 1), "k is 1; give a whole number"),
        (lambda table: rfm.segment(table, 2.5), "k is 2.5; give a whole number"),
        (lambda table: rfm.segment(table[table["frequency"] == 0], 2), "No customer in the table has an order"),
        (lambda table: rfm.rfm_scores(table, method="quintile"), "There is no method 'quintile'; choose 'ties' or"),
        (lambda table: rfm.rfm_scores(table.drop(columns="monetary")), "The table has no column monetary"),
        (lambda table: rfm.rfm_scores(table.assign(monetary=np.inf)), "missing or infinite"),
        (lambda table: rfm.value_level(table), "The scores have no column R, F, M"),
    ],
)
def test_bad_input_gets_a_sentence(table, call, sentence):
    with pytest.raises(ValueError) as caught:
        call(table)
    assert sentence in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        ("2010-01-01", "No line with a customer lies before 2010-01-01"),
        ("soon", "as_of is 'soon'; give the day"),
        (None, "as_of is None; give the day"),
    ],
)
def test_a_bad_day_gets_a_sentence(shop, as_of, sentence):
    with pytest.raises(ValueError, match=sentence):
        rfm.rfm_table(shop.lines, as_of)


def test_lines_without_a_column_get_a_sentence(shop):
    with pytest.raises(ValueError, match="The lines have no column UnitPrice"):
        rfm.rfm_table(shop.lines.drop(columns="UnitPrice"), shop.as_of)


def test_a_constant_column_is_named_for_box_cox():
    with pytest.raises(ValueError, match="every customer has the same frequency"):
        rfm.segment(buyers_of([1, 2, 3], [1, 1, 1], [1, 2, 3]), 2, transform="boxcox")


@pytest.mark.parametrize("seed", [20180101, 7, 11])
def test_second_evidence_spares_the_wholesalers_that_frequency_and_money_list(seed):
    shop = datasets.simulate_retail(seed)
    lines, _ = datasets.clean_retail(shop.lines)
    scores = rfm.rfm_scores(rfm.rfm_table(lines, shop.as_of))
    best = scores.index[(scores["F"] == 5) & (scores["M"] == 5)]
    alone = rfm.held_against(best, shop.truth)
    second = rfm.held_against(rfm.flagged(rfm.evidence(lines, shop.as_of, shop.accounts), best), shop.truth)
    assert alone["precision"] < 0.4 and alone["wholesale"] > 80
    assert second["precision"] >= 0.7 and second["recall"] >= 0.6 and second["wholesale"] <= 15
