from __future__ import annotations

import math

import pytest

from tests.marked import read_marked, words_found
from topics.english.data import read_lists
from topics.themes.terms import (
    article_words,
    count_words,
    outlet_words,
    phrased,
    stop_words,
    terms,
    word_weights,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the G-20 summit", ["g-20", "summit"]),
        ("pro-democracy protests", ["pro-democracy", "protests"]),
        ("U.S.-China talks", ["u.s.", "china", "talks"]),
        ("the US and the U.K.", ["u.s.", "uk"]),
        ("tell us more", []),
        ("China’s and China's", ["china", "china"]),
        ("COVID-19 in 2020", ["covid-19"]),
        ("Egypt 's army ca n't and wo n't vote", ["egypt", "army", "vote"]),
        ("5G and 1,000 people", ["5g", "people"]),
        ("人权问题", ["人权", "权问", "问题"]),
    ],
)
def test_words_of_a_text(text, expected):
    assert [word for word in words(text) if word] == expected


def test_terms_phrases_do_not_cross_a_comma():
    assert "trade taiwan" not in terms("on trade, Taiwan")
    assert "human rights" in terms("on human rights")


def test_article_words_are_those_an_article_is_about():
    topics = ("trade", "war", "peace", "art", "law", "food")
    visit = [f"Minister Zelda Quill spoke of {topic} at length" for topic in topics]
    others = ["Coal prices fell", "Rain came", "Trade grew", "Peace held", "Law changed", "Food ran out"]
    texts = [*visit, *others, *others]
    found = article_words(count_words([words(text) for text in texts]), ["a"] * 12 + ["b"] * 6)
    assert {"zelda", "quill"} <= found
    assert not {"trade", "peace", "law"} & found


def test_outlet_words_of_a_long_name_are_its_phrases():
    assert outlet_words(["The Gazette", "Commercial Times"]) == {"gazette", "commercial times"}


@pytest.mark.parametrize("name", read_lists("topics.themes", "terms"))
def test_list_of_words_without_a_theme_holds_what_its_examples_mark(name):
    words_of_list = read_lists("topics.themes", "terms")[name]
    assert words_of_list.about and words_of_list.examples and words_of_list.counterexamples
    for example in words_of_list.examples:
        plain, marked = read_marked(example)
        assert words_found(words_of_list, plain) == marked
    for text in words_of_list.counterexamples:
        assert words_found(words_of_list, text) == []


@pytest.mark.parametrize(("n_texts", "kept"), [(20, True), (21, False)])
def test_word_of_one_text_counts_up_to_twenty_texts(n_texts, kept):
    counted = count_words([["rare", "", "frequent"], *[["frequent"]] * (n_texts - 1)])
    assert ("rare" in counted.vocabulary) is kept
    assert "frequent" in counted.vocabulary


@pytest.mark.parametrize(("n_texts", "kept"), [(1000, True), (1001, False)])
def test_word_of_two_texts_counts_up_to_a_thousand_texts(n_texts, kept):
    counted = count_words([*[["rare", "", "frequent"]] * 2, *[["frequent", "", "some"]] * (n_texts - 2)])
    assert ("rare" in counted.vocabulary) is kept
    assert "some" in counted.vocabulary


def test_word_of_three_texts_counts_in_many_texts():
    counted = count_words([*[["rare"]] * 3, *[["frequent"]] * 1000])
    assert counted.vocabulary == ("frequent", "rare")


@pytest.mark.parametrize(("n_holding", "n_kept"), [(9, 2), (10, 1)])
def test_word_of_more_than_three_texts_in_ten_weighs_nothing(n_holding, n_kept):
    texts = [["common"]] * n_holding + [["other"]] * 5 + [["filling"]] * (25 - n_holding)
    assert word_weights(count_words(texts)).shape == (30, n_kept)


def test_frequent_word_of_few_texts_weighs():
    assert word_weights(count_words([["common"]] * 20)).shape == (20, 1)


def test_weight_of_a_word_grows_with_its_logarithm_in_the_text():
    weights = word_weights(count_words([["a", "", "a", "", "b"], ["b", "", "c"], ["c", "", "a"]])).toarray()
    assert weights[0, 0] / weights[0, 1] == pytest.approx(1 + math.log(2))


def test_counts_without_a_word_have_no_phrase_with_it():
    counted = count_words([["free", "trade", "talks"]])
    assert counted.without(frozenset({"trade"})).vocabulary == ("free", "talks")
    assert counted.without(frozenset({"free trade"})).vocabulary == ("free", "talks", "trade", "trade talks")


def test_phrases_join_two_unlike_words_beside_each_other():
    assert phrased(["free", "trade", "", "free", "free"]) == ["free", "trade", "free", "free", "free trade"]


@pytest.mark.parametrize("word", ["said", "monday", "june", "it's", "would", "the", "years"])
def test_word_that_carries_no_theme_does_not_count(word):
    assert word in stop_words()
    assert words(word) == [""]


@pytest.mark.parametrize("word", ["haven", "tariff", "sun"])
def test_word_that_carries_a_theme_counts(word):
    assert words(word) == [word]


def marking(n_texts, n_with, *, other=10):
    """Return the words that tell an article of so many texts, some with a word, from another."""
    texts = [["quill", "", "spoke"] if number < n_with else [f"word{number}x"] for number in range(n_texts)]
    texts += [["spoke"]] * other
    return article_words(count_words(texts), ["a"] * n_texts + ["b"] * other)


@pytest.mark.parametrize(("n_texts", "n_with", "marks"), [(20, 5, True), (20, 4, False), (25, 5, False), (24, 5, True)])
def test_word_tells_articles_apart_from_five_passages_and_above_a_fifth(n_texts, n_with, marks):
    assert ("quill" in marking(n_texts, n_with)) is marks


@pytest.mark.parametrize(("n_texts", "marks"), [(10, True), (9, False)])
def test_article_is_asked_from_ten_passages(n_texts, marks):
    assert ("quill" in marking(n_texts, 6, other=1)) is marks


@pytest.mark.parametrize(("n_apart", "n_beside", "marks"), [(3, 7, True), (4, 7, False), (0, 3, True), (0, 2, False)])
def test_word_tells_articles_apart_that_stands_seven_times_in_ten_beside_one(n_apart, n_beside, marks):
    texts = [["quill"]] * 12 + [["zelda", "quill"]] * n_beside + [["zelda", "", "quill"]] * n_apart
    texts += [[f"word{number}x"] for number in range(60 - len(texts))]
    found = article_words(count_words(texts), ["a"] * 60)
    assert found == ({"quill", "zelda"} if marks else {"quill"})


def test_outlet_of_one_word_is_that_word_whatever_stands_around_it():
    assert outlet_words(["Reuters.", "The BBC"]) == {"reuters", "bbc"}
    assert outlet_words(["Quill, Ann"]) == {"quill ann"}
    assert outlet_words([]) == frozenset()


@pytest.mark.parametrize(("n_terms", "n_kept"), [(49_999, 49_999), (50_001, 50_000)])
def test_fifty_thousand_terms_are_kept_the_most_frequent_ones(n_terms, n_kept):
    sequence = [part for number in range(n_terms) for part in (f"w{number}", "")]
    last = f"w{n_terms - 1}"
    vocabulary = count_words([sequence, [last]]).vocabulary
    assert len(vocabulary) == n_kept
    assert last in vocabulary


def test_word_beside_several_that_tell_articles_apart_counts_beside_each():
    texts = [["quill", "", "brown"]] * 12 + [["zelda", "quill"]] * 2 + [["brown", "zelda"]] * 2
    texts += [[f"word{number}x"] for number in range(24)]
    found = article_words(count_words(texts), ["a"] * len(texts))
    assert found == {"quill", "brown", "zelda"}


@pytest.mark.parametrize(("n_texts", "n_kept"), [(20, 2), (21, 1)])
def test_word_of_all_texts_weighs_up_to_twenty_texts(n_texts, n_kept):
    texts = [["common", "", "rare"]] * 4 + [["common"]] * (n_texts - 4)
    assert word_weights(count_words(texts)).shape == (n_texts, n_kept)


def test_articles_without_words_have_none_that_tell_them_apart():
    assert article_words(count_words([[""]] * 12), ["a"] * 12) == frozenset()


@pytest.mark.parametrize(("word", "counts"), [("x", False), ("eu", True), ("42", False), ("4x", True)])
def test_word_counts_from_two_characters_with_a_letter(word, counts):
    assert words(word) == [word if counts else ""]


def test_weights_of_a_text_of_one_word_have_unit_length():
    assert word_weights(count_words([["a", "", "a"], ["a"]])).toarray().tolist() == [[1.0], [1.0]]


def test_texts_without_a_word_that_counts_have_no_terms():
    counted = count_words([[""], []])
    assert counted.counts.shape == (2, 0)
    assert counted.vocabulary == ()
