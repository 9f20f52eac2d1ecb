"""A small course of its own, for tests that break it."""

import shutil
import textwrap

import pytest

from helpers.paths import ROOT
from workshop.editions.build import Checkout, build

LESSON = """
    # %% [markdown]
    # # Lesson 01 · Three numbers

    # %% tags=["parameters"]
    DATA_SEED = 3

    # %%
    from helpers import plotting

    numbers = [DATA_SEED, 5, 8]

    # %% [markdown]
    # The largest of {{ len(numbers) }} numbers is {{ max(numbers) : .2f }}.

    # %%
    fig, ax = plotting.subplots()
    ax.bar(range(3), numbers)
    plotting.show(
        ax,
        title=f"From {min(numbers)} to | {max(numbers)}",
        data="planted",
        alt=f"Three bars rise from {min(numbers)} to {max(numbers)}, from left to right.",
    )
"""

LAB = '''
    # %% [markdown]
    # # Lab 01 · Three numbers

    # %% tags=["parameters"]
    DATA_SEED = 3

    # %%
    from helpers.lab import open_lab

    lab = open_lab("01", seed=DATA_SEED)

    # %%
    numbers = [DATA_SEED, 5, 8]

    # %% [markdown] task="01.1" level=1 points=2
    # ### Level 1 · The sum
    #
    # Add them up: `total`.

    # %% task="01.1"
    count = len(numbers)
    # BEGIN SOLUTION
    total = sum(numbers)
    # END SOLUTION

    # %% mistake="01.1" hint="That is how many they are."
    total = count

    # %% mistake="01.1" hint="That is the largest."
    total = max(numbers)

    # %% mistake="01.1" hint="That is the mean; do not divide."
    total = sum(numbers) / count

    # %% [markdown] hints="01.1"
    # 1. Plus.
    # 2. There is a function.
    # 3. `sum`.

    # %% check="01.1"
    lab.check("01.1", total)

    # %% [markdown] task="01.2" level=2 points=3
    # ### Level 2 · A function's inside

    # %% task="01.2"
    def squared(values):
        """Return the squares."""
        # BEGIN SOLUTION
        return [value**2 for value in values]
        # END SOLUTION

    squares = squared(numbers)

    # %% mistake="01.2" hint="Those are doubles."
    squares = [value * 2 for value in numbers]

    # %% mistake="01.2" hint="Those are the numbers themselves."
    squares = list(numbers)

    # %% mistake="01.2" hint="One is missing."
    squares = squares[1:]

    # %% [markdown] hints="01.2"
    # 1. Times itself.
    # 2. `**`
    # 3. A comprehension.

    # %% check="01.2" order="matters"
    lab.check("01.2", squares)

    # %% [markdown] written="01.S1"
    # ### In writing · Why?

    # %% [markdown] tags=["trainee-only"]
    # Hand in.
'''

RUBRIC = """
["01.S1"]
title = "Why?"

[["01.S1".criteria]]
name = "A reason"
points = 2
levels = [{ points = 0, text = "None." }, { points = 2, text = "One." }]
"""


class Course:
    """A small course in a folder; `change` edits a source, `build` and `check` return the faults."""

    def __init__(self, root):
        self.checkout = Checkout(root)
        self.checkout.sources.mkdir(parents=True)
        self.checkout.rubrics.mkdir(parents=True)
        self.write("01_three", LESSON)
        self.write("01_three_lab", LAB)
        (self.checkout.rubrics / "01_three_lab.toml").write_text(RUBRIC)

    def write(self, slug, text):
        self.source(slug).write_text(textwrap.dedent(text).lstrip())

    def source(self, slug):
        return self.checkout.sources / f"{slug}.py"

    def change(self, slug, old, new):
        path = self.source(slug)
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    def build(self, *names):
        self.told = []
        return build(self.checkout, names, tell=lambda slug, state: self.told.append((slug, state)))

    def check(self):
        return build(self.checkout, check=True, tell=lambda slug, state: None)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("built") / "course")
    assert course.build() == []
    return course


@pytest.fixture
def course(built_once, tmp_path):
    """A fresh copy of the small course, built."""
    shutil.copytree(built_once.checkout.root, tmp_path / "course")
    copy = Course.__new__(Course)
    copy.checkout = Checkout(tmp_path / "course")
    return copy


@pytest.fixture(scope="session")
def real():
    """The course itself."""
    return Checkout(ROOT)
