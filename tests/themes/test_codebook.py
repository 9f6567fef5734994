from __future__ import annotations

import json
from pathlib import Path

import pytest

from topics.errors import InputError, SettingsError
from topics.settings import ThemeSettings
from topics.themes.codebook import DeclaredTheme, apply_codebook, find_evidence, read_codebook, read_pattern

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


@pytest.mark.parametrize("term", ["*", "a & ", "a| b", ""])
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
