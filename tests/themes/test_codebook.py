from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from topics.errors import InputError, SettingsError
from topics.settings import ThemeSettings
from topics.themes import evidence as evidence_module
from topics.themes.codebook import Codebook, DeclaredTheme, read_codebook
from topics.themes.declared import apply_codebook
from topics.themes.evidence import Evidence, find_evidence, likenesses
from topics.themes.patterns import read_pattern

ROOT = Path(__file__).parents[2]
SETTINGS = ThemeSettings()
SEEDS = json.loads((ROOT / "tests/cases/codebook-seeds.json").read_text(encoding="utf-8"))


def test_codebook_of_the_seeds_agrees_with_a_reader(corpus):
    codebook = read_codebook(ROOT / "seeds/codebook.toml")
    by_article: dict[str, list[str]] = {}
    expected = set()
    for case in SEEDS:
        article = case["label"][:3]
        by_article.setdefault(article, []).append(case["input"])
        expected |= {(article, case["input"], theme) for theme in case["expected"]}
    passages, articles = corpus(by_article)
    found = apply_codebook(passages, articles, codebook, SETTINGS).assignments
    text = dict(zip(passages["id"], passages["text"], strict=True))
    got = {(row.article, text[row.passage], row.theme) for row in found[found["chosen"]].itertuples()}
    for theme in codebook.themes:
        truth = {item for item in expected if item[2] == theme.name}
        answer = {item for item in got if item[2] == theme.name}
        assert 2 * len(truth & answer) / (len(truth) + len(answer)) >= 0.85, theme.name


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("tariff", "New tariffs on steel", ["tariffs"]),
        ("AI", "He said AI and Ai Weiwei", ["AI"]),
        ("technolog*", "Technological change", ["Technological"]),
        ("trade|market access", "better market access", ["market access"]),
        ("full-scale war | aggression", "a full scale war", ["full scale war"]),
        ("army & talks", "The army refused.", []),
        ("army & talks", "The army refused talks.", ["army", "talks"]),
        ("women's rights", "women’s rights", ["women’s rights"]),
        ("war", "a warm reward", []),
    ],
)
def test_pattern_finds(term, text, expected):
    spans = read_pattern(term).spans(text)
    assert [text[start:stop] for start, stop in spans] == expected


@pytest.mark.parametrize("term", ["*", "a & ", "a| b", "", "a | *", "* | a", "a * b", " & a"])
def test_pattern_with_an_empty_part_is_refused(term):
    with pytest.raises(SettingsError):
        read_pattern(term)


def test_find_evidence_exclusion_takes_a_term_back():
    theme = DeclaredTheme("trade", "", terms=("trade",), exclusions=("trade union",))
    assert find_evidence(theme, "The trade union met.").terms == ()
    assert find_evidence(theme, "The trade union spoke on trade.").terms == ("trade",)


def test_apply_codebook_hint_counts_after_a_sentence_on_the_theme(corpus, tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text('[[theme]]\nname = "war"\nterms = ["Ruritania"]\nhints = ["invasion"]\n', encoding="utf-8")
    passages, articles = corpus(
        {"a": ["Ruritania was attacked.", "Few condemned the invasion."], "b": ["An invasion of wasps."]}
    )
    found = apply_codebook(passages, articles, read_codebook(path), SETTINGS)
    chosen = found.assignments.set_index("passage")["chosen"]
    assert chosen.tolist() == [True, True, False]
    assert "the sentence before" in found.assignments["basis"][1]
    assert found.themes["n_passages"].tolist() == [2]


def test_apply_codebook_without_any_match_answers_none(corpus, tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text('[[theme]]\nname = "war"\nterms = ["Ruritania"]\n', encoding="utf-8")
    found = apply_codebook(*corpus({"a": ["A quiet day."]}), read_codebook(path), SETTINGS)
    assert found.assignments.empty
    assert found.themes["n_passages"].tolist() == [0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "declares no theme"),
        ("[[theme]]\nterms = ['a']", "no name"),
        ("[[theme]]\nname = 'a'\n[[theme]]\nname = 'a'", "more than once"),
        ("[[theme]]\nname = 'a'\nterms = 'b'", "list of texts"),
        ("[[theme]]\nname = 'a'\nwords = ['b']", "'words' is not known"),
        ("[[theme]]\nname = 'a'\nterms = ['b & ']", "empty part"),
        ("[[theme", "not valid TOML"),
    ],
)
def test_read_codebook_wrong_content_is_explained(tmp_path, content, message):
    path = tmp_path / "codebook.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        read_codebook(path)


def test_read_codebook_missing_file_is_explained(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_codebook(tmp_path / "none.toml")


WEIGHTS = ThemeSettings(codebook_term=0.8, codebook_hint=0.3, codebook_alike=0.4, codebook_carry=0.35)


@pytest.mark.parametrize(
    ("evidence", "score"),
    [
        (Evidence((), ()), 0.0),
        (Evidence(("a",), ()), 0.8),
        (Evidence(("a", "b"), ()), 0.96),
        (Evidence(("a", "b", "c"), ()), 0.96),
        (Evidence((), ("x",)), 0.3),
        (Evidence((), ("x", "y", "z")), 1 - 0.7**3),
        (Evidence((), (), alike=0.5), 0.2),
        (Evidence((), ("x",), carried=True), 1 - 0.7 * 0.65),
        (Evidence(("a",), ("x",), alike=1.0), 1 - 0.2 * 0.7 * 0.6),
    ],
)
def test_score_adds_up_what_speaks_for_a_theme(evidence, score):
    assert evidence.score(WEIGHTS) == pytest.approx(score)


def test_basis_names_every_piece_of_evidence():
    whole = Evidence(("a", "b"), ("x",), alike=0.25, carried=True)
    assert whole.basis() == "terms: a, b; hints: x; the sentence before; alike 0.25"
    assert Evidence((), ()).basis() == ""


def scored(corpus, texts, theme, **settings):
    """Return score and whether it was chosen of each text that has a row."""
    passages, articles = corpus({"a": texts})
    found = apply_codebook(passages, articles, Codebook((theme,)), ThemeSettings(**settings))
    return [(row.score, row.chosen) for row in found.assignments.itertuples()]


SHIPS = DeclaredTheme("ships", "", terms=("ship",), hints=("harbour",))


@pytest.mark.parametrize(("threshold", "chosen"), [(0.5, True), (0.51, False)])
def test_passage_is_chosen_from_the_threshold_and_below_it_a_near_miss(corpus, threshold, chosen):
    rows = scored(corpus, ["A ship left."], SHIPS, codebook_term=0.5, codebook_chosen=threshold)
    assert rows == [(0.5, chosen)]


@pytest.mark.parametrize(("threshold", "rows"), [(0.25, [(0.25, False)]), (0.26, [])])
def test_near_miss_is_listed_from_the_threshold_and_below_it_not(corpus, threshold, rows):
    assert scored(corpus, ["The harbour."], SHIPS, codebook_hint=0.25, codebook_near=threshold) == rows


def test_hint_after_a_passage_on_the_theme_counts_in_the_same_paragraph_only(corpus):
    passages, articles = corpus({"a": ["A ship left.", "The harbour was calm."], "b": ["The harbour was calm."]})
    same = apply_codebook(passages, articles, Codebook((SHIPS,)), SETTINGS).assignments
    apart = apply_codebook(passages.assign(paragraph=[0, 1, 1]), articles, Codebook((SHIPS,)), SETTINGS).assignments
    assert same["score"].tolist() == [0.8, 0.545, 0.3]
    assert same["chosen"].tolist() == [True, True, False]
    assert apart["score"].tolist() == [0.8, 0.3, 0.3]


def test_theme_is_carried_from_sentence_to_sentence_as_long_as_hints_go_on(corpus):
    texts = ["A ship left.", "The harbour.", "The harbour.", "Rain.", "The harbour."]
    assert [chosen for _, chosen in scored(corpus, texts, SHIPS)] == [True, True, True, False]


def test_term_needs_no_sentence_before(corpus):
    assert scored(corpus, ["A ship left.", "A ship in the harbour."], SHIPS)[1] == (0.86, True)


def test_examples_of_a_theme_make_a_like_passage_a_near_miss(corpus):
    theme = DeclaredTheme("ships", "", examples=("The vessels left the port.",))
    rows = scored(corpus, ["The vessels left the port.", "He sings well."], theme, codebook_alike=0.4)
    assert rows == [(0.4, False)]


def test_themes_of_a_codebook_stand_in_its_order_with_their_best_and_their_doubtful_passages(corpus):
    texts = ["A ship.", "Harbour.", "A ship, a ship in the harbour.", "Harbour and ship.", "Choir."]
    passages, articles = corpus({"a": texts, "b": ["Rain."]})
    codebook = Codebook((DeclaredTheme("music", "Songs.", terms=("choir",)), SHIPS))
    found = apply_codebook(passages, articles, codebook, SETTINGS)
    assert found.themes["label"].tolist() == found.themes["theme"].tolist() == ["music", "ships"]
    assert found.themes["note"].tolist() == ["Songs.", ""]
    assert found.themes["terms"].tolist() == [("choir",), ("ship",)]
    ids = dict(zip(texts, passages["id"], strict=False))
    ships = found.themes.iloc[1]
    assert list(ships["typical"]) == [ids[text] for text in (texts[2], texts[3], texts[0])]
    assert list(ships["borderline"]) == [ids[text] for text in (texts[1], texts[0], texts[2])]
    assert "5 of 6 passages are about at least one of 2 declared themes (score 0.5 or more)" in found.notes[0]


@pytest.mark.parametrize(("n_passages", "one_voice"), [(2, False), (3, True)])
def test_declared_theme_is_of_one_voice_from_three_passages(corpus, n_passages, one_voice):
    passages, articles = corpus({"a": ["A ship left."] * n_passages, "b": ["Rain fell."]})
    found = apply_codebook(passages, articles, Codebook((SHIPS,)), SETTINGS)
    assert found.themes["one_voice"].tolist() == [one_voice]


@pytest.mark.parametrize(
    ("terms", "text", "wordings"),
    [
        (("trade", "free trade"), "Free trade and trade", ("free trade", "trade")),
        (("trade", "trade deal"), "a trade deal", ("trade deal",)),
        (("b", "a"), "a then b then A", ("a", "b")),
        (("ab cd", "cd ef"), "ab cd ef", ("ab cd", "cd ef")),
    ],
)
def test_wordings_stand_in_order_of_place_once_and_none_inside_another(terms, text, wordings):
    assert find_evidence(DeclaredTheme("theme", "", terms=terms), text).terms == wordings


def test_hint_inside_a_term_does_not_count_twice():
    theme = DeclaredTheme("theme", "", terms=("trade deal",), hints=("deal", "trade"))
    assert find_evidence(theme, "a trade deal").hints == ()
    assert find_evidence(theme, "a trade deal, a deal").hints == ("deal",)


@pytest.mark.parametrize(
    ("exclusion", "terms"), [("ship yard", ()), ("yard", ("ship",)), ("the ship", ()), ("the", ("ship",))]
)
def test_exclusion_takes_back_what_it_overlaps_and_not_what_it_touches(exclusion, terms):
    theme = DeclaredTheme("theme", "", terms=("ship",), exclusions=(exclusion,))
    assert find_evidence(theme, "the ship yard").terms == terms


@pytest.mark.parametrize(
    ("cosine", "alike"), [(0.2, 0.0), (0.35, 0.0), (0.38, 0.1), (0.5, 0.5), (0.62, 0.9), (0.65, 1.0), (0.9, 1.0)]
)
def test_passage_is_alike_by_its_cosine_between_the_two_ends(monkeypatch, cosine, alike):
    rows = np.array([[cosine, (1 - cosine**2) ** 0.5]])
    monkeypatch.setattr(evidence_module, "sentence_vectors", lambda texts: np.array([[1.0, 0.0]] * len(texts)))
    assert likenesses(["a text"], rows) == [alike]


def test_passage_is_alike_by_the_nearest_text_and_in_two_digits(monkeypatch):
    monkeypatch.setattr(evidence_module, "sentence_vectors", lambda _texts: np.eye(2))
    assert likenesses(["one", "other"], np.array([[0.1, 0.5], [0.4567, 0.2]])) == [0.5, 0.36]
    assert likenesses([], np.eye(2)) == [0.0, 0.0]
    assert likenesses(["one"], np.zeros((0, 2))) == []


@pytest.mark.parametrize(
    ("term", "text", "finds"),
    [
        ("harbour", "two harbours", True),
        ("harbour", "the harbour's wall", True),
        ("harbour", "the harbours’ walls", True),
        ("church", "old churches", True),
        ("harbour", "harbouring", False),
        ("harbour*", "harbouring", True),
        ("harbour", "HARBOUR", True),
        ("EU", "the eu", False),
        ("EU", "EUs", False),
        ("G-20", "a G20 summit", True),
        ("G-20", "a G 20 summit", True),
        ("free trade", "free-trade", True),
        ("free trade", "free\ntrade", True),
        ("free trade", "free, trade", False),
        ("foreign|inward investment", "inward investment", True),
        ("foreign|inward investment", "outward investment", False),
        ("full-scale war | aggression", "an aggression", True),
        ("c++", "c++ code", True),
        ("Harbour", "old harbours", True),
        ("women's", "WOMEN'S", True),
        ("women's", "womens", False),
        ("family", "families", True),
        ("family", "family's", True),
        ("day", "daies", False),
        ("ping(s)", "two pings", True),
        ("ping(s) of the mast", "a ping of the mast", True),
    ],
)
def test_term_finds_its_forms_and_no_others(term, text, finds):
    assert bool(read_pattern(term).spans(text)) is finds


def test_entries_of_a_theme_are_stripped_and_its_texts_are_definition_and_examples(tmp_path):
    path = tmp_path / "codebook.toml"
    path.write_text(
        '[[theme]]\nname = " sea "\ndefinition = " Ships. "\nterms = [" ship "]\nexamples = ["A ship left."]\n'
        '[[theme]]\nname = "sky"\n',
        encoding="utf-8",
    )
    codebook = read_codebook(path)
    assert codebook.names == ["sea", "sky"]
    assert codebook.themes[0].terms == ("ship",)
    assert codebook.texts() == {"sea": ["Ships.", "A ship left."], "sky": []}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("[[theme]]\nname = 'a'\n[[theme]]\nname = ' '", "theme 2: there is no name"),
        ("[[theme]]\nname = 'a'\nhints = ['b & ']", r"theme 1 \(a\): the term 'b &' has an empty part"),
        ("[[theme]]\nname = 'a'\nexclusions = ['*']", r"theme 1 \(a\)"),
        ("[[theme]]\nname = 'a'\nexamples = [' ']", "examples should be a list of texts"),
        ("theme = 'a'", "declares no theme"),
        ("theme = ['a']", "there is no name"),
    ],
)
def test_error_in_a_codebook_names_the_theme(tmp_path, content, where):
    path = tmp_path / "codebook.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=where):
        read_codebook(path)


def test_map_of_a_codebook_has_a_place_for_each_passage_and_says_what_it_rests_on(corpus):
    passages, articles = corpus({"b": ["Late ship."], "a": ["A ship left.", "Rain."]})
    found = apply_codebook(passages, articles, Codebook((SHIPS,)), SETTINGS)
    assert found.map["article"].tolist() == ["a", "a", "b"]
    assert found.vectors_used == "terms and sentence vectors together"
    assert found.curve.empty
    assert found.assignments["article"].tolist() == ["a", "b"]
    assert found.notes[0].endswith("(score 0.5 or more); scores from 0.25 are near misses.")


def test_typical_and_borderline_passages_of_a_declared_theme_are_three_at_most(corpus):
    passages, articles = corpus({"a": ["A ship."] * 5, "b": ["Rain."]})
    (row,) = apply_codebook(passages, articles, Codebook((SHIPS,)), SETTINGS).themes.itertuples()
    assert list(row.typical) == list(row.borderline) == passages["id"][:3].tolist()


def test_score_is_told_in_four_digits(corpus):
    assert scored(corpus, ["A ship."], SHIPS, codebook_term=2 / 3) == [(0.6667, True)]


@pytest.mark.parametrize("term", ["interim leader , Karim", "harbour “ fire"])
def test_sign_that_stands_alone_in_a_term_is_named(term):
    with pytest.raises(SettingsError, match="stands alone; remove it"):
        read_pattern(term)


@pytest.mark.parametrize("term", ["port's fire", "AT&T | fire", "full-scale war & harbour"])
def test_signs_within_words_and_between_parts_are_no_fault(term):
    assert read_pattern(term).parts


NEAR = DeclaredTheme(
    "ferry", "Ferries that cross the fjord with cars and passengers.", terms=("ferry",), hints=("boat", "captain"),
    examples=("The boat with its captain crossed the fjord.",),
)  # fmt: skip
SENTENCES = ["The ferry sank.", "The boat with its captain crossed the fjord.", "It rained."]


def test_passages_found_by_a_term_are_counted_apart_from_those_that_are_near(corpus):
    found = apply_codebook(*corpus({"a": SENTENCES}), Codebook((NEAR,)), SETTINGS)
    assert found.assignments[["chosen", "by_term"]].to_numpy().tolist() == [[True, True], [True, False]]
    assert found.themes[["n_passages", "n_by_term"]].to_numpy().tolist() == [[2, 1]]


def test_terms_alone_find_what_holds_one_and_nothing_else(corpus):
    settings = ThemeSettings(codebook_terms_only=True, codebook_term=0.4, codebook_learn_from=1)
    found = apply_codebook(*corpus({"a": SENTENCES}), Codebook((NEAR,)), settings)
    assert found.assignments[["chosen", "by_term", "basis"]].to_numpy().tolist() == [[True, True, "terms: ferry"]]
    assert found.themes[["n_passages", "n_by_term"]].to_numpy().tolist() == [[1, 1]]
    assert found.vectors_used == "terms alone"
    assert found.notes == ["1 of 3 passages hold a term of one of 1 declared themes."]
