"""Litter that only the lines around it show; what looks like it and is part of the article stays."""

from __future__ import annotations

import pytest

from topics.articles.boilerplate.dropped_lines import find_litter
from topics.articles.boilerplate.neighbours import find_graphics, find_last_titles, find_lines_below, find_video_titles
from topics.articles.lines import split_lines

BODY = [f"The council met on day {number} and decided about the harbour." for number in range(1, 7)]


def apart(*lines):
    return split_lines("\n\n".join(lines))


def dropped(text):
    lines = split_lines(text)
    return [lines[number].text for number in find_litter(lines)]


def test_comments_of_readers_go_from_the_first_that_ends_with_a_button_to_report_it():
    comments = [
        "What a plan! Posted by : ann7 | May 5 , 2021 2:44 PM | Report abuse",
        "I have seen better ones in forty years at sea.",
        "The pier is too short. Posted by : ben | May 5 , 2021 3:01 PM | Report abuse",
        "Boats will miss it.",
    ]
    assert dropped("\n".join([*BODY, *comments])) == comments


def test_one_time_of_day_before_a_report_is_no_end_of_comments():
    told = ["At 2:44 pm report abuse was denied by the council.", "At 3:01 PM reports came from the harbour."]
    assert dropped("\n".join([*BODY[:3], *told, *BODY[3:]])) == []


def test_links_right_below_a_link_end_with_the_empty_line():
    block = "Read more: Ministers agree on a plan\nWhy the pier is old\nFish prices rise again"

    assert dropped("\n\n".join([*BODY[:3], block, "What comes next", *BODY[3:]])) == block.split("\n")


def test_lines_below_a_link_stay_where_paragraphs_do_not_stand_apart():
    text = "\n".join([*BODY[:3], "Read more: Ministers agree on a plan", "What comes next", *BODY[3:]])

    assert dropped(text) == ["Read more: Ministers agree on a plan"]


@pytest.mark.parametrize(("n_words", "is_link"), [(24, True), (25, False)])
def test_line_below_a_link_has_at_most_24_words(n_words, is_link):
    lines = split_lines("Read more: the plan\n" + " ".join(["ships"] * n_words))

    assert find_lines_below(lines, [0]) == ({1} if is_link else set())


def test_quotation_below_a_link_stays():
    assert find_lines_below(split_lines("Read more: the plan\n“Fish for all”"), [0]) == set()


@pytest.mark.parametrize("length", ["02:13", "(2:13)", "1:02:13"])
def test_title_of_a_video_that_stands_twice_goes_both_times(length):
    title = "Pier burns in the night"

    assert dropped("\n\n".join([*BODY[:3], title, f"{title} {length}", *BODY[3:]])) == [title, f"{title} {length}"]


def test_other_titles_with_a_length_go_along():
    lines = apart("Fish prices rise 04:26", BODY[0], "Pier burns", "Pier burns 02:13", "The ferry left at 04:26.")

    assert find_video_titles(lines) == {0, 2, 3}


def test_time_of_day_or_of_a_race_is_no_length_of_a_video():
    assert find_video_titles(apart("Ferry to the island 10:15", BODY[0], "Ann Lee 04:26", "Bo Chan 04:31")) == set()
    assert find_video_titles(apart("Ann Lee", "Ann Lee 04:99")) == set()


GRAPHIC = [
    "Where the water stands", "5,000 FT.", "NORTH SEA", "Port Lee", "10,000 FT.", "Streets closed", "on Monday", "PORT",
    "Walls", "built in May",
]  # fmt: skip


def test_words_of_a_graphic_go():
    assert dropped("\n\n".join([*BODY[:3], *GRAPHIC, *BODY[3:]])) == GRAPHIC


@pytest.mark.parametrize(("without", "is_graphic"), [((3,), True), ((3, 8), True), ((3, 8, 0), False)])
def test_graphic_has_eight_lines(without, is_graphic):
    labels = [label for number, label in enumerate(GRAPHIC) if number not in without]

    assert find_graphics(apart(*labels), ()) == (set(range(len(labels))) if is_graphic else set())


@pytest.mark.parametrize(
    ("signs", "is_graphic"), [(("on Monday", "built in May"), True), (("on Monday", "Built in May"), False)]
)
def test_graphic_has_two_lines_that_go_on_from_the_one_before(signs, is_graphic):
    labels = [signs[("on Monday", "built in May").index(label)] if label[0].islower() else label for label in GRAPHIC]

    assert bool(find_graphics(apart(*labels), ())) is is_graphic


@pytest.mark.parametrize(
    ("loud", "is_graphic"), [(("5,000 FT.", "NORTH SEA", "PORT"), True), (("PORT", "9 km"), False)]
)
def test_graphic_has_three_loud_lines(loud, is_graphic):
    labels = [*loud, "Port Lee", "Streets closed", "on Monday", "Walls", "built in May"]
    labels += ["Bridge"] * (8 - len(labels))

    assert bool(find_graphics(apart(*labels), ())) is is_graphic


@pytest.mark.parametrize(("n_others", "is_graphic"), [(11, True), (12, False)])
def test_three_in_ten_lines_of_a_graphic_show_its_signs(n_others, is_graphic):
    labels = ["on Monday", "in May", "NORTH SEA", "9 km", "PORT"]
    labels += [f"Bridge {'abcdefghijklm'[number]}" for number in range(n_others)]

    assert bool(find_graphics(apart(*labels), ())) is is_graphic


@pytest.mark.parametrize(
    "items",
    [
        ["Ann Lee", "Bo Chan", "Cy Young", "Di Lund", "Ed Moor", "Flo Hill", "Gus Wood", "Hal Dale", "Ida Ford"],
        ["LAB", "12,345", "45%", "CON", "11,000", "40%", "LIB", "4,000", "15%"],
        ["higher pay", "shorter hours", "no night shifts", "more staff", "a canteen", "new boots", "tea", "gloves"],
        ["Monday", "Rain", "Tuesday", "Rain", "Wednesday", "Rain", "Thursday", "Sun", "Friday", "Sun"],
    ],
    ids=["names", "results", "demands", "weather"],
)
def test_list_is_no_graphic(items):
    assert find_graphics(apart(*items), ()) == set()


TITLES = ["Ministers agree on harbour plan", "Fish prices rise after storm"]


def test_titles_of_other_articles_after_the_last_sentence_go():
    assert dropped("\n\n".join([*BODY, *TITLES])) == TITLES


@pytest.mark.parametrize(
    "last",
    [
        TITLES[:1],
        ["They want these three things:", *TITLES],
        [TITLES[0], "The minister agreed on a harbour plan"],
        [TITLES[0], "Ministers agree on plan"],
        [TITLES[0], "30 ships lost in spring storm"[3:]],
        [f"{TITLES[0]}\n{TITLES[1]}"],
    ],
    ids=["one", "a list", "running text", "four words", "small letter", "not apart"],
)
def test_what_else_stands_at_the_end_stays(last):
    assert find_last_titles(apart(*BODY, *last), ()) == set()


@pytest.mark.parametrize(("n_words", "is_title"), [(4, False), (5, True), (14, True), (15, False)])
def test_title_has_five_to_fourteen_words(n_words, is_title):
    title = " ".join(["Ships"] * n_words)

    assert find_last_titles(apart(*BODY, TITLES[0], title), ()) == ({6, 7} if is_title else set())


def test_without_a_sentence_nothing_is_after_the_last():
    assert find_last_titles(apart(*TITLES), ()) == set()
