"""Headlines of a short timeline: lines that can be printed, each happening once, with the sentence that proves it."""

import pytest

from tests.corpora import make_tables
from topics.events.selection import events_of_days, select_timeline
from topics.settings import TimelineSettings

HEAD = "4 March 2021 Last updated at 06:50 GMT Help "
QUAKE = "A strong earthquake destroyed much of the port of Marina on 3 March 2021."
GUILTY = "Mayor Anna Berg has been found guilty of fraud by a jury in the old town of Marina."


def tables_of(*articles, **options):
    return events_of_days(select_timeline(*make_tables(*articles), TimelineSettings(), **options))


def headlines_of(*articles, **options):
    events = tables_of(*articles, **options)["events"]
    return dict(zip(events["first"], events["headline"], strict=True))


def test_headline_has_no_head_of_its_page_and_its_sentence_stays_as_it_was_found():
    tables = tables_of(("a", "2021-03-04", [HEAD + GUILTY]))
    assert list(tables["events"]["headline"]) == [GUILTY.rstrip(".")]
    assert list(tables["evidence"]["found_text"]) == [HEAD + GUILTY]


def test_sentence_of_the_headline_stands_below_it_where_it_is_not_the_best():
    scrap = f"By Jo Hill, Marina The port in pictures after a strong earthquake destroyed it {QUAKE[:-1]}"
    tables = tables_of(("a", "2021-03-04", [scrap, QUAKE]), length=1, end="2021-03-03")
    assert tables["events"]["headline"].iloc[0] == QUAKE.rstrip(".")
    assert QUAKE in list(tables["evidence"]["quote"])


def test_verdict_that_the_next_day_repeats_stands_once():
    first = ("a", "2021-03-04", [GUILTY])
    jubilant = "Friends of Anna Berg left the court in the old town in tears after the verdict was read."
    second = ("b", "2021-03-05", [GUILTY.replace("by a jury", "by jurors"), jubilant])
    headlines = headlines_of(first, second)
    assert headlines == {"2021-03-04": GUILTY.rstrip("."), "2021-03-05": jubilant.rstrip(".")}


def test_verdict_stands_again_where_the_next_day_tells_nothing_else():
    first, second = (("a", "2021-03-04", [GUILTY]), ("b", "2021-03-05", [GUILTY.replace("by a jury", "by jurors")]))
    assert list(headlines_of(first, second)) == ["2021-03-04", "2021-03-05"]


@pytest.mark.parametrize(
    ("sentence", "is_chosen"),
    [
        ("Before 9 May 2020 people in the old port of Marina tended to forget what earthquakes had done.", False),
        ("An earthquake destroyed the whole of the old port of Marina on 9 May 2020, the mayor said.", True),
    ],
)
def test_day_that_is_only_compared_with_gives_way_to_one_that_is_told(sentence, is_chosen):
    told = [(f"q{number}", "2021-03-04", [QUAKE]) for number in "123"]
    aid = "Rescue teams from six countries reached the port of Marina on 5 March 2021."
    days = headlines_of(*told, ("b", "2021-03-20", ["The port is open.", sentence]), ("c", "", [aid]), length=3)
    assert ("2020-05-09" in days) == is_chosen


def test_headline_that_is_only_planned_has_that_status():
    plan = "Ministers from six countries will meet in the port of Marina on 3 May 2021 to sign the fishing pact."
    event = tables_of(("a", "2021-05-01", ["The port is open.", plan]))["events"].iloc[-1]
    assert (event["status"], event["headline"]) == ("planned", plan.rstrip("."))


def test_note_of_correction_is_no_headline():
    note = "Correction: this article misstated the name of the mayor of Marina, who resigned after the earthquake."
    report = "The mayor of Marina resigned after an earthquake that destroyed much of the old port."
    assert headlines_of(("a", "2021-03-04", [note, report]))["2021-03-04"] == report.rstrip(".")


def test_sentence_that_stands_for_a_day_without_a_line_is_not_one_with_the_name_of_its_author():
    byline = "By Jo Hill, in Marina The mayor of Marina and the port that an earthquake destroyed and the old town"
    other = "Why did the mayor of Marina leave the port that an earthquake destroyed and the old town?"
    assert headlines_of(("a", "2021-03-04", [byline, other]))["2021-03-04"] == other
