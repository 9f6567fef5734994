"""Words near a happening whose day they do not tell, or not for certain: they give an interval, a doubt, or nothing."""

import pytest

from topics.dates import tag

SATURDAY = "2011-02-05"


def spans(text, published=SATURDAY, domain="news"):
    """Return what the text tells with its days: words, days in EDTF, certainty."""
    found = tag(text, published, domain=domain)
    return [(item.text, item.span.edtf if item.span else "", item.certainty) for item in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The morning after he resigned, crowds danced.", ""),
        ("The night before the vote he wept.", ""),
        ("They met on the night of the attack.", ""),
        ("He slept badly, the night after his arrest.", ""),
        ("They met in the evening after the match.", "2011-02-05"),
        ("They met in the evening.", "2011-02-05"),
        ("They met the night before.", "2011-02-04"),
        ("They met last night after the vote.", "2011-02-04"),
        ("They met on the evening of 3 February.", "2011-02-03"),
    ],
)
def test_part_of_a_day_beside_a_happening_is_not_of_publication(text, days):
    assert spans(text)[0][1] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In 2009 she spent the night in a cell.", ""),
        ("She was held in 2009. She spent the night in a cell.", ""),
        ("She was held in 2009. It was cold. It rained. She spent the night in a cell.", "2011-02-05"),
        ("In 2011 she spent the night in a cell.", "2011-02-05"),
        ("In January she spent the night in a cell.", ""),
    ],
)
def test_the_night_is_of_the_year_or_month_told_right_before(text, days):
    assert spans(text)[-1][1] == days


@pytest.mark.parametrize(
    ("text", "published", "days", "certainty"),
    [
        ("It was closed last week.", "2011-02-04", "2011-01-24/2011-01-30", "resolved"),
        ("It was closed last week.", "2011-02-05", "2011-01-24/2011-02-05", "guessed"),
        ("It was closed last week.", "2011-02-06", "2011-01-24/2011-02-06", "guessed"),
        ("It was closed last week.", "2011-02-07", "2011-01-31/2011-02-06", "resolved"),
        ("In the last week it was closed.", "2011-02-04", "2011-01-28/2011-02-04", "guessed"),
        ("Over the past week it was closed.", "2011-02-07", "2011-01-31/2011-02-07", "guessed"),
        ("Over the past month it was closed.", "2011-03-31", "2011-02-28/2011-03-31", "guessed"),
        ("In the past year it was closed.", "2011-02-07", "2010-02-07/2011-02-07", "guessed"),
        ("It was closed last month.", "2011-02-05", "2011-01", "resolved"),
        ("It will close next week.", "2011-02-05", "2011-02-07/2011-02-13", "resolved"),
    ],
)
def test_the_last_week_ends_at_publication_and_last_week_is_doubtful_on_a_weekend(text, published, days, certainty):
    assert [item[1:] for item in spans(text, published)] == [(days, certainty)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He told the Mail on Sunday that he left.", []),
        ("He told the Senate on Sunday that he left.", ["Sunday"]),
        ("A report in the Sunday People said so.", []),
        ("On Sunday People left the town.", ["Sunday"]),
        ("Saturday Night Live showed it.", []),
        ("Saturday night Berg showed it.", ["Saturday night"]),
        ("The song was an overnight success.", []),
        ("The overnight attack failed.", ["overnight"]),
        ("One day he will win, in the end, as he said the other day.", ["One day"]),
    ],
)
def test_weekday_in_a_name_and_idiom_are_no_days(text, words):
    assert [item[0] for item in spans(text)] == words


@pytest.mark.parametrize(
    ("text", "days"),
    [("At the end of the day we will all know.", ""), ("By the end of the day we will all know.", "2011-02-05")],
)
def test_at_the_end_of_the_day_is_an_idiom(text, days):
    assert spans(text)[0][1] == days


OPENING = "The attack of November 5, 2009, killed ten. "


@pytest.mark.parametrize(
    ("text", "value", "alternative", "certainty"),
    [
        (f"{OPENING}He came on November 5.", "2009-11-05", "2010-11-05", "guessed"),
        (f"He came on November 5. {OPENING}", "2009-11-05", "2010-11-05", "guessed"),
        (f"{OPENING}He came on November 6.", "2010-11-06", "2011-11-06", "resolved"),
        (f"{OPENING}The law of November 5, 1999, held. He came on November 5.", "2010-11-05", "2011-11-05", "resolved"),
        (f"{OPENING}He came last November.", "2010-11", "2009-11", "guessed"),
        (f"{OPENING}He came last October.", "2010-10", "", "resolved"),
    ],
)
def test_day_without_its_year_is_of_the_one_year_told_with_it(text, value, alternative, certainty):
    found = next(item for item in tag(text, SATURDAY) if item.certainty != "stated")

    assert (found.value, found.alternative, found.certainty) == (value, alternative, certainty)


@pytest.mark.parametrize(("published", "value"), [("2010-12-20", "2010-11-05"), ("2010-12-21", "2009-11-05")])
def test_day_not_long_gone_may_be_an_anniversary(published, value):
    found = tag(f"{OPENING}He came on November 5.", published)

    assert found[-1].value == value
