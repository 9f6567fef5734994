"""Events: statements about one happening joined, plans marked, background told apart."""

import random
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import make_tables
from topics.events.events import build_events
from topics.events.untold import REMARKED
from topics.records import TABLES, table
from topics.settings import TimelineSettings

PLAN = (
    "plan",
    "2021-06-04",
    [
        "Prime Minister Anna Berg heads to Lima for talks with President Luis Ortega next week.",
        "Berg will hold meetings in Lima on June 9 and may meet Senator Rosa Quispe.",
    ],
)
REPORT = (
    "report",
    "2021-06-09",
    [
        "Prime Minister Anna Berg met President Luis Ortega in Lima on Wednesday.",
        "Ortega said the talks were frank.",
        "The meeting lasted two hours.",
        "On Tuesday, Berg arrived in Lima.",
        "In Oslo on Wednesday, Finance Minister Kari Moe presented a budget.",
        "No president had come to Lima since Luis Ortega took office in March 2015.",
    ],
)
OTHER = (
    "other",
    "2021-06-10",
    [
        "Luis Ortega and Anna Berg agreed in Lima on Wednesday to talk more.",
        "Ortega is expected to visit Oslo in October.",
    ],
)


def built(*articles, settings=None):
    return build_events(*make_tables(*articles), table("assignments"), settings or TimelineSettings())


def event_on(tables, first, actor):
    events = tables["events"]
    fits = events[(events["first"] == first) & events["actors"].map(lambda names: actor in names)]
    assert len(fits) == 1, fits[["first", "headline"]]
    return fits.iloc[0]


def evidence_of(tables, event):
    return tables["evidence"][tables["evidence"]["event"] == event["id"]]


def test_reports_of_one_happening_are_one_event():
    result = built(REPORT, OTHER)
    event = event_on(result, "2021-06-09", "Anna Berg")
    assert set(evidence_of(result, event)["article"]) == {"report", "other"}
    assert (event["n_articles"], event["n_sources"], event["status"]) == (2, 2, "reported")
    assert "Lima" in event["places"]


def test_two_happenings_of_one_day_stay_two():
    result = built(REPORT, OTHER)
    assert event_on(result, "2021-06-09", "Kari Moe")["id"] != event_on(result, "2021-06-09", "Anna Berg")["id"]


def test_plan_joins_its_report_and_stays_marked():
    result = built(PLAN, REPORT)
    evidence = evidence_of(result, event_on(result, "2021-06-09", "Anna Berg"))
    assert set(evidence[evidence["article"] == "plan"]["status"]) == {"planned"}
    assert set(evidence[evidence["article"] == "report"]["status"]) == {"reported"}


def test_plan_that_nobody_reports_is_a_planned_event_of_its_own_width():
    event = event_on(built(OTHER), "2021-10-01", "Luis Ortega")
    assert (event["status"], event["last"], event["precision"]) == ("planned", "2021-10-31", "month")


def test_point_of_comparison_is_background():
    event = event_on(built(REPORT), "2015-03-01", "Luis Ortega")
    assert event["status"] == "background"
    assert event["headline"] == "Luis Ortega took office in March 2015"


@pytest.mark.parametrize("sentence", ["Ortega said the talks were frank.", "The meeting lasted two hours."])
def test_undated_sentence_carries_the_day_before_it_and_says_so(sentence):
    result = built(REPORT)
    evidence = evidence_of(result, event_on(result, "2021-06-09", "Anna Berg"))
    row = evidence[evidence["quote"] == sentence].iloc[0]
    assert row["date_text"] == ""
    assert row["basis"].startswith("day of the sentences before it")


def test_lead_without_a_day_takes_the_publication_day():
    result = built(("a", "2021-06-09", ["President Luis Ortega resigned.", "Crowds cheered."]))
    row = evidence_of(result, event_on(result, "2021-06-09", "Luis Ortega")).iloc[0]
    assert row["basis"] == "publication day"


@pytest.mark.parametrize(("language", "is_read"), [("en", True), ("", True), ("de", False)])
def test_dates_make_events_only_in_articles_of_a_language_whose_happenings_are_read(language, is_read):
    name, published, sentences = REPORT
    article = {"id": name, "published": published, "sentences": sentences, "language": language}

    evidence = built(article)["evidence"]

    assert (evidence["date_text"] == "Tuesday").any() == is_read


def test_evidence_slices_back_to_the_text_as_found():
    articles, passages, dates = make_tables(PLAN, REPORT, OTHER)
    evidence = build_events(articles, passages, dates, table("assignments"), TimelineSettings())["evidence"]
    found = dict(zip(articles["id"], articles["found"], strict=True))
    assert len(evidence)
    for row in evidence.itertuples():
        assert found[row.article][row.start : row.stop] == row.found_text
        if row.date_text:
            assert found[row.article][row.date_start : row.date_stop] == row.date_text


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_order_of_rows_does_not_matter(seed):
    shuffler = random.Random(seed)
    parts = make_tables(PLAN, REPORT, OTHER)
    mixed = [part.iloc[shuffler.sample(range(len(part)), len(part))].reset_index(drop=True) for part in parts]
    expected = build_events(*parts, table("assignments"), TimelineSettings())
    result = build_events(*mixed, table("assignments"), TimelineSettings())
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(result[name], frame)


def test_reprint_adds_no_source():
    copy = {"id": "copy", "published": "2021-06-09", "sentences": REPORT[2], "reprint_of": "report"}
    before, after = built(REPORT, OTHER), built(REPORT, OTHER, copy)
    kept = event_on(after, "2021-06-09", "Anna Berg")
    assert kept["n_sources"] == event_on(before, "2021-06-09", "Anna Berg")["n_sources"] == 2
    assert kept["n_articles"] == 3


def test_removing_an_article_removes_only_what_rested_on_it():
    with_it, without = built(PLAN, REPORT, OTHER), built(PLAN, REPORT)
    left = with_it["evidence"][with_it["evidence"]["article"] != "other"]
    assert set(without["evidence"]["passage"]) == set(left["passage"])
    lost = set(with_it["evidence"]["event"]) - set(left["event"])
    assert len(without["events"]) == len(with_it["events"]) - len(lost)


@given(st.integers(-60, 60))
@settings(max_examples=10, deadline=None)
def test_events_follow_shifted_publication_days(weeks):
    shift = timedelta(days=7 * weeks)
    text = ["Prime Minister Anna Berg met President Luis Ortega in Lima on Wednesday.", "On Tuesday, Berg arrived."]
    first = set(built(("a", "2021-06-09", text))["events"]["first"])
    moved = set(built(("a", (date(2021, 6, 9) + shift).isoformat(), text))["events"]["first"])
    assert moved == {(date.fromisoformat(day) + shift).isoformat() for day in first}


@pytest.mark.parametrize(
    "articles",
    [
        [("a", "", ["Nothing is said of any day here."])],
        [("a", "2021-06-09", ["Prices may rise."]), ("b", "", ["They will not."])],
    ],
)
def test_no_event_gives_empty_tables_with_all_columns(articles):
    for name, frame in built(*articles).items():
        assert len(frame) == 0
        assert list(frame.columns) == [column.name for column in TABLES[name]]


def test_sentence_with_a_month_and_its_first_day_gives_events_of_different_ids():
    result = built(("a", "", ["Luis Ortega resigned on 1 March 2021, but Anna Berg won the poll in March 2021."]))
    assert list(result["events"]["last"]) == ["2021-03-01", "2021-03-31"]
    assert result["events"]["id"].is_unique


def test_event_shows_each_sentence_once():
    result = built(("a", "2021-06-11", ["On Friday, Anna Berg rebuked Lima over the tense call this week in Lima."]))
    assert not result["evidence"].duplicated(["event", "passage"]).any()


@pytest.mark.parametrize(
    ("words", "days"),
    [("earlier this month", ("2021-06-01", "2021-06-09")), ("later this month", ("2021-06-09", "2021-06-30"))],
)
def test_publication_day_bounds_earlier_and_later(words, days):
    result = built(("a", "2021-06-09", [f"President Luis Ortega is to meet and has met Anna Berg {words}."]))
    assert tuple(result["events"].iloc[0][["first", "last"]]) == days
    assert result["events"]["precision"].iloc[0] == "month"


def test_articles_without_publication_day_give_their_stated_days():
    result = built(("a", "", ["President Luis Ortega resigned on 9 June 2021.", "On Friday he left."]))
    assert list(result["events"]["first"]) == ["2021-06-09"]


def test_event_takes_the_codebook_themes_of_its_evidence():
    parts = make_tables(REPORT)
    rows = [{"method": "codebook", "passage": parts[1]["id"].iloc[0], "theme": "trade", "chosen": True}]
    result = build_events(*parts, table("assignments", rows), TimelineSettings())
    assert event_on(result, "2021-06-09", "Anna Berg")["themes"] == ("trade",)


def test_headline_names_the_person_behind_a_pronoun():
    result = built(("a", "2021-06-09", ["Prime Minister Anna Berg flew home.", "On Monday she met Luis Ortega."]))
    assert event_on(result, "2021-06-07", "Anna Berg")["headline"] == "On Monday [Anna Berg] met Luis Ortega"


def test_headline_of_a_tokenized_sentence_reads_like_print():
    sentence = "Oslo , Norway ( NTB ) -- Prime Minister Anna Berg met Luis Ortega 's guests ( in Oslo ) on Monday ."
    headline = event_on(built(("a", "2021-06-09", [sentence])), "2021-06-07", "Anna Berg")["headline"]
    assert headline == "Prime Minister Anna Berg met Luis Ortega's guests (in Oslo) on Monday"


@pytest.mark.slow
def test_ten_thousand_articles_on_one_day_are_told_in_time():
    names = [f"{first}a {last}o" for first in ("Al", "Be", "Ce", "De") for last in ("Mor", "Nev", "Ort", "Pad")]
    result = built(
        *(
            (f"a{number:05}", "2021-06-09", [f"Minister {names[number % 16]} met Senator Kim Dahl on Tuesday."])
            for number in range(10_000)
        )
    )
    assert result["events"]["n_articles"].max() > 100


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (["Mayor Anna Berg opened the new bridge over the harbour."], "2021-06-09~"),
        (["Mayor Anna Berg opened the new bridge over the harbour on Wednesday."], "2021-06-09"),
    ],
    ids=["day of the report alone", "day told"],
)
def test_day_that_no_sentence_names_is_only_likely(lines, edtf):
    built = build_events(*make_tables(("a", "2021-06-09", lines)), table("assignments"), TimelineSettings())
    assert built["events"]["edtf"].tolist() == [edtf]
    assert built["events"]["likely"].tolist() == [edtf.endswith("~")]


@pytest.mark.parametrize("certainty", ["guessed", "resolved"])
def test_day_of_which_the_year_is_a_guess_is_only_likely(certainty):
    passages, articles, dates = make_tables(("a", "2021-06-09", ["Mayor Anna Berg opened the new bridge on 7 May."]))
    made = passages, articles, dates.assign(certainty=certainty)
    built = build_events(*made, table("assignments"), TimelineSettings())
    assert built["events"]["likely"].tolist() == [certainty == "guessed"]


@pytest.mark.parametrize(
    ("second", "edtf"),
    [
        ("Mayor Anna Berg opened the new bridge over the harbour on Wednesday.", "2021-06-09"),
        ("Mayor Anna Berg opened the new bridge over the harbour.", "2021-06-09~"),
    ],
    ids=["every other article names the day", "one of three does"],
)
def test_day_is_certain_where_half_the_articles_name_it(second, edtf):
    long = "In a speech to all Anna Berg opened the new bridge over the harbour on Wednesday, and went on to say that"
    lines = ["Mayor Anna Berg opened the new bridge over the harbour."]
    others = [
        ("b", "2021-06-09", [second]),
        ("c", "2021-06-09", [f"{long} it had cost more than anybody had thought."]),
    ]
    built = build_events(*make_tables(("a", "2021-06-09", lines), *others), table("assignments"), TimelineSettings())
    assert built["events"]["edtf"].tolist() == [edtf]


@pytest.mark.parametrize(("later", "status", "counts"), [
    ("They saw Prime Minister Anna Berg at the opening of the harbour bridge in Lima on June 9.", "planned", (2, 2, 0)),
    ("Prime Minister Anna Berg opened the harbour bridge in Lima on June 9.", "reported", (1, 1, 1)),
])  # fmt: skip
def test_event_that_only_a_plan_can_tell_is_planned(later, status, counts):
    plan = ("plan", "2021-06-04", ["Prime Minister Anna Berg will open the harbour bridge in Lima on June 9."])
    result = built(plan, ("later", "2021-06-10", [later]))
    event = event_on(result, "2021-06-09", "Anna Berg")
    assert event["status"] == status
    assert (event["n_articles"], event["n_sources"], event["n_announcing"]) == counts
    assert set(evidence_of(result, event)["status"]) == {"planned", "reported"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Anna Berg won the harbour vote earlier on Wednesday with a decisive victory.", "reported"),
        ("Anna Berg will win the harbour vote on Wednesday with a decisive victory.", "planned"),
    ],
)
def test_event_whose_headline_was_done_is_reported_whatever_was_announced(told, status):
    plan = (
        "plan",
        "2021-06-09",
        ["Anna Berg is predicted to win the harbour vote when polls close late on Wednesday."],
    )
    assert built(plan, ("told", "2021-06-09", [told]))["events"]["status"].tolist() == [status]


@pytest.mark.parametrize(("named", "edtf"), [("at the weekend", "2021-06-12/2021-06-13"), ("on Sunday", "2021-06-13")])
def test_weekend_that_is_named_is_no_day_of_a_report(named, edtf):
    lead = ("lead", "2021-06-13", ["Anna Berg opened the new bridge over the harbour of Pula."])
    later = ("later", "2021-06-14", [f"Anna Berg opened the new bridge over the harbour of Pula {named}."])
    assert built(lead, later)["events"]["edtf"].tolist() == [edtf]


@pytest.mark.parametrize(
    ("sentence", "is_listed"),
    [
        ("Anna Berg did not open the bridge in Pula on Monday.", True),
        ("The bridge in Pula has been closed since Monday.", True),
        ("Anna Berg opened the bridge in Pula on Monday.", False),
        ("Anna Berg did not open the bridge in Pula.", False),
    ],
)
def test_sentence_that_names_a_day_without_an_event_is_listed_with_the_reason(sentence, is_listed):
    article = ("a", "2021-06-09", ["Anna Berg left Lima on Tuesday.", sentence])
    untold = build_events(*make_tables(article), table("assignments"), TimelineSettings())["untold"]
    assert (sentence in set(untold["quote"])) is is_listed
    if is_listed:
        assert set(untold.loc[untold["quote"] == sentence, "why"]) == {REMARKED}
