"""Sources: articles of one outlet and reprints count once."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.corpora import make_tables
from tests.events.making import make_statement
from topics.events.events import build_events
from topics.events.happenings import Happening
from topics.events.sources import Sources, copied_from
from topics.records import Status, table
from topics.settings import TimelineSettings


def sources_of(*rows):
    """Return the sources among articles, each given as id, outlet and the article that it reprints."""
    return Sources(pd.DataFrame(rows, columns=["id", "outlet", "reprint_of"]))


def test_three_articles_of_one_outlet_are_one_source_and_one_outlet():
    sources = sources_of(("a", "Herald", ""), ("b", "Herald", ""), ("c", "Herald", ""), ("d", "Courier", ""))
    assert sources.count(["a", "b", "c"]) == sources.count_outlets(["a", "b", "c"]) == 1
    assert sources.count(["a", "d"]) == sources.count_outlets(["a", "d"]) == 2


def test_article_without_an_outlet_stands_for_itself_and_for_no_outlet():
    sources = sources_of(("a", "", ""), ("b", "", ""))
    assert (sources.count(["a", "b"]), sources.count_outlets(["a", "b"])) == (2, 0)


def test_reprint_counts_with_its_first_article_and_with_all_of_both_outlets():
    sources = sources_of(("a", "Herald", ""), ("b", "Courier", "a"), ("c", "Courier", ""), ("d", "", "c"))
    assert sources.count(["a", "b", "c", "d"]) == 1
    assert sources.count_outlets(["a", "b", "c", "d"]) == 2
    assert {sources.of(article) for article in "abcd"} == {"a"}


def weighed(*rows):
    """Return the sources among articles, each given as id, outlet, the article that it reprints, and its weight."""
    return Sources(pd.DataFrame(rows, columns=["id", "outlet", "reprint_of", "weight"]))


def test_weak_source_is_counted_apart_and_weighs_less():
    sources = weighed(("a", "Herald", "", 1.0), ("b", "Blog", "", 0.3))
    assert (sources.count(["a", "b"]), sources.weigh(["a", "b"])) == (1, 1.3)
    counts = sources.counts(["a", "b"])
    assert (counts["n_sources"], counts["n_weak_sources"], counts["n_outlets"]) == (1, 1, 1)


def test_sources_that_only_announce_count_apart_and_once():
    sources = sources_of(("a", "Herald", ""), ("b", "Courier", ""), ("c", "Courier", ""), ("d", "Herald", ""))
    counts = sources.counts(["a"], announcing=["a", "b", "c", "d"])
    assert (counts["n_articles"], counts["n_outlets"], counts["n_sources"], counts["n_announcing"]) == (1, 1, 1, 1)
    assert sources.counts(["a", "b"])["n_announcing"] == 0


@pytest.mark.parametrize(("status", "expected"), [("reported", {"b"}), ("planned", {"a", "b"}), ("background", {"b"})])
def test_what_only_announces_does_not_report(status, expected):
    plan = make_statement("The ferry will leave", "2021-05-11", article="a", status=Status.PLANNED)
    report = make_statement("The ferry left", "2021-05-11", article="b", status=Status.REPORTED)
    assert replace(Happening.of([plan, report]), status=Status(status)).reporting == expected
    assert replace(Happening.of([plan]), status=Status(status)).reporting == {"a"}


def test_source_weighs_what_the_weightiest_of_its_articles_does():
    sources = weighed(("a", "Herald", "", 0.3), ("b", "Herald", "", 1.0), ("c", "", "b", 0.1))
    assert (sources.count(["a", "c"]), sources.weigh(["a", "c"])) == (0, 0.3)
    assert (sources.count(["a", "b", "c"]), sources.weigh(["a", "b", "c"])) == (1, 1.0)


def test_further_reports_of_an_outlet_are_those_beyond_its_first_that_are_no_reprints():
    sources = sources_of(("a", "Herald", ""), ("b", "Herald", ""), ("c", "Herald", "b"), ("d", "", ""))
    assert sources.weigh_further("ad") == 0
    assert sources.weigh_further("abd") == 1
    assert sources.weigh_further("abcd") == 1
    assert sources.weigh_further("ab", {"b": "a"}) == 0


def test_articles_of_unknown_outlets_are_counted():
    sources = sources_of(("a", "Herald", ""), ("b", "", ""), ("c", "", "a"))
    assert sources.counts(["a", "b", "c"])["n_unknown_outlets"] == 2


EIGHT_WORDS = "Two men were charged with the harbour fire."


@pytest.mark.parametrize(
    ("sentences", "groups"),
    [
        ([("b", EIGHT_WORDS), ("a", EIGHT_WORDS)], {"a": "a", "b": "a"}),
        ([("b", EIGHT_WORDS), ("a", "Two men  were charged with the HARBOUR fire.")], {"a": "a", "b": "a"}),
        ([("a", "Two men were charged with the fire."), ("b", "Two men were charged with the fire.")], {}),
        ([("a", EIGHT_WORDS), ("b", "Two men were charged with a harbour fire.")], {}),
        ([("a", EIGHT_WORDS), ("a", EIGHT_WORDS)], {}),
    ],
    ids=["word for word", "but for blanks and capitals", "seven words may be chance", "other words", "one article"],
)
def test_sentence_of_eight_words_that_articles_share_is_copied(sentences, groups):
    assert copied_from(sentences) == groups


def test_articles_that_share_their_sentence_on_a_happening_are_one_source_of_it():
    line = "The mayor Anna Berg opened the new bridge over the harbour on Monday."
    other = "On Monday the new bridge over the harbour was opened by the mayor, Anna Berg."
    articles = [("a", "2021-06-09", [line]), ("b", "2021-06-10", [line]), ("c", "2021-06-09", [other])]
    built = build_events(*make_tables(*articles), table("assignments"), TimelineSettings())
    assert built["events"][["n_articles", "n_sources"]].values.tolist() == [[3, 2]]


def written(*rows):
    """Return the sources among articles, each given as id, outlet, the article that it reprints, and its text."""
    return Sources(pd.DataFrame(rows, columns=["id", "outlet", "reprint_of", "text"]))


WIRE, OTHER, OWN = "PULA (Agency) - Gunmen came.", "PULA (Other) - Gunmen came.", "Gunmen came to Pula."


def test_reports_of_one_agency_are_one_source_where_no_outlet_is_known():
    sources = written(("a", "", "", WIRE), ("b", "", "", WIRE), ("c", "Courier", "", OWN), ("d", "", "", OWN))

    assert sources.count("ab") == 1
    assert sources.count("abcd") == 3
    assert sources.count_outlets("abc") == 1, "an agency is no outlet"


def test_outlets_that_print_one_agency_stay_two_sources_of_all_else():
    rows = [("a", "Herald", "", WIRE), ("b", "Courier", "", WIRE), ("c", "Herald", "", OWN), ("d", "Courier", "", OWN)]

    assert written(*rows).count("cd") == 2


def test_reports_of_two_agencies_are_two_sources():
    assert written(("a", "", "", WIRE), ("b", "", "", OTHER)).count("ab") == 2


def test_outlet_that_is_the_agency_is_one_source_with_it():
    sources = written(("a", "Agency", "", OWN), ("b", "", "", WIRE), ("c", "agency.example", "", OWN))

    assert sources.count("abc") == 1
