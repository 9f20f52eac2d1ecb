"""Bad input to the helpers of interest: one clear sentence each."""

import math

import pandas as pd
import pytest
from interest_samples import AS_OF

from helpers import interest
from helpers.interest import LOTTERY

GOOD = pd.DataFrame(
    {"user_id": [7, 8], "time": pd.to_datetime(["2017-12-02", "2017-12-03"]), "amount": 2.0, "text": "彩票"}
)
BAD = {
    "as_of is None": lambda: interest.time_interest(GOOD, None),
    "as_of is 20180101": lambda: interest.time_interest(GOOD, 20180101),
    "as_of is 'yesterday-ish'": lambda: interest.interest_ranking(GOOD, LOTTERY, "yesterday-ish"),
    "eta is 0": lambda: interest.time_interest(GOOD, AS_OF, 0),
    "eta is -0.5": lambda: interest.decay([1], -0.5),
    "eta is nan": lambda: interest.decay([1], math.nan),
    "eta is '0.5'": lambda: interest.interest_ranking(GOOD, LOTTERY, AS_OF, eta="0.5"),
    "months holds -3": lambda: interest.decay([1, -3]),
    "months is 'three'": lambda: interest.decay("three"),
    "days_per_month is 0": lambda: interest.months_before(GOOD["time"], AS_OF, 0),
    "lies after the observation point": lambda: interest.months_before(["2018-01-02"], AS_OF),
    "when is 'soon'": lambda: interest.months_before("soon", AS_OF),
    "no column time": lambda: interest.time_interest(GOOD.drop(columns="time"), AS_OF),
    "no column amount": lambda: interest.interest_ranking(GOOD.drop(columns="amount"), LOTTERY, AS_OF),
    "time holds str": lambda: interest.time_interest(GOOD.astype({"time": "str"}), AS_OF),
    "no time zone and as_of has one": lambda: interest.time_interest(GOOD, AS_OF.tz_localize("UTC")),
    "events is a list": lambda: interest.amount_interest([1, 2]),
    "user_id is missing in 1 of 2": lambda: interest.time_interest(GOOD.assign(user_id=[7, None]), AS_OF),
    "amount holds 'two'": lambda: interest.amount_interest(GOOD.assign(amount=["2", "two"])),
    "keywords is the text '彩票'": lambda: interest.matching(GOOD, "彩票"),
    "keywords is \\[\\]": lambda: interest.interest_ranking(GOOD, [], AS_OF),
    "'彩' is no single word": lambda: interest.tfidf_of_events(GOOD, ["彩"]),
    "'福利 彩票' is no single word": lambda: interest.tfidf_interest(pd.Series(["福利 彩票"]), ["福利 彩票"]),
    "weights is": lambda: interest.interest_ranking(GOOD, LOTTERY, AS_OF, weights=(1, 1)),
    "some who did and some not": lambda: interest.auc(pd.Series({7: 1.0}), pd.Series({7: True})),
    "1 scores or outcomes are missing": lambda: interest.auc(pd.Series({7: math.nan}), pd.Series({7: True})),
    "Nobody bought on two days": lambda: interest.fit_half_life(GOOD, AS_OF),
}


@pytest.mark.parametrize("words", BAD)
def test_bad_input_gets_one_clear_sentence(words):
    with pytest.raises(ValueError, match=words) as caught:
        BAD[words]()
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
