"""Readers: every format gives its articles, and the locator gives the same text again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.corpora import pdf_of, write_files, written_pdf
from topics.articles import formats
from topics.articles.files import list_files, read_file, reread
from topics.articles.readers.found_article import Metadata
from topics.errors import InputError

TEXT = "Harbour plan agreed\n\nThe council met on Tuesday. It decided about the harbour: “yes”.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Harbour plan agreed | The Harbour Times</title>
<meta property="og:site_name" content="The Harbour Times"><meta name="author" content="Ann Lee">
<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2021-03-04T09:00+01:00"}</script>
<style>p {color: red}</style></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Harbour plan agreed</h1>
<p>The council met on Tuesday and <b>decided</b> about the harbour after a debate of five hours.</p>
<p>All parties but one were for the plan, which will cost four million and take two years to build.</p>
<h2>What comes next</h2>
<p>The work begins in spring, said the mayor, once the ice on the river has gone and the ships are back.</p>
<p><a href="/x">Fish prices rise again in all the towns on the coast</a></p>
<p style="display:none">Hidden words that nobody sees.</p>
<p>Fishermen had asked for a longer pier, and they will get it, the mayor added at the end of the day.</p>
</article><footer><p>© 2021 The Harbour Times. All rights reserved.</p></footer></body></html>"""
ROWS = [
    {"id": "a1", "headline": "One", "body": "The first text.", "date": "2021-03-04", "page": 3},
    {"id": "a2", "headline": "Two", "body": "A second,\nwith a “quote”.", "date": "", "page": 4},
]


def csv_of(rows, delimiter=","):
    import csv
    import io

    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def parquet_of(rows):
    import io

    import pyarrow as pa
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), stream)
    return stream.getvalue()


def docx_of(*paragraphs, table=True):
    import io

    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].text, cells[1].text = "left cell", "right cell"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


FILES = {
    "plain.txt": TEXT.encode(),
    "marked.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "windows.txt": TEXT.encode("cp1252"),
    "wide.txt": TEXT.encode("utf-16"),
    "big-end.txt": TEXT.encode("utf-16-be"),
    "mixed.txt": TEXT.encode() + "naïve".encode("cp1252") + ("é" * 9).encode(),
    "dos.txt": TEXT.replace("\n", "\r\n").encode(),
    "page.html": PAGE.encode(),
    "page.txt": PAGE.encode(),
    "wide.html": PAGE.encode("utf-16"),
    "rows.csv": csv_of(ROWS).encode(),
    "rows.tsv": csv_of(ROWS, "\t").encode(),
    "rows.jsonl": "\n".join(json.dumps(row) for row in ROWS).encode(),
    "rows.json": json.dumps(ROWS).encode(),
    "rows.parquet": parquet_of(ROWS),
    "paper.docx": docx_of("Harbour plan agreed", "The council met on Tuesday."),
    "paper.pdf": pdf_of(["Harbour plan agreed", "The council met on Tuesday and decided."]),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", sorted(FILES))
def test_locator_read_again_gives_the_text_as_found(corpus, name):
    articles, problems = read_file(corpus, name)

    assert articles
    assert problems == []
    for article in articles:
        assert reread(corpus, article.locator) == article.text


@pytest.mark.parametrize("name", ["plain.txt", "marked.txt", "windows.txt", "wide.txt", "big-end.txt"])
def test_encodings_give_the_same_text(corpus, name):
    articles, _ = read_file(corpus, name)

    assert articles[0].text == TEXT


def test_single_odd_byte_in_utf8_is_read_as_windows(corpus):
    articles, _ = read_file(corpus, "mixed.txt")

    assert articles[0].text == TEXT + "naïve" + "é" * 9


@pytest.mark.parametrize("name", ["rows.csv", "rows.tsv", "rows.jsonl", "rows.json", "rows.parquet"])
def test_tables_give_an_article_a_record(corpus, name):
    articles, _ = read_file(corpus, name)

    assert [article.id for article in articles] == ["a1", "a2"]
    assert [article.text for article in articles] == [row["body"] for row in ROWS]
    assert articles[0].metadata == Metadata(title="One", published="2021-03-04")
    assert articles[0].locator.field == "body"
    assert set(json.loads(articles[0].extra)) == {"page"}


def test_records_without_id_are_numbered(tmp_path):
    write_files(tmp_path, a__csv="title,text\nOne,The first text\nTwo,The second text\n")

    articles, _ = read_file(tmp_path, "a.csv")

    assert [article.id for article in articles] == ["a.csv#0", "a.csv#1"]


def test_records_without_text_are_listed_once(tmp_path):
    write_files(tmp_path, a__csv="title,text\nOne,The first text\nTwo,\nThree, \n")

    articles, problems = read_file(tmp_path, "a.csv")

    assert len(articles) == 1
    assert [(problem.found[:8], problem.lost) for problem in problems] == [("2 of 3 r", False)]


def test_broken_json_lines_are_listed_and_others_read(tmp_path):
    write_files(tmp_path, a__jsonl='{"text": "One text"}\n{broken\n{"text": "Another"}\n')

    articles, problems = read_file(tmp_path, "a.jsonl")

    assert [article.text for article in articles] == ["One text", "Another"]
    assert "line 2" in problems[0].found


def test_table_is_known_by_its_content(tmp_path):
    write_files(tmp_path, a__txt="id,title,text\n1,One,The first text\n")

    articles, _ = read_file(tmp_path, "a.txt")

    assert articles[0].text == "The first text"


def test_article_with_commas_in_its_first_line_is_no_table(tmp_path):
    write_files(tmp_path, a__txt="News, source, and text\n\nThe council met.\n")

    articles, _ = read_file(tmp_path, "a.txt")

    assert articles[0].text.startswith("News, source")


def test_text_that_looks_like_json_is_read_as_text(tmp_path):
    write_files(tmp_path, a__txt='[ Update ] The council met.\n\nIts answer was "yes": all were for it.\n')

    articles, problems = read_file(tmp_path, "a.txt")

    assert not problems
    assert articles[0].text.startswith("[ Update ]")


@pytest.mark.parametrize("name", ["page.html", "page.txt", "wide.html"])
def test_page_gives_its_text_nodes_and_the_article_among_them(corpus, name):
    article = read_file(corpus, name)[0][0]
    kept = [article.text[block.start : block.stop] for block in article.blocks]

    assert "Home" in article.text
    assert "Hidden words" not in article.text
    assert "color: red" not in article.text
    assert kept[0] == "The council met on Tuesday and decided about the harbour after a debate of five hours."
    assert "What comes next" in kept
    assert not any("Fish prices" in text or "rights reserved" in text for text in kept)


def test_page_metadata(corpus):
    metadata = read_file(corpus, "page.html")[0][0].metadata

    assert metadata.title == "Harbour plan agreed"
    assert metadata.outlet == "The Harbour Times"
    assert metadata.author == "Ann Lee"
    assert metadata.published == "2021-03-04"


def test_docx_gives_paragraphs_and_cells_in_order(corpus):
    article = read_file(corpus, "paper.docx")[0][0]

    assert article.text == "Harbour plan agreed\n\nThe council met on Tuesday.\n\nleft cell\n\nright cell"


def test_docx_gives_every_cell_of_a_large_table_once(tmp_path):
    import docx

    document = docx.Document()
    table = document.add_table(rows=30, cols=4)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "merged"
    document.save(tmp_path / "table.docx")

    found = read_file(tmp_path, "table.docx")[0][0].text

    assert found.split("\n\n")[-119:] == ["merged", *(f"cell {number}" for number in range(2, 120))]


def test_corpus_may_be_one_file(corpus):
    path = corpus / "rows.csv"

    assert list_files(path) == ["rows.csv"]
    assert len(read_file(path, "rows.csv")[0]) == 2


def test_missing_corpus_is_an_error(tmp_path):
    with pytest.raises(InputError, match="There is no file or folder"):
        list_files(tmp_path / "nothing")


def test_changed_file_is_not_reread(tmp_path):
    write_files(tmp_path, a__txt=TEXT)
    locator = read_file(tmp_path, "a.txt")[0][0].locator
    write_files(tmp_path, a__txt=TEXT + "more")

    with pytest.raises(InputError, match="has changed"):
        reread(tmp_path, locator)


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN"])
def test_front_matter_gives_each_piece_and_is_no_part_of_the_article(tmp_path, name):
    pairs = ["title: 'One'", "date: 2021-03-04", "author:  Ann Lee ", 'source: "The Times"', "url: https://e.org/a:b"]
    front = "\n".join(["---\r", *pairs, "lang: en", "---", ""])
    (tmp_path / name).write_text(front + "The text.\n", encoding="utf-8", newline="")

    (article,), _ = read_file(tmp_path, name)

    assert article.metadata == Metadata("One", "The Times", "Ann Lee", "https://e.org/a:b", "2021-03-04", "en")
    assert [article.text[block.start : block.stop] for block in article.blocks] == ["The text.\n"]


def test_lines_between_dashes_are_text_in_other_files_and_further_down(tmp_path):
    write_files(tmp_path, a__txt="---\ntitle: One\n---\nThe text.", b__md="The text.\n---\ntitle: One\n---\n")

    for name in ("a.txt", "b.md"):
        (article,), _ = read_file(tmp_path, name)
        assert article.metadata == Metadata()
        assert article.blocks == ()


@pytest.mark.parametrize(("n_letters", "is_read"), [(20, True), (19, False)])
def test_pdf_has_a_text_layer_from_twenty_letters(tmp_path, n_letters, is_read):
    (tmp_path / "a.pdf").write_bytes(pdf_of(["a" * n_letters + " 123"]))

    articles, problems = read_file(tmp_path, "a.pdf")

    assert bool(articles) is is_read
    assert [problem.found for problem in problems] == (
        [] if is_read else ["a PDF file without a text layer (scanned pages)"]
    )


LINES = ["The council met on Tuesday and decided."]


def test_pages_of_a_pdf_are_parted_by_a_form_feed_and_its_information_is_metadata(tmp_path):
    (tmp_path / "a.pdf").write_bytes(written_pdf([LINES, ["All were for it."]], Title=" One ", Author="Ann Lee"))

    (article,), _ = read_file(tmp_path, "a.pdf")

    assert article.text.split("\f") == ["The council met on Tuesday and decided.\n\n", "All were for it.\n"]
    assert (article.metadata.title, article.metadata.author) == ("One", "Ann Lee")
    assert article.locator.encoding == "pdf"


@pytest.mark.parametrize(("password", "found"), [("", None), ("secret", "a PDF file that needs a password")])
def test_pdf_is_read_where_it_needs_no_password(tmp_path, password, found):
    (tmp_path / "a.pdf").write_bytes(written_pdf([LINES], password=password))

    articles, problems = read_file(tmp_path, "a.pdf")

    assert [article.text.strip() for article in articles] == ([] if found else LINES)
    assert [problem.found for problem in problems] == ([found] if found else [])


@pytest.mark.parametrize(("n_before", "is_pdf"), [(1019, True), (1020, False)])
def test_pdf_is_known_by_its_first_thousand_bytes(n_before, is_pdf):
    assert formats.is_pdf(b"x" * n_before + b"%PDF-1.4") is is_pdf


def test_docx_tells_its_author_but_not_the_library_that_made_it(tmp_path):
    import docx

    for name, author in (("a.docx", "Ann Lee"), ("b.docx", "python-docx"), ("c.docx", "")):
        document = docx.Document()
        document.add_paragraph("The council met.")
        document.core_properties.author = author
        document.save(tmp_path / name)

    assert [read_file(tmp_path, name)[0][0].metadata.author for name in ("a.docx", "b.docx", "c.docx")] == [
        "Ann Lee",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt", b" \n", "an empty file"),
        ("a.txt", b"GIF89a", "a GIF image, which is not read"),
        ("a.txt", b"{\\rtf1", "a rich text file (RTF) without text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" * 9, "an old or encrypted Office file, which is not read"),
        ("a.txt", b"\x1f\x8b" * 9, "a damaged or truncated gzip file"),
        ("a.docx", docx_of(table=False), "a DOCX file without text"),
        ("a.csv", b"The council met.", "a table without rows"),
        ("a.json", b"The council met.", "no line is a JSON object (first: line 1)"),
        ("a.parquet", b"PARE" + b"x" * 20, "a Parquet table that cannot be read"),
        ("a.html", b"<html><body><script>x</script></body></html>", "a page without text"),
    ],
)
def test_file_that_is_not_read_says_what_it_is(tmp_path, name, content, found):
    (tmp_path / name).write_bytes(content)

    articles, (problem,) = read_file(tmp_path, name)

    assert articles == []
    assert problem.found.startswith(found)
    assert problem.lost is bool(content.strip())


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.CSV", b"text,page\none,2\n", "one"),
        ("a.txt", b'{"text": "one", "page": 2}', "one"),
        ("a.txt", b'{"text": "one"}', '{"text": "one"}'),
        ("a.json", b'{"text": "one"}', "one"),
        ("a.dat", b"The council met.", "The council met."),
        ("a.txt", b"<p>The council met.</p>", "The council met."),
    ],
)
def test_format_is_told_by_the_bytes_and_by_the_ending_where_they_may_be_anything(tmp_path, name, content, text):
    (tmp_path / name).write_bytes(content)

    assert read_file(tmp_path, name)[0][0].text == text


def test_link_to_a_file_inside_the_corpus_is_read(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "sub" / "a.txt")

    assert list_files(tmp_path) == ["link.txt", "sub/a.txt"]


def test_files_in_hidden_folders_and_folders_themselves_are_no_articles(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "broken.txt").symlink_to(tmp_path / "missing.txt")

    assert list_files(tmp_path) == ["broken.txt"]
    (problem,) = read_file(tmp_path, "broken.txt")[1]
    assert problem.found == "cannot be read: No such file or directory"


def test_record_that_is_no_longer_there_is_not_reread(corpus):
    locator = read_file(corpus, "rows.csv")[0][1].locator

    assert reread(corpus / "rows.csv", locator) == ROWS[1]["body"]
    with pytest.raises(InputError, match=r"rows\.csv has no record '7'"):
        reread(corpus, replace(locator, record="7"))


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="koi8-r">',
        b"<META http-equiv='Content-Type' content='text/html; charset=koi8-r'>",
        b"<?xml version='1.0' encoding='koi8-r'?>",
    ],
)
def test_page_is_read_in_the_encoding_that_it_declares(tmp_path, head):
    text = "Министр сказал: да, и нет."
    page = head + b"<html><body><p>" + text.encode("koi8-r") + b"</p></body></html>"
    (tmp_path / "a.html").write_bytes(page)

    (article,), _ = read_file(tmp_path, "a.html")

    assert article.text == text
    assert article.locator.encoding == "koi8-r"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a&#11;b", "ab"),
        ("a&#x1F;b", "ab"),
        ("a&#32;b", "a b"),
        ("a&#9;b", "a b"),
        ("a&#1234;b", "aӒb"),
        ("a\x0bb", "ab"),
    ],
)
def test_references_to_characters_that_no_page_may_hold_are_cut(tmp_path, written, read):
    (tmp_path / "a.html").write_text(f"<html><body><p>{written}</p><p>The end.</p></body></html>", encoding="utf-8")

    assert read_file(tmp_path, "a.html")[0][0].text == f"{read}\n\nThe end."
