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


def test_article_in_german_gives_its_expressions(tmp_path):
    text = "Der Rat hat am 5. Mai 2021 getagt und über den Hafen und seine Schiffe entschieden. Alle waren dafür."

    dates, tables = dates_of(tmp_path, text)

    assert tables["articles"]["language"].tolist() == ["de"]
    assert dates["text"].tolist() == ["5. Mai 2021"]
    assert dates["edtf"].tolist() == ["2021-05-05"]


def test_article_in_another_language_gives_no_expressions(tmp_path):
    text = "Le conseil s'est réuni le 5 mai 2021 et a décidé du port et de ses bateaux. Tous étaient d'accord."

    dates, tables = dates_of(tmp_path, text)

    assert tables["articles"]["language"].tolist() == ["fr"]
    assert dates.empty


def test_article_of_an_unknown_language_counts_as_english_and_without_a_day_has_no_anchor(tmp_path):
    write_files(tmp_path, a__txt="On 5 May 2021.")
    tables = read_corpus(tmp_path)
    assert tables["articles"]["language"].tolist() == [""]

    dates = find_time_expressions(tables["articles"], tables["repairs"], tables["passages"], DateSettings())

    assert dates["value"].tolist() == ["2021-05-05"]
    assert (dates["first"][0], dates["last"][0], dates["edtf"][0]) == ("2021-05-05", "2021-05-05", "2021-05-05")
    assert dates["precision"].tolist() == ["day"]


def test_expressions_of_each_article_rest_on_its_own_repairs_and_day(tmp_path):
    write_files(
        tmp_path,
        a__txt=f"{START}The cafÃ©â€™s owner opens on Monday.",
        b__txt=f"{START.replace('4 March', '18 March')}The owner opens on Monday.",
    )
    tables = read_corpus(tmp_path)

    dates = find_time_expressions(tables["articles"], tables["repairs"], tables["passages"], DateSettings())

    assert dates[["article", "source", "value"]].to_numpy().tolist() == [
        ["a.txt", "a.txt", "2021-03-08"],
        ["b.txt", "b.txt", "2021-03-22"],
    ]
    assert texts_of_places(dates, tables) == ["Monday", "Monday"]


def test_expression_without_a_span_has_no_days(tmp_path):
    dates, _ = dates_of(tmp_path, f"{START}The work will end in the future.")

    assert dates["value"].tolist() == ["FUTURE_REF"]
    assert dates[["first", "last", "precision", "edtf"]].to_numpy().tolist() == [["", "", "", ""]]


def test_expression_outside_every_passage_has_no_place(tmp_path):
    dates, tables = dates_of(tmp_path, f"{START}The work begins on 5 May 2021. It ends on 6 June 2022.")
    first = tables["passages"]["text"].str.contains("5 May")

    without = find_time_expressions(tables["articles"], tables["repairs"], tables["passages"][~first], DateSettings())

    assert dates["passage"].ne("").tolist() == [True, True]
    assert without["passage"].ne("").tolist() == [False, True]
    assert without[["passage_start", "passage_stop"]].to_numpy().tolist()[0] == [-1, -1]
