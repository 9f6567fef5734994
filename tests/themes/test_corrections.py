"""The reader's corrections of themes: what they change, and that they say so."""

from __future__ import annotations

import numpy as np
import pytest

from topics.corrections import Correction, Member
from topics.settings import ThemeSettings
from topics.themes.clustering import NO_CLUSTER
from topics.themes.codebook import Codebook, DeclaredTheme
from topics.themes.corrections import CorrectedLabels
from topics.themes.declared import apply_codebook
from topics.themes.discovery import find_themes
from topics.themes.members import gather_members

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


@pytest.fixture
def decide(corpus):
    """Return a way to correct six passages that are in the themes 0 0 0 1 1 and none."""
    passages, articles = corpus({"a": [f"Passage {number}." for number in range(6)]})
    members = gather_members(passages, articles, "passage")

    def apply(do, rows, *, names=None, **options):
        corrected = CorrectedLabels(np.array([0, 0, 0, 1, 1, NO_CLUSTER]), dict(names or {}))
        named = [Member(members.ids[row], f"Passage {row}") for row in rows]
        into = options.pop("into", None)
        target = None if into is None else Member(members.ids[into], f"Passage {into}")
        corrected.apply(Correction(1, "themes", do, tuple(named), into=target, **options), members)
        return corrected

    return apply


def outcome_of(corrected):
    (row,) = corrected.outcomes
    return row["applied"], row["outcome"]


@pytest.mark.parametrize(
    ("rows", "theme"), [([0], 0), ([3], 1), ([0, 3, 4], 1), ([0, 1, 3], 0), ([3, 0], 0), ([5, 3], 1)]
)
def test_rename_means_the_theme_of_most_passages_and_of_equals_the_largest(decide, rows, theme):
    corrected = decide("rename", rows, name="Mine")
    assert corrected.names == {theme: "Mine"}
    assert outcome_of(corrected) == (True, "the theme of most of its passages is named “Mine”")


def test_rename_of_a_passage_in_no_theme_is_reported(decide):
    corrected = decide("rename", [5], name="Mine")
    assert corrected.names == {}
    assert outcome_of(corrected) == (False, "none of its passages is in a theme")


@pytest.mark.parametrize(("rows", "into"), [([0, 3], 0), ([3, 0], 1), ([5, 3, 1], 1)])
def test_merge_goes_into_the_theme_of_the_first_passage(decide, rows, into):
    corrected = decide("merge", rows, names={0: "Zero", 1: "One"})
    assert corrected.labels.tolist() == [into] * 5 + [NO_CLUSTER]
    assert corrected.names == {0: "Zero", 1: "One"}
    assert outcome_of(corrected) == (True, "2 themes became one")


@pytest.mark.parametrize("rows", [[0, 1], [0, 5]])
def test_merge_of_one_theme_is_reported_and_names_nothing(decide, rows):
    corrected = decide("merge", rows, name="Both")
    assert corrected.labels.tolist() == [0, 0, 0, 1, 1, NO_CLUSTER]
    assert corrected.names == {}
    assert outcome_of(corrected) == (False, "its passages are not in different themes")


def test_exclude_takes_out_the_passages_named_and_no_others(decide):
    corrected = decide("exclude", [0, 3])
    assert corrected.labels.tolist() == [NO_CLUSTER, 0, 0, NO_CLUSTER, 1, NO_CLUSTER]
    assert corrected.left_out == {0: "taken out by correction 1", 3: "taken out by correction 1"}
    assert outcome_of(corrected) == (True, "2 passages taken out of every theme")


@pytest.mark.parametrize(("rows", "left"), [([0, 1, 3], [3, 4]), ([3, 0, 4, 5], [0, 1, 2]), ([0, 3], [3, 4])])
def test_exclude_theme_takes_out_the_theme_of_most_passages_whole(decide, rows, left):
    corrected = decide("exclude theme", rows)
    out = sorted(set(range(5)) - set(left))
    assert np.flatnonzero(corrected.labels != NO_CLUSTER).tolist() == left
    assert corrected.left_out == dict.fromkeys(out, "its theme was taken out by correction 1")
    sentence = f"the theme of most of its passages was taken out, with {len(out)} passages"
    assert outcome_of(corrected) == (True, sentence)


def test_exclude_theme_of_a_passage_in_no_theme_is_reported(decide):
    corrected = decide("exclude theme", [5])
    assert corrected.labels.tolist() == [0, 0, 0, 1, 1, NO_CLUSTER]
    assert outcome_of(corrected) == (False, "none of its passages is in a theme")


def test_move_goes_to_the_theme_of_a_passage_or_of_a_name(decide):
    beside = decide("move", [0], into=4)
    named = decide("move", [0], name="One", names={0: "Zero", 1: "One"})
    assert beside.labels.tolist() == named.labels.tolist() == [1, 0, 0, 1, 1, NO_CLUSTER]
    assert outcome_of(beside) == (True, "1 passage moved")


@pytest.mark.parametrize("target", [{"into": 5}, {"name": "Nowhere"}])
def test_move_to_a_theme_that_is_not_there_is_reported(decide, target):
    corrected = decide("move", [0], names={0: "Zero"}, **target)
    assert corrected.labels.tolist() == [0, 0, 0, 1, 1, NO_CLUSTER]
    assert outcome_of(corrected) == (False, "the theme that its passages should be moved to is not there")


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


def test_exclude_theme_lists_its_passages_with_the_reason_and_no_others(named):
    find, member = named
    before = find()
    own = of_theme(before, "tfidf-01")
    found = find(correction("exclude theme", [member(own[0])]))
    assert len(found.themes) == len(before.themes) - 1
    rows = found.assignments.set_index("passage")
    out = rows[~rows["chosen"]]
    assert set(out.index) == {row.passage for row in own}
    assert set(out["theme"]) == {""}
    assert set(out["basis"]) == {"its theme was taken out by correction 1"}
    assert found.corrections["applied"].tolist() == [True]


def test_passage_of_a_theme_taken_out_can_be_moved_into_another(named):
    find, member = named
    before = find()
    one, kept = of_theme(before, "tfidf-01")[0], of_theme(before, "tfidf-02")[0]
    found = find(correction("exclude theme", [member(one)]), correction("move", [member(one)], into=member(kept)))
    theme = found.assignments.set_index("passage")["theme"]
    assert theme[one.passage] == theme[kept.passage] != ""
    assert one.passage not in found.of_theme_out


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


def test_every_passage_taken_out_leaves_no_theme(corpus):
    passages, articles = corpus({"a": ["Ships left port.", "Choirs sang songs."]})
    members = tuple(Member(row.id, row.text) for row in passages.itertuples())
    found = find_themes(passages, articles, SETTINGS, n_themes=2, corrections=[correction("exclude", members)])
    assert found.themes.empty
    assert found.assignments["passage"].tolist() == passages["id"].tolist()
    assert not found.assignments["chosen"].any()


@pytest.fixture
def two_themes(corpus):
    """Return what a codebook of ships and music says of three passages, corrected."""
    passages, articles = corpus({"a": ["The ship brought a song.", "A song was sung.", "Rain fell."]})
    codebook = Codebook((DeclaredTheme("ships", "", ("ship",)), DeclaredTheme("music", "", ("song",))))

    def correct(do, row, name):
        member = Member(passages["id"][row], passages["text"][row])
        decided = [correction(do, [member], name=name, method="codebook")]
        found = apply_codebook(passages, articles, codebook, SETTINGS, decided)
        place = {passage: number for number, passage in enumerate(passages["id"])}
        rows = [
            (place[row.passage], row.theme, row.chosen, row.basis.split(";")[0])
            for row in found.assignments.itertuples()
        ]
        return rows, found.corrections["outcome"].tolist()

    return correct


def test_codebook_exclude_of_one_theme_lists_the_passage_as_taken_out(two_themes):
    rows, outcome = two_themes("exclude", 0, "ships")
    assert rows == [
        (0, "ships", False, "correction 1"),
        (0, "music", True, "terms: song"),
        (1, "music", True, "terms: song"),
    ]
    assert outcome == ["1 passage excluded"]


def test_codebook_move_takes_the_passage_out_of_all_others(two_themes):
    rows, outcome = two_themes("move", 0, "ships")
    assert rows == [
        (0, "ships", True, "correction 1"),
        (0, "music", False, "correction 1"),
        (1, "music", True, "terms: song"),
    ]
    assert outcome == ["1 passage moved"]


def test_codebook_move_of_a_passage_without_a_theme_puts_it_in_its_place(two_themes):
    rows, _ = two_themes("move", 2, "ships")
    assert rows[-1] == (2, "ships", True, "correction 1")
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("do", "name", "outcome"),
    [
        ("merge", "ships", "declared themes are renamed, merged and taken out in codebook.toml itself"),
        ("exclude theme", "ships", "declared themes are renamed, merged and taken out in codebook.toml itself"),
        ("move", "", "the codebook declares no theme ''"),
        ("exclude", "weather", "the codebook declares no theme 'weather'"),
    ],
)
def test_codebook_correction_that_cannot_be_says_why(two_themes, do, name, outcome):
    assert two_themes(do, 0, name)[1] == [outcome]


def test_merge_of_several_themes_takes_a_new_name(decide):
    corrected = decide("merge", [3, 0], name="Both", names={0: "Zero"})
    assert corrected.labels.tolist() == [1] * 5 + [NO_CLUSTER]
    assert corrected.names == {0: "Zero", 1: "Both"}


def test_move_by_name_goes_to_the_first_theme_of_that_name(decide):
    corrected = decide("move", [5, 1], name="Twin", names={1: "Twin", 0: "Twin"})
    assert corrected.labels.tolist() == [0, 1, 0, 1, 1, 1]
    assert outcome_of(corrected) == (True, "2 passages moved")


def test_codebook_correction_of_another_text_is_reported_and_changes_nothing(corpus):
    passages, articles = corpus({"a": ["The ship left."]})
    codebook = Codebook((DeclaredTheme("ships", "", ("ship",)),))
    decided = [correction("exclude", [Member(passages["id"][0], "other words")], method="codebook")]
    found = apply_codebook(passages, articles, codebook, SETTINGS, decided)
    assert found.corrections["applied"].tolist() == [False]
    assert found.assignments["chosen"].tolist() == [True]
    assert found.themes["n_passages"].tolist() == [1]


def test_codebook_corrections_apply_one_after_the_other(corpus):
    passages, articles = corpus({"a": ["The ship brought a song.", "A song.", "Rain."]})
    codebook = Codebook((DeclaredTheme("ships", "", ("ship",)), DeclaredTheme("music", "", ("song",))))
    first, second = (Member(passages["id"][row], passages["text"][row]) for row in (0, 1))
    decided = [
        correction("exclude", [first, second], name="music", method="codebook"),
        correction("move", [second, first], name="ships", method="codebook"),
    ]
    found = apply_codebook(passages, articles, codebook, SETTINGS, decided)
    chosen = found.assignments[found.assignments["chosen"]]
    assert chosen["theme"].tolist() == ["ships", "ships"]
    assert chosen["score"].tolist() == [1.0, 1.0]
    assert chosen["article"].tolist() == ["a", "a"]
    assert found.corrections["outcome"].tolist() == ["2 passages excluded", "2 passages moved"]
    assert found.themes["n_passages"].tolist() == [2, 0]


def split(corpus, rows, named):
    """Return the labels after a split of one theme at these places, and what became of it."""
    passages, articles = corpus({"a": [f"Passage {number}." for number in range(len(rows))]})
    members = gather_members(passages, articles, "passage")
    corrected = CorrectedLabels(np.zeros(len(rows), dtype=np.int64))
    entry = correction("split", [Member(members.ids[row], f"Passage {row}") for row in named], name="Mine")
    corrected.apply(entry, members, np.array(rows, dtype=np.float32))
    return corrected.labels.tolist(), corrected.names, outcome_of(corrected)


def test_split_takes_the_passages_nearer_to_those_named(corpus):
    labels, names, (applied, outcome) = split(corpus, [[1, 0], [0.96, 0.28], [0, 1], [0.28, 0.96]], [0])
    assert labels == [1, 1, 0, 0]
    assert names == {1: "Mine"}
    assert applied
    assert outcome == "the theme of most of its passages was split: 1 went with the 1 named, 2 stayed"


def test_split_by_the_whole_theme_changes_nothing(corpus):
    labels, names, outcome = split(corpus, [[1, 0], [0, 1]], [0, 1])
    assert (labels, names) == ([0, 0], {})
    assert outcome == (False, "its passages are the whole theme")
