"""A small course: a bank with hostile texts, a roster, an exam that is open for two hours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from workshop.course_rules import read_rules
from workshop.exam.bank import Item, Option, make_bank
from workshop.exam.exams import make_exam
from workshop.exam.form import blueprint
from workshop.gradebook import open_book
from workshop.secret import Secret

SECRET = Secret(b"not the course's secret, a test's")
OPENS = datetime(2026, 3, 1, 12, tzinfo=UTC)
RULES = replace(
    read_rules(),
    exam_opens=OPENS,
    exam_closes=OPENS + timedelta(hours=2),
    release=date(2026, 3, 15),
    first_issue=date(2026, 3, 16),
)
HOSTILE = "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title = 'taken over'\">"
LEVELS = ("recall", "apply", "analyse")


def item(number, kind, lesson="01", level="recall", options=4):
    right = {number % options} if kind == "single" else {number % options, (number + 1) % options}
    made = [
        Option(
            f"Option {one} of {number} {HOSTILE}",
            one in right,
            "KEY-REASON",
            "" if one in right else "KEY-MISCONCEPTION",
        )
        for one in range(options)
    ]
    return Item(f"{lesson}.Q{number}", lesson, "A", level, kind, f"What of {number}? {HOSTILE}", tuple(made))


def bank():
    kinds = ("single", "single", "multiple")
    return make_bank(
        item(number, kinds[number % 3], f"0{lesson}", level)
        for number, (lesson, level) in enumerate(
            ((lesson, level) for lesson in range(1, 9) for level in LEVELS for _ in range(3)), start=1
        )
    )


def opened_book(folder, trainees, opens=OPENS):
    """Return a gradebook with an exam for these trainees, {number: name}."""
    rules = replace(RULES, exam_opens=opens, exam_closes=opens + timedelta(hours=2))
    book = open_book(folder / "gradebook.db", SECRET, create=True)
    with book.writing("test") as writing:
        writing.executemany("INSERT INTO roster (trainee, name) VALUES (?, ?)", list(trainees.items()))
        writing.log("roster", trainees=list(trainees))
    questions = bank()
    make_exam(book, questions, blueprint(questions, 30, 10), rules, SECRET, "final")
    return book
