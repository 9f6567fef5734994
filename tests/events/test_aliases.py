"""A reader's other names for actors, and a spaCy pipeline where one is asked for."""

import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.corpora import make_tables
from topics.corpus import Corpus
from topics.errors import SettingsError
from topics.events.events import build_events
from topics.events.people.actors import find_mentions
from topics.events.people.aliases import read_aliases
from topics.events.people.recogniser import _pipeline
from topics.records import table
from topics.settings import TimelineSettings

SENTENCES = [
    "President Luis Ortega met Senator Rosa Quispe in Lima on 3 March 2021.",
    "Lucho Ortega met Rosa Quispe again in Lima on 5 March 2021.",
]


def actors(aliases=None, sentences=SENTENCES):
    mentions = find_mentions(make_tables(("a", "2021-03-06", sentences))[1], aliases)
    return {item.actor for members in mentions.values() for item in members if item.kind == "person"}


def test_variant_is_told_as_the_usual_name():
    assert "Lucho Ortega" in actors()
    assert actors({"Lucho Ortega": "Luis Ortega"}) == {"Luis Ortega", "Rosa Quispe"}


def test_usual_name_of_the_reader_wins_over_the_most_frequent_form():
    assert actors({"Lucho Ortega": "L. Ortega", "Luis Ortega": "L. Ortega"}) == {"L. Ortega", "Rosa Quispe"}


def test_outcome_says_which_variants_were_found():
    aliases = {"Lucho Ortega": "Luis Ortega", "Never Named": "Luis Ortega"}
    tables = make_tables(("a", "2021-03-06", SENTENCES))
    rows = build_events(*tables, table("assignments"), TimelineSettings(), aliases=aliases)["corrections"]
    assert list(rows["applied"]) == [True, False]
    assert "1 mention" in rows["outcome"][0]
    assert "Never Named" in rows["outcome"][1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Luis Ortega" = ', "not valid TOML"),
        ('"Luis Ortega" = "Lucho Ortega"', "has no list of names"),
        ('"Luis Ortega" = ["Lucho"]\n"Rosa Quispe" = ["Lucho"]', "'Lucho' is given two usual names"),
        ('"Luis Ortega" = ["Lucho"]\n"Lucho" = ["Luis"]', "'Lucho' is given two usual names"),
    ],
)
def test_faulty_alias_file_is_refused_with_the_place_of_the_fault(tmp_path, text, told):
    file = tmp_path / "aliases.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=told) as caught:
        read_aliases(file)
    assert str(file) in str(caught.value)


def test_alias_file_beside_the_corpus_is_applied_and_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text("Two meetings\n\n" + "\n".join(SENTENCES), encoding="utf-8")
    (tmp_path / "aliases.toml").write_text('"Luis Ortega" = ["Lucho Ortega"]\n', encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert list(corpus.articles["id"]) == ["a.txt"]
    assert all("Lucho Ortega" not in names for names in corpus.events["actors"])
    assert list(corpus.corrections["of"]) == ["actors"]


@pytest.fixture
def pipeline_of(monkeypatch):
    def install(*entities):
        def analyse(text):
            spots = [(text.find(words), words, label) for words, label in entities]
            ents = [
                SimpleNamespace(start_char=at, end_char=at + len(words), text=words, label_=label)
                for at, words, label in spots
                if at >= 0
            ]
            return SimpleNamespace(ents=ents)

        monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=lambda _name: analyse))

    _pipeline.cache_clear()
    yield install
    _pipeline.cache_clear()


def test_pipeline_adds_names_that_the_rules_miss(pipeline_of):
    pipeline_of(("harbour watch", "ORG"))
    passages = make_tables(("a", "", ["Rosa Quispe joined the harbour watch in Lima."]))[1]
    by_rules, by_pipeline = (
        {item.actor: item.kind for members in find_mentions(passages, None, finder).values() for item in members}
        for finder in ("rules", "some_pipeline")
    )
    assert "harbour watch" not in by_rules
    assert by_pipeline == by_rules | {"harbour watch": "group"}


def test_pipeline_that_is_not_installed_is_an_error_that_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    _pipeline.cache_clear()
    settings = replace(TimelineSettings(), names="some_pipeline")
    with pytest.raises(SettingsError, match=r"'some_pipeline'.*not installed.*set names to 'rules'"):
        build_events(*make_tables(("a", "", SENTENCES)), table("assignments"), settings)
