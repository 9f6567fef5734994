"""What the markup of a page says about it: title, outlet, address and language."""

from __future__ import annotations

import json

import pytest

from topics.articles.readers.html import parse
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.page_metadata import page_metadata, stated_body

BODY = "<p>The council met and decided about the harbour and its ships, and all were for it.</p>" * 4


def metadata_of(head="", body="<h1>Harbour plan agreed</h1>"):
    return metadata_of_page(f"<html><head>{head}</head><body>{body}{BODY}</body></html>")


def metadata_of_page(page):
    root = parse(page)
    return page_metadata(root, page, *lay_out_page(root))


def schema(**item):
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Harbour plan agreed - The Times", "The Times", "Harbour plan agreed"),
        ("Harbour plan agreed – The Times", "the times", "Harbour plan agreed"),
        ("Harbour plan agreed - by all - The Times", "The Times", "Harbour plan agreed - by all"),
        ("Harbour plan agreed - by all", "The Times", "Harbour plan agreed - by all"),
        ("The Times", "The Times", "The Times"),
    ],
)
def test_name_of_the_site_is_no_part_of_the_title(title, name, expected):
    site = f'<meta property="og:site_name" content="{name}">'
    head = f'<title>{title}</title><meta property="og:title" content="{title}">'

    assert metadata_of(head + site, body="").title == expected


def test_stated_body_is_the_longest_without_its_markup():
    root = parse(
        f"<html><head>{schema(articleBody='Short')}{schema(articleBody='A <b>long</b> &amp; old one')}</head></html>"
    )

    assert stated_body(root).split() == ["A", "long", "&", "old", "one"]
    assert stated_body(parse("<html><body><p>x</p></body></html>")) == ""


def test_language_is_that_of_the_page():
    assert metadata_of_page(f'<html lang="DE-ch"><body>{BODY}</body></html>').language == "de"


def test_white_space_of_metadata_is_folded():
    head = '<meta property="og:site_name" content=" The  Times "><meta name="author" content="Ann  Lee">'
    found = metadata_of(head + '<meta property="og:title" content="Harbour  plan   agreed">', body="")

    assert (found.title, found.outlet, found.author) == ("Harbour plan agreed", "The Times", "Ann Lee")


def test_host_at_the_end_of_a_title_is_cut_off():
    head = '<link rel="canonical" href="https://www.example.org/plan"><meta property="og:title" content="{}">'

    assert metadata_of(head.format("Plan agreed - example.org"), body="").title == "Plan agreed"
    assert metadata_of(head.format("Plan agreed - example.com"), body="").title == "Plan agreed - example.com"


def test_page_without_a_language_has_none():
    assert metadata_of().language == ""


def test_address_of_a_page_is_the_one_that_it_states():
    assert (
        metadata_of('<link rel="canonical" href="https://www.example.org/plan">').url == "https://www.example.org/plan"
    )
    assert metadata_of().url == ""


@pytest.mark.parametrize(
    ("name", "url", "said", "outlet"),
    [
        ("nj", "https://www.nj.com/a", "NJ", "nj.com"),
        ("CNN", "https://www.cnn.com/a", "CNN", "CNN"),
        ("Hosted", "https://hosted.ap.org/a", "Hosted", "hosted.ap.org"),
        ("Express", "https://www.express.co.uk/a", "Express", "Express"),
        ("DailyTide", "https://dailytide.news.example/a", "", "DailyTide"),
        ("The Tide", "https://tide.example/a", "", "The Tide"),
        ("tide_de", "https://www.tide.example/a", "", "tide.example"),
        ("www.tide.example", "https://www.tide.example/a", "", "tide.example"),
    ],
)
def test_outlet_that_is_a_host_or_an_account_is_the_domain(name, url, said, outlet):
    head = f'<meta property="og:site_name" content="{name}"><meta property="og:url" content="{url}">'

    assert metadata_of(head, body=f"<h1>Plan</h1><p>{said} tells it.</p>").outlet == outlet
