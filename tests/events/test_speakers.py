"""Whose word a claim is: somebody's, the paper's own, and who said what two articles quote."""

import pytest

from topics.events.events import build_events
from topics.events.people.actors import Cast, Mention
from topics.events.quotes.article import Quote, Spot
from topics.events.quotes.speakers import Listener, Speakers, Voice, speaker_at
from topics.events.sentences import Sentence
from topics.records import table
from topics.settings import TimelineSettings

TODAY = "2021-05-14"
WORDS = "We will not pay a single crown for it"


def claims_of(tables, *texts):
    articles = [(f"a{number}", TODAY, [text]) for number, text in enumerate(texts)]
    return build_events(*tables(*articles), table("assignments"), TimelineSettings())["claims"]


@pytest.mark.parametrize(("place", "speaker"), [(3, ""), (4, "Anna Berg"), (13, "Anna Berg"), (14, ""), (-1, "")])
def test_word_is_of_whoever_says_the_characters_around_it(place, speaker):
    assert speaker_at([Voice(4, 14, "Anna Berg", False, False)], place, 20) == speaker


@pytest.mark.parametrize(("length", "speaker"), [(19, "Anna Berg"), (20, "")])
def test_whole_passage_is_of_whoever_says_more_than_half_of_it(length, speaker):
    assert speaker_at([Voice(4, 14, "Anna Berg", False, False)], -1, length) == speaker


@pytest.mark.parametrize(("word", "speaker"), [("I", ""), ("We", ""), ("Mo", "Mo Unit")])
def test_pronoun_takes_no_name_that_it_stands_in(word, speaker):
    text = f"C2{word} said that the bridge was open."
    sentence = Sentence("a:0", "a", "a.txt", 0, len(text), text, text, "sentence", 0)
    named = Mention("Mo Unit", "group", 0, 2 + len(word), "", "name", True)
    spoken, speaks = Spot(0, 8 + len(word), 0, len(text)), Spot(0, 2, 0, 2 + len(word))
    quote = Quote([spoken], speaks, None, None, "speech", False)
    assert Speakers([sentence], {"a:0": [named]}).actor(quote) == speaker


def test_claim_tells_whose_word_it_is_and_the_papers_own(tables):
    claims = claims_of(
        tables,
        "The fire in the old cotton mill at Orsk on Thursday killed 31 people, Mayor Anna Berg said.",
        "The fire in the old cotton mill at Orsk on Thursday killed 24 people.",
        "The fire in the old cotton mill at Orsk on Thursday killed 19 people, officials said.",
    )

    assert dict(zip(claims["value"], claims["speaker"], strict=True)) == {
        "31 people killed": "Anna Berg",
        "24 people killed": "",
        "19 people killed": "officials",
    }


def test_claim_outside_the_words_of_its_sentence_is_the_papers_own(tables):
    claims = claims_of(
        tables,
        "The fire in the mill at Orsk killed 31 people, and Mayor Anna Berg said that she would resign.",
        "The fire in the mill at Orsk killed 24 people.",
    )

    assert set(claims["speaker"]) == {""}


def test_words_of_several_passages_are_the_speakers_in_each(tables):
    _, passages, *_ = tables(("a", TODAY, ["“The fire killed 31.", "It was arson,” Mayor Anna Berg said."]))
    passages["paragraph"] = 0

    voices = Listener(passages, Cast(passages)).voices(set(passages["article"]))

    assert [[voice.speaker for voice in told] for told in voices.values()] == [["Anna Berg"], ["Anna Berg"]]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (f"“{WORDS},” President Anna Berg said.", f"“{WORDS},” President Luis Ortega said.", True),
        (f"“{WORDS},” President Anna Berg said.", f"“{WORDS},” Berg said.", False),
        (f"“{WORDS},” President Anna Berg said.", f"“{WORDS},” a spokesman said.", False),
        ("“We will not pay a single crown here,” President Anna Berg said.",
         "“We will not pay a single crown here,” President Luis Ortega said.", True),
        ("“We will not ever pay a crown,” President Anna Berg said.",
         "“We will not ever pay a crown,” President Luis Ortega said.", False),
    ],
)  # fmt: skip
def test_same_words_in_two_mouths_are_told_from_eight_words_on(tables, one, other, differs):
    claims = claims_of(tables, one, other)

    assert list(claims["matter"].unique()) == (["speaker"] if differs else [])
