"""Which year a date without one has: of its sentence, of the story, of publication; lives and births give none."""

import pytest

from topics.dates import tag

MONDAY = "2023-06-19"


def last(text, published=MONDAY, domain="news"):
    return tag(text, published, domain=domain)[-1]


# ---------------------------------------------------------------- the year of the sentence


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("In 1989, on November 9, the wall fell.", "1989-11-09", "resolved"),
        ("In 1989, in November, the wall fell.", "1989-11", "resolved"),
        ("In May 1989 the borders opened and on November 9 the wall fell.", "1989-11-09", "guessed"),
        ("In 1989 the borders opened and on November 9 the wall fell.", "1989-11-09", "guessed"),
        ("On 3 December 1989 they met and on 5 January they left.", "1990-01-05", "guessed"),
        ("On 3 December 1989 they met and on 5 December they left.", "1989-12-05", "guessed"),
    ],
)
def test_year_of_the_sentence_holds_for_its_later_dates(text, value, certainty):
    found = last(text)

    cue = "year beside it" if certainty == "resolved" else "year of the sentence"
    assert (found.value, found.certainty, found.cue) == (value, certainty, cue)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Berg, who founded the firm in 1976, left it on June 16.", "2023-06-16"),
        ("The law, passed in 1998, was changed on June 16.", "2023-06-16"),
        ("Berg, who joined in 1998 and left on June 16, is dead.", "1998-06-16"),
        ("In 1998, Berg, who had left, came back on June 16.", "1998-06-16"),
    ],
)
def test_year_said_in_passing_holds_for_no_date_behind_its_clause(text, value):
    assert last(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The wall fell in 1989. On November 9 they met.", "2022-11-09"),  # another sentence
        ("The wall fell in 1989 for good, and on November 9 they will meet.", "2023-11-09"),  # another time
        ("The law of 2023 passed and on November 9 it fell.", "2022-11-09"),  # this year is not long gone
        ("It began in early 2019 and mid-November.", "2022-11"),  # a list of times
    ],
)
def test_year_of_the_sentence_does_not_hold_where_the_text_goes_on_to_another_time(text, value):
    assert last(text).value == value


@pytest.mark.parametrize(("length", "value"), [(120, "1989-11-09"), (121, "2022-11-09")])
def test_year_of_the_sentence_holds_over_120_characters(length, value):
    between = f" he came {'y' * (length - 13)} on "

    assert len(between) == length
    assert last(f"In 1989{between}November 9.").value == value


# ---------------------------------------------------------------- lives, births, far years


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 3 May 1915 he met Jane Doe (1873–1921). In June he left.", "1915-06"),
        ("On 3 May 1915 he met Jane Doe (born 4 July 1873). In June he left.", "1915-06"),
        ("On 3 May 1915 he met Jane Doe (d. 1921), a nurse. In June he left.", "1915-06"),
        ("On 3 May 1915 he met Jane Doe, born in 1880, a nurse. In June he left.", "1915-06"),
        ("On 3 May 1915 he met her. He was born on 4 July 1880. It was in 1917. In June he left.", "1915-06"),
        ("On 3 May 1915 he met her (in 1916 again). In June he left.", "1916-06"),
    ],
)
def test_life_or_birth_is_no_anchor_of_a_story(text, value):
    assert last(text, None, "narrative").value == value


# ---------------------------------------------------------------- past clauses and near futures


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("In January, the offices were attacked.", "2023-11-20", "2023-01"),
        ("In December, the offices were attacked.", "2023-11-20", "2022-12"),
        ("The offices were attacked on 20 November.", "2023-11-19", "2022-11-20"),
        ("The offices had been attacked in December.", "2023-11-20", "2022-12"),
        ("The offices will be attacked in December.", "2023-11-20", "2023-12"),
    ],
)
def test_past_clause_lies_in_the_past_however_near_the_next_such_month_is(text, published, value):
    found = last(text, published)

    assert (found.value, found.certainty) == (value, "resolved")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They welcomed the July summit.", "2023-07"),  # one month on, eleven back
        ("They welcomed the August summit.", "2022-08"),  # two on, ten back: five times nearer
    ],
)
def test_less_sure_past_is_outweighed_by_a_future_ten_times_nearer(text, value):
    assert last(text).value == value


def test_reading_that_is_by_far_the_nearest_says_so():
    found = last("Talks, May.")

    assert (found.value, found.alternative) == ("2023-05", "2024-05")
    assert (found.cue, found.certainty) == ("by far the nearest", "guessed")
