"""Tables as people and programs save them: no row, column or character is lost or merged without a word."""

import json

import pytest

from tests.saved import FERRY, STRIKE, file_of, zipped
from topics.articles.files import read_file, reread

ONE, TWO = FERRY.paragraphs[0], STRIKE.paragraphs[0]


def read(folder, content, name="a.csv"):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    articles, problems = read_file(folder, name)
    for article in articles:
        assert reread(folder, article.locator) == article.text
    return articles, [problem.found for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        f'sep=;\ntitle;date;text\nFerry;2023-06-19;"{ONE}"\nStrike;2021-03-03;"{TWO}"\n',
        f'\r\n\r\ntitle,date,text\r\nFerry,2023-06-19,"{ONE}"\r\nStrike,2021-03-03,"{TWO}"\r\n',
        f"title\tdate\ttext\nFerry\t2023-06-19\t{ONE}\nStrike\t2021-03-03\t{TWO}\n".encode("utf-16"),
        f'"title","date","text"\n"Ferry","2023-06-19","{ONE}"\n"Strike","2021-03-03","{TWO}"\n',
    ],
)
def test_table_gives_a_row_each_without_a_word(tmp_path, content):
    articles, problems = read(tmp_path, content)

    assert [(article.metadata.title, article.text) for article in articles] == [("Ferry", ONE), ("Strike", TWO)]
    assert problems == []


def test_table_without_a_header_is_told_by_what_its_columns_hold(tmp_path):
    rows = f'1,Ferry aground,2023-06-19,https://news.example/1,"{ONE}"\n2,Strike,2021-03-03,https://news.example/2,"{TWO}"\n'

    articles, (problem,) = read(tmp_path, rows)

    told = [(article.metadata.title, article.metadata.published, article.metadata.url[-1]) for article in articles]
    assert told == [("Ferry aground", "2023-06-19", "1"), ("Strike", "2021-03-03", "2")]
    assert [article.text for article in articles] == [ONE, TWO]
    assert problem.startswith("a table without a header line; its columns were told by what they hold: column 1, title")


def test_rows_above_the_header_are_told(tmp_path):
    articles, (problem,) = read(tmp_path, f'What I saved in 2023,,\ntitle,date,text\nFerry,2023-06-19,"{ONE}"\n')

    assert [article.text for article in articles] == [ONE]
    assert problem == "1 rows above the header were not used (first: “What I saved in 2023”)"


@pytest.mark.parametrize(
    ("first", "text"),
    [('"It is aground," he said.', '"It is aground," he said.'), ('"It is aground.', '"It is aground.')],
)
def test_stray_quotation_mark_swallows_no_row_and_is_told(tmp_path, first, text):
    rows = f"title\tdate\ttext\nFerry\t2023-06-19\t{first}\nStrike\t2021-03-03\t{TWO}\n"

    articles, (problem,) = read(tmp_path, rows, "a.tsv")

    assert [article.text for article in articles] == [text, TWO]
    assert problem == "1 rows with a stray quotation mark, which was taken as a character (first: line 2)"


def test_line_breaks_and_doubled_marks_in_quoted_fields_stay(tmp_path):
    articles, problems = read(tmp_path, 'title,text\nFerry,"He said ""no"".\nThen he left, at noon."\n')

    assert [article.text for article in articles] == ['He said "no".\nThen he left, at noon.']
    assert problems == []


def test_backslash_before_a_quotation_mark_is_an_escape(tmp_path):
    articles, problems = read(tmp_path, 'title,text\nFerry,"He said \\"no\\", and left."\nStrike,"They stop."\n')

    assert [article.text for article in articles] == ['He said "no", and left.', "They stop."]
    assert problems == []


@pytest.mark.parametrize("value", ["nan", "NULL", "None", "N/A", "[Removed]", "", "NaT"])
def test_value_that_stands_for_nothing_is_no_text(tmp_path, value):
    articles, problems = read(tmp_path, f'title,text\nFerry,"{ONE}"\nNothing,{value}\n')

    assert len(articles) == 1
    assert problems == ["1 of 2 records have no text (first: record 1)"]


def test_html_in_a_cell_gives_its_words_and_is_noted(tmp_path):
    cell = f"<p>{ONE}</p><script>var day = 1;</script><p>A &amp; B</p>"

    (article,), problems = read(tmp_path, f'title,text\nFerry &amp; quay,"{cell}"\n')

    assert article.text == f"{ONE}\n\nA & B"
    assert article.metadata.title == "Ferry & quay"
    assert article.metadata.notes == ("the field “text” holds HTML; its tags, scripts and styles are left out",)
    assert problems == []


def test_second_column_of_text_is_named_and_kept(tmp_path):
    (article,), (problem,) = read(tmp_path, f'title,text,text\nFerry,"{ONE}","{TWO}"\n')

    assert article.text == ONE
    assert json.loads(article.extra) == {"text (2)": TWO}
    assert problem == "the column “text (2)” holds text too and was not used (the text is “text”)"


def test_list_of_titles_and_addresses_is_refused_with_what_to_do(tmp_path):
    articles, (problem,) = read(tmp_path, "title,url\nFerry,https://news.example/1\n")

    assert articles == []
    assert problem.startswith("a list of titles and addresses without the articles; save the pages themselves")


def test_column_of_the_outlet_that_holds_an_address_gives_the_address(tmp_path):
    (article,), _ = read(
        tmp_path, json.dumps({"text": ONE, "source": "https://news.example/1", "hostname": "news.example"}), "a.json"
    )

    assert (article.metadata.outlet, article.metadata.url) == ("news.example", "https://news.example/1")


def test_authors_that_were_printed_as_a_list_are_names(tmp_path):
    (article,), _ = read(tmp_path, f"""authors,text\n"['Ann Lee', 'Bo Ek']","{ONE}"\n""")

    assert article.metadata.author == "Ann Lee, Bo Ek"


def test_text_that_a_service_cut_off_is_noted(tmp_path):
    (article,), _ = read(tmp_path, json.dumps([{"title": "Ferry", "content": f"{ONE} [+1234 chars]"}]), "a.json")

    assert article.metadata.notes == ("the text is cut off where it was saved",)


def test_lists_under_several_keys_are_all_read(tmp_path):
    articles, problems = read(tmp_path, json.dumps({"2021": [{"text": TWO}], "2023": [{"text": ONE}]}), "a.json")

    assert [article.text for article in articles] == [TWO, ONE]
    assert problems == []


def test_each_sheet_of_a_workbook_is_read_and_one_without_text_is_told(tmp_path):
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(file_of("table.xlsx"))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = '<sheet name="News" sheetId="1" r:id="r1"/>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        sheet, sheet + '<sheet name="Days" sheetId="2" r:id="r2"/>'
    )
    links = parts["xl/_rels/workbook.xml.rels"]
    second = (
        links[links.index("<Relationship ") : links.index("</Relationships>")]
        .replace("r1", "r2")
        .replace("sheet1", "sheet2")
    )
    parts["xl/_rels/workbook.xml.rels"] = links.replace("</Relationships>", f"{second}</Relationships>")
    rows = '<row><c t="inlineStr"><is><t>day</t></is></c></row><row><c t="inlineStr"><is><t>1</t></is></c></row>'
    head = parts["xl/worksheets/sheet1.xml"].partition("<sheetData>")[0]
    parts["xl/worksheets/sheet2.xml"] = f"{head}<sheetData>{rows}</sheetData></worksheet>"

    articles, problems = read(tmp_path, zipped(parts), "a.xlsx")

    assert [article.id for article in articles] == ["a.xlsx#News!0", "a.xlsx#News!1"]
    assert [problem.startswith("sheet “Days”: a table without a column of text") for problem in problems] == [True]
