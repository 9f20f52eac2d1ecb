"""The desk without its page: a rule put together part by part means what the same rule in code means."""

import json

import pytest
from audience_samples import rules, world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.audience import And, NotEstimable, leaf, select
from helpers.audience_desk import Desk, tree
from helpers.datasets.audience_db import audience_db


@pytest.fixture(scope="module")
def db():
    return audience_db()


@pytest.fixture(scope="module")
def small():
    return world()


@pytest.fixture
def desk(db, tmp_path):
    return Desk(db, tmp_path)


@pytest.mark.parametrize(
    ("tag", "operator", "value", "sentence"),
    [
        ("spend_90d", ">", "1,000", "The tag holds a number: write digits alone, such as 1000 or 2.5, not '1,000'."),
        ("spend_90d", ">", "1e300", "not '1e300'."),
        ("spend_90d", "between", ["100", "50"], "Nothing lies from 100 to 50; put the lower bound first."),
        ("last_payment_day", "between", ["2017-12-31", "2017-01-01"], "put the lower bound first."),
        ("last_payment_day", "within", "-3", "day of the last payment in the last … days: -3 is not a number of days"),
        ("lottery_days", "did", ["0", "30"], "lottery purchase at least … times: 0 is not how often"),
        ("spend_90d", "between", [{}, {}], "spend of the last 90 days"),
    ],
)
def test_a_slip_in_typing_is_told_in_the_desk_s_own_words(desk, tag, operator, value, sentence):
    number = desk.add(tag, operator, value)
    assert sentence in desk.problems()[number]


def test_a_long_text_is_cut_within_its_quotation_marks(desk):
    desk.add("cities", "contains", ["x" * 3000])
    assert "x…3,000 characters”" in desk.sentence()


def build(desk):
    """(travels and (paid in Shanghai or spent much)) and not dormant; return the numbers of its parts."""
    travels = desk.add("business_travel_cnt", ">", 0)
    either = desk.group()
    shanghai = desk.add("cities", "contains", ["上海"])
    spent = desk.add("spend_90d", ">=", 3000)
    dormant = desk.add("sleep_customers", into=tree.TOP)
    desk.negate(dormant)
    return travels, either, shanghai, spent, dormant


RULE = (
    leaf("business_travel_cnt", ">", 0)
    & (leaf("cities", "contains", "上海") | leaf("spend_90d", ">=", 3000))
    & ~leaf("sleep_customers", "=", 1)
)


def test_a_rule_built_by_parts_means_what_the_same_rule_in_code_means(desk, db):
    build(desk)
    assert desk.rule == RULE
    assert desk.ids().tolist() == select(db, RULE).tolist()
    assert desk.count() == len(select(db, RULE)) > 0


def test_an_empty_desk_means_everybody_and_has_no_query(desk):
    assert (desk.count(), desk.sentence()) == (desk.customers, "Everybody.")
    with pytest.raises(ValueError, match="no condition yet"):
        desk.sql()


def test_empty_groups_mean_nothing(desk):
    desk.group()
    desk.group("all")
    assert desk.count() == desk.customers
    desk.add("home_city", "=", "北京", into=tree.TOP)
    assert desk.rule == leaf("home_city", "=", "北京")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=rules())
def test_any_rule_can_be_laid_out_and_still_means_the_same(small, rule):
    desk = Desk(small)
    desk.tree = tree.tree_of(rule)
    numbers = [node["id"] for node in tree.walk(desk.tree)]
    assert len(numbers) == len(set(numbers))
    assert desk.ids().tolist() == select(small, rule).tolist()
    assert desk.count() == len(desk.ids())
    assert json.loads(json.dumps(desk.tree)) == desk.tree


def test_every_tag_can_be_counted_as_soon_as_it_is_added_with_every_operator(desk):
    for tag, entry in desk.palette.items():
        number = desk.add(tag)
        for operator in entry["operators"]:
            desk.change(number, operator["sign"])
            assert desk.problems() == {}, (tag, operator)
            assert 0 <= desk.count() <= desk.customers
        desk.clear()


@pytest.mark.parametrize(
    "tag, operator, value, words",
    [
        ("spend_90d", ">", "", "Give a value"),
        ("spend_90d", ">", "much", "a number"),
        ("spend_90d", "between", ["1", ""], "both"),
        ("cities", "contains", [], "one value or more"),
        ("last_payment_day", "within", "soon", "number of days"),
        ("travel_days", "did", ["", "30"], "how often"),
        ("travel_days", "did", [], "how often"),
        ("spend_90d", "like", 1, "no operator"),
        ("spend_90d", ">", {"x": 1}, "compare a tag"),
        ("spend_90d", ["<"], 1, "no operator"),
        ("home_city", "=", 5, "a text"),
    ],
)
def test_an_unfinished_condition_says_what_it_needs_and_is_not_counted(desk, tag, operator, value, words):
    desk.add("home_city", "=", "北京")
    number = desk.add(tag)
    desk.change(number, operator, value)
    assert words in desk.problems()[number]
    with pytest.raises(ValueError, match=words):
        desk.count()


@pytest.mark.parametrize(
    "tag, operator, value, meant",
    [
        ("spend_90d", ">", " 12.5 ", 12.5),
        ("business_travel_cnt", "in", ["1", "2"], (1, 2)),
        ("sleep_customers", "=", "0", 0),
        ("last_payment_day", "within", "7", 7),
        ("travel_days", "did", ["2", ""], (2, None)),
        ("travel_days", "did", ["2", "9"], (2, 9)),
        ("home_city", "=", "12", "12"),
        ("last_payment_day", "between", ["2017-12-01", "2017-12-31"], ("2017-12-01", "2017-12-31")),
    ],
)
def test_what_is_typed_is_read_as_the_tag_needs_it(desk, tag, operator, value, meant):
    desk.change(desk.add(tag), operator, value)
    assert desk.rule.value == meant


def test_another_operator_keeps_the_value_where_it_still_means_something(desk):
    number = desk.add("home_city", "=", "武汉")
    desk.change(number, "in")
    assert desk.rule.value == ("武汉",)
    desk.change(number, "!=")
    assert desk.rule.value == "武汉"


def test_a_new_group_joins_the_other_way_and_takes_what_follows(desk):
    outer = desk.group()
    inner = desk.group()
    number = desk.add("home_city")
    assert [tree.find(desk.tree, group)["join"] for group in (tree.TOP, outer, inner)] == ["all", "any", "all"]
    assert tree.home(desk.tree, number)[0]["id"] == inner


def test_a_part_steps_into_groups_and_out_of_them(desk):
    travels, either, shanghai, spent, _ = build(desk)
    desk.step(travels, "down")
    assert [part["id"] for part in tree.find(desk.tree, either)["parts"]] == [travels, shanghai, spent]
    desk.step(spent, "down")
    assert [part["id"] for part in desk.tree["parts"]][:2] == [either, spent]


@st.composite
def steps(draw):
    return draw(st.integers(0, 30)), draw(st.sampled_from(["up", "down"]))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=rules(), moved=steps())
def test_a_step_back_undoes_a_step(small, rule, moved):
    laid = tree.tree_of(And((rule, leaf("flag", "=", 1), rule)))
    before, numbers = json.dumps(laid), [node["id"] for node in tree.walk(laid)]
    number, way = numbers[1 + moved[0] % (len(numbers) - 1)], moved[1]
    tree.step(laid, number, way)
    if json.dumps(laid) != before:
        tree.step(laid, number, {"up": "down", "down": "up"}[way])
    assert json.dumps(laid) == before


def test_a_part_moved_within_its_group_lands_where_it_was_dropped(desk):
    first, second, third = (desk.add(tag) for tag in ("home_city", "cities", "channels"))
    desk.move(first, tree.TOP, 2)
    assert [part["id"] for part in desk.tree["parts"]] == [second, first, third]
    desk.move(third, tree.TOP, 0)
    assert [part["id"] for part in desk.tree["parts"]] == [third, second, first]


@pytest.mark.parametrize(
    "refused",
    [
        lambda desk, parts: desk.move(parts[1], parts[1]),
        lambda desk, parts: desk.remove(tree.TOP),
        lambda desk, parts: desk.remove(99),
        lambda desk, parts: desk.add("nope"),
        lambda desk, parts: desk.add("home_city", into=parts[0]),
        lambda desk, parts: desk.move(parts[0], tree.TOP, 77),
        lambda desk, parts: desk.join(parts[1], "xor"),
        lambda desk, parts: desk.step(parts[0], "left"),
        lambda desk, parts: desk.change(parts[1], "="),
        lambda desk, parts: desk.negate("0"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(desk, refused):
    parts = build(desk)
    before = json.dumps(desk.tree)
    with pytest.raises(ValueError):
        refused(desk, parts)
    assert json.dumps(desk.tree) == before


def test_groups_cannot_be_nested_without_end(desk):
    with pytest.raises(ValueError, match="levels"):
        for _ in range(30):
            desk.group()
    assert desk.count() == desk.customers


def test_every_change_can_be_taken_back(desk):
    build(desk)
    for _ in range(6):
        desk.undo()
    assert desk.rule is None
    with pytest.raises(ValueError, match="nothing to take back"):
        desk.undo()


def test_the_target_goes_with_its_group(desk):
    group = desk.group()
    assert desk.target == group
    desk.remove(group)
    assert desk.target == tree.TOP


def test_the_desk_estimates_or_says_why_it_cannot(desk):
    number = desk.add("home_city", "=", "北京")
    found = desk.estimate()
    assert found.low <= desk.count() <= found.high
    desk.remove(number)
    desk.add("last_payment_day")
    with pytest.raises(NotEstimable, match="末次活跃日"):
        desk.estimate()


def test_the_desk_names_sensitive_tags_and_missing_consents(desk):
    desk.add("home_city", "=", "北京")
    sensitive, consents = desk.concerns("marketing")
    assert "sensitive: whereabouts" in sensitive and "have not agreed" in consents


def test_the_profile_is_100_where_the_audience_is_everybody(desk):
    desk.add("first_payment_day", "is set")
    assert desk.profile()["index"].round(6).eq(100).all()


def test_hostile_texts_are_values_and_nothing_else(desk):
    for text in ("'; DROP TABLE user_features; --", "<script>alert(1)</script>", "😀" * 3000):
        number = desk.add("home_city", "=", text)
        assert desk.count() == 0
        assert desk.sql()[1] == [text]
        desk.remove(number)
    assert desk.count() == desk.customers
