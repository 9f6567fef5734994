from __future__ import annotations

import pandas as pd
import pytest

from topics.errors import InputError
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme, read_codebook
from topics.themes.declared import apply_codebook
from topics.themes.suggestions import SUGGESTED, TEMPLATE, extended_codebook, read_kept, suggest_terms

FLOODS = DeclaredTheme("floods", "", terms=("flood",), hints=("rain",), exclusions=("levee tax",))
BOOK = Codebook((FLOODS,))


def suggested_for(corpus, about, other, theme=FLOODS, size=10):
    """Return the suggestions where some articles of one sentence each are about the theme and others are not."""
    texts = {f"a{at:02}": [text] for at, text in enumerate(about)}
    texts |= {f"b{at:02}": [text] for at, text in enumerate(other)}
    passages, articles = corpus(texts)
    book = Codebook((theme,))
    found = apply_codebook(passages, articles, book, ThemeSettings()).assignments
    return suggest_terms(passages, articles, book, found, size=size)


OTHER = [f"The council met on number {at}." for at in range(40)]


def test_word_that_keeps_company_with_a_theme_is_suggested_with_its_counts_and_a_sentence(corpus):
    found = suggested_for(corpus, ["The flood broke the levee."] * 8, [*OTHER, "A levee was built."])
    (row,) = found[found["term"] == "levee"].itertuples()
    assert (row.theme, row.n_about, row.n_other, row.example) == ("floods", 8, 1, "The flood broke the levee.")
    assert row.keep == ""
    assert list(found.columns) == list(SUGGESTED)


@pytest.mark.parametrize(("n_about", "is_suggested"), [(2, False), (3, True)])
def test_word_of_three_passages_is_suggested(corpus, n_about, is_suggested):
    about = ["The flood broke the levee."] * n_about + ["The flood rose."] * 5
    assert ("levee" in set(suggested_for(corpus, about, OTHER * 3)["term"])) is is_suggested


@pytest.mark.parametrize(("n_other", "is_suggested"), [(8, True), (9, False)])
def test_word_that_most_other_passages_hold_is_not_suggested(corpus, n_other, is_suggested):
    other = OTHER * 4 + ["A levee was built."] * n_other
    assert ("levee" in set(suggested_for(corpus, ["The flood broke the levee."] * 8, other)["term"])) is is_suggested


def test_favourite_word_of_one_article_is_not_suggested(corpus):
    texts = {"a": ["The flood broke the levee."] * 5, "b": ["The flood rose."] * 2, "c": OTHER}
    passages, articles = corpus(texts)
    found = apply_codebook(passages, articles, BOOK, ThemeSettings()).assignments
    assert "levee" not in set(suggest_terms(passages, articles, BOOK, found)["term"])


def test_what_the_theme_has_or_excludes_is_not_suggested(corpus):
    about = ["The flood and the rain broke the levee tax office."] * 8
    terms = set(suggested_for(corpus, about, OTHER)["term"])
    assert not terms & {"flood", "rain", "levee tax"}


def test_no_more_terms_are_suggested_than_asked_for(corpus):
    about = ["The flood broke levee, bridge, mill, weir and dam."] * 8
    assert len(suggested_for(corpus, about, OTHER, size=2)) == 2


def test_nothing_is_suggested_where_no_passage_is_about_the_theme(corpus):
    assert suggested_for(corpus, [], OTHER).empty


def sheet(tmp_path, *rows):
    path = tmp_path / "suggestions.csv"
    pd.DataFrame(rows, columns=["theme", "term", "keep"]).to_csv(path, index=False)
    return path


def test_kept_suggestions_are_terms_or_hints(tmp_path):
    path = sheet(
        tmp_path, ("floods", "levee", "yes"), ("floods", "weir", " Hint"), ("floods", "mill", "no"), ("floods", "x", "")
    )
    assert read_kept(path, BOOK) == {("floods", "terms"): ["levee"], ("floods", "hints"): ["weir"]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("floods", "levee", "maybe"), "line 2: keep says 'maybe'; write yes, hint or no"),
        (("fires", "levee", "yes"), "line 2: there is no theme 'fires'"),
    ],
)
def test_sheet_that_cannot_be_followed_is_explained(tmp_path, row, message):
    with pytest.raises(InputError, match=message):
        read_kept(sheet(tmp_path, row), BOOK)


def test_sheet_without_its_columns_is_explained(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("theme,word\na,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'keep'"):
        read_kept(path, BOOK)


def test_extended_codebook_keeps_comments_and_adds_each_term_once(tmp_path):
    text = '# mine\n[[theme]]\nname = "floods" # wet\nterms = ["flood"]\n\n[[theme]]\nname = "fires"\n'
    extended = extended_codebook(text, {("floods", "terms"): ["levee", "flood"], ("fires", "hints"): ["smoke"]})
    path = tmp_path / "codebook.toml"
    path.write_text(extended, encoding="utf-8")
    floods, fires = read_codebook(path).themes
    assert floods.terms == ("flood", "levee")
    assert fires.hints == ("smoke",)
    assert extended.startswith('# mine\n[[theme]]\nname = "floods" # wet\n')


def test_extended_codebook_with_nothing_kept_is_the_same_text():
    assert extended_codebook(TEMPLATE, {}) == TEMPLATE


def test_codebook_to_begin_with_can_be_read(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    assert read_codebook(path).names == ["first theme", "second theme"]
    assert len(TEMPLATE.splitlines()) <= 20
