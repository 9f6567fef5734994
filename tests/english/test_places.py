"""Nations, cities and their ambiguous names."""

import pytest

from tests.marked import read_marked, words_found
from topics.english.data import read_lists
from topics.english.places import AMBIGUOUS, COUNTRY_OF, DEMONYMS, LANDS, NAMESAKES, PLACES, nations, regions

LISTS = list(read_lists("topics.english", "places").items())


def test_nations_are_all_there_each_once_in_the_order_of_the_alphabet():
    names = [nation.names[0] for nation in nations()]
    assert len(names) > 190
    assert names == sorted(set(names))
    assert all(nation.people and nation.codes for nation in nations())


def test_no_name_or_code_is_of_two_nations():
    names = [name for nation in nations() for name in nation.names]
    codes = [code for nation in nations() for code in nation.codes]
    assert len(set(names)) == len(names)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("place", "nation"),
    [
        ("Lagos", "Nigeria"),
        ("Sao Paulo", "Brazil"),
        ("São Paulo", "Brazil"),
        ("Lodz", "Poland"),
        ("Bavaria", "Germany"),
        ("Ontario", "Canada"),
        ("Hong Kong", "China"),
        ("Taipei", "Taiwan"),
        ("Funafuti", "Tuvalu"),
    ],
)
def test_capitals_large_cities_and_states_lie_in_their_nation(place, nation):
    assert COUNTRY_OF[place] == nation
    assert PLACES[place] == place


@pytest.mark.parametrize("name", ["U.K.", "Burma", "Holland", "Africa"])
def test_other_names_of_nations_and_regions_have_their_usual_one(name):
    assert name in PLACES
    assert name not in COUNTRY_OF


@pytest.mark.parametrize(
    ("word", "nation"), [("French", "France"), ("Serbs", "Serbia"), ("Thai", "Thailand"), ("Brits", "Britain")]
)
def test_word_for_people_leads_to_their_nation(word, nation):
    assert DEMONYMS[word] == LANDS[word] == nation


@pytest.mark.parametrize(
    "name", ["Nice", "Reading", "Bath", "Mobile", "Orange", "Jackson", "Van", "Victoria", "Duma", "Queens"]
)
def test_name_that_is_first_of_all_something_else_is_no_place_by_itself(name):
    assert name in AMBIGUOUS
    assert name in COUNTRY_OF
    assert name not in PLACES


@pytest.mark.parametrize("name", ["Boston", "Oxford", "Manchester"])
def test_city_whose_name_few_persons_bear_is_a_place_but_proves_nothing_within_a_name(name):
    assert name in PLACES
    assert name in NAMESAKES


@pytest.mark.parametrize("name", ["Paris", "Houston", "Bern", "France"])
def test_capitals_nations_and_cities_of_millions_stand_for_themselves(name):
    assert name in PLACES
    assert name not in NAMESAKES


@pytest.mark.parametrize(
    ("place", "nation"),
    [
        ("Cologne", "Germany"),
        ("Mysore", "India"),
        ("Hilla", "Iraq"),
        ("Nizhny Novgorod", "Russia"),
        ("Pusan", "South Korea"),
    ],
)
def test_city_is_known_as_english_news_writes_it(place, nation):
    assert COUNTRY_OF[place] == nation
    assert PLACES[place] == place


def test_place_of_a_nation_stands_in_its_list_once():
    for nation in nations():
        assert len(set(nation.places)) == len(nation.places), nation.names[0]


def test_regions_hold_no_places():
    assert all(not region.places and not region.codes for region in regions())


@pytest.mark.parametrize(("name", "words"), LISTS, ids=[name for name, _ in LISTS])
def test_ambiguous_name_is_that_of_a_place_and_the_examples_hold(name, words):
    known = {place.lower() for place in COUNTRY_OF}
    assert set(words.words) <= known
    for example in words.examples:
        text, marked = read_marked(example)
        assert words_found(words, text) == marked
    for text in words.counterexamples:
        assert not words_found(words, text)
