"""The graders of a batch: what a batch needs of one, and the one that uses sandbox and hidden keys."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Timer
from typing import Protocol

from workshop.grading.records import Graded, Handed
from workshop.secret import Secret

Guard = Callable[[Callable], Callable]


class Grader(Protocol):
    """What a batch needs to mark submissions."""

    def missing(self) -> list[str]:
        """Return why nothing can be marked here, with the remedy; empty if all is there."""

    def prepare(self, slugs: Collection[str], say: Callable[[str], object]) -> None:
        """Make what is needed for these labs, and say so where it takes its time."""

    def version(self, slug: str, sha: str) -> str:
        """Return what changes whenever the answers do that a submission is held against; `sha` is its bytes' digest."""

    def grade(self, handed: Handed, guard: Guard) -> Graded:
        """Return a submission's marks; ``guard`` is put around what runs a sandbox."""

    def stop(self) -> None:
        """End, within a moment, what is running for a submission; called until it has ended."""


class SealedGrader:
    """Runs submissions in the sandbox and holds what they claim against hidden keys.

    Parameters
    ----------
    secret
        The course's; hidden data and inputs are drawn by it.
    jobs
        How many hidden keys are made at a time.
    """

    def __init__(self, secret: Secret, jobs: int = 1) -> None:
        self._secret = secret
        self._jobs = jobs

    def missing(self) -> list[str]:
        """Return why submissions cannot be run in isolation here."""
        from workshop.grading import sandbox

        return sandbox.missing()

    def prepare(self, slugs: Collection[str], say: Callable[[str], object]) -> None:
        """Make the labs' hidden keys, those that are not yet there."""
        from workshop.grading.hidden_keys import make_keys

        told = set()

        def tell(slug: str) -> None:
            if slug not in told:  # called for each of a lab's samples, lab after lab
                told.add(slug)
                say(f"… {slug}")

        notice = "Hidden data and their keys are being made, once for each version of a lab …"
        later = Timer(1.0, say, [notice])  # where they are there already, nobody need know
        later.start()
        try:
            make_keys(slugs, self._secret, jobs=self._jobs, tell=tell)
        finally:
            later.cancel()

    def version(self, slug: str, sha: str) -> str:
        """Return the version of a submission's key."""
        from workshop.grading.hidden_keys import key_version

        return key_version(slug, self._secret, sha)

    def grade(self, handed: Handed, guard: Guard) -> Graded:
        """Return a submission's marks."""
        from workshop.grading import sandbox
        from workshop.grading.hidden_keys import hidden_key
        from workshop.grading.scoring import grade

        return grade(handed, hidden_key(handed.slug, self._secret, handed.sha), run=guard(sandbox.run))

    def stop(self) -> None:
        """End the sandboxes that are running."""
        from workshop.grading import sandbox

        sandbox.stop()
