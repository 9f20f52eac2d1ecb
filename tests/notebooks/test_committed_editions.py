"""What is committed is what the sources build: `course build --check`, over the whole course."""

from workshop.editions.build import Checkout, build


def test_every_committed_edition_is_what_its_source_builds():
    assert build(Checkout(), check=True, tell=lambda slug, state: None) == []
