"""The cohort's marks as one table, in CSV and Excel."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from helpers.files import write_whole
from workshop.course_rules import Rules
from workshop.marks.standings import Standing, shown

_POINTS = ("objective", "written", "report", "exam", "total")
COLUMNS = (
    "trainee",
    "name",
    *_POINTS,
    "result",
    "missing",
    "not marked yet",
    "sessions",
    "no certificate because",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(found: list[Standing], rules: Rules, now: datetime) -> list[dict[str, str]]:
    """Return one row a trainee; before the release date without a single point or result."""
    released = rules.released(now)
    table = []
    for standing in found:
        points = {name: "" if (value := getattr(standing, name)) is None else shown(value) for name in _POINTS}
        row = {
            "trainee": standing.trainee,
            "name": standing.name,
            **(points if released else dict.fromkeys(_POINTS, "")),
            "result": standing.result if released else "not released",
            "missing": "; ".join(standing.missing),
            "not marked yet": "; ".join(standing.waiting),
            "sessions": f"{standing.sessions} of {rules.sessions}",
            "no certificate because": "; ".join(standing.no_certificate_because) if released else "not released",
        }
        table.append(row)
    return table


def write_csv(table: list[dict[str, str]], path: Path) -> Path:
    """Write the table as CSV that Excel opens as UTF-8; a text that begins like a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in table:
        writer.writerow({name: f"'{value}" if value.startswith(_FORMULA) else value for name, value in row.items()})
    write_whole(Path(path), text.getvalue().encode("utf-8-sig"))
    return Path(path)


def write_xlsx(table: list[dict[str, str]], rules: Rules, path: Path) -> Path:
    """Write the table as an Excel file: points as numbers, every text as text, never as a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Marks"
    sheet.append(COLUMNS)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0072B2")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, row in enumerate(table, 2):
        for column, name in enumerate(COLUMNS, 1):
            cell = sheet.cell(number, column)
            if name in _POINTS and row[name]:
                cell.value, cell.number_format = float(row[name]), "0.00"
            else:
                cell.value = row[name]
                cell.data_type = "s"  # a name may begin with "="
    for column, name in enumerate(COLUMNS, 1):
        longest = max([len(name), *(len(row[name]) for row in table)])
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, 10), 48)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    book.properties.title = f"{rules.name}: marks"
    content = io.BytesIO()
    book.save(content)
    write_whole(Path(path), content.getvalue())
    return Path(path)
