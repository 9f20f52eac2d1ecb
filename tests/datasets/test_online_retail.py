import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from helpers.datasets import load_online_retail
from helpers.datasets.online_retail import DTYPES
from helpers.paths import ROOT

REAL = ROOT.parent / "shared" / "data" / "online_retail.parquet"
LINES = [
    (536365, "85123A", "WHITE HANGING HEART", 6, pd.Timestamp("2010-12-01 08:26"), 2.55, 17850, "United Kingdom"),
    ("C536379", "D", "Discount", -1, pd.Timestamp("2010-12-01 09:41"), 27.5, 14527, "United Kingdom"),
    (536414, 22139, None, 56, pd.Timestamp("2010-12-01 11:52"), 0, None, "EIRE"),
    (536415, 20713, 20713, 1, pd.Timestamp("2010-12-01 11:53"), 1, None, "EIRE"),
]


def workbook(lines: list = LINES, columns: tuple = tuple(DTYPES)) -> bytes:
    book, content = openpyxl.Workbook(), BytesIO()
    for line in (columns, *lines):
        book.active.append([value.to_pydatetime() if isinstance(value, pd.Timestamp) else value for value in line])
    book.save(content)
    return content.getvalue()


class Server:
    """A web server on this machine: serves `body`, says it is `length` bytes long, counts the requests."""

    def __init__(self) -> None:
        self.body, self.length, self.requests = workbook(), None, 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests += 1
                self.send_response(200)
                self.send_header("Content-Length", str(server.length or len(server.body)))
                self.end_headers()
                self.wfile.write(server.body)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/Online%20Retail.xlsx"
        self.sha256 = hashlib.sha256(self.body).hexdigest()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def no_real_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("helpers.datasets.online_retail.URL", "http://127.0.0.1:9/nothing.xlsx")


def left_behind(folder: Path) -> list[Path]:
    return list(folder.rglob("*")) if folder.exists() else []


def test_a_download_gives_the_columns_with_their_types(server: Server, tmp_path: Path):
    lines = load_online_retail(tmp_path, server.url, server.sha256)
    assert lines.dtypes.astype(str).to_dict() == DTYPES
    assert lines["InvoiceNo"].tolist() == ["536365", "C536379", "536414", "536415"]
    assert lines["StockCode"].tolist() == ["85123A", "D", "22139", "20713"]
    assert lines["Description"].fillna("-").tolist() == ["WHITE HANGING HEART", "Discount", "-", "20713"]
    assert lines["CustomerID"].isna().sum() == 2
    assert lines.loc[0, "InvoiceDate"] == pd.Timestamp("2010-12-01 08:26")


def test_the_second_call_needs_no_network(server: Server, tmp_path: Path):
    first = load_online_retail(tmp_path, server.url, server.sha256)
    server.close()
    pd.testing.assert_frame_equal(load_online_retail(tmp_path, server.url, server.sha256), first)
    assert server.requests == 1
    assert [path.suffix for path in left_behind(tmp_path)] == [".parquet"]


def test_a_connection_that_breaks_off_leaves_nothing(server: Server, tmp_path: Path):
    server.length = len(server.body) + 1000
    with pytest.raises(ValueError, match="could not be downloaded"):
        load_online_retail(tmp_path, server.url, server.sha256)
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("change", ["cut", "tampered", "empty"])
def test_a_wrong_file_is_thrown_away(server: Server, tmp_path: Path, change: str):
    middle = len(server.body) // 2
    server.body = {
        "cut": server.body[:middle],
        "tampered": server.body[:middle] + bytes([server.body[middle] ^ 1]) + server.body[middle + 1 :],
        "empty": b"",
    }[change]
    with pytest.raises(ValueError, match="checksum differs"):
        load_online_retail(tmp_path, server.url, server.sha256)
    assert left_behind(tmp_path) == []


def test_a_good_download_after_a_bad_one_works(server: Server, tmp_path: Path):
    whole, server.body = server.body, b"tampered"
    with pytest.raises(ValueError, match="checksum differs"):
        load_online_retail(tmp_path, server.url, server.sha256)
    server.body = whole
    assert len(load_online_retail(tmp_path, server.url, server.sha256)) == len(LINES)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"no workbook at all", "cannot be read as a workbook"),
        (workbook(columns=("Invoice", *list(DTYPES)[1:])), "has the columns Invoice"),
        (workbook([("1", "2", "d", "many", pd.Timestamp("2011-01-01"), 1, 1, "x")]), "do not fit"),
    ],
)
def test_a_workbook_of_other_content_gets_one_sentence(server: Server, tmp_path: Path, body: bytes, message: str):
    server.body = body
    with pytest.raises(ValueError, match=message):
        load_online_retail(tmp_path, server.url, hashlib.sha256(body).hexdigest())
    assert left_behind(tmp_path) == []


def test_without_network_the_sentence_says_how_to_get_the_data():
    with pytest.raises(ValueError, match=r"`course data fetch`.*COURSE_DATA"):
        load_online_retail()


def test_a_damaged_cache_is_named(server: Server, tmp_path: Path):
    load_online_retail(tmp_path, server.url, server.sha256)
    (cached,) = left_behind(tmp_path)
    cached.write_bytes(cached.read_bytes()[:100])
    with pytest.raises(ValueError, match="cannot be read as Parquet"):
        load_online_retail(tmp_path, server.url, server.sha256)


def test_a_table_with_too_few_rows_is_not_online_retail(monkeypatch, tmp_path: Path):
    pd.DataFrame(LINES, columns=list(DTYPES)).astype(DTYPES).to_parquet(tmp_path / "online_retail.parquet")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(ValueError, match="has 4 rows, Online Retail 541,909"):
        load_online_retail()


def test_a_workbook_in_course_data_is_held_against_the_checksum(monkeypatch, tmp_path: Path):
    body = workbook()
    (tmp_path / "Online Retail.xlsx").write_bytes(body)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    with pytest.raises(ValueError, match="is not UCI's workbook"):
        load_online_retail()
    monkeypatch.setattr("helpers.datasets.online_retail.SHA256", hashlib.sha256(body).hexdigest())
    monkeypatch.setattr("helpers.datasets.online_retail.ROWS", len(LINES))
    assert load_online_retail()["InvoiceNo"].tolist()[1] == "C536379"


@pytest.mark.skipif(not REAL.exists(), reason=f"the real table is not beside this checkout ({REAL.name})")
def test_the_real_table_is_read_from_course_data(monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(REAL.parent))
    lines = load_online_retail()
    assert lines.dtypes.astype(str).to_dict() == DTYPES
    assert lines["InvoiceNo"].nunique() == 25_900
    assert lines["CustomerID"].isna().sum() == 135_080
    assert lines["InvoiceDate"].agg(["min", "max"]).astype(str).tolist() == [
        "2010-12-01 08:26:00",
        "2011-12-09 12:50:00",
    ]
