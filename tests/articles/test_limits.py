"""Each limit from both sides: up to it all is read; over it a file is refused or cut, with a sentence that says so."""

import gzip
import io
import json
import time
import tracemalloc
import zlib
from dataclasses import fields, replace

import pytest

from tests.corpora import read_corpus, write_files, written_pdf
from tests.saved import FERRY, STORIES, epub, page, rss, warc, xlsx, zipped
from topics import Corpus
from topics.articles.files import read_file
from topics.articles.formats import read_content
from topics.articles.limits import limits, within
from topics.errors import InputError
from topics.settings import LimitSettings, Settings

LINE = b"The ferry left the harbour of Olsted on Monday.\n"


def read_within(content, name, **given):
    """Return what was read of a file within some limits, and all that is listed about it."""
    with within(replace(LimitSettings(), **given)):
        try:
            articles, problems = read_content(content if isinstance(content, bytes) else content.encode(), name)
        except InputError as error:
            return [], str(error)
    return articles, "; ".join(problem.found for problem in problems)


def parquet(n_rows):
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.table({"text": [FERRY.text] * n_rows, "title": ["Ferry"] * n_rows}), sink)
    return sink.getvalue()


def mb(content):
    return len(content) / 1e6


LINES = "".join(json.dumps({"text": FERRY.text, "title": f"{n}"}) + "\n" for n in range(3))
TABLE = "title,text\n" + "".join(f'{n},"{FERRY.text}"\n' for n in range(3))
MARKUP = page(FERRY)
PDF = written_pdf([["The ferry left the harbour of Olsted."]] * 3)
PART = b"<w:body xmlns:w='x'><w:p><w:t>The ferry left Olsted.</w:t></w:p></w:body>"
FEED = rss(STORIES)
MANY = " ".join(f"a{number}='<>'" for number in range(12))
ATTRIBUTES = f"<!DOCTYPE html><html><body><p {MANY}>{FERRY.text}</p></body></html>"
REFUSED = {
    "a file": (LINE, "a.txt", "file", mb(LINE), "a file of 4.8e-05 MB, more than"),
    "a gzip file": (gzip.compress(LINE), "a.gz", "unpacked", mb(LINE), "a gzip file that unpacks to more than"),
    "an archive": (zipped({"a.txt": LINE}), "a.zip", "unpacked", mb(LINE), "an archive that unpacks to more than"),
    "files of an archive": (zipped({"a.txt": LINE, "b.txt": LINE}), "a.zip", "members", 2, "an archive of 2 files"),
    "a document": (
        zipped({"word/document.xml": PART}), "a.docx", "document", mb(PART), "a DOCX file that unpacks to more than",
    ),
    "a book": (epub(STORIES), "a.epub", "members", 5, "an archive of 5 files, more than 4"),
    "attributes": (ATTRIBUTES, "a.html", "page_attributes", 12, "a page with a tag of more than 11 attributes"),
    "elements of a page": (MARKUP, "a.html", "page_elements", MARKUP.count("<") - MARKUP.count("</"), "a page of"),
    "elements of XML": (FEED, "a.rss", "page_elements", FEED.count("<") - FEED.count("</"), "XML of"),
    "cells": (xlsx(STORIES), "a.xlsx", "cells", 21, "21 cells, more than 20"),
}  # fmt: skip
"""Files that are at a limit: bytes, name, the limit and its value, and what a file over it is called."""


@pytest.mark.parametrize("label", sorted(REFUSED))
def test_file_at_a_limit_is_read_and_over_it_refused_with_what_to_do(label):
    content, name, limit, at, found = REFUSED[label]
    articles, _ = read_within(content, name, **{limit: at})
    assert articles
    least = at - 1 if isinstance(at, int) else at - 1e-6
    articles, listed = read_within(content, name, **{limit: least})
    assert articles == []
    assert found in listed
    assert f"raise {limit} in the section [limits] of topics.toml" in listed


CUT = {
    "pages of a PDF": (PDF, "a.pdf", "pdf_pages", 3, "3 pages, of which the first 2 were read"),
    "lines of JSON": (LINES, "a.jsonl", "articles", 3, "1 lines behind the first 2 were not read"),
    "objects of JSON": (
        json.dumps([json.loads(line) for line in LINES.splitlines()]), "a.json", "articles", 3,
        "3 articles, of which the first 2 were read",
    ),
    "rows of a table": (TABLE, "a.csv", "articles", 3, "3 rows, of which the first 2 were read"),
    "rows of Parquet": (parquet(3), "a.parquet", "articles", 3, "3 rows, of which the first 2 were read"),
    "entries of a feed": (rss([*STORIES, FERRY]), "a.rss", "articles", 3, "3 articles, of which the first 2 were read"),
}  # fmt: skip
"""Files of three that are at a limit."""


@pytest.mark.parametrize("label", sorted(CUT))
def test_file_at_a_limit_is_read_whole_and_over_it_cut_and_listed(label):
    content, name, limit, at, found = CUT[label]
    assert found not in read_within(content, name, **{limit: at})[1]
    articles, listed = read_within(content, name, **{limit: at - 1})
    assert found in listed
    n_read = articles[0].text.count("The ferry") if name == "a.pdf" else len(articles)
    assert n_read == at - 1


@pytest.mark.parametrize(("megabytes", "n_pages"), [(0.001, 3), (0.0002, 2), (0.00005, 1)])
def test_pages_of_a_pdf_are_read_up_to_so_much_drawing_and_at_least_one(megabytes, n_pages):
    (article,), listed = read_within(PDF, "a.pdf", pdf_drawn=megabytes)
    assert article.text.count("The ferry") == n_pages
    assert (f"of which the first {n_pages}, with {megabytes:g} MB of drawing were read" in listed) == (n_pages < 3)


def test_record_of_a_web_archive_is_cut_and_listed():
    content = warc(STORIES)
    assert read_within(content, "a.warc", record=0.01)[1] == ""
    assert "2 cut off at 0.0003 MB" in read_within(content, "a.warc", record=0.0003)[1]


@pytest.mark.parametrize(("ratio", "is_read"), [(2_000.0, True), (100.0, False)])
def test_what_unpacks_to_many_times_its_size_is_refused(ratio, is_read):
    text = LINE * 250_000
    for content, name in ((zipped_small(text), "a.zip"), (gzip.compress(text), "a.gz")):
        articles, listed = read_within(content, name, ratio=ratio)
        assert bool(articles) == is_read
        assert ("unpacks to more than 100 times its size, as no texts do" in listed) != is_read


def test_little_may_unpack_to_however_many_times_its_size():
    assert read_within(gzip.compress(LINE * 1_000), "a.gz", ratio=1.0)[0]


def zipped_small(text):
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
    return stream.getvalue()


def bomb(inner, name):
    """Return an archive in an archive, many times."""
    for _ in range(5):
        inner = zipped_small(inner) if name == "a.zip" else gzip.compress(inner)
    return inner


HOSTILE = {
    "zeros in gzip": ("a.gz", lambda: gzip.compress(bytes(100_000_000), 9)),
    "zeros in a document": ("a.docx", lambda: zipped_deflated({"word/document.xml": bytes(90_000_000)})),
    "zeros in a workbook": ("a.xlsx", lambda: zipped_deflated({"xl/workbook.xml": bytes(90_000_000)})),
    "archives in archives": ("a.zip", lambda: bomb(LINE * 1_000, "a.zip")),
    "gzip in gzip": ("a.gz", lambda: bomb(LINE * 1_000, "a.gz")),
    "a page of a million attributes": (
        "a.html", lambda: b"<html><body><p " + b" ".join(b"a%d=b" % n for n in range(1_000_000)) + b">x</p></body>",
    ),
    "a page of two million elements": ("a.html", lambda: b"<html><body>" + b"<b>x" * 2_000_000),
    "XML of two million elements": ("a.xml", lambda: b"<rss><channel><item>" + b"<a/>" * 2_000_000),
    "a PDF of 100,000 pages": ("a.pdf", lambda: pdf(kids=b"3 0 R " * 100_000, count=100_000)),
    "a PDF whose pages hold themselves": ("a.pdf", lambda: pdf(kids=b"3 0 R 2 0 R", count=2)),
    "a PDF that draws itself": ("a.pdf", lambda: pdf(draws=b"/X Do /X Do")),
    "a PDF of a stream that holds itself": ("a.pdf", lambda: pdf(length=b"4 0 R")),
}  # fmt: skip
"""Files made to take all time and memory."""


def zipped_deflated(parts):
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def pdf(kids=b"3 0 R", count=1, draws=b"", length=None):
    """Return a PDF of one page, or of references to it, written by hand."""
    words = b"BT /F1 12 Tf 72 720 Td (The ferry left the harbour of Olsted on Monday.) Tj ET "
    font = b"/Font << /F1 5 0 R >> /XObject << /X 6 0 R >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << " + font + b" >>"
    drawing = words + draws
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << %s >> >>" % font,
        b"<< /Length %s >>\nstream\n%s\nendstream" % (length or b"%d" % len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(drawing), form, drawing),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(content)
    content += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return content + b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % xref


@pytest.mark.slow
@pytest.mark.parametrize("label", sorted(HOSTILE))
def test_file_made_to_harm_is_refused_or_cut_within_time_and_memory(label):
    name, make = HOSTILE[label]
    content = make()
    tracemalloc.start()
    began = time.process_time()
    try:
        articles, listed = read_within(content, name)
        taken, most = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert listed or len(articles) == 1
    assert taken < 60  # with every allocation counted
    assert most < 400_000_000


def test_pdf_of_one_broken_page_is_read_for_the_rest():
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(PDF)))
    broken = StreamObject()
    broken.set_data(zlib.compress(b"x")[:4])
    broken[NameObject("/Filter")] = NameObject("/Nothing")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(broken)
    stream = io.BytesIO()
    writer.write(stream)
    (article,), listed = read_within(stream.getvalue(), "a.pdf")
    assert article.text.count("The ferry") == 2
    assert "1 of 3 pages cannot be read: 2 (" in listed


def test_limits_of_the_settings_hold_in_a_run_and_make_it_anew(tmp_path):
    folder = write_files(tmp_path, a__txt=LINE * 20, b__txt=LINE)
    small = Settings(limits=LimitSettings(file=0.0005))
    assert set(Corpus(folder, settings=small, out=tmp_path / "out").articles["source"]) == {"b.txt"}
    assert set(Corpus(folder, out=tmp_path / "out").articles["source"]) == {"a.txt", "b.txt"}
    problem = next(iter(Corpus(folder, settings=small, out=tmp_path / "out").problems.to_dict("records")))
    assert problem["source"] == "a.txt"
    assert "more than 0.0005 MB" in problem["found"]


def test_file_that_is_too_large_is_not_opened(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(600_000_000)
    (problem,) = read_file(tmp_path, "a.txt")[1]
    assert problem.found.startswith("a file of 600 MB, more than 500 MB; split it")
    assert problem.lost


def test_limits_hold_only_where_they_are_given(tmp_path):
    with within(LimitSettings(file=1.0)):
        assert limits().file == 1.0
    assert limits() == LimitSettings()
    write_files(tmp_path, a__txt=LINE)
    assert len(read_corpus(tmp_path)["articles"]) == 1


def test_every_limit_has_a_case_here():
    tested = {limit for _, _, limit, _, _ in (*REFUSED.values(), *CUT.values())} | {"pdf_drawn", "record", "ratio"}
    assert tested == {item.name for item in fields(LimitSettings)}
