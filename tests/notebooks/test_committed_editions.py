"""What is committed is what the sources build: `course build --check`, over the whole course.

What small changes of a lab's solutions give, and mistakes that no edition shows, is not tried again, where they are
still those of the committed sheet.
"""

import pytest

from workshop.editions.build import Checkout, build, orphans

SLUGS = sorted(path.stem for path in Checkout().sources.glob("[0-9][0-9]_*.py"))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_committed_edition_is_what_its_source_builds(slug):
    assert build(Checkout(), [slug], check=True, quick=True, jobs=1, tell=lambda slug, state: None) == []


def test_every_edition_has_a_source():
    assert orphans(Checkout()) == []
