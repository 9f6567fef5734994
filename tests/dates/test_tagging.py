import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from topics.dates import Span, tag
from topics.errors import InputError

VOCABULARY = """
the first of May may 12 1944 '98 late last next two-year years ago from to 3:30 p.m. Monday night fiscal Q3
now and over – - , . (AD BC) 12/31/99 half a century seven 30 February quarter ended Christmas Eve the
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=40).map(" ".join))
@example("")
@example("\u200f5 \u0645\u0627\u064a\u0648 2020 in May 2020\u200f")
@example("0" * 10_000)
def test_every_expression_is_a_slice_in_order_whatever_the_text(text: str) -> None:
    found = tag(text, "2023-06-19")

    assert [text[item.start : item.stop] for item in found] == [item.text for item in found]
    reached = 0
    for item in found:
        assert reached <= item.start < item.stop
        reached = item.stop
        assert item.type in {"DATE", "TIME", "DURATION", "SET"}
        assert item.value
        if item.span:
            assert Span.from_edtf(item.span.edtf).edtf == item.span.edtf


@settings(max_examples=60, deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.integers(1, 40),
    st.sampled_from(["on Monday", "last week", "in November", "yesterday", "two months ago", "this spring"]),
)
def test_an_interval_of_publication_gives_a_span_that_holds_both_ends(day: date, width: int, words: str) -> None:
    later = date.fromordinal(day.toordinal() + width)
    text = f"They met {words}."

    wide = tag(text, Span(day, later), domain="news")[0].span

    assert wide is not None
    for end in (day, later):
        narrow = tag(text, end, domain="news")[0].span
        assert narrow is not None
        assert wide.contains(narrow)


@pytest.mark.parametrize(
    "text",
    [
        "the " * 50_000,
        "1990 " * 10_000,
        "one hundred and " * 20_000,
        "May" * 60_000,
        "12/" * 60_000,
        "-" * 200_000,
        "twenty-" * 30_000,
        "late " * 40_000,
        "\n" * 200_000 + "last week",
        "a" * 300_000,
        "9" * 300_000,
        "the last half of the " * 10_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_and_very_long_input_is_tagged_with_exact_offsets(text: str) -> None:
    for item in tag(text, "2023-06-19"):
        assert text[item.start : item.stop] == item.text


@pytest.mark.slow
def test_a_line_of_many_sentences_gives_the_expressions_of_each() -> None:
    sentence = "He said on Friday that two years ago, in May 1990, 35 of the 900 men had left for Rome. "
    alone = [(item.text, item.type) for item in tag(sentence, "2023-06-19")]
    together = [(item.text, item.type) for item in tag(sentence * 3_000, "2023-06-19")]
    assert together == alone * 3_000


def test_offsets_count_characters_not_bytes_or_code_units() -> None:
    text = "😀é 中 in May 2020"

    assert [(item.start, item.text) for item in tag(text)] == [(text.index("May"), "May 2020")]


def test_nothing_is_counted_from_the_publication_day_where_there_is_none() -> None:
    found = tag("Yesterday and last week they met.")

    assert [(item.value, item.span, item.certainty) for item in found] == [
        ("XXXX-XX-XX", None, "vague"),
        ("PAST_REF", None, "vague"),
    ]


def test_a_reason_stands_beside_every_resolved_day() -> None:
    text = "On 5 May 2020 it began. They agreed on Wednesday; two days later it ended."
    found = {item.text: item for item in tag(text, "2023-06-19", domain="news")}

    assert found["Wednesday"].anchor == "2023-06-19 (published)"
    assert found["Wednesday"].cue == "agreed"
    assert found["5 May 2020"].certainty == "stated"
    assert found["two days later"].anchor.endswith(f"(text {text.index('Wednesday')})")


def test_the_less_likely_day_is_kept() -> None:
    found = tag("The summit in November drew crowds.", "2023-06-19")[0]

    assert (found.value, found.alternative) == ("2022-11", "2023-11")


def test_unusable_arguments_are_named() -> None:
    with pytest.raises(InputError, match="no domain"):
        tag("today", domain="sports")
    with pytest.raises(InputError, match="not a date in EDTF"):
        tag("today", "19 June 2023")


def test_output_depends_neither_on_hash_seed_nor_locale() -> None:
    program = (
        "from topics.dates import tag\n"
        "text = 'On Monday, in May and June 1940, late last week, by 12-13 July, five years ago at noon.'\n"
        "print([repr(item) for item in tag(text, '2023-06-19')])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"))
    }

    assert len(outputs) == 1


def test_tagging_needs_neither_pandas_nor_numpy() -> None:
    program = (
        "import sys\nfrom topics.dates import tag\ntag('on Monday', '2023-06-19')\n"
        "print([name for name in ('pandas', 'numpy', 'sklearn') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)

    assert run.stdout.strip() == "[]"


def test_early_narrows_the_days_and_earlier_does_not() -> None:
    early, earlier = tag("In early 2019 or earlier this year.", "2023-06-19", domain="news")

    assert early.span and earlier.span
    assert early.span.edtf == "2019-01/2019-06"
    assert earlier.span.edtf == "2023"


def test_an_open_end_of_publication_leaves_the_days_open() -> None:
    stated, relative = tag("In May 2020 it began. They met yesterday.", "2023-08/..", domain="news")

    assert stated.span and relative.span
    assert stated.span.edtf == "2020-05"
    assert (relative.value, relative.span.edtf) == ("XXXX-XX-XX", "2023-07-31/..")


def test_a_moment_of_publication_counts_as_its_day() -> None:
    moment = datetime(2023, 6, 19, 23, 30, tzinfo=UTC)

    assert tag("yesterday", moment) == tag("yesterday", "2023-06-19T23:30:00Z") == tag("yesterday", date(2023, 6, 19))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The storm moves in a classic nor'easter sense.", []),
        ("Snow fell in the nor’easter.", []),
        ("They met on 'Easter Sunday' and left.", ["Easter Sunday"]),
        ("He wrote '98 on the wall of O'Neill on 4 May.", ["'98", "4 May"]),
    ],
)
def test_part_of_a_word_behind_its_apostrophe_names_no_day(text: str, found: list[str]) -> None:
    assert [item.text for item in tag(text, "2013-02-08")] == found
