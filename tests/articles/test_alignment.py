"""Laws of repairs: they compose, they invert, and offsets lead to the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from topics.articles.alignment import Alignment, apply_repairs, compose_repairs, invert_repairs
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
