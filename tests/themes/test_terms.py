from __future__ import annotations

import pytest

from topics.themes.terms import article_words, count_words, outlet_words, terms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the G-20 summit", ["g-20", "summit"]),
        ("pro-democracy protests", ["pro-democracy", "protests"]),
        ("U.S.-China talks", ["u.s.", "china", "talks"]),
        ("the US and the U.K.", ["u.s.", "uk"]),
        ("tell us more", []),
        ("China’s and China's", ["china", "china"]),
        ("COVID-19 in 2020", ["covid-19"]),
        ("Egypt 's army ca n't and wo n't vote", ["egypt", "army", "vote"]),
        ("5G and 1,000 people", ["5g", "people"]),
        ("人权问题", ["人权", "权问", "问题"]),
    ],
)
def test_words_of_a_text(text, expected):
    assert [word for word in words(text) if word] == expected


def test_terms_phrases_do_not_cross_a_comma():
    assert "trade taiwan" not in terms("on trade, Taiwan")
    assert "human rights" in terms("on human rights")


def test_article_words_are_those_an_article_is_about():
    topics = ("trade", "war", "peace", "art", "law", "food")
    visit = [f"Minister Zelda Quill spoke of {topic} at length" for topic in topics]
    others = ["Coal prices fell", "Rain came", "Trade grew", "Peace held", "Law changed", "Food ran out"]
    texts = [*visit, *others, *others]
    found = article_words(count_words([words(text) for text in texts]), ["a"] * 12 + ["b"] * 6)
    assert {"zelda", "quill"} <= found
    assert not {"trade", "peace", "law"} & found


def test_outlet_words_of_a_long_name_are_its_phrases():
    assert outlet_words(["The Gazette", "Commercial Times"]) == {"gazette", "commercial times"}
