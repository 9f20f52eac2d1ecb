"""The course's rules: the last second, the zone, and files that are not whole."""

from datetime import UTC, datetime, timedelta

import pytest

from workshop.course_rules import RULES, in_time, read_rules

RULES_TEXT = RULES.read_text(encoding="utf-8")


@pytest.fixture
def rules():
    return read_rules()


def written(tmp_path, old="", new=""):
    assert old in RULES_TEXT
    path = tmp_path / "my_rules.toml"
    path.write_text(RULES_TEXT.replace(old, new), encoding="utf-8")
    return path


def test_the_source_documents_cohort(rules):
    assert (rules.group_number, rules.exam_items, rules.pass_mark, rules.sessions) == (109, 30, 60, 6)
    assert rules.objective + rules.written == 70
    assert rules.exam_closes - rules.exam_opens == timedelta(minutes=rules.exam_minutes)


@pytest.mark.parametrize(
    "clock, counts",
    [
        (datetime(2020, 8, 14, 15, 59, 59, tzinfo=UTC), True),  # 23:59:59 in Shanghai
        (datetime(2020, 8, 14, 15, 59, 59, 999_999, tzinfo=UTC), True),
        (datetime(2020, 8, 14, 16, 0, 0, tzinfo=UTC), False),  # 00:00:00 in Shanghai
        (datetime(2020, 8, 14, 23, 59, 59, tzinfo=UTC), False),  # in time on a clock in London, which does not count
    ],
)
def test_the_last_second_is_in_time_and_the_next_is_late(rules, clock, counts):
    assert rules.report_in_time(clock) is counts


def test_without_a_deadline_everything_is_in_time(rules):
    assert rules.without_deadline().report_in_time(datetime(2500, 1, 1, tzinfo=UTC))


def test_a_moment_without_a_zone_is_refused(rules):
    with pytest.raises(ValueError, match="no time zone"):
        in_time(datetime(2020, 8, 14), rules.report_deadline)


def test_marks_are_shown_from_the_release_days_first_moment_there(rules):
    midnight = datetime(2020, 8, 20, 16, tzinfo=UTC)
    assert rules.released(midnight)
    assert not rules.released(midnight - timedelta(seconds=1))


def test_a_time_may_carry_its_own_offset(tmp_path):
    path = written(tmp_path, "2020-08-14T23:59:59", "2020-08-14T23:59:59+00:00")
    assert read_rules(path).report_deadline == datetime(2020, 8, 14, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "old, new, sentence",
    [
        ("objective = 50", "objective = 60", "add up to 110"),
        ('time_zone = "Asia/Shanghai"', 'time_zone = "Mars/Olympus"', "Mars/Olympus"),
        ("closes = 2020-08-07T21:00:00", "closes = 2020-08-07T19:00:00", "exam_closes"),
        ("first_issue = 2020-08-22", "first_issue = 2020-08-21", "after release"),
        ("release = 2020-08-21", 'release = "soon"', "give a day"),
        ("release = 2020-08-21", "release = 2020-08-21T10:00:00", "give a day"),
        ("minutes = 60", "minutes = true", "whole number"),
        ("minutes = 60", "minutes = 0", "above 0"),
        ("minutes = 60", "", r"\[exam\] minutes is missing"),
        ("pass_mark = 60", "pass_mark = 60\npas_mark = 3", "pas_mark is unknown"),
        ("[exam]", "[exam", "not TOML"),
        ('# labs = ["01", "02"]', "labs = [1, 2]", "list of numbers as text"),
        ('# labs = ["01", "02"]', 'labs = ["01", "01"]', "01 more than once"),
        ("objective = 50", "objective = -50", "objective is -50"),
        ("pass_mark = 60", "pass_mark = 600", "from 0 to 100"),
        ("multiple = 10", "multiple = 31", "from 0 to 30"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_in_one_sentence(tmp_path, old, new, sentence):
    with pytest.raises(ValueError, match=sentence) as refusal:
        read_rules(written(tmp_path, old, new))
    assert str(refusal.value).startswith("my_rules.toml")
    assert "\n" not in str(refusal.value).removesuffix("\n") or "TOML" in sentence


def in_new_york(tmp_path, deadline):
    path = written(tmp_path, "2020-08-14T23:59:59", deadline)
    path.write_text(path.read_text(encoding="utf-8").replace("Asia/Shanghai", "America/New_York"), encoding="utf-8-sig")
    return path


@pytest.mark.parametrize(
    "deadline, sentence", [("2026-11-01T01:59:59", "comes twice"), ("2026-03-08T02:30:00", "left out")]
)
def test_a_time_at_which_clocks_are_changed_needs_its_offset(tmp_path, deadline, sentence):
    with pytest.raises(ValueError, match=rf"{sentence}; write it with its offset \({deadline}-0[45]:00\)"):
        read_rules(in_new_york(tmp_path, deadline))


@pytest.mark.parametrize("offset, last", [("-04:00", "05:59:59"), ("-05:00", "06:59:59")])
def test_a_last_second_in_the_hour_that_comes_twice_is_that_second_alone(tmp_path, offset, last):
    rules = read_rules(in_new_york(tmp_path, f"2026-11-01T01:59:59{offset}"))
    moment = datetime.fromisoformat(f"2026-11-01T{last}.9+00:00")
    assert rules.report_in_time(moment)
    assert not rules.report_in_time(moment + timedelta(seconds=0.1))
    assert str(rules.report_deadline.tzinfo) == "America/New_York"
