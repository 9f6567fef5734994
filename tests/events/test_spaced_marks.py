"""Straight quotation marks with blanks on both sides: pairs, odd numbers, inches, and what is said over lines."""

import pytest

from topics.events.cleaned_lines import cleaned
from topics.events.quotes.article import quotes_of_article
from topics.events.quotes.attributions import attributions_of
from topics.events.quotes.marks import find_quotations
from topics.events.sentences import Sentence


def sentence(number, text):
    return Sentence(f"a:{number}", "a", "a.txt", 100 * number, 100 * number + len(text), text, text, "sentence", number)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('" It rained , " Berg said .', ['" It rained , "']),
        ('Berg said : " It rained . "', ['" It rained . "']),
        ('" It rained , " she said . " A lot . "', ['" It rained , "', '" A lot . "']),
        ('He called it " a flood " , and left .', ['" a flood "']),
        ('The 12 " record sold , " a lot " of it .', ['" a lot "']),
        ('The 12 " record sold .', []),
        ('" It rained , " Berg said . "', ['" It rained , "', '"']),
        ('"It rained," Berg said.', ['"It rained,"']),
        ("Berg 's lawyer met the heirs ' friend .", []),
    ],
)
def test_marks_with_blanks_on_both_sides_are_paired(text, quoted):
    assert [text[item.start : item.stop] for item in find_quotations(text)] == quoted


def test_quotation_in_such_marks_is_direct():
    text = '" Words can not say how sorry I am , " he said .'
    [said] = attributions_of(text)
    assert (said.is_direct, text[slice(*said.contents[0])]) == (True, '" Words can not say how sorry I am , "')


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['" It rained .', "Nobody came .", 'It was cold , " said Berg .'], ['" It rained .', 'It was cold , "']),
        (['" It rained .', "Nobody came .", '" It was cold , " said Berg .'], ['" It was cold , "']),
    ],
)
def test_quotation_goes_on_over_lines_until_an_odd_number_of_marks(lines, said):
    [quote] = quotes_of_article([sentence(*pair) for pair in enumerate(lines)], range(len(lines)))
    first, last = quote.contents[0], quote.contents[-1]
    assert quote.is_direct
    assert lines[first.first][first.start :].startswith(said[0])
    assert lines[last.last][: last.stop].endswith(said[-1])


def test_time_grows_with_the_marks():
    assert len(find_quotations('" It rained , " she said . ' * 20_000)) == 20_000


def test_mark_left_behind_at_the_end_of_a_text_is_no_quotation():
    [quote] = quotes_of_article([sentence(0, '" It rained , " Berg said . "')], [0])
    assert len(quote.contents) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Berg said it was " definitely " over', 'Berg said it was "definitely" over'),
        ('" It rained , " Berg said', '"It rained," Berg said'),
        ('Berg said "no" and "never"', 'Berg said "no" and "never"'),
        ('A 12 " record sold', 'A 12 " record sold'),
    ],
)
def test_line_has_no_blanks_within_its_marks(text, line):
    assert cleaned(text) == line
