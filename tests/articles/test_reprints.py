"""Reprints and wire copies, and the concordance."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.concordance import find_words
from topics.articles.reprints import find_reprints
from topics.settings import ArticleSettings

WORDS = [a + b + c for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "ld", "st", "m")]


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.randint(8, 18))).capitalize() + "." for _ in range(count)]


def edited(text: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    copy = list(text)
    for at in chance.sample(range(len(copy)), max(1, int(share * len(copy)))):
        copy[at] = sentences(seed + at, 1)[0]
    return copy


def table(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "text", "title", "published_edtf"])


def groups(articles: pd.DataFrame) -> dict[str, str]:
    found = find_reprints(articles, ArticleSettings())
    return dict(zip(found["article"], found["reprint_of"], strict=True))


def test_edited_copies_are_found_and_others_are_not():
    rows, expected = [], {}
    for number in range(60):
        text = sentences(number, 15)
        rows.append((f"a{number:02}", " ".join(text), "", ""))
        for copy, share in enumerate((0.05, 0.2)):
            identity = f"a{number:02}-{copy}"
            rows.append((identity, " ".join(edited(text, share, 1000 * number + copy)), "", ""))
            expected[identity] = f"a{number:02}"

    assert groups(table(rows)) == expected


def test_first_by_day_is_the_head_whatever_the_order():
    text = " ".join(sentences(1, 10))
    rows = [("a", text, "T", "2021-03-05"), ("b", text, "T", "2021-03-04"), ("c", text, "Other", "")]

    assert groups(table(rows)) == groups(table(rows[::-1])) == {"a": "b", "c": "b"}


def test_other_title_makes_a_wire_copy():
    text = " ".join(sentences(1, 10))
    rows = [("a", text, "Harbour plan", ""), ("b", text, "Harbour plan!", ""), ("c", text, "New pier", "")]

    found = find_reprints(table(rows), ArticleSettings())

    assert found["kind"].tolist() == ["reprint", "wire copy"]
    assert found["similarity"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("rows", [[], [("a", "", "", "")], [("a", "One.", "", ""), ("b", "Two.", "", "")]])
def test_nothing_to_find(rows):
    assert find_reprints(table(rows), ArticleSettings()).empty


def test_short_texts_are_reprints_only_if_the_same():
    rows = [("a", "The pier is old.", "", ""), ("b", "The pier is old!", "", ""), ("c", "The pier is new.", "", "")]

    assert groups(table(rows)) == {"b": "a"}


def test_words_are_found_with_their_context(tmp_path):
    write_files(
        tmp_path,
        a__txt="Harbour plan agreed\n\n5 March 2021\n\nThe council’s harbour was sold. No harbours are left.",
        b__txt="Old pier\n\n4 March 2021\n\nThe Harbour was empty, they said.\n\nAll had left.",
    )
    tables = read_corpus(tmp_path)

    exact = find_words(tables["passages"], tables["articles"], "harbour")
    open_end = find_words(tables["passages"], tables["articles"], "harbour*")
    phrase = find_words(tables["passages"], tables["articles"], "council's  HARBOUR")

    assert exact["hit"].tolist() == ["Harbour", "Harbour", "harbour"]
    assert exact["day"].tolist() == ["2021-03-04", "2021-03-05", "2021-03-05"]
    assert len(open_end) == 4
    assert phrase[["left", "right"]].to_numpy().tolist() == [["The ", " was sold."]]


@pytest.mark.parametrize("words", ["", "  ", "(", "[a-z", "*"])
def test_odd_words_do_no_harm(tmp_path, words):
    write_files(tmp_path, a__txt="Harbour plan agreed\n\nThe council met. It decided (at last).")
    tables = read_corpus(tmp_path)

    assert set(find_words(tables["passages"], tables["articles"], words).columns) >= {"left", "hit", "right"}
