import re

import pytest

from tests.marked import read_marked
from topics.english.data import read_lists
from topics.english.verbs import (
    Form,
    forms,
    gerund,
    irregular_bases,
    irregular_verbs,
    participles,
    past_forms,
    telling_pasts,
    third_person,
    verb_class,
    words_in_ed,
)

NAMES = (
    "speech", "meeting", "happening", "once", "scheduled", "ahead", "put-off", "moving-a-day", "uttering",
    "planning", "moving-much", "pleading",
    "foreseeing", "awaiting", "convening", "thinking", "leading-to-clauses", "without-passive", "summoning", "seldom",
    "announcing", "governing", "naming-as", "deciding",
)  # fmt: skip
CLASSES = {name: read_lists("topics.english", "verbs")[name] for name in NAMES}


@pytest.mark.parametrize(
    ("base", "past", "participle", "third", "gerund_form"),
    [
        ("be", ("was", "were"), ("been",), "is", "being"),
        ("have", ("had",), ("had",), "has", "having"),
        ("go", ("went",), ("gone",), "goes", "going"),
        ("see", ("saw",), ("seen",), "sees", "seeing"),
        ("die", ("died",), ("died",), "dies", "dying"),
        ("deny", ("denied",), ("denied",), "denies", "denying"),
        ("stay", ("stayed",), ("stayed",), "stays", "staying"),
        ("stop", ("stopped",), ("stopped",), "stops", "stopping"),
        ("show", ("showed",), ("shown", "showed"), "shows", "showing"),
        ("quip", ("quipped",), ("quipped",), "quips", "quipping"),
        ("visit", ("visited",), ("visited",), "visits", "visiting"),
        ("admit", ("admitted",), ("admitted",), "admits", "admitting"),
        ("travel", ("traveled", "travelled"), ("traveled", "travelled"), "travels", "traveling"),
        ("agree", ("agreed",), ("agreed",), "agrees", "agreeing"),
        ("pass", ("passed",), ("passed",), "passes", "passing"),
        ("tax", ("taxed",), ("taxed",), "taxes", "taxing"),
        ("put", ("put",), ("put",), "puts", "putting"),
        ("overtake", ("overtook",), ("overtaken",), "overtakes", "overtaking"),
        ("withdraw", ("withdrew",), ("withdrawn",), "withdraws", "withdrawing"),
        ("understand", ("understood",), ("understood",), "understands", "understanding"),
        ("regret", ("regretted",), ("regretted",), "regrets", "regretting"),
    ],
)
def test_verb_has_its_forms(base, past, participle, third, gerund_form):
    assert (past_forms(base), participles(base), third_person(base), gerund(base)) == (
        past, participle, third, gerund_form,
    )  # fmt: skip


@pytest.mark.parametrize("verb", irregular_verbs().values(), ids=list(irregular_verbs()))
def test_irregular_verb_is_irregular_somewhere_and_small(verb):
    words = (verb.base, *verb.pasts, *verb.participles)

    assert all(re.fullmatch("[a-z]+", word) for word in words)
    assert set(verb.pasts + verb.participles) != {f"{verb.base}ed"}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, words in CLASSES.items() for text in words.examples])
def test_class_holds_the_forms_that_its_example_marks(name, text):
    plain, marked = read_marked(text)
    words = verb_class(name, (Form.PAST, Form.PARTICIPLE, Form.THIRD_PERSON))

    assert [word for word in re.findall(r"\w+", plain) if word in words] == marked


def test_class_gives_only_the_forms_asked_for():
    assert "met" in verb_class("meeting")
    assert "meets" not in verb_class("meeting")
    assert {"meets", "met"} <= verb_class("meeting", (Form.PAST, Form.THIRD_PERSON))


def test_forms_come_once():
    assert forms("hit") == ("hit", "hits", "hitting")
    assert forms("take", [Form.PARTICIPLE, Form.PAST]) == ("taken", "took")


@pytest.mark.parametrize(("form", "base"), [("met", "meet"), ("spoken", "speak"), ("left", "leave"), ("were", "be")])
def test_irregular_form_leads_to_its_base(form, base):
    assert irregular_bases()[form] == base


@pytest.mark.parametrize("form", ["found", "lay", "saw", "put", "meet", "visited"])
def test_form_that_is_a_base_or_regular_leads_nowhere(form):
    assert form not in irregular_bases()


def test_past_that_tells_the_past_by_itself():
    assert {"met", "was", "were", "spoke", "found", "hit"} <= set(telling_pasts())
    assert {"put", "wound", "bound", "cut"}.isdisjoint(telling_pasts())


def test_words_in_ed_are_no_pasts():
    assert {"united", "need"} <= set(words_in_ed())
