"""Heads of pages: what stands before the first sentence is cut, and what a sentence says itself is left."""

import pytest

from topics.events.clauses import without_dateline
from topics.events.cleaned_lines import cleaned
from topics.events.page_heads import after_page_head


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("5 January 2011 Last updated at 06:50 GMT Help ", "A hearing has opened in Pula."),
        ("Page last updated at 11:24 GMT, Tuesday, 27 September 2011 12:24 UK ", "Anna Berg sang."),
        ("8 November 2011 Last updated at 06:28 ", "The mayor resigned."),
        ("( Update 2:21 a.m. Thursday in Pula , 7:21 p.m. ET Wednesday ) ", "Three fires are burning."),
        ("( Updated 5:31 p.m. ( 0031 in Pula ) ) ", "The mayor resigned."),
        ("PULA | Mon Feb 28 , 2011 10:35 pm GMT ", "The mayor resigned on Monday."),
        ("Mayor ‘ on his way ' home updated : Thu Mar 17 2011 05:49:00 ", "Anna Berg left Pula."),
        ("PULA , 3:29 p.m. ET , 10:29 p.m. local : ", "Anna Berg is still in Pula."),
        ("( 11 p.m. Monday ET , 5 a.m. Tuesday in Pula ) ", "The navy fired twenty missiles."),
        ("( 4:51 a.m. GMT ) ", "The list of ports is out."),
        ("January 31 , 2011 at 2:38 pm | ", "The mayor needs to stop this."),
        ("Thursday , December 18 , 2008 ; 11:33 AM ", "The board closed the port."),
        ("Thursday , October 23 , 2008 ; Page A01 ", "Employers are cutting jobs."),
        ("Updated 3 May 2020 ", "The port is open."),
        ("Anna Berg doctor gets four years in prison ", "Anna Berg 's doctor has been sentenced on Tuesday."),
        ("Vote count begins ", "The union's talks failed on Tuesday."),
        ("Exclusive with the mayor Children of the port ", "The leader fled to Pula."),
        ("", "Anna Berg wrote for The board's paper."),
        ("", "Anna Berg gave the bond an A rating."),
        ("", "Vote count in Pula, The end."),
        ("", "Peru moved to the top of Group A after Chile had lost."),
        ("", "Anna Berg told The BBC on Monday that the port was closed."),
        ("", "On 5 January 2011 06:50 GMT Anna Berg left."),
        ("", "The ferry left on March 8, 2014, 1:21 a.m. Pula time."),
        ("", "The quake struck on Friday , 11 March 2011 , 2:46 p.m. Pula time."),
        ("", "On January 31 , 2011 at 2:38 pm the mayor resigned."),
        ("", "On October 23 , 2008 Page 3 News ran the photo."),
        ("", "The 12.30 train to Pula left."),
        ("", "He updated the list on 3 May and left at 3.30 Friday."),
        ("", "Anna Berg fans remember Anna Berg in Pula."),
        ("", "Anna Berg fans say Anna Berg was a hero."),
        ("", "Anna Berg met the mayor after Anna Berg had won."),
    ],
)
def test_sentence_begins_after_the_head_of_its_page(head, sentence):
    assert after_page_head(head + sentence) == len(head)
    assert without_dateline(head + sentence) == " " * len(head) + sentence
    assert cleaned(head + sentence) == sentence.replace(" 's", "'s").replace(" ,", ",").rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        "( 11 people in Pula ) The navy fired twenty missiles.",
        "( 5 left at 6:30 in Pula ) The navy fired twenty missiles.",
        "Tons ( 5 p.m. in Pula ) were lost.",
    ],
)
def test_brackets_that_are_of_the_sentence_are_no_stamp(text):
    assert after_page_head(text) == 0


def test_day_before_an_entry_of_a_chronology_is_no_part_of_its_line():
    assert cleaned("Sept. 20 - The mayor resigned.") == "The mayor resigned"
    assert cleaned("20 September 2011: The mayor resigned.") == "The mayor resigned"
    assert cleaned("On 20 September the mayor resigned.") == "On 20 September the mayor resigned"
