"""Which blocks of a page are kept: by their words, their links, their names and their place."""

from __future__ import annotations

import pytest

from topics.articles.readers.extraction import as_block, match_blocks, refine
from topics.articles.readers.html import parse
from topics.articles.readers.markup import lay_out_page


def blocks_of(body):
    """Return the text of a page and its blocks."""
    return lay_out_page(parse(f"<html><body>{body}</body></html>"))


def prose(number, n_words=14):
    return " ".join([f"{number}w{at}" for at in range(n_words)])


def refined(body, is_chosen=lambda text: True):
    """Return the texts of the blocks that are left, of those chosen by their text."""
    text, blocks = blocks_of(body)
    chosen = {block for block in blocks if is_chosen(text[block.start : block.stop])}
    return [text[block.start : block.stop] for block in refine(blocks, chosen)]


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p>Text</p>", "text"),
        ("<h3>Text</h3>", "heading"),
        ("<figure><figcaption><p>Text</p></figcaption></figure>", "caption"),
        ("<figure><figcaption><h3>Text</h3></figcaption></figure>", "heading"),
    ],
)
def test_kind_of_a_block_is_that_of_its_element(body, kind):
    _, (block,) = blocks_of(body)

    assert as_block(block) == (0, 4, kind)


@pytest.mark.parametrize(("n_kept", "is_matched"), [(6, True), (5, False)])
def test_block_is_matched_from_six_in_ten_of_its_words_on(n_kept, is_matched):
    _, blocks = blocks_of(paragraphs(prose(1, 10)))
    words = [*blocks[0].words[:n_kept], "other", "words", "follow"]

    assert bool(match_blocks(blocks, words)) is is_matched


def test_words_in_another_order_match_nothing():
    _, blocks = blocks_of(paragraphs(prose(1, 10)))

    assert match_blocks(blocks, blocks[0].words[::-1]) == set()


@pytest.mark.parametrize(("n_words", "is_kept"), [(3, True), (4, False)])
def test_link_of_four_words_is_dropped(n_words, is_kept):
    link = f'<a href="/x">{prose(9, n_words)}</a>'

    assert (prose(9, n_words) in refined(paragraphs(prose(1), link, prose(2)))) is is_kept


@pytest.mark.parametrize(("n_linked", "is_kept"), [(8, True), (9, False)])
def test_block_is_a_link_from_nine_in_ten_characters_on(n_linked, is_kept):
    """Ten words of one letter, with blanks 19 or 20 characters: the link holds 16 or 18 of them."""
    linked, rest = "a " * n_linked, "a " * (10 - n_linked)
    body = paragraphs(prose(1), f'<a href="/x">{linked}</a>{rest.strip()}', prose(2))

    assert (("a " * 10).strip() in refined(body)) is is_kept


def test_heading_that_is_a_link_is_kept():
    body = f'{paragraphs(prose(1))}<h2><a href="/x">{prose(9)}</a></h2>{paragraphs(prose(2))}'

    assert prose(9) in refined(body)


def test_title_above_the_text_is_left_out_and_one_below_is_kept():
    body = f"<h1>Above</h1>{paragraphs(prose(1))}<h1>Below</h1>{paragraphs(prose(2))}"

    assert refined(body) == [prose(1), "Below", prose(2)]


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [("newsletter", False), ("box related-links", False), ("sharing_bar", False), ("shared", True), ("story", True)],
)
def test_part_beside_the_text_is_known_by_its_name(name, is_kept):
    aside = f'<div class="{name}"><p>{prose(9)}</p></div>'

    assert (prose(9) in refined(paragraphs(*map(prose, range(4))) + aside)) is is_kept


@pytest.mark.parametrize(("n_words", "is_kept"), [(29, False), (30, True)])
def test_part_with_such_a_name_that_holds_three_in_ten_words_is_no_aside(n_words, is_kept):
    aside = f'<div class="newsletter"><p>{prose(9, n_words)}</p></div>'
    rest = paragraphs(prose(1, 50), prose(2, 20))

    assert (prose(9, n_words) in refined(rest + aside)) is is_kept


@pytest.mark.parametrize(("n_chosen", "is_filled"), [(3, True), (2, False)])
def test_gap_is_filled_where_three_paragraphs_of_the_place_are_chosen(n_chosen, is_filled):
    texts = [*map(prose, range(n_chosen)), prose(8)]
    body = paragraphs(*texts[:-2], "So it goes.", *texts[-2:][:1])

    assert ("So it goes." in refined(body, lambda text: text != "So it goes.")) is is_filled


def test_gap_in_another_place_of_the_page_is_not_filled():
    body = f"{paragraphs(prose(1), prose(2))}<div><p>So it goes.</p></div>{paragraphs(prose(3))}"

    assert "So it goes." not in refined(body, lambda text: text != "So it goes.")


def test_gap_in_a_quotation_or_list_of_the_place_is_filled():
    body = f"{paragraphs(prose(1), prose(2))}<blockquote><p>So it goes.</p></blockquote>{paragraphs(prose(3))}"

    assert "So it goes." in refined(body, lambda text: text != "So it goes.")


def test_gap_that_is_half_links_is_not_filled():
    body = paragraphs(prose(1), prose(2), 'So <a href="/x">it</a>', prose(3))

    assert "So it" in refined(body, lambda text: text != "So it")
    body = paragraphs(prose(1), prose(2), 'S <a href="/x">it</a>', prose(3))
    assert "S it" not in refined(body, lambda text: text != "S it")


@pytest.mark.parametrize(("n_words", "is_copy"), [(12, True), (11, False)])
def test_second_copy_of_a_paragraph_in_another_place_is_dropped(n_words, is_copy):
    text = prose(9, n_words)
    body = f"<div>{paragraphs(text, prose(1))}</div><section>{paragraphs(text, prose(2))}</section>"

    assert refined(body).count(text) == (1 if is_copy else 2)


def test_paragraph_that_comes_back_in_the_same_place_is_kept():
    assert refined(paragraphs(prose(1), prose(2), prose(1))).count(prose(1)) == 2
