"""`python -m helpers.course …` is `course …`."""

from helpers.course.cli import main

main()
