"""Words: which records belong to a category, and the weights of its words, against loops and scikit-learn."""

import math

import numpy as np
import pandas as pd
import rjieba
from hypothesis import given
from interest_samples import ROWS, TABLES, table, tfidf_by_hand
from sklearn.feature_extraction.text import TfidfVectorizer

from helpers import interest
from helpers.interest import LOTTERY


def test_each_word_the_course_adds_is_cut_whole_and_the_shared_segmenter_is_left_alone():
    texts = [f"余额支付-{word} 两张" for word in interest.DICTIONARY]
    assert [word in cut for word, cut in zip(interest.DICTIONARY, interest.words(texts), strict=True)] == [True] * 5
    assert not any(map(rjieba.has_word, interest.DICTIONARY))


@TABLES
@given(ROWS)
def test_a_record_matches_whole_words_or_any_characters(rows):
    events = table(rows)
    whole = [not set(LOTTERY).isdisjoint(words) for words in interest.words(events["text"])]
    anywhere = [isinstance(text, str) and any(word in text for word in LOTTERY) for text in events["text"]]
    assert interest.matching(events, LOTTERY).tolist() == whole
    assert interest.matching(events, LOTTERY, whole_words=False).tolist() == anywhere


def test_shoes_and_a_card_case_are_no_lottery():
    texts = ["双色球鞋 休闲运动", "余额支付-厦门彩票夹卡册收纳", "扫码支付-大乐透 追号 2017082期", "福利彩票 投注站"]
    shop = pd.DataFrame({"text": texts})
    assert interest.matching(shop, LOTTERY).tolist() == [False, False, True, True]
    assert interest.matching(shop, LOTTERY, whole_words=False).all()


def test_a_keyword_that_no_dictionary_holds_is_found():
    assert interest.matching(pd.DataFrame({"text": ["买了乐呵呵卡一张"]}), ["乐呵呵卡"]).tolist() == [True]


def test_a_latin_keyword_is_not_found_inside_a_longer_word():
    shop = pd.DataFrame({"text": ["OWL DOORSTOP", "PARTY BOWL", "kitchen hen", "BLACKCHRISTMAS TREE"]})
    assert interest.matching(shop, ["owl", "christmas"]).tolist() == [True, False, False, False]
    assert interest.matching(shop, ["hen"]).tolist() == [False, False, True, False]


def test_a_refund_is_no_purchase_and_nor_is_a_missing_amount():
    shop = pd.DataFrame({"text": ["彩票停彩 返款", "彩票", "彩票", "彩票"], "amount": [-9.0, math.nan, 0.0, 2.0]})
    assert interest.purchases(shop, LOTTERY).index.tolist() == [3]


@TABLES
@given(ROWS)
def test_three_ways_to_the_same_weights(rows):
    events = table(rows)
    documents = interest.customer_documents(events)
    by_documents = interest.tfidf_interest(documents, LOTTERY)
    pd.testing.assert_series_equal(by_documents, interest.tfidf_of_events(events, LOTTERY), rtol=0, atol=1e-12)
    np.testing.assert_allclose(by_documents, tfidf_by_hand(documents, LOTTERY), atol=1e-12)
    assert documents.index.tolist() == sorted(events["user_id"].unique())


def test_the_weights_are_scikit_learns():
    documents = pd.Series({3: "彩票 咖啡 彩票", 5: "", 1: "地铁 双色球 一", 2: "咖啡 Tea tea"})
    vectorizer = TfidfVectorizer()
    weights = pd.DataFrame.sparse.from_spmatrix(
        vectorizer.fit_transform(documents), documents.index, vectorizer.get_feature_names_out()
    )
    given_back = interest.tfidf_interest(documents, [*LOTTERY, "TEA"])
    np.testing.assert_allclose(given_back, weights[["彩票", "双色球", "tea"]].sum(axis=1), atol=1e-12)
    assert given_back.index.tolist() == [3, 5, 1, 2]


def test_a_vocabulary_of_the_keywords_alone_gives_other_weights():
    documents = pd.Series({7: "彩票 咖啡 咖啡 地铁", 8: "咖啡 地铁"})
    short_cut = TfidfVectorizer(vocabulary=list(LOTTERY)).fit_transform(documents).sum(axis=1)
    assert short_cut[0, 0] == 1 > interest.tfidf_interest(documents, LOTTERY)[7] + 0.3
