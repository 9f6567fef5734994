"""Columns of a PDF drawn row by row are read one after the other, those of a table are not; empty pages are told."""

import io

import pytest

from tests.corpora import pdf_of
from topics.articles.files import read_file

LEFT = [
    "The council met on Tuesday to",
    "decide about the old harbour and",
    "its two piers. Members voted by",
    "seven to two for the repairs.",
    "Work begins in the spring.",
]
RIGHT = [
    "Residents had asked for this in",
    "a letter that nine hundred signed.",
    "They plan to celebrate on the quay",
    "with music and food for all.",
]


def placed(*lines):
    """Return a PDF of one page with each line where it is told to be: across, up, words."""
    drawn = " ".join(f"1 0 0 1 {across} {up} Tm ({words}) Tj" for across, up, words in lines).encode()
    old = pdf_of(["@"])
    start, stop = old.index(b"BT "), old.index(b" ET") + 3
    changed = old[:start] + b"BT /F1 10 Tf " + drawn + b" ET" + old[stop:]
    return changed.replace(b"/Length %d" % (stop - start), b"/Length %d" % (len(drawn) + 16))


def in_rows(left, right, *, top=690, step=14):
    lines = []
    for number in range(max(len(left), len(right))):
        for across, column in ((60, left), (320, right)):
            if number < len(column):
                lines.append((across, top - step * number, column[number]))
    return lines


def read(folder, content):
    (folder / "a.pdf").write_bytes(content)
    (article,), problems = read_file(folder, "a.pdf")
    return article.text, [problem.found for problem in problems]


def test_columns_drawn_row_by_row_are_read_one_after_the_other(tmp_path):
    page = placed((60, 740, "Repairs agreed"), *in_rows(LEFT, RIGHT), (60, 30, "Page 4"))

    text, problems = read(tmp_path, page)

    assert text.split("\n") == ["Repairs agreed", *LEFT, *RIGHT, "Page 4"]
    assert problems == ["columns were put one after the other on 1 of 1 pages: 1"]


@pytest.mark.parametrize(("n_rows", "is_ordered"), [(4, True), (3, False)])
def test_columns_have_four_rows(tmp_path, n_rows, is_ordered):
    text, problems = read(tmp_path, placed(*in_rows(LEFT[:n_rows], RIGHT[:n_rows])))

    assert bool(problems) is is_ordered
    assert (text.split("\n")[:2] == LEFT[:2]) is is_ordered


def test_table_of_short_cells_stays_row_by_row(tmp_path):
    names, values = ["Pier", "Quay", "Lock", "Mole"], ["two million", "one million", "nothing", "little"]

    text, problems = read(tmp_path, placed(*in_rows(names, values)))

    assert text.split() == ["Pier", "two", "million", "Quay", "one", "million", "Lock", "nothing", "Mole", "little"]
    assert problems == []


def test_columns_drawn_one_after_the_other_stay_as_they_are(tmp_path):
    lines = sorted(in_rows(LEFT, RIGHT), key=lambda line: (line[0], -line[1]))

    text, problems = read(tmp_path, placed(*lines))

    assert " ".join(text.split()) == " ".join([*LEFT, *RIGHT])
    assert problems == []


def test_pages_without_text_are_told(tmp_path):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf_of(["The council met on Tuesday and decided."]))))
    writer.add_blank_page(600, 800)
    stream = io.BytesIO()
    writer.write(stream)

    text, problems = read(tmp_path, stream.getvalue())

    assert text.startswith("The council met")
    assert problems == ["1 of 2 pages have no text: 2 (scanned, or only pictures)"]
