import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from values_samples import frames, quick

from helpers.values import encode, matches, part_told, parts, parts_of_calls, sketch

TABLE = pd.DataFrame({"n": [3, 1, 2], "spent": [1.5, 2.5, 3.5]}, index=pd.Index(["u1", "u2", "u3"], name="user_id"))
LONG = pd.DataFrame({"n": range(100), "spent": np.linspace(0.1, 9.7, 100)}).rename(lambda row: f"u{row}")


def beside(expected, wrong, order="ignored"):
    return {part.place: part for part in parts(encode(expected), encode(wrong), order)}


def wrong_places(expected, wrong, order="ignored"):
    return [place for place, part in beside(expected, wrong, order).items() if part.wrong]


@quick
@given(frames)
def test_no_part_of_the_same_table_is_wrong_in_any_order_of_its_rows(table):
    keyed = table.assign(key=range(len(table))).set_index("key")
    assert not wrong_places(keyed, keyed.iloc[::-1]) and not wrong_places(table, table)


def test_a_slip_is_wrong_in_its_own_part_alone():
    assert wrong_places(TABLE, TABLE.assign(n=[3, 1, 9])) == ["/n/u3"]
    assert wrong_places(LONG, LONG.assign(n=0)) == ["/n"]
    assert wrong_places(LONG["n"], LONG["n"] + 1) == ["/cells"]
    assert wrong_places({"a": 1, "b": [1, 2, 3, 4, 5]}, {"a": 1, "b": [1, 2, 3, 5, 4]}) == ["/b"]
    assert wrong_places({"a": {"x": 1, "y": 2}}, {"a": {"x": 1, "y": 3}}) == ["/a/y"]
    assert wrong_places(("name", 0.5), ("name", 0.6)) == ["/2"]
    assert wrong_places(0.5, 0.6) == [""]


def test_rows_that_are_missing_are_a_part_of_their_own_and_hide_no_other():
    fewer = TABLE.drop(index="u2").assign(spent=[9.5, 3.5])
    assert wrong_places(TABLE, fewer) == ["/rows", "/n/u2", "/spent/u1", "/spent/u2"]
    assert beside(TABLE, fewer)["/n/u2"].given == [0]


def test_order_is_a_part_where_it_matters():
    assert wrong_places(TABLE, TABLE.iloc[::-1], "matters") == ["/order"]


def test_a_table_without_labels_goes_by_its_column_of_keys():
    plain = TABLE.reset_index()
    assert not wrong_places(plain, plain.iloc[::-1].reset_index(drop=True))
    assert wrong_places(plain, plain.assign(n=[3, 1, 9])) == ["/n/u3"]


def test_a_function_has_a_part_for_each_key_of_what_it_gives():
    expected = [encode({"n": number, "low": 0.5}) for number in range(5)]
    slip = [encode({"n": number, "low": 0.6}) for number in range(4)] + [{"error": "ValueError: no"}]
    found = {part.place: part for part in parts_of_calls(expected, slip)}
    assert found["/n"].wrong == [4] and found["/low"].wrong == [0, 1, 2, 3, 4]
    assert [part.place for part in parts_of_calls([1, 2], [1, 3])] == [""]


@pytest.mark.parametrize("hostile", [{"dict": 5}, {"frame": []}, None, [], {"error": 5}, 1e400, "x"])
def test_what_is_no_encoded_value_is_wrong_and_never_an_error(hostile):
    assert parts_of_calls([encode({"a": 1})], [hostile])[0].wrong == [0]


@pytest.mark.parametrize(
    ("expected", "mistaken"),
    [
        (TABLE, TABLE.assign(n=0)),
        (LONG, LONG.assign(n=LONG["n"] + 1)),
        (LONG, LONG.assign(spent=LONG["spent"] * 2)),
        (LONG["spent"], LONG["spent"].where(LONG["n"] > 50, 0)),
        (list(range(50)), list(range(50, 0, -1))),
        ({"a": 0.25, "b": list("abcdefghijklmnopqrst")}, {"a": 0.5, "b": list("abc")}),
    ],
)
def test_a_sketch_is_small_and_matches_its_mistake_and_no_other(expected, mistaken):
    for place, part in beside(expected, mistaken).items():
        if part.wrong:
            known = json.loads(json.dumps(sketch(part)))
            assert len(json.dumps(known)) < 1200
            assert matches(known, beside(expected, mistaken)[place])
            assert not matches(known, beside(expected, expected)[place])


def test_one_cell_more_or_less_is_another_mistake():
    mistaken = LONG.assign(spent=LONG["spent"] * 2)
    [known] = [sketch(part) for part in beside(LONG, mistaken).values() if part.wrong]
    other = mistaken.copy()
    other.iloc[41, 1] = LONG.iloc[41, 1]
    assert not matches(known, beside(LONG, other)["/spent"])


def test_a_part_is_told_by_the_trainees_own_names():
    told = [
        part_told(part) for part in beside(LONG, LONG.assign(n=LONG["n"] + (LONG["n"] > 97))).values() if part.wrong
    ]
    assert told == ["Column 'n': 2 values of 100 differ (rows 'u98', 'u99'); all of them are too large."]
    [one] = [part_told(part) for part in beside({"low": 2.5}, {"low": 1.5}).values()]
    assert one == "'low' differs; it is too small."
    assert part_told(beside({"low": 2.5}, {"n": 1})["/low"]) == "'low' is missing."


def test_rows_that_do_not_belong_there_are_told_from_others_by_their_values():
    other = TABLE.rename({"u3": "u9"})
    assert wrong_places(TABLE, other) == ["/rows", "/others", "/n/u3", "/spent/u3"]
    [known] = [sketch(part) for place, part in beside(TABLE, other).items() if place == "/others"]
    assert matches(known, beside(TABLE, other)["/others"])
    assert not matches(known, beside(TABLE, other.assign(n=[3, 1, 7]))["/others"])


def test_very_small_numbers_are_told_apart():
    part = beside([0.5] * 5, [1e-9] * 5)["/1"]
    assert not matches(sketch(part), beside([0.5] * 5, [1e-12] * 5)["/1"])
