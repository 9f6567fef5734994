"""Marks of Markdown, hyphens at line ends, running heads, escapes of a tokenizer."""

from __future__ import annotations

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.alignment import apply_repairs
from topics.articles.boilerplate.running_heads import find_running_heads
from topics.articles.lines import split_lines
from topics.articles.repairs.typesetting import find_line_end_hyphens, find_markdown_marks, find_tokenizer_escapes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## What comes next", "What comes next"),
        ("The **council** met.", "The council met."),
        ("See [the plan](https://example.org/a_(b)).", "See the plan."),
        ("![The pier](pier.jpg)", "The pier"),
        ("> All were for it.", "All were for it."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("He came #1 of 5 [sic] (at last).", "He came #1 of 5 [sic] (at last)."),
    ],
)
def test_markdown_marks(text, expected):
    assert apply_repairs(text, find_markdown_marks(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the inter-\nnational talks", "the international talks"),
        ("a long-\nterm plan, long-term for all", "a long-term plan, long-term for all"),
        ("from 2019-\n2021", "from 2019-\n2021"),
        ("the Anglo-\nFrench pact", "the Anglo-\nFrench pact"),
    ],
)
def test_line_end_hyphens(text, expected):
    assert apply_repairs(text, find_line_end_hyphens(text)) == expected


def test_running_heads_and_page_numbers():
    text = "\n\f".join(f"The Harbour Times, part {n}\nSome news of day {'abcd'[n]}.\n{n}" for n in range(4))
    lines = split_lines(text)

    dropped = [lines[number].text for number in find_running_heads(text, lines)]

    assert dropped == [part for n in range(4) for part in (f"The Harbour Times, part {n}", str(n))]


def test_front_matter_is_metadata(tmp_path):
    front = '---\ntitle: "Harbour plan agreed"\ndate: 2021-03-04\nauthor: Ann Lee\n---\n'
    write_files(tmp_path, a__md=front + "# Harbour plan agreed\n\nThe *council* met.\n\nAll were for it.\n")

    tables = read_corpus(tmp_path)
    article = tables["articles"].iloc[0]

    assert (article["title"], article["author"]) == ("Harbour plan agreed", "Ann Lee")
    assert article["published"] == "2021-03-04"
    assert tables["passages"]["text"].tolist() == ["Harbour plan agreed", "The council met.", "All were for it."]
    assert tables["passages"]["kind"].tolist()[0] == "title"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"He said `` no '' -LRB- on 1\/26\/11 -RRB- .", "He said “ no ” ( on 1/26/11 ) ."),
        (r"Run ``make`` or C:\/tools, 5 '' wide", r"Run ``make`` or C:\/tools, 5 '' wide"),
    ],
)
def test_tokenizer_escapes(text, expected):
    assert apply_repairs(text, find_tokenizer_escapes(text)) == expected
