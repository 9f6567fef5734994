"""A reader's other names for actors, and a spaCy pipeline where one is asked for."""

import re
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.corpora import make_tables
from topics.corpus import Corpus
from topics.errors import SettingsError
from topics.events.events import build_events
from topics.events.people.actors import find_mentions
from topics.events.people.aliases import ReadAliases, read_aliases
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


@pytest.fixture
def written(tmp_path):
    def write(text):
        file = tmp_path / "aliases.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


GOOD = '"Rosa Quispe" = ["R. Quispe"]\n'


@pytest.mark.parametrize(
    ("bad", "found", "advice"),
    [
        ('"Luis Ortega" = \n', 'line 2: “"Luis Ortega" =” is not valid TOML: Invalid value', 'write "usual name" = ['),
        ('"Luis Ortega" = ["Lucho]\n', "line 2: .* is not valid TOML", 'write "usual name" = ['),
        ('"Luis Ortega" = "Lucho Ortega"\n', "line 2: “Luis Ortega” has no list of names", 'write "usual name" = ['),
        ('"Luis Ortega" = ["Lucho", 3]\n', "line 2: “Luis Ortega” has no list of names", "and run again"),
        ('"Luis Ortega" = ["Lucho", ""]\n', "line 2: “Luis Ortega” has no list of names", "and run again"),
        (f'"Luis Ortega" = {"9" * 5000}\n', "line 2: .* is not valid TOML", "and run again"),
        ("Luis Ortega\n", "line 1: .* is not valid TOML", "and run again"),
    ],
)
def test_line_that_cannot_be_read_is_listed_and_costs_no_other(written, bad, found, advice):
    before = "" if bad.startswith("Luis") else GOOD
    read = read_aliases(written(f'{before}{bad}"Ana Ruiz" = [\n  "Anita",\n  "A. Ruiz",\n]\n'))
    (problem,) = (one.problem("aliases.toml") for one in read.unread)
    assert re.match(found, problem.found)
    assert advice in problem.advice
    assert problem.source == "aliases.toml"
    assert read.usual == ({"R. Quispe": "Rosa Quispe"} if before else {}) | dict.fromkeys(
        ("Anita", "A. Ruiz"), "Ana Ruiz"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Luis" = ["Lucho", "L."]\n"Rosa" = ["Lucho"]\n', "“Lucho” .* “Luis” (line 2) and “Rosa” (line 3)"),
        ('"Luis" = ["Lucho", "L."]\n"Lucho" = []\n', "“Lucho” .* “Luis” (line 2) and “Lucho” (line 3)"),
    ],
)
def test_variant_of_two_usual_names_counts_for_neither(written, text, told):
    read = read_aliases(written(GOOD + text))
    (unread,) = read.unread
    assert re.search(told.replace("(", r"\(").replace(")", r"\)"), unread.found)
    assert unread.line == 3
    assert read.usual == {"R. Quispe": "Rosa Quispe", "L.": "Luis"}


def test_one_usual_name_may_stand_on_two_lines(written):
    read = read_aliases(written('"Luis" = ["Lucho"]\n# "Rosa" = [\n"Luis" = ["L.", "Luis", "Lucho"]\n'))
    assert read == ReadAliases({"Lucho": "Luis", "L.": "Luis"})


def test_file_of_aliases_that_is_no_text_ends_the_run(written):
    with pytest.raises(SettingsError, match="not valid TOML"):
        read_aliases(written(b"\xff\xfe"))


def test_alias_file_beside_the_corpus_is_applied_and_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text("Two meetings\n\n" + "\n".join(SENTENCES), encoding="utf-8")
    (tmp_path / "aliases.toml").write_text('"Luis Ortega" = ["Lucho Ortega"]\n', encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert list(corpus.articles["id"]) == ["a.txt"]
    assert all("Lucho Ortega" not in names for names in corpus.events["actors"])
    assert list(corpus.corrections["of"]) == ["actors"]
    assert corpus.problems.empty


def test_bad_line_beside_the_corpus_is_a_problem_and_the_rest_is_applied(tmp_path):
    (tmp_path / "a.txt").write_text("Two meetings\n\n" + "\n".join(SENTENCES), encoding="utf-8")
    (tmp_path / "aliases.toml").write_text('"Rosa" = \n"Luis Ortega" = ["Lucho Ortega"]\n', encoding="utf-8")
    corpus = Corpus(tmp_path)
    assert all("Lucho Ortega" not in names for names in corpus.events["actors"])
    assert list(corpus.problems["source"]) == ["aliases.toml"]
    assert corpus.problems["found"][0].startswith("line 1: ")


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
