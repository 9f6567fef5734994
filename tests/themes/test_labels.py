from __future__ import annotations

from topics.themes.labels import article_words, best_terms, outlet_words, unique_labels
from topics.themes.tokens import count_words, words


def test_best_terms_phrase_takes_the_place_of_its_words():
    assert best_terms(["rights", "human rights", "human", "trade"]) == ["human rights", "trade"]


def test_unique_labels_grow_until_they_differ():
    labels = unique_labels([["a", "b", "c", "d"], ["a", "b", "c", "e"], [], []], {})
    assert len(set(labels)) == 4
    assert labels[:2] == ["a, b, c", "a, b, c, e"]


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
