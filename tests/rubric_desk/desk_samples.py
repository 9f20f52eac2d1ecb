"""A gradebook with written answers, and the desk running on it as a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

from workshop.gradebook import open_book
from workshop.secret import read_secret

QUESTIONS = {"01.S1": "What may not be concluded from this log?", "02.S1": "What does a half-life claim?"}
HOSTILE = """Readers <b>are not</b> <script>window.ran = 1; document.title = "ran"</script> all customers.
<img src="http://evil.example/x.png" onerror="window.ran = 1">
[click me](javascript:window.ran=1) ![pixel](http://evil.example/y.png)
</div></main><style>body{display:none}</style><iframe src="http://evil.example"></iframe>
{{ 7 * 7 }} {% raw %}"""


def make_secret(folder: Path) -> Path:
    read_secret(folder / "course.secret", say=lambda _: None)
    return folder / "course.secret"


def make_book(folder: Path, texts: dict[str, dict[str, str]]) -> Path:
    """Write a gradebook: trainee -> question -> text."""
    path = folder / "gradebook.db"
    with open_book(path, read_secret(make_secret(folder)), create=True) as book:
        for trainee, answers in texts.items():
            for question, text in answers.items():
                submit(book, trainee, question, text)
    return path


def submit(book, trainee, question, text, received="2020-08-01T10:00:00+00:00"):
    number = book.read("SELECT coalesce(max(id), 0) + 1 FROM submissions")[0][0]
    lab = question[:2]
    with book.writing("course") as writing:
        row = (
            number,
            f"sha{number}",
            trainee,
            lab,
            f"{lab}_lab",
            f"{trainee}.zip",
            received,
            "graded",
            "course",
            received,
        )
        writing.execute(
            "INSERT INTO submissions (id, sha, trainee, lab, slug, file, received, state, grader, graded_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        writing.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", (number, question, QUESTIONS[question], text, 10))
        writing.log("graded", submission=number)
    return number


class RunningDesk:
    """`course desk` in a process of its own."""

    def __init__(self, book: Path, grader: str, port: int = 0) -> None:
        words = ["desk", "--book", book, "--grader", grader, "--port", port, "--no-browser"]
        command = [sys.executable, "-m", "workshop", *words, "--secret", book.parent / "course.secret"]
        self.process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
        )
        self.link = self.process.stdout.readline().split()[-1]
        self.address, _, self.token = self.link.partition("/?token=")
        self.port = int(self.address.rpartition(":")[2])

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
