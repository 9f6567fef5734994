"""BibTeX: every cited article once, whatever its title holds."""

from __future__ import annotations

import re

import bibtexparser
import pytest

from tests.output.latex import read_latex
from tests.output.timelines import DAY, NOTHING, make_timeline, write


def read(text):
    """Return the entries, each with its key and its fields as plain text."""
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    return [
        {"key": entry.key, "type": entry.entry_type}
        | {field.key: field.value if field.key == "url" else read_latex(field.value) for field in entry.fields}
        for entry in library.entries
    ]


def entry_of(**article):
    (entry,) = read(write("bib", make_timeline(DAY, article=article)))
    return entry


def test_every_cited_article_is_there_once_in_the_order_of_ids(timeline):
    entries = read(write("bib", timeline))
    assert [entry["title"] for entry in entries] == ["港口", "Mayor meets dockers", "<i>Hands</i> shaken"]
    assert {entry["type"] for entry in entries} == {"article"}
    assert {entry["entrysubtype"] for entry in entries} == {"newspaper"}
    assert entries[1]["date"] == "2024-05-04"
    assert entries[1]["url"] == "https://tide.example/1"
    assert entries[2]["journaltitle"] == "Quay & Sons"
    assert entries[2]["date"] == "2024-05"
    assert not {"journaltitle", "date", "url"} & set(entries[0])
    assert not any("author" in entry for entry in entries)


def test_note_names_the_characters_and_counts_events_and_sentences(timeline):
    entries = read(write("bib", timeline))
    for entry, article in zip(entries, ("chinese.txt", "harbour.txt", "inject.txt"), strict=True):
        lines = timeline["evidence"][timeline["evidence"]["article"] == article].drop_duplicates("passage")
        places = ", ".join(f"{start}–{stop}" for start, stop in sorted(zip(lines["start"], lines["stop"], strict=True)))
        assert entry["note"].startswith(f"File {article}, characters {places}: ")
    assert ": 2 events by 2 sentences. Published: " in entries[0]["note"]
    assert entries[1]["note"].endswith(": 4 events by 3 sentences")


def test_entry_has_a_line_for_each_field():
    article = {"outlet": "The Tide", "url": "https://tide.example/1"}
    assert write("bib", make_timeline(DAY, article=article)) == (
        "@article{the-tide-2024-05-04-bridge,\n"
        "  entrysubtype = {newspaper},\n"
        "  title = {A bridge},\n"
        "  journaltitle = {The Tide},\n"
        "  date = {2024-05-04},\n"
        "  url = {https://tide.example/1},\n"
        "  note = {File a.txt, characters 0–10: 1 event by 1 sentence}\n"
        "}\n"
    )


def test_entries_are_parted_by_an_empty_line(timeline):
    assert write("bib", timeline).count("}\n\n@article{") == 2


def test_sentences_are_cited_in_the_order_of_the_article_whatever_the_order_of_events(timeline):
    turned = {**timeline, "evidence": timeline["evidence"].iloc[::-1]}
    assert write("bib", turned) == write("bib", timeline)


def test_article_that_is_cited_for_nothing_is_left_out(timeline):
    cited = timeline["evidence"][timeline["evidence"]["article"] == "inject.txt"]
    assert len(read(write("bib", {**timeline, "evidence": cited}))) == 1
    assert read(write("bib", NOTHING)) == []


@pytest.mark.parametrize("title", ["A lone { brace", "A lone } brace", "}{", r"\{ and $5 & 50 % of #1_a"])
def test_title_reads_back_and_leaves_the_braces_in_balance(title):
    written = write("bib", make_timeline(DAY, article={"title": title, "outlet": title, "author": title + "!"}))
    depths = []
    for sign in written:
        depths.append((depths[-1] if depths else 0) + {"{": 1, "}": -1}.get(sign, 0))
    assert depths[-1] == 0
    assert min(depths) == 0
    (entry,) = read(written)
    assert entry["title"] == entry["journaltitle"] == title
    assert entry["author"] == title + "!"


def test_persons_are_authors_by_surname_and_another_byline_is_one_whole_name():
    assert "author = {{Ann and Bob Lee}}" in write("bib", make_timeline(DAY, article={"author": "Ann and Bob Lee"}))
    assert entry_of(author="Ann Lee and Bo de Vries")["author"] == "Lee, Ann and de Vries, Bo"
    assert entry_of(author="Ann Lee", outlet="The Tide")["journaltitle"] == "The Tide"


@pytest.mark.parametrize("author", ["", "The Tide", "By the Tide", "THE TIDE"])
def test_outlet_is_never_the_author(author):
    assert "author" not in entry_of(author=author, outlet="The Tide")


def test_article_of_no_known_outlet_that_has_an_address_is_a_page():
    assert entry_of(url="https://a.example/1")["type"] == "online"
    assert entry_of(url="https://a.example/1", outlet="The Tide")["type"] == "article"
    assert entry_of()["type"] == "article"


def test_article_without_a_title_is_called_by_its_id():
    assert entry_of(id="b_1.txt", title="")["title"] == "b_1.txt"


def test_address_keeps_its_signs_but_not_those_of_the_format():
    assert entry_of(url="https://a.example/x_y?a=%20#z")["url"] == "https://a.example/x_y?a=%20#z"
    assert entry_of(url="https://a.example/{x} y\\")["url"] == "https://a.example/xy"


def test_keys_differ_and_hold_letters_and_digits_only(timeline):
    keys = [entry["key"] for entry in read(write("bib", timeline))]
    assert len(set(keys)) == 3
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)
    assert keys[1].endswith("2024-05-04-mayor-meets-dockers")


def test_note_says_where_the_characters_of_a_page_are_counted():
    written = write("bib", make_timeline(DAY, article={"id": "a.html", "source": "a.html", "sha256": "0"}))
    assert "{File a.html, characters 0–10 of articles/a.html.found.txt: 1 event by 1 sentence}" in written
