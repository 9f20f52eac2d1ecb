"""The tables committed under `data/`: reading them, verifying their checksums, writing the simulated ones."""

import hashlib
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers.datasets.anhe import CUSTOMERS, SEED, Anhe, check_sample, simulate
from helpers.files import write_whole
from helpers.paths import DATA

CHECKSUMS = "checksums.txt"
TABLES = ("wallet_payments", "user_potential", "truth_customers", "truth_rows", "truth_dirt")  # simulated
OTHERS = ("online_retail.parquet", "dictionary.csv", "tags.csv")  # not made here, and listed all the same


def holds(seed: int, customers: int) -> bool:
    """Return whether the committed sample is the one of this seed and size; refuse what cannot be drawn."""
    check_sample(seed, customers)
    return (seed, customers) == (SEED, CUSTOMERS)


def read(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return a committed table, after its checksum; ValueError if the file is missing or was changed."""
    file = f"{name}.parquet"
    if problem := _problem(folder, file, _listed(folder).get(file)):
        remedy = (
            "Write it again with `course data make --out data`"
            if name in TABLES
            else "Take it from the course's repository"
        )
        raise ValueError(f"{problem} {remedy}.")
    return pd.read_parquet(folder / file)


def verify(folder: Path = DATA) -> list[str]:
    """Return one sentence for each file that is missing, changed or unlisted; an empty list means that all is well."""
    listed = _listed(folder)
    expected = dict.fromkeys([*_tables(), *OTHERS])
    problems = (_problem(folder, name, digest) for name, digest in (expected | listed).items())
    return [problem for problem in problems if problem]


def make(seed: int = SEED, customers: int = CUSTOMERS, out: Path = DATA) -> list[Path]:
    """Write the tables, the truth and their checksums; return the files written.

    Parameters
    ----------
    seed, customers : int, as in `simulate`. The defaults give the committed files again, byte for byte.
    out : Path, folder to write to; made if it is not there.

    Raises
    ------
    ValueError
        If an argument is out of range, or another sample would overwrite the committed one.
    """
    if not holds(seed, customers) and out.resolve() == DATA.resolve():
        raise ValueError(
            f"data/ holds the sample of seed {SEED} with {CUSTOMERS} customers, which the lessons expect;"
            f" give seed {seed} with {customers} customers another folder (--out)."
        )
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out} is a file; give a folder to write to (--out).")
    out.mkdir(parents=True, exist_ok=True)
    for name, table in _named(simulate(seed, customers)).items():
        _write(table, out / f"{name}.parquet")
    kept = [*_tables(), *OTHERS, *(f"printed/{path.name}" for path in sorted(out.glob("printed/*.csv")))]
    lines = [f"{_digest(out / name)}  {name}\n" for name in kept if (out / name).exists()]
    write_whole(out / CHECKSUMS, "".join(lines).encode())
    return [out / name for name in (*_tables(), CHECKSUMS)]


def _named(anhe: Anhe) -> dict[str, pd.DataFrame]:
    truth = anhe.truth
    return dict(
        zip(TABLES, (anhe.wallet_payments, anhe.user_potential, truth.customers, truth.rows, truth.dirt), strict=True)
    )


def _tables() -> list[str]:
    return [f"{name}.parquet" for name in TABLES]


def _write(table: pd.DataFrame, path: Path) -> None:
    """Write Parquet without pandas' metadata, which names its version and would change the bytes."""
    arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    sink = pa.BufferOutputStream()
    pq.write_table(arrow, sink, compression="zstd", compression_level=19, store_schema=False)
    write_whole(path, sink.getvalue().to_pybytes())


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _listed(folder: Path) -> dict[str, str]:
    path = folder / CHECKSUMS
    if not path.exists():
        return {}
    lines = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {parts[-1]: parts[0] for parts in lines}


def _problem(folder: Path, name: str, digest: str | None) -> str:
    path = folder / name
    if not path.exists():
        return f"{name} is missing."
    if digest is None:
        return f"{name} is not listed in {CHECKSUMS}."
    return "" if _digest(path) == digest else f"{name} is not the committed file: its checksum differs."
