"""Days that have become the name of what happened on them, and that need no year."""

import pytest

from topics.dates import tag


def first(text, published):
    found = tag(text, published, domain="news")
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("After the Sept. 11 attacks he left.", "2010-03-01", "2001-09-11"),
        ("After the September 11 terror attacks he left.", "2001-09-12", "2001-09-11"),
        ("After the September 11 attacks he left.", "2001-09-11", "2001-09-11"),
        ("After the 9/11 attacks he left.", "2010-03-01", "2001-09-11"),
        ("Victims of the 7/7 bombings spoke.", "2010-03-01", "2005-07-07"),
        ("The 26/11 attacks changed it.", "2010-03-01", "2008-11-26"),
        ("He signed the Good Friday Agreement.", "2010-03-01", "1998-04-10"),
        ("The Boxing Day tsunami killed many.", "2010-03-01", "2004-12-26"),
        ("The January 6 riot shook it.", "2022-03-01", "2021-01-06"),
        ("The 1973 coup, the September 11 coup, toppled him.", "2010-03-01", "1973"),
    ],
)
def test_day_known_by_its_name_lies_where_it_happened(text, published, value):
    assert first(text, published) == value


def test_day_is_not_known_before_it_happened():
    assert first("After the September 11 attacks he left.", "2001-09-10") == "2000-09-11"
    assert first("The 9/11 deadline passed.", "2001-09-10") is None


@pytest.mark.parametrize(
    "text",
    [
        "On September 11 the attacks went on.",  # an article begins another phrase
        "On September 11 voters went to the polls.",
        "On September 11 long and heavy attacks went on.",  # more than two words on
        "On September 11, 2009, attacks went on.",
    ],
)
def test_day_without_the_words_that_it_is_known_by_is_an_ordinary_one(text):
    assert first(text, "2010-03-01") == "2009-09-11"


def test_known_day_is_stated_and_says_why():
    (found,) = tag("After the September 11 attacks he left.", "2010-03-01")

    assert (found.certainty, found.cue, found.chance) == ("stated", "a day known by its name", 1.0)
