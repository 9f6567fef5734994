"""Lines of a text: where each one lies, whether it stands apart, and whether it is running text."""

from __future__ import annotations

import pytest

from topics.articles.lines import has_verb, shared_head, split_lines


def test_lines_are_stripped_and_keep_their_place():
    text = "  One two \n\n\tThree\r\nfour"
    lines = split_lines(text)

    assert [line.text for line in lines] == ["One two", "Three", "four"]
    assert [text[line.start : line.stop] for line in lines] == ["One two", "Three", "four"]
    assert [text[line.full_start : line.full_stop] for line in lines] == ["  One two \n", "\tThree\r\n", "four"]


def test_line_stands_apart_where_blank_lines_or_the_ends_are_around_it():
    lines = split_lines("One\ntwo\n \nthree\n\nfour\nfive\nsix")

    assert [line.blank_before for line in lines] == [True, False, True, True, False, False]
    assert [line.blank_after for line in lines] == [False, True, True, False, False, True]


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\f", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_ends_a_line(mark):
    assert [line.text for line in split_lines(f"One{mark}two")] == ["One", "two"]


def test_text_without_words_has_no_lines():
    assert split_lines("") == split_lines(" \n\t\n") == []


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("They left.", True),
        ("They left!”", True),
        ("They left…", True),
        ("(They left.)", True),
        ("They left", False),
        ("They left:", False),
        ("They. left", False),
        ("他们走了。", True),
    ],
)
def test_line_ends_as_a_sentence_does(text, ends):
    assert split_lines(text)[0].ends_sentence is ends


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("The ships anchored", True),
        ("The ships Anchored", False),
        ("The aged harbour", False),
        ("The dated harbour", True),
        ("They left", True),
        ("It isn’t so", True),
        ("It ISN'T so", True),
        ("She goes home", True),
        ("The old harbour", False),
        ("", False),
    ],
)
def test_verb_is_an_auxiliary_an_irregular_form_or_a_past_of_five_letters_or_more(words, finds):
    assert has_verb(words.split()) is finds


@pytest.mark.parametrize(("n_words", "is_sentence"), [(20, False), (21, True)])
def test_line_with_a_verb_is_running_text_from_twenty_one_words_however_it_ends(n_words, is_sentence):
    assert split_lines(" ".join(["They", "left", *["harbour"] * (n_words - 2)]))[0].is_sentence is is_sentence


@pytest.mark.parametrize(
    ("text", "is_sentence"), [("They left.", True), ("They left", False), ("The old harbour.", False)]
)
def test_short_line_is_running_text_where_it_has_a_verb_and_ends_as_a_sentence(text, is_sentence):
    assert split_lines(text)[0].is_sentence is is_sentence


@pytest.mark.parametrize(
    ("texts", "n_shared"), [(["harbour", "harvest"], 3), (["har", "harvest"], 3), (["a", "b"], 0), (["a"], 1), ([], 0)]
)
def test_shared_head_is_as_long_as_all_texts_agree(texts, n_shared):
    assert shared_head(texts) == n_shared
