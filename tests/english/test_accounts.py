"""Words by which accounts differ: each family of causes knows its own, and the parts of a list fit together."""

import pytest

from topics.english.accounts import (
    CAUSE_FAMILIES,
    DIMENSIONS,
    GUILTY,
    MOMENT_NOUNS,
    MOMENTS,
    NOT_GUILTY,
    SAME_THING,
    causes_in,
)


@pytest.mark.parametrize("family", CAUSE_FAMILIES, ids=lambda family: family.name)
def test_family_of_causes_knows_its_example_and_not_its_counterexample(family):
    assert family.name in causes_in(family.example)
    assert family.name not in causes_in(family.counterexample)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("a heart attack", {"illness"}),
        ("an attack", {"intent"}),
        ("a lightning strike", {"weather"}),
        ("a strike", {"labour and protest"}),
        ("an air strike on the depot", {"intent"}),
        ("bad luck", set()),
    ],
)
def test_phrase_is_of_another_family_than_its_words(text, families):
    assert causes_in(text) == families


def test_nouns_of_moments_name_moments_that_verbs_tell_too():
    assert set(MOMENT_NOUNS.values()) <= set(MOMENTS.values())
    assert MOMENTS["opens"] == MOMENT_NOUNS["opening"] == "begin"


def test_thing_with_several_names_has_one_usual_name():
    assert SAME_THING.keys().isdisjoint(SAME_THING.values())


def test_dimension_goes_by_its_adjective():
    assert (DIMENSIONS["depth"], DIMENSIONS["tall"]) == ("deep", "high")


def test_no_words_of_guilt_are_words_of_the_other_verdict():
    assert set(GUILTY.words).isdisjoint(NOT_GUILTY.words)
