"""Open ends: where no sentence is cut, and lines that end before what they need."""

import doctest

import pytest

import topics.events.open_ends
from tests.events.test_lines import line_of
from topics.events.cleaned_lines import cleaned
from topics.events.open_ends import ends_open


def test_example_in_the_docstring_holds():
    assert doctest.testmod(topics.events.open_ends).failed == 0


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("The mayor told the council on Sunday he believed", True),
        ("The mayor left on Sunday, as she said", False),
        ("The port will close for good, the mayor said", False),
        ("The talks ended sooner than the mayor believed", False),
        ("Berg is to testify on Monday morning, a day or two", True),
        ("Berg is to testify on Monday, a day or two before the vote", False),
        ("The boy drowned on 4 April when, like many toddlers", True),
        ("The boy drowned on 4 April while in Lima", False),
        ("Berg said on Friday she would stay unless Pula permits the sale of the port", False),
        ("A hearing was due, then", True),
        ("A hearing was due then", False),
        ("Afghans will get results from Pula on Monday – more than three weeks", True),
        ("The mayor spoke on Friday morning, little more than 12 hours", True),
        ("The port was closed – for three weeks", False),
        ("Anna Berg did on Tuesday", True),
        ("Anna Berg did harm on Tuesday", False),
        ("Losses on Friday raised concern among owners that the whole port", True),
        ("Losses on Friday raised concern among owners that the port had failed", False),
        ("Anna Berg left Pula on Friday after that", False),
    ],
)
def test_line_ends_open_before_what_its_last_words_need(line, is_open):
    assert ends_open(line) is is_open


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        (
            "The mayor told the council on [Sunday] she believed if Berg won the vote she would lose the port.",
            "The mayor told the council on Sunday she believed if Berg won the vote she would lose the port",
        ),
        ("Anna drowned on [4 April] when, like many toddlers, he ran to our pool.", "Anna drowned on 4 April"),
        (
            "Pula’s vote on [Tuesday] saw low turnout since shift workers, like the guards at the port, had to work.",
            "Pula’s vote on Tuesday saw low turnout since shift workers, like the guards at the port, had to work",
        ),
        (
            "The mayor led Pula in a war after the [Sept. 11, 2001], attacks and she left a town in ruins for the ages,"
            " said the bishop in a sermon that was long and dull, and which nobody in the old port had wanted to hear.",
            "The mayor led Pula in a war after the Sept. 11, 2001, attacks and she left a town in ruins for the ages,"
            " said the bishop in a sermon that was long and dull, and which nobody in the old port had wanted to hear",
        ),
        (
            "Firms began a drive on [Friday] to win over owners and banks, officials of the port, and even their own"
            " workers that the house stood firm.",
            "Firms began a drive on Friday to win over owners and banks, officials of the port, and even their own"
            " workers that the house stood firm",
        ),
        (
            "The mayor said on [Friday] that it was up to both countries. to find a way.",
            "The mayor said on Friday that it was up to both countries",
        ),
        (
            "The mayor of Pula met Harbour Corp. officials on [Friday].",
            "The mayor of Pula met Harbour Corp. officials on Friday",
        ),
        ("That meeting was due [two weeks ago], then last week, but has not happened.", ""),
        ("The mayor told a meeting of lawmakers on [Tuesday].", ""),
        (
            "The mayor told a meeting of lawmakers of her plans on [Tuesday].",
            "The mayor told a meeting of lawmakers of her plans on Tuesday",
        ),
        (
            "Anna Berg said on Monday she left when he came on [Sunday].",
            "Anna Berg said on Monday she left when he came on Sunday",
        ),
        ("Berg said wives played a part, noting that Susan was with him when Stein gave the oath on [Sunday].", ""),
        ("Anna Berg, who then left Pula in [August], died.", "Anna Berg left Pula in August"),
        ("What Anna Berg did for Pula on [Tuesday] was odd.", ""),
        ("Berg said what she did for Pula on [Tuesday] was odd.", "Berg said what she did for Pula on Tuesday was odd"),
        ("She led in Pula, where council members vote on [Friday].", "Council members vote on Friday [in Pula]"),
        ("She fell in the home where the council members met on [Friday].", "The council members met on Friday"),
        (
            "The row before the race deepened on [Friday] when the team doctor, Paul Stein, questioned it.",
            "The row before the race deepened on Friday when the team doctor, Paul Stein, questioned it",
        ),
        ("The night before the council met on [Friday] she left Pula.", "The council met on Friday"),
    ],
)
def test_cut_leaves_every_subject_its_verb(marked, line):
    assert line_of(marked) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("In other news, Berg left Pula.", "Berg left Pula"),
        ("Elsewhere in Pula, Berg left.", "Elsewhere in Pula, Berg left"),
        ("Berg left Pula on Friday, reports the Pula Times: she did not say why.", "Berg left Pula on Friday"),
        ("The mayor reads, writes letters and: sings.", "The mayor reads, writes letters and: sings"),
        ("Crews saw two rafts on 3 May, a statement added.", "Crews saw two rafts on 3 May"),
        (
            "The talks are on Tuesday, and the mayor, Anna Berg, said it would go on.",
            "The talks are on Tuesday, and the mayor, Anna Berg, said it would go on",
        ),
        ("The talks are on Tuesday, said the mayor.", "The talks are on Tuesday"),
        ("Berg won earlier on Tuesday in Pula.", "Berg won on Tuesday in Pula"),
        ("Berg won earlier than Stein on Tuesday.", "Berg won earlier than Stein on Tuesday"),
        ("Just 12 days later Berg announced the end of the talks.", "Berg announced the end of the talks"),
    ],
)
def test_line_loses_what_only_its_article_makes_plain(text, line):
    assert cleaned(text) == line
