"""The stages together: laws that hold for every corpus, whatever the order of its files and parts."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.corpora import SEEDS, read_corpus, write_files
from topics.articles.readers import list_files
from topics.articles.sidecar import Sidecar
from topics.articles.stages import merge_surveys, read_part, survey_part
from topics.publication.stages import clean_part
from topics.records import TABLES, Repair
from topics.settings import ArticleSettings

BODIES = {
    "a": "Harbour plan agreed\n\nThe council met and decided about the harbour.\n\nAll were for it.",
    "b": "Fish prices rise\n\nPrices rose by a third in one week, the market said.\n\nNobody knew why.",
    "c": "Old pier sold\n\nThe old pier was sold to a builder from the next town.\n\nHe paid one pound.",
}
FOOTER = "\n\nThe Harbour Times of Port Lee, since 1887"


def footed(tmp_path):
    for name, body in BODIES.items():
        write_files(tmp_path, **{f"{name}__txt": body + FOOTER})
    return tmp_path


def test_tables_have_their_documented_columns(seeds):
    for name in ("articles", "repairs", "passages", "problems"):
        assert list(seeds[name].columns) == [column.name for column in TABLES[name]]


def test_found_with_its_repairs_gives_the_text(seeds):
    from topics.articles.alignment import apply_repairs

    for article in seeds["articles"].to_dict("records"):
        rows = seeds["repairs"][seeds["repairs"]["article"] == article["id"]]
        repairs = [
            Repair(row["start"], row["stop"], row["found_text"], row["text"], row["rule"], row["reason"])
            for row in rows[rows["applied"]].to_dict("records")
        ]
        assert apply_repairs(article["found"], repairs) == article["text"]


def test_parts_give_the_same_as_the_whole():
    sources = list_files(SEEDS)
    settings = ArticleSettings()
    parts = [read_part(SEEDS, [source])["articles"] for source in reversed(sources)]
    survey = merge_surveys([survey_part(part) for part in parts], settings)
    cleaned = [clean_part(part, survey, Sidecar(), settings)["articles"] for part in parts]

    whole = read_corpus(SEEDS, use_sidecar=False)["articles"]
    together = pd.concat(cleaned).sort_values("id", ignore_index=True)

    pd.testing.assert_frame_equal(together, whole)


def test_line_that_comes_back_is_dropped_everywhere(tmp_path):
    tables = read_corpus(footed(tmp_path))

    assert not tables["articles"]["text"].str.contains("since 1887").any()
    assert (tables["repairs"]["rule"] == "litter: repeated line").sum() == 3


def test_line_with_escapes_that_comes_back_is_dropped(tmp_path):
    for name, body in BODIES.items():
        write_files(tmp_path, **{f"{name}__txt": f"{body}\n\nThe Harbour Times -LRB- since 1887 -RRB- of Westport"})

    assert not read_corpus(tmp_path)["articles"]["text"].str.contains("since 1887").any()


def test_reprints_do_not_make_their_lines_repeated(tmp_path):
    for name in "abcd":
        write_files(tmp_path, **{f"{name}__txt": BODIES["a"] + FOOTER})

    tables = read_corpus(tmp_path)

    assert tables["repairs"].empty


def test_keep_litter_lists_but_does_not_drop(tmp_path):
    write_files(tmp_path, a__txt=BODIES["a"] + "\n\nLeave a comment")

    tables = read_corpus(tmp_path, settings=ArticleSettings(keep_litter=True))

    assert tables["articles"]["text"].iloc[0].endswith("Leave a comment")
    assert tables["repairs"]["applied"].tolist() == [False]
    assert tables["passages"]["text"].iloc[-1] == "Leave a comment"


def test_same_id_twice_gets_a_listed_suffix(tmp_path):
    write_files(tmp_path, a__csv="id,text\nx,The first text\ny,Another one\n", b__csv="id,text\nx,The second text\n")

    articles = read_corpus(tmp_path)["articles"]

    assert articles["id"].tolist() == ["x", "y", "x~2"]
    assert any("x" in note for note in articles["notes"].iloc[2])


def test_unknown_day_is_wide_or_empty_never_wrong(tmp_path):
    write_files(tmp_path, a__txt=BODIES["a"])

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert article["published"] == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council met on Tuesday and decided about the harbour and its ships.", "en"),
        ("Der Rat hat am Dienstag getagt und über den Hafen und seine Schiffe entschieden.", "de"),
        ("市议会星期二开会，就港口及其船只作出了决定，并且讨论了渔民的要求。", "zh"),
        ("12 34", ""),
    ],
)
def test_language_of_the_text(tmp_path, text, language):
    write_files(tmp_path, a__txt=text)

    assert read_corpus(tmp_path)["articles"]["language"].iloc[0] == language


def test_page_is_cleaned_to_its_article(tmp_path):
    paragraphs = [
        f"<p>The council met on day {n} and decided, after a long debate, about pier {n}.</p>" for n in range(9)
    ]
    head = "<html><body><nav><a href='/'>Home</a></nav><article><h1>Harbour plan agreed</h1>"
    page = head + "".join(paragraphs)
    write_files(tmp_path, a__html=page + "</article><footer><p>All rights reserved.</p></footer></body></html>")

    tables = read_corpus(tmp_path)

    assert tables["articles"]["title"].iloc[0] == "Harbour plan agreed"
    assert len(tables["passages"]) == 9
    assert "outside the article" in set(tables["repairs"]["rule"])
    assert tables["articles"]["text"].iloc[0].startswith("The council met on day 0")
