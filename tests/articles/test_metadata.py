"""Title, author, outlet and language of an article."""

from __future__ import annotations

import pytest

from topics.articles.lines import split_lines
from topics.articles.metadata import find_author, find_language, find_title, outlet_of, stated_title, trim_title

BODY = "The council met on Tuesday and decided about the harbour.\n\nAll were for it."


def title_of(text, dropped=()):
    return find_title(split_lines(text), frozenset(dropped))


def test_first_line_is_the_title():
    assert title_of(f"Harbour plan agreed\n\n{BODY}") == (0, "Harbour plan agreed")


def test_first_line_that_is_kept_is_the_title():
    assert title_of(f"Share\n\nHarbour plan agreed\n\n{BODY}", dropped=[0]) == (1, "Harbour plan agreed")


@pytest.mark.parametrize(("n_words", "is_title"), [(1, False), (2, True), (30, True), (31, False)])
def test_title_has_two_to_thirty_words(n_words, is_title):
    title = " ".join(["Ships"] * n_words)

    assert title_of(f"{title}\n\n{BODY}") == ((0, title) if is_title else (-1, ""))


@pytest.mark.parametrize("mark", [".", ",", ";", ":"])
def test_line_that_ends_with_a_mark_is_no_title(mark):
    assert title_of(f"Harbour plan agreed{mark}\n\n{BODY}") == (-1, "")


@pytest.mark.parametrize("mark", ["?", "!", "”"])
def test_title_may_end_with_a_question(mark):
    assert title_of(f"Harbour plan agreed{mark}\n\n{BODY}")[0] == 0


def test_line_that_goes_on_in_the_next_is_no_title():
    assert title_of(f"Harbour plan agreed by\nthe council\n\n{BODY}") == (-1, "")
    assert title_of(f"Harbour plan agreed by\n\nthe council\n\n{BODY}")[0] == 0
    assert title_of(f"Harbour plan agreed by\nThe council\n\n{BODY}")[0] == 0


def test_only_line_is_no_title():
    assert title_of("Harbour plan agreed") == (-1, "")
    assert title_of("Harbour plan agreed\n\nShare", dropped=[1]) == (-1, "")
    assert title_of("Harbour plan agreed\n\nWho pays")[0] == 0


@pytest.mark.parametrize(
    "text", ["Title: Harbour plan agreed", "HEADLINE:  Harbour plan agreed", "# Harbour plan agreed"]
)
def test_label_and_mark_are_no_part_of_the_title(text):
    assert title_of(f"{text}\n\n{BODY}") == (0, "Harbour plan agreed")


@pytest.mark.parametrize(
    ("title", "trimmed"),
    [
        ("Harbour plan agreed | The Harbour Times", "Harbour plan agreed"),
        ("Harbour plan agreed » News » The Harbour Times", "Harbour plan agreed"),
        ("Harbour | plan | agreed", "Harbour | plan"),
        ("Harbour plan|agreed", "Harbour plan|agreed"),
        (f"Harbour plan agreed | {'x' * 40}", "Harbour plan agreed"),
        (f"Harbour plan agreed | {'x' * 41}", f"Harbour plan agreed | {'x' * 41}"),
        ("Harbour plan | Times", "Harbour plan | Times"),
    ],
)
def test_name_of_the_site_is_cut_off_while_three_words_are_left(title, trimmed):
    assert trim_title(title) == trimmed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("What is the harbour 's future ?\nThe wall fell , he said .", "What is the harbour's future?"),
        ("Qui sera le prochain ?\nLe mur est tombé.", "Qui sera le prochain ?"),
    ],
    ids=["tokenized", "French"],
)
def test_title_of_a_tokenized_text_has_its_marks_at_the_words(text, title):
    assert title_of(text) == (0, title)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Ann Lee"], "Ann Lee"),
        (["Share", "Written by  Ann Lee."], "Ann Lee"),
        (["Author: Ann Lee"], "Ann Lee"),
        (["Reporting by Ann Lee; Editing by Bo Chan"], "Ann Lee"),
        (["(Filming by Ann Lee) in Rome"], "Ann Lee"),
        (["Reporting by Bo Chan", "By Ann Lee"], "Ann Lee"),
        (["By Ann Lee", "By Bo Chan"], "Ann Lee"),
        (["By boat and train"], ""),
        (["Share"], ""),
        ([], ""),
    ],
)
def test_author_is_named_by_a_byline_before_a_credit(lines, author):
    assert find_author([line for text in lines for line in split_lines(text)]) == author


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://m.example.org:80/a", "example.org"),
        ("https://news.example.org", "news.example.org"),
        ("/a/b", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_outlet_is_the_host_of_the_address(url, outlet):
    assert outlet_of(url) == outlet


def test_language_is_told_from_twenty_letters_on():
    assert find_language("The council met at thei") == ""
    assert find_language("The council met at their") != ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ministers met in Vienna on 3 May 2021.", ""),
        ("Police arrested two men on Monday.", "en"),
        ("Der Hafen wurde gestern geschlossen.", "de"),
    ],
)
def test_language_of_a_short_text_is_told_only_where_it_is_plain(text, language):
    assert find_language(text) == language


def test_language_is_that_of_the_middle_of_a_long_text():
    english = "The council met on Tuesday and decided about the harbour and its ships. " * 20
    german = "Der Rat hat am Dienstag getagt und über den Hafen entschieden. "

    assert find_language(f"{german * 3}{english}{german * 3}") == "en"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("**Harbour plan agreed**", "Harbour plan agreed"),
        ("###### Harbour plan agreed ##", "Harbour plan agreed"),
        ("Title:", ""),
        ("title : Harbour plan | agreed by all | Times", "Harbour plan | agreed by all"),
        ("Harbour plan agreed | Times", "Harbour plan agreed"),
    ],
)
def test_title_without_its_marks(text, title):
    assert title_of(f"{text}\n\n{BODY}")[1] == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("BY ANN LEE", "ANN LEE"),
        ("by: Ann Lee", "Ann Lee"),
        ("Posted by Ann Lee", "Ann Lee"),
        ("Reported by Ann Lee", "Ann Lee"),
        ("Writing by Ann Lee and Bo Chan. Editing by Cy Day", "Ann Lee and Bo Chan"),
        ("(Reporting by Ann Lee)", "Ann Lee"),
        ("Ann Lee by the sea", ""),
        ("Nearby Ann Lee", ""),
        ("By By", ""),
        ("By Byron Lee", "Byron Lee"),
        ("By  Ann   Lee .", "Ann Lee"),
    ],
)
def test_author_of_each_form_of_byline(line, author):
    assert find_author(split_lines(line)) == author


@pytest.mark.parametrize(("n_letters", "language"), [(600, "en"), (20, "en"), (19, "")])
def test_language_is_told_by_the_letters_alone(n_letters, language):
    letters = ("The council met on Tuesday and decided about the harbour and its ships " * 20).replace(" ", " 1, ")
    place = [at for at, character in enumerate(letters) if character.isalpha()][n_letters - 1]

    assert find_language(letters[: place + 1]) == language


@pytest.mark.parametrize(
    ("title", "is_kept"),
    [
        ("pdfsrc.html", False),
        ("Harbour story final.DOCX", False),
        ("Microsoft Word - Harbour plan", False),
        ("C:\\texts\\harbour", False),
        ("The harbour plan", True),
        ("What tide.example says", True),
        ("Rust, Go and Node.js", True),
        ("The plan of Dr. Md", True),
        ("", True),
    ],
)
def test_title_of_a_document_is_no_name_of_a_file(title, is_kept):
    assert stated_title(title) == (title if is_kept else "")
