from __future__ import annotations

import re
import warnings
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from topics.corpus import Corpus
from topics.errors import InputError
from topics.records import table
from topics.settings import Settings, ThemeSettings
from topics.themes.clustering import NO_CLUSTER, Grouping, from_labels
from topics.themes.corrections import CorrectedLabels
from topics.themes.discovery import FoundThemes, _describe, _mean_coherence, find_themes
from topics.themes.measures import coherence
from topics.themes.members import gather_members
from topics.themes.vectors import unit_rows

SETTINGS = ThemeSettings()
METHODS = ("tfidf", "bertopic")
SIZES = {
    "none": [],
    "one": ["A single sentence stands here."],
    "two": ["Ships left the harbour.", "The choir sang."],
    "three": ["alpha beta", "beta gamma", "gamma delta"],
    "ten": [f"number {name} on the list" for name in "abcdefghij"],
    "equal": ["The same sentence again and again."] * 1000,
    "numbers": [str(number) for number in range(30)],
    "one word": ["trade", "war", "music", "coal", "law", "trade"],
    "only stop words": ["the of and", "it is so"] * 4,
    "empty": ["", "", ""],
    "Chinese": ["台湾海峡和平", "人权问题", "气候变化合作", "贸易谈判", "人权对话"] * 3,
    "Arabic": ["السلام عليكم", "التجارة الدولية", "حقوق الإنسان", "تغير المناخ"] * 3,
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("unit", ["passage", "article"])
@pytest.mark.parametrize("size", SIZES)
def test_find_themes_of_any_size_gives_tables_and_a_sentence(corpus, size, unit, method):
    texts = SIZES[size]
    passages, articles = corpus({f"a{at // 5}": texts[at : at + 5] for at in range(0, len(texts), 5)})
    for wanted in (0, 3):
        found = find_themes(passages, articles, SETTINGS, method=method, unit=unit, n_themes=wanted)
        members = passages if unit == "passage" else articles
        assert len(found.assignments) == len(members)
        assert found.themes["label"].is_unique
        assert all(note.endswith(".") for note in found.notes) and found.notes


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("vectors", ["auto", "tfidf", "sentence"])
def test_find_themes_told_three_finds_the_three_subjects(three_subjects, method, vectors):
    passages, articles = three_subjects
    found = find_themes(passages, articles, SETTINGS, method=method, vectors=vectors, n_themes=3)
    assert len(found.themes) == 3
    subject = found.assignments["article"].map(lambda name: int(name[:2]) % 3)
    crossing = pd.crosstab(found.assignments["theme"], subject)
    assert (crossing.max(axis=1) / crossing.sum(axis=1)).min() > 0.9


@pytest.mark.slow
def test_find_themes_rows_in_another_order_give_the_same_tables(three_subjects):
    passages, articles = three_subjects
    first = find_themes(passages, articles, SETTINGS, n_themes=4)
    shuffled = passages.sample(frac=1, random_state=3), articles.iloc[::-1]
    second = find_themes(*shuffled, SETTINGS, n_themes=4)
    pd.testing.assert_frame_equal(first.assignments, second.assignments)
    pd.testing.assert_frame_equal(first.themes, second.themes)
    pd.testing.assert_frame_equal(first.map, second.map)


def test_find_themes_leaves_its_tables_unchanged(three_subjects):
    passages, articles = three_subjects
    before = passages.copy(), articles.copy()
    find_themes(passages, articles, SETTINGS, n_themes=2)
    pd.testing.assert_frame_equal(passages, before[0])
    pd.testing.assert_frame_equal(articles, before[1])


def test_find_themes_with_vectors_given_follows_them(three_subjects):
    passages, articles = three_subjects
    side = np.asarray([[1.0, 0.0] if int(name[:2]) < 6 else [0.0, 1.0] for name in passages["article"]])
    found = find_themes(passages, articles, SETTINGS, vectors=side, n_themes=2)
    early = found.assignments["article"].map(lambda name: int(name[:2]) < 6)
    assert pd.crosstab(found.assignments["theme"], early).gt(0).sum(axis=1).tolist() == [1, 1]


@pytest.mark.parametrize("vectors", [np.zeros((3, 2)), "minilm"])
def test_find_themes_with_unfit_vectors_says_so(three_subjects, vectors):
    with pytest.raises(InputError, match="ectors"):
        find_themes(*three_subjects, SETTINGS, vectors=vectors)


def test_find_themes_outlet_names_are_no_terms(three_subjects):
    passages, articles = three_subjects
    passages = passages.assign(text=passages["text"] + " Gazette reports.")
    articles = articles.assign(outlet="The Gazette")
    found = find_themes(passages, articles, SETTINGS, n_themes=3)
    assert not any("gazette" in term for terms in found.themes["terms"] for term in terms)


def test_find_themes_counts_reprints_once(corpus):
    passages, articles = corpus({"a": ["Ships left port."], "b": ["Ships left port."], "c": ["Ships left."]})
    articles = articles.assign(reprint_of=["", "a", ""])
    found = find_themes(passages, articles, SETTINGS, n_themes=1)
    assert found.themes["n_articles"].tolist() == [2]
    assert found.themes["share_articles"].tolist() == [1.0]


def test_found_themes_show_every_term_and_no_markup_of_the_texts(three_subjects):
    found = find_themes(*three_subjects, SETTINGS, n_themes=3)
    terms = ("<b>bold</b>", *(f"a rather long term {number}" for number in range(9)))
    shown = replace(found, themes=found.themes.assign(terms=[terms] * 3))._repr_html_()
    assert re.findall("<th>(.*?)</th>", shown) == ["label", "n_passages", "n_articles", "one_voice", "terms"]
    assert shown.count("a rather long term 8") == 3
    assert "<b>" not in shown and "&lt;b&gt;bold" in shown


ODD = {
    "one passage": ["A single sentence stands here."],
    "one word": ["trade"],
    "one word left": ["trade", *"123456789"],
    "one word often": ["trade"] * 12,
    "one word in numbers": [f"trade {number}" for number in range(30)],
    "two words": ["trade", "war"] * 30,
    "no word": ["1 2 3"] * 9,
    "nothing": ["", " "],
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("vectors", ["auto", "tfidf"])
@pytest.mark.parametrize("name", ODD)
def test_find_themes_of_an_odd_corpus_warns_of_nothing(corpus, name, vectors, method):
    texts = ODD[name]
    tables = corpus({f"a{at // 5}": texts[at : at + 5] for at in range(0, len(texts), 5)})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for unit in ("passage", "article"):
            find_themes(*tables, SETTINGS, method=method, vectors=vectors, unit=unit, n_themes=3)


def test_themes_stand_by_size_under_numbers_and_assignments_by_place(three_subjects):
    passages, articles = three_subjects
    kept = [at for at, row in enumerate(passages.itertuples()) if int(row.article[:2]) % 3 or row.position < 3]
    found = find_themes(passages.iloc[kept], articles, SETTINGS, n_themes=3)
    assert found.themes["theme"].tolist() == ["tfidf-01", "tfidf-02", "tfidf-03"]
    assert found.themes["n_passages"].is_monotonic_decreasing
    assert found.assignments["passage"].tolist() == passages["id"].iloc[kept].tolist()
    assert found.assignments["basis"].unique().tolist() == ["cosine to the centroid of its theme"]
    assert found.assignments["score"].between(0, 1).all()
    assert found.notes[0] == "The number of themes, 3, was given."
    assert found.map["passage"].tolist() == found.assignments["passage"].tolist()


def test_more_themes_than_distinct_texts_are_as_many_as_those(corpus):
    found = find_themes(*corpus({"a": ["Ships left.", "Choirs sang.", "Ships left."]}), SETTINGS, n_themes=3)
    assert found.notes[0] == "Only 2 of 3 texts differ, so there are at most so many themes."
    assert found.themes["n_passages"].tolist() == [2, 1]
    assert found.curve.empty


def test_as_many_themes_as_distinct_texts_are_given(corpus):
    found = find_themes(*corpus({"a": ["Ships left.", "Choirs sang.", "Ships left."]}), SETTINGS, n_themes=2)
    assert found.notes[0] == "The number of themes, 2, was given."


def test_number_of_themes_of_the_settings_holds_where_none_is_given(three_subjects):
    found = find_themes(*three_subjects, replace(SETTINGS, n_themes=2))
    assert len(found.themes) == 2


@pytest.mark.parametrize("wrong", [{"method": "codebook"}, {"method": "magic"}, {"unit": "word"}])
def test_find_themes_by_what_is_not_known_says_so(three_subjects, wrong):
    with pytest.raises(InputError, match="are not known"):
        find_themes(*three_subjects, SETTINGS, n_themes=3, **wrong)


def test_no_text_has_no_themes_and_says_so(corpus):
    found = find_themes(*corpus({}), SETTINGS)
    assert found.notes == ["There is no text to find themes in."]
    assert list(found.map) == ["passage", "article", "x", "y"]
    assert found.themes.empty


@pytest.mark.parametrize(
    ("wanted", "texts", "note", "n_found"),
    [
        (0, ["Ships left."] * 3, "Only 1 of 3 texts differ, so there are at most so many themes.", 1),
        (1, ["Ships left."] * 3, "Only 1 of 3 texts differ, so there are at most so many themes.", 1),
        (1, ["Ships left.", "Choirs sang."], "The number of themes, 1, was given.", 1),
        (0, ["Ships left.", "Choirs sang."], "2 different texts are too few to be parted into themes", 1),
    ],
)
def test_note_says_where_the_number_of_themes_comes_from(corpus, wanted, texts, note, n_found):
    found = find_themes(*corpus({"a": texts}), SETTINGS, n_themes=wanted, vectors="tfidf")
    assert found.notes[0].startswith(note)
    assert len(found.themes) == n_found


@pytest.mark.parametrize(
    ("texts", "share"), [(["ship", "choir"], "100%"), (["ship, port", "ship, song"], "75%"), (["ship"], None)]
)
def test_note_says_how_many_terms_name_one_theme_only(corpus, texts, share):
    given = np.eye(len(texts), 2)
    found = find_themes(*corpus({"a": texts}), SETTINGS, n_themes=len(texts), vectors=given)
    shares = re.findall("Of the terms that name the themes, (.*) name one theme only", " ".join(found.notes))
    assert shares == ([share] if share else [])


def test_scores_are_told_in_four_digits_and_never_below_zero(corpus):
    given = np.array([[1.0, 0.0], [1.0, 1.0], [-1.0, 0.2], [1.0, 0.5]])
    passages, articles = corpus({"a": ["ship", "port", "crew", "mast"]})
    found = find_themes(passages, articles, SETTINGS, n_themes=1, vectors=given)
    scores = found.assignments["score"].tolist()
    middle = unit_rows([unit_rows(given).sum(axis=0)])[0]
    assert scores == pytest.approx(np.clip(unit_rows(given) @ middle, 0, 1), abs=1e-4)
    assert scores == [round(score, 4) for score in scores]
    assert 0 < scores[0] < 1 and scores[2] == 0


def test_theme_without_telling_words_keeps_the_words_of_its_article(corpus):
    quill = [f"Quill {'spoke again' if number % 2 else 'spoke'}" for number in range(12)]
    passages, articles = corpus({"a": quill, "b": ["Ships left port", "Ships came home"] * 6})
    given = np.repeat(np.eye(2), 12, axis=0)
    found = find_themes(passages, articles, SETTINGS, n_themes=2, vectors=given)
    named = dict(zip(found.assignments["article"], found.assignments["theme"], strict=True))
    terms = found.themes.set_index("theme")["terms"]
    assert "quill" in " ".join(terms[named["a"]]).lower()


def test_mean_coherence_is_of_the_themes_that_have_terms_enough(corpus):
    texts = ["ship port", "ship port", "choir", "choir"]
    members = gather_members(*corpus({"a": texts}), "passage")
    apart, whole = np.array([0, 0, 1, 1]), np.array([0, 0, 0, 0])
    of_ships = coherence([["ship port"]], members.words)[0].c_v
    assert np.isnan(of_ships)
    assert _mean_coherence(members, [apart]) == 0.0
    of_both = coherence([["choir", "ship port"]], members.words)[0].c_v
    assert _mean_coherence(members, [whole]) == _mean_coherence(members, [apart, whole]) == of_both
    assert _mean_coherence(members, []) == 0.0


def test_members_left_out_are_listed_last_with_the_reason(corpus):
    passages, articles = corpus({"a": ["ship port", "ship crew", "choir song", "ship mast"]})
    members = gather_members(passages, articles, "passage")
    vectors = unit_rows([[1, 0], [1, 0.1], [0, 1], [1, 0.2]])
    labels = np.array([0, NO_CLUSTER, 1, 0])
    grouping = Grouping(from_labels(vectors, labels), (np.array([0, 0, 1, 0]),))
    assignments, themes = _describe("tfidf", members, vectors, grouping, CorrectedLabels(labels, {1: "Songs"}))
    assert assignments["passage"].tolist() == [passages["id"][at] for at in (0, 2, 3, 1)]
    assert assignments["theme"].tolist() == ["tfidf-01", "tfidf-02", "tfidf-01", ""]
    assert assignments["chosen"].tolist() == [True, True, True, False]
    assert assignments["basis"].iloc[-1] == "too far from every theme"
    assert themes["label"].tolist()[1] == "Songs"
    assert themes["stability"].tolist() == [1.0, 1.0]
    assert [len(typical) for typical in themes["typical"]] == [2, 1]


def test_coherence_and_terms_of_each_theme_are_its_own(three_subjects):
    passages, articles = three_subjects
    side = np.eye(3)[[int(name[:2]) % 3 for name in passages["article"]]]
    found = find_themes(passages, articles, SETTINGS, n_themes=3, vectors=side)
    members = gather_members(passages, articles, "passage")
    own = coherence([list(terms) for terms in found.themes["terms"]], members.words)
    assert found.themes["npmi"].tolist() == [one.npmi for one in own]
    assert found.themes["c_v"].tolist() == [one.c_v for one in own]
    assert found.map[["x", "y"]].drop_duplicates().shape == (3, 2)
    assert found.vectors_used == "vectors given by the user"


def test_own_vectors_beside_the_articles_group_the_report(tmp_path):
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text("Ships left port at noon.\n\nChoirs sang songs at night.\n" * 2)
    plain = Corpus(tmp_path)
    n_passages = len(plain.passages)
    np.save(tmp_path / "vectors.npy", np.eye(2)[np.arange(n_passages) % 2])
    with_vectors = Corpus(tmp_path, settings=Settings(themes=ThemeSettings(n_themes=2)))
    own = with_vectors.assignments[with_vectors.assignments["method"] == "tfidf"]
    order = dict(zip(with_vectors.passages["id"], range(n_passages), strict=True))
    assert len({(order[passage] % 2, theme) for passage, theme in zip(own["passage"], own["theme"], strict=True)}) == 2
    np.save(tmp_path / "vectors.npy", np.eye(3))
    with pytest.raises(InputError, match="shape"):
        Corpus(tmp_path).themes  # noqa: B018  # the table is made when it is asked for


def test_themes_in_a_shell_are_a_line_each():
    rows = [{"label": f"harbour {at}", "n_passages": at, "n_articles": 2} for at in range(21)]
    found = replace(FoundThemes.none("no reason"), themes=table("themes", rows), vectors_used="vectors of your own")
    shown = repr(found).splitlines()
    assert shown[:2] == ["FoundThemes: 21 (vectors of your own)", "harbour 0  0 passages in 2 articles"]
    assert shown[-2:] == ["harbour 19  19 passages in 2 articles", "… and 1 more"]
    assert len(shown) == 22


def test_theme_of_general_nouns_alone_says_that_it_is_mixed(corpus):
    passages, articles = corpus({name: ["The people waited.", "The people stayed."] for name in "abc"})
    found = find_themes(passages, articles, SETTINGS, n_themes=1)
    assert found.themes["label"].tolist() == ["mixed passages"]
    assert found.themes["phrases"].tolist() == [()]


def test_theme_without_a_phrase_beside_others_is_mixed(corpus):
    telling = ["The harbour wall fell.", "The harbour wall broke."]
    stray = ["Apparently they sang.", "They apparently sang."]
    passages, articles = corpus(dict.fromkeys("abc", telling) | dict.fromkeys("de", stray))
    found = find_themes(passages, articles, SETTINGS, n_themes=2)
    assert sorted(found.themes["label"]) == ["harbour wall", "mixed passages"]
