"""Whether somebody is "he" or "she": what a corpus says beside a name, and who says the words before a pronoun."""

import pytest

from topics.events.people.actors import Cast
from topics.events.quotes.article import quotes_of_article
from topics.events.quotes.speakers import Speakers
from topics.events.sentences import read_sentences

TODAY = "2021-05-14"


def mentions_in(tables, *sentences):
    _, passages, *_ = tables(("a", TODAY, list(sentences)))
    [own] = read_sentences(passages)
    return own, Cast(passages).mentions(own)


def actors_of(tables, *sentences):
    own, mentions = mentions_in(tables, *sentences)
    speakers = Speakers(own, mentions)
    return [speakers.actor(quote) for quote in quotes_of_article(own, [item.position for item in own])]


@pytest.mark.parametrize(
    ("sentences", "gender"),
    [
        (["Mr Paul Berg left."], "he"),
        (["The actress Paul Berg left."], "she"),
        (["Her brother Paul Berg left."], "he"),
        (["Paul Berg, her brother, left."], "he"),
        (["Paul Berg, her brother, Luis and a friend left."], None),
        (["Paul Berg and her brother left."], None),
        (["Paul Berg left.", "She fell.", "Paul Berg hurt herself."], "she"),
        (["Paul Berg lost her way."] * 2, "she"),
        (["Paul Berg hurt herself."], None),
        (["Paul Berg hit her.", "Paul Berg met her.", "Paul Berg saw her."], None),
        (["Paul Berg's lawyer said she fell."] * 4, None),
        (["Mr Paul Berg left.", "Mrs Paul Berg left."], None),
    ],
)
def test_gender_is_what_titles_kin_callings_and_pronouns_beside_a_name_agree_on(tables, sentences, gender):
    _, mentions = mentions_in(tables, *sentences)
    known = {item.gender for here in mentions.values() for item in here if item.actor == "Paul Berg"}
    assert known == {gender}


def test_surname_tells_the_gender_of_the_full_name_in_its_article(tables):
    _, mentions = mentions_in(tables, "Paul Berg left.", "Mrs Berg fell.")
    assert {item.gender for here in mentions.values() for item in here} == {"she"}


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        (["Mr Paul Berg said that it rained.", "“It rained,” he said."], ["Paul Berg", "Paul Berg"]),
        (["Mr Paul Berg said that it rained.", "“It rained,” she said."], ["Paul Berg", ""]),
        (["Paul Berg said that it rained.", "His lawyer said that it snowed.", "He said it was late."],
         ["Paul Berg", "", ""]),
        (["Paul Berg said that it rained.", "A man saw the flood.", "He said it was late."], ["Paul Berg", ""]),
    ],
)  # fmt: skip
def test_pronoun_is_the_last_speaker_unless_something_speaks_against_it(tables, sentences, actors):
    assert actors_of(tables, *sentences) == actors


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Paul Berg said that it rained.", "Paul Berg"),
        ("Paul Berg, 31, said that it rained.", "Paul Berg"),
        ("Paul Berg 's lawyer said that it rained .", ""),
        ("Lawyers representing singer Paul Berg said that it rained.", ""),
        ("Paul Berg supporters said that it rained.", ""),
        ("Paul Berg and his lawyer said that it rained.", ""),
        ("Paul Berg 's lawyer , Eva Moe , said that it rained .", "Eva Moe"),
    ],
)
def test_name_within_the_words_for_a_speaker_is_the_speaker_only_as_their_head(tables, sentence, actor):
    assert actors_of(tables, "The singer Paul Berg left.", "The judge Eva Moe left.", sentence)[-1] == actor


def test_it_is_nobody(tables):
    said = actors_of(tables, "It does not help that Paul Berg, in Oslo, insists the singer Eva Moe left.")
    assert "Eva Moe" not in said


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The magistrate, Anna Berg, ruled that the fair would close.", "Anna Berg"),
        ("The magistrate of the district, Anna Berg, ruled that the fair would close.", "Anna Berg"),
        ("The magistrate, a cousin of Anna Berg, ruled that the fair would close.", ""),
        ("The magistrate delayed Anna Berg's hearing and ruled that the fair would close.", ""),
        ("The magistrate met Anna Berg and ruled that the fair would close.", ""),
    ],
)
def test_noun_speaks_as_somebody_only_where_the_name_stands_beside_it(tables, sentence, actor):
    assert actors_of(tables, sentence) == [actor]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("“Berg was always calm,” he said.", ""),
        ("He said that Berg fired four times.", ""),
        ("“My name is Berg and I was calm,” he said.", "Paul Berg"),
        ("“I was always calm,” he said.", "Paul Berg"),
    ],
)
def test_who_names_somebody_is_somebody_else(tables, words, actor):
    assert actors_of(tables, "Mr Paul Berg said that it rained.", words) == ["Paul Berg", actor]


def test_name_of_whose_words_only_the_last_one_is_read_is_the_speaker(tables):
    assert actors_of(tables, "June Berg told the papers that it rained.") == ["June Berg"]


@pytest.mark.parametrize(("between", "actor"), [("It snowed.", "Paul Berg"), ("The prosecutor left.", "")])
def test_he_is_not_the_last_speaker_where_somebody_else_acted_since(tables, between, actor):
    assert actors_of(tables, "Mr Paul Berg said that it rained.", between, "“It was late,” he said.")[1] == actor
