"""The arithmetic of the figures, on a few lines of our own."""

from datetime import date

import pytest

from evaluation.measures import (
    Expression,
    ExpressionCounts,
    Score,
    align,
    aligned_rouge,
    overlap,
    score_days,
    score_texts,
    word_runs,
)

FIRST, SECOND, FAR = date(2021, 5, 1), date(2021, 5, 2), date(2021, 5, 10)
NO_COMMON_WORDS = frozenset()


@pytest.mark.parametrize(
    ("precision", "recall", "f1"), [(1.0, 1.0, 1.0), (0.5, 1.0, 2 / 3), (0.0, 0.0, 0.0), (0.0, 1.0, 0.0)]
)
def test_f1_is_the_harmonic_mean(precision, recall, f1):
    assert Score(precision, recall).f1 == pytest.approx(f1)


def test_overlap_of_sets_counts_each_item_once():
    assert overlap([1, 1, 2], [2, 3, 4, 5]) == (0.5, 0.25)
    assert overlap([], [1]) == (0.0, 0.0)


def test_word_runs_of_a_short_text_are_one_run():
    assert word_runs("Ships left.").total() == 1
    assert word_runs("one two three four five").total() == 2
    assert word_runs(" … ").total() == 0


def test_missing_page_counts_in_recall_alone():
    whole = "one two three four five"
    assert score_texts([(whole, whole), ("", whole)]) == (1.0, 0.5)


def test_extra_words_lower_precision_alone():
    score = score_texts([("one two three four five six seven eight", "one two three four five")])
    assert score.recall == 1.0
    assert score.precision == pytest.approx(2 / 5)


def test_day_that_is_not_given_lowers_recall_alone():
    pairs = [("2021-05-01", "2021-05-01"), ("2021-05-01", "2021-05-02"), ("", "2021-05-03"), ("", "2021-05-04")]
    assert score_days(pairs) == (0.5, 0.25)


def counted(system, gold):
    counts = ExpressionCounts()
    counts.add(system, gold)
    return counts.figures()


def test_expression_of_the_same_place_and_value_is_right_in_all_figures():
    one = Expression(3, 9, "DATE", "2021-05-03")
    assert set(counted([one], [one]).values()) == {1.0}


def test_expression_of_another_length_is_right_but_for_the_strict_figure():
    figures = counted([Expression(3, 12, "DATE", "2021-05-03")], [Expression(3, 9, "DATE", "2021-05-03")])
    assert figures == {"strict F1": 0.0, "relaxed F1": 1.0, "type F1": 1.0, "value F1": 1.0}


def test_expressions_that_only_touch_do_not_match():
    assert counted([Expression(9, 12, "DATE", "2021")], [Expression(3, 9, "DATE", "2021")])["relaxed F1"] == 0.0


def test_values_are_compared_without_case_and_types_apart():
    figures = counted([Expression(3, 9, "TIME", "2021-05-03t10:00")], [Expression(3, 9, "DATE", "2021-05-03T10:00")])
    assert (figures["type F1"], figures["value F1"]) == (0.0, 1.0)


def test_one_expression_of_the_system_serves_one_of_the_gold():
    wide = [Expression(0, 20, "DATE", "2021")]
    gold = [Expression(0, 8, "DATE", "2021"), Expression(10, 20, "DATE", "2021")]
    assert counted(wide, gold)["relaxed F1"] == pytest.approx(2 / 3)


def test_each_document_is_counted_apart():
    counts = ExpressionCounts()
    counts.add([], [Expression(0, 4, "DATE", "2021")])
    counts.add([Expression(0, 4, "DATE", "2021")], [])
    assert counts.figures()["relaxed F1"] == 0.0


TIMELINE = {FIRST: ["the minister met the crew"], FAR: ["storms flooded the quay"]}


def test_timeline_scores_one_against_itself():
    assert aligned_rouge(TIMELINE, TIMELINE, 1, NO_COMMON_WORDS) == (1.0, 1.0)
    assert aligned_rouge(TIMELINE, TIMELINE, 2, NO_COMMON_WORDS) == (1.0, 1.0)


def test_timeline_a_day_late_scores_half():
    late = {SECOND: TIMELINE[FIRST]}
    gold = {FIRST: TIMELINE[FIRST]}
    assert aligned_rouge(late, gold, 1, NO_COMMON_WORDS) == (0.5, 0.5)


def test_day_that_is_left_out_lowers_recall_alone():
    score = aligned_rouge({FIRST: TIMELINE[FIRST]}, TIMELINE, 1, NO_COMMON_WORDS)
    assert score.precision == 1.0
    assert score.recall < 1.0


def test_words_of_the_same_stem_agree_and_common_words_do_not_count():
    score = aligned_rouge({FIRST: ["The storms"]}, {FIRST: ["A storm"]}, 1, {"the", "a"})
    assert score == (1.0, 1.0)


def test_two_words_in_a_row_must_be_in_order():
    score = aligned_rouge({FIRST: ["crew met minister"]}, {FIRST: ["minister met crew"]}, 2, NO_COMMON_WORDS)
    assert score == (0.0, 0.0)


def test_empty_timeline_scores_nothing():
    assert aligned_rouge({}, TIMELINE, 1, NO_COMMON_WORDS) == (0.0, 0.0)


def test_days_lie_on_the_near_one_or_on_the_one_of_like_words():
    onto = {FIRST: ["rain"], FAR: ["the crew met"]}
    assert align({SECOND: ["snow"]}, onto) == {SECOND: FIRST}
    assert align({SECOND: ["the crew met"]}, onto) == {SECOND: FAR}
