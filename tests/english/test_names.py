"""Word lists of names and of happenings: their examples, and what is made of them."""

import pytest

from tests.marked import read_marked, words_found
from topics.english import happenings, names
from topics.english.data import read_lists

LISTS = [
    (file, name, words)
    for file in ("names", "happenings")
    for name, words in read_lists("topics.english", file).items()
]
CUES = [*(("plan", cue) for cue in happenings.PLAN_CUES), *(("since", cue) for cue in happenings.SINCE_CUES)]


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=[f"{file}-{name}" for file, name, _ in LISTS])
def test_examples_of_a_list_hold(file, name, words):
    assert words.about
    assert words.examples
    assert words.counterexamples
    assert len(set(words.words)) == len(words.words)
    for example in words.examples:
        text, marked = read_marked(example)
        assert words_found(words, text) == marked
    for text in words.counterexamples:
        assert not words_found(words, text)


@pytest.mark.parametrize(("kind", "cue"), CUES, ids=[f"{kind} {cue.words[:20]}" for kind, cue in CUES])
def test_cue_is_in_its_example_and_not_in_its_counterexample(kind, cue):
    pattern = happenings.PLAN if kind == "plan" else happenings.SINCE
    assert cue.pattern.search(cue.example)
    assert not pattern.search(cue.counterexample)


@pytest.mark.parametrize("verb", ["met", "meets", "arrested", "spoke", "sworn", "flew"])
def test_past_forms_and_headline_presents_report_something_done(verb):
    assert verb in happenings.HAPPENING_VERBS


@pytest.mark.parametrize("verb", ["meet", "meeting", "fly", "reports"])
def test_other_forms_report_nothing(verb):
    assert verb not in happenings.HAPPENING_VERBS


def test_only_born_is_said_of_bearing():
    assert "born" in happenings.ONCE_VERBS
    assert "bore" not in happenings.ONCE_VERBS


def test_what_befell_people_is_counted_by_kind():
    assert happenings.BEFALLEN["fatalities"] == happenings.BEFALLEN["killed"] == "killed"
    assert happenings.BEFALLEN["wounded"] == "hurt"


@pytest.mark.parametrize("word", ["the", "monday", "january", "mr", "gmt", "witnesses", "according"])
def test_small_words_times_and_unnamed_speakers_are_no_names(word):
    assert word in names.NO_NAMES


@pytest.mark.parametrize("word", ["relations", "tensions", "fierce", "lima", "berg", "new"])
def test_other_words_can_be_names(word):
    assert word not in names.NO_NAMES
