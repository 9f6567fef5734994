"""Hyphens that a tokenizer set apart: what is joined, and what stays a dash."""

import pytest

from topics.english.hyphens import with_hyphens


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("the anti - strike party", "the anti-strike party"),
        ("an anti - American mood", "an anti-American mood"),
        ("her re - election , he said", "her re-election , he said"),
        ("a six - month ban", "a six-month ban"),
        ("a 23-year - old nurse", "a 23-year-old nurse"),
        ("the 73-year - old said", "the 73-year-old said"),
        ("from 9 - 31 May", "from 9-31 May"),
        ("they won 2 - 1", "they won 2-1"),
        ("a high - profile visit", "a high-profile visit"),
        ("the state - run oil firm", "the state-run oil firm"),
        ("the US - led force", "the US-led force"),
        ("British - led sanctions", "British-led sanctions"),
        ("performance - enhancing drugs", "performance-enhancing drugs"),
        ("out - of - competition tests", "out-of-competition tests"),
        ("in day - to - day use", "in day-to-day use"),
        ("to avoid a run - off .", "to avoid a run-off ."),
        ("the stand - off ended", "the stand-off ended"),
        ("a swearing - in ceremony", "a swearing-in ceremony"),
        ("in the quarter - final", "in the quarter-final"),
        ("the so - called plan", "the so-called plan"),
        ("Holm - Strand left , he said .", "Holm-Strand left , he said ."),
        ("Kim Jong - un left , he said .", "Kim Jong-un left , he said ."),
    ],
)
def test_hyphen_joins_the_halves_of_a_word(apart, joined):
    assert with_hyphens(apart) == joined


@pytest.mark.parametrize(
    "text",
    [
        "the port - the largest - shut",
        "he had one - Mr Moe - left",
        "all is well - but the mayor left",
        "in 2005 - years later - he left",
        "the deal - signed on Monday - fell",
        "the rallies - banned gatherings - ended",
        "the talks - in Lima - failed",
        "her old boss - wisely , given all that",
        "for five years - by a wide margin",
        "Anna Berg - Paul Stein left",
        "Anna Berg - has she left , he said",
        "the Tour - they left , he said",
        "( Wire ) - Peru has left",
        "a well-known firm",
    ],
)
def test_dash_stays(text):
    assert with_hyphens(text) == text
