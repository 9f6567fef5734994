"""References: keys, persons, and days as far as they are certain."""

from __future__ import annotations

import pytest

from topics.output.references import persons_of, references_of
from topics.records import table


def keys_of(*articles):
    given = [{"id": f"{number}.txt", "published": "2024-05-04", **article} for number, article in enumerate(articles)]
    return [reference.key for reference in references_of(table("articles", given)).values()]


def test_key_says_outlet_day_and_the_first_words_of_the_title_that_say_something():
    article = {"outlet": "Ångström Post", "title": "The mayor’s men and the docks: a strike"}
    assert keys_of(article) == ["angstrom-post-2024-05-04-mayors-men-docks"]
    assert keys_of({**article, "published": "", "published_edtf": "2024-05"}) == [
        "angstrom-post-2024-05-mayors-men-docks"
    ]


def test_keys_that_would_be_the_same_are_parted_whichever_other_articles_there_are():
    same = {"outlet": "The Tide", "title": "A bridge"}
    first, second, other = keys_of(same, same, {"outlet": "The Quay", "title": "A bridge"})
    assert first != second
    assert first.startswith("the-tide-2024-05-04-bridge-")
    assert other == "the-quay-2024-05-04-bridge"
    assert keys_of(same, same)[1] == second


def test_article_of_which_nothing_can_be_spelled_has_a_key_all_the_same():
    first, second = keys_of({"title": "港口", "published": ""}, {"title": "文章", "published": ""})
    assert first and second and first != second


@pytest.mark.parametrize(
    ("byline", "persons"),
    [
        ("HUMEYRA PAMUK", ("Pamuk, Humeyra",)),
        ("J.K. MCDONALD", ("McDonald, J.K.",)),
        ("ANA DE LA CRUZ; JEAN-LUC O’NEIL III", ("de la Cruz, Ana", "O’Neil, Jean-Luc III")),
        ("JJ Lee", ("Lee, JJ",)),
        ("ROBERT BERG; AP National Security Writer", ("Berg, Robert",)),
        ("DANA KIRK; JILL LAW Associated Press", ("Kirk, Dana", "Law, Jill")),
        ("Ann Lee, Associated Press", ("Lee, Ann",)),
        ("Jill Dean; The Tide Business", ("Dean, Jill",)),
        ("Ann Lee, Bob Post", ()),
        ("AP National Security Writer", ()),
        ("Ann Lee, Ann Lee", ("Lee, Ann",)),
        ("Pamuk, Humeyra", ()),
        ("Jean-Luc O'Neil; Ana de la Cruz", ("O'Neil, Jean-Luc", "de la Cruz, Ana")),
        ("Ann Lee, Bob Ray, and Cy Fox", ("Lee, Ann", "Ray, Bob", "Fox, Cy")),
        ("Martin Luther King Jr.", ("King, Martin Luther Jr.",)),
        ("J. K. Rowling", ("Rowling, J. K.",)),
        ("Reuters", ()),
        ("Associated Press", ()),
        ("Guardian staff and agencies", ()),
        ("Ann Lee in Kyiv", ()),
        ("Ann Lee and agencies", ()),
        ("王伟", ()),
        ("ann@tide.example", ()),
        ("", ()),
    ],
)
def test_persons_are_told_from_other_bylines(byline, persons):
    assert persons_of(byline, "The Tide") == persons
