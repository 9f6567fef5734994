from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from topics.themes.clustering import Clusters, from_labels
from topics.themes.naming import best_terms, class_terms, examples, term_weights, unique_labels
from topics.themes.terms import count_words
from topics.themes.vectors import unit_rows


def test_best_terms_phrase_takes_the_place_of_its_words():
    assert best_terms(["rights", "human rights", "human", "trade"]) == ["human rights", "trade"]


def test_unique_labels_grow_until_they_differ():
    labels = unique_labels([["a", "b", "c", "d"], ["a", "b", "c", "e"], [], []], {})
    assert len(set(labels)) == 4
    assert labels[:2] == ["a, b, c", "a, b, c, e"]


def test_unique_labels_take_the_name_that_was_given():
    assert unique_labels([["a", "b"], ["c", "d", "e", "f"]], {1: "Mine"}) == ["a, b", "Mine"]


def test_unique_labels_of_equal_names_and_of_no_terms_are_numbered():
    assert unique_labels([["a"], ["b"], [], []], {0: "Mine", 1: "Mine"}) == [
        "Mine",
        "Mine (2)",
        "no telling words",
        "no telling words (4)",
    ]


def test_best_terms_are_ten_at_most_and_the_first():
    ranked = [f"word{number}" for number in range(12)]
    assert best_terms(ranked) == ranked[:10]


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        (["a b", "a"], ["a b"]),
        (["a", "b", "a b", "c"], ["a b", "c"]),
        (["a b", "b c"], ["a b"]),
        (["c", "a", "b", "a b"], ["c", "a b"]),
        (["a", "a b", "b c"], ["a b"]),
    ],
)
def test_best_terms_repeat_no_word(ranked, expected):
    assert best_terms(ranked) == expected


def test_class_terms_stand_by_weight_then_by_the_alphabet():
    counted = count_words([["ship", "", "port", "", "ship"], ["ship", "", "choir"], ["choir", "", "song"]])
    ranked = class_terms(counted, np.array([0, 0, 1]), 2)
    assert ranked == [["port", "ship", "choir"], ["song", "choir"]]
    alike = class_terms(count_words([["b", "", "a", "", "c"]]), np.array([0]), 1)
    assert alike == [["a", "b", "c"]]


def test_examples_are_the_nearest_first_and_the_most_doubtful_first():
    angles = np.array([0, 2, 4, 6, 20, 30, 40, 90, 92, 94])
    rows = unit_rows(np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=1))
    clusters = from_labels(rows, [0] * 7 + [1] * 3)
    first, second = examples(clusters, rows, [str(angle) for angle in angles])
    assert first.typical == ("20", "6", "4")
    assert first.borderline == ("40", "30", "2")
    assert second.typical == ("92", "90", "94")
    assert second.borderline == ()


def test_class_terms_weigh_by_class_based_tfidf():
    chance = np.random.default_rng(2)
    texts = [[f"w{number}" for number in chance.integers(0, 12, 9)] for _ in range(8)]
    counted = count_words([[part for word in text for part in (word, "")] for text in texts])
    labels = np.array([0, 0, 0, 1, 1, 1, 1, 2])
    times = [Counter(), Counter(), Counter()]
    for text, label in zip(texts, labels, strict=True):
        times[label].update(text)
    everything = sum(times, Counter())

    def weight(theme, word):
        share = times[theme][word] / times[theme].total()
        return math.sqrt(share) * math.log(1 + everything.total() / 3 / everything[word])

    expected = [sorted(own, key=lambda word: (-round(weight(theme, word), 9), word)) for theme, own in enumerate(times)]
    assert class_terms(counted, labels, 3) == expected


def test_class_terms_are_eighty_at_most():
    words = [f"w{number:03d}" for number in range(90)]
    counted = count_words([[part for word in words for part in (word, "")]])
    assert class_terms(counted, np.array([0]), 1) == [words[:80]]


def test_class_terms_of_a_theme_without_a_word_are_none():
    assert class_terms(count_words([["ship"], []]), np.array([0, 1]), 2) == [["ship"], []]


def test_examples_that_are_alike_up_to_the_fourth_decimal_stand_in_their_order():
    labels, centre = np.zeros(4, dtype=np.int64), unit_rows([[1, 0]])
    nearly = unit_rows([[1, 0.5], [1, 0.4], [1, 0.005], [1, 0]])
    further = unit_rows([[1, 0.5], [1, 0.4], [1, 0.02], [1, 0]])
    assert examples(Clusters(labels, centre), nearly, list("abcd"))[0].typical == ("c", "d", "b")
    assert examples(Clusters(labels, centre), further, list("abcd"))[0].typical == ("d", "c", "b")


def test_label_of_many_terms_that_are_all_the_same_is_numbered():
    labels = unique_labels([list("abcd"), list("abcd"), list("abcd")], {})
    assert labels == ["a, b, c", "a, b, c, d", "a, b, c, d (3)"]


def test_borderline_of_the_only_theme_are_the_farthest_from_its_middle():
    rows = unit_rows([[1, 0], [1, 0.1], [1, 0.2], [1, -0.9], [1, 0.6], [1, 0.3], [1, -0.4]])
    (own,) = examples(Clusters(np.zeros(7, dtype=np.int64), unit_rows([[1, 0]])), rows, list("abcdefg"))
    assert own.typical == ("a", "b", "c")
    assert own.borderline == ("d", "e", "g")


def test_weights_of_terms_are_their_class_based_tfidf():
    counted = count_words([["ship", "", "port", "", "ship"], ["choir"]])
    weights = term_weights(counted, np.array([0, 1]), 2, [["ship", "unseen"], ["choir"]])
    expected = math.sqrt(2 / 3) * math.log1p(4 / 2 / 2)
    assert weights == [[round(expected, 4), 0.0], [round(math.log1p(4 / 2 / 1), 4)]]


@pytest.mark.parametrize(
    ("articles", "typical"), [("aaab", ("0", "3", "1")), ("abcd", ("0", "1", "2")), ("", ("0", "1", "2"))]
)
def test_typical_members_are_of_different_articles_where_there_are_some(articles, typical):
    angles = np.array([1, 2, 3, 4])
    rows = unit_rows(np.stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))], axis=1))
    clusters = Clusters(np.zeros(4, dtype=np.int64), rows[:1])
    (own,) = examples(clusters, rows, ["0", "1", "2", "3"], list(articles))
    assert own.typical == tuple(typical)
