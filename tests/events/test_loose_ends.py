"""What a reader who sees one line and nothing else would have to ask."""

import pytest

from topics.events.lines import stands
from topics.events.loose_ends import FAMILIAR_SHARE, familiar_things, is_plain, names_nothing, points_back
from topics.events.predicates import main_predicate

FOREIGN = frozenset({"ferry"})


@pytest.mark.parametrize(("speaking", "is_familiar"), [(2, True), (1, False)])
def test_thing_is_familiar_from_a_quarter_of_the_articles_on(speaking, is_familiar):
    n_articles = 8
    assert (speaking / n_articles >= FAMILIAR_SHARE) is is_familiar
    texts = ["They saw the ferry."] * speaking + ["They saw nothing."] * (n_articles - speaking)
    assert familiar_things(texts, map(str, range(n_articles))) == ({"ferry"} if is_familiar else frozenset())


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("The ferry", True),
        ("The meeting", False),
        ("The red buoy", False),
        ("The meeting of the board", True),
        ("The Harbour Board", True),
        ("The two men", False),
        ("Four crews", True),
        ("A meeting", True),
        ("The pair", False),
        ("Another man", False),
        ("She", False),
        ("Last week the ferry", True),
        ("The Australian rider", False),
        ("The Australian rider Anna Berg", True),
        ("The Australian prime minister", True),
        ("The law graduate from Pula", False),
        ("The 44-year-old senator", False),
        ("The 44-year-old senator Anna Berg", True),
        ("The last visit", False),
        ("The last visit of the mayor", True),
        ("The mayor from Pula", True),
    ],
)
def test_subject_is_plain_or_not(subject, plain):
    assert is_plain(subject, FOREIGN) is plain


@pytest.mark.parametrize(
    ("subject", "following", "plain"),
    [
        ("The judge", " delayed the hearing of Anna Berg", True),
        ("The judge", " delayed the hearing", False),
        ("The driver", " delayed Anna Berg", False),
    ],
)
def test_who_has_a_role_in_a_trial_is_plain_beside_a_name(subject, following, plain):
    assert is_plain(subject, FOREIGN, following) is plain


@pytest.mark.parametrize(("following", "plain"), [(" was filed for Anna Berg", True), (" was filed on Monday", False)])
def test_deed_is_plain_where_names_say_which(following, plain):
    assert is_plain("The lawsuit", FOREIGN, following) is plain


def test_the_says_enough_where_nothing_is_known_of_the_corpus():
    assert is_plain("The meeting")


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("Police arrested him on Friday", True),
        ("Anna Berg signed it on Friday", True),
        ("Police told Anna Berg that he had seen her brother and let him go", False),
        ("Anna Berg denied these claims on Friday", True),
        ("Anna Berg left Pula this week", False),
        ("Anna Berg met those who had lost a home", False),
        ("Anna Berg told us on Friday of a plan", True),
        ("Anna Berg left for the US on Friday", False),
        ("Anna Berg said that he had left", False),
        ("Crews found no wreck in that narrow strait", True),
        ("Anna Berg was sure of that on Friday", False),
        ("Two died in a bus accident on the same road", True),
        ("Anna Berg gave the same answer as Paul Stein", False),
        ("Anna Berg left on the same day", False),
    ],
)
def test_line_points_back_or_not(line, points):
    assert points_back(line, main_predicate(line).verb[1]) is points


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("“It is over,” a guard said on Friday", False),
        ("“It is over,” Anna Berg said on Friday", True),
        ("Anna Berg told the Pula Post on Friday", False),
        ("Anna Berg told the Pula Post on Friday that the bridge was closed", True),
    ],
)
def test_saying_stands_alone_where_who_said_what_is_told(line, alone):
    assert stands(line, FOREIGN) is alone


@pytest.mark.parametrize(
    ("line", "is_nameless"),
    [
        ("Anna Berg won 77% of the vote in the county in 2012", True),
        ("Anna Berg won 77% of the vote in Pula and left the county in 2012", False),
        ("Anna Berg won a county and left the county on Friday", False),
        ("Anna Berg won the county of Pula on Friday", False),
        ("Anna Berg heard the news on Friday", True),
        ("Voters went to the polls on Friday", False),
        ("Voters went to the hall on Friday", True),
    ],
)
def test_place_of_a_kind_needs_a_name(line, is_nameless):
    assert names_nothing(line, frozenset()) is is_nameless
