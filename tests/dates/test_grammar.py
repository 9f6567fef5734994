import re

import pytest

from tests.marked import read_marked
from topics.dates import tag
from topics.dates.expressions import Kind
from topics.dates.finder import false_friends, find_readings, judging_rule
from topics.dates.grammar import Prefix, Rule, grammar
from topics.dates.resolver import RESOLVERS
from topics.english.data import read_texts

PUBLISHED = "2023-06-19"

EXAMPLES = [(rule, example) for rule in grammar().rules for example in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in grammar().rules for text in rule.counterexamples]
MODIFIED = [(prefix, example) for prefix in grammar().prefixes for example in prefix.examples]
UNMODIFIED = [(prefix, text) for prefix in grammar().prefixes for text in prefix.counterexamples]
JOINED = [(join, example) for join in grammar().joins for example in join.examples]
APART = [(join, text) for join in grammar().joins for text in join.counterexamples]
JUDGED = [(rule, text) for rule in false_friends() for text in rule.examples]
UNJUDGED = [(rule, text) for rule in false_friends() for text in rule.counterexamples]


def _name(item):
    if isinstance(item, Prefix):
        return item.mod
    return item.name if hasattr(item, "name") else str(item)[:40]


def _expression(example):
    """Return the one expression that an example marks, and the value that it gives."""
    marked, _, value = example.rpartition(" > ")
    text, (words,) = read_marked(marked)
    (found,) = [item for item in tag(text, PUBLISHED) if item.start == marked.index("[")]
    assert found.text == words
    return found, value


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_rule_finds_its_example_with_the_value(rule: Rule, example: str) -> None:
    found, value = _expression(example)

    assert found.value == value
    assert rule.name in found.rule


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=_name)
def test_rule_leaves_its_counterexample_alone(rule: Rule, text: str) -> None:
    assert not [item for item in tag(text, PUBLISHED) if rule.name in item.rule.split(" + ")]


@pytest.mark.parametrize(("prefix", "example"), MODIFIED, ids=_name)
def test_words_before_an_expression_belong_to_it_and_give_its_mod(prefix, example):
    found, value = _expression(example)

    assert (found.value, found.mod) == (value, prefix.mod)


@pytest.mark.parametrize(("prefix", "text"), UNMODIFIED, ids=_name)
def test_words_before_an_expression_do_not_belong_to_it_in_the_counterexample(prefix, text):
    found = tag(text, PUBLISHED)

    assert found
    assert [item for item in found if item.mod == prefix.mod] == []


@pytest.mark.parametrize(("join", "example"), JOINED)
def test_neighbours_are_one_expression(join, example):
    found, value = _expression(example)

    assert found.value == value
    assert " + " in found.rule


@pytest.mark.parametrize(("join", "text"), APART)
def test_neighbours_stay_apart_in_the_counterexample(join, text):
    assert [item.rule for item in tag(text, PUBLISHED) if " + " in item.rule] == []


def _readings_with_judges(marked):
    """Return each expression that the grammar catches at the marked place, with the rule that judges it."""
    text, (words,) = read_marked(marked)
    start = marked.index("[")
    judged = []
    for rule in grammar().rules:
        match = re.compile(rule.pattern, re.IGNORECASE).match(text, start)
        if match and match.end() == start + len(words):
            reading = _reading(rule, match)
            judged.append(judging_rule(text, reading))
    return judged


def _reading(rule, match):
    from topics.dates.expressions import Reading
    from topics.dates.finder import _parts

    return Reading(match.start(), match.end(), rule.name, rule.kind, {**_parts(match), **rule.constants})


@pytest.mark.parametrize(("rule", "text"), JUDGED, ids=_name)
def test_false_friend_is_told_by_its_rule(rule, text):
    judges = _readings_with_judges(text)

    assert rule in judges
    plain, _ = read_marked(text)
    start = text.index("[")
    kinds = [item.kind for item in find_readings(plain) if item.start <= start < item.stop]
    assert bool(set(kinds) & set(rule.kinds)) == rule.real


@pytest.mark.parametrize(("rule", "text"), UNJUDGED, ids=_name)
def test_false_friend_is_not_seen_in_the_counterexample(rule, text):
    judges = _readings_with_judges(text)

    assert judges
    assert rule not in judges


def test_every_rule_has_its_own_name_an_example_and_a_counterexample() -> None:
    rules = grammar().rules

    assert len({rule.name for rule in rules}) == len(rules)
    assert not [rule.name for rule in rules if not rule.counterexamples]
    # A bare "evening" counts only beside a day, where the example stands.
    assert [rule.name for rule in rules if not rule.examples] == ["part-word"]
    for others in (grammar().prefixes, grammar().joins, false_friends()):
        assert all(other.examples for other in others)
        assert all(other.counterexamples for other in others)


def test_kinds_are_those_that_can_be_resolved():
    kinds = set(Kind.__args__)
    book = grammar()
    used = {rule.kind for rule in book.rules}.union(
        *(prefix.kinds for prefix in book.prefixes),
        *({*join.left, *join.right, join.kind} for join in book.joins),
        *(rule.kinds for rule in false_friends()),
    )

    assert used <= kinds
    assert set(RESOLVERS) == kinds - {"partword"}


def test_false_friends_have_their_own_names_and_use_every_named_neighbour():
    rules = false_friends()

    assert len({rule.name for rule in rules}) == len(rules)
    used = {given for rule in rules for given in rule.where.values()}
    assert set(read_texts("topics.dates", "falsefriends", "neighbours")) <= used


def test_every_piece_of_the_grammar_is_used():
    pieces = read_texts("topics.dates", "rules", "pieces")
    written = [rule.pattern for rule in grammar().rules]

    assert all("<" not in re.sub(r"\(\?P?<", "", pattern) for pattern in written)
    assert pieces
