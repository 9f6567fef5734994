"""Who said what: labelled sentences, places that slice back, speakers, days, and whose word a part of a sentence is."""

import json
from pathlib import Path

import pytest

from topics import Corpus
from topics.events.quotes.article import quotes_of_article
from topics.events.quotes.attributions import attributions_of, who_says
from topics.events.quotes.marks import find_quotations
from topics.events.quotes.table import choose_quotes
from topics.events.quotes.words import Words
from topics.events.sentences import Sentence

CASES = json.loads((Path(__file__).parents[1] / "cases" / "quotes.json").read_text(encoding="utf-8"))


def passages_of(paragraphs, kind="sentence"):
    """Return sentences as passages, with the number of each one's paragraph."""
    passages, numbers = [], []
    for number, sentences in enumerate(paragraphs):
        for text in sentences:
            at = passages[-1].stop + 1 if passages else 0
            place = (at, at + len(text))
            passages.append(Sentence(f"a:{at}", "a", "a.txt", *place, text, text, kind, len(passages)))
            numbers.append(number)
    return passages, numbers


def words_of(spot, passages):
    """Return the words of a place that may go on into later passages."""
    if spot is None:
        return ""
    if spot.first == spot.last:
        return passages[spot.first].quote[spot.start : spot.stop].strip()
    between = [passages[n].quote for n in range(spot.first + 1, spot.last)]
    return " ".join([passages[spot.first].quote[spot.start :], *between, passages[spot.last].quote[: spot.stop]])


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_labelled_sentences_are_given_to_their_speakers(case):
    passages, numbers = passages_of(case["input"], case.get("kind", "sentence"))

    quotes = quotes_of_article(passages, numbers)

    assert [
        {
            "speaker": words_of(quote.speaker, passages),
            "text": " ".join(words_of(spot, passages) for spot in quote.contents),
            "direct": quote.is_direct,
        }
        for quote in quotes
    ] == case["expected"]


# ---------------------------------------------------------------- the table

FLOOD = (
    "Officials in Lund said on Tuesday that three bridges had collapsed.\n\n"
    "“The water came at night,” said Maria Pohl, a farmer. “Nobody warned us.”\n\n"
    "She added that her barn was gone.\n\n"
    "The mayor, Jens Holm, denied that the gates had been opened too early."
)


def corpus_of(*texts, **columns):
    return Corpus([{"text": text, "published": "2021-06-10", **columns} for text in texts])


@pytest.fixture(scope="module")
def flood():
    return corpus_of(FLOOD)


def test_quotes_of_an_article_name_speaker_cue_and_kind(flood):
    quotes = flood.quotes

    assert quotes["speaker"].tolist() == ["Officials in Lund", "Maria Pohl", "She", "The mayor"]
    assert quotes["cue"].tolist() == ["said", "said", "added", "denied"]
    assert quotes["kind"].tolist() == ["statement", "statement", "statement", "denial"]
    assert quotes["direct"].tolist() == [False, True, False, False]


def test_actor_is_given_where_plain_and_behind_a_pronoun(flood):
    assert flood.quotes["actor"].tolist()[1:] == ["Maria Pohl", "Maria Pohl", "Jens Holm"]


def test_pronoun_stays_open_where_somebody_else_is_named_in_between():
    text = "“We lost,” said coach Ivo Lang after the match.\n\nGoalkeeper Jan Moe left early. He added that it hurt."
    quotes = corpus_of(text).quotes

    assert quotes["actor"].tolist()[0] == "Ivo Lang"
    assert quotes["actor"].tolist()[1] != "Ivo Lang"


def test_lawyer_of_somebody_is_not_that_person():
    quotes = corpus_of("Maria Pohl came to court. Maria Pohl’s lawyer said the case was closed.").quotes

    assert quotes["speaker"].tolist() == ["Maria Pohl’s lawyer"]
    assert quotes["actor"].tolist() == [""]


def test_day_is_the_one_beside_the_cue_else_the_publication(flood):
    assert flood.quotes["day"].tolist() == ["2021-06-08", "2021-06-10", "2021-06-10", "2021-06-10"]
    assert flood.quotes["day_basis"].tolist() == ["stated", "publication", "publication", "publication"]


def test_day_within_what_was_said_is_none_of_the_saying():
    quotes = corpus_of("The mayor said the bridge would open on 3 July 2021.").quotes

    assert quotes["day"].tolist() == ["2021-06-10"]


def test_day_that_opens_the_sentence_is_the_one_of_the_saying():
    quotes = corpus_of("On 8 June 2021 the mayor said the bridge was safe.").quotes

    assert quotes["day"].tolist() == ["2021-06-08"]


MARKED = [
    pytest.param("“Stop,” said Maria Pohl. “Never.”", id="curly"),
    pytest.param('"Stop," said Maria Pohl. "Never."', id="straight"),
    pytest.param("‘Stop,’ said Maria Pohl. ‘Never.’", id="single"),
    pytest.param("'Stop,' said Maria Pohl. 'Never.'", id="straight single"),
    pytest.param("â€œStop,â€\x9d said Maria Pohl. â€œNever.â€\x9d", id="decoded wrongly"),
    pytest.param("“Stop,”   said \t Maria Pohl. “Never.”", id="white space"),
]


@pytest.mark.parametrize("found", MARKED)
def test_places_of_a_quote_slice_back_to_its_words(found):
    corpus = corpus_of(f"The river rose. {found} The rain went on.")
    row = corpus.quotes.iloc[0]
    text = corpus.articles["found"].iloc[0]

    pieces = [text[start:stop] for start, stop in json.loads(row.pieces)]
    assert text[row.speaker_start : row.speaker_stop].split() == ["Maria", "Pohl"]
    assert ["Stop" in pieces[0], "Never" in pieces[-1]] == [True, True]
    assert text[row.start : row.stop].startswith(pieces[0])
    assert text[row.start : row.stop].endswith(pieces[-1])
    assert "said" not in pieces[0]
    assert row.direct


def test_every_quote_lies_within_its_article_and_passage(flood):
    found = flood.articles["found"].iloc[0]
    passages = flood.passages.set_index("id")

    for row in flood.quotes.itertuples():
        assert 0 <= row.start < row.stop <= len(found)
        assert passages.loc[row.passage, "start"] <= row.start < passages.loc[row.passage, "stop"]
        assert found[row.speaker_start : row.speaker_stop] == row.speaker


def test_cutting_an_article_elsewhere_changes_no_quote():
    paragraphs = FLOOD.split("\n\n")
    texts = ["\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[:3]), FLOOD]

    first = [corpus_of(text).quotes["text"].tolist()[:2] for text in texts]

    assert first[0] == first[1] == first[2]


def test_quote_inside_another_is_that_speakers_word():
    quotes = corpus_of("The source said the minister had denied that he knew the man.").quotes

    assert quotes["speaker"].tolist() == ["The source"]


def test_article_in_another_language_has_no_quotes():
    text = "Der Minister said, dass die Brücke sicher ist. Die Feuerwehr half den Menschen die ganze Nacht."

    assert corpus_of(text, language="de").quotes.empty


def test_speaker_and_words_narrow_the_quotes(flood):
    quotes = flood.quotes

    assert choose_quotes(quotes, speaker="pohl")["text"].str.contains("barn").any()
    assert choose_quotes(quotes, speaker="holm")["speaker"].tolist() == ["The mayor"]
    assert choose_quotes(quotes, about="gates early")["actor"].tolist() == ["Jens Holm"]
    assert choose_quotes(quotes, about="gates bridges").empty
    assert len(choose_quotes(quotes)) == len(quotes)


# ---------------------------------------------------------------- whose word a part of a sentence is


@pytest.mark.parametrize(
    ("text", "part", "speaker"),
    [
        ("Two men died, police said; the road is closed.", "died", "police"),
        ("Two men died, police said; the road is closed.", "closed", None),
        ("The mayor said the dam had held.", "held", "The mayor"),
        ("The mayor said the dam had held.", "said", None),
        ("The source said the minister had denied that he knew.", "knew", "the minister"),
        ("The dam had held.", "held", None),
    ],
)
def test_part_of_a_sentence_is_the_word_of_its_innermost_speaker(text, part, speaker):
    start = text.index(part)

    spoken = who_says(text, start, start + len(part))

    assert (text[slice(*spoken.speaker)] if spoken else None) == speaker


def test_denial_is_told_from_a_statement():
    assert attributions_of("He denied that he knew.")[0].kind == "denial"
    assert attributions_of("He said that he knew.")[0].kind == "statement"


# ---------------------------------------------------------------- limits, both sides


def test_conversation_needs_three_turns():
    turns = [["LANG: We won."], ["MOE: We did not."], ["LANG: We did."]]

    assert len(quotes_of_article(*passages_of(turns))) == 3
    assert quotes_of_article(*passages_of(turns[:2])) == []


def test_title_names_a_speaker_in_six_words_at_most():
    six, seven = "The old and very tired minister", "The old and very very tired minister"

    assert len(quotes_of_article(*passages_of([[f"{six}: no tax rise"]], "title"))) == 1
    assert quotes_of_article(*passages_of([[f"{seven}: no tax rise"]], "title")) == []


def test_name_known_as_a_person_speaks_in_a_title():
    passages, numbers = passages_of([["Ida Moe: no tax rise"]], "title")

    assert len(quotes_of_article(passages, numbers, [[(0, 7)]])) == 1
    assert quotes_of_article(passages, numbers, [[]]) == []


def test_day_counts_up_to_forty_characters_behind_its_cue():
    near = "The mayor said in a long letter to the city on 8 June 2021 that the bridge was safe."
    far = "The mayor said in a very long letter to all of the city on 8 June 2021 that the bridge was safe."

    assert corpus_of(near).quotes["day_basis"].tolist() == ["stated"]
    assert corpus_of(far).quotes["day_basis"].tolist() == ["publication"]


def test_pieces_far_apart_are_two_quotes():
    near = "“It is over,” said the coach of the small side from the north."
    far = "“It is over,” said the coach of the small side from the cold and windy north."

    assert len(quotes_of_article(*passages_of([[near, "“We lost.”"]]))) == 1
    assert len(quotes_of_article(*passages_of([[far, "“We lost.”"]]))) == 2


def test_sentence_of_more_than_400_tokens_is_a_list():
    said = "The mayor said the dam " + "and the dyke " * 131 + "held."

    assert attributions_of(said)
    assert not attributions_of(said.replace("held", "and the dyke held"))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("rock 'n' roll", []),
        ("the '90s", []),
        ("“Stop,” he said, ‘now’.", ["“Stop,”", "‘now’"]),
        ("the workers' rights and the owners' duties", []),
        ("'The workers' rights are gone,' he said.", ["'The workers' rights are gone,'"]),
        ('a 6" pipe', []),
        ("“never closed", ["“never closed"]),
        ('he said “no evidence" yet that it', ['“no evidence"']),
    ],
)
def test_quotation_marks_are_told_from_apostrophes_and_inches(text, quoted):
    assert [text[item.start : item.stop] for item in find_quotations(text)] == quoted


def test_full_stops_before_a_quotation_part_a_sentence_and_others_do_not():
    for text, n_ends in (("The river rose. “Stop.” Berg said.", 1), ("The river rose. It fell, Berg said.", 0)):
        words = Words(text, find_quotations(text))
        by_token = [n for n in range(len(words.tokens)) if words.low(n) == "." and words.is_hidden(n + 1)]
        assert words.ends_before_speech == by_token
        assert len(by_token) == n_ends


@pytest.mark.parametrize(
    "text",
    [
        "The operation, in which warplanes have attacked the ruler's tanks, began in March.",
        "The operation was intended to protect civilians.",
        "Drones have hit the port.",
        "Fighters of whom some have Harbour links, came to Orsk.",
    ],
)
def test_what_is_only_done_or_meant_is_nobodys_word(text):
    assert not [item for item in attributions_of(text) if item.contents]


@pytest.mark.parametrize("text", ["Mr Berg attacked the plan.", "The senator links the plan to the flood."])
def test_blow_of_a_person_can_be_one_of_words(text):
    assert [item for item in attributions_of(text) if item.contents]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The Harbour Ministry replied on Friday, and he warned that the port would stay closed.", ""),
        ("On Friday he warned that the Harbour Ministry would keep the port closed.", "Anton Berg"),
        ("The Harbour Ministry heard Anton Berg, and he warned that the port would stay closed.", "Anton Berg"),
    ],
)
def test_he_behind_a_body_that_acts_is_not_whoever_spoke_before(sentence, actor):
    text = f"President Anton Berg said that the talks had failed.\n\n{sentence}"
    quotes = Corpus([{"id": "a", "text": text, "published": "2021-05-14"}]).quotes
    assert [*quotes.loc[quotes["speaker"] == "he", "actor"]] == [actor]
