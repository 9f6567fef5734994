"""The reader's corrections of themes: what they change, and that they say so."""

from __future__ import annotations

import pytest

from topics.corrections import Correction, Member
from topics.settings import ThemeSettings
from topics.themes.codebook import Codebook, DeclaredTheme, apply_codebook
from topics.themes.discovery import find_themes

SETTINGS = ThemeSettings()


@pytest.fixture
def named(three_subjects):
    """Return the tables, a way to find themes with corrections, and a way to name members by their row."""
    passages, articles = three_subjects

    def find(*corrections, **options):
        return find_themes(passages, articles, SETTINGS, n_themes=3, corrections=corrections, **options)

    def member(row):
        return Member(row.passage, passages.set_index("id")["text"][row.passage][:20])

    return find, member


def of_theme(found, theme):
    return [row for row in found.assignments.itertuples() if row.theme == theme and row.chosen]


def correction(do, members, **options):
    return Correction(1, "themes", do, tuple(members), **options)


def test_rename_gives_the_theme_of_its_passages_the_name(named):
    find, member = named
    second = of_theme(find(), "tfidf-02")
    found = find(correction("rename", [member(second[0])], name="What I call it"))
    renamed = found.themes.set_index("label").loc["What I call it"]
    assert second[0].passage in {row.passage for row in of_theme(found, renamed["theme"])}
    assert found.corrections["applied"].tolist() == [True]


def test_merge_leaves_two_themes_with_every_passage(named):
    find, member = named
    before = find()
    pair = [member(of_theme(before, theme)[0]) for theme in ("tfidf-01", "tfidf-03")]
    found = find(correction("merge", pair, name="Both"))
    assert len(found.themes) == 2
    assert found.themes["n_passages"].sum() == len(before.assignments)
    assert "Both" in found.themes["label"].tolist()


def test_exclude_lists_the_passage_with_the_reason(named):
    find, member = named
    one = of_theme(find(), "tfidf-01")[0]
    found = find(correction("exclude", [member(one)]))
    row = found.assignments.set_index("passage").loc[one.passage]
    assert (row["theme"], row["chosen"], row["basis"]) == ("", False, "taken out by correction 1")
    assert one.passage not in {item for items in found.themes["typical"] for item in items}


def test_move_puts_the_passage_into_the_other_theme(named):
    find, member = named
    before = find()
    one, other = (of_theme(before, theme)[0] for theme in ("tfidf-01", "tfidf-02"))
    found = find(correction("move", [member(one)], into=member(other)))
    theme = found.assignments.set_index("passage")["theme"]
    assert theme[one.passage] == theme[other.passage]


def test_correction_of_another_text_is_reported_and_changes_nothing(named):
    find, _member = named
    before = find()
    one = of_theme(before, "tfidf-01")[0]
    found = find(correction("rename", [Member(one.passage, "words that never stood there")], name="X"))
    assert found.themes["label"].tolist() == before.themes["label"].tolist()
    assert found.corrections["applied"].tolist() == [False]
    assert "no longer holds" in found.corrections["outcome"][0]


def test_corrections_of_bertopic_work_alike(named):
    find, member = named
    one = of_theme(find(method="bertopic"), "bertopic-01")[0]
    found = find(correction("rename", [member(one)], name="Mine", method="bertopic"), method="bertopic")
    assert "Mine" in found.themes["label"].tolist()


@pytest.mark.parametrize(
    ("do", "name", "themes", "applied"),
    [
        ("exclude", "", [], True),
        ("exclude", "ships", ["music"], True),
        ("move", "music", ["music"], True),
        ("move", "weather", ["music", "ships"], False),
        ("rename", "boats", ["music", "ships"], False),
    ],
)
def test_corrections_of_a_codebook(corpus, do, name, themes, applied):
    passages, articles = corpus({"a": ["The ship brought a song.", "Rain fell."]})
    codebook = Codebook((DeclaredTheme("ships", "", ("ship",)), DeclaredTheme("music", "", ("song",))))
    member = Member(passages["id"][0], "brought a song")
    decided = [correction(do, [member], name=name, method="codebook")]
    found = apply_codebook(passages, articles, codebook, SETTINGS, decided)
    chosen = found.assignments[found.assignments["chosen"]]
    assert sorted(chosen["theme"]) == themes
    assert found.corrections["applied"].tolist() == [applied]
