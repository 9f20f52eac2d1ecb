"""The gradebook: one SQLite file that holds every mark, and an audit from which each of them can be derived again."""

from helpers.course.gradebook.backing_up import backup
from helpers.course.gradebook.book import Gradebook, Writing
from helpers.course.gradebook.faults import BookFault
from helpers.course.gradebook.opening import open_book

__all__ = ["BookFault", "Gradebook", "Writing", "backup", "open_book"]
