"""A folder of undated articles: its timeline has likely days, and says so everywhere."""

import json
from datetime import date, timedelta

import icalendar
import pytest

from tests.corpora import make_tables
from tests.output.timelines import DAY, make_timeline, write
from topics import Corpus
from topics.corrections import Correction, Member
from topics.dates.likely import LIKELY_FROM
from topics.events.events import build_events
from topics.events.publications import read_publications
from topics.events.selection import events_of_days, select_timeline
from topics.events.untold import UNPLACED
from topics.output.wording import (
    article_day,
    by_day,
    corrected_day_words,
    dating_words,
    event_day_words,
    event_span_words,
)
from topics.records import table
from topics.settings import TimelineSettings

SETTINGS = TimelineSettings()
STATED = "A flood destroyed the old bridge of Marina on Monday 10 May 2021, Mayor Anna Berg said."
TOLD = "Mayor Anna Berg said on {} that a flood destroyed the old bridge of Marina."
LIKELY = {"published": "", "published_edtf": "2021-05-10/2021-05-20", "published_likely": "2021-05-14"}


def flood(name, day, weekday):
    """Return an article of the flood, published on a day that its text states only where ``day`` is given."""
    dateline = f"Published: {day:%-d %B %Y}\n\n" if day else ""
    return (
        f"Old bridge of Marina gone ({name})\n\n{dateline}A flood destroyed the old bridge of Marina on {weekday}. "
        f"Rescue teams searched the banks of the river below the bridge for survivors on {weekday}. Mayor Anna Berg "
        f"went to the ruins of the bridge on {weekday} and promised a new one. Divers of the coast guard found two "
        "cars under the fallen bridge.\n"
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Three articles with their days, and two without, of one flood on Monday 10 May 2021."""
    folder = tmp_path_factory.mktemp("flood")
    for number, step in enumerate((1, 2, 3)):
        day = date(2021, 5, 10) + timedelta(days=step)
        (folder / f"dated-{number}.txt").write_text(flood(f"d{number}", day, "Monday"), encoding="utf-8")
    for number in range(2):
        (folder / f"undated-{number}.txt").write_text(flood(f"u{number}", None, "Monday"), encoding="utf-8")
    return Corpus(folder, tmp_path_factory.mktemp("out"))


def test_dates_of_an_undated_article_are_those_of_its_likely_days(corpus):
    dates = corpus.dates
    own = dates[(dates["text"] == "Monday") & dates["article"].str.startswith("undated")]
    assert not own.empty
    assert set(own["certainty"]) <= {"resolved", "likely", "guessed"}
    likely = own[own["certainty"] == "likely"]
    assert (likely["edtf"].str[-1:] == "~").all()
    assert (likely["interval"] != "").all()
    assert (likely["first"] >= "2021-04").all()


def test_dates_of_a_dated_article_are_as_if_all_were_dated(corpus):
    own = corpus.dates[corpus.dates["article"].str.startswith("dated")]
    assert (own["interval"] == "").all()
    assert set(own.loc[own["text"] == "Monday", "edtf"]) == {"2021-05-10"}


def test_event_that_one_certain_statement_dates_is_certain(corpus):
    events = corpus.events
    bridge = events[(events["first"] == "2021-05-10") & events["headline"].str.contains("bridge")]
    assert not bridge["likely"].any()


def test_end_of_a_run_says_how_articles_are_dated(corpus):
    words = dating_words(corpus.articles)
    assert "5 articles: 3 certain" in words
    assert "--ask" in words


# ---------------------------------------------------------------- events of likely days


def events_of(*articles):
    articles, passages, dates = make_tables(*articles)
    return build_events(articles, passages, dates, table("assignments"), SETTINGS)["events"]


def undated(name, *sentences, share=0.8, **changes):
    return {"id": name, **LIKELY, "published_share": share, "sentences": list(sentences), **changes}


def test_undated_lead_is_of_the_likely_day_and_says_so():
    [event] = events_of(undated("a", "Mayor Anna Berg opened the new bridge in Marina.")).to_dict("records")
    assert (event["first"], event["edtf"], event["likely"]) == ("2021-05-14", "2021-05-14~", True)
    assert event["interval"] == "2021-05-10/2021-05-20"


@pytest.mark.parametrize(
    ("share", "edtf"), [(LIKELY_FROM, "2021-05-14~"), (LIKELY_FROM - 0.01, "2021-05-10/2021-05-20")]
)
def test_lead_of_a_mere_guess_has_the_interval(share, edtf):
    events = events_of(undated("a", "Mayor Anna Berg opened the new bridge in Marina.", share=share))
    assert events["edtf"].tolist() == [edtf]


@pytest.mark.parametrize(("n_days", "n_events"), [(SETTINGS.widest, 1), (SETTINGS.widest + 1, 0)])
def test_lead_of_a_wide_interval_makes_no_event(n_days, n_events):
    edtf = f"2021-05-01/{date(2021, 5, 1) + timedelta(days=n_days - 1)}"
    lead = undated("a", "Mayor Anna Berg opened the new bridge in Marina.", share=0.01, published_edtf=edtf)
    assert len(events_of(lead)) == n_events


def test_likely_day_joins_the_certain_one_and_the_event_is_certain():
    certain = {"id": "b", "published": "2021-05-12", "sentences": [STATED]}
    told = undated("a", TOLD.format("Monday"))
    for articles in ([certain, told], [told, certain]):
        [event] = events_of(*articles).to_dict("records")
        assert (event["edtf"], event["likely"], event["interval"]) == ("2021-05-10", False, "")
        assert event["n_articles"] == 2


def test_days_that_are_likely_alone_stay_so():
    [event] = events_of(undated("a", TOLD.format("Monday")), undated("b", TOLD.format("Monday"))).to_dict("records")
    assert (event["edtf"], event["likely"]) == ("2021-05-10~", True)


def test_month_that_is_only_likely_stays_whole_and_is_called_so():
    lead = undated("a", "The council met on 3 March 2021.", "Earlier this month Mayor Anna Berg opened the bridge.")
    lead |= {"published_edtf": "2021-03-14/2021-06-20"}
    [event] = events_of(lead).query("headline.str.contains('bridge')").to_dict("records")
    assert (event["edtf"], event["likely"]) == ("2021-05~", True)


@pytest.mark.parametrize(("published", "n_claims"), [("2021-05-14", 2), ("", 0)])
def test_likely_days_contradict_nothing(published, n_claims):
    died = "President Luis Ortega of Peru died on {} at his house in Lima."
    own = undated("a", died.format("Monday")) | {"published": published}
    articles, passages, dates = make_tables(own, ("b", "2021-05-13", [died.format("11 May 2021")]))
    claims = build_events(articles, passages, dates, table("assignments"), SETTINGS)["claims"]
    assert len(claims[claims["matter"] == "day"]) == n_claims


def test_publications_are_certain_likely_or_unknown():
    articles = table(
        "articles",
        [
            {"id": "a", "published": "2021-05-12", "published_edtf": "2021-05-12"},
            {"id": "b", **LIKELY, "published_share": 0.9},
            {"id": "c", "published_edtf": "2021"},
        ],
    )
    known = read_publications(articles)
    assert {name: item.days.edtf for name, item in known.items()} == {"a": "2021-05-12", "b": "2021-05-14~"}


def test_short_timeline_marks_a_day_that_is_only_likely():
    told = undated("a", TOLD.format("Monday"))
    for articles, edtf in (([told], "2021-05-10~"), ([told, ("b", "2021-05-12", [STATED])], "2021-05-10")):
        events = events_of_days(select_timeline(*make_tables(*articles), SETTINGS, length=3))["events"]
        row = events[events["first"] == "2021-05-10"].iloc[0]
        assert (row["edtf"], row["likely"]) == (edtf, edtf.endswith("~"))


# ---------------------------------------------------------------- what readers are shown


def likely_timeline(**changes):
    return make_timeline(DAY, edtf="2024-05-03~", likely=True, interval="2024-05-01/2024-05-09", **changes)


def test_json_has_likely_day_and_interval_only_where_not_certain():
    [event] = json.loads(write("json", likely_timeline()))["events"]
    assert (event["likely"], event["interval"]) == ("2024-05-03", "2024-05-01/2024-05-09")
    [certain] = json.loads(write("json", make_timeline(DAY, edtf="2024-05-03")))["events"]
    assert not {"likely", "interval"} & set(certain)


def test_calendar_is_tentative_on_a_likely_day():
    for tables, status in ((likely_timeline(), "TENTATIVE"), (make_timeline(DAY), "CONFIRMED")):
        [event] = icalendar.Calendar.from_ical(write("ics", tables)).walk("VEVENT")
        assert event["STATUS"] == status


@pytest.mark.parametrize("form", ["timelinejs", "md", "tex", "html", "ics"])
def test_words_say_likely_in_every_format_that_readers_see(form):
    assert "3 May 2024 (possibly)" in write(form, likely_timeline())
    assert "possibly" not in write(form, make_timeline(DAY))


def test_csv_has_the_approximate_day():
    assert "2024-05-03~" in write("csv", likely_timeline())


def test_bibliography_dates_an_article_as_far_as_its_day_is_certain_and_notes_the_likely_one_unless_it_is_a_guess():
    """A manager of references reads ``2021-05-14~`` as that very day."""
    likely = {"published": "", "published_edtf": "2021-05", "published_likely": "2021-05-14"}
    for share, words in (
        (LIKELY_FROM, "14 May 2021, possibly (within May 2021)"),
        (LIKELY_FROM / 2, "day not certain: May 2021"),
    ):
        text = write("bib", make_timeline(DAY, article={**likely, "published_share": share}))
        assert "date = {2021-05}" in text
        assert f". Published: {words}}}" in text


def test_words_of_an_event_have_all_that_is_not_plain():
    [event] = likely_timeline(status="planned")["events"].itertuples()
    assert (event_span_words(event), event_day_words(event)) == (
        "3 May 2024, possibly",
        "3 May 2024 (possibly, planned)",
    )
    of_report = event._replace(interval="")
    assert (event_span_words(of_report), event_day_words(of_report)) == (
        "3 May 2024, likely",
        "3 May 2024 (likely, planned)",
    )
    [plain] = make_timeline(DAY)["events"].itertuples()
    assert event_span_words(plain) == event_day_words(plain) == "3 May 2024"


def test_articles_stand_by_their_likely_days():
    rows = [
        {"id": "a", "published": "2021-05-15"},
        {"id": "b", "published_edtf": "2009/2021", "published_likely": "2021-05-14", "published_share": 0.8},
        {"id": "c", "published_edtf": "2021-05-20/2021-05-30"},
        {"id": "d"},
    ]
    ordered = by_day(table("articles", rows))
    assert [article_day(row) for row in ordered.itertuples()] == [
        "2021-05-14~", "2021-05-15", "2021-05-20/2021-05-30", "",
    ]  # fmt: skip
    counts = "4 articles: 1 certain, 1 with a possible day, 1 only within an interval, 1 not known"
    assert counts in dating_words(ordered)
    assert dating_words(ordered[ordered["id"] == "a"]) == ""


def test_days_that_were_given_by_hand_are_counted_as_such():
    rows = [
        {"id": "a", "published": "2021-05-15", "published_basis": "sidecar"},
        {"id": "b", "published": "2021-05-14"},
    ]
    articles = table("articles", [*rows, {"id": "c"}])
    assert ": 2 certain (1 of these given by hand in “sources.csv” and taken as they are), " in dating_words(articles)
    assert dating_words(articles[:2]) == (
        "Publication days of 2 articles: all certain (1 of these given by hand in “sources.csv” and taken as they are)."
    )
    assert dating_words(articles[1:2]) == ""


def test_day_of_an_article_is_asked_for_where_that_of_an_event_of_it_was_corrected():
    articles = table("articles", [{"id": "a.txt", "published": "2021-05-15"}, {"id": "b.txt"}, {"id": "c.txt"}])
    passages = table("passages", [{"id": f"p{name}", "article": f"{name}.txt"} for name in "abc"])
    corrected = {"of": "events", "action": "day", "members": ("pa", "pb"), "applied": True}

    def words(**changed):
        return corrected_day_words(articles, passages, table("corrections", [corrected | changed]))

    assert words().startswith("You corrected the day of an event of the article “b.txt”, whose own day ")
    assert words(members=("pc", "pb")).startswith("You corrected the day of an event of the articles “b.txt”, “c.txt”")
    assert words(members=("pa",)) == words(action="split") == words(applied=False) == ""


# ---------------------------------------------------------------- days too uncertain for an event


def untold_of(*articles):
    articles, passages, dates = make_tables(*articles)
    tables = build_events(articles, passages, dates, table("assignments"), SETTINGS)
    return tables["events"], tables["untold"]


def guessed(name, *sentences):
    """Return an article whose likeliest day is hardly more than a guess among those of two years."""
    days = [f"{year}-{month:02d}-14" for year in (2020, 2021) for month in range(1, 13)]
    return undated(name, *sentences, share=0.05, published_edtf="2020-01-14/2021-12-14", equals=days)


def test_sentence_of_an_uncertain_day_is_listed_with_all_days_that_are_possible():
    events, untold = untold_of(guessed("a", TOLD.format("Monday")))

    assert events.empty
    [row] = untold.to_dict("records")
    assert (row["why"], row["status"], row["date_text"]) == (UNPLACED, "reported", "Monday")
    assert (row["first"], row["last"]) == ("2020-01-13", "2021-12-13")


def test_copies_of_a_sentence_of_an_uncertain_day_are_listed_once():
    _, untold = untold_of(guessed("a", TOLD.format("Monday")), guessed("b", TOLD.format("Monday")))

    assert untold["n_articles"].tolist() == [2]


def test_sentence_that_an_event_rests_on_is_not_listed_for_another_word_of_it():
    events, untold = untold_of(guessed("a", "Mayor Anna Berg opened the bridge on 10 May 2021, and spoke on Monday."))

    assert len(events) == 1
    assert untold.empty


def test_reader_makes_an_event_of_a_sentence_of_an_uncertain_day():
    articles, passages, dates = make_tables(guessed("a", TOLD.format("Monday")))
    bridge = Member(passages["id"].iloc[0], "a flood destroyed")
    tell = Correction(1, "events", "tell", (bridge,), name="The bridge is gone")

    tables = build_events(articles, passages, dates, table("assignments"), SETTINGS, [tell])

    assert tables["events"]["headline"].tolist() == ["The bridge is gone"]
    assert tables["untold"].empty
