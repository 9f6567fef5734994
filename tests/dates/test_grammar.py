import re

import pytest

from topics.dates import tag
from topics.dates.grammar import Rule, grammar
from topics.dates.lexicon import read_data

PUBLISHED = "2023-06-19"

EXAMPLES = [(rule, example) for rule in grammar().rules for example in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in grammar().rules for text in rule.counterexamples]


def _name(item: object) -> str:
    return item.name if isinstance(item, Rule) else str(item)[:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=_name)
def test_rule_finds_its_example_with_the_value(rule: Rule, example: str) -> None:
    marked, _, value = example.rpartition(" > ")
    before, expected, after = re.fullmatch(r"(.*)\[([^\]]+)\](.*)", marked, re.DOTALL).groups()

    found = [item for item in tag(before + expected + after, PUBLISHED) if item.start == len(before)]

    assert [(item.text, item.value) for item in found] == [(expected, value)]
    assert rule.name in found[0].rule


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=_name)
def test_rule_leaves_its_counterexample_alone(rule: Rule, text: str) -> None:
    assert not [item for item in tag(text, PUBLISHED) if rule.name in item.rule.split(" + ")]


def test_every_rule_has_its_own_name_an_example_and_a_counterexample() -> None:
    rules = grammar().rules

    assert len({rule.name for rule in rules}) == len(rules)
    assert not [rule.name for rule in rules if not rule.counterexamples]
    # A bare "evening" counts only beside a day, where the example stands.
    assert [rule.name for rule in rules if not rule.examples] == ["part-word"]


def test_false_friends_are_of_kinds_that_the_grammar_has():
    kinds = {kind for rule in read_data("falsefriends")["rule"] for kind in rule["kinds"]}

    assert kinds <= {rule.kind for rule in grammar().rules}
