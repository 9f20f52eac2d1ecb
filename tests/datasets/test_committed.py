import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers.datasets import Anhe, clean_wallet, committed, dictionary, printed_table
from helpers.datasets.online_retail import DTYPES
from helpers.paths import DATA


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_committed_files_are_what_their_checksums_say():
    assert committed.verify() == []


def test_making_the_default_sample_gives_the_committed_bytes(tmp_path: Path):
    for path in committed.make(out=tmp_path):
        if path.suffix == ".parquet":
            assert path.read_bytes() == (DATA / path.name).read_bytes(), path.name


def test_another_sample_is_written_and_verified_in_its_own_folder(tmp_path: Path):
    out = tmp_path / "deep" / "made"
    written = committed.make(7, 30, out)
    assert {path.name for path in written} == {path.name for path in out.iterdir()}
    missing = [f"{name} is missing." for name in ("online_retail.parquet", "dictionary.csv", "tags.csv")]
    assert committed.verify(out) == missing
    assert committed.read("wallet_payments", out)["user_id"].nunique() == 30


def test_another_sample_never_overwrites_the_committed_one():
    with pytest.raises(ValueError, match="another folder"):
        committed.make(seed=7)
    assert committed.verify() == []


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match="is a file"):
        committed.make(7, 10, tmp_path / "file")


def test_a_changed_byte_is_found_and_refused(copy: Path):
    path = copy / "user_potential.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    assert committed.verify(copy) == ["user_potential.parquet is not the committed file: its checksum differs."]
    with pytest.raises(ValueError, match="checksum differs"):
        committed.read("user_potential", copy)


def test_a_missing_or_unlisted_file_is_found(copy: Path):
    (copy / "truth_rows.parquet").unlink()
    sums = copy / "checksums.txt"
    kept = [line for line in sums.read_text().splitlines(keepends=True) if "dictionary" not in line]
    sums.write_text("".join(kept))
    assert committed.verify(copy) == [
        "truth_rows.parquet is missing.",
        "dictionary.csv is not listed in checksums.txt.",
    ]


def test_every_printed_table_is_listed():
    listed = (DATA / "checksums.txt").read_text()
    assert all(f"printed/{path.name}" in listed for path in (DATA / "printed").iterdir())


def test_the_tables_stay_small():
    sizes = {path.name: path.stat().st_size for path in DATA.glob("*.parquet")}
    assert sizes.pop("online_retail.parquet") < 3_000_000
    assert sizes["wallet_payments.parquet"] < 1_500_000
    assert sum(sizes.values()) < 2_000_000


def test_the_dictionary_names_every_column_and_no_other(anhe: Anhe):
    payments, ledger = clean_wallet(anhe.wallet_payments)
    tables = {
        "wallet_payments": anhe.wallet_payments,
        "user_potential": anhe.user_potential,
        "payments": payments,
        "ledger": ledger,
        "truth_customers": anhe.truth.customers,
        "truth_rows": anhe.truth.rows,
        "truth_dirt": anhe.truth.dirt,
        "online_retail": pd.DataFrame(columns=list(DTYPES)),
    }
    assert set(dictionary()["table"]) == set(tables)
    for name, table in tables.items():
        assert dictionary(name)["column"].tolist() == list(table), name


def test_the_dictionary_states_ranges_that_hold(anhe: Anhe):
    tables = {"user_potential": anhe.user_potential, "truth_customers": anhe.truth.customers}
    tables["payments"], tables["ledger"] = clean_wallet(anhe.wallet_payments)
    for name, table in tables.items():
        for row in dictionary(name).query("range != ''").itertuples():
            low, high = row.range.split("..")
            values = table[row.column].dropna()
            if row.type.startswith("datetime"):
                assert values.dt.normalize().between(low, high).all(), row
            else:
                assert (values >= float(low)).all(), row
                assert not high or (values <= float(high)).all(), row


def test_every_column_says_how_sensitive_it_is():
    assert (dictionary()["sensitivity"] != "").all()


def test_printed_tables_are_read_by_name():
    assert printed_table("rfm_groups")["customers"].sum() > 9000
    with pytest.raises(ValueError, match="interest_top10"):
        printed_table("top10")


def test_an_unknown_table_gets_one_sentence():
    with pytest.raises(ValueError, match="choose one of"):
        dictionary("walet")
