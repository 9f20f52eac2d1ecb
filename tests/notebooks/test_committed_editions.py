"""What is committed is what the sources build: `course build --check`, over the whole course."""

from helpers.course.editions.build import Place, build


def test_every_committed_edition_is_what_its_source_builds():
    assert build(Place(), check=True, tell=lambda slug, state: None) == []
