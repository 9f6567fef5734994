"""Comments: sentences that only hand on a view, which make no event by themselves."""

import pytest

from tests.corpora import make_tables
from topics.events.comments import is_comment
from topics.events.events import build_events
from topics.events.predicates import main_predicate
from topics.events.untold import LONE, UNCLEAR, VIEW
from topics.records import table
from topics.settings import TimelineSettings


def told(text):
    return is_comment(text, main_predicate(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the plan is a disgrace.",
        "“It is a shame,” the mayor said on Monday.",
        "The mayor argued on Monday that the town could win.",
        "The mayor sounded confident on Monday.",
        "The mayor recalled her days at the port on Monday.",
        "The mayor told reporters on Monday that she wants a bridge.",
        "The mayor said on Monday that the officials of the town are a disgrace.",
        "Residents of the valley said on Monday that the officials' plan is a disgrace.",
        "The mayor said on Monday that the hearing is a farce.",
    ],
)
def test_view_alone_is_a_comment(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Monday that the dam had burst.",
        "The dam burst at noon, the mayor said on Monday.",
        "“The dam has burst,” the mayor said on Monday.",
        "The mayor said on Monday that she would resign.",
        "The mayor said on Monday that the town is launching an inquiry.",
        "The mayor announced on Monday a plan for the dam.",
        "An interim report said on Monday that there were no signs of a fault.",
        "“There were no signs of a fault,” said an interim report on Monday.",
        "The mayor opened the bridge on Monday.",
        "The firm recalled 300 cars on Monday.",
        "A spokesman for the mayor said on Monday that the plan is a disgrace.",
        "On Monday, port spokeswoman Ana Diaz stressed the importance of the bridge.",
        "“The road is safe,” said police in the valley on Monday.",
        "The mayor told a crowded news conference on Monday that the plan is a disgrace.",
        "The mayor said in a written statement on Monday that the plan is a disgrace.",
    ],
)
def test_what_tells_of_a_happening_is_no_comment(text):
    assert not told(text)


def test_view_makes_no_event_but_goes_with_one():
    view = "Mayor Anna Berg said on Monday that the new bridge is a disgrace."
    deed = "Mayor Anna Berg closed the new bridge on Monday."
    alone = build_events(*make_tables(("a", "2021-06-09", [view])), table("assignments"), TimelineSettings())
    both = build_events(
        *make_tables(("a", "2021-06-09", [view]), ("b", "2021-06-09", [deed])), table("assignments"), TimelineSettings()
    )

    assert alone["events"].empty
    assert alone["untold"][["quote", "why"]].values.tolist() == [[view, VIEW]]
    assert both["untold"].empty
    assert both["events"]["headline"].tolist() == [deed.rstrip(".")]
    assert len(both["evidence"]) == 2


@pytest.mark.parametrize(
    ("sentences", "why"),
    [
        (["They opened another bridge on Monday."], UNCLEAR),
        (["Mayor Anna Berg opened a bridge on Monday.", "The two met."], None),
    ],
)
def test_what_no_sentence_tells_by_itself_is_listed_and_not_lost(sentences, why):
    built = build_events(*make_tables(("a", "2021-06-09", sentences)), table("assignments"), TimelineSettings())
    assert built["untold"]["why"].tolist() == ([why] if why else [])
    assert len(built["events"]) == (0 if why else 1)


def told_in_passing(n_tellers=1, n_others=20, sentence="The Olsted bridge collapsed in 1998.", **settings):
    """Return the tables of a corpus in which so many articles look back, and so many others tell of something else."""
    others = [
        (f"b{n}", "2021-06-09", [f"Mayor Anna Berg opened school number {n} on Monday."]) for n in range(n_others)
    ]
    tellers = [(f"a{n}", "2021-06-09", [sentence]) for n in range(n_tellers)]
    return build_events(*make_tables(*tellers, *others), table("assignments"), TimelineSettings(**settings))


def test_year_long_past_that_one_source_tells_in_passing_is_listed_and_no_event():
    built = told_in_passing()
    assert built["untold"][["edtf", "why"]].values.tolist() == [["1998", LONE]]
    assert "1998" not in set(built["events"]["edtf"])


@pytest.mark.parametrize(
    "other",
    [
        {"n_tellers": 2, "n_others": 19},
        {"n_others": 19},
        {"background_sources": 1},
        {"sentence": "The Olsted bridge collapsed in May 1998."},
        {"sentence": "The Olsted bridge collapsed on 3 May 1998."},
    ],
)
def test_two_sources_a_small_corpus_or_a_month_make_an_event(other):
    built = told_in_passing(**other)
    assert built["untold"].empty
    assert built["events"]["headline"].str.contains("Olsted bridge").sum() == 1
