import jupytext
import pytest

from workshop.running.lessons import chosen_lessons, parameters_for, parameters_of

LESSON = """\
# %% [markdown]
# # {title}

# %% tags=["parameters"]
DATA_SEED = 20180101
ETA = 0.5
DRAW = True
DATASET = "wallet"  # one of: wallet, online_retail
MONTHS = [1, 2]
"""


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "01_groupby.py").write_text(LESSON.format(title="Groups · 分组"))
    (tmp_path / "01_groupby_lab.py").write_text("# %% [markdown]\n# # Lab\n")
    (tmp_path / "05_rfm.py").write_text("# %% [markdown]\n# # Recency\n\n# %%\n1\n")
    return tmp_path


@pytest.fixture
def groupby(sources):
    return chosen_lessons(["1"], sources)


def test_no_names_mean_every_lesson_in_order_and_no_lab(sources):
    assert [lesson.slug for lesson in chosen_lessons([], sources)] == ["01_groupby", "05_rfm"]


@pytest.mark.parametrize("name", ["1", "01", "groupby", "01_groupby", "01_groupby.ipynb"])
def test_a_lesson_is_named_by_number_or_slug(sources, name):
    assert [lesson.slug for lesson in chosen_lessons([name], sources)] == ["01_groupby"]


def test_lessons_run_in_course_order_and_once(sources):
    assert [lesson.slug for lesson in chosen_lessons(["rfm", "1", "5"], sources)] == ["01_groupby", "05_rfm"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("grupby", "There is no lesson 'grupby'; did you mean 01_groupby?"),
        ("12", "There is no lesson '12'; choose from 01_groupby, 05_rfm."),
        ("01_groupby_lab", "There is no lesson '01_groupby_lab'; did you mean 01_groupby?"),
    ],
)
def test_a_bad_lesson_gets_one_sentence(sources, name, sentence):
    with pytest.raises(ValueError) as caught:
        chosen_lessons([name], sources)
    assert str(caught.value) == sentence


def test_parameters_are_the_literal_names_of_the_tagged_cell(groupby):
    found = parameters_of(groupby[0].notebook)
    assert {name: parameter.default for name, parameter in found.items()} == {
        "DATA_SEED": 20180101, "ETA": 0.5, "DRAW": True, "DATASET": "wallet"
    }  # fmt: skip
    assert found["DATASET"].choices == ("wallet", "online_retail")


def test_values_take_the_type_of_the_default(groupby):
    given = {"DATA_SEED": "7", "ETA": "1", "DRAW": "False", "DATASET": "online_retail"}
    values = parameters_for(groupby, given)["01_groupby"]
    assert values == {"DATA_SEED": 7, "ETA": 1.0, "DRAW": False, "DATASET": "online_retail"}
    assert type(values["ETA"]) is float


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SEED", "7", "no parameter 'SEED'; 01_groupby can be given DATASET, DATA_SEED, DRAW, ETA."),
        ("DATA_SEED", "abc", "DATA_SEED is a whole number, as in 20180101; 'abc' is not."),
        ("DATA_SEED", "7.5", "DATA_SEED is a whole number, as in 20180101; '7.5' is not."),
        ("DATA_SEED", "__import__('os')", "DATA_SEED is a whole number"),
        ("ETA", "half", "ETA is a number, as in 0.5; 'half' is not."),
        ("DRAW", "yes", "DRAW is True or False, as in True; 'yes' is not."),
        ("DATASET", "walet", "DATASET is one of wallet, online_retail; 'walet' is none of them."),
    ],
)
def test_a_bad_parameter_gets_one_sentence(groupby, name, value, sentence):
    with pytest.raises(ValueError) as caught:
        parameters_for(groupby, {name: value})
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_parameter_goes_to_the_lessons_that_have_it(sources):
    assert parameters_for(chosen_lessons([], sources), {"ETA": "2"}) == {"01_groupby": {"ETA": 2.0}, "05_rfm": {}}


def test_a_lesson_without_parameters_says_so(sources):
    with pytest.raises(ValueError, match=r"no parameter 'ETA'; 05_rfm can be given none\."):
        parameters_for(chosen_lessons(["5"], sources), {"ETA": "2"})


def test_a_hash_in_a_text_is_no_comment():
    notebook = jupytext.reads('# %% tags=["parameters"]\nTITLE = "# one of: a, b"\n', "py:percent")
    assert parameters_of(notebook)["TITLE"].choices == ()
