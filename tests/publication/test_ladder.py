"""The ladder of the publication day: each rung an interval that holds the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.lines import split_lines
from topics.dates.spans import Span
from topics.dates.stated import is_date_line
from topics.publication.ladder import (
    Reading,
    climb,
    contradiction,
    keep_within,
    read_frame,
    read_given,
    read_stated,
    read_title,
    read_url,
    unread_note,
)

CASES = Path(__file__).parents[1] / "cases"
DAYS = json.loads((CASES / "articles_days.json").read_text(encoding="utf-8"))
ADDRESSES = json.loads((CASES / "articles_addresses.json").read_text(encoding="utf-8"))
BODY = "The council met and decided about the harbour.\n\nAll parties were for the plan of the mayor."


def reading(edtf: str, basis: str) -> Reading:
    return Reading(Span.from_edtf(edtf), basis)


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case["label"])
def test_given_day(case):
    found = read_given(case["input"], "markup")

    assert (found.span.edtf if found else "") == case["expected"]


@pytest.mark.parametrize("case", ADDRESSES, ids=lambda case: case["label"])
def test_day_of_an_address(case):
    found = read_url(case["input"])

    assert (found.span.edtf if found else "") == case["expected"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 4 March 2021", True),
        ("March 4, 2021 9:15 am GMT", True),
        ("Updated: 2021-03-04", True),
        ("Thu 4 Mar 2021 09.15 GMT", True),
        ("4 March 2021 | Politics", True),
        ("On 4 March 2021 the council met.", False),
        ("The war that began on 4 March 2021 and ended", False),
        ("4 March", False),
    ],
)
def test_date_line_is_told_from_a_sentence(line, expected):
    assert is_date_line(line) is expected


def test_highest_rung_gives_the_basis_and_lower_ones_narrow_it():
    published = climb([reading("2021-03", "sidecar"), reading("2021-03-04", "url")])

    assert (published.day, published.basis) == ("2021-03-04", "sidecar")


@pytest.mark.parametrize(
    ("lower", "edtf"),
    [
        ("2012-01/2012-10", "2012-02-09/2012-09-02"),
        ("2012-03/2012-10", "2012-09-02"),
        ("2012-02", "2012-02-09"),
        ("2012-03/2012-08", "2012-02-09/2012-09-02"),
    ],
)
def test_day_that_can_be_read_in_two_ways_is_never_one_between_them(lower, edtf):
    published = climb([reading("2012-02-09/2012-09-02", "markup"), reading(lower, "url")])

    assert published.edtf == edtf


def test_conflict_between_rungs_is_noted_and_the_higher_one_counts():
    published = climb([reading("2021-03-04", "stated"), reading("2021-05-06", "url")])

    assert published.day == "2021-03-04"
    assert any(note.startswith("conflict") for note in published.notes)


def test_narrowed_day_has_the_place_and_the_note_of_the_rung_that_narrowed_it():
    higher = Reading(Span.from_edtf("2021-03"), "sidecar", start=1, stop=2, why="the reader wrote it")
    lower = Reading(Span.from_edtf("2021-03-04"), "stated", start=30, stop=42, why="a line of the text states it")

    published = climb([higher, lower])

    assert (published.start, published.stop) == (30, 42)
    assert published.notes == (
        "published: the reader wrote it",
        "published narrowed to 2021-03-04 by a line of the text states it",
    )


def test_rung_that_narrows_without_a_reason_is_named_by_its_basis():
    assert climb([reading("2021-03", "sidecar"), reading("2021-03-04", "url")]).notes == (
        "published narrowed to 2021-03-04 by url",
    )


def test_rung_that_says_the_same_or_less_changes_neither_place_nor_notes():
    higher = Reading(Span.from_edtf("2021-03-04"), "stated", start=30, stop=42)
    lower = [Reading(Span.from_edtf(edtf), "url", start=1, stop=2) for edtf in ("2021-03-04", "2021-03")]

    published = climb([higher, *lower])

    assert (published.start, published.stop, published.notes) == (30, 42, ())


def test_each_rung_narrows_what_is_left_by_those_above():
    published = climb([reading("2021", "sidecar"), reading("2021-03", "url"), reading("2021-03-04", "stated")])

    assert published.day == "2021-03-04"
    assert len(published.notes) == 2


def test_interval_is_no_day():
    published = climb([reading("2021-03", "url")])

    assert (published.day, published.edtf, published.basis) == ("", "2021-03", "url")


def test_conflict_names_both_rungs_and_their_days():
    notes = climb([None, reading("2021-03-04", "stated"), reading("2021-05-06", "url")]).notes

    assert notes == ("conflict: stated gives 2021-03-04 as publication day, url gives 2021-05-06",)


def test_no_rung_is_unknown():
    published = climb([])

    assert (published.day, published.edtf, published.basis) == ("", "", "unknown")
    assert (published.start, published.stop, published.notes) == (-1, -1, ())


def test_updated_day_counts_only_where_no_other_is_stated(tmp_path):
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\nUpdated 5 March 2021, published 4 March 2021\n\n{BODY}")

    assert read_corpus(tmp_path)["articles"]["published"].iloc[0] == "2021-03-04"


def stated_after(n_before, n_after, tmp_path):
    lines = [f"The council met on day {number} and decided about the harbour." for number in range(n_before + n_after)]
    lines.insert(n_before, "Published 4 March 2021")
    write_files(tmp_path, a__txt="\n\n".join(lines))
    return read_corpus(tmp_path)["articles"]["published"].iloc[0]


@pytest.mark.parametrize(
    ("n_before", "n_after", "is_read"),
    [(7, 30, True), (8, 30, False), (30, 7, True), (30, 8, False)],
    ids=["eighth line", "ninth line", "eighth from the end", "ninth from the end"],
)
def test_day_is_stated_in_the_first_and_last_eight_lines(tmp_path, n_before, n_after, is_read):
    assert stated_after(n_before, n_after, tmp_path) == ("2021-03-04" if is_read else "")


def test_day_stated_first_counts_and_its_place_is_that_of_the_date(tmp_path):
    text = f"Harbour plan agreed\n\nPublished: 4 March 2021\n\n{BODY}\n\nPosted on 6 March 2021"
    write_files(tmp_path, a__txt=text)

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == ("2021-03-04", "stated")
    assert text[article["published_start"] : article["published_stop"]] == "4 March 2021"


def test_place_of_a_stated_day_is_that_in_the_text_as_found(tmp_path):
    text = f"The cafÃ©â€™s plan agreed\n\nPublished: 4 March 2021\n\n{BODY}"
    write_files(tmp_path, a__txt=text)

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert article["found"][article["published_start"] : article["published_stop"]] == "4 March 2021"


def test_month_at_the_end_of_a_title_is_read_there(tmp_path):
    text = f"Minutes of the council, March 2021\n\n{BODY}"
    write_files(tmp_path, a__txt=text)

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published_edtf"], article["published_basis"]) == ("2021-03", "inferred")
    assert text[article["published_start"] : article["published_stop"]] == "March 2021"
    assert list(article["notes"]) == ["published: the month that the title ends with"]


def test_month_at_the_end_of_a_title_from_elsewhere_has_no_place(tmp_path):
    write_files(tmp_path, a__csv='title,text\n"Minutes, March 2021",The first text\n')

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published_edtf"], article["published_start"], article["published_stop"]) == ("2021-03", -1, -1)


@pytest.mark.parametrize("title", ["The council in March 2021", "Minutes, March 1821", "Minutes, March 2021 revised"])
def test_other_months_of_a_title_say_nothing_of_its_day(title):
    assert read_title(title, 0) is None


def test_evidence_inside_the_text_is_read_where_it_stands_if_nothing_states_the_day(tmp_path):
    text = f"Harbour plan agreed\n\n{BODY}\n\nThe old pier was closed in May 2021."
    write_files(tmp_path, a__txt=text)

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published_edtf"], article["published_basis"]) == ("2021-05-01/..", "inferred")
    assert text[article["published_start"] : article["published_stop"]] == "May 2021"


def test_evidence_narrows_an_interval_and_is_not_asked_where_the_day_is_certain(tmp_path):
    text = f"Harbour plan agreed\n\n{BODY}\n\nThe old pier was closed on 20 March 2021."
    write_files(tmp_path, a__txt=text, b__txt=text, sources__csv="file,published\na.txt,2021-03\nb.txt,2021-03-04\n")

    articles = read_corpus(tmp_path)["articles"]

    assert articles["published_edtf"].tolist() == ["2021-03-20/2021-03-31", "2021-03-04"]
    assert articles["published_basis"].tolist() == ["sidecar", "sidecar"]
    assert articles["notes"].tolist() == [
        ("published narrowed to 2021-03-20/2021-03-31 by evidence inside the text",),
        (),
    ]


def test_evidence_of_all_lines_counts_where_each_stands(tmp_path):
    text = f"Harbour plan agreed\n\nThe old pier was closed in May 2021.\n\n{BODY}\n\nIt had been opened in 1998."
    write_files(tmp_path, a__txt=text)

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert article["published_edtf"] == "2021-05-01/.."
    assert text[article["published_start"] : article["published_stop"]] == "May 2021"


def test_evidence_in_dropped_lines_says_nothing(tmp_path):
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\n{BODY}\n\nRelated articles\nThe pier that closed in May 2021")

    assert read_corpus(tmp_path)["articles"]["published_edtf"].iloc[0] == ""


def test_evidence_is_read_in_english_only(tmp_path):
    text = "Der Rat hat getagt und über den Hafen entschieden. Der alte Steg was closed in May 2021. Alle waren dafür."
    write_files(tmp_path, a__txt=f"{text}\n\nDas Wetter bleibt in der ganzen Woche schön und warm.")

    assert read_corpus(tmp_path)["articles"]["published_edtf"].iloc[0] == ""


def test_rungs_from_the_top_sidecar_markup_line_address(tmp_path):
    rows = 'title,text,date,url\nOne,"Published 6 March 2021\n\n{body}",2021-03-05,https://example.org/2021/03/07/a\n'
    write_files(tmp_path, a__csv=rows.format(body=BODY), sources__csv="file,published\na.csv#0,2021-03-04\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == ("2021-03-04", "sidecar")
    assert [note.split(", ")[1].split(" ")[0] for note in article["notes"]] == ["markup", "stated", "url"]


def test_day_of_a_record_is_markup(tmp_path):
    write_files(tmp_path, a__csv="title,text,date\nOne,The first text,2021-03-04\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert (article["published"], article["published_basis"]) == ("2021-03-04", "markup")


PAGE = "<html><head>{head}</head><body><h1>Harbour plan</h1><p>{line}</p>" + f"<p>{BODY * 3}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ('<meta property="article:published_time" content="2021-03-04T01:00Z">', "Harbour", "2021-03-04"),
        ('<meta name="date" content="2021-03-04">', "5 March 2021", "2021-03-05"),
        ('<meta name="date" content="2021-03-04">', "5 August 1999", "2021-03-04"),
        ("", "Published on 4 March 2021", "2021-03-04"),
        (
            '<link rel="canonical" href="https://example.org/2021/03/03/harbour">'
            '<meta property="article:published_time" content="2021-03-04T01:00Z">',
            "Harbour",
            "2021-03-03",
        ),
    ],
    ids=["meta", "shown day within one of meta", "shown day far from meta", "shown only", "local day of the address"],
)
def test_day_of_a_page(tmp_path, head, line, day):
    write_files(tmp_path, a__html=PAGE.format(head=head, line=line))

    assert read_corpus(tmp_path)["articles"]["published"].iloc[0] == day


@pytest.mark.parametrize(
    ("value", "basis", "note"),
    [
        ("soon", "sidecar", "published: the day that the sidecar gives, “soon”, is not understood"),
        (
            "1970-01-01",
            "markup",
            "published: the day that the markup gives, “1970-01-01”, is what programs write where they have no day",
        ),
        ("1970-01-01", "sidecar", ""),
        ("3/4/2021", "markup", ""),
        ("", "markup", ""),
    ],
)
def test_given_day_that_does_not_count_is_noted(value, basis, note):
    assert unread_note(value, basis) == note


def test_placeholder_of_a_program_gives_no_reading_and_lower_rungs_count():
    assert read_given("1970-01-01T00:00:00+00:00", "markup") is None
    assert read_given("1970-01-01", "sidecar").span.edtf == "1970-01-01"


def test_open_day_says_why_it_is_open():
    assert climb([read_given("3/4/2021", "markup")]).notes == (
        "published: the day that is given, “3/4/2021”, can be read in two ways",
    )


FIRST = "The council met on Tuesday to decide the fate of the harbour. All parties were for the plan of the mayor."
SECOND = "Residents had campaigned for a decade to save it. They plan to celebrate on Saturday at the town hall."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (f"Harbour plan agreed\n\nSaturday, July 1, 2023\n\nPublished: June 19, 2023\n\n{FIRST}", "2023-06-19"),
        (f"Harbour plan agreed\n\nBy A. Peeters, Courier, 18 March 2016\n\n{FIRST}", "2016-03-18"),
        (f"Harbour plan agreed\n\nMay 14, 2021 12:56 pm\n\n{FIRST}", "2021-05-14"),
        (f"Harbour plan agreed\n\nUpdated May 14, 2021\n\n{FIRST}", "../2021-05-14"),
        (f"Harbour plan agreed\n\n{FIRST}\n\nRetrieved 1 July 2023", "../2023-07-01"),
        (f"Harbour plan agreed\n\n{FIRST}\n\nSaved 1 July 2023\n\nPosted 2 June 2023", "2023-06-02"),
        (f"Harbour plan agreed\n\n{FIRST}\n\n{SECOND}\n\nCorrection: 25 June 2023", "../2023-06-25"),
        (f"{FIRST}\n\n{SECOND}\n\nCorrection, 25 June 2023: an earlier version was wrong.", "../2023-06-25"),
        (f"{FIRST}\n\nThe pier is saved!\n\n— Mayor (@mayor) June 17, 2019\n\n{SECOND}", ""),
        (f"{FIRST}\n\nMayor June 17, 2019\n\n{SECOND}", ""),
        (f"{FIRST}\n\n{SECOND}\n\nCopyright 19 June 2019", ""),
        (f"{FIRST}\n\n{SECOND}\n\n19 June 2019", "2019-06-19"),
    ],
)
def test_line_that_states_the_day_is_told_from_other_dates(tmp_path, text, edtf):
    write_files(tmp_path, a__txt=text)

    assert read_corpus(tmp_path)["articles"]["published_edtf"].tolist() == [edtf]


@pytest.mark.parametrize(
    ("before", "edtf"),
    [
        ("All were for the plan of the mayor.", "2021-03-04"),
        ("All were for it. They left at noon.", ""),
        ("They met. All were for the plan.", ""),
    ],
)
def test_plain_date_counts_after_one_sentence_at_most(tmp_path, before, edtf):
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\n{before}\n\nPolitics, 4 March 2021\n\n{SECOND}\n\n{FIRST}")

    assert read_corpus(tmp_path)["articles"]["published"].tolist() == [edtf]


def test_post_that_a_page_quotes_states_no_day(tmp_path):
    quoted = "<blockquote><p>Saved</p><p>Mayor, June 17, 2019</p></blockquote>"
    body = f"<h1>Harbour plan agreed</h1><p>{FIRST}</p>{quoted}<p>{SECOND}</p><p>{FIRST} {SECOND}</p>"
    write_files(tmp_path, a__html=f"<html lang='en'><body><article>{body}</article></body></html>")

    assert read_corpus(tmp_path)["articles"]["published_edtf"].tolist() == [""]


@pytest.mark.parametrize(
    "text",
    [
        "Published: 19 June 2023\nUpdated: 20 June 2023\nThey met.",
        "Harbour plan agreed\n19 June 2023\nThe council met and decided about the harbour.\nAll left.",
        "Harbour plan agreed\nThe council met about the harbour and its old ships\nPublished: 19 June 2023\nAll left.",
        "Posted on 19 June 2023",
        "19 June 2023, 9 a.m.\nAll left.",
    ],
    ids=["first of two", "alone", "label on a later line", "only line", "with the time"],
)
def test_date_line_states_the_day_and_its_place(text):
    stated = read_stated(split_lines(text))

    assert stated.span.edtf == "2023-06-19"
    assert text[stated.start : stated.stop] == "19 June 2023"


@pytest.mark.parametrize(("number", "expected"), [(7, "2021-03-04"), (8, "")])
def test_label_counts_in_the_first_and_in_the_last_eight_lines(number, expected):
    line, filler = "Posted 4 March 2021", "A line of the middle of it\n"

    for text in (filler * number + line + "\n" + filler * 20, filler * 20 + line + "\n" + filler * number):
        stated = read_stated(split_lines(text))
        assert (stated.span.edtf if stated else "") == expected


def test_event_that_opens_a_text_is_no_day_of_publication(tmp_path):
    write_files(tmp_path, a__txt=f"Harbour plan agreed\n\n3 May 2011 the old pier was burnt down\n\n{FIRST}")

    assert read_corpus(tmp_path)["articles"]["published"].tolist() == [""]


def test_reading_of_no_place_has_none():
    published = climb([read_url("https://example.org/2021/03/04/harbour")])

    assert (published.start, published.stop) == (-1, -1)


def test_reading_without_a_reason_leaves_no_note():
    assert climb([read_given("2021-03-04", "markup")]).notes == ()


def test_frame_keeps_readings_that_share_a_day_with_it():
    march, may = reading("2021-03", "stated"), reading("2021-05-06", "url")

    kept, notes = keep_within(Span.from_edtf("2021-03-31/2021-04-30"), [march, None, may])

    assert kept == [march, None]
    assert notes == [
        "conflict: url gives 2021-05-06 as publication day, outside of 2021-03-31/2021-04-30 that the settings give"
    ]
    assert keep_within(None, [may]) == ([may], [])
    assert read_frame(None) is None


def test_contradiction_needs_days_that_share_none():
    published = climb([reading("2021-05-14", "file")])

    assert contradiction(published, reading("2021-05-14/..", "inferred")) == ""
    assert contradiction(published, None) == ""
    assert contradiction(published, reading("2021-05-15/..", "inferred")) == (
        "conflict: the name of the file gives 2021-05-14, the text allows only 2021-05-15/.."
    )


@pytest.mark.parametrize(
    ("below", "after", "edtf"),
    [
        ("18.03.16", "", "2016-03-18"),
        ("3/18/16", "", "2016-03-18"),
        ("18 March 1889", "", "1889-03-18"),
        ("March18, 2016", "", "2016-03-18"),
        ("Fri, 03/04/2016", "", "2016-03-04"),
        ("03/04/2016", "", "2016-03-04/2016-04-03"),
        ("News | Local | 18 March 2016 | A. Peeters", "", "2016-03-18"),
        ("HARBOURTOWN, March 18, 1889. — The council met.", "", "1889-03-18/1889-03-19"),
        ("When: 18 March 2016, 7pm", "", ""),
        ("18 March 2016 – 20 March 2016", "", ""),
        ("Case No. 18/03/2016-A", "", ""),
        ("", "First published in The Harbour Courier, 18 March 2016.", "2016-03-18"),
        ("", "This article was first published by The Courier on 18 March 2016.", "2016-03-18"),
        ("", "This article was amended on 18 March 2016 to remove a name.", "../2016-03-18"),
        ("", "A version of this article appears in print on March 18, 2016, on page 1.", "../2016-03-18"),
        ("", "Corrected 18 March 2016: an earlier version misspelt a name.", "../2016-03-18"),
        ("", "Retrieved 18 March 2016 from courier.example", "../2016-03-18"),
        ("", "Archived from the original on 18 March 2016", "../2016-03-18"),
        ("", "Source: The Harbour Courier, 18 March 2016", "2016-03-18"),
        ("", "Deadline for answers: 18 March 2016", ""),
        ("", "Comments\n\njo\n18 March 2016 at 10:12\nI loved the hall.", ""),
    ],
)
def test_day_beside_the_text_is_told_in_each_form_in_use_and_not_taken_from_something_else(
    tmp_path, below, after, edtf
):
    write_files(tmp_path, a__txt=f"Harbour plan agreed after all\n\n{below}\n\n{BODY}\n\n{after}\n")

    row = read_corpus(tmp_path)["articles"].iloc[0]

    assert row["published_edtf"] == edtf
    assert bool(row["published"]) == (len(edtf) == len("2016-03-18"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORTO | Wed Apr 6 , 2011 7:55 pm EDT PORTO ( Agency ) - The mayor gave in . He left .", "2011-04-06"),
        (
            "Tanks are seen March 8 , 2008 .\nPORTO | Wed Apr 6 , 2011 7:55 pm EDT PORTO ( Agency ) - He left .",
            "2011-04-06",
        ),
        ("He came. He left.\nPORTO | Wed Apr 6 , 2011 7:55 pm EDT PORTO ( Agency ) - The mayor gave in .", ""),
        ("PORTO | Wed Apr 6 , 2011 7:55 pm EDT\nThe mayor gave in .", "2011-04-06"),
    ],
)
def test_dateline_with_its_time_of_day_states_when_the_report_appeared(text, expected):
    stated = read_stated(split_lines(text))

    assert (stated.span.edtf if stated else "") == expected
