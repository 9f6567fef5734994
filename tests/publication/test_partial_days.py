"""Datelines, stamps and notes of correction: days that need their year from elsewhere."""

from __future__ import annotations

import pytest

from tests.corpora import write_files
from topics.articles.lines import split_lines
from topics.dates.spans import Span
from topics.publication.partial_days import is_stamp, read_partial_days
from topics.publication.stages import clean_part

STORY = "The ship was found by the coast guard.\n\nAll were saved, the harbour master said."
IN_2014 = Span.from_edtf("2014")


def read(text: str, possible: str = "2014") -> str:
    reading = read_partial_days(split_lines(text), Span.from_edtf(possible) if possible else None)
    return reading.span.edtf if reading else ""


@pytest.mark.parametrize(
    "line",
    [
        "SEPANG, March 15 – The ship was found.",
        "SEPANG, March 15 ? The ship was found.",
        "SEPANG, 15 March — The ship was found.",
        "SEPANG, Saturday, March 15: The ship was found.",
        "Kuala Lumpur, Mar. 15 (Reuters) - The ship was found.",
        "LIMA (Reuters), March 15 -- The ship was found.",
        "LIMA (Harbour News Wire), March 15 -- The ship was found.",
        "WASHINGTON, D.C., March 15 – The ship was found.",
        "PEARCE AIR FORCE BASE, Australia, March 15, 2014 – The ship was found.",
        "SYDNEY, 15 March. The ship was found.",
    ],
)
def test_dateline_is_that_of_the_day_or_of_the_day_before(line):
    assert read(f"Ship found\n\n{line}\n\n{STORY}") == "2014-03-15/2014-03-16"


@pytest.mark.parametrize(
    "line",
    [
        "On March 15 – a Saturday – the ship was found.",
        "By March 15 – too late – the ship was found.",
        "The ship was found in SEPANG, March 15 – a Saturday.",
        "SEPANG, March 15 was the day on which the ship was found.",
        "sepang, March 15 – The ship was found.",
        "Friday, March 15 – The ship was found.",
        "SEPANG, March 32 – The ship was found.",
    ],
)
def test_sentence_with_a_day_is_no_dateline(line):
    assert read(f"{line}\n\n{STORY}") == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sat 15 March, 12:56 pm", "2014-03-15"),
        ("March 15, 9 a.m.", "2014-03-15"),
        ("Posted March 15", "2014-03-15"),
        ("Updated March 15, 12:56 pm", ""),
        ("March 15", ""),
        ("The board meets on March 15 for a talk about the harbour at 10:15 pm", ""),
        ("Sun 15 March, 12:56 pm", ""),
    ],
)
def test_stamp_has_a_time_of_day_or_a_label_and_its_own_weekday(line, expected):
    assert read(f"Ship found\n\n{line}\n\n{STORY}") == expected


@pytest.mark.parametrize(("length", "expected"), [(60, True), (61, False)])
def test_stamp_is_short(length, expected):
    assert is_stamp("March 15, 12:56 pm".ljust(length - 1, " ") + "x") == expected


@pytest.mark.parametrize(("number", "expected"), [(7, "2014-03-15/2014-03-16"), (8, "")])
def test_dateline_stands_in_the_first_eight_lines(number, expected):
    assert read("Line\n" * number + "SEPANG, March 15 – The ship was found.") == expected


@pytest.mark.parametrize(
    ("possible", "expected"),
    [
        ("2014", "2014-03-15/2014-03-16"),
        ("2014-03-16/2014-12-31", "2014-03-15/2014-03-16"),
        ("2014-03-17/2014-12-31", ""),
        ("2014-03/2015-02", "2014-03-15/2014-03-16"),
        ("2014-03/2015-03", ""),
        ("2014-03-01/..", ""),
        ("", ""),
    ],
)
def test_year_of_a_dateline_comes_from_what_is_known(possible, expected):
    assert read(f"SEPANG, March 15 – The ship was found.\n\n{STORY}", possible) == expected


@pytest.mark.parametrize(("last", "expected"), [("2018-02-08", "2014-03-15/2014-03-16"), ("2018-02-09", "")])
def test_days_that_come_into_question_are_1500_at_most(last, expected):
    line = f"SEPANG, Saturday, March 15 – The ship was found.\n\n{STORY}"

    assert read(line, f"2014-01-01/{last}") == expected


def test_weekday_chooses_the_year():
    assert read(f"SEPANG, Saturday, March 15 – The ship was found.\n\n{STORY}", "2013/2015") == "2014-03-15/2014-03-16"


def test_full_dateline_needs_nothing_else():
    assert read(f"SEPANG, March 15, 2014 – The ship was found.\n\n{STORY}", "") == "2014-03-15/2014-03-16"


def test_note_of_correction_names_the_day_of_print():
    note = "Correction: July 9, 2014\n\nBecause of an editing error, an article on June 27 about a ship was wrong."

    assert read(f"{STORY}\n\n{note}") == "2014-06-26/2014-06-27"
    assert read(f"{STORY}\n\nHe had read an article on June 27 about a ship.") == ""


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        (f"Ship found\n\nSEPANG, March 15 – The ship was found.\n\n{STORY}", "2014-03-15/2014-03-16", "stated"),
        (f"Ship found\n\n{STORY}", "2014", "inferred"),
        (f"Ship found\n\nPosted: 3 May 2014\n\n{STORY}", "2014-05-03", "stated"),
    ],
)
def test_days_that_the_reader_gives_complete_what_the_text_tells(tmp_path, text, edtf, basis):
    article = framed(write_files(tmp_path, a__txt=text), IN_2014)

    assert (article["published_edtf"], article["published_basis"]) == (edtf, basis)


def test_day_outside_of_those_that_the_reader_gives_does_not_count_and_is_noted(tmp_path):
    article = framed(write_files(tmp_path, a__txt=f"Ship found\n\nPosted: 3 May 2013\n\n{STORY}"), IN_2014)

    assert (article["published"], article["published_edtf"]) == ("", "2014")
    assert (
        "conflict: stated gives 2013-05-03 as publication day, outside of 2014 that the settings give"
        in article["notes"]
    )


def test_sources_csv_counts_before_the_days_of_all_articles(tmp_path):
    write_files(tmp_path, a__txt=STORY, sources__csv="file,published\na.txt,2013-05-03\n")

    assert framed(tmp_path, IN_2014)["published"] == "2013-05-03"


def test_correction_and_related_stories_are_no_day_of_publication(tmp_path):
    related = "Related articles\nOld storm of the coast 3 February 2013\n4 May 2013"
    article = framed(write_files(tmp_path, a__txt=f"{STORY}\n\nCorrection: 9 July 2014\n\n{related}"), None)

    assert (article["published"], article["published_edtf"]) == ("", "../2014-07-09")


def framed(folder, frame):
    from topics.articles.files import list_files
    from topics.articles.sidecar import read_sidecar
    from topics.articles.stages import merge_surveys, read_part, survey_part
    from topics.settings import ArticleSettings

    raw = read_part(folder, list_files(folder))["articles"]
    survey = merge_surveys([survey_part(raw)], ArticleSettings())
    return clean_part(raw, survey, read_sidecar(folder)[0], ArticleSettings(), frame)["articles"].iloc[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("SEPANG, Saturday, March 15: The ship was found.", "Saturday, March 15"),
        ("SEPANG, March 15: The ship was found.", "March 15"),
        ("SEPANG, 15 March: The ship was found.", "15 March"),
    ],
)
def test_day_of_a_dateline_is_read_with_its_weekday(line, words):
    reading = read_partial_days(split_lines(f"{line}\n\n{STORY}"), IN_2014)
    assert f"{line}\n\n{STORY}"[reading.start : reading.stop] == words
