import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.datasets import Anhe, clean_wallet, load_potential, load_truth, load_wallet, simulate
from helpers.datasets.wallet import COLUMNS

REASONS = [
    "read",
    "time is 0",
    "time cannot be read",
    "before 2016-07-01",
    "after 2017-12-31",
    "payment cannot be read",
    "repeats an earlier row",
    "kept",
]
moments = st.one_of(
    st.sampled_from(["0", "14 3264000", "", None, "1e9", "٣٤", "-5", "9" * 12, "9" * 40, "1483200000", "1483228801"]),
    st.integers(1_400_000_000, 1_600_000_000).map(str),
)
amounts = st.one_of(
    st.sampled_from([r"\N", "", None, "1.5", "nan", " 7", "0", "-0"]), st.integers(-(10**9), 10**9).map(str)
)
texts = st.sampled_from(["&nbsp;", None, "", "彩票", "a"])
dirty_rows = st.lists(st.tuples(st.integers(1, 4), amounts, texts, moments), max_size=40)


def table(rows: list) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS).astype({"user_id": "int64"})


def one(payment="100", describe="a", unix_time="1483200000") -> pd.DataFrame:
    return table([(1, payment, describe, unix_time)])


def test_the_ledger_of_the_sample_is_what_was_planted(anhe: Anhe):
    ledger = clean_wallet(anhe.wallet_payments)[1].set_index("reason")
    planted = anhe.truth.dirt.set_index("dirt")["rows"]
    assert ledger.index.tolist() == REASONS
    assert ledger.loc["read", "rows_left"] == len(anhe.wallet_payments)
    dropped = ledger["rows_dropped"]
    assert dropped["time is 0"] == planted["time_zero"]
    assert dropped["time cannot be read"] == planted["time_garbled"] == 1
    assert dropped["before 2016-07-01"] == planted["before_window"]
    assert dropped["after 2017-12-31"] == planted["after_window"]
    assert dropped["payment cannot be read"] == planted["payment_missing"]
    assert dropped["repeats an earlier row"] == planted["copy"] + planted["honest_repeat"]
    assert ledger.loc["kept", "rows_left"] == planted["none"] - planted["honest_repeat"]


def test_the_money_of_the_sample_adds_up_to_the_fen(anhe: Anhe):
    payments, ledger = clean_wallet(anhe.wallet_payments)
    fen = pd.to_numeric(anhe.wallet_payments["payment"], errors="coerce").sum()
    dropped = (ledger["money_dropped"] * 100).round().sum()
    assert (payments["amount"] * 100).round().sum() + dropped == fen
    assert ledger["money_left"].iloc[-1] * 100 == pytest.approx((payments["amount"] * 100).round().sum())


@settings(deadline=None)
@given(dirty_rows)
def test_rows_in_are_rows_kept_and_rows_dropped(rows: list):
    raw = table(rows)
    payments, ledger = clean_wallet(raw)
    assert ledger["reason"].tolist() == REASONS
    assert len(raw) == len(payments) + ledger["rows_dropped"].sum()
    assert (
        ledger["rows_left"].iloc[:-1].to_numpy() - ledger["rows_dropped"].iloc[1:] == ledger["rows_left"].iloc[1:]
    ).all()
    assert ledger["rows_left"].iloc[-1] == len(payments)


@settings(deadline=None)
@given(dirty_rows)
def test_what_is_kept_is_clean(rows: list):
    raw = table(rows)
    before = raw.copy(deep=True)
    payments, _ = clean_wallet(raw)
    pd.testing.assert_frame_equal(raw, before)  # the raw log is left as it was
    assert payments.dtypes.astype(str).to_dict() == {
        "user_id": "int64",
        "time": "datetime64[us]",
        "amount": "float64",
        "text": "str",
        "date_only": "bool",
    }
    assert payments["time"].between("2016-07-01", "2017-12-31 23:59:59").all()
    assert payments["amount"].notna().all()
    assert not payments["text"].isin(["", "&nbsp;"]).any()
    assert (payments["date_only"] == (payments["time"].dt.normalize() == payments["time"])).all()


@settings(deadline=None)
@given(dirty_rows)
def test_cleaning_twice_the_same_log_end_to_end_keeps_it_once(rows: list):
    raw = table(rows)
    once, _ = clean_wallet(raw)
    twice, ledger = clean_wallet(pd.concat([raw, raw]))
    pd.testing.assert_frame_equal(once, twice)
    assert ledger["rows_left"].iloc[0] == 2 * len(raw)


def test_midnight_in_beijing_is_a_bare_date():
    payments, _ = clean_wallet(one(unix_time="1483200000"))
    assert payments.loc[0, "time"] == pd.Timestamp("2017-01-01")
    assert payments.loc[0, "date_only"]


@pytest.mark.parametrize(
    ("unix_time", "kept"),
    [("1467302399", 0), ("1467302400", 1), ("1514735999", 1), ("1514736000", 0)],
    ids=["last second before", "first second", "last second", "first second after"],
)
def test_the_window_is_cut_at_midnight_in_beijing(unix_time: str, kept: int):
    assert len(clean_wallet(one(unix_time=unix_time))[0]) == kept


def test_a_payment_without_a_text_is_kept():
    payments, _ = clean_wallet(one(describe=None))
    assert payments["text"].isna().tolist() == [True]


def test_the_money_of_unreadable_payments_is_missing_and_not_zero():
    _, ledger = clean_wallet(pd.concat([one(), one(payment=r"\N")]))
    line = ledger.set_index("reason").loc["payment cannot be read"]
    assert line["rows_dropped"] == 1
    assert np.isnan(line["money_dropped"])
    assert line["money_left"] == 1.0


def test_of_equal_rows_the_first_stays():
    payments, _ = clean_wallet(pd.concat([one("100"), one("200"), one("100")]))
    assert payments["amount"].tolist() == [1.0, 2.0]


def test_a_row_is_dropped_for_the_first_reason_only():
    _, ledger = clean_wallet(one(payment=r"\N", unix_time="0"))
    assert ledger.set_index("reason")["rows_dropped"].to_dict() == dict.fromkeys(REASONS, 0) | {"time is 0": 1}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([1, 2], "got a list"),
        (one().drop(columns="payment"), "no column payment"),
        (one().assign(user_id=[None]), "user_id is no whole number in 1 rows"),
        (one().assign(user_id=1.5), "user_id is no whole number"),
        (one().assign(user_id="x"), "user_id is no whole number"),
    ],
)
def test_a_table_that_is_no_wallet_log_gets_one_sentence(raw, message: str):
    with pytest.raises(ValueError, match=message):
        clean_wallet(raw)


def test_the_default_sample_comes_from_its_file_and_equals_the_simulation(anhe: Anhe):
    pd.testing.assert_frame_equal(load_wallet(), anhe.wallet_payments)
    pd.testing.assert_frame_equal(load_potential(), anhe.user_potential)
    truth = load_truth()
    for part in ("customers", "rows", "dirt"):
        pd.testing.assert_frame_equal(getattr(truth, part), getattr(anhe.truth, part))


def test_another_sample_is_simulated_on_the_spot():
    other = simulate(7, 30)
    pd.testing.assert_frame_equal(load_wallet(7, 30), other.wallet_payments)
    pd.testing.assert_frame_equal(load_potential(7, 30), other.user_potential)
    pd.testing.assert_frame_equal(load_truth(7, 30).rows, other.truth.rows)
