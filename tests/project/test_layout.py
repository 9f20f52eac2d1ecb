"""The rooms of the house, and the arrows between them."""

import ast

import pytest

from helpers.paths import ROOT

HELPERS = ROOT / "helpers"
WORKSHOP = HELPERS / "course"


def modules():
    for path in sorted(HELPERS.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield path, ".".join(part for part in parts if part != "__init__")


def imports(path):
    """The modules of the course that a file imports, with the names taken from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers"):
            for name in node.names:
                yield node.module, name.name
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.startswith("helpers"):
                    yield name.name, ""


def room(module):
    """One of the rooms below; any other module is a topic."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in MAY_IMPORT else "topic"


MAY_IMPORT = {
    "course": {"course", "lab", "values", "datasets", "files", "paths", "topic"},
    "lab": {"lab", "values", "files", "paths"},
    "values": {"values"},
    "datasets": {"datasets", "files", "paths"},
    "topic": {"topic", "datasets", "files", "paths"},
    "files": set(),
    "paths": set(),
}


@pytest.mark.parametrize("path, module", list(modules()), ids=lambda value: getattr(value, "name", value))
def test_arrows_point_down(path, module):
    for target, name in imports(path):
        reached = f"{target}.{name}" if target == "helpers" else target
        if reached != "helpers":
            assert room(reached) in MAY_IMPORT[room(module)], f"{module} must not import {reached}"


@pytest.mark.parametrize("path, module", list(modules()), ids=lambda value: getattr(value, "name", value))
def test_nobody_imports_another_modules_privates(path, module):
    assert [f"{target}.{name}" for target, name in imports(path) if name.startswith("_")] == []


def test_the_workshop_knows_no_topic():
    packages = {path.parent.name for path in HELPERS.glob("*/__init__.py")} - {"course", "lab", "values", "datasets"}
    topics = {path.stem for path in HELPERS.glob("*.py")} - {"__init__", "files", "paths"} | packages
    for path in WORKSHOP.rglob("*.py"):
        for target, name in imports(path):
            assert not ({target.removeprefix("helpers."), name} & topics), f"{path.name} knows {target} {name}"


def test_notebooks_never_import_the_workshop():
    for path in (ROOT / "notebooks" / "sources").glob("*.py"):
        assert "workshop" not in path.read_text(encoding="utf-8"), path.name


def test_files_fit_on_two_screens():
    long = {path.name: lines for path, _ in modules() if (lines := len(path.read_text().splitlines())) > 250}
    assert not long


def test_the_agreed_rooms_are_there():
    rooms = ("notebooks/sources", "notebooks/labs", "notebooks/solutions", "helpers", "data", "tests")
    files = (
        "README.md",
        "environment.yml",
        "pyproject.toml",
        "uv.lock",
        "Makefile",
        ".ci/run",
        "LICENSE",
        "LICENSE-text",
    )
    assert all((ROOT / name).is_dir() for name in rooms)
    assert all((ROOT / name).is_file() for name in (*files, ".github/workflows/ci.yml", ".pre-commit-config.yaml"))


def test_committed_data_stay_small():
    size = sum(path.stat().st_size for path in (ROOT / "data").rglob("*") if path.is_file())
    assert size < 8_000_000
