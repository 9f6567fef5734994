"""Offices that the reader gives: the days of a text that calls somebody by one."""

from __future__ import annotations

import pytest

from tests.corpora import read_corpus, write_files
from topics import Corpus
from topics.articles.lines import split_lines
from topics.errors import SettingsError
from topics.publication.offices import read_offices, read_offices_told

KRUGER = "foreign minister of Borduria: Ana Kruger 2012-12-30..2013-07-25"
TERM, BEGUN = "2012-12-30/2013-07-25", "2012-12-30/.."


def told(text, *offices):
    reading = read_offices_told(split_lines(text), read_offices(offices or [KRUGER]))
    return reading.span.edtf if reading else ""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Foreign minister Ana Kruger spoke to the press.", TERM),
        ("Borduria's foreign minister, Ana Kruger, spoke.", TERM),
        ("The Bordurian Foreign Minister Ana Kruger spoke.", TERM),
        ("The foreign minister of Borduria, Ms Ana Kruger, spoke.", TERM),
        ("Ana Kruger, the foreign minister of Borduria, spoke.", TERM),
        ("Ana Kruger, Borduria's foreign minister, spoke.", TERM),
        ("Ana Kruger is the current foreign minister.", TERM),
        ("Ana Kruger came by train. Foreign Minister Kruger spoke.", TERM),
        ("Foreign Minister Kruger spoke.", ""),  # it may be another Kruger
        ("Ana Kruger spoke.", ""),
        ("The foreign minister spoke.", ""),
        ("Former foreign minister Ana Kruger spoke.", ""),
        ("The former Bordurian foreign minister Ana Kruger spoke.", ""),
        ("The then foreign minister, Ana Kruger, spoke.", ""),
        ("The then-foreign minister Ana Kruger spoke.", ""),
        ("Ex-foreign minister Ana Kruger spoke.", ""),
        ("The future foreign minister Ana Kruger spoke.", ""),
        ("The deputy foreign minister Ana Kruger spoke.", ""),
        ("Ana Kruger, a former foreign minister, spoke.", ""),
        ("Ana Kruger will become foreign minister.", ""),
        ("Ana Kruger, foreign minister until last year, spoke.", ""),
        ("Ana Kruger, foreign minister of Syldavia, spoke.", ""),
        ("Syldavia's foreign minister, Ana Kruger, spoke.", ""),
        ("“Foreign minister Ana Kruger came to see us,” the author remembers.", ""),
        ("In 2013 foreign minister Ana Kruger opened the bridge.", BEGUN),
        ("Foreign minister Ana Kruger opened the bridge years ago.", BEGUN),
    ],
)
def test_text_is_of_the_days_of_an_office_where_it_calls_its_holder_by_it(text, edtf):
    assert told(text) == edtf


def test_office_of_another_kind_is_not_taken_for_a_plain_one():
    plain = "minister of Borduria: Ana Kruger 2012..2014"
    assert told("The minister, Ana Kruger, spoke.", plain) == "2012-01-01/2014-12-31"
    assert told("The foreign minister, Ana Kruger, spoke.", plain) == ""


def test_of_several_offices_the_latest_beginning_counts_and_the_first_end_after_it():
    mayor = "mayor of Olsted: Bo Lind 2010..2012-06"
    later = "mayor of Olsted: Cy Moe 2013-03..2016"
    text = "Mayor Bo Lind spoke. {} Foreign minister Ana Kruger listened."
    assert told(text.format("Mayor Cy Moe came."), mayor, later, KRUGER) == "2013-03-01/2013-07-25"
    assert told(text.format(""), mayor, KRUGER) == TERM


def test_open_ends_of_an_office_stay_open():
    assert told("Mayor Bo Lind spoke.", "mayor of Olsted: Bo Lind 2010..") == "2010-01-01/.."
    assert told("Mayor Bo Lind spoke.", "mayor of Olsted: Bo Lind ..2012") == "../2012-12-31"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("mayor Bo Lind 2010..2012", "write an office, its holder and the days"),
        ("mayor: 2010..2012", "write an office, its holder and the days"),
        ("mayor: Bo Lind", "write an office, its holder and the days"),
        ("mayor: Bo Lind ..", "write an office, its holder and the days"),
        ("mayor: Bo Lind 2010-13..2012", "days are none"),
        ("mayor: Bo Lind 2012..2010", "days are none"),
    ],
)
def test_office_that_cannot_be_read_is_named(text, fault):
    with pytest.raises(SettingsError, match=fault):
        read_offices([text])


STORY = (
    "Harbour plan agreed\n\nThe council met and decided. Foreign minister Ana Kruger spoke of the harbour of Olsted."
)


def test_office_bounds_an_undated_article_and_is_shown_among_the_clues(tmp_path):
    write_files(tmp_path, a__txt=STORY, topics__toml=f'[publication]\noffices = ["{KRUGER}"]\n')
    corpus = Corpus(tmp_path)
    article = corpus.articles.iloc[0]
    place = slice(article["published_start"], article["published_stop"])
    assert (article["published"], article["published_edtf"]) == ("", TERM)
    assert article["found"][place] == "Foreign minister Ana Kruger"
    assert any("an office held 2012-12-30/2013-07-25" in note for note in article["notes"])
    assert corpus.ask()["because"].iloc[0].startswith("Foreign minister Ana Kruger")


def test_text_without_the_setting_is_not_bounded(tmp_path):
    write_files(tmp_path, a__txt=STORY)
    assert read_corpus(tmp_path)["articles"]["published_edtf"].iloc[0] == ""


def test_office_of_one_day_makes_no_day_certain(tmp_path):
    one_day = "foreign minister of Borduria: Ana Kruger 2013-05-06..2013-05-06"
    write_files(tmp_path, a__txt=STORY, topics__toml=f'[publication]\noffices = ["{one_day}"]\n')
    assert Corpus(tmp_path).articles["published"].iloc[0] == ""


def test_days_that_the_text_tells_count_before_an_office(tmp_path):
    text = f"{STORY}\n\nThe bridge was opened on 3 May 2014."
    write_files(tmp_path, a__txt=text, topics__toml=f'[publication]\noffices = ["{KRUGER}"]\n')
    article = Corpus(tmp_path).articles.iloc[0]
    assert article["published_edtf"] == "2014-05-03/.."
    assert any(note.startswith("conflict:") for note in article["notes"])
