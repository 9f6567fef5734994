from __future__ import annotations

import json
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from topics.cli.app import app
from topics.corpus import Corpus
from topics.errors import InputError, MissingPackageError
from topics.records import table
from topics.report import make_report
from topics.settings import Settings, ThemeSettings
from topics.themes.own_encoder import encoder_in_folder, named_encoder

SEA, CHOIR = "The ship left port at noon.", "A choir sang songs at night."
TEXTS = [f"{SEA}\n\n{CHOIR}\n\nA storm sank two boats.\n\nThe tenor took a bow.\n"] * 2
TWO = Settings(themes=ThemeSettings(n_themes=2))


def by_length(texts):
    """Two directions: short texts and long ones."""
    return [[1, 0] if len(text) <= len("A storm sank two boats.") else [0, 1] for text in texts]


def by_letter(texts):
    return [[1 + text.count("a"), 1 + text.count("e")] for text in texts]


class Lengths:
    name = "lengths-1"

    def __init__(self, scale=1):
        self.scale = scale
        self.n_calls = 0

    def encode(self, texts, /):
        self.n_calls += 1
        return np.asarray(by_length(texts)) * self.scale + [0, 1]


def _articles(folder):
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def _key(folder, **choices):
    return Corpus(folder, **choices)._runner.keys("tfidf")


@pytest.mark.slow
def test_report_finds_themes_by_the_encoder_given(tmp_path):
    articles = _articles(tmp_path)
    corpus = Corpus(articles, settings=TWO, encoder=by_length)
    groups = dict(zip(corpus.assignments["passage"], corpus.assignments["theme"], strict=True))
    text_of = dict(zip(corpus.passages["id"], corpus.passages["text"], strict=True))
    assert len(set(groups.values())) == 2
    assert any("encoder by_length (" in note for note in corpus.notes)
    assert not any("encoder" in note for note in Corpus(articles, settings=TWO).notes)
    found = corpus.find_themes("tfidf", vectors="sentence").assignments
    lengths = {
        (len(text_of[passage]) <= 23, theme) for passage, theme in zip(found["passage"], found["theme"], strict=True)
    }
    assert len(lengths) == 2
    assert corpus.find_themes("tfidf", vectors="tfidf").notes[-1].find("encoder") == -1


@pytest.mark.slow
def test_make_report_takes_an_encoder_and_leaves_notebooks_out(tmp_path):
    (tmp_path / "in").mkdir()
    articles = _articles(tmp_path / "in")
    encoder = Lengths()
    made = make_report(articles, tmp_path / "out", TWO, encoder=encoder)
    assert encoder.n_calls > 1
    assert "encoder under [themes]" in made.notebooks_left_out
    assert any("encoder lengths-1 (" in note for note in made.corpus.notes)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["encoder"] in next(note for note in made.corpus.notes if "encoder" in note)
    n_calls = encoder.n_calls
    make_report(articles, tmp_path / "out", TWO, encoder=encoder, notebooks=False)
    assert encoder.n_calls == n_calls + 1, "only the sample is encoded again"


@pytest.mark.slow
def test_key_of_found_themes_goes_by_name_and_sample(tmp_path):
    articles = _articles(tmp_path)
    keys = [_key(articles), _key(articles, encoder=by_length), _key(articles, encoder=Lengths(2))]
    other_name = Lengths()
    other_name.name = "lengths-2"
    keys += [_key(articles, encoder=Lengths()), _key(articles, encoder=other_name)]
    assert len({str(key) for key in keys}) == 5
    assert _key(articles, encoder=Lengths()) == _key(articles, encoder=Lengths())


def test_declared_themes_keep_the_installed_encoder(tmp_path):
    articles = _articles(tmp_path)
    plain, own = Corpus(articles), Corpus(articles, encoder=by_length)
    assert plain._runner.keys("codebook") == own._runner.keys("codebook")


@pytest.mark.parametrize(
    ("encoder", "says"),
    [
        (lambda texts: np.ones((len(texts) + 1, 2)), "shape"),
        (lambda texts: np.ones(len(texts)), "shape"),
        (lambda texts: np.full((len(texts), 2), np.nan), "finite"),
        (lambda texts: [[1.0]] + [[1.0, 2.0]] * (len(texts) - 1), "all of one length"),
        (lambda texts: np.ones((len(texts), 0)), "0 numbers"),
        (lambda texts: 1 / 0, "failed on .* texts: division by zero"),
        ("all-of-it", "function, or an object"),
        (Lengths, "function, or an object"),
        (7, "of type int"),
    ],
)
def test_encoder_that_cannot_be_used_is_refused_in_a_sentence(encoder, says, tmp_path):
    with pytest.raises(InputError, match=says):
        named_encoder(encoder)
    with pytest.raises(InputError, match=says):
        Corpus(_articles(tmp_path), encoder=encoder).themes  # noqa: B018  # the table is made when it is asked for


def test_encoder_whose_rows_change_in_length_is_refused():
    named = named_encoder(lambda texts: np.ones((len(texts), 2 if len(texts) > 1 else 3)))
    assert named.encode(["a", "b"]).shape == (2, 2)
    with pytest.raises(InputError, match="rows of 3 numbers, where 2 were expected"):
        named.encode(["a"])


def test_own_vectors_and_an_encoder_together_are_refused(tmp_path):
    corpus = Corpus(_articles(tmp_path))
    np.save(tmp_path / "vectors.npy", np.ones((len(corpus.passages), 2)))
    assert len(Corpus(tmp_path).themes)
    with pytest.raises(InputError, match=r"vectors\.npy.* and the encoder by_letter"):
        Corpus(tmp_path, encoder=by_letter).themes  # noqa: B018  # the table is made when it is asked for


# ---------------------------------------------------------------- a model in a folder

STUB = """
class SentenceTransformer:
    def __init__(self, folder, device, local_files_only):
        assert local_files_only and device == "cpu"
        self.folder = folder

    def encode(self, texts, show_progress_bar, convert_to_numpy):
        return [[1 + text.count("a"), 1 + text.count("e")] for text in texts]
"""


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A library of the name of sentence-transformers, which reads no model."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "sentence_transformers.py").write_text(STUB)
    monkeypatch.syspath_prepend(tmp_path / "library")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    yield
    sys.modules.pop("sentence_transformers", None)


@pytest.fixture
def model(tmp_path):
    (tmp_path / "articles").mkdir()
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "modules.json").write_text("[]")
    return folder


def test_settings_name_a_model_in_a_folder_by_its_path_from_the_articles(model, library):
    articles = _articles(model.parent / "articles")
    (articles / "topics.toml").write_text('[themes]\nencoder = "../model"\nn_themes = 2\n')
    corpus = Corpus(articles)
    assert any("encoder model (" in note for note in corpus.notes)
    key = _key(articles)
    (model / "modules.json").write_text("[ ]")
    assert _key(articles) != key


def test_model_is_asked_for_where_its_library_is_missing(model, monkeypatch):
    monkeypatch.setattr("topics.errors.is_installed", lambda package: package != "sentence_transformers")
    with pytest.raises(MissingPackageError, match=r"sentence_transformers.*\[transformers\]"):
        encoder_in_folder(model)


def test_folder_that_is_no_model_is_refused(model, library):
    with pytest.raises(InputError, match=r"There is no folder .* Nothing is downloaded"):
        encoder_in_folder(model / "nothing")
    assert encoder_in_folder(model).encode(["aa", "e"]).tolist() == [[3, 1], [1, 2]]
    (model / "modules.json").unlink()
    with pytest.raises(InputError, match=r"no modules\.json"):
        encoder_in_folder(model)


def test_encoder_and_a_model_of_the_settings_together_are_refused(model, library):
    settings = Settings(themes=ThemeSettings(encoder=str(model)))
    with pytest.raises(InputError, match="keep one of the two"):
        Corpus(_articles(model.parent / "articles"), settings=settings, encoder=by_letter).themes  # noqa: B018  # made when asked for


def test_model_among_the_articles_is_refused(model):
    articles = _articles(model.parent / "articles")
    assert len(Corpus(articles, settings=Settings(themes=ThemeSettings(encoder="../model"))).articles) == len(TEXTS)
    (articles / "model").mkdir()
    with pytest.raises(InputError, match="lies among the articles"):
        Corpus(articles, settings=Settings(themes=ThemeSettings(encoder="model")))


@pytest.mark.slow
def test_assign_goes_by_the_encoder_of_the_settings(model, library, monkeypatch):
    articles, out = _articles(model.parent / "articles"), model.parent / "out"
    make_report(articles, out, TWO, notebooks=False)
    used = []
    monkeypatch.setattr(
        "topics.themes.assigning.assign_passages",
        lambda model, passages, articles, progress, encoder: used.append(encoder) or table("assignments"),
    )
    call = ["assign", str(articles), "--model", str(out), "--out", str(model.parent / "assigned.csv")]
    for settings, name in [("", None), ('[themes]\nencoder = "../model"\n', "model")]:
        (articles / "topics.toml").write_text(settings)
        ran = CliRunner().invoke(app, call)
        assert ran.exit_code == 0, ran.output
        assert (used.pop().name.split()[0] if name else used.pop()) == name
