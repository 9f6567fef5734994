import pytest

from topics.german.numbers import number_of, ordinal_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ein", 1),
        ("Einer", 1),
        ("zwölf", 12),
        ("einundzwanzig", 21),
        ("neunundneunzig", 99),
        ("hundert", 100),
        ("anderthalb", 1.5),
        ("halben", 0.5),
        ("1500", 1500),
        ("1.500", 1500),
        ("1.500.000", 1500000),
        ("2,5", 2.5),
    ],
)
def test_number_in_words_or_digits(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "viele", "einsundzwanzig", "eineundzwanzig", "1.50", "1,", "zwanzigund"])
def test_other_words_are_no_number(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.", 1), ("31.", 31), ("erste", 1), ("Dritten", 3), ("einundzwanzigster", 21), ("dreißigsten", 30)],
)
def test_ordinal_in_words_or_digits(text, number):
    assert ordinal_of(text) == number


@pytest.mark.parametrize("text", ["", "erst", "drei", "letzte"])
def test_other_words_are_no_ordinal(text):
    assert ordinal_of(text) is None
