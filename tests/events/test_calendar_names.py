"""Months that are names of persons date nothing."""

import pytest

from tests.corpora import make_tables
from topics.events.calendar_names import without_persons
from topics.events.dated_clauses import usable_expressions
from topics.events.people.actors import find_mentions
from topics.events.sentences import read_sentences


def dated(*sentences):
    """Return the words that date anything in the sentences of one article, after names are left out."""
    _, passages, dates = make_tables(("a", "2021-08-09", list(sentences)))
    (read,) = read_sentences(passages)
    left = without_persons(read, usable_expressions(dates), find_mentions(passages))
    return [item.text for expressions in left.values() for item in expressions]


KNOWN = "Mrs June Berg was there."


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        ((KNOWN, "Anna Moe was seen to go over to June and spoke to her."), []),
        ((KNOWN, "Anna Moe was seen to go over to June and spoke to her in June."), ["June"]),
        ((KNOWN, "Anna Moe left before the June vote."), ["June"]),
        ((KNOWN, "Anna Moe left on 3 June."), ["3 June"]),
        (("Mrs Rosa Berg was there.", "Anna Moe left in June."), ["June"]),
        (("Prime Minister Theresa May is to face questions.",), []),
        (("Theresa May is to face questions.",), []),
        (("The ferry sank in the Lima Strait in May.",), ["May"]),
    ],
)
def test_month_that_is_a_name_dates_nothing(sentences, words):
    assert dated(*sentences) == words
