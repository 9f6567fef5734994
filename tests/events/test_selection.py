"""A short timeline of a large corpus: its days, its sentences, and the laws of both."""

import random

import pandas as pd
import pytest

from tests.corpora import make_tables
from topics.events.events import build_events
from topics.events.narrowing import narrow
from topics.events.selection import COLUMNS, events_of_days, select_timeline
from topics.records import table
from topics.settings import TimelineSettings

QUAKE = "A strong earthquake destroyed much of the port of Marina on 3 March 2021."
AID = "Rescue teams from six countries reached the port of Marina on 5 March 2021."
RAIN = "Some rain fell on the hills north of the port on 8 March 2021."
ARTICLES = [
    ("a1", "2021-03-04", [QUAKE, "Rescue teams were on their way to the port of Marina after the earthquake."]),
    ("a2", "2021-03-06", [AID, "The earthquake of 3 March 2021 destroyed the port and half of the old town."]),
    ("a3", "2021-03-09", [RAIN, "The earthquake on 3 March 2021 killed hundreds in Marina, the mayor said."]),
    ("a4", "2021-03-20", ["Since rescue teams came on 5 March 2021 the port of Marina has been cleared."]),
]


def chosen(articles=ARTICLES, **options):
    return select_timeline(*make_tables(*articles), TimelineSettings(), **options)


def test_most_spoken_of_days_are_chosen_in_order():
    result = chosen(length=2, sentences=1)
    assert list(result["day"].unique()) == ["2021-03-03", "2021-03-05"]


def test_day_told_again_weeks_later_comes_before_one_that_was_only_news():
    news = [(f"n{number}", "2021-03-05", ["The port of Marina was closed today by a strike."]) for number in "12"]
    again = [(f"l{number}", "2021-05-01", [QUAKE]) for number in "12"]
    assert list(chosen([*news, *again], length=1)["day"]) == ["2021-03-03"]


def test_of_two_days_told_again_alike_the_one_with_fewer_articles_to_come_counts_more():
    early = ("e", "2021-04-01", [QUAKE])
    late = ("l", "2021-12-20", ["A strong earthquake destroyed much of the port of Marina on 3 December 2021."])
    between = [(f"b{month:02}", f"2021-{month:02}-05", ["The port of Marina is old."]) for month in range(5, 12)]
    assert list(chosen([early, late, *between], about="earthquake", length=1)["day"]) == ["2021-12-03"]


def test_sentences_of_a_day_speak_of_that_day_and_do_not_repeat():
    result = chosen(end="2021-03-03", length=1, sentences=3)
    assert set(result["day"]) == {"2021-03-03"}
    assert result["quote"].is_unique
    assert all("3 March" in quote for quote in result["quote"])


def test_start_and_end_are_inclusive():
    assert set(chosen(start="2021-03-05", end="2021-03-08")["day"]) == {"2021-03-05", "2021-03-08"}
    assert set(chosen(start="2021-03-06", end="2021-03-07")["day"]) == set()


def test_about_keeps_sentences_with_the_phrase_whatever_its_case():
    result = chosen(about="RESCUE  teams")
    assert len(result)
    assert all("rescue teams" in quote.lower() for quote in result["quote"])


@pytest.mark.parametrize(("about", "any_left"), [("rescue teams", True), ("teams rescue", False), ("port of", True)])
def test_about_is_one_phrase_with_a_length_and_without(about, any_left):
    parts = make_tables(*ARTICLES)
    tables = build_events(*parts, table("assignments"), TimelineSettings())
    events, evidence = narrow(tables["events"], tables["evidence"], about=about)
    selected = select_timeline(*parts, TimelineSettings(), about=about, length=3)
    assert (len(events) > 0, len(evidence) > 0, len(selected) > 0) == (any_left,) * 3


SUMMIT = "Ministers from six countries will meet in the port of Marina on 3 May 2021 to sign the fishing pact."


def day_of(articles, day, **options):
    """Return a day of the selected timeline as an event, and its evidence."""
    tables = events_of_days(chosen(articles, **options))
    events = tables["events"].set_index("first")
    event = events.loc[day]
    return event, tables["evidence"][tables["evidence"]["event"] == event["id"]]


@pytest.mark.parametrize(
    ("published", "sentence", "status"),
    [
        ("2021-05-02", SUMMIT, "planned"),
        ("2021-05-03", SUMMIT, "planned"),
        ("2021-05-04", SUMMIT.replace("will meet", "met"), "reported"),
        ("2022-05-03", SUMMIT.replace("will meet", "met"), "reported"),
        ("2022-05-04", SUMMIT.replace("will meet", "met"), "background"),
        (
            "2021-06-04",
            "Nothing like it had been seen in the port of Marina since 3 May 2021, people said.",
            "background",
        ),
    ],
)
def test_selected_day_has_the_status_that_its_sentences_give_it(published, sentence, status):
    event, evidence = day_of([("a", published, ["The port is open.", sentence])], "2021-05-03")
    assert event["status"] == status
    assert list(evidence["status"]) == [status]


def test_selected_day_that_is_reported_once_is_reported_and_its_plans_stay_plans():
    plan, report = ("a", "2021-05-01", [SUMMIT]), ("b", "2021-05-04", [SUMMIT.replace("will meet", "met")])
    event, evidence = day_of([plan, report], "2021-05-03", sentences=2)
    assert event["status"] == "reported"
    assert dict(zip(evidence["article"], evidence["status"], strict=True)) == {"a": "planned", "b": "reported"}


def test_selected_day_counts_all_that_tell_it_and_reprints_once():
    copy = {"id": "a9", "published": "2021-03-09", "sentences": ARTICLES[2][2], "reprint_of": "a3"}
    event, evidence = day_of([*ARTICLES, copy], "2021-03-03")
    assert list(evidence["quote"]) == [ARTICLES[1][2][1], QUAKE]  # the best, and that of the line
    assert event["headline"] == QUAKE.rstrip(".")
    assert (event["n_articles"], event["n_sources"]) == (4, 3)


def test_lead_that_reports_nothing_does_not_tell_its_day():
    report = ("a", "2021-03-04", ["The mayor of Marina resigned after weeks of protest in the old town."])
    comment = ("b", "2021-03-04", ["The old town has many steps."])
    event, _ = day_of([report, comment], "2021-03-04")
    assert (event["n_articles"], event["n_sources"]) == (1, 1)


def test_theme_keeps_its_passages():
    parts = make_tables(*ARTICLES)
    passage = parts[1]["id"].iloc[0]
    assignments = table("assignments", [{"passage": passage, "theme": "Disasters", "chosen": True}])
    result = select_timeline(*parts, TimelineSettings(), theme="disasters", assignments=assignments)
    assert list(result["passage"]) == [passage]


def test_reprint_adds_no_sentence_twice():
    copy = {"id": "a9", "published": "2021-03-09", "sentences": ARTICLES[2][2], "reprint_of": "a3"}
    result = chosen([*ARTICLES, copy], sentences=9)
    assert not result.duplicated(["day", "quote"]).any()
    assert set(result["quote"]) == set(chosen(sentences=9)["quote"])


@pytest.mark.parametrize("seed", range(3))
def test_order_of_rows_does_not_matter(seed):
    shuffler = random.Random(seed)
    parts = make_tables(*ARTICLES)
    mixed = [part.iloc[shuffler.sample(range(len(part)), len(part))].reset_index(drop=True) for part in parts]
    pd.testing.assert_frame_equal(
        select_timeline(*mixed, TimelineSettings()), select_timeline(*parts, TimelineSettings())
    )


@pytest.mark.parametrize("articles", [[("a", "", ["No day is named."])], [("a", "", ["…"])]])
def test_nothing_to_choose_gives_an_empty_table(articles):
    result = chosen(articles, length=3)
    assert len(result) == 0
    assert list(result.columns) == list(COLUMNS)


def test_lead_without_a_day_speaks_of_its_publication_day():
    result = chosen([("a", "2021-03-04", ["The mayor of Marina resigned after weeks of protest in the town."])])
    assert list(result["day"]) == ["2021-03-04"]
    assert list(result["basis"]) == ["publication day"]


def test_sentence_slices_back_to_the_text_as_found():
    articles, passages, dates = make_tables(*ARTICLES)
    result = select_timeline(articles, passages, dates, TimelineSettings(), sentences=3)
    found = dict(zip(articles["id"], articles["found"], strict=True))
    assert all(found[row.article][row.start : row.stop] == row.found_text for row in result.itertuples())


def hits(dates):
    articles, passages, _ = make_tables(*ARTICLES)
    chosen_days = select_timeline(articles, passages, dates, TimelineSettings(), length=2)["day"]
    return len({"2021-03-03", "2021-03-05"} & set(chosen_days))


@pytest.mark.parametrize("days", [-1, 1])
def test_dates_shifted_by_a_day_find_fewer_of_the_true_days(days):
    dates = make_tables(*ARTICLES)[2]
    moved = (pd.to_datetime(dates["first"]) + pd.Timedelta(days=days)).dt.strftime("%Y-%m-%d")
    assert hits(dates) == 2
    assert hits(dates.assign(first=moved, last=moved)) < 2


@pytest.mark.slow
def test_thousands_of_articles_on_one_day_give_that_day_and_no_sentence_twice():
    articles = [
        (f"a{number:05}", "2021-03-04", [f"The mayor of Marina resigned after week {number % 7} of protest in town."])
        for number in range(10_000)
    ]
    result = chosen(articles, length=5, sentences=3)
    assert set(result["day"]) == {"2021-03-04"}
    assert result["quote"].is_unique
    assert len(result) <= 3


def test_lead_beside_a_named_day_does_not_tell_its_day_of_publication():
    report = ("a", "2021-03-04", ["The mayor of Marina resigned after weeks of protest in the old town."])
    other = ("b", "2021-03-04", ["The council elected a head.", "It met on 1 March 2021."])
    event, _ = day_of([report, other], "2021-03-04")
    assert (event["n_articles"], event["n_sources"]) == (1, 1)


def test_day_that_is_only_denied_is_counted_as_told_by_what_is_shown_alone():
    result = chosen(
        [("a", "2021-03-09", ["The mayor of Marina did not resign over the port on 3 March 2021, she said."])]
    )
    assert list(result["day_status"]) == ["reported"]
    assert list(result["n_articles"]) == [1]
