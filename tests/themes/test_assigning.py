"""New texts put into the themes of a finished run, and themes looked up by words."""

from __future__ import annotations

import pytest

from topics.engine.manifest import write_manifest
from topics.engine.store import write_table
from topics.errors import InputError
from topics.settings import ThemeSettings
from topics.themes.assigning import assign_passages, learn_model, read_model
from topics.themes.discovery import find_themes
from topics.themes.search import passages_of_theme, search_themes
from topics.themes.wording import PLAIN, Wording


@pytest.fixture
def finished(three_subjects):
    """Return the tables of a run with three themes."""
    passages, articles = three_subjects
    found = find_themes(passages, articles, ThemeSettings(), n_themes=3)
    return {"passages": passages, "articles": articles, "assignments": found.assignments, "themes": found.themes}


def theme_with(finished, word):
    """Return the theme of most passages with a word."""
    holding = finished["passages"].loc[finished["passages"]["text"].str.contains(word), "id"]
    own = finished["assignments"][finished["assignments"]["passage"].isin(holding)]
    return own["theme"].mode().iloc[0]


NEW = ["coach match league referee stadium", "Recipes for soup with onions and a spoon of salt."]


def test_new_passage_goes_to_the_theme_of_like_passages_and_a_strange_one_to_none(finished, corpus):
    model = learn_model(**finished)
    assigned = assign_passages(model, *corpus({"new": NEW}))
    assert assigned["theme"].tolist() == [theme_with(finished, "referee"), ""]
    assert assigned["chosen"].tolist() == [True, False]
    assert "less like every theme" in assigned["basis"].iloc[1]


def test_passages_of_the_run_stay_where_they_were(finished):
    assigned = assign_passages(learn_model(**finished), finished["passages"], finished["articles"])
    both = assigned[assigned["chosen"]].merge(finished["assignments"], on="passage")
    assert len(both) >= 0.9 * len(assigned)
    assert (both["theme_x"] == both["theme_y"]).mean() >= 0.95


def test_model_is_read_from_the_tables_of_a_run(finished, corpus, tmp_path):
    for name, frame in finished.items():
        write_table(frame, tmp_path / "tables" / f"{name}.parquet")
    by_file = assign_passages(read_model(tmp_path), *corpus({"new": NEW}))
    in_memory = assign_passages(learn_model(**finished), *corpus({"new": NEW}))
    assert by_file.equals(in_memory)


def test_model_counts_words_as_its_run_did(finished, corpus, tmp_path):
    for name, frame in finished.items():
        write_table(frame, tmp_path / "tables" / f"{name}.parquet")
    plain = assign_passages(read_model(tmp_path), *corpus({"new": NEW}))
    words = {"stop_words": ["stadium"], "synonyms": ["referee = umpire"]}
    write_manifest(tmp_path, {"settings": {"themes": words}}, [])
    model = read_model(tmp_path)
    assert model.members.wording == Wording.read(words["stop_words"], words["synonyms"])
    umpired = assign_passages(model, *corpus({"new": ["coach match league umpire stadium"]}))
    assert umpired["score"].iloc[0] != plain["score"].iloc[0]
    assert umpired["theme"].iloc[0] == theme_with(finished, "referee")


@pytest.mark.parametrize("settings", [None, {"themes": None}, {"themes": {"stop_words": [3]}}])
def test_model_of_a_run_without_settings_of_words_has_none(settings, finished, tmp_path):
    for name, frame in finished.items():
        write_table(frame, tmp_path / "tables" / f"{name}.parquet")
    write_manifest(tmp_path, {"settings": settings}, [])
    assert read_model(tmp_path).members.wording == PLAIN


def test_folder_without_a_run_and_run_without_such_themes_are_named(finished, tmp_path):
    with pytest.raises(InputError, match="holds no finished run"):
        read_model(tmp_path)
    with pytest.raises(InputError, match="no themes of method 'bertopic'"):
        learn_model(**finished, method="bertopic")


def test_no_new_text_has_no_assignments(finished, corpus):
    assert assign_passages(learn_model(**finished), *corpus({})).empty


def test_words_find_the_theme_whose_passages_hold_them(finished):
    found = search_themes("referees", finished["themes"], finished["assignments"], finished["passages"])
    assert found["theme"].iloc[0] == theme_with(finished, "referee")
    assert 0 < found["share"].iloc[0] <= 1
    assert (found["n_passages"] <= found["of_passages"]).all()


def test_words_that_no_theme_holds_find_nothing_and_small_words_are_refused(finished):
    tables = (finished["themes"], finished["assignments"], finished["passages"])
    assert search_themes("xylophone", *tables).empty
    with pytest.raises(InputError, match="holds no word to search themes by"):
        search_themes("the of", *tables)


def test_theme_is_meant_by_its_id_its_label_or_one_phrase_of_it(finished):
    themes, assignments = finished["themes"], finished["assignments"]
    label = themes["label"].iloc[1]
    wanted = passages_of_theme("tfidf-02", themes, assignments)
    assert wanted == passages_of_theme(label.upper(), themes, assignments)
    assert wanted == passages_of_theme(label.split(", ")[0], themes, assignments)
    assert len(wanted) == themes["n_passages"].iloc[1]


def test_theme_that_is_not_there_is_told_with_those_that_are(finished):
    with pytest.raises(InputError, match="There is no theme 'nonsense'; there are: "):
        passages_of_theme("nonsense", finished["themes"], finished["assignments"])
