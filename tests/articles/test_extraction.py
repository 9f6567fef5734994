"""Which blocks of a page are kept: by their words, their links, their names and their place."""

from __future__ import annotations

import json

import pytest
import trafilatura

from topics.articles.readers.extraction import align_words, as_block, choose_blocks, match_blocks, refine
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


def chosen_of(body, extracted, monkeypatch, stated=""):
    """Return the texts of the blocks of a page that are its article, given what is extracted and what it states."""
    head = f'<script type="application/ld+json">{json.dumps({"articleBody": stated})}</script>'
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    root = parse(page)
    text, blocks = lay_out_page(root)
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: extracted)
    return [text[block.start : block.stop] for block in choose_blocks(root, page, blocks).blocks]


def test_article_is_what_was_extracted_whatever_its_letter_case(monkeypatch):
    body = paragraphs(prose(1), prose(2)) + "<div>" + paragraphs(prose(3)) + "</div>"

    assert chosen_of(body, f"{prose(1)}\n{prose(2)}".upper(), monkeypatch) == [prose(1), prose(2)]


@pytest.mark.parametrize(("n_words", "failed"), [(30, False), (29, True)])
def test_extraction_of_less_than_three_in_ten_words_of_the_largest_run_has_failed(monkeypatch, n_words, failed):
    own = prose(9, n_words)
    body = f"<section>{paragraphs(own)}</section><div>{paragraphs(prose(1, 60), prose(2, 40))}</div>"

    assert chosen_of(body, own, monkeypatch) == ([prose(1, 60), prose(2, 40)] if failed else [own])


def test_page_of_which_nothing_was_extracted_is_its_largest_run_of_text(monkeypatch):
    body = f"<div>{paragraphs(prose(1), prose(2))}</div><section>{paragraphs(prose(3))}</section>"

    assert chosen_of(body, None, monkeypatch) == [prose(1), prose(2)]
    assert chosen_of("<p>Short.</p>", None, monkeypatch) == []


@pytest.mark.parametrize(("n_stated", "is_believed"), [(3, True), (2, False)])
def test_text_that_the_page_states_is_believed_where_it_holds_three_quarters_of_the_extracted(
    monkeypatch, n_stated, is_believed
):
    texts = [prose(number) for number in range(4)]
    stated = [prose(9), *texts[:n_stated]]
    body = f"<div>{paragraphs(prose(9))}</div>" + paragraphs(*texts)

    assert chosen_of(body, "\n".join(texts), monkeypatch, stated="\n".join(stated)) == (
        stated if is_believed else texts
    )


def test_largest_run_is_of_running_text_only(monkeypatch):
    links = "".join(f'<p><a href="/{n}">{prose(n)}</a></p>' for n in range(5))
    headings = "".join(f"<h2>{prose(n, 20)}</h2>" for n in range(5))
    short = paragraphs(*(prose(n, 11) for n in range(5)))
    body = f"<section>{links}{headings}{short}</section><div>{paragraphs(prose(8, 12))}</div>"

    assert chosen_of(body, "", monkeypatch) == [prose(8, 12)]


@pytest.mark.parametrize(("n_linked", "is_prose"), [(6, True), (7, False)])
def test_running_text_is_less_than_half_links(monkeypatch, n_linked, is_prose):
    """Thirteen words of one letter, with blanks 25 characters: the link holds 12 or 14 of them."""
    text = " ".join("a" * 13)
    mixed = f'<p><a href="/x">{"a " * n_linked}</a>{" ".join("a" * (13 - n_linked))}</p>'

    assert chosen_of(f"<div>{mixed}</div>", "", monkeypatch) == ([text] if is_prose else [])


@pytest.mark.parametrize(("one", "other", "positions"), [("abcd", "xabcdy", {1, 2, 3, 4}), ("ab", "ab", set())])
def test_words_are_aligned_by_runs_of_three(one, other, positions):
    assert align_words(list(one), list(other)) == positions


def test_kind_of_a_block_in_a_caption_is_told_by_its_tag_not_by_its_class():
    _, (block,) = blocks_of('<div class="caption"><p>Text</p></div>')

    assert as_block(block) == (0, 4, "text")


def extracted_by(precise, plain):
    """Return a stand-in for trafilatura that gives one text where it is asked for precision, another by default."""

    def extract(*_, favor_precision, **__):
        return precise if favor_precision else plain

    return extract


@pytest.mark.parametrize(("n_words", "is_enough"), [(60, True), (59, False)])
def test_precise_extraction_of_less_than_six_in_ten_of_the_default_gives_way(monkeypatch, n_words, is_enough):
    own, rest = prose(1, n_words), prose(2, 100 - n_words)
    body = f"<div>{paragraphs(own)}</div><section>{paragraphs(rest)}</section>"
    root = parse(f"<html><body>{body}</body></html>")
    text, blocks = lay_out_page(root)
    monkeypatch.setattr(trafilatura, "extract", extracted_by(own, f"{own}\n{rest}"))

    choice = choose_blocks(root, "", blocks)

    assert [text[block.start : block.stop] for block in choice.blocks] == ([own] if is_enough else [own, rest])
    assert choice.note == ""


@pytest.mark.parametrize(("n_words", "all_is_kept"), [(60, False), (59, True)])
def test_what_is_left_is_six_in_ten_words_of_the_default_or_all_of_that_is_kept_and_said(
    monkeypatch, n_words, all_is_kept
):
    own, promotion, related = prose(1, n_words), prose(2, 20), prose(3, 80 - n_words)
    asides = f'<div class="promo">{paragraphs(promotion)}</div><div class="related">{paragraphs(related)}</div>'
    root = parse(f"<html><body><article>{paragraphs(own)}</article>{asides}</body></html>")
    text, blocks = lay_out_page(root)
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: text)

    choice = choose_blocks(root, "", blocks)

    assert bool(choice.note) is all_is_kept
    assert [text[block.start : block.stop] for block in choice.blocks] == (
        [own, promotion, related] if all_is_kept else [own]
    )


def test_part_that_is_sent_late_and_hidden_is_seen():
    body = f'<div hidden id="S:1">{paragraphs(prose(1))}</div><div hidden id="menu">{paragraphs(prose(2))}</div>'

    assert blocks_of(body)[0] == prose(1)


CARD = '<a href="/p">Mara Quill</a>' + "".join(
    f'<a href="/{at}">The minister says so once more today</a>' for at in range(3)
)


@pytest.mark.parametrize(
    ("inline", "words"),
    [
        (
            f'<span class="who"><a href="/p">Mara Quill</a><span class="card">{CARD}</span></span>',
            "Sen. Mara Quill (R)",
        ),
        (
            f'<span id="w"><b><a href="/p">Mara Quill</a></b><span id="c"><span class="in">{CARD}</span></span></span>',
            "Sen. Mara Quill (R)",
        ),
        (
            f'<span class="who"><span class="in">Mara Quill<span class="card">{CARD}</span></span></span>',
            "Sen. Mara Quill (R)",
        ),
        (f'<a href="/p">Mara Quill</a><span class="card">{CARD}</span>', "Sen. Mara Quill (R)"),
        (
            f'<b>Mara Quill</b><span class="card"><a href="/p">Mara Quill</a><span class="all">{CARD}</span></span>',
            "Sen. Mara Quill (R)",
        ),
        (f'<span class="card">{CARD}</span>', "Sen. (R)"),
        (f'<span class="card"><b>More</b><span class="all">{CARD}</span> about this</span>', "Sen. (R)"),
        (
            f'<span class="who" style="display: none"><a href="/p">Mara Quill</a><span id="c">{CARD}</span></span>',
            "Sen. (R)",
        ),
    ],
)
def test_pop_up_is_unseen_without_the_words_that_open_it(inline, words):
    text, _ = blocks_of(f"<p>Sen. {inline} (R)</p>")

    assert text == words
