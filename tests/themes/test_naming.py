from __future__ import annotations

from topics.themes.naming import best_terms, unique_labels


def test_best_terms_phrase_takes_the_place_of_its_words():
    assert best_terms(["rights", "human rights", "human", "trade"]) == ["human rights", "trade"]


def test_unique_labels_grow_until_they_differ():
    labels = unique_labels([["a", "b", "c", "d"], ["a", "b", "c", "e"], [], []], {})
    assert len(set(labels)) == 4
    assert labels[:2] == ["a, b, c", "a, b, c, e"]
