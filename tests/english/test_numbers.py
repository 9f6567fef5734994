import pytest

from topics.english.numbers import NUMBER_WORDS, ONES, ORDINAL_WORDS, TEENS, TENS, number_of, ordinal_of, year_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("1,500", 1500),
        ("2.5", 2.5),
        ("2 1/2", 2.5),
        ("1/0", 0),
        ("1.234.567", 1234567),
        ("9" * 15, 10**15 - 1),
        ("1" + "0" * 15, 10**15),
        ("2" + "0" * 15, 10**15),
        ("9" * 5000, 10**15),
        ("9" * 400 + ".5", 10**15),
        ("0" * 5000 + "7", 7),
        ("1/" + "9" * 5000, 1e-15),
        ("million " * 60, 60 * 10**6),
        ("hundred " * 200, 10**15),
        ("twenty-four", 24),
        ("two hundred and six", 206),
        ("a hundred", 100),
        ("an additional", 1),
        ("another", 1),
        ("two dozen", 24),
        ("two thousand three hundred", 2300),
        ("three million two thousand", 3_002_000),
        ("a couple of", 2),
        ("one and a half", 1.5),
        ("½", 0.5),
        ("nothing", 0),
    ],
)
def test_number_is_read_from_words_and_digits(text, number):
    assert number_of(text) == number


def test_whole_number_is_an_int():
    assert isinstance(number_of("two"), int)


@pytest.mark.parametrize(
    ("text", "number"),
    [("first", 1), ("Twenty First", 21), ("ninety-ninth", 99), ("30th", 30), ("thirtieth", 30), ("oneth", None)],
)
def test_ordinal_is_read_from_words_and_digits(text, number):
    assert ordinal_of(text) == number


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("44", 44),
        ("1996", 1996),
        ("19960", None),
        ("nineteen ninety-six", 1996),
        ("nineteen hundred", 1900),
        ("nineteen oh five", 1905),
        ("two thousand and one", 2001),
        ("twenty ten", 2010),
        ("", None),
        ("some time", None),
    ],
)
def test_year_is_read_from_words_and_digits(text, year):
    assert year_of(text) == year


def test_words_are_sorted_by_their_kind():
    assert (ONES[0], ONES[-1], TEENS[0], TEENS[-1], TENS[0], TENS[-1]) == (
        "one", "nine", "ten", "nineteen", "twenty", "ninety",
    )  # fmt: skip
    assert NUMBER_WORDS["zero"] == 0
    assert ORDINAL_WORDS["thirty-first"] == 31
