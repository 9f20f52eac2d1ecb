"""A small lab with its source, in a checkout of its own; its third task is a function."""

import copy
import json
import textwrap
from datetime import UTC, datetime
from hashlib import sha256

import nbformat

from workshop.editions.build import Checkout
from workshop.editions.labs import solved_edition, trainee_edition
from workshop.editions.sheets import answer_sheet
from workshop.grading.records import Handed
from workshop.secret import Secret
from workshop.sources import read_source

SLUG = "01_small_lab"
SECRET = Secret(bytes(range(32)))
SOURCE = '''
    # %% [markdown]
    # # Lab 01 · Small

    # %% tags=["parameters"]
    DATA_SEED = 3

    # %%
    from helpers.lab import open_lab

    lab = open_lab("01", seed=DATA_SEED)

    # %%
    numbers = [DATA_SEED, 5, 8]

    # %% [markdown] task="01.1" level=1 points=2
    # ### Level 1 · The sum

    # %% task="01.1"
    # BEGIN SOLUTION
    total = sum(numbers)
    # END SOLUTION

    # %% mistake="01.1" hint="That is how many they are."
    total = len(numbers)

    # %% mistake="01.1" hint="The first is missing."
    total = sum(numbers[1:])

    # %% mistake="01.1" hint="That is the mean; do not divide."
    total = sum(numbers) / 3

    # %% [markdown] hints="01.1"
    # 1. Plus.
    # 2. There is a function.
    # 3. `sum`.

    # %% check="01.1"
    lab.check("01.1", total)

    # %% [markdown] task="01.2" level=2 points=3
    # ### Level 2 · The remainder

    # %% task="01.2"
    # BEGIN SOLUTION
    rest = [total % 3, "rest"]
    # END SOLUTION

    # %% mistake="01.2" hint="Of three, not of five."
    rest = [total % 3 + 5, "rest"]

    # %% mistake="01.2" hint="The word is missing."
    rest = [total % 3]

    # %% mistake="01.2" hint="Not the quotient."
    rest = [total // 3, "rest"]

    # %% [markdown] hints="01.2"
    # 1. Divide.
    # 2. What is left.
    # 3. `%`

    # %% check="01.2"
    lab.check("01.2", rest)

    # %% [markdown] task="01.3" level=3 points=5
    # ### Level 3 · A share

    # %% task="01.3"
    # BEGIN SOLUTION
    def share(part, whole):
        """Return part of whole, nothing of nothing."""
        return part / whole if whole else 0.0
    # END SOLUTION

    # %% inputs="01.3"
    def inputs(rng):
        return [(0, 0)] + [(int(rng.integers(1, 50)), int(rng.integers(50, 99))) for _ in range(4)]

    # %% mistake="01.3" hint="Nothing of nothing is a share too."
    def share(part, whole):
        return part / whole

    # %% mistake="01.3" hint="That is per cent."
    def share(part, whole):
        return 100 * part / whole if whole else 0.0

    # %% mistake="01.3" hint="Upside down."
    def share(part, whole):
        return whole / part if part else 0.0

    # %% [markdown] hints="01.3"
    # 1. Divide.
    # 2. `/`
    # 3. `part / whole`

    # %% check="01.3"
    lab.check("01.3", share)
'''
MISTAKES = {
    "01.1": "total = sum(numbers) / 3",
    "01.2": "rest = [total_before % 3]",
    "01.3": "def share(part, whole):\n    return part / whole",
}
RIGHT = {
    "01.1": "total = sum(numbers)",
    "01.2": "rest = (total % 3, 'rest')",
    "01.3": "share = lambda part, whole: part / max(whole, 1)",
}


def make_checkout(root, old="", new=""):
    """Write the lab's source, changed in one checkout, and its practice sheet."""
    checkout = Checkout(root)
    checkout.sources.mkdir(parents=True)
    (checkout.sources / f"{SLUG}.py").write_text(textwrap.dedent(SOURCE).lstrip().replace(old, new))
    sheet = answer_sheet(source_of(checkout), checkout.rubrics, checkout.notebooks)
    answers = checkout.root / "data" / "answers"
    answers.mkdir(parents=True)
    (answers / f"{SLUG}.json").write_text(json.dumps(sheet))
    return checkout


def source_of(checkout):
    return read_source(checkout.sources / f"{SLUG}.py")


def solved(checkout):
    return solved_edition(source_of(checkout))


def filled(checkout, code, before=()):
    """The trainee's edition with code for some tasks, and cells put in before a task's own."""
    notebook = copy.deepcopy(trainee_edition(source_of(checkout)))
    cells = []
    for cell in notebook.cells:
        course = cell.metadata.get("course", {})
        if course.get("role") == "task":
            cells += [nbformat.v4.new_code_cell(source) for task, source in before if task == course["task"]]
            cell.source = code.get(course["task"], cell.source)
        cells.append(cell)
    notebook.cells = cells
    return notebook


def handed(notebook, slug=SLUG):
    content = json.dumps(notebook).encode()
    sha = sha256(content).hexdigest()
    return Handed("u1", slug[:2], slug, "u1/lab.ipynb", datetime.now(UTC), sha, content, {})
