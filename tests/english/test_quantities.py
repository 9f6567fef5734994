"""Quantities: what a number may be after its words, what it is a number of, and which numbers are none."""

import pytest

from topics.english.quantities import CURRENCIES, QUALIFIERS, UNITS, VAGUE, counts_part, find_quantities, plain_number


def found(text):
    return list(find_quantities(text))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.words[0])
def test_unit_measures_its_example_and_not_its_counterexample(unit):
    assert unit.measures in [quantity.measures for quantity in found(unit.example)]
    assert all(quantity.high != quantity.low * unit.size for quantity in found(unit.counterexample) if unit.size != 1)


@pytest.mark.parametrize("currency", CURRENCIES, ids=lambda currency: currency.name)
def test_currency_is_told_from_others(currency):
    assert [quantity.of for quantity in found(currency.example)] == [currency.name]
    assert currency.name not in [quantity.of for quantity in found(currency.counterexample)]


@pytest.mark.parametrize("row", QUALIFIERS, ids=lambda row: row.words[0])
def test_qualifier_widens_its_example_only(row):
    (wide,), (plain,) = found(row.example), found(row.counterexample)
    assert wide.is_rough
    assert not plain.is_rough
    assert (wide.low, wide.high) == (plain.low / row.counted[0], plain.high * row.counted[1])


@pytest.mark.parametrize("row", VAGUE, ids=lambda row: row.words[0])
def test_vague_number_stands_for_a_range(row):
    (wide,) = found(row.example)
    assert (wide.low, wide.high) == (row.low, row.high)
    assert all((other.low, other.high) != (row.low, row.high) for other in found(row.counterexample))


@pytest.mark.parametrize(
    ("text", "measures", "of"),
    [
        ("about 40 grey ships", "count", "ships"),
        ("12 crew members", "count", "crew"),
        ("three police", "count", "police"),
        ("rose to 19", "number", ""),
        ("a three-month search", "duration", ""),
        ("5 May", "", ""),
        ("Flight 370", "", ""),
        ("in 2014 ships", "", ""),
        ("at 12:41", "", ""),
    ],
)
def test_number_is_of_what_follows_it(text, measures, of):
    assert [(quantity.measures, quantity.of) for quantity in found(text)] == ([(measures, of)] if measures else [])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("239 people", 239, 239),
        ("200 or 300 people", 200, 300),
        ("5,000 people", 4750, 5250),
        ("999 people", 999, 999),
        ("$12 million", 11_510_000, 12_490_000),
        ("$10 million", 9_500_000, 10_500_000),
    ],
)
def test_number_is_rounded_to_its_last_digit_by_a_twentieth_at_most(text, low, high):
    (quantity,) = found(text)
    assert (quantity.low, quantity.high) == pytest.approx((low, high))


def test_two_units_of_one_measure_meet():
    one, other = found("1,100km (684 miles)")
    assert one.low <= other.high
    assert other.low <= one.high


@pytest.mark.parametrize(
    ("text", "number"), [("3.3 million", 3_300_000), ("24m", 24_000_000), ("two dozen", 24), ("750bn", 750e9)]
)
def test_plain_number_reads_every_scale(text, number):
    assert plain_number(text) == number


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("twelve people died", False),
        ("another twelve people died", True),
        ("twelve of them died", True),
        ("including twelve children", True),
        ("twelve other people died", True),
        ("at least twelve people died", False),
        ("more than twelve people died", False),
    ],
)
def test_part_of_a_whole_is_told(text, is_part):
    (quantity,) = found(text)
    assert counts_part(text, quantity) is is_part
