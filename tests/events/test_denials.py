"""What is denied, doubted, only thought of or nearly happened is no evidence that it happened."""

import pytest

from topics.events.claims.denial import denied_spans
from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

TODAY = "2021-05-15"  # a Saturday
TOLD = {
    "resigned": "Mayor Anna Berg resigned on Friday.",
    "broke": "The dam at Vire broke on Friday.",
    "strike": "Bus drivers in Tarn walked out on Friday.",
}
NO_EVIDENCE = [
    ("resigned", "Mayor Anna Berg did not resign on Friday."),
    ("resigned", "Mayor Anna Berg never resigned on Friday, her office said."),
    ("resigned", "Mayor Anna Berg has not resigned on Friday."),
    ("resigned", "It is not true that Mayor Anna Berg resigned on Friday."),
    ("resigned", "There is no truth in reports that Mayor Anna Berg resigned on Friday."),
    ("resigned", "Reports that Mayor Anna Berg resigned on Friday are false."),
    ("resigned", "A spokesman dismissed reports that Mayor Anna Berg resigned on Friday."),
    ("resigned", "Mayor Anna Berg rejected claims that she resigned on Friday."),
    ("resigned", "Mayor Anna Berg was wrongly reported to have resigned on Friday."),
    ("resigned", "Mayor Anna Berg considered resigning on Friday."),
    ("resigned", "Some believe Mayor Anna Berg resigned on Friday."),
    ("resigned", "Mayor Anna Berg may have resigned on Friday."),
    ("resigned", "Did Mayor Anna Berg resign on Friday?"),
    ("resigned", "If Mayor Anna Berg resigned on Friday, nobody told the party."),
    ("broke", "The dam at Vire did not break on Friday."),
    ("broke", "The dam at Vire almost broke on Friday."),
    ("broke", "The operator disputed that the dam at Vire broke on Friday."),
    ("broke", "It is untrue that the dam at Vire broke on Friday."),
    ("broke", "Claims that the dam at Vire broke on Friday are baseless, the operator said."),
    ("broke", "Villagers feared that the dam at Vire broke on Friday."),
    ("broke", "The dam at Vire could have broken on Friday."),
    ("strike", "Bus drivers in Tarn did not walk out on Friday."),
    ("strike", "The union denied that bus drivers in Tarn walked out on Friday."),
    ("strike", "Bus drivers in Tarn would have walked out on Friday but for the talks."),
    ("strike", "Reports that bus drivers in Tarn walked out on Friday proved wrong."),
    ("strike", "No bus drivers in Tarn walked out on Friday."),
]
REFUSALS = [
    ("resigned", "Mayor Anna Berg refused to resign on Friday."),
    ("resigned", "Mayor Anna Berg failed to resign on Friday."),
    ("strike", "Bus drivers in Tarn declined to walk out on Friday."),
]
EVIDENCE = [
    ("resigned", "Mayor Anna Berg resigned on Friday and denied any guilt."),
    ("resigned", "Mayor Anna Berg said that she had resigned on Friday."),
    ("resigned", "The council confirmed that Mayor Anna Berg resigned on Friday."),
    ("resigned", "Mayor Anna Berg resigned on Friday over claims that proved false."),
    ("broke", "The dam at Vire broke on Friday, almost a year after a warning."),
    ("broke", "The operator admitted that the dam at Vire broke on Friday."),
    ("strike", "Bus drivers in Tarn walked out on Friday after talks failed."),
    ("strike", "Nearly 300 bus drivers in Tarn walked out on Friday."),
]


def telling(tables, story, other):
    """Return the articles that are evidence for something that was reported."""
    articles = [("one", TODAY, [TOLD[story]]), ("other", TODAY, [other])]
    built = build_events(*tables(*articles), table("assignments"), TimelineSettings())
    reported = built["events"].loc[built["events"]["status"] == "reported", "id"]
    return set(built["evidence"].loc[built["evidence"]["event"].isin(reported), "article"])


@pytest.mark.parametrize(("story", "other"), NO_EVIDENCE, ids=[other for _, other in NO_EVIDENCE])
def test_what_is_not_said_to_have_happened_is_no_evidence(tables, story, other):
    assert telling(tables, story, other) == {"one"}


@pytest.mark.parametrize(("story", "other"), REFUSALS, ids=[other for _, other in REFUSALS])
def test_refusal_is_a_happening_of_its_own_and_no_evidence_for_what_was_refused(tables, story, other):
    articles = [("one", TODAY, [TOLD[story]]), ("other", TODAY, [other])]
    evidence = build_events(*tables(*articles), table("assignments"), TimelineSettings())["evidence"]

    assert evidence.groupby("event")["article"].agg(set).tolist() == [{"one"}, {"other"}]


@pytest.mark.parametrize("verb", ["refused", "declined", "failed"])
@pytest.mark.parametrize("said", ["to comment", "to say who paid", "to be a burden"])
def test_refusal_to_say_anything_is_no_happening(tables, verb, said):
    articles = [("one", TODAY, [f"Mayor Anna Berg {verb} {said} on Friday."])]

    assert build_events(*tables(*articles), table("assignments"), TimelineSettings())["events"].empty


@pytest.mark.parametrize(("story", "other"), EVIDENCE, ids=[other for _, other in EVIDENCE])
def test_what_is_said_to_have_happened_is_evidence_beside_a_denial_of_something_else(tables, story, other):
    assert telling(tables, story, other) == {"one", "other"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The board dismissed reports that the dam had burst.", ["the dam had burst"]),
        ("The board flatly denied that the dam had burst, but closed the road.", ["the dam had burst"]),
        ("There is no truth to the rumour that the dam burst; the road is open.", ["the dam burst"]),
        ("It is untrue that the dam burst.", ["the dam burst"]),
        ("Reports that the dam burst are false.", ["the dam burst"]),
        ("The board confirmed reports that the dam had burst.", []),
        ("There is some truth in reports that the dam burst.", []),
        ("The board dismissed criticism after the dam had burst.", []),
        ("It is true that the dam burst.", []),
    ],
)
def test_only_the_clause_that_is_denied_is_a_denied_span(text, denied):
    assert [text[slice(*span)].rstrip(".") for span in denied_spans(text)] == denied
