"""Time expressions know where they stand, in the text as found and in the clean passage."""

from __future__ import annotations

from tests.corpora import read_corpus, write_files
from topics.articles.time_expressions import find_time_expressions
from topics.settings import DateSettings

START = "Harbour plan agreed\n\nPublished: 4 March 2021\n\nThe council met and decided.\n\n"


def dates_of(folder, text, name="a__txt"):
    write_files(folder, **{name: text})
    tables = read_corpus(folder)
    dates = find_time_expressions(tables["articles"], tables["repairs"], tables["passages"], DateSettings())
    return dates, tables


def texts_of_places(dates, tables):
    """Return, for each expression, what stands at its place in the clean passage."""
    passages = tables["passages"].set_index("id")["text"]
    return [
        passages[row["passage"]][row["passage_start"] : row["passage_stop"]]
        for row in dates.to_dict("records")
        if row["passage_start"] >= 0
    ]


def test_place_in_passage_slices_back_to_the_expression(tmp_path):
    text = f"{START}The work begins on 5 May 2021.   It will\nend on 6 June 2022, the mayor said on Monday."

    dates, tables = dates_of(tmp_path, text)

    assert texts_of_places(dates, tables) == ["5 May 2021", "6 June 2022", "Monday"]


def test_place_in_passage_counts_after_repairs_and_with_white_space_folded(tmp_path):
    text = f"{START}The cafÃ©â€™s  owner said  that it opens on  5 May 2021 at last."

    dates, tables = dates_of(tmp_path, text)
    found = tables["articles"]["found"].iloc[0]

    assert texts_of_places(dates, tables) == ["5 May 2021"]
    assert found[dates["start"].iloc[-1] : dates["stop"].iloc[-1]] == "5 May 2021"


def test_expression_in_dropped_text_has_no_place_in_a_passage(tmp_path):
    dates, _ = dates_of(tmp_path, f"{START}The work begins on 5 May 2021.")

    assert dates["text"].tolist() == ["5 May 2021"]


def test_every_place_in_the_seeds_slices_back_to_its_words(seeds):
    dates = find_time_expressions(seeds["articles"], seeds["repairs"], seeds["passages"], DateSettings())
    placed = dates[dates["passage_start"] >= 0]

    assert len(placed) == len(dates[dates["passage"] != ""])
    assert texts_of_places(placed, seeds) == [" ".join(text.split()) for text in placed["text"]]


def test_article_in_another_language_gives_no_expressions(tmp_path):
    text = "Der Rat hat am 5. Mai 2021 getagt und über den Hafen und seine Schiffe entschieden. Alle waren dafür."

    assert dates_of(tmp_path, text)[0].empty
