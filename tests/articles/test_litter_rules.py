"""Every rule on litter drops its examples and keeps its counter-examples, and has an example for each form."""

from __future__ import annotations

import pytest

from topics.articles.boilerplate.rules import (
    BIOGRAPHY_RULES,
    CLOSING,
    CLOSING_LATE,
    HEADER_RULES,
    LINE_RULES,
    OWN_RULES,
    WITH_LINES_BELOW,
    LitterRule,
    line_rule_of,
)
from topics.articles.lines import split_lines

RULES = [*LINE_RULES, *HEADER_RULES, *BIOGRAPHY_RULES, *OWN_RULES]
EXAMPLES = [(rule, text) for rule in RULES for text in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in RULES for text in rule.counterexamples]
FORMS = [(rule, form) for rule in RULES for form in rule.forms]


def rule_of(**conditions):
    return LitterRule("a name", "a reason", (r"stop press\b",), (), (), **conditions)


def fits(rule, text, *, in_head=True):
    return rule.fits(split_lines(text)[0], in_head=in_head)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_rule_drops_its_example(rule, text):
    assert fits(rule, text)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[text for _, text in COUNTEREXAMPLES])
def test_rule_keeps_its_counterexample(rule, text):
    assert not fits(rule, text)


@pytest.mark.parametrize(("rule", "form"), FORMS, ids=[f"{rule.name}: {form[:40]}" for rule, form in FORMS])
def test_form_has_an_example(rule, form):
    assert any(rule.compile(form).match(text) for text in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.name}: {rule.reason}" for rule in RULES])
def test_rule_has_a_reason_and_a_counterexample(rule):
    assert rule.reason
    assert rule.counterexamples


def test_line_of_as_many_words_as_allowed_fits_and_a_longer_one_does_not():
    rule = rule_of(max_words=4)

    assert fits(rule, "Stop press ships sail")
    assert not fits(rule, "Stop press ships sail again")


def test_line_without_a_limit_of_its_own_has_at_most_twenty_five_words():
    assert fits(rule_of(), "Stop press" + " ship" * 23)
    assert not fits(rule_of(), "Stop press" + " ship" * 24)


def test_rule_for_the_head_does_not_fit_below_it():
    assert fits(rule_of(head=True), "Stop press", in_head=True)
    assert not fits(rule_of(head=True), "Stop press", in_head=False)
    assert fits(rule_of(), "Stop press", in_head=False)


def test_unfinished_line_does_not_end_as_a_sentence():
    assert fits(rule_of(unfinished=True), "Stop press")
    assert not fits(rule_of(unfinished=True), "Stop press.")
    assert fits(rule_of(), "Stop press.")


def test_verbless_rule_allows_verbs_of_making_only():
    assert fits(rule_of(verbless=True), "Stop press written by nobody")
    assert not fits(rule_of(verbless=True), "Stop press was free")
    assert fits(rule_of(), "Stop press was free")


def test_letter_case_counts_only_where_the_rule_says_so():
    assert fits(rule_of(), "STOP PRESS")
    assert not fits(rule_of(cased=True), "STOP PRESS")


def test_blank_of_a_form_is_any_white_space():
    assert fits(rule_of(), "Stop\u00a0 press")


def test_kinds_of_litter_that_close_an_article():
    assert {"comment form", "credit", "standards and rights", "navigation", "sharing bar"} == CLOSING
    assert {"navigation", "sharing bar"} == CLOSING_LATE
    assert {"interruption", "related link"} == WITH_LINES_BELOW


ALMOST = {
    "a league table": "Team  |  "
    + "Northport  |  12  |  7  |  3  |  2  |  24 : 11  |  24  |  " * 9
    + "Played until 3 May!",
    "a path through a site": "Home  >  World  >  " + "Asia  >  " * 60 + "?",
    "numbers beside the word print": "print " + "1,2.3," * 120 + " copies",
    "a wide gap after a contact": "Contact the author" + " " * 900 + "by telephone",
    "one word without an end": "Contact " + "a.b-" * 5_000,
}
"""Lines that almost fit a form in which something is repeated; each took longer than a day or grew with the cube."""


@pytest.mark.parametrize("text", ALMOST.values(), ids=ALMOST)
def test_line_that_almost_fits_is_judged_at_once_and_kept(text):
    assert not any(fits(rule, text) for rule in LINE_RULES)


def test_line_of_a_thousand_characters_fits_and_a_longer_one_is_no_litter():
    rule = rule_of()
    assert fits(rule, "Stop press " + "x" * 989)
    assert not fits(rule, "Stop press " + "x" * 990)


def test_white_space_within_a_line_counts_as_one_blank():
    assert fits(rule_of(), "Stop  \t press" + " " * 2_000 + "ships")


@pytest.mark.parametrize("in_head", [True, False])
def test_short_lines_that_are_tried_by_all_rules_at_once_have_the_rule_that_fits_first(in_head):
    texts = [text[:length] for rule in RULES for text in (*rule.examples, *rule.counterexamples) for length in (40, 41)]
    for text in filter(str.strip, texts):
        (line, *_) = split_lines(text)
        first = next((rule for rule in LINE_RULES if rule.fits(line, in_head=in_head)), None)
        assert line_rule_of(line, in_head=in_head) is first
