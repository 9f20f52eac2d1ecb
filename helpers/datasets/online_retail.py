"""UCI Online Retail: one year of a British web shop for gifts, 541,909 lines. Real data; never committed here.

Source: Chen, D. (2015), Online Retail, UCI Machine Learning Repository, https://doi.org/10.24432/C5BW33, CC BY 4.0.
"""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

import pandas as pd
import platformdirs

from helpers.files import whole

URL = "https://archive.ics.uci.edu/ml/machine-learning-databases/00352/Online%20Retail.xlsx"
SHA256 = "43465a06f2ccf7c8b5bd2892bc7defb52f97487934fe93b16ae4c3936424676d"
ROWS = 541_909
DTYPES = {
    "InvoiceNo": "str",
    "StockCode": "str",
    "Description": "str",
    "Quantity": "int64",
    "InvoiceDate": "datetime64[us]",
    "UnitPrice": "float64",
    "CustomerID": "Int64",
    "Country": "str",
}
_WORKBOOK, _TABLE = "Online Retail.xlsx", "online_retail.parquet"


def load_online_retail(cache: Path | None = None, url: str | None = None, sha256: str | None = None) -> pd.DataFrame:
    """Return the lines of UCI Online Retail, in the workbook's order and uncleaned.

    Looks in the cache, then in the folder ``$COURSE_DATA`` (`online_retail.parquet` or `Online Retail.xlsx`), then
    downloads the workbook (24 MB, once) and keeps a Parquet copy in the cache.

    Parameters
    ----------
    cache : folder; without it ``$COURSE_CACHE``, or the user's cache folder.
    url, sha256 : str
        Another copy of the workbook and its checksum. Then ``$COURSE_DATA`` is not looked at, and any number of
        rows will do.

    Returns
    -------
    DataFrame, one row a line of an invoice
        InvoiceNo (str; C before the number is a cancellation), StockCode (str), Description (str or missing),
        Quantity (int64), InvoiceDate (timestamp, local time), UnitPrice (float64, pounds), CustomerID (Int64,
        missing for a quarter of the lines), Country (str).

    Raises
    ------
    ValueError
        If the data cannot be had, with what to do; or if a file is not what its checksum says.
    """
    other = bool(url or sha256)
    wanted = sha256 or SHA256
    rows = None if other else ROWS
    cached = _cached(cache, wanted)
    if cached.exists():
        return _read_table(cached, rows)
    if not other and (folder := os.environ.get("COURSE_DATA")):
        if (table := Path(folder, _TABLE)).exists():
            return _read_table(table, rows)
        if (workbook := Path(folder, _WORKBOOK)).exists():
            if hashlib.sha256(workbook.read_bytes()).hexdigest() != wanted:
                raise ValueError(f"{workbook} is not UCI's workbook (its checksum differs); fetch it again from {URL}.")
            return _keep(_read_workbook(workbook, rows), cached)
    cached.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cached.parent, prefix=".download-") as scratch:
        return _keep(_read_workbook(_download(url or URL, wanted, Path(scratch)), rows), cached)


def online_retail_lacks() -> str:
    """Return why `load_online_retail` would have to download, in a sentence; empty if the table is on this machine."""
    places = [_cached(None, SHA256)]
    if folder := os.environ.get("COURSE_DATA"):
        places += [Path(folder, _TABLE), Path(folder, _WORKBOOK)]
    if any(place.exists() for place in places):
        return ""
    return f"Online Retail is not here; run `course data fetch`, or set COURSE_DATA to a folder with {_TABLE}."


def _cached(cache: Path | None, sha256: str) -> Path:
    folder = cache or os.environ.get("COURSE_CACHE") or platformdirs.user_cache_path("precision-marketing")
    return Path(folder) / f"online_retail_{sha256[:12]}.parquet"


def _download(url: str, sha256: str, folder: Path) -> Path:
    """Return the workbook, downloaded and checked; nothing of a failed attempt outlives `folder`."""
    import pooch  # only here: it looks for a progress bar, and warns in a notebook that has none

    get = pooch.HTTPDownloader(progressbar=sys.stderr.isatty(), timeout=60)
    try:
        return Path(pooch.retrieve(url, f"sha256:{sha256}", fname=_WORKBOOK, path=folder, downloader=get))
    except ValueError:
        raise ValueError(
            f"What came from {url} is not the expected workbook (its checksum differs), and was thrown away; try again,"
            f" or put {_TABLE} or '{_WORKBOOK}' in a folder and set COURSE_DATA to it."
        ) from None
    except OSError as error:
        raise ValueError(
            f"Online Retail could not be downloaded from {url} ({type(error).__name__}); run `course data fetch` where"
            f" there is a network, or put {_TABLE} or '{_WORKBOOK}' in a folder and set COURSE_DATA to it."
        ) from None


def _read_workbook(path: Path, rows: int | None) -> pd.DataFrame:
    texts = {name: "str" for name, dtype in DTYPES.items() if dtype == "str"}
    try:
        table = pd.read_excel(path, engine="calamine", dtype=texts)
    except Exception as error:  # calamine's errors have no common base
        raise ValueError(f"{path.name} cannot be read as a workbook ({error}); fetch it again from {URL}.") from None
    return _checked(table, path, rows)


def _read_table(path: Path, rows: int | None) -> pd.DataFrame:
    try:
        table = pd.read_parquet(path)
    except (OSError, ValueError):
        raise ValueError(f"{path} cannot be read as Parquet; delete it, and it will be fetched again.") from None
    return _checked(table, path, rows)


def _checked(table: pd.DataFrame, path: Path, rows: int | None) -> pd.DataFrame:
    if list(table) != list(DTYPES):
        raise ValueError(
            f"{path} has the columns {', '.join(map(str, table))}; Online Retail has {', '.join(DTYPES)}:"
            " delete it, and it will be fetched again."
        )
    if rows is not None and len(table) != rows:
        raise ValueError(
            f"{path} has {len(table):,} rows, Online Retail {rows:,}; delete it, and it will be fetched again."
        )
    try:
        return table.astype(DTYPES)
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{path} has values that do not fit their column ({error}); fetch it again from {URL}."
        ) from None


def _keep(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Keep a Parquet copy; no reader meets half a file."""
    with whole(path) as part:
        table.to_parquet(part, compression="zstd")
    return table
