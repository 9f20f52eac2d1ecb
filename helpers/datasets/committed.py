"""The sample that is committed under `data/`: written, read, and held against its checksums."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from helpers.datasets.anhe import CUSTOMERS, SEED, Anhe, check_sample, simulate
from helpers.paths import DATA, ROOT

CHECKSUMS = "checksums.txt"
TABLES = ("wallet_payments", "user_potential", "truth_customers", "truth_rows", "truth_dirt")


@dataclass(frozen=True)
class FileStatus:
    """One committed file: its name under `data/`, whether it is as it should be, and if not, what is wrong."""

    name: str
    ok: bool
    problem: str = ""


def holds(seed: int, customers: int) -> bool:
    """Return whether the committed sample is the one of this seed and size; refuse what cannot be drawn."""
    check_sample(seed, customers)
    return (seed, customers) == (SEED, CUSTOMERS)


def read(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return a committed table, after its checksum; ValueError if the file is missing or was changed."""
    file = f"{name}.parquet"
    status = _status(folder, file, _listed(folder).get(file))
    if not status.ok:
        raise ValueError(f"data/{file} {status.problem}; restore it with `course data make`.")
    return pd.read_parquet(folder / file)


def verify(folder: Path = DATA) -> list[FileStatus]:
    """Return the status of each file that the checksums list, and of each table that they should list."""
    listed = _listed(folder)
    expected = [name for name in (*_tables(), "dictionary.csv") if name not in listed]
    return [_status(folder, name, digest) for name, digest in listed.items()] + [
        FileStatus(name, False, f"is not listed in {CHECKSUMS}") for name in expected
    ]


def make(seed: int = SEED, customers: int = CUSTOMERS, out: Path | None = None) -> Path:
    """Write the tables, the truth and their checksums, and return the folder.

    Parameters
    ----------
    seed, customers : int, as in `simulate`. The defaults give the committed files again, byte for byte.
    out : Path, optional
        Folder to write to. Without it the default sample goes to `data/`, any other to `work/anhe_SEED_CUSTOMERS`.

    Raises
    ------
    ValueError
        If an argument is out of range, or another sample would overwrite the committed one.
    """
    default = holds(seed, customers)
    out = Path(out) if out else DATA if default else ROOT / "work" / f"anhe_{seed}_{customers}"
    if out.resolve() == DATA.resolve() and not default:
        raise ValueError(
            f"data/ holds the sample of seed {SEED} with {CUSTOMERS} customers, which the lessons expect;"
            f" write seed {seed} with {customers} customers to another folder (--out)."
        )
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out} is a file; give a folder to write to.")
    out.mkdir(parents=True, exist_ok=True)
    for name, table in _named(simulate(seed, customers)).items():
        _write(table, out / f"{name}.parquet")
    kept = [*_tables(), "dictionary.csv", *(f"printed/{path.name}" for path in sorted(out.glob("printed/*.csv")))]
    lines = [f"{_digest(out / name)}  {name}\n" for name in kept if (out / name).exists()]
    _replace(out / CHECKSUMS, "".join(lines).encode())
    return out


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
    _replace(path, sink.getvalue().to_pybytes())


def _replace(path: Path, content: bytes) -> None:
    """Write beside and move over, so that a crash leaves the old file or the new one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _listed(folder: Path) -> dict[str, str]:
    path = folder / CHECKSUMS
    if not path.exists():
        return {}
    lines = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {parts[-1]: parts[0] for parts in lines}


def _status(folder: Path, name: str, digest: str | None) -> FileStatus:
    if not (folder / name).exists():
        return FileStatus(name, False, "is missing")
    if digest is None:
        return FileStatus(name, False, f"is not listed in {CHECKSUMS}")
    same = _digest(folder / name) == digest
    return FileStatus(name, same, "" if same else f"differs from its sum in {CHECKSUMS}")
