"""Claims about a story's own things: pairs of sentences, and two small stories with what a careful reader finds."""

import json
from pathlib import Path

import pytest

from topics.events.events import build_events
from topics.records import table
from topics.settings import TimelineSettings

CASES_FOLDER = Path(__file__).parents[1] / "cases"
PAIRS = json.loads((CASES_FOLDER / "claims_story.json").read_text(encoding="utf-8"))
STORIES = {
    name: json.loads((CASES_FOLDER / f"story_{name}.json").read_text(encoding="utf-8")) for name in ("ferry", "flood")
}


def parameters():
    for case in PAIRS:
        marks = [pytest.mark.xfail(reason=case["comment"], strict=True)] if case.get("xfail") else []
        yield pytest.param(case, id=case["label"], marks=marks)


def claims_of(tables, *articles):
    return build_events(*tables(*articles), table("assignments"), TimelineSettings())["claims"]


@pytest.mark.parametrize("case", parameters())
def test_pair_disagrees_only_where_both_cannot_be_true(tables, case):
    one, other = case["input"]["one"], case["input"]["other"]
    first, second = case["input"]["published"]

    claims = claims_of(tables, ("one", first, one), ("other", second, other))

    told = claims[["kind", "matter"]].drop_duplicates().to_numpy().tolist()
    assert sorted(told) == sorted(case["expected"])


@pytest.mark.parametrize(("ends", "expected"), [("2022", []), ("June 2021", ["revised"])])
def test_term_of_somebody_else_is_no_other_term(tables, ends, expected):
    usual = "Officials said that Karl Brandauer's term ends in September 2021."
    whose = "Karl Brandauer's" if expected else "her"
    other = f"Minister Dana Holt says she will not stand again when {whose} term ends in {ends}."
    claims = claims_of(tables, *((name, "2021-05-14", [usual]) for name in "ac"), ("b", "2021-05-15", [other]))
    assert claims["kind"].unique().tolist() == expected


@pytest.mark.parametrize(
    ("one", "other", "day", "about", "values"),
    [
        (
            "Three passengers who missed the ferry spoke to reporters.",
            "Five passengers who missed the ferry were questioned.",
            "2021-05-14",
            "how many passengers missed",
            ["five passengers", "three passengers"],
        ),
        (
            "The wreck lies 200 km west-northwest of Orsk, the search team said.",
            "The wreck lies 200 km northwest of Orsk, the search team said.",
            "2021-05-14",
            "in which direction from Orsk",
            ["northwest of Orsk", "west-northwest of Orsk"],
        ),
        (
            "The inquiry heard no arguments from the crew.",
            "The inquiry heard arguments from the crew.",
            "2021-05-14",
            "whether it was so: heard arguments",
            ["heard arguments", "heard no arguments"],
        ),
        (
            "On 3 May the board said that Holt will be released on 20 August.",
            "Last week, Holt was released on 5 October.",
            "2021-05-14",
            "when Holt is released",
            ["20 August", "5 October"],
        ),
        (
            "On 3 May the board said that the report will be released on 20 August.",
            "Last week, the report was released on 5 October.",
            "2021-10-10",
            "when the report appears",
            ["20 August", "5 October"],
        ),
    ],
)
def test_words_of_a_disagreement_are_english(tables, one, other, day, about, values):
    claims = claims_of(tables, ("one", "2021-05-14", [one]), ("other", day, [other]))
    assert claims["about"].unique().tolist() == [about]
    assert sorted(value[0].lower() + value[1:] for value in claims["value"]) == values


CRUDE = "Brent crude settled at $112.79 a barrel on Friday, traders in Orsk said."


@pytest.mark.parametrize(
    ("other", "n_values"),
    [
        ("Brent crude settled at $121.79 a barrel on Friday, traders in Orsk said.", 2),
        ("U.S. crude settled at $121.79 a barrel on Friday, traders in Orsk said.", 0),
        ("Brent crude touched $121.79 a barrel on Friday, traders in Orsk said.", 0),
        ("Brent crude rose $1.43 to $121.79 a barrel on Friday, traders in Orsk said.", 0),
        ("Brent crude was around $121.79 a barrel on Friday, traders in Orsk said.", 0),
    ],
)
def test_prices_of_a_traded_thing_differ_only_at_the_end_of_a_day(tables, other, n_values):
    claims = claims_of(tables, ("one", "2021-05-14", [CRUDE]), ("other", "2021-05-14", [other]))
    assert claims["value"].nunique() == n_values


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("four rebels", "five rebels", True),
        ("four people", "five rebels", True),
        ("five people", "five rebels", False),
        ("six people", "five rebels", False),
        ("four rebels", "five fighters", True),
        ("four rebels", "four fighters", False),
        ("four rebels", "five of their fighters", True),
        ("four soldiers", "five civilians", False),
    ],
)
def test_fewer_dead_in_all_than_of_a_kind_cannot_be(tables, one, other, differ):
    first = f"Air raids killed {one} near Brega on Thursday, an opposition general said."
    second = f"Air raids killed {other} near Brega on Thursday, a doctor said."
    claims = claims_of(tables, ("one", "2021-05-14", [first]), ("other", "2021-05-14", [second]))
    assert claims["matter"].unique().tolist() == (["count"] if differ else [])


def test_sentence_does_not_contradict_itself_by_way_of_another(tables):
    one = "The tower of the old mill in Orsk cost $12 million and the roof of the old mill in Orsk $15 million."
    other = "The tower of the old mill in Orsk cost $14 million."
    claims = claims_of(tables, ("one", "2021-05-14", [one]), ("other", "2021-05-14", [other]))
    assert claims.groupby(["disagreement", "article"])["value"].nunique().max() == 1


DEEP = "The lake behind the dam at Vire is 48 metres deep."
DEEPER = "The lake behind the dam at Vire is 84 metres deep."
GUILTY = "A jury found the banker Dana Holt guilty of fraud on Thursday."
CLEARED = "Dana Holt was found not guilty of fraud by a jury on Thursday."


@pytest.mark.parametrize(("one", "other"), [(DEEP, DEEPER), (GUILTY, CLEARED)])
@pytest.mark.parametrize(
    ("outlets", "days", "kind"),
    [
        (("Herald", "Herald"), ("2021-05-14", "2021-05-15"), "revised"),
        (("Herald", "Courier"), ("2021-05-14", "2021-05-15"), "contradiction"),
        (("Herald", "Herald"), ("2021-05-14", "2021-05-14"), "contradiction"),
        (("", ""), ("2021-05-14", "2021-05-15"), "contradiction"),
    ],
)
def test_what_an_outlet_tells_otherwise_later_on_is_told_anew(tables, one, other, outlets, days, kind):
    told = zip("ab", days, outlets, (one, other), strict=True)
    articles = [
        {"id": name, "published": day, "outlet": outlet, "sentences": [said]} for name, day, outlet, said in told
    ]
    assert claims_of(tables, *articles)["kind"].unique().tolist() == [kind]


@pytest.fixture(scope="module", params=STORIES)
def told(request, tables):
    """Return what a careful reader finds in a story, and the values of each disagreement found, with its kind."""
    story = STORIES[request.param]
    articles = [(item["id"], item["published"], item["text"].split(". ")) for item in story["articles"]]
    articles = [(name, day, [f"{text.rstrip('.')}." for text in texts]) for name, day, texts in articles]
    claims = claims_of(tables, *articles)
    found = [(own["kind"].iloc[0], set(own["value"])) for _, own in claims.groupby("rank")]
    return story, found


def test_every_disagreement_of_a_small_story_is_found_with_its_kind(told):
    story, found = told
    for expected in story["disagreements"]:
        has = [
            kind for kind, values in found if all(any(part in value for value in values) for part in expected["values"])
        ]
        assert expected["kind"] in has, expected["about"]


def test_small_story_has_no_other_disagreement(told):
    story, found = told
    assert len(found) == len(story["disagreements"])


def test_traps_of_a_small_story_are_not_set_against_each_other(told):
    story, found = told
    for one, other in story["traps"]:
        for _, values in found:
            sides = [{value for value in values if part in value} for part in (one, other)]
            lone = len(values) == len(sides[0] | sides[1])
            assert not (lone and all(sides) and sides[0] != sides[1]), (one, other)


SHARES = "The Harbour Index of all shares in Pula closed up 11.1 percent on 14 October 2021 in heavy trading."


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (SHARES, SHARES.replace("11.1", "5.7"), True),
        (
            SHARES,
            SHARES.replace("up 11.1", "down 514 points, or 5.7").replace(" on 14 October 2021", " yesterday"),
            False,
        ),
        (
            SHARES.replace(" on 14 October 2021", ""),
            SHARES.replace("11.1", "5.7").replace(" on 14 October 2021", ""),
            False,
        ),
    ],
)
def test_shares_by_which_something_rose_are_compared_on_a_known_day_alone(tables, one, other, differ):
    claims = claims_of(tables, ("a", "2021-10-15", [one]), ("b", "2021-10-16", [other]))
    assert claims.empty is not differ
