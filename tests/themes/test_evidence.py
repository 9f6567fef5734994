from __future__ import annotations

import pytest

from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.evidence import _MOST_UNSUPPORTED, Evidence, Surroundings, ThemeWords, find_evidence

WEIGHTS = ThemeSettings(
    codebook_term=0.8, codebook_word=0.3, codebook_headline=0.35, codebook_before=0.25, codebook_company=1.0
)
FLOODS = DeclaredTheme("flood relief", "Boats, shelters and food for those who lost their homes.", terms=("sandbag",))


def shares_of(theme, *texts):
    return ThemeWords(Codebook((theme,)), texts).shares(theme.name)


def test_words_of_name_definition_and_terms_are_shared_by_their_stem():
    text = "A shelter was opened; boats brought food, sandbagging went on."
    evidence = find_evidence(FLOODS, text, shares_of(FLOODS, text, *["Rain."] * 60))
    assert list(evidence.words) == ["shelter", "boats", "food", "sandbagging"]


def test_word_of_a_term_that_stands_there_does_not_count_twice():
    text = "Sandbags and boats."
    evidence = find_evidence(FLOODS, text, shares_of(FLOODS, text, *["Rain."] * 60))
    assert evidence.terms == ("sandbags",)
    assert list(evidence.words) == ["boats"]


@pytest.mark.parametrize(("n_holding", "share"), [(1, 1.0), (2, 1.0), (10, 0.588), (50, 0.177), (100, 0.0)])
def test_word_counts_the_less_the_more_passages_hold_it(n_holding, share):
    texts = ["A boat."] * n_holding + ["Rain."] * (100 - n_holding)
    assert shares_of(FLOODS, *texts)["boat"] == pytest.approx(share, abs=0.001)


def test_word_that_two_themes_have_counts_half_for_each():
    both = Codebook((FLOODS, DeclaredTheme("fishing", "Boats and nets.")))
    texts = ["A boat."] + ["Rain."] * 99
    assert ThemeWords(both, texts).shares("fishing")["boat"] == 0.5


def test_word_that_no_passage_holds_is_not_asked_for():
    assert set(shares_of(FLOODS, "A boat.", "Rain.")) == {"boat"}


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ({}, 0.0),
        ({"boats": 1.0}, 0.3),
        ({"boats": 0.5}, 0.15),
        ({"boats": 0.5, "food": 0.5}, 1 - 0.85**2),
        ({"boats": 1.0, "food": 1.0, "shelter": 1.0}, 0.45),
    ],
)
def test_words_alone_are_a_near_miss_at_most(words, own):
    assert Evidence((), (), words=words).own(WEIGHTS) == pytest.approx(own)


@pytest.mark.parametrize(
    ("evidence", "score"),
    [
        (Evidence((), (), words={"boats": 0.5}), 0.15),
        (Evidence((), (), words={"boats": 1.0, "food": 1.0}), 0.24),
        (Evidence(("sandbags",), (), words={"boats": 1.0, "food": 1.0}), 1 - 0.2 * 0.76),
    ],
)
def test_words_alone_are_no_near_miss_where_the_corpus_is_small(evidence, score):
    assert evidence.score(WEIGHTS) == pytest.approx(score)
    assert WEIGHTS.codebook_near > _MOST_UNSUPPORTED


@pytest.mark.parametrize(
    ("evidence", "score"),
    [
        (Evidence((), (), surroundings=Surroundings(0.0, 0.0, 0.0)), 0.1),
        (Evidence(("a",), (), surroundings=Surroundings(0.0, 0.0, 0.0)), 0.804),
        (Evidence(("a",), (), surroundings=Surroundings(0.0, 0.0, -2.0)), 0.357),
        (Evidence((), (), surroundings=Surroundings(0.0, 0.0, 2.3)), 0.526),
        (Evidence((), (), surroundings=Surroundings(1.0, 0.0, 0.0)), 0.408),
        (Evidence((), (), surroundings=Surroundings(1.0, 1.0, 0.5)), 0.669),
    ],
)
def test_headline_sentence_before_and_company_move_a_score(evidence, score):
    assert evidence.score(WEIGHTS) == pytest.approx(score, abs=0.001)


@pytest.mark.parametrize(
    ("company", "words"), [(0.5, "for it (+0.50)"), (0.0, "for it (+0.00)"), (-1.25, "against it (-1.25)")]
)
def test_basis_says_what_the_surroundings_say(company, words):
    evidence = Evidence((), (), words={"boats": 1.0}, surroundings=Surroundings(0.8, 0.0, company))
    assert evidence.basis() == f"words of the theme: boats; headline 0.80; its other words {words}"
