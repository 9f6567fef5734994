"""Containers: every format gives the articles that were saved in it, with what it says of them, and is read again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.saved import FORMATS, STORIES, Story, file_of
from topics.articles.files import read_file, reread
from topics.articles.known_formats import KNOWN_FORMATS
from topics.articles.readers.found_article import FoundArticle
from topics.dates.given import read_given_day
from topics.report import make_report


def kept_words(article: FoundArticle) -> list[str]:
    """Return the words of an article that its markup shows to be its text."""
    if not article.blocks:
        return article.text.split()
    return " ".join(article.text[block.start : block.stop] for block in article.blocks).split()


def holds_in_order(words: list[str], wanted: list[str]) -> bool:
    """Return True where the wanted words come in their order, others between them."""
    rest = iter(words)
    return all(word in rest for word in wanted)


@pytest.mark.parametrize("known", KNOWN_FORMATS, ids=[known.name for known in KNOWN_FORMATS])
def test_there_is_a_file_of_each_format_that_is_said_to_be_read(known):
    assert any(name.endswith(known.endings) for name in FORMATS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    for name in FORMATS:
        (folder / name).write_bytes(file_of(name))
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_format_gives_each_article_with_its_words_in_order(folder, name):
    articles, problems = read_file(folder, name)

    assert len(articles) == FORMATS[name].n_stories
    assert not [problem for problem in problems if problem.lost]
    for article, story in zip(articles, STORIES, strict=False):
        assert holds_in_order(kept_words(article), story.words)


@pytest.mark.parametrize("name", FORMATS)
def test_format_gives_no_word_of_another_article(folder, name):
    articles, _ = read_file(folder, name)

    for article, other in zip(articles, reversed(STORIES[: FORMATS[name].n_stories]), strict=True):
        if len(articles) > 1:
            assert other.paragraphs[0] not in article.text


@pytest.mark.parametrize("name", FORMATS)
def test_format_tells_title_outlet_author_day_page_and_section(folder, name):
    keeps = FORMATS[name].keeps
    for article, story in zip(read_file(folder, name)[0], STORIES, strict=False):
        known = article.metadata
        aside = json.loads(article.extra or "{}")
        day = read_given_day(known.published)
        told = {
            "title": known.title,
            "outlet": known.outlet,
            "author": known.author,
            "day": day.span.edtf if day else "",
            "page": aside.get("page") or aside.get("print_page", ""),
            "section": str(aside.get("section") or aside.get("section_name", "")).partition(";")[0],
        }
        right = {"title": story.title, "outlet": story.outlet, "author": story.author, "day": str(story.day)}
        right |= {"page": story.page, "section": story.section}
        assert {name: told[name] for name in keeps} == {name: right[name] for name in keeps}


@pytest.mark.parametrize("name", FORMATS)
def test_locator_read_again_gives_the_text_as_found(folder, name):
    articles, _ = read_file(folder, name)

    assert len({article.locator.record for article in articles}) == len(articles)
    assert len({article.id for article in articles}) == len(articles)
    for article in articles:
        assert article.locator.source == name
        assert reread(folder, article.locator) == article.text


@pytest.mark.parametrize("name", FORMATS)
def test_format_is_known_by_its_content_without_its_ending(tmp_path, name):
    (tmp_path / "saved").write_bytes(file_of(name))

    articles, _ = read_file(tmp_path, "saved")

    assert len(articles) == FORMATS[name].n_stories
    assert holds_in_order(kept_words(articles[0]), STORIES[0].words)


WORDS = st.text(alphabet="abcdefgxyzäéñøß’“”-0123456789", min_size=1, max_size=9).filter(lambda word: word.strip("-"))
PARAGRAPHS = st.lists(WORDS, min_size=14, max_size=40).map(lambda words: "Yesterday " + " ".join(words) + " ended.")
TEXTS = st.lists(PARAGRAPHS, min_size=2, max_size=5).map(tuple)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=TEXTS, two=TEXTS)
def test_words_of_any_article_come_out_in_order(tmp_path, name, one, two):
    stories: list[Story] = [replace(STORIES[0], paragraphs=one), replace(STORIES[1], paragraphs=two)]
    (tmp_path / name).write_bytes(file_of(name, stories))

    articles, _ = read_file(tmp_path, name)

    assert len(articles) == FORMATS[name].n_stories
    for article, story in zip(articles, stories, strict=False):
        assert holds_in_order(article.text.split(), story.words)


@pytest.mark.slow
def test_folder_with_a_file_of_each_format_runs_from_start_to_page(folder, tmp_path):
    made = make_report(folder, tmp_path / "build", notebooks=False)

    articles = made.corpus.articles
    assert made.n_lost == 0
    assert set(articles["source"]) == set(FORMATS)
    assert len(articles) == sum(saved.n_stories for saved in FORMATS.values())
    assert {"2021-03-03", "2023-06-19"} <= set(articles["published"])
    assert (tmp_path / "build" / "report.html").is_file()
