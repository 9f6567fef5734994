"""Lines that lean on what was told before them are none."""

import pytest

from topics.events.leaning import leans
from topics.events.lines import stands
from topics.events.predicates import main_predicate


@pytest.mark.parametrize(
    ("line", "is_leaning"),
    [
        ("The announcement confirmed rumours in Pula", True),
        ("The announcement of the mayor confirmed rumours in Pula", False),
        ("The images showed a ferry off Pula", True),
        ("The ferry sank off Pula", False),
        ("The lawsuit was filed on behalf of Jan Stein", False),
        ("The lawsuit was filed on Monday", True),
        ("Anna Berg announced her decision in January", True),
        ("Anna Berg announced her decision on Monday in Pula", True),
        ("Anna Berg announced her decision to leave Pula in January", False),
        ("Anna Berg announced the union's plans on Monday", True),
        ("Anna Berg announced the union's plans for schools on Monday", False),
        ("Anna Berg had not been asked about this by the police", True),
        ("Anna Berg had not been asked about this strike by the police", False),
        ("The first strike in its history began in May", True),
        ("The first strike in Pula's history began in May", False),
        ("The arrest of ten miners in their pit began in May", False),
        ("The deadliest blaze in its history began in May", True),
        ("The miners' first strike in May began in their pit", False),
        ("In May a different driver was accused of theft in Pula", True),
        ("In May a driver from a different union was accused of theft in Pula", True),
        ("In May Anna Berg left for different reasons", False),
        ("Approval of the bill would have hurt miners in Pula", True),
        ("Approval of the bill would hurt miners in Pula", False),
        ('Anna Berg said she was "thrilled and honoured"', True),
        ('Anna Berg said she was "thrilled" to be mayor of Pula', False),
        ("The union said the image was taken on 18 March", True),
        ("The union said the image of the ferry was taken on 18 March", False),
        ("The union said the ferry was raised on 18 March", False),
    ],
)
def test_line_leans_on_what_only_was_told_before(line, is_leaning):
    assert leans(line, main_predicate(line)) is is_leaning


def test_leaning_line_does_not_stand_alone():
    assert stands("Anna Berg announced her resignation in January")
    assert not stands("Anna Berg announced her decision in January")
