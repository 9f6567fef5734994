"""Themes of a large corpus: fitted on a sample, the rest assigned, whatever the order of the passages."""

import numpy as np
import pandas as pd
import pytest

from topics.corrections import Correction, Member
from topics.records import table
from topics.settings import ThemeSettings
from topics.themes import discovery
from topics.themes.discovery import FoundThemes, _assign_rest, find_themes
from topics.themes.members import gather_members

SUBJECTS = ("harbour tide vessel anchor mast", "wheat barley plough furrow grain", "violin cello quartet sonata chord")


@pytest.fixture(scope="module")
def many():
    """Six hundred passages on three subjects, in sixty articles, and the subject of each."""
    chance = np.random.default_rng(3)
    subjects = [number % 3 for number in range(600)]
    texts = [
        " ".join(chance.choice(SUBJECTS[subject].split(), 4)) + f" word{n % 40}" for n, subject in enumerate(subjects)
    ]
    rows = [
        {"id": f"a{n % 60:02d}:{n}-{n + 9}", "article": f"a{n % 60:02d}", "start": n, "text": text}
        for n, text in enumerate(texts)
    ]
    articles = table("articles", ({"id": f"a{n:02d}"} for n in range(60)))
    return table("passages", rows), articles, pd.Series(subjects, index=[row["id"] for row in rows])


def assigned(found):
    return found.assignments.set_index("passage")["theme"].sort_index()


def test_passages_outside_the_sample_go_to_the_theme_of_their_subject(many):
    passages, articles, subjects = many
    found = find_themes(passages, articles, ThemeSettings(sample=150, n_themes=3), vectors="tfidf")
    themes = assigned(found)
    assert set(themes.index) == set(passages["id"])
    together = pd.crosstab(themes, subjects.reindex(themes.index))
    assert together.max(axis=1).sum() >= 0.97 * len(passages)
    assert found.assignments.index.tolist() == list(range(len(passages)))
    assert found.themes["n_passages"].sum() == len(passages)
    assert any("150 of 600 passages" in note for note in found.notes)


def test_sample_does_not_depend_on_the_order_of_the_passages(many):
    passages, articles, _ = many
    settings = ThemeSettings(sample=150, n_themes=3)
    turned = passages.iloc[::-1].reset_index(drop=True)
    one, other = (find_themes(frame, articles, settings, vectors="tfidf") for frame in (passages, turned))
    assert assigned(one).equals(assigned(other))


def test_corpus_no_larger_than_the_sample_is_grouped_whole(many):
    passages, articles, _ = many
    whole = find_themes(passages, articles, ThemeSettings(n_themes=3), vectors="tfidf")
    of_600 = find_themes(passages, articles, ThemeSettings(sample=600, n_themes=3), vectors="tfidf")
    assert of_600.assignments.equals(whole.assignments)
    assert not any("fitted on" in note for note in of_600.notes)


def test_correction_of_a_passage_applies_wherever_the_sample_falls(many):
    passages, articles, _ = many
    settings = ThemeSettings(sample=150, n_themes=3)
    free = find_themes(passages, articles, settings, vectors="tfidf").assignments
    outside = free[free["basis"].str.contains("nearest theme by its words")]["passage"].iloc[0]
    text = passages.set_index("id")["text"][outside]
    decided = Correction(1, "themes", "exclude", (Member(outside, text),))
    found = find_themes(passages, articles, settings, vectors="tfidf", corrections=[decided])
    assert found.corrections["applied"].tolist() == [True]
    assert found.assignments.set_index("passage").loc[outside, "basis"] == "taken out by correction 1"
    assert sorted(found.assignments["passage"]) == sorted(passages["id"])


@pytest.mark.parametrize("n_themes", [1, 3])
def test_theme_taken_out_takes_its_passages_outside_the_sample_along(many, n_themes):
    passages, articles, subjects = many
    settings = ThemeSettings(sample=150, n_themes=n_themes)
    ships = subjects.index[subjects == 0]
    texts = passages.set_index("id")["text"]
    decided = Correction(1, "themes", "exclude theme", (Member(ships[0], texts[ships[0]]),))
    found = find_themes(passages, articles, settings, vectors="tfidf", corrections=[decided])
    out = found.assignments[found.assignments["basis"] == "its theme was taken out by correction 1"]
    wanted = set(ships) if n_themes > 1 else set(subjects.index)
    assert len(wanted ^ set(out["passage"])) <= 0.03 * len(passages)
    assert not out["chosen"].any()
    assert set(out["theme"]) == {""}
    assert len(found.themes) == n_themes - 1
    assert found.themes["n_passages"].sum() == len(passages) - len(out)
    assert sorted(found.assignments["passage"]) == sorted(passages["id"])


@pytest.mark.parametrize(("size", "n_outside"), [(599, 1), (600, 0)])
def test_sample_is_as_large_as_the_setting_says(many, size, n_outside):
    passages, articles, _ = many
    found = find_themes(passages, articles, ThemeSettings(sample=size, n_themes=3), vectors="tfidf")
    assert found.assignments["basis"].str.contains("fitted on a sample").sum() == n_outside
    assert found.themes["n_passages"].sum() == 600
    assert found.themes["n_articles"].tolist() == [
        found.assignments.loc[found.assignments["theme"] == theme, "article"].nunique()
        for theme in found.themes["theme"]
    ]


def test_no_sample_is_drawn_of_whole_articles_or_where_vectors_are_given(many):
    passages, articles, _ = many
    settings = ThemeSettings(sample=30, n_themes=2)
    given = np.random.default_rng(1).normal(size=(600, 4))
    whole = find_themes(passages, articles, settings, vectors=given)
    by_article = find_themes(passages, articles.assign(text="ships left"), settings, unit="article", vectors="tfidf")
    assert not any("fitted on" in note for note in (*whole.notes, *by_article.notes))


def test_passage_without_a_word_of_the_sample_is_in_no_theme(many):
    passages, articles, _ = many
    odd = passages.assign(text=["zzz qqq" if number % 2 else text for number, text in enumerate(passages["text"])])
    found = find_themes(odd, articles, ThemeSettings(sample=10, n_themes=2), vectors="tfidf")
    outside = found.assignments[found.assignments["basis"] == "no word that counts in the sample"]
    assert not outside["chosen"].any()
    assert set(outside["theme"]) <= {""}


def test_passages_outside_the_sample_are_assigned_piece_by_piece_to_the_same_themes(many, monkeypatch):
    passages, articles, _ = many
    settings = ThemeSettings(sample=150, n_themes=3)
    whole = find_themes(passages, articles, settings, vectors="tfidf").assignments
    monkeypatch.setattr(discovery, "_PART", 101)
    pd.testing.assert_frame_equal(find_themes(passages, articles, settings, vectors="tfidf").assignments, whole)


@pytest.fixture
def assign():
    """Return a way to assign passages to a theme of two like and one of five like passages of a sample."""

    def rest(texts):
        sample = ["ship port"] * 2 + ["choir song"] * 5
        rows = [{"id": f"p{at:02d}", "article": f"a{at}", "text": text} for at, text in enumerate([*sample, *texts])]
        passages = table("passages", rows)
        chosen = [
            {"method": "tfidf", "passage": f"p{at:02d}", "article": f"a{at}", "theme": theme, "chosen": True}
            for at, theme in enumerate(["tfidf-02"] * 2 + ["tfidf-01"] * 5)
        ]
        left_out = [{"method": "tfidf", "passage": "p99", "article": "a9", "theme": "", "chosen": False}]
        themes = table("themes", [{"method": "tfidf", "theme": theme} for theme in ("tfidf-01", "tfidf-02")])
        of_sample = FoundThemes(
            table("assignments", [*chosen, *left_out]), themes, "", pd.DataFrame(), pd.DataFrame(), []
        )
        inside = np.arange(len(passages)) < len(sample)
        articles = table("articles", [{"id": row["article"]} for row in rows])
        members = gather_members(passages, articles, "passage")
        return _assign_rest(passages, inside, of_sample, members).reset_index(drop=True)

    return rest


def test_score_outside_the_sample_is_the_cosine_to_the_theme_whatever_its_size(assign):
    found = assign(["ship port", "choir song", "ship song", "ship"])
    assert found["theme"].tolist() == ["tfidf-02", "tfidf-01", "tfidf-02", "tfidf-02"]
    assert found["score"].tolist()[:2] == [1.0, 1.0]
    assert found["score"][3] == pytest.approx(3**-0.5, abs=1e-4)
    assert all(score == round(score, 4) for score in found["score"])
    assert found["chosen"].tolist() == [True] * 4
    assert found["method"].tolist() == ["tfidf"] * 4
    assert found["passage"].tolist() == ["p07", "p08", "p09", "p10"]
    assert found["article"].tolist() == ["a7", "a8", "a9", "a10"]


def test_passage_without_a_word_of_the_sample_is_told_so(assign):
    found = assign(["coal", "ship"])
    assert found["theme"].tolist() == ["", "tfidf-02"]
    assert found["chosen"].tolist() == [False, True]
    assert found["score"][0] == 0
    assert found["basis"].tolist() == [
        "no word that counts in the sample",
        "nearest theme by its words; the themes were fitted on a sample",
    ]


def test_large_numbers_of_passages_are_told_with_commas_between_thousands():
    rows = [{"id": f"p{at}", "article": "a", "text": ("ship", "choir")[at % 2]} for at in range(1200)]
    tables = table("passages", rows), table("articles", [{"id": "a"}])
    found = find_themes(*tables, ThemeSettings(sample=1100, n_themes=1), vectors="tfidf")
    assert found.notes[-1] == "The themes were fitted on 1,100 of 1,200 passages; the rest went to the nearest."
