"""Serve the sample exam; its clock stands at the seconds after the opening that a file gives, for tests only."""

import sys
from datetime import timedelta
from pathlib import Path

from exam_samples import OPENS, RULES, SECRET, bank

from workshop.exam.links import Links
from workshop.exam.server import exam_app
from workshop.exam.sitting import Sittings
from workshop.gradebook import open_book
from workshop.web_server import serve


def main(folder, port):
    def clock():
        return OPENS + timedelta(seconds=float((folder / "clock").read_text()))

    with open_book(folder / "gradebook.db", SECRET) as book:
        sittings = Sittings(book, bank(), SECRET, "final", clock)
        app = exam_app(sittings, Links(book, SECRET, "final"), RULES)
        serve(app, port=port, ready=lambda address: print(address, flush=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
