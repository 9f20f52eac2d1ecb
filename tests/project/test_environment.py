"""environment.yml, pyproject.toml and uv.lock say the same, and what they say can be installed."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires

import pytest
import yaml

from helpers.paths import ROOT

ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def uv(*words):
    return subprocess.run([sys.executable, "-m", "uv", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def names(requirements):
    return {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in requirements}


def test_the_lock_answers_the_project_file():
    done = uv("lock", "--check")
    assert done.returncode == 0, done.stderr


def test_the_exported_lock_is_the_lock():
    done = uv(
        "export", "--offline", "--frozen", "--no-hashes", "--no-dev", "--format", "requirements.txt", "--no-header"
    )
    assert done.returncode == 0, done.stderr
    kept = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "".join(line for line in kept.splitlines(True) if not line.startswith("#")) == done.stdout


def test_environment_yml_has_no_versions_of_its_own():
    python, pip, lock = ENVIRONMENT["dependencies"]
    assert python == f"python{PROJECT['requires-python']}"
    assert (pip, lock) == ("pip", {"pip": ["-r requirements.txt"]})


def test_every_dependency_is_in_the_exported_lock():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = names(line for line in lines if line and line[0].isalnum())
    assert names(PROJECT["dependencies"]) <= pinned


def test_every_import_of_helpers_is_a_declared_dependency():
    found = set()
    for path in (ROOT / "helpers").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", text, re.MULTILINE))
    distributions = packages_distributions()
    third_party = {name for name in found - sys.stdlib_module_names - {"helpers"} if name in distributions}
    declared = names(PROJECT["dependencies"])
    provided = declared | {name for package in declared for name in names(requires(package) or [])}
    undeclared = {name for name in third_party if not names(distributions[name]) & provided}
    assert not undeclared


@pytest.mark.skipif(sys.platform == "win32", reason="the venv's layout differs")
def test_the_environment_installs_in_a_fresh_venv_and_imports(tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    (section,) = [entry for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict)]
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *section["pip"][0].split()],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    code = "import workshop.cli, helpers.lab, helpers.plotting\n"
    code += "from helpers import datasets; print(len(datasets.load_wallet()))"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100_000
