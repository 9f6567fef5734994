import re

import pytest

from tests.marked import read_marked
from topics.dates import tag
from topics.dates.expressions import Kind
from topics.dates.finder import false_friends, find_readings, judging_rule, read_match
from topics.dates.grammar import Prefix, Rule, grammar
from topics.dates.languages import CODES, Language, language_of
from topics.dates.resolver import RESOLVERS
from topics.english.data import read_texts

PUBLISHED = "2023-06-19"

LANGUAGES = [language_of(code) for code in sorted(CODES)]
RULES = [(language, rule) for language in LANGUAGES for rule in grammar(language).rules]
PREFIXES = [(language, prefix) for language in LANGUAGES for prefix in grammar(language).prefixes]
JOINS = [(language, join) for language in LANGUAGES for join in grammar(language).joins]
FALSE_FRIENDS = [(language, rule) for language in LANGUAGES for rule in false_friends(language)]


def _with_examples(items):
    return [(language, item, example) for language, item in items for example in item.examples]


def _with_counterexamples(items):
    return [(language, item, text) for language, item in items for text in item.counterexamples]


def _name(item):
    if isinstance(item, Prefix):
        return item.mod
    if isinstance(item, Language):
        return item.code
    return item.name if hasattr(item, "name") else str(item)[:40]


def _expression(example, language):
    """Return the one expression that an example marks, and the value that it gives."""
    marked, _, value = example.rpartition(" > ")
    text, (words,) = read_marked(marked)
    (found,) = [item for item in tag(text, PUBLISHED, language=language.code) if item.start == marked.index("[")]
    assert found.text == words
    return found, value


@pytest.mark.parametrize(("language", "rule", "example"), _with_examples(RULES), ids=_name)
def test_rule_finds_its_example_with_the_value(language: Language, rule: Rule, example: str) -> None:
    found, value = _expression(example, language)

    assert found.value == value
    assert rule.name in found.rule


@pytest.mark.parametrize(("language", "rule", "text"), _with_counterexamples(RULES), ids=_name)
def test_rule_leaves_its_counterexample_alone(language: Language, rule: Rule, text: str) -> None:
    found = tag(text, PUBLISHED, language=language.code)

    assert not [item for item in found if rule.name in item.rule.split(" + ")]


@pytest.mark.parametrize(("language", "prefix", "example"), _with_examples(PREFIXES), ids=_name)
def test_words_before_an_expression_belong_to_it_and_give_its_mod(language, prefix, example):
    found, value = _expression(example, language)

    assert (found.value, found.mod) == (value, prefix.mod)


@pytest.mark.parametrize(("language", "prefix", "text"), _with_counterexamples(PREFIXES), ids=_name)
def test_words_before_an_expression_do_not_belong_to_it_in_the_counterexample(language, prefix, text):
    found = tag(text, PUBLISHED, language=language.code)

    assert found
    assert [item for item in found if item.mod == prefix.mod] == []


@pytest.mark.parametrize(("language", "join", "example"), _with_examples(JOINS), ids=_name)
def test_neighbours_are_one_expression(language, join, example):
    found, value = _expression(example, language)

    assert found.value == value
    assert " + " in found.rule


@pytest.mark.parametrize(("language", "join", "text"), _with_counterexamples(JOINS), ids=_name)
def test_neighbours_stay_apart_in_the_counterexample(language, join, text):
    assert [item.rule for item in tag(text, PUBLISHED, language=language.code) if " + " in item.rule] == []


def _readings_with_judges(marked, language):
    """Return each expression that the grammar catches at the marked place, with the rule that judges it."""
    text, (words,) = read_marked(marked)
    start = marked.index("[")
    judged = []
    for rule in grammar(language).rules:
        match = re.compile(rule.pattern, re.IGNORECASE).match(text, start)
        if match and match.end() == start + len(words):
            judged.append(judging_rule(text, read_match(match, rule, language), language))
    return judged


@pytest.mark.parametrize(("language", "rule", "text"), _with_examples(FALSE_FRIENDS), ids=_name)
def test_false_friend_is_told_by_its_rule(language, rule, text):
    judges = _readings_with_judges(text, language)

    assert rule in judges
    plain, _ = read_marked(text)
    start = text.index("[")
    kinds = [item.kind for item in find_readings(plain, language) if item.start <= start < item.stop]
    assert bool(set(kinds) & set(rule.kinds)) == rule.real


@pytest.mark.parametrize(("language", "rule", "text"), _with_counterexamples(FALSE_FRIENDS), ids=_name)
def test_false_friend_is_not_seen_in_the_counterexample(language, rule, text):
    judges = _readings_with_judges(text, language)

    assert judges
    assert rule not in judges


# A bare "evening", or "Nacht zum", counts only beside a day, where the example stands.
WITHOUT_EXAMPLE = {"en": ["part-word"], "de": ["night-to", "part-word", "early"]}


@pytest.mark.parametrize("language", LANGUAGES, ids=_name)
def test_every_rule_has_its_own_name_an_example_and_a_counterexample(language: Language) -> None:
    rules = grammar(language).rules

    assert len({rule.name for rule in rules}) == len(rules)
    assert not [rule.name for rule in rules if not rule.counterexamples]
    assert [rule.name for rule in rules if not rule.examples] == WITHOUT_EXAMPLE[language.code]
    for others in (grammar(language).prefixes, grammar(language).joins, false_friends(language)):
        assert all(other.examples for other in others)
        assert all(other.counterexamples for other in others)


@pytest.mark.parametrize("language", LANGUAGES, ids=_name)
def test_kinds_are_those_that_can_be_resolved(language):
    kinds = set(Kind.__args__)
    book = grammar(language)
    used = {rule.kind for rule in book.rules}.union(
        *(prefix.kinds for prefix in book.prefixes),
        *({*join.left, *join.right, join.kind} for join in book.joins),
        *(rule.kinds for rule in false_friends(language)),
    )

    assert used <= kinds
    assert set(RESOLVERS) == kinds - {"partword"}


@pytest.mark.parametrize("language", LANGUAGES, ids=_name)
def test_false_friends_have_their_own_names_and_use_every_named_neighbour(language):
    rules = false_friends(language)

    assert len({rule.name for rule in rules}) == len(rules)
    used = {given for rule in rules for given in rule.where.values()}
    assert set(read_texts(language.package, "falsefriends", "neighbours")) <= used


@pytest.mark.parametrize("language", LANGUAGES, ids=_name)
def test_every_piece_of_the_grammar_is_used(language):
    pieces = read_texts(language.package, "rules", "pieces")
    written = [rule.pattern for rule in grammar(language).rules]

    assert all("<" not in re.sub(r"\(\?P?<", "", pattern) for pattern in written)
    assert pieces
