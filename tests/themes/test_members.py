"""What is grouped, how a theme spreads over articles, and by which vectors."""

from __future__ import annotations

import numpy as np
import pytest

from topics.errors import InputError
from topics.themes import members as members_module
from topics.themes.members import choose_views, gather_members
from topics.themes.vectors import unit_rows


def members_of(corpus, n_of_article, unit="passage"):
    texts = {article: [f"Text {number}" for number in range(count)] for article, count in n_of_article.items()}
    return gather_members(*corpus(texts), unit)


@pytest.mark.parametrize(("n_of_a", "n_of_b", "one_voice"), [(4, 1, True), (5, 0, True), (3, 1, False), (7, 2, False)])
def test_theme_is_of_one_voice_from_four_fifths_of_its_passages(corpus, n_of_a, n_of_b, one_voice):
    members = members_of(corpus, {"a": 9, "b": 9})
    assert members.spread(["a"] * n_of_a + ["b"] * n_of_b)["one_voice"] is one_voice


def test_theme_of_the_only_article_is_not_of_one_voice(corpus):
    assert members_of(corpus, {"a": 9}).spread(["a"] * 9)["one_voice"] is False


def test_theme_of_whole_articles_is_never_of_one_voice(corpus):
    assert members_of(corpus, {"a": 3, "b": 3}, "article").spread(["a"])["one_voice"] is False


def test_reprints_speak_with_the_voice_of_their_original(corpus):
    passages, articles = corpus({"a": ["One.", "Two."], "b": ["One.", "Two."], "c": ["Three."]})
    members = gather_members(passages, articles.assign(reprint_of=["", "a", ""]), "passage")
    assert members.spread(["a", "a", "b", "b", "c"]) == {
        "n_passages": 5,
        "n_articles": 2,
        "share_articles": 1.0,
        "one_voice": True,
    }
    assert members.spread(["c"])["share_articles"] == 0.5


def test_spread_of_no_passages_is_nothing(corpus):
    spread = members_of(corpus, {"a": 3, "b": 3}).spread([])
    assert (spread["n_passages"], spread["n_articles"], spread["share_articles"]) == (0, 0, 0.0)
    assert spread["one_voice"] is False


def test_members_are_sorted_by_article_and_place(corpus):
    passages, articles = corpus({"b": ["Late."], "a": ["First.", "Second."]})
    members = gather_members(passages, articles, "passage")
    assert members.texts == ["First.", "Second.", "Late."]
    assert members.rows.tolist() == [1, 2, 0]
    assert members.articles == ["a", "a", "b"]
    assert members.passages == members.ids


def test_article_as_a_member_is_its_title_and_text(corpus):
    passages, articles = corpus({"a": ["Body."]})
    members = gather_members(passages, articles.assign(title="Head"), "article")
    assert (members.ids, members.texts, members.passages) == (["a"], ["Head\nBody."], [""])


def test_only_keeps_columns_together(corpus):
    members = members_of(corpus, {"a": 2, "b": 2})
    kept = members.only(np.array([1, 2]))
    assert kept.articles == ["a", "b"]
    assert kept.texts == ["Text 1", "Text 0"]
    assert kept.rows.tolist() == [1, 2]


def test_names_of_outlets_and_authors_do_not_tell_themes_apart(corpus):
    passages, articles = corpus({"a": ["The Gazette said ships left.", "Ann Quill of the Gazette wrote."]})
    members = gather_members(passages, articles.assign(outlet="Gazette", author="Ann Quill"), "passage")
    assert members.outlets == ["Ann Quill", "Gazette"]
    assert "gazette" in members.counted.vocabulary
    assert "gazette" not in members.telling.vocabulary
    assert "ann quill" not in members.telling.vocabulary


def ones(texts):
    """Encode texts as the same two numbers."""
    return unit_rows(np.ones((len(texts), 2)))


@pytest.mark.parametrize(("n_words", "weight"), [(59, "1.5"), (60, "1")])
def test_sentence_vectors_weigh_more_where_texts_are_short(corpus, n_words, weight):
    text = " ".join(f"word{number}x" for number in range(n_words))
    views = choose_views(gather_members(*corpus({"a": [text, text]}), "passage"), "auto", 1, ones)
    assert views.why == (
        f"TF-IDF and sentence vectors side by side, the latter with weight {weight}, "
        f"as the median text has {n_words} words that count; each passage with half of those beside it"
    )
    sentence_share = float(np.sum(views.main[0, -2:] ** 2))
    assert sentence_share == pytest.approx(float(weight) ** 2 / (1 + float(weight) ** 2), abs=1e-4)


def test_views_by_words_are_seen_in_three_ways_and_by_sentences_in_one(corpus):
    members = gather_members(*corpus({"a": ["Ships left port.", "Choirs sang songs."]}), "passage")
    by_words = choose_views(members, "tfidf", 1, ones)
    by_sentences = choose_views(members, "sentence", 1, ones)
    assert len(by_words.vectors) == 3
    assert by_words.has_words
    assert len(by_sentences.vectors) == 1
    assert not by_sentences.has_words


def test_vectors_given_go_with_their_rows(corpus):
    passages, articles = corpus({"b": ["Late."], "a": ["First."]})
    members = gather_members(passages, articles, "passage")
    views = choose_views(members, np.array([[0.0, 2.0], [3.0, 0.0]]), 1, ones)
    assert views.main.tolist() == [[1.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize("given", [np.zeros(2), np.zeros((3, 2)), np.full((2, 2), np.nan)])
def test_vectors_given_that_do_not_fit_are_refused(corpus, given):
    members = gather_members(*corpus({"a": ["First.", "Second."]}), "passage")
    with pytest.raises(InputError, match="2 rows of finite numbers are needed"):
        choose_views(members, given, 1, ones)


def test_share_of_articles_is_told_in_four_digits(corpus):
    assert members_of(corpus, {"a": 1, "b": 1, "c": 1}).spread(["a"])["share_articles"] == 0.3333


def test_views_by_words_have_a_hundred_dimensions_then_fifty_then_two_hundred(corpus):
    texts = [f"ship{number} port{number % 7}" for number in range(220)]
    members = gather_members(*corpus({"a": [*texts, *texts]}), "passage")
    views = choose_views(members, "tfidf", 1, ones)
    assert [rows.shape[1] for rows in views.vectors] == [100, 50, 200]
    assert views.why.startswith("TF-IDF reduced by singular value decomposition, as asked")


@pytest.mark.parametrize(("many", "n_views"), [(4, 3), (3, 1)])
def test_many_texts_are_seen_in_one_way(corpus, monkeypatch, many, n_views):
    monkeypatch.setattr(members_module, "MANY", many)
    members = gather_members(*corpus({"a": ["ships left", "ports closed", "choirs sang", "coal rose"]}), "passage")
    assert len(choose_views(members, "auto", 1, ones).vectors) == n_views


def test_sentence_vectors_alone_are_those_of_the_encoder(corpus):
    members = gather_members(*corpus({"a": ["Ships left."], "b": ["Choirs sang."]}), "passage")
    views = choose_views(members, "sentence", 1, lambda texts: np.array([[len(text), 0.0] for text in texts]))
    assert views.main.tolist() == [[11, 0], [12, 0]]
    assert views.why == "sentence vectors, as asked"


@pytest.mark.parametrize(("unit", "second"), [("passage", [0.447, 0.894]), ("article", [1.0, 0.0])])
def test_passage_counts_with_half_of_those_beside_it_in_its_article(corpus, unit, second):
    sides = {"One.": [1.0, 0.0], "Two.": [0.0, 1.0]}
    members = gather_members(*corpus({"a": ["One.", "Two."], "b": ["One."]}), unit)
    views = choose_views(
        members, "sentence", 1, lambda texts: np.array([sides.get(text, [1.0, 0.0]) for text in texts])
    )
    assert views.main[1].tolist() == pytest.approx(second, abs=1e-3)
    assert views.main[-1].tolist() == [1.0, 0.0]


def test_median_length_is_of_the_words_that_count(corpus):
    texts = ["the ship of the port", "ship", "ship port crew of the sea"]
    views = choose_views(gather_members(*corpus({"a": texts}), "passage"), "auto", 1, ones)
    assert "as the median text has 2 words that count" in views.why


@pytest.mark.parametrize("unit", ["passage", "article"])
def test_words_of_one_article_are_no_terms_of_passages_but_of_whole_articles(corpus, unit):
    about = {"a": [f"Quill spoke of ship{number}" for number in range(12)], "b": ["Rain fell again"] * 4}
    telling = gather_members(*corpus(about), unit).telling.vocabulary
    assert ("quill" in telling) is (unit == "article")


def test_passages_of_an_article_stand_by_place_and_then_by_id(corpus):
    passages, articles = corpus({"a": ["Late.", "Early.", "Early too."]})
    passages = passages.assign(start=[9, 3, 3], id=["x", "z", "y"])
    assert gather_members(passages, articles, "passage").ids == ["y", "z", "x"]


def test_article_without_a_title_is_its_text_alone(corpus):
    assert gather_members(*corpus({"a": ["Body."]}), "article").texts == ["Body."]


def test_corpus_without_articles_has_no_shares(corpus):
    assert members_of(corpus, {}).spread([])["share_articles"] == 0.0


def test_one_word_can_give_a_second_opinion(corpus):
    members = gather_members(*corpus({"a": ["ships", "ships"]}), "passage")
    assert choose_views(members, "tfidf", 1, ones).has_words
