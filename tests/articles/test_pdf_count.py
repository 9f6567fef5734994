"""The second count of PDF files: letters drawn are letters read or listed, pages in the file are pages in its order."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.formats import read_content
from topics.articles.readers import pdf
from topics.articles.readers.pdf_drawn import drawn_by, letters_of

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FERRY = "The ferry Aurora left the harbour of Olsted with ninety passengers on board"
LOST = "Lanterns were hung along the viaduct by volunteers"
WORDS = ("harbour", "quay", "mayor", "tide", "lantern", "gravel", "orchard", "viaduct", "ledger", "beacon")


def stream(operators, more=""):
    data = operators if isinstance(operators, bytes) else operators.encode("latin-1")
    return f"<< /Length {len(data)} {more} >>\nstream\n".encode() + data + b"\nendstream"


def file_of(*operators, forms=(), font=FONT, kids=None, resources="/Font << /F1 3 0 R >>", page="", apart=()):
    """Return a PDF of a page for each of some operators, with forms, and further objects that nothing refers to."""
    first = 4 + len(forms)
    numbers = [first + 2 * number for number in range(len(operators))]
    named = " ".join(f"/X{number} {4 + number} 0 R" for number in range(len(forms)))
    held = f"/Resources << {resources} /XObject << {named} >> >>" if resources else ""
    listed = " ".join(f"{number} 0 R" for number in (numbers if kids is None else kids))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{listed}] /Count {len(listed.split()) // 3} >>",
        font,
        *(stream(form, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {held}") for form in forms),
    ]
    for number, drawn in zip(numbers, operators, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] {held} /Contents {number + 1} 0 R {page} >>"
        )
        objects.append(stream(drawn))
    objects += apart
    content, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + (body.encode() if isinstance(body, str) else body) + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    ending = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + ending


def shown(*lines):
    return f"BT /F1 12 Tf 40 760 Td {' '.join(f'({line}) Tj 0 -14 Td' for line in lines)} ET"


def told_of(content):
    """Return the text of a PDF, and what is listed about it."""
    (article,), problems = read_content(content, "a.pdf")
    return article.text, "; ".join(problem.found for problem in problems)


def letters(text):
    return "".join(filter(str.isalpha, text))


def as_string(text):
    return "".join(f"\\{sign}" if sign in "()\\" else sign for sign in text)


WAYS = {
    "one string": lambda text: f"({as_string(text)}) Tj",
    "digits": lambda text: f"<{text.encode('latin-1').hex()}> Tj",
    "pieces": lambda text: "[" + " -300 ".join(f"({as_string(word)})" for word in text.split()) + "] TJ",
    "letters": lambda text: "[" + " 10 ".join(f"({as_string(letter)})" for letter in text) + "] TJ",
    "the next line": lambda text: f"14 TL ({as_string(text)}) '",
    "the next line with its steps": lambda text: f'14 TL 0 0 ({as_string(text)}) "',
    "octal signs": lambda text: "(" + "".join(f"\\{ord(letter):03o}" for letter in text) + ") Tj",
    "brackets in brackets": lambda text: f"(({as_string(text)})) Tj",
    "behind a picture": lambda text: f"ET BI /W 1 /H 1 /BPC 8 ID \x01 (no Tj EI BT /F1 12 Tf ({as_string(text)}) Tj",
    "behind a comment": lambda text: f"% (no) Tj\n({as_string(text)}) Tj",
    "kept font": lambda text: f"ET q BT ({as_string(text)}) Tj ET Q BT ({as_string(text)}) Tj",
}
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=6, max_size=9).map(
    lambda words: " ".join(words).capitalize() + " (a)."
)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(sorted(WAYS)), SENTENCES), min_size=1, max_size=5), st.booleans())
def test_letters_drawn_in_any_way_are_letters_read(parts, in_form):
    drawn = f"BT /F1 12 Tf 40 760 Td {' 0 -14 Td '.join(WAYS[way](sentence) for way, sentence in parts)} ET"
    content = file_of("/X0 Do", forms=[drawn]) if in_form else file_of(drawn)
    text, listed = told_of(content)
    for _, sentence in parts:
        assert letters(sentence) in letters(text)
    assert not listed


@settings(max_examples=20)
@given(st.lists(SENTENCES, min_size=2, max_size=6, unique=True), st.data())
def test_any_sentence_that_a_library_loses_is_listed(sentences, data):
    lost = data.draw(st.sampled_from(sentences))
    read = pdf.page_text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "page_text", lambda page: (read(page)[0].replace(lost, ""), False))
        _, listed = told_of(file_of(shown(*map(as_string, sentences))))
    assert f"{len(letters(lost))} letters drawn on 1 of 1 pages: 1 are not in the text that was read" in listed


@pytest.mark.parametrize(
    ("lost", "is_listed"),
    [("Lanterns were hung one", False), ("Lanterns were hung ones", True), ("ab" * 20, False)],
    ids=["nineteen letters", "twenty letters", "two different letters"],
)
def test_lost_letters_are_listed_from_twenty_of_eight_kinds_on(monkeypatch, lost, is_listed):
    read = pdf.page_text
    monkeypatch.setattr(pdf, "page_text", lambda page: (read(page)[0].replace(lost, ""), False))
    assert ("20 letters drawn" in told_of(file_of(shown(FERRY, lost)))[1]) == is_listed


@pytest.mark.parametrize(
    "behind",
    [
        "BT /F1 12 Tf [1 2 (a) Tj ET",
        "BT 1 0 Tm << (a Tj ET",
        "BT (a) Tm (b) Td (c) Tz ET <ff",
        "Q Q Q BT Tf Td Tm (a) TJ ET",
    ],
)
def test_words_of_a_form_that_ends_oddly_are_read_or_listed(behind):
    text, listed = told_of(file_of(f"{shown(FERRY)} /X0 Do", forms=[f"{shown(LOST)} {behind}"]))
    assert FERRY in text
    assert (LOST in text) != (f"not in the text that was read (first: “{LOST}”)" in listed)


def test_words_of_a_form_without_fonts_of_its_own_are_listed():
    content = file_of(f"{shown(FERRY)} /X0 Do", forms=[shown(LOST)])
    content = content.replace(b"/BBox [0 0 600 800] /Resources", b"/BBox [0 0 600 800] /Resourcez")
    assert f"not in the text that was read (first: “{LOST}”)" in told_of(content)[1]


def test_words_of_a_stamp_are_listed_and_those_of_a_comment_once():
    stamp = stream(
        shown(LOST), f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 {FONT} >> >>"
    )
    note = "<< /Type /Annot /Subtype /Stamp /Rect [0 0 100 100] /AP << /N 6 0 R >> {} >>"
    for words, is_listed in (("", True), (f"/Contents ({LOST})", False)):
        content = file_of(shown(FERRY), page="/Annots [7 0 R]", apart=[stamp, note.format(words)])
        listed = told_of(content)[1]
        assert (f"(first: “{LOST}”)" in listed and "letters drawn" in listed) == is_listed
        assert is_listed or f"comments, which are no part of the text (first: “{LOST}”)" in listed


def test_page_that_is_not_in_the_order_of_pages_is_listed_unless_it_is_a_copy():
    for second, is_listed in ((LOST, True), (FERRY, False)):
        text, listed = told_of(file_of(shown(FERRY), shown(second), kids=[4]))
        assert FERRY in text
        assert (
            f"1 pages stand in the file but not in its order of pages and were not read (first: “{second}”)" in listed
        ) == is_listed


def test_page_packed_in_a_stream_of_objects_is_found_too():
    body = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 6 0 R >>"
    head = b"9 0 "
    packed = stream(zlib.compress(head + body), f"/Type /ObjStm /N 1 /First {len(head)} /Filter /FlateDecode")
    from topics.articles.readers.pdf_count import _numbers_of_pages

    assert sorted(_numbers_of_pages(file_of(shown(FERRY), apart=[stream(shown(LOST)), packed]))) == [4, 9]


def test_table_of_a_font_tells_its_letters():
    from pypdf import PdfReader

    table = "beginbfchar <01> <00C9> endbfchar beginbfrange <02> <04> <0061> <05> <06> [<00660069> <0078>] endbfrange"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Own /ToUnicode {6} 0 R >>"
    content = file_of("BT /F1 12 Tf <010203040506> Tj ET", font=font, apart=[stream(table)])
    drawn = drawn_by(PdfReader(io.BytesIO(content)).pages[0], 1000)
    assert [text.strip() for text in drawn.texts] == ["Éabcfix"]
    assert letters_of(drawn.texts[0]) == letters_of("eabcﬁx")


def test_codes_of_a_font_that_tells_no_letters_are_not_counted():
    font = "<< /Type /Font /Subtype /TrueType /BaseFont /Own >>"
    assert "letters drawn" not in told_of(file_of(shown(FERRY, LOST), font=font))[1]


def test_count_that_fails_is_told_and_what_was_read_stays(monkeypatch):
    def fail(*_):
        raise ValueError("odd")

    monkeypatch.setattr(pdf, "uncounted", fail)
    text, listed = told_of(file_of(shown(FERRY)))
    assert (FERRY in text, listed) == (True, "what the pages draw could not be counted (odd)")
