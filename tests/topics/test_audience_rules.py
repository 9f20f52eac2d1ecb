import datetime as dt

import pandas as pd
import pytest
from audience_samples import AS_OF, HOSTILE, TEXTS, rules, tags, world
from hypothesis import given, settings

from helpers.audience import And, Leaf, Or, Rule, count, features, leaf, select

SETTINGS = settings(max_examples=60, deadline=None)
DB = world()
TABLE = features(DB)


def sql(rule: Rule) -> list[int]:
    return select(DB, rule).tolist()


def pandas(rule: Rule) -> list[int]:
    return TABLE.loc[rule.matches(TABLE, AS_OF, tags()), "user_id"].tolist()


everybody = TABLE["user_id"].tolist()
a, b, c, d = leaf("number", ">", 1), leaf("city", "=", "北京"), leaf("flag", "=", 1), leaf("day", "within", 30)


@SETTINGS
@given(rules())
def test_sql_and_pandas_mean_the_same_customers(rule: Rule):
    assert sql(rule) == pandas(rule)
    assert count(DB, rule) == len(sql(rule))


@SETTINGS
@given(rules())
def test_a_saved_rule_is_the_same_rule(rule: Rule):
    again = Rule.from_json(rule.to_json())
    assert again == rule
    assert again.to_sql(AS_OF, tags()) == rule.to_sql(AS_OF, tags())


@SETTINGS
@given(rules(), rules())
def test_de_morgan_holds_for_every_customer_known_or_not(left: Rule, right: Rule):
    assert sql(~(left & right)) == sql(~left | ~right)
    assert sql(~(left | right)) == sql(~left & ~right)


@SETTINGS
@given(rules())
def test_a_rule_and_its_negation_part_everybody(rule: Rule):
    assert sorted(sql(rule) + sql(~rule)) == everybody
    assert sql(~~rule) == sql(rule)


@SETTINGS
@given(rules())
def test_every_rule_can_be_read_out_on_one_line(rule: Rule):
    sentence = rule.to_sentence(tags())
    assert sentence.startswith("Customers for whom ")
    assert "\n" not in sentence


@SETTINGS
@given(rules())
def test_values_never_get_into_the_sql(rule: Rule):
    text, given_values = rule.to_sql(AS_OF, tags())
    bare = text.replace(HOSTILE.replace('"', '""'), "")
    assert bare.count("?") == len(given_values)
    assert not any(isinstance(value, str) and len(value) > 3 and value in bare for value in given_values)


@pytest.mark.parametrize("value", TEXTS, ids=lambda value: value[:12])
def test_hostile_values_are_data(value: str):
    expected = TABLE.loc[(TABLE["city"] == value).fillna(False), "user_id"].tolist()
    assert expected
    assert sql(leaf("city", "=", value)) == sql(leaf("city", "in", [value])) == expected
    assert sql(leaf("places", "contains", value)) == pandas(leaf("places", "contains", value))


def test_a_hostile_tag_name_is_a_name():
    assert sql(leaf(HOSTILE, "=", "北京")) == TABLE.loc[(TABLE[HOSTILE] == "北京").fillna(False), "user_id"].tolist()
    assert "user_features" in {row[0] for row in DB.execute("SHOW TABLES").fetchall()}


@pytest.mark.parametrize("tag", ["user_id", 'city" OR 1=1 --', "1", "", None, "y" * 200])
def test_a_name_that_is_no_tag_is_refused(tag):
    with pytest.raises(ValueError, match="no tag"):
        select(DB, leaf(tag, "=", 1))


def test_a_typing_error_gets_a_proposal():
    with pytest.raises(ValueError, match="did you mean 'home_city'"):
        leaf("homecity", "=", "北京").to_sql()


def test_a_and_b_or_c_and_not_d_is_bracketed_as_written():
    text, given_values = (a & (b | c) & ~d).condition(AS_OF, tags())
    assert text == '"number" > ? AND ("city" = ? OR "flag" = ?) AND ("day" >= ? AND "day" < ?) IS NOT TRUE'
    assert given_values == [1, "北京", 1, dt.date(2017, 12, 2), AS_OF]
    assert set(sql(a & (b | c) & ~d)) == set(sql(a)) & (set(sql(b)) | set(sql(c))) - set(sql(d))


def test_is_not_wants_a_known_other_value_and_not_is_takes_the_unknown_too():
    unknown = set(sql(leaf("city", "is not set")))
    assert unknown
    assert set(sql(~b)) - set(sql(leaf("city", "!=", "北京"))) == unknown
    assert not unknown & set(sql(leaf("city", "!=", "北京")))


def test_not_within_wants_a_day_that_is_known():
    within, before = leaf("day", "within", 10), leaf("day", "not within", 10)
    assert set(sql(within | before)) == set(sql(leaf("day", "is set")))
    assert set(sql(~within)) == set(sql(before)) | set(sql(leaf("day", "is not set")))


def test_the_last_n_days_end_the_day_before():
    table = pd.DataFrame({"day": pd.to_datetime(["2018-01-01", "2017-12-31", "2017-12-25", "2017-12-24"])})
    assert leaf("day", "within", 7).matches(table, AS_OF, tags()).tolist() == [False, True, True, False]
    assert leaf("day", "not within", 7).matches(table, AS_OF, tags()).tolist() == [False, False, False, True]


def test_did_k_times_in_n_days_counts_days_of_the_list():
    trips = TABLE["trips"].map(lambda days: [] if days is None else days, na_action=None)
    recent = [sum((AS_OF - day).days <= 20 for day in days) if isinstance(days, list) else 0 for days in trips]
    assert sql(leaf("trips", "did", (2, 20))) == TABLE.loc[[times >= 2 for times in recent], "user_id"].tolist()


def test_a_negation_of_many_values_at_once_must_say_which_it_means():
    with pytest.raises(ValueError, match="none of them or some other"):
        leaf("places", "!=", "北京").to_sql(tags=tags())


@pytest.mark.parametrize(
    "rule",
    [
        leaf("city", ">", 3),
        leaf("number", "=", "3"),
        leaf("city", "=", 3),
        leaf("flag", "=", 2),
        leaf("day", "=", "yesterday"),
        leaf("number", "contains", "x"),
        leaf("city", "within", 3),
    ],
)
def test_an_operator_that_does_not_fit_its_tag_is_refused(rule: Rule):
    with pytest.raises(ValueError):
        rule.to_sql(AS_OF, tags())


@pytest.mark.parametrize(
    "operator, value",
    [
        ("=", None),
        ("=", True),
        ("=", float("nan")),
        ("=", float("inf")),
        ("=", 2**60),
        ("=", ""),
        ("=", "x" * 10_001),
        ("=", "\ud800"),
        ("in", []),
        ("in", "abc"),
        ("in", [1, "a"]),
        ("in", list(range(1001))),
        ("between", (3, 1)),
        ("between", (1,)),
        ("within", 0),
        ("within", 2.5),
        ("did", (0, 3)),
        ("is set", 1),
        ("like", "x"),
        ("= ? OR 1=1 --", 1),
    ],
)
def test_a_value_that_is_none_is_refused_at_once(operator, value):
    with pytest.raises(ValueError):
        leaf("number", operator, value)


def test_and_or_not_of_python_are_refused_because_they_would_drop_a_rule():
    for mistake in (lambda: a and b, lambda: a or b, lambda: not a):
        with pytest.raises(ValueError, match="in brackets"):
            mistake()


def test_a_rule_never_changes():
    rule = a & b
    _ = rule & c, rule | c, ~rule
    assert rule == And((a, b))
    with pytest.raises(AttributeError):
        rule.parts[0].value = 7


def test_a_rule_that_grows_without_end_is_stopped():
    rule = a
    with pytest.raises(ValueError, match="500"):
        for _ in range(10_000):
            rule = rule & b
    deep = a
    with pytest.raises(ValueError, match="levels"):
        for _ in range(100):
            deep = ~(deep | b)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '{"tag": "city"}',
        '{"tag": "city", "operator": "=", "value": "x", "sql": "DROP"}',
        '{"tag": "city", "tag": "city", "operator": "is set"}',
        '{"tag": "number", "operator": "=", "value": NaN}',
        '{"tag": "number", "operator": "=", "value": {"a": 1}}',
        '{"all": []}',
        '{"all": {"tag": "city", "operator": "is set"}}',
        '{"not": [{"tag": "city", "operator": "is set"}]}',
        '{"all": [], "any": []}',
        '{"not": ' * 21 + '{"tag": "city", "operator": "is set"}' + "}" * 21,
        "[" * 100_000,
        '{"not": ' * 100_000,
        '{"tag": ' + "9" * 10_000 + "}",
    ],
    ids=lambda text: text[:24],
)
def test_a_text_that_is_no_saved_rule_gets_a_sentence(text: str):
    with pytest.raises(ValueError) as refusal:
        Rule.from_json(text)
    assert len(str(refusal.value)) < 300


def test_relative_days_need_a_day():
    with pytest.raises(ValueError, match="as_of"):
        d.to_sql(tags=tags())
    with pytest.raises(ValueError, match="as_of"):
        d.to_sql("not a day", tags())


def test_joining_keeps_one_flat_group():
    assert a & b & c == And((a, b, c))
    assert (a | b) | c == Or((a, b, c))
    assert (a & b).leaves() == [Leaf("number", ">", 1), Leaf("city", "=", "北京")]
    with pytest.raises(TypeError):
        a & "b"


def test_the_sentence_names_tags_in_both_languages():
    rule = leaf("business_travel_cnt", ">", 0) & (leaf("is_installment", "=", 1) | ~leaf("lottery_days", "did", 1))
    assert rule.to_sentence() == (
        "Customers for whom number of business-travel payments (商旅消费次数) is above 0, and"
        " [pays by instalments (分期用户): yes, or not [lottery purchase (彩票消费) at least once]]."
    )
