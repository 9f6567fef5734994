"""What the markup of a page says about it: title, outlet, address, day and language."""

from __future__ import annotations

import json

import htmldate
import pytest

from topics.articles.readers.html import parse
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.page_metadata import date_lines, page_metadata, read_day, schema_texts, stated_body

BODY = "<p>The council met and decided about the harbour and its ships, and all were for it.</p>" * 4


def metadata_of(head="", body="<h1>Harbour plan agreed</h1>", shown=()):
    page = f"<html><head>{head}</head><body>{body}{BODY}</body></html>"
    return page_metadata(parse(page), page, shown)


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


def schema(**item):
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def lines_near(*blocks):
    text, laid_out = lay_out_page(parse(f"<html><body>{''.join(blocks)}</body></html>"))
    return date_lines(text, laid_out)


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


def test_days_of_meta_elements_count_in_the_order_of_their_names():
    head = meta("date", "2021-03-06") + meta("pubdate", "2021-03-05")
    published = '<meta property="article:published_time" content="2021-03-04T09:00Z">'

    assert metadata_of(head).published == "2021-03-05"
    assert metadata_of(head + published).published == "2021-03-04"


def test_structured_data_come_before_marked_elements_and_these_before_meta_elements():
    time = '<h1>Plan</h1><time itemprop="datePublished" datetime="2021-03-05">then</time>'
    data = schema(**{"@type": "NewsArticle", "datePublished": "2021-03-04"})

    assert metadata_of(meta("date", "2021-03-06"), time).published == "2021-03-05"
    assert metadata_of(meta("date", "2021-03-06") + data, time).published == "2021-03-04"


@pytest.mark.parametrize(
    "element",
    [
        '<time pubdate datetime="2021-03-04">then</time>',
        '<time class="entry published" datetime="2021-03-04">then</time>',
        '<span itemprop="name datePublished" content="2021-03-04">then</span>',
        '<span itemprop="datePublished">4 March 2021</span>',
    ],
)
def test_element_is_marked_as_the_day(element):
    assert metadata_of(meta("date", "2021-08-09"), f"<h1>Plan</h1>{element}").published == "2021-03-04"


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="2021-03-04">then</time>',
        '<span class="published" content="2021-03-04">then</span>',
        '<span itemprop="dateModified" content="2021-03-04">then</span>',
    ],
)
def test_other_elements_are_not_marked_as_the_day(element):
    assert metadata_of(meta("date", "2021-08-09"), f"<h1>Plan</h1>{element}").published == "2021-08-09"


def test_marked_days_that_differ_say_nothing():
    times = "".join(f'<time pubdate datetime="2021-03-0{day}">then</time>' for day in (4, 5))

    assert metadata_of(meta("date", "2021-08-09"), f"<h1>Plan</h1>{times}").published == "2021-08-09"


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2021-03-04", "5 March 2021", "2021-03-05"),
        ("2021-03-04", "3 March 2021", "2021-03-03"),
        ("2021-03-04", "6 March 2021", "2021-03-04"),
    ],
    ids=["a day later", "a day before", "two days later"],
)
def test_day_shown_counts_where_the_markup_states_it_or_a_day_beside_it(stated, shown, day):
    assert metadata_of(meta("date", stated), shown=[shown]).published == day


def test_day_shown_counts_where_it_is_that_of_the_last_change():
    head = meta("date", "2021-03-04") + meta("lastmod", "2021-05-06")

    assert metadata_of(head, shown=["6 May 2021"]).published == "2021-05-06"


def test_day_shown_counts_alone():
    assert metadata_of(shown=["Harbour", "6 May 2021"]).published == "2021-05-06"


@pytest.mark.parametrize(("address", "day"), [("2021/03/05", "2021-03-05"), ("2021/03/06", "2021-03-04")])
def test_day_of_the_address_counts_where_it_is_beside_the_stated_one(address, day):
    head = meta("date", "2021-03-04") + f'<link rel="canonical" href="https://example.org/{address}/plan">'

    assert metadata_of(head).published == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-04T09:00:00+01:00", "2021-03-04"),
        ("Thu, 04 Mar 2021 09:00", "2021-03-04"),
        ("March 2021", ""),
        ("03/04/2021", ""),
        ("x" * 189 + " 2021-03-04", "2021-03-04"),
        ("x" * 191 + " 2021-03-04", ""),
        ("", ""),
    ],
    ids=["ISO", "mail", "month", "two ways to read it", "within 200 characters", "beyond them", "nothing"],
)
def test_day_that_a_text_states(text, day):
    assert read_day(text) == day


def test_date_lines_stand_near_the_headline_those_below_it_first():
    filler = [f"<p>Line {letter}</p>" for letter in "abcdefghijkl"]
    day = "<p>Published {} March 2021</p>"

    assert lines_near(day.format(1), "<h1>Plan</h1>", day.format(2)) == [
        "Published 2 March 2021",
        "Published 1 March 2021",
    ]
    assert lines_near("<h1>Plan</h1>", *filler[:10], day.format(2)) == ["Published 2 March 2021"]
    assert lines_near("<h1>Plan</h1>", *filler[:11], day.format(2)) == []
    assert lines_near(day.format(1), *filler[:2], "<h1>Plan</h1>") == ["Published 1 March 2021"]
    assert lines_near(day.format(1), *filler[:3], "<h1>Plan</h1>") == []
    assert lines_near(day.format(1), day.format(2)) == []


def test_structured_data_of_articles_come_first_and_lists_are_searched():
    person = {"@type": "Person", "dateCreated": "1980-01-01"}
    article = {"@type": "NewsArticle", "dateCreated": "2021-03-04", "datePublished": ["no text"]}
    root = parse(f"<html><head>{schema(**{'@graph': [person, article]})}{schema(dateCreated='1')}</head></html>")

    assert schema_texts(root, "datePublished", "dateCreated") == ["2021-03-04", "1980-01-01", "1"]


def test_stated_body_is_the_longest_without_its_markup():
    root = parse(
        f"<html><head>{schema(articleBody='Short')}{schema(articleBody='A <b>long</b> &amp; old one')}</head></html>"
    )

    assert stated_body(root).split() == ["A", "long", "&", "old", "one"]
    assert stated_body(parse("<html><body><p>x</p></body></html>")) == ""


def test_language_is_that_of_the_page():
    page = f'<html lang="DE-ch"><body>{BODY}</body></html>'

    assert page_metadata(parse(page), page, ()).language == "de"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<p>Saved on 4 March 2021.</p>", "2021-03-04"),
        ("<p>Saved on 1 March 2021.</p>", "2021-03-01"),
        ("<footer>© 2019</footer>", "2019"),
        ("", ""),
    ],
)
def test_day_is_guessed_from_the_text_where_nothing_states_it(body, day):
    assert metadata_of(body=f"<h1>Plan</h1>{body}").published == day


@pytest.mark.parametrize(
    ("guess", "day"), [("2021-03-01", "2021-03"), ("2021-01-01", "2021"), ("2021-03-02", "2021-03-02")]
)
def test_first_of_a_month_that_the_page_does_not_show_is_the_month(monkeypatch, guess, day):
    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: guess)

    assert metadata_of().published == day


@pytest.mark.parametrize(
    "name",
    ["article:published_time", "og:published_time", "datePublished", "dc.date.issued", "parsely-pub-date", "timestamp"],
)
@pytest.mark.parametrize("key", ["property", "name", "itemprop", "http-equiv"])
def test_day_of_a_meta_element_counts_under_each_key_and_letter_case(key, name):
    assert metadata_of(f'<meta {key}=" {name.upper()} " content="2021-03-04">').published == "2021-03-04"


def test_first_of_two_meta_elements_of_a_name_counts():
    assert metadata_of(meta("date", "2021-03-04") + meta("date", "2021-03-09")).published == "2021-03-04"


def test_first_day_that_can_be_read_counts():
    assert metadata_of(meta("pubdate", "yesterday") + meta("date", "2021-03-04")).published == "2021-03-04"


@pytest.mark.parametrize(
    "changed",
    [
        meta("last-modified", "2021-05-06"),
        '<meta property="article:modified_time" content="2021-05-07">',
        schema(**{"@type": "NewsArticle", "dateModified": "2021-05-05"}),
    ],
)
def test_day_shown_counts_where_the_markup_states_the_change_on_it_or_beside(changed):
    assert metadata_of(meta("date", "2021-03-04") + changed, shown=["6 May 2021"]).published == "2021-05-06"


def test_pages_state_themselves_in_structured_data_before_what_these_hold():
    inner = {"@type": "NewsArticle", "datePublished": "2021-03-09"}
    outer = {"@type": "ReportageNewsArticle", "datePublished": "2021-03-04", "isPartOf": [{"video": inner}]}
    root = parse(f"<html><head>{schema(**outer)}</head></html>")

    assert schema_texts(root, "datePublished") == ["2021-03-04", "2021-03-09"]


@pytest.mark.parametrize("data", ["{broken", "5", '"text"', "[[], 5]", ""])
def test_structured_data_that_hold_no_object_say_nothing(data):
    root = parse(f'<html><head><script type="application/ld+json">{data}</script></head></html>')

    assert schema_texts(root, "datePublished") == []


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


def test_date_lines_are_those_near_the_first_headline():
    assert lines_near("<h1>Plan</h1>", "<p>Published 2 March 2021</p>", "<h1>Other</h1>", "<p>x</p>") == [
        "Published 2 March 2021"
    ]
    above = ["<p>Published 1 March 2021</p>", "<h1>Plan</h1>"]
    assert lines_near(*above) == ["Published 1 March 2021"]
    assert lines_near("<h1>Published 1 March 2021</h1>") == []


def test_first_of_a_month_that_the_page_shows_beside_other_days_is_the_day(monkeypatch):
    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: "2021-03-01")

    assert metadata_of(body="<h1>Plan</h1><p>1 March 2021</p><p>5 May 2021</p>").published == "2021-03-01"
