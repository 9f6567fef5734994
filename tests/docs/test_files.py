"""The examples of the files beside the articles: each is what the tool reads, and does what its page says."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from topics import Corpus
from topics.corrections import ACTIONS
from topics.events.untold import REMARKED
from topics.settings import read_settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
SECTIONS = {section.split("\n", 1)[0]: section for section in PAGE.split("\n## ")[1:]}


def example(name, kind):
    """Return the examples of one kind in the section about a file, as one text."""
    return "\n".join(re.findall(rf"^```{kind}\n(.*?)^```", SECTIONS[name], re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def corrected(tiny_folder, tmp_path_factory):
    """The tiny corpus with every correction and alias of the page."""
    folder = shutil.copytree(tiny_folder, tmp_path_factory.mktemp("corrected") / "tiny")
    for name in ("corrections.toml", "aliases.toml"):
        (folder / name).write_text(example(name, "toml"), encoding="utf-8")
    return Corpus(folder)


def test_every_correction_of_the_page_is_applied(corrected):
    outcomes = corrected.corrections
    decisions = outcomes[outcomes["of"] != "actors"]
    assert decisions[~decisions["applied"]]["outcome"].tolist() == []
    assert set(decisions["action"]) == {action for actions in ACTIONS.values() for action in actions}
    assert len(decisions) == example("corrections.toml", "toml").count("[[correction]]")


def test_corrections_do_what_the_page_says(corrected):
    assert {"The flood and what follows", "The minister's visit"} <= set(corrected.themes["label"])
    chosen = corrected.assignments[corrected.assignments["chosen"]].set_index("passage")
    assert "harbour-visit.txt:0-48" not in set(chosen[chosen["method"] == "tfidf"].index)
    events = corrected.events.set_index("headline")
    assert "Olsted and Farrow walk along the quay" in events.index
    assert "2021-06-05/2021-06-07" in set(events["edtf"])
    assert "2020" not in set(events["edtf"])
    assert "The harbour master's deputy speaks of the visit" in events.index
    assert "The office of the ports minister announces her visit" in events.index
    assert set(corrected.untold["why"]) == {REMARKED}  # all else is told
    flood = corrected.evidence.set_index("passage").loc["weather.txt:92-187", "event"]
    assert corrected.events.set_index("id").loc[flood, "status"] == "background"
    taken_out = corrected.assignments[corrected.assignments["basis"].str.startswith("its theme was taken out")]
    assert set(taken_out["method"]) == {"bertopic"}
    assert "harbour-visit.txt:283-353" in set(taken_out["passage"])


def test_aliases_of_the_page_are_found(corrected):
    outcomes = corrected.corrections
    assert outcomes[outcomes["of"] == "actors"]["applied"].tolist() == [True, True]


def test_codebook_and_coded_passages_of_the_page_are_read(tiny_folder, tmp_path):
    from topics.themes.codebook import read_codebook
    from topics.themes.coding import read_coded

    book = tmp_path / "codebook.toml"
    book.write_text(example("codebook.toml", "toml"), encoding="utf-8")
    coded = tmp_path / "coded.csv"
    coded.write_text(example("coded.csv", "csv"), encoding="utf-8")
    declared = read_codebook(book)
    assert [theme.name for theme in declared.themes] == ["trade", "workers' rights"]
    said = read_coded(coded, declared, list(Corpus(tiny_folder).passages["id"]))
    assert len(said) == 5


def test_terms_of_the_page_are_read(tmp_path):
    from topics.themes.codebook import read_codebook

    rows = re.findall(r"^\| `([^`]+)` \| ", SECTIONS["codebook.toml"].split("| a term reads |")[1], re.MULTILINE)
    terms = [row.replace("\\|", "|") for row in rows]
    path = tmp_path / "codebook.toml"
    path.write_text(f'[[theme]]\nname = "all"\nterms = {terms}\n', encoding="utf-8")
    (theme,) = read_codebook(path).themes
    assert theme.terms == tuple(terms)
    assert len(terms) == 7


def test_settings_of_the_page_are_read(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text(example("topics.toml", "toml"), encoding="utf-8")
    settings = read_settings(path)
    assert (settings.articles.reprint_share, settings.themes.n_themes) == (0.6, 3)


def test_sources_of_the_page_date_the_articles(tiny_folder, tmp_path):
    folder = shutil.copytree(tiny_folder, tmp_path / "tiny")
    (folder / "sources.csv").write_text(example("sources.csv", "csv"), encoding="utf-8")
    corpus = Corpus(folder)
    articles = corpus.articles.set_index("id")
    assert corpus.problems.empty
    assert articles["published"].to_dict() == {
        "harbour-plan.txt": "2021-05-03",
        "harbour-visit.txt": "2021-05-12",
        "quay-walk.txt": "2021-05-12",
        "weather.txt": "",
    }
    assert articles.loc["quay-walk.txt", ["outlet", "author"]].tolist() == ["Quay Post", "P. Lund"]


def test_forms_of_a_day_are_taken_as_the_page_says(tmp_path):
    table = SECTIONS["sources.csv"].split("| `published` reads |")[1]
    forms = re.findall(r"^\| `([^`]+)`[^|]*\| ([\d/-]+) \|", table, re.MULTILINE)
    assert len(forms) >= 12
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(["file", "published"])
    for number, (form, _) in enumerate(forms):
        name = f"{number:02}.txt"
        unlike = " ".join(f"word{number:02}{letter}" for letter in "abcdefghijkl")
        (tmp_path / name).write_text(f"{unlike.capitalize()}.\n", encoding="utf-8")
        writer.writerow([name, form])
    (tmp_path / "sources.csv").write_text(lines.getvalue(), encoding="utf-8")
    read = Corpus(tmp_path).articles.set_index("id")["published_edtf"]
    assert {form: read[f"{number:02}.txt"] for number, (form, _) in enumerate(forms)} == dict(forms)
