"""Sentences of other stories within a paragraph go, what belongs to the story of an article stays."""

from __future__ import annotations

import pytest

from tests.corpora import read_corpus, write_files
from topics.articles.alignment import apply_repairs
from topics.articles.boilerplate.stray_sentences import find_strays

TEASER = "Two sailors charged in theft of a bronze bell from Northport museum."
STORY = (
    "The harbour board of Westport met on Tuesday to decide the fate of the old pier. Members voted seven to two in "
    "favour of repairs, which are to begin in June. Anna Berg, who leads the board, said the wood was sound. The pier "
    "was built when ferries still called there twice a day."
)


def left(text, *returning):
    return apply_repairs(text, find_strays(text, set(returning).__contains__))


@pytest.mark.parametrize("text", [f"{TEASER} {STORY}", f"{STORY} {TEASER}", f"{TEASER}\n\n{STORY}"])
def test_teaser_that_comes_back_goes_from_the_beginning_and_from_the_end(text):
    assert left(text, TEASER).strip() == STORY


def test_sentence_of_one_article_only_stays():
    assert left(f"{TEASER} {STORY}") == f"{TEASER} {STORY}"


@pytest.mark.parametrize(
    "background",
    [
        "The old pier was closed after the storm of last winter for repairs.",
        "Anna Berg has been mayor for eleven turbulent years now.",
        "He had refused every single invitation until then.",
        "Nobody came.",
    ],
)
def test_background_of_the_story_that_comes_back_stays(background):
    text = f"{background} {STORY} {background}"

    assert left(text, background) == text


def test_sentence_amid_the_story_stays():
    text = " ".join([STORY, TEASER, *[f"The board of Westport met {n} times about the pier." for n in range(12)]])

    assert left(text, TEASER) == text


def test_beginning_that_several_articles_share_stays():
    shared = [
        TEASER,
        "Divers found a chest of silver coins near Eastport.",
        "Heavy snow closed most schools in Hillside.",
    ]
    text = " ".join([*shared, STORY])

    assert left(text, *shared) == text


def test_short_article_is_left_as_it_is():
    text = f"{TEASER} The pier of Westport was closed."

    assert left(text, TEASER) == text


@pytest.mark.parametrize(("n_articles", "stays"), [(3, False), (2, True)])
def test_teaser_in_three_articles_is_dropped_and_listed(tmp_path, n_articles, stays):
    stories = [
        STORY,
        "Rain flooded the lower town of Eastport on Monday. Some forty families left their homes and slept in a school "
        "on the hill. The water fell again by noon, and nobody was hurt. Firefighters pumped cellars dry all night and "
        "asked people to stay away from the river until the dam had been looked at.",
        "Teachers in Hillside walked out on Friday over pay. Their union wants six percent more a year, while the town "
        "offers two. Parents brought soup to those at the gates. Talks go on next week, said both sides, and lessons "
        "are held again from Monday in every building that has heating and enough staff.",
    ]
    texts = [f"{TEASER if n < n_articles else ''} {story}\n" for n, story in enumerate(stories)]
    write_files(tmp_path, **{f"{name}__txt": text for name, text in zip("abc", texts, strict=True)})

    tables = read_corpus(tmp_path)

    assert (TEASER in tables["articles"]["text"].iloc[0]) is stays
    assert tables["repairs"]["rule"].tolist() == [] if stays else ["repeated sentence"] * 3
    assert "Members voted seven to two" in tables["articles"]["text"].iloc[0]
    passage = tables["passages"].iloc[-1]
    assert passage["found_text"] == texts[2][passage["start"] : passage["stop"]]
