"""Readers: every format gives its articles, and the locator gives the same text again."""

from __future__ import annotations

import json

import pytest

from tests.corpora import write_files
from topics.articles.readers import list_files, read_file, reread
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


def docx_of(*paragraphs):
    import io

    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left cell", "right cell"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_of(lines):
    """Return a small PDF with a text layer, written by hand."""
    drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {drawn} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(content)
    content += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return content + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % xref


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
