"""Well-formed but odd input at every door: each gives a result or a sentence, never another error.

The inputs follow the grammar of their format: tables, records, pages, TOML and command lines as a program could write
them, with values that nobody expects. ``ODD_CASES=3000`` gives each door so many.
"""

import csv
import io
import json
import os
import re
import traceback
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.corpora import read_corpus
from topics.articles.sidecar import read_sidecar
from topics.articles.time_expressions import find_time_expressions
from topics.corrections import read_corrections
from topics.dates import tag
from topics.dates.given import read_given_day
from topics.dates.timeml import tag_timeml
from topics.errors import TopicsError
from topics.events.chronology import read_chronology
from topics.events.people.aliases import read_aliases
from topics.inputs import open_input
from topics.output.exports.formats import TABLE_FORMATS, table_text
from topics.publication.chronology import read_chronology as read_happenings
from topics.records import table
from topics.settings import DateSettings, describe_settings, read_settings
from topics.themes.codebook import read_codebook
from topics.themes.coding import read_coded

CASES = int(os.environ.get("ODD_CASES", "12"))
odd = settings(
    max_examples=CASES, deadline=None, derandomize="ODD_CASES" not in os.environ, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip

PROSE = (
    "The ferry left Olsted on Monday, 3 May 2021, and the mayor said it would return two days later.",
    "“We waited,” said Ann Lee (42), in May.",
    "By Jane Roe",
    "Related articles",
)
STRANGE = (
    "", " ", "\t", "\n", "\r", "\r\n\r\n", "\x00", "\x0b", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b",
    "\u202e", "\xa0", "\xad",
    "e\u0301", "👩‍👩‍👧", "\U0010ffff", "\ufffd", "²", "½", "٣ مايو ٢٠٢١", "๔ พฤษภาคม", "二〇二一年五月", "Ⅻ", "ﬁ", "İ",
    "ß", "ǆ",
    "9" * 400, "million " * 60, "hundred " * 200,
    "31 February 2021", "30 Feb", "0000-00-00", "9999-12-31", "10000-01-01", "-0044-03-15", "2021-W53-7",
    "1e999", "NaN",
    "-1", "0", "99999999999999999999", "May May May", "the 32nd of May", "24:60", "year 0", "the year 10000 BC", "’s",
    "in 999999 years", "a billion centuries ago", "two hundred million years later", "99/99/99", "1/2/3",
    "Monday the 99th",
    "&amp;", "&#0;", "&#x110000;", "<b>", "</p>", "<!--", "-->", "]]>", "{{x}}", "${x}", "%s", "{0}", "\\",
    "'", '"', "`", "''",
    "[[", "](", "![", "#", "---", "***", "|", "=1+1", "@x", "../../x", "/dev/null", "C:\\x", "http://[",
    "http://x:99999999/",
    "mailto:", "file:///x", "a" * 300, "9" * 30, "." * 50, "(" * 60, "“" * 30,
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PROSE + STRANGE) | st.text(max_size=8), min_size=1, max_size=8).map(" ".join)
LONG_TEXT = TEXT.map(lambda text: f"{PROSE[0]} {text} {PROSE[1]}")
DAY = st.sampled_from(STRANGE) | st.dates().map(str) | st.integers(-(10**12), 10**15).map(str) | st.text(max_size=12)
KEYS = st.sampled_from(
    ["id", "text", "Text", "title", "date", "published", "author", "url", "source", "outlet", "language",
    "body", "", " ", "ſ", "x"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | DAY
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
RECORD = st.dictionaries(KEYS, VALUES, max_size=5).flatmap(
    lambda record: LONG_TEXT.map(lambda text: {**record, "text": text}) | st.just(record)
)


def encoded(text, encoding):
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "gb18030", "shift_jis", "utf-8"])


@st.composite
def json_files(draw):
    records = draw(st.lists(RECORD, max_size=4))
    ascii_only = draw(st.booleans())
    dump = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    form = draw(
        st.sampled_from(["list", "lines", "joined", "indented", "within", "columns", "split", "bare", "returns"])
    )
    text = {
        "list": "[" + ",".join(dump) + "]",
        "lines": "\n".join(dump),
        "joined": "".join(dump),
        "indented": json.dumps(records, indent=1, ensure_ascii=ascii_only),
        "within": json.dumps({"meta": draw(VALUES), "data": {"items": records}}, ensure_ascii=ascii_only),
        "columns": json.dumps({key: [record.get(key) for record in records] for key in ("text", "title", "date")}),
        "split": json.dumps({"columns": ["text", "title"], "data": [[PROSE[0], draw(LEAVES)]]}),
        "bare": json.dumps(draw(VALUES)),
        "returns": "\r".join(dump),
    }[form]
    name = draw(st.sampled_from(["a.json", "a.jsonl", "a.ndjson", "a.txt"]))
    return name, encoded(text, draw(ENCODINGS))


@st.composite
def table_files(draw):
    names = draw(st.lists(KEYS, min_size=1, max_size=5))
    rows = draw(st.lists(st.lists(LONG_TEXT | DAY, max_size=6), max_size=4))
    stream = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]))
    delimiter, ending = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=ending)
    writer.writerows([names, *rows])
    return draw(st.sampled_from(["a.csv", "a.tsv"])), encoded(stream.getvalue(), draw(ENCODINGS))


TAGS = st.sampled_from(
    ["p", "div", "span", "a", "b", "h1", "h6", "li", "ul", "table", "tr", "td", "article", "time", "figure",
    "figcaption",
     "script", "style", "svg", "math", "noscript", "template", "textarea", "iframe", "x-y", "br", "img",
     "meta", "title", "base"]
)  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "id", "style", "hidden", "href", "content", "name", "property", "datetime",
        "lang", "itemprop"]),
    TEXT | DAY | st.sampled_from(["article:published_time", "datePublished", "og:title", "display:none",
        "author", "post-date"]),
    max_size=3,
)  # fmt: skip


def element(tag, attributes, inside, closes):
    shown = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{shown}>{''.join(inside)}{f'</{tag}>' if closes else ''}"


ELEMENTS = st.recursive(
    TEXT, lambda inner: st.builds(element, TAGS, ATTRIBUTES, st.lists(inner, max_size=3), st.booleans()), max_leaves=8
)


@st.composite
def page_files(draw):
    doctype = draw(
        st.sampled_from(["<!DOCTYPE html>", "", "<?xml version='1.0'?>", "<!DOCTYPE html [<!ENTITY a 'b'>]>"])
    )
    data = json.dumps(
        draw(st.dictionaries(st.sampled_from(["@type", "datePublished", "articleBody", "headline"]), VALUES))
    )
    head = f'<meta charset="{draw(st.sampled_from(["utf-8", "undefined", "utf-7", "idna", "x", ""]))}">'
    head += draw(ELEMENTS) + f'<script type="application/ld+json">{data}</script>'
    body = "".join(draw(st.lists(ELEMENTS, max_size=4)))
    story = f"<article><h1>Ferry</h1><p>{PROSE[0]}</p>{body}</article>"
    page = f"{doctype}<html><head>{head}</head><body>{story}</body></html>"
    return "a.html", encoded(page, draw(ENCODINGS))


@st.composite
def plain_files(draw):
    lines = draw(st.lists(TEXT, min_size=1, max_size=10))
    front = "".join(f"{name}: {draw(TEXT)}\n" for name in draw(st.lists(KEYS, max_size=4)))
    text = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2029"])).join(lines)
    name = draw(
        st.sampled_from(["a.txt", "a.md", "2021-02-31-a.txt", "99999999.txt", "May.txt", "²021-05-04.md", "0.txt"])
    )
    return name, encoded(f"---\n{front}---\n{text}" if front else text, draw(ENCODINGS))


@st.composite
def parquet_files(draw):
    import pyarrow as pa
    import pyarrow.parquet as pq

    n_rows = draw(st.integers(0, 3))
    arrays = {"text": pa.array([PROSE[0]] * n_rows, pa.string())}
    kinds = [
        pa.int64(), pa.float64(), pa.string(), pa.large_string(), pa.binary(), pa.bool_(), pa.date32(),
        pa.timestamp("ns"),
        pa.timestamp("s", "UTC"), pa.list_(pa.string()), pa.struct([("a", pa.int64())]), pa.null(), pa.time64("us"),
        pa.duration("s"), pa.decimal128(38, 2), pa.uint64(),
    ]  # fmt: skip
    for name in draw(st.sets(KEYS, max_size=4)):
        kind = draw(st.sampled_from(kinds))
        number = draw(st.sampled_from([0, 1, -1, 2**31, -(2**31), 10**9]))
        try:
            arrays[name] = pa.array([number] * n_rows, pa.int64()).cast(kind)
        except (pa.ArrowException, OverflowError):
            arrays[name] = pa.nulls(n_rows, kind)
    sink = io.BytesIO()
    pq.write_table(pa.table(arrays), sink)
    return "a.parquet", sink.getvalue()


def toml_value(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_value(key)} = {toml_value(item)}" for key, item in value.items()) + "}"
    shown = json.dumps(str(value)).replace("\x7f", "")
    return re.sub(r"\\ud[89a-f]..", "", shown)


TOML_LEAVES = (
    st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | TEXT | DAY
)
TOML_VALUES = st.recursive(
    TOML_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=2), max_leaves=5
)
SETTING_LINES = [(line.section, line.name) for line in describe_settings(read_settings(os.devnull))]


@st.composite
def settings_files(draw):
    chosen = draw(st.lists(st.sampled_from(SETTING_LINES), max_size=4, unique=True))
    numbers = st.sampled_from(
        [0, -1, 1, 2, 2**31, 2**32, 2**63, 2**64, 10**30, 0.0, -0.0, 0.5, 1.0, 1.5, 1e308, 5e-324]
    )
    lines = [f"[{section}]\n{name} = {toml_value(draw(numbers | TOML_VALUES))}\n" for section, name in chosen]
    return "topics.toml", "\n".join(lines).encode("utf-8", "replace")


def toml_tables(name, keys):
    entry = st.dictionaries(st.sampled_from(keys), TOML_VALUES, max_size=len(keys))

    def written(entries):
        tables = [f"[[{name}]]\n" + "".join(f"{k} = {toml_value(v)}\n" for k, v in one.items()) for one in entries]
        return "\n".join(tables).encode("utf-8", "replace")

    return st.lists(entry, max_size=3).map(written)


THEMES = toml_tables("theme", ["name", "definition", "terms", "hints", "examples", "exclusions", "version", "x"])
CORRECTIONS = toml_tables(
    "correction", ["of", "do", "method", "name", "members", "reason", "day", "with", "to", "status"]
)
ALIASES = st.dictionaries(TEXT, TOML_VALUES, max_size=3).map(
    lambda pairs: "".join(f"{toml_value(k)} = {toml_value(v)}\n" for k, v in pairs.items()).encode("utf-8", "replace")
)


def csv_of(*names):
    return st.lists(st.lists(TEXT | DAY, max_size=len(names) + 1), max_size=4).map(
        lambda rows: csv_text([list(names), *rows]).encode("utf-8", "replace")
    )


def csv_text(rows):
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


CSL = st.lists(
    st.dictionaries(st.sampled_from(["file", "title", "issued", "author", "URL", "id", "publisher"]), VALUES,
        max_size=5)
).map(lambda items: json.dumps(items).encode())  # fmt: skip


# ---------------------------------------------------------------- containers, each by its grammar

LINES = st.lists(TEXT, min_size=1, max_size=4)
NAMES = st.sampled_from(["Subject", "From", "Date", "Message-ID", "Content-Type", "MIME-Version", "X-\u00e9", "To", ""])


@st.composite
def mail_files(draw):
    """Messages with odd fields and parts that are nested, unclosed, of odd types and encodings."""

    def part(depth):
        kind = draw(
            st.sampled_from(["text/plain", "text/html", "text/x", "message/rfc822", "application/pdf", "/", ""])
        )
        charset = draw(st.sampled_from(["utf-8", "undefined", "utf-16", "x", "idna", "iso-2022-jp", ""]))
        coding = draw(st.sampled_from(["7bit", "base64", "quoted-printable", "x-uuencode", "8bit", "x", ""]))
        head = f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {coding}\n"
        if depth and draw(st.booleans()):
            inner = "".join(f"--{depth}\n{part(depth - 1)}\n" for _ in range(draw(st.integers(0, 3))))
            kind = draw(st.sampled_from(["mixed", "alternative", "related", "digest", ""]))
            end = draw(st.sampled_from([f"--{depth}--\n", ""]))
            return f"Content-Type: multipart/{kind}; boundary={depth}\n\n{draw(TEXT)}\n{inner}{end}"
        return f"{head}\n{draw(LONG_TEXT)}"

    fields = "".join(f"{draw(NAMES)}: {draw(TEXT | DAY)}\n" for _ in range(draw(st.integers(0, 4))))
    message = f"From: a@b.example\nMessage-ID: <1@b>\nSubject: Ferry\nMIME-Version: 1.0\n{fields}{part(2)}"
    name = draw(st.sampled_from(["a.eml", "a.mbox", "a.mhtml"]))
    if name == "a.mbox":
        times = draw(st.integers(1, 3))
        message = f"From a@b.example Mon Jun 19 08:00:00 2023\n{message}\n" * times
    return name, encoded(message, draw(ENCODINGS))


@st.composite
def reference_files(draw):
    """RIS and BibTeX with odd tags, keys and braces."""
    if draw(st.booleans()):
        tags = st.sampled_from(["TI", "AB", "AU", "DA", "PY", "N1", "KW", "ER", "TY", "XX", "L1"])
        lines = "".join(f"{draw(tags)}  - {draw(TEXT | DAY)}\n" for _ in range(draw(st.integers(0, 8))))
        return "a.ris", encoded(f"TY  - NEWS\n{lines}AB  - {PROSE[0]}\nER  - \n", draw(ENCODINGS))
    keys = st.sampled_from(["title", "abstract", "year", "month", "author", "note", "é", ""])
    ends = st.sampled_from(["}", '"', "", "}}", "},"])
    fields = "".join(f" {draw(keys)} = {{{draw(TEXT | DAY)}{draw(ends)},\n" for _ in range(draw(st.integers(0, 5))))
    kind = draw(st.sampled_from(["@article{", "@string{", "@comment{", "@misc(", "@article{a,", "@"]))
    return "a.bib", encoded(f"@article{{k,\n abstract = {{{PROSE[0]}}}\n}}\n{kind}x,\n{fields}}}\n", draw(ENCODINGS))


XML_NAMES = st.sampled_from(
    ["item", "title", "description", "content:encoded", "pubDate", "channel", "link", "p", "body", "text", "TEI",
    "entry", "guid", "body.content", "hedline", "hl1", "newsItem", "inlineXML", "Record", "FullText", "x:y"]
)  # fmt: skip


@st.composite
def xml_files(draw):
    """Feeds and documents in XML of known and unknown elements in any order."""
    nested = st.recursive(
        TEXT.map(lambda text: text.replace("<", "&lt;")),
        lambda inner: st.builds(lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", XML_NAMES, st.lists(inner)),
        max_leaves=8,
    )
    roots = ["rss", "feed", "nitf", "TEI", "teiCorpus", "newsMessage", "Records", "newsitem", "RDF"]
    root, parts = draw(st.sampled_from(roots)), "".join(draw(st.lists(nested, max_size=4)))
    item = draw(st.sampled_from([f"<item><title>x</title><description>{PROSE[0]}</description></item>", ""]))
    prolog = draw(st.sampled_from(['<?xml version="1.0"?>', '<?xml version="1.0" encoding="x"?>', "<!DOCTYPE x>", ""]))
    return "a.xml", encoded(f"{prolog}<{root}>{item}{parts}</{root}>", draw(ENCODINGS))


@st.composite
def document_files(draw):
    """Word, OpenDocument, rich text and archives with odd parts in them."""
    from xml.sax.saxutils import escape

    from tests.saved import docx, odt, rtf, zipped

    def visible(text):
        return escape(re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", "", text))

    kind = draw(st.sampled_from(["docx", "odt", "rtf", "zip", "words"]))
    lines = [PROSE[0], *draw(LINES)]
    if kind in {"docx", "odt"}:
        return f"a.{kind}", {"docx": docx, "odt": odt}[kind]([visible(line) for line in lines])
    if kind == "rtf":
        words = st.sampled_from([r"\u-10 ", r"\'zz", r"\bin9 ", "{", "}", r"{\*\x ", r"\uc99 ", r"\ansicpg0 ", "\\"])
        return "a.rtf", rtf(["Ferry"])[:-1] + "".join(draw(st.lists(words | TEXT))).encode("ascii", "replace") + b"}"
    if kind == "zip":
        names = st.sampled_from(
            ["a.txt", "../a.txt", "/a.txt", "a/", "a.html", "é.txt", "a\\b.txt", "CON", ".x", "a.zip"]
        )
        return "a.zip", zipped({draw(names): encoded(draw(LONG_TEXT), "utf-8") for _ in range(draw(st.integers(0, 3)))})
    tags = st.sampled_from(
        ["w:p", "w:r", "w:t", "w:del", "w:tbl", "w:moveFrom", "w:sdt", "w:sym", "w:txbxContent", "x"]
    )
    inner = "".join(f"<{tag}>{visible(draw(TEXT))}</{tag}>" for tag in draw(st.lists(tags, max_size=6)))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return "a.docx", zipped({"word/document.xml": f"<w:document {space}><w:p><w:r>{inner}</w:r></w:p></w:document>"})


def read_articles(folder, name):
    """Read a file and date its expressions, beside a good one that stays."""
    (folder / "good.txt").write_text(PROSE[0], encoding="utf-8")
    tables = read_corpus(folder)
    find_time_expressions(tables["articles"], tables["repairs"], tables["passages"], DateSettings())
    assert "good.txt" in set(tables["articles"]["source"])


def read_coding(folder, name):
    (folder / "book.toml").write_text('[[theme]]\nname = "trade"\ndefinition = "Buying."\nterms = ["tariff"]\n')
    read_coded(folder / name, read_codebook(folder / "book.toml"), ["a:0-4"])


DOORS = {
    "json": (json_files(), read_articles),
    "table": (table_files(), read_articles),
    "page": (page_files(), read_articles),
    "plain": (plain_files(), read_articles),
    "parquet": (parquet_files(), read_articles),
    "mail": (mail_files(), read_articles),
    "references": (reference_files(), read_articles),
    "xml": (xml_files(), read_articles),
    "documents": (document_files(), read_articles),
    "chronology beside": (
        csv_of("day", "what", "words").map(lambda c: ("chronology.csv", c)),
        lambda folder, name: read_happenings(folder),
    ),
    "settings": (settings_files(), lambda folder, name: read_settings(folder / name)),
    "codebook": (THEMES.map(lambda c: ("codebook.toml", c)), lambda folder, name: read_codebook(folder / name)),
    "corrections": (
        CORRECTIONS.map(lambda c: ("corrections.toml", c)),
        lambda folder, name: read_corrections(folder / name),
    ),
    "aliases": (ALIASES.map(lambda c: ("aliases.toml", c)), lambda folder, name: read_aliases(folder / name)),
    "sources": (
        csv_of("file", "title", "outlet", "author", "published", "url", "basis", "note").map(
            lambda c: ("sources.csv", c)
        ),
        lambda folder, name: read_sidecar(folder),
    ),
    "literature": (CSL.map(lambda c: ("z.csl.json", c)), lambda folder, name: read_sidecar(folder)),
    "coded": (csv_of("passage", "theme", "coder").map(lambda c: ("coded.csv", c)), read_coding),
    "reference": (
        csv_of("day", "what").map(lambda c: ("r.csv", c)) | CSL.map(lambda c: ("r.json", c)),
        lambda folder, name: read_chronology(folder / name),
    ),
}
"""What writes files, and what reads them."""


def fault_of(work, *given_to_it):
    """Return the error that an input raises where it should give a result or a sentence, or ""."""
    try:
        work(*given_to_it)
    except TopicsError as error:
        return "" if len(str(error)) > 10 else f"no sentence: {error!r}"
    except Exception:
        return traceback.format_exc()
    return ""


@pytest.mark.parametrize("door", sorted(DOORS))
def test_odd_file_gives_a_result_or_a_sentence(tmp_path_factory, door):
    files, read = DOORS[door]

    @odd
    @given(files)
    def check(file):
        folder = tmp_path_factory.mktemp("door")
        name, content = file
        (folder / name).write_bytes(content)
        fault = fault_of(read, folder, name)
        assert not fault, f"{name} {content!r}\n{fault}"

    check()


@odd
@given(TEXT, DAY | st.none(), st.sampled_from(["auto", "en", "de"]), st.sampled_from(["auto", "news", "narrative"]))
@example("²021", None, "en", "auto")
def test_odd_text_has_dates_or_none(text, published, language, domain):
    assert fault_of(lambda: tag(text, published, language=language, domain=domain)) == ""
    assert fault_of(lambda: read_given_day(published or "")) == ""


@odd
@given(LONG_TEXT)
def test_odd_text_in_timeml_stays_or_is_refused(text):
    clean = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", "", text).replace("&", "&amp;").replace("<", "&lt;")
    day = "<DCT><TIMEX3 tid='t0' type='DATE' value='2021-05-04'>4 May</TIMEX3></DCT>"
    document = f"<TimeML>{day}<TEXT>{clean}</TEXT></TimeML>"
    assert fault_of(tag_timeml, document) == ""


@odd
@given(st.lists(RECORD | VALUES, max_size=4))
def test_odd_rows_in_memory_are_opened_or_refused(rows):
    assert fault_of(lambda: open_input(rows, None, None).batches()) == ""


@odd
@given(
    st.sampled_from(sorted(TABLE_FORMATS)),
    st.lists(st.sampled_from(["id", "headline", "actors", "x", ""]), max_size=4),
    TEXT,
)
def test_odd_tables_are_shown_or_refused(form, columns, words):
    frame = table("events", [{"id": words, "headline": words, "actors": [words]}])
    assert fault_of(table_text, frame, form, columns) == ""


WORDS = (
    "articles", "dates", "themes", "timeline", "table", "figure", "settings", "verify", "find", "codebook",
    "check", "report",
    "compare", "sources", "passages", "events", "--out", "out.csv", "--n-themes", "²", "0", "-1", "auto",
    "9" * 5000, "--start",
    "2021-05-04", "0000-00-00", "--length", "--format", "md", "--method", "tfidf", "--unit", "--vectors",
    "x.npy", "--run", ".",
    "--columns", "id,id,id", ",,", "--between", "..", "2021..2020", "0..9999999", "--fresh", "--ask", "\ud800",
    "\x00", "é\udce9", "--",
)  # fmt: skip


@odd
@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_odd_command_lines_give_help_or_a_sentence(tmp_path_factory, words):
    from topics.cli import app as cli

    said = io.StringIO()
    folder = tmp_path_factory.mktemp("line")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.chdir(folder)
        patch.setattr("sys.argv", ["topics", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code in (0, 1, 2), said.getvalue()


VALUES_OF_OPTIONS = {
    "--between": DAY.map(lambda day: f"{day}..") | st.sampled_from(["2021-02-30..2022", "..", "2022..2021"]) | DAY,
    "--columns": st.lists(st.sampled_from(["id", "headline", " ", "", "x", "first"]), max_size=3).map(",".join),
    "--about": TEXT, "--theme": TEXT, "--speaker": TEXT,
    "--start": DAY, "--end": DAY,
    "--length": st.integers(-2, 10**20).map(str) | TEXT, "--sentences": st.integers(-2, 10**20).map(str),
    "--format": st.sampled_from(["md", "csv", "json", "tex", "ics", "bib", "tls", "x", ""]),
    "--n-themes": st.integers(-2, 10**6).map(str) | TEXT,
    "--vectors": st.sampled_from(["auto", "tfidf", "x.npy", ".", ""]),
    "--settings": st.sampled_from(["topics.toml", "none.toml", ".", "codebook.toml"]),
    "--codebook": st.sampled_from(["codebook.toml", "none.toml", ".", "sources.csv"]),
    "--out": st.sampled_from(["o.csv", "o.json", "o.md", ".", "weather.txt", "no/o.csv", "codebook.toml"]),
    "--size": st.integers(-2, 10**20).map(str), "--number": st.integers(-2, 10**20).map(str),
}  # fmt: skip
COMMANDS = st.sampled_from([
    ["timeline", "."], ["quotes", "."], ["find", "ferry", "."], ["articles", "."], ["dates", "."], ["sources", "."],
    ["codebook", "check", "."], ["codebook", "sample", "."], ["codebook", "suggest", "."],
    ["compare", "run.json", "r.csv"], ["themes", "."],
    ["compare", "run.json", "."], ["compare", "r.csv", "run.json"], ["table", "events", "--run", "."], ["verify", "."],
    ["passages", "."], ["doctor", "."], ["figure", "x", "--run", "."],
])  # fmt: skip
RUN = {"events": [{"id": "a", "first": "2021-05-04", "last": "2021-05-04", "headline": "The ferry sailed."}]}


def options_of(words):
    """Return the options that a command takes."""
    import typer

    from topics.cli.app import app

    command = typer.main.get_command(app)
    for word in words:
        inner = getattr(command, "commands", {})
        command = inner.get(word, command)
    return {name for parameter in command.params for name in parameter.opts}


@odd
@given(
    COMMANDS,
    st.lists(st.sampled_from(sorted(VALUES_OF_OPTIONS)), min_size=3, max_size=9, unique=True),
    st.data(),
    st.one_of(st.none(), THEMES, CORRECTIONS),
)
def test_odd_options_of_commands_give_a_result_or_a_sentence(tiny_folder, tmp_path_factory, command, names, data, side):
    """The commands on a small corpus with odd side files; one that takes an option answers, another refuses it."""
    import shutil

    from topics.cli import app as cli

    folder = tmp_path_factory.mktemp("command") / "c"
    shutil.copytree(tiny_folder, folder)
    (folder / "run.json").write_text(json.dumps(data.draw(st.just(RUN) | VALUES)))
    (folder / "r.csv").write_bytes(data.draw(csv_of("day", "what")))
    if side is not None:
        (folder / data.draw(st.sampled_from(["codebook.toml", "corrections.toml", "aliases.toml"]))).write_bytes(side)
    words = [*command]
    allowed = options_of(command)
    for name in [name for name in names if name in allowed]:
        words += [name, data.draw(VALUES_OF_OPTIONS[name]).replace("\0", "")]
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.chdir(folder)
        patch.setattr("sys.argv", ["topics", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code in (0, 1, 2), (words, said.getvalue())
    assert "Traceback" not in said.getvalue(), (words, said.getvalue())


def lines_of(words):
    """Return what a command says where it is refused."""
    from topics.cli import app as cli

    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.setattr("sys.argv", ["topics", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 2
    return said.getvalue()


@pytest.mark.parametrize("number", ["²", "0", "1.5", "9" * 5000, "½"])
def test_number_of_themes_that_is_none_is_refused(tiny_folder, tmp_path, number):
    said = lines_of(["themes", str(tiny_folder), "--out", str(tmp_path / "t.csv"), "--n-themes", number])
    assert "it can be a number from 1 on, or auto" in " ".join(said.split())


def test_column_that_is_named_twice_is_refused():
    with pytest.raises(TopicsError, match="The column id is named more than once"):
        table_text(table("events"), "csv", ["id", "headline", "id"])


def test_vectors_that_are_texts_are_refused(tiny, tmp_path):
    import numpy as np

    np.save(tmp_path / "v.npy", np.array([["a", "b"]] * len(tiny.passages)))
    with pytest.raises(TopicsError, match="rows of finite numbers are needed"):
        tiny.find_themes("tfidf", vectors=tmp_path / "v.npy")
