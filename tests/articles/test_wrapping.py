"""At which width a text was wrapped by hand, and which lines are one paragraph."""

from __future__ import annotations

import textwrap

import pytest

from topics.articles.lines import split_lines
from topics.articles.wrapping import as_one_line, join_wrapped, wrap_width

TEXT = (
    "The harbour board met on Tuesday to decide the fate of the old pier. Members voted seven to two in favour of"
    " repairs, which will cost two million pounds and take until the spring of next year, the chairman said."
)


def wrapped(*paragraphs, width=50):
    return split_lines("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs))


def joined(lines):
    return [as_one_line(group).text for group in join_wrapped(lines)]


@pytest.mark.parametrize("width", [44, 72, 100])
def test_paragraphs_wrapped_at_any_width_are_whole_again(width):
    texts = [TEXT, f"Again: {TEXT}", "So it goes.", TEXT]

    assert joined(wrapped(*texts, width=width)) == texts


@pytest.mark.parametrize(("n_words", "is_wrapped"), [(9, False), (10, True), (30, True), (31, False)])
def test_text_is_wrapped_at_forty_to_a_hundred_and_twenty_characters(n_words, is_wrapped):
    lines = split_lines("\n".join([" ".join(["abc"] * n_words)] * 8 + ["abc"]))

    assert wrap_width(lines) == (4 * n_words - 1 if 4 * n_words - 1 in range(40, 121) else 0)
    assert bool(wrap_width(split_lines("\n".join(["x" * (4 * n_words)] * 8)))) is is_wrapped


def test_sentences_a_line_each_are_not_wrapped():
    lines = split_lines("\n".join(f"The council met on day {number} and decided about it." for number in range(10)))

    assert wrap_width(lines) == 0
    assert join_wrapped(lines) == [(line,) for line in lines]


def test_line_longer_than_the_width_is_a_line_of_its_own():
    head = "A page printed by a browser, with a head far longer than its lines"
    lines = split_lines("\n".join([head, *[textwrap.fill(TEXT, 44), ""] * 2]))

    assert joined(lines) == [head, TEXT, TEXT]


FORM = ["Comments (43)", "Please register or log in to comment.", "Username: ____ Password: ____ Forgot your password?"]
"""Lines of a saved page, right below one another, which look as if they were wrapped."""


def test_paragraph_that_is_longer_than_the_width_goes_on_from_no_line_above():
    head = ["Home > News > World > South and Central Asia", "Print this page   Email this article"]
    text = f"Yesterday: {TEXT}"
    lines = split_lines("\n".join([*head, text, "", *FORM]))

    assert wrap_width(lines)
    assert text in joined(lines)


def test_address_that_is_longer_than_the_width_goes_on_from_the_line_above():
    address = f"www.harbour.example/{'a' * 60}"
    lines = split_lines("\n".join([*textwrap.wrap(TEXT, 50)[:3], address, "", textwrap.fill(TEXT, 50)]))

    assert joined(lines)[0].endswith(f" {address}")


def test_short_line_between_wrapped_paragraphs_stays_alone():
    assert joined(wrapped(TEXT, "Advertisement", TEXT)) == [TEXT, "Advertisement", TEXT]


def test_one_line_is_as_long_as_its_lines():
    lines = wrapped(TEXT, TEXT)
    first, second = map(as_one_line, join_wrapped(lines))

    assert (first.start, first.stop, first.blank_before, first.blank_after) == (0, len(TEXT), True, True)
    assert (second.start, second.stop) == (len(TEXT) + 2, 2 * len(TEXT) + 2)
