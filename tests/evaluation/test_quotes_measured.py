"""The measure of quotes: marks are read, each row is used once, and a quote counts only with its speaker."""

import pytest

from evaluation.figures import Bench
from evaluation.quotes import Attribution, count_right, measure, read_marks

TEXT = "“We will stay,” Anna Berg said. Moe feared rain."
MARKS = (
    "T1\tContent 0 15\t“We will stay,”\nT2\tSource 16 25\tAnna Berg\nT3\tCue 26 30\tsaid\n"
    "T4\tContent 43 47\train\nT5\tSource 32 35\tMoe\n"
    "E1\tAttribution:T3 Content:T1 Source1:T2\nE2\tAttribution:T3 Content:T4 Source:T5\nE3\tAttribution:T3 Source:T5\n"
)


def quote(start, stop, speaker=(16, 25), is_direct=True):
    return Attribution(((start, stop),), (speaker,) if speaker else (), is_direct)


def test_marks_are_read_with_their_parts_and_what_is_direct():
    one, other = read_marks(MARKS, TEXT)

    assert (one.content, one.source, one.is_direct) == (((0, 15),), ((16, 25),), True)
    assert (other.content, other.is_direct) == (((43, 47),), False)


@pytest.mark.parametrize(
    ("row", "right"),
    [
        (quote(0, 15), 1),
        (quote(0, 8), 1),
        (quote(0, 7), 0),
        (quote(0, 15, (24, 40)), 1),
        (quote(0, 15, (25, 40)), 0),
        (quote(0, 15, None), 0),
    ],
)
def test_quote_is_right_with_half_of_the_characters_and_a_word_of_the_speaker(row, right):
    marked = read_marks(MARKS.replace("Content 0 15", "Content 0 16") if row.content[0][1] == 8 else MARKS, TEXT)

    assert count_right(marked[:1], [row]) == right


def test_row_is_used_once():
    (one, _) = read_marks(MARKS, TEXT)

    assert count_right([one, one], [quote(0, 15)]) == 1


def test_quote_without_a_speaker_is_right_where_none_is_marked():
    assert count_right([quote(0, 15, None)], [quote(0, 15, None)]) == 1


def test_figures_are_of_all_and_of_direct_quotations(tmp_path):
    folder, work = tmp_path / "data" / "quotes", tmp_path / "work"
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True)
    work.mkdir()
    (folder / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "attributions" / "a_1.ann").write_text(MARKS, encoding="utf-8")
    (folder / "attributions" / "a_2.ann").write_text("", encoding="utf-8")
    (work / "quotes.csv").write_text(
        "source,start,stop,speaker_start,speaker_stop,direct\ntext/a.txt,0,15,16,25,True\n", encoding="utf-8"
    )

    figures = {figure.measure: figure.value for figure in measure(Bench(tmp_path / "data", ("none",), work))}

    assert figures["content and speaker recall, all"] == "0.500"
    assert figures["content and speaker F1, direct"] == "1.000"
