"""The course's rules: deadlines, weights and what a certificate requires, read from one TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from helpers.paths import DATA

RULES = DATA / "rules.toml"
NEVER = 9999  # the year of a deadline that is none


@dataclass(frozen=True)
class Rules:
    """What a cohort has agreed on; every moment carries the course's time zone.

    Raises
    ------
    ValueError
        If dates are out of order or weights do not add up to 100.
    """

    name: str
    name_zh: str
    group: str
    group_number: int
    room: str
    zone: ZoneInfo
    report_deadline: datetime
    objective: float
    written: float
    labs: tuple[str, ...]  # () means all
    exam_opens: datetime
    exam_closes: datetime
    exam_minutes: int
    exam_items: int
    exam_multiple: int
    pass_mark: float
    release: date
    sessions: int
    first_issue: date

    def __post_init__(self) -> None:
        most = {"objective": 100, "written": 100, "pass_mark": 100, "exam_multiple": self.exam_items}
        for field, bound in most.items():
            if not 0 <= getattr(self, field) <= bound:
                raise ValueError(f"{field} is {getattr(self, field):g}; give a number from 0 to {bound}.")
        total = self.objective + self.written + self.exam_items
        if total != 100:
            raise ValueError(
                f"The weights add up to {total:g} (objective {self.objective:g}, written {self.written:g}, exam "
                f"{self.exam_items:g}); set them so that they make 100."
            )
        for earlier, later in (("exam_opens", "exam_closes"), ("release", "first_issue")):
            if _instant(getattr(self, earlier)) >= _instant(getattr(self, later)):
                raise ValueError(
                    f"{later} ({getattr(self, later)}) must come after {earlier} ({getattr(self, earlier)}); "
                    "set the dates in that order."
                )
        for field in ("exam_minutes", "exam_items", "sessions", "pass_mark"):
            if getattr(self, field) <= 0:
                raise ValueError(f"{field} is {getattr(self, field)}; give a number above 0.")
        if twice := {lab for lab in self.labs if self.labs.count(lab) > 1}:
            raise ValueError(f"labs names {', '.join(sorted(twice))} more than once; name each lab once.")

    def report_in_time(self, received: datetime) -> bool:
        """Return whether a report received then counts: the deadline's whole last second is in time."""
        return in_time(received, self.report_deadline)

    def without_deadline(self) -> Rules:
        """Return the same rules for reports that may come at any time."""
        return replace(self, report_deadline=datetime(NEVER, 1, 1, tzinfo=self.zone))

    @property
    def has_deadline(self) -> bool:
        """Whether a report can be late."""
        return self.report_deadline.year < NEVER

    def released(self, now: datetime) -> bool:
        """Return whether marks may be shown."""
        return now >= self.start_of(self.release)

    def start_of(self, day: date) -> datetime:
        """Return a day's first moment in the course's time zone."""
        return datetime.combine(day, time(), self.zone)


def in_time(moment: datetime, deadline: datetime) -> bool:
    """Return whether a moment is no later than a deadline, whose whole last second counts.

    Raises
    ------
    ValueError
        If the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone; give a moment with one.")
    return moment < _instant(deadline.replace(microsecond=0)) + timedelta(seconds=1)


def _instant(when: date | datetime) -> date | datetime:
    """Return a moment in UTC, where hours are neither left out nor come twice; a day as it is."""
    return when.astimezone(UTC) if isinstance(when, datetime) else when


def read_rules(path: Path | None = None) -> Rules:
    """Return the rules in a TOML file; without one, those of the source documents' cohort (``data/rules.toml``).

    Raises
    ------
    ValueError
        In one sentence, naming the entry that is missing, unknown or of another type.
    """
    path = RULES if path is None else Path(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path.name} is not TOML ({error}); see data/rules.toml for a whole one.") from error
    try:
        return _Reader(content).rules()
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


class _Reader:
    """Takes entries out of the file's tables; what is left at the end is unknown."""

    def __init__(self, content: dict) -> None:
        self._left = {
            f"[{table}] {name}": value
            for table, entries in content.items()
            for name, value in (entries.items() if isinstance(entries, dict) else [("", entries)])
        }

    def rules(self) -> Rules:
        zone = self._zone(self._take("course", "time_zone", str))

        def moment(table: str, name: str) -> datetime:
            given = self._take(table, name, datetime)
            return given.astimezone(zone) if given.tzinfo else self._on_the_wall(given, zone, f"[{table}] {name}")

        labs = self._left.pop("[report] labs", [])
        if not isinstance(labs, list) or not all(isinstance(lab, str) for lab in labs):
            raise ValueError(f'[report] labs is {labs!r}; give a list of numbers as text: ["01", "02"].')
        rules = Rules(
            name=self._take("course", "name", str),
            name_zh=self._take("course", "name_zh", str),
            group=self._take("course", "group", str),
            group_number=self._take("course", "group_number", int),
            room=self._take("course", "room", str),
            zone=zone,
            report_deadline=moment("report", "deadline"),
            objective=self._take("report", "objective", (int, float)),
            written=self._take("report", "written", (int, float)),
            labs=tuple(labs),
            exam_opens=moment("exam", "opens"),
            exam_closes=moment("exam", "closes"),
            exam_minutes=self._take("exam", "minutes", int),
            exam_items=self._take("exam", "items", int),
            exam_multiple=self._take("exam", "multiple", int),
            pass_mark=self._take("result", "pass_mark", (int, float)),
            release=self._take("result", "release", date),
            sessions=self._take("certificate", "sessions", int),
            first_issue=self._take("certificate", "first_issue", date),
        )
        if self._left:
            raise ValueError(f"{', '.join(self._left)} is unknown here; see data/rules.toml for the entries.")
        return rules

    def _take(self, table: str, name: str, kind: type | tuple[type, ...]):
        entry = f"[{table}] {name}"
        if entry not in self._left:
            raise ValueError(f"{entry} is missing; see data/rules.toml for a whole file.")
        value = self._left.pop(entry)
        is_day = kind is date and isinstance(value, datetime)  # a datetime is a date to Python, not to this file
        if not isinstance(value, kind) or isinstance(value, bool) or is_day:
            wanted = {str: "text in quotes", int: "a whole number", date: "a day, 2020-08-21"}
            what = wanted.get(kind, "a time, 2020-08-14T23:59:59" if kind is datetime else "a number")
            raise ValueError(f"{entry} is {value}; give {what}.")
        return value

    @staticmethod
    def _on_the_wall(given: datetime, zone: ZoneInfo, entry: str) -> datetime:
        first, second = (given.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return first
        there = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == given
        raise ValueError(
            f"{entry} is {given}, when the clocks of {zone} are changed: that time "
            f"{'comes twice' if there else 'is left out'}; write it with its offset ({first.isoformat()})."
        )

    @staticmethod
    def _zone(name: str) -> ZoneInfo:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f'[course] time_zone {name!r} is unknown; give one such as "Asia/Shanghai".') from error
