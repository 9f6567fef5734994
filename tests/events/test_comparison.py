"""A timeline held against a reference: which entries are taken for one happening, and which are not."""

from math import acos, cos, sin

import numpy as np
import pytest

from topics.dates import Span
from topics.events.chronology import Entry
from topics.events.comparison import compare, match_entries
from topics.settings import ComparisonSettings, Settings, TimelineSettings

SETTINGS = Settings(timeline=TimelineSettings(alike=0.4), comparison=ComparisonSettings(days=3, alike=0.65, sure=0))
AT = {"vote": 0.0, "ballot": acos(0.9), "poll": acos(0.7), "count": acos(0.5), "speech": acos(0.3), "flood": acos(0.0)}
"""Last words by the angle of their vectors: the cosine of two is that of the difference."""


def encode(texts):
    """Return vectors of which only the angles matter, and refuse to be asked for the same twice."""
    assert len(set(texts)) == len(texts)
    angles = [AT[text.split()[-1]] for text in texts]
    return np.array([[cos(angle), sin(angle)] for angle in angles])


def entries(*given):
    return [
        Entry(number, Span.from_edtf(edtf), what, tuple(quotes))
        for number, (edtf, what, *quotes) in enumerate(given, 1)
    ]


def agreements(timeline, reference, settings=SETTINGS):
    compared = compare(entries(*timeline), entries(*reference), settings, encode)
    columns = ["agreement", "headline", "reference_what"]
    return [tuple(row) for row in compared[columns].to_numpy()]


@pytest.mark.parametrize(
    ("timeline", "reference", "expected"),
    [
        (("2021-05-03", "vote"), ("2021-05-03", "count"), "both"),
        (("2021-05-03", "vote"), ("2021-05-03", "speech"), "missing"),
        (("2021-05-03", "vote"), ("2021-05-03/2021-05-06", "count"), "both"),
        (("2021-05-03", "vote"), ("2021-05-03/2021-05-07", "count"), "missing"),
        (("2021-05-03", "vote"), ("2021-05", "poll"), "both"),
        (("2021-05", "vote"), ("2021-05", "count"), "both"),
        (("2021-05-03", "vote"), ("2021-05-06", "poll"), "other day"),
        (("2021-05-06", "vote"), ("2021-05-03", "poll"), "other day"),
        (("2021-05-03", "vote"), ("2021-05-07", "vote"), "missing"),
        (("2021-05-03", "vote"), ("2021-05-04", "count"), "missing"),
        (("2021-05-03/2021-05-05", "vote"), ("2021-05-06/2021-05-08", "poll"), "other day"),
        (("2021-05-03/2021-05-05", "vote"), ("2021-05-06/2021-05-09", "vote"), "missing"),
        (("2020", "vote"), ("2021", "vote"), "missing"),
    ],
)
def test_days_and_wordings_tell_whether_two_entries_are_one(timeline, reference, expected):
    found = agreements([timeline], [reference])
    assert expected in [agreement for agreement, *_ in found]
    assert len(found) == (2 if expected == "missing" else 1)


def test_likeness_at_the_threshold_is_enough():
    settings = Settings(timeline=TimelineSettings(alike=0.5), comparison=ComparisonSettings(days=0, alike=0.7, sure=0))
    assert agreements([("2021-05-03", "vote")], [("2021-05-03", "count")], settings)[0][0] == "both"
    assert agreements([("2021-05-03", "vote")], [("2021-05-03/2021-05-04", "poll")], settings)[0][0] == "both"
    assert len(agreements([("2021-05-03", "vote")], [("2021-05-04", "vote")], settings)) == 2


@pytest.mark.parametrize(
    ("timeline", "reference", "expected"),
    [
        (("2021-05-03", "vote"), ("2021-05-03", "count"), "doubtful"),
        (("2021-05-03", "vote"), ("2021-05-03", "poll"), "both"),
        (("2021-05-03", "Moe won the vote"), ("2021-05-03", "Moe spoke of the count"), "both"),
        (("2021-05-03", "Moe won the vote"), ("2021-05-03", "Berg lost the final count"), "doubtful"),
        (("2021-05-03", "vote", "Moe won the vote"), ("2021-05-03", "Moe spoke of the count"), "both"),
        (("2021-05-03", "vote"), ("2021-05-04", "poll"), "other day"),
    ],
)
def test_match_on_one_day_in_unlike_words_is_doubtful(timeline, reference, expected):
    """The cosine of vote and poll is .7 and that of vote and count .5; "vote" and "Moe" are half of two words."""
    settings = Settings(timeline=TimelineSettings(alike=0.4), comparison=ComparisonSettings(sure=0.6, words=0.5))
    assert [agreement for agreement, *_ in agreements([timeline], [reference], settings)] == [expected]


BERG = "Berg left the disputed board of harbours flood"
"""What is unlike a vote; the words beside the last one are those that the tests below share."""


@pytest.mark.parametrize(
    ("told", "day", "reference", "expected"),
    [
        ("2021-05-03", "2021-05-03", "Berg left at the vote", "doubtful"),
        ("2021-05-03", "2021-05-03", "Berg was left out of the final vote", "doubtful"),
        ("2021-05-03", "2021-05-03", "Berg praised the vote", "missing"),
        ("2021-05-03", "2021-05-03", "Berg left angry crowds before the vote", "missing"),
        ("2021-05-03", "2021-05-04", "Berg left at the vote", "missing"),
        ("2021-04-20/2021-05-05", "2021-05-03", "Berg left at the vote", "doubtful"),
        ("2021-01/2021-12", "2021-05-03", "Berg left at the vote", "missing"),
    ],
    ids=["two words", "half", "one word", "less than half", "another day", "within two weeks", "within a year"],
)
def test_short_line_is_matched_in_doubt_by_day_and_half_of_its_words(told, day, reference, expected):
    found = agreements([(told, BERG)], [(day, reference)], Settings(timeline=TimelineSettings(alike=0.4)))
    assert expected in [agreement for agreement, *_ in found]


def test_words_that_much_of_a_timeline_has_match_nothing():
    timeline = [(f"2021-05-{day:02}", f"{BERG} {'again ' * day}flood") for day in range(1, 9)]
    reference = [("2021-05-03", "Berg left at the vote")]
    assert "missing" in [agreement for agreement, *_ in agreements(timeline, reference)]


def test_alike_wordings_have_a_partner_before_those_that_share_words():
    timeline = [("2021-05-03", BERG), ("2021-05-03", "ballot")]
    assert set(agreements(timeline, [("2021-05-03", "Berg left at the vote")])) == {
        ("both", "ballot", "Berg left at the vote"),
        ("extra", BERG, ""),
    }


def test_missing_entry_tells_what_lies_on_its_days_the_shortest_times_first():
    timeline = entries(("2021-05", "flood"), ("2021-05-03", "speech"), ("2021-05-04", "flood"))
    compared = compare(timeline, entries(("2021-05-03", "vote"), ("2021-05-04", "flood")), SETTINGS, encode)
    beside = dict(zip(compared["reference_what"], compared["beside"], strict=True))
    assert beside["vote"] == ("2021-05-03: speech", "2021-05: flood")
    assert beside["flood"] == ()


def test_pairs_are_made_from_the_most_alike_down_and_each_entry_has_one():
    timeline = [("2021-05-03", "vote"), ("2021-05-03", "ballot")]
    reference = [("2021-05-03", "ballot"), ("2021-05-03", "count"), ("2021-05-03", "flood")]
    assert set(agreements(timeline, reference)) == {
        ("both", "ballot", "ballot"),
        ("both", "vote", "count"),
        ("missing", "", "flood"),
    }


def test_much_alike_entry_on_another_day_is_preferred_to_one_less_alike_on_the_same():
    found = agreements([("2021-05-03", "vote"), ("2021-05-04", "count")], [("2021-05-04", "vote")])
    assert set(found) == {("other day", "vote", "vote"), ("extra", "count", "")}


def test_of_equally_alike_entries_the_one_on_the_same_day_is_taken():
    timeline = entries(("2021-05-02", "vote"), ("2021-05-03", "vote"), ("2021-05-03", "vote"))
    (pair,) = match_entries(timeline, entries(("2021-05-03", "vote")), SETTINGS, encode)
    assert (pair.at, pair.other, pair.likeness, pair.days_apart) == (1, 0, 1.0, 0)


def test_most_alike_sentence_speaks_for_an_event_whose_headline_does_not():
    timeline = [Entry(1, Span.from_edtf("2021-05-03"), "flood", ("flood", "ballot", "count"))]
    reference = entries(("2021-05-03", "vote"))
    for one, other in ((timeline, reference), (reference, timeline)):
        (pair,) = match_entries(one, other, SETTINGS, encode)
        assert pair.likeness == 0.9, "that of ballot and vote"


@pytest.mark.parametrize(("quotes", "found"), [(("vote", "ballot"), [0.95]), (("vote", "flood"), [])])
def test_on_another_day_all_sentences_speak_together(quotes, found):
    """The mean of 1 and .9 is enough for another day, that of 1 and 0 is not: one sentence may recall it."""
    timeline = [Entry(1, Span.from_edtf("2021-05-04"), "flood", quotes)]
    reference = entries(("2021-05-03", "vote"))
    assert [pair.likeness for pair in match_entries(timeline, reference, SETTINGS, encode)] == found


@pytest.mark.parametrize(("n_before", "found"), [(4, [1.0]), (5, [])])
def test_only_the_first_five_sentences_speak_for_an_event(n_before, found):
    timeline = [Entry(1, Span.from_edtf("2021-05-03"), "flood", ("flood",) * n_before + ("vote",))]
    pairs = match_entries(timeline, entries(("2021-05-03", "vote")), SETTINGS, encode)
    assert [pair.likeness for pair in pairs] == found


def test_every_entry_is_in_exactly_one_row_and_rows_are_by_day():
    timeline = entries(("2021-05-03", "vote"), ("2021-05-09", "flood"), ("2021-05-01", "flood"))
    unread = Entry(3, None, "poll", note="it has no day")
    reference = [*entries(("2021-05-04", "vote"), ("2021-05-02", "flood")), unread]
    compared = compare(timeline, reference, SETTINGS, encode)
    columns = ["agreement", "edtf", "headline", "entry", "reference_edtf", "days_apart", "note"]
    assert compared[columns].to_numpy().tolist() == [
        ["other day", "2021-05-01", "flood", 2, "2021-05-02", 1, ""],
        ["other day", "2021-05-03", "vote", 1, "2021-05-04", 1, ""],
        ["extra", "2021-05-09", "flood", -1, "", -1, ""],
        ["unread", "", "", 3, "", -1, "it has no day"],
    ]
    assert compared["likeness"].isna().tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    ("timeline", "reference"),
    [([], [("2021", "vote")]), ([("2021-05-03", "vote")], []), ([("2020", "vote")], [("2021", "flood")])],
)
def test_entries_that_no_day_brings_together_need_no_vectors(timeline, reference):
    def refuse(texts):
        raise AssertionError(texts)

    compared = compare(entries(*timeline), entries(*reference), SETTINGS, refuse)
    assert set(compared["agreement"]) <= {"missing", "extra"}
    assert len(compared) == len(timeline) + len(reference)


def test_order_of_the_entries_does_not_matter():
    timeline = [("2021-05-03", "vote"), ("2021-05-04", "ballot"), ("2021-05-05", "flood")]
    reference = [("2021-05-04", "vote"), ("2021-05-03", "ballot"), ("2021-05-06", "poll")]
    assert set(agreements(timeline, reference)) == set(agreements(timeline[::-1], reference[::-1]))
