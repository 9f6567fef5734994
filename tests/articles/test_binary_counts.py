"""The second counts of old workbooks, web archives and saved pages: words in are words read or listed."""

import base64
import gzip
import quopri
import re
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.saved import FERRY, STORIES, mhtml, rows, warc, zipped
from topics.articles.containers.warc_records import byte_records, payload_of
from topics.articles.formats import read_content
from topics.articles.readers.file_texts import texts_of_workbook
from topics.articles.readers.old_workbook import texts_of_old_workbook
from topics.articles.readers.workbook import read_workbook
from topics.errors import InputError

LOST = "Lanterns were hung along the viaduct by volunteers."


def told_of(content, name):
    """Return the words of the articles of a file with all that is kept of them, and what is listed about it."""
    articles, problems = read_content(content, name)
    kept = [text for article in articles for text in (article.text, article.metadata.title, article.extra)]
    listed = [problem.found for problem in problems]
    listed += [note for article in articles for note in article.metadata.notes]
    return "\n".join(kept), "\n".join(listed)


# ---------------------------------------------------------------- old workbooks


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def wide(text, n_bytes=2):
    """Return a text as workbooks of Excel 97 hold it."""
    is_narrow = all(ord(letter) < 256 for letter in text)
    codes = text.encode("latin-1" if is_narrow else "utf-16-le")
    return len(text).to_bytes(n_bytes, "little") + bytes([0 if is_narrow else 1]) + codes


def compound(stream):
    """Return a compound file whose only part is a workbook of more than the bytes that are kept apart."""
    stream = stream.ljust(4096, b"\0")
    sectors = [stream[at : at + 512].ljust(512, b"\0") for at in range(0, len(stream), 512)]
    n_tables = 1 + (len(sectors) + 2) // 128
    first = n_tables + 1
    chain = [0xFFFFFFFD] * n_tables + [0xFFFFFFFE]
    chain += [*range(first + 1, first + len(sectors)), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512 * n_tables, b"\xff")

    def entry(name, kind, start, size, child=0xFFFFFFFF):
        named = (name + "\0").encode("utf-16-le")
        head = named.ljust(64, b"\0") + struct.pack("<HBBIII", len(named), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry("Workbook", 2, first, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, n_tables, n_tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *range(n_tables), *[0xFFFFFFFF] * (109 - n_tables))
    return head + table + folder.ljust(512, b"\0") + b"".join(sectors)


def xls(table, *, shared=True, most=8000, more=b""):
    """Return a workbook of Excel 97 with one sheet: texts shared by all cells, or in each cell."""
    texts = [cell for row in table for cell in row]
    packed = struct.pack("<II", len(texts), len(texts)) + b"".join(map(wide, texts))
    cells = b""
    for number, text in enumerate(texts):
        place = struct.pack("<HHH", number // len(table[0]), number % len(table[0]), 0)
        cells += record(0x00FD, place + struct.pack("<I", number)) if shared else record(0x0204, place + wide(text))
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    sheet = record(0x0809, begin.replace(b"\x05\0", b"\x10\0", 1)) + cells + more + record(0x0A)
    pieces = [packed[at : at + most] for at in range(0, len(packed), most)] if shared else []
    strings = b"".join(record(0x3C if number else 0xFC, piece) for number, piece in enumerate(pieces))
    name = struct.pack("<BB", 4, 0) + b"News"
    rest = strings + record(0x0A)
    length = len(record(0x0809, begin)) + len(record(0x85, bytes(6) + name)) + len(rest)
    bound = record(0x85, struct.pack("<IBB", length, 0, 0) + name)
    return compound(record(0x0809, begin) + bound + rest + sheet)


def table_of(stories):
    given = rows(stories)
    return [list(given[0]), *(list(row.values()) for row in given)]


@pytest.mark.parametrize("shared", [True, False])
def test_old_workbook_is_read_and_its_count_closes(shared):
    kept, listed = told_of(xls(table_of(STORIES), shared=shared), "a.xls")
    assert not listed
    for story in STORIES:
        assert story.text in kept


@settings(max_examples=25)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40), min_size=1, max_size=9),
    st.booleans(),
)
def test_texts_of_an_old_workbook_are_found_without_a_reader(texts, shared):
    texts = [text.encode("utf-16-le")[: 2 * 30].decode("utf-16-le", "ignore") for text in texts]
    texts = [text for text in texts if all(ord(letter) < 0x10000 for letter in text)]
    found = list(texts_of_old_workbook(xls([[text] for text in texts] or [["x"]], shared=shared)))
    assert found == (texts or ["x"])


def test_texts_that_go_on_in_another_record_are_found_whole():
    text, other = "a" * 700, "道" * 300
    packed = struct.pack("<II", 2, 2) + wide(text)[:-100]
    parts = [packed, b"\0" + b"a" * 100 + wide(other)[:203], b"\1" + ("道" * 200).encode("utf-16-le")]
    strings = b"".join(record(0x3C if number else 0xFC, part) for number, part in enumerate(parts))
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    assert list(texts_of_old_workbook(compound(begin + strings + record(0x0A)))) == [text, other]


def test_comment_of_an_old_workbook_is_listed():
    drawn = record(0x01B6, bytes(10) + struct.pack("<H", len(LOST)) + bytes(6)) + record(0x3C, b"\0" + LOST.encode())
    kept, listed = told_of(xls(table_of(STORIES), more=drawn), "a.xls")
    assert FERRY.text in kept
    assert "Lanterns were hung" in listed


def test_texts_of_workbooks_of_excel_95_are_in_their_code_page():
    begin = record(0x0809, struct.pack("<HH", 0x0500, 0x0005)) + record(0x42, struct.pack("<H", 1251))
    words = "Паром вышел из гавани"
    cell = record(0x0204, bytes(6) + struct.pack("<H", len(words)) + words.encode("cp1251"))
    assert list(texts_of_old_workbook(compound(begin + cell))) == [words]


def test_texts_of_a_binary_workbook_are_found():
    def part(kind, data):
        number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return number + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data

    def counted(text):
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    shared = part(159, bytes(8)) + part(19, b"\0" + counted(FERRY.text)) + part(160, b"")
    sheet = part(6, bytes(8) + counted("In a cell")) + part(8, bytes(8) + counted("Of a formula"))
    notes = part(637, b"\0" + counted(LOST))
    parts = {"xl/sharedStrings.bin": shared, "xl/worksheets/sheet1.bin": sheet, "xl/comments1.bin": notes}
    assert list(texts_of_workbook(zipped(parts), "")) == [FERRY.text, "In a cell", "Of a formula", LOST]


@settings(max_examples=40)
@given(st.binary(max_size=300), st.integers(0, 6000))
def test_damaged_old_workbook_ends_the_count_and_nothing_else(damage, at):
    content = bytearray(xls(table_of(STORIES)))
    content[at : at + len(damage)] = damage
    list(texts_of_old_workbook(bytes(content)))


def test_old_workbook_on_which_the_library_gives_up_is_refused():
    with pytest.raises(InputError, match=r"a workbook that cannot be read .the library that reads it gave up."):
        read_workbook(xls(table_of(STORIES))[:1022], "a.xls", "")


# ---------------------------------------------------------------- web archives


WHOLE = warc(STORIES)
SECOND = WHOLE.find(b"WARC/1.0", 10)
LENGTH = re.search(rb"Content-Length: (\d+)", WHOLE)


def with_length(length):
    return WHOLE.replace(LENGTH[0], b"Content-Length: %s" % length, 1)


ARCHIVES = {
    "behind the last record": (WHOLE + LOST.encode(), "Lanterns were hung"),
    "between records": (WHOLE[:SECOND] + LOST.encode() + b"\r\n\r\n" + WHOLE[SECOND:], "Lanterns were hung"),
    "a record behind one that cannot be read": (
        WHOLE[:SECOND] + WHOLE[SECOND:].replace(b"WARC/1.0", b"WARC/9.0"),
        "Dockers vote to strike",
    ),
    "a record that another one takes in by its length": (
        with_length(b"%d" % (int(LENGTH[1]) + 300)),
        "Dockers vote to strike",
    ),
    "all behind a record of a length that is too long": (with_length(b"99999999"), "Dockers vote to strike"),
}


@pytest.mark.parametrize("place", sorted(ARCHIVES))
def test_words_in_an_odd_place_of_a_web_archive_are_listed(place):
    content, first = ARCHIVES[place]
    kept, listed = told_of(content, "a.warc")
    assert FERRY.paragraphs[0][:20] in kept
    assert re.search(rf"\d+ words stand in records that could not be opened, or in none \(first: “{first}", listed)


def test_web_archive_of_which_nothing_can_be_read_tells_how_much_stands_in_it():
    with pytest.raises(InputError, match=r"cannot be read .*about \d\d+ words stand in it"):
        read_content(with_length(b"x"), "a.warc")


def test_count_of_a_whole_web_archive_closes():
    assert told_of(WHOLE, "a.warc")[1] == ""
    assert told_of(WHOLE.replace(b"WARC-Type: response", b"WARC-Type: response\r\nX: y"), "a.warc")[1] == ""
    records = list(byte_records(WHOLE))
    assert [(one.start, one.kind, one.end) for one in records] == [
        (0, "response", SECOND),
        (SECOND, "response", len(WHOLE)),
    ]


def test_payload_is_joined_and_unpacked_where_it_is_known_how():
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
    packed = gzip.compress(LOST.encode())
    sent = b"5\r\n" + packed[:5] + b"\r\n%x;x=y\r\n" % (len(packed) - 5) + packed[5:] + b"\r\n0\r\n\r\n"
    assert payload_of(head % b"gzip" + sent) == LOST.encode()
    assert payload_of(head % b"br" + sent) == b""
    assert payload_of(b"HTTP/1.1 200 OK\r\n\r\n" + LOST.encode()) == payload_of(LOST.encode()) == LOST.encode()


# ---------------------------------------------------------------- saved pages


PAGE = mhtml(STORIES)
IMAGE = b"\r\n----B\r\nContent-Type: image"
SAVED = {
    "behind the last part": PAGE + b"\r\n" + LOST.encode(),
    "before the first part": PAGE.replace(b"----B\r\n", LOST.encode() + b"\r\n----B\r\n", 1),
    "a plain part": PAGE.replace(IMAGE, b"\r\n----B\r\nContent-Type: text/plain\r\n\r\n" + LOST.encode() + IMAGE),
    "a part without fields": PAGE.replace(IMAGE, b"\r\n----B\r\n\r\n" + LOST.encode() + IMAGE),
    "hidden in the page": PAGE.replace(b"<article>", b"<article><p hidden>" + LOST.encode() + b"</p>"),
}


@pytest.mark.parametrize("place", sorted(SAVED))
def test_words_in_an_odd_place_of_a_saved_page_are_listed(place):
    kept, listed = told_of(SAVED[place], "a.mhtml")
    assert FERRY.paragraphs[0][:20] in kept
    assert "words in hidden or odd places (first: “Lanterns were hung" in listed


def test_count_of_a_whole_saved_page_closes_and_base64_is_read():
    assert told_of(PAGE, "a.mhtml")[1] == ""
    start, stop = PAGE.find(b"\r\n\r\n", PAGE.find(b"\r\nContent-Location: ")) + 4, PAGE.find(IMAGE)
    found = quopri.decodestring(PAGE[start:stop]).replace(
        b"<article>", b"<article><p hidden>" + LOST.encode() + b"</p>"
    )
    content = PAGE[:start].replace(b"quoted-printable", b"base64") + base64.encodebytes(found) + PAGE[stop:]
    kept, listed = told_of(content, "a.mhtml")
    assert FERRY.paragraphs[0] in kept
    assert "first: “Lanterns were hung" in listed


WORDS = st.lists(st.sampled_from(("quay", "mayor", "tide", "gravel", "orchard")), min_size=4, max_size=9).map(" ".join)
BETWEEN = {
    "between records": lambda words: WHOLE[:SECOND] + words + b"\r\n\r\n" + WHOLE[SECOND:],
    "behind records": lambda words: WHOLE + words,
    "before parts": lambda words: PAGE.replace(b"----B\r\n", words + b"\r\n----B\r\n", 1),
    "between parts": lambda words: PAGE.replace(IMAGE, b"\r\n----B\r\n\r\n" + words + IMAGE),
    "behind parts": lambda words: PAGE + words,
    "a frame": lambda words: PAGE.replace(IMAGE, b"\r\n----B\r\nContent-Type: text/plain\r\n\r\n" + words + IMAGE),
}


@settings(max_examples=20)
@given(st.sampled_from(sorted(BETWEEN)), WORDS)
def test_any_words_between_records_and_parts_are_counted(place, words):
    _, listed = told_of(BETWEEN[place](words.encode()), "a.warc" if "records" in place else "a.mhtml")
    n_words = sum(map(int, re.findall(r"(\d+) words", listed)))
    assert n_words >= len(words.split())
    assert f"(first: “{words}" in listed
