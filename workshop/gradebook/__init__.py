"""The gradebook: one SQLite file with every mark, and an audit from which each mark can be derived again."""

from workshop.gradebook.backing_up import backup
from workshop.gradebook.book import Gradebook, Writing
from workshop.gradebook.faults import BookFault
from workshop.gradebook.opening import open_book

__all__ = ["BookFault", "Gradebook", "Writing", "backup", "open_book"]
