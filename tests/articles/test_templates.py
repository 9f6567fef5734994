"""Reports written after one template are told from reprints and from new versions of a story."""

from __future__ import annotations

import pandas as pd
import pytest

from topics.articles.reprints import find_reprints
from topics.articles.templates import Report
from topics.settings import ArticleSettings

POLICE = (
    "A man was arrested on {day} after a fight outside a pub in {town}. Police were called to the scene shortly "
    "before midnight. The man, aged {age}, was taken to the station and later released. Anyone who saw what "
    "happened is asked to call the police on the usual number, or to give information to the charity for "
    "witnesses, without giving a name."
)
WEATHER = (
    "The day begins dry and bright in most of the country, said the weather service on {day}. Highs of {high} "
    "degrees are expected along the coast and lows of {low} degrees inland, with winds from the west of up to "
    "{wind} kilometres an hour. Showers reach the north by evening, and up to {rain} millimetres of rain may fall"
    " during the night in the hills."
)
MARKET = (
    "The shares of Harbour Lines closed at {price} crowns on {day}, while the index of the exchange in Port Lee "
    "stood at {index} points when trading ended, a change of {change} percent. Some {volume} shares changed "
    "hands, said the exchange, and dealers spoke of a quiet session without much news from companies or from the "
    "central bank."
)
SPORT = (
    "Goals by {one} and {two} gave {home} a win over {away} at home. The visitors had the better start and missed"
    " two good chances before the break, but the defence held and the crowd was in good voice to the end. The "
    "coach said after the match that he was proud of his team, while his opposite number spoke of a lesson that "
    "had been learned too late."
)
PAIRS = {
    "police": (
        POLICE.format(day="Friday", town="Northport", age=34),
        POLICE.format(day="Sunday", town="Eastport", age=41),
    ),
    "weather": (
        WEATHER.format(day="Monday", high=18, low=7, wind=40, rain=5),
        WEATHER.format(day="Tuesday", high=21, low=9, wind=25, rain=12),
    ),
    "market": (
        MARKET.format(price="12.40", day="Monday", index="7,204", change="0.4", volume="31,000"),
        MARKET.format(price="12.90", day="Tuesday", index="7,310", change="1.5", volume="54,000"),
    ),
    "sport": (
        SPORT.format(one="Lee", two="Chan", home="Northport", away="Hillside"),
        SPORT.format(one="Young", two="Moor", home="Eastport", away="Woodvale"),
    ),
}


def groups(*rows):
    articles = pd.DataFrame(rows, columns=["id", "text", "title", "published_edtf"])
    found = find_reprints(articles, ArticleSettings())
    return dict(zip(found["article"], found["reprint_of"], strict=True))


@pytest.mark.parametrize("name", PAIRS)
def test_reports_of_two_days_after_one_template_are_no_reprints(name):
    one, other = PAIRS[name]

    assert groups(("a", one, "", "2023-06-19"), ("b", other, "", "2023-07-03")) == {}


@pytest.mark.parametrize("name", PAIRS)
def test_report_that_is_printed_again_is_a_reprint(name):
    one, other = PAIRS[name]
    again = one.replace("said", "told reporters").replace("was taken", "was brought").replace("the better", "a better")

    assert groups(("a", one, "", "2023-06-19"), ("b", other, "", "2023-07-03"), ("c", again, "", "2023-06-20")) == {
        "c": "a"
    }


def test_new_version_of_a_story_with_higher_figures_is_a_reprint():
    story = (
        "At least {dead} people died when the dam above Port Lee broke on Monday, said Mayor Ann Chan. Another "
        "{hurt} were brought to the hospital in Hillside. Soldiers from Northport and Eastport looked for "
        "survivors on the banks of the Lee, and the Red Cross put up tents in Woodvale for those who had lost "
        "their houses in the night."
    )

    one, other = story.format(dead=12, hurt=40), story.format(dead=14, hurt=52)
    assert groups(("a", one, "", "2023-06-19"), ("b", other, "", "2023-06-20")) == {"b": "a"}


def test_figures_alone_tell_reports_apart_only_where_their_days_are_known_to_differ():
    one, other = PAIRS["market"]
    one, other = one.replace("Monday", "Tuesday"), other

    def is_of_one_template(first, second):
        return Report(one, first).is_of_one_template(Report(other, second))

    names = "It was said by Ann Lee and by Bo Chan of the bank, by Di Moor of the fund and Ed Hill of the board. "
    one, other = one + names, other + names
    assert is_of_one_template("2023-06-19", "2023-06-20")
    assert not is_of_one_template("2023-06-19", "2023-06-19")
    assert not is_of_one_template("2023-06-19", "")


FRAME = (
    "the {} pier and the {} dam and the {} bridge were closed by the {} board after the {} storm in the early spring"
)


def framed(*particulars):
    return (
        "It was said that " + FRAME.format(*particulars) + " of that year, and nobody knew when they would open again."
    )


@pytest.mark.parametrize(
    ("others", "is_template"), [(("Lee", "Bo", "C", "D", "E"), False), (("Lee", "B", "C", "D", "E"), True)]
)
def test_reports_differ_where_less_than_half_of_their_particulars_are_the_same(others, is_template):
    """Of four particulars, two or one are the same."""
    one = Report(framed("Lee", "Bo", "Moor", "Hill", "old"))

    assert one.is_of_one_template(Report(framed(*others[:4], "old"))) is is_template


@pytest.mark.parametrize(("names", "is_template"), [(("Ann", "Bo", "Cy"), True), (("Ann", "Bo", "old"), False)])
def test_reports_of_fewer_than_three_particulars_are_not_told_apart(names, is_template):
    others = [name if name.islower() else f"{name}son" for name in names]

    one, other = Report(framed(*names, "old", "old")), Report(framed(*others, "old", "old"))
    assert one.is_of_one_template(other) is is_template


def test_texts_of_other_wording_are_of_no_template():
    assert not Report(PAIRS["police"][0]).is_of_one_template(Report(PAIRS["weather"][0]))
    assert not Report("").is_of_one_template(Report(""))
