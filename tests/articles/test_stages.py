"""The stages together: laws that hold for every corpus, whatever the order of its files and parts."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from tests.corpora import SEEDS, read_corpus, write_files, written_pdf
from topics.articles.files import list_files
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


def test_guessed_encoding_is_told_in_the_table_and_in_the_notes(tmp_path):
    (tmp_path / "old.txt").write_bytes((BODIES["a"] + " The café paid £5.").encode("cp1252"))
    (tmp_path / "page.html").write_bytes(b"<meta charset=windows-1252><p>The caf\xe9 paid its debts to the town.</p>")
    (tmp_path / "new.txt").write_text(BODIES["b"] + " The café paid £5.", encoding="utf-8")
    articles = read_corpus(tmp_path)["articles"].set_index("id")

    assert dict(articles["encoding_guessed"]) == {"new.txt": "", "old.txt": "cp1252", "page.html": ""}
    notes = articles["notes"].map(lambda all_notes: [note for note in all_notes if note.startswith("encoding: ")])
    assert list(notes) == [
        [],
        ["encoding: nothing states it, cp1252 was guessed; look at letters with accents and at quotes"],
        [],
    ]


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


NEWS = [
    f"The council met on day {n} and decided, after a long debate of all parties, about pier {n}." for n in range(6)
]


def page_of(*blocks):
    head = "<html><head><title>Harbour plan agreed</title></head><body><nav><p>Home</p><p>World</p></nav>"
    return f"{head}<article>{''.join(blocks)}</article></body></html>"


@pytest.mark.parametrize(("n_above", "is_title"), [(0, True), (2, True), (3, False)])
def test_title_that_the_file_gives_is_found_among_the_first_three_lines(tmp_path, n_above, is_title):
    text = "\n\n".join([*[f"Old pier {letter}" for letter in "abc"[:n_above]], "Harbour  plan agreed", *NEWS])
    rows = [{"title": "Harbour plan agreed", "text": text}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")

    passages = read_corpus(tmp_path)["passages"]

    assert passages["text"][passages["kind"] == "title"].tolist() == (["Harbour plan agreed"] if is_title else [])


def test_page_without_a_title_takes_none_from_its_lines(tmp_path):
    write_files(
        tmp_path, a__html=f"<html><body>{''.join(f'<p>{text}</p>' for text in ['Ships left', *NEWS])}</body></html>"
    )

    tables = read_corpus(tmp_path)

    assert tables["articles"]["title"].tolist() == [""]
    assert "title" not in set(tables["passages"]["kind"])


def test_parts_of_a_page_beside_each_other_are_one_repair(tmp_path):
    write_files(tmp_path, a__html=page_of(*(f"<p>{text}</p>" for text in NEWS)))

    repairs = read_corpus(tmp_path)["repairs"]

    assert repairs["rule"].tolist() == ["outside the article"]
    assert repairs["found_text"].tolist() == ["Home\n\nWorld\n\n"]
    assert repairs["reason"].tolist() == ["another part of the page"]


def test_kinds_of_blocks_are_kinds_of_passages(tmp_path):
    blocks = [f"<p>{text}</p>" for text in NEWS]
    heading = "<h2>The council met again on Tuesday.</h2>"
    caption = "<figure><figcaption>The old pier in the evening light of a day in May</figcaption></figure>"
    write_files(tmp_path, a__html=page_of(*blocks[:3], heading, caption, *blocks[3:]))

    passages = read_corpus(tmp_path)["passages"]

    assert passages["kind"][passages["text"] == "The council met again on Tuesday."].tolist() == ["heading"]
    assert set(passages["kind"][passages["text"].isin(NEWS)]) == {"sentence"}


def test_dropped_line_that_stands_apart_takes_the_blank_lines_after_it_along(tmp_path):
    write_files(
        tmp_path, a__txt=f"{NEWS[0]}\n\nLeave a comment\n\n\n{NEWS[1]}\n\n{NEWS[2]}\nLeave a comment\n{NEWS[3]}"
    )

    tables = read_corpus(tmp_path)

    assert tables["articles"]["text"][0] == f"{NEWS[0]}\n\n{NEWS[1]}\n\n{NEWS[2]}\n{NEWS[3]}"
    assert tables["repairs"]["found_text"].tolist() == ["Leave a comment\n\n\n", "Leave a comment\n"]


def test_last_line_that_is_dropped_takes_all_that_follows(tmp_path):
    write_files(tmp_path, a__txt=f"{NEWS[0]}\n\n{NEWS[1]}\n\nLeave a comment\n\n \n")

    assert read_corpus(tmp_path)["articles"]["text"][0] == f"{NEWS[0]}\n\n{NEWS[1]}\n\n"


def test_parts_of_a_page_are_dropped_although_litter_is_kept(tmp_path):
    write_files(tmp_path, a__html=page_of(*(f"<p>{text}</p>" for text in [*NEWS, "Leave a comment"])))

    kept = read_corpus(tmp_path, settings=ArticleSettings(keep_litter=True))
    dropped = read_corpus(tmp_path)

    assert kept["articles"]["text"][0].endswith("Leave a comment")
    assert not dropped["articles"]["text"][0].endswith("Leave a comment")
    assert kept["articles"]["text"][0].startswith(NEWS[0])
    assert kept["repairs"]["applied"].tolist() == [True, False]
    assert dropped["repairs"]["applied"].tolist() == [True, True]


def test_note_on_an_id_that_clashes_counts_the_places(tmp_path):
    for name in "abc":
        write_files(tmp_path, **{f"{name}__csv": f"id,text\nx,The text of {name}\n"})

    articles = read_corpus(tmp_path)["articles"]

    assert articles["id"].tolist() == ["x", "x~2", "x~3"]
    assert [note for notes in articles["notes"] for note in notes if note.startswith("id")] == [
        "id: 'x' is used 3 times, this is number 2",
        "id: 'x' is used 3 times, this is number 3",
    ]


@pytest.mark.parametrize(
    ("given", "is_noted"),
    [("Harbour plan agreed", False), ("harbour  PLAN agreed", False), ("Another", True), ("", False)],
)
def test_conflict_of_the_sidecar_is_noted_where_the_words_differ(tmp_path, given, is_noted):
    write_files(tmp_path, a__txt=BODIES["a"], sources__csv=f"file,title\na.txt,{given}\n")

    article = read_corpus(tmp_path)["articles"].iloc[0]

    assert any(note.startswith("conflict: the sidecar gives the title") for note in article["notes"]) is is_noted
    assert article["title"] == (given or "Harbour plan agreed")


def test_author_and_address_come_from_the_sidecar_then_the_file_then_the_text(tmp_path):
    rows = [
        {"text": f"By Ann Lee\n\n{NEWS[n]}\n\n{NEWS[n + 1]}", "url": f"https://www.example.org/{n}"} for n in range(3)
    ]
    rows[1]["author"] = "Bo Chan"
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    write_files(tmp_path, sources__csv="file,author,url\na.json#2,Cy Day,https://m.other.org/x\n")

    articles = read_corpus(tmp_path)["articles"]

    assert articles["author"].tolist() == ["Ann Lee", "Bo Chan", "Cy Day"]
    assert articles["outlet"].tolist() == ["example.org", "example.org", "other.org"]
    assert articles["url"].tolist()[2] == "https://m.other.org/x"
    assert any("gives the url" in note for note in articles["notes"][2])


def test_running_heads_of_a_pdf_are_dropped(tmp_path):
    pages = [["The Harbour Times", f"The council met on day {letter} and decided about it."] for letter in "abc"]
    (tmp_path / "a.pdf").write_bytes(written_pdf(pages))
    write_files(tmp_path, b__txt="\n\f".join("\n".join(page) for page in pages))

    tables = read_corpus(tmp_path)

    assert tables["articles"]["text"].str.count("The Harbour Times").tolist() == [0, 3]
    assert set(tables["repairs"]["rule"]) == {"litter: running head"}


def test_language_that_the_file_states_counts_where_the_text_tells_none(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"text": "5 Mai.", "lang": "de"}]), encoding="utf-8")

    assert read_corpus(tmp_path)["articles"]["language"].tolist() == ["de"]


def test_problems_of_all_files_of_a_part_are_listed(tmp_path):
    write_files(tmp_path, a__txt="", b__txt=" ", c__txt=BODIES["a"], d__txt=BODIES["b"])

    part = read_part(tmp_path, list_files(tmp_path))

    assert part["problems"]["source"].tolist() == ["a.txt", "b.txt"]
    assert part["articles"]["id"].tolist() == ["c.txt", "d.txt"]
    assert part["articles"]["blocks"].tolist() == ["", ""]


def test_litter_of_a_pdf_is_dropped_beside_its_running_heads(tmp_path):
    pages = [["The Harbour Times", f"The council met on day {letter} and decided about it."] for letter in "abc"]
    pages[1].insert(1, "Leave a comment")
    (tmp_path / "a.pdf").write_bytes(written_pdf(pages))

    assert set(read_corpus(tmp_path)["repairs"]["rule"]) == {"litter: running head", "litter: comment form"}


def test_navigation_right_above_the_text_is_no_title_whatever_stands_below(tmp_path):
    head = "Home > News > World > South and Central Asia\nPrint this page   Email this article\n"
    form = (
        "\n\nComments (43)\nPlease register or log in to comment.\nUsername: ____ Password: ____ Forgot your password?"
    )
    body = "The council met and decided about the harbour, and all who were there said that they were for it. " * 3
    write_files(tmp_path, a__txt=f"{head}{body}{form}", b__txt=f"Harbour plan agreed\n{body}{form}")

    articles = read_corpus(tmp_path)["articles"]

    assert articles["title"].tolist() == ["", "Harbour plan agreed"]
    assert not articles["text"].str.contains("Home >|Print this").any()
