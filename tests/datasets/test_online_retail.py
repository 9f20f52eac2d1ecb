"""Online Retail as it is committed: its types, its known counts, and its checksum."""

import shutil

import pandas as pd
import pytest

from helpers.datasets import committed, load_online_retail
from helpers.datasets.online_retail import DTYPES
from helpers.paths import DATA


def test_the_real_table_has_its_known_columns_types_and_counts():
    lines = load_online_retail()
    assert lines.dtypes.astype(str).to_dict() == DTYPES
    assert len(lines) == 541_909
    assert lines["InvoiceNo"].nunique() == 25_900
    assert lines["CustomerID"].isna().sum() == 135_080
    assert lines["InvoiceDate"].agg(["min", "max"]).astype(str).tolist() == [
        "2010-12-01 08:26:00",
        "2011-12-09 12:50:00",
    ]


def test_its_first_lines_are_the_workbooks():
    first = load_online_retail().iloc[0]
    assert first["InvoiceNo"] == "536365" and first["StockCode"] == "85123A"
    assert first["InvoiceDate"] == pd.Timestamp("2010-12-01 08:26")


@pytest.mark.parametrize("damage", ["cut", "tampered", "gone"])
def test_a_damaged_file_gets_one_sentence(tmp_path, damage):
    for name in ("online_retail.parquet", "checksums.txt"):
        shutil.copy(DATA / name, tmp_path)
    path = tmp_path / "online_retail.parquet"
    content = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(content[:1000])
        case "tampered":
            path.write_bytes(content[:5000] + bytes([content[5000] ^ 1]) + content[5001:])
        case "gone":
            path.unlink()
    with pytest.raises(ValueError, match=r"online_retail\.parquet is .* Take it from the course's repository\."):
        committed.read("online_retail", tmp_path)
