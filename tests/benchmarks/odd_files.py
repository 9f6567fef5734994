"""Odd files of every format, and odd folders: pages, records, tables, mails, documents, XML, exports of archives."""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from functools import partial

from tests.benchmarks.odd_texts import PROSE, filled, in_page, paragraphs

Content = str | bytes
LINE = "The ferry left Olsted on 4 May 2021, Ann Lee said."


def packed(members: dict[str, str]) -> bytes:
    """Return a ZIP archive of some texts, as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return stream.getvalue()


def docx(body: str) -> bytes:
    """Return a Word document with a body of its XML."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        }
    )


def odt(body: str) -> bytes:
    """Return an OpenDocument text with a body of its XML."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


def mail(headers: str, body: str) -> str:
    """Return a mail."""
    return f"From: a@example.org\nSubject: Ferry\nDate: Tue, 4 May 2021 10:00:00 +0000\n{headers}\n{body}"


def multipart(size: int) -> str:
    """Return a mail of many small parts."""
    part = f"--b\nContent-Type: text/plain\n\n{LINE}\n"
    return mail("Content-Type: multipart/mixed; boundary=b\n", filled(part, size) + "--b--\n")


def nested_parts(size: int) -> str:
    """Return a mail with parts in parts."""
    depth = size // 60
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return mail(opened + "Content-Type: text/plain\n", PROSE)


def mailbox(size: int) -> str:
    """Return a mailbox of small mails."""
    return filled("From a@example.org Tue May  4 10:00:00 2021\n" + mail("", LINE + "\n\n"), size)


def saved_page(size: int) -> str:
    """Return a saved page with many pictures beside it."""
    picture = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + "A" * 60 + "\n"
    page = f"--b\nContent-Type: text/html\nContent-Location: http://example.org/\n\n{in_page('', paragraphs(2000))}\n"
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    return "From: <Saved by Blink>\nSubject: Ferry\n" + head + page + filled(picture, size) + "--b--\n"


def web_archive(size: int) -> bytes:
    """Return a web archive of small pages."""
    page = in_page("", f"<p>{LINE}</p>" * 5).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
        b"WARC-Target-URI: http://example.org/%d\r\nWARC-Date: 2021-05-04T00:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    )
    return b"".join(record % (n, n, len(answer), answer) for n in range(max(1, size // (len(answer) + 260))))


def widened(size: int) -> str:
    """Return a table of very many columns."""
    n = size // 12
    return ",".join(["title", "text", *(f"c{k}" for k in range(n))]) + "\nFerry," + f'"{LINE}"' + ",x" * n + "\n"


def xml(body: str) -> str:
    """Return a feed."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{body}</channel></rss>'


def item_with(attribute: str, size: int) -> str:
    """Return a feed whose item has many attributes."""
    shown = " ".join(attribute.format(n=n) for n in range(size // (len(attribute) + 4)))
    return xml(f"<item {shown}><title>Ferry</title><description>{LINE}</description></item>")


ITEM = (
    "<item><title>Ferry left</title><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate>"
    f"<description>{LINE}</description></item>"
)
NEXIS = (
    "Ferry left Olsted\n\nThe Harbour Times\n\nMay 4, 2021 Tuesday\n\nCopyright 2021 Harbour\n\nLength: 9 words\n\n"
    f"Body\n\n{LINE}\n\nLoad-Date: May 5, 2021\n\nEnd of Document\n\n"
)
FACTIVA = (
    f"HD Ferry left\nWC 9 words\nPD 4 May 2021\nSN The Harbour Times\nLP {LINE}\nTD {LINE}\n"
    "AN Document HT0000020210504e5\n\n"
)
PROQUEST = (
    "____________________________________________________________\n\nDocument 1 of 9\n\nFerry left\n\n"
    f"Full text: {LINE}\n\nPublication date: May 4, 2021\n\n"
)
FILES: dict[str, tuple[str, Callable[[int], Content]]] = {
    "page of named entities": ("a.html", lambda size: in_page("", f"<p>{filled('&eacute;&mdash;&copy ', size)}</p>")),
    "page of unknown entities": ("a.html", lambda size: in_page("", f"<p>{filled('&ferry;&#xFFFFFF;', size)}</p>")),
    "page of inline styles": (
        "a.html",
        lambda size: in_page("", filled('<p style="color:red;display:inline;margin:0">Ferry left.</p>', size)),
    ),
    "page of one long style": ("a.html", lambda size: in_page("", f'<p style="{"a:b;" * (size // 4)}">{PROSE}</p>')),
    "page of hidden parts": (
        "a.html",
        lambda size: in_page("", filled("<p hidden>The ferry left on 4 May.</p>", size)),
    ),
    "page of nested tables": ("a.html", lambda size: in_page("", "<table><tr><td>" * (size // 15) + PROSE)),
    "page of nested lists": ("a.html", lambda size: in_page("", "<ul><li>Ferry" * (size // 13))),
    "page of nested quotes": ("a.html", lambda size: in_page("", "<blockquote><p>Ferry left." * (size // 26))),
    "page of nested b": ("a.html", lambda size: in_page("", "<b><i>a" * (size // 7))),
    "page of crossed tags": ("a.html", lambda size: in_page("", filled("<b><p>Ferry</b> left</p><i>", size))),
    "page of iframes": (
        "a.html",
        lambda size: in_page("", filled('<iframe src="x"></iframe>', size) + paragraphs(2000)),
    ),
    "page of inline drawings": (
        "a.html",
        lambda size: in_page("", filled('<svg><path d="M0 0L1 1"/><text>a</text></svg>', size) + paragraphs(2000)),
    ),
    "page of one drawing": (
        "a.html",
        lambda size: in_page("", f'<svg><path d="{"L1 1" * (size // 4)}"/></svg>{PROSE}'),
    ),
    "page of pictures in base64": (
        "a.html",
        lambda size: in_page("", f'<img src="data:image/png;base64,{"A" * size}">' + paragraphs(2000)),
    ),
    "page of srcset": (
        "a.html",
        lambda size: in_page("", f'<img srcset="{filled("a.jpg 1x, ", size)}">' + paragraphs(2000)),
    ),
    "page of pictures": ("a.html", lambda size: in_page("", filled('<img src="a.jpg" alt="The ferry leaves">', size))),
    "page of headings": ("a.html", lambda size: in_page("", filled("<h2>The ferry left Olsted</h2>", size))),
    "page of titles": ("a.html", lambda size: in_page(filled("<title>Ferry</title>", size), paragraphs(2000))),
    "page of articles": (
        "a.html",
        lambda size: in_page("", filled(f"<article><h2>Ferry</h2><p>{LINE}</p></article>", size)),
    ),
    "page of one day in attributes": (
        "a.html",
        lambda size: in_page("", filled('<span itemprop="datePublished" content="2021-05-04">a</span> ', size)),
    ),
    "page of data attributes": (
        "a.html",
        lambda size: in_page("", filled('<p data-a=\'{"date":"2021-05-04"}\'>Ferry left.</p>', size)),
    ),
    "page of noscript": ("a.html", lambda size: in_page("", filled("<noscript><p>Ferry left</p></noscript>", size))),
    "page of custom elements": ("a.html", lambda size: in_page("", filled("<x-y><a-b>Ferry left.</a-b></x-y>", size))),
    "page of blank paragraphs": ("a.html", lambda size: in_page("", filled("<p>&nbsp;</p>", size) + paragraphs(2000))),
    "page of a pre": ("a.html", lambda size: in_page("", f"<pre>{filled(LINE + chr(10), size)}</pre>")),
    "page of CDATA": ("a.html", lambda size: in_page("", filled("<![CDATA[ferry]]>", size) + paragraphs(2000))),
    "page of half tags": ("a.html", lambda size: in_page("", filled("<p <p <a ", size))),
    "page of > only": ("a.html", lambda size: in_page("", "a" + ">" * size)),
    "page of quotes in tags": ("a.html", lambda size: in_page("", filled("<p a=\"'><b c='\">", size))),
    "page of JSON-LD nested": (
        "a.html",
        lambda size: in_page(
            f'<script type="application/ld+json">{"[" * (size // 2)}{"]" * (size // 2)}</script>', paragraphs(2000)
        ),
    ),
    "page of JSON-LD articles": (
        "a.html",
        lambda size: in_page(
            filled(
                '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-04"}</script>', size
            ),
            paragraphs(2000),
        ),
    ),
    "page of script state": (
        "a.html",
        lambda size: in_page(f"<script>window.a={json.dumps([LINE] * (size // 60))}</script>", paragraphs(2000)),
    ),
    "JSON of long keys": ("a.json", lambda size: json.dumps([{"a" * size: 1, "title": "Ferry", "text": PROSE}])),
    "JSON of many keys": (
        "a.json",
        lambda size: json.dumps([{f"k{n}": n for n in range(size // 12)} | {"text": PROSE}]),
    ),
    "JSON of new keys in each": (
        "a.jsonl",
        lambda size: "\n".join(
            json.dumps({"text": PROSE, f"k{n}": n}) for n in range(max(1, size // (len(PROSE) + 60)))
        ),
    ),
    "JSON of escapes": ("a.json", lambda size: '[{"title":"Ferry","text":"' + "\\u0066\\n\\t" * (size // 10) + '"}]'),
    "JSON of surrogate escapes": ("a.json", lambda size: '[{"text":"The ferry ' + "\\ud83d " * (size // 7) + '"}]'),
    "JSON of deep objects": ("a.json", lambda size: '{"a":' * (size // 6) + "1" + "}" * (size // 6)),
    "JSON of deep text": (
        "a.json",
        lambda size: json.dumps([{"text": LINE, "more": [[[{"a": LINE}]]] * (size // 70)}]),
    ),
    "JSON of short records": (
        "a.jsonl",
        lambda size: "".join(f'{{"text":"The ferry {n} left."}}\n' for n in range(size // 30)),
    ),
    "JSON of numbers": ("a.json", lambda size: json.dumps({"text": PROSE, "n": list(range(size // 7))})),
    "JSON joined": ("a.json", partial(filled, json.dumps({"text": LINE}))),
    "JSON cut off": ("a.json", lambda size: "[" + filled(json.dumps({"text": LINE}) + ",", size) + '{"text": "The'),
    "CSV of columns": ("a.csv", widened),
    "CSV of one cell": ("a.csv", lambda size: f'title,text\nFerry,"{filled(PROSE, size)}"\n'),
    "CSV of short rows": (
        "a.csv",
        lambda size: "title,text\n" + "".join(f"Ferry {n},The ferry left.\n" for n in range(size // 25)),
    ),
    "CSV of long rows": ("a.csv", lambda size: "text,a\n" + filled(f'"{LINE}"' + ",x" * 40 + "\n", size)),
    "CSV of one long head": ("a.csv", lambda size: "a" * size + ",text\n1," + LINE + "\n"),
    "CSV of broken quotes": ("a.csv", lambda size: "title,text\n" + filled('Ferry,"The "ferry" left\n', size)),
    "CSV of semicolons": ("a.csv", lambda size: "title;text\n" + filled(f"Ferry;{LINE}\n", size)),
    "mail of headers": ("a.eml", lambda size: mail(filled("X-Ferry: harbour\n", size), "\n" + PROSE)),
    "mail of one long header": ("a.eml", lambda size: mail(f"X-Ferry: {'a ' * (size // 2)}\n", "\n" + PROSE)),
    "mail of a folded header": ("a.eml", lambda size: mail("X-Ferry: a\n" + " b\n" * (size // 3), "\n" + PROSE)),
    "mail to many": (
        "a.eml",
        lambda size: mail(f"To: {filled('Ann Lee <a@example.org>, ', size)}b@example.org\n", "\n" + PROSE),
    ),
    "mail of encoded words": (
        "a.eml",
        lambda size: mail(f"X-F: {filled('=?utf-8?q?f=C3=A9rry?= ', size)}\n", "\n" + PROSE),
    ),
    "mail of a long subject": (
        "a.eml",
        lambda size: f"From: a@example.org\nSubject: {filled('ferry ', size)}\n\n{PROSE}",
    ),
    "mail of parts": ("a.eml", multipart),
    "mail of nested parts": ("a.eml", nested_parts),
    "mail of quoted lines": ("a.eml", lambda size: mail("", "\n" + filled(f"> {LINE}\n", size))),
    "mail of deep quotes": ("a.eml", lambda size: mail("", "\n" + PROSE + ">" * size + LINE)),
    "mail in quoted-printable": (
        "a.eml",
        lambda size: mail(
            "Content-Transfer-Encoding: quoted-printable\n", "\n" + filled("The =66=65=72=72=79 left.=\n", size)
        ),
    ),
    "mail in base64": (
        "a.eml",
        lambda size: mail(
            "Content-Transfer-Encoding: base64\n", "\n" + base64.encodebytes(filled(PROSE, size).encode()).decode()
        ),
    ),
    "mailbox": ("a.mbox", mailbox),
    "mailbox of From": (
        "a.mbox",
        lambda size: "From a@b Tue May  4 10:00:00 2021\nSubject: a\n\n" + filled("From the ferry\n", size),
    ),
    "saved page": ("a.mhtml", saved_page),
    "web archive": ("a.warc", web_archive),
    "RTF of runs": ("a.rtf", lambda size: r"{\rtf1\ansi " + filled(r"{\b ferry} {\i left }", size) + "}"),
    "RTF of escapes": ("a.rtf", lambda size: r"{\rtf1\ansi " + filled(r"\'e9\u8217?", size) + "}"),
    "RTF of groups": ("a.rtf", lambda size: r"{\rtf1\ansi Ferry " + "{" * (size // 2) + "}" * (size // 2) + "}"),
    "RTF of pictures": ("a.rtf", lambda size: r"{\rtf1\ansi " + PROSE + r"{\pict\pngblip " + "0a" * (size // 2) + "}}"),
    "RTF of fields": (
        "a.rtf",
        lambda size: r"{\rtf1\ansi " + filled(r"{\field{\*\fldinst a}{\fldrslt ferry}} ", size) + "}",
    ),
    "RTF of fonts": ("a.rtf", lambda size: r"{\rtf1\ansi{\fonttbl" + filled(r"{\f0 Arial;}", size) + "}" + PROSE + "}"),
    "RTF of paragraphs": ("a.rtf", lambda size: r"{\rtf1\ansi " + filled(LINE + r"\par ", size) + "}"),
    "Word of runs": ("a.docx", lambda size: docx(f"<w:p>{filled('<w:r><w:t>ferry </w:t></w:r>', size)}</w:p>")),
    "Word of paragraphs": ("a.docx", lambda size: docx(filled(f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>", size))),
    "Word of a table": (
        "a.docx",
        lambda size: docx(
            f"<w:tbl>{filled('<w:tr><w:tc><w:p><w:r><w:t>ferry left</w:t></w:r></w:p></w:tc></w:tr>', size)}</w:tbl>"
        ),
    ),
    "Word of a wide table": (
        "a.docx",
        lambda size: docx(
            f"<w:tbl><w:tr>{filled('<w:tc><w:p><w:r><w:t>ferry left</w:t></w:r></w:p></w:tc>', size)}</w:tr></w:tbl>"
        ),
    ),
    "Word of deletions": (
        "a.docx",
        lambda size: docx(
            f"<w:p>{filled('<w:del><w:r><w:delText>ferry left Olsted </w:delText></w:r></w:del>', size)}</w:p>"
        ),
    ),
    "Word of tabs": (
        "a.docx",
        lambda size: docx(f"<w:p><w:r>{filled('<w:tab/><w:br/><w:t>a</w:t>', size)}</w:r></w:p>"),
    ),
    "OpenDocument of spans": (
        "a.odt",
        lambda size: odt(f"<text:p>{filled('<text:span>ferry </text:span>', size)}</text:p>"),
    ),
    "OpenDocument of paragraphs": ("a.odt", lambda size: odt(filled(f"<text:p>{LINE}</text:p>", size))),
    "OpenDocument of blanks": ("a.odt", lambda size: odt(f"<text:p>a{filled('<text:s/><text:tab/>', size)}b</text:p>")),
    "OpenDocument nested": (
        "a.odt",
        lambda size: odt(
            "<text:section>" * (size // 29) + f"<text:p>{LINE}</text:p>" + "</text:section>" * (size // 29)
        ),
    ),
    "book of parts": (
        "a.epub",
        lambda size: packed(
            {"mimetype": "application/epub+zip"}
            | {f"t{n}.xhtml": in_page("", f"<p>{LINE}</p>" * 3) for n in range(max(1, size // 350))}
        ),
    ),
    "feed": ("a.xml", lambda size: xml(filled(ITEM, size))),
    "feed of attributes": ("a.xml", lambda size: item_with("a{n}='b'", size)),
    "feed of namespaces": ("a.xml", lambda size: item_with("xmlns:a{n}='urn:b{n}'", size)),
    "feed of one long text": (
        "a.xml",
        lambda size: xml(f"<item><title>Ferry</title><description>{filled(LINE + ' ', size)}</description></item>"),
    ),
    "feed of escaped pages": (
        "a.xml",
        lambda size: xml(ITEM.replace(LINE, filled("&lt;p&gt;The ferry left.&lt;/p&gt;", size))),
    ),
    "XML nested": ("a.xml", lambda size: "<a>" * (size // 7) + LINE + "</a>" * (size // 7)),
    "XML of short elements": ("a.xml", lambda size: f"<doc>{filled('<w>ferry</w> <c>,</c>', size)}</doc>"),
    "XML of comments": ("a.xml", lambda size: xml(filled("<!-- a -->", size) + ITEM)),
    "XML of entities": (
        "a.xml",
        lambda size: xml(f"<item><title>Ferry</title><description>{filled('&amp;&#8217;', size)}</description></item>"),
    ),
    "RIS": ("a.ris", partial(filled, f"TY  - NEWS\nTI  - Ferry left\nPY  - 2021/05/04\nAB  - {LINE}\nER  - \n\n")),
    "RIS of one long record": (
        "a.ris",
        lambda size: "TY  - NEWS\nTI  - Ferry\n" + filled("KW  - ferry\n", size) + f"AB  - {LINE}\nER  - \n",
    ),
    "RIS of authors": (
        "a.ris",
        lambda size: "TY  - NEWS\nTI  - Ferry\n" + filled("AU  - Lee, Ann\n", size) + f"AB  - {LINE}\nER  - \n",
    ),
    "BibTeX": ("a.bib", partial(filled, "@article{a, title={Ferry}, date={2021-05-04}, abstract={" + LINE + "}}\n\n")),
    "BibTeX of braces": (
        "a.bib",
        lambda size: "@article{a, title={Ferry}, abstract={" + "{" * (size // 2) + "}" * (size // 2) + "}}",
    ),
    "BibTeX unclosed": ("a.bib", partial(filled, "@article{a, title={Ferry, abstract={" + LINE + " ")),
    "BibTeX of strings": (
        "a.bib",
        lambda size: filled('@string{a = "ferry"}\n', size) + "@article{a, abstract={" + LINE + "}}",
    ),
    "BibTeX of at signs": ("a.bib", lambda size: "@article{a, abstract={x}}" + "@" * size),
    "Nexis": ("a.txt", partial(filled, NEXIS)),
    "Nexis of heads": ("a.txt", partial(filled, "1 of 500 DOCUMENTS\n\nThe Harbour Times\n\nLENGTH: 3 words\n\n")),
    "Factiva": ("a.txt", partial(filled, FACTIVA)),
    "ProQuest": ("a.txt", partial(filled, PROQUEST)),
    "archive of small texts": ("a.zip", lambda size: packed({f"{n}.txt": LINE for n in range(max(1, size // 160))})),
    "archive of deep names": (
        "a.zip",
        lambda size: packed({"a/" * (n % 100) + f"{n}.txt": LINE for n in range(max(1, size // 360))}),
    ),
}
"""Files: their name, and what makes one of so many bytes."""


def named_texts(text: Callable[[int], str], each: int) -> Callable[[int], dict[str, Content]]:
    """Return what makes a folder of small texts, of so many bytes in all."""
    return lambda size: {f"{n:06}.txt": text(n) for n in range(max(1, size // each))}


FOLDERS: dict[str, Callable[[int], dict[str, Content]]] = {
    "folder of reprints": named_texts(lambda n: PROSE.replace("ninety", str(n)), len(PROSE)),
    "folder of reprints with another line": named_texts(lambda n: PROSE + f"Call us at {n}.\n", len(PROSE)),
    "folder of the same text": named_texts(lambda n: PROSE, len(PROSE)),
    "folder of empty files": named_texts(lambda n: "", 100),
    "folder of one sentence each": named_texts(lambda n: f"The ferry {n} left Olsted on {n % 28 + 1} May 2021.", 50),
    "folder of one word each": named_texts(lambda n: f"ferry{n}", 50),
    "folder of long names": lambda size: {"n" * 200 + f"{n}.txt": PROSE for n in range(max(1, size // len(PROSE)))},
    "folder of days in names": lambda size: {
        f"2021-05-{n % 28 + 1:02}-{n}-4-may-2021.txt": PROSE for n in range(max(1, size // len(PROSE)))
    },
    "deep folder": lambda size: {"d/" * min(n, 300) + f"{n}.txt": PROSE for n in range(max(1, size // len(PROSE)))},
    "folder of small pages": lambda size: {
        f"{n}.html": in_page("", f"<p>{LINE} {n}</p>" * 4) for n in range(max(1, size // 360))
    },
    "folder of rising days": named_texts(
        lambda n: f"Ferry {n}\n\nPublished {n % 28 + 1} May {1950 + n % 70}\n\n{PROSE} It left on Monday.", len(PROSE)
    ),
}
"""Folders: name to what makes the files of one, of so many bytes in all."""
