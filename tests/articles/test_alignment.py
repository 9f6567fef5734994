"""Laws of repairs: they compose, they invert, and offsets lead to the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.articles.alignment import Alignment, apply_repairs, compose_repairs, holder, invert_repairs
from topics.records import Repair


@st.composite
def repaired(draw, text=None):
    """Draw a text and a valid list of repairs on it."""
    if text is None:
        text = draw(st.text(alphabet="abc \n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    repairs = []
    for start, stop in zip(cuts[::2], cuts[1::2], strict=False):
        new = draw(st.text(alphabet="XYZ", max_size=3))
        if text[start:stop] != new and not (repairs and start == stop == repairs[-1].stop):
            repairs.append(Repair(start, stop, text[start:stop], new, "rule"))
    return text, repairs


@given(repaired())
def test_invert_repairs_of_any_repairs_lead_back(case):
    text, repairs = case
    clean = apply_repairs(text, repairs)
    assert apply_repairs(clean, invert_repairs(repairs)) == text


@given(st.data())
def test_compose_repairs_of_two_passes_do_what_both_do(data):
    text, first = data.draw(repaired())
    middle = apply_repairs(text, first)
    _, second = data.draw(repaired(middle))
    composed = compose_repairs(text, first, second)
    assert apply_repairs(text, composed) == apply_repairs(middle, second)


@given(repaired(), st.data())
def test_alignment_of_an_untouched_span_finds_the_same_words(case, data):
    text, repairs = case
    clean = apply_repairs(text, repairs)
    start = data.draw(st.integers(0, len(clean)))
    stop = data.draw(st.integers(start, len(clean)))
    found_start, found_stop = Alignment(repairs).to_found(start, stop)
    inside = [r for r in repairs if r.start < found_stop and found_start < r.stop]
    inside += [r for r in repairs if r.start == r.stop and found_start <= r.start <= found_stop]
    if not inside and stop > start:
        assert text[found_start:found_stop] == clean[start:stop]


@given(repaired(), st.data())
def test_alignment_to_clean_and_back_covers_the_span(case, data):
    text, repairs = case
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    alignment = Alignment(repairs)
    back = alignment.to_found(*alignment.to_clean(start, stop))
    untouched = not any(r.start <= stop and start <= r.stop for r in repairs)
    if untouched and stop > start:
        assert back == (start, stop)


def test_compose_repairs_that_overlap_become_one_with_both_rules():
    text = "the teh end"
    first = [Repair(4, 7, "teh", "the", "spelling")]
    second = [Repair(0, 8, "the the ", "The ", "doubled word")]
    (only,) = compose_repairs(text, first, second)
    assert (only.start, only.stop, only.text) == (0, 8, "The ")
    assert only.rule == "spelling + doubled word"


def test_apply_repairs_that_misquote_the_text_are_refused():
    with pytest.raises(ValueError, match="does not fit"):
        apply_repairs("abc", [Repair(0, 1, "x", "y", "rule")])


REPLACED = Alignment([Repair(4, 7, "OLD", "NEWER", "rule")])
"""From "abc OLD def" to "abc NEWER def"."""
DROPPED = Alignment([Repair(4, 8, "DROP", "", "rule")])
"""From "abc DROP def" to "abc  def"."""


@pytest.mark.parametrize(
    ("clean", "found"),
    [
        ((0, 3), (0, 3)),
        ((0, 4), (0, 4)),
        ((0, 5), (0, 7)),
        ((4, 9), (4, 7)),
        ((5, 6), (4, 7)),
        ((8, 11), (4, 9)),
        ((9, 11), (7, 9)),
        ((10, 13), (8, 11)),
    ],
)
def test_end_inside_replaced_text_widens_to_the_whole_replacement(clean, found):
    assert REPLACED.to_found(*clean) == found


@pytest.mark.parametrize(
    ("found", "clean"), [((0, 4), (0, 4)), ((5, 6), (4, 9)), ((6, 8), (4, 10)), ((7, 8), (9, 10)), ((8, 11), (10, 13))]
)
def test_span_of_the_text_as_found_widens_in_the_same_way(found, clean):
    assert REPLACED.to_clean(*found) == clean


@pytest.mark.parametrize(
    ("clean", "found"), [((0, 4), (0, 4)), ((4, 8), (8, 12)), ((3, 5), (3, 9)), ((0, 8), (0, 12)), ((5, 8), (9, 12))]
)
def test_text_dropped_at_an_end_stays_outside(clean, found):
    assert DROPPED.to_found(*clean) == found


def test_span_of_dropped_text_is_empty():
    assert DROPPED.to_clean(5, 7) == (4, 4)
    assert DROPPED.to_clean(4, 8) == (4, 4)


@pytest.mark.parametrize(
    ("place", "held"), [(1, "-"), (2, "a"), (4, "a"), (5, "-"), (6, "-"), (7, "b"), (8, "b"), (9, "-")]
)
def test_character_is_held_by_the_span_around_it_stop_exclusive(place, held):
    assert holder([(2, 5, "a"), (7, 9, "b")], place, "-") == held
    assert holder([], place, "-") == "-"


@pytest.mark.parametrize(
    "repairs",
    [
        [Repair(0, 2, "ab", "x", "rule"), Repair(1, 3, "bc", "y", "rule")],
        [Repair(2, 3, "c", "y", "rule"), Repair(0, 1, "a", "x", "rule")],
    ],
    ids=["overlap", "not sorted"],
)
def test_apply_repairs_that_overlap_or_are_not_sorted_are_refused(repairs):
    with pytest.raises(ValueError, match="does not fit"):
        apply_repairs("abc", repairs)


def test_apply_repairs_side_by_side_are_made():
    assert apply_repairs("abc", [Repair(0, 1, "a", "x", "rule"), Repair(1, 2, "b", "", "rule")]) == "xc"


def test_compose_repairs_that_only_touch_stay_apart():
    first = [Repair(0, 1, "a", "xx", "one", "first")]
    second = [Repair(2, 3, "b", "y", "two", "second")]
    assert compose_repairs("abc", first, second) == [
        Repair(0, 1, "a", "xx", "one", "first"),
        Repair(1, 2, "b", "y", "two", "second"),
    ]


def test_compose_repairs_that_overlap_carry_each_rule_and_reason_once():
    first = [Repair(0, 1, "a", "x", "one", "first"), Repair(2, 3, "c", "z", "one", "first")]
    second = [Repair(0, 3, "xbz", "w", "two", "")]
    assert compose_repairs("abc", first, second) == [Repair(0, 3, "abc", "w", "one + two", "first")]
    third = [Repair(0, 3, "xbz", "w", "two", "second")]
    assert compose_repairs("abc", first, third)[0].reason == "first; second"


def test_compose_repairs_that_undo_one_another_are_none():
    assert compose_repairs("abc", [Repair(1, 2, "b", "x", "one")], [Repair(1, 2, "x", "b", "two")]) == []


def test_compose_repairs_in_one_gap_become_one():
    first = [Repair(1, 1, "", "x", "one")]
    (only,) = compose_repairs("ab", first, [Repair(0, 2, "ax", "y", "two")])
    assert (only.start, only.stop, only.found_text, only.text) == (0, 1, "a", "y")
    dropped = [Repair(1, 2, "b", "", "one")]
    (only,) = compose_repairs("abc", dropped, [Repair(1, 1, "", "x", "two")])
    assert (only.start, only.stop, only.text, only.rule) == (1, 2, "x", "one + two")


def test_compose_repairs_of_several_later_ones_in_one_earlier_are_all_made():
    first = [Repair(0, 3, "abc", "vwxyz", "one")]
    second = [Repair(0, 1, "v", "V", "two"), Repair(2, 4, "xy", "", "three")]
    (only,) = compose_repairs("abcd", first, second)
    assert (only.start, only.stop, only.text) == (0, 3, "Vwz")
    assert only.rule == "one + two + three"
