"""Hyphens that a tokenizer set apart: what is joined, and what stays a dash."""

import pytest

from topics.english.hyphens import with_hyphens

TOKENIZED = "The mayor left , he said ."


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
        ("the so - called “doc fix” bill", "the so-called “doc fix” bill"),
        ("Holm - Strand left , he said .", "Holm-Strand left , he said ."),
        ("Kim Jong - un left , he said .", "Kim Jong-un left , he said ."),
        ("two - thirds of them", "two-thirds of them"),
        ("twenty - six others", "twenty-six others"),
        ("won 2 - 1 in Pula", "won 2-1 in Pula"),
        ("Berg 's third - placed team", "Berg 's third-placed team"),
    ],
)
def test_hyphen_joins_the_halves_of_a_word(apart, joined):
    assert with_hyphens(apart, TOKENIZED) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the anti - strike party", "the anti-strike party"),
        ("a six - month ban", "a six - month ban"),
        ("he left - state - run firms shut", "he left - state - run firms shut"),
        ("Holm - Strand left", "Holm - Strand left"),
    ],
)
def test_of_a_text_that_no_tokenizer_wrote_only_halves_that_are_no_words_are_joined(text, joined):
    assert with_hyphens(text) == joined


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
        "The mayor left - residents said he fled",
        "at last - voters cheered",
        "on the left - voters said so",
        "He came first - voters had hoped",
        "the crash of 8 March 2014 - 239 people died - was",
        "the Red Cross - workers said",
        "Anna Berg - wife of Paul - left , he said",
        "Anna Berg - Paul Stein left",
        "Anna Berg - has she left , he said",
        "the Tour - they left , he said",
        "( Wire ) - Peru has left",
        "a well-known firm",
    ],
)
def test_dash_stays(text):
    assert with_hyphens(text, TOKENIZED) == text
