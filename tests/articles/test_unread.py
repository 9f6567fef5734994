"""No sentence of a file is lost without a word: it stands in an article, or is listed."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from topics.articles.formats import read_content
from topics.articles.readers.file_texts import texts_of_json, texts_of_page, texts_of_table

FERRY = "The ferry Aurora left the harbour of Olsted on Monday. " * 3
STRIKE = "Dockers began a walkout over wages yesterday morning. " * 3
WORDS = ("harbour", "quay", "mayor", "tide", "lantern", "gravel", "orchard", "viaduct", "ledger", "beacon")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=8, max_size=14, unique=False).map(
    lambda words: " ".join(words).capitalize() + "."
)


def in_page(*parts):
    return f"<!DOCTYPE html><html><head><title>Ferry</title></head><body>{''.join(parts)}</body></html>"


def told_of(content, name):
    """Return the text of what was read of a file, and all that is listed about it."""
    articles, problems = read_content(content.encode("utf-8"), name)
    listed = [problem.found for problem in problems]
    listed += [note for article in articles for note in article.metadata.notes]
    return "\n".join(article.text for article in articles), "\n".join(listed)


LEFT = {
    "a comment that never ends": ("a.html", in_page(f"<p>{FERRY}</p><!-- <p>{STRIKE}")[:-14]),
    "hidden words": ("a.html", in_page(f"<p>{FERRY}</p><p hidden>{STRIKE}</p>")),
    "words not displayed": ("a.html", in_page(f"<p>{FERRY}</p><div style='display: none'>{STRIKE}</div>")),
    "a page nested too deep": ("a.html", in_page(f"<p>{FERRY}</p>", "<div>" * 5000, f"<p>{STRIKE}</p>")),
    "a key twice": ("a.json", f'{{"title": "Ferry", "text": "{STRIKE}", "text": "{FERRY}"}}'),
    "a text of objects": (
        "a.json", json.dumps([{"text": FERRY, "title": "x"}, {"text": [{"kind": "p", "words": STRIKE}], "title": "y"}]),
    ),
    "an article of JSON-LD that the page does not show": (
        "a.html",
        in_page(f"<p>{FERRY}</p>", f"<script type=application/ld+json>{json.dumps({'articleBody': STRIKE})}</script>"),
    ),
    "a field too many": ("a.csv", f'title,text\nFerry,"{FERRY}","{STRIKE}"\n'),
}  # fmt: skip
"""Files of which the second story is not read."""


@pytest.mark.parametrize("label", sorted(LEFT))
def test_what_is_not_read_is_listed_with_its_first_words(label):
    name, content = LEFT[label]
    text, listed = told_of(content, name)
    assert "The ferry Aurora" in text
    assert "Dockers began" in listed


READ = {
    "deep nesting": ("a.html", in_page("<div>" * 1500, f"<p>{FERRY}</p><p>{STRIKE}</p>")),
    "a long attribute": ("a.html", in_page(f"<p title='{'wave ' * 2_200_000}'>{FERRY}</p><p>{STRIKE}</p>")),
    "objects one after the other": (
        "a.json",
        "".join(json.dumps({"title": "x", "text": text}) for text in (FERRY, STRIKE)),
    ),
    "objects over several lines": (
        "a.jsonl",
        "\n".join(json.dumps({"title": "x", "text": text}, indent=1) for text in (FERRY, STRIKE)),
    ),
    "lines that end in CR": (
        "a.jsonl",
        "\r".join(json.dumps({"title": "x", "text": text}) for text in (FERRY, STRIKE)),
    ),
}
"""Files of which all is read."""


@pytest.mark.parametrize("label", sorted(READ))
def test_odd_but_whole_files_are_read_to_their_end(label):
    name, content = READ[label]
    text, listed = told_of(content, name)
    assert "The ferry Aurora" in text
    assert "Dockers began" in text
    assert listed == ""


@pytest.mark.slow
def test_text_of_twelve_megabytes_in_a_page_is_read_with_what_follows():
    text, listed = told_of(in_page(f"<p>{FERRY}</p><p>{'wave ' * 2_500_000}</p><p>{STRIKE}</p>"), "a.html")
    assert len(text) > 12_000_000
    assert "Dockers began" in text
    assert listed == ""


def test_names_and_labels_of_two_words_are_not_listed_and_texts_of_three_are():
    for words, is_listed in (("Harbour Courier", False), ("Harbour Courier Olsted", True)):
        _, listed = told_of(in_page(f"<p>{FERRY}</p><p hidden>{words}</p>"), "a.html")
        assert (words in listed) == is_listed


def test_little_that_is_left_is_a_note_of_the_article_and_much_a_problem_of_the_file():
    def read(hidden):
        return read_content(in_page(f"<p>{FERRY}</p><p hidden>{hidden}</p>").encode(), "a.html")

    (article,), problems = read("gull " * 15)
    assert problems == []
    assert "15 words" in article.metadata.notes[0]
    (article,), (problem,) = read("gull " * 16)
    assert article.metadata.notes == ()
    assert problem.found.startswith("16 words are in no article (first: “gull gull")
    assert not problem.lost


def test_file_of_which_nothing_can_be_read_tells_how_much_stands_in_it():
    from topics.errors import InputError

    with pytest.raises(InputError, match=r"about 30 words stand in it"):
        told_of(in_page("<div>" * 5000, f"<p>{FERRY}</p>").replace("<title>Ferry</title>", ""), "a.html")


MARKUP = st.sampled_from(
    ["<p>{}</p>", "<div hidden>{}</div>", "<b>{}</b><br>", "<!-- x --><li>{}", "<td>{}", "<svg><text>{}</text></svg>",
     "<noscript>{}</noscript>", "<template>{}</template>", "<textarea>{}</textarea>", "<select><option>{}</select>",
     "<![CDATA[{}]]>", "<button>{}</button>", "<object>{}</object>",
     "<p style='visibility:hidden'>{}</p>", "<h2>{}</h2>",
     "<a href='x>y'>{}</a>", "<math>{}</math>", "<iframe>{}</iframe>", "<unknown-tag a=b>{}</unknown-tag>"]
)  # fmt: skip


def is_accounted(sentences, text, listed):
    """Return True where the words of the sentences are as many as those that are read and those that are listed."""
    left = Counter(" ".join(sentences).lower().split()) - Counter(text.lower().split())
    return left.total() <= sum(map(int, re.findall(r"(\d+) words", listed)))


@settings(max_examples=40)
@given(st.lists(st.tuples(MARKUP, SENTENCES), min_size=1, max_size=6))
def test_every_sentence_of_a_page_is_read_or_listed(parts):
    body = "".join(form.format(sentence) for form, sentence in parts)
    text, listed = told_of(in_page(f"<p>{FERRY}</p>", body), "a.html")
    assert is_accounted([sentence for _, sentence in parts], text, listed)


JSON_FORMS = st.sampled_from(["list", "lines", "joined", "indented", "within", "two lists", "carriage returns"])


@settings(max_examples=40)
@given(JSON_FORMS, st.lists(SENTENCES, min_size=2, max_size=5))
def test_every_sentence_of_json_is_read_or_listed(form, sentences):
    records = [{"title": "Ferry", "text": sentence} for sentence in sentences]
    content = {
        "list": lambda: json.dumps(records),
        "lines": lambda: "\n".join(map(json.dumps, records)),
        "joined": lambda: "".join(map(json.dumps, records)),
        "indented": lambda: "\n".join(json.dumps(record, indent=2) for record in records),
        "within": lambda: json.dumps({"meta": {"n": 1}, "response": {"docs": records}}),
        "two lists": lambda: json.dumps({"first": records[:1], "second": records[1:]}),
        "carriage returns": lambda: "\r".join(map(json.dumps, records)),
    }[form]()
    text, listed = told_of(content, "a.json")
    assert is_accounted(sentences, text, listed)


@settings(max_examples=40)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_field_of_a_table_is_read_kept_or_listed(rows):
    lines = ["title,text", *(",".join(["Ferry", *(f'"{field}"' for field in row)]) for row in rows)]
    text, listed = told_of("\n".join(lines), "a.csv")
    assert is_accounted([field for row in rows for field in row], text, listed)


def test_article_of_json_ld_that_the_page_shows_is_no_second_text():
    data = json.dumps({"@type": "NewsArticle", "articleBody": FERRY, "description": "Ferry. " + FERRY})
    shown = [in_page(f"<p>{FERRY}</p>", f"<script type='application/ld+json'>{data}</script>" * n) for n in (0, 1, 2)]
    assert [list(texts_of_page(page)) for page in shown] == [[FERRY]] * 3


def test_texts_of_formats_are_found_without_a_reader():
    assert list(texts_of_json(r'[{"a\"b" : "One \"two\".", "c": 3}]')) == ['One "two".']
    assert list(texts_of_json(r'{"a": "caf\u00e9 \ud800"}')) == ["café \ud800"]
    assert list(texts_of_table('a;b\n"One; two";Three\n')) == ["One; two", "Three"]
    assert list(texts_of_page("a < b <p>c<SCRIPT>no</script>d<title>no</title>")) == ["a < b ", "c", "d"]
    assert list(texts_of_page("<p>a<!-- b")) == ["a<!-- b"]
    assert list(texts_of_page("<p>a <i>b</i> &amp; c<p")) == ["a b & c<p"]


def test_second_column_of_one_name_is_named_and_its_text_kept():
    text, listed = told_of(f'title,text,text\nFerry,"{FERRY}","{STRIKE}"\n', "a.csv")
    assert "The ferry Aurora" in text
    assert "the column “text (2)” holds text too and was not used" in listed
