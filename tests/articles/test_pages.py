"""Which blocks of a page are its article: every character kept is one of the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpora import read_corpus, write_files
from topics.articles.readers.extraction import align_words
from topics.articles.readers.html import is_html, parse
from topics.articles.readers.markup import PageBlock, lay_out_page

SENTENCE = "The council met on day {n} and decided, after a debate of five hours, about pier number {n}."
BODY = [f"<p>{SENTENCE.format(n=n)}</p>" for n in range(8)]


def text_of(tmp_path, body, head=""):
    page = f"<html><head>{head}</head><body><article>{''.join(body)}</article></body></html>"
    write_files(tmp_path, a__html=page)
    return read_corpus(tmp_path)["articles"]["text"].iloc[0]


def laid_out(body):
    return lay_out_page(parse(f"<html><body>{body}</body></html>"))


def test_all_paragraphs_are_kept_in_order(tmp_path):
    assert text_of(tmp_path, BODY).split("\n\n") == [SENTENCE.format(n=n) for n in range(8)]


def test_link_between_paragraphs_is_dropped(tmp_path):
    link = '<p><a href="/x">Fish prices rise again on the whole coast</a></p>'

    assert "Fish prices" not in text_of(tmp_path, [*BODY[:4], link, *BODY[4:]])


def test_link_inside_a_sentence_is_kept(tmp_path):
    linked = '<p>The plan, <a href="/x">agreed by all of the parties</a>, is for a longer pier.</p>'

    assert "agreed by all of the parties" in text_of(tmp_path, [*BODY[:4], linked, *BODY[4:]])


def test_short_paragraph_between_paragraphs_is_kept(tmp_path):
    assert "So it goes." in text_of(tmp_path, [*BODY[:4], "<p>So it goes.</p>", *BODY[4:]])


def test_heading_over_nothing_is_dropped_and_others_are_kept(tmp_path):
    text = text_of(tmp_path, [*BODY[:4], "<h2>What comes next</h2>", *BODY[4:], "<h3>Most read in Port Lee</h3>"])

    assert "What comes next" in text
    assert "Most read" not in text


def test_promotion_beside_the_text_is_dropped(tmp_path):
    promotion = '<div class="newsletter-box"><p>The best of the harbour in one letter a day.</p></div>'

    assert "best of the harbour" not in text_of(tmp_path, [*BODY[:4], promotion, *BODY[4:]])


def test_article_that_stands_twice_is_kept_once(tmp_path):
    twice = [f'<div class="wide">{"".join(BODY)}</div>', f'<div class="narrow">{"".join(BODY)}</div>']

    assert text_of(tmp_path, twice).count("pier number 3") == 1


def test_pop_up_in_a_paragraph_is_not_seen():
    links = "".join(f'<a href="/{n}">Another story about the harbour, number {n}</a> ' for n in range(3))
    text, _ = laid_out(f'<p>Ann Lee<span class="card">{links}</span> spoke.</p>')

    assert text == "Ann Lee spoke."


@pytest.mark.parametrize("hidden", ['style="display: none"', "hidden", 'style="visibility:hidden"'])
def test_hidden_parts_are_not_seen(hidden):
    assert laid_out(f"<p>Seen.</p><div {hidden}><p>Unseen.</p></div><p>Too.</p>")[0] == "Seen.\n\nToo."


def test_white_space_is_folded_as_a_browser_does():
    text, blocks = laid_out("<p>One\n  two <b>three </b> four</p>five<br>six<ul><li>seven</li></ul>")

    assert text == "One two three four\n\nfive\nsix\n\nseven"
    assert [text[block.start : block.stop] for block in blocks] == ["One two three four", "five", "six", "seven"]


@given(st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30))
@settings(max_examples=100, deadline=None)
def test_what_is_aligned_stands_in_both_texts(one, other):
    runs = {tuple(one[at : at + 3]) for at in range(len(one) - 2)}
    shared = {at + step for at in range(len(other) - 2) if tuple(other[at : at + 3]) in runs for step in range(3)}

    assert align_words(one, other) <= shared


@given(st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=40))
@settings(max_examples=60, deadline=None)
def test_text_is_aligned_with_itself(words):
    assert align_words(words, words) == set(range(len(words)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\n<html lang=en>", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"<p>News</p>", True),
        (b"< 5 percent of all", False),
        (b"The <p> element", False),
        (b"<rss><channel>", False),
    ],
)
def test_page_is_known_by_its_content(content, expected):
    assert is_html(content) is expected


def seen(body):
    return laid_out(body)[0]


@pytest.mark.parametrize(("n_words", "text"), [(99, "Before.\n\nAfter."), (100, None)])
def test_part_for_pages_without_scripts_is_seen_from_a_hundred_words_on(n_words, text):
    words = " ".join(["word"] * n_words)

    assert seen(f"<p>Before.</p><noscript><p>{words}</p></noscript><p>After.</p>") == (
        text or f"Before.\n\n{words}\n\nAfter."
    )


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "iframe", "object", "textarea", "select"])
def test_code_and_fields_are_not_seen_and_what_follows_them_is(tag):
    assert seen(f"<p>One <{tag}>unseen</{tag}>two.</p>") == "One two."


@pytest.mark.parametrize(
    ("element", "is_seen"),
    [
        ('<span style="DISPLAY : none">x</span>', False),
        ('<a style="display:none">x</a>', False),
        ('<li style="visibility: hidden">x</li>', False),
        ('<section style="display:none">x</section>', True),
        ('<p style="display: block">x</p>', True),
        ("<p hidden>x</p>", False),
    ],
)
def test_hidden_elements_of_these_kinds_are_not_seen(element, is_seen):
    assert ("x" in seen(f"<div>One {element} two</div>")) is is_seen


@pytest.mark.parametrize(
    ("links", "around", "name", "is_seen"),
    [
        ([6, 6], 0, 'class="card"', False),
        ([6, 6], 0, 'id="card"', False),
        ([6, 6], 0, "", True),
        ([12], 0, 'class="card"', True),
        ([6, 5], 0, 'class="card"', True),
        ([9, 9], 2, 'class="card"', False),
        ([9, 9], 3, 'class="card"', True),
    ],
    ids=["class", "id", "no name", "one link", "eleven words", "nine in ten words", "fewer"],
)
def test_pop_up_is_a_named_span_of_two_links_and_twelve_words_and_little_else(links, around, name, is_seen):
    linked = " ".join(f'<a href="/">{" ".join(["linked"] * n_words)}</a>' for n_words in links)
    span = f"<span {name}>{linked} {' '.join(['around'] * around)}</span>"

    assert ("linked" in seen(f"<p>Ann Lee {span} spoke.</p>")) is is_seen


def test_share_of_a_block_in_links_is_of_its_characters():
    texts = ["text", "abcd<a>efgh</a>", "<a>text</a> ", "text", "<a>ab</a>c<a>de</a>fg<b>hij</b>", "<a>a<b>b</b></a>"]
    _, blocks = laid_out("".join(f"<p>{text}</p>" for text in texts))

    assert [block.link_share for block in blocks] == [0.0, 0.5, 1.0, 0.0, 0.4, 1.0]


def test_block_knows_its_words_and_the_elements_around_it():
    _, (first, second) = laid_out('<DIV id="Main" class="Wide Box"><p>Two WORDS</p></DIV><p>End</p>')

    assert first.words == ("two", "words")
    assert first.path[-2:] == ("div main wide box", "p")
    assert first.tag == "p"
    assert second.path[-1] == "p"
    assert len(second.path) == len(first.path) - 1


def test_line_breaks_within_and_between_blocks_are_kept_once():
    assert seen("<p>One<br><br>two</p><div><div><p>three</p></div></div><br><p>four</p>") == (
        "One\ntwo\n\nthree\n\nfour"
    )
    assert seen("<br><p> One </p> <p></p> two ") == "One\n\ntwo"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<!DOCTYPE html><html>".encode("utf-16"), True),
        (b"\xef\xbb\xbf  <HTML>", True),
        (b"<htmlx>", False),
        (b"<!-- saved -->" + b" " * 4070 + b"<body >", True),
        (b"<!-- saved -->" + b" " * 4090 + b"<body >", False),
        (b"", False),
    ],
)
def test_page_is_known_by_its_first_four_thousand_bytes(content, expected):
    assert is_html(content) is expected


def test_comments_and_instructions_in_a_page_are_not_seen():
    assert seen("<p>One<!-- unseen --> two<?php unseen ?> three</p>") == "One two three"


def test_block_outside_every_element_has_no_tag():
    assert PageBlock(0, 4, ("text",), (), 0.0).tag == ""
