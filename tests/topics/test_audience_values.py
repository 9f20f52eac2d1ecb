"""What conditions are given, and how they are read out: each value once, each bracket where it is needed."""

import json

import pandas as pd
import pytest
from audience_samples import AS_OF, tags

from helpers.audience import And, Or, Rule, leaf


@pytest.mark.parametrize(
    "operator, value",
    [
        ("in", {1, "a"}),
        ("=", 10**400),
        ("=", pd.Timestamp("2018-01-01 13:00")),
        ("=", list(range(100_000))),
        ("=", pd.Series([1, 2])),
    ],
)
def test_a_value_that_fits_no_tag_gets_one_short_sentence(operator, value):
    with pytest.raises(ValueError) as refusal:
        leaf("number", operator, value)
    assert len(str(refusal.value)) < 300 and "\n" not in str(refusal.value)


def test_a_number_too_long_for_any_tag_is_refused_in_a_saved_rule():
    with pytest.raises(ValueError, match="exactly"):
        Rule.from_json(json.dumps({"tag": "number", "operator": "=", "value": 10**400}))


def test_days_without_hyphens_are_refused_since_they_sort_where_they_do_not_belong():
    reversed_days = leaf("day", "between", ("2018-01-05", "20180101"))
    with pytest.raises(ValueError, match="no day"):
        reversed_days.to_sql(AS_OF, tags())


@pytest.mark.parametrize("day", ["01/02/2018", "2018", "January 5, 2018", 0, 20180101, True, pd.NaT])
def test_what_could_be_another_day_is_no_day(day):
    with pytest.raises(ValueError, match="as_of is"):
        leaf("day", "within", 3).to_sql(day, tags())


# sentences

A, B, C = leaf("number", ">", 1), leaf("flag", "=", 1), leaf("city", "is set")


def words(rule: Rule) -> str:
    return rule.to_sentence(tags()).removeprefix("Customers for whom ").removesuffix(".")


def test_brackets_stand_where_parts_are_joined_and_nowhere_else():
    a, b, c = map(words, (A, B, C))
    assert words(And((Or((A,)), Or((And((B,)),))))) == f"{a}, and {b}"
    assert words(And((Or((A, B)),))) == f"{a}, or {b}"
    assert words(~(A & ~(B | C))) == f"not [{a}, and not [{b}, or {c}]]"
    assert words((A | B) & (B | C)) == f"[{a}, or {b}], and [{b}, or {c}]"


def test_a_list_ends_before_the_next_condition_begins():
    assert words(leaf("number", "in", [1, 1395.5, 3]) & B) == "number is one of 1, 1,395.5 or 3, and flag: yes"
    assert words(leaf("number", "in", [1])) == "number is one of 1"
    assert words(leaf("number", "in", list(range(9)))).endswith("0, 1, 2, 3, 4 or one of 4 more")


def test_a_text_cannot_end_its_own_quotation():
    said = words(leaf("city", "=", "北京”, or flag: yes, or city is “上海"))
    assert said.replace("\\“", "").replace("\\”", "").count("“") == 1
