from __future__ import annotations

import numpy as np
import pytest

from topics.themes.clustering import from_labels
from topics.themes.naming import best_terms, class_terms, examples, unique_labels
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
