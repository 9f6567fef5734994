"""Full dates with a time of day that are run into a text."""

from datetime import date

import pytest

from topics.dates import tag
from topics.dates.timed_stamps import dated_parts, days_in_dispute, timed_dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("PORTO | Wed Apr 6, 2011 7:55 pm EDT PORTO (Agency) - The mayor gave in.", "2011-04-06"),
        ("PORTO | Wed Apr 6 , 2011 7:55 pm EDT PORTO ( Agency ) - The mayor gave in .", "2011-04-06"),
        (
            "PORTO/FARO , Portugal | 6 April 2011 19:55 GMT PORTO/FARO , Portugal ( Agency ) -- He gave in .",
            "2011-04-06",
        ),
        ("PORTO | Wed Apr 6, 2011 7:55pm EDT The mayor gave in.", "2011-04-06"),
        ("Wed Apr 6, 2011 7:55pm EDT PORTO (Agency) – The mayor gave in.", "2011-04-06"),
        ("Film by Film Desk PORTO | Wed Apr 6, 2011 7:55pm EDT PORTO (Agency) - He gave in.", "2011-04-06"),
        ("Film by Film Desk PORTO | Wed Apr 6, 2011 7:55pm EDT The mayor gave in.", ""),
        ("Wed Apr 6, 2011 7:55pm EDT The mayor gave in.", ""),  # an entry of a running report, of any day
        ("PORTO | Thu Apr 6, 2011 7:55 pm EDT PORTO (Agency) - The mayor gave in.", ""),  # a Wednesday
        ("PORTO | Wed Apr 6, 2011 PORTO (Agency) - The mayor gave in.", ""),
        ("PORTO | Wed Apr 6, 2011 7:55 PORTO (Agency) - The mayor gave in.", ""),  # a score or a verse
        ("The mayor gave in on Wed Apr 6, 2011 7:55 pm EDT PORTO (Agency) - or not.", ""),
    ],
)
def test_timed_dateline_is_told_by_its_place_its_time_and_the_opening_of_its_report(line, expected):
    stated = timed_dateline(line)

    assert (stated.span.edtf if stated else "") == expected


def test_timed_dateline_dates_no_event():
    found = tag("PORTO | Wed Apr 6 , 2011 7:55 pm EDT PORTO ( Agency ) - The mayor gave in on Tuesday .", "2011-04-08")

    assert [(item.rule, item.value) for item in found] == [("dateline", "2011-04-06T19:55"), ("weekday", "2011-04-05")]


DIGEST = (
    "updated : Sun Apr 11 2021 18:58:00 Rebels fired on Sunday.\n"
    "Leaders flee updated : Thu Mar 18 2021 05:49:00 They battled on Wednesday.\n"
    "The port fell on Friday."
)


def test_item_of_a_digest_is_of_the_day_of_its_own_stamp():
    days = {item.text: (item.span.edtf, item.certainty) for item in tag(DIGEST, "2021-04-11") if item.rule == "weekday"}

    assert days["Sunday"] == ("2021-04-11", "resolved")
    assert days["Wednesday"] == ("2021-03-17", "resolved")
    assert days["Friday"] == ("2021-03-12/2021-04-09", "guessed")  # it may belong to the item or be one of its own


def test_stamp_of_an_item_dates_no_event():
    assert [item.rule for item in tag(DIGEST, "2021-04-11") if item.text.startswith("Thu")] == ["dateline"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leaders flee updated: Thu Mar 18 2021 05:49 They battled on Wednesday.", ["2021-03-18"]),
        ("Last updated at 05:49 GMT on Thursday 18 March 2021 They battled.", ["2021-03-18"]),
        ("Posted 18 March 2021, 10:03 am They battled.", ["2021-03-18"]),
        ("They fled. Posted: 18 March 2021, 10:03 They battled.", ["2021-03-18"]),
        ("Leaders flee updated: Thu Mar 18 2021 They battled.", []),  # no time of day
        ("Leaders flee updated: Fri Mar 18 2021 05:49 They battled.", []),  # a Thursday
        ("The list was updated 18 March 2021, 10:03 by the mayor.", []),  # no label
        ("They battled. 18 March 2021, 10:03 am | Report", []),  # behind a comment, of which it is
        ("Updated: Thu Mar 18 2021 05:49\nThey battled.", []),  # a line of its own
    ],
)
def test_part_begins_with_a_labelled_day_and_time_before_its_text(text, expected):
    assert [part.written.edtf for part in dated_parts(text, None)] == expected


@pytest.mark.parametrize(("given", "n_parts"), [("2021-03-19", 1), ("2021-03-20", 2)])
def test_lines_behind_a_stamp_are_in_doubt_where_the_article_is_more_than_a_day_from_it(given, n_parts):
    text = "Updated: Thu Mar 18 2021 05:49 They battled.\nThe port fell on Friday."

    assert len({part.written.edtf for part in dated_parts(text, _span(given))}) == n_parts


def _span(day):
    from topics.dates.spans import Span

    return Span.from_edtf(day)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated: Thu Mar 18 2021 05:49", "2021-03-18/2021-04-11"),
        ("Published: 18 March 2021", "2021-03-18/2021-04-11"),
        ("Published: 20 April 2021", "2021-04-11/2021-04-20"),
        ("Updated: 20 April 2021", "2021-04-11"),  # later, as updates are
        ("Updated: 10 April 2021", "2021-04-11"),  # the hour alone
        ("Updated: 9 April 2021", "2021-04-09/2021-04-11"),
        ("18 March 2021", "2021-04-11"),  # it does not say of what
        ("Retrieved 18 March 2021", "2021-04-11"),
    ],
)
def test_day_that_the_head_of_a_text_disputes_is_one_of_several(line, expected):
    assert days_in_dispute(f"Leaders flee\n{line}\n\nThey battled.", date(2021, 4, 11)).edtf == expected
