"""What lesson 03 says: ways of finding records, by rows and by persons; two norms; and who buys in the next month."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer

from helpers import datasets, interest
from helpers.interest import ANIMAL_WORDS, ANIMALS, CHRISTMAS, LOTTERY

SEEDS = (datasets.SEED, 1, 2)


@cache
def shop():
    lines, _ = datasets.clean_retail(datasets.load_retail("online_retail").lines)
    names = {"CustomerID": "user_id", "InvoiceDate": "time", "money": "amount", "Description": "text"}
    return lines.rename(columns=names).astype({"user_id": "int64"})


@cache
def animals():
    """Three ways of finding goods with animals, on the lines sold from June on."""
    sold = shop()[shop()["amount"] > 0]
    later, early = sold[sold["time"] >= "2011-06-01"], sold[sold["time"] < "2011-06-01"]
    known = set(interest.words(early["text"]).explode()) & set(ANIMAL_WORDS)
    found = {
        "characters": interest.matching(later, ANIMALS, whole_words=False),
        "whole words": interest.matching(later, ANIMALS),
        "dictionary": interest.matching(later, known),
    }
    return later, pd.DataFrame(found), interest.shows_animal(later["text"]), known


@cache
def wallet(seed):
    log = datasets.load_wallet(seed).rename(columns={"describe": "text"})
    ticket = datasets.load_truth(seed).rows["category"] == "lottery"
    dictionary = interest.matching(log, LOTTERY)
    found = {"characters": interest.matching(log, LOTTERY, whole_words=False), "dictionary": dictionary}
    found["money out"] = dictionary & ~log["payment"].str.startswith("-")
    return log, pd.DataFrame(found), ticket


@cache
def scores(seed):
    payments, _ = datasets.clean_wallet(datasets.load_wallet(seed))
    payments["text"] = payments["text"].str.replace(r"\d+", " ", regex=True)
    return interest.word_scores(payments, LOTTERY, "2018-01-01")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_dictionary_finds_every_ticket_with_a_readable_text_and_nobody_else(seed):
    log, found, ticket = wallet(seed)
    judged = interest.judge_matchers(found, ticket, log["user_id"], "characters")
    assert judged["precision"].loc["money out", "precision"] == 1
    assert judged["wrong"].loc["dictionary", ["wrong", "high"]].tolist() == [0, 0]
    assert set(log.loc[ticket & ~found["characters"], "text"].dropna()) <= {"&nbsp;"}
    assert judged["wrong"].loc["characters", "low"] > 0.3 and judged["precision"].loc["characters", "precision"] > 0.9


def test_the_committed_log_has_318_people_by_characters_of_whom_141_never_bought_a_ticket():
    log, found, ticket = wallet(datasets.SEED)
    named, buyers = set(log["user_id"][found["characters"]]), set(log["user_id"][ticket])
    assert (len(named), len(named - buyers)) == (318, 141)


def test_the_descriptions_that_were_read_are_163_of_which_82_show_an_animal():
    held = shop()["text"].drop_duplicates()
    held = held[interest.matching(pd.DataFrame({"text": held}), ANIMALS, whole_words=False).to_numpy()]
    assert (len(held), interest.shows_animal(held).sum()) == (163, 82)


def test_on_real_goods_characters_name_people_wrongly_whole_words_miss_people_and_a_dictionary_does_hardly_either():
    later, found, truly, known = animals()
    judged = interest.judge_matchers(found, truly, later["user_id"], "characters")
    assert set(ANIMAL_WORDS) - known == {"hens"}
    assert judged["precision"]["precision"].tolist() == pytest.approx([0.494, 0.996, 0.996], abs=0.001)
    assert judged["recall"]["recall"].tolist() == pytest.approx([1, 0.811, 1.0], abs=0.001)
    assert judged["wrong"]["wrong"].tolist() == pytest.approx([0.312, 0.003, 0.003], abs=0.001)
    assert judged["missed"]["missed"].tolist() == pytest.approx([0, 0.113, 0], abs=0.001)
    assert judged["wrong"].loc["whole words", "lead_high"] < -0.25 and judged["missed"].loc["whole words", "low"] > 0.08
    wrongly = later.loc[found["dictionary"] & ~truly, "text"]
    assert wrongly.unique().tolist() == ["HEN PARTY CORDON BARRIER TAPE"]


def test_of_the_money_counted_by_characters_four_tenths_show_no_animal():
    later, found, truly, _ = animals()
    judged = interest.judge_matchers(found, truly, later["user_id"], "characters", weight=later["amount"])
    assert later["amount"][found["characters"]].sum() == pytest.approx(197_875, abs=1)
    assert 1 - judged["precision"].loc["characters", "precision"] == pytest.approx(0.428, abs=0.001)


def test_ways_are_judged_as_by_loops_over_rows_and_persons():
    rng = np.random.default_rng(3)
    found = pd.DataFrame(rng.random((60, 2)) < 0.4, columns=["a", "b"])
    truly, who = pd.Series(rng.random(60) < 0.3), pd.Series(rng.integers(0, 12, 60))
    weight = pd.Series(rng.integers(1, 9, 60))
    judged = interest.judge_matchers(found, truly, who, "a", weight)
    buyers = set(who[truly])
    for way in found:
        named, both = set(who[found[way]]), found[way] & truly
        assert judged["precision"].loc[way, "precision"] == pytest.approx(weight[both].sum() / weight[found[way]].sum())
        assert judged["recall"].loc[way, "recall"] == pytest.approx(weight[both].sum() / weight[truly].sum())
        assert judged["wrong"].loc[way, "wrong"] == pytest.approx(len(named - buyers) / len(named))
        assert judged["missed"].loc[way, "missed"] == pytest.approx(len(buyers - named) / len(buyers))
        assert judged["wrong"].loc[way, "low"] <= judged["wrong"].loc[way, "wrong"] <= judged["wrong"].loc[way, "high"]


def test_a_way_that_finds_nothing_or_is_unknown_is_refused():
    found, who = pd.DataFrame({"a": [True, False], "b": [False, False]}), pd.Series([1, 2])
    with pytest.raises(ValueError, match="no way of finding"):
        interest.judge_matchers(found, pd.Series([True, False]), who, "c")
    with pytest.raises(ValueError, match="has to find a record"):
        interest.judge_matchers(found, pd.Series([True, False]), who, "a")


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_by_l2_exceed_one_and_those_by_l1_are_shares(seed):
    found = scores(seed)
    assert 1 < found["tf-idf, L2"].max() <= np.sqrt(len(LOTTERY))
    assert found["tf-idf, L1"].between(0, 1).all() and (found["tf-idf, L2"] > 1).sum() > 40


def test_of_the_committed_log_49_of_177_scores_exceed_one():
    found = scores(datasets.SEED)
    assert (len(found), (found["tf-idf, L2"] > 1).sum()) == (177, 49)


def test_by_l2_two_keywords_beat_one_keyword_twice_and_by_l1_they_are_equal():
    rows = {"user_id": [1, 1, 2, 2, 3], "text": ["大乐透", "大乐透", "双色球", "大乐透", "双色球"]}
    one, two, _ = interest.tfidf_of_events(pd.DataFrame(rows), LOTTERY)
    assert two > one + 0.3
    assert interest.tfidf_of_events(pd.DataFrame(rows), LOTTERY, norm="l1").round(12).tolist() == [1, 1, 1]


def test_the_l1_norm_is_scikit_learns_and_another_is_refused():
    events = pd.DataFrame({"user_id": [1, 1, 2, 2], "text": ["大乐透 咖啡", "双色球", "咖啡 地铁", "彩票"]})
    documents = interest.customer_documents(events)
    weights = TfidfVectorizer(norm="l1")
    table = weights.fit_transform(documents)[:, [weights.vocabulary_[word] for word in ("大乐透", "双色球", "彩票")]]
    np.testing.assert_allclose(interest.tfidf_of_events(events, LOTTERY, norm="l1"), table.sum(axis=1).A1)
    with pytest.raises(ValueError, match="norm is 'l3'"):
        interest.tfidf_of_events(events, LOTTERY, norm="l3")


def test_rank_correlations_are_scipys_and_the_lead_is_a_difference():
    rng = np.random.default_rng(5)
    truth = pd.Series(rng.integers(0, 6, 40))
    table = pd.DataFrame({"a": truth + rng.normal(0, 1, 40), "b": rng.integers(0, 4, 40)})
    found = interest.compare_orders(table, truth, "b")
    for name in table:
        assert found.loc[name, "rank correlation"] == pytest.approx(spearmanr(table[name], truth)[0])
    assert found.loc["a", "lead"] == pytest.approx(found["rank correlation"]["a"] - found["rank correlation"]["b"])


def test_by_l1_the_order_is_hardly_better_and_only_once_surely():
    leads = []
    for seed in range(1, 6):
        log, _, ticket = wallet(seed)
        by_customer = ticket[~log["payment"].str.startswith("-", na=False)].groupby(log["user_id"]).mean()
        true_share = by_customer[scores(seed).index]
        leads.append(interest.compare_orders(scores(seed), true_share, "tf-idf, L2", seed=seed).loc["tf-idf, L1"])
    leads = pd.DataFrame(leads)
    assert leads["lead"].between(0, 0.01).all() and (leads["lead_low"] > 0).sum() == 1


@cache
def christmas(month, after):
    found = interest.word_scores(shop(), CHRISTMAS, month)
    return found, interest.bought_between(interest.purchases(shop(), CHRISTMAS), month, after)[found.index]


@pytest.mark.parametrize("month, after", [("2011-09-01", "2011-10-01"), ("2011-10-01", "2011-11-01")])
def test_in_earlier_months_too_shares_are_worse_than_a_coin_and_a_count_better(month, after):
    compared = interest.compare_scores(*christmas(month, after), "tf-idf, L2")
    assert compared["high"].iloc[:3].max() < 0.5 < compared.loc["number of rows", "low"]


def test_the_number_of_lines_of_any_goods_says_more_than_the_count_of_christmas_goods():
    found, bought = christmas("2011-11-01", "2011-12-01")
    sold = shop()[(shop()["amount"] > 0) & (shop()["time"] < "2011-11-01")]
    both = found[["number of rows"]].assign(lines=sold.groupby("user_id").size())
    lead = interest.compare_scores(both, bought, "number of rows").loc["lines"]
    assert lead["lead"] == pytest.approx(0.063, abs=0.001) and lead["lead_low"] > 0.03


def test_in_the_real_shop_a_share_is_worse_than_a_coin_and_a_count_better():
    compared = interest.compare_scores(*christmas("2011-11-01", "2011-12-01"), "tf-idf, L2")
    assert compared["auc"].tolist() == pytest.approx([0.471, 0.433, 0.430, 0.630], abs=0.001)
    assert compared["high"].iloc[:3].max() < 0.5 < compared.loc["number of rows", "low"]
    assert compared.loc["number of rows", "lead_low"] > 0.1
