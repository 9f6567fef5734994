from __future__ import annotations

import pytest

from topics.themes.tokens import terms, words


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
