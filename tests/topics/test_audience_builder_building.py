"""The builder without its page: a rule put together part by part means what the same rule in code means."""

import json

import pytest
from audience_samples import rules, world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.audience import And, NotEstimable, leaf, select
from helpers.audience.tags import AUDIENCE
from helpers.audience_builder import Builder, tree
from helpers.datasets.audience_db import audience_db


@pytest.fixture(scope="module")
def db():
    return audience_db()


@pytest.fixture(scope="module")
def small():
    return world()


@pytest.fixture
def builder(db, tmp_path):
    return Builder(db, tmp_path)


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
def test_a_slip_in_typing_is_told_in_the_builder_s_own_words(builder, tag, operator, value, sentence):
    number = builder.add(tag, operator, value)
    assert sentence in builder.problems()[number]


def test_a_long_text_is_cut_within_its_quotation_marks(builder):
    builder.add("cities", "contains", ["x" * 3000])
    assert "x…3,000 characters”" in builder.sentence()


def build(builder):
    """(travels and (paid in Shanghai or spent much)) and not dormant; return the numbers of its parts."""
    travels = builder.add("business_travel_cnt", ">", 0)
    either = builder.group()
    shanghai = builder.add("cities", "contains", ["上海"])
    spent = builder.add("spend_90d", ">=", 3000)
    dormant = builder.add("sleep_customers", into=tree.TOP)
    builder.negate(dormant)
    return travels, either, shanghai, spent, dormant


RULE = (
    leaf("business_travel_cnt", ">", 0)
    & (leaf("cities", "contains", "上海") | leaf("spend_90d", ">=", 3000))
    & ~leaf("sleep_customers", "=", 1)
)


def test_a_rule_built_by_parts_means_what_the_same_rule_in_code_means(builder, db):
    build(builder)
    assert builder.rule == RULE
    assert builder.ids().tolist() == select(db, RULE).tolist()
    assert builder.count() == len(select(db, RULE)) > 0


def test_an_empty_builder_means_everybody_and_has_no_query(builder):
    assert (builder.count(), builder.sentence()) == (builder.customers, "Everybody.")
    with pytest.raises(ValueError, match="no condition yet"):
        builder.sql()


def test_empty_groups_mean_nothing(builder):
    builder.group()
    builder.group("all")
    assert builder.count() == builder.customers
    builder.add("home_city", "=", "北京", into=tree.TOP)
    assert builder.rule == leaf("home_city", "=", "北京")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(rule=rules())
def test_any_rule_can_be_laid_out_and_still_means_the_same(small, rule):
    builder = Builder(small)
    builder.tree = tree.tree_of(rule)
    numbers = [node["id"] for node in tree.walk(builder.tree)]
    assert len(numbers) == len(set(numbers))
    assert builder.ids().tolist() == select(small, rule).tolist()
    assert builder.count() == len(builder.ids())
    assert json.loads(json.dumps(builder.tree)) == builder.tree


def test_every_tag_can_be_counted_as_soon_as_it_is_added_with_every_operator(builder):
    saved = builder.palette.pop(AUDIENCE)  # it needs a saved audience: see the tests of saved audiences
    assert [operator["sign"] for operator in saved["operators"]] == ["member of"]
    for tag, entry in builder.palette.items():
        number = builder.add(tag)
        for operator in entry["operators"]:
            builder.change(number, operator["sign"])
            assert builder.problems() == {}, (tag, operator)
            assert 0 <= builder.count() <= builder.customers
        builder.clear()


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
def test_an_unfinished_condition_says_what_it_needs_and_is_not_counted(builder, tag, operator, value, words):
    builder.add("home_city", "=", "北京")
    number = builder.add(tag)
    builder.change(number, operator, value)
    assert words in builder.problems()[number]
    with pytest.raises(ValueError, match=words):
        builder.count()


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
def test_what_is_typed_is_read_as_the_tag_needs_it(builder, tag, operator, value, meant):
    builder.change(builder.add(tag), operator, value)
    assert builder.rule.value == meant


def test_another_operator_keeps_the_value_where_it_still_means_something(builder):
    number = builder.add("home_city", "=", "武汉")
    builder.change(number, "in")
    assert builder.rule.value == ("武汉",)
    builder.change(number, "!=")
    assert builder.rule.value == "武汉"


def test_a_new_group_joins_the_other_way_and_takes_what_follows(builder):
    outer = builder.group()
    inner = builder.group()
    number = builder.add("home_city")
    assert [tree.find(builder.tree, group)["join"] for group in (tree.TOP, outer, inner)] == ["all", "any", "all"]
    assert tree.home(builder.tree, number)[0]["id"] == inner


def test_a_part_steps_into_groups_and_out_of_them(builder):
    travels, either, shanghai, spent, _ = build(builder)
    builder.step(travels, "down")
    assert [part["id"] for part in tree.find(builder.tree, either)["parts"]] == [travels, shanghai, spent]
    builder.step(spent, "down")
    assert [part["id"] for part in builder.tree["parts"]][:2] == [either, spent]


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


def test_a_part_moved_within_its_group_lands_where_it_was_dropped(builder):
    first, second, third = (builder.add(tag) for tag in ("home_city", "cities", "channels"))
    builder.move(first, tree.TOP, 2)
    assert [part["id"] for part in builder.tree["parts"]] == [second, first, third]
    builder.move(third, tree.TOP, 0)
    assert [part["id"] for part in builder.tree["parts"]] == [third, second, first]


@pytest.mark.parametrize(
    "refused",
    [
        lambda builder, parts: builder.move(parts[1], parts[1]),
        lambda builder, parts: builder.remove(tree.TOP),
        lambda builder, parts: builder.remove(99),
        lambda builder, parts: builder.add("nope"),
        lambda builder, parts: builder.add("home_city", into=parts[0]),
        lambda builder, parts: builder.move(parts[0], tree.TOP, 77),
        lambda builder, parts: builder.join(parts[1], "xor"),
        lambda builder, parts: builder.step(parts[0], "left"),
        lambda builder, parts: builder.change(parts[1], "="),
        lambda builder, parts: builder.negate("0"),
    ],
)
def test_what_is_refused_leaves_everything_as_it_was(builder, refused):
    parts = build(builder)
    before = json.dumps(builder.tree)
    with pytest.raises(ValueError):
        refused(builder, parts)
    assert json.dumps(builder.tree) == before


def test_groups_cannot_be_nested_without_end(builder):
    with pytest.raises(ValueError, match="levels"):
        for _ in range(30):
            builder.group()
    assert builder.count() == builder.customers


def test_every_change_can_be_taken_back(builder):
    build(builder)
    for _ in range(6):
        builder.undo()
    assert builder.rule is None
    with pytest.raises(ValueError, match="nothing to take back"):
        builder.undo()


def test_the_target_goes_with_its_group(builder):
    group = builder.group()
    assert builder.target == group
    builder.remove(group)
    assert builder.target == tree.TOP


def test_the_builder_estimates_or_says_why_it_cannot(builder):
    number = builder.add("home_city", "=", "北京")
    found = builder.estimate()
    assert found.low <= builder.count() <= found.high
    builder.remove(number)
    builder.add("last_payment_day")
    with pytest.raises(NotEstimable, match="末次活跃日"):
        builder.estimate()


def test_the_builder_names_sensitive_tags_and_missing_consents(builder):
    builder.add("home_city", "=", "北京")
    sensitive, consents = builder.concerns("marketing")
    assert "sensitive: whereabouts" in sensitive and "have not agreed" in consents


def test_the_profile_is_100_where_the_audience_is_everybody(builder):
    builder.add("first_payment_day", "is set")
    assert builder.profile()["index"].round(6).eq(100).all()


def test_hostile_texts_are_values_and_nothing_else(builder):
    for text in ("'; DROP TABLE user_features; --", "<script>alert(1)</script>", "😀" * 3000):
        number = builder.add("home_city", "=", text)
        assert builder.count() == 0
        assert builder.sql()[1] == [text]
        builder.remove(number)
    assert builder.count() == builder.customers
