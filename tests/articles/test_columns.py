"""Which column holds what, and the article that a record is."""

from __future__ import annotations

import datetime
import json

import pytest

from topics.articles.readers.columns import as_json, as_text, known_columns, map_columns, read_records
from topics.articles.readers.delimited import find_delimiter, is_delimited, read_delimited
from topics.articles.readers.json_records import is_json, read_json
from topics.dates.given import read_given_day
from topics.errors import InputError
from topics.records import Locator

LOCATOR = Locator("a.csv", sha256="x")


def read(*rows):
    return read_records({str(at): row for at, row in enumerate(rows)}, LOCATOR)


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["Text", "TITLE"], {"text": "Text", "title": "TITLE"}),
        (["content", "body"], {"text": "body"}),
        (["text", "Publication-Date"], {"text": "text", "published": "Publication-Date"}),
        (["text", " web url "], {"text": "text", "url": " web url "}),
        (["text", "Text"], {"text": "text"}),
    ],
    ids=["letter case", "best name", "hyphen", "blank", "first of two"],
)
def test_column_is_known_by_its_name(names, columns):
    assert map_columns(names, [dict.fromkeys(names, "x")]) == columns


@pytest.mark.parametrize(("length", "is_text"), [(80, True), (79, False)])
def test_unnamed_column_is_the_text_from_80_characters_on(length, is_text):
    rows = [{"a": "x" * length, "b": "y"}]

    if is_text:
        assert map_columns(["b", "a"], rows) == {"text": "a"}
    else:
        with pytest.raises(InputError, match="its columns are b, a"):
            map_columns(["b", "a"], rows)


def test_longest_column_is_not_the_text_if_it_is_known_to_be_something_else():
    with pytest.raises(InputError, match="without a column of text"):
        map_columns(["title", "b"], [{"title": "x" * 200, "b": "y" * 100}])


def test_length_of_a_column_is_the_mean_over_all_records():
    with pytest.raises(InputError):
        map_columns(["a"], [{"a": "x" * 158}, {"a": 5}])
    assert map_columns(["a"], [{"a": "x" * 160}, {}]) == {"text": "a"}


def test_table_without_columns_is_refused():
    with pytest.raises(InputError):
        map_columns([], [])


def test_record_is_an_article_with_its_metadata_and_further_columns():
    row = {"id": " a1 ", "title": " One ", "text": " The text ", "url": "u", "date": datetime.date(2021, 3, 4)}

    (article,), problems = read(row | {"page": 3, "source": "The Times", "author": ["Ann", "Bo"], "lang": None})

    assert not problems
    assert (article.id, article.text) == ("a1", " The text ")
    assert article.locator == Locator("a.csv", "0", "text", sha256="x")
    metadata = article.metadata
    assert (metadata.title, metadata.url, metadata.outlet, metadata.author) == ("One", "u", "The Times", "Ann, Bo")
    assert (metadata.published, metadata.language) == ("2021-03-04", "")
    assert json.loads(article.extra) == {"page": 3}


def test_records_without_text_are_counted_and_the_first_is_named():
    articles, (problem,) = read({"text": "x"}, {"text": " "}, {"title": "y"})

    assert [article.locator.record for article in articles] == ["0"]
    assert problem.found == "2 of 3 records have no text (first: record 1)"
    assert not problem.lost


def test_file_is_lost_where_no_record_has_text():
    articles, (problem,) = read({"text": ""}, {"text": None})

    assert not articles
    assert problem.lost


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (0, "0"),
        (1.5, "1.5"),
        (datetime.datetime(2021, 3, 4, 9, 5, tzinfo=datetime.UTC), "2021-03-04"),
        (["a", None, 2], "a, , 2"),
        ({"name": "Ann", "title": "x"}, "Ann"),
        ({"title": "x"}, "x"),
        ({"a": 1}, ""),
    ],
)
def test_value_as_text(value, text):
    assert as_text(value) == text


def test_further_columns_are_json_whatever_they_hold():
    assert as_json({}) == ""
    assert as_json({"b": float("nan"), "a": float("inf"), "ä": datetime.date(2021, 3, 4)}) == (
        '{"a": null, "b": null, "ä": "2021-03-04"}'
    )


def test_known_columns_of_a_header():
    assert known_columns(["Headline", "Body", "page"]) == {"title", "text"}


@pytest.mark.parametrize(
    ("header", "delimiter"), [("a\tb,c\td", "\t"), ("a,b,c;d", ","), ("a;b;c|d", ";"), ("a|b", "|"), ("a", "\t")]
)
def test_delimiter_cuts_the_header_into_the_most_fields(header, delimiter):
    assert find_delimiter(f"{header}\n1|2|3|4,5,6,7,8,9;1;2;3;4;5;6") == delimiter


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"title,text\nOne,The text\n", True),
        (b"\xef\xbb\xbf'title';\"text\"\r\nOne;The text\r\n", True),
        (b"title,text", False),
        (b"title,text\nOne The text\n", False),
        (b"text,page\nOne,2\n", False),
        (b"title,page\nOne,2\n", False),
        (b"the title of it,title,text\nOne,2\n", False),
        (b"title,text,my column\nOne,2,3\n", True),
        (b"title,text,my own column\nOne,2,3\n", False),
    ],
    ids=["table", "marks", "no row", "other row", "one known", "no text", "sentence", "two words", "three words"],
)
def test_table_is_known_by_its_header(content, expected):
    assert is_delimited(content) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"text": "x", "title": "y"}\n', True),
        (b'\xef\xbb\xbf [{"text": "x"}]', True),
        (b'[\n{"text": "x"}\n]', True),
        (b'{\n"text": "x"\n}', False),
        (b'{"text": "x"}', False),
        (b"[ Update ] The council met.", False),
        (b"text", False),
        (b"", False),
    ],
)
def test_json_is_known_by_its_beginning(content, expected):
    assert is_json(content) is expected


@pytest.mark.parametrize(
    "name",
    [
        "publishedAt",
        "date_publish",
        "webPublicationDate",
        "datePublished",
        "Publication Date",
        "pubDate",
        "PUBLISHED_AT",
    ],
)
def test_column_of_the_day_is_known_by_the_names_that_programs_give_it(name):
    (article,), problems = read({"text": "x", name: "19 June 2023", "updatedAt": "2023-06-20"})

    assert article.metadata.published == "19 June 2023"
    assert not problems


@pytest.mark.parametrize("name", ["updatedAt", "date_modify", "lastModified", "date_download", "crawled_at"])
def test_column_of_a_change_or_a_copy_is_no_day_of_publication(name):
    (article,), _ = read({"text": "x", name: "2023-06-19"})

    assert article.metadata.published == ""


@pytest.mark.parametrize(
    "value", [{"$date": "2023-06-19T08:00:00Z"}, {"@value": "2023-06-19"}, {"$date": {"$numberLong": "1687161600000"}}]
)
def test_day_within_an_object_is_read(value):
    (article,), problems = read({"text": "x", "published": value})

    assert read_given_day(article.metadata.published).span.edtf == "2023-06-19"
    assert not problems


def test_day_that_can_be_read_in_two_ways_is_plain_where_another_row_shows_the_order():
    articles, problems = read({"text": "x", "date": "6/7/2023"}, {"text": "y", "date": "6/19/2023"})

    assert [article.metadata.published for article in articles] == ["2023-06-07", "6/19/2023"]
    assert not problems


def test_days_that_are_no_plain_days_are_listed_by_fault_with_the_first():
    given = ["soon", "2023-06-19", "later", "6/7/2023", "2021-05-03~", "n.d.", "1970-01-01"]
    articles, problems = read(*({"text": "x", "date": value} for value in given))

    assert len(articles) == len(given)
    assert not any(problem.lost for problem in problems)
    assert [problem.found for problem in problems] == [
        "1 days of publication: each can be read in two ways (first: “6/7/2023” of record 3)",
        "1 days of publication: each is approximate (first: “2021-05-03~” of record 4)",
        "2 days of publication: each is not understood (first: “soon” of record 0)",
        "1 days of publication: each is what programs write where they have no day (first: “1970-01-01” of record 6)",
    ]


def test_records_are_found_however_deep_an_answer_holds_them():
    answer = {"response": {"status": "ok", "pages": [1, 2], "results": [{"webTitle": "Pier", "fields": {"body": "x"}}]}}

    (article,), _ = read_json(json.dumps(answer).encode(), "a.json", "x")

    assert (article.metadata.title, article.text) == ("Pier", "x")


def test_object_within_a_record_that_has_a_text_stays_a_further_column():
    (article,), _ = read_json(json.dumps([{"text": "x", "quoted": {"text": "y"}}]).encode(), "a.json", "x")

    assert article.text == "x"
    assert json.loads(article.extra) == {"quoted": {"text": "y"}}


@pytest.mark.parametrize(("length", "n_shown"), [(99, 200), (98, 198)])
def test_names_of_columns_are_shown_up_to_two_hundred_characters(length, n_shown):
    names = ["a" * length, "b" * 300] if n_shown == 200 else ["a" * length, "b" * length]
    with pytest.raises(InputError) as refusal:
        map_columns(names, [dict.fromkeys(names, "x")])

    assert str(refusal.value) == ("a table without a column of text; its columns are " + ", ".join(names)[:n_shown])


def test_columns_are_judged_by_the_first_two_hundred_records():
    rows = [{"a": "x" * 80, "b": "y"}] * 200 + [{"a": "x", "b": "y" * 99_999}]

    assert {article.text for article in read(*rows)[0][:200]} == {"x" * 80}


def test_record_without_an_id_is_named_by_file_and_number():
    (article,), _ = read({"id": " ", "text": "x"})

    assert article.id == "a.csv#0"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"text,title" + b" " * 3990 + b"\na,b\n", False),
        (b"text,title" + b" " * 3970 + b"\na,b\n", True),
        (b"text,title\n", False),
        (b"text\ttitle\na\tb\n", True),
    ],
)
def test_header_of_a_table_is_looked_for_in_four_thousand_bytes(content, expected):
    assert is_delimited(content) is expected


def test_table_without_rows_says_so():
    with pytest.raises(InputError, match="a table without rows"):
        read_delimited(b"text,title\n\n", "a.csv", "x")


def test_rows_with_another_number_of_fields_are_counted_and_read():
    articles, (problem,) = read_delimited(b"text,title\none,A\ntwo\nthree,B,more\n\nfour,C\n", "a.csv", "x")

    assert [article.text for article in articles] == ["one", "two", "three", "four"]
    assert problem.found == "2 rows have another number of fields than the header (first: record 1)"
    assert not problem.lost


def test_column_without_a_name_is_called_by_its_number():
    (article,), _ = read_delimited(b"text,, title \none,x,A\n", "a.csv", "x")

    assert json.loads(article.extra) == {"column 1": "x"}
    assert article.metadata.title == "A"


@pytest.mark.parametrize(
    ("content", "texts", "found"),
    [
        (
            b'{"text": "one"}\n\n{broken\n[1]\n{"text": "two"}',
            ["one", "two"],
            "2 lines are not JSON objects (first: line 3)",
        ),
        (b'{"data": [{"text": "one"}, {"text": "two"}], "n": 2}', ["one", "two"], None),
        (b'{"tags": ["a"], "empty": [], "data": [{"text": "one"}]}', ["one"], None),
        (b'{"text": "one", "title": "A"}', ["one"], None),
        (b'[{"text": "one"}, 5, {"text": "two"}]', ["one", "two"], None),
    ],
)
def test_json_gives_an_article_an_object(content, texts, found):
    articles, problems = read_json(content, "a.json", "x")

    assert [article.text for article in articles] == texts
    assert [problem.found for problem in problems] == ([found] if found else [])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"{broken\n5\n", r"no line is a JSON object \(first: line 1\)"),
        (b"[]", "JSON without records"),
        (b"[5]", "JSON without records"),
    ],
)
def test_json_without_an_object_says_so(content, found):
    with pytest.raises(InputError, match=found):
        read_json(content, "a.json", "x")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"title": "y", "text": "' + b"x" * 99_974 + b'"}', True),
        (b'{"title": "y", "text": "' + b"x" * 99_975 + b'"}', False),
        (b'[{"text": "' + b"x" * 100_000 + b'"}]', True),
        (b"[1, 2]", False),
        (b"[ 1, 2]", True),
    ],
)
def test_beginning_of_json_is_a_hundred_thousand_bytes(content, expected):
    assert is_json(content) is expected
