"""The rooms of the house, and the arrows between them."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from helpers.paths import ROOT

HELPERS, WORKSHOP = ROOT / "helpers", ROOT / "workshop"
OURS = ("helpers", "workshop")


def modules(root=ROOT):
    """Each file of the two packages, with the name by which it is imported."""
    for path in sorted(path for package in OURS for path in (root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield path, ".".join(part for part in parts if part != "__init__")


def imports(path, root=ROOT):
    """The modules of the course that a file imports, with the names taken from them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            package = path.relative_to(root).parent.parts if node.level else ()
            target = ".".join([*package[: len(package) + 1 - node.level], *filter(None, [node.module])])
            if target.partition(".")[0] in OURS:
                yield from ((target, name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.partition(".")[0] in OURS:
                    yield name.name, ""


def room(module):
    """One of the rooms below; any other module of helpers is a topic."""
    package, *parts = module.split(".")
    if package == "workshop":
        return "workshop"
    return parts[0] if parts and parts[0] in MAY_IMPORT else "topic"


MAY_IMPORT = {
    "workshop": {"workshop", "lab", "values", "datasets", "files", "paths", "topic"},
    "lab": {"lab", "values", "files", "paths"},
    "values": {"values"},
    "datasets": {"datasets", "files", "paths"},
    "topic": {"topic", "datasets", "files", "paths"},
    "files": set(),
    "paths": set(),
}


def forbidden(path, module):
    """What a file imports and may not."""
    reached = [f"{target}.{name}" if target in OURS else target for target, name in imports(path)]
    return [target for target in reached if target not in OURS and room(target) not in MAY_IMPORT[room(module)]]


@pytest.mark.parametrize("path, module", list(modules()), ids=lambda value: getattr(value, "name", value))
def test_arrows_point_down(path, module):
    assert forbidden(path, module) == []


@pytest.mark.parametrize(
    "module, line, found",
    [
        ("helpers.rfm.table", "from workshop.editions import build", "workshop.editions"),
        ("helpers.rfm.table", "from workshop import secret", "workshop.secret"),
        ("helpers.datasets.wallet", "import workshop.cli", "workshop.cli"),
        ("helpers.lab.lab", "def late():\n    from workshop.grading import records", "workshop.grading"),
        ("helpers.churn.loop", "from helpers.lab import open_lab", "helpers.lab"),
        ("helpers.values.words", "from helpers.lab import sheet", "helpers.lab"),
        ("helpers.datasets.wallet", "from helpers import rfm", "helpers.rfm"),
    ],
)
def test_a_planted_import_against_the_arrows_is_found(tmp_path, module, line, found):
    path = tmp_path / "planted.py"
    path.write_text(line, encoding="utf-8")
    assert forbidden(path, module) == [found]


@pytest.mark.parametrize("path, module", list(modules()), ids=lambda value: getattr(value, "name", value))
def test_nobody_imports_another_modules_privates(path, module):
    assert [f"{target}.{name}" for target, name in imports(path) if name.startswith("_")] == []


def test_the_workshop_knows_no_topic():
    packages = {path.parent.name for path in HELPERS.glob("*/__init__.py")} - {"lab", "values", "datasets"}
    topics = {path.stem for path in HELPERS.glob("*.py")} - {"__init__", "files", "paths", "plotting"} | packages
    for path in WORKSHOP.rglob("*.py"):
        for target, name in imports(path):
            if target.startswith("helpers"):
                known = {target.removeprefix("helpers."), name} & topics
                assert not known, f"{path.name} knows {target} {name}"


def graph(root=ROOT):
    """By module, the modules of the course that it imports, at the top, late or for its types."""
    files = {module: path for path, module in modules(root)}
    reached = {}
    for module, path in files.items():
        taken = {(target, f"{target}.{name}") for target, name in imports(path, root)}
        reached[module] = {full if full in files else target for target, full in taken} & set(files)
    return reached


def circle(reached):
    """A circle of imports, from a module to itself; empty if there is none."""
    finished, way = set(), []

    def follow(module):
        if module in way:
            return [*way[way.index(module) :], module]
        if module in finished:
            return []
        way.append(module)
        for target in sorted(reached[module]):
            if found := follow(target):
                return found
        finished.add(way.pop())
        return []

    return next((found for module in sorted(reached) if (found := follow(module))), [])


def test_no_imports_form_a_circle():
    assert circle(graph()) == []


@pytest.mark.parametrize(
    "line",
    [
        "from planted import b",
        "from planted.b import y",
        "def late():\n    from planted import b",
        "if TYPE_CHECKING:\n    from planted.b import y",
        "from . import b",
        "from .b import y",
    ],
)
def test_a_planted_circle_is_found(tmp_path, line):
    folder = tmp_path / "helpers" / "planted"
    folder.mkdir(parents=True)
    (folder / "a.py").write_text(line.replace("from planted", "from helpers.planted"), encoding="utf-8")
    (folder / "b.py").write_text("import helpers.planted.a\n", encoding="utf-8")
    assert circle(graph(tmp_path)) == ["helpers.planted.a", "helpers.planted.b", "helpers.planted.a"]


def test_notebooks_never_import_the_workshop():
    for path in (ROOT / "notebooks" / "sources").glob("*.py"):
        assert not [target for target, _ in imports(path) if target.startswith("workshop")], path.name


def test_what_runs_in_the_sandbox_imports_nothing_of_the_workshop():
    for path in (WORKSHOP / "grading" / "sandbox" / "inside").rglob("*.py"):
        assert "workshop" not in path.read_text(encoding="utf-8"), path.name


def test_every_place_that_the_code_names_is_there():
    gone = set()
    for _, name in modules():
        if not re.search(r"__main__|\.inside|_settings\.", name):  # these are programs
            places = (
                (word, place) for word, place in vars(importlib.import_module(name)).items() if isinstance(place, Path)
            )
            gone |= {f"{name}.{word}" for word, place in places if place.is_relative_to(ROOT) and not place.exists()}
    assert gone <= {"helpers.paths._IN_THE_WHEEL"}


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
