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


def heads_of(*pages):
    """Return the running heads of pages, each a list of lines."""
    text = "\n\f".join("\n".join(page) for page in pages)
    lines = split_lines(text)
    return [lines[number].text for number in find_running_heads(text, lines)]


@pytest.mark.parametrize(("n_pages", "is_head"), [(3, True), (2, False)])
def test_line_is_a_running_head_from_three_pages(n_pages, is_head):
    pages = [["The Harbour Times", f"News of {letter}.", f"End of {letter}."] for letter in "abcd"[:n_pages]]

    assert heads_of(*pages) == (["The Harbour Times"] * n_pages if is_head else [])


def test_line_that_comes_back_inside_pages_is_no_running_head():
    assert heads_of(*[[f"Top {letter}", "The Harbour Times", f"Foot {letter}"] for letter in "abc"]) == []


def test_lines_at_the_top_of_the_first_page_and_the_foot_of_the_last_are_at_an_edge():
    top = [["The Harbour Times", "a", "b"], ["c", "d", "The Harbour Times"], ["The Harbour Times", "e", "f"]]
    foot = [["a", "b", "Page 7"], ["Page 8", "c", "d"], ["e", "f", "Page 9"]]

    assert heads_of(*top) == ["The Harbour Times"] * 3
    assert heads_of(*foot) == ["Page 7", "Page 8", "Page 9"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("###### Six", "Six"),
        ("####### Seven", "####### Seven"),
        ("# Closed #", "Closed"),
        ("A *word* and __two words__ and ***three***", "A word and two words and three"),
        ("*a*b and 2*3*4", "*a*b and 2*3*4"),
        ('[plan](https://example.org "The plan")', "plan"),
        ("[plan] (https://example.org)", "[plan] (https://example.org)"),
        (">quoted", "quoted"),
        ("5 > 4", "5 > 4"),
    ],
)
def test_markdown_marks_and_what_only_looks_like_them(text, expected):
    assert apply_repairs(text, find_markdown_marks(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inter\u00ad\r\nnational", "international"),
        ("inter\u2010\nnational", "international"),
        ("inter-\n\nnational", "inter-\n\nnational"),
        ("inter- \nnational", "inter- \nnational"),
        ("a long-\nterm plan, belong-term", "a longterm plan, belong-term"),
    ],
)
def test_line_end_hyphens_of_every_kind(text, expected):
    assert apply_repairs(text, find_line_end_hyphens(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`` a ' -LSB- b -RSB- -LCB- c -RCB-", "“ a ' [ b ] { c }"),
        ("-LRB- ` a '' -RRB-", "( ‘ a ” )"),
        ("-RRB- ''", "-RRB- ''"),
        (r"`` 1\/2 a\/b \/c", r"“ 1/2 a/b \/c"),
    ],
)
def test_tokenizer_escapes_of_each_sign(text, expected):
    assert apply_repairs(text, find_tokenizer_escapes(text)) == expected


def test_marks_are_told_by_the_ending_of_the_file(tmp_path):
    text = "## Harbour plan\n\nThe *council* met.\n\nAll were for it.\n"
    write_files(tmp_path, a__markdown=text, b__txt=text)

    first, second = read_corpus(tmp_path)["articles"]["text"]

    assert first.startswith("Harbour plan\n\nThe council met.")
    assert second.startswith("## Harbour plan\n\nThe *council* met.")
