"""The day of a page: its first publication, and nobody else's day."""

from __future__ import annotations

import json

import htmldate
import pytest

from topics.articles.readers.html import parse
from topics.articles.readers.marked_days import read_day, schema_texts
from topics.articles.readers.markup import lay_out_page
from topics.articles.readers.page_days import find_page_day

TITLE = "Harbour plan agreed after all"
HEADLINE = f"<h1>{TITLE}</h1>"
SENTENCE = "The council met and decided about the harbour and its ships, and all who were there were for it in the end."
BODY = f"<p>{SENTENCE}</p>" * 4
URL = "https://example.org/harbour"


def day_of(head="", body=HEADLINE, *, title=TITLE, url=URL, after=""):
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}{BODY}{after}</body></html>"
    root = parse(page)
    return find_page_day(root, page, *lay_out_page(root), title, url)


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


def schema(**item):
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


# ---------------------------------------------------------------- what the markup states


def test_days_of_meta_elements_count_in_the_order_of_their_names():
    head = meta("date", "2021-03-06") + meta("pubdate", "2021-03-05")
    published = '<meta property="article:published_time" content="2021-03-04T09:00Z">'

    assert day_of(head).text == "2021-03-05"
    assert day_of(head + published).text == "2021-03-04"


def test_structured_data_come_before_marked_elements_and_these_before_meta_elements():
    time = HEADLINE + '<time itemprop="datePublished" datetime="2021-03-05">then</time>'
    data = schema(**{"@type": "NewsArticle", "datePublished": "2021-03-04"})

    assert day_of(meta("date", "2021-03-06"), time).text == "2021-03-05"
    assert day_of(meta("date", "2021-03-06") + data, time).text == "2021-03-04"


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
    assert day_of(meta("date", "2021-08-09"), HEADLINE + element).text == "2021-03-04"


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="2021-03-04">then</time>',
        '<span class="published" content="2021-03-04">then</span>',
        '<span itemprop="dateModified" content="2021-03-04">then</span>',
    ],
)
def test_other_elements_are_not_marked_as_the_day(element):
    assert day_of(meta("date", "2021-08-09"), HEADLINE + element).text == "2021-08-09"


def test_marked_days_that_differ_say_nothing():
    times = "".join(f'<time pubdate datetime="2021-03-0{day}">then</time>' for day in (4, 5))

    assert day_of(meta("date", "2021-08-09"), HEADLINE + times).text == "2021-08-09"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-04T09:00:00+01:00", "2021-03-04"),
        ("Thu, 04 Mar 2021 09:00", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("03/04/2021", "2021-03-04/2021-04-03"),
        ("x" * 189 + " 2021-03-04", "2021-03-04"),
        ("x" * 191 + " 2021-03-04", ""),
        ("1970-01-01T00:00:00+00:00", ""),
        ("", ""),
    ],
    ids=["ISO", "mail", "month", "two ways", "within 200 characters", "beyond them", "no day of a program", "nothing"],
)
def test_days_that_a_text_of_the_markup_states(text, day):
    span = read_day(text)

    assert (span.edtf if span else "") == day


def test_plain_day_counts_before_one_that_can_be_read_in_two_ways():
    assert day_of(meta("pubdate", "06/07/2021") + meta("date", "2021-06-07")).text == "2021-06-07"
    assert day_of(meta("date", "06/07/2021")).text == "2021-06-07/2021-07-06"


def test_order_of_day_and_month_is_that_of_the_other_dates_of_the_page():
    assert day_of(meta("date", "06/07/2021"), after="<ul><li>Old plan 19/04/2021</li></ul>").text == "2021-07-06"


def test_day_that_programs_write_for_none_gives_way():
    shown = HEADLINE + "<p>4 March 2021</p>"

    assert day_of(meta("article:published_time", "1970-01-01T00:00:00Z"), shown).text == "2021-03-04"


def test_structured_data_of_articles_come_first_and_lists_are_searched():
    page = {"@type": "WebPage", "dateCreated": "2020-01-01"}
    article = {"@type": "NewsArticle", "dateCreated": "2021-03-04", "datePublished": ["no text"]}
    root = parse(f"<html><head>{schema(**{'@graph': [page, article]})}{schema(dateCreated='1')}</head></html>")

    assert schema_texts(root, "datePublished", "dateCreated") == ["2021-03-04", "2020-01-01", "1"]


@pytest.mark.parametrize("kind", ["Comment", "Person", "Event", "VideoObject", "Product", "Answer", "Book"])
def test_structured_data_about_something_else_are_no_day_of_the_page(kind):
    other = {"@type": kind, "datePublished": "2021-03-04"}

    assert day_of(schema(**{"@graph": [other]})).text == ""
    assert day_of(schema(**{"@type": "NewsArticle", "comment": [other], "mentions": other})).text == ""


def test_list_of_other_stories_in_structured_data_is_no_day_of_the_page():
    story = {"@type": "NewsArticle", "datePublished": "2021-03-04"}

    assert day_of(schema(**{"@type": "ItemList", "itemListElement": [story]})).text == ""


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ('<div data-page="{&quot;datePublished&quot;:&quot;2021-03-04T09:00&quot;}"></div>', "2021-03-04"),
        ('<script>var page = {"publishedAt": "2021-03-04"}</script>', "2021-03-04"),
        ('<script>var page = {"expiresAt": "2021-03-04"}</script>', ""),
        ('<script>var list = [{"publishedAt": "2021-03-04"}, {"publishedAt": "2021-03-05"}]</script>', ""),
    ],
    ids=["attribute", "script", "something else", "several"],
)
def test_one_day_of_publication_in_the_code_of_a_page_counts(code, day):
    assert day_of(after=code).text == day


# ---------------------------------------------------------------- what the page shows


@pytest.mark.parametrize(
    ("stated", "shown", "day"),
    [
        ("2021-03-04", "5 March 2021", "2021-03-05"),
        ("2021-03-04", "11 March 2021", "2021-03-11"),
        ("2021-03-04", "12 March 2021", "2021-03-04"),
        ("2021-03-04", "3 March 2021", "2021-03-03"),
        ("2021-03-04", "4 May 2016", "2016-05-04"),
        ("2021-03-04", "4 March 2011", "2011-03-04"),
        ("2021-03-04", "3 March 2011", "2021-03-04"),
        ("2021-03-04", "Published 12 March 2021", "2021-03-12"),
        ("2021-03-04", "Updated 5 March 2021", "2021-03-04"),
        ("2021-03-04", "Friday, March 5, 2021", "2021-03-04"),
        ("2021-03-04", "Friday, March 5, 2021, 10:15", "2021-03-05"),
        ("2021-03", "5 March 2021", "2021-03-05"),
        ("04/03/2021", "March 4, 2021", "2021-03-04"),
    ],
)
def test_day_shown_and_day_stated_together_tell_the_first_publication(stated, shown, day):
    assert day_of(meta("date", stated), f"{HEADLINE}<p>{shown}</p>").text == day


def test_day_that_is_only_shown_is_said_to_be_so():
    shown = day_of(body=f"{HEADLINE}<p>6 May 2021</p>")

    assert (shown.text, shown.basis) == ("2021-05-06", "stated")
    assert day_of(meta("date", "2021-05-06")).basis == "markup"


def test_label_of_publication_counts_before_the_day_of_the_visit():
    lines = "<p>Saturday, July 1, 2023</p><p>Published: June 19, 2023</p>"

    assert day_of(body=HEADLINE + lines).text == "2023-06-19"


def test_later_change_is_a_note():
    page = day_of(body=f"{HEADLINE}<p>Posted 6 May 2021, updated 8 May 2021</p>")

    assert (page.text, page.notes) == ("2021-05-06", ("published: changed on 2021-05-08",))


def test_day_of_a_change_alone_bounds_the_day():
    page = day_of(body=f"{HEADLINE}<p>Last updated 8 May 2021</p>")

    assert (page.text, page.basis) == ("../2021-05-08", "stated")
    assert page.notes == ("published: only the day of a later change is told",)


def test_day_that_the_page_shows_as_a_change_does_not_count_as_marked():
    changed = f'{HEADLINE}<p>Updated <time class="published" datetime="2021-05-08">8 May 2021</time></p>'

    assert day_of(meta("article:published_time", "2020-01-02"), changed).text == "2020-01-02"


@pytest.mark.parametrize(("address", "day"), [("2021/03/05", "2021-03-05"), ("2021/03/06", "2021-03-04")])
def test_day_of_the_address_counts_where_it_is_beside_the_stated_one(address, day):
    assert day_of(meta("date", "2021-03-04"), url=f"https://example.org/{address}/plan").text == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("<p>1 March 2021</p>{headline}<p>2 March 2021</p>", "2021-03-02"),
        ("{headline}" + "<p>Line</p>" * 10 + "<p>2 March 2021</p>", "2021-03-02"),
        ("{headline}" + "<p>Line</p>" * 11 + "<p>Line of 2 March 2021 and of seven words more</p>", ""),
        ("<p>1 March 2021</p><p>Line</p><p>Line</p>{headline}", "2021-03-01"),
    ],
    ids=["below first", "near below", "far below", "near above"],
)
def test_day_stands_near_the_headline(lines, day):
    assert day_of(body=lines.format(headline=HEADLINE)).text == day


def test_headline_is_the_heading_that_the_title_repeats():
    site = "<h1>The Harbour Times of the Coast</h1><p>9 August 2021</p>" + "<p>Line</p>" * 12

    assert day_of(body=f"{site}<h2>{TITLE}</h2><p>6 May 2021</p>").text == "2021-05-06"
    assert day_of(body=f"{site}<h2>Another heading by far</h2><p>6 May 2021</p>").text == "2021-08-09"


def test_time_element_by_the_headline_is_the_day_and_one_after_two_paragraphs_is_not():
    time = '<span>then <time datetime="2021-05-06">yesterday</time></span>'

    assert day_of(body=f"{HEADLINE}{time}").text == "2021-05-06"
    assert day_of(body=f"{HEADLINE}<p>{SENTENCE}</p>{time}").text == "2021-05-06"
    assert day_of(body=f"{HEADLINE}<p>{SENTENCE}</p><p>{SENTENCE}</p>{time}").text == ""


@pytest.mark.parametrize(
    "part",
    [
        "<aside>{day}</aside>",
        '<div class="related-stories">{day}</div>',
        '<div id="comments">{day}</div>',
        "<nav>{day}</nav>",
        "<footer>{day}</footer>",
        '<blockquote class="tweet"><p>Saved!</p>— Mayor (@mayor) {day}</blockquote>',
        '<ul class="most-read"><li>Old storm {day}</li></ul>',
    ],
)
@pytest.mark.parametrize("day", ["17 June 2019", '<time datetime="2019-06-17">17 June 2019</time>'])
def test_day_of_a_comment_a_related_story_or_a_quotation_is_none_of_the_page(part, day):
    assert day_of(after=part.format(day=day)).text == ""


def test_day_in_running_text_is_none_of_the_page():
    assert (
        day_of(after="<p>The pier burned on 3 May 2011 and was closed for good, the brigade said then.</p>").text == ""
    )


def test_labelled_day_counts_anywhere_in_the_article_unless_there_are_two():
    posted = "<div>Posted on April 13, 2023</div>"

    assert day_of(after=posted).text == "2023-04-13"
    assert day_of(after=posted + "<div>Posted on April 14, 2023</div>").text == ""
    assert day_of(after=f'<div class="comment">{posted}</div>').text == ""


def test_day_in_another_language_counts_where_a_short_line_shows_it():
    line = '<div class="date">Samstag, 5. Oktober 2013</div>'

    assert day_of(body=line + "<p>Zeile</p>" * 4 + HEADLINE).text == "2013-10-05"


@pytest.mark.parametrize(
    ("guess", "line", "day"),
    [
        ("2021-03-04", "4 mars 2021", "2021-03-04"),
        ("2021-03-04", "04.03.2021", "2021-03-04"),
        ("2021-03-01", "mars 2021", ""),
        ("2021-03-04", "Updated on 4 March 2021", "../2021-03-04"),
        ("2021-03-04", "Saved on 4 March 2021", ""),
        ("2021-03-04", "© 2021, 14", ""),
        ("2021-03-04", "5 March 2021</p><p>4 March 2021", ""),
        ("2021-03-04", "4 mars 2021 one two three four five six", "2021-03-04"),
        ("2021-03-04", "4 mars 2021 one two three four five six seven", ""),
        ("", "4 mars 2021", ""),
    ],
)
def test_guess_counts_only_where_a_short_line_shows_it(monkeypatch, guess, line, day):
    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: guess)

    assert day_of(title="", body=f"<h2>Plan</h2><p>{line}</p>").text == day


@pytest.mark.parametrize(
    "name",
    ["article:published_time", "og:published_time", "datePublished", "dc.date.issued", "parsely-pub-date", "timestamp"],
)
@pytest.mark.parametrize("key", ["property", "name", "itemprop", "http-equiv"])
def test_day_of_a_meta_element_counts_under_each_key_and_letter_case(key, name):
    assert day_of(f'<meta {key}=" {name.upper()} " content="2021-03-04">').text == "2021-03-04"


def test_first_of_two_meta_elements_of_a_name_counts():
    assert day_of(meta("date", "2021-03-04") + meta("date", "2021-03-09")).text == "2021-03-04"


def test_first_day_that_can_be_read_counts():
    assert day_of(meta("pubdate", "yesterday") + meta("date", "2021-03-04")).text == "2021-03-04"


def test_pages_state_themselves_in_structured_data_and_not_what_these_hold():
    inner = {"@type": "NewsArticle", "datePublished": "2021-03-09"}
    outer = {"@type": "ReportageNewsArticle", "datePublished": "2021-03-04", "isPartOf": [{"video": inner}]}
    root = parse(f"<html><head>{schema(**outer)}</head></html>")

    assert schema_texts(root, "datePublished") == ["2021-03-04"]


@pytest.mark.parametrize("data", ["{broken", "5", '"text"', "[[], 5]", ""])
def test_structured_data_that_hold_no_object_say_nothing(data):
    root = parse(f'<html><head><script type="application/ld+json">{data}</script></head></html>')

    assert schema_texts(root, "datePublished") == []


@pytest.mark.parametrize(
    "changed",
    [
        meta("last-modified", "2021-03-07"),
        '<meta property="article:modified_time" content="2021-03-07">',
        schema(**{"@type": "NewsArticle", "dateModified": "2021-03-07"}),
    ],
)
def test_day_shown_that_the_markup_calls_a_change_is_a_note(changed):
    page = day_of(meta("date", "2021-03-04") + changed, HEADLINE + "<p>7 March 2021</p>")

    assert (page.text, page.notes) == ("2021-03-04", ("published: changed on 2021-03-07",))
    assert day_of(changed, HEADLINE + "<p>7 March 2021</p>").text == "2021-03-07"
    assert day_of(meta("date", "2021-03-06") + changed, HEADLINE + "<p>7 March 2021</p>").text == "2021-03-07"


@pytest.mark.parametrize(
    ("blocks", "day"),
    [
        ("<p>04.03.2021 – {sentence}</p>", "2021-03-04"),
        ("<p>04.03.2021 {sentence}</p>", ""),
        ("<p>04.03.2021 – {sentence}</p><p>05.03.2021 – {sentence}</p>", ""),
    ],
    ids=["with a mark", "without", "a chronology"],
)
def test_guess_counts_where_one_block_begins_with_it_and_a_mark(monkeypatch, blocks, day):
    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: "2021-03-04")

    assert day_of(after=blocks.format(sentence=SENTENCE)).text == day


def test_headline_is_known_by_each_title_of_the_page():
    site = "<h1>The Harbour Times of the Coast</h1><p>9 August 2021</p>" + "<p>Line</p>" * 12
    page = f"{site}<h2>{TITLE}</h2><p>6 May 2021</p>"

    assert day_of(f'<meta property="og:title" content="{TITLE}">', page, title="News").text == "2021-05-06"
    assert day_of("", page, title="News").text == "2021-08-09"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>3 May 2011</p>", ""),
        ("<h2>The fire of 3 May 2011</h2>", ""),
        ("<figure><figcaption>The pier on 3 May 2011</figcaption></figure>", ""),
        ("<p>Date of the fire: 3 May 2011</p>", ""),
        ("<p>10:15 AM · 3 May 2011</p>", ""),
        ("<p>Posted 3 May 2011</p>", "2011-05-03"),
        ('<p class="post-date">3 May 2011</p>', "2011-05-03"),
        ("<p>3 May 2011 • 6 min read</p>", "2011-05-03"),
    ],
)
def test_date_after_the_first_paragraph_counts_only_where_it_is_marked(line, day):
    paragraph = f"<p>{SENTENCE} {SENTENCE}</p>"

    assert day_of(body=HEADLINE + paragraph + line).text == day
    anywhere = "Posted" in line or "post-date" in line
    assert day_of(body=HEADLINE + paragraph + paragraph + line).text == (day if anywhere else "")


def test_date_after_a_standfirst_of_one_sentence_counts():
    assert day_of(body=f"{HEADLINE}<p>{SENTENCE}</p><p>3 May 2011</p>").text == "2011-05-03"
    assert day_of(body=f"{HEADLINE}<p>{SENTENCE}</p><p>{SENTENCE}</p><p>3 May 2011</p>").text == ""


def test_marked_day_of_a_comment_is_none_of_the_page():
    comment = '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="datePublished">25 June 2023</b></div>'

    assert day_of(after=comment).text == ""


# ---------------------------------------------------------------- forms in use


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("<p>3 June 2011 Last updated at 10:12 GMT</p>", "2011-06-03"),
        ("<p>June 3, 2011 -- Updated 1012 GMT (1812 HKT)</p>", "2011-06-03"),
        ("<p>3 June 2011, updated 5 June</p>", "../2011-06-03"),
        ("<p>Aktualisiert am 03.06.2011</p>", "../2011-06-03"),
        ("<p>Erstellt: 03.06.2011, 10:12 Uhr | Aktualisiert: 07.06.2011, 08:00 Uhr</p>", "2011-06-03"),
        ("<p>Publié le 3 juin 2011 à 10h12, mis à jour le 5 juin 2011</p>", "2011-06-03"),
        ("<p>Freitag, 3. Juni 2011</p>", "2011-06-03"),
        ("<p>3 de junio de 2011</p>", "2011-06-03"),
        ("<p>Submitted by admin on Fri, 06/03/2011 - 10:12</p>", "2011-06-03"),
        ("<p>Submitted by admin on Sun, 06/03/2011 - 10:12</p>", "2011-03-06"),
        ("<p>Submitted by admin on 06/03/2011 - 10:12</p>", "2011-03-06/2011-06-03"),
        ('<p class="date">03.06.11</p>', "2011-06-03"),
        ("<p>Jun 3rd 2011 | HARBOURTOWN | From the print edition</p>", "2011-06-03"),
        ("<p>By Ann Hall · Jun 3, 2011 at 3:00 am · One comment so far</p>", "2011-06-03"),
        ('<cite>By Ann Hall – <abbr title="2011-06-03T03:12:00-0700">Fri Jun 3</abbr></cite>', "2011-06-03"),
        ('<abbr class="published" title="2011-06-03T10:12">June 3rd</abbr>', "2011-06-03"),
        ('<span class="timestamp" data-epoch="1307095920">3 hours ago</span>', "2011-06-03"),
        ('<span class="js-date" data-datetime="2011-06-03T10:12:00Z">2 hours ago</span>', "2011-06-03"),
        ('<span property="dc:date dc:created" content="2011-06-03T10:12:00+02:00">Fri</span>', "2011-06-03"),
        ('<p>Issued on: <time datetime="2011-06-03T10:12">03/06/2011 - 10:12</time></p>', "2011-06-03"),
        ("<p>When: 3 June 2030, 19:00</p>", ""),
        ('<div class="event-date">3 June 2030</div>', ""),
        ("<p>3 June 2011 – 5 June 2011</p>", ""),
        ("<p>Today is 3 June 2011</p>", ""),
        ("<figure><figcaption>The pier on 3 June 2011</figcaption></figure>", ""),
        ("<p>This page was archived on 3 June 2011</p>", "../2011-06-03"),
    ],
)
def test_line_below_the_headline_tells_the_day_in_each_form_in_use(lines, day):
    assert day_of(body=HEADLINE + lines).text == day


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("<p>This entry was posted on Friday, June 3rd, 2011 at 10:12 am and is filed under News.</p>", "2011-06-03"),
        ("<p>Dieser Beitrag wurde am Freitag, 3. Juni 2011 um 10:12 Uhr veröffentlicht.</p>", "2011-06-03"),
        ("<p>First published in The Harbour Courier, 3 June 2011.</p>", "2011-06-03"),
        ("<p><i>This article was corrected on 3 June 2011.</i></p>", "../2011-06-03"),
        ("<p>The report was released on 3 June 2011 by the board.</p>", ""),
        ("<script>var x = {'article': {'publishDate': 1307095920000}}</script>", "2011-06-03"),
        ('<script>var x = {"pubdate": "June 3, 2011"}</script>', "2011-06-03"),
        ('<div><a href="/author/ann">Ann Hall</a><p>June 3, 2011</p></div>', "2011-06-03"),
        ('<div><a href="/author/ann">Ann Hall</a><p>Updated June 3, 2011</p></div>', "../2011-06-03"),
        ('<div><a href="/harbour/ann">Ann Hall</a><p>June 3, 2011</p></div>', ""),
        ("<article><header><time>on Friday June 3, 2011 @08:00PM</time></header></article>", "2011-06-03"),
        ("<div><time>June 3, 2011</time></div>", ""),
    ],
)
def test_statement_about_the_article_itself_counts_anywhere_on_the_page(after, day):
    assert day_of(after=after).text == day


@pytest.mark.parametrize(
    "data",
    [
        '<!--\n{"@type": "NewsArticle", "articleBody": "a\nb", "datePublished": "2011-06-03T10:12"}\n//-->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2011-06-03T10:12"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "a "quoted" word", "datePublished": "2011-06-03T10:12",}',
        '{"@graph": [{"@type": "Dataset", "datePublished": "2010-01-01"}, '
        '{"@type": "WebPage", "datePublished": "2011-06-03"}]}',
    ],
    ids=["comment", "cdata", "no JSON", "other things"],
)
def test_structured_data_are_read_as_old_and_careless_pages_write_them(data):
    assert day_of(f'<script type="application/LD+JSON">{data}</script>').text == "2011-06-03"


def test_broken_structured_data_with_two_days_say_nothing():
    data = '{"datePublished": "2011-06-03", "a": {"datePublished": "2012-06-03"},}'

    assert day_of(f'<script type="application/ld+json">{data}</script>').text == ""


def test_element_marked_as_published_and_updated_at_once_counts_after_the_meta_elements():
    both = '<time class="entry-date published updated" datetime="2013-02-12">12 February 2013</time>'

    assert day_of(meta("article:published_time", "2011-06-03"), HEADLINE + both).text == "2011-06-03"
    assert day_of(body=HEADLINE + both).text == "2013-02-12"


def test_day_of_a_change_in_the_markup_bounds_the_day():
    page = day_of(meta("lastmod", "2011-06-03"))

    assert (page.text, page.basis) == ("../2011-06-03", "markup")


def test_day_that_the_page_calls_changed_the_evening_before_is_the_local_one():
    shown = HEADLINE + "<p>Updated 11:21 pm CST, Tuesday, November 19, 2019</p>"

    assert day_of(meta("date", "2019-11-20T05:21:00Z"), shown).text == "2019-11-19"
    assert day_of(meta("date", "2019-11-21T05:21:00Z"), shown).text == "2019-11-21"


@pytest.mark.parametrize("tag", ["p", "div", "b"])
def test_headline_may_be_any_element_that_holds_the_title(tag):
    assert day_of(body=f"<{tag}>{TITLE}</{tag}><div>June 3, 2011</div>").text == "2011-06-03"
    assert (
        day_of(body=f"<{tag}>Harbour plan</{tag}><div>On June 3, 2011 all of the town met once more there</div>").text
        == ""
    )


@pytest.mark.parametrize(
    ("language", "day"), [("fr", "2011-06-03"), ("en", "2011-03-06/2011-06-03"), ("", "2011-03-06/2011-06-03")]
)
def test_order_of_day_and_month_is_that_of_the_language_of_the_page(language, day):
    body = f"{HEADLINE}<p>03/06/2011</p>{BODY}"
    page = f'<html lang="{language}"><head><title>{TITLE}</title></head><body>{body}</body></html>'
    root = parse(page)

    assert find_page_day(root, page, *lay_out_page(root), TITLE, URL).text == day


def test_date_beside_the_author_or_the_time_of_reading_counts_after_a_long_standfirst():
    standfirst = f"<p>{SENTENCE} {SENTENCE}</p>"

    assert day_of(body=f"{HEADLINE}{standfirst}<p>By Ann Hall</p><p>June 3, 2011</p>").text == "2011-06-03"
    assert day_of(body=f"{HEADLINE}{standfirst}<p>June 3, 2011</p><p>6 min read</p>").text == "2011-06-03"
    assert day_of(body=f"{HEADLINE}{standfirst}<p>Ann was there</p><p>June 3, 2011</p>").text == ""
