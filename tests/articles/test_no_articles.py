"""Files that are no articles are listed as what they are; articles that only look a little like them are read."""

import re
import tomllib
from importlib.resources import files

import pytest

from tests.corpora import write_files
from tests.saved import FERRY, STRIKE, page, zipped
from topics.articles.files import list_files, read_file

RULES = tomllib.loads(files("topics.articles.containers").joinpath("no_articles.toml").read_text(encoding="utf-8"))
LEAVES = [(f"{kind}.{name}", rule) for kind, rules in RULES.items() for name, rule in rules.items()]


@pytest.mark.parametrize(("name", "rule"), LEAVES, ids=[name for name, _ in LEAVES])
def test_rule_holds_for_its_examples_and_for_no_counterexample(name, rule):
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    is_such = pattern.search if name.startswith("pages.") else pattern.fullmatch

    assert [words for words in rule["examples"] if not is_such(words)] == []
    assert [words for words in rule["counterexamples"] if is_such(words)] == []


def test_parts_of_a_saved_page_are_no_articles(tmp_path):
    folder = tmp_path / "Ferry_files"
    folder.mkdir()
    (tmp_path / "Ferry.html").write_text(page(FERRY), encoding="utf-8")
    (folder / "frame.html").write_text(page(STRIKE), encoding="utf-8")
    (folder / "data.json").write_text('{"a": 1, "text": "Accept all cookies to go on and read."}', encoding="utf-8")

    read = {source: read_file(tmp_path, source) for source in list_files(tmp_path)}

    assert [source for source, (articles, _) in read.items() if articles] == ["Ferry.html"]
    assert "a part of the saved page “Ferry”" in read["Ferry_files/frame.html"][1][0].found


def test_folder_named_like_parts_of_a_page_without_that_page_holds_articles(tmp_path):
    (tmp_path / "harbour_files").mkdir()
    (tmp_path / "harbour_files" / "a.txt").write_text(FERRY.text, encoding="utf-8")

    assert len(read_file(tmp_path, "harbour_files/a.txt")[0]) == 1


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("menu.js", 'function open() {\n  var day = "2021-03-04";\n}\n', "a script (JavaScript)"),
        ("look.css", "body { color: red }\n", "a style sheet"),
        ("noname", "var a = 1;\nfunction b() {\n  return a;\n}\n", "a program or style sheet"),
        ("README.md", "# Harbour news\n\nHow these articles were collected.", "a readme"),
        ("links.txt", "https://news.example/1\nhttps://news.example/2\n", "a list of addresses"),
        ("a.html", "<html><head><title>404 Not Found</title></head><body>It moved.</body></html>", "is no page"),
        ("b.html", "<html><body><p>Please enable JavaScript to view this page.</p></body></html>", "JavaScript"),
    ],
)  # fmt: skip
def test_file_that_is_no_article_is_listed_with_what_it_is(tmp_path, name, content, what):
    (tmp_path / name).write_text(content, encoding="utf-8")

    articles, (problem,) = read_file(tmp_path, name)

    assert articles == []
    assert what in problem.found
    assert problem.lost


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", page(FERRY).replace(FERRY.title, "Page not found: the archive that the sea took")),
        ("b.txt", "Access denied, said the guard.\n\n" + FERRY.text),
        ("c.txt", "https://news.example/1\n\n" + FERRY.text),
        ("licence-row.txt", FERRY.text),
        ("d.txt", "He wrote: {this};\n\n" + FERRY.text),
    ],
)
def test_article_that_looks_a_little_like_one_is_read(tmp_path, name, content):
    long = " ".join(f"word{number}" for number in range(120))
    (tmp_path / name).write_text(content.replace("</p></article>", f" {long}</p></article>"), encoding="utf-8")

    assert len(read_file(tmp_path, name)[0]) == 1


def test_parts_of_a_page_in_an_archive_are_no_articles(tmp_path):
    packed = zipped({"Ferry.html": page(FERRY), "Ferry_files/frame.html": page(STRIKE), "Ferry_files/a.js": "var a;"})
    write_files(tmp_path, a__zip=packed)

    articles, problems = read_file(tmp_path, "a.zip")

    assert [article.id for article in articles] == ["a.zip#Ferry.html"]
    assert [problem.lost for problem in problems] == [False, False]
