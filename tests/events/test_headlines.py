"""Headlines: which statement tells an event, and how its sentence is cut."""

from dataclasses import replace

import pytest

from tests.events.making import make_statement
from topics.events.headlines import best_statement, headline
from topics.records import Status

CLAUSE = "Anna Berg opened the new harbour of the old town with all of her guests and friends today"
"""Eighteen words, the best length."""
PLAIN = make_statement(CLAUSE, people=["Anna Berg"])


def with_clause(text, **options):
    return make_statement(text, article="b", people=["Anna Berg"], **options)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (PLAIN, replace(PLAIN, status=Status.PLANNED)),
        (PLAIN, with_clause(CLAUSE.replace("opened", "likes"))),
        (PLAIN, with_clause(CLAUSE.replace("opened", "said"))),
        (PLAIN, make_statement(CLAUSE, article="b")),
        (with_clause(CLAUSE, places=["Lima"]), PLAIN),
        (PLAIN, with_clause(f"{CLAUSE} again")),
        (PLAIN, with_clause(CLAUSE.removesuffix(" today"))),
        (PLAIN, with_clause(CLAUSE.replace("harbour", "“harbour”"))),
        (PLAIN, with_clause(CLAUSE.replace("Anna Berg", "Today she"))),
        (PLAIN, with_clause(CLAUSE, position=1)),
        (PLAIN, with_clause(CLAUSE.replace("opened the new", "came as the old"))),
        (with_clause(CLAUSE.replace("with all", "came with")), with_clause(CLAUSE.replace("with all", "come as"))),
        (PLAIN, with_clause(CLAUSE, guessed=True)),
        (with_clause(CLAUSE, date_text="today"), PLAIN),
        (with_clause(CLAUSE, date_text="today"), with_clause(CLAUSE, date_text="in June", last="2021-06-30")),
    ],
)
def test_better_statement_tells_the_event_whatever_the_order(better, worse):
    assert best_statement([better, worse]) == best_statement([worse, better]) == better


def test_first_of_equal_statements_tells_the_event():
    other = make_statement(CLAUSE, article="b", people=["Anna Berg"])
    assert best_statement([other, PLAIN]) == PLAIN


def test_person_whom_most_statements_name_counts_more():
    often = [make_statement("Berg it is.", article=f"x{number}", people=["Anna Berg"]) for number in range(3)]
    other = make_statement(CLAUSE.replace("Anna Berg", "Kari Moe"), article="0", people=["Kari Moe"])
    assert best_statement([*often, other, PLAIN]) == PLAIN


def test_many_persons_count_no_more_than_one_whom_all_name_and_a_place():
    here = replace(PLAIN, places=frozenset({"Lima"}))
    many = make_statement(CLAUSE, article="b", people=["Anna Berg", "Kari Moe", "Per Lie", "Siv Dal"])
    assert best_statement([many, here]) == here
    assert best_statement([many, PLAIN]) == many


@pytest.mark.parametrize(("n_words", "is_scrap"), [(4, True), (5, False)])
def test_scrap_of_fewer_than_five_words_tells_no_event(n_words, is_scrap):
    scrap = make_statement(" ".join(["Berg", "opened", "it", "all", "today"][:n_words]), people=["Anna Berg"])
    long_one = make_statement(" ".join(["opened", *["word"] * 40]), article="b", people=["Anna Berg"])
    assert (best_statement([scrap, long_one]) == long_one) is is_scrap


def test_standing_later_costs_up_to_fifteen_passages():
    far, further = (with_clause(CLAUSE, position=position, date_text="") for position in (15, 40))
    assert best_statement([further, far]) == far
    assert best_statement([replace(further, places=frozenset({"Lima"})), far]).sentence.position == 40


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("But Anna Berg opened the harbour.", "Anna Berg opened the harbour"),
        ("Meanwhile, Anna Berg opened the harbour.", "Anna Berg opened the harbour"),
        ("LIMA (NTB) — Anna Berg opened the harbour.", "Anna Berg opened the harbour"),
        ("Anna Berg opened the harbour, the mayor said.", "Anna Berg opened the harbour"),
        ("Anna Berg opened the harbour, according to the mayor.", "Anna Berg opened the harbour"),
        ("(as agreed) Anna Berg opened the harbour.", "Anna Berg opened the harbour"),
        ("she opened the harbour.", "[Anna Berg] opened the harbour"),
        ("On Monday she opened the harbour.", "On Monday [Anna Berg] opened the harbour"),
        ("the harbour was opened ;", "The harbour was opened"),
        ("Anna Berg 's harbour ( the new one ) was opened .", "Anna Berg's harbour (the new one) was opened"),
    ],
)
def test_headline_is_cut_at_its_ends_only(text, line):
    assert headline([make_statement(text, people=["Anna Berg"])]) == line


FILLING = "{} with the mayor of the town and all of the guests from the islands in the bay"
"""A sentence of 78 characters and those put in."""


@pytest.mark.parametrize(("length", "is_cut"), [(200, False), (201, True)])
def test_long_headline_is_cut_at_the_last_comma_that_leaves_it_whole(length, is_cut):
    first = FILLING.format("Anna Berg opened the harbour")
    tail = "again ".ljust(length - len(first) - 2, "n")
    line = headline([make_statement(f"{first}, {tail}.")])
    assert line == (first if is_cut else f"{first}, {tail}")


@pytest.mark.parametrize(
    "fragment", ["When Anna Berg opened the harbour of the old town", "In the harbour of the old and new town"]
)
def test_long_headline_is_the_whole_sentence_where_a_cut_would_be_a_fragment(fragment):
    whole = f"{fragment}, {' '.join(['again'] * 40)}"
    assert headline([make_statement(f"{whole}.")]) == whole


def test_whole_short_sentence_is_the_headline_where_it_names_its_date():
    statement = replace(
        make_statement("Berg came on 9 June, and Moe left.", date_text="on 9 June"), clause="Berg came on 9 June"
    )
    assert headline([statement]) == "Berg came on 9 June, and Moe left"
    assert headline([replace(statement, status=Status.BACKGROUND)]) == "Berg came on 9 June"
