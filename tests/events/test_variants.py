"""Spellings of one name are one actor; two persons whose names are alike stay two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import make_tables
from topics.english import misspellings
from topics.english.misspellings import Misspellings, misspelling_keys, misspelt
from topics.events.people.actors import find_mentions
from topics.events.people.spelling import sound, written_keys


def actors_of(*articles):
    """Return the actors of some articles, each a list of sentences."""
    given_articles = [(f"a{number}", "2021-05-14", sentences) for number, sentences in enumerate(articles)]
    _, passages, _ = make_tables(*given_articles)
    return {item.actor for here in find_mentions(passages).values() for item in here if item.basis == "name"}


def told_of(usual, *others):
    """Return articles that name somebody twice by the usual name, and once by each of the others."""
    bare = usual.removeprefix(f"{usual.split()[0]} ") if len(usual.split()) > 2 else usual
    return [[f"{usual} spoke.", f"Later {bare} left."], *([f"{other} spoke."] for other in others)]


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("President Óscar Peña", "President Oscar Pena"),
        ("Minister Jörg Möller", "Minister Joerg Moeller"),
        ("President Ko Jin-seo", "President Ko Jin Seo"),
        ("President Ko Jin-seo", "President Ko Jinseo"),
        ("President Karim al-Hadad", "President Karim Hadad"),
        ("President Karim al-Hadad", "President Karim Al Hadad"),
        ("Minister Mary O'Dowd", "Minister Mary O’Dowd"),
        ("Minister Jan van der Poel", "Minister Jan Van der Poel"),
        ("Author J.K. Lindholm", "Author J. K. Lindholm"),
        ("Author J.K. Lindholm", "Author JK Lindholm"),
        ("Colonel Muhammad Qasimi", "Colonel Mohammed Kassimi"),
        ("Minister Yunus Qadiri", "Minister Yunus Qaderi"),
        ("Muammar Qadiri", "Moammar Kadiri"),
        ("President Petro Dubensky", "President Petro Dubenskyy"),
        ("Prime Minister Imre Halasz", "Prime Minister Halasz Imre"),
        ("Minister Rosa Quispe", "Minister R. Quispe"),
    ],
)
def test_spelling_of_a_name_is_that_of_the_usual_one(usual, other):
    assert len(actors_of(*told_of(usual, other))) == 1


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("President Hu Wenbo", "President Hua Wenbo"),
        ("Minister Li Wenbo", "Minister Le Wenbo"),
        ("Leader Ko Jong-il", "Leader Ko Jong-un"),
        ("Minister Hassan Karimov", "Minister Hussein Karimov"),
        ("Minister Zia Karimov", "Minister Reza Karimov"),
        ("Senator Paul Stein Jr.", "Senator Paul Stein Sr."),
        ("Senator Paul Stein Jr.", "Senator Paul Stein"),
        ("President Ho Anping", "President Hoan Ping"),
        ("Senator James Thomas", "Judge Thomas James"),
        ("Minister Rosa Quispe", "Judge R. Quispe"),
        ("Senator Catherine Jonesby", "Judge Katherine Jonesby"),
        ("Senator Peter Mayer", "Judge Peter Maier"),
        ("Muammar Kadiri", "Moammar Kadiri"),
        ("Colonel Muhammad Karimi", "Judge Mohammed Karimi"),
    ],
)
def test_names_of_two_persons_stay_two(usual, other):
    assert len(actors_of(*told_of(usual, other))) == 2


def test_initials_tell_two_persons_apart_and_are_left_out_where_there_is_one():
    one = [["President Ana B. Berg spoke.", "Ana B. Berg and others.", "Later Ana Berg left."]]
    assert actors_of(*one) == {"Ana Berg"}
    assert actors_of(*one, ["President Ana C. D. Berg spoke."]) == {"Ana B. Berg", "Ana Berg", "Ana C. D. Berg"}


def test_two_names_in_one_sentence_are_of_two():
    apart = ["Minister Maria Lindqvist spoke.", "Later Maria Lindqvist left."]
    assert len(actors_of(apart, ["On Monday Maria Lindkvist left."])) == 1
    assert len(actors_of(apart, ["Maria Lindqvist met Maria Lindkvist."])) == 2


@pytest.mark.parametrize(("role", "number"), [("Coach", 1), ("Judge", 2)])
def test_often_met_slip_of_the_pen_is_somebody_else_by_another_role(role, number):
    one, other = ([f"{title} said no."] * 3 for title in ("Coach Peter Hanssen", f"{role} Peter Hansson"))
    assert len(actors_of(one, other)) == number


def test_spelling_learnt_from_one_of_a_family_holds_for_the_others():
    usual = ["Colonel Muhammad Qasimi spoke.", "Muhammad Qasimi left.", "Saif Qasimi left.", "Later Saif Qasimi spoke."]
    assert actors_of(usual, ["Colonel Muhammad Kassimi spoke.", "Later Saif Kassimi left."]) == {
        "Muhammad Qasimi",
        "Saif Qasimi",
    }


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [("Colonel Kassimi fled.", True), ("Judge Kassimi fled.", False), ("Judge Qassimi fled.", True)],
)
def test_last_name_alone_is_a_spelling_by_its_role_or_plainly(sentence, is_one):
    actors = actors_of(["Colonel Muhammad Gasimi spoke.", "Later Muhammad Gasimi left."], [sentence])
    assert (actors == {"Muhammad Gasimi"}) is is_one


def test_name_in_capitals_alone_is_not_the_usual_one_where_another_is_met():
    assert actors_of(["ANNA BERG spoke.", "Then ANNA BERG left."], ["Anna Berg came."]) == {"Anna Berg"}
    assert actors_of(["ANNA BERG spoke."]) == {"ANNA BERG"}


def test_first_name_of_one_person_is_no_slip_for_that_of_another():
    lind = ["Michaela Lind fell at nine.", "Michaela and a friend left.", "Later Michaela came.", "Michaela wept."]

    assert actors_of(["Author Michael Stein spoke.", *lind]) == {"Michael Stein", "Michaela Lind", "Michaela"}


def test_first_name_alone_is_nobodys_of_another_article_who_is_called_by_the_last_one():
    berg = ["President Gordon Berg spoke.", "Berg left.", "Berg came back."]
    xi = ["President Xi Jinping spoke.", "Xi left."]

    assert actors_of(berg, ["Gordon, a nurse, came to Lima."]) == {"Gordon Berg", "Gordon", "Lima"}
    assert actors_of([*berg, "Gordon wept."]) == {"Gordon Berg"}
    assert actors_of(xi, ["Then Xi said no."]) == {"Xi Jinping"}


def test_what_stands_behind_a_surname_is_no_part_of_it():
    told = [
        "The mayor met Minister Karl M. Holm Jr. on Monday.",
        "On Tuesday Holm left.",
        "Holm said the plan of Holm failed.",
    ]
    assert actors_of(told) == {"Karl M. Holm Jr."}
    assert "Berg" in actors_of([told[0], "On Tuesday Berg left.", "Berg said the plan of Berg failed."])


def test_president_elect_is_a_role():
    assert actors_of(["President-elect Anna Berg left."]) == {"Anna Berg"}


def test_acronym_in_brackets_stands_for_the_body_before_it():
    told = "Bureau of Harbour Affairs"
    assert actors_of([f"On Monday the {told} (BHA) said no.", "The BHA left."]) == {told}
    assert "BHF" in actors_of([f"On Monday the {told} (BHF) said no.", "The BHF left."])
    small = [f"On Monday the {told} (Bha) said no.", "They met Bha.", "Bha said no."]
    assert actors_of(small) == {told}
    assert "Ba" in actors_of(["On Monday the Bureau of Affairs (Ba) said no.", "They met Ba.", "On Monday Ba said no."])
    two = actors_of([f"The {told} (BHA) said no.", "The Board of Harbour Aid (BHA) said no.", "The BHA left."])
    assert "BHA" in two


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("Qadiri", "Kadyri", True), ("Osman", "Usman", True), ("Hansen", "Hanson", False), ("Khan", "Kan", False)],
)
def test_sound_levels_what_transliterations_choose_in_words_of_five_letters(one, other, is_one):
    assert (sound(one) == sound(other)) is is_one


def test_single_word_has_no_key_of_writing():
    assert written_keys("Peña") == ()
    assert written_keys("Ana Peña")


@given(
    st.lists(st.text("abc", min_size=6, max_size=8), min_size=30, max_size=60), st.text("abc", min_size=6, max_size=8)
)
@settings(max_examples=40, deadline=None)
def test_misspellings_among_many_words_are_those_that_looking_at_each_finds(words, word):
    known = Misspellings()
    for number, one in enumerate(words):
        known.add(one, f"{number}")
    assert known.near(word) == [f"{number}" for number, one in enumerate(words) if misspelt(word, one)]


def test_word_is_held_against_few_of_very_many(monkeypatch):
    known = Misspellings()
    for number in range(3000):
        known.add(f"Be{number:06}x", str(number))
    held = []
    monkeypatch.setattr(misspellings, "misspelt", lambda *pair: held.append(pair) or misspelt(*pair))
    assert known.near("Be000500x")
    assert len(held) < 200


@pytest.mark.parametrize(("number", "has_keys"), [(8, True), (9, False)])
def test_list_of_names_has_no_misspelling(number, has_keys):
    assert bool(misspelling_keys(["Lindqvist"] * number)) is has_keys
