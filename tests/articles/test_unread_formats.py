"""No sentence of any format is lost without a word: words in are words in the articles and words that are listed."""

import io
import json
import re
import tarfile
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import written_pdf
from tests.saved import (
    FERRY,
    FORMATS,
    STORIES,
    STRIKE,
    bibtex,
    docx,
    file_of,
    message,
    page,
    ris,
    rss,
    rtf,
    warc,
    xlsx,
    zipped,
    zotero,
)
from topics.articles.formats import read_content
from topics.articles.readers.file_texts import (
    texts_of_bibtex,
    texts_of_ris,
    texts_of_word,
    texts_of_workbook,
    texts_of_xml,
    words_of,
)
from topics.errors import InputError

QUOTED = message(FERRY, encoding="quoted-printable")
LOST = "Lanterns were hung along the viaduct by volunteers."
WORDS = ("harbour", "quay", "mayor", "tide", "lantern", "gravel", "orchard", "viaduct", "ledger", "beacon")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=14, max_size=20).map(
    lambda words: " ".join(words).capitalize() + "."
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def told_of(content, name):
    """Return the words of the articles of a file with all that is kept of them, and what is listed about it."""
    articles, problems = read_content(content if isinstance(content, bytes) else content.encode(), name)
    kept = [text for article in articles for text in (article.text, article.metadata.title, article.extra)]
    listed = [problem.found for problem in problems]
    listed += [note for article in articles for note in article.metadata.notes]
    return "\n".join(kept), "\n".join(listed)


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=4)
@given(one=st.lists(SENTENCES, min_size=3, max_size=5), two=st.lists(SENTENCES, min_size=3, max_size=5))
def test_every_word_of_any_format_is_read_or_counted(name, one, two):
    stories = [replace(STORIES[0], paragraphs=tuple(one)), replace(STORIES[1], paragraphs=tuple(two))]
    kept, listed = told_of(file_of(name, stories), name)
    given_words = [*one, *(two if FORMATS[name].n_stories > 1 else [])]
    left = Counter(words_of(" ".join(given_words))) - Counter(words_of(kept))
    assert left.total() <= sum(map(int, re.findall(r"(\d+) words", listed)))


def word_part(tag, inner=f"<w:p><w:r><w:t>{LOST}</w:t></w:r></w:p>"):
    return f"<w:{tag} {W}>{inner}</w:{tag}>"


def added(content, parts):
    """Return a ZIP archive with further parts."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**held, **parts})


def in_word(inner):
    """Return a Word document with something after its first paragraph."""
    content = docx([FERRY.text])
    return added(
        content, {"word/document.xml": word_part("document", f"<w:body>{paragraph(FERRY.text)}{inner}</w:body>")}
    )


def paragraph(text, tag="t"):
    return f"<w:p><w:r><w:{tag}>{text}</w:{tag}></w:r></w:p>"


def in_odt(inner, **parts):
    spaces = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:style="urn:s"'
    text = f"<office:text><text:p>{FERRY.text}</text:p>{inner}</office:text>"
    content = f"<office:document-content {spaces}><office:body>{text}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, **{f"{name}.xml": part for name, part in parts.items()}})


def in_rtf(after):
    return rtf([FERRY.text])[:-1] + after + b"}"


def tarred(content):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def mixed(parts, end=""):
    body = "".join(f"--B\nContent-Type: {kind}; charset=utf-8\n\n{text}\n" for kind, text in parts)
    head = message(FERRY).decode().split("Content-Type")[0]
    return f"{head}Content-Type: multipart/mixed; boundary=B\n\n{body}--B--\n{end}".encode()


def parquet(table):
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.table(table), sink)
    return sink.getvalue()


def commented_pdf():
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import FreeText

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(written_pdf([["The ferry left the harbour of Olsted."]]))))
    writer.add_annotation(0, FreeText(text=LOST, rect=(50, 550, 200, 650)))
    writer.add_attachment("Lanterns were hung.txt", b"x")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def in_sheet(comment):
    return added(xlsx(STORIES), {"xl/comments1.xml": f"<comments><comment><t>{comment}</t></comment></comments>"})


def in_feed(item):
    return rss(STORIES).replace("<item>", f"<item>{item}", 1)


PLACES = {
    "a comment in Word": ("a.docx", in_word("") , None),
    "deleted in Word": ("a.docx", in_word(f"<w:del>{paragraph(LOST, 'delText')}</w:del>"), None),
    "an older form of a drawing only": (
        "a.docx", in_word(f'<mc:Fallback xmlns:mc="urn:m">{paragraph(LOST)}</mc:Fallback>'), None,
    ),
    "a reading aid in Word": ("a.docx", in_word(f"<w:p><w:ruby><w:rt>{paragraph(LOST)}</w:rt></w:ruby></w:p>"), None),
    "a diagram in Word": (
        "a.docx", added(docx([FERRY.text]), {"word/diagrams/data1.xml": f'<a:t xmlns:a="urn:a">{LOST}</a:t>'}), None,
    ),
    "a part of Word that no other names": (
        "a.docx", added(docx([FERRY.text]), {"word/footnotes.xml": word_part("footnotes")}), None,
    ),
    "a file within a Word document": (
        "a.docx", added(docx([FERRY.text]), {"word/embeddings/lanterns.docx": docx([LOST])}), "lanterns.docx",
    ),
    "a footer of an OpenDocument text": (
        "a.odt",
        in_odt("", styles=f'<s xmlns:text="urn:t"><footer><text:p>{LOST}</text:p></footer></s>'), None,
    ),
    "a deletion in an OpenDocument text": (
        "a.odt", in_odt(f"<text:tracked-changes><text:p>{LOST}</text:p></text:tracked-changes>"), None,
    ),
    "beside the runs of a paragraph of Word": ("a.docx", in_word(f"<w:p>{LOST}</w:p>"), None),
    "beside the paragraphs of Word": ("a.docx", in_word(LOST), None),
    "behind a character of rich text that asks for too many substitutes": (
        "a.rtf", in_rtf(b"\\uc9999\\u8217 ????" + LOST.encode()), None,
    ),
    "a mail whose parts are not marked": (
        "a.eml", QUOTED.replace(b"text/plain", b"multipart/mixed") + LOST.encode(), None,
    ),
    "a mail of an odd kind of text": (
        "a.eml", QUOTED.replace(b"text/plain", b"text/enriched") + LOST.encode(), None,
    ),
    "behind the end of rich text": ("a.rtf", rtf([FERRY.text]) + LOST.encode(), None),
    "an unknown part of rich text": ("a.rtf", in_rtf(b"{\\*\\strange " + LOST.encode() + b"}"), None),
    "an object in rich text": ("a.rtf", in_rtf(b"{\\object{\\result " + LOST.encode() + b"}}"), None),
    "bytes that rich text passes over": ("a.rtf", in_rtf(b"\\bin%d " % len(LOST) + LOST.encode()), None),
    "a part of a book that is not in its order": (
        "a.epub", added(file_of("weekly.epub"), {"OEBPS/more.xhtml": page(replace(FERRY, paragraphs=(LOST * 9,)))}),
        "OEBPS/more.xhtml",
    ),
    "hidden in a part of a book": (
        "a.epub",
        added(file_of("weekly.epub"), {"OEBPS/part0.xhtml": page(FERRY).replace("<h1>", f"<p hidden>{LOST}</p><h1>")}),
        None,
    ),
    "a part of a book nested too deep": (
        "a.epub",
        added(file_of("weekly.epub"), {"OEBPS/part0.xhtml": "<html><body>" + "<div>" * 9000 + f"<p>{LOST * 9}</p>"}),
        "about 72 words stand in it",
    ),
    "a second part of a mail": ("a.eml", mixed([("text/plain", FERRY.text), ("text/html", f"<p>{LOST}</p>")]), None),
    "a part of a mail of another type": (
        "a.eml", mixed([("text/plain", FERRY.text), ("text/enriched", LOST)]), None,
    ),
    "behind the end of a mail": ("a.eml", mixed([("text/plain", FERRY.text)], LOST), None),
    "a document in a mail": (
        "a.eml", mixed([("text/plain", FERRY.text), ("application/pdf", LOST)]), "application/pdf",
    ),
    "a frame of a saved page": (
        "a.mhtml",
        file_of("page.mhtml").replace(
            b"\r\n----B\r\nContent-Type: image/png", b"\r\n----B\r\nContent-Type: text/html\r\n\r\n<p>x</p>"
        ),
        "1 further pages",
    ),
    "hidden in a page of a web archive": (
        "a.warc", warc([replace(FERRY, paragraphs=(*FERRY.paragraphs, "\0"))]).replace(b"\0", b"\0"), "",
    ),
    "a keyword of RIS": ("a.ris", ris(STORIES).replace("AB  - ", f"KW  - {LOST}\nAB  - ", 1), None),
    "before the first reference": ("a.ris", ris(STORIES).replace("ER  - \n", f"ER  - \n{LOST}\n", 1), None),
    "a note of BibTeX": ("a.bib", bibtex(STORIES).replace(" abstract", f" note = {{{LOST}}},\n abstract", 1), None),
    "between entries of BibTeX": (
        "a.bib", bibtex(STORIES).replace("@article{key1", f"{LOST}\n\n@article{{key1", 1), None,
    ),
    "a note in Zotero": (
        "a.rdf",
        zotero(STORIES).replace("</rdf:RDF>", f"<bib:Memo><rdf:value>{LOST}</rdf:value></bib:Memo></rdf:RDF>"), None,
    ),
    "a summary in a feed": ("a.rss", in_feed("").replace("Short.", LOST, 1), None),
    "a second text in a feed": ("a.rss", in_feed(f"<fulltext>{LOST}</fulltext>"), None),
    "an unknown element of a feed": ("a.rss", in_feed(f"<more>{LOST}</more>"), None),
    "outside of the text of TEI": (
        "a.xml", file_of("corpus.tei.xml").decode().replace("<body>", f"<front><p>{LOST}</p></front><body>", 1), None,
    ),
    "below the text of NITF": (
        "a.xml",
        file_of("article.nitf.xml").decode().replace("</body.content>", f"</body.content><tagline>{LOST}</tagline>"),
        None,
    ),
    "a comment in a workbook": ("a.xlsx", in_sheet(LOST), None),
    "a row without a text in a workbook": (
        "a.xlsx", xlsx([*STORIES, replace(FERRY, title=LOST, paragraphs=())]), None,
    ),
    "a row without a text in Parquet": (
        "a.parquet", parquet({"text": [FERRY.text, None], "title": ["Ferry", "x"], "more": ["", LOST]}), None,
    ),
    "a list in Parquet": (
        "a.parquet", parquet({"text": [FERRY.text], "more": [[{"a": [LOST]}]]}), None,
    ),
    "a comment in a PDF": ("a.pdf", commented_pdf(), None),
    "a file attached to a PDF": ("a.pdf", commented_pdf(), "Lanterns were hung.txt"),
    "a hidden file in an archive": ("a.zip", zipped({"a.txt": FERRY.text, ".lanterns.txt": LOST}), ".lanterns.txt"),
    "an archive before an archive": (
        "a.zip", zipped({"lanterns.txt": LOST}) + zipped({"a.txt": FERRY.text}), "bytes before the archive",
    ),
    "an archive in an archive": (
        "a.zip", zipped({"a.txt": FERRY.text, "lanterns.zip": zipped({"b.txt": LOST})}), "lanterns.zip",
    ),
    "behind the end of a tar": ("a.tar", tarred(FERRY.text.encode()) + LOST.encode(), "bytes behind the end"),
    "hidden words in an archive": (
        "a.zip", zipped({"a.html": page(FERRY).replace("<h1>", f"<p hidden>{LOST}</p><h1>")}), None,
    ),
}  # fmt: skip
"""A place of each format where a sentence can be lost: a file with it, and what is listed ("" for the sentence)."""
del PLACES["a comment in Word"], PLACES["hidden in a page of a web archive"]


@pytest.mark.parametrize("label", sorted(PLACES))
def test_sentence_in_an_odd_place_is_kept_or_listed(label):
    name, content, listing = PLACES[label]
    kept, listed = told_of(content, name)
    assert FERRY.paragraphs[0][:20] in kept or "The ferry left" in kept or "Dockers" in kept
    assert (listing or "Lanterns were hung") in (listed if listing else kept + listed)


def test_page_of_a_web_archive_lists_its_hidden_words():
    hidden = f"<p hidden>{LOST}</p>"
    content = warc([FERRY]).replace(b"<article>", b"<article>" + hidden.encode())
    length = int(re.search(rb"Content-Length: (\d+)", content)[1])
    content = content.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + len(hidden)))
    assert "Lanterns were hung" in told_of(content, "a.warc")[1]


def test_text_that_programs_write_twice_in_word_is_no_loss():
    box = "".join(f'<mc:{tag} xmlns:mc="urn:m">{paragraph(LOST)}</mc:{tag}>' for tag in ("Choice", "Fallback"))
    moved = f"<w:p><w:moveFrom><w:r><w:t>{LOST}</w:t></w:r></w:moveFrom></w:p>"
    moved += f"<w:p><w:moveTo><w:r><w:t>{LOST}</w:t></w:r></w:moveTo></w:p>"
    for inner in (box, moved):
        kept, listed = told_of(in_word(inner), "a.docx")
        assert (kept.count(LOST), listed) == (1, "")


def test_mail_without_text_tells_what_it_holds():
    kinds = [(b"text/calendar", "text/calendar"), (b"image/png", "image/png")]
    for kind, shown in kinds:
        with pytest.raises(InputError, match=f"a message without text .what it holds: {shown}."):
            told_of(message(FERRY).replace(b"text/plain", kind), "a.eml")


def test_plain_and_rich_form_of_a_mail_are_one_story():
    both = mixed([("text/plain", FERRY.text), ("text/html", FERRY.html)]).replace(b"mixed", b"alternative")
    assert told_of(both, "a.eml")[1] == ""


def test_sentence_of_a_script_without_blanks_is_listed_too():
    content = f"<!DOCTYPE html><html><body><p>{FERRY.text}</p><p hidden>渡轮离开港口</p></body></html>"
    assert "渡轮离开港口" in told_of(content, "a.html")[1]


def test_texts_of_further_formats_are_found_without_a_reader():
    assert list(texts_of_xml("<a><!-- no --><b>One</b> <c>Two &amp; three</c></a>")) == ["One", "Two & three"]
    assert [text.strip() for text in texts_of_ris("TY  - NEWS\nAB  - One\ntwo\nER  - \n")] == [
        "",
        "NEWS",
        "One\ntwo",
        "",
    ]
    values = [value.strip(" \n,") for value in texts_of_bibtex("@misc{key,\n title = {The {B}oat},\n year = 2021\n}\n")]
    assert [value for value in values if value] == ["The Boat", "2021"]
    word = in_word("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>")
    assert "One two" in list(texts_of_word(word, ""))
    assert FERRY.text in list(texts_of_workbook(xlsx(STORIES), ""))


def test_further_fields_of_references_are_kept_beside_the_abstract():
    (article,), _ = read_content(ris([STRIKE]).replace("AB  - ", "KW  - ports; pay\nAB  - ").encode(), "a.ris")
    assert json.loads(article.extra)["RIS KW"] == "ports; pay"
    assert article.text.split() == STRIKE.words
