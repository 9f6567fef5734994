"""Files as news archives, services and programs save articles: written by hand from a few stories, for each format."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import quopri
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import NamedTuple


@dataclass(frozen=True)
class Story:
    """An article as it was written."""

    title: str
    outlet: str
    author: str
    day: date
    page: str
    section: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return " ".join(self.paragraphs).split()

    @property
    def long_day(self) -> str:
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def british_day(self) -> str:
        return f"{self.day.day} {self.day:%B} {self.day.year}"

    @property
    def n_words(self) -> str:
        return f"{len(self.words)} words"

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


FERRY = Story(
    "Ferry runs aground off the northern cape",
    "The Harbour Times",
    "Jane Example",
    date(2023, 6, 19),
    "4",
    "NEWS",
    (
        "A ferry with ninety people on board ran aground off the northern cape on Sunday night, the coastguard said.",
        "All passengers were brought ashore by two in the morning. “Nobody was hurt,” a spokeswoman told reporters.",
        "The owners said an inquiry would open within a week; a tug is to pull the ship free at the next high tide.",
    ),
)
STRIKE = Story(
    "Dockers vote to strike over pay",
    "The Valley Herald",
    "Tom Sample",
    date(2021, 3, 3),
    "11",
    "BUSINESS",
    (
        "Dockers at three ports voted on Tuesday to stop work for two days after talks over pay broke down.",
        "Their union wants a rise of six per cent. The port company called the demand out of reach – for now.",
    ),
)
STORIES = (FERRY, STRIKE)


# ---------------------------------------------------------------- news archives


def nexis_old(stories: Sequence[Story]) -> str:
    pieces = []
    for number, story in enumerate(stories, 1):
        head = [f"{number} of {len(stories)} DOCUMENTS", story.outlet, f"{story.long_day} Monday", "Final Edition"]
        labels = [f"BYLINE: {story.author}", f"SECTION: {story.section}; Pg. {story.page}", f"LENGTH: {story.n_words}"]
        tail = ["LOAD-DATE: June 20, 2023", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"]
        centred = "\n\n".join(line.center(78).rstrip() for line in head)
        rights = f"Copyright {story.day.year} {story.outlet}\nAll Rights Reserved"
        pieces.append("\n\n".join([centred, story.title, *labels, "\n" + story.text, *tail, rights]))
    return "\n\n\n".join(pieces) + "\n"


def nexis_uni_lines(stories: Sequence[Story]) -> list[str]:
    lines = ["User Name: A Reader", f"Documents ({len(stories)})", "Client/Matter: -None-", "Search Terms: ferry"]
    for story in stories:
        lines += [story.title, story.outlet, f"{story.long_day} Monday", "National Edition"]
        lines += [f"Copyright {story.day.year} {story.outlet} All Rights Reserved"]
        lines += [f"Section: {story.section}; Pg. {story.page}", f"Length: {story.n_words}", f"Byline: {story.author}"]
        lines += ["Body", *story.paragraphs, "Classification", "Language: ENGLISH", "Publication-Type: Newspaper"]
        lines += ["Load-Date: June 20, 2023", "End of Document"]
    return lines


def factiva_coded_lines(stories: Sequence[Story]) -> list[str]:
    lines = []
    for number, story in enumerate(stories):
        pieces = {
            "SE": [story.section],
            "HD": [story.title],
            "BY": [f"By {story.author}"],
            "WC": [story.n_words],
            "PD": [story.british_day],
            "SN": [story.outlet],
            "SC": ["HARBT"],
            "PG": [story.page],
            "LA": ["English"],
            "CY": [f"(c) {story.day.year} {story.outlet}"],
            "LP": story.paragraphs[:1],
            "TD": story.paragraphs[1:],
            "NS": ["gtrans : Transport"],
            "AN": [f"Document HARBT000{story.day:%Y%m%d}ej6j0000{number}"],
        }
        for code, values in pieces.items():
            lines += [code, *values]
    return lines


def factiva_html(stories: Sequence[Story]) -> str:
    articles = []
    for number, story in enumerate(stories):
        head = [story.section, story.title, story.author, story.n_words, story.british_day, story.outlet]
        head += ["HARBT", story.page, "English", f"(c) {story.day.year} {story.outlet}"]
        divs = "".join(f"<div>{escape(line)}</div>" for line in head)
        body = "".join(f'<p class="articleParagraph enarticleParagraph">{escape(p)}</p>' for p in story.paragraphs)
        end = f"<p>Document HARBT000{story.day:%Y%m%d}ej6j0000{number}</p>"
        articles.append(f'<div class="article enArticle">{divs}{body}{end}</div>')
    return f"<html><head><title>Factiva</title></head><body>{'<br/>'.join(articles)}</body></html>"


def proquest(stories: Sequence[Story]) -> str:
    rule = "_" * 60
    pieces = []
    for number, story in enumerate(stories, 1):
        head = [f"Document {number} of {len(stories)}", story.title, f"Author: {story.author}", "Links: none"]
        head += [f"Full text: {story.paragraphs[0]}", *story.paragraphs[1:]]
        tail = {
            "Subject": "Ships; Ports",
            "Title": story.title,
            "Publication title": story.outlet,
            "Pages": story.page,
            "Publication date": f"{story.day:%b %d, %Y}",
            "Section": story.section,
            "Language of publication": "English",
            "ProQuest document ID": str(1000 + number),
            "Document URL": f"https://archive.example/docview/{number}",
            "Database": "ProQuest Central",
        }
        pieces.append("\n\n".join([*head, *(f"{name}: {value}" for name, value in tail.items())]))
    notice = "Contact us at: https://archive.example\nDatabase copyright. All rights reserved."
    return f"{rule}\n\n" + f"\n\n{rule}\n\n".join([*pieces, notice]) + "\n"


def proquest_xml(stories: Sequence[Story]) -> str:
    records = "".join(
        f"<Record><RecordTitle>{escape(s.title)}</RecordTitle><Publication><Title>{s.outlet}</Title></Publication>"
        f"<NumericPubDate>{s.day:%Y%m%d}</NumericPubDate><Contributor><OriginalForm>{s.author}</OriginalForm></Contributor>"
        f"<StartPage>{s.page}</StartPage><Section>{s.section}</Section><FullText>{escape(s.text)}</FullText></Record>"
        for s in stories
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Records>{records}</Records>'


def europresse(stories: Sequence[Story]) -> str:
    articles = "".join(
        f'<article><header><span class="DocPublicationName">{s.outlet}</span>'
        f'<span class="DocHeader">{s.section}, Monday {s.british_day} {s.n_words}, p. {s.page}</span>'
        f'<div class="titreArticle"><p class="titreArticleVisu">{escape(s.title)}</p></div>'
        f'<div class="docAuthors">{s.author}</div></header><section>'
        f'<div class="DocText clearfix">{s.html}</div></section>'
        "<footer>All rights reserved</footer></article>"
        for s in stories
    )
    return f"<html><body>{articles}</body></html>"


# ---------------------------------------------------------------- feeds, pages, mail


def rss(stories: Sequence[Story]) -> str:
    items = "".join(
        f"<item><title>{escape(s.title)}</title><link>https://news.example/{n}</link><dc:creator>{s.author}</dc:creator>"
        f"<pubDate>{s.day:%d %b %Y} 08:00:00 GMT</pubDate><category>{s.section}</category>"
        f"<description>Short.</description><content:encoded><![CDATA[{s.html}]]></content:encoded></item>"
        for n, s in enumerate(stories)
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    channel = f"<channel><title>{stories[0].outlet}</title>{items}</channel>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}>{channel}</rss>'


def atom(stories: Sequence[Story]) -> str:
    entries = "".join(
        f'<entry><title>{escape(s.title)}</title><link rel="alternate" href="https://news.example/{n}"/>'
        f"<published>{s.day}T08:00:00Z</published><author><name>{s.author}</name></author>"
        f'<content type="html">{escape(s.html)}</content></entry>'
        for n, s in enumerate(stories)
    )
    space = 'xmlns="http://www.w3.org/2005/Atom"'
    return f'<?xml version="1.0"?><feed {space}><title>{stories[0].outlet}</title>{entries}</feed>'


def nitf(stories: Sequence[Story]) -> str:
    s = stories[0]
    return (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://dtd.example/nitf.dtd"><nitf><head>'
        f'<pubdata name="{s.outlet}" date.publication="{s.day:%Y%m%d}" position.section="{s.section}" '
        f'position.sequence="{s.page}"/></head><body><body.head><hedline><hl1>{escape(s.title)}</hl1></hedline>'
        f"<byline>By <person>{s.author}</person></byline></body.head>"
        f'<body.content><block class="full_text">{s.html}</block></body.content></body></nitf>'
    )


def tei(stories: Sequence[Story]) -> str:
    texts = "".join(
        f"<TEI><teiHeader><fileDesc><titleStmt><title>{escape(s.title)}</title><author>{s.author}</author></titleStmt>"
        f'<publicationStmt><publisher>{s.outlet}</publisher><date when="{s.day}"/></publicationStmt>'
        f"</fileDesc></teiHeader><text><body>{s.html}</body></text></TEI>"
        for s in stories
    )
    return f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{texts}</teiCorpus>'


def newsml(stories: Sequence[Story]) -> str:
    items = "".join(
        f"<newsItem><itemMeta><versionCreated>{s.day}T08:00:00Z</versionCreated><provider><name>{s.outlet}</name>"
        f"</provider></itemMeta><contentMeta><headline>{escape(s.title)}</headline><by>{s.author}</by></contentMeta>"
        f"<contentSet><inlineXML><html><body>{s.html}</body></html></inlineXML></contentSet></newsItem>"
        for s in stories
    )
    return f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'


def page(story: Story) -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)}</title>'
        f'<meta property="og:site_name" content="{story.outlet}"><meta name="author" content="{story.author}">'
        f'<meta property="article:published_time" content="{story.day}T08:00:00Z"></head>'
        f"<body><article><h1>{escape(story.title)}</h1>{story.html}</article></body></html>"
    )


def several_articles(stories: Sequence[Story]) -> str:
    articles = "".join(
        f'<article><h2>{escape(s.title)}</h2><time datetime="{s.day}">{s.day}</time>{s.html}</article>' for s in stories
    )
    return f"<html><head><title>News</title></head><body>{articles}</body></html>"


def mhtml(stories: Sequence[Story]) -> bytes:
    quoted = quopri.encodestring(page(stories[0]).encode()).replace(b"\n", b"\r\n")
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/0\r\nSubject: saved\r\n"
        "Date: Sat, 1 Jul 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B"\r\n\r\n----B\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://news.example/0\r\n\r\n"
    )
    image = (
        b"\r\n----B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B--\r\n"
    )
    return head.encode() + quoted + image


def message(story: Story, *, kind: str = "plain", encoding: str = "base64") -> bytes:
    body = (story.text if kind == "plain" else f"<html><body>{story.html}</body></html>").encode()
    written = base64.encodebytes(body) if encoding == "base64" else quopri.encodestring(body)
    return (
        f"From: {story.author} <desk@news.example>\nTo: reader@mail.example\nSubject: {story.title}\n"
        f"Date: {story.day:%a, %d %b %Y} 06:30:00 +0100\nMessage-ID: <1@news.example>\nMIME-Version: 1.0\n"
        f'Content-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: {encoding}\n\n'
    ).encode() + written


def mbox(stories: Sequence[Story]) -> bytes:
    line = b"From desk@news.example Mon Jun 19 08:00:00 2023\n"
    return b"\n".join(line + message(story, encoding="quoted-printable") for story in stories)


def warc(stories: Sequence[Story], *, packed: bool = False) -> bytes:
    records = []
    for number, story in enumerate(stories):
        sent = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(story)}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        record = head.encode() + sent + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(records)


# ---------------------------------------------------------------- documents and tables


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(paragraphs: Sequence[str]) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs)
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


def odt(paragraphs: Sequence[str]) -> bytes:
    spaces = 'xmlns:office="urn:o" xmlns:text="urn:t"'
    body = "".join(f"<text:p>{escape(p)}</text:p>" for p in paragraphs)
    text = f"<office:text>{body}</office:text>"
    content = f"<office:document-content {spaces}><office:body>{text}</office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(paragraphs: Sequence[str]) -> bytes:
    def coded(character: str) -> str:
        if character in "\\{}":
            return f"\\{character}"
        return character if character.isascii() else f"\\u{ord(character)}?"

    lines = "\\par\n".join("".join(map(coded, paragraph)) for paragraph in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + lines + "\\par}").encode("ascii")


def epub(stories: Sequence[Story]) -> bytes:
    names = [f"part{number}.xhtml" for number in range(len(stories))]
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    about = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Weekly</dc:title></metadata>'
    book = f"<package>{about}<manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    parts: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": container}
    parts["OEBPS/book.opf"] = book
    return zipped(parts | {f"OEBPS/{name}": page(story) for name, story in zip(names, stories, strict=True)})


def rows(stories: Sequence[Story]) -> list[dict[str, str]]:
    return [
        {"title": s.title, "source": s.outlet, "author": s.author, "date": str(s.day), "page": s.page,
         "section": s.section, "text": s.text}
        for s in stories
    ]  # fmt: skip


def delimited(stories: Sequence[Story], delimiter: str) -> str:
    given = rows(stories)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(given[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(given)
    return stream.getvalue()


def parquet(stories: Sequence[Story]) -> bytes:
    import pandas as pd

    stream = io.BytesIO()
    pd.DataFrame(rows(stories)).to_parquet(stream)
    return stream.getvalue()


def pdf(story: Story) -> bytes:
    """Return a PDF of as many pages as the story takes, its lines drawn one below the other."""
    lines = [line for text in (story.title, *story.paragraphs) for line in [*textwrap.wrap(text, 80), ""]]
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
    ]
    for number, drawn in enumerate(pages):
        shown = b"".join(b"(%s) Tj 0 -14 Td " % line.encode("cp1252") for line in drawn)
        stream = b"BT /F1 12 Tf 40 760 Td %s ET" % shown
        fonts = b"/Resources << /Font << /F1 3 0 R >> >>"
        box = b"/Parent 2 0 R /MediaBox [0 0 612 792]"
        objects.append(b"<< /Type /Page %s /Contents %d 0 R %s >>" % (box, 5 + 2 * number, fonts))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    size = len(objects) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, content.rfind(b"xref"))


def tarred(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def xlsx(stories: Sequence[Story]) -> bytes:
    given = rows(stories)
    table = [list(given[0]), *(list(row.values()) for row in given)]
    lines = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in table
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006"
    kinds = '<Default Extension="xml" ContentType="application/xml"/>'

    def relations(kind: str, target: str) -> str:
        link = f'<Relationship Id="r1" Type="{links}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{types}/relationships">{link}</Relationships>'

    sheets = '<sheets><sheet name="News" sheetId="1" r:id="r1"/></sheets>'
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{types}/content-types">{kinds}</Types>',
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
    })  # fmt: skip


def ods(stories: Sequence[Story]) -> bytes:
    given = rows(stories)
    table = [list(given[0]), *(list(row.values()) for row in given)]

    def cell(value: str) -> str:
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in table)
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in names.items())
    sheet = f'<office:spreadsheet><table:table table:name="News">{lines}</table:table></office:spreadsheet>'
    content = f"<office:document-content {spaces}><office:body>{sheet}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    manifest = f"<manifest:manifest {space}>{entry}</manifest:manifest>"
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ris(stories: Sequence[Story]) -> str:
    return "".join(
        f"TY  - NEWS\nTI  - {s.title}\nT2  - {s.outlet}\nAU  - {s.author}\nDA  - {s.day:%Y/%m/%d}\nSP  - {s.page}\n"
        f"AB  - {s.text}\nER  - \n\n"
        for s in stories
    )


def bibtex(stories: Sequence[Story]) -> str:
    return "".join(
        f"@article{{key{n},\n title = {{{s.title}}},\n journal = {{{s.outlet}}},\n author = {{{s.author}}},\n"
        f" date = {{{s.day}}},\n pages = {{{s.page}}},\n abstract = {{{s.text}}}\n}}\n\n"
        for n, s in enumerate(stories)
    )


def csl_json(stories: Sequence[Story]) -> str:
    return json.dumps([
        {"type": "article-newspaper", "title": s.title, "container-title": s.outlet, "page": s.page, "abstract": s.text,
         "author": [{"given": s.author.split()[0], "family": s.author.split()[1]}],
         "issued": {"date-parts": [[s.day.year, s.day.month, s.day.day]]}}
        for s in stories
    ])  # fmt: skip


def zotero(stories: Sequence[Story]) -> str:
    items = "".join(
        f'<bib:Article rdf:about="#i{n}"><z:itemType>newspaperArticle</z:itemType>'
        f"<dcterms:isPartOf><bib:Newspaper><dc:title>{s.outlet}</dc:title></bib:Newspaper></dcterms:isPartOf>"
        f"<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>{s.author.split()[1]}</foaf:surname>"
        f"<foaf:givenName>{s.author.split()[0]}</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
        f"<dc:title>{escape(s.title)}</dc:title><dc:date>{s.day}</dc:date><dcterms:abstract>{escape(s.text)}</dcterms:abstract>"
        "</bib:Article>"
        for n, s in enumerate(stories)
    )
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"'
    )
    return f"<rdf:RDF {spaces}>{items}</rdf:RDF>"


# ---------------------------------------------------------------- JSON of services


def newsapi(stories: Sequence[Story]) -> str:
    return json.dumps({"status": "ok", "totalResults": len(stories), "articles": [
        {"source": {"id": None, "name": s.outlet}, "author": s.author, "title": s.title, "description": "Short.",
         "url": f"https://news.example/{n}", "publishedAt": f"{s.day}T08:00:00Z", "content": s.text}
        for n, s in enumerate(stories)
    ]})  # fmt: skip


def guardian(stories: Sequence[Story]) -> str:
    return json.dumps({"response": {"status": "ok", "results": [
        {"id": f"world/{n}", "sectionName": s.section, "webPublicationDate": f"{s.day}T08:00:00Z", "webTitle": s.title,
         "webUrl": f"https://news.example/{n}",
         "fields": {"headline": s.title, "byline": s.author, "body": s.html, "bodyText": s.text,
                    "publication": s.outlet}}
        for n, s in enumerate(stories)
    ]}})  # fmt: skip


def new_york(stories: Sequence[Story]) -> str:
    return json.dumps({"status": "OK", "response": {"docs": [
        {"_id": f"n{n}", "web_url": f"https://news.example/{n}", "lead_paragraph": s.text, "source": s.outlet,
         "headline": {"main": s.title}, "pub_date": f"{s.day}T08:00:00+0000", "print_page": s.page,
         "section_name": s.section, "byline": {"original": f"By {s.author}"}}
        for n, s in enumerate(stories)
    ]}})  # fmt: skip


def news_please(stories: Sequence[Story]) -> str:
    return "\n".join(
        json.dumps({"authors": [s.author], "date_download": "2023-07-01 10:00:00", "date_publish": f"{s.day} 08:00:00",
                    "source_domain": s.outlet, "maintext": s.text, "title": s.title})
        for s in stories
    )  # fmt: skip


def trafilatura(stories: Sequence[Story]) -> str:
    s = stories[0]
    return json.dumps({"title": s.title, "author": s.author, "hostname": "news.example", "date": str(s.day),
                       "raw_text": s.text, "text": s.text, "source": "https://news.example/0",
                       "source-hostname": s.outlet})  # fmt: skip


def elasticsearch(stories: Sequence[Story]) -> str:
    return json.dumps(
        {"took": 1, "hits": {"hits": [{"_id": str(n), "_source": row} for n, row in enumerate(rows(stories))]}}
    )


def mongodb(stories: Sequence[Story]) -> str:
    return "\n".join(
        json.dumps({"_id": {"$oid": f"64{n}"}, **row, "date": {"$date": f"{row['date']}T08:00:00Z"}})
        for n, row in enumerate(rows(stories))
    )


def pandas_columns(stories: Sequence[Story]) -> str:
    given = rows(stories)
    return json.dumps({name: {str(n): row[name] for n, row in enumerate(given)} for name in given[0]})


def pandas_split(stories: Sequence[Story]) -> str:
    given = rows(stories)
    return json.dumps({"columns": list(given[0]), "index": [0, 1], "data": [list(row.values()) for row in given]})


def media_cloud(stories: Sequence[Story]) -> str:
    return json.dumps({"stories": [
        {"stories_id": n, "title": s.title, "publish_date": str(s.day), "media_name": s.outlet, "author": s.author,
         "url": f"https://news.example/{n}", "story_text": s.text}
        for n, s in enumerate(stories)
    ]})  # fmt: skip


class Saved(NamedTuple):
    """A format: its file of some stories, and what of them it keeps: how many, and which of the pieces."""

    make: Callable[[Sequence[Story]], str | bytes]
    n_stories: int = 2
    keeps: frozenset[str] = frozenset({"title", "outlet", "author", "day"})


_ALL = frozenset({"title", "outlet", "author", "day", "page", "section"})
_TOLD = frozenset({"title", "author", "day"})
_BARE = frozenset[str]()
FORMATS: dict[str, Saved] = {
    "nexis-old.txt": Saved(nexis_old, keeps=_ALL),
    "nexis-uni.txt": Saved(lambda s: "\n\n".join(nexis_uni_lines(s)), keeps=_ALL),
    "nexis-uni.docx": Saved(lambda s: docx(nexis_uni_lines(s)), keeps=_ALL),
    "nexis-uni.rtf": Saved(lambda s: rtf(nexis_uni_lines(s)), keeps=_ALL),
    "nexis-old.docx": Saved(lambda s: docx(nexis_old(s).split("\n\n")), keeps=_ALL),
    "factiva.rtf": Saved(lambda s: rtf(factiva_coded_lines(s)), keeps=_ALL),
    "factiva.txt": Saved(lambda s: "\n".join(factiva_coded_lines(s)), keeps=_ALL),
    "factiva.html": Saved(factiva_html, keeps=_ALL),
    "proquest.txt": Saved(proquest, keeps=_ALL),
    "proquest.xml": Saved(proquest_xml, keeps=_ALL),
    "europresse.html": Saved(europresse, keeps=_ALL),
    "feed.rss": Saved(rss, keeps=frozenset({"title", "author", "day", "section"})),
    "feed.atom": Saved(atom, keeps=frozenset({"title", "author", "day"})),
    "article.nitf.xml": Saved(nitf, 1, _ALL),
    "corpus.tei.xml": Saved(tei),
    "message.newsml.xml": Saved(newsml),
    "page.html": Saved(lambda s: page(s[0]), 1),
    "several.html": Saved(several_articles, keeps=frozenset({"title", "day"})),
    "page.mhtml": Saved(mhtml, 1),
    "quoted.eml": Saved(lambda s: message(s[0], encoding="quoted-printable"), 1, frozenset({"title", "author", "day"})),
    "base64.eml": Saved(lambda s: message(s[0]), 1, frozenset({"title", "author", "day"})),
    "rich.eml": Saved(lambda s: message(s[0], kind="html"), 1, frozenset({"title", "author", "day"})),
    "mails.mbox": Saved(mbox, keeps=frozenset({"title", "author", "day"})),
    "crawl.warc": Saved(warc),
    "crawl.warc.gz": Saved(lambda s: warc(s, packed=True)),
    "weekly.epub": Saved(epub),
    "table.csv": Saved(lambda s: delimited(s, ","), keeps=_ALL),
    "table.tsv": Saved(lambda s: delimited(s, "\t"), keeps=_ALL),
    "table.parquet": Saved(parquet, keeps=_ALL),
    "table.xlsx": Saved(xlsx, keeps=_ALL),
    "table.ods": Saved(ods, keeps=_ALL),
    "references.ris": Saved(ris, keeps=_ALL - {"section"}),
    "references.bib": Saved(bibtex, keeps=_ALL - {"section"}),
    "references.json": Saved(csl_json, keeps=_ALL - {"section"}),
    "library.rdf": Saved(zotero),
    "newsapi.json": Saved(newsapi),
    "guardian.json": Saved(guardian),
    "newyork.json": Saved(new_york),
    "newsplease.jsonl": Saved(news_please),
    "trafilatura.json": Saved(trafilatura, 1),
    "elasticsearch.json": Saved(elasticsearch, keeps=_ALL),
    "mongodb.json": Saved(mongodb, keeps=_ALL),
    "pandas.json": Saved(pandas_columns, keeps=_ALL),
    "split.json": Saved(pandas_split, keeps=_ALL),
    "mediacloud.json": Saved(media_cloud),
    "plain.txt": Saved(lambda s: f"{s[0].title}\n\n{s[0].text}\n", 1, _BARE),
    "plain.txt.gz": Saved(lambda s: gzip.compress(s[0].text.encode(), mtime=0), 1, _BARE),
    "document.docx": Saved(lambda s: docx([s[0].title, *s[0].paragraphs]), 1, _BARE),
    "document.odt": Saved(lambda s: odt([s[0].title, *s[0].paragraphs]), 1, _BARE),
    "document.rtf": Saved(lambda s: rtf([s[0].title, *s[0].paragraphs]), 1, _BARE),
    "paper.pdf": Saved(lambda s: pdf(s[0]), 1, _BARE),
    "several.tgz": Saved(lambda s: tarred({"one.eml": message(s[0]), "two.eml": message(s[1])}), keeps=_TOLD),
    "several.zip": Saved(lambda s: zipped({"a/one.html": page(s[0]), "two.eml": message(s[1])}), keeps=_TOLD),
    "export.zip": Saved(lambda s: zipped({"nexis.txt": nexis_old(s)}), keeps=_ALL),
}  # fmt: skip
"""A file of each format by its name."""


def file_of(name: str, stories: Sequence[Story] = STORIES) -> bytes:
    """Return a file of some stories in the format of this name."""
    made = FORMATS[name].make(stories)
    return made if isinstance(made, bytes) else made.encode()
