from __future__ import annotations

import numpy as np
import pytest

from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.company import company
from topics.themes.declared import apply_codebook

STRIKE = DeclaredTheme("pay dispute", "Walkouts over wages.", terms=("strike",))
BOOK = Codebook((STRIKE, DeclaredTheme("weather", "Storms and rain.", terms=("storm",))))
WORDS_OF_STRIKE = "dockers union pay managers port gates picket leaders talks overtime shift contract cranes cargo"
WORDS_OF_STORM = "roofs village flooded houses streets wind trees river bridge cellars wave coast harbour rain"


def story(corpus, n_articles=60):
    """Return a corpus half on a strike, half on a storm, told in many mixtures of words; a third has the term."""
    generator = np.random.default_rng(7)
    texts = {}
    for number in range(n_articles):
        term, vocabulary = ("strike", WORDS_OF_STRIKE) if number % 2 else ("storm", WORDS_OF_STORM)
        drawn = [generator.choice(vocabulary.split(), 6, replace=False).tolist() for _ in range(6)]
        texts[f"a{number:03}"] = [
            f"The {' '.join([*words, term] if at % 3 == 0 else words)}." for at, words in enumerate(drawn)
        ]
    return corpus(texts)


def chosen(found):
    rows = found.assignments[found.assignments["chosen"]]
    return set(zip(rows["passage"], rows["theme"], strict=True))


def test_passage_without_a_term_is_found_by_the_company_of_its_words(corpus):
    passages, articles = story(corpus, 80)
    found = apply_codebook(passages, articles, BOOK, ThemeSettings(codebook_learn_from=200))
    subjects = ("weather", "pay dispute")
    wanted = {(row.id, subjects[int(row.article[1:]) % 2]) for row in passages.itertuples()}
    found_pairs = chosen(found)
    assert found_pairs <= wanted
    assert len(found_pairs) >= 0.7 * len(wanted)
    assert "company of words" in found.notes[1]


def test_company_is_not_asked_where_the_corpus_is_small_or_the_reader_does_not_want_it(corpus):
    passages, articles = story(corpus, 20)
    small = apply_codebook(passages, articles, BOOK, ThemeSettings(codebook_learn_from=121))
    large = apply_codebook(passages, articles, BOOK, ThemeSettings(codebook_learn_from=120))
    assert len(small.notes) == 1
    assert len(large.notes) == 2
    assert not small.assignments["basis"].str.contains("its other words").any()
    assert large.assignments["basis"].str.contains("its other words").all()


def test_order_of_rows_changes_nothing(corpus):
    passages, articles = story(corpus, 30)
    settings = ThemeSettings(codebook_learn_from=50)
    found = apply_codebook(passages, articles, BOOK, settings).assignments
    turned = apply_codebook(passages.iloc[::-1], articles.iloc[::-1], BOOK, settings).assignments
    assert found.equals(turned)


def rows(n):
    """Return vectors of so many passages, the first half along one axis, the others along the other."""
    half = np.arange(n) < n // 2
    return np.stack([half, ~half], axis=1).astype(np.float32)


@pytest.mark.parametrize(("n_examples", "learns"), [(4, False), (20, True)])
def test_company_needs_a_few_examples_in_each_group_of_articles(n_examples, learns):
    n = 60
    own = np.zeros((1, n))
    own[0, :n_examples] = 0.8
    names = [f"p{at}" for at in range(n)]
    learnt = company(own, names, names, rows(n), rows(n))
    assert bool(learnt.any()) is learns
    if learns:
        assert learnt[0, 25] > 0 > learnt[0, 45]


@pytest.mark.parametrize(("evidence", "weighs"), [(0.5, True), (0.49, False)])
def test_example_is_a_passage_from_half_of_all_evidence(evidence, weighs):
    n = 60
    own = np.zeros((1, n))
    own[0, :20] = evidence
    names = [f"p{at}" for at in range(n)]
    assert bool(company(own, names, names, rows(n), rows(n)).any()) is weighs


def test_company_stays_within_its_bounds_and_two_digits():
    n = 400
    own = np.zeros((1, n))
    own[0, : n // 2] = 1.0
    names = [f"p{at}" for at in range(n)]
    learnt = company(own, names, names, rows(n) * 50, rows(n))
    assert np.abs(learnt).max() <= 3
    assert np.array_equal(np.round(learnt, 2), learnt)
