"""Building the editions of changed sources, and checking that committed editions are what their sources build."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers.files import write_whole
from helpers.paths import ROOT
from workshop.editions.lab_source import SourceFault
from workshop.editions.labs import solved_edition, trainee_edition
from workshop.editions.lessons import lesson_edition
from workshop.editions.outputs import output_faults
from workshop.editions.prose import prose_faults
from workshop.editions.sheets import answer_sheet
from workshop.editions.wall import has_wall
from workshop.running.execute import ExecutionFailed, execute, stop
from workshop.running.warm_kernels import warm_kernels
from workshop.sources import Source, find_sources, read_source

Progress = Callable[[str, str], None]  # (a source's slug, what became of it)


@dataclass(frozen=True)
class Checkout:
    """Where sources are read and editions are written: the checkout, or a copy of it in a test."""

    root: Path = ROOT

    @property
    def notebooks(self) -> Path:
        """Lessons; below it labs, solutions and sources."""
        return self.root / "notebooks"

    @property
    def sources(self) -> Path:
        """The text sources."""
        return self.notebooks / "sources"

    @property
    def rubrics(self) -> Path:
        """The rubrics of written tasks, one TOML file a lab."""
        return self.root / "data" / "rubrics"

    def editions(self, slug: str) -> list[Path]:
        """The files that one source makes."""
        if not slug.endswith("_lab"):
            return [self.notebooks / f"{slug}.ipynb"]
        folders = (self.notebooks / "labs", self.notebooks / "solutions")
        return [*(folder / f"{slug}.ipynb" for folder in folders), self.root / "data" / "answers" / f"{slug}.json"]


def editions_of(source: Source, checkout: Checkout, quick: bool = False) -> dict[Path, str]:
    """Make one source's editions, in memory; for ``quick``, see `build`.

    Raises
    ------
    SourceFault
        With a line for each fault of the text, the code or the outputs.
    """
    faults = prose_faults(source)
    if faults:
        raise SourceFault("\n".join(faults))
    if not source.is_lab:
        made = {checkout.editions(source.slug)[0]: _executed(source, lesson_edition(source), checkout.notebooks)}
    else:
        with tempfile.TemporaryDirectory() as folder:
            earlier = _committed_sheet(checkout, source.slug) if quick else None
            sheet = answer_sheet(source, checkout.rubrics, checkout.notebooks, is_practice=True, earlier=earlier)
            text = json.dumps(sheet, ensure_ascii=False, separators=(",", ":")) + "\n"
            (Path(folder) / f"{source.slug}.json").write_text(text, encoding="utf-8")
            environment = {"COURSE_ANSWERS": folder}
            solved = _executed(source, solved_edition(source), checkout.notebooks, environment)
        made = dict(zip(checkout.editions(source.slug), (trainee_edition(source), solved, text), strict=True))
    return {path: content if isinstance(content, str) else _text(content) for path, content in made.items()}


def build(
    checkout: Checkout,
    names: Iterable[str] = (),
    *,
    check: bool = False,
    quick: bool = False,
    jobs: int = 2,
    tell: Progress,
) -> list[str]:
    """Build the editions of the changed sources (or of those named), or with ``check`` compare all with what is there.

    Parameters
    ----------
    checkout
        The checkout.
    names
        Slugs or numbers; none means all.
    check
        Write nothing; report every difference.
    quick
        Do not run small changes of a lab's solutions, and mistakes that no edition shows, where they are still those
        that its sheet was built with.
    jobs
        How many sources at a time.
    tell
        Called as each source starts and ends.

    Returns
    -------
    list of str
        The faults found, one sentence each; empty when all is well.
    """
    chosen = _chosen(checkout, list(names))
    faults = [] if names else orphans(checkout)
    remembered = {} if check or names else _remembered(checkout)
    with warm_kernels(), ThreadPoolExecutor(jobs) as pool:
        work, failed = {}, set()
        for batch in _batches(chosen):
            for source in batch:
                if remembered.get(source.slug) == _fingerprint(checkout, source.slug):
                    tell(source.slug, "unchanged")
                else:
                    work[pool.submit(_one, source, checkout, check, quick, tell)] = source.slug
            try:
                for done in as_completed(list(work)):
                    slug, found = work.pop(done), done.result()
                    tell(slug, "failed" if found else "checked" if check else "built")
                    faults += found
                    failed |= {slug} if found else set()
            except KeyboardInterrupt:
                pool.shutdown(wait=False, cancel_futures=True)
                stop()
                raise
    if not check:
        _remember(checkout, {source.slug for source in chosen} - failed)
    return faults


def _one(source: Source, checkout: Checkout, check: bool, quick: bool, tell: Progress) -> list[str]:
    tell(source.slug, "running")
    try:
        made = editions_of(source, checkout, quick)
    except SourceFault as fault:
        return str(fault).splitlines()
    except ExecutionFailed as fault:
        return [f"{source.path.name}: {fault}"]
    if check:
        return [fault for target, text in made.items() if (fault := _drift(checkout, target, text))]
    for target, text in made.items():
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            write_whole(target, text.encode())
    return []


def _committed_sheet(checkout: Checkout, slug: str) -> dict | None:
    sheet = checkout.editions(slug)[-1]
    return json.loads(sheet.read_text(encoding="utf-8")) if sheet.exists() else None


def _executed(source: Source, notebook: NotebookNode, cwd: Path, env: dict[str, str] | None = None) -> NotebookNode:
    done = execute(notebook, cwd, env=env)
    done.metadata["language_info"] = NotebookNode(name="python")
    if faults := [f"{source.path.name}: {fault}" for fault in output_faults(done)]:
        raise SourceFault("\n".join(faults))
    return done


def _drift(checkout: Checkout, target: Path, text: str) -> str:
    name = target.relative_to(checkout.root).as_posix()
    if not target.exists():
        return f"{name} is missing: run 'course build'."
    committed = target.read_text(encoding="utf-8")
    if committed == text:
        return ""
    pairs = zip(committed.splitlines(), text.splitlines(), strict=False)
    line = next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 0)
    return (
        f"{name} is not what its source builds (first difference in line {line}): run 'course build', see the change."
    )


def orphans(checkout: Checkout) -> list[str]:
    """Return a sentence for each edition that has no source."""
    expected = {edition for path in checkout.sources.glob("*.py") for edition in checkout.editions(path.stem)}
    folders = {edition.parent for slug in ("00", "00_lab") for edition in checkout.editions(slug)}
    present = {path for folder in folders for path in (*folder.glob("*.ipynb"), *folder.glob("*_lab.json"))}
    return [
        f"{path.relative_to(checkout.root).as_posix()} has no source: delete it, or write its source."
        for path in sorted(present - expected)
    ]


def _chosen(checkout: Checkout, names: list[str]) -> list[Source]:
    sources = find_sources(checkout.sources)
    for name in names:
        if not any(_is_named(source, name) for source in sources):
            known = ", ".join(source.slug for source in sources)
            raise ValueError(f"There is no source {name!r}; name one of {known}, or a number such as 01.")
    return [source for source in sources if not names or any(_is_named(source, name) for name in names)]


def _batches(chosen: list[Source]) -> list[list[Source]]:
    """Part the sources: pages that show other pages' figures wait for those."""
    return [[source for source in chosen if has_wall(source.notebook) == later] for later in (False, True)]


def _is_named(source: Source, name: str) -> bool:
    return name == source.slug or name.zfill(2) == source.number


def _text(notebook: NotebookNode) -> str:
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def _fingerprint(checkout: Checkout, slug: str) -> str:
    """Digest of all that an edition depends on, and of the edition itself."""
    digest = hashlib.sha256()
    inputs = [
        checkout.sources / f"{slug}.py",
        checkout.rubrics / f"{slug}.toml",
        ROOT / "uv.lock",
        ROOT / "data/checksums.txt",
    ]
    code = sorted(
        path
        for folder in ("helpers", "workshop/editions", "workshop/running")
        for path in (ROOT / folder).rglob("*.py")
    )
    if has_wall(read_source(inputs[0]).notebook):
        inputs += sorted(checkout.notebooks.glob("*.ipynb"))
    for path in (*inputs, *code, *checkout.editions(slug)):
        digest.update(path.read_bytes() if path.exists() else b"-")
    return digest.hexdigest()


def _remembered(checkout: Checkout) -> dict[str, str]:
    path = checkout.root / ".build.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _remember(checkout: Checkout, slugs: set[str]) -> None:
    kept = _remembered(checkout) | {slug: _fingerprint(checkout, slug) for slug in slugs}
    (checkout.root / ".build.json").write_text(json.dumps(kept, indent=1, sort_keys=True), encoding="utf-8")
